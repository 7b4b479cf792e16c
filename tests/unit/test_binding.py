"""Numbers that bind: read in digits, in words, in other units, and held against the template."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.judging.comparing.binding import find_changed_numbers, find_numbers
from pipeline.judging.comparing.counting import NUMBER, read_number
from pipeline.judging.comparing.terms import SectionText
from pipeline.text.letters import fold_key, fold_text, to_thai_digits
from tests.plans import ELEMENTS

CASES: Final[list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "numbers.toml").read_text(encoding="utf-8")
)["framed"]
BY_NAME: Final = {element.id: element for element in ELEMENTS}
UNITS: Final = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")


def read(text: str) -> SectionText:
    return SectionText(text, fold_text(text))


def write_words(number: int) -> str:
    """Write a number below a thousand as people say it."""
    hundreds, tens, units = number // 100, number // 10 % 10, number % 10
    said = UNITS[hundreds] + "ร้อย" if hundreds else ""
    if tens:
        said += {1: "", 2: "ยี่"}.get(tens, UNITS[tens]) + "สิบ"
    is_last_one = units == 1 and number > 10
    return said + ("เอ็ด" if is_last_one else UNITS[units]) or "ศูนย์"


@given(st.integers(min_value=0, max_value=999))
def test_a_number_is_read_as_it_was_written(number: int) -> None:
    digits = str(number)
    for written in (write_words(number), digits, to_thai_digits(digits), digits.zfill(3)):
        key = fold_key(written)
        assert re.fullmatch(NUMBER, key), written
        assert read_number(key) == number, written


@pytest.mark.parametrize("text", ["สิบยี่", "เอ็ด", "ร้อย", "ปี", "", "๑๐๐๐"])
def test_what_is_no_number_below_a_thousand_is_not_read(text: str) -> None:
    assert re.fullmatch(NUMBER, fold_key(text)) is None


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_framed_number_must_be_an_accepted_one(case: dict[str, Any]) -> None:
    section, element = read(case["text"]), BY_NAME[case["on"]]
    shifts = find_changed_numbers(element, section, [(0, len(section.key))])
    assert [shift.found for shift in shifts] == ([case["found"]] if "found" in case else [])
    assert {shift.code for shift in shifts} <= {"changed_number"}


def test_a_number_in_another_statements_place_is_not_ours() -> None:
    section = read("โดยมีระยะเวลา ๕ ปี")
    assert not find_changed_numbers(BY_NAME["three_year_cycle"], section, [(0, 6)])


def test_right_and_wrong_numbers_are_listed_alike() -> None:
    section = read("โดยมีระยะเวลา ๕ ปี ตามรอบของแผนอัตรากำลัง ๓ ปี")
    found = {
        section.source(*stretch) for stretch in find_numbers(BY_NAME["three_year_cycle"], section)
    }
    assert found == {"ระยะเวลา ๕ ปี", "แผนอัตรากำลัง ๓ ปี"}


def test_the_expected_number_is_written_as_the_template_would() -> None:
    section = read("โดยมีระยะเวลา ๕ ปี")
    (shift,) = find_changed_numbers(BY_NAME["three_year_cycle"], section, [(0, len(section.key))])
    assert shift.expected == "ระยะเวลา 3 ปี"


def test_cases_go_both_ways() -> None:
    assert {"found" in case for case in CASES} == {True, False}
