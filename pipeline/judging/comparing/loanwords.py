"""Loan words in common spellings beside the official one."""

from functools import lru_cache
from typing import Final

SPELLING_VARIANTS: Final = (
    ("อินเตอร์เน็ต", "อินเทอร์เน็ต"),
    ("อินเตอร์เนต", "อินเทอร์เน็ต"),
    ("อินเทอร์เนต", "อินเทอร์เน็ต"),
    ("เว็ปไซด์", "เว็บไซต์"),
    ("เว็บไซด์", "เว็บไซต์"),
    ("เว็ปไซต์", "เว็บไซต์"),
    ("เวปไซต์", "เว็บไซต์"),
    ("เวปไซด์", "เว็บไซต์"),
    ("เวบไซต์", "เว็บไซต์"),
    ("แอปพลิเคชั่น", "แอปพลิเคชัน"),
    ("แอพพลิเคชั่น", "แอปพลิเคชัน"),
    ("แอพพลิเคชัน", "แอปพลิเคชัน"),
    ("แอพลิเคชั่น", "แอปพลิเคชัน"),
    ("แอพลิเคชัน", "แอปพลิเคชัน"),
    ("โซเซียลมีเดีย", "โซเชียลมีเดีย"),
    ("โซเชียลมิเดีย", "โซเชียลมีเดีย"),
    ("ดิจิตอล", "ดิจิทัล"),
    ("อีเมล์", "อีเมล"),
)
"""Loan words as people write them, and as the Royal Society does."""


@lru_cache(maxsize=4096)
def spell_otherwise(term: str) -> tuple[str, ...]:
    """Give a wording as it is, and with each loan word in its common spellings.

    >>> spell_otherwise("ระบบดิจิทัล")
    ('ระบบดิจิทัล', 'ระบบดิจิตอล')
    """
    return (
        term,
        *(term.replace(right, common) for common, right in SPELLING_VARIANTS if right in term),
    )
