"""Blobs become rows of writing: letters by their level, marks with their letters.

Thai hangs marks above and below its letters, up to two storeys high, with less room
between two lines than a line is high. So the rows are found from the bodies of the
letters alone, and every mark then joins the row it is nearest to, where nearness
counts double below a row, since vowels below touch their letters and tones float:

        ่   ้     marks of the first row
     ที่ น้ำ ปู่      bodies of the first row
            ู     mark of the first row, nearer than the second
      ี่   ั้      marks of the second row
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reading.scans.blobs import Blobs, Numbers

BODY: Final = (0.6, 3.0)
"""Letter heights of what makes a row: marks are below 0.5, pictures above."""
LEAST_HEIGHT: Final = 5
"""Pixels; lower blobs are specks or marks and do not tell the height of letters."""
LONGEST_BODY: Final = 8.0
"""How many times wider than high a run of touching letters is at most."""
LARGEST_SHARE: Final = 1 / 20
"""Share of a picture's height that no letter has: tables, frames and the dark rims of scans."""
SPECK: Final = 0.012
"""Square letter heights of the smallest dot."""
FEW_BODIES: Final = 3
"""Rows of fewer letters do not tell how high they are."""
SAME_PRINT: Final = 0.6
"""Share of a letter's height that its lowest neighbours have, such as the digit ๑."""
BESIDE: Final = 0.75
"""Of the rows beside one, some are digits as well: so more than half of them are lower."""
REACH: Final = 1.2
"""Letter heights around a level within which its row is the fullest: rows stand 1.8 apart."""
FULLNESS: Final = 0.4
"""Share of the fullest level around that belongs to the body of a row."""
SMALL_GAP: Final = 0.2
"""Letter heights between two bands that are one row."""
LEAST_BAND: Final = 0.45
"""Letter heights of the lowest row: a row of dashes or of marks is lower."""
DASH: Final = (0.3, 1.5)
"""How high a dash is at most, in letter heights, and how many times wider at least."""
DASH_LEVEL: Final = 0.35
"""Letter heights of a dash above the foot of its row."""
FARTHEST_MARK: Final = 1.3
"""Letter heights from its row to the foot of a mark of the second storey."""
BELOW_COSTS: Final = 2.0
"""How much farther a mark below a row is counted than one above."""
MARKS_BAND: Final = 0.7
"""A band of this share of the height of the one closely below is the marks of large letters."""
CLOSE_BELOW: Final = 0.5
"""How close below, in heights of that band."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of writing: the top and foot of its letters' bodies, and its blobs."""

    top: int
    bottom: int
    blobs: Numbers

    @property
    def height(self) -> int:
        """The height of its letters' bodies in pixels."""
        return self.bottom - self.top


def measure_letters(blobs: Blobs) -> float:
    """Give the height of a letter's body, in pixels: the median, weighed by ink; 0 for none."""
    usable = (
        (blobs.height >= LEAST_HEIGHT)
        & (blobs.height <= LARGEST_SHARE * blobs.labels.shape[0])
        & (blobs.width <= LONGEST_BODY * blobs.height)
    )
    heights, weights = blobs.height[usable], blobs.area[usable]
    if not len(heights):
        return 0.0
    order = np.argsort(heights, kind="stable")
    mass = weights[order].cumsum()
    return float(heights[order][np.searchsorted(mass, mass[-1] / 2)])


def settle_heights(blobs: Blobs, rows: Sequence[Row]) -> list[Row]:
    """Put the foot of rows where most of their letters have it, and the top where letters end.

    Digits are lower than letters or have ascenders: a row of few letters, or one of digits
    in a table, gets the height of the rows beside it.
    """
    bodies = [row.blobs[blobs.height[row.blobs] >= BODY[0] * row.height] for row in rows]
    settled = [
        _settle_foot(row, blobs.bottom[body]) for row, body in zip(rows, bodies, strict=True)
    ]
    is_known = np.array([len(body) >= FEW_BODIES for body in bodies])
    levels = np.array([row.bottom for row in settled])
    heights = np.array([row.height for row in settled])
    return [
        _match_height(row, heights[is_known & (np.abs(levels - row.bottom) < row.height)], known)
        for row, known in zip(settled, is_known.tolist(), strict=True)
    ]


def _settle_foot(row: Row, feet: Numbers) -> Row:
    """Put the foot of a row where most of its letters have it; scraps above it have none there."""
    foot = int(np.median(feet)) if len(feet) else row.bottom
    return replace(row, bottom=foot) if foot > row.top else row


