"""Cuts: where a name stands between a template's words, and what of them it parts or takes.

จัดบริ|เทศบาลตำบล…|สาธารณะ   the template goes on after การ, and บริการ is cut
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.fragments import Fragment, cut_statement
from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.comparing.terms import word_stretches
from pipeline.model import ExpectedSection, Span
from pipeline.text.letters import fold_key

CUT_LETTERS: Final = 6
"""Folded letters on either side of a name that together prove where it was pasted."""

SHORTEST_REST: Final = 3
"""The same where the wording ends so soon: เชื่อม|เทศบาลตำบล…|กัน."""

LONGEST_PART: Final = 10
"""Folded letters of a word's part that a name may have taken."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a wording, folded, with the places inside its words and those behind blanks."""

    key: str
    inside: frozenset[int]
    parted: frozenset[int]


def find_cuts(
    text: str, span: Span, section: ExpectedSection
) -> Iterator[tuple[Piece, int, list[int]]]:
    """Find where the template has what stands before a name, and where it goes on as the text."""
    reach = 4 * CUT_LETTERS
    before = fold_key(text[max(0, span.start - reach) : span.start])[-CUT_LETTERS:]
    after = fold_key(text[span.end : span.end + reach])[:CUT_LETTERS]
    if len(before) < CUT_LETTERS:
        return
    is_long = len(after) == CUT_LETTERS
    for piece in read_words(section):
        place = piece.key.find(before)
        while place >= 0:
            cut = place + CUT_LETTERS
            range_of = range(cut, cut + LONGEST_PART + 1) if is_long else ()
            yield piece, cut, [end for end in range_of if _goes_on(piece, end, after)]
            place = piece.key.find(before, place + 1)


def _goes_on(piece: Piece, place: int, after: str) -> bool:
    """Whether a piece goes on at a place as the text does, as far as the piece goes."""
    rest = piece.key[place : place + CUT_LETTERS]
    return len(rest) >= SHORTEST_REST and after.startswith(rest)


@lru_cache(maxsize=16)
def read_words(section: ExpectedSection) -> tuple[Piece, ...]:
    """Give each piece of a section's wordings."""
    fragments = (
        fragment
        for element in section.elements
        for wording in wordings_of(element)
        for fragment in cut_statement(wording)
    )
    return tuple(_read_piece(fragment) for fragment in fragments)


def _read_piece(fragment: Fragment) -> Piece:
    """Read where the words of a piece begin and end."""
    inside = (n for a, b in word_stretches(fragment.text) for n in range(a + 1, b))
    origins = enumerate(fragment.folded.origins)
    parted = (n for n, place in origins if fragment.text[:place][-1:].isspace())
    return Piece(fragment.key, frozenset(inside), frozenset(parted))
