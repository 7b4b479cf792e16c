"""The years of a plan, as its cover, its headings and its text write them.

Thai and Arabic digits stand mixed inside one year (๒๕61), with or without พ.ศ.,
with hyphen or dash. Which of the years a plan gives as its own: `claims`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from pipeline.model import Document, Span
from pipeline.text.letters import to_arabic_digits
from pipeline.text.patterns import any_of

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

SENTENCE: Final = 100
"""Characters on either side of a period in which its sentence tells whose it is."""

CHRISTIAN: Final = 543
"""Years that the Buddhist era counts more."""

LATEST_CHRISTIAN: Final = 2100
"""A lower year is not of the Buddhist era: plans of it are of 2545 and later."""

Period = tuple[int, int]


class Mention(NamedTuple):
    """One period named as the plan's own, with its place."""

    period: Period
    span: Span
    is_front: bool


_YEAR: Final = r"25\d\d|(?<=ค\.ศ\. )20\d\d|(?<=ค\.ศ\.)20\d\d"
_LATER: Final = r"2[05]\d\d"
_JOINT: Final = r"(?:[^\d\f]{1,14}|[^\d\n\f]{0,8}ถึง[^\d\n\f]{1,24})"
_YEARS: Final = re.compile(
    rf"(?<!\d)({_YEAR})(?!\d){_JOINT}"
    rf"(?:({_LATER})(?!\d)(?:[^\d\f]{{1,10}}({_LATER})(?!\d))?|(\d\d)(?!\d))"
)
_TITLE: Final = re.compile(r"(?:แผน|กรอบ)อัตรากำลัง")
_EARLIER: Final = re.compile(r"เดิม|ก่อน|ที่ผ่านมา|ฉบับเก่า|สิ้นสุด")
_HISTORY: Final = re.compile(
    any_of(
        *("เดิม", "(?:ฉบับ|รอบ|ปี|แผน)ก่อน", "ก่อนหน้า", "ก่อนปรับปรุง", "ที่ผ่านมา", "ฉบับเก่า"),
        *("ฉบับแรก", "สิ้นสุด", "ครบกำหนด", "หมดอายุ", "ไปแล้ว", "มาแล้ว", "แล้วนั้น", "ยกเลิก"),
        *("ต่อจาก", "ต่อมา", "ถัดไป", "(?:ฉบับ|รอบ)(?:ต่อไป|หน้า)", "เปรียบเทียบ", "เทียบกับ"),
        "ย้อนหลัง",
        r"ตามที่[^\n]*ได้(?:ประกาศ|จัดทำ|กำหนด|ใช้)",
        *("(?:ผล|จาก)การใช้แผน", "ผลการดำเนินงานตามแผน", "(?:ติดตาม|ประเมิน)ผล"),
        *("ขยาย(?:ระยะ)?เวลา", "ตัวอย่าง", "แบบอย่าง", "ต้นแบบ"),
        r"\n[)\s]*(?:แล้ว\s*)?นั้น(?=\s|$)",
    )
)
_CONSEQUENCE: Final = "จึง"
"""What stands before it is the reason for the plan, often the end of the one before."""
_OTHER_CLAUSE: Final = re.compile(r"[\n\f\t]|โดย|เพื่อ|จึง")
_OTHER_PLAN: Final = re.compile(
    r"แผนพัฒนา|ยุทธศาสตร์|แผนแม่บท|แผนปฏิบัติ|แผนการ|แผนดำเนิน|ข้อบัญญัติ|เทศบัญญัติ|สถิติ|โทร"
)


def front_end(document: Document) -> int:
    """Where the front matter of a document ends, as an offset."""
    pages = document.pages[:FRONT_PAGES]
    return min(FRONT_LETTERS, pages[-1].span.end) if pages else FRONT_LETTERS


def find_periods(document: Document) -> Iterator[Mention]:
    """Find the periods named as the plan's own."""
    text, front = to_arabic_digits(document.text), front_end(document)
    for period, span in read_periods(text):
        if is_titled(text, span.start, front):
            yield Mention(period, span, span.start < front)


def read_periods(text: str) -> Iterator[tuple[Period, Span]]:
    """Read each first and last year of two to six; digits are Arabic."""
    for match in _YEARS.finditer(text):
        period = _read_period(match)
        if period is not None:
            yield period, Span(match.start(), match.end())


def choose_period(document: Document) -> Period | None:
    """Choose the plan's period by majority; of two named as often, the one that comes first."""
    text = to_arabic_digits(document.text)
    everywhere: Counter[Period] = Counter()
    mentions = tuple(find_periods(document))
    own = [mention for mention in mentions if not is_history(text, mention.span)]
    for mention in own or mentions:
        everywhere[mention.period] += FRONT_WEIGHT if mention.is_front else 1
    usual = [p for p in everywhere if p[1] - p[0] == USUAL_LENGTH]
    return max(usual or everywhere, key=lambda period: everywhere[period], default=None)


def read_named_period(name: str) -> tuple[Period, str] | None:
    """Read the years in the name of a file, and how it writes them."""
    digits = to_arabic_digits(name)
    found = next(read_periods(digits), None)
    return None if found is None else (found[0], digits[found[1].start : found[1].end].strip())


def is_titled(text: str, place: int, front: int) -> bool:
    """Whether the plan's name, and no other plan's, stands before a pair of years."""
    reach = COVER_REACH if place < front else TITLE_REACH
    before = text[max(0, place - reach) : place].rpartition("\f")[2]
    titles = list(_TITLE.finditer(before))
    if not titles:
        return False
    between = before[titles[-1].end() :]
    return not _EARLIER.search(between) and not names_other_plan(between)


def names_other_plan(text: str) -> bool:
    """Whether another plan than that of the manpower stands in a text, or what has years too."""
    return _OTHER_PLAN.search(text) is not None


def is_history(text: str, span: Span) -> bool:
    """Whether the clause around years tells of an earlier or a later plan, or another's."""
    before, after = cut_sentence(text, span)
    return _HISTORY.search(f"{before.rpartition(_CONSEQUENCE)[2]}\n{after}") is not None


def cut_sentence(text: str, span: Span) -> tuple[str, str]:
    """Give what stands before years in their line or cell, and behind them in their clause."""
    start = max(text.rfind(sign, 0, span.start) for sign in "\n\f\t") + 1
    before = text[max(start, span.start - SENTENCE) : span.start]
    after = _OTHER_CLAUSE.split(text[span.end : span.end + SENTENCE], maxsplit=1)[0]
    return before, after


def _read_period(match: re.Match[str]) -> Period | None:
    """Read first and last year: two years, three in a row, or a shortened second one."""
    first = _count_year(match[1])
    if match[4] is not None:
        if not re.search(r"[-–—/]|ถึง", match.group()):
            return None
        last = _count_year(match[1][:2] + match[4])
    else:
        years = [_count_year(year) for year in (match[2], match[3]) if year is not None]
        last = years[-1] if years == [first + 1, first + 2] else years[0]
    return (first, last) if 0 < last - first <= LONGEST_LENGTH and last != first + 1 else None


def _count_year(digits: str) -> int:
    """Give a year of the Buddhist era."""
    year = int(digits)
    return year + CHRISTIAN if year < LATEST_CHRISTIAN else year


def write_period(period: Period) -> str:
    """Write a period with both years."""
    return f"{period[0]}-{period[1]}"
