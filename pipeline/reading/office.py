"""Word files and plain text: the only door to python-docx.

A .docx has no pages until it is printed; Word leaves marks where it last broke
them, and those are taken. What Word numbers by itself is not in its text, so the
numbers of lists and headings are counted again from the numbering definitions.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from pipeline.errors import DamagedFileError, UnsupportedFormatError
from pipeline.reading.drafts import DraftLine, DraftPage
from pipeline.reading.encoded import decode_text
from pipeline.reading.numbering import Numbering

CELL_BREAK: Final = "\t"
_PAGE_BREAK: Final = "\f"
_RENDERED_BREAK: Final = "\x1c"
"""Where Word last broke the page by itself."""
_ANY_BREAK: Final = re.compile(f"[{_PAGE_BREAK}{_RENDERED_BREAK}]")
_MARKDOWN: Final = re.compile(r"(?:#{1,6}[ \t]+|[-*+][ \t]+(?=\S))")
_BROKEN_DOCX: Final = (
    PackageNotFoundError,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    SyntaxError,  # what the XML parser raises
    AttributeError,
    EOFError,
)
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""A second spelling of the same drawing, for older programs."""
_OFF: Final = frozenset({"0", "false", "off"})
_SAME_PAGE: Final = frozenset({"continuous", "nextColumn"})
_SKIPPED: Final = frozenset({*map(qn, ("w:del", "w:moveFrom", "w:instrText")), _FALLBACK})


# --- plain text ---------------------------------------------------------------


