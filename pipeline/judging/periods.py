"""The years of a plan, as its cover, its headings and its text write them.

Thai and Arabic digits stand mixed inside one year (๒๕61), with or without พ.ศ.,
with hyphen or dash; Python reads all of them as digits.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

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

SENTENCE: Final = 100
"""Characters on either side of a period in which its sentence tells whose it is."""

HEADING_TAIL: Final = 25
"""Characters after the years of a heading: “ปรับปรุง ครั้งที่ ๓” has 20, a sentence goes on."""

Period = tuple[int, int]


class Mention(NamedTuple):
    """One period named as the plan's own, with its place."""

    period: Period
    span: Span
    is_front: bool


CHRISTIAN: Final = 543
"""Years that the Buddhist era counts more."""

LATEST_CHRISTIAN: Final = 2100
"""A lower year is not of the Buddhist era: plans of it are of 2545 and later."""

_YEAR: Final = r"[2๒][5๕]\d\d|(?<=ค\.ศ\. )[2๒][0๐]\d\d|(?<=ค\.ศ\.)[2๒][0๐]\d\d"
_LATER: Final = r"[2๒][05๐๕]\d\d"
_YEARS: Final = re.compile(
    rf"(?<!\d)({_YEAR})(?!\d)[^\d\f]{{1,14}}"
    rf"(?:({_LATER})(?!\d)(?:[^\d\f]{{1,10}}({_LATER})(?!\d))?|(\d\d)(?!\d))"
)
_TITLE: Final = re.compile(r"(?:แผน|กรอบ)อัตรากำลัง")
_EARLIER: Final = re.compile(r"เดิม|ก่อน|ที่ผ่านมา|ฉบับเก่า|สิ้นสุด")
_HEADING: Final = re.compile(
    r"(?:[\d.\s(]*(?:(?:การจัดทำ)?(?:แผน|กรอบ)อัตรากำลัง|(?:ประจำ)?ปีงบประมาณ|พ\.ศ|ระหว่าง)"
    r"|\d{1,2}[.)]?\s[^\t]{0,80}อัตรากำลัง)[^\t]{0,60}$"
)
_HISTORY: Final = re.compile(
    r"เดิม|(?:ฉบับ|รอบ|ปี)ก่อน|ก่อนหน้า|ที่ผ่านมา|ฉบับเก่า|สิ้นสุด|ครบกำหนด|หมดอายุ|ไปแล้ว|มาแล้ว|แล้วนั้น|"
    r"ยกเลิก|ต่อจาก|ถัดไป|เปรียบเทียบ|เทียบกับ|ย้อนหลัง"
)
_OTHER_PLAN: Final = re.compile(r"แผนพัฒนา|ยุทธศาสตร์|แผนแม่บท|แผนปฏิบัติ")


def front_end(document: Document) -> int:
    """Where the front matter of a document ends, as an offset."""
    pages = document.pages[:FRONT_PAGES]
    return min(FRONT_LETTERS, pages[-1].span.end) if pages else FRONT_LETTERS


def find_periods(document: Document) -> Iterator[Mention]:
    """Find the periods named as the plan's own."""
    text, front = document.text, front_end(document)
    for match in _YEARS.finditer(text):
        period = _read_period(match)
        if period is not None and _is_plans_own(text, match.start(), front):
            yield Mention(period, Span(match.start(), match.end()), match.start() < front)


def choose_period(document: Document) -> tuple[Period | None, tuple[str, ...]]:
    """Choose the plan's period by majority, and say what disagrees with it."""
    everywhere: Counter[Period] = Counter()
    mentions = tuple(find_periods(document))
    own = [mention for mention in mentions if not _HISTORY.search(_sentence_of(document, mention))]
    for mention in own or mentions:
        everywhere[mention.period] += FRONT_WEIGHT if mention.is_front else 1
    if not everywhere:
        return None, ()
    usual = [p for p in everywhere if p[1] - p[0] == USUAL_LENGTH]
    chosen = max(usual or list(everywhere), key=lambda p: (everywhere[p], -p[0]))
    return chosen, tuple(_list_notes(document, chosen, mentions))


def _list_notes(document: Document, chosen: Period, mentions: Sequence[Mention]) -> Iterator[str]:
    """Say what disagrees with the chosen period, where recognition did not misread a year."""
    others, own = find_other_periods(document, chosen, mentions), write_period(chosen)
    for period in sorted({mention.period for mention in others if mention.is_front}):
        yield f"period {write_period(period)} on the front pages, {own} by majority"
    if chosen[1] - chosen[0] != USUAL_LENGTH and not _is_scanned(document):
        yield f"period {own} is not three years"
    named = read_file_name(document, chosen)
    if named is not None:
        yield f"period {named} in the file name, {own} in the text"


def find_other_periods(
    document: Document, chosen: Period, mentions: Iterable[Mention]
) -> Iterator[Mention]:
    """Find what the front pages and the headings give as the plan's years, and is not chosen.

    A sentence that tells of an earlier or a later plan names its years by right.
    """
    for mention in mentions:
        if mention.period == chosen or not _is_claim(document, mention):
            continue
        is_scanned = is_recognised(document, mention.span)
        if not (is_scanned and _may_be_misread(mention.period, chosen)):
            yield mention


def read_file_name(document: Document, chosen: Period) -> str | None:
    """Give the years in the name of the file, if they are none of the chosen ones."""
    match = _YEARS.search(document.path.rpartition("/")[2])
    named = None if match is None else _read_period(match)
    if match is None or named is None or named == chosen:
        return None
    is_doubtful = _is_scanned(document) and _may_be_misread(named, chosen)
    return None if is_doubtful else to_arabic_digits(match.group().strip())


def _is_claim(document: Document, mention: Mention) -> bool:
    """Whether a mention says of this plan which years it is for: in front, or as a heading.

    The cells of a row name the years of the structure before, beside those after.
    """
    sentence = _sentence_of(document, mention)
    if _HISTORY.search(sentence):
        return False
    before, _, after = sentence.partition("\n")
    is_heading = _HEADING.match(before) is not None and len(after) <= HEADING_TAIL
    return mention.is_front or (is_heading and "\t" not in sentence)


def _sentence_of(document: Document, mention: Mention) -> str:
    """Give what stands before and after a mention on its line, parted by a line feed."""
    text, span = document.text, mention.span
    start = max(text.rfind(sign, 0, span.start) for sign in "\n\f") + 1
    before = text[max(start, span.start - SENTENCE) : span.start]
    after = re.split("[\n\f]", text[span.end : span.end + SENTENCE])[0]
    return f"{before}\n{after}"


def _is_scanned(document: Document) -> bool:
    return is_recognised(document, Span(0, len(document.text)))


def _may_be_misread(period: Period, other: Period) -> bool:
    """Whether one wrong digit may have made a period of another: both years tell a true one."""
    return period[0] == other[0] or period[1] == other[1] or period[1] - period[0] != USUAL_LENGTH


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


def _is_plans_own(text: str, place: int, front: int) -> bool:
    """Whether the plan's name, and no other plan's, stands before a pair of years."""
    reach = COVER_REACH if place < front else TITLE_REACH
    before = text[max(0, place - reach) : place].rpartition("\f")[2]
    titles = list(_TITLE.finditer(before))
    if not titles:
        return False
    between = before[titles[-1].end() :]
    return not _EARLIER.search(between) and not _OTHER_PLAN.search(between)


def write_period(period: Period) -> str:
    """Write a period with both years."""
    return f"{period[0]}-{period[1]}"
