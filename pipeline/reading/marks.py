"""Fixes for marks: doubled, in the wrong order, or under a false name."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.reading.fix import Change, fix_line  # noqa: F401 - for the examples
from pipeline.reading.mistaken import RING_VOTE, find_low_vowels, find_rings
from pipeline.reading.places import READABLE_PRICE, choose_places, trust_margin
from pipeline.reading.profile import Profile
from pipeline.reading.signs import weigh_signs
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

LOW_MARGIN: Final = 3.0
"""Nats by which a tone must beat the vowel below where the document shows the defect."""

LONE_LOW_MARGIN: Final = 10.0
"""The same where it does not, and only for a vowel that cannot stand there."""

RING_MARGIN: Final = 4.0
"""Nats by which sara am must beat tone and sara aa where rings claim to be that tone; true
tones of clean text want a ring by at most 3.1, and trade and word, ค้า and คำ, are 1.5 apart."""

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


def read_low_vowel_as_tone(line: str, profile: Profile) -> Iterator[Change]:
    """Read the vowel below a tall letter as the tone that words want there.

    >>> fix_line(read_low_vowel_as_tone, "เปูาหมาย"), fix_line(read_low_vowel_as_tone, "ฟื้นฟู")
    ('เป้าหมาย', 'ฟื้นฟู')
    """
    places = list(find_low_vowels(line, only_impossible=not profile.low_tones))
    needed = LOW_MARGIN if profile.low_tones else LONE_LOW_MARGIN
    for place, choice in choose_places(line, places):
        if choice.spelling == place.spellings[1] and choice.margin >= needed:
            after = line[place.start - 1] + choice.spelling
            yield Change(place.start - 1, place.end, after, trust_margin(choice.margin))


def read_tone_as_ring(line: str, profile: Profile) -> Iterator[Change]:
    """Read tone and sara aa as sara am, where rings claim to be that tone and words agree.

    >>> fix_line(read_tone_as_ring, "ต้าบล ห้า น้้า", ring_tone="\N{THAI CHARACTER MAI THO}")
    'ตำบล ห้า น้ำ'
    """
    if not profile.ring_tone:
        return
    for place, choice in choose_places(line, list(find_rings(line, profile.ring_tone))):
        readable = choice.price <= READABLE_PRICE or choice.margin >= RING_VOTE
        sure = choice.margin >= RING_MARGIN and readable
        if choice.spelling == place.spellings[1] and sure:
            yield Change(place.start, place.end, choice.spelling, trust_margin(choice.margin))


def read_sign_as_mark(line: str, profile: Profile) -> Iterator[Change]:
    """Read a sign as the mark that the document proves it to stand for.

    >>> fix_line(read_sign_as_mark, "ยื#น #1", sign_marks=(("#", "\N{THAI CHARACTER MAI EK}"),))
    'ยื่น #1'
    """
    for at, mark, confidence in weigh_signs(line, profile.sign_marks):
        yield Change(at - 1, at + 1, line[at - 1] + mark, confidence)


def _change_with_bases(line: str, changes: Iterable[tuple[re.Match[str], str]]) -> Iterator[Change]:
    """Show the letter below the marks too: a bare mark cannot be read in a record.

    But no letter twice: where two changes touch, the second begins at its own marks.
    """
    end = 0
    for match, after in changes:
        start = max(end, match.start() - 1)
        end = match.end()
        yield Change(start, end, line[start : match.start()] + after)
