"""Likeness: between 0 and 1, with exact edges, and never hanging."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from pipeline.text.likeness import (
    best_window,
    find_all_fuzzy,
    find_fuzzy,
    measure_likeness,
    measure_pairs,
    pair_alike,
    rank_choices,
)

WORDS = st.text(alphabet="กขคงจาิ ", max_size=40)


def test_empty_texts_are_like_nothing() -> None:
    assert measure_likeness("", "") == 0.0
    assert best_window("", "กขค") is None
    assert best_window("กขค", "") is None
    assert find_fuzzy("", "กขค", 2) is None
    assert rank_choices("", ["", "ก"], 0.0) == []
    assert pair_alike(["", "ก"], ["", "ก"], 0.1) == [(1, 1, 1.0)]
    assert pair_alike([], ["ก"], 0.1) == pair_alike(["ก"], [], 0.1) == []
    assert measure_pairs(["", "ก"], ["", "ก"], 0.0) == [0.0, 1.0]


@given(WORDS, WORDS)
def test_likeness_lies_between_zero_and_one_both_ways(left: str, right: str) -> None:
    likeness = measure_likeness(left, right)
    assert 0.0 <= likeness <= 1.0
    assert likeness == pytest.approx(measure_likeness(right, left), abs=0.2)


@given(st.text(alphabet="กขคงจ", min_size=8, max_size=30), WORDS, WORDS)
def test_a_needle_that_stands_there_is_found_whole(needle: str, before: str, after: str) -> None:
    assume(not re.search(r"(.)\1{4}", before + needle + after))  # long runs are cut
    window = best_window(needle, before + needle + after)
    assert window is not None
    assert window.likeness == 1.0
    assert (before + needle + after)[window.start : window.end] == needle


@given(st.text(alphabet="กขคงจ", min_size=6, max_size=20), WORDS)
def test_one_wrong_letter_is_one_edit(needle: str, before: str) -> None:
    wrong = needle[:3] + "ฮ" + needle[4:]
    match = find_fuzzy(needle, before + wrong, 2)
    assert match is not None
    assert match.edits <= 1


def test_edges_are_right_with_letters_added_and_lost() -> None:
    window = best_window("แนวทางการพัฒนาบุคลากร", "กกกก แนวทาการพัฒนนาบุคลากร ขขขข")
    assert window is not None
    assert (window.start, window.end) == (5, 26)


def test_places_do_not_overlap() -> None:
    matches = find_all_fuzzy("abab", "ababab xx abab", 1)
    assert all(a.end <= b.start for a, b in pairwise(matches))


@pytest.mark.parametrize("needle", ["." * 60_000 + "ก", "กข" * 30_000])
def test_leaders_and_endless_needles_do_not_hang(needle: str) -> None:
    begin = time.perf_counter()
    best_window(needle, "." * 60_000 + "กขค" * 1_000)
    find_fuzzy(needle, "." * 60_000, 2)
    measure_likeness(needle, "." * 60_000)
    assert time.perf_counter() - begin < 2


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6), st.sampled_from([0.5, 0.85, 1.0]))
def test_every_pair_that_is_alike_is_found(
    texts: list[str], choices: list[str], cutoff: float
) -> None:
    alike = {
        (row, column)
        for row, text in enumerate(texts)
        for column, choice in enumerate(choices)
        if fuzz.ratio(text, choice) >= 100 * cutoff and text and choice
    }
    assert {(row, column) for row, column, _ in pair_alike(texts, choices, cutoff)} == alike
