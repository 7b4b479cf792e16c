"""Text that a file speaks for its glyphs (/ActualText): taken once, marks on their bases.

Chromium and LibreOffice draw a cluster glyph by glyph and say its characters in one
stretch. pdfium spreads those characters evenly over the first glyph, so a mark no longer
stands over its base, and says them again when another piece of the stretch comes later:

    drawn    [ถ][ิ][่]          one stretch, three pieces
    pdfium   ถ|ิ|่  น  ถ|ิ|่      three thirds of ถ, and once more behind น
    settled  ถ+ิ+่  น
"""

import ctypes
import math
from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reading.frame import Codes, Flags, Numbers, spell_codes
from pipeline.reading.inks import Coordinates, Ink, Stretch, turn_boxes, turn_points
from pipeline.reading.pdfium import (
    Addresses,
    gather_answers,
    mark_at,
    mark_bytes,
    mark_count,
)
from pipeline.text.letters import MARKS

LONGEST: Final = 4096
"""Bytes of an /ActualText that are read; a longer one is a page's, not a cluster's."""
_BUFFER: Final = ctypes.create_string_buffer(LONGEST)
_LENGTH: Final = ctypes.c_ulong()
_SIGNATURES: Final = {
    b"\xfe\xff": "utf-16-be",
    b"\xff\xfe": "utf-16-le",
    b"\xef\xbb\xbf": "utf-8",
}
_MARK_CODES: Final = np.array(sorted(map(ord, MARKS)), dtype=np.uint32)


def find_spoken(
    objects: Addresses, firsts: npt.NDArray[np.intp], codes: Codes
) -> tuple[list[Stretch], Flags]:
    """Give the stretches that are spoken, and mark the characters said a second time.

    `firsts` are the rows at which a text object begins.
    """
    repeated = np.zeros(len(codes), dtype=np.bool_)
    spoken: dict[int, Stretch] = {}
    texts: dict[int, str] = {}
    drawn = spell_codes(codes)
    for stretch in _read_stretches(objects, firsts, texts):
        if drawn[stretch.first : stretch.last] != texts[stretch.tag]:
            continue  # the glyphs' own characters
        if stretch.tag in spoken:
            repeated[stretch.first : stretch.last] = True
        else:
            spoken[stretch.tag] = stretch
    return list(spoken.values()), repeated


def settle_boxes(
    boxes: Numbers, codes: Codes, stretches: list[Stretch], ends: Mapping[int, float]
) -> Numbers:
    """Give the boxes with marks on their bases and each stretch as wide as it is drawn.

    `boxes` are left, bottom, right, top in the page's own coordinates, one per row;
    `ends` tells how far right the pieces of each tag are drawn.
    """
    is_mark = np.isin(codes, _MARK_CODES).tolist()
    rights = boxes[:, 2].tolist()
    settled_rights = list(rights)
    bases = list(range(len(rights)))
    for stretch in stretches:
        base = stretch.first
        for row in range(stretch.first + 1, stretch.last):
            if is_mark[row]:
                settled_rights[base] = rights[row]
                bases[row] = base
            else:
                base = row
        settled_rights[base] = max(settled_rights[base], ends.get(stretch.tag, -math.inf))
    settled = boxes.copy()
    settled[:, 2] = settled_rights
    return settled[bases]


def place_turned(
    stretches: list[Stretch], inks: Mapping[int, Ink], codes: Codes
) -> tuple[list[int], Coordinates, Coordinates]:
    """Give the rows of stretches that are not level, with their boxes and pens on the page.

    pdfium parts a stretch from left to right whichever way it is written.
    """
    rows: list[int] = []
    boxes, pens = [np.empty((0, 4))], [np.empty((0, 2))]
    is_base = ~np.isin(codes, _MARK_CODES)
    for stretch in stretches:
        ink = inks.get(stretch.tag)
        if ink is None or not ink.is_turned:
            continue
        own = slice(stretch.first, stretch.last)
        rows += range(stretch.first, stretch.last)
        place = np.maximum(np.cumsum(is_base[own]) - 1, 0)
        step = (ink.end - ink.start) / (place[-1] + 1)
        starts = ink.start + place * step
        lows, highs = np.full_like(starts, ink.low), np.full_like(starts, ink.high)
        back = ink.direction[0], -ink.direction[1]
        boxes.append(turn_boxes(np.stack([starts, lows, starts + step, highs], axis=1), back))
        levels = np.full_like(starts, ink.level)
        pens.append(turn_points(np.stack([starts, levels], axis=1), back))
    return rows, np.concatenate(boxes), np.concatenate(pens)


def _count_marks(items: Addresses) -> npt.NDArray[np.int32]:
    return gather_answers(mark_count, np.int32, len(items), items.tolist())


def _read_stretches(
    objects: Addresses, firsts: npt.NDArray[np.intp], texts: dict[int, str]
) -> list[Stretch]:
    """Give the runs of rows of one object whose tag speaks; `texts` learns what it says."""
    lasts = np.append(firsts[1:], len(objects))
    tagged = _count_marks(objects[firsts]) > 0
    stretches = []
    for first, last in zip(firsts[tagged].tolist(), lasts[tagged].tolist(), strict=True):
        tag = _speaking_tag(int(objects[first]), texts)
        if tag:
            stretches.append(Stretch(first, last, tag))
    return stretches


def _speaking_tag(item: int, texts: dict[int, str]) -> int:
    """Give the innermost tag of a text object that carries /ActualText; 0 without one."""
    for place in reversed(range(mark_count(item))):
        tag = mark_at(item, place)
        if tag not in texts:
            texts[tag] = _read_text(tag)
        if texts[tag]:
            return int(tag)
    return 0


def _read_text(tag: int) -> str:
    start, length = ctypes.addressof(_BUFFER), ctypes.addressof(_LENGTH)
    if not mark_bytes(tag, b"ActualText", start, LONGEST, length):
        return ""
    return _decode_string(_BUFFER.raw[: min(_LENGTH.value, LONGEST)])


def _decode_string(raw: bytes) -> str:
    """Decode a text string of the PDF standard (7.9.2.2)."""
    for signature, encoding in _SIGNATURES.items():
        if raw.startswith(signature):
            return raw[len(signature) :].decode(encoding, "replace")
    return raw.decode("latin-1")
