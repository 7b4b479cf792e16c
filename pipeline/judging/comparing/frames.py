"""Frames: the wording's own words on both sides of the people whom it names.

“ยึด … เป็นศูนย์กลาง”, “ความต้องการของ …”: whoever stands between them has the place of the people.
Which words may stand there, `roles.py` knows.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.fragments import Fragment, cut_statement
from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.people import ANYBODY
from pipeline.judging.comparing.roles import NAMES, ROLES, holds_others
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.model import Element
from pipeline.text.letters import fold_key

SIDE_LETTERS: Final = 8
"""Folded letters of the wording that must stand beside the place, or as many as its clause has."""

SHORTEST_SIDE: Final = 3
"""Folded letters; fewer frame nothing (ยึด has three)."""

NEAR_LETTERS: Final = 4
"""Folded letters right before the place that are enough where all behind it stands: ให้แก่."""

GAP_LETTERS: Final = 70
"""Folded letters that may stand there: a body with the place where it is has 60."""

MISPLACED: Final = 14
"""Folded letters by which an alignment may misplace a word that was replaced by a longer one."""

SHORT_WORDING: Final = 40
"""Folded letters of a heading: likeness tells nothing of it when its people are replaced."""

_HOLD: Final = fold_key("ยึด")
_OTHER_HOLD: Final = map(fold_key, ("ถือ", "กำหนดให้", "จัดให้", "ยกให้", "ให้", "เอา", "วาง", "มี"))
_HOLDING: Final = f"(?:{_HOLD}|(?:(?<=[๐-๙.])|\\A)(?:{'|'.join(_OTHER_HOLD)}))"
"""Verbs that make somebody the centre, folded; not the wording's own only in a heading."""

_NUMBERED: Final = re.compile(r"^[๐-๙]+\.?")
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
        for number, names in enumerate(NAMES)
        for match in re.finditer("|".join(map(re.escape, names)), key)
    )


def find_gap(section: SectionText, mapping: Mapping, own: Stretch) -> Stretch | None:
    """Find what stands between the words that frame a stretch of the wording, if they are there."""
    left, right = _take_sides(mapping.fragment.key, own)
    if right and len(right) < SHORTEST_SIDE:
        return None
    begin = find_begin(section, mapping, own)
    if begin is None and len(left) == len(right) == SIDE_LETTERS:
        begin = _find_side(section, mapping, own[0], left[-NEAR_LETTERS:])
    if begin is None:
        return None
    stop = min(begin + GAP_LETTERS, len(section.key))
    if right:
        close = section.key.find(right, begin, stop)
        return (begin, close) if close >= 0 else None
    return (begin, _find_break(section, begin, stop)) if not mapping.fragment.after else None


def find_begin(section: SectionText, mapping: Mapping, own: Stretch) -> int | None:
    """Find where the place of a stretch begins, behind the words that stand before it."""
    left, _ = _take_sides(mapping.fragment.key, own)
    return _find_side(section, mapping, own[0], left) if len(left) >= SHORTEST_SIDE else None


def _find_side(section: SectionText, mapping: Mapping, start: int, left: str) -> int | None:
    """Find the end of the letters before a place of the wording, nearest to where it is mapped."""
    middle = mapping.to_section(start)
    is_cut = mapping.changes[0].kind == "delete" and start < mapping.changes[0].a_end
    low = middle - len(left) - (GAP_LETTERS if is_cut else MISPLACED)
    places = [m.end() for m in re.finditer(_write_side(left), section.key[: middle + MISPLACED])]
    near = [place for place in places if place - len(left) >= low]
    return min(near, key=lambda place: abs(place - middle), default=None)


def _write_side(left: str) -> str:
    """Write the pattern of the letters before a place, in which a heading's verb may be another."""
    return _HOLDING if left == _HOLD else re.escape(left)


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
            frame = re.compile(f"{_write_side(left)}(.{{2,{GAP_LETTERS}}}?){re.escape(right)}")
            for found in (m for low, high in free for m in frame.finditer(section.key, low, high)):
                if holds_others(section, found.span(1), number):
                    words = section.source(*found.span(1)).strip()
                    yield Shift("changed_subject", words, ROLES[number][0], *found.span())
