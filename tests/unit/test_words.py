import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.words import (
    UNKNOWN_COST,
    has_word_across,
    is_word,
    load_lexicon,
    split_words,
    word_cost,
    word_frequency,
)


def test_importing_the_door_loads_nothing() -> None:
    code = (
        "import sys, pipeline.text.words, pipeline.text.choose, pipeline.reading.repair;"
        "print('pythainlp' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("word", ["ตำบล", "เทศบาล", "องค์การบริหารส่วนตำบล", "พัฒนา"])
def test_words_of_the_dictionary_are_words(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("text", ["ตาบล", "ติจิทัล", "", " ", "ตำบลที่"])
def test_what_the_dictionary_lacks_is_none(text: str) -> None:
    assert not is_word(text)


def test_frequent_words_cost_less_and_unknown_letters_most() -> None:
    assert word_frequency("การ") > word_frequency("ตำบล") > 0
    assert word_cost("การ") < word_cost("ตำบล") < UNKNOWN_COST
    assert word_cost("ฉฉฉ") == 3 * UNKNOWN_COST


def test_what_is_also_written_with_a_blank_proves_nothing() -> None:
    assert is_word("ฮุนเซน")
    assert "ฮุนเซน" not in load_lexicon().costs
    assert not has_word_across("ฮุน", "เซน")


def test_a_word_across_a_gap_is_seen() -> None:
    assert has_word_across("การพัฒ", "นา")
    assert not has_word_across("แผน", "อัตรากำลัง")


@given(st.text(st.sampled_from("กขคงาำิี่้์เแ ๆฯ12aB.\n")))
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(split_words(text)) == text
