"""The only door to pdfium: characters with boxes, and pictures of pages.

A page is handed out as numpy columns, one row per drawn character, in the order
the file draws them, because a Python object per character would cost more than
pdfium itself. Every coordinate is in the frame the reader sees: points from the
bottom left corner of the shown page, after the page's own rotation.

pdfium is not safe for threads: one process, one reader.
"""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as raw

from pipeline.errors import DamagedFileError, EncryptedFileError

if TYPE_CHECKING:
    from PIL.Image import Image

Numbers = npt.NDArray[np.float32]
Codes = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.bool_]

HIDDEN_MODE: Final = 3
"""Text rendering mode 3 of the PDF standard: neither filled nor stroked."""
PALE: Final = (0.75, 0.99)
"""Brightness of a watermark: 0.90 in the Acts of the Council of State; pure white is
no watermark but letters on a dark ground, and ordinary grey text is under 0.6."""
HYPHEN_CODE: Final = 0x02
"""What pdfium reports for a hyphen at a line's end."""
INK_DPI: Final = 36.0
"""Fine enough to see a line of text, coarse enough to cost a millisecond."""
DARK: Final = 160
"""Grey below which a pixel of such a small picture is ink; thin strokes fade at this size."""
POINTS_PER_INCH: Final = 72.0
IMAGE_SEARCH_DEPTH: Final = 4
"""Nested forms looked into for images; scanners nest one or two deep."""

_ADDRESS = ctypes.c_void_p
_CALL = ctypes.PYFUNCTYPE  # keeps the interpreter lock: half the cost of a call


def _call_of(name: str, *argument_types: Any, result: Any = ctypes.c_int) -> Any:
    """Give a pdfium function that takes plain integer addresses instead of objects."""
    address = ctypes.cast(getattr(raw, name), _ADDRESS).value
    return _CALL(result, *argument_types)(address)


_unicode_at = _call_of("FPDFText_GetUnicode", _ADDRESS, ctypes.c_int, result=ctypes.c_uint)
_object_at = _call_of("FPDFText_GetTextObject", _ADDRESS, ctypes.c_int, result=ctypes.c_size_t)
_loose_box_at = _call_of("FPDFText_GetLooseCharBox", _ADDRESS, ctypes.c_int, _ADDRESS)
_tight_box_at = _call_of("FPDFText_GetCharBox", _ADDRESS, ctypes.c_int, *([_ADDRESS] * 4))
_origin_at = _call_of("FPDFText_GetCharOrigin", _ADDRESS, ctypes.c_int, _ADDRESS, _ADDRESS)
_matrix_at = _call_of("FPDFText_GetMatrix", _ADDRESS, ctypes.c_int, _ADDRESS)
_size_at = _call_of("FPDFText_GetFontSize", _ADDRESS, ctypes.c_int, result=ctypes.c_double)
_map_error_at = _call_of("FPDFText_HasUnicodeMapError", _ADDRESS, ctypes.c_int)
_mode_of = _call_of("FPDFTextObj_GetTextRenderMode", _ADDRESS)
_bounds_of = _call_of("FPDFPageObj_GetBounds", _ADDRESS, *([_ADDRESS] * 4))
_clip_of = _call_of("FPDFPageObj_GetClipPath", _ADDRESS, result=ctypes.c_size_t)
_clip_paths = _call_of("FPDFClipPath_CountPaths", _ADDRESS)
_clip_segments = _call_of("FPDFClipPath_CountPathSegments", _ADDRESS, ctypes.c_int)
_clip_segment = _call_of(
    "FPDFClipPath_GetPathSegment", _ADDRESS, ctypes.c_int, ctypes.c_int, result=ctypes.c_size_t
)
_segment_point = _call_of("FPDFPathSegment_GetPoint", _ADDRESS, _ADDRESS, _ADDRESS)
_fill_of = _call_of("FPDFPageObj_GetFillColor", _ADDRESS, *([_ADDRESS] * 4))


