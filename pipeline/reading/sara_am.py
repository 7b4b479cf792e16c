"""Fixes for sara am: apart, doubled, split by a lost nikhahit, or in sara aa's place.

The letter is drawn in two strokes, a ring above the consonant and a stem behind it,
and fonts, shapers and extractors have every way of losing one of them:

    ก ํ า   apart          ก ำ า   doubled          ก ␠ า   the ring became a blank
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.reading.fix import Change, fix_line  # noqa: F401 - for the examples
from pipeline.reading.places import LETTERS, READABLE_PRICE, Place, choose_places, trust_margin
from pipeline.reading.profile import ALL_LOST, LONE_SPLIT, SPLIT_AM, Profile
from pipeline.text.choose import Choice
from pipeline.text.letters import CONSONANTS, NIKHAHIT, SARA_AA, SARA_AM, TONES
from pipeline.text.words import word_frequency

WRONG_AM_MARGIN: Final = 6.0
"""Nats by which sara aa must beat the sara am that stands there.

Of 5,107 sara aa 99.3 % do; cave and if, ถ้ำ and ถ้า, are 4 apart, and stay.
"""

LONE_WORD_COUNT: Final = 5_000
"""Occurrences in the corpus of ทำ นำ คำ จำ, which stand alone, and not of กำ (1,072)."""

_CONSONANT: Final = "".join(sorted(CONSONANTS))
_TONE: Final = "".join(sorted(TONES))
_SIGN: Final = "\N{REPLACEMENT CHARACTER}"

_APART: Final = re.compile(
    rf"([{_CONSONANT}])([{_TONE}]?) ?{NIKHAHIT} ?([{_TONE}]?) ?{SARA_AA}([{_TONE}]?)"
)
_DOUBLED: Final = re.compile(
    rf"([{_CONSONANT}][{_TONE}]?){SARA_AM}([{_TONE}]?)"
    rf"(?:{SARA_AA}|{SARA_AM}(?:{_SIGN}|{SARA_AA})?|{_SIGN})"
)
_LATE_TONE: Final = re.compile(rf"([{_CONSONANT}]){SARA_AM}([{_TONE}])")
_LOST_SIGN: Final = re.compile(rf"([{_CONSONANT}])([{_TONE}]?){_SIGN}([{_TONE}]?){SARA_AA}")
_SITE: Final = re.compile(
    rf"(?<=[{_CONSONANT}{_TONE}])(?P<gap> {{1,2}})?(?P<am>{SARA_AM})(?P<tail> (?=[{LETTERS}]))?"
)


def compose_am(line: str, _profile: Profile) -> Iterator[Change]:
    """Put nikhahit, tone and sara aa together as tone and sara am.

    >>> fix_line(compose_am, "น" + NIKHAHIT + "้า ก" + NIKHAHIT + " าหนด")
    'น้ำ กำหนด'
    """
    for match in _APART.finditer(line):
        consonant, *tones = match.groups()
        if sum(map(bool, tones)) <= 1:
            yield Change(*match.span(), consonant + "".join(tones) + SARA_AM)


def undouble_am(line: str, _profile: Profile) -> Iterator[Change]:
    """Take away a second sara aa, sara am or replacement sign behind a sara am.

    >>> fix_line(undouble_am, "ตำาบล จำำ" + "\N{REPLACEMENT CHARACTER}" + "แนก")
    'ตำบล จำแนก'
    """
    for match in _DOUBLED.finditer(line):
        if not (match[2] and match[1][-1] in TONES):
            yield Change(*match.span(), match[1] + match[2] + SARA_AM)


def put_tone_before_am(line: str, _profile: Profile) -> Iterator[Change]:
    """Move a tone from behind sara am to its place on the consonant.

    >>> fix_line(put_tone_before_am, "แหล่งน" + SARA_AM + "\N{THAI CHARACTER MAI THO}")
    'แหล่งน้ำ'
    """
    for match in _LATE_TONE.finditer(line):
        yield Change(*match.span(), match[1] + match[2] + SARA_AM)


def read_lost_sign_as_am(line: str, profile: Profile) -> Iterator[Change]:
    """Read a replacement sign before sara aa as the nikhahit, where that is its use.

    >>> fix_line(read_lost_sign_as_am, "ก\N{REPLACEMENT CHARACTER}าหนด", sign_is_am=True)
    'กำหนด'
    """
    if not profile.sign_is_am:
        return
    for match in _LOST_SIGN.finditer(line):
        if not (match[2] and match[3]):
            yield Change(*match.span(), match[1] + match[2] + match[3] + SARA_AM, 0.99)


def read_split_am(line: str, profile: Profile) -> Iterator[Change]:
    """Read a blank before sara aa as the lost nikhahit, or as a gap, as words decide.

    >>> fix_line(read_split_am, "ส่วนต าบล"), fix_line(read_split_am, "ก ารบริหาร")
    ('ส่วนตำบล', 'การบริหาร')
    """
    places = []
    for match in SPLIT_AM.finditer(line):
        tones = "".join(letter for letter in match[0] if letter in TONES)
        if len(tones) <= 1 and _may_join(line, match, profile):
            consonant = match[0][0]
            spellings = (consonant + tones + SARA_AM, consonant + tones + SARA_AA)
            places.append(Place(*match.span(), spellings))
    for place, choice in choose_places(line, places):
        yield from _decide_split(place, choice, profile)


def _decide_split(place: Place, choice: Choice, profile: Profile) -> Iterator[Change]:
    if profile.split_am != ALL_LOST and choice.price > READABLE_PRICE:
        return
    am_from, aa_up_to = profile.split_am
    as_am, as_aa = place.spellings
    margin = choice.margin if choice.spelling == as_am else -choice.margin
    if margin >= am_from:
        yield Change(place.start, place.end, as_am, trust_margin(margin - am_from + 3))
    elif margin <= aa_up_to:
        yield Change(place.start, place.end, as_aa, trust_margin(aa_up_to - margin + 3))


def _may_join(line: str, match: re.Match[str], profile: Profile) -> bool:
    """Keep apart what may be two codes or spaced letters: `ก า` between blanks."""
    if not LONE_SPLIT.match(line, match.start()):
        return True
    beside = line[: match.start()].split(" ")[-2:-1] + line[match.end() :].split(" ")[1:2]
    return (
        profile.split_am == ALL_LOST
        and word_frequency(match[0][0] + SARA_AM) >= LONE_WORD_COUNT
        and all(len(neighbour) != 1 for neighbour in beside)
    )


def read_wrong_am(line: str, profile: Profile) -> Iterator[Change]:
    """Read sara am as sara aa, where whole pages have the one for the other.

    >>> fix_line(read_wrong_am, "กำรดำเนินงำน", am_for_aa=True)
    'การดำเนินงาน'
    """
    if not profile.am_for_aa:
        return
    places = [place for match in _SITE.finditer(line) for place in _places_of(match)]
    for place, choice in choose_places(line, places):
        if choice.spelling == SARA_AA and choice.margin >= WRONG_AM_MARGIN:
            start = max(0, place.start - (2 if line[place.start - 1] in TONES else 1))
            after = line[start : place.start] + SARA_AA
            yield Change(start, place.end, after, trust_margin(choice.margin))


def _places_of(match: re.Match[str]) -> Iterator[Place]:
    """Give the readings: behind a gap it is a true one; a gap behind it may be its own."""
    if match["gap"]:
        yield Place(*match.span(), (SARA_AM,))
        return
    yield Place(*match.span("am"), (SARA_AM, SARA_AA))
    if match["tail"]:
        yield Place(*match.span("tail"), ("", " "))
