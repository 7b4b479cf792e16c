"""Frames: the wording's own words on both sides of the people whom it names.

“ยึด … เป็นศูนย์กลาง”, “ความต้องการของ …”: whoever stands between them has the place of the people.
Those for whom the work is done have few names, so any other words there are others; of the
staff and of other sectors only known kinds of others are told.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.fragments import Fragment, cut_statement
from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.people import (
    ANYBODY,
    INSIDER,
    LEADING,
    OTHER_SECTORS,
    OUTSIDERS,
    PEOPLE,
    STAFF,
    WHOLLY,
)
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.model import Element
from pipeline.text.letters import fold_key
from pipeline.text.likeness import measure_likeness

SIDE_LETTERS: Final = 8
"""Folded letters of the wording that must stand beside the place, or as many as its clause has."""

SHORTEST_SIDE: Final = 3
"""Folded letters; fewer frame nothing (ยึด has three)."""

GAP_LETTERS: Final = 70
"""Folded letters that may stand there: a body with the place where it is has 60."""

MISPLACED: Final = 14
"""Folded letters by which an alignment may misplace a word that was replaced by a longer one."""

MISPRINT_LIKENESS: Final = 0.6
"""Letters this alike are the wording's own people, misspelt or misread."""

SHORT_WORDING: Final = 40
"""Folded letters of a heading: likeness tells nothing of it when its people are replaced."""

_ONLY: Final = fold_key("เฉพาะ")
_BY: Final = fold_key("โดย")
_NUMBERED: Final = re.compile(r"^[๐-๙]+\.?")
_WORDS: Final = re.compile(r"[ก-ฮ]{2}")
_AND: Final = re.compile(r"และ|หรือ|รวมทั้ง|ตลอดจน|[\s,]")
_LED: Final = re.compile(rf"(?:เฉพาะ|ของ)?{LEADING}")
"""Others whose name may have the people's in it."""

_INSIDE: Final = re.compile(rf"\s?{INSIDER}")
_NOT_INSIDE: Final = re.compile(
    rf"(?:มิ|ไม่)(?:ได้|ใช่)?(?:เป็น|ใช่|อยู่ใน|สังกัด)?\s?(?:{INSIDER}|คนใน|คนของ)|นอก(?:หน่วยงาน|องค์กร|เทศบาล|สังกัด)"
)
"""Outsiders, told by what they are not."""

_BREAK: Final = re.compile(
    rf"[(),]|\s(?!(?:{ANYBODY.pattern}\S{{0,40}}\s){{0,4}}(?:และ|หรือ|ตลอดจน|รวมทั้ง)\s?(?:{ANYBODY.pattern}))"
)
"""The end of a list of people: a blank behind which none is joined to them."""


def list_people(fragment: Fragment) -> tuple[tuple[int, int, int], ...]:
    """List the people whom a fragment names: number of their group, and stretch in its key."""
    return _list_people(fragment.key)


@lru_cache(maxsize=1024)
def _list_people(key: str) -> tuple[tuple[int, int, int], ...]:
    """List them once for each wording."""
    return tuple(
        (number, *match.span())
        for number, group in enumerate(PEOPLE)
        for match in re.finditer(re.escape(fold_key(group[0])), key)
    )


def find_gap(section: SectionText, mapping: Mapping, own: Stretch) -> Stretch | None:
    """Find what stands between the words that frame a stretch of the wording, if they are there."""
    start = own[0]
    left, right = _take_sides(mapping.fragment.key, own)
    if len(left) < SHORTEST_SIDE or (right and len(right) < SHORTEST_SIDE):
        return None
    middle = mapping.to_section(start)
    is_cut = mapping.changes[0].kind == "delete" and start < mapping.changes[0].a_end
    low = middle - len(left) - (GAP_LETTERS if is_cut else MISPLACED)
    places = [m.end() for m in re.finditer(re.escape(left), section.key[: middle + MISPLACED])]
    near = [place for place in places if place - len(left) >= low]
    if not near:
        return None
    begin = min(near, key=lambda place: abs(place - middle))
    stop = min(begin + GAP_LETTERS, len(section.key))
    if right:
        close = section.key.find(right, begin, stop)
        return (begin, close) if close >= 0 else None
    return (begin, _find_break(section, begin, stop)) if not mapping.fragment.after else None


def _find_break(section: SectionText, begin: int, stop: int) -> int:
    """Give where the words that begin at a place end: at a blank or a sign."""
    origins = section.folded.origins
    if begin >= len(origins):
        return begin
    found = _BREAK.search(section.text, origins[begin])
    return min(stop, bisect_left(origins, found.start())) if found is not None else stop


def widen_gap(mapping: Mapping, gap: Stretch, own: Stretch) -> Stretch:
    """Add to a gap the words that frame it: without them it cannot be found again."""
    left, right = _take_sides(mapping.fragment.key, own)
    return gap[0] - len(left), gap[1] + len(right)


def _take_sides(key: str, own: Stretch) -> tuple[str, str]:
    """Take the letters on both sides of a stretch, without a heading's number."""
    start, end = own
    left = key[max(0, start - SIDE_LETTERS) : start]
    return _NUMBERED.sub("", left), key[end : end + SIDE_LETTERS]


def holds_others(section: SectionText, gap: Stretch, number: int) -> bool:
    """Whether others than a group of people stand in their place."""
    start, end = gap
    key, words, group = section.key[start:end], section.source(start, end), PEOPLE[number]
    if start >= end or not _WORDS.search(words):
        return False
    before = section.key[:start]
    if key.startswith(_ONLY) and not before.endswith(_BY):
        return True
    own = fold_key(group[0])
    if _has_own(words, number) or key.startswith(own[: len(own) // 2 + 1]):
        return False
    if measure_likeness(own, key) >= MISPRINT_LIKENESS:
        return False
    if number < WHOLLY:
        return True
    is_sent_inside = number == OTHER_SECTORS and _INSIDE.match(words) is not None
    return is_sent_inside or (ANYBODY.search(words) is not None and STAFF.search(key) is None)


def _has_own(words: str, number: int) -> bool:
    """Whether the group's own people are among those named: ผู้นำและประชาชน, not ผู้นำชุมชน."""
    if number == OUTSIDERS and _NOT_INSIDE.search(words):
        return True
    parts = _AND.split(words) if number < WHOLLY else [words]
    parts = [part for part in parts if not (number < WHOLLY and _LED.match(part))]
    return any(fold_key(name) in fold_key(part) for part in parts for name in PEOPLE[number])


def find_given_away(
    element: Element, section: SectionText, free: Sequence[Stretch]
) -> Iterator[Shift]:
    """Find a heading that is unlike its wording because others stand in it."""
    for fragment in (f for wording in wordings_of(element) for f in cut_statement(wording)):
        for number, start, end in list_people(fragment):
            left, right = _NUMBERED.sub("", fragment.key[:start]), fragment.key[end:]
            is_short = len(fragment.key) <= SHORT_WORDING and len(right) >= SIDE_LETTERS
            if number or not is_short or len(left) < SHORTEST_SIDE:
                continue
            frame = re.compile(f"{re.escape(left)}(.{{2,{GAP_LETTERS}}}?){re.escape(right)}")
            for found in (m for low, high in free for m in frame.finditer(section.key, low, high)):
                if holds_others(section, found.span(1), number):
                    words = section.source(*found.span(1)).strip()
                    yield Shift("changed_subject", words, PEOPLE[number][0], *found.span())
