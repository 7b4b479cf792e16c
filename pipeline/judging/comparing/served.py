"""Served: others who have the benefit of a statement, or alone the right that it gives.

“ความผาสุกของคณะผู้บริหาร” gives them what is the people's, “มีเพียงหน่วยตรวจสอบภายในที่เข้าถึง” takes
from outsiders what everybody may ask for.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from pipeline.judging.comparing.bearers import REACH
from pipeline.judging.comparing.people import (
    HEADS,
    INSIDER,
    OTHER_SECTORS,
    OUTSIDERS,
    PEOPLE,
    STRANGER,
)
from pipeline.judging.comparing.phrases import OWN, names_own
from pipeline.judging.comparing.roles import INSIDE
from pipeline.judging.comparing.terms import Stretch
from pipeline.text.patterns import one_of

BEHIND: Final = 100
"""Letters behind a statement in which its clause makes it somebody else's."""

_BENEFIT: Final = (
    "(?:ประโยชน์(?:สุข)?|ผาสุก|ความสุข|ต้องการ|ตรงใจ|ถูกใจ|พอใจ|พึงพอใจ|คาดหวัง|เดือดร้อน|บริการ|สนอง)"
    "(?:สูงสุด)?"
)
_FALLING: Final = (
    "(?:(?:ก็|จะ|จึง|ย่อม|นั้น|ทั้งหมด|ที่ได้|ที่เกิดขึ้น)*(?:ตก|เกิด|ไป|อยู่|เป็น)(?:ไป)?(?:ถึง|ที่|เป็น)?)?"
)
_SERVED: Final = re.compile(
    rf"{_BENEFIT}{_FALLING}(?:ของ|แก่|ต่อ|กับ|ให้|แด่)*(?P<who>{HEADS}|{STRANGER})"
)
_ALIKE: Final = re.compile(
    rf"(?:\S{{0,40}}?(?:\s|และ|หรือ|ตลอดจน|รวมทั้ง)(?:ของ|แก่|ต่อ)?{STRANGER})*\S{{0,30}}?"
    r"(?:\s?(?:และ|หรือ|ตลอดจน|รวมทั้ง|รวมถึง)\s?| )(?:ของ|แก่|ต่อ)?(?:พี่น้อง|ทาง)?"
    f"(?:{OWN}|ประชาชน|ราษฎร|ชาวบ้าน|ราชการ|ส่วนรวม|ท้องถิ่น)"
)
"""Those whom a benefit is for as well."""

_BELOW: Final = re.compile("(?:กว่า|เหนือ|แทน|มิใช่|ไม่ใช่|ก่อน|ไม่เห็นแก่|มิได้เห็นแก่|ไม่คำนึงถึง)(?:ผล|เพื่อ)?$")
"""Before a benefit that another one is set above, or that does not count."""

_ONLY: Final = re.compile(
    r"(?:มี(?:แต่|เพียง|เฉพาะ)|เพียง|เฉพาะ|แต่เพียง)(?P<who>[^\s]{2,70}?)(?:เท่านั้น)?(?:ที่|จึง|ซึ่ง)?"
    r"(?:จะ)?(?:สามารถ|มีสิทธิ|มีโอกาส|เข้ามา|เข้าถึง|ได้รับ(?!อนุญาต|มอบ|เลือก|แต่งตั้ง|ความ))"
)
_GIVEN: Final = re.compile(
    rf"โดย(?P<who>(?:{HEADS}|{STRANGER})[^\s]{{0,60}}?)เป็นผู้(?:ได้รับ|มีโอกาส|มีสิทธิ)"
)
"""Others to whom a statement gives what its wording gives the staff or the people."""

_HELPED_TO: Final = re.compile(
    rf"(?:แก้(?:ไข)?ปัญหา|ช่วยเหลือ|อำนวยความสะดวก|รับใช้)(?:\S{{0,12}}?(?:แก่|ให้|ของ|กับ|แด่))+(?P<who>{HEADS}|{STRANGER})"
)
"""Others for whom the work is done, where nobody of the people is named."""

_WANTED: Final = re.compile(
    rf"(?:สิ่ง|ตาม|อย่าง|ดัง)?ที่(?:ทาง)?(?P<who>(?:{HEADS}|{STRANGER})\S{{0,24}}?)(?:ต้องการ|ประสงค์|อยากได้|พอใจ|เรียกร้อง)"
)
_USING: Final = re.compile(
    rf"(?:^|\s|ให้|เพื่อ)(?:ทาง|เหล่า|บรรดา|ทุก)*(?P<who>(?:{HEADS}|{STRANGER})\S{{0,40}}?)"
    "(?:สามารถ|จะ|มา|เรียก|ขอ|เข้า|ได้|เลือก)*(?:ใช้|รับ)บริการ"
)
"""Others whose wish it is, and who use the service, where nobody of the people is named."""

