"""A sample plan becomes a scanned one: each sheet a picture, as a scanner files it."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from random import Random
from typing import Final

import numpy as np
import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name
from PIL import Image

from corpus.generator.degrade import (
    INK,
    darken_edges,
    fold_book,
    lean_sheet,
    shade_paper,
    split_bits,
    sprinkle_specks,
    to_picture,
)
from corpus.generator.model import PageKind
from corpus.generator.pack import embed_picture, pack_picture
from corpus.generator.picture import write_nonsense
from corpus.generator.scan import Scan, Setting, Sheet, lay_sheets
from corpus.generator.stamps import mark_page
from corpus.generator.write_own import save_pdf

PRODUCER: Final = "plan-audit sample scanner"
POINTS: Final = 72  # in an inch
A4: Final = (595.0, 842.0)  # points; the size of a back on which nothing stands
PITCH: Final = 20.0  # points from one line of nonsense to the next


def write_scan(scan: Scan, source: bytes) -> bytes:
    """Give the scanned plan as a PDF; the pages that were not scanned are the source's own."""
    pdf = pikepdf.new()
    with pikepdf.open(BytesIO(source)) as plan, pypdfium2.PdfDocument(source) as drawn:
        for sheet in lay_sheets(scan):
            if sheet.stack.kind is PageKind.TEXT:
                pdf.pages.append(plan.pages[sheet.leaves[0] - 1])
            else:
                _add_sheet(pdf, sheet, scan_sheet(scan, sheet, drawn))
        pdf.docinfo = pdf.make_indirect(Dictionary(Producer=PRODUCER))
        return save_pdf(pdf)


def scan_sheet(scan: Scan, sheet: Sheet, drawn: pypdfium2.PdfDocument) -> Image.Image:
    """Give the picture of one sheet; its chances follow from the plan's name and the sheet."""
    seed = sha256(f"{scan.name}/{sheet.number}".encode()).digest()
    source = np.random.default_rng(int.from_bytes(seed[:8], "big"))
    stack = sheet.stack
    paper = lay_paper(sheet, drawn, source)
    leaning = lean_sheet(paper, source.uniform(-stack.tilt, stack.tilt))
    dots = np.asarray(leaning, dtype=np.float32)
    if stack.setting is Setting.GREY:
        dots = shade_paper(dots, source)
    if stack.edges:
        dots = darken_edges(dots, source)
    dots = sprinkle_specks(dots, stack.specks, source)
    seen = to_picture(dots) if stack.setting is Setting.GREY else split_bits(dots, source)
    return seen.rotate(-sheet.turn, expand=True)


def lay_paper(
    sheet: Sheet, drawn: pypdfium2.PdfDocument, source: np.random.Generator
) -> Image.Image:
    """Give the sheet as it lay on the glass: its pages side by side, stamped and signed."""
    scale = sheet.stack.dpi / POINTS
    leaves: list[Image.Image] = [
        drawn[n - 1].render(scale=scale, grayscale=True).to_pil() for n in sheet.leaves
    ]
    if not leaves:
        return Image.new("L", (round(A4[0] * scale), round(A4[1] * scale)), 255)
    for mark in sheet.marks:
        mark_page(leaves[0], mark, source)
    if not sheet.stack.facing:
        return leaves[0]
    width, height = leaves[0].size
    book = Image.new("L", (2 * width, height), 255)
    for at, leaf in enumerate(leaves):
        book.paste(leaf, (at * width, 0))
    return fold_book(book)


def _add_sheet(pdf: pikepdf.Pdf, sheet: Sheet, picture: Image.Image) -> None:
    """Add a page that is one picture, over nonsense where somebody's OCR left it."""
    points = POINTS / sheet.stack.dpi
    size = (round(picture.width * points, 2), round(picture.height * points, 2))
    pdf.add_blank_page(page_size=size)
    leaf = pdf.pages[-1].obj
    leaf.Resources = Dictionary(XObject=Dictionary(Im0=embed_picture(pdf, pack_picture(picture))))
    content = f"q {size[0]:g} 0 0 {size[1]:g} 0 0 cm /Im0 Do Q"
    if sheet.stack.nonsense:
        plain = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        leaf.Resources.Font = Dictionary(F9=pdf.make_indirect(plain))
        source = Random(f"nonsense/{sheet.number}")
        lines = [write_nonsense(count, x, y, source) for x, y, count in find_lines(picture, points)]
        content = "\n".join([content, *lines])
    leaf.Contents = pdf.make_stream(content.encode("ascii"))


def find_lines(picture: Image.Image, points: float) -> Iterator[tuple[float, float, int]]:
    """Find bands of a picture with ink: left edge and foot in points, and letters that fit."""
    ink = np.asarray(picture.convert("L")) < INK
    step = round(PITCH / points)
    for top in range(0, picture.height - step, step):
        inked = np.flatnonzero(ink[top : top + step].sum(axis=0) > 1)
        if inked.size > step:
            left, right = inked[0] * points, inked[-1] * points
            yield left, (picture.height - top - step) * points, int((right - left) / 5)
