"""Inverted: key wordings whose object stands before its verb: ความรู้และทักษะของแต่ละคนเพิ่มพูนขึ้น.

“กำหนดแนวทางการพัฒนา” and “แนวทางการพัฒนาที่กำหนดขึ้น” say the same with the same words. What marks the
second order is the clause put behind the object (ที่กำหนดไว้), or the word behind the verb (ขึ้น, ไว้,
แล้ว) that says it has come about.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.people import STAFF
from pipeline.judging.comparing.terms import SectionText, Stretch, cuts_words
from pipeline.text.letters import fold_key
from pipeline.text.likeness import Match
from pipeline.text.words import is_word, split_words

DEEDS: Final = (
    *("กำหนด", "วาง", "จัดทำ", "สร้าง", "เสริมสร้าง", "เพิ่มพูน", "เพิ่ม", "เสริม", "พัฒนา", "ยกระดับ"),
    *("ตอบสนอง", "สนอง", "แก้ไข", "แบ่งปัน", "แลกเปลี่ยน", "วิเคราะห์", "ประเมิน", "ประยุกต์", "ตรวจสอบ"),
    *("โอนถ่าย", "ถ่ายโอน", "เผยแพร่", "เปิดเผย"),
)
"""Verbs of the wordings that take an object and may follow it."""

SHORTEST_OBJECT: Final = 5
"""Folded letters of an object that tells the wording by itself; งาน may be anybody's."""

BESIDE: Final = 30
"""Folded letters between the two: other objects joined to the first, and whose they are."""


EDGE: Final = 12
"""Folded letters of the object that the place of the statement before may seem to cover."""


def _fold_all(words: Iterable[str]) -> str:
    return "|".join(sorted(map(fold_key, words), key=len, reverse=True))


_JOINING: Final = _fold_all(("และ", "กับ", "รวมทั้ง", "ตลอดจน", "พร้อมทั้ง"))
_OWN: Final = rf"(?:{_fold_all(('แต่ละ', 'ทุก', 'ตน', 'คน'))}|{STAFF.pattern})"
_OTHERWISE: Final = _fold_all(
    (
        "ไม่",
        "มิ",
        "ยัง",
        "อาจ",
        "ควร",
        "จะ",
        "หาก",
        "ถ้า",
        "ให้",
        "ของ",
        "ที่",
        "ซึ่ง",
        "โดย",
        "เพื่อ",
        "แต่",
        "มี",
    )
)
"""What begins another phrase, a denial or somebody's doing: there the object's phrase is over."""

_STEP: Final = f"(?:(?!{_OTHERWISE}).)"
_PHRASE: Final = (
    rf"(?:(?:{_JOINING}){_STEP}{{2,{BESIDE}}}?)?(?:{fold_key('ของ')}{_OWN}{_STEP}{{0,{BESIDE}}}?)?"
)
_LEADING: Final = f"(?:{_fold_all(('ที่', 'ซึ่ง', 'อัน'))})(?:{_fold_all(('ได้', 'ถูก', 'ได้ถูก'))})?"
_DONE: Final = f"(?:{_fold_all(('ขึ้น', 'ไว้', 'แล้ว', 'นี้', 'ดังกล่าว'))})"


def find_inverted(
    line: Iterable[str], section: SectionText, free: Sequence[Stretch]
) -> Match | None:
    """Find a key wording that is a verb with its object, the object first."""
    for term in line:
        pattern = _invert(term)
        for low, high in free if pattern is not None else ():
            low = max(0, low - EDGE)
            found = pattern.search(section.key, low, high) if pattern is not None else None
            if found is not None and not cuts_words(section, found.start(), found.end()):
                return Match(found.start(), found.end(), 0)
    return None


@lru_cache(maxsize=2048)
def _invert(term: str) -> re.Pattern[str] | None:
    """Build the pattern of a term with its object before its verb; None where it has none.

    >>> wanted = _invert("กำหนดแนวทางการพัฒนา")
    >>> [wanted.search(fold_key(text)) is not None for text in (
    ...     "แนวทางการพัฒนาที่กำหนดขึ้นนี้", "แนวทางการพัฒนาที่กรมกำหนดขึ้น", "แนวทางการพัฒนายังไม่กำหนดไว้")]
    [True, False, False]
    """
    verb, *things = part_deed(term)
    thing, deed = fold_key("".join(things)), fold_key(verb)
    if len(thing) < SHORTEST_OBJECT:
        return None
    return re.compile(f"{re.escape(thing)}{_PHRASE}(?:{_LEADING})?{re.escape(deed)}{_DONE}")


def part_deed(term: str) -> tuple[str, ...]:
    """Part a verb from its object; gives the words as they are where there are not both.

    >>> part_deed("เพิ่มพูนความรู้"), part_deed("พัฒนาการ"), part_deed("เครือข่าย")
    (('เพิ่มพูน', 'ความรู้'), ('พัฒนาการ',), ('เครือข่าย',))
    """
    verb = max((deed for deed in DEEDS if term.startswith(deed)), key=len, default="")
    thing = term.removeprefix(verb)
    is_parted = verb and thing and len(fold_key(thing)) >= SHORTEST_OBJECT
    return (verb, thing) if is_parted and is_word(split_words(thing)[0]) else (term,)
