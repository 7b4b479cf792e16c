"""Roles: who may stand in the place of people or of a body that a wording names.

“ข้อมูลของทางราชการ”, “ทำให้บุคลากรมี…”, “ตามที่ผู้บริหารท้องถิ่นเห็นสมควร”: the names that mean the same there
are few, and so are those that are the organisation's own. Any other real words between the
wording's own letters are somebody else.
"""

import re
from typing import Final

from pipeline.judging.comparing.ours import (
    STAFF_WORD,
    is_neutral,
    is_plain,
    names_leavers,
    names_only_staff_of_others,
    names_others_staff,
    names_theirs,
)
from pipeline.judging.comparing.people import (
    ANYBODY,
    ELECTED,
    INSIDER,
    LEADING,
    MACHINE,
    OTHER_SECTORS,
    OUTSIDERS,
    PEOPLE,
    STAFF,
    STAFF_GROUP,
    STRANGER,
    WHOLLY,
)
from pipeline.judging.comparing.phrases import OWN, names_own
from pipeline.judging.comparing.slips import is_like
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.text.letters import fold_key
from pipeline.text.patterns import one_of

ROLES: Final = (
    *PEOPLE,
    (
        *("ทางราชการ", "ราชการ", "ภาครัฐ", "หน่วยงาน", "องค์กร", "ท้องถิ่น", "เทศบาล", "องค์การบริหารส่วน"),
        *("อบต", "อบจ", "ส่วนรวม", "สาธารณ", "แผ่นดิน", "ประเทศ", "บ้านเมือง"),
    ),
    ("ภาคเอกชน ภาคประชาสังคม", *PEOPLE[OTHER_SECTORS]),
    (
        *("ผู้บริหารท้องถิ่น", "ผู้บริหาร", "นายก", "ปลัด", "ผู้บังคับบัญชา", "หัวหน้า", "คณะกรรมการ", "ก."),
        *("หน่วยงาน", "ส่วนราชการ", "องค์กร", "เทศบาล", "องค์การบริหารส่วน", "อบต", "อบจ", "ต้นสังกัด"),
    ),
    ("แห่งรัฐ", "รัฐ", "ประเทศ", "ชาติ", "แผ่นดิน", "สากล"),
    (
        *("ระบบราชการส่วนท้องถิ่น", "ท้องถิ่น", "เทศบาล", "องค์การบริหารส่วน", "อบต", "อบจ"),
        *("ตน", "หน่วยงาน", "องค์กร", "ภาครัฐ"),
    ),
    (
        *("ราชการบริหารส่วนกลาง ส่วนภูมิภาคและส่วนท้องถิ่น", "ราชการ", "ส่วนกลาง", "ส่วนภูมิภาค"),
        *("ท้องถิ่น", "หน่วยงาน", "กอง", "สำนัก", "ฝ่าย", "ภาครัฐ", "เทศบาล", "องค์การบริหารส่วน"),
    ),
    ("กลไกหรือภาคส่วนอื่น ๆ เช่น ภาคเอกชน ภาคประชาสังคม", "กลไก", "ภาคส่วน", *PEOPLE[OTHER_SECTORS]),
)
"""The people whom wordings name, and the bodies: each with those that are the same there."""

STATE: Final = len(PEOPLE)
EXAMPLES: Final = STATE + 1
DECIDERS: Final = STATE + 2
POLICY: Final = STATE + 3
SYSTEM: Final = STATE + 4
BRANCHES: Final = STATE + 5
SECTORS: Final = STATE + 6
"""Numbers of the bodies: whose the information is, who takes part for one, who sees fit, whose
the policy is, the civil service that is developed, the branches of government, and all who are
let in, with the examples named."""

_ANY_OTHERS: Final = (OTHER_SECTORS, EXAMPLES, SECTORS)
"""Roles in which stands anybody outside."""

NAMES: Final = tuple(
    tuple(map(fold_key, (group[0], *more)))
    for group, more in zip(
        ROLES,
        [()] * DECIDERS
        + [("ผู้บังคับบัญชา", "นายกเทศมนตรี", "นายกองค์การบริหารส่วนตำบล", "นายกองค์การบริหารส่วนจังหวัด")]
        + [()] * 3
        + [("กลไกหรือภาคส่วนอื่น ๆ เช่น ภาคเอกชน และภาคประชาสังคม",)],
        strict=True,
    )
)
"""How wordings name each, folded; the head of each type of organisation by title as well."""

_OWN: Final = re.compile(OWN)
TAIL: Final = 3
"""Letters at the end of a role's name that show that something was pasted into it."""

