"""Shade, tint and stains go; ink stays."""

import numpy as np
import pytest
from PIL import Image

from pipeline.reading.scans.ground import WHITE, Grey, find_ink, flatten_ground
from tests.unit.scanned_pages import paint

WRITING = paint(
    [(x, y, x + 3, y + 20) for y in range(60, 540, 40) for x in range(40 + y % 7, 760, 12)],
    width=800,
    height=600,
)
"""Rows of upright strokes three pixels wide."""


def write_on(paper: Grey, *, darkness: float = 1.0) -> Image.Image:
    """Put the writing on paper; it takes away this share of the light."""
    return Image.fromarray(np.where(WRITING, paper * (1 - darkness), paper).astype(np.uint8))


def even_paper(tone: int) -> Grey:
    return np.full(WRITING.shape, tone, dtype=np.uint8)


def shaded_paper(darkest: int) -> Grey:
    """Paper that grows darker to the right, as beside the spine of a book."""
    return np.tile(np.linspace(255, darkest, WRITING.shape[1]), (WRITING.shape[0], 1)).astype(
        np.uint8
    )


@pytest.mark.parametrize(
    "paper",
    [even_paper(200), even_paper(235), shaded_paper(130), shaded_paper(180)],
    ids=["grey", "cream", "deep shade", "shade"],
)
def test_paper_becomes_white_whatever_its_tone(paper: Grey) -> None:
    flat = flatten_ground(write_on(paper))
    assert flat[~WRITING].min() > 0.9 * WHITE
    assert (find_ink(flat) == WRITING).all()


def test_white_paper_stays_as_it_is() -> None:
    page = write_on(even_paper(WHITE), darkness=0.7)
    assert (flatten_ground(page) == np.asarray(page)).all()


@pytest.mark.parametrize("darkness", [0.45, 0.7, 1.0])
def test_pale_ink_stays_ink(darkness: float) -> None:
    flat = flatten_ground(write_on(shaded_paper(170), darkness=darkness))
    assert (find_ink(flat) == WRITING).all()


def test_stains_are_no_ink() -> None:
    paper = even_paper(240)
    paper[200:260, 300:420] = 215
    assert not find_ink(flatten_ground(write_on(paper)))[~WRITING].any()


def test_a_black_bar_is_no_paper_in_shade() -> None:
    bar = paint([(100, 250, 700, 350)], width=800, height=600)
    page = Image.fromarray(np.where(bar, 0, 250).astype(np.uint8))
    assert find_ink(flatten_ground(page))[bar].all()


@pytest.mark.parametrize("tone", [WHITE, 240, 180])
def test_an_empty_page_has_no_ink(tone: int) -> None:
    assert not find_ink(flatten_ground(Image.fromarray(even_paper(tone)))).any()
