"""Differences from a wording: misspelt, moved, lost or doubled words, and what is none of them."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.judging.comparing.echoes import find_echoes
from pipeline.judging.comparing.fragments import cut_statement
from pipeline.judging.comparing.keyboard import type_in_english, type_in_thai
from pipeline.judging.comparing.loanwords import LOANWORD, SPELLING_VARIANTS, spell_officially
from pipeline.judging.comparing.moved import stands_elsewhere
from pipeline.judging.comparing.slips import Difference, is_misspelling
from pipeline.judging.comparing.spelling import diff_words, is_scrap
from pipeline.judging.comparing.statements import Alignment, align_statement
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


@each("echoes")
def test_words_said_twice_are_told_where_the_wording_has_them_once(case: dict[str, Any]) -> None:
    section = SectionText(case["said"], fold_text(case["said"]))
    echoes = find_echoes(section, cut_statement(case["wording"]))
    assert [section.source(a, (a + b) // 2).strip() for a, b in echoes] == case["twice"]


@pytest.mark.parametrize(
    ("said", "official"),
    [
        ("ดิจิตอล", "ดิจิทัล"),
        ("อินเตอร์เน็ท", "อินเทอร์เน็ต"),
        ("เว็บไซท์", "เว็บไซต์"),
        ("แอพ", "แอป"),
        ("โซเชี่ยลมิเดีย", "โซเชียลมีเดีย"),
        ("เทคโนโลยี่", "เทคโนโลยี"),
        ("อิเล็คทรอนิคส์", "อิเล็กทรอนิกส์"),
    ],
)
def test_a_loan_word_has_one_official_spelling(said: str, official: str) -> None:
    assert spell_officially(said) == official
    assert spell_officially(official) == official


def test_no_official_spelling_is_a_variant_of_another_word() -> None:
    assert not {*SPELLING_VARIANTS} & {*SPELLING_VARIANTS.values()}


def test_a_loan_word_may_break_over_a_line() -> None:
    assert LOANWORD.fullmatch("อินเตอร์\nเน็ต") is not None


@pytest.mark.parametrize("word", ["คือ", "การพัฒนา", "ประชาชน"])
def test_the_other_keyboard_leads_back_to_the_word(word: str) -> None:
    assert type_in_thai(type_in_english(word)) == word
