"""The page as it is shown: its visible box and its rotation."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]
Codes = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Frame:
    """How the page's own coordinates turn into those the reader sees.

    `left`, `bottom`, `across` and `upward` are the visible box, `rotation` the
    degrees by which the writing turns, clockwise negative.
    """

    left: float
    bottom: float
    across: float
    upward: float
    rotation: int

    @property
    def width(self) -> float:
        """How wide the page is shown."""
        return self.upward if self.rotation in (-90, -270) else self.across

    @property
    def height(self) -> float:
        """How high the page is shown."""
        return self.across if self.rotation in (-90, -270) else self.upward

    def turn_points(self, points: Numbers) -> Numbers:
        """Turn points, one per row, into the reader's frame."""
        x = points[:, 0] - self.left
        y = points[:, 1] - self.bottom
        if self.rotation == -90:
            x, y = y, self.across - x
        elif self.rotation == -180:
            x, y = self.across - x, self.upward - y
        elif self.rotation == -270:
            x, y = self.upward - y, x
        return np.stack([x, y], axis=1)

    def turn_boxes(self, boxes: Numbers) -> Numbers:
        """Turn boxes (left, bottom, right, top) into the reader's frame."""
        one = self.turn_points(boxes[:, :2])
        two = self.turn_points(boxes[:, 2:])
        return np.concatenate([np.minimum(one, two), np.maximum(one, two)], axis=1)


def spell_codes(codes: Codes) -> str:
    """Give code points as one string, a character for each.

    >>> spell_codes(np.array([0xE01, 0xE32], dtype=np.uint32))
    'กา'
    """
    return codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
