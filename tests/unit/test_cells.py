"""Cells: nothing in them is computed, split or lost by a spreadsheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reporting.cells import LENGTH_MAX, clean_text, format_number, guard_formula

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "  =1",
    "\t=1",
    "\N{FULLWIDTH EQUALS SIGN}1",
    "- รายการ",
]
PLAIN = ["๑-๒", "ก=ข", "(1)", "๑๒. แนวทาง", "", "ที่ น้ำ ปั่น", "–", "'"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_would_be_computed_gets_an_apostrophe(text: str) -> None:
    assert guard_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    assert guard_formula(text) == text
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("หน้า\n๑", "หน้า ๑"),
        ("ก \r\n ข", "ก ข"),
        ("ก\x0bข\x00ค", "ก ข ค"),
        ("a\u2028b", "a b"),
        ("a\ud800b", "a\N{REPLACEMENT CHARACTER}b"),
        ("a\uffffb", "a\N{REPLACEMENT CHARACTER}b"),
    ],
)
def test_what_no_cell_can_hold_is_replaced(dirty: str, clean: str) -> None:
    assert clean_text(dirty) == clean


@given(st.text(alphabet=st.characters(), max_size=200))
def test_cleaned_text_is_one_line_that_any_file_holds(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in cleaned)
    assert len(cleaned.splitlines()) <= 1


@pytest.mark.parametrize("letter", ["ก", "\N{GRINNING FACE}"])
def test_long_text_is_cut_at_the_limit_of_a_cell_and_says_so(letter: str) -> None:
    cleaned = clean_text(letter * (LENGTH_MAX + 1))
    assert len(cleaned.encode("utf-16-le")) // 2 <= LENGTH_MAX
    assert cleaned.endswith("…")


def test_text_of_the_greatest_length_stays_whole() -> None:
    assert clean_text("ก" * LENGTH_MAX) == "ก" * LENGTH_MAX


@pytest.mark.parametrize(
    ("number", "text"), [(0.1 + 0.2, "0.3"), (6.0, "6"), (95.6, "95.6"), (-1e-9, "0"), (0.0, "0")]
)
def test_numbers_carry_no_noise(number: float, text: str) -> None:
    assert format_number(number) == text
