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

from pipeline.judging.comparing.duty_slots import is_misprint
from pipeline.judging.comparing.edits import Edit, list_edits
from pipeline.judging.comparing.frames import SHORT_WORDING
from pipeline.judging.comparing.hedge_words import (
    ABLE,
    ATTEMPT,
    CHOICE,
    CONDITIONS,
    DUTY,
    IF_DONE,
    ONE_OF_ALL,
    PURPOSE,
    READY,
    WISH,
)
from pipeline.judging.comparing.negation_words import NEGATION
from pipeline.judging.comparing.same_words import mean_same
from pipeline.judging.comparing.slot_words import (
    ALL_BIND,
    COMPLEMENT,
    CONDITION,
    EVENT,
    GIVING,
    ONGOING,
    PENDING,
    SERIAL,
)
from pipeline.judging.comparing.statements import Alignment
from pipeline.judging.comparing.terms import SectionText, Stretch

TABLE: Final = Path(__file__).with_name("softening.npz")
"""Made by `python -m benchmarks.softening`."""

LEAST_WEIGHT: Final = 2.0
"""Log odds from which an edit is told: of harmless ones by a stranger one in two hundred."""

LONGEST_PHRASE: Final = 3
"""Words of the longest phrase that is a trait of its own."""

PIECES: Final = (3, 4, 5)
"""Letters of the parts of words that are traits: an unseen word shares some with seen ones."""

MOST_COUNTED: Final = 6
"""Words of an edit from which its length tells nothing more."""

KINDS: Final = {
    "choice": CHOICE,
    "wish": WISH,
    "attempt": ATTEMPT,
    "ready": READY,
    "able": ABLE,
    "praised": IF_DONE,
    "purpose": PURPOSE,
    "one of all": ONE_OF_ALL,
    **CONDITIONS,
    "binding": ALL_BIND,
    "complement": COMPLEMENT,
    "giving": GIVING,
    "serial": SERIAL,
    "ongoing": ONGOING,
    "pending": PENDING,
    "condition": CONDITION,
    "event": EVENT,
    "negation": NEGATION,
    "duty": DUTY,
}
"""Kinds of words that the rules know, by name: what a kind means is learned with the rest."""

_CONDITION: Final = re.compile("หาก|ถ้า|เมื่อ|(?:ใน)?กรณี")
_UTMOST: Final = re.compile(r"(?:ที่|สูง)สุด\s?เท่าที่")
_BESIDES: Final = re.compile(r"(?:และ|หรือ)?\s?(?:หาก|ถ้า|เมื่อ)\S{0,16}?อาจ")
"""A condition, the utmost (มากที่สุดเท่าที่จะทำได้), and a further way (หรือหากสะดวกอาจใช้…)."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What traits weigh, by the sorted checksums of their names."""

    checksums: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]
    start: float


def find_softenings(
    alignment: Alignment, section: SectionText, taken: Sequence[Stretch]
) -> Iterator[Stretch]:
    """Find the edits of a copied statement that weigh enough; `taken` are the other statements."""
    is_heading = alignment.letters <= SHORT_WORDING
    for edit in list_edits(alignment, section, taken):
        is_known = not edit.written or _is_settled(edit, is_heading=is_heading)
        if not is_known and weigh(list_traits(edit), load_weights()) >= LEAST_WEIGHT:
            yield edit.start, edit.end


def _is_settled(edit: Edit, *, is_heading: bool) -> bool:
    """Whether rules settle an edit: a misprint or synonym, what binds for a duty, the utmost.

    A condition behind a heading, which lays no duty on anybody, opens the next statement.
    """
    is_next = is_heading and edit.is_added and _CONDITION.match(edit.text)
    is_bound = edit.lost and not edit.before and ALL_BIND.search(edit.text)
    is_plain = _UTMOST.search(edit.text) or _BESIDES.match(edit.text)
    lost = "".join(edit.lost)
    is_same = mean_same("".join(edit.written), lost) or is_misprint(edit.text, lost)
    return bool(is_next or is_bound or is_plain or is_same)


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
    """Describe an edit: its words, their parts and kinds, those beside them, place and length.

    >>> edit = Edit(0, 3, "ควร", ("ควร",), ("ตอง",), ("ยัง",), ("มี",), (False, False))
    >>> [t for t in list_traits(edit) if t.startswith(("written", "lost", "left", "kind"))]
    ['kind choice', 'kind serial', 'left ยัง ควร', 'lost ตอง', 'written ควร']
    """
    written, lost = edit.written, edit.lost
    first, last = (written[0], written[-1]) if written else ("", "")
    before, behind = "".join(edit.before[-1:]), "".join(edit.behind[:1])
    place = "added" if edit.is_added else "inside"
    traits = {
        *(f"written {phrase}" for phrase in _list_phrases(written, LONGEST_PHRASE)),
        *(f"lost {phrase}" for phrase in _list_phrases(lost, LONGEST_PHRASE - 1)),
        *(f"for {old} {new}" for old in lost for new in written),
        *(f"kind {kind}" for kind, pattern in KINDS.items() if pattern.search(edit.text)),
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
