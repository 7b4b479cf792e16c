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
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf

from pipeline.model import GlyphClaim
from pipeline.reading.cmaps import read_to_unicode, write_to_unicode
from pipeline.reading.programs import BROKEN_FONT, GlyphNames, Program, name_glyphs, open_program
from pipeline.text.letters import (
    LOWER_VOWELS,
    MARKS,
    NIKHAHIT,
    PRIVATE_USE,
    SARA_AA,
    SARA_AM,
    is_thai,
)

FIRST_SENTINEL: Final = 0xE000
LAST_SENTINEL: Final = 0xF6FF
"""Private use below the Windows Thai block at U+F700, which real fonts claim."""
UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
"""What stands for the claim of a code that its map does not name."""


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
    except (pikepdf.PdfError, pikepdf.PasswordError, RecursionError) as error:
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
    rule = _name_fault(claimed, actual)
    return None if rule is None else (rule, actual)


def _name_fault(claimed: str, actual: str) -> str | None:
    """Name what is wrong with a claim; two Thai letters that differ are left as they are.

    But a glyph that hangs below its base is no tone mark and one that stands above it
    no sara u: producers that tell the characters of a cluster off against its glyphs
    in drawing order give each the other's name.
    """
    is_turned = (claimed in LOWER_VOWELS) != (actual in LOWER_VOWELS)
    faults = (
        ("glyph_claims_nothing", _is_void(claimed)),
        ("nikhahit_claims_space", claimed.isspace() and actual == NIKHAHIT),
        ("glyph_claims_space", claimed.isspace()),
        ("glyph_claims_cluster", len(claimed) > 1 and claimed != NIKHAHIT + SARA_AA),
        ("sara_aa_claims_sara_am", (claimed, actual) == (SARA_AM, SARA_AA)),
        ("mark_claims_other_side", {claimed, actual} <= MARKS and is_turned),
        ("glyph_claims_other_script", not is_thai(claimed[0])),
    )
    found = next((name for name, is_so in faults if is_so), None)
    needs_thai = found in ("glyph_claims_cluster", "glyph_claims_other_script")
    return None if needs_thai and not is_thai(actual[0]) else found


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


# --- the PDF ------------------------------------------------------------------


def _correct_fonts(pdf: pikepdf.Pdf) -> dict[int, ProvenGlyph]:
    proven: dict[int, ProvenGlyph] = {}
    for font, program in _embedded_fonts(pdf):
        claimed = _read_claims(font)
        replaced: dict[int, str] = {}
        for code, names in _codes_of_glyphs(font, program, claimed):
            sentinel = FIRST_SENTINEL + len(proven)
            glyph = _weigh_code(font, code, claimed.get(code), names)
            if glyph is not None and sentinel <= LAST_SENTINEL:
                proven[sentinel] = glyph
                replaced[code] = chr(sentinel)
        if replaced:
            font.ToUnicode = pdf.make_stream(write_to_unicode({**claimed, **replaced}))
    return proven


def _weigh_code(
    font: pikepdf.Object, code: int, claimed: str | None, names: GlyphNames
) -> ProvenGlyph | None:
    ruling = choose_rule(claimed, names[0])
    if ruling is None or ruling[1] == (claimed or UNKNOWN):
        return None
    rule, actual = ruling
    claim = GlyphClaim(_font_name(font), code, claimed or UNKNOWN, actual, names[1])
    return ProvenGlyph(claim, rule)


def _embedded_fonts(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, Program]]:
    """Composite fonts whose codes are glyph numbers, with their TrueType programs."""
    for font in pdf.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Subtype") != "/Type0":
            continue
        if font.get("/Encoding") != "/Identity-H":
            continue
        try:
            data = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
            yield font, open_program(data)
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
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes.fromhex(m[1].decode()), raw)
    name = plain.removeprefix(b"/").split(b"+", 1)[-1]
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("cp874", errors="replace")


def _save(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def _codes_of_glyphs(
    font: pikepdf.Object, program: Program, claimed: Mapping[int, str]
) -> Iterator[tuple[int, GlyphNames]]:
    """Find each code of the font whose glyph the program names, with names and evidence."""
    mapping = font.DescendantFonts[0].get("/CIDToGIDMap")
    content = mapping.read_bytes() if isinstance(mapping, pikepdf.Stream) else b""
    table = [int.from_bytes(content[i : i + 2], "big") for i in range(0, len(content) - 1, 2)]
    told = {
        table[code] if code < len(table) else code
        for code, text in claimed.items()
        if text and not _is_void(text)
    }
    try:
        names = name_glyphs(program, told)
    except BROKEN_FONT:
        return
    for code, glyph in enumerate(table) if table else ((g, g) for g in sorted(names)):
        if glyph and glyph in names:
            yield code, names[glyph]