_PERSONS: Final = (STAFF_GROUP, DECIDERS)
_ONLY: Final = fold_key("เฉพาะ")
_BY: Final = fold_key("โดย")
_GOOD: Final = fold_key("ประโยชน์ของ")
_WORDS: Final = re.compile(r"[ก-ฮ]{2}|(?:[เ-ไ]?[ก-ฮ][ะ-ฺ็-๎]*){3}")
_AND: Final = re.compile(r"และ|หรือ|รวมทั้ง|ตลอดจน|[\s,]")
_LED: Final = re.compile(rf"(?:เฉพาะ|ของ|แก่|ให้|กับ|ต่อ|แด่|สำหรับ|บรรดา|เหล่า|ท่าน)*{LEADING}")
"""Others whose name may have the people's in it."""

_FOREIGN: Final = "เอกชน|ต่างประเทศ|ต่างชาติ|ระหว่างประเทศ|ศาสนา|การกุศล|ธุรกิจ|อิสระ|ภายนอก|วิชาชีพ|สื่อ"
_STRANGER: Final = re.compile(
    rf"\s?(?:ทุก|บรรดา|ทาง|ตัว)*(?!ก\.|คณะกรรมการ(?:กลาง|มาตรฐาน))"
    rf"(?:{STRANGER}|{MACHINE}|(?:หน่วยงาน|องค์กร|องค์การ|สำนัก)\S{{0,24}}?(?:{_FOREIGN}))"
)
"""Others by the word that begins their name; a board above the organisation sees fit as well."""

_OTHERS_OF: Final = {
    POLICY: re.compile(f"{ELECTED}|หาเสียง|{STRANGER}"),
    SYSTEM: re.compile(f"ส่วนกลาง|(?:ส่วน)?ภูมิภาค|{STRANGER}"),
    BRANCHES: re.compile(STRANGER),
}
"""Whose policy is not the state's, whose system is not the organisation's,
and who is no branch of government."""

_HEAD: Final = re.compile(rf"\s?(?:ทุก|บรรดา|ตัว|ท่าน)*{ELECTED}")
"""Whose advantage is not the state's, though they are no strangers."""

STATE_BODY: Final = re.compile(
    r"\s?(?:ทุก|บรรดา|ทาง)*(?:ราชการ|กระทรวง|กรม|รัฐบาล|จังหวัด|อำเภอ|ตำบล|ส่วนกลาง|ส่วนภูมิภาค|ส่วนราชการ|ศูนย์ราชการ|ที่ว่าการ|ศาลากลาง)"
)
"""Bodies of the state, whose information is official as well."""

_STAFF: Final = re.compile(rf"\s?(?:ทุก|บรรดา|ตัว|แต่ละ)*(?:{STAFF_WORD}|ผู้(?:เข้า|รับ|อบรม|เรียน))")
INSIDE: Final = one_of(
    *(f"{INSIDER}", "ราชการ", "ส่วนราชการ", "ภาครัฐ", "รัฐบาล", "กระทรวง", "กรม(?!ธรรม์)"),
    *("จังหวัด", "อำเภอ", "ส่วนกลาง", "ส่วนภูมิภาค"),
    "หัวหน้า(?!หมู่|กลุ่ม|ชุมชน|พรรค|ครอบครัว)",
    *("(?:รอง)?ปลัด", "ผู้อำนวยการ(?:กอง|สำนัก)", "ลูกจ้าง", "ทหาร", "ตำรวจ"),
    *("ค่าย(?=ทหาร|ตำรวจ)", "กองทัพ", "กองพัน", "กองร้อย", "มณฑลทหาร"),
    "ฝ่าย(?:ปกครอง|ทหาร|ความมั่นคง)",
    "สถานีตำรวจ",
    "หน่วยงาน(?:ของรัฐ|ภาครัฐ|ราชการ|ภายใน|ส่วนกลาง|ใน(?:สังกัด|เทศบาล|องค์))",
    *("สำนักปลัด", "งาน(?!วิจัย)"),
)
"""Insiders and the state, where those are named that are neither."""

_INSIDE: Final = re.compile(rf"\s?(?:ทุก|ทาง|บรรดา)*{INSIDE}")

_COLLEAGUE: Final = re.compile("คน(?:ภาย)?ใน(?=องค์กร|หน่วยงาน|สังกัด|สำนัก|กอง|เทศบาล(?!ตำบล)|อบ[ตจ])")
"""Insiders by a word that otherwise means the people of a place."""

_NOT_INSIDE: Final = re.compile(
    rf"(?:มิ|ไม่)(?:ได้|ใช่)?(?:เป็น|ใช่|อยู่ใน|สังกัด)?\s?(?:{INSIDER}|คนใน|คนของ)|นอก(?:หน่วยงาน|องค์กร|เทศบาล|สังกัด)"
)
"""Outsiders, told by what they are not."""


