"""Page numbers of a contents page: against the body's, and among themselves.

Where pages have printed numbers, those count. Else the pages of the file are counted:
they may run ahead of the printed ones where sheets without a number were put in, so only
an entry that its neighbours on both sides contradict is surely wrong.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipeline.judging.findings.outline import FEWEST_ENTRIES, Entry, Outline
from pipeline.judging.locate import page_at
from pipeline.model import Document, Page, Section
from pipeline.text.letters import to_arabic_digits

LEAST_STEP: Final = 2
"""Pages of the file by which an entry must part from both neighbours: one is a break's."""


@dataclass(frozen=True, slots=True)
class Stray:
    """An entry whose page is wrong.

    `listed` is the page it means, `page` the one on which its section begins, None where
    only the order of the listed pages tells.
    """

    listed: int
    page: int | None


def find_strays(
    document: Document, outline: Outline, sections: Sequence[Section]
) -> dict[str, Stray]:
    """Find the entries whose page is not where their section begins, by section."""
    by_key = {section.key: section for section in sections if section.span is not None}
    entries = [entry for entry in outline.entries if entry.pages is not None]
    present = [entry for entry in entries if entry.key in by_key]
    printed = {e.key: page for e in present if (page := _tell_printed(document, by_key[e.key]))}
    strays = _find_backwards(entries)
    if len(printed) >= FEWEST_ENTRIES:
        return strays | _find_unlike(present, printed)
    counted = {e.key: _tell_counted(document, by_key[e.key]) for e in present}
    return strays | _find_spikes(present, counted)


def _tell_printed(document: Document, section: Section) -> int | None:
    """Give the number that is printed on the page on which a section begins."""
    start = section.span.start if section.span is not None else 0
    printed = to_arabic_digits(page_at(document, start).printed_number or "")
    return int(printed) if printed.isdigit() else None


def _tell_counted(document: Document, section: Section) -> int:
    return page_at(document, section.span.start if section.span is not None else 0).number


def _first_page(entry: Entry) -> int:
    return entry.pages[0] if entry.pages is not None else 0


def _find_unlike(entries: Sequence[Entry], pages: Mapping[str, int]) -> dict[str, Stray]:
    """Find the entries that miss the printed page by more or less than most others do."""
    shifts = {e.key: pages[e.key] - _first_page(e) for e in entries if e.key in pages}
    usual = _find_usual(shifts)
    return {
        key: Stray(pages[key] - shift + usual, pages[key])
        for key, shift in shifts.items()
        if usual is not None and shift != usual
    }


def _find_usual(shifts: Mapping[str, int]) -> int | None:
    """Give by how much most entries miss their page; None where no such number is."""
    counts = Counter(shifts.values()).most_common(1)
    if not counts or counts[0][1] < FEWEST_ENTRIES or 2 * counts[0][1] <= len(shifts):
        return None
    return counts[0][0]


def _find_spikes(entries: Sequence[Entry], pages: Mapping[str, int]) -> dict[str, Stray]:
    """Find the entries between two that both miss the page of the file otherwise."""
    shifts = {e.key: pages[e.key] - _first_page(e) for e in entries}
    usual = _find_usual(shifts)
    if usual is None:
        return {}
    strays = {}
    for before, entry, after in zip(entries, entries[1:], entries[2:], strict=False):
        steps = [shifts[entry.key] - shifts[other.key] for other in (before, after)]
        if min(steps) >= LEAST_STEP or max(steps) <= -LEAST_STEP:
            strays[entry.key] = Stray(_first_page(entry), pages[entry.key] - usual)
    return strays


def _find_backwards(entries: Sequence[Entry]) -> dict[str, Stray]:
    """Find the fewest entries without which the listed pages never go back."""
    runs: list[list[Entry]] = []
    for entry in entries:
        before = [run for run in runs if _first_page(run[-1]) <= _first_page(entry)]
        runs.append([*max(before, key=len, default=[]), entry])
    kept = {entry.key for entry in max(runs, key=len, default=[])}
    return {e.key: Stray(_first_page(e), None) for e in entries if e.key not in kept}


def find_gap(pages: Sequence[Page], listed: tuple[int, int]) -> tuple[int, int] | None:
    """Give the printed numbers before and after listed pages that are not in the file."""
    printed = [to_arabic_digits(page.printed_number or "") for page in pages]
    for before, after in pairwise(printed):
        if (
            before.isdigit()
            and after.isdigit()
            and int(before) < listed[0] <= listed[1] < int(after)
        ):
            return int(before), int(after)
    return None
