"""PDFs with one simple font: codes of one byte, as printers' drivers and packers write them."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from pipeline.reading.cmaps import write_to_unicode


def draw_truetype(order: Sequence[str], maps: Mapping[tuple[int, int], Mapping[int, str]]) -> bytes:
    """Give a TrueType program of boxes, a different one per glyph, with these character maps."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *order])
    pens = {name: TTGlyphPen(None) for name in (".notdef", *order)}
    for height, pen in enumerate(pens.values()):
        _draw_box(pen, height)
    builder.setupGlyf({name: pen.glyph() for name, pen in pens.items()})
    builder.font["cmap"] = _set_maps(builder, maps)
    return _finish(builder, order)


def draw_compact(order: Sequence[str], codes: Mapping[int, str]) -> bytes:
    """Give the CFF program of boxes with these glyph names and this encoding."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", *order])
    drawn = {}
    for height, name in enumerate((".notdef", *order)):
        pen = T2CharStringPen(600, None)
        _draw_box(pen, height)
        drawn[name] = pen.getCharString()
    builder.setupCFF("Boxes", {}, drawn, {})
    top = builder.font["CFF "].cff.topDictIndex[0]
    top.Encoding = [codes.get(code, ".notdef") for code in range(256)]
    builder.setupCharacterMap({})
    whole = _finish(builder, order)
    return bytes(cut_table(whole, b"CFF "))


def cut_table(font: bytes, tag: bytes) -> bytes:
    """Cut one table out of an OpenType file."""
    count = int.from_bytes(font[4:6], "big")
    for record in range(count):
        entry = font[12 + 16 * record : 28 + 16 * record]
        if entry[:4] == tag:
            start, size = int.from_bytes(entry[8:12], "big"), int.from_bytes(entry[12:16], "big")
            return font[start : start + size]
    raise KeyError(tag)


def draw_type1(codes: Mapping[int, str]) -> bytes:
    """Give the clear part of a Type 1 program with this encoding."""
    lines = "".join(f"dup {code} /{name} put\n" for code, name in codes.items())
    return f"%!FontType1-1.0: Boxes\n/Encoding 256 array\n{lines}readonly def\neexec".encode()


def build_simple_pdf(
    path: Path,
    program: tuple[str, bytes],
    *,
    claims: Mapping[int, str] | None = None,
    encoding: str | Sequence[int | str] | None = None,
    is_symbolic: bool = True,
) -> Path:
    """Write a PDF whose one font has the program under the given key of its descriptor."""
    pdf = pikepdf.new()
    key, content = program
    stream = pdf.make_stream(content)
    if key == "/FontFile3":
        stream.Subtype = pikepdf.Name.Type1C
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.TrueType if key == "/FontFile2" else pikepdf.Name.Type1,
        BaseFont=pikepdf.Name("/ABCDEF+Boxes"),
        FirstChar=0,
        LastChar=255,
        Widths=[600] * 256,
        FontDescriptor=pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.FontDescriptor,
                FontName=pikepdf.Name("/ABCDEF+Boxes"),
                Flags=4 if is_symbolic else 32,
            )
        ),
    )
    font.FontDescriptor[key] = stream
    if isinstance(encoding, str):
        font.Encoding = pikepdf.Name(encoding)
    elif encoding is not None:
        entries = [e if isinstance(e, int) else pikepdf.Name(e) for e in encoding]
        font.Encoding = pikepdf.Dictionary(Differences=entries)
    if claims is not None:
        font.ToUnicode = pdf.make_stream(write_to_unicode(claims))
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    page.Contents = pdf.make_stream(b"BT /F1 16 Tf 72 700 Td <0102> Tj ET")
    pdf.save(path)
    return path


def _draw_box(pen: TTGlyphPen | T2CharStringPen, height: int) -> None:
    pen.moveTo((50, 0))
    for corner in ((50, 400 + 9 * height), (550, 400 + 9 * height), (550, 0)):
        pen.lineTo(corner)
    pen.closePath()


def _set_maps(builder: FontBuilder, maps: Mapping[tuple[int, int], Mapping[int, str]]) -> object:
    builder.setupCharacterMap({})
    table = builder.font["cmap"]
    table.tables = []
    for (platform, encoding), codes in maps.items():
        subtable = CmapSubtable.newSubtable(6 if platform == 1 else 4)
        subtable.platformID, subtable.platEncID, subtable.language = platform, encoding, 0
        subtable.cmap = dict(codes)
        table.tables.append(subtable)
    return table


def _finish(builder: FontBuilder, order: Sequence[str]) -> bytes:
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", *order), (600, 50)))
    builder.setupHorizontalHeader(ascent=900, descent=-300)
    builder.setupOS2()
    builder.setupPost(keepGlyphNames=False)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    out = io.BytesIO()
    builder.font.save(out)
    return out.getvalue()
