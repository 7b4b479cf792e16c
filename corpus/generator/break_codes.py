"""Breakers of the coding itself, and of what was typed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from corpus.generator.breaking import Break, Breaker, Chance, Line
from corpus.generator.glyphs import Glyph
from corpus.generator.prose import TO_ARABIC
from corpus.generator.thai import SARA_AA

FIRST_THAI: Final = 0x0E01
LAST_THAI: Final = 0x0E5B
GREEK_LOW: Final = 0xA5E  # subtracted from U+0E01 to U+0E3A in e-LAAS reports
GREEK_HIGH: Final = 0xA61  # subtracted from U+0E3F on
GREEK_TONES: Final = {
    "\N{THAI CHARACTER MAI EK}": "\u0395",
    "\N{THAI CHARACTER MAI THO}": "\u0396",
    "\N{THAI CHARACTER THANTHAKHAT}": "\u0399",
}
Claim = Callable[[str], str | None]


def claim_as(claim: Claim) -> Break:
    """Give A breaker that lets each character claim what `claim` says."""

    def strike(line: Line, chance: Chance) -> Line:
        return tuple(replace(g, claim=claim(g.char)) if chance.hits() else g for g in line)

    return strike


def mojibake(char: str) -> str | None:
    """Give the Thai byte of cp874 read as Latin-1."""
    return char.encode("cp874", "replace").decode("latin-1")


def nothing(char: str) -> str | None:
    """No entry, except for blanks."""
    return " " if char == " " else None


def shifted(char: str) -> str | None:
    """Give the next Thai character: looks Thai and says nothing."""
    if not FIRST_THAI <= ord(char or " ") < 0x0E2E:
        return char
    return chr(ord(char) + 1)


def scrambled(char: str) -> str | None:
    """Give an arbitrary printable ASCII character."""
    if not FIRST_THAI <= ord(char or " ") <= LAST_THAI:
        return char
    return chr(33 + (ord(char) - FIRST_THAI) * 7 % 94)


def greek(char: str) -> str | None:
    """Give the Greek of e-LAAS reports; digits have no entry at all."""
    if char.isdigit():
        return None
    code = ord(char or " ")
    if char in GREEK_TONES:
        return GREEK_TONES[char]
    if FIRST_THAI <= code <= 0x0E3A:
        return chr(code - GREEK_LOW)
    if 0x0E3F <= code <= 0x0E46:
        return chr(code - GREEK_HIGH)
    return None if FIRST_THAI <= code <= LAST_THAI else char


def ascii_digit(char: str) -> str | None:
    """Give the ASCII digit that TH SarabunIT๙ draws as a Thai one."""
    return char.translate(TO_ARABIC)


def type_double_e(line: Line, chance: Chance) -> Line:
    """เเผน: SARA AE typed as SARA E twice."""
    broken: list[Glyph] = []
    for glyph in line:
        if glyph.char != "\N{THAI CHARACTER SARA AE}" or not chance.hits():
            broken.append(glyph)
            continue
        first = chance.drawn(glyph, "\N{THAI CHARACTER SARA E}")
        broken += (first, replace(first, x=first.x + glyph.advance / 2, char=""))
    return tuple(broken)


def type_lakkhang(line: Line, chance: Chance) -> Line:
    """กๅร: LAKKHANGYAO typed for SARA AA."""
    long = "\N{THAI CHARACTER LAKKHANGYAO}"
    broken: list[Glyph] = []
    shift = 0.0  # what follows moves along, as it does under a typist's hands
    for glyph in line:
        struck = glyph.claim == SARA_AA and chance.hits()
        drawn = chance.drawn(glyph, long) if struck else glyph
        broken.append(replace(drawn, x=drawn.x + shift))
        shift += drawn.advance - glyph.advance
    return tuple(broken)


CODE_BREAKERS: Final = (
    Breaker("F1", "เเผน: SARA E typed twice", type_double_e),
    Breaker("F2", "กๅร: LAKKHANGYAO typed for SARA AA", type_lakkhang),
    Breaker("H1", "à·ÈºÒÅ: cp874 bytes as Latin-1", claim_as(mojibake)),
    Breaker("H2", "no ToUnicode; the font's own cmap is whole", claim_as(nothing)),
    Breaker("H3", "every letter claims the next one", claim_as(shifted)),
    Breaker("H3B", "every letter claims arbitrary ASCII", claim_as(scrambled)),
    Breaker("H6", "e-LAAS Greek, digits lost", claim_as(greek)),
    Breaker("I1", "Thai digits claim ASCII digits", claim_as(ascii_digit)),
)
