"""TrueType programs, and the tables that OpenType shares with them."""

import io
import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final

from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph

from pipeline.reading.outlines import Contours, trace_points
from pipeline.reading.programs.naming import read_glyph_name
from pipeline.reading.programs.program import BROKEN_FONT, CharacterMaps, GlyphNames

SINGLE_SUBSTITUTION: Final = 1
"""The GSUB lookup type that puts one glyph for another, as for raised tone marks."""
PLAIN_CODES: Final = range(0x20, 0x10000)
NAMED_POST: Final = 2.0
"""The format of a `post` table that holds names."""
UNICODE_PLATFORM: Final = 0
UNICODE_ON_WINDOWS: Final = ((3, 1), (3, 10))


class TrueTypeProgram:
    """A TrueType program; its glyphs are called by their numbers throughout.

    fontTools would make up a name for each glyph, which costs more than all else.
    """

    built_in: Mapping[int, str] = MappingProxyType({})
    is_keyed = False

    def __init__(self, content: bytes) -> None:
        self._font = TTFont(io.BytesIO(content), lazy=True, fontNumber=0)
        self._order = [str(glyph) for glyph in range(self._font["maxp"].numGlyphs)]
        self._font.setGlyphOrder(self._order)

    @property
    def is_compact(self) -> bool:
        """Whether the outlines are written in a CFF table."""
        return "CFF " in self._font

    @property
    def compact(self) -> bytes:
        """The CFF table."""
        content: bytes = self._font.reader["CFF "]
        return content

    @property
    def size(self) -> int:
        """How many glyphs there are."""
        return len(self._order)

    @cached_property
    def em(self) -> float:
        """Units of the em square."""
        return float(self._font["head"].unitsPerEm)

    @cached_property
    def character_maps(self) -> CharacterMaps:
        """The program's maps by platform and encoding."""
        tables = self._font["cmap"].tables if "cmap" in self._font else ()
        return {(table.platformID, table.platEncID): _read_map(table) for table in tables}

    @cached_property
    def names(self) -> Mapping[int, GlyphNames]:
        """What the program calls each glyph: by its Unicode maps, else by PostScript name."""
        found: dict[int, set[str]] = {}
        for kind, codes in self.character_maps.items():
            if kind[0] == UNICODE_PLATFORM or kind in UNICODE_ON_WINDOWS:
                for code, glyph in codes.items():
                    if code in PLAIN_CODES:
                        found.setdefault(glyph, set()).add(chr(code))
        named = {glyph: (frozenset(chars), "font-cmap") for glyph, chars in found.items()}
        for name, glyph in self.numbers.items():
            text = read_glyph_name(name)
            if text:
                named.setdefault(glyph, (frozenset((text,)), "glyph-name"))
        return named

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Glyphs by PostScript name, where the program keeps names."""
        if "post" not in self._font or self._font["post"].formatType != NAMED_POST:
            return {}
        order = self._font["post"].getGlyphOrder()
        return {name: glyph for glyph, name in reversed(list(enumerate(order)))}

    @cached_property
    def drawn(self) -> frozenset[int]:
        """The glyphs with an outline."""
        places = self._places
        return frozenset(g for g in range(1, len(places) - 1) if places[g + 1] > places[g])

    @cached_property
    def _places(self) -> list[int]:
        return list(self._font["loca"]) if "loca" in self._font and "glyf" in self._font else []

    @cached_property
    def _content(self) -> bytes:
        content: bytes = self._font.reader["glyf"]
        return content

    @cached_property
    def _glyphs(self) -> Any:
        """The glyf table, its glyphs cut by hand: drivers write tables that are too short."""
        table = newTable("glyf")
        table.glyphOrder, table.axisTags = self._order, []
        cuts = zip(self._order, self._places, self._places[1:], strict=False)
        table.glyphs = {name: Glyph(self._content[a:b] if b > a else b"") for name, a, b in cuts}
        return table

    def trace(self, glyph: int) -> Contours:
        """Give the outline of a glyph as polygons."""
        points, ends, flags = self._glyphs[str(glyph)].getCoordinates(self._glyphs)
        return trace_points(list(points), list(ends), list(flags))

    def measure_box(self, glyph: int) -> tuple[float, float] | None:
        """Give width and height of an outline in em, as its first bytes tell."""
        left, bottom, right, top = struct.unpack_from(">4h", self._content, self._places[glyph] + 2)
        return (right - left) / self.em, (top - bottom) / self.em

    def count_contours(self, glyph: int) -> int | None:
        """Give how many contours an outline has, as its first bytes tell."""
        count: int = struct.unpack_from(">h", self._content, self._places[glyph])[0]
        return count

    def advance(self, glyph: int) -> float | None:
        """Give how far a glyph moves the pen."""
        return float(self._advances[glyph]) if glyph < len(self._advances) else None

    @cached_property
    def _advances(self) -> list[int]:
        if "hmtx" not in self._font:
            return []
        metrics = self._font["hmtx"].metrics
        return [metrics[name][0] for name in self._order]

    def substitutes(self) -> Mapping[int, int]:
        """Give the glyphs that the font itself puts for one other glyph, with that one."""
        table = self._font["GSUB"].table if "GSUB" in self._font else None
        if table is None or table.LookupList is None:
            return {}
        return dict(_read_substitutions(table.LookupList.Lookup))


def _read_map(table: Any) -> dict[int, int]:
    """Read one character map; one that breaks off gives nothing, the others still count."""
    try:
        return {code: number for code, name in table.cmap.items() if (number := _number(name))}
    except BROKEN_FONT:
        return {}


def _read_substitutions(lookups: Iterable[Any]) -> Iterator[tuple[int, int]]:
    for lookup in lookups:
        for subtable in lookup.SubTable:
            inner = getattr(subtable, "ExtSubTable", subtable)
            if inner.LookupType == SINGLE_SUBSTITUTION:
                for given, put in inner.mapping.items():
                    yield _number(put), _number(given)


def _number(name: str) -> int:
    """Give the number in a glyph's name; fontTools names those beyond the font's end itself."""
    return int(name.removeprefix("glyph"))
