"""Pictures for the tests of recognition: boxes of ink, and pages of the sample plans."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from pipeline.reading import ocr
from pipeline.reading.pdf import open_pdf
from pipeline.reading.scans.ground import Mask

PLANS = Path(__file__).parents[2] / "corpus" / "plans"
ENGINE = ocr.find_engine(None)
NO_ENGINE = "Tesseract's Thai model is absent"

Boxes = Sequence[tuple[int, int, int, int]]
"""Left, top, right and bottom in pixels."""


def paint(boxes: Boxes, *, width: int, height: int) -> Mask:
    """Give a sheet with these boxes of ink."""
    ink = np.zeros((height, width), dtype=np.bool_)
    for left, top, right, bottom in boxes:
        ink[top:bottom, left:right] = True
    return ink


@cache
def find_plan(plan: str) -> Path:
    """Give the sample plan of this number."""
    return next(PLANS.glob(f"{plan}-*.pdf"))


@cache
def show_page(plan: str, number: int, dpi: int = 200) -> Image.Image:
    """Give the picture of a page of a sample plan."""
    with open_pdf(find_plan(plan)) as pdf:
        return pdf.render_page(number, dpi=dpi).convert("L")
