"""The tables as CSV files: UTF-8 with a mark that Excel needs, one kind of line end."""

from pathlib import Path
from typing import Final

import pandas as pd

from pipeline.reporting.cells import format_number, guard_formula
from pipeline.reporting.column import DTYPES, Table
from pipeline.reporting.tables import TABLES, Frames

# With the byte order mark, without which Excel takes UTF-8 for the system's code page.
ENCODING: Final = "utf-8-sig"


def write_csv_files(frames: Frames, folder: Path) -> None:
    """Write each table as `<name>.csv`, whole or not at all."""
    for table in TABLES:
        write_csv_file(frames[table.name], table, folder / f"{table.name}.csv")


def write_csv_file(frame: pd.DataFrame, table: Table, target: Path) -> None:
    """Write one table, whole or not at all."""
    draft = target.with_name(f"{target.name}.part")
    _prepare_frame(frame, table).to_csv(draft, index=False, encoding=ENCODING, lineterminator="\n")
    draft.replace(target)


def _prepare_frame(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    columns = {}
    for column in table.extend_to(frame.columns).csv_columns():
        values = frame[column.key]
        if column.kind not in DTYPES:
            columns[column.key] = values.map(guard_formula, na_action="ignore")
        elif DTYPES[column.kind] == "float64":
            columns[column.key] = values.map(format_number, na_action="ignore")
        else:
            columns[column.key] = values
    return pd.DataFrame(columns)
