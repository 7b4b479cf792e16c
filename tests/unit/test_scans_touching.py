"""Letters that touch are cut at the bridge; letters, dashes and bars stay whole."""

import pytest

from pipeline.reading.scans.blobs import find_blobs
from pipeline.reading.scans.touching import cut_touching
from tests.unit.scanned_pages import Boxes, paint

LETTER = 20.0


@pytest.mark.parametrize(
    ("boxes", "parts"),
    [
        pytest.param([(10, 10, 28, 30), (28, 20, 30, 22), (30, 10, 48, 30)], 2, id="two digits"),
        pytest.param(
            [
                (10, 10, 28, 30),
                (28, 20, 30, 22),
                (30, 10, 48, 30),
                (48, 20, 50, 22),
                (50, 10, 68, 30),
            ],
            3,
            id="three digits",
        ),
        pytest.param([(10, 10, 34, 30)], 1, id="one wide letter"),
        pytest.param([(10, 10, 28, 30), (28, 12, 30, 28), (30, 10, 48, 30)], 1, id="no bridge"),
        pytest.param([(10, 20, 50, 23)], 1, id="a dash"),
        pytest.param([(10, 10, 400, 30)], 1, id="a bar"),
        pytest.param([(10, 10, 28, 30), (30, 10, 48, 30)], 2, id="two that do not touch"),
    ],
)
def test_what_is_too_wide_is_cut_where_it_is_thin(boxes: Boxes, parts: int) -> None:
    ink = paint(boxes, width=420, height=40)
    assert len(find_blobs(cut_touching(ink, find_blobs(ink), LETTER))) == parts
