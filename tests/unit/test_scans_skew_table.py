"""A table of many columns that lies on its side: its rulings outweigh its lines of writing."""

import numpy as np
import pytest

from pipeline.reading.scans.ground import find_ink
from pipeline.reading.scans.skew import runs_upright
from tests.unit.scanned_pages import show_page


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
