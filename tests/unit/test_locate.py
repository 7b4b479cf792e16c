"""Sections: found by their words, whatever their number, and never on the contents page."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.judging.locate import locate_sections, main_section_problems
from pipeline.judging.locating.headings import list_rows
from pipeline.model import Document, Line, Section, SectionStatus, Span
from tests.builders import build_document
from tests.plans import NEWEST, TYPES, canonical_texts, write_plan, write_section

SECTION = write_section(canonical_texts())
HEADINGS = (
    "๑๓. แนวทางการพัฒนาพนักงานส่วนตำบล",
    "12. แนวทางการพัฒนาบุคลากร",
    "แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น",
    "## ๑๒. แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น",
    "**๑๒. แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น**",
    "๑๒. แนวทางการพัฒนา\nข้าราชการหรือพนักงานส่วนท้องถิ่น",
    "๑๒) แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น",
    "ส่วนที่ ๑๒ แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น",
    "๑๒. แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่นขององค์การบริหารส่วนตำบลทุ่งสมมุติ",
    "๑๒. แนวทางการพัฒนาข้าราชการครู บุคลากรทางการศึกษา พนักงานเทศบาล และพนักงานจ้าง",
    "๑๒. แนวทางการพัฒนาพนักงานเทศบาลตำบลทุ่งสมมุติ",
    "๑๒. แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถี่น",
    "๑๒. การพัฒนาบุคลากร",
    "",
)
NOT_HEADINGS = (
    "แนวทางการพัฒนา",
    "แนวทางการพัฒนาที่ ๑ ก่อสร้างและปรับปรุงถนน",
    "แนวทางการพัฒนาโครงสร้างพื้นฐาน",
    "๑๒. แนวทางการพัฒนาเศรษฐกิจและการท่องเที่ยว",
    "ให้เป็นไปตามแนวทางการพัฒนาบุคลากรขององค์กรปกครองส่วนท้องถิ่นที่กำหนดไว้ในข้อ ๑๒",
)


def test_the_cells_of_a_row_are_one_line() -> None:
    """“(๑) รวม” at the left of a table's row is no heading, though it is a line of its own."""
    document = build_document(["หัวข้อ\n(๑) รวม\t๑๐,๘๔๐\t๑๑,๗๔๒\nบทสรุป"])
    start = document.text.index("(๑) รวม")
    spans = [Span(start, start + 7), Span(start + 8, start + 14), Span(start + 15, start + 21)]
    before = [line for line in document.lines if line.span.end <= start]
    behind = [line for line in document.lines if line.span.start > start]
    cells = [Line(span, 1, None, "") for span in spans]
    parted = replace(document, lines=(*before, *cells, *behind))
    first = len(before)
    rows = list_rows(parted)
    assert (first, first + 2) in rows
    assert [row for row in rows if row[0] < first] == [(n, n) for n in range(first)]


@pytest.mark.parametrize(("line", "ends"), [("๑๓. บทสรุปของแผน", True), ("๑๓.\tบทสรุปของแผน", True),
    ("๑๓\tพนักงานขับรถยนต์\t๑", False), ("๑๓. งานคลัง\t๑๓. งานคลัง", False)])  # fmt: skip
def test_the_row_of_a_table_ends_no_section(line: str, ends: bool) -> None:
    document = build_document([f"{SECTION}\n{line}\nข้อความที่ตามมา"])
    span = main_section(document).span
    assert span is not None
    assert (line not in document.text[span.start : span.end]) == ends


def main_section(document: Document) -> Section:
    return next(s for s in locate_sections(document, NEWEST) if s.key == "s12_development")


def quote(document: Document, section: Section) -> str:
    assert section.span is not None
    return document.text[section.span.start : section.span.end]


@pytest.mark.parametrize("heading", HEADINGS)
def test_the_heading_may_be_worded_in_many_ways(heading: str) -> None:
    pages = write_plan(write_section(canonical_texts(), heading=heading))
    document = build_document(pages)
    section = main_section(document)
    assert section.status is SectionStatus.FOUND
    assert section.page_first == section.page_last == len(pages) - 1
    assert "หลักสูตรด้านคุณธรรมและจริยธรรม" in quote(document, section)
    assert "ประกาศคุณธรรม" not in quote(document, section)


@pytest.mark.parametrize("line", NOT_HEADINGS)
def test_guidelines_of_strategies_are_no_heading(line: str) -> None:
    pages = [page for page in write_plan(None) if "สารบัญ" not in page]
    pages.insert(5, line + "\nก่อสร้างถนนคอนกรีตเสริมเหล็กภายในหมู่บ้าน จำนวน ๓ สาย งบประมาณ ๕๐๐,๐๐๐ บาท")
    assert main_section(build_document(pages)).status is SectionStatus.NOT_IN_FILE


@pytest.mark.parametrize("kind", TYPES)
def test_every_section_is_found_and_none_on_the_contents_page(kind: str) -> None:
    pages = write_plan(write_section(canonical_texts(), kind=kind), kind=kind)
    for section in locate_sections(build_document(pages), NEWEST):
        assert section.status is SectionStatus.FOUND
        assert section.page_first is not None
        assert section.page_first > 2


