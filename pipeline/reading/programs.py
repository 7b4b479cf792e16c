"""The only door to fontTools: what an embedded font program calls its glyphs."""

import io
import logging
import struct
from collections.abc import Collection, Mapping
from typing import Any, Final, TypeAlias

from fontTools import agl
from fontTools.ttLib import TTFont, TTLibError

from pipeline.text.letters import MARKS, is_thai

GlyphNames = tuple[frozenset[str], str]
"""The characters a glyph may stand for, and the evidence for it."""
SINGLE_SUBSTITUTION: Final = 1
"""The GSUB lookup type that puts one glyph for another, as for raised tone marks."""
PLAIN_CODES: Final = range(0x20, 0x10000)
BROKEN_FONT: Final = (
    TTLibError,
    KeyError,
    ValueError,
    IndexError,
    AssertionError,
    AttributeError,
    OverflowError,
    TypeError,
    struct.error,
)
"""What fontTools raises on the damaged programs that printers' drivers embed."""


logging.getLogger("fontTools").setLevel(logging.ERROR)  # it warns of each subset's short tables

Program: TypeAlias = TTFont
"""A TrueType or OpenType font program, its tables read when asked for."""


def open_program(content: bytes) -> Program:
    """Open an embedded font program; raises one of BROKEN_FONT where it is damaged."""
    return TTFont(io.BytesIO(content), lazy=True, fontNumber=0)


def name_glyphs(program: Program, told: Collection[int]) -> dict[int, GlyphNames]:
    """Give what the program calls each glyph: by cmap, else by its PostScript name.

    A glyph that is drawn and named neither there nor by the PDF (`told`) is
    looked for among the substitutions of the font, then among its outlines.
    Raises one of BROKEN_FONT where the program is damaged.
    """
    names = {glyph: (chars, "font-cmap") for glyph, chars in _read_cmap(program).items()}
    if "post" in program and program["post"].formatType == 2.0:
        for glyph, name in enumerate(program.getGlyphOrder()):
            text = agl.toUnicode(name)
            if glyph not in names and text:
                names[glyph] = (frozenset((text,)), "glyph-name")
    nameless = _find_drawn(program) - names.keys() - set(told)
    if not nameless or not any(chars & MARKS for chars, _ in names.values()):
        return names
    substituted = _follow_substitutions(program, names)
    return {**_find_twins(program, names, nameless), **substituted, **names}


def _read_cmap(program: Program) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for table in program["cmap"].tables if "cmap" in program else ():
        if not table.isUnicode() or (table.platformID, table.platEncID) == (3, 0):
            continue
        for code, name in table.cmap.items():
            if code in PLAIN_CODES:
                found.setdefault(program.getGlyphID(name), set()).add(chr(code))
    return {glyph: frozenset(characters) for glyph, characters in found.items()}


def _find_drawn(program: Program) -> set[int]:
    """Find the glyphs that have an outline; a subset keeps those that are used."""
    if "loca" not in program or "glyf" not in program:
        return set()
    places = list(program["loca"])
    return {glyph for glyph in range(1, len(places) - 1) if places[glyph + 1] > places[glyph]}


def _follow_substitutions(
    program: Program, names: Mapping[int, GlyphNames]
) -> dict[int, GlyphNames]:
    """Name nameless glyphs that the font itself puts for one glyph of known name."""
    table = program["GSUB"].table if "GSUB" in program else None
    if table is None or table.LookupList is None:
        return {}
    found = {}
    for lookup in table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            inner = getattr(subtable, "ExtSubTable", subtable)
            if inner.LookupType != SINGLE_SUBSTITUTION:
                continue
            for given, put in inner.mapping.items():
                known = names.get(program.getGlyphID(given))
                if known is not None and any(map(is_thai, known[0])):
                    found[program.getGlyphID(put)] = (known[0], "glyph-substitution")
    return found


def _find_twins(
    program: Program, names: Mapping[int, GlyphNames], nameless: set[int]
) -> dict[int, GlyphNames]:
    """Name nameless glyphs that are drawn like a Thai mark of the same font.

    Fonts keep each tone mark several times, at the heights it may stand, and
    name only one; the others have its outline, moved.
    """
    order = program.getGlyphOrder()
    marks: dict[object, frozenset[str]] = {}
    for glyph, (characters, _) in names.items():
        if characters & MARKS and glyph < len(order):
            marks[_measure_outline(program["glyf"], order[glyph])] = characters & MARKS
    outlines = {glyph: _measure_outline(program["glyf"], order[glyph]) for glyph in nameless}
    return {g: (marks[o], "glyph-outline") for g, o in outlines.items() if o and o in marks}


def _measure_outline(glyphs: Any, name: str) -> object | None:
    """Give the points of a glyph counted from its own corner; None for a blank one."""
    points, ends, flags = glyphs[name].getCoordinates(glyphs)
    if not len(points):
        return None
    left, bottom = min(x for x, _ in points), min(y for _, y in points)
    return tuple((x - left, y - bottom) for x, y in points), tuple(ends), bytes(flags)
