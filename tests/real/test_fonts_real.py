"""What the fonts of published files prove, where the files are at hand."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pipeline.model import Document
from pipeline.reading.read import OcrMode, ReadingSettings, read_document

REAL = Path(__file__).parents[2].parent / "shared" / "real"
LOST = "\N{REPLACEMENT CHARACTER}"

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the published files are not at hand")


@cache
def read(name: str) -> Document:
    return read_document(REAL / name, name=name, settings=ReadingSettings(ocr=OcrMode.NEVER))


def evidence_of(document: Document) -> Counter[str]:
    return Counter(claim.evidence for claim in document.glyph_claims)


def test_glyph_names_that_a_driver_kept_give_a_packed_file_back() -> None:
    """Looked at beside the pages: three of them agree letter by letter."""
    document = read("saiyoi-strategy-2551-2555-ghostscript.pdf")
    assert all(page.is_readable for page in document.pages)
    assert evidence_of(document)["glyph-name"] > 100
    for words in ("ข้อมูลเกี่ยวกับสภาพทั่วไป", "ทิศตะวันออก", "6,462 คน", "จังหวัดอุตรดิตถ์"):
        assert words in document.text


def test_shapes_alone_give_a_file_back_whose_fonts_lost_every_name() -> None:
    document = read("ktltc-2b0092f0.pdf")
    assert all(page.is_readable for page in document.pages)
    assert LOST not in document.text
    assert evidence_of(document)["known-face"] >= 10
    for words in ("เกณฑ์มาตรฐานคุณวุฒิอาชีวศึกษา", "แห่งชาติ", "๒๔ พฤศจิกายน ๒๕๖๖", "ผู้สำเร็จ"):
        assert words in document.text


def test_marks_that_claim_their_base_are_marks_and_the_rest_is_lost_not_wrong() -> None:
    document = read("hangdong-project-list-libreoffice-calc.pdf")
    page = document.pages[9]
    text = document.text[page.span.start : page.span.end]
    assert "พื้นที่รวมไม่น้อยกว่า" in text
    assert f"แผนง{LOST}นเคหะและช{LOST}มชน" in text
    assert "แผนงจน" not in document.text


def test_a_dispute_between_name_and_claim_is_settled_by_the_shape() -> None:
    claims = read("saiyoi-976bb21e.pdf").glyph_claims
    assert [c.evidence for c in claims if c.claimed == "้"] == ["known-face"]


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("royal-gazette-2566-word.pdf", "พ.ศ. ๒๕๖6", "พ.ศ. ๒๕๖๖"),
        ("poknoi-7d0c8235.pdf", "7 เมษายน 2560", "๗ เมษายน ๒๕๖๐"),
    ],
)
def test_digits_are_kept_as_typed_and_as_shown(name: str, text: str, shown: str) -> None:
    document = read(name)
    line = next(line for line in document.lines if line.shown and shown in line.shown)
    assert text in document.text[line.span.start : line.span.end]


def test_a_font_with_arabic_digits_shows_what_it_says() -> None:
    for name in ("saiyoi-strategy-new.pdf", "ktltc-a6c1bd59.pdf", "wairung-a639ebf1.pdf"):
        assert all(line.shown is None for line in read(name).lines)
