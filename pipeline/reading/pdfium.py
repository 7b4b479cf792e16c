"""The calls to pdfium that are made once per character, at the least cost.

They keep the interpreter's lock and do without ctypes' argument types: converting an
address for each of ten thousand calls a page costs more than the call. An address goes
in as a pointer that ctypes has already made, once, and a row as a plain number:

    point_to(text), 7, a place to write to        no argument types, half the cost
    address of a page object                      converted, since each is asked once

Never give a call without argument types a bare address: it would be cut to 32 bits.
"""

import ctypes
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

ADDRESS = ctypes.c_void_p
Addresses = npt.NDArray[np.uint64]
Pointer = Any
"""What `point_to` gives: an address that is ready to be passed."""

PLACE_SIZE: Final = 8
"""Bytes of a place to write to: one double, or two floats."""
FIRST_PLACES: Final = 4096
"""Places made at first, enough for the pens of an ordinary page of 2,000 characters."""
UNWRITTEN: Final = 0xFF
"""The byte that fills a place before a call; where it stays, every float is NaN."""


def _call_of(name: str, *argument_types: Any, result: Any = ctypes.c_int) -> Any:
    """Give a pdfium function; what has no argument type is passed as it is."""
    address = ctypes.cast(getattr(raw, name), ADDRESS).value
    if address is None:
        raise AttributeError(name)
    return ctypes.PYFUNCTYPE(result, *argument_types)(address)


# Asked of the text of a page: a pointer to it and a row, then places to write to.
copy_text = _call_of("FPDFText_GetText")
unicode_at = _call_of("FPDFText_GetUnicode", result=ctypes.c_uint)
generated_at = _call_of("FPDFText_IsGenerated")
object_at = _call_of("FPDFText_GetTextObject", result=ctypes.c_size_t)
loose_box_at = _call_of("FPDFText_GetLooseCharBox")
tight_box_at = _call_of("FPDFText_GetCharBox")
origin_at = _call_of("FPDFText_GetCharOrigin")
matrix_at = _call_of("FPDFText_GetMatrix")
size_at = _call_of("FPDFText_GetFontSize", result=ctypes.c_double)
map_error_at = _call_of("FPDFText_HasUnicodeMapError")

# Asked of a page object, a clip or a mark by its address.
mode_of = _call_of("FPDFTextObj_GetTextRenderMode", ADDRESS)
bounds_of = _call_of("FPDFPageObj_GetBounds", ADDRESS)
fill_of = _call_of("FPDFPageObj_GetFillColor", ADDRESS)
type_of = _call_of("FPDFPageObj_GetType", ADDRESS)
clip_of = _call_of("FPDFPageObj_GetClipPath", ADDRESS, result=ctypes.c_size_t)
clip_paths = _call_of("FPDFClipPath_CountPaths", ADDRESS)
clip_segments = _call_of("FPDFClipPath_CountPathSegments", ADDRESS)
clip_segment = _call_of("FPDFClipPath_GetPathSegment", ADDRESS, result=ctypes.c_size_t)
segment_point = _call_of("FPDFPathSegment_GetPoint", ADDRESS)
segment_type = _call_of("FPDFPathSegment_GetType", ADDRESS)
path_segments = _call_of("FPDFPath_CountSegments", ADDRESS)
path_segment = _call_of("FPDFPath_GetPathSegment", ADDRESS, result=ctypes.c_size_t)
path_mode = _call_of("FPDFPath_GetDrawMode", ADDRESS)
matrix_of = _call_of("FPDFPageObj_GetMatrix", ADDRESS)
mark_count = _call_of("FPDFPageObj_CountMarks", ADDRESS)
mark_at = _call_of("FPDFPageObj_GetMark", ADDRESS, ctypes.c_ulong, result=ctypes.c_size_t)
mark_bytes = _call_of(
    "FPDFPageObjMark_GetParamBlobValue",
    ADDRESS,
    ctypes.c_char_p,
    ADDRESS,
    ctypes.c_ulong,
    ADDRESS,
)
object_count = _call_of("FPDFPage_CountObjects", ADDRESS)
page_object = _call_of("FPDFPage_GetObject", ADDRESS, result=ctypes.c_size_t)
form_count = _call_of("FPDFFormObj_CountObjects", ADDRESS)
form_object = _call_of("FPDFFormObj_GetObject", ADDRESS, ctypes.c_ulong, result=ctypes.c_size_t)

