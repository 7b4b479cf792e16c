"""Fixes for marks: doubled, in the wrong order, or two letters for one."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.reading.fix import Change, fix_line  # noqa: F401 - for the examples
from pipeline.reading.profile import Profile
from pipeline.text.letters import (
    CONSONANTS,
    LAKKHANGYAO,
    LOWER_VOWELS,
    LU,
    MARKS,
    RU,
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
_LEG: Final = re.compile(rf"(?<=[{''.join(sorted(CONSONANTS - {RU, LU}))}{_TONE}]){LAKKHANGYAO}")
_EARLY_TONE: Final = re.compile(rf"([{_TONE}])([{_VOWEL}])")


def join_double_e(line: str, _profile: Profile) -> Iterator[Change]:
    """Read two sara e in a row as the one sara ae they look like.

    >>> fix_line(join_double_e, "เเผน")
    'แผน'
    """
    for match in _DOUBLE_E.finditer(line):
        yield Change(*match.span(), SARA_AE)


def read_leg_as_aa(line: str, profile: Profile) -> Iterator[Change]:
    """Read lakkhangyao as the sara aa it looks like, where the whole text has it so.

    Behind ฤ and ฦ it is itself.

    >>> fix_line(read_leg_as_aa, "กๅรประชุมฤๅษี", leg_for_aa=True), fix_line(read_leg_as_aa, "กๅร")
    ('การประชุมฤๅษี', 'กๅร')
    """
    if profile.leg_for_aa:
        for match in _LEG.finditer(line):
            yield Change(*match.span(), SARA_AA, 0.99)


def undouble_marks(line: str, profile: Profile) -> Iterator[Change]:
    """Keep one of the same mark, or pair of marks, written twice.

    A doubled tone before sara aa may stand for tone and nikhahit, so that it is
    touched only where the document doubles other marks too.

    >>> fix_line(undouble_marks, "พ" + "ัั" + "นธก" + "ิิ" + "จ ท" + "ี่ี่")
    'พันธกิจ ที่'
    """
    wanted = (m for m in _DOUBLED.finditer(line) if not m[2] or profile.doubled_marks)
    yield from _change_with_bases(line, ((m, m[1] + m[2]) for m in wanted))


def put_tone_behind_vowel(line: str, _profile: Profile) -> Iterator[Change]:
    """Exchange a tone or thanthakhat with the vowel that belongs below it.

    >>> fix_line(put_tone_behind_vowel, "เพ" + "่" + "ือ")
    'เพื่อ'
    """
    yield from _change_with_bases(line, ((m, m[2] + m[1]) for m in _EARLY_TONE.finditer(line)))


def _change_with_bases(line: str, changes: Iterable[tuple[re.Match[str], str]]) -> Iterator[Change]:
    """Show the letter below the marks too: a bare mark cannot be read in a record.

    But no letter twice: where two changes touch, the second begins at its own marks.
    """
    end = 0
    for match, after in changes:
        start = max(end, match.start() - 1)
        end = match.end()
        yield Change(start, end, line[start : match.start()] + after)
