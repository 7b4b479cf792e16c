"""A case: one plan with its verdicts, as the checks see it, and how a finding is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.judging.comparing.fragments import FRAGMENT_LIKENESS
from pipeline.judging.comparing.slips import Difference
from pipeline.judging.comparing.statements import Alignment, align_element
from pipeline.judging.comparing.terms import SectionText, fold_section
from pipeline.judging.evidence import quote_span
from pipeline.judging.recognition import is_proof
from pipeline.judging.registry import Registry
from pipeline.model import (
    Document,
    Finding,
    Identity,
    Judgement,
    Section,
    SectionStatus,
    Severity,
    Span,
    Template,
)
from pipeline.text.letters import fold_key

CONTEXT: Final = 30
"""Characters quoted on either side of what was found."""

BLANKS: Final = {"{organisation}": "(ชื่อหน่วยงาน)", "{personnel}": "(บุคลากร)"}
"""How the places for the plan's own words are named to people."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One element's statement in the plan, aligned with the template's wording.

    `differences` are the words in which it differs from every accepted wording, where they
    were asked for.
    """

    judgement: Judgement
    section: SectionText
    offset: int
    alignment: Alignment
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """All that a check may look at; `copied` are the statements word by word."""

    document: Document
    template: Template
    sections: Sequence[Section]
    judgements: Sequence[Judgement]
    identity: Identity
    stated: tuple[Stated, ...]
    registry: Registry | None = None
    copied: tuple[Stated, ...] = ()

    def judged_sections(self) -> Iterator[Section]:
        """List the sections that have elements and were found."""
        keys = {s.key for s in self.template.sections if s.elements}
        for section in self.sections:
            if section.key in keys and section.status is SectionStatus.FOUND:
                yield section

    def is_authors(self, span: Span, words: tuple[str, str], *, letters_only: bool = False) -> bool:
        """Whether `words`, found and expected, differ by the author's hand in a span.

        What repair touched is not the author's, nor what recognition may have misread.
        With `letters_only` a repair that only put marks in order does not count.
        """
        touching = (
            repair
            for repair in self.document.repairs
            if repair.span.start < span.end and span.start < repair.span.end
        )
        if any(not letters_only or fold_key(r.before) != fold_key(r.after) for r in touching):
            return False
        return is_proof(self.document, span, *words)


def align_statements(document: Document, judgements: Sequence[Judgement]) -> Iterator[Stated]:
    """Align each statement that was found with the wording nearest to it."""
    for judgement in judgements:
        if judgement.evidence is None:
            continue
        span = judgement.evidence.span
        text = document.text[span.start : span.end]
        section = fold_section(text)
        alignment = align_element(judgement.element, section.key, 0, len(section.key))
        if alignment is not None and alignment.likeness >= FRAGMENT_LIKENESS:
            yield Stated(judgement, section, span.start, alignment)


def heading_span(section: Section) -> Span:
    """Give the span of a section's heading as it stands in the text."""
    start = section.span.start if section.span is not None else 0
    return Span(start, start + max(1, len(section.heading or "")))


def locate_stretch(stated: Stated, start: int, end: int) -> Span:
    """Turn a stretch of a statement's key into a span of the document."""
    left, right = stated.section.folded.source_span(start, end)
    return Span(stated.offset + left, stated.offset + right)


def _judgement_at(case: Case, section: str, span: Span) -> Judgement | None:
    """Find the judgement of a section whose evidence a span touches."""
    for judgement in case.judgements:
        if judgement.section == section and judgement.evidence is not None:
            own = judgement.evidence.span
            if own.start < span.end and span.start < own.end:
                return judgement
    return None


def _name_blanks(wording: str) -> str:
    """Put words for people where the template leaves a place for the plan's own."""
    for placeholder, words in BLANKS.items():
        wording = wording.replace(placeholder, words)
    return wording


def report_finding(
    case: Case,
    kind: tuple[str, Severity],
    span: Span | None,
    *,
    words: tuple[str, str],
    messages: tuple[str, str],
    about: Judgement | str | None = None,
) -> Finding:
    """Build a finding with its quotation in context.

    `about` is a judgement, or a section's key: then the element is the one whose
    evidence the span touches, if any.
    """
    code, severity = kind
    if isinstance(about, str) and span is not None:
        about = _judgement_at(case, about, span) or about
    evidence = None
    if span is not None:
        text = case.document.text
        start, end = max(0, span.start - CONTEXT), min(len(text), span.end + CONTEXT)
        start += text[start : span.start].rfind("\f") + 1
        cut = text[span.end : end].find("\f")
        evidence = quote_span(case.document, Span(start, end if cut < 0 else span.end + cut))
    return Finding(
        code=code,
        severity=severity,
        section=about.section if isinstance(about, Judgement) else about,
        element=about.element.id if isinstance(about, Judgement) else None,
        evidence=evidence,
        found=" ".join(words[0].split()),
        expected=" ".join(_name_blanks(words[1]).split()),
        message_th=messages[0],
        message_en=messages[1],
    )
