"""Breakers that put blanks and invisible characters where none belong."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpus.generator.breaking import Break, Breaker, Chance, Line
from corpus.generator.glyphs import Glyph, Part
from corpus.generator.thai import LEADERS, LOWER, SARA_AA, SARA_AM, TONES, UPPER

INVISIBLE: Final = (
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}\N{LEFT-TO-RIGHT MARK}"
)
Place = Callable[[Glyph, Glyph], bool]  # the glyph before, the glyph after


def is_before_mark(before: Glyph, after: Glyph) -> bool:
    """Between a base and its mark."""
    return after.part is Part.MARK and after.claim != " " and before.part is not Part.BLANK


def is_after_tone(before: Glyph, after: Glyph) -> bool:
    """Between a mark and the next letter of the word."""
    return before.char in tuple(TONES) and after.part is Part.LETTER and after.char != SARA_AM


def is_between_letters(before: Glyph, after: Glyph) -> bool:
    """Between two consonants of a word."""
    return _is_consonant(before) and _is_consonant(after)


def is_after_leader(before: Glyph, after: Glyph) -> bool:
    """Between a leading vowel and its consonant."""
    return before.char in tuple(LEADERS) and _is_consonant(after)


def is_before_follower(before: Glyph, after: Glyph) -> bool:
    """Between a consonant and the vowel that follows it."""
    return after.char in (SARA_AA, SARA_AM, "\N{THAI CHARACTER SARA A}") and (
        _is_consonant(before) or before.char in tuple(TONES)
    )


def is_between_any(before: Glyph, after: Glyph) -> bool:
    """Between any two clusters."""
    return before.part is not Part.BLANK and after.part is Part.LETTER


def _is_consonant(glyph: Glyph) -> bool:
    return "ก" <= glyph.char <= "ฮ" and glyph.char not in UPPER + LOWER


def insert_blanks(is_here: Place) -> Break:
    """Give A breaker that writes a blank where `is_here` says, without moving the ink."""

    def strike(line: Line, chance: Chance) -> Line:
        broken: list[Glyph] = list(line[:1])
        for before, after in pairwise(line):
            if before.char and after.char and is_here(before, after) and chance.hits():
                broken.append(chance.blank(after.x))
            broken.append(after)
        return tuple(broken)

    return strike


def insert_invisible(line: Line, chance: Chance) -> Line:
    """Zero-width characters between clusters, as web pages and Word leave them."""
    broken: list[Glyph] = list(line[:1])
    for before, after in pairwise(line):
        if is_between_any(before, after) and chance.hits():
            broken.append(chance.blank(after.x, chance.random.choice(INVISIBLE)))
        broken.append(after)
    return tuple(broken)


def claim_hard_blanks(line: Line, chance: Chance) -> Line:
    """Each blank claims to be a no-break space."""
    hard = "\N{NO-BREAK SPACE}"
    return tuple(replace(g, claim=hard) if g.claim == " " and chance.hits() else g for g in line)


SPACE_BREAKERS: Final = (
    Breaker("D1", "ต ้องการ: blank before a mark", insert_blanks(is_before_mark)),
    Breaker("D2", "ต้ อง: blank after a mark", insert_blanks(is_after_tone)),
    Breaker("D3", "พัฒ นา: blank between letters", insert_blanks(is_between_letters)),
    Breaker("D4", "เ ทศบาล: blank after a leading vowel", insert_blanks(is_after_leader)),
    Breaker("D5", "ก าร: blank before a following vowel", insert_blanks(is_before_follower)),
    Breaker("G1", "zero-width characters inside words", insert_invisible),
    Breaker("G2", "no-break spaces for blanks", claim_hard_blanks),
)
