"""Which glyph each code of a font draws, and what the font's own tables say it means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline.reading.programs import (
    GlyphNames,
    Program,
    name_encoded_codes,
    read_glyph_name,
    read_listed_name,
)

WINDOWS_UNICODE: Final = (3, 1)
WINDOWS_SYMBOL: Final = (3, 0)
MACINTOSH: Final = (1, 0)
SYMBOL_PREFIXES: Final = (0xF000, 0xF100, 0xF200, 0)
"""Where symbol fonts keep the codes 0 to 255 in their Windows map."""
CODECS: Final[Mapping[str, str]] = {
    "/WinAnsiEncoding": "cp1252",
    "/MacRomanEncoding": "mac_roman",
}

_MAC_CODES: Final = {name: code for code, name in name_encoded_codes("mac_roman").items()}


@dataclass(frozen=True, slots=True)
class FontFacts:
    """What a PDF says of one font, its program aside.

    `told` are the entries of its ToUnicode map. Composite fonts: `cids` gives the CID
    of each code (None: the code itself) and `glyphs` the glyph of each CID (empty: the
    CID itself). Simple fonts: `codes` are those that have a width, `base` names their
    encoding, `differences` the glyphs of single codes; `is_symbolic` says that neither
    counts for a TrueType program.
    """

    name: str
    told: Mapping[int, str]
    is_composite: bool
    cids: Mapping[int, int] | None = None
    glyphs: tuple[int, ...] = ()
    codes: range = range(0x100)
    base: str | None = None
    differences: Mapping[int, str] = field(default_factory=dict)
    is_symbolic: bool = False


def find_glyphs(facts: FontFacts, program: Program) -> dict[int, int]:
    """Give the glyph that each code draws; raises one of BROKEN_FONT."""
    pairs = _find_by_cid(facts, program) if facts.is_composite else _find_by_code(facts, program)
    return {code: glyph for code, glyph in pairs if glyph}


def _find_by_cid(facts: FontFacts, program: Program) -> Iterator[tuple[int, int]]:
    if facts.cids is None:
        known = range(len(facts.glyphs)) or sorted(program.drawn | program.names.keys())
        cids: Mapping[int, int] = {code: code for code in known}
        if program.is_keyed:
            cids = {cid: cid for cid in map(_read_cid, program.numbers) if cid}
    else:
        cids = facts.cids
    for code, cid in cids.items():
        if facts.glyphs:
            yield code, facts.glyphs[cid] if cid < len(facts.glyphs) else 0
        elif program.is_keyed:
            yield code, program.numbers.get(f"cid{cid:05d}", 0)
        else:
            yield code, cid


def _read_cid(name: str) -> int:
    return int(name.removeprefix("cid")) if name.startswith("cid") else 0


def name_codes(facts: FontFacts, program: Program) -> dict[int, GlyphNames]:
    """Give what the tables of font and program call the glyph of each code.

    The program's own names come first, then those the PDF gives to single codes or,
    in Type 1, the program to its own; a whole encoding by its name tells nothing of
    the glyphs. Raises one of BROKEN_FONT.
    """
    own = {} if facts.is_composite else {**program.built_in, **facts.differences}
    told = {code: read_glyph_name(name) for code, name in own.items()}
    named = {code: (frozenset((text,)), "glyph-name") for code, text in told.items() if text}
    for code, glyph in find_glyphs(facts, program).items():
        if glyph in program.names:
            named[code] = program.names[glyph]
    return named


def read_claims(facts: FontFacts) -> dict[int, str]:
    """Give what the PDF itself claims of each code: by its map, else by its encoding."""
    codec = CODECS.get(facts.base or "")
    if facts.is_composite or codec is None:
        return dict(facts.told)
    names = name_encoded_codes(codec)
    plain = {c: read_glyph_name(names[c]) for c in facts.codes if c in names}
    return {**{c: text for c, text in plain.items() if c not in facts.differences}, **facts.told}


def guess_readings(facts: FontFacts, program: Program) -> dict[int, str]:
    """Give what readers make of those codes of a simple font for which nothing is claimed."""
    if facts.is_composite:
        return {}
    own = {**name_encoded_codes("mac_roman"), **program.built_in, **facts.differences}
    return {code: read_listed_name(own[code]) for code in facts.codes if code in own}


def _find_by_code(facts: FontFacts, program: Program) -> Iterator[tuple[int, int]]:
    codec = CODECS.get(facts.base or "")
    encoded = name_encoded_codes(codec) if codec else program.built_in
    names = {**encoded, **facts.differences}
    by_name = bool(names) and not (facts.is_symbolic and program.character_maps)
    for code in facts.codes:
        is_named = by_name and code in names
        yield code, _find_named(names[code], program) if is_named else _find_plain(code, program)


def _find_named(name: str, program: Program) -> int:
    """Find a glyph by its name: in the Unicode or Macintosh map, else among the names."""
    text = read_glyph_name(name)
    maps = program.character_maps
    if WINDOWS_UNICODE in maps:
        found = maps[WINDOWS_UNICODE].get(ord(text)) if len(text) == 1 else None
    else:
        found = maps.get(MACINTOSH, {}).get(_MAC_CODES.get(name, -1))
    return found or program.numbers.get(name, 0)


def _find_plain(code: int, program: Program) -> int:
    """Find a glyph by the code itself: in the symbol map, else in the Macintosh one."""
    symbols = program.character_maps.get(WINDOWS_SYMBOL, {})
    for prefix in SYMBOL_PREFIXES:
        if prefix + code in symbols:
            return symbols[prefix + code]
    return program.character_maps.get(MACINTOSH, {}).get(code, 0)
