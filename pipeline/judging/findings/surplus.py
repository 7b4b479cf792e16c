"""Surplus: lines of a contents page that are no expected section, and that the body lacks.

A section more than expected has the number after the last one, or no number in a list
without any; annexes come last. Lists of tables, further down, begin anew.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.judging.absence import FEWEST_OTHER_SECTIONS
from pipeline.judging.findings.case import Case, report_finding
from pipeline.judging.findings.figures import are_whole
from pipeline.judging.findings.outline import Outline, is_begun, read_pages
from pipeline.judging.findings.paged import find_last_page
from pipeline.judging.locating.headings import HeadingLine
from pipeline.judging.unread import list_unread
from pipeline.model import PARTLY_READ, Finding, SectionStatus, Severity, Span
from pipeline.text.letters import fold_key, to_arabic_digits

LEAST_LETTERS: Final = 8
"""Folded letters of a line that names something; “ภาคผนวก” has 7, and is known by itself."""

_OTHER_LIST: Final = re.compile("สารบัญ(?:ตาราง|ภาพ|แผนภูมิ|แผนภาพ|รูป)|บัญชีตาราง")
_ANNEX: Final = re.compile(
    r"[-•–\s]*(?P<head>ภาคผนวก|ผนวก|คำสั่ง|รายงานการประชุม|สำเนา|มติ|บันทึก|เอกสาร|หนังสือ|แบบ)"
)
_FRONT: Final = re.compile("คำนำ|สารบัญ|ประกาศใช้|ปก")


def check_surplus(case: Case, outline: Outline) -> Iterator[Finding]:
    """Report the lines after the last known entry that the body lacks, or that lie behind it."""
    found = [s for s in case.sections if s.status is SectionStatus.FOUND]
    if len(found) < FEWEST_OTHER_SECTIONS or not _is_read(case):
        return
    body = min(section.span.start for section in found if section.span is not None)
    last_page = find_last_page(case.document, outline, case.sections)
    for line in _list_following(case, outline):
        pages = read_pages(line)
        is_beyond = last_page is not None and pages is not None and pages[0] > last_page
        is_told = is_beyond or _is_absent(case, body, line)
        if is_told and are_whole(case.document, Span(line.start, line.end)):
            yield _report_line(case, line, is_beyond=is_beyond)


def _report_line(case: Case, line: HeadingLine, *, is_beyond: bool) -> Finding:
    absent = (
        "รายการนี้มีในสารบัญ แต่ไม่พบในเล่มของไฟล์นี้",
        "It is on the contents page and was not found in the body of this file.",
    )
    beyond = (
        "สารบัญระบุหน้าที่อยู่หลังหน้าสุดท้ายของไฟล์นี้",
        "The contents page gives a page behind the last one of this file.",
    )
    is_section = line.number is not None and not is_beyond
    return report_finding(
        case,
        ("contents_differ", Severity.LOW if is_section else Severity.INFO),
        Span(line.start, line.end),
        words=("", line.words),
        messages=beyond if is_beyond else absent,
    )


def _list_following(case: Case, outline: Outline) -> Iterator[HeadingLine]:
    """List the lines after the last known entry that go on with the list of sections."""
    last = outline.entries[-1]
    number = last.number
    for line in outline.strangers:
        is_after = line.start >= last.span.end
        if not is_after or _OTHER_LIST.search(case.document.text, last.span.end, line.start):
            continue
        if line.number is not None:
            if number is None or line.top_number != number + 1:
                continue
            number += 1
        elif number is not None and _ANNEX.match(line.words) is None:
            continue
        if not _FRONT.match(line.words):
            yield line


def _is_read(case: Case) -> bool:
    """Whether nothing of the file was left unread: annexes are often pictures."""
    pages = case.document.pages
    return not list_unread(case.document) and not any(PARTLY_READ & {*p.reasons} for p in pages)


def _is_absent(case: Case, start: int, line: HeadingLine) -> bool:
    """Whether no line of the body begins as a listed one, nor has its number."""
    body = case.document.text[start:]
    annex = _ANNEX.match(line.words)
    if annex is not None:
        heads = re.compile(rf"(?:^|[\n\f])[^\n\f]{{0,12}}(?:ภาคผนวก|ผนวก|{annex['head']})")
        return heads.search(body) is None
    if len(fold_key(line.words)) < LEAST_LETTERS or is_begun(case.document, start, line.words):
        return False
    if line.number is None:
        return True
    heading = re.compile(rf"(?:^|[\n\f])\s*{line.number}\s*[.)]\s*[ก-ฮเ-ไ]")
    return heading.search(to_arabic_digits(body)) is None
