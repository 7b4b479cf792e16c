"""Differences from a wording: misspelt, moved, lost or doubled words, and what is none of them."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.judging.comparing.spelling import (
    Difference,
    diff_words,
    is_misspelling,
    is_scrap,
    stands_elsewhere,
)
from pipeline.judging.comparing.statements import Alignment, align_statement, cut_statement
from pipeline.judging.comparing.terms import SectionText
from pipeline.judging.findings.repeats import find_repeats
from pipeline.text.letters import fold_key, fold_text

CASES: Final[dict[str, list[dict[str, Any]]]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "spelling.toml").read_text(encoding="utf-8")
)


def each(part: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES[part], ids=[c["name"] for c in CASES[part]])


def compare(case: dict[str, Any]) -> tuple[SectionText, Alignment, tuple[Difference, ...]]:
    section = SectionText(case["said"], fold_text(case["said"]))
    fragments = cut_statement(case["wording"])
    alignment = align_statement(fragments, section.key, 0, len(section.key))
    assert alignment is not None
    return section, alignment, diff_words(alignment, section, [case["wording"]])


@each("differences")
def test_a_misspelling_is_no_scrap_of_whole_words(case: dict[str, Any]) -> None:
    section, _, differences = compare(case)
    slips = [d.found for d in differences if is_misspelling(d) and not is_scrap(d, section)]
    assert slips == case["slips"]


@each("moved")
def test_words_that_stand_elsewhere_are_not_lost(case: dict[str, Any]) -> None:
    section, alignment, differences = compare(case)
    lost = [
        word
        for d in differences
        if not d.is_empty and not stands_elsewhere(d, section, alignment)
        for word in [d.expected.removeprefix("การ")]
    ]
    assert lost == case["lost"]


def test_a_word_may_stand_in_the_letters_behind() -> None:
    case = {
        "wording": "การปฐมนิเทศ การฝึกอบรม การศึกษาดูงาน",
        "said": "การปฐมนิเทศ การฝึกอบรม",
    }
    section, alignment, differences = compare(case)
    (lost,) = [d for d in differences if not d.is_empty]
    assert not stands_elsewhere(lost, section, alignment)
    assert stands_elsewhere(lost, section, alignment, fold_key("และการศึกษาดูงาน"))


@pytest.mark.parametrize(
    ("found", "expected", "text", "is_cut"),
    [
        ("เทกำลัง", "เต็มกำลัง", "อย่างทุ่มเทกำลังความสามารถ", True),
        ("น้อยกว่า", "น้อย", "ไม่น้อยกว่าปีละครั้ง", True),
        ("ทัศคติ", "ทัศนคติ", "ความรู้ ทัศคติที่ดี", False),
        ("นโบาย", "นโยบาย", "ตามนโบายแห่งรัฐ", False),
    ],
    ids=["the end of a longer word", "with a word behind", "a letter lost", "falls into pieces"],
)
def test_a_scrap_is_cut_out_of_whole_words(
    found: str, expected: str, text: str, is_cut: bool
) -> None:
    section = SectionText(text, fold_text(text))
    start = section.key.index(fold_key(found))
    difference = Difference(expected, found, start, start + len(fold_key(found)))
    assert is_scrap(difference, section) == is_cut


@each("repeats")
def test_a_slip_of_the_hand_is_told_from_habits_of_the_language(case: dict[str, Any]) -> None:
    found = list(find_repeats(case["said"]))
    assert [words for _, _, words in found] == case["found"]
    assert all(words in case["said"][start:end] for start, end, words in found)
