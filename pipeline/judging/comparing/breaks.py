"""Breaks: where a phrase ends, and a paragraph.

Thai parts clauses by blanks, which also stand where no clause ends; and a line of a PDF ends where
the page does, or the paragraph.
"""

import re
from functools import lru_cache
from typing import Final

WRAPPED: Final = 0.75
"""Share of the longest line that a line has which goes on in the next; a shorter one ends."""

LAST_LETTERS: Final = 16
"""Letters that the last word of a sentence may have behind its condition: …ประการใด."""

_PREDICATE: Final = "(?:จึง|ก็)?(?:ถือ)?เป็น(?:เรื่อง|สิ่ง|งาน|ข้อ)"
_BREAK: Final = re.compile(
    rf"(?<!นั้น)(?<![ๆณ0-9๐-๙A-Za-z.,])[ \t]+(?![ๆณ0-9๐-๙(A-Za-z]|{_PREDICATE})"
)
"""A blank between phrases; beside digits, foreign letters, ๆ and ณ it is only good typing, and
between a long subject and what is said of it (ส่วน…นั้น ให้…; … เป็นเรื่องที่…) it parts nothing."""

_NEXT: Final = re.compile(
    r"\s+(?:ทั้งนี้|โดย|และ|แต่|ซึ่ง|เพื่อ|ตลอดจน|รวมทั้ง|พร้อมทั้ง|อันจะ|ดังนั้น|[(]?[0-9๐-๙]+[.)])"
)
"""What begins a clause of its own behind a blank or in a new line."""


def count_breaks(text: str, left: int, right: int) -> int:
    """Count the blanks between phrases, and the ends of paragraphs, that part two places."""
    ends = [at for at in range(left, right) if text[at] == "\n"]
    return len(_BREAK.findall(text, left, right)) + sum(_is_last(text, at) for at in ends)


def find_break(text: str, place: int) -> int:
    """Find where the phrase ends that goes on at a place: at a blank, or with its paragraph."""
    blank = _BREAK.search(text, place)
    stop = blank.start() if blank is not None else len(text)
    line = text.find("\n", place, stop)
    while line >= 0:
        if _is_last(text, line) or _NEXT.match(text, line) is not None:
            return line
        line = text.find("\n", line + 1, stop)
    return stop


def find_paragraph(text: str, place: int) -> int:
    """Find where the paragraph begins in which a place stands."""
    line = text.rfind("\n", 0, place)
    while line >= 0 and not _is_last(text, line):
        line = text.rfind("\n", 0, line)
    return line + 1


def ends_sentence(text: str, place: int) -> bool:
    """Whether a sentence ends at a place or a word later: with its paragraph, or a new clause.

    >>> ends_sentence("หากไม่มีผู้คัดค้าน โดยการจัด…", 18), ends_sentence("หากจำเป็น ให้ทบทวน", 9)
    (True, False)
    """
    stop = find_break(text, place)
    if stop > place + LAST_LETTERS:
        return False
    return stop == len(text) or text[stop] == "\n" or _NEXT.match(text, stop) is not None


def _is_last(text: str, line: int) -> bool:
    """Whether a line that ends at a place is the last one of a paragraph."""
    return line - text.rfind("\n", 0, line) - 1 < WRAPPED * _measure_lines(text)


@lru_cache(maxsize=64)
def _measure_lines(text: str) -> int:
    """Give the length of the longest line."""
    return max(map(len, text.split("\n")))
