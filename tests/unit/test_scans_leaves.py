"""Sheets that lie on their side are turned, facing pages are parted, and tables are not."""

from difflib import SequenceMatcher

import numpy as np
import pytest
from PIL import Image

from pipeline.reading.scans.ground import find_ink, flatten_ground
from pipeline.reading.scans.leaves import part_leaves, turn_upright
from pipeline.reading.scans.page import read_page
from pipeline.reading.scans.skew import runs_upright
from tests.unit.scanned_pages import ENGINE, NO_ENGINE, show_page

DPI = 110
PROSE, TABLE = ("002", 5), ("002", 19)


def show(page: tuple[str, int], *, turn: int = 0) -> Image.Image:
    """Give a page that was laid on the glass in this direction."""
    return show_page(*page, DPI).rotate(turn, expand=True)


def lay_open(left: Image.Image, right: Image.Image, *, shade: int = 255) -> Image.Image:
    """Lay two pages side by side, with the shadow of a spine between them."""
    sheet = Image.new("L", (left.width + right.width, left.height), 255)
    sheet.paste(left, (0, 0))
    sheet.paste(right, (left.width, 0))
    sheet.paste(shade, (left.width - 10, 0, left.width + 10, left.height))
    return sheet


def keep_top(page: Image.Image) -> Image.Image:
    """Leave the lower part of a page white, from a gap between two lines: less to read."""
    rows = np.asarray(page).min(axis=1)
    start = page.height // 6
    page.paste(255, (0, start + int(rows[start:].argmax()), page.width, page.height))
    return page


@pytest.mark.parametrize("page", [PROSE, TABLE], ids=["prose", "table"])
@pytest.mark.parametrize("turn", [90, 270])
def test_a_sheet_on_its_side_is_turned(page: tuple[str, int], turn: int) -> None:
    turned = turn_upright(show(page, turn=turn))
    assert turned.size == show(page).size
    assert not runs_upright(find_ink(flatten_ground(turned)))


@pytest.mark.parametrize("page", [PROSE, TABLE], ids=["prose", "table"])
@pytest.mark.parametrize("turn", [0, 180])
def test_a_sheet_whose_lines_are_level_is_left_alone(page: tuple[str, int], turn: int) -> None:
    picture = show(page, turn=turn)
    assert turn_upright(picture).tobytes() == picture.tobytes()


@pytest.mark.parametrize("shade", [255, 200, 60], ids=["white", "grey", "dark"])
def test_facing_pages_are_parted_at_the_fold(shade: int) -> None:
    left, right = show(PROSE), show(TABLE)
    leaves = part_leaves(lay_open(left, right, shade=shade))
    assert len(leaves) == 2
    assert leaves[0].width == pytest.approx(left.width, abs=0.05 * left.width)
    assert leaves[0].width + leaves[1].width == left.width + right.width


def test_a_page_in_portrait_is_one_leaf() -> None:
    assert len(part_leaves(show(PROSE))) == 1


@pytest.mark.parametrize("page", [("002", 17), ("002", 12), ("018", 16), ("006", 20)], ids=str)
def test_a_landscape_table_is_not_parted(page: tuple[str, int]) -> None:
    picture = show(page)
    assert len(part_leaves(picture.crop((0, 0, picture.width, int(0.6 * picture.height))))) == 1


def test_landscape_prose_is_not_parted() -> None:
    picture = show(PROSE)
    assert len(part_leaves(picture.crop((0, 0, picture.width, picture.height // 2)))) == 1


def test_an_empty_landscape_sheet_is_one_leaf() -> None:
    assert len(part_leaves(Image.new("L", (1400, 900), 255))) == 1


@pytest.mark.skipif(ENGINE is None, reason=NO_ENGINE)
@pytest.mark.parametrize("turn", [90, 180])
def test_a_page_is_read_whichever_way_it_lies(turn: int) -> None:
    assert ENGINE is not None
    top = keep_top(show(PROSE))
    straight, turned = (
        [line.text for line in read_page(sheet, ENGINE, height=sheet.height / 2).lines]
        for sheet in (top, top.rotate(turn, expand=True))
    )
    assert len(straight) >= 3
    assert turned == straight


@pytest.mark.skipif(ENGINE is None, reason=NO_ENGINE)
def test_the_left_of_two_facing_pages_is_read_first() -> None:
    assert ENGINE is not None
    tops = [keep_top(show(page)) for page in (("002", 5), ("002", 6))]
    sheet = lay_open(*tops)
    read = [
        [line.text for line in read_page(picture, ENGINE, height=842.0).lines]
        for picture in (*tops, sheet)
    ]
    assert len(read[2]) == len(read[0] + read[1])
    for alone, beside in zip(read[0] + read[1], read[2], strict=True):
        assert SequenceMatcher(None, alone, beside).ratio() > 0.85


def test_the_sideways_table_of_a_sample_plan_is_one_leaf() -> None:
    picture = turn_upright(show_page("025", 20))
    assert picture.width > picture.height
    assert len(part_leaves(picture)) == 1
