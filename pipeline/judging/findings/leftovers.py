"""Places of a form that nobody filled in: the name of no one where the plan's own belongs."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.findings.case import Case, report_finding
from pipeline.judging.findings.grounds import statement_at
from pipeline.judging.findings.slots import cut_slots
from pipeline.judging.findings.whereabouts import (
    is_judged,
    is_other_document,
    is_row,
    is_written,
    line_around,
    section_at,
)
from pipeline.judging.recognition import is_recognised
from pipeline.model import Element, Finding, Severity, Span
from pipeline.text.letters import fold_key

NOBODY: Final = re.compile(r"(?P<nobody>องค์กรปกครองส่วนท้องถิ่น|อปท\.)")
"""What the form says where each organisation puts its name, as the subject of a sentence."""

OPENER: Final = "ดังนั้น"
"""What stands before the subject of a sentence without a blank."""

OTHERS: Final = re.compile(r"\s?(?:อื่น|ใกล้|ข้าง|ทั้ง|ทุก|ต่าง|แห่ง|ใน|ที่|หลาย|และ|หรือ|ตาม)")
"""What tells that all are meant, or others."""

AHEAD: Final = 24
"""Characters after it in which the sentence goes on, blanks and marks included."""

SUBJECT: Final = re.compile(r"(?:ดังนั้น\s?)?\{organisation\}(?P<after>[^{]{8})")
"""A wording whose sentence the organisation begins, and how the sentence goes on."""

_THAI: Final = "\u0e01-\u0e3a\u0e40-\u0e4e"
_KINDS: Final = (
    "อปท|หน่วยงาน|เทศบาล|อบต|อบจ|องค์กร(?:ปกครองส่วนท้องถิ่น)?|องค์การบริหารส่วน|ตำบล|อำเภอ|จังหวัด"
)
_OPEN: Final = r"[(\[<{«#%$@]{1,2}\s?"
_CLOSE: Final = r"\s?[)\]>}»#%$@]{1,2}"
BLANK: Final = re.compile(r"[.…]{2,}|_{2,}|[xX×]{2,}|[○◯●*]{2,}|[oO0๐]{3,}")
"""Dots, crosses or rings where a name belongs."""

WORDS: Final = re.compile(
    rf"{_OPEN}(?:(?:โปรด)?ระบุ|ใส่|กรอก|เติม)?\s?ชื่อ[ _]?(?:{_KINDS})[^)\]>}}»\n]{{0,30}}{_CLOSE}"
    rf"|(?<=[ก-๎]) ?{_OPEN}(?:(?:(?:โปรด)?ระบุ|ใส่|กรอก|เติม)(?:ชื่อ)?|ชื่อ){_CLOSE}"
)
"""What a form says where a name belongs."""

DUMMY: Final = re.compile(
    r"(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)|อบ[ตจ]\.|ท[ตมน]\.) ?"
    r"(?:(?:[ก-ฮ]|[A-Z])(?=[.)]?(?:\s|$))|(?:ตัวอย่าง|สมมุติ|สมมติ)(?=\s|$|ได้|จึง|ต้อง|จะ|มี|กำหนด))"
)
"""A letter, or the word for an example, in a name's place."""

_FULL: Final = r"(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร))"
_VERB: Final = "(?:ต้อง|ได้|จะ|จึง|พึง|กำหนด|จัดทำ)"
GAP: Final = re.compile(
    rf"{_FULL}(?:\s?\(\s*\)|[ \t]{{4,}}(?={_VERB}))"
    rf"|(?:{_FULL}|เทศบาล|อบ[ตจ]\.)(?:\s?/\s?(?:{_FULL}|เทศบาล|อบ[ตจ]\.))+(?=\s?{_VERB})"
)
"""A name's place left blank, or the types of organisation of which none was struck out."""

RINGS: Final = re.compile("[○◯●*]{3,}|[oO]{3,}|[0๐]{3,}")
"""Rings and stars, which are no leaders: after a type word they stand for a name."""

CROSSES: Final = re.compile("[xX×]+")
"""Crosses alone, that stand for letters."""

ROUND: Final = re.compile("[oO0๐]+")
"""Letters and figures that are typed for rings; alone they may be a number."""

TYPE: Final = re.compile(
    r"(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)?|อบ[ตจ]\.?|ท[ตมน]\.?)[ ]?[(\[<{]?$"
)
"""The type word that the name should follow."""

TYPE_REACH: Final = 24
"""Characters of the longest type word."""

FEWEST_DOTS: Final = 4
"""Fewer end a sentence or an abbreviation; two … are as many."""

FEWEST_CROSSES: Final = 3
"""Without a type word before them, fewer crosses may be anything."""

