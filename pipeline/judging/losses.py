"""Losses: places of a section at which the file has lost a part of it.

    … 13 │ 14 │ 17 │ 18 …     the printed numbers jump: two pages are not in the file
    … บุคลากรและ ▮            the file ends, and the sentence does not

What stood there was never read. An element whose usual place is there is not missing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from pipeline.judging.comparing.fragments import cut_statement
from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.comparing.terms import word_stretches
from pipeline.judging.locating.content import CONTENT_LIKENESS
from pipeline.judging.reasons import explain_loss
from pipeline.model import (
    Document,
    ExpectedSection,
    Judgement,
    Page,
    Section,
    SectionStatus,
    Span,
    Verdict,
)
from pipeline.text.letters import fold_key, to_arabic_digits
from pipeline.text.words import split_words

CUT_OFF: Final = "cut_off"
PAGES_LOST: Final = "pages_lost"

DANGLING: Final = frozenset(
    (
        *("และ", "หรือ", "ของ", "ใน", "ที่", "ซึ่ง", "โดย", "เพื่อ", "กับ", "จาก", "การ", "ความ", "ต้อง"),
        *("คือ", "เช่น", "ได้แก่", "รวมทั้ง", "ตลอดจน", "พร้อมทั้ง", "จะ", "จึง", "ระหว่าง", "สำหรับ"),
    )
)
"""Words that no Thai sentence ends with; ไม่, ให้, ต่อ and ตาม may end one."""

TAIL_LETTERS: Final = 10
"""Folded letters of a section's end that are known again in a wording, and seldom by chance."""

_OPEN: Final = re.compile(r"[(“\"][^)”\"]{0,80}$")
_BARE_NUMBER: Final = re.compile(r"(?:^|\n)\s*(?:\(\s*)?[0-9๐-๙]{1,2}\s*[.)]$")


@dataclass(frozen=True, slots=True)
class Loss:
    """A stretch of the document in which something is lost, and how that shows.

    `page` is the last page before it, `printed` the numbers printed before and after it
    where pages are lost.
    """

    code: str
    span: Span
    page: int
    printed: tuple[int, int] | None = None


def find_losses(
    document: Document, expected: ExpectedSection, sections: Sequence[Section], own: int
) -> tuple[Loss, ...]:
    """List the losses of the section at place `own`, which was found."""
    section = sections[own]
    losses = [loss for loss in find_jumps(document) if _touches(document, section, loss.span)]
    if _is_cut_off(document, expected, sections, own) and section.span and section.page_last:
        end = section.span.end
        losses.append(Loss(CUT_OFF, Span(end, end), section.page_last))
    return tuple(losses)


# --- pages that are not in the file ------------------------------------------------


def find_jumps(document: Document) -> list[Loss]:
    """List where printed page numbers jump ahead by more pages than the file has.

    A jump is believed where the numbers beside it count page by page, so that neither one
    misread number nor the sheets of an open book are taken for lost pages.
    """
    numbered = [(p, int(n)) for p in document.pages if (n := _read_number(p)) is not None]
    steps = [
        (number - before) - (page.number - last.number)
        for (last, before), (page, number) in pairwise(numbered)
    ]
    return [
        Loss(PAGES_LOST, Span(last.span.end, page.span.start), last.number, (before, number))
        for place, ((last, before), (page, number)) in enumerate(pairwise(numbered))
        if steps[place] > 0 and _is_steady(steps, place)
    ]


def _read_number(page: Page) -> str | None:
    digits = to_arabic_digits(page.printed_number or "")
    return digits if digits.isdecimal() else None


def _is_steady(steps: Sequence[int], place: int) -> bool:
    """Whether the steps beside one count on: both of them, or the only one there is."""
    beside = [*steps[max(0, place - 1) : place], *steps[place + 1 : place + 2]]
    return bool(beside) and not any(beside)


def _touches(document: Document, section: Section, lost: Span) -> bool:
    """Whether what is lost lay inside a section, or right after it.

    A section that only its content betrays may also have begun before.
    """
    own = section.span
    if own is None:
        return False
    if lost.end <= own.start:
        is_next = not document.text[lost.end : own.start].strip()
        return is_next and section.confidence <= CONTENT_LIKENESS
    return lost.start <= own.end or not document.text[own.end : lost.start].strip()


