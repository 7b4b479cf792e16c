"""Owners: whose the staff, the service and the development are, by the slots of the wording.

The slots are known: between “บริการของ” and the organisation's name, between “พัฒนา” and its staff,
right behind the staff, and before the first list of it. The words that may stand there are few
(`ours.py`); whoever else does has the place of the organisation or of its people.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.ours import (
    BELONGING,
    STAFF_WORD,
    is_ours,
    is_plain,
    names_theirs,
    takes_names_place,
    takes_staffs_place,
)
from pipeline.judging.comparing.people import ANYBODY, CLIENT, ELECTED, OTHER, OWNER, PEOPLE
from pipeline.judging.comparing.phrases import OWN, names_own
from pipeline.judging.comparing.scopes import find_origin
from pipeline.judging.comparing.shift import Shift, tell_others
from pipeline.judging.comparing.statements import Alignment
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.text.letters import fold_key

EDGE: Final = 5
"""Folded letters of a wording that must stand before a slot, or it is not one."""

SLOT_LETTERS: Final = 70
"""Letters of a slot: a body with the place where it is has 60."""

BEHIND: Final = 16
"""Letters before what is added in which the word for the staff stands."""

LIST_LETTERS: Final = 200
"""Letters before a verb in which the list of those who do it begins."""

_OF: Final = "ของ"
_NAMED: Final = re.compile(rf"\s?({OWNER})")
_BENEFIT: Final = fold_key("ประโยชน์แก่")
_PERSONAL: Final = re.compile(f"{ELECTED}|รอง|ปลัด|ที่ปรึกษา")
_PRIVATE: Final = re.compile(f"{ELECTED}|{STAFF_WORD}")
"""Persons of the organisation itself: ฐานเสียงของผู้บริหาร; a place is only the area's name."""

_BENEFITED: Final = re.compile(
    r"(?:\A|และ|หรือ|ตลอดจน|รวมทั้ง|รวมถึง|\s)(?:ทุก|ทั้ง|ของ|ต่อ|แก่|ให้|ทาง|พี่น้อง|บรรดา)*"
    rf"(?:ราชการ|ส่วนราชการ|หน่วยงาน|องค์กร|ต้นสังกัด|ส่วนงาน|ภาครัฐ|รัฐ(?!วิสาหกิจ)|กอง(?!ทุน)|{'|'.join(PEOPLE[0])})"
    r"|\A\s?(?:การ|ความ|ระบบ|งาน|ภารกิจ|กิจการ|แผน|ภาพรวม)"
)
"""Who has the benefit with the organisation, or means the same; and what is nobody."""

_BLANK: Final = re.compile(r"(?<=\S)\s")
_NEXT: Final = re.compile(
    r"(?<=\S)(?:\s?(?:โดย|เพื่อ|ซึ่ง|ทั้งนี้|อัน)"
    rf"|\s(?!(?:(?:{ANYBODY.pattern})\S{{0,30}}\s){{0,3}}\S{{0,40}}?\s?(?:และ|หรือ|ตลอดจน|รวมทั้ง)))"
)
"""Where other words begin, and where another clause does."""

_OWN: Final = re.compile(OWN)
_FIRST_STAFF: Final = re.compile(rf"(?<![ก-๎])(?P<head>[ก-๎]{{2,60}}?){STAFF_WORD}")
_LISTED: Final = re.compile(
    rf"(?:และ|หรือ|ตลอดจน|รวมทั้ง|ทั้ง|ใน|ของ|ทุก|ครู)*(?:{STAFF_WORD}|{OWN}|สังกัด|ประเภท|ตำแหน่ง|คน)"
)
"""A part of a list of staff, or whose it is."""

_PERSON: Final = re.compile(rf"(?:ให้|โดย|ซึ่ง|ทุก|บรรดา|เหล่า|ทาง)*(?:{OTHER}|{CLIENT})")

_WORK: Final = re.compile("(?:การ|งาน|หน้าที่|ตำแหน่ง)")
"""What knowledge and skill are of, which is nobody."""

_OWNED: Final = re.compile(
    rf"(?:{STAFF_WORD}|ตำแหน่ง|ทุกคน|ทุกระดับ|ประจำ|พนักงานจ้าง|ทั่วไป|ตามภารกิจ|ทุกประเภท)\s?"
    rf"(?P<words>{BELONGING}\s?(?P<who>[ก-ฮเแโใไ]\S{{2,60}}))"
)
"""The staff, and behind it whose it is said to be."""

_WHOLE_NAME: Final = re.compile(
    r"(?:องค์การบริหารส่วน(?:จังหวัด|ตำบล)|เทศบาล(?:นคร|เมือง|ตำบล)|อบ[ตจ]\.|ท[ตมน]\.)\s?(?P<place>[ก-ฮเแโใไ][ก-๎]{3,})"
)
PLACE_LETTERS: Final = 4
"""Letters of a place's name that tell it from another."""


def find_owners(
    alignment: Alignment, section: SectionText, mappings: Sequence[Mapping]
) -> Iterator[Shift]:
    """Find others in the slots of the organisation and of its staff."""
    for index, mapping in enumerate(mappings):
        following = mappings[index + 1] if index + 1 < len(mappings) else None
        slot = _cut_slot(section, mapping, following)
        if slot is None:
            continue
        if mapping.fragment.after == "organisation":
            yield from _read_name(section, slot, is_framed=following is not None)
        elif mapping.fragment.after == "personnel":
            yield from _read_staff(section, slot, mapping)
    for mapping in mappings:
        yield from _find_owned(section, mapping, mappings)
    if mappings[0].fragment.before == "organisation" and not alignment.lacks_head:
        yield from _find_before_list(section, mappings[0])


