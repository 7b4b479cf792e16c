"""How pages lie on a scanned sheet: on their side, or two of an open book side by side."""

from typing import TYPE_CHECKING, Final

import numpy as np

from pipeline.reading.scans.blobs import find_blobs
from pipeline.reading.scans.ground import Mask, find_ink, flatten_ground
from pipeline.reading.scans.rows import measure_letters
from pipeline.reading.scans.skew import runs_upright

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

QUARTER: Final = 90
LANDSCAPE: Final = 1.2
"""How many times wider than high an open book is at least."""
MIDDLE: Final = (0.4, 0.6)
"""Share of the width within which the fold lies."""
FOLD: Final = 4.0
"""Letter heights of white (or of the fold's shadow) between two facing pages."""
CROSSING: Final = 0.95
"""Share of the width of a fold that a ruling across it has; the spine of a book is narrower."""
RIM: Final = 0.05
"""Share of the height at each edge where the dark rim of a scan may cross a fold."""
LEAST_LETTERS: Final = 40
"""Letters on each side by which it is a page."""


def turn_upright(picture: "Picture") -> "Picture":
    """Turn a picture whose lines of writing run up or down; which way is found in reading."""
    if runs_upright(find_ink(flatten_ground(picture))):
        return picture.rotate(QUARTER, expand=True)
    return picture


def part_leaves(picture: "Picture") -> list["Picture"]:
    """Part two facing pages, the left one first; one page stays whole."""
    if picture.width < LANDSCAPE * picture.height:
        return [picture]
    fold = _find_fold(find_ink(flatten_ground(picture)))
    if fold is None:
        return [picture]
    width, height = picture.size
    return [picture.crop((0, 0, fold, height)), picture.crop((fold, 0, width, height))]


def _find_fold(ink: Mask) -> int | None:
    """Give the middle of the widest strip without letters near the middle of a sheet."""
    blobs = find_blobs(ink)
    letter = measure_letters(blobs)
    is_letter = (
        (blobs.height > 0.5 * letter) & (blobs.height < 2 * letter) & (blobs.width < 4 * letter)
    )
    width = ink.shape[1]
    covered = np.zeros(width + 1, dtype=np.intp)
    np.add.at(covered, blobs.left[is_letter], 1)
    np.subtract.at(covered, blobs.right[is_letter], 1)
    low, high = (int(share * width) for share in MIDDLE)
    free = np.pad(covered.cumsum()[low:high] <= 1, 1)
    edges = np.flatnonzero(free[1:] != free[:-1]).reshape(-1, 2)
    if not letter or not len(edges):
        return None
    start, end = edges[(edges[:, 1] - edges[:, 0]).argmax()].tolist()
    middle: int = low + (start + end) // 2
    if _is_crossed(ink[:, low + start : low + end]):
        return None
    left = int((blobs.right[is_letter] <= middle).sum())
    right = int((blobs.left[is_letter] >= middle).sum())
    if end - start < FOLD * letter or min(left, right) < LEAST_LETTERS:
        return None
    return middle


def _is_crossed(strip: Mask) -> bool:
    """Whether a ruling runs across: that of a wide table, which is no open book."""
    height, width = strip.shape
    edge = int(RIM * height)
    blobs = find_blobs(strip[edge : height - edge])
    return bool((blobs.width >= CROSSING * width).any())
