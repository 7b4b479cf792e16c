"""A page as a scanner leaves it: a black and white picture, sometimes with nonsense over it."""

from random import Random
from typing import Final

import pypdfium2
from PIL import Image

from corpus.generator.place import Placed

DOTS_PER_INCH: Final = 200  # what office scanners are set to
INK: Final = 150  # grey levels below this become black
SLANT: Final = 0.35  # degrees by which the sheet lay askew
LETTERS: Final = "aeionutrsmlfwvSUIJhdnc,.;:-'1l0"  # what Latin OCR makes of Thai print


def draw_picture(single_page: bytes) -> tuple[bytes, int, int]:
    """One bit per dot, rows padded to bytes; with width and height in dots."""
    with pypdfium2.PdfDocument(single_page) as pdf:
        picture = pdf[0].render(scale=DOTS_PER_INCH / 72, grayscale=True).to_pil()
    turned = picture.rotate(SLANT, resample=Image.Resampling.BILINEAR, fillcolor=255)
    bits = turned.point([0 if level < INK else 255 for level in range(256)]).convert("1")
    return bits.tobytes(), bits.width, bits.height


def draw_nonsense(placed: Placed, page: int) -> str:
    """Invisible Latin letters where the lines of the page stand."""
    source = Random(f"nonsense/{page}")
    lines = (write_nonsense(len(line.text), line.x, line.y, source) for line in placed.lines)
    return "\n".join(lines)


def write_nonsense(count: int, x: float, y: float, source: Random) -> str:
    """Write invisible Latin letters, as many as told, from a place on the page."""
    words = "".join(source.choice(LETTERS) for _ in range(count))
    spaced = "".join(" " if source.random() < 0.15 else c for c in words)
    return f"BT 3 Tr /F9 9 Tf 1 0 0 1 {x:.1f} {y:.1f} Tm ({spaced}) Tj ET"
