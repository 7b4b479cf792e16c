"""Loan words: the Royal Society's spelling, and the others that people give them."""

import re
from functools import lru_cache
from itertools import product
from typing import Final

from pipeline.text.letters import MARKS, fold_key

LOANWORDS: Final[tuple[tuple[str, ...], ...]] = (
    ("อิน", "เทอร์|เตอร์|เทอ|เตอ|เธอร์", "เน็ต|เนต|เน็ท|เนท|เน็ตต์|เน็ต์"),
    ("เว็บ|เว็ป|เวป|เวบ|เว็ฟ", "ไซต์|ไซด์|ไซท์|ไซค์|ไซ"),
    ("เว็บ|เว็ป|เวป|เวบ",),
    ("แอป|แอ็ป|แอพ|แอ็พ|แอฟ|แอปป|แอพพ", "พลิ|ปลิ|ลิ|พริ", "เค", "ชัน|ชั่น|ชั้น|ชัณ"),
    ("แอป|แอพ|แอ็พ|แอ๊พ|แอ๊ป|แอปป์|แอพพ์",),
    ("โซ|โช", "เชียล|เชี่ยล|เซียล|เซี่ยล|เชียน"),
    ("มีเดีย|มิเดีย|มีเดี่ย|มีเดี้ย|มิเดี่ย",),
    ("ดิจิ|ดิจี|ดีจิ|ดีจี", "ทัล|ตอล|ทอล"),
    ("อี", "เมล|เมล์|เมลล์|แมล์|แมล"),
    ("เทคโนโล|เทคโนโร|เท็คโนโล", "ยี|ยี่|ยี้"),
    ("อิ", "เล็ก|เล็ค|เลก|เลค|เล็คท|เล็กท", "ทรอ|โทร", "นิกส์|นิคส์|นิก|นิค|นิกซ์"),
    ("คอม", "พิว|พิ้ว|ปิว", "เตอร์|เต้อร์|เตอร|เต่อร์"),
    ("ซอฟต์|ซอฟท์|ซอฟ|ซ็อฟต์", "แวร์|แว"),
    ("ฮาร์ด|ฮาด|ฮาร์ท", "แวร์"),
    ("แพลต|แพลท|แพล็ต|แพลด|แพท", "ฟอร์ม|ฟอม"),
    ("ออน|อ็อน", "ไลน์|ไลด์|ไลท์"),
    ("อัป|อัพ|อับ", "เดต|เดท|เดด|เด็ต|เด็ท"),
    ("อัป|อัพ|อับ", "โหลด|โหลต|โหลท"),
    ("ดาวน์|ดาว", "โหลด|โหลต|โหลท"),
    ("เฟซ|เฟส|เฟช", "บุ๊ก|บุ๊ค|บุค|บุ้ค"),
    ("ยู", "ทูบ|ทูป|ทู๊บ"),
    ("กู", "เกิล|เกิ้ล"),
    ("วิดีโอ|วีดีโอ|วิดิโอ|วีดิโอ",),
    ("กราฟิก|กราฟฟิก|กราฟิค|กราฟฟิค",),
    ("เซิร์ฟ|เซิฟ|เซอร์ฟ|เซอฟ", "เวอร์|เวอ"),
    ("ลิงก์|ลิงค์|ลิ้งค์|ลิ้งก์|ลิ๊งค์",),
    ("แท็บ|แทบ|แท๊บ", "เล็ต|เลต|เล็ท|เลท"),
    ("สมาร์ต|สมาร์ท", "โฟน"),
    ("เวิร์ก|เวิร์ค|เวิค", "ช็อป|ชอป|ช้อป|ช๊อป|ช็อบ"),
    ("โปรเจกต์|โปรเจ็กต์|โปรเจ็ค|โปรเจค|โปรเจ็คท์|โปรเจคท์|โปรเจ็คต์",),
    ("เปอร์เซ็นต์|เปอร์เซนต์|เปอร์เซ็น|เปอร์เซ็นท์|เปอร์เซนท์|เปอร์เซน",),
    ("โควตา|โควต้า",),
    ("ออฟฟิศ|ออฟฟิส|อ๊อฟฟิศ|อ๊อฟฟิส",),
    ("คลิก|คลิ๊ก|คลิ้ก|คลิ๊ค|คลิค",),
    ("สต็อก|สต๊อก|สต๊อค|สต็อค",),
    ("บล็อก|บล๊อก|บล็อค|บล๊อค",),
    ("เน็ต|เนต|เน็ท", "เวิร์ก|เวิร์ค"),
)
"""Loan words piece by piece, the official piece first: each mixture with another is a variant.

Pieces part in the final letter (ต ท ด, ก ค, บ ป พ), the marks that Thai does not need
(็ ่ ้ ์), and letters of one sound (ซ ช, ท ต): rules of transcription that few people know.
"""


def _list_variants() -> dict[str, str]:
    """Give the official spelling of each variant."""
    official = {"".join(piece.split("|")[0] for piece in word) for word in LOANWORDS}
    variants: dict[str, str] = {}
    for word in LOANWORDS:
        first, *others = map("".join, product(*(piece.split("|") for piece in word)))
        variants |= {other: first for other in others if other not in official}
    return variants


SPELLING_VARIANTS: Final = _list_variants()
"""Loan words as people write them, and as the Royal Society does."""

_RIGHT: Final = frozenset(SPELLING_VARIANTS.values())
_LONGEST_FIRST: Final = sorted({*SPELLING_VARIANTS, *_RIGHT}, key=len, reverse=True)
LOANWORD: Final = re.compile(
    "(?:" + "|".join(r"\n?".join(word) for word in _LONGEST_FIRST) + ")"
    f"(?![{''.join(sorted(MARKS))}])"
)
"""A loan word in any spelling, the longest that stands there; a line may end within it."""


def spell_officially(text: str) -> str:
    """Give each loan word its official spelling.

    >>> spell_officially("ระบบดิจิตอลและเว็ปไซท์")
    'ระบบดิจิทัลและเว็บไซต์'
    """
    return LOANWORD.sub(lambda word: SPELLING_VARIANTS.get(word[0], word[0]), text)


@lru_cache(maxsize=4096)
def spell_otherwise(term: str) -> tuple[str, ...]:
    """Give a wording as it is, and with each loan word in its other spellings, folded alike once.

    >>> spell_otherwise("ระบบดิจิทัล")[:2], spell_otherwise("ประชาชน")
    (('ระบบดิจิทัล', 'ระบบดิจิตอล'), ('ประชาชน',))
    """
    spelt = {fold_key(term): term}
    for common, right in SPELLING_VARIANTS.items():
        if right in term:
            other = term.replace(right, common)
            spelt.setdefault(fold_key(other), other)
    return tuple(spelt.values())
