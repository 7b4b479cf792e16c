"""Scopes: negations that take nothing from a statement, told by what stands around them.

A negation may be taken back by another one, belong to a condition or a concession, describe
people (ผู้ที่ยังไม่เคยอบรม), or close the clause before (จะนิ่งเฉยไม่ได้ จึงต้อง…).
"""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.fragments import Fragment
from pipeline.judging.comparing.negation_words import SPURNING, STOPPING
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.text.patterns import any_of, one_of

_AFFIRMING: Final = re.compile(
    any_of(
        (
            f"(?:จะ(?:ไม่|มิ|ขาด(?=ความ|การ)|งดเว้น|ละเว้น)|{STOPPING}|{SPURNING})"
            r"[^\n]{1,160}?(?:ไม่|มิ)ได้(?=\s|$|แล้ว|เลย|อีก)"
        ),
        r"(?:ไม่|มิได้|หา)มี\S{0,30}?(?:ใด|ใคร|ไหน|คนที่)\S{0,12}?"
        + one_of(
            "(?:ที่)?(?:จะ|พึง)?(?:ไม่|มิได้)",
            *("(?:ละ|ยก|งด)เว้น", "(?:ละ|ถูก)ทิ้ง", "ตกหล่น"),
        ),
    )
)
"""Two negations, of which the second says that the first cannot be: ไม่มีผู้ใดที่ไม่…"""

_LEFT_OFF: Final = re.compile(f"{STOPPING}|{SPURNING}|ยกเว้น|ละเว้น|งดเว้น|ห้าม")
_DENIED: Final = re.compile(
    r"(?:ไม่|มิ|ห้าม|ป้องกัน|อย่า)(?:ได้|อาจ|ควร|พึง|สามารถ|ให้|ต้อง|ยอม|เคย|มี|จะ|การ|ที่|เกิด|ปล่อย|ถูก|ข้อ|สิทธิ|อำนาจ|เหตุ|ผู้ใด|ใคร|ใด|\s)*$"
)
"""Before a verb of leaving off: a negation that takes it back (ไม่ละทิ้งหลักธรรมาภิบาล)."""

_ASIDE: Final = re.compile(r"(?:หาก|ถ้า|แม้|(?<!ทุก)เมื่อ|กรณี)(?!นั้น)(?:(?!ก็|ให้|ย่อม|จึง|ต้อง|แต่)\S){0,40}$")
"""Before a word of the same phrase: the condition or the concession that it belongs to."""

_PEOPLE: Final = re.compile(r"(?<!เป็น)ผู้(?:ที่|ซึ่ง)?(?:ยัง)?$")
"""Before a negation: those whom it describes; the statement may well be about them."""

_SUBJECT: Final = re.compile(r"(?:ที่|ซึ่ง|การ|โดยที่)(?:ยัง)?$")
_CONSEQUENCE: Final = re.compile(
    r"(?:ไม่|มิ|ปราศจาก|ขาด|ไร้)\S{2,40}?(?:\s\S{0,24}?)?"
    r"(?:ย่อม|ทำให้|ถือว่า|ถือเป็น|คือ(?!การ)|เป็นต้นเหตุ|เป็นสาเหตุ|เป็นการ|นำมา|นำไป|นำความ|ก่อให้เกิด|ส่งผล)"
)
"""A negation inside a subject whose harm is told: การทำงานที่ปราศจากธรรมาภิบาลย่อมนำความเสียหาย."""

_NOT_BINDING: Final = re.compile(
    r"(?:ไม่|มิ)(?:ได้|ใช่|ถือ|มี|เป็น|ให้|ว่า)*(?:การ|ข้อ|สภาพ|ผล|เรื่อง)?(?:บังคับ|ผูกพัน|ผูกมัด)(?=\s|$|\)|แต่)"
)
"""What takes the force from a statement, and not the statement back: แต่ไม่ถือเป็นการบังคับ."""

_CLOSING: Final = re.compile(r"(?:ไม่|มิ)ได้(?:\s|$)")
_CLOSED: Final = re.compile(r"จะ(?!ยัง|ก็|ให้)\S{2,12}$")
"""What cannot be done (จะนิ่งเฉยไม่ได้): the negation stands behind its verb."""

_NOT: Final = re.compile("ไม่|มิ")

_SERVED: Final = r"(?:ประชาชน|ราษฎร|บุคคล(?:ภายนอก|ทั่วไป)|ผู้รับบริการ|ผู้มา\S{0,12}|ผู้สนใจ)"
_ADJOINED: Final = re.compile(
    rf"(?:(?:ซึ่ง|(?<!โดย)ที่|อัน|เช่น|{_SERVED})\s?(?:ก็)?"
    r"|(?:ใคร|ผู้ใด|ผู้ที่|คนนอก|ผู้อื่น|นอกหน่วยงาน|ภายนอก)(?:(?!เจ้าหน้าที่|พนักงาน|บุคลากร)\S){0,40})$"
)
"""Before a word of choice: it describes something, or gives the choice to those who are served."""

_DESCRIBED: Final = re.compile(
    any_of(
        "(?<!เรื่อง)(?<!สิ่ง)(?<!งาน)(?<!หน้าที่)ที่"
        + one_of(
            *(r"ผู้(?!บริหาร)\S{4,16}", "พนักงาน", "บุคลากร", "เจ้าหน้าที่", "ข้าราชการ", "ทุกคน"),
            *(r"แต่ละ\S{1,8}", "ตน(?:เอง)?"),
        )
        + "$",
        "(?<=ว่า)(?:สิ่ง|เรื่อง|จุด|งาน|ปัญหา|ปัจจัย|เหตุ|อะไร|ใคร|ข้อ|ส่วน|ขั้นตอน)(?:ใด|ไหน|บ้าง)*$",
    )
)
"""The same with a subject of its own: ความรู้ที่ผู้ปฏิบัติงานควรมี, ประเมินว่าสิ่งใดอาจเป็นความเสี่ยง."""

