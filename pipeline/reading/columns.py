"""The characters of a page as numpy columns, one row per drawn character.

A Python object per character would cost more than pdfium itself. Every coordinate
is in the frame the reader sees: points from the bottom left corner of the shown
page, after the page's own rotation.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import repeat
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from pipeline.reading.frame import Codes, Flags, Frame, Numbers
from pipeline.reading.pdfium import (
    FORM_TYPE,
    IMAGE_TYPE,
    bounds_of,
    form_count,
    form_object,
    generated_at,
    loose_box_at,
    map_error_at,
    object_at,
    object_count,
    object_type,
    origin_at,
    page_object,
    tight_box_at,
    unicode_at,
)
from pipeline.reading.pieces import read_pieces
from pipeline.reading.spoken import find_spoken, settle_boxes

HYPHEN_CODE: Final = 0x02
"""What pdfium reports for a hyphen at a line's end."""
IMAGE_SEARCH_DEPTH: Final = 4
"""Nested forms looked into for images; scanners nest one or two deep."""


@dataclass(frozen=True, slots=True)
class PageChars:
    """The drawn characters of one page, in drawing order, as columns.

    `boxes` are loose boxes (left, bottom, right, top: advance by font height),
    `baseline` the height of the pen, `size` the em in points, `angle` the
    direction of writing in degrees against the reader's horizontal, `hidden`
    text that is never painted, `pale` text in the light grey of watermarks,
    `clipped` text that lies outside the frame it may be seen in, `unmapped` text
    for which the font gives no character, `ink` the box of what is painted.
    """

    width: float
    height: float
    codes: Codes
    boxes: Numbers
    pen: Numbers
    baseline: Numbers
    size: Numbers
    angle: Numbers
    hidden: Flags
    pale: Flags
    clipped: Flags
    unmapped: Flags
    ink: Numbers
    image_cover: float

    def __len__(self) -> int:
        return len(self.codes)


def select_chars(chars: PageChars, wanted: Flags) -> PageChars:
    """Give the same page with some of its characters."""
    columns = {
        field.name: getattr(chars, field.name)[wanted]
        for field in fields(chars)
        if isinstance(getattr(chars, field.name), np.ndarray)
    }
    return replace(chars, **columns)


def read_columns(page: int, text: int, count: int, frame: Frame, needs_ink: Flags) -> PageChars:
    """Read all drawn characters of a page from the addresses of the page and its text."""
    objects = np.fromiter(map(object_at, repeat(text), range(count)), np.uint64, count)
    drawn = np.flatnonzero(objects)  # a blank between two objects belongs to none
    codes = _read_codes(text, drawn.tolist())
    typed = ~_find_made_up(text, drawn, codes)
    drawn, codes = drawn[typed], codes[typed]
    rows = drawn.tolist()
    loose, origins = _read_loose_boxes(text, rows), _read_origins(text, rows)
    ink = _read_ink(text, drawn, codes, needs_ink)
    stretches, repeated = find_spoken(objects[drawn], codes)
    if stretches:
        loose = settle_boxes(loose, codes, stretches, page)
        for stretch in stretches:
            said = slice(stretch.first, stretch.last)
            origins[said, 0], ink[said] = loose[said, 0], loose[said]
    pens = frame.turn_points(origins)
    piece, first = _number_pieces(objects[drawn])
    pieces = read_pieces(text, drawn[first].tolist(), objects[drawn][first], frame)
    chars = PageChars(
        width=frame.width,
        height=frame.height,
        codes=codes,
        boxes=frame.turn_boxes(loose),
        pen=pens[:, 0],
        baseline=pens[:, 1],
        size=pieces.size[piece],
        angle=pieces.angle[piece],
        hidden=pieces.hidden[piece],
        pale=pieces.pale[piece],
        clipped=pieces.clipped[piece],
        unmapped=_read_map_errors(text, drawn, codes),
        ink=frame.turn_boxes(ink),
        image_cover=_measure_images(page, frame),
    )
    return select_chars(chars, ~repeated) if repeated.any() else chars


