"""Claims: the years that a plan gives as its own where it names them.

On the front pages every sentence is about the plan itself, unless it tells of another one.
In the body only a heading, a column of what is proposed, or a sentence that says so:
“จึงได้จัดทำแผน …”, “… ฉบับนี้”, “ในระยะสามปีข้างหน้า (…)”.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from pipeline.judging.periods import (
    LONGEST_LENGTH,
    USUAL_LENGTH,
    Period,
    cut_sentence,
    front_end,
    is_history,
    is_titled,
    names_other_plan,
    read_named_period,
    read_periods,
    write_period,
)
from pipeline.judging.recognition import is_recognised
from pipeline.judging.year_forms import ERA, read_forms
from pipeline.model import Document, Span
from pipeline.text.letters import to_arabic_digits
from pipeline.text.patterns import any_of, one_of

HEADING_TAIL: Final = 25
"""Characters after the years of a heading: “ปรับปรุง ครั้งที่ ๓” has 20, a sentence goes on."""

NEAR: Final = 60
"""Characters: “แผนอัตรากำลัง ๓ ปี ประจำปีงบประมาณ พ.ศ. ” with a name between."""

LINE_START: Final = 40
"""Characters before years in their line: with fewer, the sentence began on the line before."""

SIBLING_REACH: Final = 4000
"""Characters, about two pages, in which a heading for the plan's own years stands beside one
in the same words for those of the plan before."""

FRONT: Final = "front"
HEADING: Final = "heading"
COLUMN: Final = "column"
TEXT: Final = "text"
"""Where a claim stands."""


class Claim(NamedTuple):
    """Years that a plan gives as its own, and where; the second one is 0 where it is left open."""

    period: Period
    span: Span
    place: str

    def write(self) -> str:
        """Write the years, or the one with which the plan is said to begin."""
        return write_period(self.period) if self.period[1] else str(self.period[0])


_REVISION: Final = re.compile("ปรับปรุง|แก้ไข|เพิ่มเติม|เปลี่ยนแปลง")
_STAFF_HEADING: Final = re.compile(
    r"[\d.)(\s]*(?:(?:ตาราง|บัญชี|แผนภูมิ|แผนผัง)[^\t]{0,30})?"
    + one_of(
        "(?:แสดง)?(?:การ)?จัดคนลงสู่ตำแหน่ง",
        "กรอบอัตรากำลัง",
        "โครงสร้าง(?:การแบ่ง|การกำหนด)?ส่วนราชการ",
        "(?:ประมาณการ)?ภาระค่าใช้จ่าย(?:เกี่ยวกับ|ด้าน)",
        "ประมาณการค่าใช้จ่าย(?:เกี่ยวกับ|ด้าน)?(?:การบริหารงาน)?บุคคล",
    )
    + r"[^\t]{0,90}$"
)
_TITLE_HEADING: Final = re.compile(
    any_of(
        r"[\d.\s(]*"
        + one_of(
            "การจัดทำ",
            r"(?:กรอบ|ทิศทาง|แนวทาง|เป้าหมาย|ขอบเขต|บัญชี|ตาราง|แผนภูมิ)[^\t]{0,60}",
        )
        + r"?(?:แผน|กรอบ)อัตรากำลัง[^\t]{0,60}$",
        r"[\d.\s(]*(?:(?:ประจำ)?ปีงบประมาณ|พ\.ศ|ระหว่าง)[^\t]{0,60}$",
        r"\d{1,2}[.)]?\s[^\t]{0,80}อัตรากำลัง[^\t]{0,60}$",
        r"(?:เรื่อง|ระเบียบวาระ)[^\t]{0,90}$",
    )
)
_NEW_COLUMN: Final = re.compile(r"ใหม่|เสนอ|ข้างหน้า|คาดว่าจะ")
_THIS_PLAN: Final = re.compile(r"(?:แผน|กรอบ)(?:อัตรากำลัง)?(?:\s*3\s*ปี)?\s*(?:ฉบับ)?นี้")
_OF_THIS_PLAN: Final = re.compile(r"[\s)]*ของ(?:แผน|กรอบ)[^\n]{0,20}นี้")
_SAID_BEFORE: Final = re.compile(
    any_of(
        "จึง",
        "(?:ร่าง|พิจารณา(?:การ)?จัดทำ)(?:แผน|กรอบ)",
        r"(?:แผน|กรอบ)อัตรากำลัง(?:\s*3\s*ปี)?\s*ใหม่",
        "เพื่อ(?:ให้)?(?:การ)?จัดทำ",
        "(?:ตามรอบ|ตลอด(?:ระยะเวลา|อายุ))(?:ของ)?แผน",
        "(?<!ได้)(?:กำหนด|วาง)(?:กรอบ|โครงสร้าง|ตำแหน่ง|อัตรา|แผน)",
    )
)
_SAID_AFTER: Final = re.compile(
    r"[\s)]*(?:ฉบับนี้|ครั้งนี้|ขึ้น(?:ใหม่)?(?=\s|$)|(?:มี)?(?:รายละเอียด)?ดัง(?:ต่อไป)?นี้|เป็นไปด้วยความเรียบร้อย"
    r"|(?:จะ)?ใช้เป็น)"
)
_AHEAD: Final = re.compile(
    r"(?:(?:3|สาม)\s*ปี\s*(?:ข้างหน้า|ต่อไป|ในอนาคต)|คาดว่าจะ(?:ต้อง)?ใช้[^\n]{0,40})[\s(]*"
    rf"(?:คือ\s*)?(?:ตั้งแต่\s*|ระหว่าง\s*)?(?:ประจำ)?{ERA}$"
)
_NEXT_SENTENCE: Final = re.compile(r"\s(?:ทั้งนี้|อนึ่ง|นอกจากนี้)(?=\s|ผล|ใน)")
"""What begins another sentence on the same line."""
_OTHER_COUNT: Final = re.compile(
    "เกษียณ|ประชากร|ผู้สูงอายุ|นักเรียน|รายได้|รายรับ|โครงการ|งบ(?!ประมาณ)|(?<!ปี)งบประมาณ|อุดหนุน|พัสดุ|ครุภัณฑ์"
)
_STAFF_COST: Final = re.compile(r"(?:ภาระค่าใช้จ่าย|ค่าใช้จ่ายด้าน[^\n]{0,14}บุค)[^\n]{0,60}$")
_LIMIT: Final = re.compile(r"[^\n]{0,40}(?:ไม่เกิน|ไม่สูงกว่า|อยู่ในเกณฑ์|ร้อยละ)")
_SPENT: Final = re.compile(r"จ่ายจริง|พบว่า|จากการ|ได้จ่าย")


def find_claims(document: Document, chosen: Period, *, front: int) -> Iterator[Claim]:
    """Find the years that the plan gives as its own, and that are not the chosen ones.

    `front` is where the front matter ends. What recognition may have misread is no claim.
    """
    text = to_arabic_digits(document.text)
    taken: set[int] = set()
    for period, span in read_forms(text, front):
        if span.start in taken or _is_same(period, chosen):
            continue
        place = _tell_place(text, period, span, front)
        if place is None or (is_recognised(document, span) and _may_be_misread(period, chosen)):
            continue
        if place == HEADING and _has_sibling(text, span, chosen):
            continue
        taken.add(span.start)
        yield Claim(period, span, place)


def list_notes(document: Document, chosen: Period) -> Iterator[str]:
    """Say what disagrees with the chosen period, where recognition did not misread a year."""
    own = write_period(chosen)
    claims = find_claims(document, chosen, front=front_end(document))
    for years in sorted({claim.write() for claim in claims if claim.place == FRONT}):
        yield f"period {years} on the front pages, {own} by majority"
    if chosen[1] - chosen[0] != USUAL_LENGTH and not _is_scanned(document):
        yield f"period {own} is not three years"
    named = read_file_name(document, chosen)
    if named is not None:
        yield f"period {named} in the file name, {own} in the text"


def read_file_name(document: Document, chosen: Period) -> str | None:
    """Give the years in the name of the file, if they are none of the chosen ones."""
    named = read_named_period(document.path.rpartition("/")[2])
    if named is None or named[0] == chosen:
        return None
    is_doubtful = _is_scanned(document) and _may_be_misread(named[0], chosen)
    return None if is_doubtful else named[1]


def _is_same(period: Period, chosen: Period) -> bool:
    return period == chosen or (period[1] == 0 and period[0] == chosen[0])


# --- where they stand -------------------------------------------------------------


def _tell_place(text: str, period: Period, span: Span, front: int) -> str | None:
    """Tell as what the plan names years there; None where they are not said to be its own."""
    if is_history(text, span):
        return None
    before, after = cut_sentence(text, span)
    titled = is_titled(text, span.start, front) or _is_of_this(before, after)
    if span.start < front:
        return FRONT if titled and _is_near(period, before) else None
    if _is_in_row(text, span):
        is_new = _NEW_COLUMN.search(before) is not None and "ปัจจุบัน" not in before
        return COLUMN if is_new and re.search("อัตรากำลัง|โครงสร้าง|ตำแหน่ง", before) else None
    if _is_heading(text, span, before, is_titled=titled):
        return HEADING
    is_broken = len(before) < LINE_START or not after.strip(" )")
    if not period[1] or (is_broken and is_history(text.replace("\n", " "), span)):
        return None
    own = _NEXT_SENTENCE.split(before)[-1]
    titled = titled and (own == before or is_titled(own, len(own), 0))
    return TEXT if _is_said(own, after, is_titled=titled) else None


def _is_near(period: Period, before: str) -> bool:
    """Whether years that no plan can have stand near its name, or on a line of their own."""
    first, last = period
    is_usual = USUAL_LENGTH <= last - first <= LONGEST_LENGTH
    if not is_usual and _REVISION.search(before):
        return False  # a revised plan holds for what is left of its years
    return is_usual or len(before) <= NEAR or "แผน" in before[-NEAR:]


def _is_of_this(before: str, after: str) -> bool:
    """Whether a sentence speaks of “this plan”, and of no other behind it."""
    named = _THIS_PLAN.search(before)
    is_named = named is not None and not names_other_plan(before[named.end() :])
    return is_named or _OF_THIS_PLAN.match(after) is not None


def _is_said(before: str, after: str, *, is_titled: bool) -> bool:
    """Whether a sentence says that the years are the plan's own."""
    if _is_of_this(before, after):
        return True
    if is_titled and (_SAID_BEFORE.search(before) or _SAID_AFTER.match(after)):
        return True
    is_ahead = _AHEAD.search(before) is not None and not _OTHER_COUNT.search(before)
    return is_ahead or _is_cost(before, after)


