import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.text.letters import (
    CONSONANTS,
    FOLLOWING_VOWELS,
    LEADING_VOWELS,
    MARKS,
    PRIVATE_USE,
    SARA_II,
    SARA_U,
    TONES,
    fold_key,
    fold_text,
    is_thai,
    split_clusters,
    to_arabic_digits,
    to_thai_digits,
)

THAI_TEXT = st.text(
    st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B) | st.sampled_from(" aA1")
)


def test_the_classes_do_not_overlap() -> None:
    assert len(CONSONANTS) == 46 - 2 + 2
    assert not CONSONANTS & MARKS
    assert not LEADING_VOWELS & FOLLOWING_VOWELS
    assert TONES < MARKS


def test_every_mark_is_a_nonspacing_character() -> None:
    assert {unicodedata.category(mark) for mark in MARKS} == {"Mn"}


def test_private_use_covers_both_tables_and_gives_thai() -> None:
    windows = {chr(code) for code in range(0xF700, 0xF721)}
    mac = {chr(code) for code in range(0xF884, 0xF89F)}
    assert windows | mac < PRIVATE_USE.keys()
    assert all(map(is_thai, "".join(PRIVATE_USE.values())))


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("\uf701", "SARA I"),
        ("\uf70a", "MAI EK"),
        ("\uf70e", "THANTHAKHAT"),
        ("\uf710", "MAI HAN-AKAT"),
        ("\uf712", "MAITAIKHU"),
        ("\uf714", "MAI THO"),
        ("\uf71a", "PHINTHU"),
        ("\uf884", "MAI HAN-AKAT"),
        ("\uf88d", "MAI THO"),
        ("\uf898", "THANTHAKHAT"),
        ("\uf89e", "THO THAN"),
    ],
)
def test_a_private_form_stands_for_the_character_of_the_fonts(form: str, name: str) -> None:
    assert unicodedata.name(PRIVATE_USE[form]) == f"THAI CHARACTER {name}"


def test_digits_change_and_nothing_else() -> None:
    assert to_thai_digits("ปี 2566 (ก)") == "ปี ๒๕๖๖ (ก)"
    assert to_arabic_digits(to_thai_digits("0123456789")) == "0123456789"


@pytest.mark.parametrize(
    "spellings",
    [
        ("ต าบล", "ตาบล", "ตำบล", "ตํ\u0e32บล", "ต ำ บ ล"),
        ("เพ่ือ", "เพื่อ", "เพ ื่อ"),
        ("นํ้า", "น้ํา", "น้ำ", "น ้า"),
        ("Thailand 4.0", "THAILAND ๔.๐"),
        ("แผน\u200bงาน", "แผนงาน"),
    ],
)
def test_spellings_of_one_word_fold_to_one_key(spellings: tuple[str, ...]) -> None:
    assert len({fold_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("ตำบล", "ตำบา"), ("๓ ปี", "๕ ปี"), ("ได้", "ไม่ได้")])
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert fold_key(one) != fold_key(other)


def test_a_stretch_of_the_key_is_found_in_the_source() -> None:
    folded = fold_text("ส่วนต าบล บางแค")
    start = folded.key.index(fold_key("ตำบล"))
    span = folded.source_span(start, start + len(fold_key("ตำบล")))
    assert "ส่วนต าบล บางแค"[slice(*span)] == "ต าบล"


def test_a_found_stretch_holds_the_marks_that_the_key_dropped() -> None:
    source = "คือ ที่ นี้"
    folded = fold_text(source)
    start = folded.key.index("ที")
    assert source[slice(*folded.source_span(start, start + 2))] == "ที่"


def test_an_empty_stretch_is_empty_in_the_source() -> None:
    folded = fold_text("ที่ นี้")
    assert folded.source_span(2, 2) == (4, 4)
    assert folded.source_span(len(folded.key), len(folded.key)) == (7, 7)
    assert fold_text("").source_span(0, 0) == (0, 0)


@given(THAI_TEXT)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold_key(fold_key(text)) == fold_key(text)


@given(THAI_TEXT)
def test_every_key_character_has_an_origin_and_an_end_in_the_source(text: str) -> None:
    folded = fold_text(text)
    assert len(folded.key) == len(folded.origins) == len(folded.ends)
    for place, (origin, end) in enumerate(zip(folded.origins, folded.ends, strict=True)):
        assert 0 <= origin < end <= len(text)
        assert folded.source_span(place, place + 1) == (origin, end)


@given(st.text(st.characters()))
def test_clusters_joined_are_the_text(text: str) -> None:
    assert "".join(split_clusters(text)) == text


def test_clusters_keep_marks_and_sara_am_with_their_base() -> None:
    assert split_clusters("ที่น้ำ") == ["ที่", "น้ำ"]
    assert split_clusters(" ่ก") == [" ", "่", "ก"]


@given(THAI_TEXT)
def test_a_text_folds_as_its_letters_do_one_by_one(text: str) -> None:
    """Marks in order take a shorter way than a text with others in front of it."""
    unordered = f"ก{SARA_II}{SARA_U}"
    whole, alone, before = fold_text(unordered + text), fold_text(text), fold_text(unordered)
    assume(alone.key[:1] not in MARKS)  # what is left out (ๆ) parts no mark from its base
    shift = len(unordered)
    assert whole.key == before.key + alone.key
    assert whole.origins == (*before.origins, *(place + shift for place in alone.origins))
    assert whole.ends == (*before.ends, *(place + shift for place in alone.ends))
