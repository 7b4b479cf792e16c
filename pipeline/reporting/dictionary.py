"""The column dictionary for people: docs/columns.md, written from the tables.

To write it anew: `python -m pipeline.reporting.dictionary docs/columns.md`.
"""

import sys
from pathlib import Path
from typing import Final

from pipeline.reporting.column import Place, Table
from pipeline.reporting.comparison import CHANGES
from pipeline.reporting.tables import TABLES

OPENING: Final = """\
# Columns

Written from `pipeline/reporting/tables.py`; a test holds both together.

CSV files are UTF-8 with a byte order mark, one header row of the keys below, line feeds
as line ends, an empty cell where there is nothing to say. Pages count from 1; likeness and
confidence run from 0 to 1; scores are percent. Text is one line of at most 32,767
characters; where it would start a formula (`=`, `+`, `-`, `@`, also behind blanks), an
apostrophe stands before it. In the workbook the same columns carry the Thai headings, and
keys such as `present` their Thai words.
"""

PLACES: Final = {Place.BOTH: "", Place.CSV: "CSV only", Place.SHEET: "workbook only"}


def describe_columns() -> str:
    """Write the dictionary of all tables as Markdown."""
    return "\n".join([OPENING, *(_describe_table(table) for table in (*TABLES, CHANGES))])


def _describe_table(table: Table) -> str:
    lines = [
        f"## {table.name}: {table.heading}",
        "",
        table.description,
        "",
        "| key | heading | kind | meaning | where |",
        "|---|---|---|---|---|",
    ]
    for column in table.columns:
        meaning = column.description.replace("|", "\\|")
        cells = (f"`{column.key}`", column.heading, column.kind, meaning, PLACES[column.place])
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(describe_columns(), encoding="utf-8")
