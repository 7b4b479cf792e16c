"""What an office puts on paper before it scans it: a round stamp and a signature."""

from math import cos, pi, sin
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

STAMP_LEVEL: Final = 105  # red or violet ink, as a scanner without colours sees it
PEN_LEVEL: Final = 60  # a blue ball pen
STAMP: Final = (0.66, 0.20, 0.085)  # centre from the left and top, radius; shares of the page
SIGNATURE: Final = (0.52, 0.468, 0.26)  # beginning from the left and top, width; shares
RAYS: Final = 24
LOOPS: Final = 5


def mark_page(picture: Image.Image, mark: str, source: np.random.Generator) -> None:
    """Put the named mark on a page."""
    {"stamp": draw_stamp, "signature": draw_signature}[mark](picture, source)


def draw_stamp(picture: Image.Image, source: np.random.Generator) -> None:
    """Draw two rings, rays between them, and a star, over whatever is there."""
    across, down, share = STAMP
    width, height = picture.size
    radius = share * width
    x = (across + source.uniform(-0.02, 0.02)) * width
    y = (down + source.uniform(-0.01, 0.01)) * height
    layer = Image.new("L", picture.size, 255)
    pen = ImageDraw.Draw(layer)
    stroke = max(2, round(radius / 28))
    for part in (1.0, 0.72, 0.3):
        reach = radius * part
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), outline=0, width=stroke)
    for ray in range(RAYS):
        turn = 2 * pi * (ray + source.uniform(-0.2, 0.2)) / RAYS
        inner, outer = radius * 0.78, radius * 0.94
        ends = (x + inner * cos(turn), y + inner * sin(turn))
        pen.line((*ends, x + outer * cos(turn), y + outer * sin(turn)), fill=0, width=2 * stroke)
    picture.paste(STAMP_LEVEL, mask=layer.point([255 - level for level in range(256)]))


def draw_signature(picture: Image.Image, source: np.random.Generator) -> None:
    """Draw a scrawl of loops that crosses the typed name."""
    left, top, share = SIGNATURE
    width, height = picture.size
    steps = np.linspace(0, 1, 200)
    lean, swing = source.uniform(0.6, 1.4, size=2)
    x = width * (left + share * (steps + 0.07 * np.sin(2 * pi * LOOPS * steps * lean)))
    fading = 0.022 * (1.1 - steps) * swing
    y = height * (top + fading * np.cos(2 * pi * LOOPS * steps) - 0.012 * steps)
    pen = ImageDraw.Draw(picture)
    points = [(float(a), float(b)) for a, b in zip(x, y, strict=True)]
    pen.line(points, fill=PEN_LEVEL, width=max(2, width // 420), joint="curve")
