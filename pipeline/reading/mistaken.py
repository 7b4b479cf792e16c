"""Marks that claim to be other marks: the font's map is wrong, what is drawn is right.

Two such maps are met all over published plans. On a tall letter the tone is drawn by
a glyph of its own, lower and further left, which claims to be the vowel below; and
the ring of sara am claims to be the tone that is drawn in its place elsewhere:

    drawn    ป ้ า   ฝ ่ า        claimed    ป ู า   ฝ ุ า
    drawn    ต ํ า   น ้ ํ า        claimed    ต ้ า   น ้ ้ า

Both give words that are none, and no author types them by the dozen.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Final

from pipeline.reading.places import Place, choose_places
from pipeline.text.letters import (
    CONSONANTS,
    LEADING_VOWELS,
    MAI_EK,
    MAI_THO,
    SARA_A,
    SARA_AA,
    SARA_AM,
    SARA_U,
    SARA_UU,
    TONES,
)
from pipeline.text.words import LONGEST_PART, has_word_across

ENOUGH_SIGHTINGS: Final = 3
"""Times a mistaken mark must be seen to be a defect of the document, not a slip."""

RING_VOTE: Final = 10.0
"""Nats by which words must want a ring for the place to count as a sighting. In 1.2 million
clean letters one place does (ด้าการ for ด้านการ), all others want it by at most 3.1; in a
plan with the defect they want it by 24 to 70."""

LOW_TONES: Final[Mapping[str, str]] = MappingProxyType({SARA_U: MAI_EK, SARA_UU: MAI_THO})
"""The vowels below, and the tones whose low glyphs claim to be them."""

_TALL: Final = "ปฝฟ"
_LEADING: Final = "".join(sorted(LEADING_VOWELS))
_CONSONANT: Final = "".join(sorted(CONSONANTS))
_TONE: Final = "".join(sorted(TONES))

_LOW_VOWEL: Final = re.compile(
    rf"(?P<before>[{_LEADING}])?[{_TALL}](?P<vowel>[{SARA_U}{SARA_UU}])"
    rf"(?P<behind>[{SARA_A}{SARA_AA}{SARA_AM}])?"
)
_RING_SITE: Final = re.compile(rf"(?P<base>[{_CONSONANT}])(?P<tones>[{_TONE}]{{1,2}}){SARA_AA}")


def find_low_vowels(text: str, *, only_impossible: bool) -> Iterator[Place]:
    """Give the vowels below tall letters, each with the tone that it may stand for.

    Behind a leading vowel or before sara aa no vowel below can stand.

    >>> [place.start for place in find_low_vowels("เปูา ปู", only_impossible=True)]
    [2]
    """
    for match in _LOW_VOWEL.finditer(text):
        if match["before"] or match["behind"] or not only_impossible:
            yield Place(*match.span("vowel"), (match["vowel"], LOW_TONES[match["vowel"]]))


def has_low_tones(text: str) -> bool:
    """Whether vowels stand below tall letters again and again where none can.

    >>> has_low_tones("เปูาหมาย เฝูาระวัง ฝุายบริหาร"), has_low_tones("ปูพื้น ฟื้นฟู ฝุ่น")
    (True, False)
    """
    places = find_low_vowels(text, only_impossible=True)
    return sum(1 for _ in places) >= ENOUGH_SIGHTINGS


def find_rings(line: str, tone: str) -> Iterator[Place]:
    """Give each sara aa behind `tone`, with the sara am that it may be.

    >>> [place.spellings[1] for place in find_rings("ต้าบล น้้า ค่า", MAI_THO)]
    ['ตำ', 'น้ำ']
    """
    for match in _RING_SITE.finditer(line):
        if tone in match["tones"]:
            left = match["tones"].replace(tone, "", 1)
            yield Place(*match.span(), (match[0], match["base"] + left + SARA_AM))


def find_ring_tone(lines: Sequence[str]) -> str:
    """Give the tone that the rings of a document claim to be; nothing if they do not.

    Two different words at least must show it, three times in all.

    >>> find_ring_tone(["องค์การบริหารส่วนต้าบล", "อ้าเภอเมือง", "จังหวัดล้าพูน"]) == MAI_THO
    True
    >>> find_ring_tone(["ค้าขาย ห้าแสน หน้าที่ น้าสาว"])
    ''
    """
    sites = [line for line in lines if _RING_SITE.search(line)]
    for tone in (MAI_THO, MAI_EK):
        sightings = list(chain.from_iterable(_see_rings(line, tone) for line in sites))
        if len(sightings) >= ENOUGH_SIGHTINGS and len(set(sightings)) > 1:
            return tone
    return ""


def _see_rings(line: str, tone: str) -> Iterator[str]:
    """Give the surroundings of each place that words want to be a ring.

    Only those are weighed where a word would begin with it: weighing is slow.
    """
    places = [
        place
        for place in find_rings(line, tone)
        if has_word_across(place.spellings[1], line[place.end : place.end + LONGEST_PART])
    ]
    for place, choice in choose_places(line, places) if places else ():
        if choice.spelling != place.spellings[0] and choice.margin >= RING_VOTE:
            yield line[place.start : place.end + 2]
