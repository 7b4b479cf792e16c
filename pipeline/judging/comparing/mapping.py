"""Where each letter of a wording stands in the plan.

The same letters can be aligned in several ways: in “อาจตระหนัก” for “ต้องตระหนัก”
the lost letters are ตอง or องต. The way that keeps words whole is the right one.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.fragments import Fragment
from pipeline.judging.comparing.statements import Placed
from pipeline.judging.comparing.terms import SectionText, word_stretches
from pipeline.text.likeness import Change, diff_sequences

EDGE_LETTERS: Final = 2
"""More lost letters at an edge than a slip of the hand: the word is not there."""

MATCHED_LETTERS: Final = 6
"""Folded letters of the template that stand together; fewer agree by chance."""


class Mapping:
    """The way from the key of a placed fragment to the key of the section."""

    def __init__(self, placed: Placed, section: SectionText) -> None:
        self.fragment: Fragment = placed.fragment
        self.start = placed.window.start
        self.end = placed.window.end
        found = section.key[self.start : self.end]
        changes = settle_changes(placed.fragment.text, placed.fragment.key, found)
        self.changes = changes
        self._widen(changes, len(section.key))

    def _widen(self, changes: tuple[Change, ...], length: int) -> None:
        """Let lost letters at an edge stand for the letters beside it: ด้อง where ต้อง should be.

        The window with the best fit leaves a wrong first or last letter outside.
        """
        first, last = changes[0], changes[-1]
        if first.kind == "delete" and first.a_end <= min(EDGE_LETTERS, self.start):
            size = first.a_end
            self.start -= size
            moved = [
                Change(c.kind, c.a_start, c.a_end, c.b_start + size, c.b_end + size)
                for c in changes
            ]
            changes = (Change("replace", 0, size, 0, size), *moved[1:])
        if last.kind == "delete" and len(changes) > 1:
            size = last.a_end - last.a_start
            if size <= min(EDGE_LETTERS, length - self.end):
                self.end += size
                end = changes[-1].b_start
                changes = (
                    *changes[:-1],
                    Change("replace", last.a_start, last.a_end, end, end + size),
                )
        self.changes = changes

    def to_section(self, place: int) -> int:
        """Map an offset of the fragment's key; a lost letter stands where it was lost."""
        for change in self.changes:
            if change.a_start <= place < change.a_end:
                inside = min(place - change.a_start, change.b_end - change.b_start)
                return self.start + change.b_start + inside
        return self.end

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Map a stretch; what was inserted inside it belongs to it, at its edges not."""
        left, right = self.to_section(start), self.start
        for change in self.changes:
            if change.a_start < end <= change.a_end:
                whole = change.b_end - change.b_start
                inside = whole if end == change.a_end else min(end - change.a_start, whole)
                right = self.start + change.b_start + inside
        return left, max(left, right)

    def insertions(self) -> list[tuple[int, int, int]]:
        """List what the text adds: offset in the fragment, start and end in the section."""
        return [
            (c.a_start, self.start + c.b_start, self.start + c.b_end)
            for c in self.changes
            if c.kind == "insert"
        ]


def is_run(change: Change) -> bool:
    """Whether letters agree by more than chance."""
    return change.kind == "equal" and change.b_end - change.b_start >= MATCHED_LETTERS


def list_runs(mappings: Iterable[Mapping]) -> list[tuple[int, int]]:
    """List where the template's own letters stand."""
    return sorted(
        (mapping.start + change.b_start, mapping.start + change.b_end)
        for mapping in mappings
        for change in mapping.changes
        if is_run(change)
    )


@lru_cache(maxsize=512)
def settle_changes(text: str, key: str, found: str) -> tuple[Change, ...]:
    """Diff a fragment's key with what was found, and slide each change to a word's edge."""
    edges = {0} | {end for _, end in word_stretches(text)}
    changes = list(gather_runs(diff_sequences(key, found), key, found))
    for index in range(1, len(changes) - 1):
        before, change, after = changes[index - 1 : index + 2]
        if before.kind != "equal" or after.kind != "equal":
            continue
        if change.kind not in ("delete", "insert"):
            continue
        shift = _best_shift(change, before, after, (key, found), edges)
        if shift:
            changes[index - 1] = _resize(before, 0, shift)
            changes[index] = _move(change, shift)
            changes[index + 1] = _resize(after, shift, 0)
    return tuple(c for c in changes if c.a_start < c.a_end or c.b_start < c.b_end)


def gather_runs(changes: Iterable[Change], key: str, found: str) -> Iterator[Change]:
    """Put letters together that were matched one by one, where they stand beside a longer run.

    Of เครือข่ายมากกว่าตามสาย only มากกว่าตามสาย stands: its first letters are those of มากกว่า, wherever
    else in the lost words an ม, an า and a ก may be.
    """
    between: list[Change] = []
    for change in (*changes, None):
        is_run = change is not None and change.kind == "equal"
        if change is not None and not (is_run and change.a_end - change.a_start >= MATCHED_LETTERS):
            between.append(change)
            continue
        is_scattered = sum(c.kind == "equal" for c in between) > 1
        yield from _gather(between, key, found) if is_scattered else between
        between = []
        if change is not None:
            yield change


def _gather(changes: list[Change], key: str, found: str) -> list[Change]:
    """Make one loss of changes between two runs, if what stands there is one end of it."""
    first, last = changes[0], changes[-1]
    a, b, a_end, b_end = first.a_start, first.b_start, last.a_end, last.b_end
    there, size = found[b:b_end], b_end - b
    if size and key[a:a_end].endswith(there):
        middle = a_end - size
        return [Change("delete", a, middle, b, b), Change("equal", middle, a_end, b, b_end)]
    if size and key[a:a_end].startswith(there):
        middle = a + size
        return [Change("equal", a, middle, b, b_end), Change("delete", middle, a_end, b_end, b_end)]
    return changes


def _best_shift(
    change: Change, before: Change, after: Change, texts: tuple[str, str], edges: set[int]
) -> int:
    """Find the smallest slide that puts a change between words; 0 where there is none."""
    key, found = texts
    text, start, end = (
        (key, change.a_start, change.a_end)
        if change.kind == "delete"
        else (found, change.b_start, change.b_end)
    )
    shifts = [0]
    for k in range(1, before.a_end - before.a_start + 1):
        if text[start - k] != text[end - k]:
            break
        shifts.append(-k)
    for k in range(1, after.a_end - after.a_start + 1):
        if text[start + k - 1] != text[end + k - 1]:
            break
        shifts.append(k)

    def score(shift: int) -> tuple[int, int]:
        at_edge = (change.a_start + shift in edges) + (change.a_end + shift in edges)
        return -at_edge, abs(shift)

    return min(shifts, key=score)


def _move(change: Change, shift: int) -> Change:
    """Move both sides of a change."""
    return Change(
        change.kind,
        change.a_start + shift,
        change.a_end + shift,
        change.b_start + shift,
        change.b_end + shift,
    )


def _resize(change: Change, at_start: int, at_end: int) -> Change:
    """Move one edge of an equal run."""
    return Change(
        change.kind,
        change.a_start + at_start,
        change.a_end + at_end,
        change.b_start + at_start,
        change.b_end + at_end,
    )
