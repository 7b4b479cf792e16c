"""Findings: the author's errors are seen, damage and the template's own habits are not."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.judging.checks import check_plan
from pipeline.judging.findings.repeats import find_repeats
from pipeline.judging.recognition import may_be_misread
from pipeline.model import Document, Finding, Repair, Severity, Source, Span
from tests.builders import build_document
from tests.plans import NEWEST, canonical_texts, judge_all, write_plan, write_section

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "findings.toml").read_text(encoding="utf-8")
)["case"]


def findings_of(document: Document) -> tuple[Finding, ...]:
    return judge_all(document)[3]


def write_changed(element: str, old: str, new: str, *others: tuple[str, str, str]) -> str:
    texts = canonical_texts()
    for name, before, after in ((element, old, new), *others):
        assert before in texts[name]
        texts = {**texts, name: texts[name].replace(before, after)}
    return write_section(texts)


@pytest.mark.parametrize("case", CASES, ids=[c.get("name", c["code"]) for c in CASES])
def test_a_change_brings_its_finding_and_no_other(case: dict[str, Any]) -> None:
    text = write_changed(case["element"], case["old"], case["new"], *case.get("beside", ()))
    found = [f for f in findings_of(build_document([text])) if f.code == case["code"]]
    if "found" not in case:
        assert not found
        return
    assert [f.element for f in found] == [case["element"]]
    assert case["found"] in found[0].found
    assert found[0].evidence is not None
    assert found[0].message_th
    assert found[0].message_en


def test_the_canonical_wording_brings_no_finding() -> None:
    assert findings_of(build_document(write_plan(write_section(canonical_texts())))) == ()


def test_what_repair_touched_is_never_charged_to_the_author() -> None:
    document = build_document([write_changed("development_purpose", "ทัศนคติ", "ทัศคติ")])
    start = document.text.index("ทัศคติ")
    repair = Repair(
        rule="test",
        evidence="test",
        page=1,
        line=0,
        start=0,
        before="",
        after="ศค",
        confidence=1.0,
        span=Span(start + 2, start + 4),
    )
    repaired = replace(document, repairs=(repair,))
    assert "misspelling" in {f.code for f in findings_of(document)}
    assert "misspelling" not in {f.code for f in findings_of(repaired)}


def test_what_was_recognised_from_a_picture_is_never_charged() -> None:
    text = write_changed("development_purpose", "ทัศนคติ", "ทัศคติ")
    codes = {f.code for f in findings_of(build_document([text], source=Source.OCR))}
    assert not codes & {"misspelling", "spelling_variant", "duplicated_words", "changed_number"}


@pytest.mark.parametrize(
    ("element", "old", "new", "code"),
    [
        ("pillar_open_participation", "ภาคประชาสังคม", "ภาคประชาชนสังคม", "misspelling"),
        ("pillar_open_network", "กับการทำงาน", "การการทำงาน", "misspelling"),
        ("pillar_citizen_digital", "ดิจิทัล", "ดิจิตอล", "spelling_variant"),
        ("pillar_open_participation", "เปิดกว้าง", "ไม่เปิดกว้าง", "negated"),
    ],
)
def test_what_recognition_cannot_have_made_is_charged_where_the_line_is_sure(
    element: str, old: str, new: str, code: str
) -> None:
    text = write_changed(element, old, new)
    for confidence, is_charged in ((0.95, True), (0.85, False)):
        document = build_document([text], source=Source.OCR, confidence=confidence)
        assert (code in {f.code for f in findings_of(document)}) is is_charged


@pytest.mark.parametrize(
    ("element", "old", "new"),
    [
        ("pillar_citizen_proactive", "ช่วยเหลือ", "ช่วย.ฬาเหลือ"),
        ("pillar_citizen_digital", "ดิจิทัล", "ดิจเคิทัล"),
        ("development_purpose", "ทัศนคติ", "ทัศศนนคติ"),
    ],
)
def test_letters_that_make_no_word_are_charged_only_where_the_file_has_them(
    element: str, old: str, new: str
) -> None:
    text = write_changed(element, old, new)
    scanned = findings_of(build_document([text], source=Source.OCR))
    assert "misspelling" not in {f.code for f in scanned}
    assert "misspelling" in {f.code for f in findings_of(build_document([text]))}


@pytest.mark.parametrize(
    ("found", "expected", "is_misread"),
    [
        ("ติจิทัล", "ดิจิทัล", True),
        ("ที", "ที่", True),
        ("พื้นที่", "พื่นที่", True),
        ("ถารภิจ", "ภารกิจ", True),
        ("นะ", "นั", True),
        ("หลักสูดร", "หลักสูตร", True),
        ("๕ ปี", "๓ ปี", True),
        ("5 ปี", "๓ ปี", True),
        ("ปิด", "เปิด", True),
        ("ห้าปี", "๓ ปี", False),
        ("เชิงรับ", "เชิงรุก", False),
        ("ไม่", "", False),
        ("ประชาชนสังคม", "ประชาสังคม", False),
    ],
)
def test_letters_that_a_scan_blurs_are_told_from_others(
    found: str, expected: str, is_misread: bool
) -> None:
    assert may_be_misread(found, expected) is is_misread


@pytest.mark.parametrize("source", list(Source)[:2])
def test_a_heading_number_is_charged_only_where_the_file_has_it(source: Source) -> None:
    heading = "๑๐. แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น"
    text = write_section(canonical_texts(), heading=heading)
    codes = {f.code for f in findings_of(build_document([text], source=source))}
    assert ("section_number" in codes) is (source is Source.TEXT)


@pytest.mark.parametrize(
    ("years", "source", "is_charged"),
    [
        ("๒๕๖๔ - ๒๕๖๖", Source.OCR, True),
        ("๒๕๖๑ - ๒๕๖๖", Source.OCR, False),
        ("๒๕๖๑ - ๒๕๖๖", Source.TEXT, True),
    ],
)
def test_years_that_one_misread_digit_parts_do_not_disagree(
    years: str, source: Source, is_charged: bool
) -> None:
    pages = write_plan(write_section(canonical_texts()))
    pages[1] = f"แผนอัตรากำลัง ๓ ปี (พ.ศ. {years})\n" + pages[1]
    codes = {f.code for f in findings_of(build_document(pages, source=source))}
    assert ("period_mismatch" in codes) is is_charged


@pytest.mark.parametrize(
    ("heading", "severity"),
    [
        ("แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น", Severity.LOW),
        ("๑๓. แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น", Severity.INFO),
    ],
)
def test_a_heading_without_its_usual_number_is_reported(heading: str, severity: Severity) -> None:
    text = write_section(canonical_texts(), heading=heading)
    found = [f for f in findings_of(build_document([text])) if f.code == "section_number"]
    assert [(f.severity, f.element) for f in found] == [(severity, "section_heading")]


def test_the_tail_of_a_skipped_clause_is_reported() -> None:
    texts = {**canonical_texts(), "local_service_to_4_0": "เช่นกัน"}
    found = [
        f for f in findings_of(build_document([write_section(texts)])) if f.code == "lost_clause"
    ]
    assert [(f.element, f.found) for f in found] == [("local_service_to_4_0", "เช่นกัน")]


def test_years_that_disagree_are_reported() -> None:
    pages = write_plan(write_section(canonical_texts()))
    pages[1] = "แผนอัตรากำลัง ๓ ปี (พ.ศ. ๒๕๖๔ - ๒๕๖๖)\n" + pages[1]
    assert "period_mismatch" in {f.code for f in findings_of(build_document(pages))}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("เทศบาลตำบลตำบลพังโคน", ["ตำบล"]),
        ("สอดรับการการทำงาน", ["การ"]),
        ("เทศบาลนครนครราชสีมา", []),
        ("เทศบาลเมืองเมืองปัก", []),
        ("คณะกรรมการการเลือกตั้ง", []),
        ("ผู้อำนวยการการประปา", []),
        ("ทำช้าช้า", []),
        ("ที่ที่เหมาะสม", []),
        ("อื่น ๆ", []),
    ],
)
def test_doubled_words_are_told_from_names_and_habits(text: str, words: list[str]) -> None:
    assert [found for _, _, found in find_repeats(text)] == words


def test_findings_come_in_the_order_of_the_checks_and_once() -> None:
    document = build_document([write_changed("development_purpose", "ทัศนคติ", "ทัศคติ")])
    identity, sections, judgements, findings = judge_all(document)
    again = check_plan(document, NEWEST, sections, judgements, identity=identity)
    assert again == findings
    assert len(set(findings)) == len(findings)
