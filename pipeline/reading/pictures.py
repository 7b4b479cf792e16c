"""Where the pictures of a page are, and how much of it they cover together.

Programs cut a scanned page into strips or lay several pictures over each other: only
all of them together tell that the page is one picture.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.model import Box
from pipeline.reading.frame import Frame, Numbers
from pipeline.reading.pdfium import (
    FORM_TYPE,
    IMAGE_TYPE,
    Addresses,
    carry_out,
    form_count,
    form_object,
    list_objects,
    measure_bounds,
)

IMAGE_SEARCH_DEPTH: Final = 4
"""Nested forms looked into for images; scanners nest one or two deep."""
GRID: Final = 64
"""Fields along each side of a page on which its cover is counted: 0.02 % each."""


def find_pictures(items: Addresses, kinds: npt.NDArray[np.int32], frame: Frame) -> tuple[Box, ...]:
    """Give the places of all images as the reader sees them, as far as they are on the page."""
    bounds = np.concatenate(list(_find_images(items, kinds, IMAGE_SEARCH_DEPTH)))
    turned = frame.turn_boxes(bounds[~np.isnan(bounds).any(axis=1)])
    turned = np.clip(turned, 0.0, [frame.width, frame.height, frame.width, frame.height])
    boxes = (Box(*edges) for edges in turned.tolist())
    return tuple(box for box in boxes if box.left < box.right and box.bottom < box.top)


def _find_images(items: Addresses, kinds: npt.NDArray[np.int32], depth: int) -> Iterator[Numbers]:
    """Give the boxes of the images of a page or a form, and of those in the forms among them."""
    yield measure_bounds(items[kinds == IMAGE_TYPE].tolist())
    for form in items[kinds == FORM_TYPE].tolist() if depth else ():
        for inner in _find_images(*list_objects(form, form_count, form_object), depth - 1):
            yield carry_out(form, inner)


def measure_cover(boxes: Sequence[Box], width: float, height: float) -> float:
    """Give the share of a page that boxes cover together.

    >>> measure_cover([Box(0, 0, 100, 50), Box(0, 50, 100, 100)], 100, 200)
    0.5
    """
    if not boxes or min(width, height) <= 0:
        return 0.0
    middles = (np.arange(GRID) + 0.5) / GRID
    x, y = middles * width, middles[:, np.newaxis] * height
    covered = np.zeros((GRID, GRID), dtype=np.bool_)
    for box in boxes:
        covered |= (box.left <= x) & (x < box.right) & (box.bottom <= y) & (y < box.top)
    return float(covered.mean())
