"""Signs that stand for marks: `ขึ)น`, `ชื#อ`, `แนวโน-ม`.

Programs that pack a font anew give each mark any code that is free, and a map that
takes the code for the character. Which sign is which mark differs from font to font,
so that no table can tell; but a document shows it, where one sign in several words
can be one mark alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.reading.places import LETTERS, trust_margin
from pipeline.text.choose import Choice, choose_spellings
from pipeline.text.letters import (
    CONSONANTS,
    MARKS,
    NIKHAHIT,
    PHINTHU,
    SARA_AA,
    SARA_AM,
    YAMAKKAN,
    split_clusters,
)
from pipeline.text.words import LONGEST_PART, has_word_across

ENOUGH_VOTES: Final = 2
"""Different syllables that must speak for a mark; clean plans have none that does."""
VOTE_MARGIN: Final = 6.0
"""Nats by which a mark must beat the bare sign, its absence and every other mark to have a
vote: about half a letter that no word explains."""
VOTE_SHARE: Final = 0.2
"""Share of a sign's places between letters that must have a vote: at the rest a word may
end as well."""
MARK_MARGIN: Final = 3.0
"""Nats by which a proved mark must beat the bare sign where that may be itself elsewhere."""

_MARKS: Final = tuple(sorted(MARKS - {NIKHAHIT, PHINTHU, YAMAKKAN}))
_BASE: Final = "".join(sorted(CONSONANTS | MARKS))
# Digits are numbers, a dot ends an abbreviation; tab, line and page breaks are layout.
# The replacement character stands for a glyph that its font says nothing of.
_SIGN: Final = r"!-\-/:-~\x01-\x08\x0e-\x1f\x7f-\x9f\ufffd"
_SITE: Final = re.compile(rf"(?<=[{_BASE}])[{_SIGN}](?![{_SIGN}0-9])")
_BEFORE: Final = re.compile(rf"[{LETTERS}]+$")
_AFTER: Final = re.compile(rf"[{LETTERS}]*")


_PUNCTUATION: Final = frozenset("()[]/-,:;!?\"'")
"""Signs that stand between Thai letters of their own right; others need no margin."""


class SignMark(NamedTuple):
    """A sign, and the mark that it stands for in one document."""

    sign: str
    mark: str


class _Site(NamedTuple):
    at: int
    before: str
    after: str


def find_sign_marks(lines: Sequence[str]) -> tuple[SignMark, ...]:
    """Give the signs that the lines of a document prove to be marks.

    >>> [found.sign for found in find_sign_marks(["ลงชื#อ", "เครื#องมือ", "เมื#อวาน อื#น"])]
    ['#']
    >>> find_sign_marks(["ตำบล/แขวง", "นาย/นาง", "อำเภอ/เขต", "ก)การ"])
    ()
    """
    sites: dict[str, int] = defaultdict(int)
    syllables: dict[SignMark, set[str]] = defaultdict(set)
    counts: dict[SignMark, int] = defaultdict(int)
    for line in lines:
        for site in _find_sites(line):
            sign = line[site.at]
            sites[sign] += bool(site.after)
            for mark in _vote(site, sign):
                syllable = split_clusters(site.before)[-1] + site.after[:1]
                syllables[SignMark(sign, mark)].add(syllable)
                counts[SignMark(sign, mark)] += 1
    return tuple(
        sorted(
            found
            for found, seen in syllables.items()
            if len(seen) >= ENOUGH_VOTES
            and counts[found] >= VOTE_SHARE * sites[found.sign]
            and sum(other.sign == found.sign for other in syllables) == 1
        )
    )


def weigh_signs(line: str, proved: Sequence[SignMark]) -> Iterator[tuple[int, str, float]]:
    """Give each place where a proved sign is its mark, with the mark and a confidence."""
    marks = dict(proved)
    for site in _find_sites(line):
        mark = marks.get(line[site.at])
        if mark is not None:
            sign = line[site.at]
            choice = _choose(site, (sign, mark))
            needed = MARK_MARGIN if sign in _PUNCTUATION else 0.0
            if choice.spelling == mark and choice.margin >= needed:
                yield site.at, mark, trust_margin(choice.margin + MARK_MARGIN - needed)


def _find_sites(line: str) -> Iterator[_Site]:
    for match in _SITE.finditer(line):
        before = _BEFORE.search(line, 0, match.start())
        after = _AFTER.match(line, match.end())
        if before and after:
            yield _close_am(match.start(), before[0][-LONGEST_PART:], after[0][:LONGEST_PART])


def _close_am(at: int, before: str, after: str) -> _Site:
    """Give a place as words have it: a tone between the halves of sara am stands before it."""
    if before.endswith(NIKHAHIT) and after.startswith(SARA_AA):
        return _Site(at, before.removesuffix(NIKHAHIT), SARA_AM + after.removeprefix(SARA_AA))
    return _Site(at, before, after)


def _vote(site: _Site, sign: str) -> Iterator[str]:
    """Give the mark that words want in the place of a sign, if one stands out."""
    if any(has_word_across(site.before + mark, site.after) for mark in _MARKS):
        choice = _choose(site, (sign, "", *_MARKS))
        if choice.spelling in MARKS and choice.margin >= VOTE_MARGIN:
            yield choice.spelling


def _choose(site: _Site, spellings: tuple[str, ...]) -> Choice:
    slots = [*((c,) for c in site.before), spellings, *((c,) for c in site.after)]
    return choose_spellings(slots)[len(site.before)]
