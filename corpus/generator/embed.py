"""A face inside a PDF: codes, the subset of the font program, ToUnicode."""

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
from fontTools import subset
from pikepdf import Array, Dictionary, Name

from corpus.generator.faces import open_face
from corpus.generator.glyphs import Glyph, advance_of

TAG: Final = "PLAUDT"  # the six letters every subset's name begins with
BARE_TABLES: Final = ("cmap", "name", "OS/2")  # what names a glyph; post has no names by then
CMAP_HEAD: Final = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
)
CMAP_TAIL: Final = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
MOST_PER_BLOCK: Final = 100  # entries of one bfchar block, by the CMap format


@dataclass(slots=True)
class CodeBook:
    """The codes of one face: one for each pair of glyph and claim.

    A code equals its glyph's number as long as nobody else has taken it, as in
    the files of most producers.
    """

    path: Path
    codes: dict[tuple[int, str | None], int] = field(default_factory=dict)
    taken: dict[int, tuple[int, str | None]] = field(default_factory=dict)

    def code_of(self, glyph: Glyph) -> int:
        """Give the code under which a glyph with its claim is written."""
        key = (glyph.glyph, glyph.claim)
        if key not in self.codes:
            code = glyph.glyph
            if code in self.taken:
                code = max(*self.taken, len(open_face(self.path).getGlyphOrder())) + 1
            self.codes[key] = code
            self.taken[code] = key
        return self.codes[key]


def embed_face(pdf: pikepdf.Pdf, book: CodeBook, *, bare: bool) -> pikepdf.Object:
    """Give the font dictionary of a face; `bare` leaves the font program no names at all."""
    font = open_face(book.path)
    name = Name("/" + f"{TAG}+{book.path.stem}".replace(" ", ""))
    scale = 1000 / font["head"].unitsPerEm
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,
        FontBBox=Array([round(font["head"].xMin * scale), round(font["head"].yMin * scale),
                        round(font["head"].xMax * scale), round(font["head"].yMax * scale)]),
        ItalicAngle=0,
        Ascent=round(font["hhea"].ascent * scale),
        Descent=round(font["hhea"].descent * scale),
        CapHeight=600,
        StemV=80,
        FontFile2=pdf.make_stream(subset_face(book, bare=bare)),
    )  # fmt: skip
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=0,
        W=_widths(book),
        CIDToGIDMap=pdf.make_stream(_glyph_map(book)),
    )
    whole = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
    )
    claims = b"" if bare else write_to_unicode(book)
    if claims:
        whole.ToUnicode = pdf.make_stream(claims)
    return pdf.make_indirect(whole)


def subset_face(book: CodeBook, *, bare: bool) -> bytes:
    """Give the font program with only the glyphs in use, their numbers kept."""
    options = subset.Options()
    options.retain_gids = True
    options.layout_features = []
    options.hinting = False
    options.name_IDs = []
    options.glyph_names = not bare
    options.notdef_outline = True
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "FFTM", "DSIG", "gasp", "kern"]
    buffer = BytesIO()
    with subset.load_font(str(book.path), options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(gids=sorted({glyph for glyph, _ in book.codes} | {0}))
        cutter.subset(font)
        font.recalcTimestamp = False
        if bare:
            for table in BARE_TABLES:
                if table in font:
                    del font[table]
        font.save(buffer, reorderTables=None)
    return buffer.getvalue()


def write_to_unicode(book: CodeBook) -> bytes:
    """Give the ToUnicode CMap of what the codes claim; empty when none claims anything."""
    claims = sorted((code, key[1]) for key, code in book.codes.items() if key[1] is not None)
    if not claims:
        return b""
    body = ""
    for start in range(0, len(claims), MOST_PER_BLOCK):
        block = claims[start : start + MOST_PER_BLOCK]
        body += f"{len(block)} beginbfchar\n"
        for code, claim in block:
            body += f"<{code:04X}> <{(claim or '').encode('utf-16-be').hex().upper()}>\n"
        body += "endbfchar\n"
    return (CMAP_HEAD + body + CMAP_TAIL).encode("ascii")


def _widths(book: CodeBook) -> Array:
    widths = Array()
    for (glyph, _), code in sorted(book.codes.items(), key=lambda item: item[1]):
        widths.append(code)
        widths.append(Array([round(advance_of(book.path, glyph))]))
    return widths


def _glyph_map(book: CodeBook) -> bytes:
    table = bytearray(2 * (max(book.taken) + 1))
    for code, (glyph, _) in book.taken.items():
        table[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    return bytes(table)
