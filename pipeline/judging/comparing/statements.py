"""Statements: the template's wordings, and where a text comes nearest to them.

A wording is cut at its placeholders into fragments, because the name of the
organisation and the list of its staff may be of any length. Each fragment is
found for itself; together they give the place of the statement.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from pipeline.judging.comparing.edges import cut_strange, resume
from pipeline.judging.comparing.fragments import (
    FRAGMENT_LIKENESS,
    Fragment,
    cut_statement,
)
from pipeline.judging.comparing.terms import Stretch
from pipeline.model import Element
from pipeline.text.likeness import Window, best_window

PLACEHOLDER_REACH: Final = 220
"""Folded letters that a placeholder may take: the longest staff list seen has 110."""

MORE_LETTERS: Final = 10
"""Folded letters; a wording with so many more says something that another does not."""

MORE_LIKENESS: Final = 0.9
"""From here that stands there too, if with a word changed: … และเกิดโทษแก่ for … และเกิดประโยชน์แก่."""

COPIED_LIKENESS: Final = 0.8
"""From here a sentence is the template's with words changed: who copied it that far did not say
the rest of it in other words."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A fragment and the stretch of the section's key that is most like it."""

    fragment: Fragment
    window: Window


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where a wording stands; `start` and `end` are offsets into the key.

    `lacks_head` and `lacks_tail` tell that its first or last fragment was not found.
    """

    placed: tuple[Placed, ...]
    likeness: float
    lacks_head: bool = False
    lacks_tail: bool = False

    @property
    def letters(self) -> int:
        """How many folded letters the placed fragments have."""
        return sum(len(placed.fragment.key) for placed in self.placed)

    @property
    def start(self) -> int:
        """Where the first fragment begins."""
        return min(p.window.start for p in self.placed)

    @property
    def end(self) -> int:
        """Where the last fragment ends."""
        return max(p.window.end for p in self.placed)


def wordings_of(element: Element) -> tuple[str, ...]:
    """List the accepted wordings of an element, the canonical one first."""
    return (element.canonical, *element.variants)


def align_element(
    element: Element, key: str, low: int, high: int, *, cut: bool = False
) -> Alignment | None:
    """Align the wording that comes nearest, within `key[low:high]`.

    With `cut` no window holds words that only stand where others of the wording are lost.
    """
    wordings = map(cut_statement, wordings_of(element))
    alignments = (align_statement(w, key, low, high, cut=cut) for w in wordings)
    return best_alignment(a for a in alignments if a is not None)


def best_alignment(alignments: Iterable[Alignment]) -> Alignment | None:
    """Choose the most alike, among equals the first, then the shortest.

    A wording that says clearly more, and stands there nearly word for word, is preferred:
    its last words belong to the statement as well.
    """
    tried = list(alignments)
    best = max(tried, key=lambda a: (a.likeness, -a.start, a.start - a.end), default=None)
    if best is None:
        return None
    enough = best.letters + MORE_LETTERS
    longer = [a for a in tried if a.likeness >= MORE_LIKENESS and a.letters >= enough]
    return max(longer, key=lambda a: a.letters, default=best)


def align_statement(
    fragments: tuple[Fragment, ...], key: str, low: int, high: int, *, cut: bool = False
) -> Alignment | None:
    """Place the longest fragment, then the others before and after it in order."""
    lead = max(range(len(fragments)), key=lambda i: len(fragments[i].key))
    window = best_window(fragments[lead].key, key, low, high)
    if window is None:
        return None
    placed = [_place(fragments[lead], window, key, cut=cut)]
    edge = placed[0].window.start
    for fragment in reversed(fragments[:lead]):
        found = _place_near(fragment, key, (max(low, edge - _reach(fragment)), edge), cut=cut)
        if found is not None:
            placed.insert(0, found)
            edge = found.window.start
    edge = placed[-1].window.end
    for fragment in fragments[lead + 1 :]:
        found = _place_near(fragment, key, (edge, min(high, edge + _reach(fragment))), cut=cut)
        if found is not None:
            placed.append(found)
            edge = found.window.end
    placed = list(_settle_edges(placed, key, (low, high)))
    total = sum(len(f.key) for f in fragments)
    likeness = sum(p.window.likeness * len(p.fragment.key) for p in placed) / total
    return Alignment(
        tuple(placed),
        likeness,
        lacks_head=placed[0].fragment is not fragments[0],
        lacks_tail=placed[-1].fragment is not fragments[-1],
    )


def _settle_edges(placed: list[Placed], key: str, bounds: Stretch) -> Iterable[Placed]:
    """Widen each window over words of the plan's own that part its beginning or end from it."""
    low = bounds[0]
    for index, place in enumerate(placed):
        high = placed[index + 1].window.start if index + 1 < len(placed) else bounds[1]
        settled = replace(place, window=resume(place.fragment, place.window, key, low, high))
        low = settled.window.end
        yield settled


def _place_near(fragment: Fragment, key: str, bounds: Stretch, *, cut: bool) -> Placed | None:
    """Place a fragment beside its neighbour; None when nothing there is like it."""
    window = best_window(fragment.key, key, *bounds, cutoff=FRAGMENT_LIKENESS)
    return None if window is None else _place(fragment, window, key, cut=cut)


def _place(fragment: Fragment, window: Window, key: str, *, cut: bool) -> Placed:
    """Place a fragment in its window, or in the part of it that is not strange."""
    return Placed(fragment, cut_strange(fragment, window, key) if cut else window)


def _reach(fragment: Fragment) -> int:
    """How far from its neighbour a fragment may begin and end."""
    return PLACEHOLDER_REACH + 2 * len(fragment.key)
