"""A check of skips: a statement of which only the last words stand, behind its neighbour."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.judging.findings.case import Case, report_finding
from pipeline.model import Finding, Judgement, Severity, Span, Verdict
from pipeline.text.letters import fold_key, fold_text

TAIL_LETTERS: Final = 240
"""Characters after a statement in which the tail of a lost one is looked for."""

SHORTEST_TAIL: Final = 5
"""Folded letters; fewer agree by chance (เช่นกัน has 6)."""

LONGER_TAIL: Final = 12
"""Folded letters of a tail that does not follow at once: a name may stand between."""


def check_lost_clauses(case: Case) -> Iterator[Finding]:
    """Report the last words of a missing statement where its neighbour ends: an eye-skip."""
    for before, judgement in pairwise(case.judgements):
        if judgement.verdict is Verdict.MISSING and before.evidence is not None:
            span = _find_tail(case, before, before.evidence.span.end, judgement)
            if span is not None:
                yield _report_tail(case, judgement, span)


def _find_tail(case: Case, before: Judgement, place: int, lost: Judgement) -> Span | None:
    """Find the longest end of a wording right behind a statement, or behind the name it ends with.

    What follows a quotation may be the organisation's name: only a longer end tells there.
    """
    after = fold_text(case.document.text[place : place + TAIL_LETTERS])
    tail = fold_key(lost.element.canonical)
    starts = {0: SHORTEST_TAIL}
    name = fold_key(case.identity.organisation or "")
    if name and before.element.canonical.endswith("{organisation}") and name in after.key:
        starts[after.key.find(name) + len(name)] = LONGER_TAIL
    for start, shortest in starts.items():
        for size in range(min(len(tail), len(after.key)), shortest - 1, -1):
            if after.key.startswith(tail[-size:], start):
                left, right = after.source_span(start, start + size)
                return Span(place + left, place + right)
    return None


def _report_tail(case: Case, lost: Judgement, span: Span) -> Finding:
    found = case.document.text[span.start : span.end]
    return report_finding(
        case,
        ("lost_clause", Severity.MEDIUM),
        span,
        words=(found, lost.element.canonical),
        messages=(
            f"พบเพียงท้ายข้อความ “{found}” ข้อความตามแบบที่นำหน้าขาดหาย",
            f"Only the tail “{found}” of the template's statement is there.",
        ),
        about=lost,
    )
