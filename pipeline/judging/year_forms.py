"""Forms of years beside “2561-2563”: days, lists, a first year alone, and slips of the pen.

๑ ตุลาคม ๒๕๖๐ ถึง ๓๐ กันยายน ๒๕๖๓ · ๒๕๖๑, ๒๕๖๒ และ ๒๕๖๔ · ตั้งแต่ปีงบประมาณ ๒๕๖๔ เป็นต้นไป · ๒๕๖๗ - ๒๕๙๖
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from pipeline.judging.periods import LONGEST_LENGTH, USUAL_LENGTH, Period, read_periods
from pipeline.model import Span

ERA: Final = r"(?:ปี(?:งบประมาณ)?\s*)?(?:พ\s?\.\s?ศ\s?\.\s*)?"
_THEN: Final = rf"(?:\s*,\s*|\s*(?:และ|กับ)\s*|\s+){ERA}"
_ODD: Final = re.compile(rf"(?<!\d)(25\d\d)\s*(?:[-–—]|ถึง)\s*{ERA}([2-5]\d\d\d)(?![\d/])")
_LIST: Final = re.compile(rf"(?<!\d)(25\d\d){_THEN}(25\d\d){_THEN}(25\d\d)(?!\d)")
_FIRST_DAY: Final = rf"(?<!\d)1\s*(?:ตุลาคม|ต\.ค\.)\s*{ERA}(25\d\d)"
_LAST_DAY: Final = rf"30\s*(?:กันยายน|ก\.ย\.)\s*{ERA}(25\d\d)(?!\d)"
_DATES: Final = re.compile(rf"{_FIRST_DAY}\s*(?:[-–—]|(?:จน)?ถึง)\s*(?:วันที่\s*)?{_LAST_DAY}")
_START: Final = re.compile(
    rf"ตั้งแต่\s*(?:(?:วันที่\s*){_FIRST_DAY}|ปีงบประมาณ\s*(?:พ\.ศ\.\s*)?(25\d\d))\s*เป็นต้นไป"
)
_REVISED: Final = re.compile(
    r"(?:ปรับปรุง|แก้ไข|เปลี่ยนแปลง)[^\n]{0,12}(?:ครั้ง|ฉบับ)|ฉบับ(?:แก้ไข)?ปรับปรุง|(?:ปรับปรุง|แก้ไข)แผน"
)


def read_forms(text: str, front: int) -> Iterator[tuple[Period, Span]]:
    """Read years in every form; digits are Arabic, and the front matter ends at `front`.

    The last year is 0 where only the first is told.
    """
    return chain(
        _read_odd(text),
        _read_lists(text),
        _read_dates(text),
        read_periods(text),
        _read_starts(text, front),
    )


def _read_odd(text: str) -> Iterator[tuple[Period, Span]]:
    """Read pairs that cannot be a plan's: ๒๕๖๗ - ๒๕๙๖, ๒๕๖๑ - ๓๕๖๓, the later year first."""
    for match in _ODD.finditer(text):
        first, last = int(match[1]), int(match[2])
        if not USUAL_LENGTH <= last - first <= LONGEST_LENGTH:
            yield (first, last), Span(match.start(), match.end())


def _read_lists(text: str) -> Iterator[tuple[Period, Span]]:
    """Read years named one by one of which one is left out: ๒๕๖๑, ๒๕๖๒ และ ๒๕๖๔."""
    for match in _LIST.finditer(text):
        first, second, last = (int(year) for year in match.groups())
        if first < second < last <= first + LONGEST_LENGTH:
            yield (first, last), Span(match.start(), match.end())


def _read_dates(text: str) -> Iterator[tuple[Period, Span]]:
    """Read first and last day: ๑ ตุลาคม ๒๕๖๓ to ๓๐ กันยายน ๒๕๖๖ are the fiscal years 2564-2566.

    A single fiscal year is none of a plan of three.
    """
    for match in _DATES.finditer(text):
        first, last = int(match[1]) + 1, int(match[2])
        if first != last:
            yield (first, last), Span(match.start(), match.end())


def _read_starts(text: str, front: int) -> Iterator[tuple[Period, Span]]:
    """Read from when on the plan holds, unless it is a revised one: that begins later."""
    if _REVISED.search(text, 0, front):
        return
    for match in _START.finditer(text):
        first = int(match[1]) + 1 if match[1] else int(match[2])
        yield (first, 0), Span(match.start(), match.end())
