"""Letters that were recognised find the ink they were read from."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.scans.align import Symbol, match_letters, part_pieces
from pipeline.reading.scans.blobs import Blobs, find_blobs
from pipeline.reading.scans.rows import Row
from tests.unit.scanned_pages import Boxes, paint

LETTER = 20
STEP = 22
TOP, FOOT = 60, 80


def draw_row(count: int, *others: tuple[int, int, int, int]) -> Blobs:
    """So many letters, and whatever else."""
    bodies = [(x, TOP, x + 14, FOOT) for x in range(40, 40 + STEP * count, STEP)]
    return find_blobs(paint([*bodies, *others], width=1000, height=120))


def name(place: int, *, text: str = "ก", shift: float = 0.0) -> Symbol:
    """A letter recognised at the place of a body."""
    left = 40 + STEP * place + shift
    return Symbol(text, left, left + 14, 0.9)


def match(letters: list[Symbol], blobs: Blobs) -> list[int]:
    order = np.argsort(blobs.left, kind="stable")
    return match_letters(letters, blobs, order, LETTER)


@given(
    st.integers(1, 30).flatmap(
        lambda count: st.tuples(
            st.just(count), st.lists(st.floats(-6, 6), min_size=count, max_size=count)
        )
    )
)
def test_letters_near_their_ink_find_it(told: tuple[int, list[float]]) -> None:
    count, shifts = told
    letters = [name(place, shift=shift) for place, shift in enumerate(shifts)]
    assert match(letters, draw_row(count)) == list(range(count))


@given(st.sets(st.integers(0, 19), max_size=6))
def test_ink_that_was_not_recognised_is_left_alone(unseen: set[int]) -> None:
    seen = [place for place in range(20) if place not in unseen]
    assert match([name(place) for place in seen], draw_row(20)) == seen


@pytest.mark.parametrize("place", [0, 4, 9])
def test_a_letter_without_ink_is_matched_to_none(place: int) -> None:
    letters = [name(n) for n in range(10)]
    letters.insert(place, name(place, shift=-STEP / 2))
    assert match(letters, draw_row(10)).count(-1) == 1


def test_a_speck_between_letters_is_no_letter() -> None:
    blobs = draw_row(8, (40 + 3 * STEP + 16, 74, 40 + 3 * STEP + 19, 77))
    assert match([name(place) for place in range(8)], blobs) == [0, 1, 2, 3, 5, 6, 7, 8]


def test_a_stop_between_letters_is_matched_to_its_dot() -> None:
    blobs = draw_row(8, (40 + 3 * STEP + 16, 76, 40 + 3 * STEP + 19, 79))
    letters = [name(place) for place in range(8)]
    letters.insert(4, Symbol(".", 40 + 3 * STEP + 15, 40 + 3 * STEP + 20, 0.9))
    assert match(letters, blobs) == list(range(9))


def test_nothing_recognised_matches_nothing() -> None:
    assert match([], draw_row(3)) == []


def test_letters_on_an_empty_row_match_nothing() -> None:
    assert match([name(0), name(1)], draw_row(0)) == [-1, -1]


@pytest.mark.parametrize(
    ("others", "bodies", "compound", "stacks"),
    [
        ([], 3, set(), 0),
        ([(200, 60, 212, 66), (200, 72, 212, 80)], 4, {3}, 0),
        ([(64, 46, 74, 52)], 3, set(), 1),
        ([(64, 46, 74, 52), (68, 36, 72, 43)], 3, set(), 1),
        ([(64, 46, 74, 52), (86, 46, 96, 52)], 3, set(), 2),
        ([(64, 84, 74, 92)], 3, {1}, 0),
        ([(64, 84, 65, 85)], 3, set(), 0),
    ],
    ids=[
        "letters",
        "one of two parts",
        "a vowel above",
        "a tone over a vowel",
        "two vowels above",
        "a vowel below",
        "a speck below",
    ],
)
def test_a_row_is_parted_into_letters_and_piles_of_marks(
    others: Boxes, bodies: int, compound: set[int], stacks: int
) -> None:
    blobs = draw_row(3, *others)
    pieces = part_pieces(blobs, Row(TOP, FOOT, np.arange(len(blobs))))
    assert len(pieces.bodies) == bodies
    assert pieces.compound == compound
    assert len(pieces.stacks) == stacks
    assert (np.diff(blobs.left[pieces.bodies]) > 0).all()
