"""Statements: the template's wordings, and where a text comes nearest to them.

A wording is cut at its placeholders into fragments, because the name of the
organisation and the list of its staff may be of any length. Each fragment is
found for itself; together they give the place of the statement.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.terms import word_stretches
from pipeline.judging.template import PLACEHOLDER
from pipeline.model import Element
from pipeline.text.letters import Folded, fold_text
from pipeline.text.likeness import Window, best_window, diff_sequences, measure_likeness

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

COPIED_LIKENESS: Final = 0.8
"""From here a sentence is the template's with words changed: who copied it that far did not say
the rest of it in other words."""

SHORTEST_RUN: Final = 6
"""Folded letters; fewer agree by chance."""

EDGE_PIECE: Final = 10
"""Folded letters; a shorter beginning or end of a wording stands in other sentences too."""

PIECE_LIKENESS: Final = 0.85
"""A beginning or end that is this alike is the wording's own, though parted from the rest."""

SHORTEST_LEFT: Final = 3
"""Folded letters of a word left beside words that are lost."""

SLIP_LETTERS: Final = 2
"""Folded letters by which such a word may be parted from the next one."""

INTERRUPTION: Final = 90
"""Folded letters of the plan's own inside a copied sentence; a motto or a list has 40 to 80."""


Stretch = tuple[int, int]


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
    longer = [a for a in tried if a.likeness >= WHOLE_LIKENESS and a.letters >= enough]
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
        settled = replace(place, window=_resume(place, key, low, high))
        low = settled.window.end
        yield settled


def _resume(place: Placed, key: str, low: int, high: int) -> Window:
    """Find the beginning and the end that a window lacks where they stand a little further."""
    window, wording = place.window, place.fragment.key
    core = _find_core(place.fragment, window, key, SHORTEST_RUN)
    if core is None:
        return window
    (left, right), (start, end) = core
    head, tail = wording[:left], wording[right:]
    alike = 1.0 if window.likeness >= WHOLE_LIKENESS else PIECE_LIKENESS
    before = _find_piece(head, key, (max(low, start - INTERRUPTION - len(head)), start), alike)
    after = _find_piece(tail, key, (end, min(high, end + INTERRUPTION + len(tail))), alike)
    if before is None and after is None:
        return window
    said = measure_likeness(wording[left:right], key[start:end]) * (right - left)
    said += before.likeness * len(head) if before is not None else 0
    said += after.likeness * len(tail) if after is not None else 0
    return Window(
        before.start if before is not None else window.start,
        after.end if after is not None else window.end,
        max(window.likeness, said / len(wording)),
    )


def _find_core(
    fragment: Fragment, window: Window, key: str, shortest: int
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Find where the runs that both share begin and end, in the wording and in the section."""
    if window.likeness >= 1:
        return None
    changes = diff_sequences(fragment.key, key[window.start : window.end])
    runs = [c for c in changes if c.kind == "equal" and c.b_end - c.b_start >= shortest]
    if not runs:
        return None
    first, last = runs[0], runs[-1]
    there = (window.start + first.b_start, window.start + last.b_end)
    return (first.a_start, last.a_end), there


def _cut_strange(fragment: Fragment, window: Window, key: str) -> Window:
    """Cut a window whose beginning or end stands for lost words and is like none of them."""
    core = _find_core(fragment, window, key, EDGE_PIECE)
    if core is None or window.likeness >= WHOLE_LIKENESS:
        return window
    (left, right), (start, end) = core
    head, tail = fragment.key[:left], fragment.key[right:]
    is_head_lost = len(head) >= EDGE_PIECE and _is_strange(head, key[window.start : start])
    is_tail_lost = len(tail) >= EDGE_PIECE and _is_strange(tail, key[end : window.end])
    low = (
        start - _count_left(fragment, left, key[window.start : start])
        if is_head_lost
        else window.start
    )
    high = (
        end + _count_right(fragment, right, key[end : window.end]) if is_tail_lost else window.end
    )
    return Window(low, high, window.likeness)


def _count_left(fragment: Fragment, lost: int, before: str) -> int:
    """Count the letters of the wording that are left in front of the words lost, or among them.

    In โดยตามรอบ, of โดยมีระยะเวลา ๓ ปี ตามรอบ, they are โดย; in ตามรอบ, of ตามกรอบ, they are ตาม.
    """
    head, place = fragment.key[:lost], fragment.key[:lost].rfind(before)
    if len(before) >= SHORTEST_LEFT and place >= 0 and lost - place - len(before) <= SLIP_LETTERS:
        return len(before)
    heads = (head[:end] for _, end in word_stretches(fragment.text) if end < lost)
    return max((len(own) for own in heads if before.endswith(own)), default=0)


def _count_right(fragment: Fragment, lost: int, after: str) -> int:
    """Count the letters of the wording's last words that stand right behind the words lost."""
    starts = (start for start, _ in word_stretches(fragment.text) if start > lost)
    return max(
        (len(fragment.key) - s for s in starts if after.startswith(fragment.key[s:])), default=0
    )


def _is_strange(piece: str, there: str) -> bool:
    """Whether what stands in a piece's place is other words."""
    return measure_likeness(piece, there) < FRAGMENT_LIKENESS


def _find_piece(piece: str, key: str, bounds: Stretch, alike: float) -> Window | None:
    """Find the beginning or end of a wording, long enough to be no other sentence's."""
    if len(piece) < EDGE_PIECE:
        return None
    return best_window(piece, key, *bounds, cutoff=alike)


def _place_near(fragment: Fragment, key: str, bounds: Stretch, *, cut: bool) -> Placed | None:
    """Place a fragment beside its neighbour; None when nothing there is like it."""
    window = best_window(fragment.key, key, *bounds, cutoff=FRAGMENT_LIKENESS)
    return None if window is None else _place(fragment, window, key, cut=cut)


def _place(fragment: Fragment, window: Window, key: str, *, cut: bool) -> Placed:
    """Place a fragment in its window, or in the part of it that is not strange."""
    return Placed(fragment, _cut_strange(fragment, window, key) if cut else window)


def _reach(fragment: Fragment) -> int:
    """How far from its neighbour a fragment may begin and end."""
    return PLACEHOLDER_REACH + 2 * len(fragment.key)
