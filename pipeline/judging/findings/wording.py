"""Checks of wording: words misspelt, lost, replaced."""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.judging.comparing.binding import find_numbers
from pipeline.judging.comparing.loanwords import LOANWORD, SPELLING_VARIANTS, spell_officially
from pipeline.judging.comparing.moved import stands_elsewhere
from pipeline.judging.comparing.negation_words import NEGATION
from pipeline.judging.comparing.scopes import find_affirming
from pipeline.judging.comparing.slips import Difference, is_misspelling
from pipeline.judging.comparing.small_words import EXPLETIVES
from pipeline.judging.comparing.spelling import is_scrap
from pipeline.judging.findings.case import Case, Stated, locate_stretch, report_finding
from pipeline.judging.findings.copied import is_copied, is_dispensable
from pipeline.judging.findings.gaps import (
    is_copy,
    is_hole,
    is_joint,
    is_spared,
    is_torn,
    opens_statement,
    takes_phrases,
)
from pipeline.judging.findings.own_names import read_name
from pipeline.judging.findings.skips import find_tail, report_tail
from pipeline.judging.findings.turned import list_shifts
from pipeline.judging.recognition import is_recognised
from pipeline.judging.template import PLACEHOLDER
from pipeline.model import Finding, Severity, Span, Verdict
from pipeline.text.letters import fold_key
from pipeline.text.words import split_words

DIFF_LIKENESS: Final = 0.75
"""Word by word comparison makes sense only where the sentence is the template's."""

NUMBER_LETTERS: Final = 12
"""Characters after a statement that may hold its last number in words."""

LONG_LOSS: Final = 40
"""Characters of a loss that is more than the negation in it."""

DUTIES: Final = {"ต้อง": "พึง", "พึง": "ต้อง"}
"""Words that bind alike."""

HE: Final = "เขา"
ENTER: Final = "เข้า"
"""The pronoun, and the verb that becomes it where its tone mark is lost."""

CLAUSE_OPENERS: Final = (
    *("ให้", "ว่า", "ที่", "ซึ่ง", "เมื่อ", "ก่อน", "แก่", "จน", "ถ้า", "หาก"),
    *("จาก", "บน", "ใน", "ตาม", "เชิง"),
)
"""What opens a clause, so that somebody must follow, or leads to a hill: ลงจากเขามา."""

COUNTED: Final = re.compile(r"\d|ปี|ครั้ง|เดือน|น้อย|ระยะเวลา")
"""What words beside a binding number tell of it."""


# --- spelling --------------------------------------------------------------------


def check_misspellings(case: Case) -> Iterator[Finding]:
    """Report words of the template that the plan spells otherwise."""
    for stated in case.copied:
        if stated.alignment.likeness < DIFF_LIKENESS:
            continue
        for difference in stated.differences:
            span = locate_stretch(stated, difference.start, difference.end)
            if _is_loanword(difference) or not is_misspelling(difference):
                continue
            if _names_own(case, difference) or _is_pronoun(stated, difference):
                continue  # its place or abbreviation is no word
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


def _is_loanword(difference: Difference) -> bool:
    """Whether the words are those expected but for the spelling of a loan word."""
    return difference.found != difference.expected == spell_officially(difference.found)


def _names_own(case: Case, difference: Difference) -> bool:
    """Whether the plan's own name, full or short, stands among the words found."""
    name = case.identity.organisation
    return name is not None and read_name(name).called.search(difference.found) is not None


def _is_pronoun(stated: Stated, difference: Difference) -> bool:
    """Whether เขา, which เข้า without its mark looks like, begins its clause: รอให้เขามาขอรับ."""
    start = stated.section.folded.source_span(difference.start, difference.end)[0]
    is_he = difference.found.startswith(HE) and difference.expected.startswith(ENTER)
    return is_he and stated.section.text[:start].rstrip().endswith(CLAUSE_OPENERS)


def _is_other_duty(case: Case, stated: Stated, difference: Difference) -> bool:
    """Whether one word that binds stands for another: พึง for ต้อง, จะไม่ … มิได้ for both."""
    other = DUTIES.get(difference.expected)
    if other is not None and difference.is_lost and opens_statement(stated, difference):
        return True  # the heading above the list has the duty
    affirming = find_affirming(stated.section) if other is not None else ()
    if any(start <= difference.end and difference.start < end for start, end in affirming):
        return True
    span = locate_stretch(stated, difference.start, difference.end)
    around = case.document.text[max(0, span.start - NUMBER_LETTERS) : span.end + NUMBER_LETTERS]
    return other is not None and other in around


