"""The straight lines drawn on a page: the rulings of its tables and the edges of its boxes.

Word fills a thin rectangle for each piece of a border, LibreOffice and Excel draw a
stroke, browsers a ring around each cell. All become level and upright lines here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reading.frame import Frame, Numbers
from pipeline.reading.pdfium import (
    FLOAT_POINT,
    FORM_TYPE,
    LINE_TO,
    MATRIX,
    MODES,
    PATH_TYPE,
    Addresses,
    carry_out,
    form_count,
    form_object,
    gather_answers,
    gather_written,
    list_objects,
    matrix_of,
    measure_bounds,
    path_mode,
    path_segment,
    path_segments,
    segment_point,
    segment_type,
)

Ends = npt.NDArray[np.floating]
"""The two ends of each line along one axis."""

THICKEST: Final = 3.0
"""Points; the thickest borders seen are 2.25, and a bar of a chart is thicker."""
SHORTEST: Final = 0.2
"""Points below which a drawing is a dot."""
MOST_CORNERS: Final = 400
"""Segments of a path that is looked into: the grid of a page has a hundred, a map thousands."""
RECTANGLE: Final = 5
"""Segments of a filled rectangle: the ground of a cell, whose edges nobody drew."""
QUARTER: Final = 90.0
FORM_DEPTH: Final = 2
"""Nested forms looked into; a form places its drawings by a matrix of its own."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """Boxes (left, bottom, right, top; points) of what is drawn level and upright."""

    level: Numbers
    upright: Numbers

    def __bool__(self) -> bool:
        """Whether there are lines both ways; without them there is no table."""
        return bool(len(self.level) and len(self.upright))


NO_RULINGS: Final = Rulings(*np.empty((2, 0, 4), dtype=np.float32))


def turn_rulings(rulings: Rulings, angle: float) -> Rulings:
    """Give the lines as they lie when writing at an angle (degrees) is turned level."""
    if angle % 180 == 0:
        sign = 1 if angle == 0 else -1
        return Rulings(_turn(rulings.level, sign, 0), _turn(rulings.upright, sign, 0))
    sign = 1 if angle == QUARTER else -1
    return Rulings(_turn(rulings.upright, 0, sign), _turn(rulings.level, 0, sign))


def _turn(boxes: Numbers, cosine: int, sine: int) -> Numbers:
    x, y = boxes[:, [0, 2]], boxes[:, [1, 3]]
    return _box_of(x * cosine + y * sine, y * cosine - x * sine)


def read_rulings(items: Addresses, kinds: npt.NDArray[np.int32], frame: Frame) -> Rulings:
    """Give the straight lines among the objects of a page, as the reader sees them."""
    found = [np.empty((0, 4), dtype=np.float32), *_find_strokes(items, kinds, FORM_DEPTH)]
    boxes = frame.turn_boxes(np.concatenate(found))
    across, upward = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    is_level = (upward <= THICKEST) & (across > np.maximum(upward, SHORTEST))
    is_upright = (across <= THICKEST) & (upward > np.maximum(across, SHORTEST))
    return Rulings(boxes[is_level], boxes[is_upright])


def _find_strokes(items: Addresses, kinds: npt.NDArray[np.int32], depth: int) -> Iterator[Numbers]:
    """Give the boxes of all that is thin, and of the straight sides of what is not."""
    paths = items[kinds == PATH_TYPE].tolist()
    if paths:
        boxes = measure_bounds(paths)
        is_thin = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) <= THICKEST
        yield boxes[is_thin]
        yield _read_sides(*_choose_outlines(paths, ~is_thin))
    for form in items[kinds == FORM_TYPE].tolist() if depth else ():
        for inner in _find_strokes(*list_objects(form, form_count, form_object), depth - 1):
            yield carry_out(form, inner)


def _choose_outlines(
    paths: list[int], is_wide: npt.NDArray[np.bool_]
) -> tuple[Addresses, npt.NDArray[np.int32]]:
    """Give the paths whose sides are drawn, stroked or a ring filled between two edges.

    With each goes the number of its segments.
    """
    wide = np.array(paths, dtype=np.uint64)[is_wide]
    counts = gather_answers(path_segments, np.int32, len(wide), wide.tolist())
    stroked = gather_written(path_mode, MODES, len(wide), wide.tolist())[:, 1] != 0
    drawn = (counts <= MOST_CORNERS) & (stroked | (counts > RECTANGLE))
    return wide[drawn], counts[drawn]


def _read_sides(paths: Addresses, counts: npt.NDArray[np.int32]) -> Numbers:
    """Give the boxes of the straight sides of paths with so many segments."""
    count = int(counts.sum())
    owner = np.repeat(np.arange(len(paths)), counts)
    place = np.arange(count) - np.repeat(np.cumsum(counts) - counts, counts)
    asked = paths[owner].tolist(), place.tolist()
    segments = gather_answers(path_segment, np.uint64, count, *asked).tolist()
    points = gather_written(segment_point, FLOAT_POINT, count, segments)
    kinds = gather_answers(segment_type, np.int32, count, segments)
    straight = (kinds[1:] == LINE_TO) & (owner[1:] == owner[:-1])
    matrices = gather_written(matrix_of, MATRIX, len(paths), paths.tolist())
    a, b, c, d, e, f = matrices[owner].T
    x = a * points[:, 0] + c * points[:, 1] + e
    y = b * points[:, 0] + d * points[:, 1] + f
    sides = _box_of(np.stack([x[:-1], x[1:]], axis=1), np.stack([y[:-1], y[1:]], axis=1))
    drawn: Numbers = sides[straight]
    return drawn


def _box_of(x: Ends, y: Ends) -> Numbers:
    corners = [x.min(axis=1), y.min(axis=1), x.max(axis=1), y.max(axis=1)]
    return np.stack(corners, axis=1).astype(np.float32)
