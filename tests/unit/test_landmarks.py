"""A heading is known by its words on the page where it begins, and in a list only as listed."""

from collections.abc import Sequence

import pytest

from pipeline.reading.drafts import DraftLine
from pipeline.reading.landmarks import Headings, PageMarks, Sought, is_ended

GUIDANCE = "แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น"
STAFF = "แนวทางการพัฒนาพนักงานส่วนตำบล"
ETHICS = "ประกาศคุณธรรม จริยธรรมของข้าราชการหรือพนักงานส่วนท้องถิ่น"
CHART = "แผนภูมิโครงสร้างการแบ่งส่วนราชการตามแผนอัตรากำลัง ๓ ปี"
PURPOSE = "วัตถุประสงค์"
PROSE = "พนักงานส่วนตำบลทุกคนต้องได้รับการพัฒนาอย่างน้อยปีละหนึ่งครั้งตามแผนที่กำหนดไว้"
HEADINGS = Headings(Sought((GUIDANCE, STAFF), (ETHICS, CHART, PURPOSE)))


def mark(*rows: str | Sequence[str]) -> PageMarks:
    """Mark a page of rows, each a line or several side by side."""
    lines = [
        DraftLine(part, part, baseline=800.0 - 20 * level, size=16)
        for level, row in enumerate(rows)
        for part in ([row] if isinstance(row, str) else row)
    ]
    return HEADINGS.mark_page(lines)


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ([f"๑๒. {GUIDANCE}"], 12),
        ([f"12 {STAFF}"], 12),
        ([f"ส่วนที่ ๑๒ {STAFF}"], 12),
        ([f"บทที่ 4 {STAFF}"], 4),
        ([GUIDANCE], None),
        ([f"12.{GUIDANCE}".replace("ข้าราชการ", "ขาราชการ").replace("พนักงาน", "พนกงาน")], 12),
        ([f"๑๒. {STAFF}", "ขององค์การบริหารส่วนตำบลไทรย้อย"], 12),
        ([f"๑๒. {STAFF}ของเทศบาลตำบลไทรย้อย อำเภอเนินมะปราง"], 12),
        (["๑๒. แนวทางการพัฒนา", "ข้าราชการหรือพนักงานส่วนท้องถิ่น"], 12),
        ([["๑๒.", GUIDANCE]], 12),
        (["๓๔", f"๑๒. {GUIDANCE}"], 12),
        (["- ๓๔ -", f"๑๒. {GUIDANCE}", PROSE], 12),
    ],
)
def test_a_heading_is_known_by_its_words(rows: list[str], number: int | None) -> None:
    (start,) = mark(*rows).starts
    assert start.number == number


@pytest.mark.parametrize(
    "rows",
    [
        ["๑๒. แนวทางการพัฒนาถนนและแหล่งน้ำในตำบล"],
        ["แนวทางการพัฒนาคุณภาพชีวิต"],
        ["แนวทางการพัฒนา"],
        [f"ให้ดำเนินการตาม{GUIDANCE}ที่คณะกรรมการกำหนดและรายงานผลต่อนายกทุกปี"],
        [f"๑๓. {ETHICS}"],
        ["สารบัญ", f"๑๒. {GUIDANCE}"],
        ["- สารบัญ -", f"๑๒. {GUIDANCE}"],
        [f"๓. {PURPOSE} ๑๑", f"๑๐. {CHART} ๓๐", f"๑๒. {GUIDANCE} ๓๔"],
        [*(f"{n}. เรื่อง ........ {n}" for n in range(1, 5)), f"๑๒. {GUIDANCE}"],
        [],
    ],
)
def test_what_only_names_or_lists_a_section_does_not_begin_it(rows: list[str]) -> None:
    assert mark(*rows).starts == ()


def test_the_contents_tell_pages() -> None:
    marks = mark("สารบัญ", f"๑๒. {GUIDANCE} ........ ๓๔", [f"๑๓. {ETHICS}", "๔๐"])
    assert marks.is_contents
    assert [(m.number, m.listed, m.is_sought) for m in marks.landmarks] == [
        (12, 34, True),
        (13, 40, False),
    ]


START = f"๑๒. {GUIDANCE}"


@pytest.mark.parametrize(
    "last",
    [
        [f"๑๓. {ETHICS}"],
        [PROSE, ETHICS],
        ["ภาคผนวก"],
        ["ภาคผนวก ก", "คำสั่งแต่งตั้งคณะกรรมการ"],
        ["๑๓. ข้อเสนอแนะของผู้จัดทำ"],
    ],
)
def test_a_section_ends_where_something_else_begins(last: list[str]) -> None:
    pages = [mark(START, PROSE), mark(PROSE), mark(*last)]
    assert is_ended(pages, pages[0].starts[0])


@pytest.mark.parametrize(
    "last",
    [
        [PROSE],
        ["๑. ด้านความรู้", "๒. ด้านทักษะ"],
        [f"๓. {PURPOSE}"],
        [PURPOSE],
        ["๑๒.๑ หลักสูตร", "๑๒.๒ วิธีการ"],
        ["ดังรายละเอียดในภาคผนวก ก ท้ายแผนนี้"],
        ["๑๔. หลักสูตรอื่น"],
    ],
)
def test_a_section_goes_on_over_what_is_part_of_it(last: list[str]) -> None:
    pages = [mark(START, PROSE), mark(PROSE), mark(*last)]
    assert not is_ended(pages, pages[0].starts[0])


def test_a_list_that_counts_past_the_number_of_the_section_ends_nothing() -> None:
    items = [f"{n}. หลักสูตรที่ {n}" for n in range(1, 15)]
    pages = [mark(START, *items[:6]), mark(*items[6:])]
    assert not is_ended(pages, pages[0].starts[0])


def test_a_section_may_end_on_its_first_page_but_not_above_its_heading() -> None:
    ended, begun = mark(START, PROSE, f"๑๓. {ETHICS}"), mark(f"๑๐. {CHART}", START, PROSE)
    assert is_ended([ended], ended.starts[0])
    assert not is_ended([begun], begun.starts[0])
    assert not is_ended([ended], ended.starts[0], is_placed=False)
