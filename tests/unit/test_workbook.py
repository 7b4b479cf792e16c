"""The workbook, read back: every row, no formula, the same bytes."""

from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from pipeline.model import Outcome, Problem, Source, Verdict
from pipeline.reporting.about import About
from pipeline.reporting.labels import SIGN, VERDICT
from pipeline.reporting.sheets import LINES_MAX, count_lines
from pipeline.reporting.tables import ELEMENTS, collect_tables
from pipeline.reporting.workbook import write_workbook
from tests.builders_reporting import (
    build_analysis,
    build_evidence,
    build_failure,
    build_finding,
    build_judgement,
    build_left_out,
    build_outcome,
    build_template,
)

ABOUT = About((build_template(),), {"plan-audit": "1"}, {"ocr": "auto"}, skipped=2)


def write(folder: Path, *outcomes: Outcome) -> CalamineWorkbook:
    return CalamineWorkbook.from_path(write_workbook(collect_tables(outcomes), ABOUT, folder))


def rows(book: CalamineWorkbook, sheet: str) -> list[list[object]]:
    return [list(row) for row in book.get_sheet_by_name(sheet).to_python()]


def test_sheets_stand_in_reading_order(tmp_path: Path) -> None:
    order = ["สรุป", "documents", "elements", "findings", "matrix", "sections", "about"]
    assert write(tmp_path, build_outcome()).sheet_names == order
    failed = write(tmp_path, build_failure()).sheet_names
    assert failed == [*order[:-1], "failures", "about"]


def test_elements_carry_thai_headings_and_words(tmp_path: Path) -> None:
    head, *body = rows(write(tmp_path, build_outcome()), "elements")
    assert head == [column.heading for column in ELEMENTS.sheet_columns()]
    assert [row[head.index("ผล")] for row in body] == [VERDICT[verdict] for verdict in Verdict]
    assert body[0][head.index("ระดับ")] == "บังคับ"
    assert body[0][head.index("ถ้อยคำ")] == "ใกล้เคียง"


def test_the_source_stands_beside_the_quotation(tmp_path: Path) -> None:
    judged = build_judgement(1, Verdict.PRESENT)
    seen = replace(judged.evidence or build_evidence(), source=Source.OCR)
    analysis = replace(build_analysis(), judgements=(judged, replace(judged, evidence=seen)))
    head, *body = rows(write(tmp_path, build_outcome(analysis=analysis)), "elements")
    place = head.index("ข้อความที่พบ") + 1
    assert [row[place] for row in body] == ["ข้อความในไฟล์", "อ่านจากภาพสแกน"]


def test_documents_tell_the_scanned_pages_that_were_not_needed(tmp_path: Path) -> None:
    analysis = replace(build_analysis(), pages=(*build_analysis().pages, build_left_out(4)))
    head, row = rows(write(tmp_path, build_outcome(analysis=analysis)), "documents")
    assert row[head.index("หน้าสแกนที่ยังไม่ต้องอ่าน")] == 1
    assert row[head.index("หน้าที่อ่านไม่ได้")] == 0


@pytest.mark.parametrize(
    "text", ["=1+1", "http://example.org", "<r>x</r>", "@a", "'", "ที่ น้ำ ปั่น", "00123", "  ก"]
)
def test_text_comes_back_as_text(tmp_path: Path, text: str) -> None:
    outcome = build_outcome(text, build_analysis(text, quote=text))
    head, first, *_ = rows(write(tmp_path, outcome), "elements")
    assert str(first[head.index("ข้อความที่พบ")]).strip() == text.strip()
    assert str(first[0]).strip() == text.strip()


def test_a_text_of_the_greatest_length_is_kept(tmp_path: Path) -> None:
    outcome = build_outcome("a.pdf", build_analysis(quote="ก" * 40_000))
    head, first, *_ = rows(write(tmp_path, outcome), "elements")
    assert len(str(first[head.index("ข้อความที่พบ")])) == 32_767


def test_the_matrix_has_a_sign_for_each_verdict(tmp_path: Path) -> None:
    _, plan = rows(write(tmp_path, build_outcome()), "matrix")
    assert plan[4:] == [SIGN[verdict] for verdict in Verdict]


def test_the_matrix_leaves_out_files_that_were_not_judged(tmp_path: Path) -> None:
    book = write(tmp_path, build_failure("a.pdf"), build_outcome("b.pdf"))
    assert [row[0] for row in rows(book, "matrix")[1:]] == ["b.pdf"]


def test_an_open_score_is_shown_as_a_range(tmp_path: Path) -> None:
    analysis = build_analysis(verdicts=(Verdict.PRESENT, Verdict.UNREADABLE))
    _, plan = rows(write(tmp_path, build_outcome(analysis=analysis)), "matrix")
    assert plan[3] == "50–100"


def test_the_first_sheet_names_grave_plans_first_and_faultless_ones_not(tmp_path: Path) -> None:
    fine = build_analysis("fine.pdf", (Verdict.PRESENT,))
    poor = build_analysis("poor.pdf", (Verdict.MISSING,))
    grave = build_analysis("z-grave.pdf", (Verdict.CONTRADICTED,), findings=(build_finding(),))
    plans = {plan.document: plan for plan in (fine, poor, grave)}
    book = write(tmp_path, *(build_outcome(name, plan) for name, plan in plans.items()))
    named = [row[0] for row in rows(book, "สรุป") if row[0] in plans]
    assert named == ["z-grave.pdf", "poor.pdf"]


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    outcomes = (build_outcome(), build_failure())
    written = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, *outcomes)
        written.append((tmp_path / name / "report.xlsx").read_bytes())
    assert written[0] == written[1]


def test_an_empty_run_gives_a_workbook(tmp_path: Path) -> None:
    assert rows(write(tmp_path), "elements")[1:] == []


def test_about_says_what_is_not_checked_and_by_what_template(tmp_path: Path) -> None:
    told = "\n".join(str(cell) for row in rows(write(tmp_path), "about") for cell in row)
    for part in ("ไม่พบข้อความตามแบบ", "สิ่งที่โปรแกรมไม่ได้ตรวจ", "plan-2561", "ร้อยละ 80", "e" * 64):
        assert part in told


def test_rows_grow_with_letters_and_not_with_marks() -> None:
    assert count_lines(("ก" * 20,), (10,)) == 2
    assert count_lines(("กี่" * 10,), (10,)) == 1
    assert count_lines(("ก" * 9999,), (10,)) == LINES_MAX


def test_a_plan_with_limits_says_so(tmp_path: Path) -> None:
    limits = (Problem("reading", "damaged_page", "A page is damaged."),)
    book = write(tmp_path, build_outcome(analysis=build_analysis(problems=limits)))
    head, first = rows(book, "documents")
    assert first[head.index("สถานะ")] == "ประเมินได้ มีข้อจำกัด"
