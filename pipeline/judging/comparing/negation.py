"""Negations: words that turn a statement round, and how far each of them reaches.

“โดยไม่ยึดหลักธรรมาภิบาล” turns a statement about governance round, “โดยไม่ชักช้า” behind
it does not: a negation reaches what follows it. It counts where the template's own words
follow, where an exception is made, and where it denies the whole statement before it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.negation_words import (
    ADVERBIAL,
    DUTYLESS,
    EXCEPTION,
    MEASURE,
    NEGATING,
    NEGATION,
    RESERVED,
    RETRACTION,
)
from pipeline.judging.comparing.people import STAFF
from pipeline.judging.comparing.scopes import (
    closes,
    find_affirming,
    find_origin,
    find_words,
    has_blank,
    is_aside,
    is_gap,
    reaches_nothing,
)
from pipeline.judging.comparing.statements import COPIED_LIKENESS, Alignment
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.text.letters import fold_key

HEAD_REACH: Final = 30
"""Folded letters before a statement in which a negation governs it (ไม่มีความจำเป็นใด ๆ ที่จะต้อง…)."""

TAIL_REACH: Final = 14
"""The same after it (… นั้น ยังมิได้ดำเนินการ)."""

MAPPING_SLACK: Final = 5
"""Folded letters by which an alignment may misplace a word."""
MOVED_LETTERS: Final = 16
"""Folded letters by which a plan may move a negation of the wording: a noun and a linking word."""

SHORTEST_MEETING: Final = 3
"""Folded letters of the template that must follow a negation."""

FREE_MEETING: Final = 6
"""The same in a sentence of the plan's own: fewer letters agree by chance (เกิด|การท, การ|ทำ)."""

LEFT_OUT: Final = 16
"""Folded letters behind an exception in which those stand who are left out."""

_LINKING: Final = (
    *("ได้", "มี", "ต้อง", "ให้", "จำเป็น", "ควร", "การ", "พึง", "ที่จะ", "จะ", "อาจ", "สามารถ"),
    *("เคย", "เป็น", "กำหนด", "ดำเนิน", "จัด", "ทำ", "ใช้", "ประสงค์", "ถึง", "ใน", "รวม", "นับ", "ไป"),
    *("เพื่อ", "ต่อ", "ยอม", "อนุญาต", "ประชาชน", "บุคลากร", "ยึด", "ถือ", "คำนึง", "ครอบคลุม"),
    *("มุ่ง", "เน้น", "ความ", "สิทธิ", "หน้าที่", "ใด", "ที่", "ปฏิบัติ", "อาศัย", "ซึ่ง", "ใช่", "จำ"),
    *("สัมพันธ์", "สอดคล้อง", "สอดรับ", "กับ", "ตรง", "เกี่ยวข้อง", "ตาม", "ขึ้นอยู่", "สนใจ", "ใส่ใจ", "สำคัญ"),
    *("เหตุ", "ผล", "อัน", "แผน", "นโยบาย", "แนวคิด", "โครงการ", "งบประมาณ", "เวลา", "เว้น", "ภาระ"),
    *("สม", "นำ", "พร้อม", "เอื้อ", "คิด", "ตั้งใจ", "พยายาม", "เกิด", "ก่อ", "แก่", "เห็น", "ว่า"),
    *("บังคับ", "เข้า", "พัก", "หวัง", "คาด"),
)
_LINKS: Final = re.compile("|".join(sorted(map(fold_key, _LINKING), key=len, reverse=True)))
"""Words between a negation and what it governs, folded."""

_BETWEEN: Final = (
    *("นั้น", "ดังกล่าว", "แต่", "ก็", "ยัง", "จะ", "ซึ่ง", "ทั้งหมด"),
    *("ใน", "ปัจจุบัน", "ขณะนี้", "บัดนี้", "จนถึง", "ที่ผ่านมา"),
)
_TAIL: Final = re.compile(f"(?:{'|'.join(map(fold_key, _BETWEEN))})*")
"""Words between a statement and a negation of all of it, folded."""
_NAME: Final = "|".join(map(fold_key, ("เทศบาล", "องค์การบริหารส่วน", "อบต", "อบจ", "เมืองพัทยา")))
_NAMED_TAIL: Final = re.compile(f"{fold_key('นั้น')}(?:{_NAME}).{{0,40}}?{_TAIL.pattern}")
"""The same where the organisation is named as the one who does not: … นั้น เทศบาลยังมิได้จัดทำ."""

_OPENING: Final = ("โดย", "ทั้งนี้", "ดังนั้น", "ตลอดจน", "รวมทั้ง", "พร้อมทั้ง", "อันจะ", "เพื่อให้")
_CLAUSE: Final = re.compile("|".join(map(fold_key, _OPENING)))
"""What opens a clause of its own, which no negation before it reaches, folded."""

