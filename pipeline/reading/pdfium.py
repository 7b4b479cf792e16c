"""The calls to pdfium that are made once per character, at the least cost.

They take plain integer addresses instead of ctypes objects and keep the
interpreter's lock, which halves the cost of a call; a page makes ten thousand.
"""

import ctypes
from typing import Any

import pypdfium2.raw as raw

ADDRESS = ctypes.c_void_p


def call_of(name: str, *argument_types: Any, result: Any = ctypes.c_int) -> Any:
    """Give a pdfium function that takes plain integer addresses instead of objects."""
    address = ctypes.cast(getattr(raw, name), ADDRESS).value
    if address is None:
        raise AttributeError(name)
    return ctypes.PYFUNCTYPE(result, *argument_types)(address)


unicode_at = call_of("FPDFText_GetUnicode", ADDRESS, ctypes.c_int, result=ctypes.c_uint)
generated_at = call_of("FPDFText_IsGenerated", ADDRESS, ctypes.c_int)
object_at = call_of("FPDFText_GetTextObject", ADDRESS, ctypes.c_int, result=ctypes.c_size_t)
loose_box_at = call_of("FPDFText_GetLooseCharBox", ADDRESS, ctypes.c_int, ADDRESS)
tight_box_at = call_of("FPDFText_GetCharBox", ADDRESS, ctypes.c_int, *([ADDRESS] * 4))
origin_at = call_of("FPDFText_GetCharOrigin", ADDRESS, ctypes.c_int, ADDRESS, ADDRESS)
matrix_at = call_of("FPDFText_GetMatrix", ADDRESS, ctypes.c_int, ADDRESS)
size_at = call_of("FPDFText_GetFontSize", ADDRESS, ctypes.c_int, result=ctypes.c_double)
map_error_at = call_of("FPDFText_HasUnicodeMapError", ADDRESS, ctypes.c_int)
mode_of = call_of("FPDFTextObj_GetTextRenderMode", ADDRESS)
bounds_of = call_of("FPDFPageObj_GetBounds", ADDRESS, *([ADDRESS] * 4))
clip_of = call_of("FPDFPageObj_GetClipPath", ADDRESS, result=ctypes.c_size_t)
clip_paths = call_of("FPDFClipPath_CountPaths", ADDRESS)
clip_segments = call_of("FPDFClipPath_CountPathSegments", ADDRESS, ctypes.c_int)
clip_segment = call_of(
    "FPDFClipPath_GetPathSegment", ADDRESS, ctypes.c_int, ctypes.c_int, result=ctypes.c_size_t
)
segment_point = call_of("FPDFPathSegment_GetPoint", ADDRESS, ADDRESS, ADDRESS)
fill_of = call_of("FPDFPageObj_GetFillColor", ADDRESS, *([ADDRESS] * 4))
mark_count = call_of("FPDFPageObj_CountMarks", ADDRESS)
mark_at = call_of("FPDFPageObj_GetMark", ADDRESS, ctypes.c_ulong, result=ctypes.c_size_t)
mark_bytes = call_of(
    "FPDFPageObjMark_GetParamBlobValue",
    ADDRESS,
    ctypes.c_char_p,
    ADDRESS,
    ctypes.c_ulong,
    ADDRESS,
)
object_count = call_of("FPDFPage_CountObjects", ADDRESS)
page_object = call_of("FPDFPage_GetObject", ADDRESS, ctypes.c_int, result=ctypes.c_size_t)
object_type = call_of("FPDFPageObj_GetType", ADDRESS)
form_count = call_of("FPDFFormObj_CountObjects", ADDRESS)
form_object = call_of("FPDFFormObj_GetObject", ADDRESS, ctypes.c_ulong, result=ctypes.c_size_t)

TEXT_TYPE = raw.FPDF_PAGEOBJ_TEXT
IMAGE_TYPE = raw.FPDF_PAGEOBJ_IMAGE
FORM_TYPE = raw.FPDF_PAGEOBJ_FORM


def address_of(handle: Any) -> int:
    """Give the address behind one of pypdfium2's handles."""
    return ctypes.cast(handle, ADDRESS).value or 0
