"""Which scanned pages are read: those on which something stands that somebody looks for.

Reading a page from its picture takes seconds, skimming it for headings less than one.

    front          read: the cover says whose plan it is, the contents where to look
    … … … …        skimmed, nearest to where the contents point first, until the heading is found
    heading … end  read: from the page where it begins to the one where the next begins
    … … …          left out, and said to be
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.model import Source
from pipeline.reading.drafts import DraftLine, DraftPage
from pipeline.reading.landmarks import Headings, Landmark, PageMarks, is_ended

FRONT_PAGES: Final = 5
"""Cover, announcement, foreword and contents; blank backs are not counted."""
CONTENTS_REACH: Final = 5
"""Pages after these that are skimmed for the contents, or for the rest of them."""
USUAL_PLACE: Final = 0.75
"""Share of a file before the section, where no contents tell: it is the last but one of a
plan, and orders and minutes of up to the same length follow the plan."""
LONGEST_SECTION: Final = 12
"""Pages read after a heading when no end comes; the longest section seen fills five."""
MOST_READ: Final = 150
"""Pages read when no heading is found: what ten minutes, the time for a file, allow."""
GUESS_REACH: Final = 3
"""Pages by which a section may stand beside where the contents put it."""
SURE_LIKENESS: Final = 0.95
"""A heading without a number is as sure as one with it."""


@dataclass(frozen=True, slots=True)
class Look:
    """How pages are looked at: `read` changes a page, `skim` only tells what is on it."""

    read: Callable[[DraftPage], None]
    skim: Callable[[DraftPage], tuple[DraftLine, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """How a search ended: whether any heading was found, and the pages that were left out."""

    has_heading: bool
    left_out: tuple[DraftPage, ...]


def read_wanted(
    pages: Sequence[DraftPage], waiting: Sequence[DraftPage], headings: Headings, look: Look
) -> Found:
    """Read the waiting pages that are needed; where no heading is found, MOST_READ of them."""
    search = _Search(pages, waiting, headings, look)
    search.read_front()
    has_heading = search.find_sections()
    if not has_heading:
        for page in search.left_out[:MOST_READ]:
            search.read(page)
    return Found(has_heading, search.left_out)


class _Search:
    """The search for headings through the pages of one file."""

    def __init__(
        self,
        pages: Sequence[DraftPage],
        waiting: Sequence[DraftPage],
        headings: Headings,
        look: Look,
    ) -> None:
        self._pages = pages
        self._waiting = {page.number: page for page in waiting}
        self._headings = headings
        self._look = look
        self._skimmed: dict[int, PageMarks] = {}
        self._written = [n for n, page in enumerate(pages) if "empty" not in page.reasons]

    def read(self, page: DraftPage) -> None:
        """Read a page that waits for it."""
        if self._waiting.pop(page.number, None) is not None:
            self._look.read(page)

    @property
    def left_out(self) -> tuple[DraftPage, ...]:
        """The pages that still wait."""
        return tuple(self._waiting.values())

    def read_front(self) -> None:
        """Read the first pages, and those behind them on which the contents stand or go on."""
        for place in self._written[:FRONT_PAGES]:
            self.read(self._pages[place])
        for place in self._written[FRONT_PAGES : FRONT_PAGES + CONTENTS_REACH]:
            if any(self._guess_places()):
                return
            marks = self._mark_page(self._pages[place])
            if marks is not None and marks.is_contents:
                self.read(self._pages[place])

    def find_sections(self) -> bool:
        """Read what is looked for from its heading to its end, until it surely is the right one."""
        listed, ranked = self._guess_places()
        usual = [int(USUAL_PLACE * len(self._pages))]
        found = False
        for place in self._order_pages(listed + ranked or usual):
            start = self._find_start(self._pages[place])
            if start is None:
                continue
            found = True
            is_listed = any(abs(place - guess) <= GUESS_REACH for guess in listed)
            is_sure = start.number is not None or start.likeness >= SURE_LIKENESS
            if self._read_section(place, start) and (is_listed or is_sure):
                break
        return found

    def _order_pages(self, guesses: Sequence[int]) -> list[int]:
        """Order the pages: those with text, which cost nothing, then by nearness to a guess."""

        def cost(place: int) -> tuple[bool, int]:
            is_unread = self._pages[place].source is Source.NONE
            return is_unread, min(abs(place - guess) for guess in guesses)

        return sorted(range(len(self._pages)), key=cost)

    def _find_start(self, page: DraftPage) -> Landmark | None:
        """Give the heading looked for that begins on a page."""
        marks = self._mark_page(page)
        return marks.starts[0] if marks is not None and marks.starts else None

    def _mark_page(self, page: DraftPage) -> PageMarks | None:
        """Give what a page shows, skimmed if it has no text; None where that is not possible."""
        if page.source is not Source.NONE:
            return self._headings.mark_page(page.lines)
        if page.number not in self._waiting:
            return None
        if page.number not in self._skimmed:
            self._skimmed[page.number] = self._headings.mark_page(self._look.skim(page))
        return self._skimmed[page.number]

    def _read_section(self, place: int, start: Landmark) -> bool:
        """Read on from a heading; tell whether an end came, be it that of the file."""
        seen: list[PageMarks] = []
        for page in self._pages[place : place + LONGEST_SECTION]:
            self.read(page)
            seen.append(self._headings.mark_page(page.lines))
            if len(seen) == 1:  # the rows of a page that was skimmed are others when it is read
                start = seen[0].starts[0] if seen[0].starts else start
            if is_ended(seen, start, is_placed=seen[0].starts != ()):
                return True
        return place + LONGEST_SECTION >= len(self._pages)

    def _guess_places(self) -> tuple[list[int], list[int]]:
        """Guess where sections begin: by the pages that the contents give, and by their order."""
        listed: list[int] = []
        ranked: list[int] = []
        for place, page in enumerate(self._pages):
            marks = self._headings.mark_page(page.lines) if page.source is not Source.NONE else None
            if marks is None or not marks.is_contents:
                continue
            body = [p for p in self._written if p > place]
            for rank, mark in enumerate(marks.landmarks):
                if mark.is_sought and mark.listed is not None:
                    listed += self._place_number(mark.listed, body)
                if mark.is_sought and body:
                    ranked.append(body[len(body) * rank // len(marks.landmarks)])
        return listed, ranked

    def _place_number(self, number: int, body: Sequence[int]) -> Iterator[int]:
        """Give the places of a printed number: by the numbers of pages near it, or counted."""
        printed = {
            int(page.printed_number): place
            for place, page in enumerate(self._pages)
            if page.printed_number is not None and page.printed_number.isdigit()
        }
        if printed:
            nearest = min(printed, key=lambda n: abs(n - number))
            yield printed[nearest] + number - nearest
        elif 0 < number <= len(body):
            yield body[number - 1]
