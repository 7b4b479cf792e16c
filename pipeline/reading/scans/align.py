"""Which blob of a row is which letter of its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from pipeline.reading.scans.blobs import Blobs, Numbers
from pipeline.reading.scans.ground import Grey
from pipeline.reading.scans.rows import Row
from pipeline.reading.scans.shapes import stack_marks

SAME_LETTER: Final = 0.5
"""Share of the narrower of two blobs over one another by which they are one letter: ะ, ู, :."""
PART: Final = 0.12
"""Share of a letter's ink that makes a part of it; less is dirt."""
SMALL: Final = 0.5
"""Letter heights under which a blob is a stop, a dash or a quotation mark."""
SMALL_SIGNS: Final = frozenset(".,-–—'\"“”‘’:;·*=~^_")
MISFIT: Final = 0.5
"""What it costs, in letter heights, to take a letter for a dot."""
LEFT_OUT: Final = 0.75
"""What it costs to leave a letter or a blob alone; neighbours are about 1.1 apart."""
BAND: Final = 8
"""How many places blobs and letters may be shifted against each other."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A letter or a mark that was recognised: its place across the sheet in pixels."""

    text: str
    left: float
    right: float
    confidence: float

    @property
    def middle(self) -> float:
        """Where the middle of the letter lies."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with its marks: what recognition said (`raw`) and what it is after all.

    `left` and `right` are pixels across the sheet; `rule` names what changed it.
    """

    raw: str
    text: str
    left: float
    right: float
    confidence: float
    rule: str = ""

    @property
    def middle(self) -> float:
        """Where the middle of the letter lies."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Pieces:
    """The blobs of a row: the body of each letter from left to right, and the piles of marks.

    `compound` are the places of bodies that have a part above or below them.
    """

    bodies: Numbers
    compound: frozenset[int]
    stacks: tuple[Numbers, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row of a sheet shows: its grey values and blobs, and the pieces they make."""

    grey: Grey
    blobs: Blobs
    row: Row
    pieces: Pieces

    def span(self, place: int) -> tuple[float, float]:
        """Give the left and right edge of the body at a place."""
        body = self.pieces.bodies[place]
        return float(self.blobs.left[body]), float(self.blobs.right[body])


def part_pieces(blobs: Blobs, row: Row) -> Pieces:
    """Part a row into letters and the marks above them; marks below count to their letters."""
    stacks = stack_marks(blobs, row)
    raised = np.concatenate([*stacks, np.empty(0, dtype=np.intp)])
    rest = np.setdiff1d(row.blobs, raised)
    rest = rest[np.argsort(blobs.left[rest], kind="stable")]
    bodies: list[int] = []
    compound: set[int] = set()
    for blob in rest.tolist():
        if bodies and _overlap(blobs, bodies[-1], blob):
            small, large = sorted((bodies[-1], blob), key=lambda part: int(blobs.area[part]))
            if blobs.area[small] >= PART * blobs.area[large]:
                compound.add(len(bodies) - 1)
            bodies[-1] = large
        else:
            bodies.append(blob)
    return Pieces(np.array(bodies, dtype=np.intp), frozenset(compound), tuple(stacks))


def _overlap(blobs: Blobs, one: int, two: int) -> bool:
    shared = min(blobs.right[one], blobs.right[two]) - max(blobs.left[one], blobs.left[two])
    narrower = min(blobs.right[one] - blobs.left[one], blobs.right[two] - blobs.left[two])
    return bool(shared > SAME_LETTER * narrower)


def match_letters(
    letters: Sequence[Symbol], blobs: Blobs, bodies: Numbers, letter: float
) -> list[int]:
    """Give for each letter the place of its blob among `bodies`, -1 for none.

    Both run from left to right; the cheapest pairing wins, where a pair costs the
    distance of its middles (Needleman and Wunsch, 1970).
    """
    middles = ((blobs.left[bodies] + blobs.right[bodies]) / 2 / letter).tolist()
    is_small = (blobs.height[bodies] < SMALL * letter).tolist()
    places = [symbol.middle / letter for symbol in letters]
    dots = [symbol.text in SMALL_SIGNS for symbol in letters]
    centre = np.searchsorted(middles, places).tolist()
    width = len(bodies)
    costs = [[LEFT_OUT * place for place in range(width + 1)]]
    steps: list[list[int]] = []
    for number, place in enumerate(places):
        before, row, moves = costs[-1], [costs[-1][0] + LEFT_OUT], []
        low, high = centre[number] - BAND, centre[number] + BAND
        for other in range(width):
            skipped, left_out = row[other] + LEFT_OUT, before[other + 1] + LEFT_OUT
            best, move = (skipped, 1) if skipped < left_out else (left_out, 2)
            if low <= other <= high:
                pair = before[other] + abs(place - middles[other])
                pair += MISFIT * (dots[number] != is_small[other])
                if pair <= best:
                    best, move = pair, 0
            row.append(best)
            moves.append(move)
        costs.append(row)
        steps.append(moves)
    return _trace_back(steps, width)


def _trace_back(steps: list[list[int]], width: int) -> list[int]:
    found = [-1] * len(steps)
    number, other = len(steps), width
    while number and other:
        move = steps[number - 1][other - 1]
        if move == 0:
            found[number - 1] = other - 1
        number -= move != 1
        other -= move != 2
    return found
