"""Rates: how often within a year something is to be done, whatever the order of the words.

“อย่างน้อยปีละ ๑ ครั้ง”, “หนึ่งครั้งต่อปีเป็นอย่างน้อย” and “ในรอบ ๑๒ เดือน … ไม่ต่ำกว่าหนึ่งหน” say one
thing. A wording of the template that is itself a rate is met by every rate that is as high.
"""

import re
from dataclasses import dataclass
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
_SO_MANY: Final = rf"(?:(?<![๐-๙])(?P<years>{NUMBER})(?![๐-๙]))"
_YEAR: Final = (
    _either("ปีงบประมาณ", "รอบปีงบประมาณ", "รอบปี", "ขวบปี", "ปี")
    + f"(?!{_either('พ.ศ', 'งบประมาณ')}|[๐-๙])"
)
"""A year, not one that is named by its number."""

_MONTH: Final = _either("เดือน")
_PERIOD: Final = rf"(?:{_SO_MANY}?{_YEAR}|(?P<months>{NUMBER})?{_MONTH})"
"""Years, or months."""

_RANGE: Final = rf"(?:\((?:{NUMBER})\))?(?:(?:[-–]|ถึง|หรือ)(?:{NUMBER}))?"
_ONCE: Final = f"{_TIMES}(?:{fold_key('หนึ่ง')})?(?!{fold_key('ที่')})"
"""Times without a number before them; the second time (ครั้งที่ ๒) is no rate."""

_COUNT: Final = rf"{_EACH}?(?P<count>{NUMBER}){_RANGE}{_TIMES}"
_CLAUSE_NUMBER: Final = f"{fold_key('ข้อ')}[๐-๙]+(?:[.][๐-๙]+)*"
_OTHER_COUNT: Final = _COUNT.replace("<count>", "<other>")

_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        # ปีละ ๑ ครั้ง, ปีละไม่น้อยกว่าหนึ่งครั้ง, ปีละครั้ง
        rf"{_LEAST}?{_EACH}?(?:{_YEAR}|(?P<months>){_MONTH})ละ{_EACH}?{_LEAST}?"
        rf"(?:{_COUNT}|{_ONCE})",
        # ๑ ครั้งต่อปี, ๑ ครั้ง/คน/ปี, หนึ่งครั้งในรอบ ๑๒ เดือน
        rf"{_LEAST}?(?:{_COUNT}|{_ONCE}){_OR_MORE}?{_PER_HEAD}(?:ตอ|/|(?={_WITHIN})){_WITHIN}*"
        rf"{_PERIOD}",
        # ในรอบหนึ่งปี … อย่างน้อย ๑ ครั้ง; ปีหนึ่ง ๆ … หนึ่งครั้งเป็นอย่างน้อย
        rf"(?:{_WITHIN}+{_PERIOD}|{_YEAR}{_ONE}|(?<![๐-๙])(?:๑๒|{fold_key('สิบสอง')}){_MONTH})"
        rf"(?:{_CLAUSE_NUMBER}|[^๐-๙]){{0,{WIDEST_GAP}}}?(?:{_LEAST}{_COUNT}"
        rf"|{_OTHER_COUNT}{_OR_MORE})",
        # ๒ ปีต่อ ๑ ครั้ง, สิบแปดเดือนครั้ง
        rf"{_LEAST}?(?:{_SO_MANY}{_YEAR}|(?<![๐-๙])(?P<months>{NUMBER}){_MONTH})(?:ตอ|/|ละ)?{_EACH}?{_LEAST}?"
        rf"(?:{_COUNT}|{_ONCE})",
        # อย่างน้อยทุก ๖ เดือน, ทุก ๒ ปี
        rf"{_LEAST}?{_either('ทุก', 'ทุกรอบ', 'ทุกระยะ')}"
        rf"(?:{_SO_MANY}{_YEAR}|(?P<months>{NUMBER})?{_MONTH}){_EACH}?",
    )
)


@dataclass(frozen=True, slots=True)
class _Rate:
    """How many times in how many years, and where it stands."""

    times: int
    years: float
    match: Match

    def meets(self, least: float) -> bool:
        """Whether each year has so many times: three times in three years may be all in one."""
        return self.years <= 1 and self.times >= least * self.years

    def misses(self, least: float) -> bool:
        """Whether there are fewer times than so many a year."""
        return self.times < least * self.years


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
    found = [rate.match for rate in _find_rates(key, low, high) if rate.meets(least)]
    return sorted(found, key=lambda m: m.start)


def find_low_rates(term: str, key: str, low: int, high: int) -> list[Match]:
    """List the rates in a stretch of a folded text that are lower than that of a term, in order.

    >>> key = fold_key("อบรมสองปีต่อหนึ่งครั้ง")
    >>> len(find_low_rates("อย่างน้อยปีละ ๑ ครั้ง", key, 0, len(key)))
    1
    """
    least = rate_of(term)
    if least is None:
        return []
    rates = _find_rates(key, low, high)
    enough = [rate.match for rate in rates if rate.meets(least)]
    low_ones = [rate.match for rate in rates if rate.misses(least)]
    alone = (m for m in low_ones if not any(m.start < e.end and e.start < m.end for e in enough))
    return sorted(alone, key=lambda m: m.start)


def list_rates(key: str, low: int, high: int) -> list[tuple[int, int]]:
    """List where rates stand in a stretch of a folded text, high or low."""
    return [(rate.match.start, rate.match.end) for rate in _find_rates(key, low, high)]


@lru_cache(maxsize=1024)
def rate_of(term: str) -> float | None:
    """Read how many times a year a wording asks for; nothing where it is no rate.

    >>> rate_of("อย่างน้อยปีละหนึ่งครั้ง"), rate_of("เดือนละ ๒ ครั้ง"), rate_of("ระยะเวลา ๓ ปี")
    (1.0, 24.0, None)
    """
    key = fold_key(term)
    whole = (r for r in _find_rates(key, 0, len(key)) if r.match.end - r.match.start == len(key))
    return next((rate.times / rate.years for rate in whole), None)


@lru_cache(maxsize=256)
def _find_rates(key: str, low: int, high: int) -> tuple[_Rate, ...]:
    """Find every rate; each rate of the template asks for the same ones."""
    matches = (match for form in _FORMS for match in form.finditer(key, low, high))
    within = (match for match in matches if not key[low : match.start()].endswith(_AT_MOST))
    return tuple(rate for rate in map(_read_rate, within) if rate is not None)


def _read_rate(match: re.Match[str]) -> _Rate | None:
    """Read the times and their period; what no number counts is one, a half is none."""
    said = match.groupdict()
    count = said.get("count") or said.get("other")
    times = read_number(count) if count else 1
    if said.get("months") is not None:
        years = (read_number(said["months"]) if said["months"] else 1) / MONTHS
    else:
        years = float(read_number(said["years"])) if said.get("years") else 1.0
    return _Rate(times, years, Match(match.start(), match.end(), 0)) if years else None
