"""Recognition: what may be held against an author whose page was read from its picture.

Letters that recognition takes for each other are no proof, however sure it is of the
line; letters of a line that it is not sure of prove nothing at all.
"""

from itertools import zip_longest
from typing import Final

from pipeline.judging.comparing.shift import Shift
from pipeline.judging.locate import pages_of
from pipeline.model import Document, Line, Source, Span
from pipeline.text.letters import (
    ARABIC_DIGITS,
    MAI_HAN_AKAT,
    SARA_A,
    SARA_I,
    SARA_II,
    SARA_UE,
    SARA_UEE,
    THAI_DIGITS,
    fold_key,
)
from pipeline.text.likeness import diff_sequences

SURE_CONFIDENCE: Final = 0.9
"""Recognition is as sure of a line whose letters can be charged to the author."""

BLURRED_CONFIDENCE: Final = 0.75
"""Measured on noisy pictures: under this 30 to 70 letters in 100 are wrong, and no statement
can be known by them; at 0.8 it is 10, at 0.9 it is 3."""

BLURRED_LETTERS: Final = 20
"""Characters; the shortest statement of a template has as many, stamps and signatures fewer."""

LEAST_LETTERS: Final = 2
"""Any single letter may be lost, added or misread, even in a line that reads well."""

SURE_QUALITY: Final = 0.8
"""Pages of lower quality have letters that are not what the eye sees (docs/reading.md)."""

CONFUSED: Final = (
    *("ดคต", "ภถก", "ขชซ", "พผฟ", "นบป", "มฆ", SARA_A + MAI_HAN_AKAT),
    SARA_I + SARA_II + SARA_UE + SARA_UEE,
)
"""Letters that differ by a loop, a tail or a stroke, which a scan loses first."""

_DIGITS: Final = frozenset(ARABIC_DIGITS + THAI_DIGITS)
_KIND: Final = {letter: kind for kind, letters in enumerate(CONFUSED) for letter in letters}


def recognised_lines(document: Document, span: Span) -> tuple[Line, ...]:
    """List the lines of a span that were read from a picture."""
    pages = {page.number for page in document.pages if page.source is Source.OCR}
    return tuple(
        line
        for line in document.lines
        if line.page in pages and line.span.start < span.end and span.start < line.span.end
    )


def blurred_pages(document: Document, span: Span) -> tuple[int, ...]:
    """List the pages on which lines of a span, long enough for a statement, are no reading."""
    blurred = (
        line.page
        for line in recognised_lines(document, span)
        if line.confidence < BLURRED_CONFIDENCE
        and line.span.end - line.span.start >= BLURRED_LETTERS
    )
    return tuple(dict.fromkeys(blurred))


def is_recognised(document: Document, span: Span) -> bool:
    """Whether character recognition read any of the pages that a span touches."""
    return any(page.source is Source.OCR for page in pages_of(document, span))


def is_proof(document: Document, span: Span, found: str, expected: str) -> bool:
    """Whether a difference that stands in a span is surely on the page, not in its reading.

    Digits are told by their shapes: what they are does not depend on the words around.
    """
    if not is_recognised(document, span):
        return True
    lines = recognised_lines(document, span)
    if any(line.confidence < SURE_CONFIDENCE for line in lines):
        return False
    if _DIGITS & {*found}:
        return all(line.sure_digits for line in lines)
    return not may_be_misread(found, expected)


def is_sure_change(document: Document, shift: Shift, span: Span) -> bool:
    """Whether a change of meaning that stands in a span may be called one."""
    pages = pages_of(document, span)
    if not all(page.is_readable for page in pages):
        return False  # the words may stand on the page between
    if shift.code == "changed_number" and any(page.quality < SURE_QUALITY for page in pages):
        return False
    if _DIGITS & {*shift.found} and "." in shift.expected and "." not in shift.found:
        return not is_recognised(document, span)  # a point is easily lost in a picture
    return is_proof(document, span, shift.found, shift.expected)


def may_be_misread(found: str, expected: str) -> bool:
    """Whether recognition may have made the letters found of those expected.

    Digits always; else all but one of the letters that differ are such as it confuses.
    Tone marks, which it loses and doubles, are not compared.

    >>> may_be_misread("ติจิทัล", "ดิจิทัล"), may_be_misread("ทัศคติ", "ทัศนคติ")
    (True, True)
    >>> may_be_misread("ประชาชนสังคม", "ประชาสังคม"), may_be_misread("ไม่", "")
    (False, False)
    """
    if _DIGITS & {*found}:
        return True
    before, after = fold_key(expected), fold_key(found)
    changes = [c for c in diff_sequences(before, after) if c.kind != "equal"]
    letters = (
        pair
        for change in changes
        for pair in zip_longest(
            before[change.a_start : change.a_end], after[change.b_start : change.b_end]
        )
    )
    return sum(not _are_confused(*pair) for pair in letters) < LEAST_LETTERS


def _are_confused(left: str | None, right: str | None) -> bool:
    """Whether two letters are taken for each other; one that is lost or added is not."""
    return left in _KIND and _KIND.get(right or "") == _KIND[left]
