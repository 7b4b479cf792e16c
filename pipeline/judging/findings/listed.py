"""The contents page against the body: each difference is reported, one by one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.judging.findings.case import Case, heading_span, report_finding
from pipeline.judging.findings.figures import are_sure, are_whole
from pipeline.judging.findings.lacking import is_body_whole, is_left_out
from pipeline.judging.findings.outline import (
    Entry,
    Outline,
    find_moved,
    find_neighbours,
    find_other_words,
    is_begun,
    read_outline,
)
from pipeline.judging.findings.paged import Stray, find_drift, find_gap, find_strays
from pipeline.judging.findings.surplus import check_surplus
from pipeline.judging.locating.content import CONTENT_LIKENESS
from pipeline.model import Finding, Section, Severity, Span
from pipeline.text.letters import PAIYANNOI, fold_key, to_arabic_digits
from pipeline.text.likeness import measure_likeness

NEAR: Final = 0.9
"""Likeness of two wordings that damage of the file may part: two letters of a short heading."""

LINE_LETTERS: Final = 200
"""Characters in which a heading's line ends."""

_FREE: Final = re.compile(
    "|".join(
        re.escape(fold_key(name))
        for name in (
            *("องค์กรปกครองส่วนท้องถิ่น", "องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด"),
            *("เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร", "เทศบาล", "อบต.", "อบจ."),
            *("และ", "หรือ", "ของ", "แสดง"),
        )
    )
)
_SIGNS: Final = re.compile(r"[^\w]|_")


def check_contents(case: Case) -> Iterator[Finding]:
    """Report each difference between the contents page and the body, one by one."""
    outline = read_outline(case.document, case.template, case.sections)
    if outline is None:
        return
    yield from check_surplus(case, outline)
    drift = find_drift(case.document, outline, case.sections)
    yield from _report_drift(case, outline, drift)
    strays = {} if drift else find_strays(case.document, outline, case.sections)
    moved = find_moved(outline, case.sections)
    for section in case.sections:
        entry = outline.find_entry(section.key)
        if section.span is None:
            yield from _check_absent(case, outline, entry)
        elif not are_whole(case.document, heading_span(section)):
            continue
        elif entry is None:
            yield from _check_unlisted(case, outline, section)
        elif are_whole(case.document, entry.span):
            stray = strays.get(section.key)
            yield from _compare(case, entry, section, stray, is_moved=section.key in moved)


def _report(
    case: Case,
    section: Section | Entry,
    span: Span,
    *,
    words: tuple[str, str],
    messages: tuple[str, str],
    severity: Severity = Severity.INFO,
) -> Finding:
    kind = ("contents_differ", severity)
    return report_finding(case, kind, span, words=words, messages=messages, about=section.key)


# --- what both have ---------------------------------------------------------------


def _compare(
    case: Case, entry: Entry, section: Section, stray: Stray | None, *, is_moved: bool
) -> Iterator[Finding]:
    """Compare a section with its entry; of one that was moved, number and page say nothing."""
    yield from _compare_words(case, entry, section)
    if is_moved:
        yield _report_moved(case, entry, section)
        return
    yield from _compare_numbers(case, entry, section)
    if stray is not None:
        yield _report_page(case, entry, section, stray)


def _compare_words(case: Case, entry: Entry, section: Section) -> Iterator[Finding]:
    """Compare the wordings; one that goes on longer, or names the organisation, is the same."""
    if section.span is None or section.heading is None or section.heading == entry.words:
        return
    own = _fold_words(case, entry.words)
    start = section.span.start
    line = re.sub(r"^[\W\d_]*", "", case.document.text[start : start + LINE_LETTERS].split("\n")[0])
    if any(_begin_alike(own, _fold_words(case, words)) for words in (section.heading, line)):
        return
    words = (section.heading, entry.words)
    is_near = measure_likeness(own, _fold_words(case, section.heading)) >= NEAR
    places = (entry.span, heading_span(section))
    if is_near and not all(case.is_authors(p, words, letters_only=True) for p in places):
        return
    yield _report(
        case,
        section,
        heading_span(section),
        words=words,
        messages=(
            f"สารบัญเรียกหัวข้อนี้ว่า “{entry.words}” แต่ในเล่มเรียกว่า “{section.heading}”",
            f"The contents page calls it “{entry.words}”, the body “{section.heading}”.",
        ),
    )


def _fold_words(case: Case, words: str) -> str:
    """Fold a heading without signs, joints, and the name of any organisation."""
    key = fold_key(words)
    if case.identity.organisation is not None:
        key = key.replace(fold_key(case.identity.organisation), "")
    return _SIGNS.sub("", _FREE.sub("", key))


