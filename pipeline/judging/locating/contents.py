"""Contents pages: headings that only list a section.

An entry ends with a page number or dot leaders, or stands in a list of headings
with no prose between them. A heading by itself that prose follows is no entry, even
when a number ends its line (it may be the page's own): taking a section for its
entry would call everything in it missing.
"""

from bisect import bisect_right
from typing import Final

from pipeline.judging.locating.headings import parse_line
from pipeline.judging.locating.hits import Hit
from pipeline.model import Document
from pipeline.text.letters import fold_key

LIST_LENGTH: Final = 4
"""Headings in a row that make a list; body pages hold at most three short sections."""

LABEL_LETTERS: Final = 15
"""A shorter line is a label (“หน้า”, a page number), no prose."""

PROSE_LETTERS: Final = 50
"""Letters after a heading that make a body; a wrapped entry leaves fewer."""

CONTENTS_LINE: Final = 40
"""Characters; a longer line only mentions the contents."""

_CONTENTS_WORDS: Final = frozenset(fold_key(word) for word in ("สารบัญ", "สารบาญ", "สารบัญเรื่อง"))


def find_entries(document: Document, hits: list[Hit], rows: list[tuple[int, int]]) -> set[int]:
    """Collect the lines that only list a section, by the index of their first line.

    `rows` are those of `headings.list_rows`.
    """
    prose = [_prose_after(document, hits, index, rows) for index in range(len(hits))]
    entries: set[int] = set()
    openings = _find_contents_words(document)
    listed_page = 0
    for group in _group_hits(hits, prose):
        lines = [hits[index].line for index in group]
        if len(group) > 1 or prose[group[0]] < PROSE_LETTERS:
            entries |= {line.first for line in lines if line.is_entry}
        size = len({hits[index].section for index in group})
        is_announced = any(0 <= lines[0].first - opening <= LIST_LENGTH for opening in openings)
        is_marked = size > 1 and any(line.is_entry for line in lines)
        is_continued = size > 1 and listed_page == lines[0].page - 1
        if size >= LIST_LENGTH or is_announced or is_marked or is_continued:
            listed_page = lines[-1].page
            entries |= _take_entries(hits, group, prose)
    return entries


def _take_entries(hits: list[Hit], group: list[int], prose: list[int]) -> set[int]:
    """Take the entries of a list: no heading that prose follows, none for the second time."""
    seen: set[int] = set()
    entries = set()
    for index in group:
        if prose[index] < PROSE_LETTERS and hits[index].section not in seen:
            entries.add(hits[index].line.first)
        seen.add(hits[index].section)
    return entries


def _group_hits(hits: list[Hit], prose: list[int]) -> list[list[int]]:
    """Gather hits of one page that no prose parts from the one before."""
    groups: list[list[int]] = []
    for index, hit in enumerate(hits):
        is_next = index > 0 and prose[index - 1] < PROSE_LETTERS
        if is_next and hits[index - 1].line.page == hit.line.page:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _prose_after(
    document: Document, hits: list[Hit], index: int, rows: list[tuple[int, int]]
) -> int:
    """Count the letters of prose between a heading and the next one, on its own page."""
    line = hits[index].line
    stop = hits[index + 1].line.first if index + 1 < len(hits) else len(document.lines)
    letters = 0
    for first, last in rows[bisect_right(rows, (line.last, len(document.lines))) :]:
        following = document.lines[first]
        if first >= stop or following.page != line.page or letters >= PROSE_LETTERS:
            break
        text = document.text[following.span.start : document.lines[last].span.end]
        parsed = parse_line(text, following, first, last)
        length = sum(character.isalpha() for character in text)
        if length > LABEL_LETTERS and not (parsed is not None and parsed.is_entry):
            letters += length
    return letters


def _find_contents_words(document: Document) -> list[int]:
    """Find the lines that say only “contents”."""
    return [
        index
        for index, line in enumerate(document.lines)
        if line.span.end - line.span.start <= CONTENTS_LINE
        and _words_of(document.text[line.span.start : line.span.end]) in _CONTENTS_WORDS
    ]


def _words_of(text: str) -> str:
    """Fold a line without the signs around it."""
    return fold_key(text).strip("-–*#. ")
