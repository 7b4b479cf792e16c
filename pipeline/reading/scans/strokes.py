"""Long straight strokes of ink: the rulings of tables, underlines, the frame of a page."""

from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reading.scans.blobs import Blobs, find_blobs
from pipeline.reading.scans.ground import Mask

LEAST_LENGTH: Final = 4.0
"""Letter heights; the longest stroke of a letter is under 2, of a heading's twice as large."""
SLIMNESS: Final = 8.0
"""How many times longer than thick a ruling is."""
THICKEST: Final = 0.5
"""Letter heights; thicker is a bar."""
LEAST_RUN: Final = 1.5
"""Letter heights that a stroke runs without a step: it still leans a little after turning."""

Boxes = npt.NDArray[np.float32]


def find_strokes(ink: Mask, letter: float) -> tuple[Boxes, Boxes, Mask]:
    """Give the level strokes, the upright ones, and the ink that they are made of.

    Boxes are rows of left, top, right, bottom in pixels; `letter` is the height of a
    letter in pixels.
    """
    level, across = _find_level(ink, letter)
    upright, upward = _find_level(ink.T, letter)
    return level, upright[:, [1, 0, 3, 2]], across | upward.T


def _find_level(ink: Mask, letter: float) -> tuple[Boxes, Mask]:
    blobs = find_blobs(_keep_long_runs(ink, int(LEAST_RUN * letter)))
    thick = blobs.area / np.maximum(blobs.width, 1)
    is_stroke = (
        (blobs.width >= LEAST_LENGTH * letter)
        & (thick <= THICKEST * letter)
        & (blobs.width >= SLIMNESS * thick)
    )
    return _box_blobs(blobs)[is_stroke], np.append(is_stroke, False)[blobs.labels]


def _keep_long_runs(ink: Mask, least: int) -> Mask:
    """Keep the level runs of at least so many pixels."""
    padded = np.pad(ink, ((0, 0), (1, 1)))
    edges = np.flatnonzero(padded[:, 1:] != padded[:, :-1])
    starts, ends = edges[::2], edges[1::2]
    is_long = ends - starts >= least
    steps = np.zeros(ink.shape[0] * (ink.shape[1] + 1) + 1, dtype=np.int8)
    steps[starts[is_long]] = 1
    steps[ends[is_long]] -= 1
    kept: Mask = steps[:-1].cumsum(dtype=np.int8).astype(np.bool_)
    return kept.reshape(ink.shape[0], -1)[:, :-1]


def _box_blobs(blobs: Blobs) -> Boxes:
    edges = [blobs.left, blobs.top, blobs.right, blobs.bottom]
    return np.stack(edges, axis=1).astype(np.float32)


def leave_crossings(ink: Mask, strokes: Mask, letter: float) -> Mask:
    """Give the strokes without what hangs from them: tones that stand as high as a ruling."""
    rest = np.pad(ink & ~strokes, 1)
    columns = np.pad(strokes.T, ((0, 0), (1, 1)))
    edges = np.flatnonzero(columns[:, 1:] != columns[:, :-1])
    column, edge = np.divmod(edges, ink.shape[0] + 1)
    column, start, end = column[::2], edge[::2], edge[1::2]
    crosses = rest[start, column + 1] | rest[end + 1, column + 1]
    crosses &= end - start <= THICKEST * letter
    left = strokes.copy()
    for x, top, bottom in zip(column[crosses], start[crosses], end[crosses], strict=True):
        left[top:bottom, x] = False
    return left
