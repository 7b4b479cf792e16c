"""What changed between two runs as a table: one CSV file for those who sort and filter."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pandas as pd

from pipeline.reporting.cells import clean_text
from pipeline.reporting.column import Column, Table
from pipeline.reporting.csv_files import write_csv_file

CHANGES: Final = Table(
    "changes",
    "สิ่งที่เปลี่ยนระหว่างสองครั้ง",
    "One row for each thing that two runs say differently; written by `plan-audit diff --out`, "
    "under the name given there.",
    (
        Column(
            "document", "เอกสาร", "Name of the file within run B, or in the run that has it.", 28
        ),
        Column(
            "kind",
            "สิ่งที่เปลี่ยน",
            "only_in_a, only_in_b, renamed, status, identity, score, section, verdict or finding.",
            12,
        ),
        Column(
            "key",
            "รายการ",
            "Which one: a column of documents.csv, the key of a section, the id of an element, "
            "or the code of a finding with its element or section.",
            24,
        ),
        Column("before", "ครั้งก่อน (A)", "What run A says; empty where it says nothing.", 30),
        Column("after", "ครั้งหลัง (B)", "What run B says; empty where it says nothing.", 30),
        Column(
            "effect",
            "ดีขึ้นหรือแย่ลง",
            "better or worse for the plan in run B, or other.",
            10,
        ),
        Column(
            "cause",
            "เหตุ",
            "All that differs and may have changed it, parted by |: file, template, "
            "manifest, settings, program, unfinished or unknown (docs/batch.md).",
            20,
        ),
    ),
)


def write_changes(rows: Iterable[tuple[str, ...]], target: Path) -> None:
    """Write one row for each change, its cells in the order of the columns."""
    cells = [[clean_text(cell) for cell in row] for row in rows]
    keys = [column.key for column in CHANGES.columns]
    write_csv_file(pd.DataFrame(cells, columns=keys, dtype="object"), CHANGES, target)
