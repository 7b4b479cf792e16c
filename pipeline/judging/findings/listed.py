"""Checks of the contents page against the body, and of sections that stand in neither."""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.judging.absence import FEWEST_OTHER_SECTIONS
from pipeline.judging.findings.case import Case, report_finding
from pipeline.judging.findings.figures import are_sure, are_whole
from pipeline.judging.findings.outline import (
    Entry,
    Outline,
    find_gap,
    find_moved,
    find_shift,
    is_begun,
    read_outline,
    tell_page,
)
from pipeline.judging.locating.content import CONTENT_LIKENESS
from pipeline.judging.unread import list_unread
from pipeline.model import PARTLY_READ, Finding, Section, SectionStatus, Severity, Span
from pipeline.text.letters import fold_key, to_arabic_digits
from pipeline.text.likeness import measure_likeness

NEAR: Final = 0.9
"""Likeness of two wordings that damage of the file may part: two letters of a short heading."""

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
    moved = find_moved(outline, case.sections)
    shift = find_shift(case.document, outline, case.sections)
    for section in case.sections:
        entry = outline.find_entry(section.key)
        if section.span is None:
            if entry is not None and are_whole(case.document, entry.span):
                yield from _check_absent(case, outline, entry)
        elif not are_whole(case.document, _heading_span(section)):
            continue
        elif entry is None:
            yield from _check_unlisted(case, outline, section)
        elif are_whole(case.document, entry.span):
            yield from _compare_words(case, entry, section)
            if section.key in moved:
                yield _report_moved(case, entry, section)
            else:
                yield from _compare_numbers(case, entry, section)
            yield from _compare_pages(case, entry, section, shift)


def _heading_span(section: Section) -> Span:
    start = section.span.start if section.span is not None else 0
    return Span(start, start + max(1, len(section.heading or "")))


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


