"""The years of a plan, as its cover, its headings and its text write them.

Thai and Arabic digits stand mixed inside one year (๒๕61), with or without พ.ศ.,
with hyphen or dash: digits are made Arabic first.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from pipeline.judging.recognition import is_recognised
from pipeline.model import Document, Span
from pipeline.text.letters import to_arabic_digits

USUAL_LENGTH: Final = 2
"""A plan of three years ends two years after it begins."""

LONGEST_LENGTH: Final = 5
"""A pair of years further apart is no period of a plan."""

TITLE_REACH: Final = 90
"""Characters between the plan's name and its years in running text."""

COVER_REACH: Final = 240
"""The same on the front pages, where organisation, amphoe and province may stand between."""

FRONT_PAGES: Final = 4
"""Announcement, cover, foreword, contents."""

FRONT_LETTERS: Final = 6000
"""The same for files without pages."""

FRONT_WEIGHT: Final = 3
"""How much more a mention on the front pages counts."""

Period = tuple[int, int]

_YEARS: Final = re.compile(
    r"(?<!\d)(25\d\d)(?!\d)[^\d\f]{1,14}(?:(25\d\d)(?!\d)(?:[^\d\f]{1,10}(25\d\d)(?!\d))?|(\d\d)(?!\d))"
)
_TITLE: Final = re.compile(r"แผนอัตรากำลัง")
_EARLIER: Final = re.compile(r"เดิม|ก่อน|ที่ผ่านมา|ฉบับเก่า|สิ้นสุด")
_OTHER_PLAN: Final = re.compile(r"แผนพัฒนา|ยุทธศาสตร์|แผนแม่บท|แผนปฏิบัติ")


def front_end(document: Document) -> int:
    """Where the front matter of a document ends, as an offset."""
    pages = document.pages[:FRONT_PAGES]
    return min(FRONT_LETTERS, pages[-1].span.end) if pages else FRONT_LETTERS


def count_periods(document: Document) -> tuple[Counter[Period], Counter[Period]]:
    """Count the periods named as the plan's own: everywhere (weighted), and in front."""
    text = to_arabic_digits(document.text)
    front = front_end(document)
    everywhere: Counter[Period] = Counter()
    ahead: Counter[Period] = Counter()
    for match in _YEARS.finditer(text):
        period = _read_period(match)
        if period is None or not _is_plans_own(text, match.start(), front):
            continue
        is_front = match.start() < front
        everywhere[period] += FRONT_WEIGHT if is_front else 1
        if is_front:
            ahead[period] += 1
    return everywhere, ahead


def choose_period(document: Document) -> tuple[Period | None, tuple[str, ...]]:
    """Choose the plan's period by majority, and say what disagrees with it."""
    everywhere, ahead = count_periods(document)
    if not everywhere:
        return None, ()
    usual = [p for p in everywhere if p[1] - p[0] == USUAL_LENGTH]
    chosen = max(usual or list(everywhere), key=lambda p: (everywhere[p], -p[0]))
    return chosen, tuple(_list_notes(document, chosen, ahead))


def _list_notes(document: Document, chosen: Period, ahead: Counter[Period]) -> Iterator[str]:
    """Say what disagrees with the chosen period, where recognition did not misread a year."""
    is_scanned = is_recognised(document, Span(0, len(document.text)))
    is_front_scanned = is_recognised(document, Span(0, front_end(document)))
    for period in sorted(ahead):
        if period != chosen and not (is_front_scanned and _may_be_misread(period, chosen)):
            yield f"period {_write(period)} on the front pages, {_write(chosen)} by majority"
    if chosen[1] - chosen[0] != USUAL_LENGTH and not is_scanned:
        yield f"period {_write(chosen)} is not three years"
    match = _YEARS.search(to_arabic_digits(document.path))
    named = None if match is None else _read_period(match)
    if match is None or named is None or named == chosen:
        return
    if not (is_scanned and _may_be_misread(named, chosen)):
        yield f"period {match.group().strip()} in the file name, {_write(chosen)} in the text"


def _may_be_misread(period: Period, other: Period) -> bool:
    """Whether one wrong digit may have made a period of another: both years tell a true one."""
    return period[0] == other[0] or period[1] == other[1] or period[1] - period[0] != USUAL_LENGTH


def _read_period(match: re.Match[str]) -> Period | None:
    """Read first and last year: two years, three in a row, or a shortened second one."""
    first = int(match[1])
    if match[4] is not None:
        if not re.search(r"[-–—/]|ถึง", match.group()):
            return None
        last = first // 100 * 100 + int(match[4])
    elif match[3] is not None and int(match[2]) == first + 1 and int(match[3]) == first + 2:
        last = int(match[3])
    else:
        last = int(match[2])
    return (first, last) if 0 < last - first <= LONGEST_LENGTH and last != first + 1 else None


def _is_plans_own(text: str, place: int, front: int) -> bool:
    """Whether the plan's name, and no other plan's, stands before a pair of years."""
    reach = COVER_REACH if place < front else TITLE_REACH
    before = text[max(0, place - reach) : place].rpartition("\f")[2]
    titles = list(_TITLE.finditer(before))
    if not titles:
        return False
    between = before[titles[-1].end() :]
    return not _EARLIER.search(between) and not _OTHER_PLAN.search(between)


def _write(period: Period) -> str:
    """Write a period with both years."""
    return f"{period[0]}-{period[1]}"
