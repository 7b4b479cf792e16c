"""A page is unreadable when its text is not what the eye sees, and says why."""

import pytest

from pipeline.model import Source
from pipeline.reading.drafts import Draft, DraftLine, DraftPage, PageSigns
from pipeline.reading.quality import USABLE, judge_page, report_unreadable

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


def test_one_strange_letter_condemns_nothing() -> None:
    assert judge(PROSE + "Ω").quality == 1.0


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
