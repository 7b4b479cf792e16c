"""Draft pages become a Document: one string, and everything pointing into it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.model import Line, Page, Repair, Source, Span
from pipeline.reading.drafts import DraftLine, DraftPage
from pipeline.reading.repair import Edit
from pipeline.text.letters import ARABIC_DIGITS, THAI_DIGITS

PAGE_BREAK = "\f"

_DIGITS: Final = frozenset(ARABIC_DIGITS + THAI_DIGITS)


@dataclass(slots=True)
class Assembly:
    """The document's text and its index as they grow."""

    text: str = ""
    pages: list[Page] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


def assemble_pages(pages: Sequence[DraftPage]) -> Assembly:
    """Join the pages; a page that could not be read keeps its place and has no text."""
    result = Assembly()
    parts: list[str] = []
    length = 0
    for place, page in enumerate(pages):
        if place:
            parts.append(PAGE_BREAK)
            length += 1
        start = length
        for line in page.lines if page.source is not Source.NONE else ():
            joint = line.joint if length > start else ""
            parts += (joint, line.text)
            length += len(joint)
            _index_line(result, page.number, line, length)
            length += len(line.text)
        result.pages.append(_close_page(page, Span(start, length)))
    result.text = "".join(parts)
    return result


def _close_page(page: DraftPage, span: Span) -> Page:
    return Page(
        number=page.number,
        printed_number=page.printed_number,
        source=page.source,
        quality=page.quality,
        reasons=page.reasons,
        span=span,
        furniture=page.furniture,
        layer=page.layer,
    )


def _index_line(result: Assembly, page: int, line: DraftLine, start: int) -> None:
    number = len(result.lines)
    span = Span(start, start + len(line.text))
    result.lines.append(
        Line(
            span,
            page,
            line.box,
            line.raw,
            show_line(line),
            confidence=line.confidence,
            sure_digits=line.sure_digits,
        )
    )
    for edit, span in zip(line.edits, carry_spans(line.edits), strict=True):
        result.repairs.append(
            Repair(
                rule=edit.rule,
                evidence=edit.evidence,
                page=page,
                line=number,
                start=edit.start,
                before=edit.before,
                after=edit.after,
                confidence=edit.confidence,
                span=Span(start + span.start, start + span.end),
            )
        )


def show_line(line: DraftLine) -> str | None:
    """Give a repaired line with the digits that the page shows; None where they are its own.

    >>> show_line(DraftLine("ปี 2566", "ปี2566", (Edit("a", "", 2, " ", "", 1.0),), "ปี ๒๕๖๖"))
    'ปี๒๕๖๖'
    """
    if not line.shown:
        return None
    text = line.shown
    for edit in line.edits:
        end = edit.start + len(edit.before)
        after = _keep_digits(text[edit.start : end], edit.after)
        text = text[: edit.start] + after + text[end:]
    return text


def _keep_digits(shown: str, after: str) -> str:
    """Give what an edit puts with the digits shown before it, where it leaves their number."""
    digits = [c for c in shown if c in _DIGITS]
    places = [place for place, c in enumerate(after) if c in _DIGITS]
    if len(digits) != len(places):
        return after
    letters = list(after)
    for place, digit in zip(places, digits, strict=True):
        letters[place] = digit
    return "".join(letters)


def carry_spans(edits: Sequence[Edit]) -> list[Span]:
    """Where the result of each edit stands once all later edits are made.

    >>> edits = [Edit("a", "", 2, " ", "x", 1.0), Edit("b", "", 0, "kk", "k", 1.0)]
    >>> carry_spans(edits)
    [Span(start=1, end=2), Span(start=0, end=1)]
    """
    starts = [edit.start for edit in edits]
    ends = [edit.start + len(edit.after) for edit in edits]
    for later, edit in enumerate(edits):
        for earlier in range(later):
            if ends[earlier] >= edit.start:  # what ends before an edit stays where it is
                starts[earlier] = _carry_offset(starts[earlier], edit)
                ends[earlier] = _carry_offset(ends[earlier], edit, is_end=True)
    return list(map(Span, starts, ends))


def _carry_offset(offset: int, edit: Edit, *, is_end: bool = False) -> int:
    end = edit.start + len(edit.before)
    if offset >= end and (offset > edit.start or not is_end):
        return offset + len(edit.after) - len(edit.before)
    if offset <= edit.start:
        return offset
    return edit.start + (len(edit.after) if is_end else 0)
