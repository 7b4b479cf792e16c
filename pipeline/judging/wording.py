"""Checks of wording: meaning that moved, words misspelt, lost, doubled."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.judging.case import Case, locate_stretch, report_finding
from pipeline.judging.meaning import NEGATION, find_changed_numbers, find_shifts
from pipeline.judging.repeats import find_repeats
from pipeline.judging.spelling import SPELLING_VARIANTS, diff_words, is_misspelling
from pipeline.model import Finding, Severity, Span, Verdict
from pipeline.text.letters import fold_key, fold_text

DIFF_LIKENESS: Final = 0.75
"""Word by word comparison makes sense only where the sentence is the template's."""

FAITHFUL_LIKENESS: Final = 0.9
"""Only of a sentence copied from the template can one say that a word was lost or replaced."""

TAIL_LETTERS: Final = 40
"""Characters after a statement in which the tail of a lost one is looked for."""

SHORTEST_TAIL: Final = 5
"""Folded letters; fewer agree by chance (เช่นกัน has 6)."""


# --- meaning ---------------------------------------------------------------------

_SHIFTS: Final = {
    "negated": (Severity.HIGH, "ข้อความมีความหมายปฏิเสธต่างจากแบบ", "Negated against the template"),
    "reversed": (Severity.HIGH, "ใช้คำที่มีความหมายตรงข้ามกับแบบ", "A word stands for its opposite"),
    "changed_number": (Severity.HIGH, "ตัวเลขต่างจากแบบ", "A binding number was changed"),
    "weakened": (Severity.MEDIUM, "ใช้ถ้อยคำที่มีผลผูกพันน้อยกว่าแบบ", "A duty became a choice"),
}


def check_meaning(case: Case) -> Iterator[Finding]:
    """Report changed numbers, negations, opposites and weakened duties."""
    for stated in case.stated:
        free = [(0, len(stated.section.key))]
        shifts = (
            *find_changed_numbers(stated.judgement.element, stated.section, free),
            *find_shifts(stated.alignment, stated.section, free, ()),
        )
        for shift in shifts:
            severity, thai, english = _SHIFTS[shift.code]
            yield report_finding(
                case,
                (shift.code, severity),
                locate_stretch(stated, shift.start, shift.end),
                words=(shift.found, shift.expected),
                messages=(f"{thai}: “{shift.found}”", f"{english}: “{shift.found}”."),
                about=stated.judgement,
            )


# --- spelling --------------------------------------------------------------------


def check_misspellings(case: Case) -> Iterator[Finding]:
    """Report words of the template that the plan spells otherwise."""
    variants = {variant for variant, _ in SPELLING_VARIANTS}
    for stated in case.stated:
        if stated.alignment.likeness < DIFF_LIKENESS:
            continue
        for difference in diff_words(stated.alignment, stated.section):
            span = locate_stretch(stated, difference.start, difference.end)
            if difference.found in variants or not is_misspelling(difference):
                continue
            if NEGATION.search(difference.found):
                continue  # check_meaning tells more
            if case.is_authors(span):
                yield report_finding(
                    case,
                    ("misspelling", Severity.MEDIUM),
                    span,
                    words=(difference.found, difference.expected),
                    messages=(
                        f"สะกด “{difference.found}” แบบใช้ “{difference.expected}”",
                        f"Spelt “{difference.found}”; the template has “{difference.expected}”.",
                    ),
                    about=stated.judgement,
                )


def check_lost_words(case: Case) -> Iterator[Finding]:
    """Report words of the template that are lost or replaced in an otherwise faithful sentence."""
    variants = {variant for variant, _ in SPELLING_VARIANTS}
    for stated in case.stated:
        if stated.alignment.likeness < FAITHFUL_LIKENESS:
            continue
        for difference in diff_words(stated.alignment, stated.section):
            if difference.is_empty or difference.found in variants or is_misspelling(difference):
                continue
            if NEGATION.search(difference.found) or NEGATION.search(difference.expected):
                continue  # check_meaning tells more
            span = locate_stretch(stated, difference.start, difference.end)
            if not case.is_authors(span):
                continue
            found = difference.found or "-"
            yield report_finding(
                case,
                ("lost_words" if difference.is_lost else "changed_word", Severity.LOW),
                span,
                words=(difference.found, difference.expected),
                messages=(
                    f"แบบใช้ “{difference.expected}” แผนใช้ “{found}”",
                    f"The template has “{difference.expected}”, the plan “{found}”.",
                ),
                about=stated.judgement,
            )


def check_lost_clauses(case: Case) -> Iterator[Finding]:
    """Report the last words of a missing statement where its neighbour ends: an eye-skip."""
    for before, judgement in pairwise(case.judgements):
        if judgement.verdict is not Verdict.MISSING or before.evidence is None:
            continue
        place = before.evidence.span.end
        after = fold_text(case.document.text[place : place + TAIL_LETTERS])
        tail = fold_key(judgement.element.canonical)
        size = _shared_tail(tail, after.key)
        if size >= SHORTEST_TAIL:
            left, right = after.source_span(0, size)
            span = Span(place + left, place + right)
            found = case.document.text[span.start : span.end]
            yield report_finding(
                case,
                ("lost_clause", Severity.MEDIUM),
                span,
                words=(found, judgement.element.canonical),
                messages=(
                    f"พบเพียงท้ายข้อความ “{found}” ข้อความตามแบบที่นำหน้าขาดหาย",
                    f"Only the tail “{found}” of the template's statement is there.",
                ),
                about=judgement,
            )


def _shared_tail(tail: str, after: str) -> int:
    """Length of the longest end of one key that begins the other."""
    return next(
        (n for n in range(min(len(tail), len(after)), 0, -1) if tail.endswith(after[:n])), 0
    )


def check_spelling_variants(case: Case) -> Iterator[Finding]:
    """Report loan words in a common but unofficial spelling."""
    for section in case.judged_sections():
        if section.span is None:
            continue
        text = case.document.text
        for variant, official in SPELLING_VARIANTS:
            for match in re.compile(variant).finditer(text, section.span.start, section.span.end):
                span = Span(*match.span())
                if case.is_authors(span):
                    yield report_finding(
                        case,
                        ("spelling_variant", Severity.LOW),
                        span,
                        words=(variant, official),
                        messages=(
                            f"คำทับศัพท์ “{variant}” ราชบัณฑิตยสภาใช้ “{official}”",
                            f"Loan word “{variant}”; the official spelling is “{official}”.",
                        ),
                        about=section.key,
                    )


def check_duplicated_words(case: Case) -> Iterator[Finding]:
    """Report the same words twice running."""
    for section in case.judged_sections():
        if section.span is None:
            continue
        text = case.document.text[section.span.start : section.span.end]
        for start, end, words in find_repeats(text):
            span = Span(section.span.start + start, section.span.start + end)
            if case.is_authors(span):
                yield report_finding(
                    case,
                    ("duplicated_words", Severity.MEDIUM),
                    span,
                    words=(text[start:end], words),
                    messages=(f"คำซ้ำ “{words}”", f"“{words}” stands twice running."),
                    about=section.key,
                )
