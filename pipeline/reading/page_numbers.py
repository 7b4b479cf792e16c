"""Printed page numbers: numbers in the margin that count on from page to page.

A number must fit those of the pages around it: what stands alone, as the last figure
of a table does, is text.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipeline.reading.drafts import DraftPage
from pipeline.reading.margins import Edge, find_margin_lines
from pipeline.text.letters import THAI_DIGITS, to_arabic_digits

DRESSED_MARGINS: Final = 1.5
"""Margins within which a number between dashes is looked for: `- 2 -` is nothing else."""
NEIGHBOURS: Final = 3
"""How many pages away a number may look for its company: plates between are unnumbered."""
LARGEST_SKIP: Final = 3
"""Numbers a page may jump against the count of sheets, and still be a sequence."""
SETTLED: Final = -1
"""In place of a line: the number of a page that was freed of its furniture before; nobody
remembers in which margin it stood."""

_DIGITS: Final = f"[0-9{THAI_DIGITS}]"
_NUMBER: Final = re.compile(rf"{_DIGITS}+")
_DRESSED: Final = re.compile(rf"[-–—]\s*{_DIGITS}{{1,4}}\s*[-–—]")
_PAGE_NUMBER: Final = re.compile(
    rf"(?P<lead>[-–—(\[.~|]*\s*(?:หน้าที่|หน้า|page|p\.)?)\s*"
    rf"(?P<number>{_DIGITS}{{1,4}}|[ivxl]{{1,7}}|[ก-ฮ])\s*"
    rf"(?:(?:/|จาก|of|ของ)\s*{_DIGITS}{{1,4}}\s*)?(?P<tail>[-–—)\].~|]*)",
    re.IGNORECASE,
)
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A line that may be a page number: of which page, in which margin, of what value.

    `page` counts all pages from 0, `written` only those that are not blank: some printers
    count the blank backs, and some leave them out.
    """

    page: int
    written: int
    line: int
    edge: Edge | None
    style: str
    text: str
    value: int
    is_marked: bool


def find_page_numbers(pages: Sequence[DraftPage], fresh: Container[int]) -> Iterator[PageNumber]:
    """Find the numbers of the pages whose `number` is in `fresh`; those known are company."""
    candidates: list[PageNumber] = []
    written = 0
    for index, page in enumerate(pages):
        known = page.printed_number
        if known is not None:
            candidates += _recall_number(known, index, written)
        elif page.number in fresh:
            candidates += _find_numbers(page, index, written)
        written += "empty" not in page.reasons
    yield from _confirm_numbers(candidates)


def _recall_number(known: str, index: int, written: int) -> Iterator[PageNumber]:
    value = _read_number(known)
    if value is not None:
        yield PageNumber(index, written, SETTLED, None, _style_of(known), known, value, False)


def _find_numbers(page: DraftPage, index: int, written: int) -> Iterator[PageNumber]:
    margin = {place for place, _, _ in find_margin_lines(page)}
    for place, edge, line in find_margin_lines(page, DRESSED_MARGINS):
        match = _PAGE_NUMBER.fullmatch(line.text.strip())
        value = None if match is None else _read_number(match["number"])
        if match is None or not (place in margin or _DRESSED.fullmatch(match[0])):
            continue
        if value is not None:
            marked = bool(match["lead"].strip() and (match["tail"] or "า" in match["lead"]))
            text, style = match["number"], _style_of(match["number"])
            yield PageNumber(index, written, place, edge, style, text, value, marked)


def _style_of(number: str) -> str:
    if _NUMBER.fullmatch(number):
        return "digits"
    return "roman" if number.isascii() else "letter"


def _read_number(text: str) -> int | None:
    """Give the value of a page number in digits, roman numerals or Thai letters.

    >>> _read_number("๑๒"), _read_number("xiv"), _read_number("ค"), _read_number("ill")
    (12, 14, 3, None)
    """
    if _NUMBER.fullmatch(text):
        return int(to_arabic_digits(text))
    if text.isascii():
        return _read_roman(text.lower())
    letters = "กขคงจฉชซฌญ"
    return letters.index(text) + 1 if text in letters else None


def _read_roman(text: str) -> int | None:
    if not re.fullmatch(r"l?x{0,3}(?:ix|iv|v?i{0,3})|xl(?:ix|iv|v?i{0,3})", text):
        return None
    values = [_ROMAN[letter] for letter in text]
    total = values[-1]
    for value, following in pairwise(values):
        total += -value if value < following else value
    return total


def _confirm_numbers(candidates: list[PageNumber]) -> Iterator[PageNumber]:
    """Give the candidates whose neighbours count on; one per page, or leaf of an open book."""
    fresh = [(one, one.edge.leaf) for one in candidates if one.edge is not None]
    weighed = [(one.page, leaf, -_count_company(one, candidates), one) for one, leaf in fresh]
    seen: set[tuple[int, int]] = set()
    for page, leaf, company, one in sorted(weighed, key=lambda entry: entry[:3]):
        if (page, leaf) not in seen and (company or one.is_marked):
            seen.add((page, leaf))
            yield one


def _count_company(one: PageNumber, candidates: Sequence[PageNumber]) -> int:
    """How many pages nearby carry a number that fits this one's; exact fits count double."""
    company = 0
    for other in candidates:
        if other.page == one.page or other.style != one.style:
            continue
        if None not in (one.edge, other.edge) and other.edge != one.edge:
            continue
        steps = other.value - one.value
        company += max(
            _weigh_steps(steps, other.page - one.page),
            _weigh_steps(steps, other.written - one.written),
        )
    return company


def _weigh_steps(steps: int, sheets: int) -> int:
    """Hold the steps between two numbers against the sheets between them: 2 exact, 1 close."""
    if not sheets or abs(sheets) > NEIGHBOURS:
        return 0
    drift = steps - sheets
    if drift == 0:
        return 2
    return int(0 < drift * (1 if sheets > 0 else -1) <= LARGEST_SKIP)
