"""Of many scanned pages those are read on which something stands that somebody looks for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from pipeline.model import Source
from pipeline.reading.drafts import DraftLine, DraftPage
from pipeline.reading.landmarks import Headings, Sought
from pipeline.reading.wanted import LONGEST_SECTION, MOST_READ, Look, read_wanted

GUIDANCE = "แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น"
ETHICS = "ประกาศคุณธรรม จริยธรรมของข้าราชการหรือพนักงานส่วนท้องถิ่น"
PROSE = "พนักงานส่วนตำบลทุกคนต้องได้รับการพัฒนาอย่างน้อยปีละหนึ่งครั้งตามแผนที่กำหนดไว้"
START, END = f"๑๒. {GUIDANCE}\n{PROSE}", f"{PROSE}\n๑๓. {ETHICS}"
HEADINGS = Headings(Sought((GUIDANCE,), (ETHICS,)))
FRONT = {1, 2, 3, 4, 5}


@dataclass
class Sheets:
    """A file of scans: what stands on each page, and which were read and skimmed.

    `garbled` are the pages of which skimming makes nothing.
    """

    texts: list[str]
    garbled: Collection[int] = ()
    read: list[int] = field(default_factory=list)
    skimmed: list[int] = field(default_factory=list)

    def lines(self, number: int) -> tuple[DraftLine, ...]:
        rows = self.texts[number - 1].split("\n")
        return tuple(DraftLine(r, r, baseline=800.0 - 20 * n, size=16) for n, r in enumerate(rows))

    def look(self) -> Look:
        return Look(self._read, self._skim)

    def _read(self, page: DraftPage) -> None:
        page.lines, page.source = self.lines(page.number), Source.OCR
        self.read.append(page.number)

    def _skim(self, page: DraftPage) -> tuple[DraftLine, ...]:
        self.skimmed.append(page.number)
        return () if page.number in self.garbled else self.lines(page.number)


def write_plan(length: int, special: Mapping[int, str]) -> list[str]:
    return [special.get(number, f"{PROSE} {number}") for number in range(1, length + 1)]


def search(
    sheets: Sheets, *, text: Collection[int] = (), blank: Collection[int] = ()
) -> tuple[bool, Sequence[int]]:
    """Look through the sheets, of which some have text and some are blank backs."""
    pages = [
        DraftPage(
            number,
            sheets.lines(number) if number in text else (),
            source=Source.TEXT if number in text or number in blank else Source.NONE,
            reasons=("empty",) if number in blank else (),
        )
        for number in range(1, len(sheets.texts) + 1)
    ]
    waiting = [page for page in pages if page.source is Source.NONE]
    found = read_wanted(pages, waiting, HEADINGS, sheets.look())
    return found.has_heading, [page.number for page in found.left_out]


def list_contents(page: int) -> str:
    return f"สารบัญ\n๑๒. {GUIDANCE} ..... {page}\n๑๓. {ETHICS} ..... {page + 3}"


@pytest.mark.parametrize(
    ("special", "read"),
    [
        ({40: START, 42: END}, {40, 41, 42}),
        ({40: f"{START}\n๑๓. {ETHICS}"}, {40}),
        ({7: START, 8: END}, {7, 8}),
        ({60: START}, {60}),
        ({58: START, 60: PROSE}, {58, 59, 60}),
    ],
)
def test_the_front_and_the_section_to_its_end_are_read(
    special: dict[int, str], read: set[int]
) -> None:
    sheets = Sheets(write_plan(60, special))
    has_heading, left_out = search(sheets)
    assert has_heading
    assert set(sheets.read) == FRONT | read
    assert set(left_out) == set(range(1, 61)) - FRONT - read


def test_no_page_is_looked_at_twice_in_the_same_way() -> None:
    sheets = Sheets(write_plan(60, {}))
    search(sheets)
    assert len(sheets.skimmed) == len(set(sheets.skimmed))
    assert len(sheets.read) == len(set(sheets.read))


@pytest.mark.parametrize(("contents", "offset"), [(3, 0), (5, 0), (5, 2), (8, 0)])
def test_the_contents_say_where_to_look_first(contents: int, offset: int) -> None:
    place = contents + 40 + offset
    sheets = Sheets(write_plan(60, {contents: list_contents(40), place: START, place + 1: END}))
    search(sheets)
    assert set(sheets.read) == FRONT | {contents, place, place + 1}
    assert len([n for n in sheets.skimmed if n > 10]) <= 2 * offset + 1


def test_a_heading_in_the_contents_begins_no_section() -> None:
    sheets = Sheets(write_plan(60, {3: list_contents(40), 43: START, 44: END}))
    search(sheets)
    assert set(sheets.read) == FRONT | {43, 44}


def test_blank_backs_count_for_nothing() -> None:
    fronts = {2 * n - 1: f"{PROSE} {n}" for n in range(1, 41)}
    special = {**fronts, 7: list_contents(30), 67: START, 69: END}
    sheets = Sheets(write_plan(80, special))
    search(sheets, blank=range(2, 81, 2))
    assert set(sheets.read) == {1, 3, 5, 7, 9, 67, 69}
    assert sheets.skimmed == [67]


def test_pages_with_text_are_looked_through_without_a_picture() -> None:
    sheets = Sheets(write_plan(60, {40: START, 42: END}))
    has_heading, left_out = search(sheets, text=set(range(6, 61)) - {41})
    assert has_heading
    assert set(sheets.read) == FRONT | {41}
    assert (sheets.skimmed, left_out) == ([], [])


def test_where_no_heading_is_found_everything_is_read_within_a_limit() -> None:
    sheets = Sheets(write_plan(MOST_READ + 50, {}))
    has_heading, left_out = search(sheets)
    assert not has_heading
    assert len(sheets.read) == MOST_READ + len(FRONT)
    assert len(left_out) == len(sheets.texts) - len(sheets.read)


def test_a_heading_that_skimming_cannot_read_is_not_missed() -> None:
    sheets = Sheets(write_plan(60, {40: START, 42: END}), garbled={40})
    has_heading, left_out = search(sheets)
    assert set(sheets.read) == set(range(1, 61))
    assert (has_heading, left_out) == (False, [])


def test_a_section_without_an_end_is_read_within_a_limit_and_another_is_looked_for() -> None:
    sheets = Sheets(write_plan(60, {20: START, 45: START, 47: END}))
    search(sheets)
    wanted = set(range(20, 20 + LONGEST_SECTION)) | {45, 46, 47}
    assert {45, 46, 47} <= set(sheets.read) <= FRONT | wanted


def test_an_unsure_heading_does_not_end_the_search() -> None:
    """A heading without its number whose letters are not all right may be a mention."""
    mention = GUIDANCE.replace("ข้าราชการ", "ขรา")
    sheets = Sheets(write_plan(60, {46: f"{mention}\n{ETHICS}", 20: START, 21: END}))
    search(sheets)
    assert {20, 21, 46} <= set(sheets.read)


def test_of_two_sections_that_are_listed_the_listed_place_is_looked_at_first() -> None:
    sheets = Sheets(write_plan(60, {4: list_contents(20), 24: START, 25: END, 50: START, 51: END}))
    search(sheets)
    assert set(sheets.read) == FRONT | {24, 25}
