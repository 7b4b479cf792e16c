"""Checks of meaning: statements that say another thing than the template, and numbers lost."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from pipeline.judging.comparing.binding import find_changed_numbers
from pipeline.judging.comparing.fragments import FRAGMENT_LIKENESS
from pipeline.judging.comparing.frames import find_given_away
from pipeline.judging.comparing.meaning import (
    add_new,
    affirms,
    find_loose,
    find_shifts,
    find_turned,
)
from pipeline.judging.comparing.number_slots import find_fewer
from pipeline.judging.comparing.rough_numbers import find_rough_numbers
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.statements import COPIED_LIKENESS, Alignment, align_element
from pipeline.judging.comparing.takers import find_takers
from pipeline.judging.comparing.terms import Stretch, fold_section, list_free_terms
from pipeline.judging.findings.case import Case, Stated, locate_stretch, report_finding
from pipeline.judging.recognition import is_recognised, is_sure_change
from pipeline.model import Finding, Severity, Span, Verdict

_DIGIT: Final = re.compile("[๐-๙0-9]")
_YEARS: Final = re.compile(r"[2๒][5๕][๐-๙0-9]{2}\D{1,24}[2๒][5๕][๐-๙0-9]{2}")

_SAID: Final = (Verdict.PRESENT, Verdict.PARTIAL, Verdict.CONTRADICTED)
"""Verdicts on what stands there."""

YEARS_REACH: Final = 40
"""Characters beside a statement in which its years stand."""

_STANDING: Final = (Verdict.PRESENT, Verdict.PARTIAL)

_SHIFTS: Final = {
    "negated": (Severity.HIGH, "ข้อความมีความหมายปฏิเสธต่างจากแบบ", "Negated against the template"),
    "reversed": (Severity.HIGH, "ใช้คำที่มีความหมายตรงข้ามกับแบบ", "A word stands for its opposite"),
    "changed_subject": (
        Severity.HIGH,
        "กล่าวถึงผู้อื่นแทนผู้ที่แบบกล่าวถึง",
        "Others stand where the template names its people",
    ),
    "changed_number": (Severity.HIGH, "ตัวเลขต่างจากแบบ", "A binding number was changed"),
    "weakened": (Severity.MEDIUM, "ใช้ถ้อยคำที่มีผลผูกพันน้อยกว่าแบบ", "A duty became a choice"),
}


def check_meaning(case: Case) -> Iterator[Finding]:
    """Report changed numbers, negations, opposites and weakened duties, once per statement."""
    for stated in (*case.stated, *_list_unstated(case)):
        shifts: dict[str, list[Shift]] = {}
        for shift in list_shifts(stated):
            if shift.code == "changed_subject" and stated.judgement.verdict in _STANDING:
                continue  # only in the quotation, which ends within a list of people
            place = locate_stretch(stated, shift.start, shift.end)
            if is_sure_change(case.document, shift, place):
                shifts.setdefault(shift.code, []).append(shift)
        for code, same in shifts.items():
            severity, thai, english = _SHIFTS[code]
            found = " · ".join(shift.found for shift in same)
            yield report_finding(
                case,
                (code, severity),
                locate_stretch(stated, same[0].start, same[0].end),
                words=(found, " · ".join(shift.expected for shift in same if shift.expected)),
                messages=(f"{thai}: “{found}”", f"{english}: “{found}”."),
                about=stated.judgement,
            )


def _list_unstated(case: Case) -> Iterator[Stated]:
    """List statements in words too unlike the template's to be aligned."""
    known = {stated.judgement.element.id for stated in case.stated}
    for judgement in case.judgements:
        evidence, element = judgement.evidence, judgement.element
        if judgement.verdict in _SAID and evidence and element.id not in known:
            text = case.document.text[evidence.span.start : evidence.span.end]
            section = fold_section(text)
            alignment = Alignment((), 0.0)
            yield Stated(judgement, section, evidence.span.start, alignment, ())


def list_shifts(stated: Stated) -> tuple[Shift, ...]:
    """List what changes the meaning of a statement."""
    element, section, alignment = stated.judgement.element, stated.section, stated.alignment
    free = [(0, len(section.key))]
    affirmed, denying = _list_key_wordings(stated)
    shifts: list[Shift] = []
    if not _is_reworded(stated):
        shifts += find_changed_numbers(element, section, free)
    if alignment.placed:
        shifts += find_shifts(alignment, section, free, ())
        shifts += find_rough_numbers(element, section, alignment, free)
        shifts = [*add_new(shifts, find_fewer(element, section, alignment))]
    if alignment.likeness < COPIED_LIKENESS:
        if not _is_reworded(stated):
            shifts = [*add_new(shifts, find_turned(section, affirmed, denying))]
        shifts = [*add_new(shifts, find_loose(element, section, free, (*affirmed, *denying)))]
    if not alignment.placed and not _is_reworded(stated):
        shifts += find_takers(section, affirmed, element.canonical)
        shifts += find_given_away(element, section, free)
    return tuple(shifts)


def _is_reworded(stated: Stated) -> bool:
    """Whether a statement stands in words too unlike the template's, and is not turned."""
    verdict = stated.judgement.verdict
    return not stated.alignment.placed and verdict is not Verdict.CONTRADICTED


def _list_key_wordings(stated: Stated) -> tuple[list[Stretch], list[Stretch]]:
    """List where the key wordings stand that affirm, and those with a negation of their own."""
    judgement, origins = stated.judgement, stated.section.folded.origins
    element = judgement.element
    lines = {line[0]: line for line in list_free_terms(element.terms, element.freely)}
    affirmed: list[Stretch] = []
    denying: list[Stretch] = []
    for term, span in zip(judgement.terms_found, judgement.terms_at, strict=True):
        start, end = (bisect_left(origins, at - stated.offset) for at in (span.start, span.end))
        if start < end:
            said = stated.section.source(start, end)
            kind = affirmed if affirms(lines[term], said, element.canonical) else denying
            kind.append((start, end))
    return affirmed, denying


def check_lost_numbers(case: Case) -> Iterator[Finding]:
    """Report a statement that stands without the number that binds it."""
    for judgement in case.judgements:
        element = judgement.element
        own = next((s for s in case.judged_sections() if s.key == judgement.section), None)
        is_lost = judgement.verdict is Verdict.MISSING and judgement.likeness >= FRAGMENT_LIKENESS
        if not element.numbers or not is_lost or own is None or own.span is None:
            continue
        if not any(_DIGIT.search(term) for term in judgement.terms_missing):
            continue  # the number is there, and something else is not
        text = case.document.text[own.span.start : own.span.end]
        section = fold_section(text)
        alignment = align_element(element, section.key, 0, len(section.key))
        if alignment is None:
            continue
        left, right = section.folded.source_span(alignment.start, alignment.end)
        if is_recognised(case.document, Span(own.span.start + left, own.span.start + right)):
            continue  # a digit that recognition lost is not the author's loss
        if _YEARS.search(text, max(0, left - YEARS_REACH), right + YEARS_REACH):
            continue  # the period is told by its first and last year
        found = text[left:right]
        lost = element.terms[0][0]
        yield report_finding(
            case,
            ("weakened", Severity.MEDIUM),
            Span(own.span.start + left, own.span.start + right),
            words=(found, lost),
            messages=(
                f"ข้อความยังอยู่แต่ขาดตัวเลขสำคัญ “{lost}”",
                f"The statement stands without the number that binds it: “{lost}”.",
            ),
            about=judgement,
        )