def _find_made_up(text: int, drawn: npt.NDArray[np.intp], codes: Codes) -> Flags:
    """Find the blanks that pdfium puts inside one object where kerning leaves a gap."""
    made_up = np.zeros(len(codes), dtype=np.bool_)
    blanks = np.flatnonzero(codes == ord(" "))
    rows = drawn[blanks].tolist()
    made_up[blanks] = np.fromiter(map(generated_at, repeat(text), rows), np.int32, len(rows)) == 1
    return made_up


def _read_codes(text: int, rows: list[int]) -> Codes:
    codes = np.fromiter(map(unicode_at, repeat(text), rows), np.uint32, len(rows))
    codes[codes == HYPHEN_CODE] = ord("-")
    return codes


def _read_loose_boxes(text: int, rows: list[int]) -> Numbers:
    floats = np.full((len(rows), 4), np.nan, dtype=np.float32)  # FS_RECTF: left, top, right, bottom
    places = range(floats.ctypes.data, floats.ctypes.data + floats.nbytes, 16)
    for _ in map(loose_box_at, repeat(text), rows, places):
        pass
    return floats[:, [0, 3, 2, 1]]


def _read_origins(text: int, rows: list[int]) -> Numbers:
    points = np.full((len(rows), 2), np.nan, dtype=np.float64)
    start = points.ctypes.data
    across = range(start, start + points.nbytes, 16)
    upward = range(start + 8, start + 8 + points.nbytes, 16)
    for _ in map(origin_at, repeat(text), rows, across, upward):
        pass
    return points.astype(np.float32)


def _number_pieces(
    objects: npt.NDArray[np.uint64],
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.intp]]:
    """Count the text objects and find where each begins."""
    _, first, piece = np.unique(objects, return_index=True, return_inverse=True)
    return piece.astype(np.int32), first


def _read_map_errors(text: int, drawn: npt.NDArray[np.intp], codes: Codes) -> Flags:
    """Whether the font gave no character; asked only where the code looks strange."""
    errors = np.zeros(len(drawn), dtype=np.bool_)
    plain = ((codes >= 0x20) & (codes < 0x7F)) | ((codes >= 0x0E01) & (codes <= 0x0E5B))
    asked = np.flatnonzero(~plain)
    rows = drawn[asked].tolist()
    errors[asked] = np.fromiter(map(map_error_at, repeat(text), rows), np.int32, len(rows)) == 1
    return errors


def _read_ink(text: int, drawn: npt.NDArray[np.intp], codes: Codes, needs_ink: Flags) -> Numbers:
    """Give the box of the ink for the characters that need one; NaN where it has none."""
    ink = np.full((len(drawn), 4), np.nan, dtype=np.float32)
    asked = np.flatnonzero(needs_ink[np.minimum(codes, 0xFFFF)] | (codes > 0xFFFF))
    found = np.full((len(asked), 4), np.nan, dtype=np.float64)  # left, right, bottom, top
    start = found.ctypes.data
    for row, place in zip(drawn[asked].tolist(), range(len(asked)), strict=True):
        left = start + 32 * place
        tight_box_at(text, row, left, left + 8, left + 16, left + 24)
    ink[asked] = found[:, [0, 2, 1, 3]]
    return ink


def _measure_images(page: int, frame: Frame) -> float:
    """Give the share of the page under its largest image."""
    area = max(frame.across * frame.upward, 1.0)
    bounds = (ctypes.c_float * 4)()
    start = ctypes.addressof(bounds)
    largest = 0.0
    for image in _find_images(page, object_count, page_object, IMAGE_SEARCH_DEPTH):
        if bounds_of(image, start, start + 4, start + 8, start + 12):
            left, bottom, right, top = bounds
            width = min(right, frame.left + frame.across) - max(left, frame.left)
            height = min(top, frame.bottom + frame.upward) - max(bottom, frame.bottom)
            largest = max(largest, max(width, 0.0) * max(height, 0.0) / area)
    return largest


def _find_images(parent: int, count: Any, child: Any, depth: int) -> Iterator[int]:
    """Go through the objects of a page or a form, and through the forms among them."""
    for number in range(count(parent)):
        found = child(parent, number)
        kind = object_type(found)
        if kind == IMAGE_TYPE:
            yield found
        elif kind == FORM_TYPE and depth:
            yield from _find_images(found, form_count, form_object, depth - 1)
