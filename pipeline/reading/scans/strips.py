"""A strip holds the picture of one row of writing and of nothing else."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image

from pipeline.reading.scans.ground import WHITE, Mask
from pipeline.reading.scans.sheet import Sheet
from pipeline.reading.scans.storeys import FieldRow

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

BODY: Final = 24.0
"""Pixels of a letter's body in a strip; 16 to 32 are read alike, smaller ones are not."""
LARGER: Final = 36.0
"""The same for a second look: of doubtful rows it gets a quarter of the errors right."""
RIM: Final = 12
"""White pixels around a strip."""
HALO: Final = 0.12
"""Letter heights around its ink that a strip keeps of the picture; the rest is paper."""
LEAST_HALO: Final = 2
"""The same in pixels at least."""


@dataclass(frozen=True, slots=True)
class Strip:
    """The picture of a row; `left` and `scale` turn its pixels into those of the sheet."""

    picture: "Picture"
    left: float
    scale: float

    def to_sheet(self, x: float) -> float:
        """Give the place on the sheet of a place on the strip."""
        return self.left + (x - RIM) / self.scale


def cut_strip(sheet: Sheet, number: int, body: float = BODY) -> Strip:
    """Cut row `number` out of the sheet, letters `body` pixels high; other rows become paper."""
    left, top, right, bottom = bound_row(sheet, sheet.rows[number])
    height = sheet.rows[number].row.height
    halo = max(LEAST_HALO, round(HALO * height))
    left, top = max(left - halo, 0), max(top - halo, 0)
    right, bottom = right + halo, bottom + halo
    owner = sheet.owners[sheet.blobs.labels[top:bottom, left:right]]
    own, foreign = owner == number, owner >= 0
    near = _grow(own, halo) & ~(_grow(foreign & ~own, 1) & ~own)
    crop = np.where(near, sheet.grey[top:bottom, left:right], WHITE).astype(np.uint8)
    scale = body / height
    size = max(1, round(crop.shape[1] * scale)), max(1, round(crop.shape[0] * scale))
    method = Image.Resampling.BICUBIC if scale > 1 else Image.Resampling.LANCZOS
    picture = Image.new("L", (size[0] + 2 * RIM, size[1] + 2 * RIM), WHITE)
    picture.paste(Image.fromarray(crop).resize(size, method), (RIM, RIM))
    return Strip(picture, left, scale)


def bound_row(sheet: Sheet, found: FieldRow) -> tuple[int, int, int, int]:
    """Give the left, top, right and bottom of a row's ink in pixels."""
    blobs, own = sheet.blobs, found.row.blobs
    return (
        int(blobs.left[own].min()),
        int(blobs.top[own].min()),
        int(blobs.right[own].max()),
        int(blobs.bottom[own].max()),
    )


def _grow(mask: Mask, steps: int) -> Mask:
    """Widen a mask by so many pixels on every side."""
    grown = mask.copy()
    for _ in range(steps):
        grown[1:] |= grown[:-1].copy()
        grown[:-1] |= grown[1:].copy()
        grown[:, 1:] |= grown[:, :-1].copy()
        grown[:, :-1] |= grown[:, 1:].copy()
    return grown
