"""What an office scanner does to a page: it leans, paper is grey, dust and dark edges show.

Pictures are grey levels from 0 (ink) to 255 (light), one row of dots after the other.
Every measure below was taken by eye from scans that Thai offices publish.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

INK: Final = 150  # grey levels below this become black
EDGE: Final = 0.012  # the most of a page that the dark edge takes
EDGE_LEVEL: Final = 40.0
PAPER: Final = (225.0, 240.0)  # copier paper under a scanner's lamp
PRINT: Final = 52.0  # toner is never quite black
FALL_OFF: Final = 14.0  # levels lost from one side of the sheet to the other
GRAIN: Final = 2.5  # levels by which neighbouring dots differ
ROUGHNESS: Final = 12.0  # grain before the threshold: what makes the edges of letters ragged
GUTTER: Final = 0.006  # share of an open book's width that its fold darkens
SALT: Final = 0.3  # white specks on ink for each black speck on paper
SOFTNESS: Final = 0.5  # dots by which the lens blurs

Grey = NDArray[np.float32]


def lean_sheet(picture: Image.Image, degrees: float) -> Image.Image:
    """Turn a sheet that was laid askew; what the lid shows beside it is white."""
    return picture.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


def fold_book(picture: Image.Image) -> Image.Image:
    """Darken the fold of an open book, in the middle of the sheet."""
    dots = np.asarray(picture, dtype=np.float32)
    width = dots.shape[1]
    away = np.abs(np.arange(width) - width / 2) / (width * GUTTER)
    return to_picture(dots * (1 - 0.6 * np.exp(-(away**2))))


def shade_paper(dots: Grey, source: np.random.Generator) -> Grey:
    """Grey paper under uneven light, with grain; toner is dark grey."""
    height, width = dots.shape
    paper = source.uniform(*PAPER)
    down, across = source.uniform(-1, 1, size=2)
    light = np.add.outer(np.linspace(-down, down, height), np.linspace(-across, across, width))
    level = paper - FALL_OFF / 4 * (np.abs(down) + np.abs(across) + light)
    grain = source.normal(0, GRAIN, size=dots.shape)
    return np.asarray(PRINT + (level - PRINT) * dots / 255 + grain, dtype=np.float32)


def darken_edges(dots: Grey, source: np.random.Generator) -> Grey:
    """Let one upright and one lying edge of the sheet be black and ragged, as under a lid."""
    for _ in range(2):
        reach = int(source.uniform(0.1, 1) * EDGE * dots.shape[1])
        steps = np.repeat(source.normal(0, 1.5, size=dots.shape[0] // 12 + 1), 12)
        depth = np.clip(reach + np.cumsum(steps)[: dots.shape[0]] / 6, 0, 2 * reach)
        dark = np.arange(dots.shape[1]) < depth[:, None]
        dots = np.where(dark[:, ::-1] if source.random() < 0.5 else dark, EDGE_LEVEL, dots).T
    return np.asarray(dots, dtype=np.float32)


def sprinkle_specks(dots: Grey, share: float, source: np.random.Generator) -> Grey:
    """Put black specks of one to nine dots on the sheet, and white ones on the ink."""
    specked = dots.copy()
    height, width = dots.shape
    for _ in range(int(share * dots.size)):
        y, x = int(source.integers(height)), int(source.integers(width))
        tall, wide = source.integers(1, 4, size=2)
        specked[y : y + int(tall), x : x + int(wide)] = EDGE_LEVEL
    ink = np.flatnonzero(dots < INK)
    if ink.size:
        specked.flat[source.choice(ink, int(share * SALT * dots.size))] = 255
    return specked


def split_bits(dots: Grey, source: np.random.Generator) -> Image.Image:
    """Give black on white; the grain of paper and toner makes letters ragged."""
    rough = to_picture(dots + source.normal(0, ROUGHNESS, size=dots.shape))
    soft = rough.filter(ImageFilter.GaussianBlur(SOFTNESS))
    return soft.point([0 if level < INK else 255 for level in range(256)]).convert("1")


def to_picture(dots: NDArray[np.floating]) -> Image.Image:
    """Give grey levels as a picture."""
    return Image.fromarray(np.clip(np.rint(dots), 0, 255).astype(np.uint8))
