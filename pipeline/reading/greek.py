"""Thai that a font without ToUnicode shows as Greek: the glyph numbers read as letters.

Reports of Microsoft Reporting Services (e-LAAS) draw Thai with the plain order of
glyphs of the Windows fonts. Read as Unicode, consonants and vowels fall into the
Greek block at a constant distance from their true places, and the ASCII signs into
the control characters, 29 below theirs. Digits are therefore decoded only where the
document proves the distance: by Buddhist years behind the word for year.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pipeline.text.letters import MAI_CHATTAWA, MAI_EK, MAI_THO, MAI_TRI, THANTHAKHAT

_LETTER_DISTANCE: Final = 0xA5E
"""From U+03A3 (read) to U+0E01 (meant), up to the last mark before the baht sign."""

_VOWEL_DISTANCE: Final = 0xA61
"""The same behind the four code points that Thai leaves free."""

_ASCII_DISTANCE: Final = 0x1D
"""From glyph 3, the blank, to U+0020: the standard order of TrueType glyphs."""

_LOW_TONES: Final = dict(
    zip(range(0x0395, 0x039A), (MAI_EK, MAI_THO, MAI_TRI, MAI_CHATTAWA, THANTHAKHAT), strict=True)
)

_LETTERS: Final[Mapping[int, str]] = MappingProxyType(
    {code: chr(code + _LETTER_DISTANCE) for code in range(0x03A3, 0x03DD)}
    | {code: chr(code + _VOWEL_DISTANCE) for code in range(0x03DE, 0x03F1)}
    | _LOW_TONES
)
_SIGNS: Final[Mapping[int, str]] = MappingProxyType(
    # 9, 10 and 13 are left out: they are also what readers put between words and lines.
    {code: chr(code + _ASCII_DISTANCE) for code in range(0x03, 0x1E) if code not in (9, 10, 13)}
)
_LOST_SIGNS: Final = dict.fromkeys(range(0x10, 0x1D), "\N{REPLACEMENT CHARACTER}")

_GREEK: Final = "\u0395-\u0399\u03a3-\u03dc\u03de-\u03f0"
RUN: Final = re.compile(rf"[{_GREEK}\x03-\x08\x0b\x0c\x0e-\x1d]+")
"""A stretch in the encoding; it may hold signs alone."""

_LETTER: Final = re.compile(f"[{_GREEK}]")
_YEAR: Final = re.compile(r"(?:ปี|พ[.\x11]?ศ[.\x11]?) ?([\x10-\x1c]{4})(?![\x10-\x1c])")
_THAI_YEAR: Final = re.compile("25[0-9]{2}")

ENOUGH_LETTERS: Final = 40
"""Letters of the encoding that a document must have; a formula has a handful."""

_COMMON: Final = ("การ", "งาน", "ประ", "ที่", "ราย", "และ", "เงิน", "ความ")
"""Syllables without which no page of official Thai goes by."""

ENOUGH_COMMON: Final = 0.01
"""Common syllables per decoded letter; e-LAAS pages have 0.04 to 0.06, Greek prose 0."""


def decode_letters(text: str) -> str:
    """Turn the Greek code points into the Thai letters they stand for.

    >>> decode_letters("Ωϔλ")
    'งาน'
    """
    return text.translate(_LETTERS)


def decode_run(text: str, *, with_signs: bool) -> str:
    r"""Decode letters and signs; unproved digits become replacement characters.

    >>> decode_run("νϗ\x15\x18\x18\x19", with_signs=True)
    'ปี2556'
    >>> decode_run("νϗ\x15\x18\x18\x19", with_signs=False) == "ปี\ufffd\ufffd\ufffd\ufffd"
    True
    """
    return decode_letters(text).translate(_SIGNS if with_signs else _LOST_SIGNS)


def is_greek_thai(text: str) -> bool:
    """Whether the Greek letters of a whole document are Thai in disguise.

    >>> is_greek_thai("Μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος οὐλομένην, ἣ μυρί᾽ Ἀχαιοῖς ἄλγε᾽ ἔθηκε")
    False
    """
    letters = len(_LETTER.findall(text))
    if letters < ENOUGH_LETTERS:
        return False
    decoded = decode_letters("".join(_LETTER.findall(text)))
    return sum(map(decoded.count, _COMMON)) >= ENOUGH_COMMON * letters


def has_proved_signs(text: str) -> bool:
    r"""Whether every four signs behind the word for year decode to a Buddhist year.

    >>> has_proved_signs("νϗ\x15\x18\x18\x19"), has_proved_signs("νϗ\x18\x18\x18\x19")
    (True, False)
    """
    years = [found.translate(_SIGNS) for found in _YEAR.findall(decode_letters(text))]
    return bool(years) and all(_THAI_YEAR.fullmatch(year) for year in years)
