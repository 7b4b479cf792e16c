"""How alike two texts are: the only door to RapidFuzz.

Likeness runs from 0 to 1. An empty text is like nothing, not even another empty
one. Texts are compared as given: fold them first (`letters.fold_text`).
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

BAND: Final = 8
"""Texts whose lengths differ by less are compared at once."""

MAX_NEEDLE: Final = 500
"""Longer needles are cut: RapidFuzz' sliding window took 19 s for one of 60,000."""

LONGEST_RUN: Final = 4
"""No Thai or English word repeats a character more often; dot leaders made RapidFuzz hang."""

_RUN: Final = re.compile(rf"(.)\1{{{LONGEST_RUN},}}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of a haystack most like a needle."""

    start: int
    end: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a needle stands but for `edits` characters."""

    start: int
    end: int
    edits: int


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two sequences: `a[a_start:a_end]` became `b[b_start:b_end]`."""

    kind: str
    a_start: int
    a_end: int
    b_start: int
    b_end: int


def measure_likeness(left: str, right: str) -> float:
    """Share of characters that both texts have in the same order.

    >>> measure_likeness("", ""), measure_likeness("plan", "plan")
    (0.0, 1.0)
    """
    if not left or not right:
        return 0.0
    return fuzz.ratio(_shorten_runs(left), _shorten_runs(right)) / 100


def rank_choices(text: str, choices: Sequence[str], cutoff: float) -> list[tuple[int, float]]:
    """List the choices at least this alike, by index, the most alike first.

    >>> rank_choices("plan", ["plain", "x"], 0.8)
    [(0, 0.888...)]
    """
    found = process.extract(
        text[:MAX_NEEDLE], choices, scorer=fuzz.ratio, score_cutoff=cutoff * 100, limit=None
    )
    return [(index, score / 100) for _, score, index in found] if text else []


def pair_alike(
    texts: Sequence[str], choices: Sequence[str], cutoff: float
) -> list[tuple[int, int, float]]:
    """List the pairs of a text and a choice that are at least this alike, by index.

    >>> pair_alike(["x", "plan"], ["plain", "y"], 0.8)
    [(1, 0, 0.888...)]
    """
    if cutoff <= 0:
        raise ValueError("pairs that may have nothing in common are not looked for")
    ordered = sorted(range(len(choices)), key=lambda column: len(choices[column]))
    lengths = [len(choices[column]) for column in ordered]
    bands: dict[int, list[int]] = defaultdict(list)
    for row, text in enumerate(texts):
        bands[len(text) // BAND].append(row)
    pairs = []
    for band, rows in bands.items():
        # With this share in common neither can be longer than the other by more than this.
        most = (2 - cutoff) / cutoff
        low = bisect_left(lengths, max(1, int(band * BAND / most)))
        columns = ordered[low : bisect_right(lengths, (band + 1) * BAND * most)]
        needles, near = [texts[row] for row in rows], [choices[column] for column in columns]
        scores = process.cdist(needles, near, scorer=fuzz.ratio, score_cutoff=cutoff * 100)
        for n, m in zip(*(places.tolist() for places in scores.nonzero()), strict=True):
            if needles[n]:
                pairs.append((rows[n], columns[m], fuzz.ratio(needles[n], near[m]) / 100))
    return sorted(pairs)


def count_edits(left: str, right: str, *, at_most: int) -> int:
    """Levenshtein distance, or `at_most + 1` when it is larger."""
    return Levenshtein.distance(left, right, score_cutoff=at_most)


def measure_pairs(lefts: Sequence[str], rights: Sequence[str], cutoff: float) -> list[float]:
    """Give the likeness of each text to the one at its place; 0 under `cutoff`.

    >>> measure_pairs(["plan", "x"], ["plan", "y"], 0.8)
    [1.0, 0.0]
    """
    scores = process.cpdist(lefts, rights, scorer=fuzz.ratio, score_cutoff=cutoff * 100)
    return [
        float(score) / 100 if left and right else 0.0
        for score, left, right in zip(scores.tolist(), lefts, rights, strict=True)
    ]


def diff_sequences(before: Sequence[str], after: Sequence[str]) -> tuple[Change, ...]:
    """List what turns one sequence (of characters or of words) into the other, equals too."""
    return tuple(
        Change(o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end)
        for o in Levenshtein.opcodes(before, after)
    )


def find_fuzzy(
    needle: str, haystack: str, max_edits: int, start: int = 0, end: int | None = None
) -> Match | None:
    """Find the best place of a needle in `haystack[start:end]`, the first among equals.

    >>> find_fuzzy("website", "a wepsite here", 2)
    Match(start=2, end=9, edits=1)
    """
    end = len(haystack) if end is None else end
    best: Match | None = None
    for match in _iterate_matches(needle, haystack, max_edits, start, end):
        if best is None or match.edits < best.edits:
            best = match
        if best.edits == 0:
            break
    return best


def find_all_fuzzy(
    needle: str, haystack: str, max_edits: int, start: int = 0, end: int | None = None
) -> tuple[Match, ...]:
    """Find every place of a needle, in order; of overlapping places the best."""
    end = len(haystack) if end is None else end
    found: list[Match] = []
    for match in sorted(
        set(_iterate_matches(needle, haystack, max_edits, start, end)),
        key=lambda m: (m.edits, m.start, m.end),
    ):
        if all(match.end <= other.start or other.end <= match.start for other in found):
            found.append(match)
    return tuple(sorted(found, key=lambda m: m.start))


def _iterate_matches(
    needle: str, haystack: str, max_edits: int, start: int, end: int
) -> Iterator[Match]:
    """Try every place where one piece of the needle stands unchanged.

    With k edits one of k + 1 pieces must be whole (the pigeonhole principle).
    """
    if not needle or len(needle) > MAX_NEEDLE:
        return
    size = max(1, len(needle) // (max_edits + 1))
    for index in range(max_edits + 1):
        offset = index * size
        piece = needle[offset:] if index == max_edits else needle[offset : offset + size]
        if not piece:
            continue
        place = haystack.find(piece, start, end)
        while place >= 0:
            match = _fit_match(needle, haystack, place - offset, (start, end), max_edits)
            if match is not None:
                yield match
            place = haystack.find(piece, place + 1, end)


def _fit_match(
    needle: str, haystack: str, place: int, bounds: tuple[int, int], max_edits: int
) -> Match | None:
    """Choose the edges near `place` that need the fewest edits; the exact length among equals."""
    best: tuple[int, int, int, int] | None = None
    low, high = bounds
    for left in range(max(low, place - max_edits), min(place + max_edits, high) + 1):
        for length in range(len(needle) - max_edits, len(needle) + max_edits + 1):
            right = left + length
            if length <= 0 or right > high:
                continue
            edits = count_edits(needle, haystack[left:right], at_most=max_edits)
            if edits <= max_edits:
                rank = (edits, abs(length - len(needle)), left, right)
                best = rank if best is None else min(best, rank)
    return None if best is None else Match(best[2], best[3], best[0])


def best_window(
    needle: str, haystack: str, start: int = 0, end: int | None = None, *, cutoff: float = 0.3
) -> Window | None:
    """Find the stretch of `haystack[start:end]` most like the needle; None under `cutoff`.

    RapidFuzz finds the place with a window of fixed length; the edges then come
    from an alignment with the surroundings.

    >>> best_window("abcdef", "xx abcdxef yy")
    Window(start=3, end=10, likeness=0.923...)
    """
    end = len(haystack) if end is None else end
    needle = _shorten_runs(needle)[:MAX_NEEDLE]
    place = haystack.find(needle, start, end) if needle else -1
    if place >= 0:
        return Window(place, place + len(needle), 1.0)
    region = haystack[start:end]
    if not needle or not region:
        return None
    flat = _flatten_runs(region)
    left, right = 0, len(flat)
    if len(flat) > len(needle):
        rough = fuzz.partial_ratio_alignment(needle, flat, score_cutoff=cutoff * 100)
        if rough is None:
            return None
        left, right = rough.dest_start, rough.dest_end
    margin = len(needle) // 2 + 2
    found = _refine_edges(needle, flat, (left, right), margin)
    if found is not None and found.likeness < 1:
        # With less text around, letters lost from the needle no longer pull its end along.
        found = _refine_edges(needle, flat, (found.start, found.end), 0) or found
    if found is None or found.likeness < cutoff:
        return None
    return Window(start + found.start, start + found.end, found.likeness)


def _refine_edges(needle: str, region: str, place: tuple[int, int], margin: int) -> Window | None:
    """Widen a rough place by a margin, then choose the edges that fit best.

    Every run that both texts share says where the needle would begin and end if
    nothing were inserted: its diagonal. Those places, and the runs' own edges,
    are the candidates.
    """
    left, right = place
    low, high = max(0, left - margin), min(len(region), right + margin)
    blocks = [op for op in Levenshtein.opcodes(needle, region[low:high]) if op.tag == "equal"]
    starts = {low + b.dest_start for b in blocks} | {
        low + b.dest_start - b.src_start for b in blocks
    }
    ends = {low + b.dest_end for b in blocks}
    ends |= {low + b.dest_end + len(needle) - b.src_end for b in blocks}
    if not blocks:
        return None

    def fit(begin: int, finish: int) -> float:
        return fuzz.ratio(needle, region[begin:finish]) if begin < finish else 0.0

    begin = max(
        sorted(s for s in starts if low <= s < right), key=lambda s: fit(s, right), default=left
    )
    finish = min(
        (e for e in ends if begin < e <= high), key=lambda e: (-fit(begin, e), e), default=right
    )
    begin = max(sorted(s for s in starts if low <= s < finish), key=lambda s: fit(s, finish))
    return Window(begin, finish, fit(begin, finish) / 100)


def _shorten_runs(text: str) -> str:
    """Cut every long run of one character to the longest that means anything."""
    return _RUN.sub(lambda run: run.group(1) * LONGEST_RUN, text) if _RUN.search(text) else text


def _flatten_runs(text: str) -> str:
    """Blank out the tail of every long run, so that offsets stay."""
    return _RUN.sub(
        lambda run: run.group(1) * LONGEST_RUN + "\0" * (len(run.group()) - LONGEST_RUN), text
    )


def share_beginning(left: str, right: str) -> str:
    """Give the letters with which two texts begin.

    >>> share_beginning("ส่วนกลาง", "ส่วนท้องถิ่น") == "ส่วน"
    True
    """
    pairs = zip(left, right, strict=False)
    return left[: next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))]
