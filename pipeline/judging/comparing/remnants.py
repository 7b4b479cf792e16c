"""Remnants: what is left of a copied statement that lost its key wording.

๓. องค์กรที่มี(ขีดสมรรถนะ)สูงและทันสมัย   letter by letter the template's own, but for one loss

No other element has these words, so they mark its place as an anchor does; what is said there is
a part of what is asked, never all of it.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from pipeline.judging.comparing.fragments import cut_statement
from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.people import STAFF
from pipeline.judging.comparing.statements import Alignment, Placed, align_statement, wordings_of
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.judging.places import TYPE_WORDS
from pipeline.model import Element
from pipeline.text.letters import fold_key
from pipeline.text.likeness import share_beginning

LEAST_LEFT: Final = 0.5
"""The share of a wording's letters that must stand: half a sentence is still that sentence."""

LEAST_SKIPPED: Final = 0.35
"""The same where the eye leapt: both ends stand, and prove what stood between."""

STRANGE_LETTERS: Final = 3
"""Folded letters that may stand between; more are words of the plan's own: put otherwise."""

OWN_RUN: Final = 9
"""Folded letters on end that no other element's wording has; about two words."""

_OWN: Final = "|".join(fold_key(word) for _, word in TYPE_WORDS)

SHORTEST_PLACE: Final = 12
"""Folded letters of a free stretch that can hold a remnant."""

SKIPPED_LETTERS: Final = 8
"""Folded letters of a leap of the eye; fewer are a word."""

SAME_LETTERS: Final = 3
"""Folded letters from which and to which the eye leaps: ๓ ปี."""


_FILLED: Final = re.compile(rf".*?(?:{STAFF.pattern}|{_OWN})|$")
"""What stands where a wording leaves a place: its people or its own name, and no other topic."""


def find_remnant(
    element: Element, others: Iterable[Element], whole: SectionText, free: Sequence[Stretch]
) -> Alignment | None:
    """Find a wording of an element that stands word for word, but for words that are lost."""
    foreign = "\0".join(fold_key(w) for other in others for w in wordings_of(other))
    for low, high in free:
        if high - low < SHORTEST_PLACE:
            continue
        for wording in map(cut_statement, wordings_of(element)):
            placed = align_statement(wording, whole.key, low, high, cut=True)
            total = sum(len(fragment.key) for fragment in wording)
            if placed is not None and _is_remnant(placed, total, foreign, whole):
                return placed
    return None


def _is_remnant(alignment: Alignment, total: int, foreign: str, whole: SectionText) -> bool:
    """Whether enough of a wording stands, nothing else between, and some of it is its own."""
    left, is_own, has_leap = 0, False, False
    for before, after in pairwise(alignment.placed):
        if not _FILLED.match(whole.key, before.window.end, after.window.start):
            return False
    for placed in alignment.placed:
        mapping = Mapping(placed, whole)
        for change in mapping.changes:
            if change.kind == "equal":
                run = placed.fragment.key[change.a_start : change.a_end]
                left += len(run)
                is_own = is_own or (len(run) >= OWN_RUN and run not in foreign)
            elif change.b_end - change.b_start >= STRANGE_LETTERS:
                return False
        has_leap = has_leap or is_skipped(placed, whole)
    return is_own and left >= (LEAST_SKIPPED if has_leap else LEAST_LEFT) * total


def is_skipped(placed: Placed, section: SectionText) -> bool:
    """Whether the eye jumped from a word to the same word: ๓ ปี (ตามรอบของแผน … ๓ ปี).

    All that it passed over ends, or begins, as what stands beside it.
    """
    key, changes = placed.fragment.key, Mapping(placed, section).changes
    gone = [c for c in changes if c.kind == "delete" and c.a_end - c.a_start >= SKIPPED_LETTERS]
    if len(gone) != 1:
        return False
    start, end = gone[0].a_start, gone[0].a_end
    before, lost, after = key[:start], key[start:end], key[end:]
    again = share_beginning(before[::-1], lost[::-1]), share_beginning(lost, after)
    return max(map(len, again)) >= SAME_LETTERS
