"""Places of a form that nobody filled in: the name of no one where the plan's own belongs."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.findings.blanks import OPTIONS, find_blanks
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

NOBODY: Final = re.compile(
    rf"(?P<nobody>(?P<open>[(\[]\s?)?(?:องค์กรปกครองส่วนท้องถิ่น|อปท\.|ชื่อ\s?(?:หน่วยงาน|อปท\.?|องค์กร)|{OPTIONS}|"
    r"(?(open)หน่วยงาน|(?!)))(?(open)\s?[)\]]))"
)
"""What the form says where each organisation puts its name, as the subject of a sentence."""

OPENER: Final = "ดังนั้น"
"""What stands before the subject of a sentence without a blank."""

STAFF: Final = ("จ้าง", "พนักงาน", "ลูกจ้าง", "บุคลากร", "ข้าราชการ", "ประจำ", "เทศบาล", "ตำบล")
"""What the list of those ends with whose organisation follows."""

OTHERS: Final = re.compile(r"\s?(?:อื่น|ใกล้|ข้าง|ทั้ง|ทุก|ต่าง|แห่ง|ใน|ที่|หลาย|และ|หรือ|ตาม)")
"""What tells that all are meant, or others."""

AHEAD: Final = 24
"""Characters after it in which the sentence goes on, blanks and marks included."""

SUBJECT: Final = re.compile(r"(?:ดังนั้น\s?)?\{organisation\}(?P<after>[^{]{8})")
"""A wording whose sentence the organisation begins, and how the sentence goes on."""

FORM: Final = re.compile(
    r"ลงชื่อ|ข้าพเจ้า|เขียนที่|แบบฟอร์ม|ลายมือชื่อ|(?:วันที่|เลขที่|นาย|นาง|นางสาว|โทร\.?)\s?[.…]"
)
"""Words of a line that people fill in, or sign."""

SIGNED: Final = re.compile("ลงชื่อ|ลายมือชื่อ|ข้าพเจ้า")
"""Words of a form in a line of any length."""

SENTENCE_LETTERS: Final = 70
"""Letters; a line with more is a sentence whose blanks should have been filled."""


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
        slots = cut_slots(expected)
        for match in NOBODY.finditer(text, section.span.start, section.span.end):
            before = text[max(section.span.start, match.start() - AHEAD) : match.start()]
            ahead = fold_key(text[match.end() : match.end() + AHEAD])
            opens = not before or before[-1].isspace() or before.endswith(OPENER)
            is_subject = opens and ahead.startswith(keys)
            is_object = fold_key(before).endswith(slots.before) and not OTHERS.match(
                text, match.end()
            )
            is_owner = before.endswith(STAFF) and ahead.startswith(slots.after)
            if is_subject or is_object or is_owner:
                yield Span(*match.span("nobody"))


@lru_cache(maxsize=256)
def subject_keys(element: Element) -> tuple[str, ...]:
    """Give how an element's wordings go on after the organisation that begins them, folded."""
    matches = (SUBJECT.match(wording) for wording in wordings_of(element))
    return tuple({fold_key(match["after"]) for match in matches if match is not None})


def _find_blanks(case: Case) -> Iterator[Span]:
    """Find what stands open in the sections of the plan; never in forms and tables."""
    text = case.document.text
    for start, end, is_sure in find_blanks(text):
        span = Span(start, end)
        section, line = section_at(case, start), line_around(text, span)
        if section is None or is_row(text, span) or is_recognised(case.document, span):
            continue
        if not is_sure and not is_judged(case, section):
            continue  # elsewhere numbers of people and of money are left open as well
        if not _is_form(text[line.start : line.end]):
            yield span


def _is_form(line: str) -> bool:
    """Whether a line is one that people fill in, or sign; a sentence is none."""
    return FORM.search(line) is not None and (
        SIGNED.search(line) is not None or sum(map(str.isalpha, line)) < SENTENCE_LETTERS
    )