_ASKED: Final = re.compile(
    rf"(?:ว่า|\s)\s?(?P<who>(?:(?:เจ้า)?นาย(?=จะ|ควร|พึง|ได้)|{HEADS}|{INSIDER}|{STRANGER}|{OWN}|หน่วยงาน|องค์กร|เรา|ตน)(?:(?!ประชาชน|ราษฎร|ชาวบ้าน)\S){{0,60}}?)(?:จะ|ควร|พึง)*ได้(?:รับ)?"
    r"(?:ผล|ประโยชน์|ตอบแทน|ดี)*(?:อะไร|สิ่งใด|อย่างไร|ใด)"
)
_ASKING: Final = "ได้อะไร"
"""Others of whom it is asked what they will have, where the wording asks it of the people."""

_ALONE: Final = re.compile(
    "(?:เป็น|คือ|เฉพาะ)"
    + one_of(
        *("หน้าที่", "อำนาจ", "อำนาจหน้าที่", "ภารกิจ", "ภาระ", "สิทธิ", "เรื่อง", "งาน"),
        "ความรับผิดชอบ",
    )
    + r"(?:เฉพาะ)?ของ(?P<who>[^\s]{2,70}?)\s?(?:แต่|เพียง)?(?:แต่|เพียง)?"
    + one_of(
        "(?:ผู้|ฝ่าย|คน|หน่วย|กอง|แห่ง|ราย)เดียว",
        *("เท่านั้น", "โดยลำพัง", "โดยเฉพาะ"),
    )
)
"""The same, said of the task or the right: เป็นหน้าที่ของปลัดแต่ผู้เดียว."""

_SOLE: Final = re.compile(
    r"(?:ให้|โดย|มี)(?P<who>[ก-๎]{2,60}?)เป็นผู้[ก-๎]{2,40}?(?:แต่|เพียง)+(?:ผู้|ฝ่าย|คน|หน่วย|กอง)เดียว"
)
"""The same, said of the one who does it."""

_DENIED: Final = re.compile("(?:ไม่|มิ)(?:ใช่|ได้|ควร|ให้|พึง|ถือ)*$")
_PLAIN: Final = re.compile("(?:ประชาชน|บุคคลภายนอก|บุคคลทั่วไป|ราษฎร|ผู้รับบริการ)")
"""Those who alone may do what is the people's and everybody's right; and the people themselves."""

_ELSEWHERE: Final = re.compile(
    "(?P<who>"
    + (
        "(?:ประชาชน|ราษฎร|ชาวบ้าน|บุคคล|ผู้รับบริการ)(?:ใน|ของ|จาก|แห่ง)?"
        r"(?:(?!ทั้ง|และ|หรือ|ทุก)[^\s]){0,40}?"
    )
    + one_of(
        *("ข้างเคียง", "ใกล้เคียง", "ต่างถิ่น", "นอกเขต", "นอกพื้นที่"),
        "(?:ตำบล|อำเภอ|จังหวัด|เทศบาล|พื้นที่|ท้องที่|แห่ง)อื่น",
    )
    + ")"
)
_HERE: Final = re.compile(r"(?:ใน(?:เขต|พื้นที่|ตำบล)|ทั้ง|และ|รวมถึง)\S{0,12}$")
"""The people of another place; not beside those of this one."""

_GOING_ON: Final = re.compile("รวมทั้ง|ตลอดจน|อีกทั้ง|พร้อมทั้ง|นอกจากนี้")
"""Behind a statement: another one begins."""

_EXAMPLE: Final = re.compile(r"(?:เช่น|อาทิ)\s?\S*$")
"""Before what is only named as an example, whose others take nothing from the rest."""

_SEEING: Final = "(?:ขอ|ดู|เข้าถึง|เข้ามา|ตรวจ|รู้|ทราบ)"
_ADMITTED: Final = re.compile(
    rf"(?:ให้|เฉพาะ|โดย)(?P<who>{INSIDER})\S{{0,16}}?{_SEEING}"
    rf"|(?:^|(?<=\s)|คือ){INSIDER}(?:(?!ให้|ถูก|รับ|เปิด(?!ดู|อ่าน)|แสดง|พร้อม|ต้อง|พึง)\S){{0,40}}?{_SEEING}(?!สอบตน)"
    rf"|(?:สิทธิ|อำนาจ|เรื่อง)(?:เฉพาะ)?ของ(?:{INSIDER}|คนใน)"
)
"""People of the organisation who alone may see and ask."""

_CONCEALED: Final = re.compile(
    rf"(?:เปิดเผย|โปร่งใส|เปิดกว้าง|ตรวจสอบได้)(?:\S{{0,12}}?(?:ต่อ|แก่|กับ|ให้)|เฉพาะ)(?:ทาง|แต่|เพียง|เฉพาะ|บรรดา|คณะ)*(?P<who>{INSIDER}|คนใน)"
)
"""The organisation's openness, to nobody but its own people."""

