"""What belongs to the sheet and not to the text: page numbers, running heads, watermarks.

Only what stands in the margin can be furniture, and only company proves it: a
number must fit the numbers of the pages around it, a head must come back on three
pages, unchanged but for a number that counts the pages. What stands alone stays:
a heading that two pages share, or the last figure of a table, is text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.reading.drafts import DraftPage, Veil
from pipeline.reading.margins import Edge, find_margin_lines
from pipeline.reading.page_numbers import find_page_numbers
from pipeline.reading.paragraphs import STRONG_MARK, is_row
from pipeline.text.letters import THAI_DIGITS, fold_key, to_arabic_digits

LEAST_REPEATS: Final = 3
"""A head on fewer pages may be a heading."""
LEAST_STAMPS: Final = 3
"""A watermark comes back at least this often; a slanted or pale line alone is text."""
HEAD_DRIFT: Final = 6.0
"""Points by which the height of a running head varies: half a line."""
LARGEST_BREAK: Final = 2
"""Heads of left and right pages alternate; a longer break ends a run of pages."""

_NUMBER: Final = re.compile(f"[0-9{THAI_DIGITS}]+")


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that may be a running head; `number` is the one in it that counts pages."""

    page: int
    line: int
    height: float
    is_row: bool
    numbers: tuple[str, ...]
    number: str | None = None


def remove_furniture(pages: Sequence[DraftPage], fresh: Container[int] | None = None) -> None:
    """Take page numbers, running heads and watermarks out of the lines of all pages.

    Where `fresh` gives numbers of pages, the others were freed before: they keep what they
    have, and their printed numbers are company for those of the fresh ones.
    """
    taken: dict[int, set[int]] = defaultdict(set)
    fresh = {page.number for page in pages} if fresh is None else fresh
    open_pages = [(index, page) for index, page in enumerate(pages) if page.number in fresh]
    for number in find_page_numbers(pages, fresh):
        page = pages[number.page]
        page.printed_number = page.printed_number or number.text
        taken[number.page].add(number.line)
    for head in _find_running_heads(open_pages):
        taken[head.page].add(head.line)
        if pages[head.page].printed_number is None:
            pages[head.page].printed_number = head.number
    for place, line in _find_stamps(open_pages):
        taken[place].add(line)
    for place, lines in taken.items():
        _take_lines(pages[place], lines)


def _take_lines(page: DraftPage, taken: set[int]) -> None:
    """Take lines out of a page; what stands side by side in cells goes together or not at all."""
    levels = {
        place: (line.cell.row, round(line.baseline))
        for place, line in enumerate(page.lines)
        if line.cell is not None
    }
    kept = {level for place, level in levels.items() if place not in taken}
    taken = {place for place in taken if levels.get(place) not in kept}
    page.furniture += tuple(page.lines[place].text for place in sorted(taken))
    page.lines = tuple(line for place, line in enumerate(page.lines) if place not in taken)


def _find_running_heads(pages: Sequence[tuple[int, DraftPage]]) -> Iterator[_Head]:
    """Margin lines that come back from page to page; a number in them may count the pages."""
    groups: dict[tuple[Edge, str], list[_Head]] = defaultdict(list)
    for index, page in pages:
        for place, edge, line in find_margin_lines(page):
            height = 0.0 if line.box is None else line.baseline
            numbers = tuple(_NUMBER.findall(line.text))
            key = fold_key(_NUMBER.sub("", line.text))
            head = _Head(index, place, height, line.cell is not None or is_row(line.text), numbers)
            is_heading = STRONG_MARK.match(line.text) is not None
            groups[edge, key + ("#" if is_heading else "")].append(head)
    for (_, key), heads in groups.items():
        counting = list(_find_counting(heads))
        yield from counting
        if key and not key.endswith("#") and not counting:
            yield from _find_constant(heads)


def _find_counting(heads: Sequence[_Head]) -> Iterator[_Head]:
    """Heads that carry the page's number: one number keeps its distance to the sheet's."""
    distances = Counter(
        (slot, int(to_arabic_digits(number)) - head.page)
        for head in heads
        for slot, number in enumerate(head.numbers)
    )
    for head in heads:
        for slot, number in enumerate(head.numbers):
            if distances[slot, int(to_arabic_digits(number)) - head.page] >= LEAST_REPEATS:
                yield replace(head, number=number)
                break


def _find_constant(heads: Sequence[_Head]) -> Iterator[_Head]:
    """Heads unchanged on a run of pages; of the head of a table the first one stays."""
    for head in heads:
        run = [
            other
            for other in heads
            if abs(other.height - head.height) < HEAD_DRIFT and other.numbers == head.numbers
        ]
        run = _run_around(head, run)
        if len({other.page for other in run}) >= LEAST_REPEATS:
            first = min(other.page for other in run)
            if not (head.is_row and head.page == first):
                yield head


def _run_around(head: _Head, heads: Sequence[_Head]) -> list[_Head]:
    """Give the heads that follow each other without a long break and include this one."""
    runs: list[list[_Head]] = []
    for other in sorted(heads, key=lambda h: h.page):
        if not runs or other.page - runs[-1][-1].page > LARGEST_BREAK:
            runs.append([])
        runs[-1].append(other)
    return next(run for run in runs if head in run)


def _find_stamps(pages: Sequence[tuple[int, DraftPage]]) -> Iterator[tuple[int, int]]:
    """Pale or slanted lines that come back, and what nobody can see."""
    stamps = [
        (index, place, fold_key(line.text))
        for index, page in pages
        for place, line in enumerate(page.lines)
        if line.veil is Veil.PALE or line.angle % 90 != 0
    ]
    for index, page in pages:
        for place, line in enumerate(page.lines):
            if line.veil is Veil.CLIPPED:
                yield index, place
    counts = Counter(key for _, _, key in stamps)
    for index, place, key in stamps:
        if counts[key] >= LEAST_STAMPS:
            yield index, place
