"""Absence: a section that was not found, and what may be concluded from that."""

from collections.abc import Sequence
from typing import Final

from pipeline.judging.locate import is_other_plan
from pipeline.judging.reasons import explain_absent_section
from pipeline.judging.search import describe_search
from pipeline.judging.unread import are_left_out, list_unread
from pipeline.model import (
    Document,
    ExpectedSection,
    Judgement,
    Section,
    SectionStatus,
    Template,
    Verdict,
)

FEWEST_OTHER_SECTIONS: Final = 9
"""With so many of the other twelve sections in the file, the file is the whole plan."""


def judge_absent(
    document: Document,
    template: Template,
    expected: ExpectedSection,
    sections: Sequence[Section],
) -> list[Judgement]:
    """Tell apart: another document, pages not read, a part of a plan, a plan without it."""
    verdict, cause = _why_absent(document, template, expected, sections)
    reason, reason_th = explain_absent_section(cause, expected)
    search = describe_search(document.pages) if verdict is Verdict.MISSING else None
    return [
        Judgement(
            section=expected.key,
            element=element,
            verdict=verdict,
            wording=None,
            likeness=0.0,
            confidence=0.9 if verdict is not Verdict.MISSING else 0.8,
            reason=reason,
            reason_th=reason_th,
            terms_missing=tuple(line[0] for line in element.terms),
            search=search,
        )
        for element in expected.elements
    ]


def _why_absent(
    document: Document,
    template: Template,
    expected: ExpectedSection,
    sections: Sequence[Section],
) -> tuple[Verdict, str]:
    """Name the cause and the verdict that follows from it."""
    if is_other_plan(document, tuple(sections), template.plan_titles):
        return Verdict.NOT_APPLICABLE, "other_plan"
    unread = list_unread(document)
    if unread:
        cause = "left_out_pages" if are_left_out(unread) else "unreadable_pages"
        return Verdict.UNREADABLE, cause
    own = next(i for i, s in enumerate(template.sections) if s.key == expected.key)
    found = [i for i, s in enumerate(sections) if s.status is SectionStatus.FOUND]
    encloses = bool(found) and min(found) < own < max(found)
    if encloses or len(found) >= FEWEST_OTHER_SECTIONS:
        return Verdict.MISSING, "whole_plan"
    return Verdict.UNREADABLE, "not_in_file"
