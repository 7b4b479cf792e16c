"""Contents page and body: each difference is told, and what was not read is not claimed."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Document, Finding, Severity, Source
from pipeline.text.letters import to_thai_digits
from tests.builders import build_document
from tests.plans import NEWEST, canonical_texts, judge_all, write_plan, write_section

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "contents.toml").read_text(encoding="utf-8")
)["case"]
CODES = ("contents_differ", "section_missing")
SUMMARY = "๗. สรุปปัญหาและแนวทางในการกำหนดโครงสร้างส่วนราชการและกรอบอัตรากำลัง"


def write_pages() -> list[str]:
    return write_plan(write_section(canonical_texts()))


def findings_of(document: Document) -> list[tuple[str, str, str]]:
    return [(f.section or "", f.found, f.expected) for f in read_findings(document)]


def read_findings(document: Document) -> list[Finding]:
    return [finding for finding in judge_all(document)[3] if finding.code in CODES]


def change_pages(pages: list[str], where: str, old: str, new: str) -> list[str]:
    changed = [
        page.replace(old, new) if page.startswith("สารบัญ") is (where == "contents") else page
        for page in pages
    ]
    assert changed != pages
    return changed


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_difference_is_told_once(case: dict[str, Any]) -> None:
    pages = change_pages(write_pages(), case["where"], case["old"], case["new"])
    found = findings_of(build_document(pages))
    assert found == ([tuple(case["found"])] if "found" in case else [])


def test_sections_in_another_order_are_told_by_the_fewest() -> None:
    pages = write_pages()
    pages[11], pages[12] = pages[12], pages[11]
    assert [f[0] for f in findings_of(build_document(pages))] in (
        ["s10_chart"],
        ["s11_assignment"],
    )


def test_page_numbers_of_an_older_book_are_told_once() -> None:
    pages = write_pages()
    older = []
    for place, line in enumerate(pages[1].split("\n")):
        words, _, number = line.rpartition(" ")
        older.append(f"{words} {int(number) + place // 2}" if number.isdigit() else line)
    found = read_findings(build_document([pages[0], "\n".join(older), *pages[2:]]))
    assert [(f.code, f.severity) for f in found] == [("contents_differ", Severity.INFO)]


def test_a_text_without_pages_has_no_page_numbers_to_compare() -> None:
    cover, contents, *body = write_pages()
    assert findings_of(build_document([cover, contents, "\n".join(body)])) == []


@pytest.mark.parametrize("sheet", ["", "แผนผังที่ตั้งสำนักงานและอาคาร"])
def test_sheets_without_a_number_move_no_page(sheet: str) -> None:
    pages = write_pages()
    assert findings_of(build_document([*pages[:8], sheet, *pages[8:]])) == []
    backs = [side for page in pages[2:] for side in (page, "")]
    assert findings_of(build_document([*pages[:2], *backs])) == []


def test_an_annex_is_there_under_another_title() -> None:
    pages = write_pages()
    pages[1] += f"\nคำสั่งแต่งตั้งคณะกรรมการ {'.' * 30} 14"
    pages.append("คำสั่งองค์การบริหารส่วนตำบลทุ่งสมมุติ ที่ ๑๒/๒๕๖๐")
    assert findings_of(build_document(pages)) == []


def test_what_a_page_may_hold_that_was_not_read_is_not_called_absent() -> None:
    pages = write_pages()
    page = next(n for n, text in enumerate(pages, start=1) if text.startswith(SUMMARY))
    assert findings_of(build_document(pages, left_out=(page,))) == []
    assert findings_of(build_document(pages, unreadable=(page,))) == []


def test_nothing_is_told_of_what_recognition_read() -> None:
    pages = change_pages(write_pages(), "body", "๑๐. แผนภูมิ", "๑๑. แผนภูมิ")
    assert findings_of(build_document(pages, source=Source.OCR)) == []


def test_a_part_of_a_plan_lacks_nothing() -> None:
    assert findings_of(build_document(write_pages()[:8])) == []


def test_a_section_in_neither_is_missing() -> None:
    title = next(s.title for s in NEWEST.sections if s.key == "s07_summary")
    pages = [page for page in write_pages() if not page.startswith(SUMMARY)]
    pages[1] = "\n".join(line for line in pages[1].split("\n") if title not in line)
    for number in range(8, 14):
        for write in (str, to_thai_digits):
            old, new = write(f"\n{number}. "), write(f"\n{number - 1}. ")
            pages = [f"\n{page}".replace(old, new, 1)[1:] for page in pages]
    (finding,) = read_findings(build_document(pages))
    assert (finding.code, finding.section) == ("section_missing", "s07_summary")
    assert finding.severity is Severity.MEDIUM
