"""Words for the same: where one stands for another, an official has changed nothing.

A template's own `synonyms` and the wordings it accepts for a term are such words too.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import Final

from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.slips import spell
from pipeline.judging.comparing.terms import SectionText
from pipeline.text.letters import fold_key

SLACK: Final = 4
"""Folded letters by which words of another length may reach beyond the stretch they fill."""

EDGE: Final = 1
"""Folded letters of the stretch that the other word may leave uncovered at either end."""

SHORTEST_RUN: Final = 4
"""Folded letters; fewer that agree are no word of the wording."""

Group = tuple[str, ...]

_WISHING: Final = ("ต้องการ", "ประสงค์", "ปรารถนา")
_PEOPLE: Final = ("ประชาชน", "ราษฎร", "ชาวบ้าน", "ผู้รับบริการ", "ผู้ใช้บริการ", "ผู้มาติดต่อ", "เขา")
_SELF: Final = ("ตนเอง", "ตน", "แต่ละคน", "เขา", "")

SAME_WORDS: Final[tuple[Group, ...]] = (
    # What somebody wishes, as a noun and as a clause.
    (
        "ที่ตรงกับความต้องการของประชาชน",
        *(
            f"{lead}ตรง{to}ที่{who}{wish}"
            for lead, to, who, wish in product(("ที่", "ให้"), ("กับ", "ตาม"), _PEOPLE, _WISHING)
        ),
    ),
    (
        *("ตามความต้องการของตนเอง", "ตามความต้องการของตน", "ตามความต้องการ"),
        *(f"ตามที่{who}{wish}" for who, wish in product(_SELF, _WISHING)),
    ),
    # What joins words and clauses.
    ("และ", "กับ", "รวมทั้ง", "รวมถึง", "ตลอดจน", "พร้อมทั้ง", "พร้อมกับ", "อีกทั้ง", "ทั้งยัง", "ทั้ง", "หรือ"),
    ("แห่ง", "ของ", "ใน", "ภายใน"),
    ("ทาง", "ผ่าน", "บน", "ด้วย"),
    ("ที่", "ซึ่ง", "อัน", "แห่งการ"),
    ("แก่", "ให้แก่", "ต่อ", "กับ", "แด่", "ให้กับ"),
    ("โดย", "ด้วย", "ด้วยการ", "โดยการ", "โดยมี"),
    ("เช่น", "อาทิ", "อาทิเช่น", "ได้แก่", "ไม่ว่าจะเป็น", "ประกอบด้วย", "ทั้ง", "จะเป็น", "คือ"),
    ("เป็นต้น", "ฯลฯ"),
    ("กล่าวคือ", "ดังนี้", "คือ", "ได้แก่", "ดังต่อไปนี้"),
    ("เช่นกัน", "เช่นเดียวกัน", "เช่นเดียวกับ", "ด้วยเช่นกัน", "ด้วย", "เหมือนกัน"),
    (
        *("ขณะเดียวกัน", "ในขณะเดียวกัน", "พร้อมกันนี้", "พร้อมกันนั้น", "อีกทั้ง", "เวลาเดียวกัน", "ในเวลาเดียวกัน"),
        *("คราวเดียวกัน", "ในคราวเดียวกัน", "พร้อมกัน", "ในโอกาสเดียวกัน", "ควบคู่กัน", "ควบคู่กันไป"),
    ),
    ("ทั้งนี้", "อนึ่ง", "สำหรับ"),
    ("ดังนั้น", "ฉะนั้น", "ดังนี้", "เพราะฉะนั้น", "ด้วยเหตุนี้"),
    ("อันจะทำให้", "ซึ่งจะทำให้", "เพื่อให้", "อันจะส่งผลให้", "ซึ่งจะส่งผลให้", "ทำให้"),
    ("เป็นไปอย่างมี", "อย่างมี", "ให้มี", "ให้เกิด", "เกิด", "มี"),
    ("นอกจากจะ", "นอกจาก", "มิใช่เพียง", "มิใช่เพียงแต่", "ไม่เพียง", "ไม่เพียงแต่"),
    ("จำเป็นต้อง", "จำเป็นที่จะต้อง", "มีความจำเป็นต้อง", "ต้อง", "จะต้อง", "ต้องมีการ"),
    ("คำนึงถึง", "นึกถึง", "คิดถึง", "เห็นแก่", "ตระหนักถึง", "ยึดถือ"),
    # One half of a pair of words that say the same.
    ("ร้องขอ", "ขอ", "ขอรับ"),
    ("เห็นสมควร", "เห็นควร", "เห็นว่าเหมาะสม", "เห็นเหมาะสม"),
    ("ประโยชน์สุข", "ประโยชน์", "ผลประโยชน์"),
    ("เสร็จสิ้น", "แล้วเสร็จ", "เสร็จ", "สำเร็จ"),
    ("มุ่งเน้น", "เน้น", "มุ่ง"),
    ("ตอบสนอง", "สนอง", "สนองตอบ"),
    ("ตอบโต้", "ตอบสนอง", "รับมือ", "โต้ตอบ"),
    ("เรียกใช้", "ใช้", "ขอใช้", "เข้าถึง"),
    ("ตนเอง", "ตน"),
    ("กันเอง", "กัน", "ระหว่างกัน", "ซึ่งกันและกัน"),
    ("ไปสู่", "สู่", "เข้าสู่", "ก้าวสู่", "ก้าวไปสู่"),
    # The same deed as a noun and as a verb.
    ("ใช้ประโยชน์จาก", "ใช้ประโยชน์", "ใช้"),
    ("ตั้งคำถามกับ", "ตั้งคำถามต่อ", "ถาม"),
    ("เปิดกว้างให้", "เปิดโอกาสให้", "เปิดทางให้", "เปิดให้"),
    ("เปิดเผยโปร่งใส", "เปิดเผยและโปร่งใส", "โปร่งใส"),
    ("เข้ามา", "เข้า", "มา"),
    ("ผสมผสานกัน", "ผสมผสาน", "ประสมประสาน"),
    ("ความคิดริเริ่ม", "ความคิดริเริ่มสร้างสรรค์", "ความริเริ่ม", "ความคิดสร้างสรรค์"),
    ("สถานการณ์", "เหตุการณ์"),
    ("คุณสมบัติ", "คุณลักษณะ"),
    ("แต่ละตำแหน่ง", "ตำแหน่ง", "แต่ละสายงาน"),
    ("ส่วนตัว", "ส่วนบุคคล"),
    # Words of administration.
    ("องค์กร", "องค์การ", "หน่วยงาน"),
    ("ส่วนราชการ", "หน่วยงาน", "หน่วยงานราชการ"),
    ("ดำเนินการ", "ดำเนินงาน", "ปฏิบัติ", "จัดทำ"),
    ("รับผิดชอบ", "ความรับผิดชอบ"),
    ("กฎหมายกำหนด", "กฎหมายบัญญัติ", "กฎหมายกำหนดไว้", "กฎหมายบัญญัติไว้"),
    ("สหสาขาวิชา", "สหวิทยาการ", "หลายสาขาวิชา", "หลากหลายสาขาวิชา"),
    ("อย่างฉับพลัน", "อย่างรวดเร็ว", "อย่างกะทันหัน", "โดยฉับพลัน"),
    ("เพื่อประโยชน์สุข", "เพื่อความผาสุก"),
    ("โอนถ่าย", "ถ่ายโอน"),
    ("ขีดสมรรถนะ", "สมรรถนะ", "ขีดความสามารถ"),
    # What the technical world has in Thai, in English, and for short.
    ("อินเทอร์เน็ต", "internet", "เครือข่ายอินเทอร์เน็ต"),
    ("เว็บไซต์", "website", "web site", "เว็บ"),
    ("โซเชียลมีเดีย", "socialmedia", "สื่อสังคมออนไลน์", "สื่อสังคม", "สังคมออนไลน์", "สื่อออนไลน์", "โซเชียล"),
    ("แอปพลิเคชัน", "application", "แอป", "app"),
    ("โทรศัพท์มือถือ", "โทรศัพท์เคลื่อนที่", "มือถือ", "สมาร์ตโฟน", "smartphone"),
    ("ดิจิทัล", "digital"),
    ("นวัตกรรม", "innovation"),
    ("thailand", "ไทยแลนด์", "ประเทศไทย"),
)
"""Words that officials put for each other in sentences of this kind: linking words, short and
long forms of a word, and loan words with their Thai and English names. None turns a sense."""


def mean_same(found: str, expected: str) -> bool:
    """Whether words are put for each other, by their folded letters.

    >>> mean_same(fold_key("นึกถึง"), fold_key("คำนึงถึง")), mean_same("ควร", "ตอง")
    (True, False)
    """
    return any(found in group and expected in group for group in map(fold_group, SAME_WORDS))


def says_same(
    mapping: Mapping, section: SectionText, word: tuple[int, int], groups: Iterable[Group]
) -> bool:
    """Whether words for the same stand where a word of the wording should stand."""
    key = mapping.fragment.key
    for group in (*SAME_WORDS, *groups):
        for own in fold_group(group):
            place = key.find(own, max(0, word[1] - len(own)))
            if 0 <= place <= word[0] and word[1] <= place + len(own):
                whole = place, place + len(own)
                there, free = mapping.stretch(*whole), _find_free(mapping, whole, section)
                others = (other for other in group if fold_key(other) != own)
                if group not in SAME_WORDS:  # there a word cut short is told as lost
                    others = (o for o in others if fold_key(o) not in own)
                if any(_fills(other, section, there, free) for other in others):
                    return True
    return False


def _find_free(mapping: Mapping, own: tuple[int, int], section: SectionText) -> tuple[int, int]:
    """Find the stretch up to the wording's other words that stand before and after.

    In ปฏิบัติหน้าที่, of ปฏิบัติราชการ และปฏิบัติหน้าที่, the word that is left is the second one.
    """
    low, high = 0, len(section.key)
    for change in mapping.changes:
        start = mapping.start + change.b_start
        if change.kind != "equal" or change.a_end - change.a_start < SHORTEST_RUN:
            continue
        if change.a_start < own[0]:
            low = max(low, start + min(own[0], change.a_end) - change.a_start)
        if change.a_end > own[1]:
            high = min(high, start + max(0, own[1] - change.a_start))
    return low, high


def _fills(word: str, section: SectionText, there: tuple[int, int], free: tuple[int, int]) -> bool:
    """Whether a word stands in a stretch, rightly spelt, and leaves little of it over."""
    (start, end), key = there, fold_key(word)
    low = max(0, free[0] - SLACK, min(start, end - len(key)) - SLACK)
    place = section.key.find(key, low, min(end + len(key), free[1]) + SLACK)
    is_there = 0 <= place <= start + EDGE and place + len(key) >= end - EDGE
    if not is_there:
        return False
    return spell(word).lower() == spell(section.source(place, place + len(key))).lower()


@lru_cache(maxsize=1024)
def fold_group(group: Group) -> tuple[str, ...]:
    """Fold the words of a group."""
    return tuple(fold_key(word) for word in group)
