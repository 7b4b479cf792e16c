"""Whereabouts: in which section and line of the plan a span stands, and how sure it is."""

from typing import Final

from pipeline.judging.findings.case import Case
from pipeline.judging.locate import is_other_plan, pages_of
from pipeline.judging.recognition import SURE_QUALITY, is_proof
from pipeline.model import Section, SectionStatus, Severity, Span
from pipeline.text.letters import fold_key

CLOSEST: Final = frozenset({"s12_development", "s13_ethics"})
"""Sections without any legitimate name of another organisation (DOMAIN 4.4)."""

CLOSE: Final = frozenset({"s01_rationale", "s02_objectives", "s07_summary", "s08_structure"})
"""Sections in which such a name is seldom right; in the others it often is."""

PROVEN: Final = 1.0
"""Confidence of a repair that rests on the font, not on the words around (docs/reading.md)."""


def is_other_document(case: Case) -> bool:
    """Whether the file is no such plan: what is right in it is not known."""
    return is_other_plan(case.document, tuple(case.sections), case.template.plan_titles)


def section_at(case: Case, place: int) -> Section | None:
    """Find the section of the template in which an offset lies; the shortest wins."""
    around = [
        (section.span.end - section.span.start, index, section)
        for index, section in enumerate(case.sections)
        if section.status is SectionStatus.FOUND
        and section.span is not None
        and section.span.start <= place < section.span.end
    ]
    return min(around)[2] if around else None


def is_judged(case: Case, section: Section | None) -> bool:
    """Whether the template has elements for a section."""
    return section is not None and any(own.key == section.key for own in case.judged_sections())


def weigh_section(case: Case, section: Section | None) -> Severity:
    """Say how much the words of another organisation should worry, by section."""
    if section is None:
        return Severity.INFO
    if section.key in CLOSEST or is_judged(case, section):
        return Severity.HIGH
    return Severity.MEDIUM if section.key in CLOSE else Severity.INFO


def is_written(case: Case, span: Span, words: tuple[str, str]) -> bool:
    """Whether whole words, found and expected, surely stand so on the page.

    Letters that the file's own fonts prove are as good as any; a repair that only puts
    marks in order makes no other word.
    """
    touching = (
        repair
        for repair in case.document.repairs
        if repair.span.start < span.end and span.start < repair.span.end
    )
    if any(r.confidence < PROVEN and fold_key(r.before) != fold_key(r.after) for r in touching):
        return False
    if any(page.quality < SURE_QUALITY for page in pages_of(case.document, span)):
        return False
    return is_proof(case.document, span, *words)


def line_around(text: str, span: Span) -> Span:
    """Give the line, a paragraph or a row of a table, in which a span begins."""
    start = max(text.rfind("\n", 0, span.start), text.rfind("\f", 0, span.start)) + 1
    ends = [place for place in (text.find(mark, span.end) for mark in "\n\f") if place >= 0]
    return Span(start, min(ends, default=len(text)))


def is_row(text: str, span: Span) -> bool:
    """Whether a span stands in a row of a table: its cells are parted by tabs."""
    line = line_around(text, span)
    return "\t" in text[line.start : line.end]


def crosses_lines(case: Case, span: Span) -> bool:
    """Whether a line of the page ends inside a span: its words may not be one."""
    return any(span.start < line.span.start < span.end for line in case.document.lines)
