"""Subjects: of whom a statement speaks.

A wording leaves a place for the plan's own staff ({personnel}) or name ({organisation}), and
names people itself (ประชาชน, บุคลากร). Who stands there instead makes another statement:
แผนพัฒนาท้องถิ่น is not a plan for the staff, and what the district must heed is no duty of the plan's
own organisation.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from pipeline.judging.comparing.frames import (
    find_begin,
    find_gap,
    list_people,
    widen_gap,
)
from pipeline.judging.comparing.instead import find_instead
from pipeline.judging.comparing.mapping import Mapping, is_run
from pipeline.judging.comparing.negation import MAPPING_SLACK
from pipeline.judging.comparing.ours import TITLE, is_neutral, is_plain, names_only_others
from pipeline.judging.comparing.owners import find_owners
from pipeline.judging.comparing.people import ANYBODY, ELECTED, OWNER, PERSON, STAFF, STRANGER
from pipeline.judging.comparing.phrases import names_first
from pipeline.judging.comparing.roles import (
    DECIDERS,
    EXAMPLES,
    ROLES,
    begins_with_others,
    holds_others,
    spells_own,
)
from pipeline.judging.comparing.scopes import find_origin, find_words, is_gap
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.statements import Alignment, Placed
from pipeline.judging.comparing.strangers import find_strangers
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

BESIDE_LETTERS: Final = 16
"""Folded letters behind others in which those of the wording are named beside them."""

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


def find_other_people(
    alignment: Alignment, section: SectionText, mappings: Sequence[Mapping]
) -> Iterator[Shift]:
    """Find people in the place of those whom the wording names, or of the organisation."""
    for start, end in _list_strange_gaps(section, alignment):
        people = _read_people(section, (start, end))
        if people is not None:
            yield Shift("changed_subject", people, "", start, end)
    yield from _find_before_rest(section, alignment.placed, mappings)
    for mapping in mappings:
        yield from _find_replaced(mapping, section)
    yield from find_strangers(alignment, section, mappings)
    yield from find_owners(alignment, section, mappings)
    yield from find_instead(section, mappings)


def _find_replaced(mapping: Mapping, section: SectionText) -> Iterator[Shift]:
    """Find people who stand where the wording names others."""
    for number, *own in list_people(mapping.fragment):
        place = (own[0], own[1])
        word = ROLES[number][0]
        gap = find_gap(section, mapping, place)
        if gap is None and number == DECIDERS:
            yield from _find_deciders(mapping, section, place)
        elif gap is None and number < EXAMPLES:
            yield from _find_near(mapping, section, place, number)
        elif gap is not None and holds_others(section, gap, number):
            wide = widen_gap(mapping, gap, place)
            yield Shift("changed_subject", section.source(*gap).strip(), word, *wide)


def _find_deciders(mapping: Mapping, section: SectionText, own: tuple[int, int]) -> Iterator[Shift]:
    """Find others right behind “ตามที่”, whatever it is that they do: ตามที่โปรแกรมประมวลผล."""
    begin = find_begin(section, mapping, own)
    if begin is None:
        return
    end = min(begin + own[1] - own[0], len(section.key))
    if begins_with_others(section.source(begin, end), DECIDERS):
        yield Shift("changed_subject", section.source(begin, end), ROLES[DECIDERS][0], begin, end)


def _find_near(
    mapping: Mapping, section: SectionText, own: tuple[int, int], number: int
) -> Iterator[Shift]:
    """Find people near the place of those of the wording, where its frame is not whole."""
    start, end = own
    group = ROLES[number]
    left, right = mapping.stretch(start, end)
    if _is_lost(mapping, start, end):
        return  # the sentence ends before
    if spells_own(section.key[left:right], number):
        return
    near = [
        found
        for found in find_words(ANYBODY, section)
        if found[0] <= right + MAPPING_SLACK and found[1] >= left - MAPPING_SLACK
    ]
    is_beside = any(_stands_behind(section, found[1], group) for found in near)
    if is_beside or any(name.startswith(group) for _, _, name in near):
        return
    framed = (place for place in near if _is_framed(mapping, section, *place[:2]))
    for low, high, name in islice(framed, 1):
        yield Shift("changed_subject", name, group[0], low, high)


def _stands_behind(section: SectionText, place: int, group: tuple[str, ...]) -> bool:
    """Whether people of a group stand right behind others: เกษตรกรและประชาชน."""
    following = section.key[place : place + BESIDE_LETTERS]
    return any(fold_key(name) in following for name in group)


def _is_lost(mapping: Mapping, start: int, end: int) -> bool:
    """Whether a word went with a longer part of the wording."""
    return any(
        c.kind == "delete"
        and c.a_start <= start
        and end <= c.a_end
        and c.a_end - c.a_start > end - start + EDGE
        for c in mapping.changes
    )


def _is_framed(mapping: Mapping, section: SectionText, left: int, right: int) -> bool:
    """Whether others stand right behind the wording's own words, and its own words go on.

    What a blank or a word for an example parts from them is said besides.
    """
    runs = [c for c in mapping.changes if c.kind == "equal" and c.b_end - c.b_start > EDGE]
    is_behind = any(abs(mapping.start + c.b_end - left) <= 1 for c in runs)
    runs += [c for c in mapping.changes[-1:] if c.kind == "equal" and c.b_end - c.b_start > 2]
    goes_on = any(0 <= mapping.start + c.b_start - right <= FRAME_LETTERS for c in runs)
    return is_behind and goes_on and not is_gap(section, left)
