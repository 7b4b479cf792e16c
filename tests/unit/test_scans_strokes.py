"""Rulings are told from letters, bars and rows of letters."""

import numpy as np
import pytest

from pipeline.reading.scans.strokes import find_strokes
from tests.unit.scanned_pages import Boxes, paint

LETTER = 20
WIDTH, HEIGHT = 800, 500
LETTERS = [(x, 105, x + 12, 105 + LETTER) for x in range(60, 700, 18)]
TABLE = [
    *((40, y, 742, y + 2) for y in (80, 180, 280)),
    *((x, 80, x + 2, 282) for x in (40, 390, 740)),
]


def test_a_table_gives_its_rulings_and_keeps_its_letters() -> None:
    ink = paint([*TABLE, *LETTERS], width=WIDTH, height=HEIGHT)
    level, upright, strokes = find_strokes(ink, LETTER)
    assert sorted(level[:, 1].tolist()) == [80, 180, 280]
    assert sorted(upright[:, 0].tolist()) == [40, 390, 740]
    assert (strokes == paint(TABLE, width=WIDTH, height=HEIGHT)).all()


@pytest.mark.parametrize(
    "boxes",
    [
        LETTERS,
        [(60, 100, 130, 103)],
        [(60, 100, 400, 112)],
        [(60, 100, 260, 200)],
        [(60, 100, 64, 130)],
    ],
    ids=["a row of letters", "a dash", "a bar", "a filled box", "the stem of a letter"],
)
def test_what_is_no_ruling(boxes: Boxes) -> None:
    level, upright, strokes = find_strokes(paint(boxes, width=WIDTH, height=HEIGHT), LETTER)
    assert (len(level), len(upright), int(strokes.sum())) == (0, 0, 0)


def test_letters_that_stand_on_a_ruling_stay() -> None:
    ruling = [(40, 125, 742, 127)]
    _, _, strokes = find_strokes(paint([*LETTERS, *ruling], width=WIDTH, height=HEIGHT), LETTER)
    assert (strokes == paint(ruling, width=WIDTH, height=HEIGHT)).all()


def test_a_ruling_that_still_leans_a_little_is_one() -> None:
    ink = np.zeros((HEIGHT, WIDTH), dtype=np.bool_)
    x = np.arange(40, 740)
    for thickness in range(3):
        ink[200 + x // 200 + thickness, x] = True
    level, upright, strokes = find_strokes(ink, LETTER)
    assert level.tolist() == [[40, 200, 740, 206]]
    assert not len(upright)
    assert (strokes == ink).all()


def test_an_empty_sheet_has_no_strokes() -> None:
    level, upright, strokes = find_strokes(np.zeros((30, 40), dtype=np.bool_), LETTER)
    assert (len(level), len(upright), int(strokes.sum())) == (0, 0, 0)
