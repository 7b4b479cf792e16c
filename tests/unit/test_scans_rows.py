"""Blobs become rows, and each mark joins the row that it belongs to."""

import numpy as np
import pytest

from pipeline.reading.pdf import open_pdf
from pipeline.reading.scans.blobs import Blobs, find_blobs
from pipeline.reading.scans.ground import find_ink
from pipeline.reading.scans.rows import (
    Row,
    find_dashes,
    find_rows,
    measure_letters,
    settle_heights,
)
from tests.unit.scanned_pages import Boxes, find_plan, paint, show_page

LETTER = 20
WIDTH, HEIGHT = 700, 400
Box = tuple[int, int, int, int]


def letters(top: int, *, left: int = 50, right: int = 600, size: int = LETTER) -> list[Box]:
    """A row of letters of one height."""
    return [(x, top, x + 3 * size // 5, top + size) for x in range(left, right, size)]


def find_all(boxes: Boxes) -> tuple[Blobs, list[set[Box]], list[tuple[int, int]]]:
    """Give the blobs, the boxes of each row, and the tops and feet of the rows."""
    blobs = find_blobs(paint(boxes, width=WIDTH, height=HEIGHT))
    rows = find_rows(blobs, np.arange(len(blobs)), LETTER)
    edges = np.stack([blobs.left, blobs.top, blobs.right, blobs.bottom], axis=1)
    held = [{(a, b, c, d) for a, b, c, d in edges[row.blobs].tolist()} for row in rows]
    return blobs, held, [(row.top, row.bottom) for row in rows]


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ((130, 85, 140, 92), 0),
        ((130, 70, 134, 80), 0),
        ((130, 123, 140, 129), 0),
        ((130, 136, 140, 144), 1),
        ((130, 173, 140, 179), 1),
    ],
    ids=["vowel above", "tone over a vowel", "vowel below", "next row's vowel", "its lower vowel"],
)
def test_a_mark_joins_its_row(mark: Box, number: int) -> None:
    upper, lower = letters(100), letters(150)
    _, held, levels = find_all([*upper, *lower, mark])
    assert levels == [(100, 120), (150, 170)]
    assert [mark in row for row in held] == [n == number for n in range(2)]
    assert held[0] >= set(upper)
    assert held[1] >= set(lower)


@pytest.mark.parametrize(
    "stray",
    [(300, 200, 302, 201), (300, 60, 312, 64), (20, 20, 24, 380)],
    ids=["a speck", "dirt far above", "the rim of a copier"],
)
def test_what_belongs_to_no_row_joins_none(stray: Box) -> None:
    _, held, levels = find_all([*letters(100), *letters(150), stray])
    assert len(levels) == 2
    assert not any(stray in row for row in held)


def test_ascenders_and_tails_do_not_move_a_row() -> None:
    tall = [(x, top, x + 12, bottom) for x, top, bottom in ((610, 92, 120), (630, 100, 129))]
    _, held, levels = find_all([*letters(100), *tall])
    assert levels == [(100, 120)]
    assert held[0] >= set(tall)


def test_large_marks_of_a_heading_are_no_row() -> None:
    heading = letters(150, size=40)
    marks = [(x, 126, x + 24, 142) for x in range(70, 590, 80)]
    _, held, levels = find_all([*heading, *marks])
    assert levels == [(150, 190)]
    assert held[0] == {*heading, *marks}


@pytest.mark.parametrize(
    ("beside", "height"),
    [([], 14), (letters(100), LETTER), (letters(100, size=40), 14)],
    ids=["alone", "beside letters", "beside a heading"],
)
def test_a_row_of_low_digits_is_as_high_as_the_rows_beside_it(beside: Boxes, height: int) -> None:
    foot = 140 if len(beside) and beside[0][3] == 140 else 120
    digits = [(x, foot - 14, x + 8, foot) for x in (630, 642)]
    blobs = find_blobs(paint([*beside, *digits], width=WIDTH, height=HEIGHT))
    is_digit = blobs.left >= 625
    cells = [np.flatnonzero(~is_digit), np.flatnonzero(is_digit)]
    rows = [row for cell in cells for row in find_rows(blobs, cell, LETTER)]
    last = settle_heights(blobs, rows)[-1]
    assert (last.height, last.bottom) == (height, foot)


def test_a_row_of_scraps_above_it_keeps_its_own_foot() -> None:
    blobs = find_blobs(
        paint([(300, 90, 312, 110), (320, 90, 332, 110)], width=WIDTH, height=HEIGHT)
    )
    row = Row(115, 135, np.arange(len(blobs)))
    (settled,) = settle_heights(blobs, [row])
    assert (settled.top, settled.bottom) == (115, 135)


@pytest.mark.parametrize(
    ("boxes", "is_dash"),
    [
        ([(300, 110, 312, 113)], True),
        ([(300, 110, 312, 113), (420, 110, 421, 111)], True),
        ([(300, 110, 312, 113), (330, 110, 342, 113)], False),
        ([(300, 100, 312, 120)], False),
        ([(300, 110, 304, 114)], False),
        ([(300, 110, 360, 113)], False),
    ],
    ids=["dash", "dash and a speck", "two", "letter", "dot", "ruling"],
)
def test_a_dash_that_is_all_a_cell_holds_is_a_row(boxes: Boxes, is_dash: bool) -> None:
    blobs = find_blobs(paint(boxes, width=WIDTH, height=HEIGHT))
    rows = find_dashes(blobs, np.arange(len(blobs)), LETTER)
    assert len(rows) == is_dash
    for row in rows:
        assert row.top < 110 < 113 < row.bottom


@pytest.mark.parametrize("plan", ["002", "003", "006"])
def test_the_height_of_letters_is_that_of_their_ink(plan: str) -> None:
    ko_kai = ord("ก")
    with open_pdf(find_plan(plan), needs_ink=[ko_kai]) as pdf:
        chars = pdf.read_chars(5)
    boxes = chars.ink[chars.codes == ko_kai]
    height = float(np.median(boxes[:, 3] - boxes[:, 1]))
    blobs = find_blobs(find_ink(np.asarray(show_page(plan, 5))))
    assert measure_letters(blobs) * 72 / 200 == pytest.approx(height, rel=0.1)


def test_an_empty_sheet_has_no_letters_and_no_rows() -> None:
    blobs = find_blobs(np.zeros((30, 40), dtype=np.bool_))
    assert measure_letters(blobs) == 0.0
    assert find_rows(blobs, np.arange(0), LETTER) == []
    assert find_dashes(blobs, np.arange(0), LETTER) == []
    assert settle_heights(blobs, []) == []
