"""Phrases: others with the words that describe them, and who stands beside them.

In “กรมและเทศบาลต้องตระหนัก” the organisation shares the duty, in “คู่สัญญาของเทศบาลต้องตระหนัก” its
name only says whose the others are. What stands right before the name tells: a word that joins, or
one that governs (ของ, ใน, กับ).
"""

import re
from typing import Final

from pipeline.judging.comparing.people import STRANGER, THEIRS
from pipeline.text.patterns import one_of

OWN: Final = r"(?:เทศบาล|องค์การบริหารส่วน|อบ[ตจ]\.|ท[ตมน]\.|องค์กรปกครอง)"
"""The organisation, by the word for its type."""

STAFF_PLACE: Final = "{personnel}"
"""Where wordings leave room for the staff."""

_SHARING: Final = re.compile(
    rf"{OWN}|ท้องถิ่น(?!จังหวัด|อำเภอ)|(?:หน่วยงาน|ส่วนราชการ)(?!\S{{0,8}}(?:อื่น|กลาง|ภูมิภาค|เอกชน|ภายนอก|กำกับ))|ทุกฝ่าย|ทุกภาคส่วน|พนักงาน|ข้าราชการ|ลูกจ้าง|บุคลากร|เจ้าหน้าที่|กำลังคน|ทุกคน|ผู้ปฏิบัติ|ครู"
)
"""The organisation and its staff."""

_THEIRS: Final = re.compile(THEIRS)
"""The staff of others, which is not the plan's own."""

_JOINING: Final = re.compile(
    r"(?:และ|หรือ|ตลอดจน|รวมทั้ง|รวมถึง|ร่วมกับ|ร่วมมือกับ|พร้อม(?:ด้วย|กับ|ทั้ง)|เช่นเดียวกับ|ให้|ว่า|ขอ|สนับสนุน|[\s,])"
    r"(?:ทุก|บรรดา|ทาง|แต่ละ|ตัว|คณะผู้บริหาร|ผู้บริหาร|นายก|ปลัด)?$"
)
"""Before a name: it stands beside the others, or is called upon by them."""

_WITH: Final = re.compile(r"^(?:(?!ที่(?!ปรึกษา)|ซึ่ง|ผู้|คู่)\S)*กับ(?:ทุก|บรรดา)?$")
"""Before a name: with the others themselves (จังหวัดกับเทศบาล), not in what is said of them."""

_FOR: Final = re.compile(
    r"^\S+?(?:ที่|ซึ่ง|ผู้|อัน)\S*?(?:รับ|ทำ|ขาย|สร้าง|วาง|เขียน|ออกแบบ|บริการ|ดูแล|ผลิต|ส่ง|กู้|ซ่อม|เขียน)\S{0,20}ให้$"
)
"""Before a name: for whom the others work, in a clause about them (สถาบันที่รับทำแผนให้เทศบาล)."""

_NAMED_SO: Final = "".join(  # before a verb that is part of a name: กรมส่งเสริม…, ความร่วมมือ, ผู้กำกับ
    f"(?<!{noun})"
    for noun in (
        "กรม",
        "สำนักงาน",
        "สถาบัน",
        "ศูนย์",
        "สมาคม",
        "มูลนิธิ",
        "กรรมการ",
        "หน่วยงาน",
        "ผู้",
        "การ",
        "ความ",
        "เข้า",
    )
)
HELPING: Final = f"{_NAMED_SO}" + one_of(
    *("ช่วย", "สนับสนุน", "ส่งเสริม", "ร่วม", "ประสาน", "แนะนำ", "ชี้แนะ", "ให้(?:ความ|คำ|การ)"),
    *("เสนอแนะ", "อบรม", "ฝึก", "สอน", "บรรยาย", "ถ่ายทอด", "จัด(?:การ)?(?:ฝึก)?อบรม"),
    *("จัดหลักสูตร", "จัดสรร", "กำกับ", "ควบคุม", "ติดตาม", "ประเมิน", "ตรวจ", "เห็นชอบ", "อนุมัติ"),
    *("รับรอง", "รับทราบ", "ทราบ", "พิจารณา", "แจ้ง", "มาให้", "อำนวย"),
    "(?:เป็น|ทำหน้าที่)(?:วิทยากร|พี่เลี้ยง|ที่ปรึกษา|เจ้าภาพ|เครือข่าย|กรรมการ|แบบอย่าง|ผู้ช่วย)",
)
"""Verbs of those who help, teach, approve or oversee, and take nothing from the doer; not as part
of a body's name (กรมส่งเสริม…)."""

OTHERS: Final = rf"{STRANGER}(?:\S|\s(?=(?:และ|หรือ|ตลอดจน|รวมทั้ง)?\s?{STRANGER})){{0,100}}?"
"""Others with what describes them, and more of them behind a blank."""


def names_own(words: str) -> bool:
    """Whether the organisation or its staff stands beside others, and not only as whose they are.

    >>> names_own("กรมและเทศบาล"), names_own("คู่สัญญาของเทศบาล"), names_own("สันนิบาตเทศบาล")
    (True, False, False)
    """
    theirs = _THEIRS.match(words)
    return any(
        (_JOINING.search(words, 0, own.start()) and not _FOR.match(words[: own.start()]))
        or _WITH.search(words[: own.start()])
        for own in _SHARING.finditer(words, theirs.end() if theirs is not None else 0)
    )


def names_first(words: str) -> bool:
    """Whether the staff that is named first stands beside others; a list of it may follow.

    >>> names_first("ผู้แทนชุมชนที่ทำงานกับพนักงาน ลูกจ้าง"), names_first("กำนัน พนักงาน ลูกจ้าง")
    (False, True)
    """
    own = _SHARING.search(words)
    return own is not None and names_own(words[: own.end()])
