"""A font as it is weighed: what each of its codes draws, is called, and claims to be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline.reading.claims import is_void, to_standard
from pipeline.reading.codes import FontFacts, find_glyphs, guess_readings, name_codes, read_claims
from pipeline.reading.programs import BROKEN_FONT, GlyphNames, Program
from pipeline.text.letters import MARKS, is_thai

NONSENSE_SHARE: Final = 0.1
"""Share of a font's claims that are control characters from which none is believed;
a stray one is a producer's mark for a glyph it has no letter for."""

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(slots=True)
class ExaminedFont:
    """A font with the glyph, the names and the claim of each code.

    `guesses` is what readers make of codes of which nothing is claimed; `is_nonsense`
    tells of a map that gives letters out as control characters, so that none is believed.
    """

    facts: FontFacts
    program: Program
    glyphs: Mapping[int, int] = field(default_factory=dict)
    names: dict[int, GlyphNames] = field(default_factory=dict)
    claims: Mapping[int, str] = field(default_factory=dict)
    guesses: Mapping[int, str] = field(default_factory=dict)
    is_nonsense: bool = False


def examine_font(facts: FontFacts, program: Program) -> ExaminedFont:
    """Gather what is said of each code of a font; a broken program says nothing."""
    font = ExaminedFont(facts, program)
    try:
        font.glyphs = find_glyphs(facts, program)
        font.names = name_codes(facts, program)
        font.claims = read_claims(facts)
        font.guesses = guess_readings(facts, program)
        font.is_nonsense = _is_nonsense(font)
        _add_substitutes(font)
    except BROKEN_FONT:
        return ExaminedFont(facts, program)
    return font


def _is_nonsense(font: ExaminedFont) -> bool:
    claims = [font.claims[code] for code in font.glyphs if font.claims.get(code)]
    return sum(map(is_control, claims)) > NONSENSE_SHARE * len(claims)


def _add_substitutes(font: ExaminedFont) -> None:
    """Name glyphs that the font itself puts for one Thai glyph of known name."""
    nameless = find_nameless(font)
    if not nameless or not any(names[0] & MARKS for names in font.names.values()):
        return
    given = font.program.substitutes()
    for code, glyph in nameless.items():
        known = font.program.names.get(given.get(glyph, 0))
        if known is not None and any(map(is_thai, known[0])):
            font.names[code] = (known[0], "glyph-substitution")


def find_nameless(font: ExaminedFont) -> dict[int, int]:
    """Give codes and glyphs that are drawn, have no name, and of which nothing is claimed."""
    return {
        code: glyph
        for code, glyph in font.glyphs.items()
        if code not in font.names
        and glyph in font.program.drawn
        and (not font.claims.get(code) or is_void(font.claims[code]))
    }


def name_believed(font: ExaminedFont) -> dict[int, frozenset[str]]:
    """Give the characters of those drawn glyphs of which anything is believed."""
    told: Mapping[int, str] = {} if font.is_nonsense else font.claims
    believed: dict[int, frozenset[str]] = {}
    for code, glyph in font.glyphs.items():
        text = told.get(code, "")
        if code in font.names:
            characters = font.names[code][0]
        elif len(text) == 1 and not is_void(to_standard(text)):
            characters = frozenset(text)
        else:
            continue
        if glyph in font.program.drawn:
            believed[glyph] = frozenset(map(to_standard, characters))
    return believed


def is_control(claimed: str) -> bool:
    """Whether a claim holds a control character."""
    return _CONTROL.search(claimed) is not None
