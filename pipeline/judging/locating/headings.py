"""Lines that may be headings, taken apart into number and words."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipeline.judging.comparing.counting import NUMBER, read_number
from pipeline.model import Document, Line
from pipeline.text.letters import fold_key, to_arabic_digits

LONGEST_HEADING: Final = 160
"""Letters; the longest heading seen has 82, wrapped and with a name 140."""

OPENING: Final = 3
"""Folded letters by which the first of two wrapped lines is known."""

OPENING_LETTERS: Final = 2 * OPENING
"""Characters that surely have so many folded letters."""

_LINE_END: Final = frozenset("\n\f")
_DIGITS: Final = "0-9๐-๙"
_PARTS: Final = "ส่วนที่|บทที่|หมวดที่|ตอนที่"
_UNITS: Final = "หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า"
IN_WORDS: Final = rf"(?:(?:(?:ยี่|{_UNITS})?สิบ(?:เอ็ด|{_UNITS})?|{_UNITS})(?=[\s.:)]|$))"
"""A heading's number in words: สิบสอง."""
_NUMBERED: Final = re.compile(
    rf"""\s*(?P<marks>\#{{1,6}}\s*)?[*_]{{0,3}}\s*
    (?:(?:{_PARTS})\s*[{_DIGITS}]{{1,2}}[\s:,/–-]*
        (?=(?:หัว)?ข้อ(?:ที่)?\s*(?:\(?[{_DIGITS}]|{IN_WORDS})))?
    (?:(?P<part>{_PARTS}|(?:หัวข้อ(?:ที่)?|ข้อที่)(?=\s*(?:\(?[{_DIGITS}]|{IN_WORDS}))|ข้อ)\s*)?
    (?P<number>[{_DIGITS}][ ][{_DIGITS}](?=\s?[.)])
        |\(?[{_DIGITS}]{{1,2}}(?:\s?\.\s?[{_DIGITS}]{{1,2}})*\)?(?![{_DIGITS}])
        |(?(part){IN_WORDS}|{IN_WORDS}(?=\.)))?
    \s*[.)]?[ \t]*(?P<words>.*?)[*_\s:]*$""",
    re.VERBOSE | re.DOTALL,
)
_PAGE_TAIL: Final = re.compile(
    rf"[\s.…·_\-–]*(?<![{_DIGITS}])[{_DIGITS}]{{1,3}}(?:\s*[-–]\s*[{_DIGITS}]{{1,3}})?[\s.]*$"
)
_TAIL_SIGNS: Final = tuple("0123456789๐๑๒๓๔๕๖๗๘๙.…·_-– \t\n\r\f\N{NO-BREAK SPACE}")
_LEADER: Final = re.compile(r"[.…·_]{4,}[\s.…·_\-–]*$|…{2,}[\s.…]*$")


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """One line, or two wrapped ones, taken apart; `number` has Arabic digits."""

    first: int
    last: int
    start: int
    end: int
    page: int
    text: str
    printed: str | None
    number: str | None
    words: str
    marks: int
    is_part: bool
    is_entry: bool

    @property
    def top_number(self) -> int | None:
        """The number when it counts sections: whole, without brackets or parts."""
        if self.number is None or not self.number.isdigit():
            return None
        return int(self.number)

    @property
    def is_row(self) -> bool:
        """Whether several cells stand beside each other; one tab may follow a number."""
        return self.words.count("\t") > 1


def parse_line(text: str, line: Line, index: int, last: int) -> HeadingLine | None:
    """Take a line apart into number and words; None for a blank one."""
    match = _NUMBERED.match(text)
    if match is None or not match["words"].strip():
        return None
    words = match["words"].strip()
    bare, is_entry = cut_page_tail(words)
    printed = match["number"]
    number = None
    if printed is not None:
        number = read_printed(printed)
    return HeadingLine(
        first=index,
        last=last,
        start=line.span.start,
        end=line.span.start + len(text),
        page=line.page,
        text=text.strip(),
        printed=printed,
        number=number,
        words=bare,
        marks=len((match["marks"] or "").strip()),
        is_part=match["part"] is not None and "ข้อ" not in match["part"],
        is_entry=is_entry,
    )


def read_printed(number: str) -> str:
    """Write a heading's number in Arabic digits, where it has words.

    >>> read_printed("สิบสอง"), read_printed("๑๒. ๑")
    ('12', '12.1')
    """
    if re.fullmatch(NUMBER, fold_key(number)):
        return str(read_number(fold_key(number)))
    return re.sub(r"\s", "", to_arabic_digits(number))


def cut_page_tail(words: str) -> tuple[str, bool]:
    """Cut dot leaders and a page number off; say whether there were any.

    >>> cut_page_tail("วัตถุประสงค์ ........ ๒ - ๓")
    ('วัตถุประสงค์', True)
    >>> cut_page_tail("กรอบอัตรากำลัง ๓ ปี")
    ('กรอบอัตรากำลัง ๓ ปี', False)
    """
    if not words.endswith(_TAIL_SIGNS):
        return words, False
    for pattern in (_PAGE_TAIL, _LEADER):
        match = pattern.search(words)
        if match is not None and match.start() > 0:
            return words[: match.start()].rstrip(" .…·_\t"), True
    return words, False


def read_lines(
    document: Document, rows: Sequence[tuple[int, int]], openings: Collection[str]
) -> Iterator[HeadingLine]:
    """Take every row apart, and every pair of rows that may be one wrapped heading.

    `rows` are those of `list_rows`: the cells of a table's row are one line. Two rows are
    one heading only when the first is numbered or begins as one of `openings`, folded.
    """
    lines = document.lines
    for place, (first, last) in enumerate(rows):
        line = lines[first]
        text = document.text[line.span.start : lines[last].span.end]
        parsed = parse_line(text, line, first, last)
        if parsed is None:
            continue
        yield parsed
        if place + 1 == len(rows) or len(text) > LONGEST_HEADING or parsed.is_row:
            continue
        is_numbered = parsed.number is not None or parsed.marks > 0
        if not is_numbered and fold_key(parsed.words[:OPENING_LETTERS])[:OPENING] not in openings:
            continue
        end = rows[place + 1][1]
        both = document.text[line.span.start : lines[end].span.end]
        if lines[end].page == line.page and len(both) <= LONGEST_HEADING:
            joined = parse_line(both, line, first, end)
            if joined is not None:
                yield joined


def list_rows(document: Document) -> list[tuple[int, int]]:
    """Give the first and the last line of each row: a table's from tab to tab, else one line."""
    rows: list[tuple[int, int]] = []
    for first, last in _list_paragraphs(document):
        if first < last and "\t" in _between_lines(document, first, last):
            rows.append((first, last))
        else:
            rows += [(place, place) for place in range(first, last + 1)]
    return rows


def _list_paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    """Give the first and the last line of what no line feed parts."""
    first = 0
    for place in range(1, len(document.lines) + 1):
        is_end = place == len(document.lines)
        if is_end or not _LINE_END.isdisjoint(_between_lines(document, place - 1, place)):
            yield first, place - 1
            first = place


def _between_lines(document: Document, first: int, last: int) -> str:
    """Give what joins the lines from the first to the last."""
    lines, text = document.lines[first : last + 1], document.text
    return "".join(text[a.span.end : b.span.start] for a, b in pairwise(lines))