@dataclass(frozen=True, slots=True)
class PageChars:
    """The drawn characters of one page, in drawing order, as columns.

    `boxes` are loose boxes (left, bottom, right, top: advance by font height),
    `baseline` the height of the pen, `size` the em in points, `angle` the
    direction of writing in degrees against the reader's horizontal, `piece` a
    number per text object, `hidden` text that is never painted, `pale` text in
    the light grey of watermarks, `clipped` text that lies outside the frame it
    may be seen in, `unmapped` text for which the font gives no character.
    """

    width: float
    height: float
    codes: Codes
    boxes: Numbers
    pen: Numbers
    baseline: Numbers
    size: Numbers
    angle: Numbers
    piece: npt.NDArray[np.int32]
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


class PdfFile:
    """An open PDF; pages are closed as soon as they have been read."""

    def __init__(self, document: pypdfium2.PdfDocument, needs_ink: Flags) -> None:
        self._document = document
        self._needs_ink = needs_ink

    def __len__(self) -> int:
        return len(self._document)

    def read_chars(self, number: int) -> PageChars:
        """Give the characters of page `number` (from 1); DamagedFileError when it breaks."""
        with _opened_page(self._document, number) as page:
            text = page.get_textpage()
            try:
                return _read_columns(page, text, self._needs_ink)
            finally:
                text.close()

    def measure_ink(self, number: int) -> float:
        """Give the share of page `number` that is dark when it is drawn small."""
        with _opened_page(self._document, number) as page:
            bitmap = page.render(scale=INK_DPI / POINTS_PER_INCH, grayscale=True)
            try:
                return float((bitmap.to_numpy() < DARK).mean())
            finally:
                bitmap.close()

    def render_page(self, number: int, *, dpi: float) -> "Image":
        """Page `number` as a grey picture."""
        with _opened_page(self._document, number) as page:
            bitmap = page.render(scale=dpi / POINTS_PER_INCH, grayscale=True)
            try:
                return bitmap.to_pil().copy()
            finally:
                bitmap.close()


@contextmanager
def open_pdf(source: Path | bytes, *, needs_ink: Sequence[int] = ()) -> Iterator[PdfFile]:
    """Open a PDF by path or by content, with the empty password if it has one.

    For the code points in `needs_ink` the box of the ink is measured as well.
    Raises DamagedFileError or EncryptedFileError.
    """
    try:
        document = pypdfium2.PdfDocument(source, password="")
    except pypdfium2.PdfiumError as error:
        raise _explain_failure(error) from error
    wanted = np.zeros(0x10000, dtype=np.bool_)
    wanted[list(needs_ink)] = True
    try:
        yield PdfFile(document, wanted)
    finally:
        document.close()


def _explain_failure(error: pypdfium2.PdfiumError) -> DamagedFileError | EncryptedFileError:
    if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return EncryptedFileError(
            "the PDF opens only with a password",
            advice="open it with its password, print it to a new PDF, and use that file",
        )
    return DamagedFileError(
        "the PDF is damaged: its structure cannot be read, perhaps it was cut off",
        advice="download the file again from where it was published, and compare the sizes",
    )


@contextmanager
def _opened_page(document: pypdfium2.PdfDocument, number: int) -> Iterator[pypdfium2.PdfPage]:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise DamagedFileError(
            f"page {number} cannot be opened",
            advice="compare with the published file; the page may be damaged there as well",
        ) from error
    try:
        yield page
    finally:
        page.close()


def _read_columns(
    page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, needs_ink: Flags
) -> PageChars:
    handle = ctypes.cast(text.raw, _ADDRESS).value
    count = text.count_chars()
    objects = np.fromiter(map(_object_at, repeat(handle), range(count)), np.uint64, count)
    drawn = np.flatnonzero(objects)  # a blank that pdfium made up belongs to no object
    rows = drawn.tolist()
    codes = _read_codes(handle, rows)
    frame = _Frame.of_page(page)
    boxes = frame.turn_boxes(_read_loose_boxes(handle, rows))
    pens = frame.turn_points(_read_origins(handle, rows))
    piece, first = _number_pieces(objects[drawn])
    size, angle, hidden, pale = _read_pieces(handle, drawn[first], objects[drawn][first], frame)
    return PageChars(
        width=frame.width,
        height=frame.height,
        codes=codes,
        boxes=boxes,
        pen=pens[:, 0],
        baseline=pens[:, 1],
        size=size[piece],
        angle=angle[piece],
        piece=piece,
        hidden=hidden[piece],
        pale=pale[piece],
        clipped=_read_clipping(objects[drawn][first])[piece],
        unmapped=_read_map_errors(handle, drawn, codes),
        ink=frame.turn_boxes(_read_ink(handle, drawn, codes, needs_ink)),
        image_cover=_measure_images(page, frame),
    )


