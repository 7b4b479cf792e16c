"""The tables of a run: one dictionary of columns, from which everything is derived.

CSV files, the workbook's sheets and docs/columns.md all follow the tables below.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

import pandas as pd

from pipeline.model import Outcome
from pipeline.reporting.cells import clean_text
from pipeline.reporting.column import DTYPES, Column, Kind, Place, Table
from pipeline.reporting.labels import LEFT_OUT
from pipeline.reporting.rows import ROWS, Row, list_cells, name_owner


def _integer(key: str, heading: str, description: str, width: int = 8) -> Column:
    return Column(key, heading, description, width, Kind.INTEGER)


def _percent(key: str, heading: str, description: str) -> Column:
    return Column(key, heading, description, 9, Kind.PERCENT)


def _number(key: str, heading: str, description: str) -> Column:
    return Column(key, heading, description, 10, Kind.NUMBER)


DOCUMENT: Final = Column("document", "เอกสาร", "Name of the file within the run.", 28)
ORGANISATION: Final = Column(
    "organisation", "หน่วยงาน", "Full name of the organisation whose plan this is.", 28
)
ORGANISATION_TYPE: Final = Column(
    "organisation_type",
    "ประเภท",
    "One of pao, city, town, subdistrict_municipality, tao, special.",
    16,
    Kind.ORGANISATION_TYPE,
)
PROVINCE: Final = Column("province", "จังหวัด", "Name of the province, without its type.", 12)
PERIOD_START: Final = _integer("period_start", "ปีเริ่ม", "First year of the plan (Buddhist era).")
TEMPLATE: Final = Column("template", "แบบที่ใช้เทียบ", "Id of the template.", 20)
QUOTE: Final = Column("quote", "ข้อความที่พบ", "The plan's own words, after repair of glyphs.", 60)
PAGE: Final = _integer("page", "หน้าในไฟล์", "Page of the file, counted from 1.")
SOURCE: Final = Column(
    "source",
    "ที่มาของข้อความ",
    "Where the quotation was read: text (of the file) or ocr (its picture).",
    13,
    Kind.SOURCE,
)

DOCUMENTS: Final = Table(
    "documents",
    "เอกสารทั้งหมด",
    "One row for each input file, and for each row of a manifest that has none. Organisation, "
    "place and period are the file's own words; only where there is no result are they the "
    "manifest's. Each column of the manifest follows at the end: its cells as they stand, its "
    "name behind `manifest_`.",
    (
        DOCUMENT,
        Column("path", "ที่อยู่ไฟล์", "Where the file lay, as given.", 40, place=Place.CSV),
        Column("sha256", "รหัสเนื้อหา", "SHA-256 of the file.", 20, place=Place.CSV),
        Column(
            "status",
            "สถานะ",
            "ok, partial (a problem was recorded), failed, or no_file (only in the manifest).",
            18,
            Kind.STATUS,
        ),
        Column("problem", "ข้อจำกัดหรือปัญหา", "What stood against reading or judging it.", 34),
        ORGANISATION,
        ORGANISATION_TYPE,
        Column("amphoe", "อำเภอ", "Name of the district, without its type.", 12),
        PROVINCE,
        PERIOD_START,
        _integer("period_end", "ปีสิ้นสุด", "Last year of the plan (Buddhist era)."),
        TEMPLATE,
        _integer("pages", "จำนวนหน้า", "Pages of the file."),
        _integer("pages_text", "หน้าที่มีข้อความ", "Pages read from their text layer.", 9),
        _integer("pages_ocr", "หน้าสแกนที่อ่านได้", "Pages read by OCR.", 9),
        _integer("pages_unreadable", "หน้าที่อ่านไม่ได้", "Pages that gave no text.", 9),
        _integer(
            "pages_left_out", LEFT_OUT, "Scanned pages that nobody needed: they were not read.", 9
        ),
        _integer("repairs", "จุดที่ซ่อมอักขระ", "Edits that repaired broken glyphs.", 9),
        Column(
            "section_found",
            "หัวข้อที่ตรวจ",
            "Whether the section that carries the elements was found: "
            "found, only_in_contents or not_in_file.",
            16,
            Kind.SECTION_STATUS,
        ),
        Column("section_number", "เลขหัวข้อ", "Number of that section as printed.", 8),
        _integer("section_first_page", "หน้าแรกของหัวข้อ", "First page of that section.", 9),
        _integer("section_last_page", "หน้าสุดท้ายของหัวข้อ", "Last page of that section.", 10),
        _percent("score", "คะแนน", "Closeness to the template, percent of all weights."),
        _percent("score_core", "คะแนนรายการบังคับ", "The same over required elements."),
        _percent("score_low", "คะแนนต่ำสุด", "Score if nothing stands on unreadable pages."),
        _percent("score_high", "คะแนนสูงสุด", "Score if all of it stands on unreadable pages."),
        _integer("present", "พบ", "Elements found."),
        _integer("partial", "พบบางส่วน", "Elements found in part.", 9),
        _integer("missing", "ไม่พบ", "Elements whose text was not found."),
        _integer("contradicted", "ขัดกับแบบ", "Elements with changed meaning or number.", 9),
        _integer("unreadable", "ประเมินไม่ได้", "Elements whose pages could not be read.", 9),
        _integer("not_applicable", "ไม่ใช้กับแผนนี้", "Elements that do not apply.", 9),
        _integer("findings", "ข้อสังเกต", "Findings for the auditor to look at.", 9),
        Column("seconds", "วินาที", "Time taken.", 8, Kind.NUMBER, Place.CSV),
    ),
    pages_wide=2,
)

ELEMENTS: Final = Table(
    "elements",
    "ผลรายรายการ",
    "One row for each file and element of its template.",
    (
        DOCUMENT,
        ORGANISATION,
        replace(ORGANISATION_TYPE, place=Place.CSV),
        PROVINCE,
        PERIOD_START,
        replace(TEMPLATE, place=Place.CSV),
        Column("section", "หัวข้อ", "Key of the section.", 16, place=Place.CSV),
        Column("element", "รหัสรายการ", "Id of the element.", 24),
        Column("name_th", "รายการ", "The element's Thai name.", 30),
        Column("level", "ระดับ", "required, recommended or optional.", 9, Kind.LEVEL),
        _number("weight", "น้ำหนัก", "The element's share of the score."),
        Column(
            "verdict",
            "ผล",
            "present, partial, missing, contradicted, unreadable or not_applicable.",
            15,
            Kind.VERDICT,
        ),
        Column("wording", "ถ้อยคำ", "verbatim, near or reworded.", 14, Kind.WORDING),
        _number("points", "คะแนนที่ได้", "Weight earned; empty where unreadable or not applicable."),
        _number("likeness", "ความเหมือน", "Likeness to the template's words, 0 to 1."),
        replace(
            _number("confidence", "ความเชื่อมั่น", "Confidence in the verdict, 0 to 1."),
            place=Place.CSV,
        ),
        PAGE,
        Column("printed_page", "เลขหน้าที่พิมพ์", "The page number printed on it.", 9),
        QUOTE,
        SOURCE,
        Column("terms_missing", "คำที่ไม่พบ", "Words looked for in vain, parted by |.", 26),
        Column("reason", "เหตุผล", "Why this verdict, in English.", 40, place=Place.CSV),
        Column("reason_th", "เหตุผล", "Why this verdict, in Thai.", 34, place=Place.SHEET),
        Column(
            "searched_pages",
            "หน้าที่ค้นหา",
            "Pages of the section that were searched; only with missing, partial, contradicted.",
            10,
        ),
        replace(
            _number("searched_quality", "คุณภาพต่ำสุด", "Quality of the worst of them, 0 to 1."),
            place=Place.CSV,
        ),
        _integer(
            "nearest_page", "ใกล้เคียงที่สุด หน้า", "Page of what is most like a missing element.", 10
        ),
        replace(
            QUOTE, key="nearest_quote", heading="ข้อความใกล้เคียง", description="What is most like it."
        ),
        _number("nearest_likeness", "ความเหมือนของข้อความใกล้เคียง", "How like it is, 0 to 1."),
        _integer(
            "elsewhere_page", "พบนอกหัวข้อ หน้า", "Page outside the section where it stands.", 10
        ),
    ),
    pages_wide=3,
)

FINDINGS: Final = Table(
    "findings",
    "ข้อสังเกต",
    "One row for each finding; findings never change the score.",
    (
        DOCUMENT,
        Column("code", "ประเภทข้อสังเกต", "Kind of finding.", 22, Kind.FINDING),
        Column("severity", "ความสำคัญ", "high, medium, low or info.", 11, Kind.SEVERITY),
        Column("section", "หัวข้อ", "Key of the section, if any.", 16, place=Place.CSV),
        Column("element", "รหัสรายการ", "Id of the element, if any.", 20),
        PAGE,
        Column("found", "ที่พบ", "What stands in the plan.", 22),
        Column("expected", "ที่ควรเป็น", "What was expected there.", 22),
        QUOTE,
        SOURCE,
        Column("message_th", "คำอธิบาย", "The finding in one Thai sentence.", 40),
        Column("message_en", "คำอธิบาย (อังกฤษ)", "The same in English.", 44, place=Place.CSV),
    ),
)

SECTIONS: Final = Table(
    "sections",
    "หัวข้อของแผน",
    "One row for each file and section that its template expects.",
    (
        DOCUMENT,
        Column("section", "รหัสหัวข้อ", "Key of the section.", 18),
        Column("title", "หัวข้อตามแบบ", "Title in the template.", 44),
        Column("status", "ผล", "found, only_in_contents or not_in_file.", 16, Kind.SECTION_STATUS),
        Column("heading", "หัวข้อในแผน", "The heading as it stands in the plan.", 50),
        Column("number", "เลขหัวข้อ", "Its number as printed.", 9),
        _integer("page_first", "หน้าแรก", "First page, counted from 1."),
        _integer("page_last", "หน้าสุดท้าย", "Last page, counted from 1.", 10),
        _number("confidence", "ความเชื่อมั่น", "Confidence in the place, 0 to 1."),
    ),
)

FAILURES: Final = Table(
    "failures",
    "ไฟล์ที่ไม่มีผล",
    "One row for each file that gave no result, and each row of a manifest without a file.",
    (
        DOCUMENT,
        Column("stage", "ขั้นตอน", "Where it stopped: reading, judging, batch, run.", 16, Kind.STAGE),
        Column("code", "รหัส", "Kind of trouble.", 20),
        Column("message", "สิ่งที่เกิดขึ้น", "What happened.", 60),
        Column("advice", "ควรทำอย่างไร", "What to do, in Thai and in English.", 70),
    ),
)

TABLES: Final = (DOCUMENTS, ELEMENTS, FINDINGS, SECTIONS, FAILURES)

Frames = dict[str, pd.DataFrame]

# So many rows at a time are plain values: enough that columns are taken fast, few to hold.
ROWS_AT_HAND: Final = 4096


class Collector:
    """Takes outcomes one by one, so that no more than their rows is in memory."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, list[Any]]] = {
            table.name: {column.key: [] for column in table.columns} for table in TABLES
        }
        self._cells: list[dict[str, str]] = []
        self._owners: list[tuple[str, ...]] = []

    def add_outcome(self, outcome: Outcome) -> None:
        """Take the rows of one outcome."""
        for name, columns in self._values.items():
            for row in ROWS[name](outcome):
                _add_row(columns, row)
        self._cells.append({clean_text(k): clean_text(v) for k, v in list_cells(outcome).items()})
        self._owners.append(name_owner(outcome))

    def build_frames(self) -> Frames:
        """Build one tidy DataFrame for each table; the manifest's columns join the documents."""
        frames = {table.name: _build_frame(table, self._values[table.name]) for table in TABLES}
        cells = pd.DataFrame(self._cells, dtype="object")
        frames[DOCUMENTS.name] = frames[DOCUMENTS.name].join(cells)
        return frames

    def join_organisations(self, frames: Frames) -> Frames:
        """Put the files of one organisation one after the other, in every table."""
        documents = zip(self._owners, self._values[DOCUMENTS.name]["document"], strict=True)
        order = {document: place for place, (_, document) in enumerate(sorted(documents))}
        return {
            name: frame.iloc[frame["document"].map(order).argsort(kind="stable")].reset_index(
                drop=True
            )
            for name, frame in frames.items()
        }


def collect_tables(outcomes: Iterable[Outcome]) -> Frames:
    """Build the tables of a run from its outcomes, in their order."""
    collector = Collector()
    for outcome in outcomes:
        collector.add_outcome(outcome)
    return collector.build_frames()


def list_rows(frame: pd.DataFrame, keys: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a table as plain values of these columns, None for nothing."""
    for start in range(0, len(frame), ROWS_AT_HAND):
        part = frame.iloc[start : start + ROWS_AT_HAND]
        columns = [part[key].astype(object) for key in keys]
        yield from zip(*(c.where(c.notna(), None).tolist() for c in columns), strict=True)


def _add_row(columns: dict[str, list[Any]], row: Row) -> None:
    for key, values in columns.items():
        value = row.get(key)
        # str() turns members of an enumeration into plain text.
        values.append(clean_text(str(value)) if isinstance(value, str) else value)


def _build_frame(table: Table, values: dict[str, list[Any]]) -> pd.DataFrame:
    series = {
        column.key: pd.Series(values[column.key], dtype=DTYPES.get(column.kind, "object"))
        for column in table.columns
    }
    return pd.DataFrame(series)
