"""Whereabouts: in which section, statement and line of the plan a span stands."""

from typing import Final

from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.findings.case import Case
from pipeline.judging.locate import is_other_plan, pages_of
from pipeline.judging.recognition import SURE_QUALITY, is_proof
from pipeline.judging.template import PLACEHOLDER
from pipeline.model import Judgement, Section, SectionStatus, Severity, Span
from pipeline.text.letters import fold_key

CLOSEST: Final = frozenset({"s12_development", "s13_ethics"})
"""Sections without any legitimate name of another organisation (DOMAIN 4.4)."""

CLOSE: Final = frozenset({"s01_rationale", "s02_objectives", "s07_summary", "s08_structure"})
"""Sections in which such a name is seldom right; in the others it often is."""

PROVEN: Final = 1.0
"""Confidence of a repair that rests on the font, not on the words around (docs/reading.md)."""

BESIDE: Final = 40
"""Characters between a statement's evidence and the name that begins or ends it."""

EDGE_LETTERS: Final = 8
"""Folded letters that must be the template's own beside a name."""


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


def statement_at(case: Case, section: Section | None, span: Span) -> Judgement | None:
    """Find the statement that a span lies in, or stands beside where the template has a name."""
    if section is None:
        return None
    judgements = [j for j in case.judgements if j.section == section.key and j.evidence]
    for judgement in judgements:
        own = _span_of(judgement)
        if own.start < span.end and span.start < own.end:
            return judgement
    placed = next((j for j in judgements if _has_place_at(case.document.text, j, span)), None)
    line = line_around(case.document.text, span)
    before = [j for j in judgements if line.start < _span_of(j).end <= span.start]
    nearest = max(before, key=lambda j: _span_of(j).end, default=None)
    if placed is None and nearest is not None and span.start - _span_of(nearest).end <= BESIDE:
        return nearest
    return placed


def _has_place_at(text: str, judgement: Judgement, span: Span) -> bool:
    """Whether a wording leaves room for the plan's own words just where a span stands.

    The evidence may end before it: “… ประสิทธิผล และเกิดประโยชน์แก่{organisation}”.
    """
    own = _span_of(judgement)
    if own.end <= span.start <= own.end + BESIDE:
        edge = fold_key(text[max(own.start, own.end - BESIDE) : span.start])[-EDGE_LETTERS:]
        return any(piece.endswith(edge) for piece in _pieces_of(judgement)[0])
    if span.end <= own.start <= span.end + BESIDE:
        edge = fold_key(text[span.end : own.start + BESIDE])[:EDGE_LETTERS]
        return any(piece.startswith(edge) for piece in _pieces_of(judgement)[1])
    return False


def _pieces_of(judgement: Judgement) -> tuple[list[str], list[str]]:
    """Give, folded, what a statement's wordings say before their places, and after them."""
    pieces = [
        [fold_key(piece) for piece in PLACEHOLDER.sub("\0", wording).split("\0")]
        for wording in wordings_of(judgement.element)
    ]
    return [p for cut in pieces for p in cut[:-1]], [p for cut in pieces for p in cut[1:]]


def _span_of(judgement: Judgement) -> Span:
    """Give the span of a judgement that has evidence."""
    return judgement.evidence.span if judgement.evidence is not None else Span(0, 0)


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
