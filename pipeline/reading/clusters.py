"""Each mark is hung on its base; what is printed twice is taken once.

A Thai mark has no width: its pen stands at the end of its base, so the least
kerning puts the next base left of it, and sorting characters tears it off
(จักร becomes จกั ร). Hung first, it travels with its base:

    drawn    ก  ั  จ  ร  ก        pen  0  5  5  10  15
    hung     ก+ั   จ   ร   ก
"""

from typing import Final

import numpy as np

from pipeline.reading.frame import Flags, Numbers
from pipeline.reading.glyphs import BLANK, CARRIER, MARK, Glyphs, Rows

SAME_PLACE: Final = 0.1
"""Two equal characters closer than this many em are one, printed twice to look bold."""
HANGING_REACH: Final = 0.3
"""How far in em the ink of a mark may lie beside its base when nothing is nearer; Word's
kerning moves it by up to 0.15."""
MARK_PLACE: Final = 0.75
"""Where over its base the middle of a mark's ink usually lies: over the right half, and in
justified lines of real plans up to a quarter behind it, where the next letter has begun."""
FACE_SHARE: Final = 0.5
"""Share of marks that lie right of the letter before them from which the face draws them
so; under 0.05 do on ordinary pages."""
TYPED_SAMPLE: Final = 20
"""Marks that tell how a face draws them: three lines of text."""
TYPED_SHARE: Final = 0.99
"""Share of marks behind a letter or another mark from which the order is the typed one."""
SEARCH_REACH: Final = 0.8
"""How far in em above or below its base's pen a mark may be drawn."""


def find_overprint(glyphs: Glyphs) -> Flags:
    """Mark each character drawn a second time in the same place.

    Marks never: a doubled mark may be the author's, and text repair records it.
    """
    extra = np.zeros(len(glyphs), dtype=np.bool_)
    band = np.round(glyphs.base / np.maximum(glyphs.size, 1.0) * 2)
    order = np.lexsort((glyphs.left, band, glyphs.codes))
    near = SAME_PLACE * glyphs.size[order][1:]
    same = (
        (np.diff(glyphs.codes[order].astype(np.int64)) == 0)
        & (np.abs(np.diff(glyphs.left[order])) < near)
        & (np.abs(np.diff(glyphs.base[order])) < near)
        & (glyphs.kind[order][1:] != MARK)
        & (glyphs.kind[order][1:] != BLANK)
    )
    extra[order[1:][same]] = True
    return extra


def hang_marks(glyphs: Glyphs) -> Rows:
    """For each mark the row of its base, -1 for what is no mark or finds no base.

    The letter drawn last before the mark is its base when the mark's ink lies
    over it; else the nearest letter that can carry a mark is looked for, since
    some printers' drivers draw a mark after the letter that follows its base.
    """
    hosts = np.full(len(glyphs), -1, dtype=np.intp)
    marks = np.flatnonzero(glyphs.kind == MARK)
    carriers = np.flatnonzero(glyphs.kind == CARRIER)
    if not len(carriers) or not len(marks):
        return hosts
    before = np.searchsorted(carriers, marks) - 1
    last = carriers[np.maximum(before, 0)]
    middle = glyphs.middle[marks]
    fits = (before >= 0) & _is_over(glyphs, marks, last, middle)
    beyond = (before >= 0) & (middle > glyphs.right[last])
    if len(marks) >= TYPED_SAMPLE and beyond.mean() > FACE_SHARE and _is_typed(glyphs, marks):
        fits = before >= 0
    hosts[marks[fits]] = last[fits]
    for mark, x in zip(marks[~fits].tolist(), middle[~fits].tolist(), strict=True):
        hosts[mark] = _find_base(glyphs, carriers, mark, x)
    return hosts


def _is_typed(glyphs: Glyphs, marks: Rows) -> bool:
    """Tell whether the marks follow their bases as they are typed, wherever they are drawn.

    Typewriter faces give a mark the width of a letter and draw it beside its base. Of
    marks that a producer moved, many follow a vowel or a blank.
    """
    before = glyphs.kind[np.maximum(marks - 1, 0)]
    return float(np.isin(before, (CARRIER, MARK)).mean()) >= TYPED_SHARE


def _is_over(glyphs: Glyphs, marks: Rows, bases: Rows, middle: Numbers) -> Flags:
    """Tell whether each mark's ink is centred over its base, on the same level."""
    level = np.abs(glyphs.base[marks] - glyphs.base[bases])
    over = (middle >= glyphs.left[bases]) & (middle <= glyphs.right[bases])
    near: Flags = over & (level < SEARCH_REACH * glyphs.size[bases])
    return near


def _find_base(glyphs: Glyphs, carriers: Rows, mark: int, middle: float) -> int:
    level = np.abs(glyphs.base[carriers] - glyphs.base[mark])
    size = glyphs.size[carriers]
    left, right = glyphs.left[carriers], glyphs.right[carriers]
    aside = np.maximum(np.maximum(left - middle, middle - right), 0.0)
    reachable = (level < SEARCH_REACH * size) & (aside < HANGING_REACH * size)
    if not reachable.any():
        return -1
    away = np.abs(middle - (left + MARK_PLACE * (right - left)))
    return int(carriers[int(np.argmin(np.where(reachable, away + level, np.inf)))])
