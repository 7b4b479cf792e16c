"""Staff places: who stands where a wording leaves room for the plan's own staff.

In “แผนพัฒนา{personnel}” and “การปฏิบัติหน้าที่ของ{personnel}” the staff is named, or who took its place.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.judging.comparing.mapping import Mapping, is_run
from pipeline.judging.comparing.ours import TITLE, is_neutral, is_plain, names_only_others
from pipeline.judging.comparing.people import (
    ELECTED,
    OWNER,
    PERSON,
    STAFF,
    STRANGER,
)
from pipeline.judging.comparing.phrases import names_first
from pipeline.judging.comparing.scopes import find_origin
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.statements import Alignment, Placed
from pipeline.judging.comparing.terms import SectionText
from pipeline.text.letters import fold_key

SHORTEST_SUBJECT: Final = 4
"""Folded letters; what is shorter between two fragments is a linking word."""

LONGEST_SUBJECT: Final = 40
"""Folded letters; in longer stretches the words are the plan's own list."""

SUBJECT_REACH: Final = LONGEST_SUBJECT
"""Folded letters beside a fragment in which its staff is named."""

EDGE: Final = 5
"""Folded letters of the wording on either side that must stand there, or the gap is not one."""

FRAME_LETTERS: Final = 60
"""Folded letters between the wording's own words in which others took the place of its people."""

_PEOPLE_FIRST: Final = re.compile(
    rf"\s?(?!เด็ก|เยาวชน|สตรี|ผู้สูงอายุ|คนพิการ|ผู้พิการ|ชุมชน|กลุ่มอาชีพ)(?:{PERSON}|{ELECTED}|คณะกรรมการ|กรรมการ|ประธาน|สมาชิก(?!ใหม่)|แกนนำ|(?!{TITLE})นัก)"
)
"""People in the place of the staff; not those whom other plans of an organisation are about."""

_OF: Final = fold_key("ของ")
_DOING: Final = fold_key("หน้าที่ของ")
_ALL_POSTS: Final = fold_key("ทุกตำแหน่ง")
_WORKING: Final = re.compile(rf"\s?(?:{OWNER}|{ELECTED}|สภา)")
"""Before the staff, what it does: whoever else stands there does it, be it a body."""

_OTHERS_FIRST: Final = re.compile(rf"\s?{STRANGER}")


def has_other_subject(section: SectionText, alignment: Alignment) -> bool:
    """Whether no people at all stand where the wording has {personnel}: a machine, a place."""
    gaps = _list_strange_gaps(section, alignment)
    return any(
        end - start <= LONGEST_SUBJECT and _read_people(section, (start, end)) is None
        for start, end in gaps
    )


def find_in_places(
    alignment: Alignment, section: SectionText, mappings: Sequence[Mapping]
) -> Iterator[Shift]:
    """Find people who are no staff in the places of a statement for the plan's own staff."""
    for start, end in _list_strange_gaps(section, alignment):
        people = _read_people(section, (start, end))
        if people is not None:
            yield Shift("changed_subject", people, "", start, end)
    yield from _find_before_rest(section, alignment.placed, mappings)


def _list_strange_gaps(section: SectionText, alignment: Alignment) -> Iterator[tuple[int, int]]:
    """List the stretches in the place of {personnel} that name no staff."""
    placed = alignment.placed
    for index, left in enumerate(placed):
        following = placed[index + 1] if index + 1 < len(placed) else None
        if left.fragment.after == "personnel":
            is_next = following is not None and following.fragment.before == "personnel"
            gap = _measure_gap(section, left, following if is_next else None)
            if gap is not None and _is_strange(section, gap):
                yield gap
            elif gap is None and following is not None and is_next:
                yield from _list_owners(section, left, following)


def _find_before_rest(
    section: SectionText, placed: Sequence[Placed], mappings: Sequence[Mapping]
) -> Iterator[Shift]:
    """Find people in the place of the staff where what follows it lost its head (ทุกตำแหน่ง) too."""
    for left, right, mapping in zip(placed, placed[1:], mappings[1:], strict=False):
        head = next(filter(is_run, mapping.changes), None)
        is_slot = left.fragment.after == right.fragment.before == "personnel"
        if not is_slot or head is None or head.a_start == 0:
            continue
        start, end = left.window.end, mapping.start + head.b_start
        if not section.key[:start].endswith(left.fragment.key[-EDGE:]):
            continue
        people = _PEOPLE_FIRST.match(section.source(start, end)) if start < end else None
        if (
            people is not None
            and end - start <= FRAME_LETTERS
            and _is_strange(section, (start, end))
        ):
            yield Shift("changed_subject", people.group().strip(), "", start, end)


def _list_owners(section: SectionText, left: Placed, right: Placed) -> Iterator[tuple[int, int]]:
    """List people whose the deed is, where that has another name: การผลิตสินค้าของลูกจ้างโรงงาน."""
    start = section.key.find(_OF, left.window.start, right.window.start) + len(_OF)
    is_framed = section.key.startswith(right.fragment.key[:EDGE], right.window.start)
    if left.fragment.key.endswith(_OF) and start >= len(_OF) and is_framed:
        gap = (start, right.window.start)
        is_long = gap[1] - gap[0] >= SHORTEST_SUBJECT
        if is_long and _is_strange(section, gap) and _read_people(section, gap) is not None:
            yield gap


def _is_strange(section: SectionText, gap: tuple[int, int]) -> bool:
    """Whether no staff stands in a gap, or only as those whom others belong to or work with."""
    if STAFF.search(section.key, *gap) is None:
        return True
    words = section.source(*gap)
    is_first = _OTHERS_FIRST.match(words) is not None and not names_first(words)
    return is_first or names_only_others(words)


def _read_people(section: SectionText, gap: tuple[int, int]) -> str | None:
    """Give the people in a gap who are no staff of the plan's; None for a thing or a place."""
    words = section.source(*gap)
    is_doing = section.key.endswith(_DOING, 0, gap[0])
    people = (_WORKING if is_doing else _PEOPLE_FIRST).match(words)
    if people is not None:
        return people.group().strip()
    if STAFF.search(section.key, *gap) is not None:
        return words.strip()
    if is_doing or section.key.startswith(_ALL_POSTS, gap[1]):  # no thing or place can stand there
        return words.strip() if is_plain(words) and not is_neutral(words) else None
    return None


def _measure_gap(
    section: SectionText, left: Placed, right: Placed | None
) -> tuple[int, int] | None:
    """Give the stretch between two fragments, or behind one; None where an edge is in doubt."""
    start = left.window.end
    if not section.key[:start].endswith(left.fragment.key[-EDGE:]):
        return None
    end = min(start + SUBJECT_REACH, _find_line_end(section, start))
    if right is not None:
        if not section.key.startswith(right.fragment.key[:EDGE], right.window.start):
            return None
        end = right.window.start
    return (start, end) if end - start >= SHORTEST_SUBJECT else None


def _find_line_end(section: SectionText, start: int) -> int:
    """Give the end of the line that holds enough letters behind a place to name somebody."""
    origin = find_origin(section, start)
    line = section.text.find("\n", origin)
    end = bisect_left(section.folded.origins, line) if line >= 0 else len(section.key)
    return end if end - start >= SHORTEST_SUBJECT else len(section.key)