def _match_height(row: Row, beside: Numbers, known: bool) -> Row:
    """Give a row the height of those beside it, if it can be its own; one that is known grows."""
    if not len(beside):
        return row
    height = int(np.quantile(beside, BESIDE, method="nearest"))
    grows = SAME_PRINT * height < row.height < height
    shrinks = not known and height <= row.height < height / SAME_PRINT
    return replace(row, top=row.bottom - height) if grows or shrinks else row


def find_rows(blobs: Blobs, members: Numbers, letter: float) -> list[Row]:
    """Part the blobs of one column or cell into rows, from the top; specks stay out."""
    members = members[blobs.area[members] >= SPECK * letter**2]
    members = members[blobs.height[members] <= BODY[1] * letter]
    heights = blobs.height[members]
    is_body = (heights >= BODY[0] * letter) & (
        blobs.width[members] <= LONGEST_BODY * np.maximum(heights, letter)
    )
    bands = _join_mark_bands(_find_bands(blobs, members[is_body], letter))
    if not bands:
        return []
    nearest, cost = _find_nearest(blobs, members, bands)
    held = cost <= FARTHEST_MARK * letter
    return [
        Row(top, bottom, members[held & (nearest == number)])
        for number, (top, bottom) in enumerate(bands)
    ]


def find_dashes(blobs: Blobs, members: Numbers, letter: float) -> list[Row]:
    """Give the dash that is all a cell holds beside dirt, as a row; none for anything else."""
    order = members[np.argsort(-blobs.area[members], kind="stable")]
    if not len(order) or (len(order) > 1 and 2 * blobs.area[order[1]] > blobs.area[order[0]]):
        return []
    dash = order[0]
    width, height = blobs.width[dash], blobs.height[dash]
    is_dash = height < DASH[0] * letter and DASH[1] * height < width < letter
    if not is_dash or blobs.area[dash] < SPECK * letter**2:
        return []
    bottom = int(blobs.bottom[dash] + DASH_LEVEL * letter)
    return [Row(bottom - int(letter), bottom, order[:1])]


def _find_bands(blobs: Blobs, body: Numbers, letter: float) -> list[tuple[int, int]]:
    """Give the tops and feet of rows: the levels that hold more ink than those around them."""
    if not len(body):
        return []
    start = int(blobs.top[body].min())
    steps = np.zeros(int(blobs.bottom[body].max()) - start + 1, dtype=np.intp)
    np.add.at(steps, blobs.top[body] - start, blobs.width[body])
    np.subtract.at(steps, blobs.bottom[body] - start, blobs.width[body])
    fullness = steps.cumsum()[:-1]
    is_full = np.pad(fullness > FULLNESS * _highest_around(fullness, int(REACH * letter)), 1)
    edges = np.flatnonzero(is_full[1:] != is_full[:-1]) + start
    bands: list[tuple[int, int]] = []
    for top, bottom in edges.reshape(-1, 2).tolist():
        if bands and top - bands[-1][1] < SMALL_GAP * letter:
            bands[-1] = bands[-1][0], bottom
        else:
            bands.append((top, bottom))
    return [(top, bottom) for top, bottom in bands if bottom - top >= LEAST_BAND * letter]


def _highest_around(values: Numbers, reach: int) -> Numbers:
    padded = np.pad(values, reach)
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)
    highest: Numbers = windows.max(axis=1)
    return highest


def _join_mark_bands(bands: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop the bands that are the marks of a larger row below: headings have large ones."""
    kept = bands[-1:]
    for (top, bottom), (next_top, next_bottom) in reversed(list(pairwise(bands))):
        height = next_bottom - next_top
        is_marks = bottom - top < MARKS_BAND * height
        if not (is_marks and next_top - bottom < CLOSE_BELOW * height):
            kept.append((top, bottom))
    return kept[::-1]


def _find_nearest(
    blobs: Blobs, members: Numbers, bands: list[tuple[int, int]]
) -> tuple[Numbers, npt.NDArray[np.float64]]:
    """Give the row that each blob is nearest to, and how far it is in pixels."""
    tops, bottoms = np.array(bands).T
    above = tops[None, :] - blobs.bottom[members][:, None]
    below = blobs.top[members][:, None] - bottoms[None, :]
    distance = np.where(above > below, above.astype(np.float64), BELOW_COSTS * below)
    nearest = distance.argmin(axis=1)
    return nearest, np.maximum(distance[np.arange(len(members)), nearest], 0.0)
