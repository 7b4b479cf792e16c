"""Landmarks: the headings that a page shows, and those that a contents page lists.

A heading is known by its words, as every plan numbers its sections in its own way;
some letters may be wrong where a picture was read in haste.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.reading.drafts import DraftLine
from pipeline.text.letters import THAI_DIGITS, fold_key, to_arabic_digits
from pipeline.text.likeness import measure_likeness, rank_choices

HEADING_LIKENESS: Final = 0.85
"""On noisy scans this found exactly the right lines; whole pages, or less, hit others."""
TAIL_LIKENESS: Final = 0.7
"""Headings that begin alike part in their second half: แนวทางการพัฒนา of staff, of roads."""
LONGEST_HEADING: Final = 120
"""Folded letters of a heading with the organisation's name; longer lines are prose."""
ENDING_LETTERS: Final = 20
"""Folded letters of a heading that ends a section without a number: shorter ones
(วัตถุประสงค์, หลักการและเหตุผล) also name parts of one."""
LIST_LENGTH: Final = 3
"""Headings with page numbers that make a contents page; one more need no numbers."""
LEADING_ROWS: Final = 4
"""Rows with dots up to a number that make a contents page: no other page has so many."""
CONTENTS_REACH: Final = 6
"""Rows from the top among which a contents page says that it is one."""
LEVEL_SHARE: Final = 0.5
"""Lines whose baselines differ by less than this share of their size stand in one row."""

_DIGIT: Final = f"[0-9{THAI_DIGITS}]"
_START: Final = re.compile(
    rf"""[^\w]*(?:(?:ส่วนที่|บทที่|ข้อ)\s*)?
    (?:(?P<number>{_DIGIT}{{1,2}})(?!{_DIGIT})(?P<part>\s?\.\s?{_DIGIT})?)?[\W\d_]*""",
    re.VERBOSE,
)
_TAIL: Final = re.compile(rf"[\s.…·_,\-–]+(?P<number>{_DIGIT}{{1,3}})[\s.]*$")
_LEADERS: Final = re.compile(rf"[.…·_]{{4,}}\s*{_DIGIT}{{0,3}}\s*$")
_ANNEX: Final = re.compile(r"\W*(?:ภาคผนวก|เอกสารแนบท้าย|บรรณานุกรม)(?:\s*[ก-ฮ0-9๐-๙]{1,2})?\W*$")
_CONTENTS: Final = tuple(fold_key(word) for word in ("สารบัญ", "สารบาญ", "สารบัญเรื่อง"))
_OWNERS: Final = tuple(
    fold_key(word)
    for word in ("ของ", "ใน", "องค์การบริหารส่วน", "องค์กรปกครองส่วน", "เทศบาล", "อบต", "อบจ")
)


@dataclass(frozen=True, slots=True)
class Sought:
    """Headings that are looked for, and the other headings by which they are told apart."""

    headings: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Landmark:
    """A heading in a row of a page: its own number, and the page that a list gives for it."""

    row: int
    likeness: float
    is_sought: bool
    is_long: bool
    number: int | None
    listed: int | None


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What a page shows: its headings in their order, and whether it only lists them."""

    landmarks: tuple[Landmark, ...]
    is_contents: bool
    numbers: tuple[tuple[int, int], ...]
    annexes: tuple[int, ...]

    @property
    def starts(self) -> tuple[Landmark, ...]:
        """The headings looked for that begin on this page."""
        return () if self.is_contents else tuple(m for m in self.landmarks if m.is_sought)


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands on one level, and the lines it is made of."""

    text: str
    parts: tuple[str, ...]

    @property
    def number(self) -> int | None:
        """The number by which the row counts sections; none for a part of one."""
        start = _START.match(self.text)
        if start is None or start["number"] is None or start["part"]:
            return None
        return int(to_arabic_digits(start["number"]))

    @property
    def listed(self) -> int | None:
        """The number at the end of the row, as of a page in a list."""
        tail = _TAIL.search(self.text)
        return None if tail is None else int(to_arabic_digits(tail["number"]))

    @property
    def texts(self) -> tuple[str, ...]:
        """What of the row may be a heading: all but a number at its end, or one of its parts."""
        return (_TAIL.sub("", self.text), *self.parts)


