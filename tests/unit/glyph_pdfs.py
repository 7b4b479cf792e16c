"""PDFs whose fonts say one thing and draw another, built for tests from nothing.

The font is made here, of rectangles: letters 0.6 em wide, marks without width
that stand left of the pen, as in every Thai font. No font file is needed.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from pipeline.reading.cmaps import write_to_unicode
from pipeline.text.letters import MARKS

THAI_CODES = (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F), *range(0x0E50, 0x0E5A))
LETTERS = "".join(map(chr, THAI_CODES))
GLYPHS = " 0123456789.-()/abcdefghijklmnopqrstuvwxyz" + LETTERS
ADVANCE = 600
A4 = (595.0, 842.0)


@dataclass
class Sheet:
    """One page: pieces of text with their places, and raw drawing before them."""

    texts: Sequence[tuple[float, float, str]] = ()
    drawing: str = ""
    size: float = 16.0
    rotate: int = 0
    area: tuple[float, float] = A4


def build_pdf(
    path: Path,
    sheets: Sequence[Sheet],
    *,
    claims: Mapping[str, str] | None = None,
    has_cmap: bool = True,
    eyed: str = "",
    name: str = "Boxes",
) -> Path:
    """Write a PDF; `claims` gives characters whose ToUnicode entry lies ("" for none).

    The characters in `eyed` are drawn with an eye, `name` is what the font is called.
    """
    pdf = pikepdf.new()
    font = _add_font(pdf, claims or {}, draw_font(has_cmap=has_cmap, eyed=eyed), name)
    for sheet in sheets:
        page = pdf.add_blank_page(page_size=sheet.area)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        texts = "\n".join(show(x, y, text, sheet.size) for x, y, text in sheet.texts)
        page.Contents = pdf.make_stream(f"{sheet.drawing}\n{texts}".encode("ascii"))
        if sheet.rotate:
            page.Rotate = sheet.rotate
    pdf.save(path)
    return path


def show(x: float, y: float, text: str, size: float = 16.0) -> str:
    """The drawing operators that set a text with its pen at a place."""
    return f"BT /F1 {size} Tf {x} {y} Td <{encode(text)}> Tj ET"


def encode(text: str) -> str:
    """The glyph numbers of a text as a hexadecimal string."""
    return "".join(f"{GLYPHS.index(c) + 1:04X}" for c in text)


def _add_font(
    pdf: pikepdf.Pdf, claims: Mapping[str, str], program: bytes, called: str
) -> pikepdf.Object:
    names = {number: claims.get(c, c) for number, c in enumerate(GLYPHS, 1)}
    descriptor = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor,
        FontName=pikepdf.Name(f"/ABCDEF+{called}"),
        Flags=4,
        FontBBox=[-400, -300, 1000, 1000],
        ItalicAngle=0,
        Ascent=900,
        Descent=-300,
        CapHeight=700,
        StemV=80,
        FontFile2=pdf.make_stream(program),
    )
    widths = [0 if c in MARKS else (250 if c == " " else ADVANCE) for c in GLYPHS]
    descendant = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType2,
        BaseFont=pikepdf.Name(f"/ABCDEF+{called}"),
        CIDSystemInfo=pikepdf.Dictionary(
            Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
        ),
        FontDescriptor=pdf.make_indirect(descriptor),
        CIDToGIDMap=pikepdf.Name.Identity,
        W=[1, widths],
    )
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=pikepdf.Name(f"/ABCDEF+{called}"),
            Encoding=pikepdf.Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(descendant)],
            ToUnicode=pdf.make_stream(write_to_unicode({n: t for n, t in names.items() if t})),
        )
    )


def draw_font(*, has_cmap: bool = True, eyed: str = "") -> bytes:
    """Give the font of rectangles as a TrueType program."""
    names = [".notdef", *(f"g{number}" for number in range(1, len(GLYPHS) + 1))]
    glyphs = {".notdef": _draw_box(0, 0, 0, 0)}
    metrics = {".notdef": (ADVANCE, 0)}
    for number, character in enumerate(GLYPHS, 1):
        name = f"g{number}"
        if character in MARKS:
            glyphs[name], metrics[name] = _draw_box(-300, 550, -50, 700 + number), (0, -300)
        elif character == " ":
            glyphs[name], metrics[name] = _draw_box(0, 0, 0, 0), (250, 0)
        else:
            has_eye = character in eyed
            box = _draw_box(50, 0, 550, 400 + number, has_eye=has_eye)
            glyphs[name], metrics[name] = box, (ADVANCE, 50)
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): f"g{n}" for n, c in enumerate(GLYPHS, 1)})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=900, descent=-300)
    builder.setupOS2()
    builder.setupPost(keepGlyphNames=False)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    if not has_cmap:
        del builder.font["cmap"]
    out = io.BytesIO()
    builder.font.save(out)
    return out.getvalue()


def _draw_box(left: int, bottom: int, right: int, top: int, *, has_eye: bool = False) -> object:
    pen = TTGlyphPen(None)
    outside = ((left, bottom), (left, top), (right, top), (right, bottom))
    eye = ((left + 99, 99), (left + 199, 99), (left + 199, 199), (left + 99, 199))
    for start, *corners in (outside, eye)[: (1 + has_eye) * (right > left)]:
        pen.moveTo(start)
        for corner in corners:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()
