"""Thai bytes that were read as Latin: `à·ÈºÒÅ` for เทศบาล.

A font or file in the 8-bit Thai code page (TIS-620, cp874) shows each Thai byte as
the Latin-1 or Windows-1252 character of the same number, or, where the font calls itself
a symbol font, that number above U+F000. The bytes that the code page leaves free hold
the shifted marks of the Windows Thai fonts.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from pipeline.text.letters import (
    CONSONANTS,
    LEADING_VOWELS,
    LOWER_VOWELS,
    MARKS,
    PRIVATE_USE,
    SARA_AA,
    SARA_AM,
    UPPER_VOWELS,
)

_THAI_BYTES: Final = (*range(0xA1, 0xDB), *range(0xDF, 0xFC))
# First byte, first private-use form, how many (libthai's Windows extension).
_SHIFTED_ROWS: Final = (
    (0x80, 0xF700, 5),
    (0x86, 0xF705, 11),
    (0x98, 0xF710, 8),
    (0xFC, 0xF718, 3),
)


SYMBOL_BLOCK: Final = 0xF000
"""Where Windows puts the bytes of fonts that call themselves symbols, as old Thai ones do."""


def _latin_table() -> dict[str, str]:
    table = {byte: bytes([byte]).decode("cp874") for byte in _THAI_BYTES}
    for byte, form, length in _SHIFTED_ROWS:
        table |= {byte + step: PRIVATE_USE[chr(form + step)] for step in range(length)}
    windows = {
        bytes([byte]).decode("cp1252", errors="ignore"): thai for byte, thai in table.items()
    }
    windows.pop("", None)
    symbol = {chr(SYMBOL_BLOCK + byte): thai for byte, thai in table.items()}
    return {chr(byte): thai for byte, thai in table.items()} | windows | symbol


LATIN_TO_THAI: Final[Mapping[str, str]] = MappingProxyType(_latin_table())
"""What a Latin-1, Windows-1252 or symbol character stands for when it is a Thai byte."""

_LATIN: Final = "".join(map(re.escape, LATIN_TO_THAI))
_RUN: Final = re.compile(f"[{_LATIN}]+")
_TRANSLATION: Final = str.maketrans(dict(LATIN_TO_THAI))

ENOUGH_LETTERS: Final = 4
"""Letters that prove a run by itself: no European word has four accented in a row."""

_BASE: Final = "".join(sorted(CONSONANTS))
_LEADING: Final = "".join(sorted(LEADING_VOWELS))
_VOWELS: Final = "".join(sorted(UPPER_VOWELS | LOWER_VOWELS))
_MARK: Final = "".join(sorted(MARKS))
_IMPOSSIBLE: Final = re.compile(
    rf"^[{_MARK}]|[{_LEADING}](?![{_BASE}{_LEADING}])|[{_VOWELS}]{{2}}"
    rf"|(?<![{_BASE}{_MARK}ฤฦ])[{_MARK}{SARA_AM}]|(?<![{_BASE}{_MARK}ฤฦ{SARA_AA}])[{SARA_AA}]"
)
_WRITTEN: Final = re.compile(rf"[{_MARK}{_LEADING}ะ{SARA_AA}{SARA_AM}]")


def find_runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Give each stretch of Latin characters that reads as Thai, with its reading.

    A reading counts when every mark has a base and every leading vowel a
    consonant. Short runs are given too; whether they are proved is the caller's
    question.

    >>> [thai for _, _, thai in find_runs("à·ÈºÒÅ café ±20")]
    ['เทศบาล', 'ฑ']
    """
    for match in _RUN.finditer(text):
        thai = match[0].translate(_TRANSLATION)
        if not _IMPOSSIBLE.search(thai):
            yield match.start(), match.end(), thai


def is_proved(thai: str) -> bool:
    """Whether a run is long enough, and has the vowels, to be Thai by itself.

    >>> is_proved("เทศบาล"), is_proved("ฑ"), is_proved("กกกก")
    (True, False, False)
    """
    return len(thai) >= ENOUGH_LETTERS and _WRITTEN.search(thai) is not None
