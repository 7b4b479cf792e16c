"""Tables: the columns the design fixes, in that order, and rows that lose nothing."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.model import Identity, Problem, Severity, Source, Verdict
from pipeline.reporting.column import Kind, Place
from pipeline.reporting.csv_files import write_csv_files
from pipeline.reporting.dictionary import describe_columns
from pipeline.reporting.labels import ADVICE, MEANING, SIGN, VERDICT
from pipeline.reporting.looks import WORDS
from pipeline.reporting.rows import ROWS
from pipeline.reporting.tables import TABLES, collect_tables
from tests.builders_reporting import (
    build_analysis,
    build_evidence,
    build_failure,
    build_finding,
    build_judgement,
    build_left_out,
    build_outcome,
    build_page,
)

DOCS = Path(__file__).parents[2] / "docs"

# As docs/design.md, part 4, lists them.
DESIGNED = {
    "documents": "document path sha256 status problem organisation organisation_type amphoe "
    "province period_start period_end template pages pages_text pages_ocr pages_unreadable "
    "pages_left_out repairs section_found section_number section_first_page section_last_page "
    "score score_core score_low score_high present partial missing contradicted unreadable "
    "not_applicable findings seconds",
    "elements": "document organisation organisation_type province period_start template section "
    "element name_th level weight verdict wording points likeness confidence page printed_page "
    "quote source terms_missing reason searched_pages searched_quality nearest_page nearest_quote "
    "nearest_likeness elsewhere_page",
    "findings": "document code severity section element page found expected quote source "
    "message_th message_en",
    "sections": "document section title status heading number page_first page_last confidence",
    "failures": "document stage code message advice",
}


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_columns_are_those_of_the_design(table) -> None:  # type: ignore[no-untyped-def]  # pytest
    assert [column.key for column in table.csv_columns()] == DESIGNED[table.name].split()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_fill_only_columns_that_exist(table) -> None:  # type: ignore[no-untyped-def]  # pytest
    analysis = build_analysis(findings=(build_finding(),))
    outcomes = (build_outcome(analysis=analysis), build_failure())
    keys = {key for outcome in outcomes for row in ROWS[table.name](outcome) for key in row}
    assert keys == {column.key for column in table.columns}


def test_the_printed_dictionary_is_the_tables_own() -> None:
    written = (DOCS / "columns.md").read_text(encoding="utf-8")
    assert written == describe_columns(), (
        "write it anew: python -m pipeline.reporting.dictionary docs/columns.md"
    )


def test_every_error_has_thai_advice() -> None:
    codes, waiting = set(), [PipelineError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__ == "pipeline.errors":
            codes.add(kind.code)
    assert codes <= set(ADVICE)


def test_every_kind_of_key_has_thai_words() -> None:
    free = {Kind.TEXT, Kind.INTEGER, Kind.NUMBER, Kind.PERCENT}
    assert set(WORDS) == set(Kind) - free
    assert set(VERDICT) == set(SIGN) == set(MEANING) == set(Verdict)
    assert len(set(SIGN.values())) == len(Verdict)


def test_what_gives_no_points_has_none_to_show() -> None:
    elements = collect_tables([build_outcome()])["elements"].set_index("verdict")["points"]
    assert elements["present"] == 4.0
    assert elements["partial"] == 2.0
    assert elements["missing"] == 0.0
    assert elements[["unreadable", "not_applicable"]].isna().all()


def test_a_failed_file_is_in_documents_and_failures_only() -> None:
    frames = collect_tables([build_failure("bad.pdf")])
    assert list(frames["documents"]["status"]) == ["failed"]
    assert "opens only with a password" in frames["documents"]["problem"][0]
    assert list(frames["failures"]["document"]) == ["bad.pdf"]
    assert all(frames[name].empty for name in ("elements", "findings", "sections"))


def test_advice_is_thai_first_then_the_errors_own() -> None:
    (advice,) = collect_tables([build_failure()])["failures"]["advice"]
    thai, _, english = advice.partition(" / ")
    assert thai.startswith("ขอไฟล์ที่ไม่ใส่รหัสผ่าน")
    assert english == "Ask for a copy."


def test_a_plan_with_problems_is_partial_and_says_each_once() -> None:
    problem = Problem("reading", "damaged_page", "A page is damaged.", page=3)
    analysis = build_analysis(problems=(problem, problem))
    (row,) = collect_tables([build_outcome(analysis=analysis)])["documents"].to_dict("records")
    assert row["status"] == "partial"
    assert row["problem"] == "damaged_page: หน้านี้ของไฟล์เสียหาย / A page is damaged. (page 3)"


def test_unreadable_elements_open_a_range_instead_of_lowering_the_best_score() -> None:
    analysis = build_analysis(verdicts=(Verdict.PRESENT, Verdict.UNREADABLE))
    (row,) = collect_tables([build_outcome(analysis=analysis)])["documents"].to_dict("records")
    assert (row["score_low"], row["score_high"]) == (50.0, 100.0)


def test_pages_that_nobody_needed_are_neither_read_nor_unreadable() -> None:
    pages = (
        build_page(1),
        build_page(2, Source.OCR),
        build_page(3, Source.NONE),
        *(build_left_out(number) for number in (4, 5)),
    )
    analysis = replace(build_analysis(), pages=pages)
    (row,) = collect_tables([build_outcome(analysis=analysis)])["documents"].to_dict("records")
    kinds = ("pages", "pages_text", "pages_ocr", "pages_unreadable", "pages_left_out")
    assert [row[kind] for kind in kinds] == [5, 1, 1, 1, 2]


def test_a_quotation_says_whether_it_was_read_from_the_picture() -> None:
    judged = [build_judgement(n, Verdict.PRESENT) for n in (1, 2)]
    seen = replace(judged[1].evidence or build_evidence(), source=Source.OCR)
    analysis = replace(
        build_analysis(findings=(replace(build_finding(), evidence=seen),)),
        judgements=(judged[0], replace(judged[1], evidence=seen)),
    )
    frames = collect_tables([build_outcome(analysis=analysis)])
    assert list(frames["elements"]["source"]) == ["text", "ocr"]
    assert list(frames["findings"]["source"]) == ["ocr"]


def test_csv_files_are_safe_and_exact(tmp_path: Path) -> None:
    analysis = build_analysis("=cmd.pdf", quote='-1+1 "ก,ข"\nค', identity=Identity())
    write_csv_files(collect_tables([build_outcome("=cmd.pdf", analysis)]), tmp_path)
    raw = (tmp_path / "elements.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    first = read_csv(tmp_path / "elements.csv")[0]
    assert first["document"] == "'=cmd.pdf"
    assert first["quote"] == '\'-1+1 "ก,ข" ค'
    assert first["likeness"] == "0.3"
    assert first["organisation"] == first["period_start"] == ""


def test_whole_numbers_stay_whole_beside_empty_cells(tmp_path: Path) -> None:
    write_csv_files(collect_tables([build_failure(), build_outcome()]), tmp_path)
    rows = read_csv(tmp_path / "documents.csv")
    assert [row["period_start"] for row in rows] == ["", "2561"]
    assert [row["pages"] for row in rows] == ["", "3"]


def test_an_empty_run_still_has_its_headings(tmp_path: Path) -> None:
    write_csv_files(collect_tables([]), tmp_path)
    for table in TABLES:
        heading = (tmp_path / f"{table.name}.csv").read_text(encoding="utf-8-sig").strip()
        assert heading.split(",") == DESIGNED[table.name].split()


def test_the_workbook_shows_reasons_in_thai_and_the_csv_in_english() -> None:
    places = {c.key: c.place for table in TABLES for c in table.columns if "reason" in c.key}
    assert places == {"reason": Place.CSV, "reason_th": Place.SHEET}


def test_builders_cover_every_verdict() -> None:
    assert {build_judgement(1, verdict).verdict for verdict in Verdict} == set(Verdict)
    assert {build_finding(severity).severity for severity in Severity} == set(Severity)
