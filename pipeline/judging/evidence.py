"""Evidence: a quotation with its page, its lines' boxes, and the text before repair."""

from bisect import bisect_left, bisect_right
from typing import Final

from pipeline.judging.locate import page_at
from pipeline.model import Box, Document, Evidence, Line, Span
from pipeline.text.letters import MARKS, SARA_AM
from pipeline.text.words import split_words

LONGEST_QUOTE: Final = 400
"""Characters; enough for the longest statement, and a spreadsheet cell stays readable."""

WORD_REACH: Final = 24
"""Characters beside an edge in which the word that it cuts is looked for."""

_GAP: Final = " … "


def quote_span(document: Document, span: Span) -> Evidence:
    """Quote a stretch of the document, widened to whole grapheme clusters."""
    span = _widen(document.text, span)
    page = page_at(document, span.start)
    first = bisect_right(document.lines, span.start, key=lambda line: line.span.end)
    last = bisect_left(document.lines, span.end, key=lambda line: line.span.start)
    lines = document.lines[first:last]
    boxes: tuple[tuple[int, Box], ...] = tuple(
        (line.page, line.box) for line in lines if line.box is not None
    )
    return Evidence(
        page=page.number,
        printed_page=page.printed_number,
        span=span,
        boxes=boxes,
        quote=shorten(document.text[span.start : span.end]),
        raw_quote=shorten("\n".join(_raw_part(document, line, span) for line in lines)),
        source=page.source,
    )


def shorten(text: str) -> str:
    """Join blanks, and take the middle out of a long quotation."""
    text = " ".join(text.split())
    if len(text) <= LONGEST_QUOTE:
        return text
    half = (LONGEST_QUOTE - len(_GAP)) // 2
    left, right = half, len(text) - half
    while left and _leans_back(text[left]):
        left -= 1
    while right < len(text) and _leans_back(text[right]):
        right += 1
    return text[:left] + _GAP + text[right:]


def _raw_part(document: Document, line: Line, span: Span) -> str:
    """Cut the part of a raw line that a span covers; the whole line where repair moved offsets."""
    if line.raw != document.text[line.span.start : line.span.end]:
        return line.raw
    start = max(0, span.start - line.span.start)
    return line.raw[start : span.end - line.span.start]


def _widen(text: str, span: Span) -> Span:
    """Move the edges out to whole words, and never cut a mark from its base."""
    start, end = span.start, span.end
    while start > 0 and start < len(text) and _leans_back(text[start]):
        start -= 1
    while end < len(text) and _leans_back(text[end]):
        end += 1
    low, high = max(0, start - WORD_REACH), min(len(text), end + WORD_REACH)
    return Span(start - _overhang(text, low, start), end + _overhang(text, end, high, ahead=True))


def _overhang(text: str, start: int, end: int, *, ahead: bool = False) -> int:
    """Count the letters beside a span that belong to the word at its edge."""
    place = start if ahead else end
    if not 0 < place < len(text) or text[place - 1].isspace() or text[place].isspace():
        return 0
    left, right = max(0, place - WORD_REACH), min(len(text), place + WORD_REACH)
    offset = left
    for word in split_words(text[left:right]):
        if offset < place < offset + len(word):
            reach = offset + len(word) - place if ahead else place - offset
            return reach if reach <= end - start and word.strip() == word else 0
        offset += len(word)
    return 0


def _leans_back(character: str) -> bool:
    """Whether a character belongs to the one before it."""
    return character in MARKS or character == SARA_AM
