"""Where a font draws Arabic digits as Thai ones, both forms are kept."""

from pathlib import Path

from pipeline.model import Document
from pipeline.reading.read import OcrMode, ReadingSettings, read_document
from pipeline.reporting.explain import explain_page
from tests.unit.glyph_pdfs import Sheet, build_pdf

DIGITS = "0123456789"


def read_year(path: Path, *, eyed: str, name: str) -> Document:
    build_pdf(path / "a.pdf", [Sheet([(72, 700, "ปี 2566")])], eyed=eyed, name=name)
    settings = ReadingSettings(ocr=OcrMode.NEVER)
    return read_document(path / "a.pdf", name="a.pdf", settings=settings)


def test_the_text_keeps_what_was_typed_and_the_line_says_what_is_shown(tmp_path: Path) -> None:
    document = read_year(tmp_path, eyed=DIGITS, name="THSarabunIT9")
    assert document.text == "ปี 2566"
    assert [line.shown for line in document.lines] == ["ปี ๒๕๖๖"]
    assert document.repairs == ()
    assert "  = ปี ๒๕๖๖" in list(explain_page(document, 1))


def test_digits_without_an_eye_are_arabic_whatever_the_font_is_called(tmp_path: Path) -> None:
    document = read_year(tmp_path, eyed="", name="THSarabunIT9")
    assert [line.shown for line in document.lines] == [None]
    assert document.glyph_claims == ()


def test_an_eye_alone_makes_no_thai_digit(tmp_path: Path) -> None:
    document = read_year(tmp_path, eyed=DIGITS, name="HollowLetters")
    assert [line.shown for line in document.lines] == [None]


def test_one_open_digit_without_an_eye_clears_the_font(tmp_path: Path) -> None:
    document = read_year(tmp_path, eyed="04567890", name="THSarabunIT9")
    assert [line.shown for line in document.lines] == [None]
