"""What an embedded font program tells, whatever its format."""

import struct
from collections.abc import Mapping
from typing import Final, Protocol

from fontTools.ttLib import TTLibError

from pipeline.reading.outlines import Contours

GlyphNames = tuple[frozenset[str], str]
"""The characters a glyph may stand for, and the evidence for it."""
CharacterMap = Mapping[int, int]
"""Character codes to glyph numbers."""
CharacterMaps = Mapping[tuple[int, int], CharacterMap]
"""A program's maps by platform and encoding, such as (3, 1) for Unicode on Windows."""

BROKEN_FONT: Final = (
    TTLibError,
    KeyError,
    ValueError,
    IndexError,
    AssertionError,
    AttributeError,
    OverflowError,
    TypeError,
    RecursionError,
    struct.error,
)
"""What fontTools raises on the damaged programs that printers' drivers embed."""


class Program(Protocol):
    """An embedded font program; what costs time is read when it is asked for.

    `names` gives glyphs what the program calls them, `numbers` its glyphs by
    PostScript name, `drawn` the glyphs that may have an outline, `built_in` the
    glyph names of its own encoding, and `em` the units of its outlines. Each may
    raise one of BROKEN_FONT.
    """

    @property
    def names(self) -> Mapping[int, GlyphNames]:
        """What the program calls each glyph."""

    @property
    def character_maps(self) -> CharacterMaps:
        """The program's own maps from codes to glyphs."""

    @property
    def numbers(self) -> Mapping[str, int]:
        """Glyphs by PostScript name."""

    @property
    def drawn(self) -> frozenset[int]:
        """Glyphs that may have an outline; a subset keeps those that are used."""

    @property
    def size(self) -> int:
        """How many glyphs there are."""

    @property
    def built_in(self) -> Mapping[int, str]:
        """Glyph names by the code of the program's own encoding."""

    @property
    def is_keyed(self) -> bool:
        """Whether the names of the glyphs are the CIDs of a composite font."""

    @property
    def em(self) -> float:
        """Units of the em square."""

    def trace(self, glyph: int) -> Contours:
        """Give the outline of a glyph as polygons; empty for a blank one."""

    def measure_box(self, glyph: int) -> tuple[float, float] | None:
        """Give width and height of an outline in em where the program tells without tracing."""

    def count_contours(self, glyph: int) -> int | None:
        """Give how many contours an outline has where the program tells without tracing.

        Negative where it is made of other glyphs.
        """

    def advance(self, glyph: int) -> float | None:
        """Give how far a glyph moves the pen; None where the program does not say."""

    def substitutes(self) -> Mapping[int, int]:
        """Give the glyphs that the program puts for one other glyph, with that one."""
