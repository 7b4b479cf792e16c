"""A picture laid out: its paper white, its writing level, its rows in their cells."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from pipeline.reading.cells import NOWHERE, Cells
from pipeline.reading.rulings import Rulings
from pipeline.reading.scans.blobs import Blobs, Numbers, find_blobs
from pipeline.reading.scans.ground import WHITE, Grey, Mask, find_ink, flatten_ground
from pipeline.reading.scans.leaders import find_leaders
from pipeline.reading.scans.rows import Row, find_dashes, find_rows, measure_letters, settle_heights
from pipeline.reading.scans.skew import measure_skew
from pipeline.reading.scans.storeys import FieldRow, number_owners, settle_marks
from pipeline.reading.scans.strokes import Boxes, find_strokes, leave_crossings
from pipeline.reading.scans.touching import cut_touching

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LEAST_LETTER: Final = 6.0
"""Pixels; nobody reads Thai in which a letter's body is lower."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The picture of a page as recognition takes it.

    `grey` is level, on white paper and without rulings; `letter` is the height of a
    letter's body in pixels; `turn` says by how many degrees the picture was turned
    against the clock; `cells` are placed in points from the lower left, as on a page.
    `owners` holds for each blob the number of its row, -1 for none, and one more for paper.
    """

    grey: Grey
    blobs: Blobs
    letter: float
    rows: tuple[FieldRow, ...]
    owners: Numbers
    cells: Cells
    turn: float


def lay_out(picture: "Picture", scale: float) -> Sheet:
    """Lay out a picture; `scale` is how many points a pixel is wide."""
    grey = flatten_ground(picture)
    turn = measure_skew(find_ink(grey))
    if turn:
        turned = Image.fromarray(grey).rotate(turn, Image.Resampling.BICUBIC, fillcolor=WHITE)
        grey = np.asarray(turned)
    ink = find_ink(grey)
    letter = measure_letters(find_blobs(ink))
    level, upright, strokes = find_strokes(ink, max(letter, LEAST_LETTER))
    if strokes.any():
        strokes = leave_crossings(ink, _widen(strokes), letter)
        grey = np.where(strokes, WHITE, grey).astype(np.uint8)
    ink &= ~strokes
    blobs = find_blobs(ink)
    letter = measure_letters(blobs)
    blobs = find_blobs(cut_touching(ink, blobs, letter))
    rulings = Rulings(
        _place_boxes(level, scale, grey.shape[0]), _place_boxes(upright, scale, grey.shape[0])
    )
    cells = Cells(rulings, grey.shape[1] * scale)
    rows = _find_rows(blobs, letter, cells, scale, grey.shape[0])
    owners = number_owners(blobs, [found.row for found in rows])
    return Sheet(grey, blobs, letter, rows, owners, cells, turn)


def _widen(mask: Mask) -> Mask:
    wide: Mask = np.asarray(Image.fromarray(mask).convert("L").filter(ImageFilter.MaxFilter(3))) > 0
    return wide


def _place_boxes(boxes: Boxes, scale: float, height: int) -> npt.NDArray[np.float32]:
    """Turn boxes in pixels, y downward, into boxes in points, y upward."""
    left, top, right, bottom = boxes.T
    placed = np.stack([left, height - bottom, right, height - top], axis=1) * scale
    return placed.astype(np.float32)


def _find_field_rows(blobs: Blobs, members: Numbers, letter: float, field: int) -> list[Row]:
    """Give the rows of a cell; one that holds nothing but a dash has a row all the same."""
    rows = find_rows(blobs, members, letter)
    return rows if rows or field == NOWHERE else find_dashes(blobs, members, letter)


def _find_rows(
    blobs: Blobs, letter: float, cells: Cells, scale: float, height: int
) -> tuple[FieldRow, ...]:
    """Give the rows of each cell, and of what stands outside of all."""
    if letter < LEAST_LETTER:
        return ()
    fields: Numbers = np.full(len(blobs), NOWHERE, dtype=np.intp)
    if cells:
        x = (blobs.left + blobs.right) / 2 * scale
        y = (height - (blobs.top + blobs.bottom) / 2) * scale
        fields = cells.locate(x, y)
    rows = [
        FieldRow(field, row)
        for field in np.unique(fields).tolist()
        for row in _find_field_rows(blobs, np.flatnonzero(fields == field), letter, field)
        if len(row.blobs)
    ]
    rows = [found for found in settle_marks(blobs, rows, letter) if len(found.row.blobs)]
    outside = [found for found in rows if found.field == NOWHERE]
    inside = [found for found in rows if found.field != NOWHERE]
    return tuple(
        _take_leaders(blobs, replace(found, row=row))
        for kind in (outside, inside)  # tables are often set in smaller print
        for found, row in zip(kind, settle_heights(blobs, [f.row for f in kind]), strict=True)
    )


def _take_leaders(blobs: Blobs, found: FieldRow) -> FieldRow:
    leaders = find_leaders(blobs, found.row)
    if not leaders:
        return found
    rest = np.setdiff1d(found.row.blobs, np.concatenate(leaders))
    return replace(found, row=replace(found.row, blobs=rest), leaders=tuple(leaders))
