"""Blobs: pieces of ink that hang together, each a letter, a mark, or a part of one."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.reading.scans.ground import Mask

Numbers = npt.NDArray[np.intp]
Labels = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Blobs:
    """The boxes of blobs in pixels (half-open, y downward), and how many pixels each has.

    `labels` holds for every pixel of the picture the number of its blob, -1 for paper.
    """

    left: Numbers
    top: Numbers
    right: Numbers
    bottom: Numbers
    area: Numbers
    labels: Labels

    def __len__(self) -> int:
        """How many blobs there are."""
        return len(self.left)

    @property
    def width(self) -> Numbers:
        """The width of each box."""
        return self.right - self.left

    @property
    def height(self) -> Numbers:
        """The height of each box."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class _Runs:
    """Level runs of ink, from row to row and from left to right; ends are half-open."""

    row: Numbers
    start: Numbers
    end: Numbers


def find_blobs(ink: Mask) -> Blobs:
    """Find the pieces of ink that touch, corners included."""
    runs = _find_runs(ink)
    number = _join_runs(runs, ink.shape[1])
    count = int(number.max(initial=-1)) + 1
    left, top = np.full((2, count), max(ink.shape), dtype=np.intp)
    right, bottom = np.zeros((2, count), dtype=np.intp)
    np.minimum.at(left, number, runs.start)
    np.minimum.at(top, number, runs.row)
    np.maximum.at(right, number, runs.end)
    np.maximum.at(bottom, number, runs.row + 1)
    length = runs.end - runs.start
    area = np.bincount(number, weights=length, minlength=count).astype(np.intp)
    labels = np.full(ink.shape, -1, dtype=np.int32)
    labels[ink] = np.repeat(number, length)  # both go row by row
    return Blobs(left, top, right, bottom, area, labels)


def _find_runs(ink: Mask) -> _Runs:
    padded = np.pad(ink, ((0, 0), (1, 1)))
    edges = np.flatnonzero(padded[:, 1:] != padded[:, :-1])
    row, column = np.divmod(edges, ink.shape[1] + 1)
    return _Runs(row[::2], column[::2], column[1::2])


def _join_runs(runs: _Runs, width: int) -> Numbers:
    """Give each run the number of its blob: runs touch where they overlap or meet at a corner."""
    count = len(runs.row)
    stride = width + 2
    starts, ends = runs.row * stride + runs.start, runs.row * stride + runs.end
    first = np.searchsorted(ends, starts + stride)
    last = np.searchsorted(starts, ends + stride, side="right")
    touching = np.maximum(last - first, 0)
    upper = np.repeat(np.arange(count), touching)
    lower = np.arange(len(upper)) - np.repeat(np.cumsum(touching) - touching - first, touching)
    return np.unique(_find_roots(count, upper, lower), return_inverse=True)[1]


def _find_roots(count: int, one: Numbers, other: Numbers) -> Numbers:
    """Give each of `count` things the least number of all that hang together with it.

    Each round hooks the root of one to the smaller root of its neighbour and lets
    all point to their roots (Shiloach and Vishkin, 1982): a few rounds in all.
    """
    roots = np.arange(count)
    while True:
        a, b = roots[one], roots[other]
        apart = a != b
        if not apart.any():
            return roots
        one, other, a, b = one[apart], other[apart], a[apart], b[apart]
        np.minimum.at(roots, np.maximum(a, b), np.minimum(a, b))
        while True:
            above = roots[roots]
            if (above == roots).all():
                break
            roots = above