CODE: Final = re.compile(r"[-\da-zA-Z]")
"""What stands beside crosses that hide the digits of a number."""

DIGIT: Final = re.compile(r"\d")

LEADER: Final = re.compile(r"[\s.…]*\d{1,3}[ .]*(?:$|[\n\f])")
"""The page to which dots lead."""

RUNNING: Final = re.compile(rf"[)\]>}}]?[ ]?[{_THAI}]{{3}}")
"""A sentence that goes on after dots: what ends its line may be a leader."""

FORM: Final = re.compile(
    r"ลงชื่อ|ข้าพเจ้า|เขียนที่|แบบฟอร์ม|ลายมือชื่อ|(?:วันที่|เลขที่|นาย|นาง|นางสาว|โทร\.?)\s?[.…]"
)
"""Words of a line that people fill in, or sign."""


def check_placeholders(case: Case) -> Iterator[Finding]:
    """Report what stands for no one's name where the plan's own belongs."""
    if is_other_document(case):
        return
    for span in (*_find_subjects(case), *_find_blanks(case)):
        section = section_at(case, span.start)
        found = case.document.text[span.start : span.end]
        if not is_written(case, span, (found, "")):
            continue
        yield report_finding(
            case,
            ("placeholder_left", Severity.LOW),
            span,
            words=(found, case.identity.organisation or ""),
            messages=(
                f"“{' '.join(found.split())}” ยังไม่ได้ใส่ชื่อหน่วยงาน",
                "A place of the standard form is left where the organisation's name belongs.",
            ),
            about=statement_at(case, section, span) or (section.key if section else None),
        )


def _find_subjects(case: Case) -> Iterator[Span]:
    """Find the words for any local government where the template's sentence has a name."""
    text = case.document.text
    for section in case.judged_sections():
        if section.span is None:
            continue
        expected = next(s for s in case.template.sections if s.key == section.key)
        keys = tuple(key for element in expected.elements for key in subject_keys(element))
        slots = cut_slots(expected).before
        for match in NOBODY.finditer(text, section.span.start, section.span.end):
            before = text[max(section.span.start, match.start() - AHEAD) : match.start()]
            ahead = fold_key(text[match.end() : match.end() + AHEAD])
            opens = not before or before[-1].isspace() or before.endswith(OPENER)
            is_subject = opens and ahead.startswith(keys)
            is_object = fold_key(before).endswith(slots) and not OTHERS.match(text, match.end())
            if is_subject or is_object:
                yield Span(*match.span("nobody"))


@lru_cache(maxsize=256)
def subject_keys(element: Element) -> tuple[str, ...]:
    """Give how an element's wordings go on after the organisation that begins them, folded."""
    matches = (SUBJECT.match(wording) for wording in wordings_of(element))
    return tuple({fold_key(match["after"]) for match in matches if match is not None})


def _find_blanks(case: Case) -> Iterator[Span]:
    """Find dots, crosses and “(name)” in the sections of the plan; never in forms and tables."""
    text = case.document.text
    for match in (
        *BLANK.finditer(text),
        *WORDS.finditer(text),
        *DUMMY.finditer(text),
        *GAP.finditer(text),
    ):
        kind = TYPE.search(text, max(0, match.start() - TYPE_REACH), match.start())
        span = Span(match.start() if kind is None else kind.start(), match.end())
        if not _stands_for_name(text, match, has_type=kind is not None):
            continue
        section, line = section_at(case, span.start), line_around(text, span)
        if section is None or is_row(text, span) or is_recognised(case.document, span):
            continue
        is_sure = kind is not None or match.re is not BLANK or CROSSES.fullmatch(match.group())
        if not is_sure and not is_judged(case, section):
            continue  # elsewhere numbers of people and of money are left open as well
        if not FORM.search(text, line.start, line.end):
            yield span


def _stands_for_name(text: str, match: re.Match[str], *, has_type: bool) -> bool:
    """Whether dots, crosses or words stand where a name would; not a leader, not a code."""
    if match.re is not BLANK:
        return True
    found = match.group()
    before, after = (
        text[max(0, match.start() - 2) : match.start()],
        text[match.end() : match.end() + 1],
    )
    if CROSSES.fullmatch(found):
        is_code = CODE.search(before[-1:] + after) is not None
        return not is_code and (has_type or len(found) >= FEWEST_CROSSES)
    if has_type and RINGS.fullmatch(found):
        return DIGIT.match(after) is None
    if ROUND.fullmatch(found):
        return False
    is_long = len(found) + found.count("…") >= FEWEST_DOTS
    if has_type:
        return is_long and LEADER.match(text, match.end()) is None
    is_sentence = RUNNING.match(text, match.end()) is not None  # else a leader, or a line's end
    return is_long and is_sentence and before.strip() != ""
