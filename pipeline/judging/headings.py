"""Lines that may be headings, taken apart into number and words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.model import Document, Line
from pipeline.text.letters import to_arabic_digits

LONGEST_HEADING: Final = 160
"""Letters; the longest heading seen has 82, wrapped and with a name 140."""

_DIGITS: Final = "0-9๐-๙"
_NUMBERED: Final = re.compile(
    rf"""\s*(?P<marks>\#{{1,6}}\s*)?[*_]{{0,3}}\s*
    (?:(?P<part>ส่วนที่|บทที่|หมวดที่|ตอนที่|ข้อ)\s*)?
    (?P<number>\(?[{_DIGITS}]{{1,2}}(?:\s?\.\s?[{_DIGITS}]{{1,2}})*\)?(?![{_DIGITS}]))?
    \s*[.)]?[ \t]*(?P<words>.*?)[*_\s:]*$""",
    re.VERBOSE | re.DOTALL,
)
_PAGE_TAIL: Final = re.compile(
    rf"[\s.…·_\-–]*(?<![{_DIGITS}])[{_DIGITS}]{{1,3}}(?:\s*[-–]\s*[{_DIGITS}]{{1,3}})?[\s.]*$"
)
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
        number = re.sub(r"\s", "", to_arabic_digits(printed))
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
        is_part=match["part"] not in (None, "ข้อ"),
        is_entry=is_entry,
    )


def cut_page_tail(words: str) -> tuple[str, bool]:
    """Cut dot leaders and a page number off; say whether there were any.

    >>> cut_page_tail("วัตถุประสงค์ ........ ๒ - ๓")
    ('วัตถุประสงค์', True)
    >>> cut_page_tail("กรอบอัตรากำลัง ๓ ปี")
    ('กรอบอัตรากำลัง ๓ ปี', False)
    """
    for pattern in (_PAGE_TAIL, _LEADER):
        match = pattern.search(words)
        if match is not None and match.start() > 0:
            return words[: match.start()].rstrip(" .…·_\t"), True
    return words, False


def read_lines(document: Document) -> Iterator[HeadingLine]:
    """Take every line apart, and every pair of lines that may be one wrapped heading."""
    lines = document.lines
    for index, line in enumerate(lines):
        text = document.text[line.span.start : line.span.end]
        parsed = parse_line(text, line, index, index)
        if parsed is None:
            continue
        yield parsed
        if index + 1 == len(lines) or len(text) > LONGEST_HEADING:
            continue
        following = lines[index + 1]
        both = document.text[line.span.start : following.span.end]
        if following.page == line.page and len(both) <= LONGEST_HEADING:
            joined = parse_line(both, line, index, index + 1)
            if joined is not None:
                yield joined