def _read_codes(handle: int | None, rows: list[int]) -> Codes:
    codes = np.fromiter(map(_unicode_at, repeat(handle), rows), np.uint32, len(rows))
    codes[codes == HYPHEN_CODE] = ord("-")
    return codes


def _read_loose_boxes(handle: int | None, rows: list[int]) -> Numbers:
    floats = np.full((len(rows), 4), np.nan, dtype=np.float32)  # FS_RECTF: left, top, right, bottom
    places = range(floats.ctypes.data, floats.ctypes.data + floats.nbytes, 16)
    for _ in map(_loose_box_at, repeat(handle), rows, places):
        pass
    return floats[:, [0, 3, 2, 1]]


def _read_origins(handle: int | None, rows: list[int]) -> Numbers:
    points = np.full((len(rows), 2), np.nan, dtype=np.float64)
    start = points.ctypes.data
    across = range(start, start + points.nbytes, 16)
    upward = range(start + 8, start + 8 + points.nbytes, 16)
    for _ in map(_origin_at, repeat(handle), rows, across, upward):
        pass
    return points.astype(np.float32)


def _number_pieces(
    objects: npt.NDArray[np.uint64],
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.intp]]:
    """Number the text objects; also where each begins."""
    _, first, piece = np.unique(objects, return_index=True, return_inverse=True)
    return piece.astype(np.int32), first


def _read_pieces(
    handle: int | None,
    rows: npt.NDArray[np.intp],
    objects: npt.NDArray[np.uint64],
    frame: "_Frame",
) -> tuple[Numbers, Numbers, Flags, Flags]:
    """Em size, direction, whether hidden and whether pale, once per text object."""
    matrices = np.zeros((len(rows), 6), dtype=np.float32)
    for row, place in zip(rows.tolist(), range(len(rows)), strict=True):
        _matrix_at(handle, row, matrices.ctypes.data + 24 * place)
    sizes = np.fromiter(map(_size_at, repeat(handle), rows.tolist()), np.float32, len(rows))
    modes = np.fromiter(map(_mode_of, objects.tolist()), np.int32, len(rows))
    a, b, c, d = (matrices[:, i] for i in range(4))
    angle = np.degrees(np.arctan2(b, a)) - frame.rotation
    angle = (angle + 180.0) % 360.0 - 180.0
    size = np.maximum(np.abs(sizes) * np.hypot(c, d), 0.1)
    pale = _read_paleness(objects)
    return size.astype(np.float32), angle.astype(np.float32), modes == HIDDEN_MODE, pale


def _read_paleness(objects: npt.NDArray[np.uint64]) -> Flags:
    colours = np.zeros((len(objects), 4), dtype=np.uint32)  # red, green, blue, alpha
    start = colours.ctypes.data
    for place, address in enumerate(objects.tolist()):
        red = start + 16 * place
        _fill_of(address, red, red + 4, red + 8, red + 12)
    brightness = colours[:, :3].mean(axis=1) / 255
    seen = 1 - (1 - brightness) * colours[:, 3] / 255  # over white paper
    return (seen > PALE[0]) & (seen < PALE[1])


def _read_clipping(objects: npt.NDArray[np.uint64]) -> Flags:
    """Text objects wholly outside their clip: the lines of a page number's frame that
    do not fit into it, which the file still says and nobody sees."""
    clipped = np.zeros(len(objects), dtype=np.bool_)
    bounds = (ctypes.c_float * 4)()
    start = ctypes.addressof(bounds)
    known: dict[int, tuple[float, float, float, float] | None] = {}
    for place, address in enumerate(objects.tolist()):
        clip = _clip_of(address)
        if clip not in known:
            known[clip] = _measure_clip(clip)
        frame = known[clip]
        if frame is not None and _bounds_of(address, start, start + 4, start + 8, start + 12):
            left, bottom, right, top = bounds
            clipped[place] = (
                right < frame[0] or left > frame[2] or top < frame[1] or bottom > frame[3]
            )
    return clipped