def _begin_alike(left: str, right: str) -> bool:
    """Whether one wording goes on where the other ends, or shortens it (“โครงสร้างฯ”)."""
    return any(
        re.match(".*".join(map(re.escape, short.split(PAIYANNOI))), long) is not None
        for short, long in ((left, right), (right, left))
    )


def _compare_numbers(case: Case, entry: Entry, section: Section) -> Iterator[Finding]:
    number = to_arabic_digits(section.number or "")
    if entry.number is None or not number.isdigit() or int(number) == entry.number:
        return
    if not all(are_sure(case.document, span) for span in (entry.span, heading_span(section))):
        return
    yield _report(
        case,
        section,
        heading_span(section),
        words=(number, str(entry.number)),
        messages=(
            f"สารบัญให้เลขหัวข้อ {entry.number} แต่ในเล่มเป็น {number}",
            f"The contents page numbers it {entry.number}, the body {number}.",
        ),
    )


def _report_moved(case: Case, entry: Entry, section: Section) -> Finding:
    return _report(
        case,
        section,
        heading_span(section),
        words=(section.number or section.title, entry.words),
        messages=(
            "ลำดับของหัวข้อนี้ในสารบัญกับในเล่มไม่ตรงกัน",
            "It stands in another order on the contents page than in the body.",
        ),
    )


def _report_page(case: Case, entry: Entry, section: Section, stray: Stray) -> Finding:
    begins = (f"แต่หัวข้ออยู่หน้า {stray.page}", f"it begins on page {stray.page}")
    backwards = ("ซึ่งขัดกับเลขหน้าของหัวข้อข้างเคียง", "the pages of its neighbours tell otherwise")
    told = backwards if stray.page is None else begins
    listed = entry.pages[0] if entry.pages is not None else ""
    return _report(
        case,
        section,
        heading_span(section),
        words=("" if stray.page is None else str(stray.page), str(stray.listed)),
        messages=(
            f"สารบัญระบุหน้า {listed} {told[0]}",
            f"The contents page gives page {listed}; {told[1]}.",
        ),
    )


def _report_drift(case: Case, outline: Outline, drift: Sequence[Entry]) -> Iterator[Finding]:
    """Report once that the page numbers are not this book's."""
    if drift and are_whole(case.document, drift[0].span):
        count = f"{len(drift)}/{len(outline.entries)}"
        yield _report(
            case,
            drift[0],
            drift[0].span,
            words=(drift[0].words, count),
            messages=(
                f"เลขหน้าในสารบัญไม่ตรงกับหน้าที่หัวข้ออยู่ {count} หัวข้อ",
                f"The page numbers of {count} entries are not those of the body.",
            ),
        )


# --- what one of them lacks -------------------------------------------------------


def _check_absent(case: Case, outline: Outline, entry: Entry | None) -> Iterator[Finding]:
    """Report a listed section that the body lacks, where the body was read whole."""
    if entry is None or not are_whole(case.document, entry.span):
        return
    pages = case.document.pages
    gap = find_gap(pages, entry.pages) if entry.pages is not None else None
    if gap is not None:
        listed = "-".join(map(str, dict.fromkeys(entry.pages or ())))
        yield _report(
            case,
            entry,
            entry.span,
            words=("", entry.words),
            messages=(
                f"สารบัญระบุหน้า {listed} แต่ไฟล์นี้ไม่มีหน้าดังกล่าว (เลขหน้าข้ามจาก {gap[0]} ไป {gap[1]})",
                f"Listed on page {listed}, which is not in this file: its printed pages "
                f"go from {gap[0]} to {gap[1]}.",
            ),
        )
    elif is_body_whole(case, entry.key) and not is_begun(case.document, outline.end, entry.words):
        yield _report(
            case,
            entry,
            entry.span,
            words=("", entry.words),
            messages=(
                "หัวข้อนี้มีในสารบัญ แต่ไม่พบในเล่มของไฟล์นี้",
                "It is on the contents page and was not found in the body of this file.",
            ),
            severity=Severity.LOW,
        )


def _check_unlisted(case: Case, outline: Outline, section: Section) -> Iterator[Finding]:
    """Report a section that the contents list in other words, or leave out."""
    if section.confidence <= CONTENT_LIKENESS:
        return
    neighbours = find_neighbours(outline, case.sections, section)
    other = find_other_words(outline, section, neighbours)
    if other is not None:
        if are_whole(case.document, other.span):
            yield from _compare_words(case, other, section)
    elif is_left_out(case, outline, neighbours):
        yield _report(
            case,
            section,
            heading_span(section),
            words=(section.heading or section.title, ""),
            messages=(
                "หัวข้อนี้มีในเล่ม แต่ไม่มีในสารบัญ",
                "It stands in the body and not on the contents page.",
            ),
        )