_JOINED: Final = (
    r"(?:\S{0,40}?(?:และ|หรือ|รวมทั้ง|ตลอดจน|\s))*[(]?(?:ชื่อ|ทุก|ทาง|บรรดา|ตัว|ของ|เป็น|ที่|แต่ละ|คณะ)*"
)
_OWN_NAMES: Final = {
    number: re.compile(rf"{_JOINED}(?:{'|'.join(map(re.escape, ROLES[number]))})|.*{OWN}")
    for number in (STATE, DECIDERS)
}
"""A role's names at the beginning of words, or joined to others; the organisation's anywhere."""


_AREAS: Final = "(?:จังหวัด|อำเภอ|ตำบล|เทศบาล|หมู่บ้าน|ชุมชน|ท้องถิ่น|พื้นที่|เขต|ประเทศ|เมือง)"
_ELSEWHERE: Final = re.compile(
    rf"\A\s?(?:{'|'.join(ROLES[0])})(?:ใน|ของ|จาก|แห่ง)"
    rf"(?:ต่าง(?:ประเทศ|จังหวัด|อำเภอ|ตำบล)|{_AREAS}(?:เพื่อนบ้าน|ข้างเคียง|ใกล้เคียง|อื่น))"
)
"""The people of another place alone: ประชาชนในประเทศเพื่อนบ้าน."""


def holds_others(section: SectionText, gap: Stretch, number: int) -> bool:
    """Whether others than those of a role stand in their place."""
    start, end = gap
    key, words = section.key[start:end], section.source(start, end)
    if start >= end or not _WORDS.search(words):
        return False
    before = section.key[:start]
    is_good = before.endswith(_GOOD)
    if number in _OTHERS_OF:
        return _OTHERS_OF[number].search(words) is not None and not _has_own(words, number)
    is_few = key.startswith(_ONLY) and not before.endswith(_BY)
    is_head = number == STATE and is_good and _HEAD.match(words) and not names_own(words)
    if number in _ANY_OTHERS and _is_torn(words, number):
        return False
    is_elsewhere = number == 0 and _ELSEWHERE.match(words) is not None
    if is_few or is_head or is_elsewhere or begins_with_others(words, number):
        return True
    others = _COLLEAGUE.sub("", words) if number == OUTSIDERS else words
    is_inside = number == OUTSIDERS and (others != words or _INSIDE.match(words) is not None)
    if _has_own(others, number) or (spells_own(key, number) and not is_inside):
        return False
    is_public = is_good and _has_own(words, 0)
    return not is_public and (number < WHOLLY or _is_other(words, key, number))


def _is_torn(words: str, number: int) -> bool:
    """Whether the own name only was pasted into the middle of the role's: ภาคเทศบาล…อื่น."""
    name, own = ROLES[number][0], _OWN.search(words)
    head = words[: own.start()].strip() if own is not None else ""
    return head != "" and name.startswith(head) and words.rstrip().endswith(name[-TAIL:])


def spells_own(key: str, number: int) -> bool:
    """Whether letters are those of a role's own name, if misspelt or misread."""
    own = fold_key(ROLES[number][0])
    return key.startswith(own[: len(own) // 2 + 1]) or is_like(key, own)


def begins_with_others(words: str, number: int) -> bool:
    """Whether others are named before the role's own name, which only says whose they are."""
    if number < WHOLLY or number in _ANY_OTHERS:
        return False
    if number == STAFF_GROUP and (
        names_theirs(words)
        or names_others_staff(words)
        or names_leavers(words)
        or names_only_staff_of_others(words)
    ):
        return True
    if number == STATE and STATE_BODY.match(words):
        return False
    is_beside = names_own(words) or "ภายใน" in words
    return _STRANGER.match(words) is not None and not is_beside


def _is_other(words: str, key: str, number: int) -> bool:
    """Whether words that name none of a role are somebody else, and nothing that is ours."""
    if number in _ANY_OTHERS and _INSIDE.match(words):
        return True
    if number in (EXAMPLES, SECTORS) or (number == STATE and STATE_BODY.match(words)):
        return False  # any others may take part
    is_known = ANYBODY.search(words) is not None and STAFF.search(key) is None
    if is_known or (number == DECIDERS and _STAFF.match(words)):
        return True
    is_open = number == OTHER_SECTORS or (number in _PERSONS and words.strip().startswith("ผู้"))
    return not is_open and is_plain(words) and not is_neutral(words)


def _has_own(words: str, number: int) -> bool:
    """Whether the group's own people are among those named: ผู้นำและประชาชน, not ผู้นำชุมชน."""
    if number == OUTSIDERS and _NOT_INSIDE.search(words):
        return True
    if number in (STATE, DECIDERS):  # whose name is part of many others'
        return _OWN_NAMES[number].match(words) is not None
    parts = _AND.split(words) if number < WHOLLY else [words]
    parts = [part for part in parts if not (number < WHOLLY and _LED.match(part))]
    return any(fold_key(name) in fold_key(part) for part in parts for name in ROLES[number])
