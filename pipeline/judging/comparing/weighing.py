"""Weighing: how much an edit sounds like those of a kind, by what its traits meant before.

The rules know words; a stranger finds others. Each edit of a copied sentence is described by its
words, parts of words and neighbours, and weighed by what these meant in some thousand labelled
edits. `python -m benchmarks.weights` weighs them anew and tells how often edits by a writer whose
others were not seen are told rightly; see docs/judging.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from pipeline.judging.comparing.edits import Edit

LONGEST_PHRASE: Final = 3
"""Words of the longest phrase that is a trait of its own."""

PIECES: Final = (3, 4, 5)
"""Letters of the parts of words that are traits: an unseen word shares some with seen ones."""

MOST_COUNTED: Final = 6
"""Words of an edit from which its length tells nothing more."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What traits weigh, by the sorted checksums of their names."""

    checksums: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]
    start: float


@cache
def load_weights(path: Path) -> Weights:
    """Load a table once."""
    with np.load(path) as table:
        return Weights(
            table["checksums"], table["weights"].astype(np.float32), float(table["start"])
        )


def weigh(traits: Sequence[str], weights: Weights) -> float:
    """Weigh an edit by its known traits, in log odds; the more there are the less each counts."""
    asked = np.fromiter(map(checksum, traits), np.uint32, len(traits))
    places = np.searchsorted(weights.checksums, asked).clip(max=len(weights.checksums) - 1)
    known = places[weights.checksums[places] == asked]
    if not len(known):
        return weights.start
    return float(weights.weights[known].sum() / np.sqrt(len(known))) + weights.start


def checksum(trait: str) -> int:
    """Give the number by which a trait is kept."""
    return crc32(trait.encode())


def list_word_traits(edit: Edit) -> set[str]:
    """Describe an edit by its words, their parts, those beside them, its place and length."""
    written, lost = edit.written, edit.lost
    first, last = (written[0], written[-1]) if written else ("", "")
    before, behind = "".join(edit.before[-1:]), "".join(edit.behind[:1])
    place = "added" if edit.is_added else "inside"
    return {
        *(f"written {phrase}" for phrase in _list_phrases(written, LONGEST_PHRASE)),
        *(f"lost {phrase}" for phrase in _list_phrases(lost, LONGEST_PHRASE - 1)),
        *(f"for {old} {new}" for old in lost for new in written),
        *(f"beside {word}" for word in (*edit.before, *edit.behind)),
        *(f"part {part}" for part in _list_parts("".join(written))),
        f"first {first}",
        f"last {last}",
        f"left {before} {first}",
        f"right {last} {behind}",
        f"words {min(MOST_COUNTED, len(written))}",
        f"gone {min(MOST_COUNTED, len(lost))}",
        f"{place} {bool(edit.before)} {bool(edit.behind)} {edit.blanks}",
        f"exchanged {bool(written and lost)}",
    }


def _list_phrases(words: Sequence[str], longest: int) -> Iterator[str]:
    """List the runs of words up to a length."""
    for size in range(1, longest + 1):
        yield from (" ".join(words[i : i + size]) for i in range(len(words) - size + 1))


def _list_parts(letters: str) -> Iterator[str]:
    """List the runs of letters, with marks for the edges."""
    marked = f"^{letters}$"
    for size in PIECES:
        yield from (marked[i : i + size] for i in range(len(marked) - size + 1))
