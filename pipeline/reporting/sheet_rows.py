"""Whole rows of a sheet as XML: what XlsxWriter would write, in a tenth of its time.

XlsxWriter builds each cell anew, attribute by attribute, and a run of 8,000 plans has four
million of them. The file in which it keeps the rows of a sheet (`constant_memory`) takes
rows that are ready, too. Tests hold these to XlsxWriter's own, byte for byte.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from string import ascii_uppercase
from typing import Any, Final

Cell = str | None
"""What follows the place of a cell in its element; None where there is no cell."""

# What XlsxWriter does with heights: whole pixels, of which three points have four.
PIXELS: Final = 4 / 3

# A reader of workbooks takes this for a control character: it is written as text.
CONTROL: Final = re.compile("(_x[0-9A-Fa-f]{4}_)")


def make_number(number: float, style: int) -> str:
    """Make a cell that holds a number.

    >>> make_number(2564, 7)
    ' s="7"><v>2564</v></c>'
    """
    return f' s="{style}"><v>{number:.16G}</v></c>'


def make_text(text: str, style: int) -> str:
    """Make a cell that holds text and nothing else, whatever it looks like.

    >>> make_text("=1 < 2", 7)
    ' s="7" t="inlineStr"><is><t>=1 &lt; 2</t></is></c>'
    """
    if "_x" in text:
        text = CONTROL.sub(r"_x005F\1", text)
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    blank = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return f' s="{style}" t="inlineStr"><is><t{blank}>{text}</t></is></c>'


def tell_style(look: Any) -> int:
    """Give the number by which cells name a format."""
    style: int = look._get_xf_index()
    return style


class SheetRows:
    """The rows of a sheet from `first` on; until `end`, nothing else may write to it."""

    def __init__(self, sheet: Any, first: int, columns: int) -> None:
        self._sheet = sheet
        self._row = first
        self._letters = [_name_column(place) for place in range(columns)]
        # The row that was begun goes out before ours.
        sheet._write_single_row(first)

    def write(self, cells: Sequence[Cell], height: float) -> None:
        """Write the next row, so many points high."""
        self._row += 1
        row = self._row
        told = [
            f'<c r="{letter}{row}"{cell}'
            for letter, cell in zip(self._letters, cells, strict=True)
            if cell is not None
        ]
        self._sheet.fh.write(f'<row r="{row}"{_tell_height(height)}>{"".join(told)}</row>')

    def end(self) -> None:
        """Let the sheet know how far its rows and columns reach."""
        self._sheet._check_dimensions(self._row - 1, len(self._letters) - 1)
        self._sheet._write_single_row(self._row)


@lru_cache
def _tell_height(points: float) -> str:
    height = int(points * PIXELS + 0.5) / PIXELS
    return f' ht="{height:.16g}" customHeight="1"'


def _name_column(place: int) -> str:
    """Name a column as spreadsheets do.

    >>> _name_column(0), _name_column(25), _name_column(26), _name_column(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    name, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, len(ascii_uppercase))
        name = ascii_uppercase[letter] + name
    return name
