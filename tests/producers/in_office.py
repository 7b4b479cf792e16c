"""The sample as a Word file and as an OpenDocument file, printed by LibreOffice."""

import subprocess
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt

from tests.producers.faces import Face, font_environment
from tests.producers.sample import CENTRED, INDENT, TRACKING, Grid, Look, Sample, Words

PATIENCE: Final = 180
"""Seconds LibreOffice may take for all files together."""
ITEM_INDENT: Final = 36.0


def print_with_libreoffice(sources: Sequence[Path], folder: Path) -> None:
    """Print all files in one call: LibreOffice starts slowly and prints quickly."""
    command = [
        "soffice", "--headless", f"-env:UserInstallation=file://{folder}/libreoffice",
        "--convert-to", "pdf", "--outdir", str(folder), *map(str, sources),
    ]  # fmt: skip
    subprocess.run(
        command, check=True, capture_output=True, timeout=PATIENCE, env=font_environment()
    )


# --- Word ---------------------------------------------------------------------


def write_docx(sample: Sample, face: Face, target: Path) -> None:
    """Write the sample for Word, running text distributed the Thai way."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = face.family, Pt(face.size)
    properties = style.element.get_or_add_rPr()
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        properties.get_or_add_rFonts().set(qn(kind), face.family)
    if face.latin:
        for kind in ("w:ascii", "w:hAnsi"):
            properties.get_or_add_rFonts().set(qn(kind), face.latin)
    _add_child(properties, "w:szCs", val=str(round(face.size * 2)))
    _add_child(properties, "w:lang", val="th-TH", bidi="th-TH")
    for block in sample:
        if isinstance(block, Grid):
            _add_grid(document, block)
        else:
            _fill_paragraph(document.add_paragraph(), block)
    document.save(str(target))


def _add_grid(document: Any, grid: Grid) -> None:
    table = document.add_table(rows=len(grid.rows), cols=len(grid.rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, grid.rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _fill_paragraph(paragraph: Any, words: Words) -> None:
    form = paragraph.paragraph_format
    if words.look in CENTRED:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if words.look is Look.JUSTIFIED:
        _add_child(paragraph._p.get_or_add_pPr(), "w:jc", val="thaiDistribute")
    if words.look in INDENT:
        form.first_line_indent = Pt(INDENT[words.look])
    if words.look is Look.ITEM:
        form.left_indent = Pt(ITEM_INDENT)
    run = paragraph.add_run(words.text)
    properties = run._r.get_or_add_rPr()  # python-docx has no door to these three
    if words.is_bold:
        run.font.bold = True
        _add_child(properties, "w:bCs")
    if words.look is Look.SPACED:
        _add_child(properties, "w:spacing", val=str(round(TRACKING * 20)))


def _add_child(parent: Any, tag: str, **attributes: str) -> None:
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)


# --- OpenDocument -------------------------------------------------------------

_SPACES: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{kind}"'
    for name, kind in (
        ("office", "office:1.0"),
        ("style", "style:1.0"),
        ("text", "text:1.0"),
        ("table", "table:1.0"),
        ("fo", "xsl-fo-compatible:1.0"),
        ("svg", "svg-compatible:1.0"),
    )
)


def write_odt(sample: Sample, face: Face, target: Path) -> None:
    """Write the sample as one flat OpenDocument file."""
    body = "".join(map(_write_block, sample))
    faces = "".join(
        f'<style:font-face style:name="{name}" svg:font-family="\'{name}\'"/>'
        for name in {face.family, face.latin or face.family}
    )
    target.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<office:document {_SPACES} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:font-face-decls>{faces}</office:font-face-decls>"
        f"<office:styles>{_write_default(face)}</office:styles>"
        f"<office:automatic-styles>{''.join(map(_write_style, Look))}{_CELL_STYLE}"
        f"</office:automatic-styles><office:body><office:text>{body}"
        "</office:text></office:body></office:document>",
        encoding="utf-8",
    )


_CELL_STYLE: Final = (
    '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties'
    ' fo:border="0.5pt solid #000000" fo:padding="2pt"/></style:style>'
)


def _write_default(face: Face) -> str:
    size = f"{face.size}pt"
    return (
        '<style:default-style style:family="paragraph"><style:text-properties'
        f' style:font-name="{face.latin or face.family}" fo:font-size="{size}" fo:language="en"'
        f' style:font-name-complex="{face.family}" style:font-size-complex="{size}"'
        ' style:language-complex="th" style:country-complex="TH"/></style:default-style>'
    )


def _write_style(look: Look) -> str:
    alignment = "center" if look in CENTRED else "start"
    paragraph = [f'fo:text-align="{"justify" if look is Look.JUSTIFIED else alignment}"']
    paragraph.append(f'fo:text-indent="{INDENT.get(look, 0)}pt"')
    if look is Look.ITEM:
        paragraph.append(f'fo:margin-left="{ITEM_INDENT}pt"')
    letters = []
    if Words("", look).is_bold:
        letters.append('fo:font-weight="bold" style:font-weight-complex="bold"')
    if look is Look.SPACED:
        letters.append(f'fo:letter-spacing="{TRACKING}pt"')
    return (
        f'<style:style style:name="{look}" style:family="paragraph">'
        f"<style:paragraph-properties {' '.join(paragraph)}/>"
        f"<style:text-properties {' '.join(letters)}/></style:style>"
    )


def _write_block(block: Words | Grid) -> str:
    if isinstance(block, Words):
        return f'<text:p text:style-name="{block.look}">{escape(block.text)}</text:p>'
    columns = f'<table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>'
    rows = "".join(
        f"<table:table-row>{''.join(map(_write_cell, r))}</table:table-row>" for r in block.rows
    )
    return f"<table:table>{columns}{rows}</table:table>"


def _write_cell(text: str) -> str:
    return (
        '<table:table-cell table:style-name="cell" office:value-type="string">'
        f"<text:p>{escape(text)}</text:p></table:table-cell>"
    )
