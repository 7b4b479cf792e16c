"""Our own PDF writer: the page is right, the text layer is as broken as asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import cos, radians, sin
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from corpus.generator.embed import CodeBook, embed_face
from corpus.generator.faces import Family, face_path
from corpus.generator.glyphs import Glyph
from corpus.generator.layout import page_size
from corpus.generator.model import Page, PageKind
from corpus.generator.picture import draw_nonsense, draw_picture
from corpus.generator.place import Placed, PlacedLine, Rule, place_page

PRODUCER: Final = "plan-audit sample writer"
NEAR: Final = 0.5  # thousandths of the font size that no eye and no extractor sees
SLANT: Final = 52.0  # degrees, along the diagonal of the page
LineShaper = Callable[[PlacedLine, Page, int], tuple[Glyph, ...]]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is written: what it is called, and what happens to it as a whole."""

    title: str
    bare: bool = False
    upwards: bool = False
    watermark: str | None = None


def write_pdf(pages: Sequence[Page], family: Family, shape: LineShaper, manner: Manner) -> bytes:
    """Give the pages as a PDF; `shape` decides the glyphs of each line and their claims."""
    pdf = pikepdf.new()
    books = {bold: CodeBook(face_path(family.name, bold=bold)) for bold in (False, True)}
    for page in pages:
        pdf.add_blank_page(page_size=page_size(landscape=page.landscape))
        leaf = pdf.pages[-1].obj
        if page.kind is PageKind.TEXT:
            content = draw_page(place_page(page, family), page, books, shape, manner)
        else:
            content = _add_picture(pdf, leaf, page, family, shape)
        leaf.Contents = pdf.make_stream(content)
    fonts = Dictionary()
    for bold, book in books.items():
        if book.codes:
            fonts[f"/F{int(bold)}"] = embed_face(pdf, book, bare=manner.bare)
    for page, leaf_page in zip(pages, pdf.pages, strict=True):
        if page.kind is PageKind.TEXT:
            leaf_page.obj.Resources = Dictionary(Font=fonts, ProcSet=Array([Name.PDF, Name.Text]))
    pdf.docinfo = pdf.make_indirect(Dictionary(Title=manner.title, Producer=PRODUCER))
    return save_pdf(pdf)


def save_pdf(pdf: pikepdf.Pdf) -> bytes:
    """Give the file's bytes, the same for the same content."""
    buffer = BytesIO()
    pdf.save(
        buffer,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        recompress_flate=True,
    )
    return buffer.getvalue()


def draw_page(
    placed: Placed, page: Page, books: dict[bool, CodeBook], shape: LineShaper, manner: Manner
) -> bytes:
    """Give the content stream of one page."""
    parts = [_draw_rule(r) for r in placed.rules]
    if manner.watermark is not None:
        parts.insert(0, _draw_watermark(manner.watermark, page, books, shape))
    drawn = [
        _draw_line(line, shape(line, page, number), books[line.bold])
        for number, line in enumerate(placed.lines)
    ]
    parts += reversed(drawn) if manner.upwards else drawn
    return "\n".join(parts).encode("ascii")


def _add_picture(
    pdf: pikepdf.Pdf, leaf: pikepdf.Object, page: Page, family: Family, shape: LineShaper
) -> bytes:
    """Put the page on itself as a scanner would, with or without nonsense over it."""
    as_text = Page(page.number, page.blocks, page.printed, page.head, page.foot, page.landscape)
    single = write_pdf([as_text], family, shape, Manner(""))
    bits, width, height = draw_picture(single)
    image = pdf.make_stream(
        bits,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=1,
    )
    leaf.Resources = Dictionary(XObject=Dictionary(Im0=image))
    page_width, page_height = page_size(landscape=page.landscape)
    content = f"q {page_width:g} 0 0 {page_height:g} 0 0 cm /Im0 Do Q"
    if page.kind is PageKind.IMAGE_WITH_NONSENSE:
        plain = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        leaf.Resources.Font = Dictionary(F9=pdf.make_indirect(plain))
        content += "\n" + draw_nonsense(place_page(as_text, family), page.number)
    return content.encode("ascii")


def _draw_watermark(text: str, page: Page, books: dict[bool, CodeBook], shape: LineShaper) -> str:
    """Grey words along the diagonal, under everything else."""
    line = PlacedLine(text, 0.0, 0.0, 64.0, bold=True)
    array = _write_glyphs(line, shape(line, page, -1), books[True])
    width, height = page_size(landscape=page.landscape)
    turn = radians(SLANT)
    matrix = f"{cos(turn):.4f} {sin(turn):.4f} {-sin(turn):.4f} {cos(turn):.4f}"
    return f"q 0.85 g BT /F1 64 Tf {matrix} {width * 0.28:.1f} {height * 0.2:.1f} Tm {array} ET Q"


def _draw_rule(rule: Rule) -> str:
    return f"0.5 w {rule.x0:.2f} {rule.y0:.2f} m {rule.x1:.2f} {rule.y1:.2f} l S"


def _draw_line(line: PlacedLine, glyphs: Sequence[Glyph], book: CodeBook) -> str:
    place = f"BT /F{int(line.bold)} {line.size:g} Tf 1 0 0 1 {line.x:.2f} {line.y:.2f} Tm"
    return f"{place} {_write_glyphs(line, glyphs, book)} ET"


def _write_glyphs(line: PlacedLine, glyphs: Sequence[Glyph], book: CodeBook) -> str:
    """Give steps of the pen go into the TJ array, lifts into Ts."""
    out: list[str] = []
    pen = lift = 0.0
    array: list[str] = []
    for glyph in glyphs:
        if abs(glyph.y - lift) > NEAR:
            out += _close_array(array)
            lift = glyph.y
            out.append(f"{lift * line.size / 1000:.2f} Ts")
        if abs(glyph.x - pen) > NEAR:
            step = round(pen - glyph.x)
            array.append(str(step))
            pen -= step
        array.append(f"<{book.code_of(glyph):04X}>")
        pen += round(glyph.advance)
    out += _close_array(array)
    if lift:
        out.append("0 Ts")  # the rise outlives its text object
    return " ".join(out)


def _close_array(array: list[str]) -> list[str]:
    if not array:
        return []
    joined = "".join(array).replace("><", "")
    array.clear()
    return [f"[{joined}] TJ"]
