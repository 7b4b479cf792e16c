"""The reading of published files, where they are at hand."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pipeline.model import Document, Source
from pipeline.reading.read import OcrMode, ReadingSettings, read_document
from pipeline.reading.repair import Edit, replay_edits
from pipeline.text.letters import NIKHAHIT, SARA_AM

REAL = Path(__file__).parents[2].parent / "shared" / "real"
NOT_THAI = re.compile(r"[^\N{THAI CHARACTER KO KAI}-\N{THAI CHARACTER KHOMUT}]")
MANPOWER = "saiyoi-manpower-2555-2557.pdf"
BUDGET_REPORTS = (
    "poknoi-elaas-2560-greek.pdf",
    "poknoi-elaas-statement-greek.pdf",
    "poknoi-a3d5c98c.pdf",
)
WRONG_AM = ("ktltc-8f9d9a13.pdf", "ktltc-74a67256.pdf", "saiyoi-5c565d60.pdf")

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the published files are not at hand")


@cache
def read(name: str) -> Document:
    return read_document(REAL / name, name=name, settings=ReadingSettings(ocr=OcrMode.NEVER))


def count_grams(text: str) -> Counter[str]:
    letters = NOT_THAI.sub("", text)
    return Counter(letters[i : i + 8] for i in range(len(letters) - 7))


def measure_recall(name: str, truth: str) -> float:
    wanted = count_grams((REAL / truth).read_text(encoding="utf-8-sig"))
    return (wanted & count_grams(read(name).text)).total() / wanted.total()


@pytest.mark.parametrize(
    ("name", "truth", "least"),
    [
        (MANPOWER, "saiyoi-manpower-2555-2557.truth.txt", 0.975),
        ("saiyoi-manpower-2555-2557.docx", "saiyoi-manpower-2555-2557.truth.txt", 0.995),
        ("erp-tambon-b42344b8.pdf", "erp-tambon-b42344b8.truth.txt", 0.99),
    ],
)
def test_the_text_is_that_of_its_author(name: str, truth: str, least: float) -> None:
    assert measure_recall(name, truth) >= least


def test_the_printed_numbers_of_the_manpower_plan_are_known() -> None:
    pages = read(MANPOWER).pages
    assert pages[20].printed_number == "24"
    assert [p.printed_number for p in pages[15:]] == ["19", "20", "21", "22", "23", "24"]


def test_the_heading_of_section_12_is_a_line_of_its_own() -> None:
    document = read(MANPOWER)
    page = document.pages[20]
    lines = document.text[page.span.start : page.span.end].split("\n")
    assert re.sub(r"\s+", " ", lines[0]) == "12. แนวทางการพัฒนาพนักงานส่วนตำบล"


def test_sara_am_is_right_throughout_the_royal_gazette() -> None:
    document = read("royal-gazette-2566-word.pdf")
    assert NIKHAHIT not in document.text
    assert not re.search(r"[ก-ฮ] า", document.text)
    assert document.text.count(SARA_AM) == 6


def test_a_clean_file_is_not_repaired() -> None:
    assert read("rmutl-18128b80.pdf").repairs == ()


def test_the_ring_that_claims_mai_tho_is_read_as_the_page_shows_it() -> None:
    """The layer says `ต้าบล`, `น้้าพร้าว`, `อ้านาจ`; the page, looked at, says otherwise."""
    text = read("saiyoi-976bb21e.pdf").text
    for word in ("ส่วนตำบลไทรย้อย", "บ้านน้ำพร้าว", "คำนวณ", "ผู้อำนวยการ", "ห้าแสน"):
        assert word in text
    assert not re.search("[ตกอ]้า[บหนเ]", text)


def test_low_tones_of_tall_letters_are_tones() -> None:
    text = read("phichai-national-strategy.pdf").text
    assert not re.search("[เแใไ][ปฝฟ][ุู]|[ปฝฟ][ุู]า", text)
    assert text.count("ป้องกัน") > 50
    assert text.count("ฟื้นฟู") > 20


def test_signs_that_stand_for_tones_are_read_and_the_rest_is_said() -> None:
    document = read("sabputsa-244ec839.pdf")
    assert not re.search("[ก-๎][#*V<G][ก-๎]", document.text)
    assert all(word in document.text for word in ("ขึ้นทะเบียน", "ลงชื่อ", "เบี้ยยังชีพ", "ท้องถิ่น"))
    assert ("B" in document.text) == ("damaged_letters" in document.pages[0].reasons)


def test_marks_stay_on_their_base_in_justified_lines() -> None:
    text = read("wairung-a639ebf1.pdf").text
    assert not re.search("สือ่|อืน่|เพือ่|ซึง่|ทีก่", text)
    assert "ทัว่" not in read("budget-267aa7e3.pdf").text


def test_covers_in_pale_colours_are_not_empty() -> None:
    pages = read("phichai-national-strategy.pdf").pages
    assert [pages[0].reasons, pages[69].reasons] == [("image_only",), ("image_only",)]
    assert pages[4].reasons == ("empty",)


def test_a_half_named_font_hides_no_lost_letters() -> None:
    for page in read("hangdong-project-list-libreoffice-calc.pdf").pages:
        lost = document_share(page.number, "\N{REPLACEMENT CHARACTER}")
        assert page.source is Source.NONE or lost < 0.05


def document_share(page: int, character: str) -> float:
    document = read("hangdong-project-list-libreoffice-calc.pdf")
    span = document.pages[page - 1].span
    text = document.text[span.start : span.end]
    return text.count(character) / max(1, len(text))


@pytest.mark.parametrize("name", BUDGET_REPORTS)
def test_budget_reports_without_a_map_are_read_with_their_digits(name: str) -> None:
    document = read(name)
    assert all(page.is_readable and page.quality > 0.95 for page in document.pages)
    assert re.search(r"25[56]\d", document.text)


@pytest.mark.parametrize("name", WRONG_AM)
def test_sara_aa_is_not_sara_am(name: str) -> None:
    assert "กำร" not in read(name).text
    assert "การ" in read(name).text


@pytest.mark.parametrize(
    "name",
    [
        "hangdong-scan-latin-ocr-garbage.pdf",
        "erp-tambon-40374ce5.pdf",
        "erp-tambon-0068d1a7.pdf",
        "erp-tambon-157f26d6.pdf",
        "erp-tambon-1deafda8.pdf",
        "scan-constitution-2502.pdf",
    ],
)
def test_pages_that_do_not_say_what_they_show_are_unreadable(name: str) -> None:
    document = read(name)
    assert all(page.source is Source.NONE and page.reasons for page in document.pages)
    assert [p.code for p in document.problems] == ["unreadable_pages"]


@pytest.mark.parametrize(
    ("name", "scanned"),
    [("ktltc-2f5bf8c5.pdf", 10), ("ktltc-5f01cf4f.pdf", 20), ("ktltc-a06a8619.pdf", 3)],
)
def test_scanned_pages_among_text_are_found(name: str, scanned: int) -> None:
    assert sum(page.source is Source.NONE for page in read(name).pages) == scanned


def test_repairs_replay_on_what_the_file_claims() -> None:
    for name in (MANPOWER, "erp-tambon-b42344b8.pdf", "poknoi-a3d5c98c.pdf", "budget-267aa7e3.pdf"):
        document = read(name)
        edits: dict[int, list[Edit]] = {}
        for r in document.repairs:
            edit = Edit(r.rule, r.evidence, r.start, r.before, r.after, r.confidence)
            edits.setdefault(r.line, []).append(edit)
        for number, line in enumerate(document.lines):
            text = document.text[line.span.start : line.span.end]
            assert replay_edits(line.raw, edits.get(number, [])) == text
