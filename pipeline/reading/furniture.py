"""What belongs to the sheet and not to the text: page numbers, running heads, watermarks.

Only what stands in the margin can be furniture, and only company proves it: a
number must fit the numbers of the pages around it, a head must come back on three
pages, unchanged but for a number that counts the pages. What stands alone stays:
a heading that two pages share, or the last figure of a table, is text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from pipeline.model import Box
from pipeline.reading.drafts import DraftLine, DraftPage, Veil
from pipeline.reading.paragraphs import STRONG_MARK, is_row
from pipeline.text.letters import THAI_DIGITS, fold_key, to_arabic_digits

MARGIN: Final = 72.0
"""Points from the edge: Word's margin is an inch, and heads and feet stand inside it."""
MARGIN_SHARE: Final = 0.085
"""The same inch as a share of an A4 page, for larger sheets."""
DRESSED_MARGINS: Final = 1.5
"""Margins within which a number between dashes is looked for: `- 2 -` is nothing else."""
LEAST_REPEATS: Final = 3
"""A head on fewer pages may be a heading."""
LEAST_STAMPS: Final = 3
"""A watermark comes back at least this often; a slanted or pale line alone is text."""
NEIGHBOURS: Final = 3
"""How many pages away a number may look for its company: plates between are unnumbered."""
LARGEST_SKIP: Final = 3
"""Numbers a page may jump against the count of sheets, and still be a sequence."""

HEAD_DRIFT: Final = 6.0
"""Points by which the height of a running head varies: half a line."""
LARGEST_BREAK: Final = 2
"""Heads of left and right pages alternate; a longer break ends a run of pages."""
TOP, BOTTOM = "top", "bottom"

_DIGITS: Final = f"[0-9{THAI_DIGITS}]"
_DRESSED: Final = re.compile(rf"[-–—]\s*{_DIGITS}{{1,4}}\s*[-–—]")
_PAGE_NUMBER: Final = re.compile(
    rf"(?P<lead>[-–—(\[.~|]*\s*(?:หน้าที่|หน้า|page|p\.)?)\s*"
    rf"(?P<number>{_DIGITS}{{1,4}}|[ivxl]{{1,7}}|[ก-ฮ])\s*"
    rf"(?:(?:/|จาก|of|ของ)\s*{_DIGITS}{{1,4}}\s*)?(?P<tail>[-–—)\].~|]*)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(rf"{_DIGITS}+")
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line that may be a page number: of which page, in which margin, of what value."""

    page: int
    line: int
    edge: str
    style: str
    text: str
    value: int
    is_marked: bool


def remove_furniture(pages: Sequence[DraftPage]) -> None:
    """Take page numbers, running heads and watermarks out of the lines of all pages."""
    taken: dict[int, set[int]] = defaultdict(set)
    for number in _confirm_numbers(list(_find_numbers(pages))):
        pages[number.page].printed_number = number.text
        taken[number.page].add(number.line)
    for head in _find_running_heads(pages):
        taken[head.page].add(head.line)
        if pages[head.page].printed_number is None:
            pages[head.page].printed_number = head.number
    for page, line in _find_stamps(pages):
        taken[page].add(line)
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


def _margin_lines(page: DraftPage, share: float = 1.0) -> Iterator[tuple[int, str, DraftLine]]:
    """Give the lines in the upper or lower margin, as they stand when turned upright.

    `share` says how many margins deep.

    A landscape table is often printed on a portrait sheet: its page number then
    stands sideways in what is the upper margin of the bound volume.
    """
    for place, line in enumerate(page.lines):
        if line.veil is Veil.CLIPPED:
            continue
        if line.box is None:
            if place in (0, len(page.lines) - 1):
                yield place, TOP if place == 0 else BOTTOM, line
            continue
        sheet = Box(0.0, 0.0, page.width, page.height)
        level, height = _stand_upright(line.box, sheet, line.angle)
        margin = share * max(MARGIN, MARGIN_SHARE * height)
        if level > height - margin:
            yield place, TOP, line
        elif level < margin:
            yield place, BOTTOM, line


def _stand_upright(box: Box, sheet: Box, angle: float) -> tuple[float, float]:
    """Give the height of the box's middle, and of the sheet, when the writing is turned level."""
    across, upward = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    if angle == -90.0:
        return across, sheet.right
    if angle == 90.0:
        return sheet.right - across, sheet.right
    return (sheet.top - upward if angle == 180.0 else upward), sheet.top


# --- page numbers -------------------------------------------------------------


def _find_numbers(pages: Sequence[DraftPage]) -> Iterator[_Candidate]:
    for index, page in enumerate(pages):
        margin = {place for place, _, _ in _margin_lines(page)}
        for place, edge, line in _margin_lines(page, DRESSED_MARGINS):
            match = _PAGE_NUMBER.fullmatch(line.text.strip())
            value = None if match is None else _read_number(match["number"])
            if match is None or not (place in margin or _DRESSED.fullmatch(match[0])):
                continue
            if value is not None:
                marked = bool(match["lead"].strip() and (match["tail"] or "า" in match["lead"]))
                style = _style_of(match["number"])
                yield _Candidate(index, place, edge, style, match["number"], value, marked)


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


def _confirm_numbers(candidates: list[_Candidate]) -> Iterator[_Candidate]:
    """Give the candidates whose neighbours count on; one per page."""
    seen: set[int] = set()
    for one in sorted(candidates, key=lambda c: (c.page, -_count_company(c, candidates))):
        company = _count_company(one, candidates)
        if one.page not in seen and (company or one.is_marked):
            seen.add(one.page)
            yield one


def _count_company(one: _Candidate, candidates: Sequence[_Candidate]) -> int:
    """How many pages nearby carry a number that fits this one's; exact fits count double."""
    company = 0
    for other in candidates:
        sheets = other.page - one.page
        if not sheets or abs(sheets) > NEIGHBOURS or other.style != one.style:
            continue
        if other.edge != one.edge:
            continue
        drift = (other.value - one.value) - sheets
        if drift == 0:
            company += 2
        elif 0 < drift * (1 if sheets > 0 else -1) <= LARGEST_SKIP:
            company += 1
    return company


# --- running heads and watermarks ---------------------------------------------


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that may be a running head; `number` is the one in it that counts pages."""

    page: int
    line: int
    height: float
    is_row: bool
    numbers: tuple[str, ...]
    number: str | None = None


def _find_running_heads(pages: Sequence[DraftPage]) -> Iterator[_Head]:
    """Margin lines that come back from page to page; a number in them may count the pages."""
    groups: dict[tuple[str, str], list[_Head]] = defaultdict(list)
    for index, page in enumerate(pages):
        for place, edge, line in _margin_lines(page):
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


def _find_stamps(pages: Sequence[DraftPage]) -> Iterator[tuple[int, int]]:
    """Pale or slanted lines that come back, and what nobody can see."""
    stamps = [
        (index, place, fold_key(line.text))
        for index, page in enumerate(pages)
        for place, line in enumerate(page.lines)
        if line.veil is Veil.PALE or line.angle % 90 != 0
    ]
    for index, page in enumerate(pages):
        for place, line in enumerate(page.lines):
            if line.veil is Veil.CLIPPED:
                yield index, place
    counts = Counter(key for _, _, key in stamps)
    for index, place, key in stamps:
        if counts[key] >= LEAST_STAMPS:
            yield index, place