TEXT_TYPE = raw.FPDF_PAGEOBJ_TEXT
PATH_TYPE = raw.FPDF_PAGEOBJ_PATH
LINE_TO = raw.FPDF_SEGMENT_LINETO
IMAGE_TYPE = raw.FPDF_PAGEOBJ_IMAGE
FORM_TYPE = raw.FPDF_PAGEOBJ_FORM


def address_of(handle: Any) -> int:
    """Give the address behind one of pypdfium2's handles."""
    return ctypes.cast(handle, ADDRESS).value or 0


def point_to(address: int) -> Pointer:
    """Give an address as a pointer that calls without argument types take."""
    return ctypes.byref(ctypes.c_char.from_address(address))


@dataclass(frozen=True, slots=True)
class Layout:
    """How a call writes its numbers: in so many places, through one pointer or one each."""

    places: int
    kind: Any
    is_struct: bool = False


POINT: Final = Layout(2, np.float64)
BOX: Final = Layout(4, np.float64)
FLOAT_POINT: Final = Layout(2, np.float32)
FLOAT_BOX: Final = Layout(4, np.float32)
COLOUR: Final = Layout(4, np.uint32)
RECTANGLE: Final = Layout(2, np.float32, is_struct=True)
MATRIX: Final = Layout(3, np.float32, is_struct=True)
MODES: Final = Layout(2, np.int32)


class _Scratch:
    """Places to write to, made once and used again: pdfium has one caller at a time."""

    def __init__(self) -> None:
        self._make(FIRST_PLACES)

    def _make(self, size: int) -> None:
        memory = (ctypes.c_double * size)()
        self._numbers = np.ctypeslib.as_array(memory)
        self._places = [ctypes.byref(memory, PLACE_SIZE * place) for place in range(size)]

    def open_places(self, size: int) -> tuple[npt.NDArray[np.float64], list[Pointer]]:
        """Give memory for so many places, empty, and at least as many pointers into it."""
        if size > len(self._places):
            self._make(max(size, 2 * len(self._places)))
        memory = self._numbers[:size]
        memory.view(np.uint8).fill(UNWRITTEN)
        return memory, self._places


_SCRATCH: Final = _Scratch()


def gather_answers(call: Any, kind: Any, count: int, *asked: Iterable[Any]) -> npt.NDArray[Any]:
    """Give what a call answers to each of `count` rows of arguments."""
    return np.fromiter(map(call, *asked), kind, count)


def gather_written(
    call: Any, layout: Layout, count: int, *asked: Iterable[Any]
) -> npt.NDArray[Any]:
    """Give what a call writes for each of `count` rows of arguments, one row of numbers each.

    Where it writes nothing every byte is UNWRITTEN.
    """
    size = count * layout.places
    memory, places = _SCRATCH.open_places(size)
    pointers = 1 if layout.is_struct else layout.places
    columns = [places[first : size : layout.places] for first in range(pointers)]
    deque(map(call, *asked, *columns), maxlen=0)
    numbers = memory.view(layout.kind)
    in_place = PLACE_SIZE // numbers.itemsize
    rows: npt.NDArray[Any] = numbers.reshape(count, layout.places * in_place)
    return rows[:, :: 1 if layout.is_struct else in_place].copy()


def list_objects(parent: int, count: Any, child: Any) -> tuple[Addresses, npt.NDArray[np.int32]]:
    """Give the addresses and the types of the objects of a page or a form."""
    size = max(count(parent), 0)
    found = gather_answers(child, np.uint64, size, repeat(parent), range(size))
    return found, gather_answers(type_of, np.int32, size, found.tolist())


def measure_bounds(objects: Sequence[int]) -> npt.NDArray[np.float32]:
    """Give left, bottom, right, top of page objects; NaN for one without bounds."""
    return gather_written(bounds_of, FLOAT_BOX, len(objects), objects)


def carry_out(form: int, boxes: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Give boxes from inside a form (left, bottom, right, top) as what holds it has them."""
    a, b, c, d, e, f = gather_written(matrix_of, MATRIX, 1, [form])[0].tolist()
    x, y = boxes[:, [0, 2]], boxes[:, [1, 3]]
    x, y = a * x + c * y + e, b * x + d * y + f
    edges = [x.min(axis=1), y.min(axis=1), x.max(axis=1), y.max(axis=1)]
    return np.stack(edges, axis=1).astype(np.float32)
