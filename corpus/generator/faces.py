"""The fonts: where they lie, how wide their words run, what their glyphs are called.

Only Debian's fonts-thai-tlwg are used (GPL with font exception: a subset may be
embedded in a document). Widths come from HarfBuzz, as every producer uses it.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import uharfbuzz as hb
from fontTools.ttLib import TTFont

FONT_FOLDER: Final = Path("/usr/share/fonts/truetype/tlwg")


@dataclass(frozen=True, slots=True)
class Family:
    """A font family and the size at which it looks like an official document."""

    name: str
    size: float
    pitch: float  # line pitch as a multiple of the size


FAMILIES: Final = {
    f.name: f
    for f in (
        Family("Laksaman", 16.0, 1.34),
        Family("Sawasdee", 13.0, 1.66),
        Family("Garuda", 12.5, 1.70),
        Family("Norasi", 14.0, 1.52),
        Family("Loma", 13.0, 1.62),
        Family("Waree", 12.0, 1.75),
        Family("Kinnari", 14.0, 1.52),
        Family("Umpush", 13.0, 1.62),
    )
}


@dataclass(frozen=True, slots=True)
class Shaped:
    """One glyph as HarfBuzz places it; lengths in thousandths of the font size."""

    glyph: int
    cluster: int
    advance: float
    x_offset: float
    y_offset: float


def face_path(family: str, *, bold: bool) -> Path:
    """Give the file of a face; the regular one where the family has no bold."""
    path = FONT_FOLDER / f"{family}{'-Bold' if bold else ''}.ttf"
    return path if path.exists() else FONT_FOLDER / f"{family}.ttf"


@cache
def open_face(path: Path) -> TTFont:
    """Give the font program, read once; callers must not change it."""
    return TTFont(path, lazy=False)


@cache
def _harfbuzz_font(path: Path) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))


@cache
def shape_text(text: str, path: Path) -> tuple[Shaped, ...]:
    """Give the glyphs of a text in visual order."""
    font = _harfbuzz_font(path)
    scale = 1000 / font.face.upem
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
    buffer.add_str(text)
    buffer.script = "Thai"
    buffer.direction = "ltr"
    buffer.language = "th"
    hb.shape(font, buffer, {"liga": False, "kern": False})
    return tuple(
        Shaped(
            info.codepoint,
            info.cluster,
            place.x_advance * scale,
            place.x_offset * scale,
            place.y_offset * scale,
        )
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True)
    )


def text_width(text: str, path: Path, size: float) -> float:
    """How far a text runs, in points."""
    return sum(s.advance for s in shape_text(text, path)) * size / 1000