# --- a section that breaks off -----------------------------------------------------


def _is_cut_off(
    document: Document, expected: ExpectedSection, sections: Sequence[Section], own: int
) -> bool:
    """Whether a section ends where the text of the file ends, and ought to go on."""
    span = sections[own].span
    if span is None or not _ends_text(document, span):
        return False
    is_last = not document.text[span.end :].strip()
    later = [section.status for section in sections[own + 1 :]]
    announced = SectionStatus.ONLY_IN_CONTENTS in later and SectionStatus.FOUND not in later
    return (is_last and announced) or is_unfinished(document.text[span.start : span.end], expected)


def _ends_text(document: Document, own: Span) -> bool:
    """Whether no text follows a section, or a page without any parts it from what follows."""
    rest = [page for page in document.pages if page.span.start >= own.end]
    ending = next((page for page in document.pages if own.end <= page.span.end), None)
    if ending is not None and document.text[own.end : ending.span.end].strip():
        return False
    return not rest or not document.text[rest[0].span.start : rest[0].span.end].strip()


def is_unfinished(text: str, expected: ExpectedSection) -> bool:
    """Whether a text stops before its sentence does.

    It ends with a word that needs another, an open bracket, a number of a list without its
    item, or inside a word that a wording of the template has there whole.
    """
    text = text.rstrip()
    if not text:
        return False
    last = text[-120:].split("\n")[-1]
    words = [word for word in split_words(last) if word.strip()]
    if words and words[-1] in DANGLING:
        return True
    return bool(_OPEN.search(last) or _BARE_NUMBER.search(text)) or _ends_in_word(last, expected)


def _ends_in_word(last: str, expected: ExpectedSection) -> bool:
    """Whether a line's end is known from a wording, and stands there inside a word."""
    tail = fold_key(last)[-TAIL_LETTERS:]
    if len(tail) < TAIL_LETTERS:
        return False
    places = [
        (fragment.text, fragment.key.find(tail) + len(tail))
        for element in expected.elements
        for wording in wordings_of(element)
        for fragment in cut_statement(wording)
        if tail in fragment.key
    ]
    return bool(places) and all(_is_inside_word(text, end) for text, end in places)


def _is_inside_word(text: str, place: int) -> bool:
    return any(start < place < end for start, end in word_stretches(text))


# --- whose place it is -------------------------------------------------------------


def doubt_losses(judgements: Sequence[Judgement], losses: Sequence[Loss]) -> list[Judgement]:
    """Call unreadable what may stand where something is lost, and note the loss of the others."""
    if not losses:
        return list(judgements)
    places = [j.evidence.span if j.evidence is not None else None for j in judgements]
    codes = tuple(dict.fromkeys(loss.code for loss in losses))
    told: list[Judgement] = []
    for index, judgement in enumerate(judgements):
        own = find_own_loss(losses, index, places)
        if judgement.verdict in (Verdict.MISSING, Verdict.PARTIAL) and own is not None:
            judgement = _call_unreadable(judgement, own)
        elif judgement.search is not None:
            judgement = replace(judgement, search=replace(judgement.search, losses=codes))
        told.append(judgement)
    return told


def _call_unreadable(judgement: Judgement, loss: Loss) -> Judgement:
    reason, reason_th = explain_loss(loss.page, loss.printed)
    return replace(
        judgement,
        verdict=Verdict.UNREADABLE,
        wording=None,
        reason=reason,
        reason_th=reason_th,
        search=None,
    )


def find_own_loss(losses: Sequence[Loss], index: int, places: Sequence[Span | None]) -> Loss | None:
    """Give the loss in which the element at `index` may have stood, if any.

    `places` says where each element of the section stands, in the template's order. Where
    the plan keeps that order, an element belongs between its neighbours; else anywhere.
    """
    starts = [place.start for place in places if place is not None]
    if starts != sorted(starts):
        return losses[0] if losses else None
    before = max((p.end for p in places[:index] if p is not None), default=0)
    after = next((p.start for p in places[index + 1 :] if p is not None), None)
    return next(
        (
            loss
            for loss in losses
            if before <= loss.span.end and (after is None or loss.span.start <= after)
        ),
        None,
    )