def _measure_clip(clip: int) -> tuple[float, float, float, float] | None:
    """Give the rectangle that holds a clip; None without one."""
    paths = _clip_paths(clip) if clip else 0
    point = (ctypes.c_float * 2)()
    start = ctypes.addressof(point)
    frame: tuple[float, float, float, float] | None = None
    for path in range(max(paths, 0)):
        corners = []
        for number in range(_clip_segments(clip, path)):
            if _segment_point(_clip_segment(clip, path, number), start, start + 4):
                corners.append(tuple(point))
        if corners:
            across, upward = zip(*corners, strict=True)
            box = min(across), min(upward), max(across), max(upward)
            frame = box if frame is None else _intersect(frame, box)
    return frame


def _intersect(
    one: tuple[float, float, float, float], two: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    return max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])


def _read_map_errors(handle: int | None, drawn: npt.NDArray[np.intp], codes: Codes) -> Flags:
    """Whether the font gave no character; asked only where the code looks strange."""
    errors = np.zeros(len(drawn), dtype=np.bool_)
    plain = ((codes >= 0x20) & (codes < 0x7F)) | ((codes >= 0x0E01) & (codes <= 0x0E5B))
    asked = np.flatnonzero(~plain)
    rows = drawn[asked].tolist()
    errors[asked] = np.fromiter(map(_map_error_at, repeat(handle), rows), np.int32, len(rows)) == 1
    return errors


def _read_ink(
    handle: int | None, drawn: npt.NDArray[np.intp], codes: Codes, needs_ink: Flags
) -> Numbers:
    """Give the box of the ink for the characters that need one; NaN where it has none."""
    ink = np.full((len(drawn), 4), np.nan, dtype=np.float32)
    asked = np.flatnonzero(needs_ink[np.minimum(codes, 0xFFFF)] | (codes > 0xFFFF))
    found = np.full((len(asked), 4), np.nan, dtype=np.float64)  # left, right, bottom, top
    start = found.ctypes.data
    for row, place in zip(drawn[asked].tolist(), range(len(asked)), strict=True):
        left = start + 32 * place
        _tight_box_at(handle, row, left, left + 8, left + 16, left + 24)
    ink[asked] = found[:, [0, 2, 1, 3]]
    return ink


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the page's own coordinates turn into those the reader sees."""

    left: float
    bottom: float
    across: float
    upward: float
    rotation: int

    @classmethod
    def of_page(cls, page: pypdfium2.PdfPage) -> "_Frame":
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right - left, top - bottom, -page.get_rotation())

    @property
    def width(self) -> float:
        return self.upward if self.rotation in (-90, -270) else self.across

    @property
    def height(self) -> float:
        return self.across if self.rotation in (-90, -270) else self.upward

    def turn_points(self, points: Numbers) -> Numbers:
        x = points[:, 0] - self.left
        y = points[:, 1] - self.bottom
        if self.rotation == -90:
            x, y = y, self.across - x
        elif self.rotation == -180:
            x, y = self.across - x, self.upward - y
        elif self.rotation == -270:
            x, y = self.upward - y, x
        return np.stack([x, y], axis=1)

    def turn_boxes(self, boxes: Numbers) -> Numbers:
        one = self.turn_points(boxes[:, :2])
        two = self.turn_points(boxes[:, 2:])
        return np.concatenate([np.minimum(one, two), np.maximum(one, two)], axis=1)


def _measure_images(page: pypdfium2.PdfPage, frame: _Frame) -> float:
    """Give the share of the page under its largest image."""
    area = max(frame.across * frame.upward, 1.0)
    largest = 0.0
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=IMAGE_SEARCH_DEPTH):
        left, bottom, right, top = image.get_bounds()
        width = min(right, frame.left + frame.across) - max(left, frame.left)
        height = min(top, frame.bottom + frame.upward) - max(bottom, frame.bottom)
        largest = max(largest, max(width, 0.0) * max(height, 0.0) / area)
    return largest
