"""The first and the last sheet: what was found at a glance, and how to read it."""

from typing import Any, Final

from pipeline.reporting.about import (
    HOW_TO_READ,
    NOT_CHECKED,
    About,
    list_run_rows,
    list_template_rows,
    name_template,
)
from pipeline.reporting.column import Kind
from pipeline.reporting.labels import MEANING, SIGN, VERDICT
from pipeline.reporting.looks import Looks
from pipeline.reporting.sheets import A4, LINE_HEIGHT, count_lines, keep_plain
from pipeline.reporting.summary import APPLICABLE, ElementCount, FirstLook, Summary

SHEETS: Final = (
    ("documents", "ไฟล์ละหนึ่งแถว: หน่วยงาน ปีของแผน คะแนน และข้อจำกัดในการอ่าน"),
    ("elements", "ผลของแต่ละรายการ พร้อมข้อความที่พบและเลขหน้า"),
    ("findings", "ข้อสังเกตที่ผู้ตรวจควรอ่าน ไม่มีผลต่อคะแนน"),
    ("matrix", "ภาพรวมแผนกับรายการ สำหรับพิมพ์"),
    ("sections", "หัวข้อตามแบบ พบที่หน้าใด"),
    ("failures", "ไฟล์ที่อ่านไม่ได้หรือไม่มี และควรทำอย่างไร"),
    ("about", "แบบที่ใช้เทียบ เกณฑ์ รุ่นของโปรแกรม และวิธีอ่านผล"),
)

WIDTHS: Final = (54, 34, 11, 11, 11, 11, 13, 13)

# Columns of names; those after them hold numbers, set to the middle.
NAMES: Final = 2

LOOK_HEADINGS: Final = (
    "เอกสาร",
    "หน่วยงาน",
    "คะแนน",
    "ขัดกับแบบ",
    "ไม่พบ",
    "ประเมินไม่ได้",
    "ข้อสังเกตสำคัญ",
)


class Page:
    """A sheet that is written downwards, line after line."""

    def __init__(self, sheet: Any, looks: Looks) -> None:
        self._sheet = sheet
        self._looks = looks
        self._row = 0

    def write_line(self, *cells: str | float | None, look: Any = None) -> None:
        """Write one row; nothing stands where None is given."""
        for place, value in enumerate(cells):
            own = look or (self._looks.text if place < NAMES else self._looks.kinds[Kind.NUMBER])
            if isinstance(value, str):
                self._sheet.write_string(self._row, place, keep_plain(value), own)
            elif value is not None:
                self._sheet.write_number(self._row, place, value, own)
        names = tuple(value for value in cells[:NAMES] if isinstance(value, str))
        lines = count_lines(names, WIDTHS[: len(names)]) if look is None else 1
        if lines > 1:
            self._sheet.set_row(self._row, LINE_HEIGHT * lines)
        self._row += 1

    def write_heading(self, text: str) -> None:
        """Leave a row free and write a heading."""
        self._row += 1
        self.write_line(text, look=self._looks.strong)

    def write_wide(self, label: str, text: str) -> None:
        """Write a label, and text over all columns beside it."""
        self._sheet.write_string(self._row, 0, label, self._looks.label)
        self._sheet.merge_range(self._row, 1, self._row, len(WIDTHS) - 1, text, self._looks.text)
        lines = count_lines((text,), (sum(WIDTHS[1:]),))
        self._sheet.set_row(self._row, LINE_HEIGHT * lines)
        self._row += 1


def write_front(sheet: Any, summary: Summary, about: About, looks: Looks) -> None:
    """Write the first sheet."""
    _set_up(sheet)
    page = Page(sheet, looks)
    page.write_line("สรุปผลการเทียบแผนกับแบบมาตรฐาน", look=looks.title)
    for template in about.templates:
        page.write_line(f"แบบ: {name_template(template)}", look=looks.plain)
    if about.interrupted:
        page.write_line("ผลนี้ยังไม่ครบ เพราะการทำงานถูกหยุดไว้ก่อน", look=looks.keys["missing"])
    page.write_heading("ภาพรวม")
    for label, value in summary.numbers:
        page.write_line(label, value)
    _write_first_looks(page, summary.first_looks, looks)
    _write_elements(page, summary.elements, looks)
    page.write_heading("ความหมายของผล")
    for verdict, meaning in MEANING.items():
        page.write_wide(f"{SIGN[verdict]}  {VERDICT[verdict]}", meaning)
    page.write_heading("แผ่นงานในไฟล์นี้")
    for name, text in SHEETS:
        page.write_wide(name, text)


def write_about(sheet: Any, about: About, looks: Looks) -> None:
    """Write the last sheet."""
    _set_up(sheet)
    page = Page(sheet, looks)
    page.write_line("คำอธิบาย", look=looks.title)
    page.write_heading("วิธีอ่านผล")
    for number, text in enumerate(HOW_TO_READ, start=1):
        page.write_wide(f"{number}", text)
    page.write_heading("สิ่งที่โปรแกรมไม่ได้ตรวจ")
    for number, text in enumerate(NOT_CHECKED, start=1):
        page.write_wide(f"{number}", text)
    for template in about.templates:
        page.write_heading(template.title)
        for label, text in list_template_rows(template):
            page.write_wide(label, text)
    page.write_heading("การทำงานครั้งนี้")
    for label, text in list_run_rows(about):
        page.write_wide(label, text)


def _set_up(sheet: Any) -> None:
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&Cหน้า &P / &N")


def _write_first_looks(page: Page, looks_first: tuple[FirstLook, ...], looks: Looks) -> None:
    page.write_heading("แผนที่ควรเปิดอ่านก่อน")
    page.write_line(*LOOK_HEADINGS, look=looks.header)
    for plan in looks_first:
        page.write_line(
            plan.document,
            plan.organisation,
            plan.score,
            plan.contradicted,
            plan.missing,
            plan.unreadable,
            plan.high_findings,
        )


def _write_elements(page: Page, counts: tuple[ElementCount, ...], looks: Looks) -> None:
    page.write_heading("รายการที่พบน้อยที่สุดอยู่บนสุด (จำนวนแผน)")
    verdicts = [VERDICT[verdict] for verdict in APPLICABLE]
    page.write_line("รายการ", "รหัสรายการ", *verdicts, "พบ (%)", look=looks.header)
    told = [count for count in counts if count.found_share is not None]
    for count in sorted(told, key=lambda count: count.found_share or 0.0):
        share = round(100 * (count.found_share or 0.0), 1)
        page.write_line(count.name, count.element, *count.counts, share)
