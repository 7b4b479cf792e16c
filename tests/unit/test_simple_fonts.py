"""Fonts with codes of one byte: their glyphs are known by the names that came through."""

from pathlib import Path

import pytest

from pipeline.reading.fonts import weigh_fonts
from pipeline.reading.programs import read_glyph_name
from pipeline.text.letters import MAI_EK, MAI_HAN_AKAT, MAI_THO, NIKHAHIT, SARA_A
from tests.unit.simple_pdfs import build_simple_pdf, draw_compact, draw_truetype, draw_type1

NAMED = [
    ("kokaithai", "ก"),
    ("uni0E01", "ก"),
    ("u0E01", "ก"),
    ("uni0E48.low", MAI_EK),
    ("maiekthai", MAI_EK),
    ("nikhahit", NIKHAHIT),
    ("afii59681", "ก"),
    ("afii59706;", "บ"),
    ("afii59752;", MAI_EK),
    ("afii59728;", MAI_HAN_AKAT),
    ("afii59729;", SARA_A),
    ("f70a;", "\uf70a"),
    ("one", "1"),
]
NAMELESS = ["g201", "glyph201", "G01", "cid00023", ".notdef", "afii59600", "f0", "fade", "thai"]


@pytest.mark.parametrize(("name", "text"), NAMED)
def test_names_of_glyphs_are_read_as_drivers_spell_them(name: str, text: str) -> None:
    assert read_glyph_name(name) == text


@pytest.mark.parametrize("name", NAMELESS)
def test_a_name_that_tells_nothing_stands_for_nothing(name: str) -> None:
    assert read_glyph_name(name) == ""


def proofs_of(path: Path) -> list[tuple[int, str, str]]:
    proofs = weigh_fonts(path).glyphs.values()
    return [(p.claim.code, p.claim.actual, p.rule) for p in proofs]


def test_a_packed_font_is_read_by_the_names_its_encoding_kept(tmp_path: Path) -> None:
    program = draw_truetype(["a", "b"], {(3, 0): {0xF001: "a", 0xF002: "b"}})
    path = tmp_path / "a.pdf"
    build_simple_pdf(path, ("/FontFile2", program), encoding=[1, "/afii59706;", "/f70a;"])
    rule = "glyph_without_claim"
    assert proofs_of(path) == [(1, "บ", rule), (2, MAI_EK, rule)]


def test_names_that_every_reader_knows_need_no_proof(tmp_path: Path) -> None:
    program = draw_truetype(["a", "b"], {(3, 0): {0xF001: "a", 0xF002: "b"}})
    path = tmp_path / "a.pdf"
    build_simple_pdf(path, ("/FontFile2", program), encoding=[1, "/one", "/kokaithai"])
    assert proofs_of(path) == []


def test_a_plain_encoding_is_not_doubted(tmp_path: Path) -> None:
    """The codes of such a font are no glyph numbers: 2560 once became RUVP."""
    order = ["zero", "two", "five", "six", "R", "U", "V", "P"]
    unicode_map = {ord(c): n for c, n in zip("0256RUVP", order, strict=True)}
    thai_map = {0x32: "R", 0xC9: "U"}  # an 8-bit map for another script
    program = draw_truetype(order, {(1, 0): thai_map, (3, 1): unicode_map})
    path = tmp_path / "a.pdf"
    build_simple_pdf(path, ("/FontFile2", program), encoding="/WinAnsiEncoding", is_symbolic=False)
    assert proofs_of(path) == []


@pytest.mark.parametrize(
    ("key", "program"),
    [
        ("/FontFile", draw_type1({1: "maithothai", 2: "nonuthai"})),
        ("/FontFile3", draw_compact(["maithothai", "nonuthai"], {1: "maithothai", 2: "nonuthai"})),
    ],
)
def test_a_mark_that_claims_its_base_is_the_mark_its_program_names(
    key: str, program: bytes, tmp_path: Path
) -> None:
    path = build_simple_pdf(tmp_path / "a.pdf", (key, program), claims={1: "น", 2: "น"})
    assert proofs_of(path) == [(1, MAI_THO, "mark_claims_its_base")]


def test_a_program_without_a_word_about_its_codes_proves_nothing(tmp_path: Path) -> None:
    program = draw_truetype(["a", "b"], {(1, 0): {1: "a", 2: "b"}})
    path = tmp_path / "a.pdf"
    build_simple_pdf(path, ("/FontFile2", program), claims={1: "น", 2: "ก"})
    assert weigh_fonts(path).content is None


@pytest.mark.parametrize("content", [b"", b"%!", b"\x01\x00", b"\x00\x01\x00\x00", b"OTTO" * 9])
def test_a_broken_program_proves_nothing(content: bytes, tmp_path: Path) -> None:
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        path = build_simple_pdf(tmp_path / "a.pdf", (key, content), claims={1: "น"})
        evidence = weigh_fonts(path)
        assert (evidence.content, evidence.problem) == (None, None)
