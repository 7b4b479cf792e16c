"""Negations: words that turn a statement round, and how far each of them reaches.

“โดยไม่ยึดหลักธรรมาภิบาล” turns a statement about governance round, “โดยไม่ชักช้า” behind
it does not: a negation reaches what follows it. It counts where the template's own words
follow, where an exception is made, and where it denies the whole statement before it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.statements import Alignment, Fragment
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.text.letters import fold_key

HEAD_REACH: Final = 30
"""Folded letters before a statement in which a negation governs it (ไม่มีความจำเป็นใด ๆ ที่จะต้อง…)."""

TAIL_REACH: Final = 14
"""The same after it (… นั้น ยังมิได้ดำเนินการ)."""

MAPPING_SLACK: Final = 5
"""Folded letters by which an alignment may misplace a word."""

SHORTEST_MEETING: Final = 3
"""Folded letters of the template that must follow a negation."""

NEGATION: Final = re.compile(
    r"(?<!หลีกเลี่ยง)(?<!ปฏิเสธ)(?<!ขาด)ไม่(?!ว่า|เพียง|น้อยกว่า|เกิน|ต่ำกว่า|เว้น|มีข้อยกเว้น|มีเงื่อนไข)"
    r"|(?<!เสีย)(?<!ภู)มิ(?=ได้|ต้อง|ให้|ควร|อาจ|จำเป็น|พึง|ใช่(?!เพียง|แค่))"
    r"|(?<!ปัญ)(?<!เนื้อ)(?<!สรร)(?<!จัด)(?<!ค้น)(?<!แสวง)(?<!ข้อ)(?<!กล่าว)หา(?=(?:ได้|ใช่|มี)[^\n]{0,80}ไม่)"
    r"|งด(?=เว้น|การ|จัด|ดำเนิน|ใช้|ให้|ทำ|พัฒนา|ส่งเสริม)|ห้าม|ยกเลิก|(?<!ข้อ)ยกเว้น|เว้นแต่|ละเว้น"
    r"|ปราศจาก|ขาด(?=ความ|การ)|ไร้(?=ความ|ซึ่ง|การ)|ไ[นบฌฆ]่"
)
"""Words that turn a statement round, as they are spelt; phrases of measure are none. ไน่ is no
word: who wrote it, or the recognition that read it, had ไม่ before them."""

NEGATING: Final = re.compile(
    r"ไม่|มิ(?=ได้|ต้อง|ให้|ควร|อาจ|จำเป็น|พึง|ใช่)|งด(?=เว้น|การ|จัด|ดำเนิน|ใช้|ให้|ทำ|พัฒนา|ส่งเสริม)"
    r"|ห้าม|ยกเลิก|ยกเว้น|เว้น|ปราศจาก|ขาด"
)
"""The same words in any phrase; where the template has one, none was added."""

EXCEPTION: Final = re.compile(r"ยกเว้น|เว้นแต่|งดเว้น|ไม่รวม|มิให้รวม")
"""What narrows a statement, whatever follows."""

ADVERBIAL: Final = re.compile(r"(?:โดย|โดยที่|อย่าง|แบบ)\s*$")
"""Before a negation: a phrase of manner, which reaches no further than itself."""

_LINKING: Final = (
    *("ได้", "มี", "ต้อง", "ให้", "จำเป็น", "ควร", "การ", "พึง", "ที่จะ", "จะ", "อาจ", "สามารถ"),
    *("เคย", "เป็น", "กำหนด", "ดำเนิน", "จัด", "ทำ", "ใช้", "ประสงค์", "ถึง", "ใน", "รวม", "นับ", "ไป"),
    *("เพื่อ", "ต่อ", "ยอม", "อนุญาต", "ประชาชน", "บุคลากร", "ยึด", "ถือ", "คำนึง", "ครอบคลุม"),
    *("มุ่ง", "เน้น", "ความ", "สิทธิ", "หน้าที่", "ใด", "ที่", "ปฏิบัติ", "อาศัย", "ซึ่ง", "ใช่"),
)
_LINKS: Final = re.compile("|".join(sorted(map(fold_key, _LINKING), key=len, reverse=True)))
"""Words between a negation and what it governs, folded."""

_BETWEEN: Final = ("นั้น", "ดังกล่าว", "แต่", "ก็", "ยัง", "จะ", "ซึ่ง", "ทั้งหมด")
_TAIL: Final = re.compile(f"(?:{'|'.join(map(fold_key, _BETWEEN))})*")
"""Words between a statement and a negation of all of it, folded."""

_OPENING: Final = ("โดย", "ทั้งนี้", "ดังนั้น", "ตลอดจน", "รวมทั้ง", "พร้อมทั้ง", "อันจะ", "เพื่อให้")
_CLAUSE: Final = re.compile("|".join(map(fold_key, _OPENING)))
"""What opens a clause of its own, which no negation before it reaches, folded."""

_PREDICATE: Final = re.compile("ไม่|มิ|หา")
"""Negations that can stand behind what they deny; ห้าม and ยกเลิก take their object after them."""

_DENYING: Final = (
    *("ได้", "มี", "ต้อง", "ให้", "ควร", "จำเป็น", "ดำเนิน", "ปฏิบัติ", "ทำ", "ใช้", "บังคับ"),
    *("เป็น", "ถือ", "อยู่", "การ"),
)
_DENIAL: Final = re.compile("|".join(map(fold_key, _DENYING)))
"""How the denial of a whole statement goes on, folded."""


_AFFIRMING: Final = re.compile(r"จะ(?:ไม่|มิ)[^\n]{1,160}?(?:ไม่|มิ)ได้(?=\s|$|แล้ว|เลย|อีก)")
"""Two negations, of which the second says that the first cannot be."""


def find_words(
    pattern: re.Pattern[str], text: SectionText | Fragment
) -> tuple[tuple[int, int, str], ...]:
    """Find words as they are spelt; gives their stretches in the key."""
    origins = text.folded.origins
    return tuple(
        (bisect_left(origins, start), bisect_left(origins, end), word)
        for start, end, word in _find_spelt(pattern, text.text)
    )


@lru_cache(maxsize=1024)
def _find_spelt(pattern: re.Pattern[str], text: str) -> tuple[tuple[int, int, str], ...]:
    """Find words in a text; every element of a section asks for the same ones."""
    return tuple((*match.span(), match.group()) for match in pattern.finditer(text))


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
    affirming = _find_affirming(section)
    for start, end, word in words:
        if any(abs(start - place) <= MAPPING_SLACK for place in own):
            continue
        if any(a <= start < b for a, b in affirming):
            continue
        is_inside = any(a <= start < b for a, b in inside)
        if not is_inside and not any(a <= start and end <= b for a, b in free):
            continue
        place = (start, end)
        if _reaches(alignment, section, place, mappings, is_inside=is_inside) or (
            not is_inside and _denies(alignment, section, place, taken)
        ):
            yield start, end, word


def _find_affirming(section: SectionText) -> list[Stretch]:
    """Find stretches between two negations that affirm: จะไม่ตระหนัก…ไม่ได้."""
    return [(start, end) for start, end, _ in find_words(_AFFIRMING, section)]


def find_negated(section: SectionText, found: Sequence[Stretch]) -> Iterator[tuple[int, int, str]]:
    """Find negations that reach key wordings, where no sentence of the template was found."""
    for start, end, word in find_words(NEGATION, section):
        ways = list(_ways_on(section.key, end))
        for a, b in found:
            if a < start < b or any(a <= way < min(b, a + SHORTEST_MEETING) for way in ways):
                yield start, end, word
                break


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
    if EXCEPTION.match(section.text, origin):
        behind = 0 <= start - alignment.end <= TAIL_REACH
        return is_inside or is_between or behind
    is_head = start < alignment.start and alignment.start - end <= HEAD_REACH
    if not (is_inside or is_between or is_head):
        return False
    return governs(section.key, end, mappings)


def governs(key: str, place: int, mappings: Sequence[Mapping]) -> bool:
    """Whether a word that ends at a place reaches the template's own words."""
    return any(_meets(mappings, key, at) for at in _ways_on(key, place))


