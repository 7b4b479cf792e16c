"""Which character each glyph really is, and by what evidence.

A PDF says twice what a glyph means: in the font's ToUnicode map, which is what
every extractor reads, and in the embedded font program itself. Word writes a
blank for the nikhahit of a sara am and sara am for every sara aa it has once
drawn in one; some report writers give no map at all. The embedded program still
knows. Where it contradicts the map by the rules of `claims`, the map is rewritten
in memory: the code gets a private character of its own, a sentinel, so that every
place where it is drawn carries both what was claimed and what was drawn.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf

from pipeline.reading.claims import ProvenGlyph, choose_rule
from pipeline.reading.cmaps import read_code_map, read_to_unicode, write_to_unicode
from pipeline.reading.codes import FontFacts
from pipeline.reading.evidence import fill_gaps, weigh_codes
from pipeline.reading.examine import examine_font
from pipeline.reading.programs import BROKEN_FONT, Program, open_program
from pipeline.reading.streams import is_whole

__all__ = ["FontEvidence", "ProvenGlyph", "choose_rule", "weigh_fonts"]

FIRST_SENTINEL: Final = 0xE000
LAST_SENTINEL: Final = 0xF6FF
"""Private use below the Windows Thai block at U+F700, which real fonts claim."""
SYMBOLIC: Final = 1 << 2
NONSYMBOLIC: Final = 1 << 5
"""Bits of a font descriptor's flags."""
SIMPLE_FONTS: Final = ("/TrueType", "/Type1", "/MMType1")
FLATE: Final = pikepdf.Name.FlateDecode
FORM_DEPTH: Final = 4
"""Forms inside forms that are looked into; merging and stamping nest one or two deep."""
PROGRAM_KEYS: Final = ("/FontFile2", "/FontFile3", "/FontFile")


@dataclass(frozen=True, slots=True)
class FontEvidence:
    """The file with its maps corrected (None: nothing to correct) and the proofs.

    `glyphs` is keyed by the sentinel that stands for the font's code; `problem`
    says why a file could not be examined; `damaged` are the pages of which something
    cannot be unpacked.
    """

    content: bytes | None
    glyphs: Mapping[int, ProvenGlyph]
    problem: str | None = None
    damaged: frozenset[int] = frozenset()


def weigh_fonts(path: Path) -> FontEvidence:
    """Compare every font's map with its embedded program; rewrite what is disproved."""
    try:
        with pikepdf.open(path) as pdf:
            glyphs, is_changed = _correct_fonts(pdf)
            content = _save(pdf) if is_changed else None
            return FontEvidence(content, glyphs, damaged=_find_damaged_pages(pdf))
    except (pikepdf.PdfError, pikepdf.PasswordError, RecursionError) as error:
        return FontEvidence(None, {}, problem=type(error).__name__)


def _correct_fonts(pdf: pikepdf.Pdf) -> tuple[dict[int, ProvenGlyph], bool]:
    """Give the maps of all fonts their sentinels, and say whether any map is another now."""
    found = list(_embedded_fonts(pdf))
    examined = [examine_font(facts, program) for _, facts, program in found]
    proven: dict[int, ProvenGlyph] = {}
    is_changed = False
    for (font, _, _), known, glyphs in zip(found, examined, weigh_codes(examined), strict=True):
        replaced: dict[int, str] = {}
        for glyph in glyphs:
            sentinel = FIRST_SENTINEL + len(proven)
            if sentinel <= LAST_SENTINEL:
                proven[sentinel] = glyph
                replaced[glyph.claim.code] = chr(sentinel)
        gaps = fill_gaps(known)
        if replaced or gaps:
            entries = {**known.facts.told, **gaps, **replaced}
            font.ToUnicode = pdf.make_stream(write_to_unicode(entries))
            is_changed = True
    return proven, is_changed


def _embedded_fonts(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, FontFacts, Program]]:
    """Give the fonts whose program is embedded and can be opened, each program opened once."""
    programs: dict[tuple[int, int], Program | None] = {}
    for font in pdf.objects:
        if not isinstance(font, pikepdf.Dictionary):
            continue
        try:
            stream = _find_program(font)
            if stream is None:
                continue
            key = stream.objgen
            if key not in programs:
                programs[key] = _open_stream(stream)
            program = programs[key]
            if program is not None:
                yield font, _read_facts(font), program
        except (AttributeError, TypeError, ValueError, IndexError, pikepdf.PdfError):
            continue  # a font whose entries make no sense proves nothing


def _find_program(font: pikepdf.Object) -> pikepdf.Object | None:
    kind = font.get("/Subtype")
    if kind == "/Type0":
        if font.get("/Encoding") != "/Identity-H" and not isinstance(
            font.get("/Encoding"), pikepdf.Stream
        ):
            return None  # a CMap of Adobe's for Chinese, Japanese or Korean
        font = font.DescendantFonts[0]
    elif kind not in SIMPLE_FONTS:
        return None
    descriptor = font.get("/FontDescriptor")
    found = (descriptor.get(key) for key in PROGRAM_KEYS) if descriptor is not None else ()
    return next((stream for stream in found if isinstance(stream, pikepdf.Stream)), None)


