"""The frame table: its figures are held against each other, where all of them were read."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.judging.findings.figures import read_count
from pipeline.model import Finding, Source
from tests.builders import build_document
from tests.plans import BODIES, canonical_texts, judge_all, write_plan, write_section

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "frame.toml").read_text(encoding="utf-8")
)["case"]
CODES = ("total_differs", "table_unclear", "period_mismatch")
WRONG = ("ปลัด|1|1|1|1|-|-|-|", "รวม|2|2|2|2|-|-|-|")
# Two heads as plans print them: in one line, and with the years in a line of their own.
PLAIN = "ตำแหน่ง|กรอบเดิม|๒๕๖๑|๒๕๖๒|๒๕๖๓|เพิ่ม / ลด ๒๕๖๑|เพิ่ม / ลด ๒๕๖๒|เพิ่ม / ลด ๒๕๖๓|หมายเหตุ"
STEPPED = (
    "ส่วนราชการ|กรอบอัตรากำลังเดิม|อัตราตำแหน่งที่คาดว่าจะต้องใช้|เพิ่ม/ลด|หมายเหตุ\n"
    "2561|2562|2563|2561|2562|2563"
)


def findings_of(
    rows: tuple[str, ...], *, head: str = PLAIN, source: Source = Source.TEXT
) -> list[Finding]:
    table = "\n".join(head if row == "HEAD" else row for row in (head, *rows))
    table = "\n".join(line.rstrip("|").replace("|", "\t") for line in table.split("\n"))
    body = BODIES["s08_structure"]
    pages = write_plan(write_section(canonical_texts()))
    pages = [page.replace(body, f"{body}\n{table}") for page in pages]
    document = build_document(pages, source=source)
    return [f for f in judge_all(document)[3] if f.code in CODES]


@pytest.mark.parametrize("head", [PLAIN, STEPPED], ids=["plain", "stepped"])
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_figures_that_disagree_are_reported_and_no_others(case: dict[str, Any], head: str) -> None:
    found = findings_of(tuple(case["rows"]), head=head)
    charged = [[f.found, f.expected] for f in found if f.code == "total_differs"]
    assert charged == case.get("found", [])
    assert len(found) - len(charged) == case.get("is_unclear", False)


def test_a_finding_quotes_the_row_on_its_page() -> None:
    finding = findings_of(WRONG)[0]
    assert finding.section == "s08_structure"
    assert finding.evidence is not None
    assert (finding.evidence.page, "รวม" in finding.evidence.quote) == (10, True)


def test_a_table_read_from_a_picture_is_never_charged() -> None:
    assert findings_of(WRONG, source=Source.OCR) == []


def test_a_table_without_the_usual_head_is_left_alone() -> None:
    assert findings_of(WRONG, head="ส่วนราชการ|ข้าราชการ|ลูกจ้าง|รวม") == []


def test_the_year_of_the_old_frame_is_none_of_the_plan() -> None:
    head = PLAIN.replace("กรอบเดิม", "กรอบเดิม ๒๕๖๐")
    assert {f.code for f in findings_of(WRONG, head=head)} == {"total_differs"}


def test_columns_for_the_years_of_another_plan_are_reported() -> None:
    head = PLAIN.replace("๒๕๖๑", "๒๕๕๘").replace("๒๕๖๒", "๒๕๕๙").replace("๒๕๖๓", "๒๕๖๐")
    rows = ("ปลัด|1|1|1|1|-|-|-|", "รวม|1|1|1|1|-|-|-|")
    (finding,) = findings_of(rows, head=head)
    assert (finding.code, finding.found, finding.expected) == (
        "period_mismatch",
        "2558-2560",
        "2561-2563",
    )


@pytest.mark.parametrize(
    ("cell", "count"), [("", 0), ("—", 0), ("+2", 2), ("−1", -1), ("12", 12), ("ว่าง 1", None)]
)
def test_a_cell_is_a_count_or_none(cell: str, count: int | None) -> None:
    assert read_count(cell) == count
