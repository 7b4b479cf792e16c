"""Verdicts: each element of the template held against the section that should hold it.

docs/judging.md tells the rule in words. The costliest error is a false `present`,
the next a `missing` for a page that could not be read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.judging.absence import judge_absent
from pipeline.judging.doubt import Doubt, count_garbled, is_doubtful, loosen_rules
from pipeline.judging.evidence import quote_span
from pipeline.judging.locate import pages_of
from pipeline.judging.readings import Reading, read_elements
from pipeline.judging.reasons import explain
from pipeline.judging.statements import (
    FRAGMENT_LIKENESS,
)
from pipeline.judging.template import effective_edition
from pipeline.judging.terms import SectionText, Stretch
from pipeline.model import (
    Document,
    Element,
    Evidence,
    ExpectedSection,
    Identity,
    Judgement,
    Page,
    Section,
    SectionStatus,
    Span,
    Template,
    Thresholds,
    Verdict,
    Wording,
)
from pipeline.text.letters import fold_text

VERBATIM_LIKENESS: Final = 0.98
"""Above this only blanks, marks or one letter of a long statement differ."""

NEAR_LIKENESS: Final = 0.80
"""Above this a reader sees the template's sentence with changes."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """The section under judgement: its text, its place, and what could not be read."""

    document: Document
    whole: SectionText
    span: Span
    unread: tuple[Page, ...]
    rules: Thresholds


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
    for expected, section in zip(template.sections, sections, strict=True):
        if not expected.elements:
            continue
        if section.status is SectionStatus.FOUND and section.span is not None:
            judged = _judge_section(document, template.thresholds, expected, section)
        else:
            judged = judge_absent(document, template, expected, sections)
        judgements += [_apply_scope(judgement, identity, year) for judgement in judged]
    return tuple(judgements)


def _apply_scope(judgement: Judgement, identity: Identity, year: int | None) -> Judgement:
    """Set aside an element that this edition or this kind of organisation need not have."""
    element = judgement.element
    kinds = element.organisation_types
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
    )


# --- a section that was found ----------------------------------------------------


def _judge_section(
    document: Document, rules: Thresholds, expected: ExpectedSection, section: Section
) -> list[Judgement]:
    """Read every element first, so that none takes the words of another."""
    span = section.span
    if span is None:  # pragma: no cover - a found section has a span
        raise ValueError(section.key)
    text = document.text[span.start : span.end]
    whole = SectionText(text, fold_text(text))
    if any(is_doubtful(page) for page in pages_of(document, span)):
        rules = loosen_rules(rules)
    readings = read_elements(expected, whole, heading=section.heading or "", rules=rules)
    ground = _Ground(document, whole, span, _unread_pages(document, section), rules)
    return [
        _judge_reading(ground, expected.key, element, readings[element.id])
        for element in expected.elements
    ]


# --- verdicts --------------------------------------------------------------------


def decide(element: Element, reading: Reading, rules: Thresholds) -> Verdict:
    """Apply the rule: terms and an anchor, whole lists, and unchanged meaning."""
    verdict = Verdict.MISSING
    if reading.anchored and reading.found:
        if not reading.missing or (not element.complete and reading.share >= rules.present_min):
            verdict = Verdict.PRESENT
        elif element.complete or reading.share >= rules.partial_min:
            verdict = Verdict.PARTIAL
    turned = [s for s in reading.shifts if s.code != "weakened"]
    stands = verdict is not Verdict.MISSING or reading.likeness >= FRAGMENT_LIKENESS
    return Verdict.CONTRADICTED if turned and stands else verdict


