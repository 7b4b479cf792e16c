"""Dots that lead the eye to a page number: taken out of a row before it is read.

Recognition reads a long row of dots as letters and loses the text around it.
"""

from itertools import groupby
from typing import Final

import numpy as np

from pipeline.reading.scans.blobs import Blobs, Numbers
from pipeline.reading.scans.rows import Row

LOWEST: Final = 0.35
"""Letter heights under which a blob is a dot, or some dots that touch."""
LEVEL: Final = 0.35
"""Letter heights around the foot of the row within which the middle of a dot lies."""
FEWEST: Final = 5
"""Dots in a row that lead; four are an ellipsis and a stop."""


def find_leaders(blobs: Blobs, row: Row) -> list[Numbers]:
    """Give the runs of dots in a row, each from left to right."""
    order = row.blobs[np.argsort(blobs.left[row.blobs], kind="stable")]
    middle = (blobs.top[order] + blobs.bottom[order]) / 2
    is_dot = (blobs.height[order] < LOWEST * row.height) & (
        np.abs(middle - row.bottom) < LEVEL * row.height
    )
    is_mark = blobs.bottom[order] <= row.top  # stands over the dots, or dirt does
    dots = [
        (bool(dot), blob)
        for dot, mark, blob in zip(is_dot, is_mark, order, strict=True)
        if not mark
    ]
    runs = [[blob for _, blob in run] for dot, run in groupby(dots, lambda pair: pair[0]) if dot]
    return [np.array(run, dtype=np.intp) for run in runs if len(run) >= FEWEST]
