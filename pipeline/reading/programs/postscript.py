"""PostScript programs: CFF (Type1C, CIDFontType0C, OpenType) and Type 1."""

import io
import re
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final

from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import BasePen

from pipeline.reading.outlines import Contours, Point, bend_curve
from pipeline.reading.programs.naming import UNNAMED, name_standard_codes, read_glyph_name
from pipeline.reading.programs.program import CharacterMaps, GlyphNames
from pipeline.reading.programs.truetype import TrueTypeProgram

USUAL_EM: Final = 1000.0
"""Units of the em square that PostScript fonts have unless they say otherwise."""

_BUILT_IN: Final = re.compile(rb"dup\s+(\d+)\s*/([^\s/]+)\s+put")
_STANDARD: Final = re.compile(rb"/Encoding\s+StandardEncoding")


class CompactProgram:
    """A CFF program, bare or with the tables of the OpenType font around it."""

    def __init__(self, content: bytes, outer: TrueTypeProgram | None = None) -> None:
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(content), None)
        self._top = fonts.topDictIndex[0]
        self._charset: list[str] = self._top.charset
        self._outer = outer

    @cached_property
    def is_keyed(self) -> bool:
        """Whether the names of the glyphs are CIDs."""
        return hasattr(self._top, "ROS")

    @property
    def size(self) -> int:
        """How many glyphs there are."""
        return len(self._charset)

    @cached_property
    def em(self) -> float:
        """Units of the em square: the inverse of the matrix's scale."""
        matrix = getattr(self._top, "FontMatrix", None)
        return 1 / matrix[0] if matrix and matrix[0] else USUAL_EM

    @cached_property
    def character_maps(self) -> CharacterMaps:
        """The maps of the OpenType font."""
        return {} if self._outer is None else self._outer.character_maps

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Glyphs by name; the names of a keyed program are `cid` and a number."""
        return {name: glyph for glyph, name in enumerate(self._charset)}

    @cached_property
    def names(self) -> Mapping[int, GlyphNames]:
        """What the program calls each glyph."""
        named = {} if self._outer is None else dict(self._outer.names)
        for glyph, name in enumerate(() if self.is_keyed else self._charset):
            text = read_glyph_name(name)
            if text:
                named.setdefault(glyph, (frozenset((text,)), "glyph-name"))
        return named

    @cached_property
    def built_in(self) -> Mapping[int, str]:
        """The names of codes in the program's own encoding."""
        encoding = getattr(self._top, "Encoding", "StandardEncoding")
        if isinstance(encoding, str):
            return name_standard_codes() if encoding == "StandardEncoding" else {}
        return {code: name for code, name in enumerate(encoding) if name != UNNAMED}

    @cached_property
    def drawn(self) -> frozenset[int]:
        """Every glyph but the first; only tracing tells which of them are blank."""
        return frozenset(range(1, len(self._charset)))

    def trace(self, glyph: int) -> Contours:
        """Give the outline of a glyph as polygons."""
        pen = _PolygonPen()
        self._top.CharStrings[self._charset[glyph]].draw(pen)
        return pen.contours

    def measure_box(self, glyph: int) -> tuple[float, float] | None:
        """Give nothing: a CFF program tells only by drawing."""
        del glyph
        return None

    def count_contours(self, glyph: int) -> int | None:
        """Give nothing."""
        del glyph
        return None

    def advance(self, glyph: int) -> float | None:
        """Give how far a glyph moves the pen, which its outline tells when drawn."""
        outline = self._top.CharStrings[self._charset[glyph]]
        outline.draw(_PolygonPen())
        return float(outline.width)

    def substitutes(self) -> Mapping[int, int]:
        """Give the glyphs that the OpenType font puts for one other glyph."""
        return {} if self._outer is None else self._outer.substitutes()


class Type1Program:
    """A Type 1 program: the names in its own encoding; its outlines are not looked at."""

    names: Mapping[int, GlyphNames] = MappingProxyType({})
    character_maps: CharacterMaps = MappingProxyType({})
    numbers: Mapping[str, int] = MappingProxyType({})
    drawn: frozenset[int] = frozenset()
    is_keyed = False
    em = USUAL_EM
    size = 0

    def __init__(self, content: bytes) -> None:
        clear = content.split(b"eexec", 1)[0]
        found = {int(code): name.decode("latin-1") for code, name in _BUILT_IN.findall(clear)}
        self.built_in = name_standard_codes() if _STANDARD.search(clear) else found

    def trace(self, glyph: int) -> Contours:
        """Give nothing."""
        del glyph
        return []

    def measure_box(self, glyph: int) -> tuple[float, float] | None:
        """Give nothing."""
        del glyph
        return None

    def count_contours(self, glyph: int) -> int | None:
        """Give nothing."""
        del glyph
        return None

    def advance(self, glyph: int) -> float | None:
        """Give nothing."""
        del glyph
        return None

    def substitutes(self) -> Mapping[int, int]:
        """Give nothing."""
        return {}


class _PolygonPen(BasePen):  # type: ignore[misc]  # fontTools is untyped
    """Collects an outline as polygons, its curves cut into short lines."""

    def __init__(self) -> None:
        super().__init__(None)
        self.contours: list[list[Point]] = []

    def _moveTo(self, point: Point) -> None:  # noqa: N802 - fontTools' name
        self.contours.append([point])

    def _lineTo(self, point: Point) -> None:  # noqa: N802 - fontTools' name
        self.contours[-1].append(point)

    def _curveToOne(self, one: Point, two: Point, end: Point) -> None:  # noqa: N802
        self.contours[-1] += bend_curve((self._getCurrentPoint(), one, two, end))
