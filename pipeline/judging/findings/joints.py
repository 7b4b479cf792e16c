"""Joints: whether the words on either side of lost ones still go together.

เป็นไปอย่าง(มี)ประสิทธิภาพ   อย่าง needs a verb, and a noun follows
ในการ(ตอบสนอง) กับ           การ needs a verb, and nothing follows
ยึดประชาชน(เป็น)ศูนย์กลาง    two nouns that only the lost verb joined
ได้(อย่าง)ทันเวลา            whoever leaves this out has put it shorter: nothing is missed

Which kind of word follows is told by its own form, or by the last word lost: behind เป็น stood a
noun, behind การ a verb.
"""

import re
from typing import Final

from pipeline.judging.comparing.people import STAFF
from pipeline.judging.comparing.small_words import CONJUNCTIONS, LEANING_WORDS
from pipeline.text.letters import fold_key
from pipeline.text.words import split_words

NEED_VERBS: Final = frozenset(
    (
        *("การ", "ความ", "อย่าง", "ผู้", "จะ", "ต้อง", "จะต้อง", "จำเป็นต้อง", "ไม่ต้อง", "ควร", "ไม่ควร"),
        *("พึง", "อาจ", "สามารถ", "ไม่", "มิ", "มิได้", "จึง", "กำลัง", "ย่อม"),
    )
)
"""What makes a noun or an adverb of a verb, and auxiliaries."""

PREPOSITIONS: Final = frozenset(
    (
        *("ใน", "ของ", "แห่ง", "แก่", "แด่", "ต่อ", "กับ", "จาก", "ถึง", "สู่", "ไปสู่", "เข้าสู่", "ให้แก่"),
        *("ให้กับ", "ณ", "บน", "ระหว่าง", "ภายใน", "ภายใต้", "เกี่ยวกับ"),
    )
)
"""Those that only a noun follows; behind โดย, เพื่อ, ด้วย and ตาม verbs stand as well."""

OPENINGS: Final = LEANING_WORDS | frozenset(("ที่", "ซึ่ง", "อัน", "ด้าน"))
"""What a clause follows, or the name of a field: nothing else ends there."""

COUNTERS: Final = frozenset(("ทุก", "แต่ละ", "หลาย", "บาง"))
"""What counts things, and needs one behind it."""

COPULAS: Final = frozenset(("เป็น", "มี"))
"""Verbs that say nothing by themselves; what follows them is a noun."""

MAKE_VERBS: Final = frozenset(("การ", "ความ", "จะ", "ต้อง", "ควร", "อาจ", "สามารถ", "ไม่"))
"""What a verb stood behind."""

LINKS: Final = CONJUNCTIONS | frozenset(
    ("โดย", "ด้วย", "ได้", "ให้", "ก็", "ยัง", "ว่า", "คือ", "เกิด", "ๆ")
)
"""Words behind which a copula may be left out: ได้(มี)โอกาส, ให้(มี)เอกภาพ, ตลอดจน(เป็น)องค์การ."""

BEGIN_NO_NOUN: Final = frozenset(
    (
        *(
            "เป็น",
            "มี",
            "ได้",
            "ให้",
            "ต้อง",
            "จะ",
            "จึง",
            "ควร",
            "พึง",
            "สามารถ",
            "โดย",
            "เพื่อ",
            "ตาม",
            "ด้วย",
        ),
        *("อย่าง", "ซึ่ง", "เสมอ", "เสมอว่า", "ก็"),
    )
)
"""Words that begin a verb's phrase or another clause."""

QUESTIONS: Final = frozenset(("อะไร", "ใคร", "ใด", "สิ่งใด", "ผู้ใด"))
"""Pronouns, which no auxiliary governs."""

PLANS: Final = frozenset(
    (
        *(
            "แนวทาง",
            "แนว",
            "แนวปฏิบัติ",
            "แผน",
            "แผนงาน",
            "นโยบาย",
            "วิธี",
            "วิธีการ",
            "รูปแบบ",
            "กรอบ",
            "ทิศทาง",
        ),
        *("โครงการ", "กิจกรรม", "มาตรการ", "ยุทธศาสตร์", "กลยุทธ์", "เป้าหมาย"),
    )
)
"""What is planned for people, and never stands right before them: แนวทาง(การพัฒนา)พนักงาน."""

_PEOPLE: Final = re.compile(rf"{{personnel}}|{STAFF.pattern}")
_END: Final = re.compile(r"\s|[).,;:]|$")


def leaves_hole(before: str, lost: str, after: str) -> bool:
    """Whether a wording without the words lost breaks where they stood.

    >>> leaves_hole("เป็นไปอย่าง", "มี", "ประสิทธิภาพ"), leaves_hole("ได้", "อย่าง", "ทันเวลา")
    (True, False)
    """
    left = "" if before[-1:].isspace() else "".join(split_words(before)[-1:])
    if not left or before.endswith("ไม่ว่าจะ"):
        return False
    last, next_word = split_words(lost.strip())[-1], split_words(after)[0] if after else ""
    is_end = _END.match(after) is not None or next_word in CONJUNCTIONS
    if left in NEED_VERBS:
        is_noun = last in COPULAS | PREPOSITIONS or next_word in PREPOSITIONS | QUESTIONS
        return is_end or is_noun or next_word.startswith(("การ", "ความ"))
    if left in PREPOSITIONS | COUNTERS:
        return is_end or last in MAKE_VERBS or next_word in PREPOSITIONS | BEGIN_NO_NOUN
    if left in OPENINGS:
        return is_end
    if left in PLANS:
        return _PEOPLE.match(fold_key(after)) is not None
    return lost.strip() in COPULAS and not is_end and left not in LINKS
