"""What a font's map claims is overruled by what the embedded program draws, by rule only."""

from pathlib import Path

import pytest

from pipeline.reading.fonts import choose_rule, weigh_fonts
from pipeline.text.letters import MAI_EK, MAI_THO, NIKHAHIT, SARA_AA, SARA_AM, SARA_UU
from tests.unit.glyph_pdfs import Sheet, build_pdf

REPLACED = [
    (" ", {NIKHAHIT}, "nikhahit_claims_space", NIKHAHIT),
    (" ", {"ก"}, "glyph_claims_space", "ก"),
    (None, {"ก"}, "glyph_without_claim", "ก"),
    ("", {"2"}, "glyph_without_claim", "2"),
    ("\N{REPLACEMENT CHARACTER}", {SARA_AM}, "glyph_claims_nothing", SARA_AM),
    ("\x03", {"ก"}, "glyph_claims_nothing", "ก"),
    (SARA_AM, {SARA_AA}, "sara_aa_claims_sara_am", SARA_AA),
    ("É", {MAI_EK}, "glyph_claims_other_script", MAI_EK),
    ("กิ", {"ก"}, "glyph_claims_cluster", "ก"),
    ("ฤๅ", {"ๅ"}, "glyph_claims_cluster", "ๅ"),
    (SARA_UU, {MAI_THO}, "mark_claims_other_side", MAI_THO),
    (MAI_THO, {SARA_UU}, "mark_claims_other_side", SARA_UU),
]
KEPT = [
    ("ก", {"ก"}),
    ("2", {"2", "๒"}),
    ("2", {"R"}),
    (" ", {" ", "\N{NO-BREAK SPACE}"}),
    ("ด", {"ต"}),
    (SARA_AM, {SARA_AM, SARA_AA}),
    (NIKHAHIT + SARA_AA, {SARA_AM}),
    (MAI_EK, {"\uf70a"}),
    (MAI_EK, {MAI_THO}),
    ("fi", {"ﬁ"}),
    ("ฤๅ", {"ฤ"}),
]


@pytest.mark.parametrize(("claimed", "drawn", "rule", "actual"), REPLACED)
def test_a_disproved_claim_is_replaced(
    claimed: str | None, drawn: set[str], rule: str, actual: str
) -> None:
    assert choose_rule(claimed, frozenset(drawn)) == (rule, actual)


@pytest.mark.parametrize(("claimed", "drawn"), KEPT)
def test_a_claim_that_may_be_right_is_kept(claimed: str, drawn: set[str]) -> None:
    assert choose_rule(claimed, frozenset(drawn)) is None


def test_a_file_whose_fonts_tell_the_truth_is_not_rewritten(tmp_path: Path) -> None:
    evidence = weigh_fonts(build_pdf(tmp_path / "a.pdf", [Sheet([(72, 700, "กา")])]))
    assert evidence.content is None
    assert not evidence.glyphs


def test_a_code_of_its_own_stands_for_each_disproved_claim(tmp_path: Path) -> None:
    path = build_pdf(tmp_path / "a.pdf", [Sheet()], claims={NIKHAHIT: " ", "ข": ""})
    evidence = weigh_fonts(path)
    assert evidence.content is not None
    assert {(g.rule, g.claim.actual) for g in evidence.glyphs.values()} == {
        ("nikhahit_claims_space", NIKHAHIT),
        ("glyph_without_claim", "ข"),
    }
    assert {g.claim.font for g in evidence.glyphs.values()} == {"Boxes"}


def test_a_font_without_names_of_its_own_proves_nothing(tmp_path: Path) -> None:
    path = build_pdf(tmp_path / "a.pdf", [Sheet()], claims={NIKHAHIT: " "}, has_cmap=False)
    assert not weigh_fonts(path).glyphs


def test_a_file_that_cannot_be_examined_says_why(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 nothing more")
    assert weigh_fonts(path).problem is not None