def _open_stream(stream: pikepdf.Object) -> Program | None:
    """Open an embedded program; one that cannot be read proves nothing."""
    try:
        return open_program(stream.read_bytes())
    except (pikepdf.PdfError, *BROKEN_FONT):
        return None


def _read_facts(font: pikepdf.Object) -> FontFacts:
    name, told = _font_name(font), _read_claims(font.get("/ToUnicode"))
    if font.Subtype == "/Type0":
        return FontFacts(
            name,
            told,
            is_composite=True,
            cids=_read_cids(font.Encoding),
            glyphs=_read_glyphs(font.DescendantFonts[0]),
        )
    encoding = font.get("/Encoding")
    differences: dict[int, str] = {}
    if isinstance(encoding, pikepdf.Dictionary):
        differences = _read_differences(encoding.get("/Differences", ()))
        encoding = encoding.get("/BaseEncoding")
    flags = int(font.FontDescriptor.get("/Flags", NONSYMBOLIC))
    return FontFacts(
        name,
        told,
        is_composite=False,
        codes=range(max(int(font.get("/FirstChar", 0)), 0), int(font.get("/LastChar", 0xFF)) + 1),
        base=None if encoding is None else str(encoding),
        differences=differences,
        is_symbolic=bool(flags & SYMBOLIC) and not flags & NONSYMBOLIC,
    )


def _read_cids(encoding: pikepdf.Object) -> dict[int, int] | None:
    """Give the CIDs of the codes where a CMap of the file's own tells; None for the codes."""
    return read_code_map(encoding.read_bytes()) if isinstance(encoding, pikepdf.Stream) else None


def _read_claims(stream: pikepdf.Object | None) -> dict[int, str]:
    if not isinstance(stream, pikepdf.Stream):
        return {}
    try:
        return read_to_unicode(stream.read_bytes())
    except pikepdf.PdfError:
        return {}


def _read_glyphs(descendant: pikepdf.Object) -> tuple[int, ...]:
    """Give the glyph of each CID as a stream tells it; empty where they are the same."""
    mapping = descendant.get("/CIDToGIDMap")
    content = mapping.read_bytes() if isinstance(mapping, pikepdf.Stream) else b""
    return tuple(int.from_bytes(content[i : i + 2], "big") for i in range(0, len(content) - 1, 2))


def _read_differences(entries: Iterable[pikepdf.Object]) -> dict[int, str]:
    """Give the glyph names of codes: a number starts a run of names."""
    named = {}
    code = 0
    for entry in entries:
        if isinstance(entry, pikepdf.Name):
            named[code] = str(entry)[1:]
            code += 1
        else:
            code = int(entry)
    return named


def _font_name(font: pikepdf.Object) -> str:
    """Give the font's name without its subset tag; Thai names may be TIS-620 bytes."""
    raw = bytes(font.get("/BaseFont", pikepdf.Name("/unnamed")).unparse())
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes.fromhex(m[1].decode()), raw)
    name = plain.removeprefix(b"/").split(b"+", 1)[-1]
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("cp874", errors="replace")


def _find_damaged_pages(pdf: pikepdf.Pdf) -> frozenset[int]:
    """Give the pages whose contents, or a form among them, cannot be unpacked to the end."""
    known: dict[tuple[int, int], bool] = {}
    try:
        return frozenset(
            number
            for number, page in enumerate(pdf.pages, 1)
            if not all(_is_whole(stream, known) for stream in _list_streams(page.obj, FORM_DEPTH))
        )
    except (AttributeError, TypeError, ValueError, pikepdf.PdfError):
        return frozenset()  # a page tree that makes no sense; whoever opens its pages says so


def _list_streams(owner: pikepdf.Object, depth: int) -> Iterator[pikepdf.Object]:
    """Give the streams of a page or a form that hold what is drawn."""
    contents = owner.get("/Contents") if not isinstance(owner, pikepdf.Stream) else owner
    parts = contents if isinstance(contents, pikepdf.Array) else [contents]
    yield from (part for part in parts if isinstance(part, pikepdf.Stream))
    resources = owner.get("/Resources")
    drawn = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    for item in drawn.values() if isinstance(drawn, pikepdf.Dictionary) and depth else ():
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form":
            yield from _list_streams(item, depth - 1)


def _is_whole(stream: pikepdf.Object, known: dict[tuple[int, int], bool]) -> bool:
    if stream.objgen not in known:
        packing = stream.get("/Filter")
        is_flate = packing == "/FlateDecode" or packing == pikepdf.Array([FLATE])
        known[stream.objgen] = not is_flate or is_whole(stream.read_raw_bytes())
    return known[stream.objgen]


def _save(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()
