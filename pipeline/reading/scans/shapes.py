"""What a single blob shows: digits and upper marks, told by their shapes.

The Thai model of Tesseract has no ๔ ๖ ๗ ๘ ๙ at all and reads them as ๒ ๐ ๕, and of a tone
over a vowel it loses one in six. Both stand apart from their neighbours, so a small net
of one hidden layer, which has seen them in the typefaces of Debian, tells what they are.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from pipeline.reading.scans.blobs import Blobs, Numbers
from pipeline.reading.scans.ground import WHITE, Grey
from pipeline.reading.scans.rows import Row

Pictures = npt.NDArray[np.float32]
Shares = npt.NDArray[np.float32]

TABLE: Final = Path(__file__).with_name("shapes.npz")
"""Made by `python -m benchmarks.shapes`; see docs/reading.md."""
LETTER_PIXELS: Final = 16
"""Pixels to which the height of a letter's body is scaled."""
OTHER: Final = ""
"""The name of every shape that is nothing the net was asked for."""

RISE: Final = 0.25
"""Letter heights around the top of the body within which a mark may end or must begin."""
OVERLAP: Final = 0.05
"""Letter heights by which marks of one stack lie over one another at least."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a row that is shown to a net: its size, and where the body's top lies in it."""

    width: int
    height: int
    top: int


LETTERS: Final = Window(24, 30, 8)
"""From half a letter above the body, where ascenders end, to a third below."""
MARKS: Final = Window(24, 20, 19)
"""What stands above the body; two storeys of marks are 1.1 letters high."""


@dataclass(frozen=True, slots=True)
class Net:
    """A net of one hidden layer; `names` says what each of its answers means."""

    names: tuple[str, ...]
    first: Pictures
    first_bias: Pictures
    second: Pictures
    second_bias: Pictures

    def weigh(self, pictures: Pictures) -> Shares:
        """Give for each picture (a row of darkness, 0 to 1) the probability of each name."""
        hidden = np.maximum(pictures @ self.first + self.first_bias, 0)
        answer = hidden @ self.second + self.second_bias
        powers = np.exp(answer - answer.max(axis=1, keepdims=True))
        shares: Shares = powers / powers.sum(axis=1, keepdims=True)
        return shares


@cache
def load_nets() -> tuple[Net, Net]:
    """Give the net that knows letters and the one that knows marks."""
    with np.load(TABLE) as table:
        letters, marks = (
            Net(
                tuple(table[f"{kind}_names"].tolist()),
                *(
                    table[f"{kind}_{part}"].astype(np.float32) * table[f"{kind}_{part}_step"]
                    for part in ("first", "first_bias", "second", "second_bias")
                ),
            )
            for kind in ("letters", "marks")
        )
    return letters, marks


def picture_shape(grey: Grey, blobs: Blobs, members: Numbers, row: Row, window: Window) -> Pictures:
    """Give what some blobs of a row look like: darkness in the window, scaled to one size."""
    left, right = blobs.left[members].min(), blobs.right[members].max()
    top, bottom = blobs.top[members].min(), blobs.bottom[members].max()
    crop = grey[top:bottom, left:right]
    own = np.isin(blobs.labels[top:bottom, left:right], members)
    dark = np.where(own, WHITE - crop, 0).astype(np.uint8)
    scale = LETTER_PIXELS / row.height
    size = max(1, round((right - left) * scale)), max(1, round((bottom - top) * scale))
    small = np.asarray(Image.fromarray(dark).resize(size, Image.Resampling.BOX))
    canvas = np.zeros((window.height, window.width), dtype=np.float32)
    x = (window.width - size[0]) // 2
    y = window.top + round((int(top) - row.top) * scale)
    x0, y0 = max(x, 0), max(y, 0)
    part = small[y0 - y : max(window.height - y, 0), x0 - x : window.width - x]
    canvas[y0 : y0 + part.shape[0], x0 : x0 + part.shape[1]] = part
    darkness: Pictures = canvas.ravel() / np.float32(WHITE)
    return darkness


def stack_marks(blobs: Blobs, row: Row) -> list[Numbers]:
    """Give the marks above the letters of a row, those over one another together."""
    members, letter = row.blobs, row.height
    is_above = (blobs.bottom[members] <= row.top + RISE * letter) & (
        blobs.top[members] < row.top - RISE * letter
    )
    marks = members[is_above]
    marks = marks[np.argsort(blobs.left[marks], kind="stable")]
    stacks: list[list[int]] = []
    end = -1
    for mark in marks.tolist():
        if stacks and blobs.left[mark] < end - OVERLAP * letter:
            stacks[-1].append(mark)
        else:
            stacks.append([mark])
            end = -1
        end = max(end, int(blobs.right[mark]))
    return [np.array(stack, dtype=np.intp) for stack in stacks]
