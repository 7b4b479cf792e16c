"""Ruled tables of chosen pages, with marks on their bases."""

from pathlib import Path

from pipeline.reading.tables import read_tables
from pipeline.text.letters import NIKHAHIT, SARA_AA, SARA_AM
from tests.unit.glyph_pdfs import Sheet, build_pdf

GRID = "1 w " + " ".join(
    [f"72 {y} m 472 {y} l S" for y in (600, 640, 680)]
    + [f"{x} 600 m {x} 680 l S" for x in (72, 272, 472)]
)


def test_cells_are_read_in_rows_and_repaired(tmp_path: Path) -> None:
    texts = [
        (80.0, 655.0, f"ต{NIKHAHIT}{SARA_AA}บล"),
        (280.0, 655.0, "กข"),
        (280.0, 625.0, "คง"),
        (280.0, 607.0, "จ"),
    ]
    path = build_pdf(
        tmp_path / "a.pdf", [Sheet(), Sheet(texts, drawing=GRID)], claims={NIKHAHIT: " "}
    )
    (table,) = read_tables(path, [1, 2])
    assert table.page == 2
    assert table.rows == ((f"ต{SARA_AM}บล", "กข"), ("", "คง จ"))
    assert (round(table.box.left), round(table.box.top)) == (72, 680)


def test_a_page_without_rulings_has_no_table(tmp_path: Path) -> None:
    assert read_tables(build_pdf(tmp_path / "a.pdf", [Sheet([(72, 700, "กข")])]), [1]) == ()