_NOT: Final = fold_key("ไม่")
_OPENING_NOT: Final = fold_key("หา")
_PREDICATE: Final = re.compile("ไม่|มิ|หา")
"""Negations that can stand behind what they deny; ห้าม and ยกเลิก take their object after them."""

_DENYING: Final = (
    *("ได้", "มี", "ต้อง", "ให้", "ควร", "จำเป็น", "เป็น", "อยู่", "การ", "เคย", "จะ", "พึง", "ถูก"),
    *("แล้ว", "อีก", "เลย", "ที่"),
)
_POSTPOSED: Final = re.compile(
    r"(?:ไม่|มิ)(?:ได้|ไหว|ทัน|พอ)(?:แล้ว|อีก|เลย|เป็นอันขาด|เด็ดขาด)*(?:[ \t]|$)"
)
"""A negation that ends its clause: an inability of what stands before it."""

_EMPTY_VERBS: Final = (
    *("ดำเนินการ", "ดำเนินงาน", "ดำเนิน", "ปฏิบัติ", "ทำ", "จัด", "ใช้", "บังคับ", "ถือ", "เกิดขึ้น", "ขึ้น"),
    *("ความจริง", "จริง", "ตาม", "ใด", "ดังกล่าว", "ต่อไป", "นั้น", "นี้", "ทั้งสิ้น", "ผล"),
)
_DENIAL: Final = re.compile(f"(?:{'|'.join(map(fold_key, (*_DENYING, *_EMPTY_VERBS)))})")
"""How the denial of a whole statement goes on to the end of its clause, folded."""


def find_added_negations(
    alignment: Alignment,
    section: SectionText,
    free: Sequence[Stretch],
    taken: Sequence[Stretch],
    mappings: Sequence[Mapping],
) -> Iterator[tuple[int, int, str]]:
    """Find negations of a statement that the template's wording does not have.

    `free` are the stretches around it that belong to no other statement, `taken` the
    other statements.
    """
    own = [
        mapping.to_section(start)
        for mapping in mappings
        for start, _, _ in find_words(NEGATING, mapping.fragment)
    ]
    inside = [(p.window.start, p.window.end) for p in alignment.placed]
    words = find_words(NEGATION, section)
    own += _find_moved(own, words)
    affirming = find_affirming(section)
    yield from _find_retractions(alignment, section, free)
    for start, end, word in words:
        if any(abs(start - place) <= MAPPING_SLACK for place in own):
            continue
        if any(a <= start < b for a, b in affirming) or reaches_nothing(section, start):
            continue
        is_inside = any(a <= start < b for a, b in inside)
        if not is_inside and not any(a <= start and end <= b for a, b in free):
            continue
        place = (start, end)
        is_last = not is_inside and _POSTPOSED.match(section.text, find_origin(section, start))
        if (not is_last and _reaches(alignment, section, place, mappings, is_inside=is_inside)) or (
            not is_inside and _denies(alignment, section, place, taken)
        ):
            yield start, _close(section, end, word), word


def _find_moved(own: Sequence[int], words: Sequence[tuple[int, int, str]]) -> list[int]:
    """Find the wording's own negations a few words off: โดยประชาชนไม่ต้องรอ."""
    starts = [start for start, _, word in words if _PREDICATE.match(word)]
    lost = [place for place in own if all(abs(place - at) > MAPPING_SLACK for at in starts)]
    nearest = (min(starts, key=lambda at: abs(at - place), default=-1) for place in lost)
    return [at for at, place in zip(nearest, lost, strict=True) if abs(at - place) <= MOVED_LETTERS]


def _close(section: SectionText, end: int, word: str) -> int:
    """Give the end of a negation in two parts: หา … ไม่."""
    closing = section.key.find(_NOT, end) if fold_key(word) == _OPENING_NOT else -1
    return closing + len(_NOT) if closing >= 0 else end


def _find_retractions(
    alignment: Alignment, section: SectionText, free: Sequence[Stretch]
) -> Iterator[tuple[int, int, str]]:
    """Find clauses in a statement or right behind it that take it back."""
    for start, end, clause in find_words(RETRACTION, section):
        is_near = alignment.start < start <= alignment.end + TAIL_REACH
        if is_near and any(a <= start and end <= b for a, b in free):
            yield start, end, clause.strip(" ()\n")


