"""Lines that may be headings, and how much each looks like an expected one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from pipeline.model import Document, ExpectedSection, Line, Template
from pipeline.text.letters import fold_key, to_arabic_digits
from pipeline.text.likeness import measure_likeness

HEADING_LIKENESS: Final = 0.85
"""On noisy scans this found exactly the right line without blanks and number (LIBRARIES: 75 at
page level hit four wrong pages)."""

TAIL_LIKENESS: Final = 0.7
"""Headings that begin alike part in their second half: แนวทางการพัฒนา of staff, of roads."""

FUSED_LIKENESS: Final = 0.93
"""A heading that runs on into its paragraph must itself be nearly exact."""

COMPOSED_LIKENESS: Final = 0.9
"""A heading put together from known words: surer than the threshold, less sure than a copy."""

SHORTEST_STEM: Final = 10
"""Folded letters; แนวทางการพัฒนา has 14, shorter beginnings are common words."""

STRAY_SHARE: Final = 0.1
"""Letters of the rest that no known word accounts for: one typing error in a long list."""

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
_JOINTS: Final = re.compile(r"\s+|,|(?:และ|หรือ)(?=[ก-ฮเ-ไ])")
_FILLERS: Final = tuple(
    fold_key(word)
    for word in (
        *("และ", "หรือ", "ของ", "ใน", "สังกัด", "ทุก", "(", ")", ",", "ครู", "ประจำ", "ลูกจ้าง"),
        *("เทศบาล", "องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด", "องค์กรปกครองส่วนท้องถิ่น"),
        *("ทางการศึกษา", "ชั่วคราว", "อบต.", "อบจ."),
    )
)
_ORGANISATION_TAIL: Final = re.compile(
    r"(?:ของ|ใน|\s)*(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:นคร|เมือง|ตำบล))(?!และ|หรือ).*$",
    re.DOTALL,
)


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


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that looks like the heading of an expected section."""

    section: int
    line: HeadingLine
    likeness: float
    is_usual: bool
    heading: str


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


def find_hits(document: Document, template: Template) -> list[Hit]:
    """Find every line that looks like an expected heading, the best section for each."""
    best: dict[int, Hit] = {}
    for line in read_lines(document):
        hit = _match_line(line, template)
        if hit is None:
            continue
        before = best.get(line.first)
        if before is None or hit.likeness > before.likeness:
            best[line.first] = hit
    return _drop_overlaps([best[first] for first in sorted(best)])


def _drop_overlaps(hits: list[Hit]) -> list[Hit]:
    """Of two hits that share a line keep the better one."""
    kept: list[Hit] = []
    for hit in hits:
        if kept and kept[-1].line.last >= hit.line.first:
            if hit.likeness > kept[-1].likeness:
                kept[-1] = hit
            continue
        kept.append(hit)
    return kept


def _match_line(line: HeadingLine, template: Template) -> Hit | None:
    """Find the expected section whose heading a line is most like."""
    keys = {fold_key(line.words)} if len(line.words) <= LONGEST_HEADING else set()
    if keys:
        keys.add(fold_key(_ORGANISATION_TAIL.sub("", line.words)))
    fused = fold_key(line.words[:LONGEST_HEADING]) if _may_run_on(line) else ""
    best: Hit | None = None
    for index, section in enumerate(template.sections):
        if any(_is_composed(key, section) for key in keys):
            best = Hit(index, line, COMPOSED_LIKENESS, is_usual=False, heading=line.words)
        for place, heading in enumerate(_heading_keys(section)):
            words = line.words
            likeness = max((_compare_heading(key, heading) for key in keys), default=0.0)
            if likeness < HEADING_LIKENESS and fused:
                likeness = _compare_opening(fused, heading)
                words = section.headings[place]
            if likeness >= HEADING_LIKENESS and (best is None or likeness > best.likeness):
                best = Hit(index, line, likeness, is_usual=place == 0, heading=words)
    return best


@lru_cache(maxsize=256)
def _heading_keys(section: ExpectedSection) -> tuple[str, ...]:
    """Fold the headings of a section once."""
    return tuple(fold_key(heading) for heading in section.headings)


@lru_cache(maxsize=64)
def _stems_and_words(section: ExpectedSection) -> tuple[tuple[str, ...], re.Pattern[str] | None]:
    """Find the beginnings that several headings share, and the words that complete them."""
    keys = _heading_keys(section)
    shared = {_shared_start(*pair) for pair in pairwise(keys)}
    stems = tuple(sorted(stem for stem in shared if len(stem) >= SHORTEST_STEM))
    tails = [
        heading[len(common) :]
        for heading in section.headings
        for common in (_shared_start(heading, section.headings[0]),)
    ]
    words = {fold_key(w) for tail in tails for w in _JOINTS.split(tail) if w} | set(_FILLERS)
    longest_first = sorted(words, key=len, reverse=True)
    return stems, re.compile("|".join(map(re.escape, longest_first))) if stems else None


def _shared_start(left: str, right: str) -> str:
    """Find what two texts both begin with."""
    for index, (a, b) in enumerate(zip(left, right, strict=False)):
        if a != b:
            return left[:index]
    return min(left, right, key=len)


def _is_composed(key: str, section: ExpectedSection) -> bool:
    """Whether a line begins like a heading and goes on with its words in any order.

    แนวทางการพัฒนา may be followed by any list of staff, and by nothing else.
    """
    stems, words = _stems_and_words(section)
    if words is None:
        return False
    for stem in stems:
        rest = key[len(stem) :]
        if rest and key.startswith(stem) and len(words.sub("", rest)) <= STRAY_SHARE * len(rest):
            return True
    return False


def _may_run_on(line: HeadingLine) -> bool:
    """Whether a line may be a heading joined to its paragraph: it must count sections."""
    return line.first == line.last and (line.top_number is not None or line.marks > 0)


def _compare_heading(key: str, heading: str) -> float:
    """Likeness of a whole line, zero when the second half differs."""
    if not key or abs(len(key) - len(heading)) > 0.3 * max(len(key), len(heading)):
        return 0.0
    likeness = measure_likeness(key, heading)
    if likeness < HEADING_LIKENESS:
        return 0.0
    tail = measure_likeness(key[len(key) // 2 :], heading[len(heading) // 2 :])
    return likeness if tail >= TAIL_LIKENESS else 0.0


def _compare_opening(key: str, heading: str) -> float:
    """Likeness of the opening of a line; slightly less than that of a whole line."""
    if len(key) <= len(heading):
        return 0.0
    likeness = measure_likeness(key[: len(heading)], heading)
    # The longer of two headings that both open the line says more.
    return likeness * 0.93 + len(heading) / 10_000 if likeness >= FUSED_LIKENESS else 0.0
