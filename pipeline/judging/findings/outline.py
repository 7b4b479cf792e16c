"""The contents page beside the body: what one of them says and the other does not.

Only what both say in letters of the file is compared; what a page that was not read may
hold, or a page that is not in the file, is not called absent.
"""

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.judging.locate import page_at
from pipeline.judging.locating.contents import find_entries
from pipeline.judging.locating.headings import HeadingLine, list_rows, read_lines
from pipeline.judging.locating.hits import find_hits, find_openings
from pipeline.model import Document, Section, Span, Template
from pipeline.text.letters import fold_key, to_arabic_digits

FEWEST_ENTRIES: Final = 4
"""Entries that make a contents page of which something can be said (contents.LIST_LENGTH)."""

OPENING: Final = 10
"""Folded letters by which a heading is known at least; the shortest, วัตถุประสงค์, has 11."""

NUMBER_WIDTH: Final = 14
"""Characters in which a line's number ends and its first two letters stand."""

CONTENTS: Final = "สารบัญ"
"""What stands over a contents page; one without it is known by its numbers."""

_NUMBERING: Final = re.compile(r"[\W\d_]*")
_PAGES: Final = re.compile(r"(?:[.…·_]{3}[\s.…·_]*|\t\s*)(\d{1,3})(?:\s*[-–—]\s*(\d{1,3}))?[\s.]*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A section as the contents page lists it; `pages` are first and last, as printed."""

    key: str
    number: int | None
    words: str
    pages: tuple[int, int] | None
    span: Span


@dataclass(frozen=True, slots=True)
class Outline:
    """The contents page of a plan, in its own order.

    `strangers` are lines among the entries that are no expected section, with the number of
    one or a page: any of them may be one in other words.
    """

    entries: tuple[Entry, ...]
    strangers: tuple[HeadingLine, ...]

    @property
    def end(self) -> int:
        """Where the last entry ends."""
        return max(entry.span.end for entry in self.entries)

    @property
    def has_numbered_strangers(self) -> bool:
        """Whether a line has the number of a section, and no known words."""
        return any(line.top_number is not None for line in self.strangers)

    def find_entry(self, key: str) -> Entry | None:
        """Give the entry of a section."""
        return next((entry for entry in self.entries if entry.key == key), None)


def read_outline(
    document: Document, template: Template, sections: Sequence[Section]
) -> Outline | None:
    """Read the contents page, which stands before the first section; None without one."""
    starts = [section.span.start for section in sections if section.span is not None]
    if not starts:
        return None
    front = _cut_contents(document, min(starts))
    rows = list_rows(front)
    lines = tuple(read_lines(front, rows, find_openings(template.sections)))
    hits = find_hits(lines, template.sections)
    listed = find_entries(front, hits, rows)
    entries: dict[str, Entry] = {}
    listing = [hit.line for hit in hits if hit.line.first in listed]
    tails = _find_tails(lines, listing)
    for hit in hits:
        if hit.line.first in listed:
            key = template.sections[hit.section].key
            entries.setdefault(key, _read_entry(key, hit.line, tails.get(hit.line.last + 1)))
    if len(entries) < FEWEST_ENTRIES:
        return None
    taken = {n for line in listing for n in range(line.first, line.last + 1)} | {*tails}
    pages = {page_at(document, entry.span.start).number for entry in entries.values()}
    strangers = tuple(
        line
        for line in lines
        if line.first == line.last and line.first not in taken and line.page in pages
        if line.top_number is not None or (line.is_entry and line.number is None)
    )
    return Outline(tuple(entries.values()), strangers)


def _find_tails(
    lines: Sequence[HeadingLine], listing: Sequence[HeadingLine]
) -> dict[int, HeadingLine]:
    """Find the second lines of wrapped entries, which alone have the page: “๓ ปี …… ๑๕”."""
    open_ends = {line.last + 1: line for line in listing if not line.is_entry}
    own = {line.first for line in listing}
    return {
        line.first: line
        for line in lines
        if line.first == line.last and line.is_entry and line.first not in own
        if line.first in open_ends and not _is_next(open_ends[line.first], line)
    }


def _is_next(line: HeadingLine, other: HeadingLine) -> bool:
    """Whether the number of one line follows that of another."""
    numbers = line.top_number, other.top_number
    return None not in numbers and numbers[1] == (numbers[0] or 0) + 1


def find_neighbours(
    outline: Outline, sections: Sequence[Section], section: Section
) -> tuple[Entry | None, Entry | None]:
    """Give the entries of the sections before and after one in the body."""
    starts = {s.span.start: s.key for s in sections if s.span is not None}
    keys: list[str | None] = [None, *(starts[start] for start in sorted(starts)), None]
    place = keys.index(section.key)
    before, after = (outline.find_entry(keys[n] or "") for n in (place - 1, place + 1))
    return before, after


def find_other_words(
    outline: Outline, section: Section, neighbours: tuple[Entry | None, Entry | None]
) -> Entry | None:
    """Give the line that lists a section in words that are not known: one between its neighbours.

    It has the section's number or, on a contents page without numbers, is the only one there.
    """
    before, after = neighbours
    if before is None and after is None:
        return None
    start = before.span.end if before is not None else 0
    end = after.span.start if after is not None else sys.maxsize
    number = to_arabic_digits(section.number or "")
    is_numbered = any(entry.number is not None for entry in outline.entries)
    wanted = int(number) if is_numbered and number.isdigit() else None
    lines = [n for n in outline.strangers if start <= n.start < end and n.top_number == wanted]
    return _read_entry(section.key, lines[0]) if len(lines) == 1 else None


def _cut_contents(document: Document, end: int) -> Document:
    """Give the pages before the first section that may be contents, as lines of the document."""
    tails = Counter(
        line.page
        for line in document.lines
        if line.span.end <= end and document.text[line.span.end - 1].isdigit()
    )
    pages = {
        page.number
        for page in document.pages
        if page.span.start < end
        and (
            tails[page.number] >= FEWEST_ENTRIES
            or CONTENTS in document.text[page.span.start : page.span.end]
        )
    }
    return replace(
        document, lines=tuple(n for n in document.lines if n.page in pages and n.span.end <= end)
    )


def _read_entry(key: str, line: HeadingLine, tail: HeadingLine | None = None) -> Entry:
    last = line if tail is None else tail
    return Entry(key, line.top_number, line.words, read_pages(last), Span(line.start, last.end))


def read_pages(line: HeadingLine) -> tuple[int, int] | None:
    """Read the first and last page that an entry gives."""
    match = _PAGES.search(to_arabic_digits(line.text)) if line.is_entry else None
    return (int(match[1]), int(match[2] or match[1])) if match is not None else None


def find_moved(outline: Outline, sections: Sequence[Section]) -> set[str]:
    """Name the fewest sections without which contents and body have the same order."""
    starts = {s.key: s.span.start for s in sections if s.span is not None}
    keys = [entry.key for entry in outline.entries if entry.key in starts]
    runs: list[list[str]] = []
    for key in keys:
        before = [run for run in runs if starts[run[-1]] < starts[key]]
        runs.append([*max(before, key=len, default=[]), key])
    return {*keys} - {*max(runs, key=len, default=[])}


def is_begun(document: Document, start: int, words: str) -> bool:
    """Whether a line behind a place begins with most of an entry's words."""
    key = fold_key(words)
    opening = key[: max(OPENING, len(key) * 3 // 5)]
    text = document.text
    return any(
        fold_key(_NUMBERING.sub("", text[n.span.start : n.span.end], count=1)).startswith(opening)
        for n in document.lines
        if n.span.start > start and words[:2] in text[n.span.start : n.span.start + NUMBER_WIDTH]
    )