def find_negated(
    section: SectionText, found: Sequence[Stretch], denying: Sequence[Stretch] = ()
) -> Iterator[tuple[int, int, str]]:
    """Find negations that reach key wordings, where no sentence of the template was found.

    `denying` are key wordings with a negation of their own.
    """
    affirming = find_affirming(section)
    for start, end, word in find_words(NEGATION, section):
        is_own = any(a - MOVED_LETTERS <= start < b for a, b in denying)
        if is_own or any(a <= start < b for a, b in affirming) or is_aside(section, start):
            continue
        is_denied = closes(section, start) and any(b == start for _, b in found)
        if not is_denied and reaches_nothing(section, start):
            continue
        ways = list(_ways_on(section.key, end))
        if _POSTPOSED.match(section.text, find_origin(section, start)):
            ways = []  # it denies what stands before it: อยู่กับที่ไม่ได้ ต้อง…
        is_dutyless = DUTYLESS.match(section.key, end) is not None
        is_turned = any(
            (a < start < b and not has_blank(section, end, b))
            or any(a <= way < min(b, a + SHORTEST_MEETING) for way in ways)
            or (is_dutyless and end <= a and not has_blank(section, end, a))
            for a, b in found
        )
        if is_denied or is_turned or _excepts_behind(section, (start, end), found):
            yield start, _close(section, end, word), word


def _excepts_behind(section: SectionText, place: Stretch, found: Sequence[Stretch]) -> bool:
    """Whether people are excepted right behind a key wording: ทุกตำแหน่ง ยกเว้นพนักงานจ้าง."""
    start, end = place
    if (
        all(not 0 <= start - b <= SHORTEST_MEETING for _, b in found)
        or STAFF.search(section.key, end, end + LEFT_OUT) is None
    ):
        return False
    return _excepts(section, section.folded.origins[start], end)


def _reaches(
    alignment: Alignment,
    section: SectionText,
    place: Stretch,
    mappings: Sequence[Mapping],
    *,
    is_inside: bool,
) -> bool:
    """Whether the template's own words, or an exception from them, follow a negation."""
    start, end = place
    origin = section.folded.origins[start] if start < len(section.key) else len(section.text)
    is_between = alignment.start < start < alignment.end
    behind = 0 <= start - alignment.end <= TAIL_REACH
    if (is_inside or is_between or behind) and _excepts(section, origin, end):
        return True
    is_head = start < alignment.start and alignment.start - end <= HEAD_REACH
    if not (is_inside or is_between or is_head):
        return False
    return governs(section.key, end, mappings, alignment.likeness)


def _excepts(section: SectionText, origin: int, end: int) -> bool:
    """Whether an exception narrows the statement, and the law does not make it anyway."""
    if RESERVED.match(section.text, origin) or not EXCEPTION.match(section.text, origin):
        return False
    is_measure = MEASURE.match(section.text, origin) is not None
    return not is_measure or STAFF.search(section.key, end, end + LEFT_OUT) is not None


def governs(key: str, place: int, mappings: Sequence[Mapping], likeness: float) -> bool:
    """Whether a word that ends at a place reaches the template's own words."""
    least = SHORTEST_MEETING if likeness >= COPIED_LIKENESS else FREE_MEETING
    return any(_meets(mappings, key, at, least) for at in _ways_on(key, place))


def _ways_on(key: str, place: int) -> Iterator[int]:
    """List where what a negation governs may begin: at once, or after words that link."""
    yield place
    while (link := _LINKS.match(key, place)) is not None:
        place = link.end()
        yield place


def _meets(mappings: Sequence[Mapping], key: str, place: int, least: int) -> bool:
    """Whether a run of the template's own letters, and no new clause, stands at a place."""
    slack = int(least == SHORTEST_MEETING)  # none in free text: ทุจริต would meet สุจริต
    if _CLAUSE.match(key, place):
        return False
    return any(
        change.kind == "equal"
        and mapping.start + change.b_start - slack <= place
        and place + least <= mapping.start + change.b_end
        for mapping in mappings
        for change in mapping.changes
    )


def _denies(
    alignment: Alignment, section: SectionText, place: Stretch, taken: Sequence[Stretch]
) -> bool:
    """Whether a negation behind a statement denies all of it: … นั้น ยังมิได้ดำเนินการ."""
    start, end = place
    origin = section.folded.origins[start]
    if start < alignment.end or not _PREDICATE.match(section.text, origin):
        return False
    is_near = start - alignment.end <= TAIL_REACH and _TAIL.fullmatch(
        section.key, alignment.end, start
    )
    if not is_near and _NAMED_TAIL.fullmatch(section.key, alignment.end, start) is None:
        return False
    if ADVERBIAL.search(section.text, 0, origin) is not None:
        return False
    governs_next = any(
        start <= a + MAPPING_SLACK and a <= end + HEAD_REACH and not _CLAUSE.match(section.key, a)
        for a, _ in taken
    )
    is_closed = section.key[start:end] == _OPENING_NOT  # หา … ไม่ goes round what it denies
    return not governs_next and (is_closed or _says_nothing_new(section, end))


def _says_nothing_new(section: SectionText, place: int) -> bool:
    """Whether a denial ends its clause without a verb that says something new."""
    while (denial := _DENIAL.match(section.key, place)) is not None:
        place = denial.end()
        if place >= len(section.key) or is_gap(section, place) or _CLAUSE.match(section.key, place):
            return True
    return False
