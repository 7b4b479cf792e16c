"""How far writing leans is measured; what stands level is left alone."""

import numpy as np
import pytest
from PIL import Image

from pipeline.reading.scans.ground import Mask, find_ink
from pipeline.reading.scans.skew import measure_skew, runs_upright
from tests.unit.scanned_pages import show_page

PAGES = pytest.mark.parametrize("page", [("002", 5), ("018", 20), ("006", 24)], ids=str)


def lean(page: tuple[str, int], angle: float) -> Mask:
    """Give the ink of a page that was turned against the clock, as scanners show it."""
    turned = show_page(*page).rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    return find_ink(np.asarray(turned))


@PAGES
@pytest.mark.parametrize("angle", [-4.0, 0.3, 2.5])
def test_the_angle_to_turn_back_is_found(page: tuple[str, int], angle: float) -> None:
    assert measure_skew(lean(page, angle)) == pytest.approx(-angle, abs=0.15)


@PAGES
def test_level_writing_is_not_turned(page: tuple[str, int]) -> None:
    assert measure_skew(lean(page, 0.0)) == 0.0


@PAGES
@pytest.mark.parametrize("turns", [0, 1])
def test_lines_that_run_up_are_told_from_level_ones(page: tuple[str, int], turns: int) -> None:
    assert runs_upright(np.rot90(lean(page, 0.4), turns)) == (turns % 2 == 1)


@pytest.mark.parametrize("page", [("002", 15), ("002", 17), ("002", 21), ("006", 19)], ids=str)
@pytest.mark.parametrize("turns", [0, 1, 3])
def test_a_ruled_table_on_its_side_is_told_from_a_level_one(
    page: tuple[str, int], turns: int
) -> None:
    ink = find_ink(np.asarray(show_page(*page)))
    assert runs_upright(np.rot90(ink, turns)) == (turns % 2 == 1)


def test_the_dark_spine_of_an_open_book_does_not_turn_two_short_pages() -> None:
    sheet = np.hstack([np.asarray(show_page("002", number, 150)) for number in (5, 6)])
    sheet[sheet.shape[0] // 4 :] = 255
    middle = sheet.shape[1] // 2
    sheet[:, middle - 10 : middle + 10] = 150
    assert not runs_upright(find_ink(sheet))


def test_an_empty_page_leans_nowhere() -> None:
    empty = np.zeros((400, 300), dtype=np.bool_)
    assert measure_skew(empty) == 0.0
    assert not runs_upright(empty)
