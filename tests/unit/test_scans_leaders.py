"""Dots that lead to a page number leave their row, and come back as dots."""

import re

import numpy as np
import pytest

from pipeline.reading.scans.blobs import find_blobs
from pipeline.reading.scans.leaders import find_leaders
from pipeline.reading.scans.page import read_page
from pipeline.reading.scans.rows import Row
from pipeline.reading.scans.sheet import lay_out
from tests.unit.scanned_pages import ENGINE, NO_ENGINE, paint, show_page

TOP, FOOT = 100, 120
LETTERS = [(x, TOP, x + 12, FOOT) for x in (*range(50, 250, 18), *range(550, 590, 18))]
Box = tuple[int, int, int, int]


def dots(count: int, *, left: int = 270, level: int = 117, step: int = 8) -> list[Box]:
    return [(left + step * n, level, left + step * n + 3, level + 3) for n in range(count)]


def find_runs(boxes: list[Box]) -> list[int]:
    """Give how many dots there are in each run of leaders; all must be dots."""
    blobs = find_blobs(paint(boxes, width=700, height=200))
    runs = find_leaders(blobs, Row(TOP, FOOT, np.arange(len(blobs))))
    for run in runs:
        assert (blobs.height[run] == 3).all()
        assert (np.diff(blobs.left[run]) > 0).all()
    return [len(run) for run in runs]


@pytest.mark.parametrize("count", [5, 12, 30])
def test_dots_between_letters_are_leaders(count: int) -> None:
    assert find_runs([*LETTERS, *dots(count)]) == [count]


def test_a_mark_over_the_dots_does_not_part_them() -> None:
    assert find_runs([*LETTERS, *dots(20), (330, 88, 342, 93)]) == [20]


def test_letters_part_the_dots() -> None:
    assert find_runs([*LETTERS, *dots(8), (340, TOP, 352, FOOT), *dots(9, left=360)]) == [8, 9]


@pytest.mark.parametrize(
    "boxes",
    [
        LETTERS,
        [*LETTERS, *dots(3)],
        [*LETTERS, *dots(4)],
        [*LETTERS, *dots(12, level=90)],
        [*LETTERS, *dots(12, level=104)],
    ],
    ids=["no dots", "an ellipsis", "an ellipsis and a stop", "marks above", "high dots"],
)
def test_other_dots_stay_in_their_row(boxes: list[Box]) -> None:
    assert find_runs(boxes) == []


def test_the_rows_of_a_contents_page_are_read_without_their_leaders() -> None:
    picture = show_page("003", 4)
    rows = [found for found in lay_out(picture, 0.36).rows if found.leaders]
    assert len(rows) >= 12
    assert all(not set(run) & set(found.row.blobs) for found in rows for run in found.leaders)


@pytest.mark.skipif(ENGINE is None, reason=NO_ENGINE)
def test_leaders_come_back_as_dots() -> None:
    assert ENGINE is not None
    page = show_page("003", 4)
    upper = page.crop((0, 0, page.width, page.height // 3))
    lines = [line.text for line in read_page(upper, ENGINE, height=281.0).lines]
    contents = [re.split(r"\s*\.{5,}\s*", line) for line in lines if "...." in line]
    assert [parts[1:] for parts in contents][:4] == [["หน้า"], ["1"], ["1"], ["2"]]
