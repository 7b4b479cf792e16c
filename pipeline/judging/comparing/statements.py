"""Statements: the template's wordings, and where a text comes nearest to them.

A wording is cut at its placeholders into fragments, because the name of the
organisation and the list of its staff may be of any length. Each fragment is
found for itself; together they give the place of the statement.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.judging.template import PLACEHOLDER
from pipeline.model import Element
from pipeline.text.letters import Folded, fold_text
from pipeline.text.likeness import Window, best_window

SHORTEST_FRAGMENT: Final = 6
"""Folded letters; shorter pieces stand everywhere."""

PLACEHOLDER_REACH: Final = 220
"""Folded letters that a placeholder may take: the longest staff list seen has 110."""

WHOLE_LIKENESS: Final = 0.95
"""Above this a wording stands there but for a few letters."""

MORE_LETTERS: Final = 10
"""Folded letters; a wording with so many more says something that another does not."""

FRAGMENT_LIKENESS: Final = 0.6
"""Under this a fragment counts as absent: absent statements reach 0.26 to 0.51 (DOMAIN)."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a wording; `before` and `after` name the placeholders beside it."""

    text: str
    folded: Folded
    before: str = ""
    after: str = ""

    @property
    def key(self) -> str:
        """The folded letters that are compared."""
        return self.folded.key


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


@lru_cache(maxsize=1024)
def cut_statement(text: str) -> tuple[Fragment, ...]:
    """Cut a wording at its placeholders; pieces too short to be found are left out."""
    pieces = PLACEHOLDER.split(text)
    names = ("", *pieces[1::2], "")
    fragments = tuple(
        Fragment(piece.strip(), fold_text(piece.strip()), *names[number : number + 2])
        for number, piece in enumerate(pieces[::2])
    )
    long = tuple(f for f in fragments if len(f.key) >= SHORTEST_FRAGMENT)
    return long or fragments


def wordings_of(element: Element) -> tuple[str, ...]:
    """List the accepted wordings of an element, the canonical one first."""
    return (element.canonical, *element.variants)


def align_element(element: Element, key: str, low: int, high: int) -> Alignment | None:
    """Align the wording that comes nearest, within `key[low:high]`."""
    alignments = (align_statement(cut_statement(w), key, low, high) for w in wordings_of(element))
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
    longer = [a for a in tried if a.likeness >= WHOLE_LIKENESS and a.letters >= enough]
    return max(longer, key=lambda a: a.letters, default=best)


def align_statement(
    fragments: tuple[Fragment, ...], key: str, low: int, high: int
) -> Alignment | None:
    """Place the longest fragment, then the others before and after it in order."""
    lead = max(range(len(fragments)), key=lambda i: len(fragments[i].key))
    window = best_window(fragments[lead].key, key, low, high)
    if window is None:
        return None
    placed = [Placed(fragments[lead], window)]
    edge = window.start
    for fragment in reversed(fragments[:lead]):
        found = _place_near(fragment, key, max(low, edge - _reach(fragment)), edge)
        if found is not None:
            placed.insert(0, found)
            edge = found.window.start
    edge = window.end
    for fragment in fragments[lead + 1 :]:
        found = _place_near(fragment, key, edge, min(high, edge + _reach(fragment)))
        if found is not None:
            placed.append(found)
            edge = found.window.end
    total = sum(len(f.key) for f in fragments)
    likeness = sum(p.window.likeness * len(p.fragment.key) for p in placed) / total
    return Alignment(
        tuple(placed),
        likeness,
        lacks_head=placed[0].fragment is not fragments[0],
        lacks_tail=placed[-1].fragment is not fragments[-1],
    )


def _place_near(fragment: Fragment, key: str, low: int, high: int) -> Placed | None:
    """Place a fragment beside its neighbour; None when nothing there is like it."""
    window = best_window(fragment.key, key, low, high, cutoff=FRAGMENT_LIKENESS)
    return None if window is None else Placed(fragment, window)


def _reach(fragment: Fragment) -> int:
    """How far from its neighbour a fragment may begin and end."""
    return PLACEHOLDER_REACH + 2 * len(fragment.key)
