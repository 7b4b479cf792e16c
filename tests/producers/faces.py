"""The fonts that the producers set with: Debian's, and one from outside the project."""

import os
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

TLWG: Final = Path("/usr/share/fonts/truetype/tlwg")
NOTO: Final = Path("/usr/share/fonts/truetype/noto")
SHARED: Final = Path(__file__).parents[2].parent / "shared" / "fonts"
"""Beside the project, not in it: tests with these fonts skip where they are absent."""


@dataclass(frozen=True, slots=True)
class Face:
    """A family by its files; `latin` is the family that lends it Latin letters."""

    family: str
    regular: Path
    bold: Path | None = None
    size: float = 13.0
    latin: str | None = None

    @property
    def slug(self) -> str:
        """The family as a part of file names."""
        return self.family.replace(" ", "")

    def path(self, *, bold: bool) -> Path:
        """Give the file of a weight; the regular one where there is no bold."""
        return self.bold if bold and self.bold is not None else self.regular


def _find_tlwg(name: str, family: str, size: float) -> Face:
    return Face(family, TLWG / f"{name}.ttf", TLWG / f"{name}-Bold.ttf", size)


FACES: Final = {
    face.slug: face
    for face in (
        _find_tlwg("Garuda", "Garuda", 12.5),
        _find_tlwg("Loma", "Loma", 13.0),
        _find_tlwg("Norasi", "Norasi", 14.0),
        _find_tlwg("Sawasdee", "Sawasdee", 13.0),
        _find_tlwg("Waree", "Waree", 12.0),
        _find_tlwg("Laksaman", "Laksaman", 16.0),
        _find_tlwg("Kinnari", "Kinnari", 14.0),
        _find_tlwg("Umpush", "Umpush", 13.0),
        _find_tlwg("TlwgMono", "Tlwg Mono", 12.0),
        _find_tlwg("Purisa", "Purisa", 12.0),
        Face("TH Sarabun New", SHARED / "THSarabunNew.ttf", size=16.0),
        Face(
            "Noto Sans Thai",
            NOTO / "NotoSansThai-Regular.ttf",
            NOTO / "NotoSansThai-Bold.ttf",
            12.0,
            "Noto Sans",
        ),
        Face(
            "Noto Serif Thai",
            NOTO / "NotoSerifThai-Regular.ttf",
            NOTO / "NotoSerifThai-Bold.ttf",
            12.0,
            "Noto Serif",
        ),
    )
}


@cache
def font_environment() -> dict[str, str]:
    """Give the environment in which programs find the fonts that are not installed."""
    settings = Path(tempfile.mkdtemp(prefix="fonts-"), "fonts.conf")
    settings.write_text(
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
        f"<include>/etc/fonts/fonts.conf</include><dir>{SHARED}</dir></fontconfig>",
        encoding="utf-8",
    )
    return {**os.environ, "FONTCONFIG_FILE": str(settings)}
