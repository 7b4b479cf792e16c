"""Marks between two rows: hung below the upper one, or in the second storey of the lower one.

Rows of Thai stand so close that a tone over a vowel is often nearer to the row above than
to its own, as near as a vowel below. What it looks like tells, and every typeface draws
its marks in its own way, so it is held against the marks of the same page that are sure:

    ก ุ  ร        hangs: the like of it hangs where nothing is beneath
      ่          stands: the like of it stands where nothing is above
      ี
    ท            row below
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from pipeline.reading.scans.blobs import Blobs, Numbers
from pipeline.reading.scans.rows import SPECK, Row

HIGHEST_MARK: Final = 0.6
"""Letter heights under which a blob is a mark."""
SLACK: Final = 0.1
"""Letter heights by which marks lie over one another, or beside."""
NEAR: Final = 0.3
"""Letter heights between a tone and the vowel that it stands on, at most."""
STUB: Final = 0.5
"""Share of the smallest dot that is left of a tone which hangs from a ruling."""
GRID: Final = 8
"""Fields along each side of a mark in which its ink is compared."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A row of writing and the number of the cell that it stands in.

    The dots of `leaders` belong to the row and are none of its blobs.
    """

    field: int
    row: Row
    leaders: tuple[Numbers, ...] = ()


def settle_marks(blobs: Blobs, rows: Sequence[FieldRow], letter: float) -> tuple[FieldRow, ...]:
    """Give the rows with the marks that stand on their vowels, whatever row or cell had them."""
    owners = number_owners(blobs, [found.row for found in rows])
    hanging, standing = _find_marks(blobs, rows, owners, letter)
    is_lost = (owners[:-1] < 0) & (blobs.area >= STUB * SPECK * letter**2)
    lost = np.flatnonzero(is_lost & (blobs.height < HIGHEST_MARK * letter))
    homes = owners[:-1].copy()
    homes[lost] = _find_home(blobs, lost, standing, owners, letter)
    home = _find_home(blobs, hanging, standing, owners, letter)
    is_doubtful = (home >= 0) & (home != owners[hanging])
    doubtful, sure = hanging[is_doubtful], hanging[~is_doubtful]
    shapes = _draw_marks(blobs, doubtful, letter)
    stands = _measure_distance(shapes, _draw_marks(blobs, standing, letter)) < _measure_distance(
        shapes, _draw_marks(blobs, sure, letter)
    )
    homes[doubtful[stands]] = home[is_doubtful][stands]
    return tuple(
        replace(found, row=replace(found.row, blobs=np.flatnonzero(homes == number)))
        for number, found in enumerate(rows)
    )


def number_owners(blobs: Blobs, rows: Sequence[Row]) -> Numbers:
    """Give for each blob the number of its row, -1 for none; one more stands for paper."""
    owners = np.full(len(blobs) + 1, -1, dtype=np.intp)
    for number, row in enumerate(rows):
        owners[row.blobs] = number
    return owners


def _find_marks(
    blobs: Blobs, rows: Sequence[FieldRow], owners: Numbers, letter: float
) -> tuple[Numbers, Numbers]:
    """Give the marks that hang below their rows, and those that stand above them."""
    own = np.flatnonzero((owners[:-1] >= 0) & (blobs.height < HIGHEST_MARK * letter))
    tops, bottoms = np.array([(found.row.top, found.row.bottom) for found in rows] or [(0, 0)]).T
    hanging = own[blobs.top[own] >= bottoms[owners[own]] - SLACK * letter]
    standing = own[blobs.bottom[own] <= tops[owners[own]] + SLACK * letter]
    return hanging, standing


def _find_home(
    blobs: Blobs, marks: Numbers, vowels: Numbers, owners: Numbers, letter: float
) -> Numbers:
    """Give the row of the vowel that is closest beneath each mark, -1 where none is near."""
    if not len(vowels):
        return np.full(len(marks), -1, dtype=np.intp)
    gap = blobs.top[vowels][None, :] - blobs.bottom[marks][:, None]
    left = np.maximum(blobs.left[vowels][None, :], blobs.left[marks][:, None])
    right = np.minimum(blobs.right[vowels][None, :], blobs.right[marks][:, None])
    is_near = (gap > -SLACK * letter) & (gap < NEAR * letter) & (right - left > -SLACK * letter)
    closest = np.where(is_near, gap, np.inf).argmin(axis=1)
    return np.where(is_near.any(axis=1), owners[vowels[closest]], -1)


def _draw_marks(blobs: Blobs, marks: Numbers, letter: float) -> npt.NDArray[np.float32]:
    """Give what each mark looks like: its ink on a grid, and its size in letter heights."""
    looks = np.zeros((len(marks), GRID * GRID + 2), dtype=np.float32)
    for look, mark in zip(looks, marks.tolist(), strict=True):
        top, bottom = int(blobs.top[mark]), int(blobs.bottom[mark])
        left, right = int(blobs.left[mark]), int(blobs.right[mark])
        shape = Image.fromarray(blobs.labels[top:bottom, left:right] == mark).convert("L")
        grid = np.asarray(shape.resize((GRID, GRID), Image.Resampling.BOX), dtype=np.float32)
        look[:-2] = grid.ravel() / (255 * GRID * GRID)
        look[-2:] = (right - left) / letter, (bottom - top) / letter
    return looks


def _measure_distance(
    shapes: npt.NDArray[np.float32], known: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Give how far each shape is from the known one that is most like it; endless for none."""
    nearest = np.full(len(shapes), np.inf, dtype=np.float32)
    for number, shape in enumerate(shapes):
        nearest[number] = np.abs(known - shape).sum(axis=1).min(initial=np.inf)
    return nearest
