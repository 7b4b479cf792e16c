"""Subjects: of whom a statement speaks.

A wording leaves a place for the plan's own staff ({personnel}) or name ({organisation}), and
names people itself (ประชาชน, บุคลากร). Who stands there instead makes another statement:
แผนพัฒนาท้องถิ่น is not a plan for the staff, and what the district must heed is no duty of the plan's
own organisation.
"""

import re
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
from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.negation import MAPPING_SLACK
from pipeline.judging.comparing.owners import find_owners
from pipeline.judging.comparing.people import (
    ANYBODY,
    PEOPLE,
)
from pipeline.judging.comparing.roles import (
    DECIDERS,
    EXAMPLES,
    INSIDE,
    ROLES,
    STATE,
    begins_with_others,
    holds_others,
    spells_own,
)
from pipeline.judging.comparing.scopes import find_words, is_gap
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.staff_places import EDGE, FRAME_LETTERS, find_in_places
from pipeline.judging.comparing.statements import Alignment
from pipeline.judging.comparing.strangers import find_strangers
from pipeline.judging.comparing.terms import SectionText
from pipeline.text.letters import fold_key

BESIDE_LETTERS: Final = 16
"""Folded letters behind others in which those of the wording are named beside them."""

_EXAMPLE: Final = re.compile(
    rf"(?P<own>{PEOPLE[0][0]}|{PEOPLE[1][0]}|{ROLES[STATE][0]})\s?(?:เช่น|อาทิ|ไม่ว่า(?:จะ)?(?:เป็น)?)\s?(?!{INSIDE})"
    r"[^\n]{2,40}\Z"
)
"""The wording's own people, and examples of them; insiders are no outsiders."""


def find_other_people(
    alignment: Alignment, section: SectionText, mappings: Sequence[Mapping]
) -> Iterator[Shift]:
    """Find people in the place of those whom the wording names, or of the organisation.

    Whoever is named as an example of the wording's own takes nobody's place.
    """
    wording = "".join(mapping.fragment.text for mapping in mappings)
    for shift in _find_others(alignment, section, mappings):
        if not _is_example(section, shift, wording):
            yield shift


def _is_example(section: SectionText, shift: Shift, wording: str) -> bool:
    """Whether others are examples of the wording's people: บุคคลภายนอก เช่น นักข่าว."""
    words = section.source(max(0, shift.start - FRAME_LETTERS), shift.end)
    example = _EXAMPLE.search(words)
    return example is not None and example["own"] in wording


def _find_others(
    alignment: Alignment, section: SectionText, mappings: Sequence[Mapping]
) -> Iterator[Shift]:
    yield from find_in_places(alignment, section, mappings)
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