def _compare_words(case: Case, entry: Entry, section: Section) -> Iterator[Finding]:
    """Compare the wordings; one that goes on longer, or names the organisation, is the same."""
    if section.span is None or section.heading is None or section.heading == entry.words:
        return
    own = _fold_words(case, entry.words)
    start = section.span.start
    line = case.document.text[start : start + 2 * len(entry.words) + 20]
    if _begin_alike(own, _fold_words(case, section.heading)):
        return
    if _fold_words(case, re.sub(r"^[\W\d_]*", "", line)).startswith(own):
        return
    words = (section.heading, entry.words)
    is_near = measure_likeness(own, _fold_words(case, section.heading)) >= NEAR
    places = (entry.span, _heading_span(section))
    if is_near and not all(case.is_authors(p, words, letters_only=True) for p in places):
        return
    yield _report(
        case,
        section,
        _heading_span(section),
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
    return left.startswith(right) or right.startswith(left)


def _compare_numbers(case: Case, entry: Entry, section: Section) -> Iterator[Finding]:
    number = to_arabic_digits(section.number or "")
    if entry.number is None or not number.isdigit() or int(number) == entry.number:
        return
    if not all(are_sure(case.document, span) for span in (entry.span, _heading_span(section))):
        return
    yield _report(
        case,
        section,
        _heading_span(section),
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
        _heading_span(section),
        words=(section.number or section.title, entry.words),
        messages=(
            "ลำดับของหัวข้อนี้ในสารบัญกับในเล่มไม่ตรงกัน",
            "It stands in another order on the contents page than in the body.",
        ),
    )


def _compare_pages(
    case: Case, entry: Entry, section: Section, shift: int | None
) -> Iterator[Finding]:
    page = tell_page(case.document, section)
    if shift is None or page is None or entry.pages is None or page == entry.pages[0] + shift:
        return
    yield _report(
        case,
        section,
        _heading_span(section),
        words=(str(page), str(entry.pages[0] + shift)),
        messages=(
            f"สารบัญระบุหน้า {entry.pages[0]} แต่หัวข้ออยู่หน้า {page}",
            f"The contents page gives page {entry.pages[0]}; it begins on page {page}.",
        ),
    )


# --- what one of them lacks -------------------------------------------------------


def _check_absent(case: Case, outline: Outline, entry: Entry) -> Iterator[Finding]:
    """Report a listed section that the body lacks, where the body was read whole."""
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
    elif _is_whole(case, entry.key) and not is_begun(case.document, outline, entry.words):
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


def _is_whole(case: Case, key: str) -> bool:
    """Whether the file is a plan read whole, and goes on where a section should stand."""
    pages = case.document.pages
    if list_unread(case.document) or any(PARTLY_READ & {*page.reasons} for page in pages):
        return False
    found = [n for n, s in enumerate(case.sections) if s.status is SectionStatus.FOUND]
    own = next(n for n, s in enumerate(case.sections) if s.key == key)
    is_enclosed = bool(found) and min(found) < own < max(found)
    return len(found) >= FEWEST_OTHER_SECTIONS and (is_enclosed or own > max(found))


def _check_unlisted(case: Case, outline: Outline, section: Section) -> Iterator[Finding]:
    """Report a numbered section that a contents page without riddles leaves out."""
    number = to_arabic_digits(section.number or "")
    if not number.isdigit() or section.confidence <= CONTENT_LIKENESS:
        return
    if not _is_complete(case, outline):
        return
    yield _report(
        case,
        section,
        _heading_span(section),
        words=(section.heading or section.title, ""),
        messages=(
            "หัวข้อนี้มีในเล่ม แต่ไม่มีในสารบัญ",
            "It stands in the body and not on the contents page.",
        ),
    )


def _is_complete(case: Case, outline: Outline) -> bool:
    """Whether every line of the contents was read and is understood: 1, 2, 3 and so on."""
    numbers = sorted(entry.number or 0 for entry in outline.entries)
    return (
        len(numbers) >= FEWEST_OTHER_SECTIONS
        and numbers == list(range(1, len(numbers) + 1))
        and not outline.strangers
        and all(are_whole(case.document, entry.span) for entry in outline.entries)
    )


def check_missing_sections(case: Case) -> Iterator[Finding]:
    """Report a section that neither contents nor body have.

    It is proved by contents that are complete without it, or by its neighbours' numbers:
    a number left free between them may be its own, under a heading that is not known.
    """
    absent = [s for s in case.sections if s.status is SectionStatus.NOT_IN_FILE]
    if not any(_is_whole(case, section.key) for section in absent):
        return
    outline = read_outline(case.document, case.template, case.sections)
    for section in absent:
        place = _prove_absence(case, outline, section)
        if place is None or not _is_whole(case, section.key):
            continue
        yield report_finding(
            case,
            ("section_missing", Severity.MEDIUM),
            place,
            words=("", section.title),
            messages=(
                f"ไม่พบหัวข้อ “{section.title}” ในแผน ทั้งในสารบัญและในเล่ม",
                f"The section “{section.title}” is neither on the contents page nor in the body.",
            ),
            about=section.key,
        )


def _prove_absence(case: Case, outline: Outline | None, section: Section) -> Span | None:
    """Give the place that shows that a section is not there: the contents, or where it would be."""
    if outline is not None and _is_complete(case, outline):
        return outline.entries[-1].span
    if outline is not None and outline.strangers:
        return None
    place = case.sections.index(section)
    numbered = [
        (int(number), other)
        for other in (*case.sections[max(0, place - 1) : place], *case.sections[place + 1 :][:1])
        if (number := to_arabic_digits(other.number or "")).isdigit()
    ]
    if len(numbered) < 2 or numbered[1][0] != numbered[0][0] + 1:
        return None
    spans = [_heading_span(other) for _, other in numbered]
    return spans[1] if all(are_whole(case.document, span) for span in spans) else None
