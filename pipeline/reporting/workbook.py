"""The auditor's workbook: a first sheet that says it all, then every table.

Rows are written one after the other and leave memory at once, so that 200,000 rows
of elements fit. The same tables give the same bytes.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import xlsxwriter

from pipeline.reporting.about import About
from pipeline.reporting.column import Table
from pipeline.reporting.front import write_about, write_front
from pipeline.reporting.looks import make_looks
from pipeline.reporting.matrix import write_matrix
from pipeline.reporting.sheets import write_table
from pipeline.reporting.summary import summarise_run
from pipeline.reporting.tables import (
    DOCUMENTS,
    ELEMENTS,
    FAILURES,
    FINDINGS,
    SECTIONS,
    Frames,
)

WORKBOOK: Final = "report.xlsx"

# Text that looks like a formula, a link or a number stays text.
OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

# A fixed date, for a workbook must not differ from one run to the next.
CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def write_workbook(frames: Frames, about: About, folder: Path) -> Path:
    """Write report.xlsx, whole or not at all, and give its path."""
    target = folder / WORKBOOK
    draft = folder / f"{WORKBOOK}.part"
    book = xlsxwriter.Workbook(str(draft), OPTIONS)
    book.set_properties({"title": "plan-audit", "created": CREATED})
    looks = make_looks(book)
    summary = summarise_run(frames, about.templates)

    def add_table(table: Table) -> None:
        frame = frames[table.name]
        write_table(book.add_worksheet(table.name), table.extend_to(frame.columns), frame, looks)

    write_front(book.add_worksheet("สรุป"), summary, about, looks)
    for table in (DOCUMENTS, ELEMENTS, FINDINGS):
        add_table(table)
    matrix = book.add_worksheet("matrix")
    write_matrix(matrix, frames["documents"], frames["elements"], summary.elements, looks)
    add_table(SECTIONS)
    if len(frames[FAILURES.name]):
        add_table(FAILURES)
    write_about(book.add_worksheet("about"), about, looks)
    book.close()
    draft.replace(target)
    return target
