"""Edges: where the words of a fragment begin and end, with the plan's own words among them."""

from typing import Final

from pipeline.judging.comparing.fragments import FRAGMENT_LIKENESS, WHOLE_LIKENESS, Fragment
from pipeline.judging.comparing.terms import Stretch, word_stretches
from pipeline.text.likeness import (
    Window,
    best_window,
    diff_sequences,
    measure_likeness,
    share_beginning,
)

SHORTEST_RUN: Final = 6
"""Folded letters; fewer agree by chance."""

EDGE_PIECE: Final = 10
"""Folded letters; a shorter beginning or end of a wording stands in other sentences too."""

PIECE_LIKENESS: Final = 0.85
"""A beginning or end that is this alike is the wording's own, though parted from the rest."""

OWN_WORDS: Final = 8
"""Folded letters on end; fewer of a beginning or end may stand in other words by chance."""

SHORTEST_LEFT: Final = 3
"""Folded letters of a word left beside words that are lost."""

SLIP_LETTERS: Final = 2
"""Folded letters by which such a word may be parted from the next one."""

INTERRUPTION: Final = 90
"""Folded letters of the plan's own inside a copied sentence; a motto or a list has 40 to 80."""


def resume(fragment: Fragment, window: Window, key: str, low: int, high: int) -> Window:
    """Find the beginning and the end that a window lacks where they stand a little further."""
    wording = fragment.key
    core = _find_core(fragment, window, key, SHORTEST_RUN)
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
    there = (window.start + runs[0].b_start, window.start + runs[-1].b_end)
    return (runs[0].a_start, runs[-1].a_end), there


def _extend(core: tuple[Stretch, Stretch], wording: str, key: str) -> tuple[Stretch, Stretch]:
    """Extend what both share by the letters beside it that were matched with others."""
    (left, right), (start, end) = core
    before = len(share_beginning(wording[:left][::-1], key[:start][::-1]))
    after = len(share_beginning(wording[right:], key[end:]))
    return (left - before, right + after), (start - before, end + after)


def cut_strange(fragment: Fragment, window: Window, key: str) -> Window:
    """Cut a window whose beginning or end stands for lost words and is like none of them."""
    core = _find_core(fragment, window, key, EDGE_PIECE)
    if core is None or window.likeness >= WHOLE_LIKENESS:
        return window
    (left, right), (start, end) = _extend(core, fragment.key, key)
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
    """Whether what stands in a piece's place is other words, with none of its own among them."""
    runs = (
        change.a_end - change.a_start
        for change in diff_sequences(piece, there)
        if change.kind == "equal"
    )
    return measure_likeness(piece, there) < FRAGMENT_LIKENESS and max(runs, default=0) < OWN_WORDS


def _find_piece(piece: str, key: str, bounds: Stretch, alike: float) -> Window | None:
    """Find the beginning or end of a wording, long enough to be no other sentence's."""
    if len(piece) < EDGE_PIECE:
        return None
    return best_window(piece, key, *bounds, cutoff=alike)
