"""The margins of a page: where page numbers, running heads and feet stand."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from pipeline.model import Box
from pipeline.reading.drafts import DraftLine, DraftPage, Veil

MARGIN: Final = 72.0
"""Points from the edge: Word's margin is an inch, and heads and feet stand inside it."""
MARGIN_SHARE: Final = 0.085
"""The same inch as a share of an A4 page, for larger sheets."""
TOP, BOTTOM = "top", "bottom"


class Edge(NamedTuple):
    """One margin: of which leaf, counted from 0, and whether above or below."""

    leaf: int
    side: str


def find_margin_lines(page: DraftPage, share: float = 1.0) -> Iterator[tuple[int, Edge, DraftLine]]:
    """Give the lines in the upper or lower margin, as they stand when turned upright.

    `share` says how many margins deep. Of a sheet that shows two pages of a book the second
    one hangs below the first, and has margins of its own.

    A landscape table is often printed on a portrait sheet: its page number then
    stands sideways in what is the upper margin of the bound volume.
    """
    for place, line in enumerate(page.lines):
        if line.veil is Veil.CLIPPED:
            continue
        if line.box is None:
            if place in (0, len(page.lines) - 1):
                yield place, Edge(0, TOP if place == 0 else BOTTOM), line
            continue
        sheet = Box(0.0, 0.0, page.width, page.height)
        level, height = _stand_upright(line.box, sheet, line.angle)
        leaf = int(-level // height) + 1 if level < 0 < height else 0
        level += leaf * height
        margin = share * max(MARGIN, MARGIN_SHARE * height)
        if level > height - margin:
            yield place, Edge(leaf, TOP), line
        elif level < margin:
            yield place, Edge(leaf, BOTTOM), line


def _stand_upright(box: Box, sheet: Box, angle: float) -> tuple[float, float]:
    """Give the height of the box's middle, and of the sheet, when the writing is turned level."""
    across, upward = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    if angle == -90.0:
        return across, sheet.right
    if angle == 90.0:
        return sheet.right - across, sheet.right
    return (sheet.top - upward if angle == 180.0 else upward), sheet.top
