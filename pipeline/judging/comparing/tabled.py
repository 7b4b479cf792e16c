"""Tables: items that stand one below the other, with other matters between them.

Read row by row, a column of a table is broken up by its neighbours: the areas of development
by the courses beside them. Whoever has two items in a column may have the others there too.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.text.letters import fold_key
from pipeline.text.likeness import Match

LEAST_ITEMS: Final = 2
"""Items of a statement that show which column is its own."""

_TABLE: Final = re.compile(r"(?:^[^\n]*[\t|][^\n]*(?:\n|\Z))+", re.MULTILINE)
_CELL: Final = re.compile(r"[^\n\t|]+")


class Cell(NamedTuple):
    """A cell of a table by its column, with its stretch in the section's text."""

    column: int
    start: int
    end: int


def find_in_columns(
    lines: Iterable[Sequence[str]], section: SectionText, stands: Sequence[Stretch]
) -> dict[str, Match]:
    """Find terms in the columns in which others of their statement stand, by first wording."""
    found: dict[str, Match] = {}
    places = [section.folded.source_span(*stretch)[0] for stretch in stands]
    for table in _TABLE.finditer(section.text):
        cells = list(_list_cells(table))
        own = [cell for place in places for cell in cells if cell.start <= place < cell.end]
        if len(own) < LEAST_ITEMS:
            continue
        columns = {cell.column for cell in own}
        for line in lines:
            match = _find_in_cells(line, section, (c for c in cells if c.column in columns))
            if match is not None:
                found.setdefault(line[0], match)
    return found


def _list_cells(table: re.Match[str]) -> Iterator[Cell]:
    """List the cells of a table row by row."""
    for row in re.finditer(r"[^\n]+", table[0]):
        start = table.start() + row.start()
        edge = len(row[0]) - len(row[0].lstrip("|"))  # a rule at the margin parts no columns
        for cell in _CELL.finditer(row[0]):
            column = sum(row[0].count(sign, edge, cell.start()) for sign in "\t|")
            yield Cell(column, start + cell.start(), start + cell.end())


def _find_in_cells(
    line: Sequence[str], section: SectionText, cells: Iterable[Cell]
) -> Match | None:
    """Find the first alternative of a term in one of some cells."""
    for cell in cells:
        low, high = (bisect_left(section.folded.origins, at) for at in (cell.start, cell.end))
        for wanted in map(fold_key, line):
            place = section.key.find(wanted, low, high)
            if place >= 0:
                return Match(place, place + len(wanted), 0)
    return None