def read_text_pages(path: Path) -> list[DraftPage]:
    """Give the pages of a text file: form feeds part pages, blank lines and indents paragraphs."""
    try:
        text = decode_text(path.read_bytes())
    except UnicodeDecodeError as error:
        raise UnsupportedFormatError(
            f"{path.name}: text in an unknown encoding",
            advice="save it as UTF-8 and try again",
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix(_PAGE_BREAK)
    pages = text.split(_PAGE_BREAK)
    return [_read_text_page(number, page) for number, page in enumerate(pages, 1)]


def _read_text_page(number: int, text: str) -> DraftPage:
    lines: list[DraftLine] = []
    marks: list[str] = []
    stands_alone = True
    for given in text.replace("\v", "\n").split("\n"):
        mark, raw = _part_markup(given.strip())
        if not raw:
            stands_alone = True
            continue
        line = DraftLine(raw=raw, text=raw, ends_blank=given != given.rstrip())
        if not (stands_alone or mark or given[:1].isspace()):
            line.joint = ""  # chosen once both lines are repaired
        lines.append(line)
        marks += [mark] if mark else []
        stands_alone = mark.startswith("#")
    return DraftPage(number, tuple(lines), furniture=tuple(marks))


def _part_markup(line: str) -> tuple[str, str]:
    """Markdown's mark at the start of a line, and the rest.

    >>> _part_markup("## ๑๒. แนวทาง"), _part_markup("- ๑๒ -")
    (('##', '๑๒. แนวทาง'), ('', '- ๑๒ -'))
    """
    match = _MARKDOWN.match(line)
    if match is None or line.endswith(" -"):
        return "", line
    return match[0].strip(), line[match.end() :]


# --- .docx --------------------------------------------------------------------


def read_docx_pages(path: Path) -> list[DraftPage]:
    """Give the pages of a Word file, body in order; DamagedFileError when it cannot be opened."""
    try:
        document = docx.Document(str(path))
        paragraphs = list(_read_body(document))
    except _BROKEN_DOCX as error:
        raise DamagedFileError(
            f"{path.name}: the Word file is damaged inside",
            advice="open it in Word, let it repair the file, and save it again",
        ) from error
    return [
        DraftPage(number, tuple(DraftLine(raw=text, text=text) for text in lines))
        for number, lines in enumerate(_part_pages(paragraphs), 1)
    ]


def _part_pages(paragraphs: list[str]) -> list[list[str]]:
    """Paragraphs by page; a paragraph broken across two pages has a part on each."""
    pages: list[list[str]] = [[]]
    for paragraph in paragraphs:
        start = 0
        for mark in _ANY_BREAK.finditer(paragraph):
            pages[-1] += _part_lines(paragraph[start : mark.start()])
            start = mark.end()
            # Word marks the page after a typed break as rendered, too: an empty page
            # is begun by a typed break only.
            if mark[0] == _PAGE_BREAK or pages[-1]:
                pages.append([])
        pages[-1] += _part_lines(paragraph[start:])
    return pages


def _part_lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _read_body(document: Any) -> Iterator[str]:
    numbering = Numbering(document)
    for block in document.element.body.iterchildren():
        yield from _read_block(block, numbering)


def _read_block(block: Any, numbering: Numbering) -> Iterator[str]:
    if block.tag == qn("w:p"):
        yield from _read_paragraph(block, numbering)
    elif block.tag == qn("w:tbl"):
        for row in block.iterchildren(qn("w:tr")):
            yield _read_row(row, numbering)
    elif block.tag == qn("w:sdt"):
        content = block.find(qn("w:sdtContent"))
        for inner in content.iterchildren() if content is not None else ():
            yield from _read_block(inner, numbering)


def _read_row(row: Any, numbering: Numbering) -> str:
    """Give the cells of a table row, each on one line; a page break stays before the row."""
    cells = []
    for cell in row.iter(qn("w:tc")):
        parts = [part for block in cell.iterchildren() for part in _read_block(block, numbering)]
        cells.append(" ".join(" ".join(parts).split("\n")).strip(" "))
    text = CELL_BREAK.join(cells)
    found = _ANY_BREAK.search(text)
    return (found[0] if found else "") + _ANY_BREAK.sub("", text)


def _read_paragraph(paragraph: Any, numbering: Numbering) -> Iterator[str]:
    parts: list[str] = []
    boxes: list[Any] = []
    _collect_text(paragraph, parts, boxes)
    text = "".join(parts)
    lead = len(text) - len(text.lstrip(_PAGE_BREAK + _RENDERED_BREAK))
    before, after = _page_breaks(paragraph)
    yield before + text[:lead] + numbering.next_label(paragraph) + text[lead:] + after
    for box in boxes:
        for block in box.iterchildren():
            yield from _read_block(block, numbering)


def _page_breaks(paragraph: Any) -> tuple[str, str]:
    """Give the page breaks that a paragraph's own properties put before and after it.

    A section ends with the paragraph that holds its properties, and the next
    begins a page unless it says otherwise.
    """
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        return "", ""
    asked = properties.find(qn("w:pageBreakBefore"))
    before = asked is not None and asked.get(qn("w:val"), "1") not in _OFF
    section = properties.find(qn("w:sectPr"))
    kind = section.find(qn("w:type")) if section is not None else None
    turns = section is not None and (kind is None or kind.get(qn("w:val")) not in _SAME_PAGE)
    return _PAGE_BREAK * before, _PAGE_BREAK * turns


def _collect_text(element: Any, parts: list[str], boxes: list[Any]) -> None:
    """Give the text below an element in order; text boxes are put aside, deletions left out."""
    for child in element.iterchildren():
        tag = child.tag
        if tag in _SKIPPED:
            continue
        if tag == qn("w:txbxContent"):
            boxes.append(child)
        elif tag == qn("w:t"):
            parts.append(child.text or "")
        elif tag in (qn("w:tab"), qn("w:ptab")) and element.tag == qn("w:r"):
            parts.append("\t")
        elif tag == qn("w:lastRenderedPageBreak"):
            parts.append(_RENDERED_BREAK)
        elif tag in (qn("w:br"), qn("w:cr")):
            parts.append(_read_break(child))
        else:
            _collect_text(child, parts, boxes)


def _read_break(element: Any) -> str:
    kind = element.get(qn("w:type"))
    return "\n" if kind in (None, "textWrapping") else ("" if kind == "column" else _PAGE_BREAK)
