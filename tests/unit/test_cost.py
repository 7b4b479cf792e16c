"""The cost of staff: a year over the limit is seen, the rule itself is nobody's figure."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.judging.findings.figures import read_number
from pipeline.model import Finding, Severity, Source
from tests.builders import build_document
from tests.plans import BODIES, canonical_texts, judge_all, write_plan, write_section

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "cost.toml").read_text(encoding="utf-8")
)["case"]
OVER = "คิดเป็นร้อยละของงบประมาณรายจ่ายประจำปี\t๓๖.๐๐\t๓๘.๕๔\t๔๐.๕๔"


def findings_of(text: str, *, source: Source = Source.TEXT, left_out: int = 0) -> list[Finding]:
    pages = write_plan(write_section(canonical_texts()))
    pages = [page.replace(BODIES["s09_cost"], text) for page in pages]
    document = build_document(pages, source=source, left_out=(left_out,))
    return [f for f in judge_all(document)[3] if f.code in ("cost_over_limit", "cost_unclear")]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_year_over_the_limit_is_reported_and_nothing_else(case: dict[str, Any]) -> None:
    found = findings_of(case["text"])
    assert [f.found for f in found if f.code == "cost_over_limit"] == case.get("over", [])
    unclear = [f for f in found if f.code == "cost_unclear"]
    assert len(unclear) == case.get("is_unclear", False)


def test_a_finding_names_section_page_and_words() -> None:
    (finding,) = findings_of(OVER)
    assert (finding.severity, finding.section, finding.expected) == (
        Severity.HIGH,
        "s09_cost",
        "40",
    )
    assert finding.evidence is not None
    assert finding.evidence.page == 11
    assert "๔๐.๕๔" in finding.evidence.quote


def test_a_figure_read_from_a_picture_is_doubted_and_not_charged() -> None:
    assert [f.code for f in findings_of(OVER, source=Source.OCR)] == ["cost_unclear"]


def test_nothing_is_said_of_a_section_that_was_not_read() -> None:
    assert findings_of(OVER, left_out=11) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [("สิบ", 10), ("สิบเอ็ด", 11), ("ยี่สิบ", 20), ("สี่สิบ", 40), ("เก้าสิบเก้าจุดห้าศูนย์", 99.5)],
)
def test_numbers_in_words_are_read(words: str, value: float) -> None:
    assert read_number(words) == value
