"""Bearers: others who bear the duty of a statement said in other words, or are told to do it.

The clause itself marks them: as the subject before its verb (กรมจะต้อง…), or as those who are
told to (ให้ผู้ประกอบการ…).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.judging.comparing.ours import STAFF_WORD
from pipeline.judging.comparing.people import (
    CLIENT,
    OTHER_SECTORS,
    OUTSIDERS,
    PEOPLE,
    STAFF,
    STRANGER,
)
from pipeline.judging.comparing.phrases import HELPING, OTHERS, OWN, names_own
from pipeline.judging.comparing.terms import Stretch
from pipeline.text.letters import fold_key

REACH: Final = 130
"""Letters before a word in which the subject of its clause stands: a name with its place has 60."""

BOUND: Final = 4
"""Letters between a duty and the very words that say what it is."""

LEADING: Final = (
    "(?:ดังนั้น|ด้วยเหตุนี้|ในการนี้|ทั้งนี้|ปัจจุบัน|ขณะนี้|ขณะเดียวกัน|โดย|ซึ่ง|คือ|ให้|ทุก|บรรดา|ทาง|เฉพาะ|ที่ประชุม|ทีมงาน|ทีม|คณะทำงาน|เหล่า|พวก|ผลที่ตามมา|ว่า"
    "|สนับสนุนให้|ส่งเสริมให้|ขอให้|[0-9๐-๙]+[.)])*"
)
"""What may stand before the subject of a clause."""

_BLANKS: Final = re.compile(r"\s+")
_GOING_ON: Final = (
    r"\s|$|คือ|กล่าวคือ|โดย|ใน|เพื่อ|(?:และ)?(?:จะ)?ต้อง|และ|หรือ|อย่าง|ไม่น้อยกว่า|ปีละ|ทุก|ตลอด|ตาม|ให้|จึง"
    r"|[0-9๐-๙]|[.,)]"
)
_OWN_CLAUSE: Final = re.compile(rf"\s(?!{_GOING_ON})")
"""A blank behind which another clause begins."""

_NEARER: Final = re.compile(rf"{OWN}|ท้องถิ่น(?!จังหวัด|อำเภอ)|หน่วยงาน|ส่วนราชการ")
_DUTIES: Final = (
    r"(?:ต้อง|จำเป็น|พึง|มีหน้าที่|เป็น(?:ผู้|ฝ่าย|แกน|ตัวหลัก|คนที่)|ได้รับ|มีโอกาส|มีสิทธิ|สามารถ|(?<=จะ)(?=[ก-์])|(?<=ย่อม)(?=[ก-์]))"
    f"(?!{HELPING})"
)
_BEARER: Final = re.compile(rf"{LEADING}\s?(?P<who>{OTHERS})\s?(?:จะ|จึง|ก็|ย่อม)*{_DUTIES}")
"""Others at the head of a line or behind a blank who bear a duty or have the benefit."""

_KIN: Final = re.compile(
    rf"{LEADING}\s?(?P<who>{STRANGER}\S{{0,40}}?(?:ของ|กับ|ใน|แห่ง)"
    rf"(?:{STAFF_WORD}\S*?(?:\s(?:และ|หรือ)?)?){{1,6}}?)(?:จะ|จึง|ก็|ย่อม)*{_DUTIES}"
)
"""Others who only belong to the staff, whose whole list follows."""

_SERVED_BEARER: Final = re.compile(
    rf"(?:^|\s){LEADING}\s?(?P<who>(?:ประชาชน|ราษฎร|ชาวบ้าน|ชุมชน|บุคคล(?:ภายนอก|ทั่วไป)|{CLIENT})\S{{0,60}}?)(?:จะ|จึง|ก็|ย่อม)*"
    r"(?:พึง|(?:จำเป็น|มีหน้าที่)?ต้อง(?!การ)|มีหน้าที่)"
)
"""Those whom the organisation serves, laden with the duty itself."""

_TOLD: Final = re.compile(
    rf"(?<!เปิดกว้าง)(?<!โอกาส)(?:กำหนด|เพื่อ|โดย|ทำ|จัด|ขอ|รอ|แจ้ง|กำกับ)*ให้(?P<who>{STRANGER})"
)
_OF_A_NOUN: Final = re.compile(
    "(?:ซึ่ง|ที่|อัน)(?:(?:ได้|เคย|เทศบาล|อบ[ตจ]\\.)*(?:มอบ|โอน|จ้าง|เปิด|จัด|ขอ)(?:หมาย|ถ่าย)?)$"
)
"""Before those who are told to: a clause about the noun before it, which its first blank ends."""

HELPED: Final = re.compile(rf"{HELPING}\S{{0,16}}$|^\S{{0,40}}{HELPING}")
"""Others who help, in what is said of them."""

DUTY: Final = re.compile("ต้อง|จัดทำ|พึง")
"""In a wording that says what somebody has to do; who trains the staff is left open elsewhere."""


def find_bearers(text: str, places: Sequence[int]) -> Iterator[Stretch]:
    """Find others at the head of a clause who bear its duty, before the first of the words."""
    place = places[0]
    low = max(0, place - REACH)
    heads = [low] if low == 0 else []
    heads += [blank.end() for blank in _BLANKS.finditer(text, low, place)]
    for head in heads:
        kin = _KIN.match(text, head, places[-1] + 1)
        if kin is not None:
            yield kin.span("who")
    for bearer in filter(None, (_BEARER.match(text, head, places[-1] + 1) for head in heads)):
        nearest = min((at for at in places if at >= bearer.end()), default=place)
        behind = text[bearer.end() : nearest]
        is_address = bearer["who"].startswith(("อำเภอ", "จังหวัด"))
        if not (is_address or names_own(bearer["who"]) or _is_parted(behind)):
            yield bearer.span("who")


def find_laden(text: str, places: Sequence[int], wording: str) -> Iterator[Stretch]:
    """Find the people who are served where they bear the duty: ชาวบ้านพึงซื่อสัตย์สุจริต."""
    if DUTY.search(wording) is None or any(
        PEOPLE[number][0] in wording for number in (OUTSIDERS, OTHER_SECTORS)
    ):
        return
    low = max(0, places[0] - REACH)
    for bearer in _SERVED_BEARER.finditer(text, low, places[-1]):
        is_bound = any(bearer.end() <= at <= bearer.end() + BOUND for at in places)
        if is_bound and not names_own(bearer["who"]):
            yield bearer.span("who")


def _is_parted(behind: str) -> bool:
    """Whether somebody nearer, or another clause, stands between others and the words."""
    return _NEARER.search(behind) is not None or _OWN_CLAUSE.search(behind) is not None


def find_told(text: str, places: Sequence[int]) -> Iterator[Stretch]:
    """Find others who are told, or enabled, to do what the words say: กำหนดให้เจ้าของร้านเข้าอบรม…."""
    for place in places:
        for told in _TOLD.finditer(text, max(0, place - REACH), place):
            between = text[told.start("who") : place]
            is_aside = _OF_A_NOUN.search(text, max(0, told.start() - REACH), told.start())
            is_parted = (
                (is_aside and _BLANKS.search(between))
                or _OWN_CLAUSE.search(between)
                or STAFF.search(fold_key(between))
            )
            if not (is_parted or names_own(f" {between}") or HELPED.search(between)):
                yield told.start(), told.end()
