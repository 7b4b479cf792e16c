"""What the whole document says about its damage, before any line is repaired.

A single `ต าบล` proves little; thirty of them and not one sara am in the text prove
that the nikhahit was lost everywhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from pipeline.reading.greek import has_proved_signs, is_greek_thai
from pipeline.reading.mistaken import find_ring_tone, has_low_tones
from pipeline.reading.mojibake import find_runs, is_proved
from pipeline.reading.places import LETTERS, Place, choose_places, find_torn_marks
from pipeline.reading.signs import SignMark, find_sign_marks
from pipeline.text.letters import CONSONANTS, LAKKHANGYAO, MARKS, NIKHAHIT, SARA_AA, SARA_AM, TONES

SplitRule = tuple[float, float]
"""Margins for sara am in nats: from the first on it is one, up to the second it is not.

Measured on 800 sara am and 5,107 sara aa of three texts, the margin by which word
frequencies prefer sara am: no true one lay under -0.8, and 98.6 % of the others
under -9.
"""

ALL_LOST: Final[SplitRule] = (-9.0, -9.0)
"""Split ones and not one whole: the blank is the nikhahit unless words forbid it."""

SOME_LOST: Final[SplitRule] = (-2.0, -9.0)
"""Split and whole ones together, or few: only clear cases are decided."""

TORN: Final[SplitRule] = (3.0, 3.0)
"""Blanks stand before other marks too, and sara am is whole: the blank is a gap."""

ENOUGH_SIGHTINGS: Final = 3
"""Times a damage must be seen to be a defect of the document, not a slip."""

WHOLE_SHARE: Final = 0.1
"""Whole sara am for each split one that still count as none: covers, quoted headings."""

MARK_MARGIN: Final = 3.0
"""Nats by which words must speak for or against closing the gap before a mark."""

STRAY_SHARE: Final = 0.1
"""Stray marks for each fitting one from which a document's marks are out of place."""

MOST_VOTES: Final = 200
"""Torn marks that are asked; more would only take time."""

ENOUGH_WRONG_AA: Final = 5
"""Times the commonest syllable must read `กำร` or `กๅร`; clean files of 150,000 letters
have one."""

LOST_SIGN_SHARE: Final = 0.5
"""Replacement characters that must stand where sara am is, for the rest to be trusted."""

_CONSONANT: Final = "".join(sorted(CONSONANTS))
_TONE: Final = "".join(sorted(TONES))
_MARK: Final = "".join(sorted(MARKS))
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"

SPLIT_AM: Final = re.compile(rf"[{_CONSONANT}][{_TONE}]? {{1,2}}[{_TONE}]?{SARA_AA}")
"""A consonant, a blank where the nikhahit was, and sara aa; the tone on either side."""

LONE_SPLIT: Final = re.compile(rf"(?<![{LETTERS}])[{_CONSONANT}] {{1,2}}{SARA_AA}(?![{LETTERS}])")
"""The same between blanks: two codes of a table, or spaced letters."""