class Headings:
    """The headings of what is sought, folded once."""

    def __init__(self, sought: Sought) -> None:
        self._keys = tuple(fold_key(words) for words in (*sought.headings, *sought.others))
        self._sought = len(sought.headings)

    def mark_page(self, lines: Sequence[DraftLine]) -> PageMarks:
        """Find the headings of a page, and whether it only lists them."""
        rows = list(_join_rows(lines))
        landmarks = self._find_landmarks(rows)
        return PageMarks(
            landmarks=tuple(landmarks),
            is_contents=_is_contents(rows, landmarks),
            numbers=tuple((p, r.number) for p, r in enumerate(rows) if r.number is not None),
            annexes=tuple(p for p, r in enumerate(rows) if _ANNEX.match(r.text)),
        )

    def _find_landmarks(self, rows: Sequence[_Row]) -> list[Landmark]:
        """Find headings of one row, and of two rows neither of which is one by itself."""
        alone = [self._match_row(place, row, row.texts) for place, row in enumerate(rows)]
        found: list[Landmark] = []
        for place, mark in enumerate(alone):
            if mark is not None:
                found.append(mark)
            elif place + 1 < len(rows) and alone[place + 1] is None:
                both = f"{rows[place].text} {rows[place + 1].text}"
                mark = self._match_row(place, rows[place], (both,))
                found += () if mark is None else (mark,)
        return found

    def _match_row(self, place: int, row: _Row, texts: Sequence[str]) -> Landmark | None:
        """Give the heading that the likest of these texts of a row is, if any."""
        likeness, index = max(map(self._match_text, texts))
        if likeness < HEADING_LIKENESS:
            return None
        return Landmark(
            row=place,
            likeness=likeness,
            is_sought=index < self._sought,
            is_long=len(self._keys[index]) >= ENDING_LETTERS,
            number=row.number,
            listed=row.listed,
        )

    def _match_text(self, text: str) -> tuple[float, int]:
        """Give how alike a text is to the heading it is most like, and which one that is."""
        start = _START.match(text)
        key = fold_key(text[start.end() :] if start is not None else text)
        if not key or len(key) > LONGEST_HEADING:
            return 0.0, 0
        for index, likeness in rank_choices(key, self._keys, HEADING_LIKENESS):
            if _is_alike_behind(key, self._keys[index]):
                return likeness, index
        is_numbered = start is not None and start["number"] is not None
        found = [self._match_opening(key, i, is_numbered) for i in range(len(self._keys))]
        return max(found, default=(0.0, 0))

    def _match_opening(self, key: str, index: int, is_numbered: bool) -> tuple[float, int]:
        """Hold the opening of a line against a heading: the name of its organisation may follow."""
        heading = self._keys[index]
        opening, rest = key[: len(heading)], key[len(heading) :]
        if not rest or not (is_numbered or rest.startswith(_OWNERS)):
            return 0.0, index
        likeness = measure_likeness(opening, heading)
        return (likeness if _is_alike_behind(opening, heading) else 0.0), index


def is_ended(pages: Sequence[PageMarks], start: Landmark, *, is_placed: bool = True) -> bool:
    """Whether what begins at `start` on the first page ends on the last one.

    What ends a section is another heading, an annex, or the number that follows its own
    and counts no list inside it. Unless `is_placed`, nobody knows the row of the heading,
    and the first page shows no end.
    """
    last = pages[-1]
    after = start.row if last is pages[0] else -1
    if last is pages[0] and not is_placed:
        return False
    return (
        any(row > after for row in last.annexes)
        or any(_is_next(mark, start.number) for mark in last.landmarks if mark.row > after)
        or _counts_on(pages, start)
    )


def _is_next(mark: Landmark, own: int | None) -> bool:
    """Whether a heading ends a section of this number; a short one may name a part of it."""
    if mark.is_sought:
        return False
    if own is None or mark.number is None:
        return mark.is_long
    return mark.number > own


def _counts_on(pages: Sequence[PageMarks], start: Landmark) -> bool:
    """Whether the last page has the number after the section's, and no list counted to it."""
    counted = 0
    for page in pages:
        for row, number in page.numbers:
            if page is pages[0] and row <= start.row:
                continue
            is_following = start.number is not None and number == start.number + 1
            if is_following and counted != start.number and page is pages[-1]:
                return True
            if number in (1, counted + 1):
                counted = number
    return False


def _is_alike_behind(key: str, heading: str) -> bool:
    """Compare the second halves of two headings."""
    tail = measure_likeness(key[len(key) // 2 :], heading[len(heading) // 2 :])
    return tail >= TAIL_LIKENESS


def _join_rows(lines: Sequence[DraftLine]) -> Iterator[_Row]:
    """Join the lines that follow each other on one level: cells, columns, a page number."""
    row: list[DraftLine] = []
    for line in lines:
        if row and abs(line.baseline - row[-1].baseline) >= LEVEL_SHARE * max(line.size, 1.0):
            yield _close_row(row)
            row = []
        row.append(line)
    if row:
        yield _close_row(row)


def _close_row(lines: Sequence[DraftLine]) -> _Row:
    texts = tuple(line.text for line in lines)
    return _Row("  ".join(texts), texts)


def _is_contents(rows: Sequence[_Row], landmarks: Sequence[Landmark]) -> bool:
    """Whether a page lists headings: it says so, gives their pages, or holds too many."""
    for row in rows[:CONTENTS_REACH]:
        keys = (fold_key(part).strip("-–*#. ") for part in row.parts)
        if any(rank_choices(key, _CONTENTS, HEADING_LIKENESS) for key in keys):
            return True
    listed = sum(mark.listed is not None for mark in landmarks)
    if len(landmarks) > LIST_LENGTH or listed >= LIST_LENGTH:
        return True
    return sum(_LEADERS.search(row.text) is not None for row in rows) >= LEADING_ROWS
