"""The only door to pdfplumber: ruled tables of chosen pages.

pdfplumber is slow and keeps every page it has opened, so it reads only the pages
asked for and closes each. It sorts characters by their left edge, which tears Thai
marks from their bases; therefore only the cells' rectangles are taken from it and
the text of a cell comes from the lines assembled by this package.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pdfplumber

from pipeline.model import Box, Table
from pipeline.reading.columns import PageChars, select_chars
from pipeline.reading.fonts import FontEvidence, weigh_fonts
from pipeline.reading.glyphs import INKED_CODES
from pipeline.reading.lines import assemble_lines
from pipeline.reading.pdf import open_pdf
from pipeline.reading.repair import repair_lines

EDGE: Final = 1.0
"""Points by which a letter may stand over the ruling of its cell."""

Cell = tuple[float, float, float, float]


def read_tables(path: Path, pages: Sequence[int]) -> tuple[Table, ...]:
    """Give the ruled tables of the given pages (from 1), their cells as repaired text."""
    evidence = weigh_fonts(path)
    tables: list[Table] = []
    with (
        pdfplumber.open(path) as document,
        open_pdf(evidence.content or path, needs_ink=(*INKED_CODES, *evidence.glyphs)) as pdf,
    ):
        for number in pages:
            page = document.pages[number - 1]
            found = [[list(row.cells) for row in table.rows] for table in page.find_tables()]
            page.close()
            if found:
                chars = pdf.read_chars(number)
                tables += [_fill_table(number, rows, chars, evidence) for rows in found]
    return tuple(tables)


def _fill_table(
    page: int, rows: list[list[Cell | None]], chars: PageChars, evidence: FontEvidence
) -> Table:
    places = [[_turn_cell(cell, chars.height) for cell in row] for row in rows]
    texts = [[_read_cell(place, chars, evidence) for place in row] for row in places]
    repaired = iter(repair_lines([text for row in texts for text in row]))
    known = [place for row in places for place in row if place is not None]
    return Table(
        page=page,
        box=Box(
            min(p.left for p in known),
            min(p.bottom for p in known),
            max(p.right for p in known),
            max(p.top for p in known),
        ),
        rows=tuple(tuple(next(repaired).text for _ in row) for row in texts),
    )


def _turn_cell(cell: Cell | None, height: float) -> Box | None:
    """Turn a place counted from the top of the page; None is a part of a merged cell."""
    if cell is None:
        return None
    left, top, right, bottom = cell
    return Box(left, height - bottom, right, height - top)


def _read_cell(place: Box | None, chars: PageChars, evidence: FontEvidence) -> str:
    if place is None:
        return ""
    inside = (
        (chars.pen >= place.left - EDGE)
        & (chars.pen <= place.right + EDGE)
        & (chars.baseline >= place.bottom - EDGE)
        & (chars.baseline <= place.top)
    )
    return " ".join(
        line.text for line in assemble_lines(select_chars(chars, inside), evidence.glyphs)
    )
