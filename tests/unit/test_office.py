"""Word files and plain text give the words their readers see, in order."""

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pipeline.reading.encoded import decode_text, looks_like_text
from pipeline.reading.office import read_docx_pages, read_text_pages

THAI = "แนวทางการพัฒนาพนักงานส่วนตำบล ๓ ปี"


def pages_of(path: Path, document: Any) -> list[list[str]]:
    document.save(str(path / "a.docx"))
    return [[line.text for line in page.lines] for page in read_docx_pages(path / "a.docx")]


def element(name: str, **values: str) -> Any:
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def test_paragraphs_and_tables_come_in_the_order_of_the_body(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("ก่อน")
    table = document.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("ที่", "โครงการ"), ("๑", "ถนน")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("หลัง")
    assert pages_of(tmp_path, document) == [["ก่อน", "ที่\tโครงการ", "๑\tถนน", "หลัง"]]


def test_page_breaks_part_pages(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("หนึ่ง")
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("สอง")
    assert pages_of(tmp_path, document) == [["หนึ่ง"], ["สอง"]]


def test_a_break_that_word_also_rendered_counts_once(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("หนึ่ง").add_run().add_break(WD_BREAK.PAGE)
    run = document.add_paragraph("").add_run()
    run._r.append(element("w:lastRenderedPageBreak"))
    run.add_text("สอง")
    assert pages_of(tmp_path, document) == [["หนึ่ง"], ["สอง"]]


def test_words_own_numbers_are_counted_again(tmp_path: Path) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    abstract = element("w:abstractNum", abstractNumId="90")
    for level, (form, text) in enumerate((("thaiNumbers", "%1."), ("decimal", "%1.%2"))):
        entry = element("w:lvl", ilvl=str(level))
        for name, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            entry.append(element(name, val=value))
        abstract.append(entry)
    numbering.insert(0, abstract)
    number = element("w:num", numId="90")
    number.append(element("w:abstractNumId", val="90"))
    numbering.append(number)
    for text, level in (("หลักการ", 0), ("ก", 1), ("ข", 1), ("วัตถุประสงค์", 0), ("ค", 1)):
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        place = element("w:numPr")
        place.append(element("w:ilvl", val=str(level)))
        place.append(element("w:numId", val="90"))
        properties.append(place)
    assert pages_of(tmp_path, document) == [
        ["๑. หลักการ", "๑.1 ก", "๑.2 ข", "๒. วัตถุประสงค์", "๒.1 ค"]
    ]


def test_deleted_text_is_not_read(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("อยู่")
    deleted = element("w:del")
    run = element("w:r")
    run.append(element("w:delText"))
    deleted.append(run)
    paragraph._p.append(deleted)
    assert pages_of(tmp_path, document) == [["อยู่"]]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874"]
)
def test_thai_text_is_decoded_in_every_encoding_met(encoding: str) -> None:
    content = THAI.encode(encoding)
    assert looks_like_text(content)
    assert decode_text(content) == THAI


@pytest.mark.parametrize(
    "content", [bytes(range(256)), b"\x89\x00\x01\x02" * 50, b"caf\xe9 \xfc" * 9]
)
def test_what_is_no_thai_text_is_not_taken_for_it(content: bytes) -> None:
    assert not looks_like_text(content)


@pytest.mark.parametrize(
    ("text", "lines", "marks"),
    [
        ("## ๑๒. หัวข้อ\n\nเนื้อหา", ["๑๒. หัวข้อ", "เนื้อหา"], ("##",)),
        ("- ข้อแรก\n- ข้อสอง", ["ข้อแรก", "ข้อสอง"], ("-", "-")),
        ("- ๑๒ -\nเนื้อหา", ["- ๑๒ -", "เนื้อหา"], ()),
        ("#tag และ -5 องศา", ["#tag และ -5 องศา"], ()),
    ],
)
def test_markdown_marks_are_furniture(
    tmp_path: Path, text: str, lines: list[str], marks: tuple[str, ...]
) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    (page,) = read_text_pages(path)
    assert [line.text for line in page.lines] == lines
    assert page.furniture == marks


def test_a_blank_line_and_a_leading_blank_begin_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("หนึ่ง\nต่อ\n สอง\n\nสาม\n", encoding="utf-8")
    (page,) = read_text_pages(path)
    assert [line.joint for line in page.lines] == ["\n", "", "\n", "\n"]
