"""The tables as CSV files: UTF-8 with a mark that Excel needs, one kind of line end."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pandas as pd

from pipeline.reporting.cells import format_number, guard_formula
from pipeline.reporting.column import DTYPES, Column, Table
from pipeline.reporting.tables import TABLES, Frames, list_rows

# With the byte order mark, without which Excel takes UTF-8 for the system's code page.
ENCODING: Final = "utf-8-sig"


def write_csv_files(frames: Frames, folder: Path) -> None:
    """Write each table as `<name>.csv`, whole or not at all."""
    for table in TABLES:
        write_csv_file(frames[table.name], table, folder / f"{table.name}.csv")


def write_csv_file(frame: pd.DataFrame, table: Table, target: Path) -> None:
    """Write one table, whole or not at all."""
    columns = table.extend_to(frame.columns).csv_columns()
    writers = [_choose_writer(column) for column in columns]
    keys = [column.key for column in columns]
    draft = target.with_name(f"{target.name}.part")
    with draft.open("w", encoding=ENCODING, newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(keys)
        writer.writerows(
            [
                None if value is None else write(value)
                for write, value in zip(writers, row, strict=True)
            ]
            for row in list_rows(frame, keys)
        )
    draft.replace(target)


def _choose_writer(column: Column) -> Callable[[Any], str]:
    """Choose once how the values of a column are written."""
    if column.kind not in DTYPES:
        return guard_formula
    return format_number if DTYPES[column.kind] == "float64" else str
