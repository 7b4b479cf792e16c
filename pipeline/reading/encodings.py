"""Fixes for characters that are written in another encoding: ours, by right."""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.reading import greek, mojibake
from pipeline.reading.fix import Change
from pipeline.reading.profile import Profile
from pipeline.text.letters import (
    CONSONANTS,
    LOWER_VOWELS,
    MAI_CHATTAWA,
    MAI_EK,
    MAI_THO,
    MAI_TRI,
    NIKHAHIT,
    PRIVATE_USE,
    THANTHAKHAT,
    UPPER_VOWELS,
    ZERO_WIDTH,
)

# UPC fonts split by Distiller: the tones sit at 0xC9 and on in a WinAnsi font. The
# same codes as pdfminer spells them.
_LEAKED_TONES: Final = {
    "É": MAI_EK,
    "Ê": MAI_THO,
    "Ë": MAI_TRI,
    "Ì": MAI_CHATTAWA,
    "Í": THANTHAKHAT,
}
_TONES_BY_CODE: Final = {f"(cid:{ord(latin)})": tone for latin, tone in _LEAKED_TONES.items()}
_TONES_BY_SPELLING: Final = _LEAKED_TONES | _TONES_BY_CODE
_TAKES_TONE: Final = "".join(sorted(CONSONANTS | UPPER_VOWELS | LOWER_VOWELS | {NIKHAHIT}))
_LEAK: Final = re.compile(rf"(?<=[{_TAKES_TONE}])(?:[ÉÊËÌÍ]|\(cid:20[1-5]\))(?![A-Za-zÀ-ÿ])")

_INVISIBLE: Final = re.compile(f"[{''.join(sorted(ZERO_WIDTH))}]+")
_FIXED_BLANK: Final = re.compile("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}]+")
_PRIVATE: Final = re.compile(f"[{''.join(PRIVATE_USE)}]+")


def decode_greek_glyphs(line: str, profile: Profile) -> Iterator[Change]:
    """Read glyph numbers in the Greek block as the Thai letters they draw.

    >>> [change.after for change in decode_greek_glyphs("Ωϔλ 1", Profile(greek=True))]
    ['งาน']
    """
    if not profile.greek:
        return
    for match in greek.RUN.finditer(line):
        after = greek.decode_run(match[0], with_signs=profile.greek_signs)
        yield Change(*match.span(), after, 0.99 if profile.greek_signs else 0.95)


def decode_thai_bytes(line: str, profile: Profile) -> Iterator[Change]:
    """Read Latin characters as the Thai bytes they are, run by run.

    >>> [change.after for change in decode_thai_bytes("à·ÈºÒÅ", Profile())]
    ['เทศบาล']
    >>> list(decode_thai_bytes("Größe", Profile()))
    []
    """
    if line.isascii():
        return
    for start, end, thai in mojibake.find_runs(line):
        if mojibake.is_proved(thai) or (profile.latin_bytes and _stands_apart(line, start, end)):
            yield Change(start, end, thai, 0.99)


def _stands_apart(line: str, start: int, end: int) -> bool:
    """Whether a short run is no bullet and no part of a Latin word or a measure: naïve, 25°C."""
    if ord(line[start]) >= mojibake.SYMBOL_BLOCK:
        return False
    beside = line[start - 1 : start] + line[end : end + 1]
    digits = beside.isascii() and any(map(str.isdigit, beside))
    letters = any(letter.isascii() and letter.isalpha() for letter in beside)
    return not letters and not (digits and end - start == 1)


def remove_invisible(line: str, _profile: Profile) -> Iterator[Change]:
    """Take out zero-width characters and soft hyphens.

    >>> list(remove_invisible("แผน" + "\N{ZERO WIDTH SPACE}" + "งาน", Profile()))
    [Change(start=3, end=4, after='', confidence=1.0)]
    """
    for match in _INVISIBLE.finditer(line):
        yield Change(*match.span(), "")


def free_fixed_blanks(line: str, _profile: Profile) -> Iterator[Change]:
    """Turn blanks that forbid a line break into plain ones.

    >>> list(free_fixed_blanks("๓" + "\N{NO-BREAK SPACE}" + "ปี", Profile()))
    [Change(start=1, end=2, after=' ', confidence=1.0)]
    """
    for match in _FIXED_BLANK.finditer(line):
        yield Change(*match.span(), " " * len(match[0]))


def read_private_use(line: str, _profile: Profile) -> Iterator[Change]:
    """Replace the private forms of Windows and Mac fonts by the standard characters.

    >>> [change.after for change in read_private_use("ป\uf70aา", Profile())] == ["่"]
    True
    """
    for match in _PRIVATE.finditer(line):
        yield Change(*match.span(), "".join(map(PRIVATE_USE.__getitem__, match[0])))


def read_leaked_tones(line: str, _profile: Profile) -> Iterator[Change]:
    """Replace Latin letters that stand for a tone directly behind a Thai letter.

    >>> [change.after for change in read_leaked_tones("ทีÉ", Profile())] == ["่"]
    True
    """
    for match in _LEAK.finditer(line):
        yield Change(*match.span(), _TONES_BY_SPELLING[match[0]])
