"""Sections that a plan lacks, and what proves it: contents and body must be read whole."""

from collections.abc import Iterator

from pipeline.judging.absence import FEWEST_OTHER_SECTIONS
from pipeline.judging.findings.case import Case, heading_span, report_finding
from pipeline.judging.findings.figures import are_whole
from pipeline.judging.findings.outline import Entry, Outline, read_outline
from pipeline.judging.locating.contents import LABEL_LETTERS
from pipeline.judging.unread import list_unread
from pipeline.model import PARTLY_READ, Finding, Section, SectionStatus, Severity, Span
from pipeline.text.letters import to_arabic_digits


def is_body_whole(case: Case, key: str) -> bool:
    """Whether the file is a plan read whole, and goes on where a section should stand."""
    pages = case.document.pages
    if list_unread(case.document) or any(PARTLY_READ & {*page.reasons} for page in pages):
        return False
    found = [n for n, s in enumerate(case.sections) if s.status is SectionStatus.FOUND]
    own = next(n for n, s in enumerate(case.sections) if s.key == key)
    is_enclosed = bool(found) and min(found) < own < max(found)
    return len(found) >= FEWEST_OTHER_SECTIONS and (is_enclosed or own > max(found))


def is_outline_complete(case: Case, outline: Outline) -> bool:
    """Whether every line of the contents was read and is understood: 1, 2, 3 and so on."""
    numbers = sorted(entry.number or 0 for entry in outline.entries)
    return (
        len(numbers) >= FEWEST_OTHER_SECTIONS
        and numbers == list(range(1, len(numbers) + 1))
        and not outline.has_numbered_strangers
        and all(are_whole(case.document, entry.span) for entry in outline.entries)
    )


def is_left_out(
    case: Case, outline: Outline, neighbours: tuple[Entry | None, Entry | None]
) -> bool:
    """Whether contents surely leave a section out that stands between its neighbours."""
    before, after = neighbours
    if before is None or after is None or before.span.end > after.span.start:
        return is_outline_complete(case, outline)
    if not all(are_whole(case.document, entry.span) for entry in (before, after)):
        return False
    between = Span(before.span.end, after.span.start)
    if sum(map(str.isalpha, case.document.text[between.start : between.end])) <= LABEL_LETTERS:
        return True
    strangers = [n for n in outline.strangers if between.start <= n.start < between.end]
    return before.number is not None and after.number is not None and not strangers


def check_missing_sections(case: Case) -> Iterator[Finding]:
    """Report a section that neither contents nor body have.

    It is proved by contents that are complete without it, or by its neighbours' numbers:
    a number left free between them may be its own, under a heading that is not known.
    """
    absent = [s for s in case.sections if s.status is SectionStatus.NOT_IN_FILE]
    if not any(is_body_whole(case, section.key) for section in absent):
        return
    outline = read_outline(case.document, case.template, case.sections)
    for section in absent:
        place = _prove_absence(case, outline, section)
        if place is None or not is_body_whole(case, section.key):
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
    if outline is not None and is_outline_complete(case, outline):
        return outline.entries[-1].span
    if outline is not None and outline.has_numbered_strangers:
        return None
    place = case.sections.index(section)
    numbered = [
        (int(number), other)
        for other in (*case.sections[max(0, place - 1) : place], *case.sections[place + 1 :][:1])
        if (number := to_arabic_digits(other.number or "")).isdigit()
    ]
    if len(numbered) < 2 or numbered[1][0] != numbered[0][0] + 1:
        return None
    spans = [heading_span(other) for _, other in numbered]
    return spans[1] if all(are_whole(case.document, span) for span in spans) else None
