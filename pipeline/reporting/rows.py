"""An outcome becomes the rows of each table: keys and values, no looks."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from pipeline.judging.reasons import list_pages
from pipeline.judging.score import points, score_judgements
from pipeline.model import (
    Analysis,
    Evidence,
    Identity,
    Judgement,
    Outcome,
    Page,
    Problem,
    Search,
    Section,
    Source,
    Verdict,
)
from pipeline.reporting.labels import LIMIT, advise

Value = str | int | float | None
Row = dict[str, Value]

# Before the names of a manifest's columns: none of ours begins so.
MANIFEST_PREFIX: Final = "manifest_"

# Verdicts that give no points, neither earned nor lost.
WITHOUT_POINTS: Final = frozenset({Verdict.UNREADABLE, Verdict.NOT_APPLICABLE})


def list_documents(outcome: Outcome) -> Iterator[Row]:
    """Give the one row of a file in documents.csv."""
    yield {
        "document": outcome.document,
        "path": outcome.path,
        "sha256": outcome.sha256,
        "status": outcome.status,
        "problem": _tell_problems(outcome),
        **_describe_result(outcome),
        "seconds": round(outcome.seconds, 2),
    }


def list_elements(outcome: Outcome) -> Iterator[Row]:
    """Give a row for each element that a plan was held against."""
    if outcome.analysis is None:
        return
    identity = outcome.analysis.identity
    plan: Row = {
        "document": outcome.document,
        "organisation": identity.organisation,
        "organisation_type": identity.organisation_type,
        "province": identity.province,
        "period_start": identity.period_start,
        "template": outcome.analysis.template,
    }
    for judgement in outcome.analysis.judgements:
        yield plan | _describe_judgement(judgement)


def list_findings(outcome: Outcome) -> Iterator[Row]:
    """Give a row for each finding."""
    for finding in outcome.analysis.findings if outcome.analysis else ():
        yield {
            "document": outcome.document,
            "code": finding.code,
            "severity": finding.severity,
            "section": finding.section,
            "element": finding.element,
            "page": finding.evidence.page if finding.evidence else None,
            "found": finding.found,
            "expected": finding.expected,
            "quote": finding.evidence.quote if finding.evidence else None,
            "source": finding.evidence.source if finding.evidence else None,
            "message_th": finding.message_th,
            "message_en": finding.message_en,
        }


def list_sections(outcome: Outcome) -> Iterator[Row]:
    """Give a row for each section that the template expects."""
    for section in outcome.analysis.sections if outcome.analysis else ():
        yield {
            "document": outcome.document,
            "section": section.key,
            "title": section.title,
            "status": section.status,
            "heading": section.heading,
            "number": section.number,
            "page_first": section.page_first,
            "page_last": section.page_last,
            "confidence": section.confidence,
        }


def list_failures(outcome: Outcome) -> Iterator[Row]:
    """Give the row of a file that gave no result."""
    if outcome.analysis is not None:
        return
    problem = outcome.problem or Problem("run", "pipeline_error", "No result and no reason.")
    yield {
        "document": outcome.document,
        "stage": problem.stage,
        "code": problem.code,
        "message": problem.message,
        "advice": advise(problem.code, problem.advice),
    }


ROWS: Final[Mapping[str, Callable[[Outcome], Iterator[Row]]]] = MappingProxyType(
    {
        "documents": list_documents,
        "elements": list_elements,
        "findings": list_findings,
        "sections": list_sections,
        "failures": list_failures,
    }
)


def main_section(analysis: Analysis) -> Section | None:
    """Give the section whose elements were judged."""
    return next((s for s in analysis.sections if s.key == analysis.main_section), None)


def count_pages(pages: tuple[Page, ...], source: Source) -> int:
    """Count the pages whose text came from there."""
    return sum(page.source is source for page in pages)


def list_cells(outcome: Outcome) -> dict[str, str]:
    """Give what the manifest says of a file, by columns that cannot clash with ours."""
    cells = outcome.listing.cells if outcome.listing else ()
    return {f"{MANIFEST_PREFIX}{name}": value for name, value in cells}


def name_owner(outcome: Outcome) -> tuple[str, ...]:
    """Give a key by which the files of one organisation stand together, the unknown last.

    The manifest knows it best, then the file itself; place tells namesakes apart.
    """
    named = [outcome.listing.identity] if outcome.listing else []
    named += [outcome.analysis.identity] if outcome.analysis else []
    owner = next((i for i in named if i.organisation), Identity())
    known = [owner.province or "", owner.amphoe or ""]
    return ("" if owner.organisation else "unknown", owner.organisation or "", *known)


def _describe_result(outcome: Outcome) -> Row:
    """Describe what was found; without a result, whose plan the manifest says it is."""
    if outcome.analysis is not None:
        return _describe_analysis(outcome.analysis)
    return _describe_identity(outcome.listing.identity) if outcome.listing else {}


def _describe_identity(identity: Identity) -> Row:
    return {
        "organisation": identity.organisation,
        "organisation_type": identity.organisation_type,
        "amphoe": identity.amphoe,
        "province": identity.province,
        "period_start": identity.period_start,
        "period_end": identity.period_end,
    }


def _describe_analysis(analysis: Analysis) -> Row:
    section = main_section(analysis)
    score = score_judgements(analysis.judgements)
    verdicts = Counter(judgement.verdict for judgement in analysis.judgements)
    left_out = sum(page.is_left_out for page in analysis.pages)
    return {
        **_describe_identity(analysis.identity),
        "template": analysis.template,
        "pages": len(analysis.pages),
        "pages_text": count_pages(analysis.pages, Source.TEXT),
        "pages_ocr": count_pages(analysis.pages, Source.OCR),
        "pages_unreadable": count_pages(analysis.pages, Source.NONE) - left_out,
        "pages_left_out": left_out,
        "repairs": analysis.repairs,
        "section_found": section.status if section else None,
        "section_number": section.number if section else None,
        "section_first_page": section.page_first if section else None,
        "section_last_page": section.page_last if section else None,
        "score": score.full,
        "score_core": score.core,
        "score_low": score.low,
        "score_high": score.high,
        **{verdict.value: verdicts[verdict] for verdict in Verdict},
        "findings": len(analysis.findings),
    }


def _describe_judgement(judgement: Judgement) -> Row:
    element = judgement.element
    has_points = judgement.verdict not in WITHOUT_POINTS
    reason, reason_th = tell_reasons(judgement)
    return {
        "section": judgement.section,
        "element": element.id,
        "name_th": element.name_th,
        "level": element.level,
        "weight": element.weight,
        "verdict": judgement.verdict,
        "wording": judgement.wording,
        "points": points(judgement).earned if has_points else None,
        "likeness": judgement.likeness,
        "confidence": judgement.confidence,
        **_describe_evidence(judgement.evidence),
        "terms_missing": " | ".join(judgement.terms_missing),
        "reason": reason,
        "reason_th": reason_th,
        **_describe_search(judgement.search),
    }


def tell_reasons(judgement: Judgement) -> tuple[str, str]:
    """Say why a verdict was given, and what of its element nobody has held against a source."""
    note = judgement.element.unverified
    if not note:
        return judgement.reason, judgement.reason_th
    return (
        f"{judgement.reason} Not verified in the template: {note}",
        f"{judgement.reason_th} (แบบยังไม่ได้ยืนยัน: {note})",
    )


def _describe_evidence(evidence: Evidence | None) -> Row:
    return {
        "page": evidence.page if evidence else None,
        "printed_page": evidence.printed_page if evidence else None,
        "quote": evidence.quote if evidence else None,
        "source": evidence.source if evidence else None,
    }


def tell_pages(search: Search) -> str:
    """List the pages that were searched, the first and the last."""
    return list_pages(range(search.page_first, search.page_last + 1))


def _describe_search(search: Search | None) -> Row:
    """Describe where an element was looked for in vain, and what came nearest."""
    nearest = search.nearest if search else None
    elsewhere = search.elsewhere if search else None
    return {
        "searched_pages": tell_pages(search) if search else None,
        "searched_quality": search.quality if search else None,
        "nearest_page": nearest.page if nearest else None,
        "nearest_quote": nearest.quote if nearest else None,
        "nearest_likeness": search.likeness if search and nearest else None,
        "elsewhere_page": elsewhere.page if elsewhere else None,
    }


def _tell_problems(outcome: Outcome) -> str | None:
    """Give what stands against a file, each sentence once."""
    problems = [outcome.problem] if outcome.problem else []
    problems += outcome.analysis.problems if outcome.analysis else ()
    told = dict.fromkeys(tell_problem(problem) for problem in problems)
    return "; ".join(told) or None


def tell_problem(problem: Problem) -> str:
    """Say a problem in one line: its code, Thai where there is a sentence, English."""
    thai = f"{LIMIT[problem.code]} / " if problem.code in LIMIT else ""
    page = "" if problem.page is None else f" (page {problem.page})"
    return f"{problem.code}: {thai}{problem.message}{page}"
