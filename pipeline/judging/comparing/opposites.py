"""Opposites: words that turn a statement round where they stand for one of its own."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.negation import MAPPING_SLACK
from pipeline.judging.comparing.scopes import find_origin, find_words
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.text.letters import LEADING_VOWELS

COPIED_LETTERS: Final = 10
"""Folded letters on each side of a word by which its place is known."""

BESIDE: Final = 6
"""The same on one side, where the plan goes on in the words of another accepted wording."""

OPPOSITES: Final = (
    ("มากกว่า", ("น้อยกว่า",)),
    ("อย่างน้อย", ("ไม่เกิน", "อย่างมาก")),
    ("ทุก", ("บาง",)),
    ("เปิด", ("ปิด",)),
    ("เปิดเผย", ("ปกปิด", "ปิดบัง", "ซ่อนเร้น", "อำพราง")),
    ("โปร่งใส", ("คลุมเครือ", "มืดมน", "ปิดลับ", "เคลือบแคลง")),
    ("เปิดกว้าง", ("ปิดกั้น", "กีดกัน", "หวงกัน")),
    ("เชื่อมโยง", ("ตัดขาด", "แยกขาด", "แยกส่วน", "ขาดตอน")),
    ("เอกภาพ", ("แตกแยก", "เอกเทศ", "ความขัดแย้ง")),
    ("สอดรับ", ("ขัดแย้ง", "สวนทาง")),
    ("สอดคล้อง", ("ขัดแย้ง", "สวนทาง")),
    ("เพิ่ม", ("ลด",)),
    ("เพิ่มพูน", ("ลดทอน", "บั่นทอน", "ตัดทอน")),
    ("ส่งเสริม", ("ขัดขวาง", "ยับยั้ง", "บั่นทอน", "กีดกัน")),
    ("เชิงรุก", ("เชิงรับ", "ตั้งรับ")),
    ("ข้างหน้า", ("ข้างหลัง", "ย้อนหลัง", "อดีต")),
    ("ล่วงหน้า", ("ย้อนหลัง", "ภายหลัง")),
    ("ภายนอก", ("ภายใน",)),
    ("สูง", ("ต่ำ",)),
    ("ทันสมัย", ("ล้าสมัย", "ล้าหลัง", "พ้นสมัย")),
    ("สมัยใหม่", ("สมัยเก่า", "แบบเก่า", "ล้าสมัย", "โบราณ")),
    ("รวดเร็ว", ("ล่าช้า", "ชักช้า", "เชื่องช้า", "เนิ่นช้า", "อืดอาด")),
    ("ทันเวลา", ("ล่าช้า", "ชักช้า", "เชื่องช้า", "เนิ่นช้า", "สายเกินไป")),
    ("ฉับพลัน", ("ค่อยเป็นค่อยไป", "เชื่องช้า")),
    ("ยืดหยุ่น", ("ตายตัว", "แข็งตัว", "แข็งกระด้าง", "แข็งทื่อ")),
    ("รอบคอบ", ("ประมาท", "เลินเล่อ", "สะเพร่า", "มักง่าย", "หละหลวม")),
    ("ขยัน", ("เกียจคร้าน", "เฉื่อยชา", "เฉื่อยแฉะ", "เกียจ")),
    ("ซื่อสัตย์", ("คดโกง", "ฉ้อฉล", "ฉ้อโกง", "ทุจริต")),
    ("สุจริต", ("ทุจริต", "มิชอบ")),
    ("เสมอภาค", ("เหลื่อมล้ำ", "ลำเอียง", "เลือกปฏิบัติ", "เลือกหน้า", "เอารัดเอาเปรียบ")),
    ("ประโยชน์", ("โทษ", "ความเสียหาย", "ผลเสีย")),
    ("อำนวยความสะดวก", ("สร้างความยุ่งยาก", "สร้างภาระ", "ก่อภาระ", "เพิ่มภาระ")),
    ("จุดเดียว", ("หลายจุด", "ต่างจุด", "คนละจุด")),
    ("หลายช่องทาง", ("ช่องทางเดียว",)),
    ("ผูกพัน", ("เบื่อหน่าย", "ห่างเหิน", "เมินเฉย", "เหินห่าง")),
    ("เหมาะสม", ("บกพร่อง",)),
    ("สามารถ", ("มิอาจ",)),
    ("เป็นหลัก", ("เป็นรอง", "เป็นเรื่องรอง")),
    ("ยึดหลัก", ("ละเมิดหลัก", "ละเลยหลัก")),
)
"""A word of a template, and those that turn the statement round in its place."""

_DENIED: Final = re.compile(
    r"(?:(?:ไม่(?!ว่า)|มิ(?!ใช่ว่า)|ปราศจาก|ไร้|ห้าม|งด|เลิก|ละเว้น|หลีกเลี่ยง|ปลอด|พ้น|ต่อต้าน|ต้าน)\S{0,16}"
    r"|(?:ลด|ขจัด|กำจัด|ป้องกัน|แก้ไข|แก้|บรรเทา|ตรวจสอบ)(?:การ|ความ|ปัญหา|\s)*)$"
)
"""What stands before an opposite and turns it round again: โดยไม่ให้เกิดความล่าช้า."""


def is_denied(text: str, start: int) -> bool:
    """Whether what begins at an offset of a text is denied there.

    >>> is_denied("ให้บริการโดยไม่ชักช้า", 15), is_denied("ให้บริการอย่างชักช้า", 14)
    (True, False)
    """
    return _DENIED.search(text, max(0, start - 24), start) is not None


def find_opposites(mapping: Mapping, section: SectionText) -> Iterator[Shift]:
    """Find a word whose place is taken by its opposite."""
    known = (pair for pair in OPPOSITES if pair[0] in mapping.fragment.text)
    for mine, others in known:
        for start, end, word in find_words(_literal(mine), mapping.fragment):
            is_gone = stands_near(_literal(mine), section, mapping, (start, end)) is None
            if is_gone and _is_copied_around(mapping, start, end):
                yield from _find_turned_round(word, others, section, mapping, (start, end))


def _is_copied_around(mapping: Mapping, start: int, end: int) -> bool:
    """Whether the wording's own letters stand on both sides of a word of it.

    On one side fewer are enough: another accepted wording may go on there.
    """
    same = [c for c in mapping.changes if c.kind == "equal"]
    low, high = start - MAPPING_SLACK, end + MAPPING_SLACK
    left, right = (
        max(0, start - COPIED_LETTERS),
        min(len(mapping.fragment.key), end + COPIED_LETTERS),
    )
    before = left == 0 or any(c.a_start <= left and c.a_end >= low for c in same)
    behind = right == len(mapping.fragment.key) or any(
        c.a_start <= high and c.a_end >= right for c in same
    )
    if before != behind:
        before = before or any(c.a_start <= start - BESIDE and c.a_end >= low for c in same)
        behind = behind or any(c.a_start <= high and c.a_end >= end + BESIDE for c in same)
    return before and behind


def _find_turned_round(
    word: str,
    others: Sequence[str],
    section: SectionText,
    mapping: Mapping,
    own: Stretch,
) -> Iterator[Shift]:
    """Find the first opposite of a word that stands in its place and is not denied there."""
    for other in others:
        turned = stands_near(_literal(other), section, mapping, own)
        if turned is None or _literal(other).search(mapping.fragment.text):
            continue
        if not is_denied(section.text, find_origin(section, turned[0])):
            yield Shift("reversed", other, word, turned[0], turned[1])
            return


@lru_cache(maxsize=256)
def _literal(word: str) -> re.Pattern[str]:
    """Compile a word as it is spelt; behind a leading vowel it is another one (เปิด, ปิด)."""
    return re.compile(f"(?<![{''.join(LEADING_VOWELS)}]){re.escape(word)}")


def stands_near(
    pattern: re.Pattern[str], section: SectionText, mapping: Mapping, own: Stretch
) -> tuple[int, int, str] | None:
    """Find a word where a stretch of the fragment should stand, or a few letters off."""
    left, right = mapping.stretch(*own)
    for start, end, word in find_words(pattern, section):
        if start <= right + MAPPING_SLACK and end >= left - MAPPING_SLACK:
            return start, end, word
    return None