def _is_in_number(stated: Stated, difference: Difference) -> bool:
    """Whether a difference is about a binding number, whatever its words."""
    is_counted = COUNTED.search(difference.expected + difference.found) is not None
    others = split_words(COUNTED.sub("", difference.expected)) if difference.is_lost else []
    slack = int(is_counted and all(word in EXPLETIVES for word in others))
    frames = find_numbers(stated.judgement.element, stated.section)
    return any(a - slack < difference.end and difference.start < b + slack for a, b in frames)


def _after(case: Case, stated: Stated) -> str:
    """Fold the few letters behind a statement, into which its last number may reach."""
    end = stated.offset + len(stated.section.text)
    return fold_key(case.document.text[end : end + NUMBER_LETTERS])


def _is_told(stated: Stated, difference: Difference) -> bool:
    """Whether a change of meaning was found on the same letters, or beside those lost."""
    edge = 1 if difference.is_lost else 0
    return any(
        shift.start < difference.end + edge and difference.start < shift.end + edge
        for shift in list_shifts(stated)
    )


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
    """Report words of the template that are lost or replaced in an otherwise faithful sentence.

    In a section that puts other sentences in other words too, only those are told whose loss
    the sentence itself shows.
    """
    changes = [(stated, _list_changes(case, stated)) for stated in case.copied]
    faithful = [s.judgement for s, changed in changes if not changed or _is_turned(s)]
    is_edited = takes_phrases(changes)
    for stated, changed in changes:
        evidence = stated.judgement.evidence
        if _is_turned(stated):
            continue  # check_meaning tells what was changed
        if evidence is None or is_recognised(case.document, evidence.span):
            continue  # a word that recognition lost is not the author's loss
        is_whole = is_copy(stated, case.judgements, faithful)
        tail = find_tail(stated) if is_whole else None
        if tail is not None:
            yield report_tail(case, stated.judgement, tail)
            continue
        is_slip = is_whole and is_copied(stated)
        is_like = stated.alignment.likeness >= DIFF_LIKENESS
        for difference in changed:
            is_broken = is_torn(stated, difference) or (is_whole and is_hole(stated, difference))
            is_edit = is_edited and is_joint(stated, difference)
            if (is_slip and not is_edit) or (is_like and is_broken):
                yield _report_change(case, stated, difference)


def _is_turned(stated: Stated) -> bool:
    return stated.judgement.verdict is Verdict.CONTRADICTED


def _list_changes(case: Case, stated: Stated) -> list[Difference]:
    """List the words that the author lost, or replaced, and that nothing else explains."""
    changes = []
    for difference in stated.differences:
        span = locate_stretch(stated, difference.start, difference.end)
        is_said = _means_nothing(case, stated, difference) or _is_told(stated, difference)
        is_said = is_said or _is_other_duty(case, stated, difference)
        if not is_said and _is_authors(case, span, difference):
            changes.append(difference)
    return changes


def _report_change(case: Case, stated: Stated, difference: Difference) -> Finding:
    found = difference.found or "-"
    return report_finding(
        case,
        ("lost_words" if difference.is_lost else "changed_word", Severity.LOW),
        locate_stretch(stated, difference.start, difference.end),
        words=(difference.found, difference.expected),
        messages=(
            f"แบบใช้ “{difference.expected}” แผนใช้ “{found}”",
            f"The template has “{difference.expected}”, the plan “{found}”.",
        ),
        about=stated.judgement,
    )


def _means_nothing(case: Case, stated: Stated, difference: Difference) -> bool:
    """Whether words that differ say nothing, are told otherwise, or stand in another place."""
    if PLACEHOLDER.search(difference.expected):
        return False  # nobody stands where the template has a name
    if _is_others(stated, difference):
        return True
    if is_hole(stated, difference):
        return False  # whatever is gone, the sentence breaks without it
    if difference.is_empty or is_dispensable(stated, difference) or is_spared(stated, difference):
        return True
    after = _after(case, stated)
    return stands_elsewhere(difference, stated.section, stated.alignment, after)


def _is_others(stated: Stated, difference: Difference) -> bool:
    """Whether another check tells of it: of a misspelling, a negation, a binding number."""
    is_phrase = difference.is_lost and len(difference.expected) >= LONG_LOSS
    words = difference.found if is_phrase else difference.found + difference.expected
    is_misspelt = _is_loanword(difference) or is_misspelling(difference)
    return is_misspelt or bool(NEGATION.search(words)) or _is_in_number(stated, difference)


def check_spelling_variants(case: Case) -> Iterator[Finding]:
    """Report loan words in a common but unofficial spelling."""
    for section in case.judged_sections():
        if section.span is None:
            continue
        text = case.document.text
        for match in LOANWORD.finditer(text, section.span.start, section.span.end):
            variant = "".join(match[0].split())
            official, span = SPELLING_VARIANTS.get(variant), Span(*match.span())
            if official is not None and case.is_authors(span, (variant, official)):
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
