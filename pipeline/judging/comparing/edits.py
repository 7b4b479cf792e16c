"""Edits: what a clerk put into a sentence of the template and took out of it, word by word."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.judging.comparing.breaks import find_paragraph
from pipeline.judging.comparing.scopes import is_gap
from pipeline.judging.comparing.statements import Alignment
from pipeline.judging.comparing.terms import SectionText, Stretch, word_stretches
from pipeline.text.likeness import Change, diff_sequences

LEAD: Final = 70
"""Folded letters before a statement in which stands what took the place of its first words."""

TRAIL: Final = 120
"""Folded letters behind it: ทั้งนี้ ให้ถือเป็นเพียงแนวทางโดยไม่มีผลบังคับ has 40, a proviso 90."""

BESIDE: Final = 2
"""Words of the template that are told on each side of an edit."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words written, and the words of the template lost in their place; either may be empty.

    `before` and `behind` are the template's own words beside them, `blanks` tells where the text
    has one, and `start` and `end` are offsets into the section's key. All words are folded, and
    `text` is what was written as it is spelt.
    """

    start: int
    end: int
    text: str
    written: tuple[str, ...]
    lost: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    blanks: tuple[bool, bool]

    @property
    def is_added(self) -> bool:
        """Whether the words stand behind the whole statement."""
        return not self.lost and not self.behind


def list_edits(
    alignment: Alignment, section: SectionText, taken: Sequence[Stretch]
) -> tuple[Edit, ...]:
    """List the edits of a statement, and what was added behind it.

    `taken` are the other statements. A place for the plan's own words counts as one word of the
    template, `{organisation}`. Left out is what stands before the statement, and what goes on
    behind it or opens the next one: another sentence.
    """
    low, high, more = _find_bounds(alignment, section, taken)
    stretches = [(low + a, low + b) for a, b in word_stretches(section.source(low, high)) if a < b]
    found = [section.key[a:b] for a, b in stretches]
    own = list(_list_words(alignment))
    edits: list[Edit] = []
    for a, a_end, b, b_end in _join_changes(diff_sequences(own, found)):
        start = stretches[b][0] if b < len(stretches) else high
        end = stretches[b_end - 1][1] if b < b_end else start
        edit = Edit(
            start,
            end,
            section.source(start, end) if start < end else "",
            tuple(found[b:b_end]),
            tuple(own[a:a_end]),
            tuple(own[max(0, a - BESIDE) : a]),
            tuple(own[a_end : a_end + BESIDE]),
            (_has_blank(section, start), _has_blank(section, end)),
        )
        is_ahead = not edit.lost and not edit.before
        is_next = edit.is_added and (end == high < more or edit.blanks == (True, False))
        if not (is_ahead or is_next):
            edits.append(edit)
    return tuple(edits)


def _find_bounds(
    alignment: Alignment, section: SectionText, taken: Sequence[Stretch]
) -> tuple[int, int, int]:
    """Find what is looked at around a statement, and where the next one begins."""
    start, end = alignment.start, alignment.end
    paragraph = find_paragraph(section.text, section.folded.origins[start])
    first = bisect_left(section.folded.origins, paragraph)
    low = max(start - LEAD, first, *(b for a, b in taken if a < start and b <= end))
    low = min(low, start)
    more = min((a for a, b in taken if a > start and b > end), default=len(section.key))
    more = max(more, end)
    if more - end <= TRAIL:
        return low, more, more
    words = word_stretches(section.source(end, end + TRAIL))
    return low, end + words[-1][0] if words else end, more  # the last one may be cut


def _has_blank(section: SectionText, place: int) -> bool:
    """Whether a blank or an edge of the section stands before a place."""
    return not 0 < place < len(section.key) or is_gap(section, place)


def _list_words(alignment: Alignment) -> Iterator[str]:
    """List the words of a wording, with places for the plan's own among them."""
    for number, fragment in enumerate(placed.fragment for placed in alignment.placed):
        if number and fragment.before:
            yield f"{{{fragment.before}}}"
        yield from (fragment.key[a:b] for a, b in word_stretches(fragment.text) if a < b)


def _join_changes(changes: Sequence[Change]) -> Iterator[tuple[int, int, int, int]]:
    """Join the changes that stand side by side; gives the bounds of both sides."""
    first: Change | None = None
    for change, after in zip(changes, (*changes[1:], None), strict=True):
        if change.kind == "equal":
            continue
        first = first or change
        if after is None or after.kind == "equal":
            yield first.a_start, change.a_end, first.b_start, change.b_end
            first = None
