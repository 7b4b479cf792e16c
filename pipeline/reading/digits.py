"""Fonts that draw Arabic digits as Thai ones: the page shows ๒๕๖๖ where the text says 2566.

The fonts of official letters whose names end in IT๙ do so, for typing Thai digits with
the keys of Arabic ones. The text keeps what was typed; what is shown stands beside it.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.reading.examine import ExaminedFont, name_believed
from pipeline.reading.programs import BROKEN_FONT
from pipeline.reading.twins import NamedShape, find_twins, measure_glyphs
from pipeline.text.letters import ARABIC_DIGITS, THAI_DIGITS, to_thai_digits

OPEN_DIGITS: Final = frozenset("12357")
"""Arabic digits of a single stroke without an eye; every Thai digit has one."""
LEAST_CONTOURS: Final = 2
"""Of a digit with an eye: the edge outside and the one inside."""

_DIGITS: Final = frozenset(ARABIC_DIGITS)
_NAMED_SO: Final = re.compile("IT(?:๙|9)?(?![A-Za-z0-9])")


def find_shown_digits(fonts: Sequence[ExaminedFont]) -> None:
    """Name the Thai digit beside the Arabic one where that is what a font draws.

    The open digits must all have an eye, and the font must be of the kind by its name or
    draw one of them like a Thai digit that it names.
    """
    for font in fonts:
        digits = _find_digits(font)
        try:
            if not digits or not _have_eyes(font, digits):
                continue
            by_name = _NAMED_SO.search(font.facts.name) is not None
            if by_name or _have_twins(font, digits):
                evidence = "font-name" if by_name else "glyph-outline"
                for code, digit in digits.items():
                    font.names[code] = (frozenset((digit, to_thai_digits(digit))), evidence)
        except BROKEN_FONT:
            continue


def _find_digits(font: ExaminedFont) -> dict[int, str]:
    """Give the codes that claim an Arabic digit, are named so if at all, and draw something."""
    return {
        code: claimed
        for code, claimed in font.claims.items()
        if claimed in _DIGITS
        and (code not in font.names or claimed in font.names[code][0])
        and font.glyphs.get(code) in font.program.drawn
    }


def _have_eyes(font: ExaminedFont, digits: Mapping[int, str]) -> bool:
    """Whether digits that are open in Arabic writing are drawn, all of them with an eye."""
    counts = [
        font.program.count_contours(font.glyphs[code])
        for code, digit in digits.items()
        if digit in OPEN_DIGITS
    ]
    return bool(counts) and all(c is not None and c >= LEAST_CONTOURS for c in counts)


def _have_twins(font: ExaminedFont, digits: Mapping[int, str]) -> bool:
    """Whether the font draws an Arabic digit exactly like the Thai one."""
    believed = name_believed(font)
    thai = {g: chars for g, chars in believed.items() if chars & set(THAI_DIGITS)}
    shapes = measure_glyphs(font.program, {font.glyphs[code] for code in digits})
    named = measure_glyphs(font.program, thai)
    twins = find_twins(shapes, [NamedShape(shape, thai[g]) for g, shape in named.items()])
    return any(to_thai_digits(d) in twins.get(font.glyphs[c], ()) for c, d in digits.items())
