"""Tables are read cell by cell, charts box by box, and what is no table as it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.reading.read import OcrMode, ReadingSettings, read_document

LEFT, MIDDLE, RIGHT, TOP = 72.0, 120.0, 300.0, 700.0
Draw = Callable[[Canvas], None]


def read_page(folder: Path, *steps: Draw) -> str:
    """Draw a page step by step and give its text."""
    canvas = Canvas(str(folder / "a.pdf"))
    canvas.setFont("Helvetica", 12)
    for step in steps:
        step(canvas)
    canvas.save()
    settings = ReadingSettings(ocr=OcrMode.NEVER)
    return read_document(folder / "a.pdf", name="a.pdf", settings=settings).text


def words(*placed: tuple[float, float, str]) -> Draw:
    def draw(canvas: Canvas) -> None:
        for one in placed:
            canvas.drawString(*one)

    return draw


def grid(across: list[float], upward: list[float]) -> Draw:
    return lambda canvas: canvas.grid(across, upward)


def box(left: float, bottom: float, right: float, top: float) -> Draw:
    return lambda canvas: canvas.rect(left, bottom, right - left, top - bottom)


ROW = words((75, 685, "1"), (125, 685, "clean the"), (125, 670, "market"), (305, 685, "4,500"))
"""One row of a table; the second cell has two lines."""
FRAME = grid([LEFT, MIDDLE, RIGHT, 400], [660, TOP])


def test_a_cell_of_two_lines_is_read_before_the_next_cell(tmp_path: Path) -> None:
    assert read_page(tmp_path, ROW, FRAME) == "1\tclean the market\t4,500"


def test_without_rulings_lines_are_read_across(tmp_path: Path) -> None:
    assert read_page(tmp_path, ROW) == "1\tclean the\t4,500\nmarket"


def test_borders_may_be_thin_rectangles_in_pieces(tmp_path: Path) -> None:
    def fill(canvas: Canvas) -> None:
        for x in (LEFT, MIDDLE, RIGHT, 400):
            canvas.rect(x, 660, 0.5, 20, stroke=0, fill=1)
            canvas.rect(x, 680.5, 0.5, 20, stroke=0, fill=1)
        for left, right in ((LEFT, MIDDLE), (MIDDLE, RIGHT), (RIGHT, 400)):
            for y in (660, TOP):
                canvas.rect(left, y, right - left, 0.5, stroke=0, fill=1)

    assert read_page(tmp_path, ROW, fill) == "1\tclean the market\t4,500"


def test_rows_follow_each_other_and_prose_keeps_its_place(tmp_path: Path) -> None:
    second = words((75, 645, "2"), (125, 645, "mend the road"), (305, 645, "900"))
    prose = words((72, 720, "Works of the year"), (72, 600, "as above"))
    text = read_page(tmp_path, prose, second, ROW, grid([72, 120, 300, 400], [635, 660, 700]))
    assert text.split("\n") == [
        "Works of the year",
        "1\tclean the market\t4,500",
        "2\tmend the road\t900",
        "as above",
    ]


def test_a_cell_over_two_columns_belongs_to_the_row_it_begins(tmp_path: Path) -> None:
    def lines(canvas: Canvas) -> None:
        canvas.grid([72, 120, 300], [640, 700])
        canvas.line(120, 670, 300, 670)
        canvas.line(200, 640, 200, 670)

    text = read_page(
        tmp_path,
        lines,
        words((75, 655, "no."), (125, 685, "fiscal year"), (125, 655, "2564"), (205, 655, "2565")),
    )
    assert text == "no.\tfiscal year\n2564\t2565"


def test_boxes_of_a_chart_are_read_one_by_one(tmp_path: Path) -> None:
    def connect(canvas: Canvas) -> None:
        canvas.line(186, 640, 186, 620)
        canvas.line(130, 620, 250, 620)
        canvas.line(130, 620, 130, 610)
        canvas.line(250, 620, 250, 610)

    text = read_page(
        tmp_path,
        connect,
        box(140, 640, 230, 680),
        box(80, 570, 180, 610),
        box(200, 570, 300, 610),
        words((145, 655, "head office")),
        words((85, 595, "finance"), (85, 580, "office"), (205, 595, "public"), (205, 580, "works")),
    )
    assert text == "head office\nfinance office\tpublic works"


PARAGRAPH = [
    words((72, 700 - 15 * n, "running text that fills the measure of the page from edge to edge"))
    for n in range(4)
]


@pytest.mark.parametrize(
    "drawing",
    [
        box(40, 40, 555, 800),
        box(68, 640, 440, 715),
        lambda canvas: canvas.line(72, 698, 300, 698),
        lambda canvas: [canvas.line(60, y, 440, y) for y in (715, 640)] and None,
        lambda canvas: canvas.rect(68, 640, 372, 75, stroke=0, fill=0),
    ],
    ids=["page border", "box around a paragraph", "underline", "two rules", "ground"],
)
def test_what_is_no_table_changes_nothing(tmp_path: Path, drawing: Draw) -> None:
    assert read_page(tmp_path, drawing, *PARAGRAPH) == read_page(tmp_path, *PARAGRAPH)


def test_a_word_that_runs_over_the_border_stays_whole(tmp_path: Path) -> None:
    long = words((75, 685, "a name too long for it"), (185, 670, "x"), (305, 685, "4,500"))
    assert read_page(tmp_path, long, grid([72, 180, 300, 400], [660, 700])).split("\t") == [
        "a name too long for it",
        "x",
        "4,500",
    ]


def test_a_table_on_a_turned_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    def turn(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)

    assert read_page(tmp_path, turn, ROW, FRAME) == "1\tclean the market\t4,500"


def test_a_sideways_table_on_an_upright_sheet_is_read_cell_by_cell(tmp_path: Path) -> None:
    def turn(canvas: Canvas) -> None:
        canvas.translate(700, 0)
        canvas.rotate(90)

    assert read_page(tmp_path, turn, ROW, FRAME) == "1\tclean the market\t4,500"
