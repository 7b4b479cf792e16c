"""Where another organisation's name is right.

Neighbours, comparisons, former names, places of learning, partners, addressees.
"""

import re
from typing import Final

from pipeline.judging.findings.whereabouts import line_around
from pipeline.model import Span
from pipeline.text.patterns import one_of

BEFORE: Final = 200
"""Characters of the same line before a name, in which its topic is named."""

AFTER: Final = 80
"""The same after it: “… ซึ่งเป็นหน่วยงานต้นแบบ”."""

HEADING_REACH: Final = 700
"""Characters before a name in which the heading of a comparison stands, over its lines."""

CLOSE_BEFORE: Final = 40
"""Characters before a name in which the word that joins it to its sentence stands."""

COMPARED: Final = "อาณาเขต|ทิศ(?:เหนือ|ใต้|ตะวัน)|เขตติดต่อ|พื้นที่ติดต่อ|เปรียบเทียบ|เทียบเคียง|(?:ใกล้|ข้าง)เคียง"
"""Neighbours, and comparisons with them."""

CHANGED: Final = "ยกฐานะ|เปลี่ยน(?:แปลง)?ฐานะ|เปลี่ยนชื่อ|แต่เดิม|เดิมเป็น|เดิมคือ|เดิมชื่อ|(?:ยุบ)?รวมกับ"
"""An organisation that changed its type or name."""

TOPICS: Final = re.compile(
    f"{COMPARED}|{CHANGED}|เทียบกับ|ขนาดเดียวกัน|จัดตั้งเป็น|จัดตั้งขึ้น|ประวัติ|แยก(?:ตัว)?(?:ออก)?จาก|"
    "ต้นแบบ|(?:ตัวอย่าง|แนวปฏิบัติ|แนวทาง)ที่ดี|ถอดบทเรียน|เรียนรู้จาก|ถ่ายโอน(?!ภารกิจ)|โอน(?:มา|ไป|ย้าย)|รับโอน|ย้าย(?:มา|ไป)"
)
"""What the sentence is about, where it may well name another organisation."""

FOLLOWING: Final = re.compile(
    f"{COMPARED}|{CHANGED}|ต้นแบบ|แบบอย่าง|มาศึกษา|มาปรับใช้|มาประยุกต์|เป็น(?:เครือข่าย|ภาคี|พันธมิตร)|เจ้าภาพ|วิทยากร|ขนาดเดียวกัน"
)
"""The same, after the name."""

HEADINGS: Final = re.compile(COMPARED)
"""The same, in the heading of a passage or table."""

JOINTS: Final = re.compile(
    one_of(
        *("ณ", r"ร่วม(?:\S{0,16}กับ|มือ)?", "ระหว่าง", r"ประสาน\S{0,24}", "ติดต่อกับ", "ติดกับ"),
        *("จด", "จรด", "เดิม", r"ดูงาน\S{0,20}"),
        "(?:เช่นเดียว(?:กัน)?กับ|เหมือน(?:กับ)?|(?:ตาม)?อย่าง|แบบอย่าง(?:ของ)?)(?:ที่)?",
        r"(?:สนับสนุน|อุดหนุน|ความร่วมมือ|งบประมาณ|เงิน|มอบหมาย|มา)\S{0,30}จาก",
        *("สนับสนุน", "อุดหนุน", "ยืมตัว"),
        "(?:ที่ทำการ|สำนักงาน|อาคาร|ห้องประชุม)(?:ของ)?",
        *(r"(?:เรียน|รวม)\S{0,12}กับ", r"ภาค\S{2,20}[ \t]?และ"),
        r"(?:วิทยากร|โรงเรียน|ศูนย์(?!กลาง)|โรงพยาบาล|สถานี|อดีต)\S{0,16}",
        *("วิทยาลัย", "สนามกีฬา", "ตลาด", "ชุมชน", "ธนาคาร", "ถนน"),
        r"ท้องถิ่น(?:ด้วยกัน(?:เอง)?|อื่น(?:\s?ๆ)?)[ \t]?(?:เช่น|อาทิ|ได้แก่|คือ)",
    )
    + r"[ \t]*$"
)
"""What stands right before a name that is rightly another's."""

ADDRESSEE: Final = re.compile(r"(?:เรียน|ถึง|กราบเรียน)[ \t:]")
"""How a letter's addressee begins its line."""


def is_allowed(text: str, span: Span, *, is_strict: bool) -> bool:
    """Whether what stands around a name of another organisation makes it right.

    With `is_strict`, as in sections that have no such name, the topic of earlier lines
    does not count.
    """
    line = line_around(text, span)
    before = text[max(line.start, span.start - BEFORE) : span.start]
    after = text[span.end : min(line.end, span.end + AFTER)]
    if JOINTS.search(before[-CLOSE_BEFORE:]) or ADDRESSEE.match(before.lstrip()):
        return True
    if TOPICS.search(before) or FOLLOWING.search(after):
        return True
    if is_strict:
        return False
    return HEADINGS.search(text, max(0, span.start - HEADING_REACH), span.start) is not None
