"""The characters of a page as numpy columns, one row per drawn character.

A Python object per character would cost more than pdfium itself. Every coordinate
is in the frame the reader sees: points from the bottom left corner of the shown
page, after the page's own rotation.
"""

from dataclasses import dataclass, fields, replace
from itertools import repeat
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from pipeline.model import Box
from pipeline.reading.echoes import find_echoes
from pipeline.reading.frame import Codes, Flags, Frame, Numbers
from pipeline.reading.inks import Stretch, measure_inks
from pipeline.reading.pdfium import (
    BOX,
    POINT,
    RECTANGLE,
    TEXT_TYPE,
    Addresses,
    Pointer,
    copy_text,
    gather_answers,
    gather_written,
    generated_at,
    list_objects,
    loose_box_at,
    map_error_at,
    object_at,
    object_count,
    origin_at,
    page_object,
    point_to,
    tight_box_at,
    unicode_at,
)
from pipeline.reading.pictures import find_pictures
from pipeline.reading.pieces import read_pieces
from pipeline.reading.rulings import Rulings, read_rulings
from pipeline.reading.spoken import find_spoken, place_turned, settle_boxes

HYPHEN_CODE: Final = 0x02
"""What pdfium reports for a hyphen at a line's end."""
HYPHEN_UNIT: Final = 0xFFFE
"""What it copies for one."""


