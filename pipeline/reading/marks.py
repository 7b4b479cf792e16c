"""Fixes for marks: doubled, in the wrong order, or two letters for one."""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.reading.fix import Change, fix_line  # noqa: F401 - for the examples
from pipeline.reading.profile import Profile
from pipeline.text.letters import (
    LOWER_VOWELS,
    MARKS,
    SARA_AA,
    SARA_AE,
    SARA_E,
    THANTHAKHAT,
    TONES,
    UPPER_VOWELS,
)

_MARK: Final = "".join(sorted(MARKS))
_TONE: Final = "".join(sorted(TONES | {THANTHAKHAT}))
_VOWEL: Final = "".join(sorted(UPPER_VOWELS | LOWER_VOWELS))
_SIGN: Final = "\N{REPLACEMENT CHARACTER}"

_DOUBLE_E: Final = re.compile(SARA_E * 2)
_DOUBLED: Final = re.compile(rf"([{_MARK}]{{1,2}})\1+{_SIGN}?({SARA_AA}?)")
_EARLY_TONE: Final = re.compile(rf"([{_TONE}])([{_VOWEL}])")


def join_double_e(line: str, _profile: Profile) -> Iterator[Change]:
    """Read two sara e in a row as the one sara ae they look like.

    >>> fix_line(join_double_e, "เเผน")
    'แผน'
    """
    for match in _DOUBLE_E.finditer(line):
        yield Change(*match.span(), SARA_AE)


def undouble_marks(line: str, profile: Profile) -> Iterator[Change]:
    """Keep one of the same mark, or pair of marks, written twice.

    A doubled tone before sara aa may stand for tone and nikhahit, so that it is
    touched only where the document doubles other marks too.

    >>> fix_line(undouble_marks, "พ" + "ัั" + "นธก" + "ิิ" + "จ ท" + "ี่ี่")
    'พันธกิจ ที่'
    """
    for match in _DOUBLED.finditer(line):
        if not match[2] or profile.doubled_marks:
            yield _change_with_base(line, match, match[1] + match[2])


def put_tone_behind_vowel(line: str, _profile: Profile) -> Iterator[Change]:
    """Exchange a tone or thanthakhat with the vowel that belongs below it.

    >>> fix_line(put_tone_behind_vowel, "เพ" + "่" + "ือ")
    'เพื่อ'
    """
    for match in _EARLY_TONE.finditer(line):
        yield _change_with_base(line, match, match[2] + match[1])


def _change_with_base(line: str, match: re.Match[str], after: str) -> Change:
    """Show the letter below the marks too: a bare mark cannot be read in a record."""
    start = max(0, match.start() - 1)
    return Change(start, match.end(), line[start : match.start()] + after)
