"""What is drawn for a tag: its extent along and across the writing, whichever way that goes."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import repeat, starmap
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reading.pdfium import (
    MATRIX,
    Addresses,
    gather_answers,
    gather_written,
    mark_at,
    mark_count,
    matrix_of,
    measure_bounds,
)

Coordinates = npt.NDArray[np.float64]
"""Points or boxes, one per row."""
Direction = tuple[float, float] | Coordinates
"""Cosine and sine of the writing; of each row where they are columns."""
LEVEL: Final = 0.0873
"""Sine of the five degrees that a line may lean and still count as level."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows `first` to `last` (half-open) that one text object says for its tag."""

    first: int
    last: int
    tag: int


@dataclass(frozen=True, slots=True)
class Ink:
    """What is drawn for a tag: its extent along and across the writing, and its first pen.

    `right` is its edge on the page, `cosine` and `sine` tell which way it is written.
    """

    start: float
    low: float
    end: float
    high: float
    right: float
    pen: float
    level: float
    cosine: float
    sine: float

    @property
    def direction(self) -> Direction:
        """Which way it is written."""
        return self.cosine, self.sine

    @property
    def middle(self) -> float:
        """Where it is centred along the writing."""
        return (self.start + self.end) / 2

    @property
    def is_turned(self) -> bool:
        """Whether the writing is not level, or on its head."""
        return abs(self.sine) > LEVEL or self.cosine < 0

    @property
    def hangs(self) -> bool:
        """Whether it stands left of where its pen begins, as marks without a letter do."""
        return self.middle < self.pen


def measure_inks(tags: Collection[int], texts: Addresses) -> dict[int, Ink]:
    """Give what is drawn for each of these tags by the text objects of a page."""
    items, owners = _find_parts(tags, texts)
    bounds = measure_bounds(items).astype(np.float64)
    matrices = gather_written(matrix_of, MATRIX, len(items), items).astype(np.float64)
    lengths = np.hypot(matrices[:, 0], matrices[:, 1])
    drawn = ~np.isnan(bounds).any(axis=1) & (lengths > 0)
    owners, bounds, matrices = owners[drawn], bounds[drawn], matrices[drawn]
    ways = (matrices[:, :2] / lengths[drawn, None]).T
    boxes, pens = turn_boxes(bounds, ways), turn_points(matrices[:, 4:], ways)
    order = np.lexsort((pens[:, 0], owners))  # the first pen of each tag comes first
    found, firsts = np.unique(owners[order], return_index=True)
    if not len(found):
        return {}
    lows = np.minimum.reduceat(boxes[order, :2], firsts)
    highs = np.maximum.reduceat(np.column_stack([boxes[:, 2:], bounds[:, 2]])[order], firsts)
    begins = np.column_stack([pens, *ways])[order[firsts]]
    rows = np.column_stack([lows, highs, begins]).tolist()
    return dict(zip(found.tolist(), starmap(Ink, rows), strict=True))


def _find_parts(tags: Collection[int], texts: Addresses) -> tuple[list[int], Addresses]:
    """Give the text objects that are drawn for one of these tags, and that tag."""
    counts = gather_answers(mark_count, np.int32, len(texts), texts.tolist())
    wanted = np.array(list(tags), dtype=np.uint64)
    items, owners = [texts[:0]], [texts[:0]]
    for place in range(counts.max(initial=0)):
        deep = texts[counts > place]
        found = gather_answers(mark_at, np.uint64, len(deep), deep.tolist(), repeat(place))
        is_wanted = np.isin(found, wanted)
        items.append(deep[is_wanted])
        owners.append(found[is_wanted])
    return np.concatenate(items).tolist(), np.concatenate(owners)


def turn_points(points: Coordinates, direction: Direction) -> Coordinates:
    """Give points along and across a direction; the opposite direction turns them back."""
    cosine, sine = direction
    along = points[:, 0] * cosine + points[:, 1] * sine
    across = points[:, 1] * cosine - points[:, 0] * sine
    return np.stack([along, across], axis=1)


def turn_boxes(boxes: Coordinates, direction: Direction) -> Coordinates:
    """Give the boxes that hold boxes (left, bottom, right, top) once they are turned."""
    corners = [turn_points(boxes[:, [x, y]], direction) for x in (0, 2) for y in (1, 3)]
    return np.concatenate([np.min(corners, axis=0), np.max(corners, axis=0)], axis=1)
