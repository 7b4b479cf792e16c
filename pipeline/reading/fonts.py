"""Which character each glyph really is, and by what evidence.

A PDF says twice what a glyph means: in the font's ToUnicode map, which is what
every extractor reads, and in the embedded font program itself. Word writes a
blank for the nikhahit of a sara am and sara am for every sara aa it has once
drawn in one; some report writers give no map at all. The embedded program still
knows. Where it contradicts the map by the rules below, the map is rewritten in
memory: the code gets a private character of its own, a sentinel, so that every
place where it is drawn carries both what was claimed and what was drawn.
"""

import io
import logging
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pikepdf
from fontTools import agl
from fontTools.ttLib import TTFont, TTLibError

from pipeline.model import GlyphClaim
from pipeline.reading.cmaps import read_to_unicode, write_to_unicode
from pipeline.text.letters import MARKS, NIKHAHIT, PRIVATE_USE, SARA_AA, SARA_AM, is_thai

FIRST_SENTINEL: Final = 0xE000
LAST_SENTINEL: Final = 0xF6FF
"""Private use below the Windows Thai block at U+F700, which real fonts claim."""
UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
"""What stands for the claim of a code that its map does not name."""
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


@dataclass(frozen=True, slots=True)
class ProvenGlyph:
    """What a font's code claims and draws, and the rule that puts one for the other."""

    claim: GlyphClaim
    rule: str


@dataclass(frozen=True, slots=True)
class FontEvidence:
    """The file with its maps corrected (None: nothing to correct) and the proofs.

    `glyphs` is keyed by the sentinel that stands for the font's code; `problem`
    says why a file could not be examined.
    """

    content: bytes | None
    glyphs: Mapping[int, ProvenGlyph]
    problem: str | None = None


def weigh_fonts(path: Path) -> FontEvidence:
    """Compare every font's map with its embedded program; rewrite what is disproved."""
    try:
        with pikepdf.open(path) as pdf:
            glyphs = _correct_fonts(pdf)
            return FontEvidence(_save(pdf) if glyphs else None, glyphs)
    except (pikepdf.PdfError, RecursionError) as error:
        return FontEvidence(None, {}, problem=type(error).__name__)


def choose_rule(claimed: str | None, drawn: frozenset[str]) -> tuple[str, str] | None:
    """Give the rule that lets a glyph's claim be replaced, with the character it draws.

    `claimed` is None when the map has no entry, `drawn` what the embedded font
    calls the glyph. None means: leave the claim alone.

    >>> choose_rule(" ", frozenset(NIKHAHIT)) == ("nikhahit_claims_space", NIKHAHIT)
    True
    >>> choose_rule("2", frozenset("2๒")) is None
    True
    """
    actual = _standard_form(_pick_character(drawn))
    if claimed is None or not claimed:
        return "glyph_without_claim", actual
    if claimed in drawn or _standard_form(claimed) == actual:
        return None
    if _is_void(claimed):
        return "glyph_claims_nothing", actual
    if claimed.isspace():
        return ("nikhahit_claims_space" if actual == NIKHAHIT else "glyph_claims_space"), actual
    if not is_thai(actual[0]):
        return None
    if len(claimed) > 1 and not _is_split_am(claimed):
        return "glyph_claims_cluster", actual
    if claimed == SARA_AM and actual == SARA_AA:
        return "sara_aa_claims_sara_am", actual
    return None if is_thai(claimed[0]) else ("glyph_claims_other_script", actual)


def _pick_character(drawn: frozenset[str]) -> str:
    """Give the most telling of a glyph's names: standard Thai, then any Thai form, then any."""
    return min(drawn, key=lambda c: (not is_thai(c), c not in PRIVATE_USE, len(c), c))


def _standard_form(text: str) -> str:
    return "".join(PRIVATE_USE.get(character, character) for character in text)


def _is_void(claimed: str) -> bool:
    """Whether every character of the claim says nothing: control, private, replacement."""
    return all(
        ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c == UNKNOWN or 0xE000 <= ord(c) <= 0xF8FF
        for c in claimed
    )


def _is_split_am(claimed: str) -> bool:
    return claimed == NIKHAHIT + SARA_AA


# --- the PDF ------------------------------------------------------------------


def _correct_fonts(pdf: pikepdf.Pdf) -> dict[int, ProvenGlyph]:
    proven: dict[int, ProvenGlyph] = {}
    for font, program in _embedded_fonts(pdf):
        claimed = _read_claims(font)
        replaced: dict[int, str] = {}
        for code, names in _codes_of_glyphs(font, program):
            sentinel = FIRST_SENTINEL + len(proven)
            glyph = _weigh_code(font, code, claimed.get(code), names)
            if glyph is not None and sentinel <= LAST_SENTINEL:
                proven[sentinel] = glyph
                replaced[code] = chr(sentinel)
        if replaced:
            font.ToUnicode = pdf.make_stream(write_to_unicode({**claimed, **replaced}))
    return proven