_KIND: Final = "(?:และ|หรือ)?(?:ข้าราชการ|พนักงาน|ลูกจ้าง|บุคลากร|เจ้าหน้าที่)"
_STAFF_LIST: Final = re.compile(
    rf"(?:{_KIND}\S*\s+)+(?={_KIND})"
    rf"|{_KIND}\S*\s+(?=ให้|ได้|ต้อง|พึง|จะ|ทุก|ไม่ว่า|ทำงาน|ปฏิบัติ)|(?<=\s)(?:และ|หรือ)พนักงานจ้าง\s?"
)
"""The plan's own people, who may take a line of their own between a verb and the next one."""

_PEOPLES: Final = re.compile(rf"{_SERVED}\S{{0,40}}$")
"""Before a wish or a request: it is that of those who are served (ก่อนประชาชนจะมาขอให้ช่วย)."""

_QUESTION: Final = re.compile(
    r"(?:(?!หรือ|และ|ที่)\S){0,16}?(?:อะไร|อย่างไร|เมื่อใด|เมื่อไร|ที่ใด|ที่ไหน|เพราะเหตุใด)"
)
"""Behind a word of choice: it belongs to what somebody asks himself."""

RELATIVE: Final = ("อัน", "ซึ่ง")
"""What begins a statement that is a clause about the one before: อันจะทำให้…."""

REACH: Final = 48
"""Letters before a word in which the beginning of its phrase stands: the longest pattern's."""


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


def reaches_nothing(section: SectionText, start: int) -> bool:
    """Whether a negation that begins at a place takes nothing from the statement it stands in."""
    text, origin = section.text, find_origin(section, start)
    low = max(0, origin - REACH)
    if _LEFT_OFF.match(text, origin) and _DENIED.search(text, low, origin):
        return True
    if _SUBJECT.search(text, low, origin) and _CONSEQUENCE.match(text, origin):
        return True
    if _NOT_BINDING.match(text, origin) is not None:
        return True
    if _NOT.match(text, origin) is None:
        return False
    if closes(section, start) and _CLOSED.search(text, low, origin) is not None:
        return True
    return is_aside(section, start) or _PEOPLE.search(text, low, origin) is not None


def closes(section: SectionText, start: int) -> bool:
    """Whether a negation stands behind what it denies, at the end of its clause: …ไม่ได้."""
    return _CLOSING.match(section.text, find_origin(section, start)) is not None


def is_aside(section: SectionText, start: int) -> bool:
    """Whether a word belongs to a condition or a concession: หากไม่มีแผน…, แม้อาจล่าช้า…."""
    origin = find_origin(section, start)
    return _ASIDE.search(section.text, max(0, origin - REACH), origin) is not None


def is_adjoined(section: SectionText, start: int) -> bool:
    """Whether a choice is no duty's: it describes something (ซึ่งอาจ…), or is the people's own."""
    origin = find_origin(section, start)
    return _ADJOINED.search(section.text, max(0, origin - REACH), origin) is not None


def is_described(section: SectionText, start: int) -> bool:
    """Whether a choice stands in a clause that tells what a noun is, or what is asked."""
    origin = find_origin(section, start)
    return _DESCRIBED.search(section.text, max(0, origin - REACH), origin) is not None


def asks(section: SectionText, end: int) -> bool:
    """Whether a word of choice that ends at a place stands in a question: ควรจะได้อะไร."""
    return _QUESTION.match(section.text, find_origin(section, end)) is not None


def is_peoples(section: SectionText, start: int) -> bool:
    """Whether a wish or a request is made by those who are served."""
    origin = find_origin(section, start)
    return _PEOPLES.search(section.text, max(0, origin - REACH), origin) is not None


def find_affirming(section: SectionText) -> list[Stretch]:
    """Find stretches between two negations that affirm: จะไม่ตระหนัก…ไม่ได้."""
    return [(start, end) for start, end, _ in find_words(_AFFIRMING, section)]


def has_blank(section: SectionText, low: int, high: int) -> bool:
    """Whether a blank, which parts clauses in Thai, stands within a stretch; no line's end."""
    left, right = find_origin(section, low), find_origin(section, high)
    return any(letter in " \t" for letter in section.text[left:right].strip())


def drop_staff(text: str) -> str:
    """Take lists of the staff out of a text: “ขอให้ข้าราชการ ลูกจ้างประจำ และพนักงานจ้าง ให้ยึดมั่น…”.

    >>> drop_staff("หวังให้พนักงานเทศบาล ลูกจ้างประจำ และพนักงานจ้าง ทำงานได้")
    'หวังให้ทำงานได้'
    """
    return _STAFF_LIST.sub("", text)


def find_origin(section: SectionText, place: int) -> int:
    """Find the letter of the text that a place of the key comes from."""
    origins = section.folded.origins
    return origins[place] if place < len(section.key) else len(section.text)


def is_gap(section: SectionText, place: int) -> bool:
    """Whether a blank or a line's end stands before a place."""
    left, right = (section.folded.origins[at] for at in (place - 1, place))
    return any(letter.isspace() for letter in section.text[left:right])
