"""Items in the columns of a table: found where others of their statement stand, and only there."""

import pytest

from pipeline.judging.comparing.tabled import find_in_columns
from pipeline.judging.comparing.terms import SectionText
from pipeline.text.letters import fold_key, fold_text

HEAD = "ที่\tด้าน\tหลักสูตร\n"
ROWS = {
    "one column": (
        "๑\tด้านความรู้ทั่วไป\tหลักสูตรพื้นฐาน\n๒\tด้านคุณธรรม\tหลักสูตรธรรมะ\n๓\tด้านการบริหาร\tหลักสูตรผู้นำ\n",
        ["ด้านการบริหาร"],
    ),
    "ruled by hand": (
        "| ๑ | ด้านความรู้ทั่วไป | ปี ๒๕๖๗ |\n| ๒ | ด้านคุณธรรม | ปี ๒๕๖๘ |\n| ๓ | ด้านการบริหาร | ปี ๒๕๖๙ |\n",
        ["ด้านการบริหาร"],
    ),
    "another column": (
        "๑\tด้านความรู้ทั่วไป\tหลักสูตรพื้นฐาน\n๒\tด้านคุณธรรม\tหลักสูตรด้านการบริหาร\n",
        [],
    ),
    "one item alone": ("๑\tด้านความรู้ทั่วไป\tมาก\n๒\tด้านการบริหาร\tน้อย\n", []),
    "no table": ("ด้านความรู้ทั่วไป\nด้านคุณธรรม\nด้านการบริหาร\n", []),
    "below the table": ("๑\tด้านความรู้ทั่วไป\tมาก\n๒\tด้านคุณธรรม\tน้อย\n\nด้านการบริหาร\n", []),
}


@pytest.mark.parametrize("name", ROWS)
def test_items_are_found_in_the_column_of_their_own(name: str) -> None:
    rows, expected = ROWS[name]
    text = HEAD + rows
    section = SectionText(text, fold_text(text))
    known = [fold_key(word) for word in ("ด้านความรู้ทั่วไป", "ด้านคุณธรรม")]
    places = [(word, section.key.find(word)) for word in known]
    stands = [(place, place + len(word)) for word, place in places if place >= 0]
    found = find_in_columns([("ด้านการบริหาร", "ด้านบริหาร")], section, stands)
    assert list(found) == expected