_TAKING_PART: Final = (
    "(?:ได้)?(?:เข้ามา|เข้า|ได้)?(?:มีส่วนร่วม|ร่วม|รับผิดชอบ|ดำเนินการ|รับไป|รับช่วง|ทำแทน|เป็นผู้)"
)
_KIN: Final = "(?:เครือญาติ|ญาติ|คนสนิท|คนใกล้ชิด|พวกพ้อง|พรรคพวก|บริวาร|หัวคะแนน)"
_KEPT: Final = re.compile(
    rf"(?:ให้แก่|ให้กับ|ให้|แก่|เฉพาะ)(?:ทาง|ทุก|บรรดา|แต่|เพียง|เฉพาะ)*(?P<who>(?:{INSIDE}|{_KIN})(?:\s(?!{_TAKING_PART})|\S){{0,60}}?)\s?{_TAKING_PART}"
)
_OUTSIDERS_TOO: Final = re.compile(rf"ภาคส่วน|ภายนอก|และ(?!{INSIDE}|{_KIN})|กับ")
"""Insiders, their kin or the state let in, where those outside should be."""

_INSIDE: Final = re.compile(
    "คน(?:ภาย)?ใน(?=เท่านั้น|ด้วยกัน|องค์กร|หน่วยงาน|สังกัด|สำนัก|กอง|เทศบาล|อบ[ตจ]|\\s|$)|ภายใน"
)
"""Who is no outsider, though the word for one stands in it."""

_PUBLIC, _OUTSIDE = PEOPLE[0], PEOPLE[OUTSIDERS]


def find_benefit(text: str, stretch: Stretch) -> Iterator[Stretch]:
    """Find others whose the benefit is said to be within a statement, and no one else's."""
    benefit = _SERVED.search(text, *stretch)
    if (
        benefit is not None
        and not _BELOW.search(text, stretch[0], benefit.start())
        and not _ALIKE.match(text, benefit.end())
        and not _is_example(text, benefit.start())
    ):
        yield benefit.span()


def find_narrowed(text: str, stretch: Stretch, wording: str) -> Iterator[Stretch]:
    """Find the few who alone have a right of all, and the people of another place."""
    start, end = stretch
    for given in _GIVEN.finditer(text, start, min(len(text), end + BEHIND // 2)):
        if not names_own(given["who"]):
            yield given.span()
    if not any(group[0] in wording for group in (_PUBLIC, _OUTSIDE)):
        return
    high = min(len(text), end + BEHIND // 2)
    for only in chain.from_iterable(p.finditer(text, start, high) for p in (_ONLY, _ALONE, _SOLE)):
        is_denied = _DENIED.search(text, start, only.start()) is not None
        is_plain = _PLAIN.fullmatch(only["who"]) is not None
        is_next = _GOING_ON.search(text, end, max(end, only.start())) is not None
        if not (is_plain or is_denied or is_next or _is_example(text, only.start())):
            yield only.span()
    for other in _ELSEWHERE.finditer(text, start, min(len(text), end + BEHIND // 2)):
        if _HERE.search(text, max(0, other.start() - REACH), other.start()) is None:
            yield other.span()


def find_served(text: str, start: int, end: int, wording: str) -> Iterator[Stretch]:
    """Find others who have the benefit or the right, where the wording's people are not named."""
    low, high = max(0, start - REACH // 2), end + BEHIND // 2
    asked = _ASKED.search(text, low, high) if _ASKING in wording else None
    if asked is not None:
        yield asked.span()
    sentence = _INSIDE.sub("", text[start:high])
    for group, pattern in (
        *((_PUBLIC, pattern) for pattern in (_SERVED, _HELPED_TO, _WANTED, _USING)),
        *((_OUTSIDE, _ADMITTED), (_OUTSIDE, _CONCEALED)),
    ):
        if group[0] in wording and not any(name in sentence for name in group):
            found = pattern.search(text, low, high)
            if found is not None and not _is_example(text, found.start()):
                yield found.span()


def find_kept(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Find insiders and the state let in alone, where the wording lets others in."""
    low = max(0, start - REACH // 2)
    for kept in _KEPT.finditer(text, low, min(len(text), end + BEHIND // 2)):
        is_joined = any(name in kept["who"] for name in PEOPLE[OTHER_SECTORS])
        if not (is_joined or _OUTSIDERS_TOO.search(kept["who"])):
            yield kept.span()


def _is_example(text: str, place: int) -> bool:
    """Whether what stands at a place is only an example of what is said before."""
    return _EXAMPLE.search(text, max(0, place - REACH), place) is not None
