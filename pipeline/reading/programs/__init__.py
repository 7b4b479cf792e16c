"""The only door to fontTools: what an embedded font program calls its glyphs and draws."""

import logging

from pipeline.reading.programs.naming import (
    name_encoded_codes,
    read_glyph_name,
    read_listed_name,
)
from pipeline.reading.programs.postscript import CompactProgram, Type1Program
from pipeline.reading.programs.program import (
    BROKEN_FONT,
    CharacterMap,
    CharacterMaps,
    GlyphNames,
    Program,
)
from pipeline.reading.programs.truetype import TrueTypeProgram

__all__ = [
    "BROKEN_FONT",
    "CharacterMap",
    "CharacterMaps",
    "GlyphNames",
    "Program",
    "name_encoded_codes",
    "open_program",
    "read_glyph_name",
    "read_listed_name",
]

logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # it speaks of each subset's tables


def open_program(content: bytes) -> Program:
    """Open an embedded program by what it is; raises one of BROKEN_FONT where it is damaged."""
    if content[:2] in (b"%!", b"\x80\x01"):
        return Type1Program(content)
    if content[:1] == b"\x01" and content[:4] != b"\x00\x01\x00\x00":
        return CompactProgram(content)
    program = TrueTypeProgram(content)
    return CompactProgram(program.compact, program) if program.is_compact else program