@dataclass(frozen=True, slots=True)
class PageChars:
    """The drawn characters of one page, in drawing order, as columns.

    `boxes` are loose boxes (left, bottom, right, top: advance by font height),
    `baseline` the height of the pen, `size` the em in points, `angle` the
    direction of writing in degrees against the reader's horizontal, `hidden`
    text that is never painted, `pale` text in the light grey of watermarks,
    `clipped` text that lies outside the frame it may be seen in, `unmapped` text
    for which the font gives no character, `ink` the box of what is painted;
    `rulings` are the straight lines between them.
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
    pictures: tuple[Box, ...]
    rulings: Rulings

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
    asked = point_to(text)
    objects = gather_answers(object_at, np.uint64, count, repeat(asked), range(count))
    drawn = np.flatnonzero(objects)  # a blank between two objects belongs to none
    codes = read_codes(asked, count)[drawn]
    typed = ~_find_made_up(asked, drawn, codes)
    drawn, codes = drawn[typed], codes[typed]
    rows, objects = drawn.tolist(), objects[drawn]
    loose, origins = _read_loose_boxes(asked, rows), _read_origins(asked, rows)
    ink = _read_ink(asked, drawn, codes, needs_ink)
    piece, first = _number_pieces(objects)
    items, kinds = list_objects(page, object_count, page_object)
    stretches, repeated = find_spoken(objects, first, codes)
    if stretches:
        texts = items[kinds == TEXT_TYPE]
        loose, origins, ink, echoed = _settle_spoken(stretches, texts, codes, (loose, origins, ink))
        repeated |= echoed
    pens = frame.turn_points(origins)
    pieces = read_pieces(asked, drawn[first].tolist(), objects[first], frame)
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
        unmapped=_read_map_errors(asked, drawn, codes),
        ink=frame.turn_boxes(ink),
        pictures=find_pictures(items, kinds, frame),
        rulings=read_rulings(items, kinds, frame),
    )
    return select_chars(chars, ~repeated) if repeated.any() else chars


def _settle_spoken(
    stretches: list[Stretch],
    texts: Addresses,
    codes: Codes,
    places: tuple[Numbers, Numbers, Numbers],
) -> tuple[Numbers, Numbers, Numbers, Flags]:
    """Give boxes, pens and ink with those of spoken text where it is drawn, and its echoes."""
    boxes, pens, ink = places
    inks = measure_inks({stretch.tag for stretch in stretches}, texts)
    echoed, ends = find_echoes(stretches, inks, codes, boxes)
    boxes = settle_boxes(boxes, codes, stretches, ends)
    said = np.array([row for s in stretches for row in range(s.first, s.last)], dtype=np.intp)
    later = said[~np.isin(said, [s.first for s in stretches])]  # the first has its own pen
    pens[later, 0], ink[said] = boxes[later, 0], boxes[said]
    turned, spread, starts = place_turned(stretches, inks, codes)
    boxes[turned], pens[turned], ink[turned] = spread, starts, spread
    return boxes, pens, ink, echoed


def _find_made_up(text: Pointer, drawn: npt.NDArray[np.intp], codes: Codes) -> Flags:
    """Find the blanks that pdfium puts inside one object where kerning leaves a gap."""
    blanks = codes == ord(" ")
    made_up = np.zeros(len(codes), dtype=np.bool_)
    made_up[blanks] = _ask_flag(generated_at, text, drawn[blanks].tolist())
    return made_up


def _ask_flag(call: Any, text: Pointer, rows: list[int]) -> Flags:
    flags: Flags = gather_answers(call, np.int32, len(rows), repeat(text), rows) == 1
    return flags


def read_codes(text: Pointer, count: int) -> Codes:
    """Give the code points of all rows: copied at once where each row is one unit of UTF-16.

    pdfium leaves control characters out of the copy, so that its length tells whether
    units are rows; in the place of a hyphen at a line's end it puts a noncharacter.
    """
    units = np.zeros(count + 1, dtype=np.uint16)
    length = copy_text(text, 0, count, point_to(units.ctypes.data)) - 1
    codes = units[:count].astype(np.uint32)
    is_even = length == count and not np.any((codes >= 0xD800) & (codes < 0xE000))
    rows = np.flatnonzero(codes == HYPHEN_UNIT).tolist() if is_even else list(range(count))
    codes[rows] = gather_answers(unicode_at, np.uint32, len(rows), repeat(text), rows)
    codes[codes == HYPHEN_CODE] = ord("-")
    return codes


def _read_loose_boxes(text: Pointer, rows: list[int]) -> Numbers:
    boxes = gather_written(loose_box_at, RECTANGLE, len(rows), repeat(text), rows)
    turned: Numbers = boxes[:, [0, 3, 2, 1]]  # FS_RECTF: left, top, right, bottom
    return turned


def _read_origins(text: Pointer, rows: list[int]) -> Numbers:
    points = gather_written(origin_at, POINT, len(rows), repeat(text), rows)
    return points.astype(np.float32)


def _number_pieces(objects: Addresses) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Count the text objects along the rows, and find where each begins."""
    begins = np.ones(len(objects), dtype=np.bool_)
    begins[1:] = objects[1:] != objects[:-1]
    return np.cumsum(begins) - 1, np.flatnonzero(begins)


def _read_map_errors(text: Pointer, drawn: npt.NDArray[np.intp], codes: Codes) -> Flags:
    """Whether the font gave no character; asked only where the code looks strange."""
    strange = ~(((codes >= 0x20) & (codes < 0x7F)) | ((codes >= 0x0E01) & (codes <= 0x0E5B)))
    errors = np.zeros(len(drawn), dtype=np.bool_)
    errors[strange] = _ask_flag(map_error_at, text, drawn[strange].tolist())
    return errors


def _read_ink(
    text: Pointer, drawn: npt.NDArray[np.intp], codes: Codes, needs_ink: Flags
) -> Numbers:
    """Give the box of the ink for the characters that need one; NaN where it has none."""
    ink = np.full((len(drawn), 4), np.nan, dtype=np.float32)
    asked = np.flatnonzero(needs_ink[np.minimum(codes, 0xFFFF)] | (codes > 0xFFFF))
    rows = drawn[asked].tolist()
    found = gather_written(tight_box_at, BOX, len(rows), repeat(text), rows)
    ink[asked] = found[:, [0, 2, 1, 3]]  # left, right, bottom, top
    return ink
