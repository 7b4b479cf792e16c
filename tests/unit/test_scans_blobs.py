"""Pieces of ink that touch are one blob, and nothing else is."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from pipeline.reading.scans.blobs import find_blobs
from pipeline.reading.scans.ground import Mask

masks = st.one_of(
    arrays(np.bool_, array_shapes(min_dims=2, max_dims=2, max_side=14)),
    arrays(np.bool_, (12, 12), elements=st.booleans(), fill=st.just(True)),
)


def flood(ink: Mask) -> set[frozenset[tuple[int, int]]]:
    """Give the blobs as sets of pixels, each filled from one of them in all eight directions."""
    left = {(int(y), int(x)) for y, x in np.argwhere(ink)}
    found = set()
    while left:
        waiting, blob = [left.pop()], set()
        while waiting:
            y, x = waiting.pop()
            blob.add((y, x))
            near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
            left -= near
            waiting += near
        found.add(frozenset(blob))
    return found


@given(masks)
def test_blobs_are_those_that_a_flood_would_fill(ink: Mask) -> None:
    blobs = find_blobs(ink)
    found = {
        frozenset((int(y), int(x)) for y, x in np.argwhere(blobs.labels == number))
        for number in range(len(blobs))
    }
    assert found == flood(ink)
    assert ((blobs.labels >= 0) == ink).all()


@given(masks)
def test_boxes_and_areas_are_those_of_the_pixels(ink: Mask) -> None:
    blobs = find_blobs(ink)
    for number in range(len(blobs)):
        y, x = np.nonzero(blobs.labels == number)
        box = blobs.left[number], blobs.top[number], blobs.right[number], blobs.bottom[number]
        assert box == (x.min(), y.min(), x.max() + 1, y.max() + 1)
        assert blobs.area[number] == len(x)


def test_a_spiral_is_one_blob() -> None:
    ink = np.zeros((41, 41), dtype=np.bool_)
    for ring in range(0, 20, 2):
        low, high = ring, 40 - ring
        ink[low, low : high + 1] = ink[high, low : high + 1] = True
        ink[low : high + 1, low] = ink[low : high + 1, high] = True
        ink[low + 1, low] = False  # opens the ring
        ink[low + 2, low : low + 3] = True  # and leads to the next
    assert len(find_blobs(ink)) == 1


def test_an_empty_sheet_has_no_blobs() -> None:
    assert len(find_blobs(np.zeros((5, 7), dtype=np.bool_))) == 0
