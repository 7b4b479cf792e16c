"""The manpower frame table (กรอบอัตรากำลัง ๓ ปี), and whether its figures agree.

    ส่วนราชการ | เดิม | y1 | y2 | y3 | เพิ่ม/ลด y1 | y2 | y3 | หมายเหตุ
    นายช่างโยธา |  1  | 1 | 2 | 2 |      -     | +1 | -  |

Each year is the one before with its change, and each column adds up to the last row.
A table of which a row was not read with all its figures is not reckoned with.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from pipeline.judging.findings.case import Case, report_finding
from pipeline.judging.findings.figures import (
    Row,
    are_sure,
    are_together,
    are_whole,
    is_dash,
    list_table_rows,
    read_count,
)
from pipeline.model import Document, Finding, Section, Severity, Span

COLUMNS: Final = 7
"""Old, three years, three changes."""

YEARS: Final = 3
"""The years of the plan, named once over the numbers and once over the changes."""

FRAME_SECTION: Final = "s08_structure"
"""The key of the section in which the table stands in the templates of the manpower plan."""

LONGEST_LABEL: Final = 120
"""Characters; a line without cells is the name of a division, a longer one is prose."""

HEADER_LINES: Final = 3
"""Lines in which the head of the table names its years: wrapped cells come one by one."""

_OLD: Final = re.compile(r"เดิม|ปัจจุบัน|มีอยู่")
_CHANGE: Final = re.compile(r"เพิ่ม[\s/(\-]*ลด")
_YEAR: Final = re.compile(r"(?<!\d)25\d\d(?!\d)")
_TOTAL: Final = re.compile(r"\s*รวม")


@dataclass(slots=True)
class Frame:
    """One frame table as it was read; `torn` are rows of which figures are missing."""

    span: Span
    years: tuple[int, ...]
    rows: list[tuple[Row, tuple[int, ...]]] = field(default_factory=list)
    totals: list[tuple[Row, tuple[int, ...]]] = field(default_factory=list)
    torn: list[Row] = field(default_factory=list)


def find_frames(document: Document, sections: Sequence[Section]) -> tuple[Frame, ...]:
    """Find the frame tables of a document, each from its head to its last total."""
    starts = sorted(s.span.start for s in sections if s.span is not None)
    frames: list[Frame] = []
    place = 0
    while (change := _CHANGE.search(document.text, place)) is not None:
        start = document.text.rfind("\n", 0, change.start()) + 1
        end = next((s for s in starts if s > change.end()), len(document.text))
        frame = _read_frame(document, Span(start, end))
        place = max(change.end(), frame.span.end if frame is not None else 0)
        if frame is not None:
            frames.append(frame)
    return tuple(frames)


def _read_frame(document: Document, span: Span) -> Frame | None:
    """Read a frame table whose head begins a span, to its end or that of the span."""
    rows = list_table_rows(document, span)
    head = tuple(islice(rows, HEADER_LINES))
    years = _read_head(head)
    if not years:
        return None
    frame = Frame(head[0].span, years)
    for row in (*head[1:], *rows):
        if not _read_on(frame, row):
            break
    return frame


def _read_head(rows: Sequence[Row]) -> tuple[int, ...]:
    """Give the years over the columns, if rows are the head of a frame table."""
    words = " ".join(rows[0].cells) if rows else ""
    change = _CHANGE.search(words)
    if change is None or len(rows[0].cells) < YEARS or not _OLD.search(words, 0, change.start()):
        return ()
    for row in rows:
        cells = [cell for cell in row.cells if not _OLD.search(cell)]
        named = [int(year) for cell in cells for year in _YEAR.findall(cell)]
        if len(named) == 2 * YEARS and named[:YEARS] == named[YEARS:]:
            return tuple(named[:YEARS])
    return ()


def _read_on(frame: Frame, row: Row) -> bool:
    """Take a row into a table, and tell whether the table may go on after it."""
    counts = _read_counts(row)
    if counts is not None:
        (frame.totals if _TOTAL.match(row.cells[0]) else frame.rows).append((row, counts))
        frame.span = Span(frame.span.start, row.span.end)
    elif frame.totals or (len(row.cells) == 1 and len(row.cells[0]) > LONGEST_LABEL):
        return False
    elif _is_torn(row):
        frame.torn.append(row)
    return True


def _read_counts(row: Row) -> tuple[int, ...] | None:
    """Read the figures of a row after its name; None where they are not one for each column."""
    cells = list(row.cells)
    while len(cells) > COLUMNS + 1 and (cells[-1] == "" or read_count(cells[-1]) is None):
        cells.pop()
    if (
        len(cells) > COLUMNS + 1
        and read_count(cells[-COLUMNS - 1]) is not None
        and is_dash(cells[-1])
    ):
        cells.pop()  # the remark is a dash
    counts = [read_count(cell) for cell in cells[-COLUMNS:]]
    is_named = len(cells) > COLUMNS and read_count(cells[-COLUMNS - 1]) is None
    is_empty = not any(cells[-COLUMNS:])
    known = tuple(count for count in counts if count is not None)
    return known if is_named and not is_empty and len(known) == COLUMNS else None


def _is_torn(row: Row) -> bool:
    """Whether a row has some figures, and not all; years are those of a repeated head."""
    return any(
        cell and read_count(cell) is not None and not _YEAR.fullmatch(cell)
        for cell in row.cells[1:]
    )


# --- reckoning ------------------------------------------------------------------


def check_frame(case: Case) -> Iterator[Finding]:
    """Report years that do not follow from the one before, and totals that do not add up."""
    for frame in find_frames(case.document, case.sections):
        if not (frame.rows and frame.totals) or not are_whole(case.document, frame.span):
            continue
        if frame.torn or not are_together(case.document, frame.span):
            yield _report_doubt(case, frame)
            continue
        found = list(_reckon(case, frame))
        if found and not are_sure(case.document, frame.span):
            yield _report_doubt(case, frame)
        else:
            yield from found


def _reckon(case: Case, frame: Frame) -> Iterator[Finding]:
    """Hold every figure of a table against the others."""
    for row, counts in (*frame.rows, *frame.totals):
        yield from _check_row(case, frame, row, counts)
    if len(frame.totals) == 1:
        yield from _check_columns(case, frame)


def _check_row(case: Case, frame: Frame, row: Row, counts: tuple[int, ...]) -> Iterator[Finding]:
    """Compare each year with the one before and its change."""
    for place, year in enumerate(frame.years):
        before, now, change = counts[place], counts[place + 1], counts[place + 1 + YEARS]
        if abs(now - before) != abs(change):  # some plans leave the sign out
            name = row.cells[0]
            yield _report_figure(
                case,
                row,
                (f"{year}: {now}", f"{before} {change:+d} = {before + change}"),
                (
                    f"“{name}” ปี {year}: {before} {change:+d} ได้ {before + change} "
                    f"แต่ตารางระบุ {now}",
                    f"“{name}” in {year}: {before} {change:+d} makes {before + change}, "
                    f"the table says {now}.",
                ),
            )


def _check_columns(case: Case, frame: Frame) -> Iterator[Finding]:
    """Compare the numbers of the old frame and of each year with their total.

    The changes follow from them, and are compared row by row.
    """
    row, totals = frame.totals[0]
    for place, name in enumerate(("กรอบเดิม", *map(str, frame.years))):
        sum_of_rows = sum(counts[place] for _, counts in frame.rows)
        if sum_of_rows != totals[place]:
            yield _report_figure(
                case,
                row,
                (f"{name}: {totals[place]}", str(sum_of_rows)),
                (
                    f"แถวรวม ช่อง {name} ระบุ {totals[place]} แต่ผลบวกของแต่ละแถวได้ {sum_of_rows}",
                    f"The total of {name} says {totals[place]}, its rows add up to {sum_of_rows}.",
                ),
            )


def _report_figure(
    case: Case, row: Row, words: tuple[str, str], messages: tuple[str, str]
) -> Finding:
    return report_finding(
        case,
        ("total_differs", Severity.LOW),
        row.span,
        words=words,
        messages=messages,
        about=FRAME_SECTION,
    )


def _report_doubt(case: Case, frame: Frame) -> Finding:
    """Say once that a table was not reckoned with, and show why."""
    row = frame.torn[0] if frame.torn else frame.totals[0][0]
    return report_finding(
        case,
        ("table_unclear", Severity.INFO),
        row.span,
        words=(" ".join(row.cells), ""),
        messages=(
            "อ่านตารางกรอบอัตรากำลังได้ไม่ครบหรือไม่แน่ชัด จึงไม่ได้ตัดสินยอดรวม โปรดตรวจจากต้นฉบับ",
            "The frame table was not read with all its cells for certain: look at its totals.",
        ),
        about=FRAME_SECTION,
    )