def _is_in_row(text: str, span: Span) -> bool:
    """Whether years stand in the row of a table."""
    start = max(text.rfind(sign, 0, span.start) for sign in "\n\f") + 1
    end = min((n for sign in "\n\f" if (n := text.find(sign, span.end)) >= 0), default=len(text))
    return "\t" in text[start:end].strip()


def _is_heading(text: str, span: Span, before: str, *, is_titled: bool) -> bool:
    """Whether years end a line that names the plan, or one of its parts."""
    line = re.split("[\n\f]", text[span.end : span.end + HEADING_TAIL + 1])[0]
    if len(line) > HEADING_TAIL or "ปัจจุบัน" in before:
        return False
    if is_titled and _TITLE_HEADING.match(before):
        return True
    return _STAFF_HEADING.match(before) is not None


def _is_cost(before: str, after: str) -> bool:
    """Whether a sentence says of the plan's years that their cost keeps to the limit."""
    is_cost = _STAFF_COST.search(before) is not None and _LIMIT.match(after) is not None
    return is_cost and not _SPENT.search(before)


def _has_sibling(text: str, span: Span, chosen: Period) -> bool:
    """Whether the same heading comes again with the plan's own years: two plans are compared."""
    words = _heading_words(text, span.start)
    following = Span(span.end, span.end + SIBLING_REACH)
    return any(
        period == chosen and _heading_words(text, following.start + own.start) == words
        for period, own in read_periods(text[following.start : following.end])
    )


def _heading_words(text: str, place: int) -> str:
    """Give the consonants of a line before its years."""
    before, _ = cut_sentence(text, Span(place, place))
    return re.sub("[^ก-ฮ]", "", before)


# --- recognition ------------------------------------------------------------------


def _is_scanned(document: Document) -> bool:
    return is_recognised(document, Span(0, len(document.text)))


def _may_be_misread(period: Period, other: Period) -> bool:
    """Whether one wrong digit may have made a period of another: both years tell a true one."""
    return period[0] == other[0] or period[1] == other[1] or period[1] - period[0] != USUAL_LENGTH