def test_a_file_without_pages_may_hold_contents_and_body() -> None:
    document = build_document(["\n".join(write_plan(SECTION))])
    assert quote(document, main_section(document)).startswith("๑๒. แนวทาง")
    assert "กล่าวคือ" in quote(document, main_section(document))


def test_a_section_that_only_the_contents_page_names_is_not_found() -> None:
    section = main_section(build_document(write_plan(None)))
    assert section.status is SectionStatus.ONLY_IN_CONTENTS
    assert section.span is None


def test_a_heading_alone_at_the_foot_of_a_page_keeps_its_body() -> None:
    heading, _, body = SECTION.partition("\n")
    pages = write_plan(f"ข้อความท้ายหน้า\n{heading}\f{body}")
    section = main_section(build_document(pages))
    assert (section.page_first, section.page_last) == (14, 15)


def test_numbered_items_do_not_end_a_section_and_the_next_number_does() -> None:
    text = SECTION + "\n๑๓. เรื่องอื่นที่ไม่มีในแบบ\nเนื้อความของเรื่องอื่น"
    document = build_document([text])
    assert "เรื่องอื่น" not in quote(document, main_section(document))
    assert "๓. องค์กรที่มีขีดสมรรถนะสูง" in quote(document, main_section(document))


@pytest.mark.parametrize(
    ("lead", "parts", "ends_at"),
    [
        ("แบ่งเป็นสามตอน ดังนี้", ("ตอนที่ ๑ การเปิดกว้าง", "ตอนที่ ๒ ประชาชน", "ตอนที่ ๓ สมรรถนะ"), None),
        ("แบ่งเป็นสองส่วน คือ", ("ส่วนที่ 1 วิธีการ", "ส่วนที่ 2 หลักสูตร", "ส่วนที่ 5 บทสรุป"), "ส่วนที่ 5"),
        ("ประกาศ ณ วันที่ ๑ ตุลาคม", ("ส่วนที่ ๑ สภาพทั่วไป", "ส่วนที่ ๒ ยุทธศาสตร์"), "ส่วนที่ ๑"),
        ("เห็นชอบตามเสนอ", ("บทที่ ๑๓ บทสรุป",), "บทที่ ๑๓"),
    ],
)
def test_parts_end_a_section_unless_it_announces_and_counts_them(
    lead: str, parts: Sequence[str], ends_at: str | None
) -> None:
    body = "".join(f"\n{part}\nข้อความในส่วนนี้" for part in parts)
    document = build_document([f"{SECTION}\n{lead}{body}"])
    span = main_section(document).span
    assert span is not None
    expected = len(document.text) if ends_at is None else document.text.index(ends_at)
    assert document.text[span.end : expected].strip() == ""
    assert span.end <= expected


@pytest.mark.parametrize(
    ("before", "behind", "goes_on"),
    [
        ("ใครสอนครู คำตอบอยู่ในบทนี้", SECTION.partition("\n")[2], True),
        (SECTION.partition("\n")[2], SECTION.partition("\n")[2], False),
        ("ให้เป็นไปตามแผนพัฒนาบุคลากรที่แนบท้าย", "แผนพัฒนาบุคลากร เพื่อเพิ่มพูนความรู้", False),
    ],
)
def test_chapters_are_the_sections_own_where_it_says_nothing_before_them(
    before: str, behind: str, goes_on: bool
) -> None:
    heading = SECTION.partition("\n")[0]
    document = build_document([f"{heading}\n{before}\nบทที่ ๑ ข้อตกลง\n{behind}"])
    assert ("บทที่ ๑" in quote(document, main_section(document))) is goes_on


def test_an_annex_ends_the_last_section() -> None:
    document = build_document([SECTION, "ภาคผนวก\nคำสั่งแต่งตั้งคณะกรรมการ"])
    section = main_section(document)
    assert section.page_last == 1


def test_sections_bound_in_another_order_are_found() -> None:
    pages = write_plan(SECTION)
    pages = [*pages[:10], *pages[-2:], *pages[10:-2]]
    document = build_document(pages)
    section = main_section(document)
    assert section.page_first == 11
    assert "ประกาศคุณธรรม" not in quote(document, section)


def test_why_the_section_could_not_be_judged_is_a_problem() -> None:
    def codes(
        pages: list[str], *, unreadable: Sequence[int] = (), left_out: Sequence[int] = ()
    ) -> list[str]:
        document = build_document(pages, unreadable=unreadable, left_out=left_out)
        return [
            p.code
            for p in main_section_problems(document, NEWEST, locate_sections(document, NEWEST))
        ]

    assert codes(write_plan(SECTION)) == []
    assert codes(write_plan(None)) == ["section_only_in_contents"]
    assert codes(write_plan(None, contents=False)) == ["section_not_in_file"]
    assert codes(write_plan(None, contents=False), unreadable=[5]) == ["section_not_read"]
    assert codes(write_plan(SECTION), left_out=[3]) == []
    assert codes(["บันทึกข้อความ\nเรื่อง ขอเชิญประชุม"]) == ["not_this_plan"]
    leaves = [side for leaf in write_plan(SECTION) for side in (leaf, "")]
    assert codes(leaves, unreadable=range(1, len(leaves), 2)) == ["section_not_read"]
