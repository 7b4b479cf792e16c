"""Softening: edits that sound like those by which clerks let a duty off.

The rules know words; a stranger finds others (สุดแล้วแต่กำลังคนจะอำนวย). Each edit of a copied
sentence is described by its words, parts of words and neighbours, and weighed by what these meant
in some thousand labelled edits. `python -m benchmarks.softening` weighs them anew and tells how
often edits by a writer whose others were not seen are told rightly; see docs/judging.md.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from pipeline.judging.comparing.edits import Edit, list_edits
from pipeline.judging.comparing.slot_words import ALL_BIND
from pipeline.judging.comparing.statements import Alignment
from pipeline.judging.comparing.terms import SectionText, Stretch

TABLE: Final = Path(__file__).with_name("softening.npz")
"""Made by `python -m benchmarks.softening`."""

LEAST_WEIGHT: Final = 2.5
"""Log odds from which an edit is told; one in two hundred harmless ones of a stranger has them."""

LONGEST_PHRASE: Final = 3
"""Words of the longest phrase that is a trait of its own."""

PIECES: Final = (2, 3, 4, 5, 6)
"""Letters of the parts of words that are traits: an unseen word shares some with seen ones."""

MOST_COUNTED: Final = 6
"""Words of an edit from which its length tells nothing more."""

_CONDITION: Final = re.compile("หาก|ถ้า|เมื่อ|(?:ใน)?กรณี")
_UTMOST: Final = re.compile(r"(?:ที่|สูง)สุด\s?เท่าที่")


@dataclass(frozen=True, slots=True)
class Weights:
    """What traits weigh, by the sorted checksums of their names."""

    checksums: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]
    start: float


def find_softenings(
    alignment: Alignment, section: SectionText, free: Sequence[Stretch]
) -> Iterator[Stretch]:
    """Find the edits of a copied statement that weigh enough."""
    for edit in list_edits(alignment, section, free):
        is_known = not edit.written or _is_settled(edit, section)
        if not is_known and weigh(list_traits(edit), load_weights()) >= LEAST_WEIGHT:
            yield edit.start, edit.end


def _is_settled(edit: Edit, section: SectionText) -> bool:
    """Whether rules settle an edit: what binds in the place of a duty, the utmost, a condition.

    A condition behind a blank may as well open the next statement; conditions.py tells whose it is.
    """
    words = section.source(edit.start, edit.end)
    is_condition = edit.is_added and edit.blanks[0] and _CONDITION.match(words)
    is_binding = _UTMOST.search(words) or (edit.lost and ALL_BIND.search(words))
    return bool(is_condition or is_binding)


@cache
def load_weights() -> Weights:
    """Load the table once."""
    with np.load(TABLE) as table:
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


def list_traits(edit: Edit) -> tuple[str, ...]:
    """Describe an edit: phrases written and lost, parts of words, neighbours, place and length.

    >>> edit = Edit(0, 3, ("ควร",), ("ตอง",), ("ยัง",), ("มี",), (False, False))
    >>> [t for t in list_traits(edit) if t.startswith(("written", "lost", "left"))]
    ['left ยัง ควร', 'lost ตอง', 'written ควร']
    """
    written, lost = edit.written, edit.lost
    first, last = (written[0], written[-1]) if written else ("", "")
    before, behind = "".join(edit.before[-1:]), "".join(edit.behind[:1])
    place = "added" if edit.is_added else "inside"
    traits = {
        *(f"written {phrase}" for phrase in _list_phrases(written, LONGEST_PHRASE)),
        *(f"lost {phrase}" for phrase in _list_phrases(lost, LONGEST_PHRASE - 1)),
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
    return tuple(sorted(traits))


def _list_phrases(words: Sequence[str], longest: int) -> Iterator[str]:
    """List the runs of words up to a length."""
    for size in range(1, longest + 1):
        yield from (" ".join(words[i : i + size]) for i in range(len(words) - size + 1))


def _list_parts(letters: str) -> Iterator[str]:
    """List the runs of letters, with marks for the edges."""
    marked = f"^{letters}$"
    for size in PIECES:
        yield from (marked[i : i + size] for i in range(len(marked) - size + 1))
