"""Binding numbers: those that a statement frames, and what makes another number of them.

๓๖ เดือน is ๓ ปี, ๖ เดือน is not; a range binds at both its ends; every half-year is oftener than
every year.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.counting import NUMBER, read_number
from pipeline.judging.comparing.rates import find_low_rates, find_rates, rate_of
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.model import BindingNumber, Element
from pipeline.text.letters import fold_key, fold_text

YEAR: Final = fold_key("ปี")
A_YEAR, TIMES = fold_key("ปีละ"), fold_key("ครั้ง")

UNITS_A_YEAR: Final = {
    YEAR: 1,
    fold_key("เดือน"): 12,
    fold_key("ไตรมาส"): 4,
    fold_key("สัปดาห์"): 52,
    fold_key("วัน"): 365,
    fold_key("ชั่วโมง"): 8766,
}
"""Units in which a term may be given, folded, and how many make a year."""

_LOST_POINT: Final = rf"(?<=[^๐-๙][๐-๙]๐)(?![.๐-๙]|{'|'.join(UNITS_A_YEAR)}|คน|ครัง|ลาน)"
"""Behind two digits that were parted by a point: ยุค ๔๐."""

INTERVAL: Final = fold_key("ทุก")
"""What begins an interval: a shorter one is as good."""

LONG_PERIODS: Final = (
    *("ตลอดอายุราชการ", "ตลอดอายุงาน", "ตลอดอายุการทำงาน", "ตลอดระยะเวลา", "ตลอดแผน"),
    *("ตลอดช่วง", "ตลอดวาระ"),
    *("ต่อรอบแผน", "ในรอบแผน", "ต่อแผน", "ต่อวาระ", "ในชีวิตราชการ", "ตลอดชีวิตราชการ", "ตลอดการรับราชการ"),
)
"""Periods longer than a year, in which once is not once a year."""

EVERY_OTHER: Final = fold_key("ปีเว้นปี")
"""Every other year, folded."""

NUMBER_LINKS: Final = (
    *("จำนวน", "รวม", "เพียง", "ประมาณ", "เป็นเวลา", "เป็น", "คราวละ", "ดำเนินการ", "ไว้", "คือ"),
    *("ของแผน", "ทั้งสิ้น", "บังคับใช้", "ใช้บังคับ", "กำหนด", "มี", "ตาม", "ไม่น้อยกว่า", "อย่างน้อย"),
    *("ไม่เกิน", "ไม่ต่ำกว่า", "ต่อเนื่อง", "กัน", "ราว"),
)
"""Words between what is counted and its number."""


def find_changed_numbers(
    element: Element, section: SectionText, free: Sequence[Stretch]
) -> tuple[Shift, ...]:
    """Find framed numbers that the statement does not allow."""
    framed = tuple(
        Shift("changed_number", section.source(start, end), _name_accepted(number), start, end)
        for number in element.numbers
        for start, end in _changed_places(number, section.key, free)
    )
    found = (*framed, *_find_long_periods(element, section, free))
    rare = find_rare(element, section, free)
    return (
        *found,
        *(r for r in rare if not any(s.start < r.end and r.start < s.end for s in found)),
    )


def find_rare(element: Element, section: SectionText, free: Sequence[Stretch]) -> Iterator[Shift]:
    """Find what is to be done more rarely than the statement asks: สองปีต่อหนึ่งครั้ง."""
    asked = next((term for line in element.terms for term in line if rate_of(term)), None)
    if asked is None:
        return
    for low, high in free:
        for match in find_low_rates(asked, section.key, low, high):
            found = section.source(match.start, match.end)
            expected = _quote_rate(asked, element.canonical)
            yield Shift("changed_number", found, expected, match.start, match.end)


@lru_cache(maxsize=64)
def _quote_rate(asked: str, canonical: str) -> str:
    """Quote a rate as the template's own sentence spells it."""
    folded = fold_text(canonical)
    own = next(iter(find_rates(asked, folded.key, 0, len(folded.key))), None)
    if own is None:
        return asked
    start, end = folded.source_span(own.start, own.end)
    return canonical[start:end]


def _find_long_periods(
    element: Element, section: SectionText, free: Sequence[Stretch]
) -> Iterator[Shift]:
    """Find a number of times in a period longer than the year that the statement counts by."""
    yearly = next((n for n in element.numbers if A_YEAR in map(fold_key, n.before)), None)
    if yearly is not None:
        periods = "|".join(map(fold_key, LONG_PERIODS))
        pattern = re.compile(f"(?:{NUMBER}){TIMES}(?:{periods})|{EVERY_OTHER}")
        for low, high in free:
            for match in pattern.finditer(section.key, low, high):
                found = section.source(*match.span())
                yield Shift("changed_number", found, _name_accepted(yearly), *match.span())


def find_numbers(element: Element, section: SectionText) -> list[Stretch]:
    """Find every framed number, right or wrong."""
    return [
        match.span()
        for number in element.numbers
        for match in _frame_pattern(number).finditer(section.key)
    ]


def _changed_places(number: BindingNumber, key: str, free: Sequence[Stretch]) -> Iterator[Stretch]:
    """Find each number in its frame that is none of the accepted ones."""
    pattern = _frame_pattern(number)
    for low, high in free:
        for match in pattern.finditer(key, low, high):
            values = [read_number(match[name]) for name in ("number", "last") if match[name]]
            unit = match["other"]
            if match["fraction"] is not None or not all(
                _is_accepted(value, unit, match.group(), number) for value in values
            ):
                yield match.span()


def _is_accepted(value: int, unit: str | None, words: str, number: BindingNumber) -> bool:
    """Whether a number in its unit is one of the accepted ones, which count years then."""
    if unit is None:
        return value in number.accepted or (not value and words.startswith(INTERVAL))
    years = value / UNITS_A_YEAR[unit]
    return years in number.accepted or (words.startswith(INTERVAL) and years < min(number.accepted))


@lru_cache(maxsize=256)
def _frame_pattern(number: BindingNumber) -> re.Pattern[str]:
    """Build the pattern of a number, or a range, between its frames; words and digits alike.

    Where the unit counts years, another unit of time in its place is read as well.
    """
    before = "|".join(re.escape(fold_key(text)) for text in number.before)
    after = [fold_key(text) for text in number.after]
    others = [unit for unit in UNITS_A_YEAR if YEAR in after and unit not in after]
    is_pointed = any(unit.startswith(".") for unit in after)
    fraction = rf"\.[๐-๙]+(?![๐-๙])|{_LOST_POINT}" if is_pointed else "(?!)"
    links = "|".join(map(fold_key, NUMBER_LINKS))
    return re.compile(
        f"(?:{before}){'(?:' + links + ')*' if before else ''}(?P<number>{NUMBER})"
        f"(?:\\((?:{NUMBER})\\))?(?:(?:[-–]|ถึง)(?P<last>{NUMBER}))?"
        f"(?:(?:{'|'.join(map(re.escape, after))})|(?P<other>{'|'.join(others) or '(?!)'})"
        f"|(?P<fraction>{fraction}))"
    )


def _name_accepted(number: BindingNumber) -> str:
    """Write the accepted value as the template would."""
    before = number.before[0] if number.before else ""
    after = number.after[0] if number.after else ""
    return f"{before} {number.accepted[0]} {after}".strip()
