"""Deciders: others whose word is to count where the wording has the law's or a head's.

“ตามที่บริษัทที่ปรึกษากำหนด” stands for the law, “สุดแต่นายอำเภอจะเห็นสมควร” for the head of the organisation,
“ตามที่สหกรณ์เป็นผู้เลือก” for the organisation that chooses itself.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.judging.comparing.people import STRANGER
from pipeline.judging.comparing.phrases import OTHERS, names_own
from pipeline.judging.comparing.terms import Stretch

BEHIND_PLAN: Final = 200
"""Letters of its line behind a statement's words in which it says by whose word that is; a list of
the staff has 110."""

BEHIND_WORDS: Final = 60
"""The same behind words that no list of staff follows."""

BESIDE: Final = 30
"""Letters on either side of others in which the law stands beside them."""

_BY: Final = (
    "(?:ตามที่|ตามแต่|สุด(?:แล้ว|แท้)?แต่|แล้วแต่|ขึ้น(?:อยู่)?กับ|เท่าที่"
    "|ตาม(?:ความ|ดุลย|ดุลพินิจ|คำ)\\S{2,12}?ของ)(?:ทาง|ที่ประชุม|มติ|คณะทำงาน|ของ)*"
)
_OPINION: Final = "เห็น(?:สม)?ควร|เห็นชอบ|เห็นว่า|เลือก|ตัดสิน|ชี้ขาด|พอใจ|เห็นเหมาะ"
_OPINION_OF_ONE: Final = re.compile("เห็นสมควร")
_CHOICE: Final = re.compile("อาจใช้วิธี")
"""In a wording that leaves something to a head's opinion, or to the organisation's choice."""

_LAW: Final = re.compile("ตามที่กฎหมาย")
"""In a wording that leaves nothing to it."""

_RULES: Final = re.compile("กฎหมาย|ระเบียบ|ประกาศ|ข้อบังคับ|หลักเกณฑ์|พระราชบัญญัติ|มาตรฐานทั่วไป")
_STATE: Final = (
    r"(?:กรม|กระทรวง|จังหวัด|อำเภอ|ท้องถิ่น|รัฐบาล|ส่วนกลาง|(?:อ\.)?ก\."
    r"|คณะกรรมการ(?:กลาง|มาตรฐาน|พนักงาน|ข้าราชการ)|สำนักงาน\s?(?:ก\.|ท้องถิ่น|ส่งเสริมการปกครอง))"
)
"""Bodies of the state, which say what the law is."""

_SEEING: Final = re.compile(rf"{_BY}(?P<who>{OTHERS})\s?(?:จะ|ได้|ให้|เป็นผู้|เป็นฝ่าย)*(?:{_OPINION})")
_SETTING: Final = re.compile(rf"{_BY}(?!{_STATE})(?P<who>{STRANGER}\S{{0,60}})")


def find_deciding(text: str, stretch: Stretch, wording: str) -> Iterator[Stretch]:
    """Find others who decide within a statement or right behind it: ตามที่นายจ้างเลือก."""
    if _LAW.search(wording):
        decided, reach = _SETTING, BEHIND_PLAN
    elif _OPINION_OF_ONE.search(wording):
        decided, reach = _SEEING, BEHIND_WORDS
    elif _CHOICE.search(wording):
        decided, reach = _SEEING, 0
    else:
        return
    line = text.find("\n", stretch[1])
    end = min(len(text) if line < 0 else line, stretch[1] + reach)
    for found in decided.finditer(text, stretch[0], end):
        is_law = decided is _SETTING and _RULES.search(text, *_reach_beside(found.span(), end))
        if not (is_law or names_own(found["who"])):
            yield found.span()


def _reach_beside(found: Stretch, end: int) -> Stretch:
    """Give the stretch around others in which the law may stand beside them."""
    return max(0, found[0] - BESIDE), min(end, found[1] + BESIDE)
