"""Paper and ink: a grey picture becomes black on white, whatever the light was."""

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

WHITE: Final = 255
PATCH: Final = 24
"""Pixels; a patch this wide always shows some paper between the strokes of 30-point letters."""
PAPER_WINDOW: Final = 5
"""Patches (an odd number) within which the lightest is the paper's tone."""
DARKEST_PAPER: Final = 90.0
"""Grey below which a patch is no paper in shade but a dark edge or a filled box."""
INK_RANGE: Final = (90, 190)
"""Grey between which ink and paper part: below, thin strokes fade; above, stains are ink."""


def flatten_ground(picture: "Picture") -> Grey:
    """Give the picture with its paper white: shade, tint and bleeding light taken out."""
    grey = np.asarray(picture.convert("L"))
    paper = _measure_paper(grey)
    if float(paper.min()) >= WHITE - 1:
        return grey.copy()
    lifted = grey.astype(np.float32) * (WHITE / paper)
    return np.minimum(lifted, WHITE).astype(np.uint8)


def _measure_paper(grey: Grey) -> npt.NDArray[np.float32]:
    """Give the tone of the paper under each pixel."""
    small = Image.fromarray(grey).reduce(4).filter(ImageFilter.MedianFilter(3))
    patches = small.resize(
        (max(1, grey.shape[1] // PATCH), max(1, grey.shape[0] // PATCH)), Image.Resampling.BOX
    )
    lightest = patches.filter(ImageFilter.MaxFilter(PAPER_WINDOW))
    smooth = lightest.filter(ImageFilter.BoxBlur(2))
    tone = np.asarray(
        smooth.resize((grey.shape[1], grey.shape[0]), Image.Resampling.BILINEAR), dtype=np.float32
    )
    return np.maximum(tone, DARKEST_PAPER)


def find_ink(grey: Grey) -> Mask:
    """Tell which pixels of a flattened picture are ink, by the threshold of Otsu (1979)."""
    counts = np.bincount(grey.ravel(), minlength=256).astype(np.float64)
    below = counts.cumsum()
    mass = (counts * np.arange(256)).cumsum()
    parted = below * (below[-1] - below)
    between = (mass[-1] * below / below[-1] - mass) ** 2 / np.where(parted > 0, parted, np.inf)
    is_ink: Mask = grey < np.clip(int(between.argmax()) + 1, *INK_RANGE)
    return is_ink
