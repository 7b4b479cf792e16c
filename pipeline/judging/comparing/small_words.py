"""Small words: those that say nothing by themselves, those that join, and small numbers."""

from typing import Final

EMPTY_WORDS: Final = frozenset(
    (
        *("ทั้งนี้", "ดังนั้น", "ดังนี้", "เป็นต้น", "กล่าวคือ", "เช่น", "คือ", "โดย", "และ", "หรือ", "ก็"),
        *("ที่", "ของ", "มี", "ให้", "ได้", "เป็น", "จะ", "ใน", "การ", "ต่าง", "ๆ", "อื่น", "ต่างๆ", "อื่นๆ"),
        *("แก่", "กับ", "จึง", "ซึ่ง", "ไป", "มา", "นี้", "นั้น", "แล้ว", "จาก", "เพื่อ", "รวมทั้ง", "พร้อมทั้ง"),
        "ตลอดจน",
    )
)
"""Words whose loss changes nothing that a statement says."""

LINKING_WORDS: Final = frozenset(
    {"การ", "ความ", "และ", "ที่", "ใน", "ของ", "ได้", "ให้", "ไม่", "ก็", "กว่า", "ขึ้น", "แล้ว", "ทั้ง", "คง"}
)
"""Words whose addition joins a word without making another of it."""

NUMBER_KEYS: Final = {"๑": ("หนึง",), "๒": ("สอง",), "๓": ("สาม",), "๔": ("สี",), "๕": ("หา",)}
"""Small numbers as words, folded."""
