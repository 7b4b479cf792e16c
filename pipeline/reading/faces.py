"""Known Thai typefaces: their glyphs by shape, for programs that have lost every name.

A program is first known as a whole: one face must have most of its shapes, at one size
for all, since a face is drawn anew in other units or, as Laksaman is TH Sarabun, enlarged.
Only then is a single glyph named, and only where no other letter of that face is near.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reading.outlines import Shape, compare_shapes

TABLE: Final = Path(__file__).with_name("faces.npz")
"""Made by `python -m benchmarks.faces`; see docs/reading.md."""
UNITS: Final = 8000.0
"""Steps of an em in which the table keeps its measures, so that four em fit two bytes."""

LEAST_SHAPES: Final = 8
"""Shapes by which a face can be known; fewer are met by chance in a hundred faces."""
ALIKE: Final = 0.03
"""Difference of proportions that still lets two shapes tell how a face was enlarged."""
SIZE_STEP: Final = 0.01
"""Part by which sizes may differ and be one: rounding of a small mark gives 0.005."""
CLOSE: Final = 0.01
"""Difference in em of one glyph in two drawings of a face: TH Sarabun and Laksaman have 0.02
at most and 0.006 mostly; different letters of one face are 0.0056 apart and more."""
FACE_SHARE: Final = 0.5
"""Share of close shapes that makes a face: right ones have 0.7 and more, others under 0.1."""
FARTHEST: Final = 0.025
"""Difference in em up to which a glyph of a known face is named."""
FARTHEST_LEFT: Final = 0.04
"""The same for what no other glyph of the program is."""
RIVAL_RATIO: Final = 2.0
"""How many times farther the nearest other character must be."""
RIVAL_GAP: Final = 0.004
"""And by how many em farther, for glyphs that agree exactly."""
FORSAKEN: Final = frozenset("ฃฅ")
"""Letters that no word is written with any more; they do not cast doubt on others."""


@dataclass(frozen=True, slots=True)
class Face:
    """The glyphs of one typeface: measures, a row for each, and what each draws.

    What plans are not written with has no character; it is there to be told from the rest.
    """

    name: str
    shapes: npt.NDArray[np.float64]
    characters: tuple[str, ...]


@cache
def load_faces() -> tuple[Face, ...]:
    """Give the known faces; none where the table was not installed."""
    if not TABLE.is_file():
        return ()
    with np.load(TABLE, allow_pickle=False) as table:
        shapes = table["shapes"].astype(np.float64) / UNITS
        starts, names = table["starts"].tolist(), table["names"].tolist()
        characters = table["characters"].tolist()
    ends = [*starts[1:], len(shapes)]
    return tuple(
        Face(name, shapes[start:end], tuple(characters[start:end]))
        for name, start, end in zip(names, starts, ends, strict=True)
    )


def name_by_face(shapes: Mapping[int, Shape]) -> dict[int, frozenset[str]]:
    """Give the characters of a program's glyphs if it is one of the known faces."""
    if len(shapes) < LEAST_SHAPES:
        return {}
    drawn = np.array(list(shapes.values()))
    best: tuple[float, Face, npt.NDArray[np.float64]] | None = None
    for face in load_faces():
        size = _find_size(drawn, face.shapes)
        if size is not None:
            gaps = compare_shapes(drawn * size, face.shapes)
            share = float((gaps.min(axis=1) < CLOSE).mean())
            if best is None or share > best[0]:
                best = share, face, gaps
    if best is None or best[0] < FACE_SHARE:
        return {}
    _, face, gaps = best
    named = _name_rows(face, gaps, frozenset(), FARTHEST)
    taken = frozenset(named.values())
    rest = np.array([row not in named for row in range(len(gaps))])
    named |= _name_rows(face, np.where(rest[:, None], gaps, np.inf), taken, FARTHEST_LEFT)
    glyphs = list(shapes)
    return {glyphs[row]: frozenset((character,)) for row, character in named.items()}


def _name_rows(
    face: Face, gaps: npt.NDArray[np.float64], taken: frozenset[str], farthest: float
) -> dict[int, str]:
    """Give the character of each row of differences that only one of the face's is near.

    Characters that are `taken` are out of the question.
    """
    free = np.array([bool(c) and c not in taken for c in face.characters])
    strange = gaps[:, [not c for c in face.characters]].min(axis=1, initial=np.inf)
    named = {}
    for row, own in enumerate(np.where(free[None, :], gaps, np.inf)):
        nearest = int(np.argmin(own))
        character, gap = face.characters[nearest], float(own[nearest])
        is_other = [c != character and c not in FORSAKEN for c in face.characters]
        rival = float(own[is_other].min())
        is_sure = rival >= max(RIVAL_RATIO * gap, gap + RIVAL_GAP)
        if gap <= farthest and is_sure and gap <= RIVAL_RATIO * strange[row]:
            named[row] = character
    return named


def _find_size(drawn: npt.NDArray[np.float64], known: npt.NDArray[np.float64]) -> float | None:
    """Give by how much most shapes that have one's proportions are enlarged in the other."""
    gaps = compare_shapes(_find_proportions(drawn), _find_proportions(known))
    one, other = np.nonzero(gaps < ALIKE)
    if len(np.unique(one)) < LEAST_SHAPES:
        return None
    sizes = np.log(known[other, 1] / drawn[one, 1])
    votes = [int((np.abs(sizes - size) < SIZE_STEP).sum()) for size in sizes]
    most = sizes[int(np.argmax(votes))]
    return float(np.exp(np.median(sizes[np.abs(sizes - most) < SIZE_STEP])))


def _find_proportions(shapes: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Give the measures without their size, each about as sure as the others."""
    width, height, length = shapes[:, 0], shapes[:, 1], shapes[:, 2]
    shorter = np.minimum(width, height)
    sides = (np.log(width / height), length / (width + height))
    return np.column_stack((*sides, shapes[:, 3:] / shorter[:, None]))
