"""The pages as HTML, printed by Chromium or WeasyPrint."""

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final

from corpus.generator.faces import Family
from corpus.generator.layout import (
    CELL_PAD,
    FOOT_PAD,
    HEAD_TOP,
    LEFT,
    RIGHT,
    SETTINGS,
    TOP,
    break_paragraph,
    leader_length,
    line_pitch,
    page_size,
    space_above,
    table_pitch,
    text_area,
)
from corpus.generator.model import Block, Look, Page, Paragraph, Table

PATIENCE: Final = 120  # seconds Chromium may take for one plan
STYLE: Final = """
@page portrait { size: 595pt 842pt; margin: 0 }
@page landscape { size: 842pt 595pt; margin: 0 }
html, body { margin: 0; padding: 0 }
.page { position: relative; overflow: hidden; break-after: page }
.page:last-child { break-after: auto }
.portrait { page: portrait; width: 595pt; height: 841pt }
.landscape { page: landscape; width: 842pt; height: 594pt }
.text { position: absolute }
.head, .foot { position: absolute; display: flex; justify-content: space-between }
.middle { justify-content: center }
p { margin: 0 }
.contents { position: relative; white-space: nowrap }
.contents .number { position: absolute; right: 0; bottom: 0 }
table { border-collapse: collapse; table-layout: fixed; width: 100% }
td { border: 0.5pt solid black; vertical-align: top; overflow: hidden }
"""


def print_with_weasyprint(pages: Sequence[Page], family: Family, *, title: str) -> bytes:
    """Give the pages as WeasyPrint prints them."""
    from weasyprint import HTML  # needs pango, which not every machine has

    pdf = HTML(string=write_html(pages, family, title=title)).write_pdf()
    return bytes(pdf)


def print_with_chromium(pages: Sequence[Page], family: Family, *, title: str) -> bytes:
    """Give the pages as Chromium prints them."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "plan.html"), Path(folder, "plan.pdf")
        source.write_text(write_html(pages, family, title=title), encoding="utf-8")
        command = [
            "chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
            f"--user-data-dir={folder}/profile", "--no-pdf-header-footer",
            "--disable-pdf-tagging", f"--print-to-pdf={target}", source.as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
        return target.read_bytes()


def write_html(pages: Sequence[Page], family: Family, *, title: str) -> str:
    """Give the pages as one HTML document of fixed pages."""
    body = "\n".join(_write_page(p, family) for p in pages)
    font = f"body {{ font: {family.size}pt '{family.name}' }}"
    return (
        f"<!DOCTYPE html><html lang='th'><head><meta charset='utf-8'><title>{escape(title)}"
        f"</title><style>{STYLE}{font}</style></head><body>{body}</body></html>"
    )


def _write_page(page: Page, family: Family) -> str:
    width, height = text_area(landscape=page.landscape)
    way = "landscape" if page.landscape else "portrait"
    blocks = "".join(_write_block(b, family) for _, b in page.blocks)
    place = f"left:{LEFT}pt;top:{TOP}pt;width:{width}pt;height:{height}pt"
    parts = [f"<div class='page {way}'>"]
    parts += _write_furniture(page, family)
    parts.append(f"<div class='text' style='{place}'>{blocks}</div></div>")
    return "".join(parts)


def _write_furniture(page: Page, family: Family) -> Iterator[str]:
    page_width, _ = page_size(landscape=page.landscape)
    edges = {"head": f"top:{HEAD_TOP}pt", "foot": f"bottom:{FOOT_PAD}pt"}
    for kind, text in (("head", page.head), ("foot", page.foot)):
        if text is None:
            continue
        middle = "" if "\t" in text else " middle"
        words = "".join(f"<span>{escape(t)}</span>" for t in text.split("\t"))
        place = f"left:{LEFT}pt;width:{page_width - LEFT - RIGHT}pt;{edges[kind]}"
        if middle:
            place = f"left:0;width:{page_width}pt;{edges[kind]}"
        yield f"<div class='{kind}{middle}' style='{place};line-height:{family.size * 1.2}pt'>"
        yield f"{words}</div>"


def _write_block(block: Block, family: Family) -> str:
    if isinstance(block, Table):
        return _write_table(block, family)
    if isinstance(block, Paragraph):
        return _write_paragraph(block, family)
    return ""


def _write_paragraph(paragraph: Paragraph, family: Family) -> str:
    setting = SETTINGS[paragraph.look]
    pitch = line_pitch(paragraph.look, family)
    style = [
        f"margin-top:{space_above(paragraph):.1f}pt",
        f"line-height:{pitch:.2f}pt",
        f"font-size:{family.size * setting.size:g}pt",
    ]
    if setting.bold:
        style.append("font-weight:bold")
    if setting.align == "centre":
        style.append("text-align:center")
    if setting.first_indent and not paragraph.continued:
        style.append(f"text-indent:{setting.first_indent}pt")
    if setting.indent:
        style.append(f"padding-left:{setting.indent}pt")
    joined = ";".join(style)
    if paragraph.look is Look.CONTENTS:
        return f"<p class='contents' style='{joined}'>{_write_contents(paragraph, family)}</p>"
    return f"<p style='{joined}'>{escape(paragraph.text)}</p>"


def _write_contents(paragraph: Paragraph, family: Family) -> str:
    """Give the title broken where our own writer breaks it, then dots, then the page."""
    title, _, number = paragraph.text.partition("\t")
    width, _ = text_area(landscape=False)
    lines = [title[b.start : b.end] for b in break_paragraph(paragraph, family, width)]
    dots = "." * leader_length(lines[-1], number, width, family)
    words = "<br>".join(escape(line) for line in lines)
    return f"{words} {dots}<span class='number'>{escape(number)}</span>"


def _write_table(table: Table, family: Family) -> str:
    size = family.size * table.scale
    style = (
        f"font-size:{size:.2f}pt;line-height:{table_pitch(table, family):.2f}pt;"
        f"margin:{CELL_PAD}pt 0"
    )
    total = sum(table.widths)
    columns = "".join(f"<col style='width:{100 * w / total:.2f}%'>" for w in table.widths)
    rows = []
    for number, row in enumerate((table.header, *table.rows)):
        bold = number == 0 or number - 1 in table.strong
        rows.append("<tr>" + "".join(_write_cells(row, table, bold=bold)) + "</tr>")
    return f"<table style='{style}'><colgroup>{columns}</colgroup>{''.join(rows)}</table>"


def _write_cells(row: tuple[str, ...], table: Table, *, bold: bool) -> Iterator[str]:
    for column, cell in enumerate(row):
        style = f"padding:0 {CELL_PAD}pt"
        if column in table.centred:
            style += ";text-align:center"
        if bold:
            style += ";font-weight:bold"
        yield f"<td style='{style}'>{escape(cell)}</td>"
