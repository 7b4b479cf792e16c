"""Fragments: the pieces of a wording between its places for the plan's own words."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.judging.template import PLACEHOLDER
from pipeline.text.letters import Folded, fold_text

SHORTEST_FRAGMENT: Final = 6
"""Folded letters; shorter pieces stand everywhere."""

WHOLE_LIKENESS: Final = 0.95
"""Above this a wording stands there but for a few letters."""

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
