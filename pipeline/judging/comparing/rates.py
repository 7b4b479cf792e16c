"""Rates: how often within a year something is to be done, whatever the order of the words.

“อย่างน้อยปีละ ๑ ครั้ง”, “หนึ่งครั้งต่อปีเป็นอย่างน้อย” and “ในรอบ ๑๒ เดือน … ไม่ต่ำกว่าหนึ่งหน” say one
thing. A wording of the template that is itself a rate is met by every rate that is as high.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.counting import NUMBER, read_number
from pipeline.text.letters import fold_key
from pipeline.text.likeness import Match

MONTHS: Final = 12
WIDEST_GAP: Final = 70
"""Folded letters between a period and the times that are asked within it."""


def _either(*words: str) -> str:
    return "(?:" + "|".join(sorted(map(fold_key, words), key=len, reverse=True)) + ")"


_LEAST: Final = _either(
    *("อย่างน้อย", "อย่างน้อยที่สุด", "ไม่น้อยกว่า", "ไม่ให้น้อยกว่า", "มิให้น้อยกว่า", "มิน้อยกว่า", "อย่างต่ำ"),
    *("ไม่ต่ำกว่า", "มิให้ต่ำกว่า", "ไม่ให้ต่ำกว่า", "มิต่ำกว่า", "อย่างต่ำที่สุด"),
)
"""What bounds a rate from below, before it."""

_OR_MORE: Final = _either(
    *("เป็นอย่างน้อย", "เป็นอย่างต่ำ", "อย่างน้อย", "อย่างต่ำ", "ขึ้นไป", "เป็นขั้นต่ำ"),
    *("หรือมากกว่า", "เป็นอย่างน้อยที่สุด"),
)
"""The same behind it."""

_AT_MOST: Final = tuple(
    map(
        fold_key,
        ("ไม่เกิน", "มิเกิน", "ไม่เกินกว่า", "ไม่มากกว่า", "อย่างมาก", "อย่างมากที่สุด", "สูงสุด", "เพียง", "แค่"),
    )
)
"""What bounds it from above."""

_TIMES: Final = _either("ครั้ง", "หน", "คราว", "หลักสูตร", "รอบ", "เรื่อง", "รุ่น")
_EACH: Final = _either("คนละ", "รายละ", "แต่ละคน", "ต่อคน", "ทุกคน", "คนหนึ่ง")
_PER_HEAD: Final = rf"(?:(?:ตอ|/)?{_either('คน', 'ราย', 'ตำแหน่ง')})?"
_WITHIN: Final = _either(
    "ใน", "ภายใน", "ทุก", "ทุกรอบ", "แต่ละ", "รอบ", "ช่วง", "ระยะเวลา", "ระยะ", "ห้วง", "ของ"
)
_ONE: Final = rf"(?:(?:๑|{fold_key('หนึ่ง')})(?![๐-๙]))"
_YEAR: Final = (
    _either("ปีงบประมาณ", "รอบปีงบประมาณ", "รอบปี", "ขวบปี", "ปี")
    + f"(?!{_either('พ.ศ', 'งบประมาณ')}|[๐-๙])"
)
"""A year, not one that is named by its number."""

_MONTH: Final = _either("เดือน")
_PERIOD: Final = rf"(?:{_ONE}?{_YEAR}|(?P<months>{NUMBER})?{_MONTH})"
"""A year, or months of it; no other number of years."""

_RANGE: Final = rf"(?:\((?:{NUMBER})\))?(?:(?:[-–]|ถึง|หรือ)(?:{NUMBER}))?"
_COUNT: Final = rf"{_EACH}?(?P<count>{NUMBER}){_RANGE}{_TIMES}"
_OTHER_COUNT: Final = _COUNT.replace("<count>", "<other>")

_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        # ปีละ ๑ ครั้ง, ปีละไม่น้อยกว่าหนึ่งครั้ง, ปีละครั้ง
        rf"{_LEAST}?{_EACH}?(?:{_YEAR}|(?P<months>){_MONTH})ละ{_EACH}?{_LEAST}?"
        rf"(?:{_COUNT}|{_TIMES})",
        # ๑ ครั้งต่อปี, ๑ ครั้ง/คน/ปี, หนึ่งครั้งในรอบ ๑๒ เดือน
        rf"{_LEAST}?{_COUNT}{_OR_MORE}?{_PER_HEAD}(?:ตอ|/|(?={_WITHIN})){_WITHIN}*"
        rf"{_PERIOD}",
        # ในรอบหนึ่งปี … อย่างน้อย ๑ ครั้ง; ปีหนึ่ง ๆ … หนึ่งครั้งเป็นอย่างน้อย
        rf"(?:{_WITHIN}+{_PERIOD}|{_YEAR}{_ONE}|(?<![๐-๙])(?:๑๒|{fold_key('สิบสอง')}){_MONTH})"
        rf"(?P<gap>[^๐-๙]{{0,{WIDEST_GAP}}}?)(?:{_LEAST}{_COUNT}"
        rf"|{_OTHER_COUNT}{_OR_MORE})",
        # อย่างน้อยทุก ๖ เดือน
        rf"{_LEAST}?{_either('ทุก', 'ทุกรอบ', 'ทุกระยะ')}"
        rf"(?:{_ONE}{_YEAR}|(?P<months>{NUMBER})?{_MONTH}){_EACH}?",
    )
)


def find_rates(term: str, key: str, low: int, high: int) -> list[Match]:
    """List the rates in a stretch of a folded text that are at least that of a term, in order.

    >>> key = fold_key("ได้อบรมหนึ่งครั้งต่อปีเป็นอย่างน้อย")
    >>> len(find_rates("อย่างน้อยปีละ ๑ ครั้ง", key, 0, len(key)))
    1
    >>> find_rates("ความรู้", key, 0, len(key))
    []
    """
    least = rate_of(term)
    if least is None:
        return []
    found = [m for times, m in _find_rates(key, low, high) if times >= least]
    return sorted(found, key=lambda m: m.start)


def list_rates(key: str, low: int, high: int) -> list[tuple[int, int]]:
    """List where rates stand in a stretch of a folded text, high or low."""
    return [(match.start, match.end) for _, match in _find_rates(key, low, high)]


@lru_cache(maxsize=1024)
def rate_of(term: str) -> float | None:
    """Read how many times a year a wording asks for; nothing where it is no rate.

    >>> rate_of("อย่างน้อยปีละหนึ่งครั้ง"), rate_of("เดือนละ ๒ ครั้ง"), rate_of("ระยะเวลา ๓ ปี")
    (1.0, 24.0, None)
    """
    key = fold_key(term)
    return next((t for t, m in _find_rates(key, 0, len(key)) if m.end - m.start == len(key)), None)


def _find_rates(key: str, low: int, high: int) -> Iterator[tuple[float, Match]]:
    """Find every rate, with its times a year."""
    for form in _FORMS:
        for match in form.finditer(key, low, high):
            if not key[low : match.start()].endswith(_AT_MOST):
                yield _times_a_year(match), Match(match.start(), match.end(), 0)


def _times_a_year(match: re.Match[str]) -> float:
    """Divide the times by the period; a month that no number counts is one."""
    said = match.groupdict()
    count = said.get("count") or said.get("other")
    times = read_number(count) if count else 1
    if said.get("months") is None:
        return float(times)
    months = read_number(said["months"]) if said["months"] else 1
    return times * MONTHS / months if months else 0.0