_TORN_MARK: Final = re.compile(rf"[{_CONSONANT}] [{_MARK}](?!{SARA_AA})")
_DOUBLED_MARK: Final = re.compile(rf"([{_MARK}])\1(?!{SARA_AA})")
_SIGN_OF_DOUBLING: Final = re.compile(rf"([{_MARK}])\1{_REPLACEMENT}")
_WHOLE_AM: Final = re.compile(rf"{SARA_AM}|{NIKHAHIT}[{_TONE}]?{SARA_AA}")
_WRONG_AM: Final = re.compile(f"ก{SARA_AM}ร(?![{SARA_AA}{SARA_AM}])")
_LEG: Final = re.compile(f"ก{LAKKHANGYAO}ร")
_LOST_SIGN_AM: Final = re.compile(
    rf"[{_CONSONANT}][{_TONE}]?{_REPLACEMENT}[{_TONE}]?{SARA_AA}|{SARA_AM}{_REPLACEMENT}"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """The defects that a document proves; the default proves none.

    `split_am` says how to read a blank before sara aa.
    `am_for_aa`: every sara aa of some pages came out as sara am. `leg_for_aa`: as
    lakkhangyao, which looks the same. `sign_is_am`:
    the replacement character stands for the lost nikhahit. `doubled_marks`:
    marks are written twice. `stray_marks`: marks stand behind blanks where they
    do not belong. `torn_words`: blanks inside words may be damage. `latin_bytes`,
    `greek`, `greek_signs`: the encodings of `mojibake` and `greek`.
    """

    split_am: SplitRule = SOME_LOST
    am_for_aa: bool = False
    leg_for_aa: bool = False
    sign_is_am: bool = False
    doubled_marks: bool = False
    stray_marks: bool = False
    torn_words: bool = True
    low_tones: bool = False
    ring_tone: str = ""
    sign_marks: tuple[SignMark, ...] = ()
    latin_bytes: bool = False
    greek: bool = False
    greek_signs: bool = False


def profile_lines(lines: Sequence[str]) -> Profile:
    """Look for the defects that only a whole document can prove.

    >>> profile_lines(["ส่วนต าบล ก าหนด", "ท าให้"]).split_am == ALL_LOST
    True
    """
    text = "\n".join(lines)
    greek = is_greek_thai(text)
    return Profile(
        split_am=_judge_splits(text),
        am_for_aa=len(_WRONG_AM.findall(text)) >= ENOUGH_WRONG_AA,
        leg_for_aa=len(_LEG.findall(text)) >= ENOUGH_WRONG_AA,
        sign_is_am=_is_sign_am(text),
        doubled_marks=len(_DOUBLED_MARK.findall(text)) >= ENOUGH_SIGHTINGS,
        stray_marks=_has_stray_marks(lines),
        low_tones=has_low_tones(text),
        ring_tone=find_ring_tone(lines),
        sign_marks=find_sign_marks(lines),
        latin_bytes=sum(is_proved(thai) for _, _, thai in find_runs(text)) >= ENOUGH_SIGHTINGS,
        greek=greek,
        greek_signs=greek and has_proved_signs(text),
    )


def count_splits(text: str) -> int:
    """Count the split sara am, without what may be codes: `ก า` between blanks.

    >>> count_splits("ส่วนต าบล ก า ข")
    1
    """
    return len(SPLIT_AM.findall(text)) - len(LONE_SPLIT.findall(text))


def _judge_splits(text: str) -> SplitRule:
    splits = count_splits(text)
    if splits == 0:
        return SOME_LOST
    has_whole = len(_WHOLE_AM.findall(text)) > WHOLE_SHARE * splits
    is_torn = len(_TORN_MARK.findall(text)) >= ENOUGH_SIGHTINGS
    if is_torn and has_whole:
        return TORN
    is_lost = splits >= ENOUGH_SIGHTINGS and not (is_torn or has_whole)
    return ALL_LOST if is_lost else SOME_LOST


def _is_sign_am(text: str) -> bool:
    signs = text.count(_REPLACEMENT) - len(_SIGN_OF_DOUBLING.findall(text))
    return signs > 0 and len(_LOST_SIGN_AM.findall(text)) >= LOST_SIGN_SHARE * signs


def _has_stray_marks(lines: Sequence[str]) -> bool:
    votes = list(islice(chain.from_iterable(map(_vote, lines)), MOST_VOTES))
    stray = sum(vote <= -MARK_MARGIN for vote in votes)
    fitting = sum(vote >= MARK_MARGIN for vote in votes)
    return stray >= ENOUGH_SIGHTINGS and stray > STRAY_SHARE * fitting


def _vote(line: str) -> Iterator[float]:
    """Say for each torn mark by how many nats it fits the letter before."""
    places = [Place(*match.span("gap"), ("", " ")) for match in find_torn_marks(line)]
    for _, choice in choose_places(line, places):
        yield choice.margin if choice.spelling == "" else -choice.margin
