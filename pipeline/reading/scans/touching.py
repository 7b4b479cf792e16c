"""Letters that touch are cut where they are thinnest: bold print and blurred scans join them."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from pipeline.reading.scans.blobs import Blobs
from pipeline.reading.scans.ground import Mask

WIDE: Final = (1.6, 8.0)
"""How many times wider than high letters that touch are; a single one is at most 1.3."""
LEAST_HEIGHT: Final = 0.6
"""Letter heights of what is cut: dashes and marks are lower."""
THIN: Final = 0.2
"""Share of the height that the bridge between two letters is at most."""
NARROWEST: Final = 0.4
"""Heights of a part from its edge to the cut."""


def cut_touching(ink: Mask, blobs: Blobs, letter: float) -> Mask:
    """Give the ink without the bridges in blobs that are too wide for a letter."""
    low, high = WIDE
    is_wide = (blobs.width >= low * blobs.height) & (blobs.width <= high * blobs.height)
    is_wide &= blobs.height >= LEAST_HEIGHT * letter
    parted = ink.copy()
    for blob in np.flatnonzero(is_wide).tolist():
        for column in _find_cuts(blobs, blob):
            parted[blobs.top[blob] : blobs.bottom[blob], column] = False
    return parted


def _find_cuts(blobs: Blobs, blob: int) -> Iterator[int]:
    """Give the columns at which a blob is cut, from the left."""
    top, bottom = blobs.top[blob], blobs.bottom[blob]
    left, right = int(blobs.left[blob]), int(blobs.right[blob])
    ink = (blobs.labels[top:bottom, left:right] == blob).sum(axis=0)
    height = int(bottom - top)
    margin, start = int(NARROWEST * height), 0
    while right - left - start >= WIDE[0] * height:
        stretch = ink[start + margin : min(start + 2 * height, len(ink) - margin)]
        thinnest = int(stretch.argmin())
        if stretch[thinnest] > THIN * height:
            return
        start += margin + thinnest
        yield left + start