def _weigh_code(
    font: pikepdf.Object, code: int, claimed: str | None, names: tuple[frozenset[str], str]
) -> ProvenGlyph | None:
    ruling = choose_rule(claimed, names[0])
    if ruling is None or ruling[1] == (claimed or UNKNOWN):
        return None
    rule, actual = ruling
    claim = GlyphClaim(_font_name(font), code, claimed or UNKNOWN, actual, names[1])
    return ProvenGlyph(claim, rule)


def _embedded_fonts(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, TTFont]]:
    """Composite fonts whose codes are glyph numbers, with their TrueType programs."""
    for font in pdf.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Subtype") != "/Type0":
            continue
        if font.get("/Encoding") != "/Identity-H":
            continue
        try:
            data = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
            yield font, TTFont(io.BytesIO(data), lazy=True, fontNumber=0)
        except (AttributeError, pikepdf.PdfError, IndexError, *BROKEN_FONT):
            continue  # no program, or one that cannot be read: no evidence


def _read_claims(font: pikepdf.Object) -> dict[int, str]:
    stream = font.get("/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return {}
    try:
        return read_to_unicode(stream.read_bytes())
    except pikepdf.PdfError:
        return {}


def _font_name(font: pikepdf.Object) -> str:
    """Give the font's name without its subset tag; Thai names may be TIS-620 bytes."""
    raw = bytes(font.get("/BaseFont", pikepdf.Name("/unnamed")).unparse())
    name = raw.removeprefix(b"/").split(b"+", 1)[-1]
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("cp874", errors="replace")


def _save(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


# --- the font program ---------------------------------------------------------


def _codes_of_glyphs(
    font: pikepdf.Object, program: TTFont
) -> Iterator[tuple[int, tuple[frozenset[str], str]]]:
    """Each code of the font whose glyph the program names, with names and evidence."""
    try:
        names = _name_glyphs(program)
    except BROKEN_FONT:
        return
    mapping = font.DescendantFonts[0].get("/CIDToGIDMap")
    if isinstance(mapping, pikepdf.Stream):
        pairs = mapping.read_bytes()
        for code in range(len(pairs) // 2):
            glyph = int.from_bytes(pairs[2 * code : 2 * code + 2], "big")
            if glyph and glyph in names:
                yield code, names[glyph]
    else:
        yield from ((glyph, names[glyph]) for glyph in sorted(names) if glyph)


def _name_glyphs(program: TTFont) -> dict[int, tuple[frozenset[str], str]]:
    """Give what the program calls each glyph: by cmap, by name, by GSUB, by its twin."""
    found: dict[int, set[str]] = {}
    for table in program["cmap"].tables if "cmap" in program else ():
        if not table.isUnicode() or (table.platformID, table.platEncID) == (3, 0):
            continue
        for code, name in table.cmap.items():
            if code in PLAIN_CODES:
                found.setdefault(program.getGlyphID(name), set()).add(chr(code))
    names = {glyph: (frozenset(found[glyph]), "font-cmap") for glyph in found}
    if "post" in program and program["post"].formatType == 2.0:
        for glyph, name in enumerate(program.getGlyphOrder()):
            text = agl.toUnicode(name)
            if glyph not in names and text:
                names[glyph] = (frozenset((text,)), "glyph-name")
    return {**_find_twins(program, names), **_follow_substitutions(program, names), **names}


def _follow_substitutions(
    program: TTFont, names: dict[int, tuple[frozenset[str], str]]
) -> dict[int, tuple[frozenset[str], str]]:
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
    program: TTFont, names: dict[int, tuple[frozenset[str], str]]
) -> dict[int, tuple[frozenset[str], str]]:
    """Name nameless glyphs that are drawn like a Thai mark of the same font.

    Fonts keep each tone mark several times, at the heights it may stand, and
    name only one; the others have its outline, moved.
    """
    if "glyf" not in program or not any(names[g][0] & MARKS for g in names):
        return {}
    marks: dict[object, frozenset[str]] = {}
    nameless: dict[int, object] = {}
    for glyph, name in enumerate(program.getGlyphOrder()):
        is_mark = glyph in names and bool(names[glyph][0] & MARKS)
        if glyph and (is_mark or glyph not in names):
            outline = _measure_outline(program["glyf"], name)
            if outline is not None and is_mark:
                marks[outline] = frozenset(names[glyph][0] & MARKS)
            elif outline is not None:
                nameless[glyph] = outline
    return {g: (marks[o], "glyph-outline") for g, o in nameless.items() if o in marks}


def _measure_outline(glyphs: Any, name: str) -> object | None:
    """Give the points of a glyph counted from its own corner; None for a blank one."""
    points, ends, flags = glyphs[name].getCoordinates(glyphs)
    if not len(points):
        return None
    left, bottom = min(x for x, _ in points), min(y for _, y in points)
    return tuple((x - left, y - bottom) for x, y in points), tuple(ends), bytes(flags)
