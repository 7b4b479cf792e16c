"""Text that a file speaks for its glyphs (/ActualText): taken once, marks on their bases.

Chromium and LibreOffice draw a cluster glyph by glyph and say its characters in one
stretch. pdfium spreads those characters evenly over the first glyph, so a mark no longer
stands over its base, and says them again when another piece of the stretch comes later:

    drawn    [ถ][ิ][่]          one stretch, three pieces
    pdfium   ถ|ิ|่  น  ถ|ิ|่      three thirds of ถ, and once more behind น
    settled  ถ+ิ+่  น
"""

import ctypes
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reading.frame import Codes, Flags, Numbers
from pipeline.reading.pdfium import (
    TEXT_TYPE,
    bounds_of,
    mark_at,
    mark_bytes,
    mark_count,
    object_count,
    object_type,
    page_object,
)
from pipeline.text.letters import MARKS

Objects = npt.NDArray[np.uint64]

LONGEST: Final = 4096
"""Bytes of an /ActualText that are read; a longer one is a page's, not a cluster's."""
_SIGNATURES: Final = {
    b"\xfe\xff": "utf-16-be",
    b"\xff\xfe": "utf-16-le",
    b"\xef\xbb\xbf": "utf-8",
}
_MARK_CODES: Final = np.array(sorted(map(ord, MARKS)), dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows `first` to `last` (half-open) that one text object says for its tag."""

    first: int
    last: int
    tag: int


def find_spoken(objects: Objects, codes: Codes) -> tuple[list[Stretch], Flags]:
    """Give the stretches that are spoken, and mark the characters said a second time."""
    repeated = np.zeros(len(codes), dtype=np.bool_)
    spoken: dict[int, Stretch] = {}
    texts: dict[int, str] = {}
    for stretch in _read_stretches(objects, texts):
        said = "".join(map(chr, codes[stretch.first : stretch.last].tolist()))
        if said != texts[stretch.tag]:
            continue  # the glyphs' own characters
        if stretch.tag in spoken:
            repeated[stretch.first : stretch.last] = True
        else:
            spoken[stretch.tag] = stretch
    return list(spoken.values()), repeated


def settle_boxes(boxes: Numbers, codes: Codes, stretches: list[Stretch], page: int) -> Numbers:
    """Give the boxes with marks on their bases and each stretch as wide as it is drawn.

    `boxes` are left, bottom, right, top in the page's own coordinates, one per row.
    """
    settled = boxes.copy()
    is_mark = np.isin(codes, _MARK_CODES)
    rights = _measure_rights(page) if stretches else {}
    for stretch in stretches:
        base = stretch.first
        for row in range(stretch.first + 1, stretch.last):
            if is_mark[row]:
                settled[base, 2] = boxes[row, 2]
            else:
                base = row
        settled[base, 2] = max(settled[base, 2], rights.get(stretch.tag, -np.inf))
        for row in range(stretch.first + 1, stretch.last):
            if is_mark[row]:
                settled[row] = settled[row - 1]
    return settled


def _measure_rights(page: int) -> dict[int, float]:
    """Give for each tag on the page how far right its pieces are drawn."""
    rights: dict[int, float] = {}
    edges = (ctypes.c_float * 4)()
    start = ctypes.addressof(edges)
    for number in range(object_count(page)):
        item = page_object(page, number)
        tags = max(mark_count(item), 0) if object_type(item) == TEXT_TYPE else 0
        if tags and bounds_of(item, start, start + 4, start + 8, start + 12):
            for place in range(tags):
                tag = mark_at(item, place)
                rights[tag] = max(rights.get(tag, edges[2]), edges[2])
    return rights


def _read_stretches(objects: Objects, texts: dict[int, str]) -> list[Stretch]:
    """Give the runs of rows of one object whose tag speaks; `texts` learns what it says."""
    edges = np.flatnonzero(np.diff(objects)) + 1
    bounds = [0, *edges.tolist(), len(objects)]
    stretches = []
    for first, last in pairwise(bounds):
        tag = _speaking_tag(int(objects[first]), texts) if last > first else 0
        if tag:
            stretches.append(Stretch(first, last, tag))
    return stretches


def _speaking_tag(item: int, texts: dict[int, str]) -> int:
    """Give the innermost tag of a text object that carries /ActualText; 0 without one."""
    for place in reversed(range(max(mark_count(item), 0))):
        tag = mark_at(item, place)
        if tag not in texts:
            texts[tag] = _read_text(tag)
        if texts[tag]:
            return int(tag)
    return 0


def _read_text(tag: int) -> str:
    buffer = ctypes.create_string_buffer(LONGEST)
    length = ctypes.c_ulong()
    start = ctypes.addressof(buffer)
    if not mark_bytes(tag, b"ActualText", start, LONGEST, ctypes.addressof(length)):
        return ""
    return _decode_string(buffer.raw[: min(length.value, LONGEST)])


def _decode_string(raw: bytes) -> str:
    """Decode a text string of the PDF standard (7.9.2.2)."""
    for signature, encoding in _SIGNATURES.items():
        if raw.startswith(signature):
            return raw[len(signature) :].decode(encoding, "replace")
    return raw.decode("latin-1")
