"""Checks of wording: words misspelt, lost, replaced, doubled."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.judging.comparing.binding import find_numbers
from pipeline.judging.comparing.loanwords import SPELLING_VARIANTS
from pipeline.judging.comparing.negation import NEGATION
from pipeline.judging.comparing.spelling import (
    Difference,
    is_misspelling,
    is_scrap,
    stands_elsewhere,
)
from pipeline.judging.findings.case import Case, Stated, locate_stretch, report_finding
from pipeline.judging.findings.repeats import find_repeats
from pipeline.judging.findings.turned import list_shifts
from pipeline.judging.recognition import is_recognised
from pipeline.model import Finding, Severity, Span, Verdict
from pipeline.text.letters import fold_key, fold_text

FAITHFUL_LIKENESS: Final = 0.9
"""Only of a sentence copied from the template can one say that a word was lost or replaced."""

TAIL_LETTERS: Final = 160
"""Characters after a statement in which the tail of a lost one is looked for."""

NUMBER_LETTERS: Final = 12
"""Characters after a statement that may hold its last number in words."""

DUTIES: Final = {"ต้อง": "พึง", "พึง": "ต้อง"}
"""Words that bind alike."""

SHORTEST_TAIL: Final = 5
"""Folded letters; fewer agree by chance (เช่นกัน has 6)."""


# --- spelling --------------------------------------------------------------------


def check_misspellings(case: Case) -> Iterator[Finding]:
    """Report words of the template that the plan spells otherwise."""
    variants = {variant for variant, _ in SPELLING_VARIANTS}
    for stated in case.stated:
        for difference in stated.differences:
            span = locate_stretch(stated, difference.start, difference.end)
            if difference.found in variants or not is_misspelling(difference):
                continue
            if NEGATION.search(difference.found) or _is_told(stated, difference):
                continue  # check_meaning tells more
            if not difference.is_slip and is_scrap(difference, stated.section):
                continue
            if not difference.is_slip and is_recognised(case.document, span):
                continue  # letters that make no word are recognition's own
            if _is_authors(case, span, difference):
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


def _is_other_duty(case: Case, span: Span, difference: Difference) -> bool:
    """Whether one word that binds stands for another: พึง for ต้อง."""
    other = DUTIES.get(difference.expected)
    around = case.document.text[max(0, span.start - NUMBER_LETTERS) : span.end + NUMBER_LETTERS]
    return other is not None and other in around


def _is_in_number(stated: Stated, difference: Difference) -> bool:
    """Whether a difference is about a binding number, whatever its words."""
    frames = find_numbers(stated.judgement.element, stated.section)
    return any(a <= difference.end and difference.start <= b for a, b in frames)


def _after(case: Case, stated: Stated) -> str:
    """Fold the few letters behind a statement, into which its last number may reach."""
    end = stated.offset + len(stated.section.text)
    return fold_key(case.document.text[end : end + NUMBER_LETTERS])


def _is_told(stated: Stated, difference: Difference) -> bool:
    """Whether a change of meaning was found on the same letters."""
    shifts = list_shifts(stated)
    return any(s.start < difference.end and difference.start < s.end for s in shifts)


def _is_authors(case: Case, span: Span, difference: Difference) -> bool:
    """Whether the letters that differ are the author's; the rest of the word may be repaired."""
    part = differing_part(case.document.text, span.start, span.end, difference.expected)
    return case.is_authors(Span(*part), (difference.found, difference.expected))


def differing_part(text: str, start: int, end: int, expected: str) -> tuple[int, int]:
    """Narrow a stretch of a text to the letters that differ from the expected word.

    >>> differing_part("ช่วยเหลอื", 0, 9, "ช่วยเหลือ")
    (7, 9)
    """
    letters = [place for place in range(start, end) if not text[place].isspace()]
    head = 0
    while head < min(len(letters), len(expected)) and text[letters[head]] == expected[head]:
        head += 1
    tail = 0
    while (
        tail < min(len(letters), len(expected)) - head
        and text[letters[-1 - tail]] == expected[-1 - tail]
    ):
        tail += 1
    rest = letters[head : len(letters) - tail] or letters[max(0, head - 1) : head + 1]
    return (rest[0], rest[-1] + 1) if rest else (start, end)


def check_lost_words(case: Case) -> Iterator[Finding]:
    """Report words of the template that are lost or replaced in an otherwise faithful sentence."""
    variants = {variant for variant, _ in SPELLING_VARIANTS}
    for stated in case.stated:
        evidence, verdict = stated.judgement.evidence, stated.judgement.verdict
        if stated.alignment.likeness < FAITHFUL_LIKENESS or verdict is Verdict.CONTRADICTED:
            continue  # check_meaning tells what was changed
        if evidence is None or is_recognised(case.document, evidence.span):
            continue  # a word that recognition lost is not the author's loss
        for difference in stated.differences:
            if difference.is_empty or difference.found in variants or is_misspelling(difference):
                continue
            if NEGATION.search(difference.found) or NEGATION.search(difference.expected):
                continue  # check_meaning tells more
            if _is_in_number(stated, difference):
                continue  # check_meaning tells whether it is the right one
            if stands_elsewhere(difference, stated.section, stated.alignment, _after(case, stated)):
                continue  # moved, or written as a number
            span = locate_stretch(stated, difference.start, difference.end)
            if not _is_authors(case, span, difference) or _is_other_duty(case, span, difference):
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
                if case.is_authors(span, (variant, official)):
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
    """Report the same words twice running, unless one stands in another's place."""
    slips = [
        locate_stretch(stated, difference.start, difference.end)
        for stated in case.stated
        for difference in stated.differences
        if difference.is_slip
    ]
    for section in case.judged_sections():
        if section.span is None:
            continue
        text = case.document.text[section.span.start : section.span.end]
        for start, end, words in find_repeats(text):
            span = Span(section.span.start + start, section.span.start + end)
            is_told = any(s.start < span.end and span.start < s.end for s in slips)
            slip = (text[start:end], words)
            if case.is_authors(span, slip, letters_only=True) and not is_told:
                yield report_finding(
                    case,
                    ("duplicated_words", Severity.MEDIUM),
                    span,
                    words=slip,
                    messages=(f"คำซ้ำ “{words}”", f"“{words}” stands twice running."),
                    about=section.key,
                )