def _judge_reading(ground: _Ground, section: str, element: Element, reading: Reading) -> Judgement:
    """Turn a reading into a judgement with its evidence and its reason."""
    verdict = decide(element, reading, ground.rules)
    evidence = None
    if verdict is not Verdict.MISSING and reading.stretch is not None:
        start, end = ground.whole.folded.source_span(*reading.stretch)
        start, end = start + ground.span.start, end + ground.span.start
        evidence = quote_span(ground.document, Span(start, end))
    doubt = _find_doubt(ground, element, reading, verdict)
    if doubt is not None:
        verdict = Verdict.UNREADABLE
    judgement = Judgement(
        section=section,
        element=element,
        verdict=verdict,
        wording=tell_wording(reading, verdict),
        likeness=round(reading.likeness, 3),
        confidence=_confidence(ground.document, reading, verdict, evidence),
        reason="",
        reason_th="",
        evidence=evidence,
        terms_found=reading.found,
        terms_missing=reading.missing,
    )
    reason, reason_th = explain(
        judgement,
        shifts=tuple((s.code, s.found, s.expected) for s in reading.shifts),
        doubt=doubt,
        unread=tuple(page.number for page in ground.unread),
        anchored=reading.anchored,
    )
    return replace(judgement, reason=reason, reason_th=reason_th)


def _find_doubt(
    ground: _Ground, element: Element, reading: Reading, verdict: Verdict
) -> Doubt | None:
    """Tell whether a verdict against the plan rests on what could not be read."""
    stretch = reading.stretch
    doubtful = stretch is not None and any(
        is_doubtful(page) for page in _pages_behind(ground, stretch)
    )
    if verdict is Verdict.CONTRADICTED:
        turned = [shift for shift in reading.shifts if shift.code != "weakened"]
        is_number = all(shift.code == "changed_number" for shift in turned)
        return Doubt.NUMBER if doubtful and is_number else None
    if verdict not in (Verdict.MISSING, Verdict.PARTIAL):
        return None
    if doubtful:
        better = decide(element, count_garbled(element, reading, ground.whole), ground.rules)
        if better is not verdict:
            return Doubt.GARBLED
    return Doubt.UNREAD_PAGE if ground.unread else None


def _pages_behind(ground: _Ground, stretch: Stretch) -> list[Page]:
    """List the pages of a stretch of the section's key."""
    start, end = ground.whole.folded.source_span(*stretch)
    return pages_of(ground.document, Span(ground.span.start + start, ground.span.start + end))


def tell_wording(reading: Reading, verdict: Verdict) -> Wording | None:
    """Say how close the words are; nothing where nothing was found."""
    if verdict in (Verdict.MISSING, Verdict.NOT_APPLICABLE, Verdict.UNREADABLE):
        return None
    if reading.likeness >= VERBATIM_LIKENESS:
        return Wording.VERBATIM
    return Wording.NEAR if reading.likeness >= NEAR_LIKENESS else Wording.REWORDED


def _confidence(
    document: Document, reading: Reading, verdict: Verdict, evidence: Evidence | None
) -> float:
    """Be sure of what is alike and of what is far from anything; doubt what lies between."""
    if verdict is Verdict.MISSING:
        sure = 1.0 - max(0.0, reading.likeness - 0.3)
    elif verdict is Verdict.PRESENT:
        sure = 0.5 * reading.share + 0.5 * max(reading.likeness, 0.5)
    else:
        sure = 0.5 + 0.4 * reading.likeness
    number = evidence.page if evidence is not None else None
    quality = next((p.quality for p in document.pages if p.number == number), 1.0)
    return round(max(0.05, min(1.0, sure) * quality), 3)


def _unread_pages(document: Document, section: Section) -> tuple[Page, ...]:
    """List the unreadable pages inside the section, or right after a section cut off by one."""
    if section.span is None or section.page_first is None or section.page_last is None:
        return ()
    inside = [
        page
        for page in document.pages
        if section.page_first <= page.number <= section.page_last and not page.is_readable
    ]
    for page in document.pages:
        if page.number <= section.page_last:
            continue
        if page.is_readable or document.text[section.span.end : page.span.start].strip():
            break
        inside.append(page)
    return tuple(inside)