def _ways_on(key: str, place: int) -> Iterator[int]:
    """List where what a negation governs may begin: at once, or after words that link."""
    yield place
    while (link := _LINKS.match(key, place)) is not None:
        place = link.end()
        yield place


def _meets(mappings: Sequence[Mapping], key: str, place: int) -> bool:
    """Whether a run of the template's own letters, and no new clause, stands at a place."""
    if _CLAUSE.match(key, place):
        return False
    return any(
        change.kind == "equal"
        and mapping.start + change.b_start - 1 <= place
        and place + SHORTEST_MEETING <= mapping.start + change.b_end
        for mapping in mappings
        for change in mapping.changes
    )


def _denies(
    alignment: Alignment, section: SectionText, place: Stretch, taken: Sequence[Stretch]
) -> bool:
    """Whether a negation behind a statement denies all of it: … นั้น ยังมิได้ดำเนินการ."""
    start, end = place
    origin = section.folded.origins[start]
    if not 0 <= start - alignment.end <= TAIL_REACH or not _PREDICATE.match(section.text, origin):
        return False
    if _TAIL.fullmatch(section.key, alignment.end, start) is None:
        return False
    if ADVERBIAL.search(section.text, 0, origin) is not None:
        return False
    governs_next = any(
        start <= a + MAPPING_SLACK and a <= end + HEAD_REACH and not _CLAUSE.match(section.key, a)
        for a, _ in taken
    )
    return not governs_next and _DENIAL.match(section.key, end) is not None
