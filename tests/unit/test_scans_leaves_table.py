"""A landscape table is not parted at a wide column near its middle."""

from pipeline.reading.scans.leaves import part_leaves, turn_upright
from tests.unit.scanned_pages import show_page


def test_the_sideways_table_of_a_sample_plan_is_one_leaf() -> None:
    picture = turn_upright(show_page("025", 20))
    assert picture.width > picture.height
    assert len(part_leaves(picture)) == 1
