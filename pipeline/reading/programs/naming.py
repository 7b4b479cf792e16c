"""Names of glyphs, as fonts and drivers spell them, and the text they stand for."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from fontTools import agl
from fontTools.encodings.StandardEncoding import StandardEncoding

from pipeline.text.letters import MAI_HAN_AKAT, SARA_A, is_thai

UNNAMED: Final = ".notdef"

_TIS_NAME: Final = re.compile(r"afii59(\d{3})")
_TIS_START: Final = 520
"""Fonts of Windows name a Thai glyph afii59 and its byte in TIS-620 plus 520, but for two
that the glyph registry of AFII counts the other way round."""
_EXCHANGED: Final = {"afii59728": MAI_HAN_AKAT, "afii59729": SARA_A}
_BARE_CODE: Final = re.compile(r"[Ff]7[0-2][0-9A-Fa-f]")


@cache
def read_glyph_name(name: str) -> str:
    """Give the text a glyph's PostScript name stands for; empty where it tells nothing.

    Beside the names of Adobe's list those that Windows' drivers make of its Thai
    fonts (`afii59706;`, `f70a;`), and the list's Thai names without their ending.

    >>> read_glyph_name("kokaithai"), read_glyph_name("afii59681;"), read_glyph_name("g201")
    ('ก', 'ก', '')
    """
    plain = name.rstrip(";").split(".", 1)[0]
    text: str = agl.toUnicode(plain)
    if text:
        return text
    if plain in _EXCHANGED:
        return _EXCHANGED[plain]
    tis = _TIS_NAME.fullmatch(plain)
    if tis:
        return _read_tis(int(tis[1]) - _TIS_START)
    if _BARE_CODE.fullmatch(plain):
        return chr(int(plain, 16))
    thai: str = agl.toUnicode(f"{plain}thai") if plain.isalpha() else ""
    return thai


def read_listed_name(name: str) -> str:
    """Give the text of a name of Adobe's list, which is all that other readers know.

    >>> read_listed_name("kokaithai"), read_listed_name("afii59681;")
    ('ก', '')
    """
    text: str = agl.toUnicode(name)
    return text


def _read_tis(byte: int) -> str:
    text = bytes((byte,)).decode("cp874", errors="ignore") if 0 <= byte < 0x100 else ""
    return text if text and is_thai(text) else ""


def name_standard_codes() -> dict[int, str]:
    """Give the glyph names of Adobe's standard encoding by code."""
    return {code: name for code, name in enumerate(StandardEncoding) if name != UNNAMED}


@cache
def name_encoded_codes(codec: str) -> Mapping[int, str]:
    """Give the glyph names of the codes of a one-byte encoding of Python's, such as cp1252.

    >>> name_encoded_codes("cp1252")[0xC9]
    'Eacute'
    """
    named = {}
    for code in range(0x20, 0x100):
        text = bytes((code,)).decode(codec, errors="ignore")
        if text and ord(text) in agl.UV2AGL:
            named[code] = agl.UV2AGL[ord(text)]
    return MappingProxyType(named)
