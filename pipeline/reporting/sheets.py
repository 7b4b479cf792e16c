"""One table becomes one sheet: headings, rows, filters, and how it prints."""

import math
import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Any, Final

import pandas as pd

from pipeline.reporting.cells import KEPT_TEXTS
from pipeline.reporting.column import DTYPES, Column, Kind, Table
from pipeline.reporting.looks import WORDS, Looks
from pipeline.reporting.sheet_rows import Cell, SheetRows, make_number, make_text, tell_style
from pipeline.reporting.tables import list_rows

# Excel's own limit, less the row of headings.
ROWS_MAX: Final = 1_048_575

# Points that one line of Tahoma 10 takes, marks above and below included.
LINE_HEIGHT: Final = 14.5

# Lines of the row of headings, and Excel's greatest height of a row (409 points).
HEADER_LINES: Final = 3
LINES_MAX: Final = 28

# Thai vowels and marks that stand above or below a letter take no room of their own.
NO_ROOM: Final = re.compile(
    "[\N{THAI CHARACTER MAI HAN-AKAT}\N{THAI CHARACTER SARA I}-"
    "\N{THAI CHARACTER PHINTHU}\N{THAI CHARACTER MAITAIKHU}-"
    "\N{THAI CHARACTER YAMAKKAN}]"
)

A4: Final = 9

MakeCell = Callable[[Any], Cell]


def write_table(sheet: Any, table: Table, frame: pd.DataFrame, looks: Looks) -> None:
    """Write a table to a sheet, row by row; what exceeds Excel's rows is told."""
    columns = table.sheet_columns()
    widths = [column.width for column in columns]
    set_up_sheet(sheet, widths, looks, title=table.heading, pages_wide=table.pages_wide)
    write_headings(sheet, [column.heading for column in columns], looks)
    makers = [_choose_maker(column, looks) for column in columns]
    wrapped = [p for p, column in enumerate(columns) if column.kind not in DTYPES]
    room = [widths[place] for place in wrapped]
    rows = SheetRows(sheet, 1, len(columns))
    for row in list_rows(frame.head(_count_shown(frame)), [column.key for column in columns]):
        cells = [
            None if value is None else make(value) for make, value in zip(makers, row, strict=True)
        ]
        rows.write(cells, LINE_HEIGHT * count_lines([row[p] for p in wrapped], room))
    rows.end()
    last = min(len(frame), ROWS_MAX)
    if len(frame) > ROWS_MAX:
        sheet.write_string(last, 0, f"มีต่ออีก ดูครบทั้ง {len(frame):,} แถวใน {table.name}.csv")
    sheet.autofilter(0, 0, max(1, last), len(columns) - 1)


def keep_plain(text: str) -> str:
    """Keep XlsxWriter from taking text for a rich string of its own making.

    >>> keep_plain("<r>x</r>"), keep_plain("<r>")
    (' <r>x</r>', '<r>')
    """
    return f" {text}" if text.startswith("<r>") and text.endswith("</r>") else text


def count_lines(row: Sequence[Any], widths: Sequence[int]) -> int:
    """Tell how many lines the longest wrapped cell of a row takes.

    Excel fits rows on its own, other programs do not. A Thai letter takes about the room
    of a digit, by which widths are measured; a Latin one less.

    >>> count_lines(("ก" * 31, 7, None), (10, 5, 5))
    4
    """
    lines = 1
    for value, width in zip(row, widths, strict=True):
        # Shorter text fits one line whatever its letters are.
        if isinstance(value, str) and len(value) > width:
            lines = max(lines, math.ceil(_count_room(value) / width))
    return min(lines, LINES_MAX)


@lru_cache(maxsize=KEPT_TEXTS)
def _count_room(text: str) -> int:
    return len(NO_ROOM.sub("", text))


def set_up_sheet(
    sheet: Any, widths: Sequence[int], looks: Looks, *, title: str, pages_wide: int = 1
) -> None:
    """Set widths, frozen panes and printing: A4 across, headings on every page."""
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width, looks.text)
    sheet.set_default_row(LINE_HEIGHT)
    sheet.freeze_panes(1, 1)
    # Zero hides none: lines are printed too.
    sheet.hide_gridlines(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(pages_wide, 0)
    sheet.repeat_rows(0)
    if pages_wide > 1:
        sheet.repeat_columns(0)
    sheet.set_header(f"&L{title}")
    sheet.set_footer("&Cหน้า &P / &N")


def write_headings(sheet: Any, headings: Sequence[str], looks: Looks) -> None:
    """Write the row of headings."""
    sheet.set_row(0, LINE_HEIGHT * HEADER_LINES)
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, heading, looks.header)


def _count_shown(frame: pd.DataFrame) -> int:
    """Tell how many rows a sheet shows; the last it can hold says that there are more."""
    return len(frame) if len(frame) <= ROWS_MAX else ROWS_MAX - 1


def _choose_maker(column: Column, looks: Looks) -> MakeCell:
    """Choose once how the cells of a column are made."""
    style = tell_style(looks.kinds[column.kind])
    if column.kind in DTYPES:
        return partial(make_number, style=style)
    if column.kind is Kind.TEXT:
        return partial(make_text, style=style)
    styles = {
        key: tell_style(looks.keys.get(key, looks.kinds[column.kind])) for key in WORDS[column.kind]
    }
    made = {str(key): make_text(word, styles[key]) for key, word in WORDS[column.kind].items()}
    return lambda key: made.get(key) or make_text(key, style)
