"""Findings: an ordered list of small checks; none of them moves the score.

A check takes a Case and gives findings. It never charges the author with what
repair touched or character recognition read.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from pipeline.judging.findings.case import Case, align_statements, report_finding
from pipeline.judging.findings.cost import check_cost
from pipeline.judging.findings.foreign import check_foreign_organisations, check_other_provinces
from pipeline.judging.findings.frame_table import check_frame
from pipeline.judging.findings.lacking import check_missing_sections
from pipeline.judging.findings.leftovers import check_placeholders
from pipeline.judging.findings.listed import check_contents
from pipeline.judging.findings.scars import check_pasted_names
from pipeline.judging.findings.scope import check_narrowed_scope
from pipeline.judging.findings.staff import check_wrong_categories
from pipeline.judging.findings.turned import check_lost_numbers, check_meaning
from pipeline.judging.findings.wording import (
    check_duplicated_words,
    check_lost_clauses,
    check_lost_words,
    check_misspellings,
    check_spelling_variants,
)
from pipeline.judging.findings.years import check_periods
from pipeline.judging.recognition import is_recognised
from pipeline.judging.registry import Registry
from pipeline.model import (
    Document,
    Finding,
    Identity,
    Judgement,
    Section,
    Severity,
    Span,
    Template,
)
from pipeline.text.letters import to_arabic_digits

SCAR: Final = "search_replace_scar"
SCARRED: Final = frozenset({"foreign_organisation", "duplicated_words"})
"""What a scar looks like to the checks of names and of words."""

Check = Callable[[Case], Iterator[Finding]]


def check_plan(
    document: Document,
    template: Template,
    sections: Sequence[Section],
    judgements: Sequence[Judgement],
    *,
    identity: Identity,
    registry: Registry | None = None,
) -> tuple[Finding, ...]:
    """Run every check in order; the same finding is reported once."""
    stated = tuple(align_statements(document, judgements))
    case = Case(document, template, sections, judgements, identity, stated, registry)
    findings: dict[tuple[object, ...], Finding] = {}
    for check in CHECKS:
        for finding in check(case):
            place = finding.evidence.span if finding.evidence is not None else None
            findings.setdefault((finding.code, place, finding.found), finding)
    return tuple(_drop_told_twice(list(findings.values())))


def _drop_told_twice(findings: list[Finding]) -> Iterator[Finding]:
    """Drop what a scar of search and replace explains: a word twice, a name that is no one's."""
    scars = [f for f in findings if f.code == SCAR and f.evidence is not None]
    for finding in findings:
        own = finding.evidence.span if finding.evidence is not None else None
        if finding.code not in SCARRED or own is None:
            yield finding
            continue
        near = [s for s in scars if s.evidence and s.evidence.span.start < own.end]
        near = [s for s in near if s.evidence and own.start < s.evidence.span.end]
        if not any(finding.found in s.found or s.found in finding.found for s in near):
            yield finding


# --- places ----------------------------------------------------------------------


def check_section_number(case: Case) -> Iterator[Finding]:
    """Report a heading without a number, or with another than usual."""
    usual = {s.key: s.number for s in case.template.sections}
    for section in case.judged_sections():
        number, expected = section.number, usual[section.key]
        if section.span is None or expected is None:
            continue
        if number is not None and to_arabic_digits(number) == str(expected):
            continue
        heading = Span(section.span.start, section.span.start + len(section.heading or ""))
        if is_recognised(case.document, heading):
            continue  # recognition misreads digits and loses them
        found = number or ""
        yield report_finding(
            case,
            ("section_number", Severity.LOW if number is None else Severity.INFO),
            heading,
            words=(found, str(expected)),
            messages=(
                f"เลขหัวข้อ “{found or '-'}” แบบใช้ “{expected}”",
                f"The heading's number is {found or 'absent'}; usually it is {expected}.",
            ),
            about=section.key,
        )


def check_elsewhere(case: Case) -> Iterator[Finding]:
    """Report elements that the section lacks, or has otherwise, and another place has."""
    for judgement in case.judgements:
        if judgement.search is None or judgement.search.elsewhere is None:
            continue
        span = judgement.search.elsewhere.span
        yield report_finding(
            case,
            ("present_elsewhere", Severity.INFO),
            span,
            words=(case.document.text[span.start : span.end], judgement.element.canonical),
            messages=(
                "พบข้อความตามแบบในส่วนอื่นของแผน (ไม่นับคะแนน)",
                "Stands in another part of the plan; no points.",
            ),
            about=judgement,
        )


def check_identity(case: Case) -> Iterator[Finding]:
    """Report names that disagree within the file; its years are those of `check_periods`."""
    for note in case.identity.disagreements:
        if note.startswith("period"):
            continue
        yield report_finding(
            case,
            ("organisation_mismatch", Severity.MEDIUM),
            None,
            words=(note, ""),
            messages=("ชื่อหน่วยงานในเอกสารไม่ตรงกัน", f"The file disagrees with itself: {note}."),
        )


CHECKS: Final[tuple[Check, ...]] = (
    check_meaning,
    check_lost_numbers,
    check_misspellings,
    check_lost_words,
    check_lost_clauses,
    check_duplicated_words,
    check_spelling_variants,
    check_section_number,
    check_elsewhere,
    check_identity,
    check_periods,
    check_contents,
    check_missing_sections,
    check_cost,
    check_frame,
    check_foreign_organisations,
    check_other_provinces,
    check_wrong_categories,
    check_placeholders,
    check_pasted_names,
    check_narrowed_scope,
)
"""Every check, in the order in which its findings are reported."""
