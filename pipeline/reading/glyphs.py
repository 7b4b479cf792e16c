"""The characters of one direction of writing, turned upright, with what they draw."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reading.columns import PageChars
from pipeline.reading.drafts import Veil
from pipeline.reading.fonts import ProvenGlyph
from pipeline.reading.frame import Codes, Flags, Numbers
from pipeline.text.letters import CONSONANTS, LU, MARKS, PRIVATE_USE, RU

Rows = npt.NDArray[np.intp]

NO_WIDTH: Final = 0.02
"""An advance below this many em is none."""
LEAST_INK: Final = 0.03
"""Ink lower than this many em is the box pdfium gives a blank, not a drawing."""
ANGLE_SLACK: Final = 5.0
"""Degrees a line may lean and still count as upright or sideways."""
BLANK, MARK, CARRIER, OTHER = range(4)
"""Kinds of character: a CARRIER is a letter that can bear a mark."""

_LINE_BREAKS: Final = frozenset(map(ord, "\0\n\r\f\v\x85\u2028\u2029"))
_REPLACEMENT: Final = 0xFFFD


def _kind_table() -> npt.NDArray[np.uint8]:
    table = np.full(0x10000, OTHER, dtype=np.uint8)
    for character in "\t \N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}":
        table[ord(character)] = BLANK
    table[0x2000:0x200B] = BLANK
    for character in CONSONANTS | {RU, LU}:
        table[ord(character)] = CARRIER
    for character in MARKS:
        table[ord(character)] = MARK
    for private, standard in PRIVATE_USE.items():
        table[ord(private)] = table[ord(standard[0])]
    return table


_KINDS: Final = _kind_table()

INKED_CODES: Final = tuple(np.flatnonzero(_KINDS <= MARK).tolist())
"""Code points whose ink `pdf` must measure: blanks and marks."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What is written in one direction (degrees) and equally easy to see."""

    angle: float
    veil: Veil


@dataclass(slots=True)
class Glyphs:
    """Columns like those of PageChars, in a frame in which the writing is level.

    `left` is the pen before the character, `middle` where its ink is centred (or
    its box, which pdfium draws around the ink of what has no width); `rows`
    points back into `chars`; `kind` is what the glyph draws; `inked` tells
    whether its ink was measured and is there, `rise` how many em above the pen
    it begins.
    """

    chars: PageChars
    rows: Rows
    codes: Codes
    left: Numbers
    right: Numbers
    base: Numbers
    size: Numbers
    middle: Numbers
    rise: Numbers
    kind: npt.NDArray[np.uint8]
    inked: Flags

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def widthless(self) -> Flags:
        """Characters that do not move the pen."""
        return self.right - self.left < NO_WIDTH * self.size


def part_layers(chars: PageChars, proofs: Mapping[int, ProvenGlyph]) -> list[tuple[Layer, Glyphs]]:
    """Give the characters of a page by direction of writing and by how well it is seen."""
    codes = _drawn_codes(chars.codes, proofs)
    quarter = np.round(chars.angle / 90.0) * 90.0
    straight = np.abs(chars.angle - quarter) <= ANGLE_SLACK
    quarter[quarter == -180.0] = 180.0
    turn = np.where(straight, quarter, np.round(chars.angle))
    veil = np.where(chars.clipped, Veil.CLIPPED, np.where(chars.pale, Veil.PALE, Veil.NONE))
    kinds = turn * len(Veil) + veil  # whole numbers, in the order of both
    layers = []
    for kind in np.unique(kinds).tolist():
        angle, veiled = divmod(kind, len(Veil))
        glyphs = _turn_level(chars, codes, np.flatnonzero(kinds == kind), angle)
        layers.append((Layer(angle, Veil(veiled)), glyphs))
    return layers


def _drawn_codes(codes: Codes, proofs: Mapping[int, ProvenGlyph]) -> Codes:
    """Give what the glyphs draw: sentinels resolved, drawn line breaks made harmless."""
    drawn = codes.copy()
    for code in np.unique(codes).tolist():
        if code in proofs:
            drawn[codes == code] = ord(proofs[code].text[0])
        elif code in _LINE_BREAKS:
            drawn[codes == code] = _REPLACEMENT
    return drawn


def _turn_level(chars: PageChars, codes: Codes, rows: Rows, angle: float) -> Glyphs:
    along = float(np.cos(np.radians(angle))), float(np.sin(np.radians(angle)))
    upward = -along[1], along[0]
    left = chars.pen[rows] * along[0] + chars.baseline[rows] * along[1]
    base = chars.pen[rows] * upward[0] + chars.baseline[rows] * upward[1]
    box_left, box_right = _extent(chars.boxes[rows], along)
    ink_left, ink_right = _extent(chars.ink[rows], along)
    ink_bottom, ink_top = _extent(chars.ink[rows], upward)
    size = chars.size[rows]
    inked = ink_top - ink_bottom > LEAST_INK * size
    kind = _KINDS[np.minimum(codes[rows], 0xFFFF)]
    # What stands left of its own pen is hung on something, whatever its name is.
    hung = (box_left + box_right < 2 * left) & (kind != BLANK)
    return Glyphs(
        chars=chars,
        rows=rows,
        codes=codes[rows],
        left=left,
        right=np.maximum(box_right, left),
        base=base,
        size=size,
        middle=(np.where(inked, ink_left + ink_right, box_left + box_right) / 2).astype(np.float32),
        rise=(ink_bottom - base) / size,
        kind=np.where(hung, MARK, kind).astype(np.uint8),
        inked=inked,
    )


def _extent(boxes: Numbers, axis: tuple[float, float]) -> tuple[Numbers, Numbers]:
    """How far boxes reach along one direction."""
    if axis in ((1.0, 0.0), (0.0, 1.0)):  # nearly all writing is level
        low = int(axis[1])
        return boxes[:, low], boxes[:, low + 2]
    corners = [boxes[:, x] * axis[0] + boxes[:, y] * axis[1] for x in (0, 2) for y in (1, 3)]
    stacked = np.stack(corners)
    return stacked.min(axis=0), stacked.max(axis=0)
