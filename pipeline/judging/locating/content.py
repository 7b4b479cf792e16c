"""A section without a heading that is known, found by what it says.

Some plans word the heading in their own way, or lose it in extraction. Calling the
whole section missing would then accuse wrongly, twenty-five times over.
"""

from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from typing import Final

from pipeline.judging.locating.headings import LONGEST_HEADING, HeadingLine
from pipeline.judging.locating.hits import Hit
from pipeline.model import Document, ExpectedSection
from pipeline.text.letters import fold_key, fold_text

REACH: Final = 8000
"""Folded letters; the longest section 12 seen has 3,400, staff lists included."""

LEAST_SHARE: Final = 0.3
"""Share of the elements with an anchor there: other chapters on staff reach 0.15."""

LONGEST_GAP: Final = 1000
"""Folded letters between anchors of one section; in section 12 they follow within 300."""

HEADING_REACH: Final = 1500
"""Characters before the first anchor in which the section's own heading stands."""

LEAST_STEM: Final = 8
"""Folded letters that a section's headings begin with and that tell one without a number."""

BODY_SAMPLE: Final = 6000
"""Letters after a heading in which its elements' anchors are looked for."""

CONTENT_LIKENESS: Final = 0.5
"""Likeness given to a section that only its content betrays."""


def find_by_content(
    document: Document,
    section: ExpectedSection,
    lines: tuple[HeadingLine, ...],
    known: tuple[Hit, ...],
) -> HeadingLine | None:
    """Find the line at which a section begins by where its anchors gather."""
    start = _densest_place(document, section)
    if start is None or not lines:
        return None
    index = bisect_right([line.start for line in lines], start) - 1
    others = {hit.line.first for hit in known}
    bare = lines[max(0, index)]
    for line in reversed(lines[: index + 1]):
        if line.start < start - HEADING_REACH or line.first in others:
            break
        if line.is_entry or len(line.text) > LONGEST_HEADING:
            continue
        if line.top_number is not None or line.marks > 0:
            return line
        if has_stem(line, section):
            bare = line
    return bare


def has_stem(line: HeadingLine, section: ExpectedSection) -> bool:
    """Whether a line begins with the letters that all headings of a section begin with."""
    first, *others = map(fold_key, section.headings)
    key = fold_key(line.text)
    common = (size for size in range(len(first)) if any(o[:size] != first[:size] for o in others))
    stem = first[: next(common, len(first)) - 1]
    return len(stem) >= LEAST_STEM and bool(others) and key.startswith(stem)


def measure_share(section: ExpectedSection, text: str) -> float:
    """Share of a section's elements that have an anchor in the first letters of a text."""
    sample = fold_key(text[:BODY_SAMPLE])
    anchored = [element for element in section.elements if element.anchors]
    found = [e for e in anchored if any(fold_key(anchor) in sample for anchor in e.anchors)]
    return len(found) / len(anchored) if anchored else 0.0


def _densest_place(document: Document, section: ExpectedSection) -> int | None:
    """Find where most elements have an anchor near each other; None if few have."""
    folded = fold_text(document.text)
    places: list[tuple[int, int]] = []
    anchored = [element for element in section.elements if element.anchors]
    for number, element in enumerate(anchored):
        for anchor in element.anchors:
            key = fold_key(anchor)
            place = folded.key.find(key)
            while place >= 0:
                places.append((place, number))
                place = folded.key.find(key, place + len(key))
    places.sort()
    best, window = 0, (0, 0)
    first = 0
    inside: Counter[int] = Counter()
    for last, (place, number) in enumerate(places):
        inside[number] += 1
        while place - places[first][0] > REACH:
            inside[places[first][1]] -= 1
            first += 1
        size = sum(count > 0 for count in inside.values())
        if size > best:
            best, window = size, (first, last + 1)
    if not best or best < LEAST_SHARE * len(anchored):
        return None
    return folded.origins[_skip_strays(places[slice(*window)])]


def _skip_strays(places: list[tuple[int, int]]) -> int:
    """Skip leading anchors that come again or stand alone: other chapters use the same words."""
    left = Counter(number for _, number in places)
    for (place, number), (following, _) in pairwise(places):
        if left[number] == 1 and following - place <= LONGEST_GAP:
            return place
        left[number] -= 1
    return places[-1][0]
