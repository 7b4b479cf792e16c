"""The pages as a Word document, and as LibreOffice prints it."""

import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt

from corpus.generator.faces import Family
from corpus.generator.layout import (
    BOTTOM,
    CELL_PAD,
    FOOT_PAD,
    HEAD_TOP,
    LEFT,
    RIGHT,
    SETTINGS,
    TOP,
    line_pitch,
    page_size,
    space_above,
    table_pitch,
    text_area,
)
from corpus.generator.model import Block, Look, Page, Paragraph, Table

PATIENCE: Final = 180  # seconds LibreOffice may take for one plan
FIXED_DATE: Final = (2024, 1, 1, 0, 0, 0)  # of every entry, so that bytes stay the same


def print_with_libreoffice(pages: Sequence[Page], family: Family, *, title: str) -> bytes:
    """Give the pages as LibreOffice Writer exports them."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "plan.docx")
        source.write_bytes(write_docx(pages, family, title=title))
        command = [
            "soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to", "pdf", "--outdir", folder, str(source),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
        return source.with_suffix(".pdf").read_bytes()


def write_docx(pages: Sequence[Page], family: Family, *, title: str) -> bytes:
    """Give the pages as a Word document whose page breaks are all forced."""
    document = Document()
    document.core_properties.title = title
    document.core_properties.author = ""
    _set_defaults(document, family)
    for index, page in enumerate(pages):
        _open_page(document, page, pages[index - 1] if index else None, family)
        for position, (_, block) in enumerate(page.blocks):
            _add_block(document, block, page, family, is_first=position == 0 and index > 0)
    buffer = BytesIO()
    document.save(buffer)
    return _settle_zip(buffer.getvalue())


def _set_defaults(document: Any, family: Family) -> None:
    style = document.styles["Normal"]
    style.font.name = family.name
    style.font.size = Pt(family.size)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), family.name)
    _add_child(properties, "w:szCs", val=str(round(family.size * 2)))
    _add_child(properties, "w:lang", val="th-TH", bidi="th-TH")
    style.paragraph_format.space_after = Pt(0)


def _open_page(document: Any, page: Page, before: Page | None, family: Family) -> None:
    """Give A Word section of its own for each page whose furniture or direction differs."""
    same = before is not None and (page.landscape, page.head, page.foot) == (
        before.landscape, before.head, before.foot,
    )  # fmt: skip
    if same:
        return
    section = document.sections[0] if before is None else document.add_section(WD_SECTION.NEW_PAGE)
    width, height = page_size(landscape=page.landscape)
    section.orientation = WD_ORIENT.LANDSCAPE if page.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.left_margin, section.right_margin = Pt(LEFT), Pt(RIGHT)
    section.top_margin, section.bottom_margin = Pt(TOP), Pt(BOTTOM)
    section.header_distance, section.footer_distance = Pt(HEAD_TOP), Pt(FOOT_PAD)
    for part, text in ((section.header, page.head), (section.footer, page.foot)):
        part.is_linked_to_previous = False
        if text is not None:
            _fill_furniture(part.paragraphs[0], text, page, family)


def _fill_furniture(paragraph: Any, text: str, page: Page, family: Family) -> None:
    _set_pitch(paragraph, family.size * 1.2)
    if "\t" in text:
        width, _ = text_area(landscape=page.landscape)
        stops = paragraph.paragraph_format.tab_stops
        paragraph.style.paragraph_format.tab_stops.clear_all()
        stops.add_tab_stop(Pt(width), WD_TAB_ALIGNMENT.RIGHT)
    else:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_run(paragraph, text, family.size, bold=False)


def _add_block(document: Any, block: Block, page: Page, family: Family, *, is_first: bool) -> None:
    breaks = is_first and not _starts_word_section(document)
    if isinstance(block, Paragraph):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.page_break_before = breaks
        _fill_paragraph(paragraph, block, page, family)
    elif isinstance(block, Table):
        if breaks or _starts_word_section(document):
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.page_break_before = breaks
            _set_pitch(paragraph, 1.0)
        _add_table(document, block, page, family)


def _starts_word_section(document: Any) -> bool:
    """Whether the last thing in the body is the end of a Word section."""
    body = document.element.body
    last = body[-2] if len(body) > 1 else None
    return last is not None and last.find(f".//{qn('w:sectPr')}") is not None


def _fill_paragraph(paragraph: Any, block: Paragraph, page: Page, family: Family) -> None:
    setting = SETTINGS[block.look]
    form = paragraph.paragraph_format
    form.space_before = Pt(space_above(block))
    form.widow_control = False
    _set_pitch(paragraph, line_pitch(block.look, family))
    if setting.align == "centre":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if setting.first_indent and not block.continued:
        form.first_line_indent = Pt(setting.first_indent)
    if setting.indent:
        form.left_indent = Pt(setting.indent)
    if block.look is Look.CONTENTS:
        width, _ = text_area(landscape=page.landscape)
        form.tab_stops.add_tab_stop(Pt(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        form.right_indent = Pt(0)
    _add_run(paragraph, block.text, family.size * setting.size, bold=setting.bold)


def _add_table(document: Any, table: Table, page: Page, family: Family) -> None:
    width, _ = text_area(landscape=page.landscape)
    rows = (table.header, *table.rows)
    grid = document.add_table(rows=len(rows), cols=len(table.header), style="Table Grid")
    grid.autofit = False
    _narrow_margins(grid)
    shares = [width * w / sum(table.widths) for w in table.widths]
    for column, share in enumerate(shares):
        grid.columns[column].width = Pt(share)
    for number, row in enumerate(rows):
        bold = number == 0 or number - 1 in table.strong
        for column, cell in enumerate(grid.rows[number].cells):
            cell.width = Pt(shares[column])
            paragraph = cell.paragraphs[0]
            _set_pitch(paragraph, table_pitch(table, family))
            if column in table.centred:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _add_run(paragraph, row[column], family.size * table.scale, bold=bold)


def _narrow_margins(grid: Any) -> None:
    """Cells as narrow as those of the other producers; Word counts in twentieths."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        _add_child(margins, side, w=str(round(CELL_PAD * 20)), type="dxa")
    grid._tbl.tblPr.append(margins)  # python-docx has no door to w:tblCellMar


def _set_pitch(paragraph: Any, points: float) -> None:
    form = paragraph.paragraph_format
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(round(points, 1))


def _add_run(paragraph: Any, text: str, size: float, *, bold: bool) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(round(size * 2) / 2)
    properties = run._r.get_or_add_rPr()  # python-docx has no door to w:szCs
    if bold:
        run.font.bold = True
        _add_child(properties, "w:bCs")
    _add_child(properties, "w:szCs", val=str(round(size * 2)))


def _add_child(parent: Any, tag: str, **attributes: str) -> None:
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)


def _settle_zip(content: bytes) -> bytes:
    """Give the same package with fixed dates."""
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            settled = zipfile.ZipInfo(entry.filename, FIXED_DATE)
            settled.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(settled, old.read(entry.filename))
    return buffer.getvalue()
