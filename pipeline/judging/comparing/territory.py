"""Territory: which letters of a section belong to which element.

Words recur in these plans: ด้านการบริหาร is a field of development and part of the
name of a curriculum. An element may use the letters of its own statement and of a
few words around it, never those of another element's statement.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.judging.comparing.fragments import FRAGMENT_LIKENESS
from pipeline.judging.comparing.statements import PLACEHOLDER_REACH, Alignment, Placed
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.model import Element
from pipeline.text.letters import fold_key
from pipeline.text.likeness import Window, diff_sequences

TERRITORY_LIKENESS: Final = 0.75
"""A fragment this alike belongs to its element: present ones reach 0.71 to 1.00 (DOMAIN)."""

NEIGHBOURHOOD: Final = 24
"""Folded letters around a statement in which its terms may still stand; about three words."""


SURE_LIKENESS: Final = 0.95
"""A window this alike ends where its statement does."""

SHORTEST_RUN: Final = 6
"""Folded letters; fewer agree by chance."""

BORDER: Final = 8
"""Folded letters by which neighbouring statements may overlap: a word of doubt."""

HEADING_SLACK: Final = 40
"""Folded letters that may stand before a section's heading: its number, a mark, a page's head."""


def find_claims(alignment: Alignment | None, key: str) -> list[Window]:
    """List what an element surely says: the windows that fit, without ends that do not.

    A window has about the length of its wording; where the plan says less, its ends reach
    into the next statement.
    """
    if alignment is None:
        return []
    return [
        _trim_ends(placed, key)
        for placed in alignment.placed
        if placed.window.likeness >= TERRITORY_LIKENESS
    ]


def _trim_ends(placed: Placed, key: str) -> Window:
    """Cut a window to its first and last run of the wording's own letters."""
    window = placed.window
    changes = diff_sequences(placed.fragment.key, key[window.start : window.end])
    runs = [c for c in changes if c.kind == "equal" and c.b_end - c.b_start >= SHORTEST_RUN]
    if window.likeness >= SURE_LIKENESS or not runs:
        return window
    return Window(window.start + runs[0].b_start, window.start + runs[-1].b_end, window.likeness)


def find_territories(
    element: Element, claims: Mapping[str, Sequence[Window]], own: Alignment | None
) -> list[Stretch]:
    """List the stretches that are surely another element's statement."""
    return [
        (claim.start, claim.end)
        for other, theirs in claims.items()
        if other != element.id
        for claim in theirs
        if not _is_better_ours(claim, own)
    ]


def _is_better_ours(theirs: Window, own: Alignment | None) -> bool:
    """Whether our own fragment lies on the same stretch and fits at least as well."""
    return own is not None and any(
        p.window.likeness >= theirs.likeness
        and 2 * _overlap(p.window, theirs) > theirs.end - theirs.start
        for p in own.placed
    )


def _overlap(left: Window, right: Window) -> int:
    """Count the letters that two windows share."""
    return min(left.end, right.end) - max(left.start, right.start)


def is_ours(alignment: Alignment, taken: Sequence[Stretch]) -> bool:
    """Whether most of an alignment lies outside the other statements."""
    total = shared = 0
    for placed in alignment.placed:
        start, end = placed.window.start, placed.window.end
        total += end - start
        shared += sum(max(0, min(end, b) - max(start, a)) for a, b in taken)
    return 2 * shared <= total


def own_stretches(alignment: Alignment) -> list[Stretch]:
    """List the stretches that fit the element's own fragments well."""
    return [
        (p.window.start, p.window.end)
        for p in alignment.placed
        if p.window.likeness >= TERRITORY_LIKENESS
    ]


def neighbourhood_of(element: Element, alignment: Alignment, length: int) -> Stretch:
    """Widen the place of a statement by a few words, more where a placeholder is at its edge."""
    is_open_before = element.canonical.startswith("{") or alignment.lacks_head
    is_open_after = element.canonical.endswith("}") or alignment.lacks_tail
    before = PLACEHOLDER_REACH if is_open_before else NEIGHBOURHOOD
    after = PLACEHOLDER_REACH if is_open_after else NEIGHBOURHOOD
    if alignment.likeness < FRAGMENT_LIKENESS:
        spread = sum(len(p.fragment.key) for p in alignment.placed)
        before, after = max(before, spread), max(after, spread)
    return max(0, alignment.start - before), min(length, alignment.end + after)


def subtract_stretches(
    whole: Stretch, taken: Sequence[Stretch], own: Sequence[Stretch]
) -> list[Stretch]:
    """Cut the others' stretches out, but never the statement's own."""
    free: list[Stretch] = []
    low = whole[0]
    for start, end in sorted(_settle_borders(taken, own)):
        if start > low:
            free.append((low, min(start, whole[1])))
        low = max(low, end)
        if low >= whole[1]:
            break
    if low < whole[1]:
        free.append((low, whole[1]))
    return [(a, b) for a, b in free if a < b]


def _settle_borders(taken: Sequence[Stretch], own: Sequence[Stretch]) -> list[Stretch]:
    """Where two statements meet, give the few letters that both claim to our own."""
    settled = []
    for start, end in taken:
        for a, b in own:
            if a < start < b and b - start <= BORDER:
                start = b
            if a < end < b and end - a <= BORDER:
                end = a
        if start < end:
            settled.append((start, end))
    return settled


def span_stretches(stretches: Sequence[Stretch]) -> Stretch | None:
    """Give the stretch from the first to the last of several."""
    return (min(a for a, _ in stretches), max(b for _, b in stretches)) if stretches else None


def find_heading(whole: SectionText, heading: str) -> Stretch:
    """Find the heading at the beginning of its section."""
    key = fold_key(heading)
    place = whole.key.find(key, 0, len(key) + HEADING_SLACK) if key else -1
    return (0, place + len(key)) if place >= 0 else (0, min(len(whole.key), len(key)))
