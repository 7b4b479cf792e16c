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


RIGHT_WEIGHT: Final = 3
"""How much more an entry counts whose section begins on its page: two others are no match."""

LEAST_SPREAD: Final = 3
"""Pages between which the shifts of a drifting contents page lie: fewer are sheets put in."""

BLANK_LETTERS: Final = 20
"""Characters; a page with fewer is the blank back of a sheet."""


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
    is_printed = len(printed) >= FEWEST_ENTRIES
    pages = (
        printed if is_printed else {e.key: _tell_counted(document, by_key[e.key]) for e in present}
    )
    strays = _find_backwards(entries, pages)
    return strays | (_find_unlike if is_printed else _find_spikes)(present, pages)


def find_drift(
    document: Document, outline: Outline, sections: Sequence[Section]
) -> tuple[Entry, ...]:
    """Find the entries that miss their page where no shift fits most of them: an older book's.

    Pages of the file are counted with the blank ones and without: either may have numbers.
    """
    by_key = {section.key: section for section in sections if section.span is not None}
    entries = [e for e in outline.entries if e.pages is not None and e.key in by_key]
    printed = {e.key: page for e in entries if (page := _tell_printed(document, by_key[e.key]))}
    counted = {e.key: _tell_counted(document, by_key[e.key]) for e in entries}
    filled = {e.key: _tell_filled(document, by_key[e.key]) for e in entries}
    countings = (printed,) if len(printed) >= FEWEST_ENTRIES else (counted, filled)
    drifts = [_find_drifting(entries, pages) for pages in countings]
    return drifts[0] if all(drifts) else ()


def find_last_page(document: Document, outline: Outline, sections: Sequence[Section]) -> int | None:
    """Give the last page of the file, as its contents page would number it.

    None where the file breaks off before the last section, or does not keep its pages apart.
    """
    by_key = {section.key: section for section in sections if section.span is not None}
    entries = [e for e in outline.entries if e.pages is not None and e.key in by_key]
    printed = {e.key: page for e in entries if (page := _tell_printed(document, by_key[e.key]))}
    is_printed = len(printed) >= FEWEST_ENTRIES
    pages = (
        printed if is_printed else {e.key: _tell_counted(document, by_key[e.key]) for e in entries}
    )
    usual = _find_usual({e.key: pages[e.key] - _first_page(e) for e in entries if e.key in pages})
    last = _read_printed(document.pages[-1]) if is_printed else len(document.pages)
    if usual is None or last is None:
        return None
    is_reached = last - usual >= max(map(_first_page, entries))
    return last - usual if is_reached else None


def _find_drifting(entries: Sequence[Entry], pages: Mapping[str, int]) -> tuple[Entry, ...]:
    shifts = {e.key: pages[e.key] - _first_page(e) for e in entries if e.key in pages}
    if _find_usual(shifts) is not None or len(shifts) < FEWEST_ENTRIES:
        return ()
    listed = {_first_page(entry) for entry in entries}
    if len({*pages.values()}) < len(listed) - 1:
        return ()  # the file keeps its pages together: a text, or a document without breaks
    usual = Counter(shifts.values()).most_common(1)[0][0]
    off = tuple(e for e in entries if shifts.get(e.key, usual) != usual)
    is_wide = max(shifts.values()) - min(shifts.values()) >= LEAST_SPREAD
    return off if is_wide and len(off) >= FEWEST_ENTRIES else ()


def _tell_filled(document: Document, section: Section) -> int:
    """Count the pages up to a section, blank backs of sheets aside."""
    number = _tell_counted(document, section)
    lengths = (page.span.end - page.span.start for page in document.pages[:number])
    return sum(length >= BLANK_LETTERS for length in lengths)


def _tell_printed(document: Document, section: Section) -> int | None:
    """Give the number that is printed on the page on which a section begins."""
    start = section.span.start if section.span is not None else 0
    return _read_printed(page_at(document, start))


def _read_printed(page: Page) -> int | None:
    printed = to_arabic_digits(page.printed_number or "")
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


def _find_backwards(entries: Sequence[Entry], pages: Mapping[str, int]) -> dict[str, Stray]:
    """Find the fewest entries without which the listed pages never go back.

    Of two that contradict each other, the one whose section stands on its page is right.
    """
    shifts = {e.key: pages[e.key] - _first_page(e) for e in entries if e.key in pages}
    usual = _find_usual(shifts)
    runs: list[tuple[int, list[Entry]]] = []
    for entry in entries:
        before = [run for run in runs if _first_page(run[1][-1]) <= _first_page(entry)]
        weight, run = max(before, key=lambda run: run[0], default=(0, []))
        is_right = usual is not None and shifts.get(entry.key) == usual
        runs.append((weight + (RIGHT_WEIGHT if is_right else 1), [*run, entry]))
    kept = {entry.key for entry in max(runs, key=lambda run: run[0], default=(0, []))[1]}
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
