"""A page is unreadable when its text is not what the eye sees, and says why."""

from pathlib import Path

import pytest

from pipeline.model import Source
from pipeline.reading.drafts import Draft, DraftLine, DraftPage, PageSigns
from pipeline.reading.layer import read_pdf_draft
from pipeline.reading.quality import USABLE, judge_page, report_damage, report_unreadable
from tests.unit.glyph_pdfs import Sheet, build_pdf

PROSE = (
    "องค์การบริหารส่วนตำบลกำหนดแนวทางการพัฒนาพนักงานส่วนตำบลลูกจ้างและพนักงานจ้าง"
    "ทุกตำแหน่งให้ได้มีโอกาสได้รับการพัฒนาเพื่อเพิ่มพูนความรู้ทักษะทัศนคติที่ดี"
)
FONTS_MARKS = str.maketrans(dict.fromkeys("่้ีิืั็์", "ท"))
SCAN = PageSigns(image_cover=1.0, ink=0.05)


def judge(
    text: str, signs: PageSigns | None = None, *, furniture: tuple[str, ...] = ()
) -> DraftPage:
    lines = (DraftLine(raw=text, text=text),) if text else ()
    page = DraftPage(1, lines, signs=signs or PageSigns(), furniture=furniture)
    judge_page(page)
    return page


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        PROSE.replace("ทัศนคติ", "ทัศคติ").replace("ส่วน", "สวน"),
        "1\t2,500.00\t๓๔๕",
        "ม.ค. ก.พ. มี.ค. " * 20,
        "\uf0a3 ดีเลิศ (ร้อยละ ๗๐.๐๐ – ๗๙.๙๙) \uf052 ดี \uf0a3 ปานกลาง " * 8,
        "ㆍ หรืออุปกรณ์มีสภาพแวดล้อมเหมาะสม " * 4,
        "ปวช. ๑ ปวส. ๒ กศน. ๓ คสล. อบจ. " * 10 + PROSE,
        "นายกฤษฎา ฤทธิ์เดช\nนางพิมพ์ลภัส เกียรติภูมิ\nนายฮัสซัน เจ๊ะมะ\nนายธนพล ณ บางช้าง\n" * 3,
        "ชื่อ ........................ สกุล ..........................\n" * 6,
        "๑\tถนน ค.ส.ล.\t250,000.00\t-\t-\n" * 12,
        PROSE + " น้้า",
        "Web Title page Logo Storage (10GB) and other words in plain English text",
        "รวม",
    ],
)
def test_what_can_be_read_is_left_alone(text: str) -> None:
    assert judge(text).source is Source.TEXT


@pytest.mark.parametrize(
    ("text", "signs", "reason"),
    [
        ("", SCAN, "image_only"),
        ("", PageSigns(ink=0.004), "image_only"),
        ("๑๒", SCAN, "stray_text_on_scan"),
        ("\uf70a\ue001" * 40, PageSigns(), "garbled_private_use"),
        ("ก\x03\x04\x05" * 30, PageSigns(unmapped=0.7), "garbled_control"),
        ("υϔτΪΕϔτΪυϖΩ" * 10, PageSigns(), "greek_elaas"),
        ("j.v _,rttnartunuragiruaul.:ft.l r3a r il" * 3, PageSigns(1.0, 0, 1.0), "garbled_latin"),
        (PROSE.translate(FONTS_MARKS), PageSigns(), "low_dictionary_coverage"),
        ("ข้อมูลทะ่วไปของตำบล แลั การดำเนินการในพื้นที่ " * 4, PageSigns(), "damaged_letters"),
        (
            "ย\ufffdทธศาสตร\ufffd การพ\ufffdฒนา ท\ufffdองถ\ufffd\ufffdน " * 5,
            PageSigns(),
            "marks_lost",
        ),
        ("แผนพฒนาตาบลคราวนทาการดานกองชางสวนตางๆ" * 4, PageSigns(), "marks_lost"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, signs: PageSigns, reason: str) -> None:
    page = judge(text, signs)
    assert page.source is Source.NONE
    assert page.quality < USABLE
    assert reason in page.reasons


def test_a_blank_page_is_readable_and_empty() -> None:
    page = judge("", PageSigns(ink=0.0))
    assert (page.source, page.quality, page.reasons) == (Source.TEXT, 1.0, ("empty",))


def test_a_blank_page_with_its_number_is_empty() -> None:
    page = judge("", PageSigns(ink=0.0007), furniture=("12",))
    assert (page.source, page.reasons) == (Source.TEXT, ("empty",))


def test_a_large_picture_beside_text_is_said() -> None:
    page = judge(PROSE, PageSigns(image_cover=0.8))
    assert (page.source, page.reasons) == (Source.TEXT, ("large_image",))


@pytest.mark.parametrize(
    ("text", "reasons"), [("โครงสร้างงานบุคลากร " * 3, ("large_image",)), (PROSE * 2, ())]
)
def test_a_smaller_picture_is_said_where_it_has_but_a_caption(
    text: str, reasons: tuple[str, ...]
) -> None:
    page = judge(text, PageSigns(image_cover=0.37))
    assert (page.source, page.reasons) == (Source.TEXT, reasons)


def test_one_strange_letter_condemns_nothing() -> None:
    assert judge(PROSE + "Ω").quality == 1.0


def test_a_few_places_that_cannot_be_right_are_said_and_the_page_is_used() -> None:
    page = judge(PROSE * 3 + "\nลงชื#อ ผู้ยืBนคำขอ")
    assert (page.source, page.reasons) == (Source.TEXT, ("damaged_letters",))
    assert 0.8 < page.quality < 1


def test_damage_is_reported_once_with_its_places() -> None:
    pages = [judge(PROSE), judge(PROSE + "\nผู้ยืBนคำขอ\nอื่น ๆ"), judge(PROSE + " เป็นยั ไป")]
    for number, page in enumerate(pages, 1):
        page.number = number
    draft = Draft(pages)
    report_damage(draft)
    (problem,) = draft.problems
    assert problem.code == "damaged_letters"
    assert "2 of 3 pages" in problem.message
    assert "page 2 “ผู้ยืBนคำขอ”" in problem.message
    assert "2, 3" in problem.message


@pytest.mark.parametrize(
    ("ink", "reason"), [("0.8 0.6 0.1 rg 100 400 300 60 re f", "image_only"), ("", "empty")]
)
def test_what_is_drawn_on_coloured_paper_is_seen(tmp_path: Path, ink: str, reason: str) -> None:
    yellow = "1 0.98 0.7 rg 0 0 595 842 re f"
    build_pdf(tmp_path / "cover.pdf", [Sheet(drawing=f"{yellow} {ink}")])
    (page,) = read_pdf_draft(tmp_path / "cover.pdf").pages
    judge_page(page)
    assert page.reasons == (reason,)


def test_unreadable_pages_are_reported_once_with_their_numbers() -> None:
    pages = [DraftPage(n, (), source=Source.NONE, reasons=("image_only",)) for n in (2, 5)]
    draft = Draft([*pages, DraftPage(6, ())])
    report_unreadable(draft)
    (problem,) = draft.problems
    assert problem.code == "unreadable_pages"
    assert "2 of 3 pages" in problem.message
    assert "2, 5 (image_only)" in problem.message


def test_nothing_is_reported_when_all_pages_can_be_read() -> None:
    draft = Draft([DraftPage(1, ())])
    report_unreadable(draft)
    assert draft.problems == []
