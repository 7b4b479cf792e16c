"""A line of text becomes glyphs, each with the character it claims to be.

HarfBuzz draws SARA AM as a ring (nikhahit) over the base and a tail (sara aa). A
clean text layer puts the two together again in `compose_am`; breakers that run
before it leave them apart in one of the ways real producers do.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path

from corpus.generator.faces import Shaped, open_face, shape_text
from corpus.generator.thai import LOW_VOWEL, LOWER, NIKHAHIT, SARA_AA, SARA_AM, TONES, UPPER


class Part(StrEnum):
    """What a glyph is within its cluster."""

    LETTER = "letter"
    MARK = "mark"
    RING = "ring"
    TAIL = "tail"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: what it draws, what it says, and where its pen stands.

    `claim` is its text in ToUnicode, None for no entry. `x`, `y` and `advance`
    are thousandths of the font size from the start of the line.
    """

    glyph: int
    char: str
    claim: str | None
    x: float
    y: float
    advance: float
    part: Part


@cache
def glyph_of(path: Path, char: str) -> int:
    """Give the glyph that a face's own cmap names for a character."""
    font = open_face(path)
    return int(font.getGlyphID(font.getBestCmap()[ord(char)]))


@cache
def advance_of(path: Path, glyph: int) -> float:
    """Give A glyph's advance in thousandths of the font size."""
    font = open_face(path)
    advance = font["hmtx"][font.getGlyphName(glyph)][0]
    return float(advance * 1000 / font["head"].unitsPerEm)


def shape_line(text: str, path: Path) -> tuple[Glyph, ...]:
    """Give the glyphs of a line in visual order, each claiming what it draws."""
    glyphs = []
    pen = 0.0
    for shaped, char in _pair_characters(text, path):
        part = _part_of(char, shaped.advance)
        claim = {Part.RING: NIKHAHIT, Part.TAIL: SARA_AA}.get(part, char)
        x = pen + shaped.x_offset
        # A lift of HarfBuzz is under a tenth of the size and left out: a lifted mark is
        # a text object of its own, which some readers drop (that is class B4).
        advance = advance_of(path, shaped.glyph)
        glyphs.append(Glyph(shaped.glyph, claim, claim, x, 0.0, advance, part))
        pen += shaped.advance
    return tuple(glyphs)


def _pair_characters(text: str, path: Path) -> Iterator[tuple[Shaped, str]]:
    """Give each glyph with the character it draws, in the order they are typed.

    HarfBuzz draws a tone before the vowel under the same base and counts the
    clusters in drawing order, so that each would claim the other's name.
    """
    shaped = shape_text(text, path)
    drawn = [text[glyph.cluster] for glyph in shaped]
    order = list(range(len(shaped)))
    for first, second in pairwise(range(len(shaped))):
        if drawn[first] in LOWER and drawn[second] in TONES:
            forms = {drawn[first], LOW_VOWEL[drawn[first]]}
            if _names_of(path).get(shaped[second].glyph) in forms:
                order[first], order[second] = second, first
    return ((shaped[place], char) for place, char in zip(order, drawn, strict=True))


@cache
def _names_of(path: Path) -> dict[int, str]:
    """Give the character by which a face's own cmap calls each glyph."""
    font = open_face(path)
    return {font.getGlyphID(name): chr(code) for code, name in font.getBestCmap().items()}


def _part_of(char: str, advance: float) -> Part:
    if char == SARA_AM:
        return Part.TAIL if advance else Part.RING
    if char.isspace():
        return Part.BLANK
    return Part.MARK if char in TONES + UPPER + LOWER + NIKHAHIT else Part.LETTER


def compose_am(glyphs: tuple[Glyph, ...], path: Path) -> tuple[Glyph, ...]:
    """Draw each ring and tail still apart as the one glyph of SARA AM."""
    whole = glyph_of(path, SARA_AM)
    composed = []
    for glyph in glyphs:
        if glyph.part is Part.RING:
            continue
        if glyph.part is Part.TAIL:
            composed.append(
                replace(glyph, glyph=whole, char=SARA_AM, claim=SARA_AM, part=Part.LETTER)
            )
        else:
            composed.append(glyph)
    return tuple(composed)
