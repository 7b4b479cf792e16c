"""Glyphs known by their shape: twins of named glyphs, in the same file or in known faces."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from pipeline.reading.outlines import Shape, compare_shapes, measure_outline
from pipeline.reading.programs import BROKEN_FONT, Program
from pipeline.text.letters import MARKS

SAME_SHAPE: Final = 0.002
"""Difference in em up to which two outlines are one: rounding to a coarser em gives 0.001.
In 38 Thai fonts no two different Thai letters are closer than 0.0056."""
LIKE_SHAPE: Final = 0.005
"""Outlines closer than this are too much alike to be told apart."""


@dataclass(frozen=True, slots=True)
class NamedShape:
    """An outline and the characters it is known to draw."""

    shape: Shape
    characters: frozenset[str]


def measure_glyphs(program: Program, glyphs: Iterable[int]) -> dict[int, Shape]:
    """Give the shapes of glyphs; one that is blank or cannot be read has none."""
    shapes = {}
    for glyph in glyphs:
        try:
            shape = measure_outline(program.trace(glyph), program.em)
        except BROKEN_FONT:
            continue
        if shape is not None:
            shapes[glyph] = shape
    return shapes


def find_twins(
    wanted: Mapping[int, Shape], known: Sequence[NamedShape]
) -> dict[int, frozenset[str]]:
    """Give the characters of each wanted glyph whose shape is that of known ones.

    Where the known shapes that are like it disagree there is no answer: a ring may be
    the digit zero or the letter o. Nor is there one for what is no Thai mark or letter
    beside a Latin one of its shape.
    """
    if not wanted or not known:
        return {}
    gaps = compare_shapes(
        np.array(list(wanted.values())), np.array([named.shape for named in known])
    )
    found = {}
    for glyph, row in zip(wanted, gaps, strict=True):
        alike = [known[place].characters for place in np.flatnonzero(row < LIKE_SHAPE).tolist()]
        common = frozenset.intersection(*alike) if alike else frozenset()
        if common and row.min() < SAME_SHAPE:
            found[glyph] = common & MARKS or common
    return found
