"""Figures: numbers in digits or in words, and the rows of tables that hold them.

Reading writes a row of a table as one line, its cells parted by tabs. Of a PDF's table
the empty cells are not there: only a row with a figure in each column tells which
figure stands in which.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipeline.judging.locate import pages_of
from pipeline.judging.recognition import SURE_QUALITY
from pipeline.model import PARTLY_READ, Document, Source, Span
from pipeline.text.letters import to_arabic_digits

ONES: Final = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
"""Thai words of 0 to 9; เอ็ด and ยี่ are their forms beside สิบ."""

NUMBER_WORD: Final = "ศูนย์|หนึ่ง|เอ็ด|ยี่|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|จุด"
"""What a number under a hundred is made of in words, as the alternatives of a pattern."""

DAMAGED: Final = "damaged_letters"
"""The reason of a page on which places stand that no Thai text can have."""

_VALUES: Final = {word: value for value, word in enumerate(ONES)} | {"เอ็ด": 1, "ยี่": 2}
_WORD: Final = re.compile(NUMBER_WORD)
_COUNT: Final = re.compile(r"[+\-–−]?\s?\d{1,4}")
_LINE_END: Final = re.compile("[\n\f]")
_DIGIT: Final = re.compile(r"\d")
_NOTHING: Final = frozenset({"", "-", "–", "—", "−", "--"})


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text, its cells with Arabic digits; a line of prose has one cell."""

    span: Span
    cells: tuple[str, ...]


def list_table_rows(document: Document, span: Span) -> Iterator[Row]:
    """Give each line of a span, taken apart at its tabs; blank ones are left out."""
    start = span.start
    for line in _LINE_END.split(document.text[span.start : span.end]):
        if line and not line.isspace():
            # Making digits Arabic costs more than all else here: prose is left as it is.
            figures = to_arabic_digits(line) if "\t" in line else line
            cells = tuple(cell.strip() for cell in figures.split("\t"))
            yield Row(Span(start, start + len(line)), cells)
        start += len(line) + 1


def read_count(cell: str) -> int | None:
    """Read a head count, or a change of one; a dash or nothing is none of them.

    >>> read_count("+1"), read_count("-"), read_count("– 2"), read_count("ว่าง 1")
    (1, 0, -2, None)
    """
    if is_dash(cell):
        return 0
    if _COUNT.fullmatch(cell) is None:
        return None
    return int(re.sub(r"\s", "", cell).replace("–", "-").replace("−", "-"))


def is_dash(cell: str) -> bool:
    """Whether a cell says that there is nothing."""
    return cell in _NOTHING


def read_number(text: str) -> float | None:
    """Read a number below a hundred in Arabic digits or Thai words.

    >>> read_number("40.54"), read_number("สี่สิบเอ็ดจุดห้า"), read_number("ยี่สิบ")
    (40.54, 41.5, 20.0)
    """
    if text[:1].isdigit():
        return float(text.replace(",", ""))
    whole, point, fraction = text.partition("จุด")
    value = 0
    for word in _WORD.findall(whole):
        value = max(value, 1) * 10 if word == "สิบ" else value + _VALUES[word]
    digits = "".join(str(_VALUES[word]) for word in _WORD.findall(fraction) if word in _VALUES)
    return float(f"{value}.{digits or 0}") if whole and (digits or not point) else None


def are_sure(document: Document, span: Span) -> bool:
    """Whether the figures of a span are the file's own: read whole, no digit told by repair."""
    return are_whole(document, span) and not is_restored(document, span)


def is_restored(document: Document, span: Span, *, sure: float = math.inf) -> bool:
    """Whether repair told a digit of a span, and was less sure of it."""
    return any(
        span.start < repair.span.end
        and repair.span.start < span.end
        and repair.confidence < sure
        and _digits_of(repair.before) != _digits_of(repair.after)
        for repair in document.repairs
    )


def _digits_of(text: str) -> list[str]:
    return _DIGIT.findall(to_arabic_digits(text))


def are_whole(document: Document, span: Span) -> bool:
    """Whether every page of a span is text of the file, and was read whole."""
    return all(
        page.source is Source.TEXT
        and page.quality >= SURE_QUALITY
        and not (PARTLY_READ | {DAMAGED}) & {*page.reasons}
        for page in pages_of(document, span)
    )


def are_together(document: Document, span: Span) -> bool:
    """Whether no printed page number is skipped between the pages of a span."""
    printed = [to_arabic_digits(page.printed_number or "") for page in pages_of(document, span)]
    numbers = [int(number) for number in printed if number.isdigit()]
    return all(after - before == 1 for before, after in pairwise(numbers))
