"""Rewording: the same words in another order or in other words, never words that are far apart."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.judging.comparing.loanwords import SPELLING_VARIANTS, spell_otherwise
from pipeline.judging.comparing.paraphrase import (
    Synonyms,
    bare,
    find_item,
    find_reworded,
    find_weak_words,
    is_half_said,
    take_apart,
)
from pipeline.judging.comparing.terms import SectionText, find_term
from pipeline.text.letters import fold_key, fold_text
from tests.plans import NEWEST

CASES: Final[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "paraphrases.toml").read_text(encoding="utf-8")
)
SYNONYMS: Final[Synonyms] = tuple(map(tuple, CASES.pop("synonyms")))
SAID: Final = [c for c in CASES["said_again"] if c["found"] and "open" not in c]
WORDS: Final = ("วิเคราะห์", "ความเสี่ยง", "นวัตกรรม", "ประชาชน", "ยืดหยุ่น", "เครือข่าย", "โปร่งใส")
BLANKS: Final = (" ", "\n", " \n", "\u200b", "\f")


def each(part: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", [mark_open(case) for case in CASES[part]])


def mark_open(case: dict[str, Any]) -> Any:
    """Name a case; what is not reached yet says why."""
    marks = [pytest.mark.xfail(reason=case["open"], strict=True)] if "open" in case else []
    return pytest.param(case, id=case["name"], marks=marks)


def read(text: str) -> SectionText:
    return SectionText(text, fold_text(text))


def is_found(term: str, text: str, names: int = 0) -> bool:
    section = read(text)
    free = [(0, len(section.key))]
    return find_reworded([term], section, free, SYNONYMS, names=names) is not None


@each("said_again")
def test_a_wording_is_said_again_where_all_its_words_stand_close(case: dict[str, Any]) -> None:
    assert is_found(case["term"], case["text"], case.get("names", 0)) == case["found"]


@each("items")
def test_an_item_of_a_list_may_leave_its_class_to_the_first_one(case: dict[str, Any]) -> None:
    section = read(case["text"])
    found = find_item([case["term"]], section, (0, len(section.key)))
    assert (found is not None) == case["found"]


@each("parted")
def test_words_that_add_no_sense_may_part_those_of_a_term(case: dict[str, Any]) -> None:
    section = read(case["text"])
    found = find_term([case["term"]], section, [(0, len(section.key))], NEWEST.thresholds)
    assert (found is not None) == case["found"]


@each("half_said")
def test_half_a_wording_is_said_by_half_its_words_one_of_them_telling(
    case: dict[str, Any],
) -> None:
    section = read(case["text"])
    weak = frozenset(map(fold_key, case.get("weak", ())))
    region = (0, len(section.key))
    assert is_half_said([case["term"]], section, region, SYNONYMS, weak) == case["found"]


@each("apart")
def test_a_wording_is_taken_apart_into_its_words_of_content(case: dict[str, Any]) -> None:
    groups = take_apart(case["term"], ())
    assert [group[0] for group in groups] == [fold_key(word) for word in case["words"]]


@given(st.permutations(WORDS), st.integers(min_value=3, max_value=5), st.randoms())
def test_the_order_of_three_words_or_more_does_not_matter(
    words: list[str], count: int, chance: Any
) -> None:
    said = words[:count]
    told = chance.sample(said, len(said))
    assert is_found("".join(said), "และ".join(told))


@given(st.sampled_from(SAID), st.data())
def test_blanks_and_line_breaks_within_a_wording_change_nothing(
    case: dict[str, Any], data: st.DataObject
) -> None:
    text = case["text"]
    for place in sorted(
        data.draw(st.sets(st.integers(1, len(text) - 1), max_size=8)), reverse=True
    ):
        text = text[:place] + data.draw(st.sampled_from(BLANKS)) + text[place:]
    assert is_found(case["term"], text, case.get("names", 0))


@given(st.permutations(WORDS), st.integers(min_value=3, max_value=5))
def test_a_wording_that_lacks_one_of_its_words_is_not_said(words: list[str], count: int) -> None:
    assume(count < len(words))
    assert not is_found("".join(words[:count]), "และ".join(words[1:count]))


def test_the_closest_place_is_taken() -> None:
    text = "ความเสี่ยงต่าง ๆ ที่ต้องวิเคราะห์ และการวิเคราะห์ความเสี่ยง"
    section = read(text)
    match = find_reworded(["วิเคราะห์ความเสี่ยง"], section, [(0, len(section.key))], ())
    assert match is not None
    assert section.source(match.start, match.end) == "วิเคราะห์ความเสี่ยง"


def test_words_of_another_statement_are_not_used() -> None:
    section = read("วิเคราะห์ความเสี่ยง")
    half = len(fold_key("วิเคราะห์"))
    free = [(0, half), (half, len(section.key))]
    assert find_reworded(["วิเคราะห์ความเสี่ยง"], section, free, ()) is None


def test_words_that_many_statements_share_tell_none_of_them() -> None:
    weak = find_weak_words(next(section for section in NEWEST.sections if section.elements))
    assert {fold_key("พัฒนา"), fold_key("ประชาชน")} <= weak
    assert not {fold_key("ธรรมาภิบาล"), fold_key("นวัตกรรม")} & weak


@pytest.mark.parametrize(("word", "verb"), [("การพัฒนา", "พัฒนา"), ("การณ์", "การณ์"), ("การ", "การ")])
def test_a_noun_made_of_a_verb_is_that_verb(word: str, verb: str) -> None:
    assert bare(word) == verb


@pytest.mark.parametrize(("common", "official"), SPELLING_VARIANTS.items())
def test_a_loan_word_is_found_in_each_of_its_spellings(common: str, official: str) -> None:
    section = read(f"ผ่านทาง{common}ของหน่วยงาน")
    assert fold_key(common) in map(fold_key, spell_otherwise(official))
    found = find_term([official], section, [(0, len(section.key))], NEWEST.thresholds)
    assert found is not None
    assert found.edits == 0


@pytest.mark.parametrize("term", ["โทรศัพท์มือถือ", "จุดเดียว"])
def test_a_word_that_is_no_loan_has_one_spelling(term: str) -> None:
    assert spell_otherwise(term) == (term,)
