"""Verdicts: each element of the template held against the section that should hold it.

docs/judging.md tells the rule in words. The costliest error is a false `present`,
the next a `missing` for a page that could not be read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.judging.absence import judge_absent
from pipeline.judging.certainty import rate_confidence, tell_wording
from pipeline.judging.comparing.question import Question
from pipeline.judging.comparing.reading import Reading
from pipeline.judging.comparing.readings import read_elements
from pipeline.judging.comparing.terms import SectionText, Stretch, fold_section
from pipeline.judging.doubt import Doubt, count_garbled, gather_aside, is_doubtful, loosen_rules
from pipeline.judging.evidence import quote_span
from pipeline.judging.locate import pages_of
from pipeline.judging.losses import doubt_losses, find_losses
from pipeline.judging.reasons import explain
from pipeline.judging.recognition import blurred_pages, is_sure_change
from pipeline.judging.rule import decide
from pipeline.judging.search import PROVED, describe_search, search_elsewhere
from pipeline.judging.template import effective_edition
from pipeline.judging.unread import are_left_out, find_unread, is_sought, list_unread
from pipeline.model import (
    Document,
    Element,
    Evidence,
    ExpectedSection,
    Identity,
    Judgement,
    Page,
    Search,
    Section,
    SectionStatus,
    Span,
    Template,
    Thresholds,
    Verdict,
)
from pipeline.text.letters import fold_key

EDGES: Final = " \n\f.,;:)"
"""What no quotation begins with: it belongs to the words before."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """The section under judgement: its text, its place, and what was not read of it.

    `blurred` are pages with lines that recognition could not read, `aside` the folded lines
    it took for noise, `lost_title` the usual heading, folded, where no heading was read.
    """

    document: Document
    whole: SectionText
    span: Span
    unread: tuple[Page, ...]
    blurred: tuple[int, ...]
    aside: str
    pages: tuple[Page, ...]
    rules: Thresholds
    lost_title: str = ""

    def find_source(self, stretch: Stretch) -> Span:
        """Find the span of the document behind a stretch of the section's key."""
        start, end = self.whole.folded.source_span(*stretch)
        return Span(self.span.start + start, self.span.start + end)


def judge_elements(
    document: Document,
    template: Template,
    sections: Sequence[Section],
    *,
    identity: Identity,
    edition: int | None,
) -> tuple[Judgement, ...]:
    """Judge every element of every section; one answer each, in the template's order."""
    year = effective_edition(template, edition)
    judgements: list[Judgement] = []
    for own, (expected, section) in enumerate(zip(template.sections, sections, strict=True)):
        if not expected.elements:
            continue
        if section.status is SectionStatus.FOUND and section.span is not None:
            names = (identity.organisation,) if identity.organisation is not None else ()
            question = Question(expected, template.thresholds, names)
            judged = _judge_section(document, question, section)
            judged = doubt_losses(judged, find_losses(document, expected, sections, own))
        else:
            judged = judge_absent(document, template, expected, sections)
        asked = [_apply_scope(judgement, identity, year) for judgement in judged]
        judgements += search_elsewhere(document, section.span, asked, template.thresholds)
    return tuple(judgements)


def _apply_scope(judgement: Judgement, identity: Identity, year: int | None) -> Judgement:
    """Set aside an element that this edition or this kind of organisation need not have."""
    element, kinds = judgement.element, judgement.element.organisation_types
    too_new = year is not None and element.since_edition > year
    other_kind = (
        bool(kinds)
        and identity.organisation_type is not None
        and identity.organisation_type not in kinds
    )
    if not too_new and not other_kind:
        return judgement
    reason, reason_th = explain(
        replace(judgement, verdict=Verdict.NOT_APPLICABLE), year=year if too_new else None
    )
    return replace(
        judgement,
        verdict=Verdict.NOT_APPLICABLE,
        wording=None,
        confidence=1.0,
        reason=reason,
        reason_th=reason_th,
        evidence=None,
        terms_found=(),
        terms_missing=(),
        terms_at=(),
        search=None,
    )


# --- a section that was found ----------------------------------------------------


def _judge_section(document: Document, question: Question, section: Section) -> list[Judgement]:
    """Read every element first, so that none takes the words of another."""
    span = section.span
    if span is None:
        raise ValueError(section.key)  # pragma: no cover - a found section has a span
    text = document.text[span.start : span.end]
    whole = fold_section(text)
    pages = pages_of(document, span)
    expected, rules = question.expected, question.rules
    if any(is_doubtful(page) for page in pages):
        rules = loosen_rules(rules)
        question = replace(question, rules=rules)
    readings = read_elements(question, whole, section.heading or "")
    unread = find_unread(document, section)
    if not _holds_any(expected, readings, rules) or not is_sought(document, expected):
        unread = list_unread(document)  # the section itself may stand on any of them
    ground = _Ground(
        document,
        whole,
        span,
        unread=unread,
        blurred=blurred_pages(document, span),
        aside=gather_aside(pages),
        pages=tuple(pages),
        rules=rules,
        lost_title=fold_key(expected.headings[0]) if _is_title_blurred(section, pages) else "",
    )
    return [
        _judge_reading(ground, expected.key, element, readings[element.id])
        for element in expected.elements
    ]


