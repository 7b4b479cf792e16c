"""Instead: others put into a copied sentence who do it in the staff's stead, or for whom it is.

“ให้เครื่องจักรทำงานแทนบุคลากร” takes the work from the staff, “วิธีการพัฒนาที่ผู้นำชุมชนจะได้รับ” makes the
development somebody else's, “เฉพาะตำแหน่งบริหาร” leaves some of the staff out where the wording
has all of it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipeline.judging.comparing.mapping import Mapping, is_run
from pipeline.judging.comparing.negation import MAPPING_SLACK
from pipeline.judging.comparing.ours import LEAVERS, STAFF_WORD
from pipeline.judging.comparing.people import MACHINE, OTHER, OTHER_SECTORS, PEOPLE
from pipeline.judging.comparing.phrases import HELPING, OWN, names_own
from pipeline.judging.comparing.scopes import find_origin, find_words
from pipeline.judging.comparing.shift import Shift, tell_others
from pipeline.judging.comparing.terms import SectionText
from pipeline.text.letters import fold_key
from pipeline.text.patterns import one_of

HEAD_LETTERS: Final = 60
"""Letters beside a statement's beginning in which it is told who is to do it."""

SOME_LETTERS: Final = 40
"""Folded letters before the wording's next words in which “only those” stands for “all”."""

_STEAD: Final = re.compile(
    rf"(?:ให้|จ้าง|ว่าจ้าง)(?P<who>(?:{OTHER}|{MACHINE})\S{{0,60}}?)แทน(?:ที่)?\s?(?:{STAFF_WORD}|{OWN}|ตน|คน(?!ไข้)|กำลังคน)"
)
"""Others who are made to work in the place of the staff."""

_RECEIVING: Final = re.compile(
    rf"(?:ที่|ซึ่ง|อัน)\s?(?P<who>{OTHER}(?:(?!{HELPING})\S){{0,60}}?)(?:จะ|ควร|พึง|ต้อง|ได้|มีสิทธิ|มีโอกาส)*"
    r"(?:ได้รับ|เข้ารับ|รับ(?=การ|ประโยชน์)|ได้ประโยชน์|เข้าร่วม|เข้าอบรม|ต้องการ|พึงมี|สมัคร|เรียน)"
)
"""A clause behind a noun: others who receive what it names."""

_DEVELOPED: Final = tuple(
    map(fold_key, ("พัฒนา", "ความรู้", "ความสามารถ", "ทักษะ", "ฝึกอบรม", "ดูงาน", "วิธีการ"))
)
"""Words for what the staff receives, folded."""

_EVERY: Final = re.compile("ทุก(?:ตำแหน่ง|คน|ระดับ|ประเภท|สายงาน)")
_ALL_OF: Final = re.compile(r"ทุก|ทั้งหมด|ทั้งปวง|ทั้งสิ้น|ทั้งหลาย|แต่ละ|ต่าง\s?ๆ|ครบ|ทั่ว|ถ้วน")
"""All of them, in any words."""

STAFF_ENDS: Final = (
    *("พนักงาน", "ข้าราชการ", "ลูกจ้าง", "จ้าง", "ประจำ", "บุคลากร", "เจ้าหน้าที่", "ศึกษา"),
    *("ตำบล", "เทศบาล", "จังหวัด"),
)
"""How a list of the staff ends."""

_BEHIND_STAFF: Final = rf"(?:(?<=\s)|{'|'.join(f'(?<={end})' for end in STAFF_ENDS)})"
_SOME: Final = re.compile(
    f"{_BEHIND_STAFF}"
    + one_of(
        (
            "(?:เฉพาะ|เพียง|แค่)(?:แต่|บาง)?(?:ผู้|ใน)?(?:ดำรง)?"
            "(?:ตำแหน่ง|คน|ระดับ|ประเภท|สายงาน|กอง|ฝ่าย|ราย)"
        ),
        "(?:ที่|ซึ่ง|ผู้ที่|ผู้(?=ได้รับ|มีผล|ผ่าน))"
        + one_of(
            *("มีอายุ", "มีผล", "มีคุณ", "มีคะแนน", "มีวุฒิ", "ผ่าน", "ได้รับ(?!การพัฒนา|โอกาส)"),
            *("บรรจุ", "สมัคร", "ประสงค์", "สนใจ", "ร้องขอ", "ขาด", "ถูก", "เหลือ", "ยัง", "ใกล้"),
            *("เพิ่ง", "พึ่ง", "ว่าง"),
        ),
    )
)
"""Some of the staff only; behind a word for it a clause parts some from the rest."""

_LEAVING: Final = re.compile(rf"{_BEHIND_STAFF}(?=ที่|ซึ่ง|ผู้|อัน|ได้|ถูก|ขอ){LEAVERS}")


def find_instead(section: SectionText, mappings: Sequence[Mapping]) -> Iterator[Shift]:
    """Find others who are put in a copied sentence's people's stead."""
    wording = "".join(mapping.fragment.text for mapping in mappings)
    if PEOPLE[OTHER_SECTORS][0] not in wording:  # which hands something over itself
        yield from _find_made_to(section, mappings[0].start, mappings[-1].end)
    yield from _find_leavers(section, mappings)
    for mapping in mappings:
        yield from _find_receiving(section, mapping)
        yield from _find_some(section, mapping)


def _find_made_to(section: SectionText, begin: int, close: int) -> Iterator[Shift]:
    """Find others who are made to do at a statement's beginning what the staff should."""
    start, end = find_origin(section, begin), find_origin(section, close)
    low, high = max(0, start - HEAD_LETTERS), min(end, start + HEAD_LETTERS)
    for stead in _STEAD.finditer(section.text, low, high):
        if stead.end() >= start - 1:  # else it is told of the statement before
            yield tell_others(section, *stead.span())


def _find_receiving(section: SectionText, mapping: Mapping) -> Iterator[Shift]:
    """Find a clause put in behind a word for the development: others receive it."""
    for _, start, end in mapping.insertions():
        if section.key.endswith(_DEVELOPED, 0, start):
            origin = find_origin(section, start)
            clause = _RECEIVING.match(section.text, origin, find_origin(section, end))
            if clause is not None and not names_own(clause["who"]):
                yield tell_others(section, *clause.span())


def _find_some(section: SectionText, mapping: Mapping) -> Iterator[Shift]:
    """Find some of the staff where the wording has all of it: เฉพาะตำแหน่งหัวหน้า."""
    for start, end, word in find_words(_EVERY, mapping.fragment):
        left, right = mapping.stretch(start, end)
        near = (left - SOME_LETTERS, right + MAPPING_SLACK)
        every = (place for place in find_words(_ALL_OF, section) if _is_near(place[:2], near))
        some = [place for place in find_words(_SOME, section) if _is_near(place[:2], near)]
        if some and not any(every):
            yield Shift("changed_subject", some[0][2], word, *some[0][:2])


def _find_leavers(section: SectionText, mappings: Sequence[Mapping]) -> Iterator[Shift]:
    """Find a clause right behind the staff that makes them others: ที่เกษียณอายุไปแล้ว."""
    for mapping, following in pairwise(mappings):
        if mapping.fragment.after == "personnel":
            run = next((c.b_start for c in following.changes if is_run(c)), 0)
            low, high = (
                find_origin(section, place) for place in (mapping.end, following.start + run)
            )
            clause = _LEAVING.search(section.text, low, max(low, high))
            if clause is not None:
                yield tell_others(section, *clause.span())


def _is_near(place: tuple[int, int], near: tuple[int, int]) -> bool:
    """Whether a stretch touches another."""
    return place[0] <= near[1] and place[1] >= near[0]
