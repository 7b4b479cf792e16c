"""The years over the columns of the frame and cost tables, on each page that they run over.

    ส่วนราชการ | กรอบเดิม 2560 | 2561 | 2562 | 2563 | เพิ่ม/ลด 2561 | เพิ่ม/ลด 2562 | เพิ่ม/ลด 2563
    ชื่อสายงาน | เงินเดือนรวมปี 2560 | ค่าใช้จ่ายรวม 2561 | ค่าใช้จ่ายรวม 2562 | ค่าใช้จ่ายรวม 2563

Three columns in a row under the same words are the years of the plan; a column of the year
before has words of its own.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.judging.findings.case import Case
from pipeline.judging.findings.figures import Row, are_sure, list_table_rows
from pipeline.judging.findings.years import report_mismatch
from pipeline.judging.periods import write_period
from pipeline.model import Document, Finding, Span

YEARS: Final = 3
"""Columns under the same words: as many as the plan has years."""

HEAD_LETTERS: Final = 400
"""Characters before the row of years that hold the rest of the head and the title."""

HEAD_LINES: Final = 3
"""Rows of a head above the one with the years, and the title of the table."""

_LINE_END: Final = re.compile("[\n\f]")
_ANY_YEAR: Final = re.compile(r"(?<!\d)[2๒][5๕]\d\d(?!\d)")
_YEAR: Final = re.compile(r"(?<!\d)25\d\d(?!\d)")
_FRAME: Final = re.compile(r"เพิ่ม[\s/(\-]*ลด|คาดว่าจะ(?:ต้อง)?ใช้")
_COST: Final = re.compile(r"ค่าใช้จ่าย(?:รวม|ที่เพิ่ม)|ภาระค่าใช้จ่าย")
_POSTS: Final = re.compile("สายงาน|ตำแหน่ง|ระดับ|อัตรา")
_PAST_TITLE: Final = re.compile("ที่ผ่านมา|ย้อนหลัง|จ่ายจริง|เดิม|ปัจจุบัน|เปรียบเทียบ|ก่อน")
_PAST_CELL: Final = re.compile("ที่ผ่านมา|ย้อนหลัง|จ่ายจริง")

FRAME_TABLE: Final = ("ตารางกรอบอัตรากำลัง", "over the frame table's columns")
COST_TABLE: Final = ("ตารางค่าใช้จ่าย", "over the cost table's columns")


def check_columns(case: Case) -> Iterator[Finding]:
    """Report columns for other years than the plan's, once for each table and years."""
    first, last = case.identity.period_start, case.identity.period_end
    if first is None or last is None or last - first + 1 != YEARS:
        return
    own = tuple(range(first, last + 1))
    seen: set[tuple[str, tuple[int, ...]]] = set()
    for row in list_heads(case.document):
        table = _tell_table(case.document, row)
        for years in read_triples(row) if table is not None else ():
            if table is None or years == own or (table[0], years) in seen:
                continue
            if are_sure(case.document, row.span):
                seen.add((table[0], years))
                yield report_mismatch(case, row.span, _write_years(years), table)


def list_heads(document: Document) -> Iterator[Row]:
    """Give the rows of tables that name three years or more."""
    start = 0
    for line in _LINE_END.split(document.text):
        if "\t" in line and len(_ANY_YEAR.findall(line)) >= YEARS:
            yield from list_table_rows(document, Span(start, start + len(line)))
        start += len(line) + 1


def read_triples(row: Row) -> Iterator[tuple[int, ...]]:
    """Give the years of each three cells in a row that have the same words, or none.

    >>> list(read_triples(Row(Span(0, 0), ("เดิม 2560", "2561", "2562", "2563", "2561"))))
    [(2561, 2562, 2563)]
    """
    run: list[tuple[str, int]] = []
    for cell in (*row.cells, ""):
        years = [int(year) for year in _YEAR.findall(cell)]
        words = re.sub(r"[\s().]|พ\.?ศ\.?|ปี(?:งบประมาณ)?", "", _YEAR.sub("", cell))
        for year in years or [0]:
            if run and (words != run[-1][0] or year <= run[-1][1]):
                yield from _take_triple(run)
                run = []
            if year:
                run.append((words, year))
    yield from _take_triple(run)


def _take_triple(run: list[tuple[str, int]]) -> Iterator[tuple[int, ...]]:
    """Take a run by threes; one that has a year more is not understood."""
    years = tuple(year for _, year in run)
    if len(years) % YEARS == 0:
        yield from (years[n : n + YEARS] for n in range(0, len(years), YEARS))


def _tell_table(document: Document, row: Row) -> tuple[str, str] | None:
    """Tell whether a row heads a table of posts, or of what they cost."""
    before = document.text[max(0, row.span.start - HEAD_LETTERS) : row.span.start]
    lines = before.rpartition("\f")[2].rstrip("\n").split("\n")[-HEAD_LINES:]
    title = next((line for line in reversed(lines) if "\t" not in line), "")
    head = " ".join((*(line for line in lines if "\t" in line), *row.cells))
    if _PAST_TITLE.search(title) or _PAST_CELL.search(head):
        return None
    if _FRAME.search(head):
        return FRAME_TABLE
    return COST_TABLE if _COST.search(head) and _POSTS.search(head) else None


def _write_years(years: tuple[int, ...]) -> str:
    """Write years that follow each other as a period, others one by one."""
    follow = all(after == before + 1 for before, after in pairwise(years))
    return write_period((years[0], years[-1])) if follow else ", ".join(map(str, years))
