"""The plan's years: where it gives its own and they differ, and where others stand by right."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Finding
from tests.builders import build_document
from tests.plans import canonical_texts, judge_all, write_plan, write_section

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "periods.toml").read_text(encoding="utf-8")
)["case"]


def findings_of(pages: list[str], *, path: str = "plan.txt") -> list[Finding]:
    found = judge_all(build_document(pages, path=path))[3]
    return [finding for finding in found if finding.code.startswith("period_")]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_other_years_are_reported_only_where_they_are_given_as_the_plans(
    case: dict[str, Any],
) -> None:
    pages = write_plan(write_section(canonical_texts()))
    pages[case["page"] - 1] += f"\n{case['text']}"
    found = findings_of(pages)
    assert [f.found for f in found] == ([case["found"]] if "found" in case else [])
    for finding in found:
        assert finding.evidence is not None
        assert (finding.evidence.page, finding.expected) == (case["page"], "2561-2563")
        assert finding.severity == case.get("severity", "medium")


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("a/แผนอัตรากำลัง 2564-2566.pdf", ["2564-2566"]),
        ("2558-2560/แผนอัตรากำลัง ๒๕๖๑-๒๕๖๓.pdf", []),
        ("แผน 2561-63.pdf", []),
        ("2560-10 แผน.pdf", []),
    ],
)
def test_years_in_the_name_of_the_file_are_compared_and_those_of_its_folder_not(
    path: str, found: list[str]
) -> None:
    pages = write_plan(write_section(canonical_texts()))
    assert [f.found for f in findings_of(pages, path=path)] == found


def test_columns_for_other_years_are_told_once_for_all_pages() -> None:
    head = "\t".join(["ชื่อสายงาน", *(f"ค่าใช้จ่ายรวม {year}" for year in (2564, 2565, 2566))])
    pages = [f"{page}\n{head}" for page in write_plan(write_section(canonical_texts()))]
    assert [f.found for f in findings_of(pages)] == ["2564-2566"]


@pytest.mark.parametrize(
    ("years", "codes"),
    [
        ("พ.ศ. ๒๕๖๑ - ๒๕๖๓", []),
        ("พ.ศ. ๒๕๖๗ - ๒๕๖๙", []),
        ("พ.ศ. ๒๕๖๒ - ๒๕๖๔", ["period_unusual"]),
        ("พ.ศ. ๒๕๖๑ - ๒๕๖๔", ["period_unusual"]),
    ],
)
def test_a_period_that_no_edition_has_is_unusual(years: str, codes: list[str]) -> None:
    pages = write_plan(write_section(canonical_texts()), years=years)
    assert [f.code for f in findings_of(pages)] == codes