def _is_title_blurred(section: Section, pages: Sequence[Page]) -> bool:
    """Whether a section is known by its words alone, and its heading may be read badly."""
    return not section.heading and any(is_doubtful(page) for page in pages)


def _holds_any(
    expected: ExpectedSection, readings: Mapping[str, Reading], rules: Thresholds
) -> bool:
    """Whether anything that only this section says stands in it, beside its title."""
    title = fold_key(expected.headings[0])
    return any(
        decide(element, readings[element.id], rules) is not Verdict.MISSING
        for element in expected.elements
        if title not in fold_key(element.canonical)
    )


# --- verdicts --------------------------------------------------------------------


def _judge_reading(ground: _Ground, section: str, element: Element, reading: Reading) -> Judgement:
    """Turn a reading into a judgement with its evidence and its reason."""
    verdict = decide(element, reading, ground.rules)
    evidence = None
    if verdict is not Verdict.MISSING and reading.stretch is not None:
        evidence = quote_span(ground.document, ground.find_source(reading.stretch))
    doubt = _find_doubt(ground, element, reading, verdict)
    if doubt is not None:
        verdict = Verdict.UNREADABLE
    judgement = Judgement(
        section=section,
        element=element,
        verdict=verdict,
        wording=tell_wording(reading, verdict),
        likeness=round(reading.likeness, 3),
        confidence=rate_confidence(ground.document, reading, verdict, evidence),
        reason="",
        reason_th="",
        evidence=evidence,
        terms_found=reading.found,
        terms_missing=reading.missing,
        terms_at=tuple(ground.find_source(stretch) for stretch in reading.stands),
        search=_tell_search(ground, reading, evidence) if verdict in PROVED else None,
    )
    reason, reason_th = explain(
        judgement,
        shifts=tuple((s.code, s.found, s.expected) for s in reading.shifts),
        doubt=doubt,
        unread=_number_unread(ground, doubt),
        anchored=reading.anchored,
    )
    return replace(judgement, reason=reason, reason_th=reason_th)


def _tell_search(ground: _Ground, reading: Reading, evidence: Evidence | None) -> Search:
    """Say where an element was looked for; without evidence, what came nearest to it."""
    search = describe_search(ground.pages)
    alignment = reading.alignment or reading.nearest
    if evidence is not None or alignment is None:
        return search
    passage = ground.find_source((alignment.start, alignment.end))
    text = ground.document.text[passage.start : passage.end]
    start = passage.end - len(text.lstrip(EDGES))
    nearest = quote_span(ground.document, replace(passage, start=start))
    return replace(search, nearest=nearest, likeness=round(alignment.likeness, 3))


def _find_doubt(
    ground: _Ground, element: Element, reading: Reading, verdict: Verdict
) -> Doubt | None:
    """Tell whether a verdict against the plan rests on what could not be read."""
    if verdict is Verdict.CONTRADICTED:
        return _doubt_change(ground, reading)
    if verdict not in (Verdict.MISSING, Verdict.PARTIAL):
        return None
    if ground.aside or _is_on_doubtful_page(ground, reading):
        better = count_garbled(element, reading, ground.whole, ground.aside)
        if decide(element, better, ground.rules) is not verdict:
            return Doubt.GARBLED
    if ground.lost_title and ground.lost_title in fold_key(element.canonical):
        return Doubt.GARBLED
    if ground.unread:
        return Doubt.LEFT_OUT_PAGE if are_left_out(ground.unread) else Doubt.UNREAD_PAGE
    return Doubt.BLURRED_LINE if ground.blurred else None


def _is_on_doubtful_page(ground: _Ground, reading: Reading) -> bool:
    """Whether single letters may be wrong where something of an element was found."""
    if reading.stretch is None:
        return False
    pages = pages_of(ground.document, ground.find_source(reading.stretch))
    return any(is_doubtful(page) for page in pages)


def _doubt_change(ground: _Ground, reading: Reading) -> Doubt | None:
    """Doubt a change of meaning of which no letters are sure."""
    turned = [shift for shift in reading.shifts if shift.code != "weakened"]
    for shift in turned:
        if is_sure_change(ground.document, shift, ground.find_source((shift.start, shift.end))):
            return None
    is_number = all(shift.code == "changed_number" for shift in turned)
    return Doubt.NUMBER if is_number else Doubt.CHANGE


def _number_unread(ground: _Ground, doubt: Doubt | None) -> tuple[int, ...]:
    """List the numbers of the pages that a doubt is about."""
    if doubt is Doubt.BLURRED_LINE:
        return ground.blurred
    return tuple(page.number for page in ground.unread)
