"""Breakers of SARA AM, whose ring and tail most producers draw as two glyphs."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from corpus.generator.breaking import Break, Breaker, Chance, Line
from corpus.generator.glyphs import Glyph, Part
from corpus.generator.thai import NIKHAHIT, SARA_AA, SARA_AM

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
Split = Callable[[Glyph, Line, Glyph], Line]  # ring, tones between, tail


def claim_parts(ring: str | None, tail: str, *, tones_first: bool = False) -> Break:
    """Give A breaker that lets ring and tail claim the given words."""

    def split(first: Glyph, tones: Line, last: Glyph) -> Line:
        ring_glyph = replace(first, claim=ring, part=Part.MARK)
        tail_glyph = replace(last, claim=tail, part=Part.LETTER)
        if tones_first:
            return (*tones, ring_glyph, tail_glyph)
        return (ring_glyph, *tones, tail_glyph)

    return split_am(split)


def put_tone_last(ring: Glyph, tones: Line, tail: Glyph) -> Line:
    """Give the tone mark after the whole vowel, as some fonts and typists have it."""
    return (
        replace(ring, claim=NIKHAHIT, part=Part.MARK),
        replace(tail, claim=SARA_AA, part=Part.LETTER),
        *tones,
    )


def split_am(split: Split) -> Break:
    """Give A breaker that treats each ring with its tail as `split` says."""

    def strike(line: Line, chance: Chance) -> Line:
        broken: list[Glyph] = []
        at = 0
        while at < len(line):
            end = _find_tail(line, at)
            if end is None or not chance.hits():
                broken.append(line[at])
                at += 1
                continue
            broken += split(line[at], line[at + 1 : end], line[end])
            at = end + 1
        return tuple(broken)

    return strike


def _find_tail(line: Line, at: int) -> int | None:
    if line[at].part is not Part.RING:
        return None
    return next((i for i in range(at + 1, len(line)) if line[i].part is Part.TAIL), None)


def claim_am_for_aa(line: Line, chance: Chance) -> Line:
    """Every SARA AA says that it is SARA AM: กำรบริหำร."""
    return tuple(
        replace(g, claim=SARA_AM) if g.claim == SARA_AA and chance.hits() else g for g in line
    )


AM_BREAKERS: Final = (
    Breaker("A1", "ต าบล น ้า: the ring claims a blank (Word)", claim_parts(" ", SARA_AA), True),
    Breaker(
        "A1B", "ต าบล น้ า: the same, tone first", claim_parts(" ", SARA_AA, tones_first=True), True
    ),
    Breaker(
        "A2", "ตาบล or control characters: ring without entry", claim_parts(None, SARA_AA), True
    ),
    Breaker(
        "A3", "กํา นํ้า: ring and tail apart (Chrome, pango)", claim_parts(NIKHAHIT, SARA_AA), True
    ),
    Breaker("A3B", "น้ํา: apart, tone first", claim_parts(NIKHAHIT, SARA_AA, tones_first=True), True),
    Breaker("A4", "ตำาบล นำ้า: ring claims the whole vowel", claim_parts(SARA_AM, SARA_AA), True),
    Breaker("A5", "ก�าหนด: ring claims U+FFFD", claim_parts(REPLACEMENT, SARA_AA), True),
    Breaker("A6", "นํา้: tone after the vowel", split_am(put_tone_last), True),
    Breaker("A7", "กำรบริหำร: every SARA AA claims SARA AM", claim_am_for_aa),
)
