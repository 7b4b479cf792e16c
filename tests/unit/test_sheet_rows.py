"""Rows made by hand are what XlsxWriter would write: the same bytes, cell by cell."""

from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reporting.sheet_rows import SheetRows, make_number, make_text, tell_style
from pipeline.reporting.sheets import LINE_HEIGHT

Value = str | float | None
Rows = list[list[Value]]

COLUMNS: Final = 28
"""Past Z, where columns have names of two letters."""

# What XML, XlsxWriter and spreadsheets each take for something else.
TRICKY: Final = (
    "=1+1", "<r>x</r>", "a & b", "x > y < z", '"', "'", " ก", "ก ", "\N{NO-BREAK SPACE}", "",
    "_x0041_", "_x000D_ _x00e1_", "__x0041_", "_xยัง", "ที่ น้ำ ปั่น", "\N{GRINNING FACE}", "ก" * 32_767,
)  # fmt: skip
NUMBERS: Final = (0, -1, 2564, 0.1 + 0.2, 100.0, 1e-9, 123456789012345678, 1 / 3)


def write_with_library(sheet: Any, rows: Rows, look: Any) -> None:
    for row, values in enumerate(rows, start=1):
        sheet.set_row(row, LINE_HEIGHT * row)
        for place, value in enumerate(values):
            if isinstance(value, str):
                sheet.write_string(row, place, value, look)
            elif value is not None:
                sheet.write_number(row, place, value, look)


def write_with_ours(sheet: Any, rows: Rows, look: Any) -> None:
    ours, style = SheetRows(sheet, 1, COLUMNS), tell_style(look)
    for row, values in enumerate(rows, start=1):
        cells = [
            None
            if value is None
            else make_text(value, style)
            if isinstance(value, str)
            else make_number(value, style)
            for value in values
        ]
        ours.write(cells, LINE_HEIGHT * row)
    ours.end()


def write_sheet(rows: Rows, write: Any, target: Path) -> str:
    book = xlsxwriter.Workbook(str(target), {"constant_memory": True})
    sheet = book.add_worksheet()
    look = book.add_format({"bold": True})
    for place in range(COLUMNS):
        sheet.write_string(0, place, "heading", look)
    write(sheet, rows, look)
    sheet.write_string(len(rows) + 1, 0, "after", look)
    book.close()
    with ZipFile(target) as parts:
        return parts.read("xl/worksheets/sheet1.xml").decode()


def are_alike(rows: Rows, folder: Path) -> bool:
    theirs = write_sheet(rows, write_with_library, folder / "theirs.xlsx")
    return write_sheet(rows, write_with_ours, folder / "ours.xlsx") == theirs


def fill_row(*values: Value) -> list[Value]:
    return [*values, *[None] * (COLUMNS - len(values))][-COLUMNS:]


def test_tricky_text_and_numbers_are_written_as_the_library_writes_them(tmp_path: Path) -> None:
    plain = [text for text in TRICKY if not text.startswith("<r>")]
    rows: Rows = [fill_row(text, 1) for text in plain]
    rows += [[*fill_row()[1:], number] for number in NUMBERS]
    assert are_alike(rows, tmp_path)


def test_text_that_looks_like_rich_text_stays_text() -> None:
    assert make_text("<r>x</r>", 1).endswith("<is><t>&lt;r&gt;x&lt;/r&gt;</t></is></c>")


def test_a_sheet_without_rows_is_as_the_library_leaves_it(tmp_path: Path) -> None:
    assert are_alike([], tmp_path)


texts = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Cn"]), max_size=20)
values = st.one_of(texts, st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9), st.just("_x0041_"))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(values, min_size=1, max_size=3), min_size=1, max_size=4))
def test_any_rows_are_as_the_library_writes_them(
    tmp_path_factory: Any, cells: list[list[Value]]
) -> None:
    folder = tmp_path_factory.mktemp("sheets")
    assert are_alike([fill_row(*row) for row in cells if "<r>" not in str(row)], folder)