def _cut_slot(section: SectionText, mapping: Mapping, following: Mapping | None) -> Stretch | None:
    """Give the stretch of the text behind a fragment that a placeholder fills."""
    is_framed = following is not None and mapping.fragment.after == "personnel"
    if not (is_framed or section.key[: mapping.end].endswith(mapping.fragment.key[-EDGE:])):
        return None  # the staff itself shows where its slot is
    start = find_origin(section, mapping.end)
    if following is not None and following.fragment.before == mapping.fragment.after:
        end = find_origin(section, following.start)
        return (start, end) if start < end else None
    line = section.text.find("\n", start + 1)
    end = min(len(section.text), start + SLOT_LETTERS)
    return start, end if line < 0 else min(line, end)


def _read_name(section: SectionText, slot: Stretch, *, is_framed: bool) -> Iterator[Shift]:
    """Find others in the place of the organisation's name, or those who only stand near it."""
    start, end = slot
    words = section.text[start:end]
    if section.key.endswith(_BENEFIT, 0, bisect_left(section.folded.origins, start)):
        yield from _read_benefit(section, start, _NEXT.split(words)[0])
        return
    words = words if is_framed else _BLANK.split(words)[0]
    own = _OWN.search(words)
    if own is None:
        named = _NAMED.match(words)
        if named is not None:
            yield tell_others(section, start + named.start(1), start + named.end(1))
    elif takes_names_place(words[: own.start()]) and not names_own(words):
        yield tell_others(section, start, start + len(words))


def _read_benefit(section: SectionText, start: int, words: str) -> Iterator[Shift]:
    """Find somebody's private benefit in the place of the organisation's: แก่ตัวพนักงาน."""
    own = _OWN.search(words)
    if own is None:
        named = _NAMED.match(words)
        is_private = named is not None or _PRIVATE.search(words) is not None
        is_other = is_private and not _BENEFITED.search(words.strip())
        words = named.group() if named is not None else words
    else:
        is_person = _PERSONAL.match(words.strip()) or takes_names_place(words[: own.start()])
        is_other = is_person and not names_own(words)
    if is_other:
        yield tell_others(section, start, start + len(words))


def _read_staff(section: SectionText, slot: Stretch, mapping: Mapping) -> Iterator[Shift]:
    """Find others right before the staff, of whom it only says whose they are.

    Where the wording's own “ของ” stands only there, the noun before it is a word of the wording
    that was changed (การปฏิบัติธรรมของ), unless it names persons.
    """
    start, end = slot
    words = section.text[start:end]
    is_whole = section.key[: mapping.end].endswith(mapping.fragment.key[-EDGE:])
    is_changed = (
        not is_whole and mapping.fragment.text.endswith(_OF) and _PERSON.match(words) is None
    )
    if names_theirs(words) and not is_changed:
        yield tell_others(section, start, start + len(words))


def _find_before_list(section: SectionText, first: Mapping) -> Iterator[Shift]:
    """Find persons before the list of staff that a statement begins with."""
    end = find_origin(section, first.start)
    low = max(0, end - LIST_LETTERS)
    for found in _FIRST_STAFF.finditer(section.text, low, end):
        staff = found.end("head")
        if not all(map(_LISTED.match, section.text[staff:end].split())):
            continue
        head = found["head"]
        if _PERSON.match(head) and takes_staffs_place(head):
            yield tell_others(section, found.start("head"), found.end())
        return


def _find_owned(
    section: SectionText, mapping: Mapping, mappings: Sequence[Mapping]
) -> Iterator[Shift]:
    """Find whose the staff is said to be, right behind it in a slot or inside a fragment."""
    for low, high, is_slot in _list_insertions(section, mapping, mappings):
        for owned in _OWNED.finditer(section.text, max(0, low - BEHIND), high + SLOT_LETTERS):
            place = owned.start("words")
            if place >= high or place < low - 1 or (place > low + 1 and not is_slot):
                continue  # the staff that belongs to others is not the wording's own
            if _WORK.match(owned["who"]):
                continue  # ความรู้ทั่วไปของการปฏิบัติงาน
            if not is_ours(owned["who"]) and is_plain(owned["who"]):
                yield tell_others(section, *owned.span("words"))
            else:
                yield from _find_another(section, owned, mappings)


def _find_another(
    section: SectionText, owned: re.Match[str], mappings: Sequence[Mapping]
) -> Iterator[Shift]:
    """Find an organisation of the same type in a clause of its own: ซึ่งสังกัดเทศบาล…."""
    another = _WHOLE_NAME.match(owned["who"])
    name = _find_own_name(section, mappings) if owned["clause"] and another else None
    if name is None or another is None:
        return
    if not another["place"].startswith(name["place"][:PLACE_LETTERS]):
        begin = name.start()  # without the own name beside it this one tells nothing
        yield replace(tell_others(section, begin, owned.end()), found=owned["words"])


def _list_insertions(
    section: SectionText, mapping: Mapping, mappings: Sequence[Mapping]
) -> Iterator[tuple[int, int, bool]]:
    """List what a text adds inside a fragment, and what stands between it and the next."""
    for _, start, end in mapping.insertions():
        yield find_origin(section, start), find_origin(section, end), False
    following = next((m for m in mappings if m.start >= mapping.end), None)
    if following is not None and mapping.fragment.after == "personnel":
        yield find_origin(section, mapping.end), find_origin(section, following.start), True


def _find_own_name(section: SectionText, mappings: Sequence[Mapping]) -> re.Match[str] | None:
    """Find the organisation's name where the statement itself has a place for it."""
    for mapping in mappings:
        if mapping.fragment.before == "organisation":
            end = find_origin(section, mapping.start)
            names = list(_WHOLE_NAME.finditer(section.text, max(0, end - SLOT_LETTERS), end))
            if names:
                return names[-1]
    return None
