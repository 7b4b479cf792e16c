"""Page numbers, running heads and watermarks leave the text; text never does."""

from collections.abc import Mapping, Sequence

from pipeline.model import Box
from pipeline.reading.cells import Cell
from pipeline.reading.drafts import DraftLine, DraftPage, Veil
from pipeline.reading.furniture import remove_furniture

TOP, MIDDLE, BOTTOM = 800.0, 400.0, 40.0


def line(text: str, level: float, *, veil: Veil = Veil.NONE, angle: float = 0.0) -> DraftLine:
    box = Box(200, level - 4, 300, level + 12)
    return DraftLine(raw=text, text=text, box=box, size=16, baseline=level, veil=veil, angle=angle)


def pages(*contents: Sequence[DraftLine]) -> list[DraftPage]:
    built = [DraftPage(n, tuple(c), width=595, height=842) for n, c in enumerate(contents, 1)]
    remove_furniture(built)
    return built


def body(page: DraftPage) -> list[str]:
    return [one.text for one in page.lines]


def test_numbers_that_count_the_pages_leave_the_text() -> None:
    read = pages(*([line(str(n + 3), TOP), line("เนื้อหา", MIDDLE)] for n in range(4)))
    assert [page.printed_number for page in read] == ["3", "4", "5", "6"]
    assert all(body(page) == ["เนื้อหา"] for page in read)
    assert read[0].furniture == ("3",)


def test_thai_roman_and_dressed_numbers_are_page_numbers() -> None:
    for numbers in (
        ["- ๑ -", "- ๒ -"],
        ["หน้า ๑", "หน้า ๒"],
        ["i", "ii"],
        ["ก", "ข"],
        ["1/9", "2/9"],
    ):
        read = pages(*([line("ก่อน", MIDDLE), line(n, BOTTOM)] for n in numbers))
        assert all(page.printed_number is not None for page in read), numbers


def test_a_number_between_dashes_counts_a_little_below_the_margin_and_a_bare_one_does_not() -> None:
    read = pages([line("- 2 -", 750.0), line("3", 745.0), line("ก่อน", MIDDLE)])
    assert (read[0].printed_number, body(read[0])) == ("2", ["3", "ก่อน"])


def test_a_lone_number_at_the_foot_of_a_table_stays() -> None:
    read = pages([line("รวม", MIDDLE), line("22", BOTTOM)], [line("ต่อ", MIDDLE)])
    assert body(read[0]) == ["รวม", "22"]
    assert read[0].printed_number is None


def test_a_number_that_breaks_the_sequence_stays() -> None:
    read = pages(
        [line("4", BOTTOM)], [line("5", BOTTOM)], [line("900", BOTTOM)], [line("7", BOTTOM)]
    )
    assert [page.printed_number for page in read] == ["4", "5", None, "7"]
    assert body(read[2]) == ["900"]


def test_plates_in_between_may_be_counted_without_being_there() -> None:
    read = pages([line("12", TOP)], [line("13", TOP)], [line("15", TOP)], [line("16", TOP)])
    assert [page.printed_number for page in read] == ["12", "13", "15", "16"]


def test_a_number_printed_sideways_on_a_landscape_page_counts() -> None:
    sideways = DraftLine(
        raw="3", text="3", box=Box(560, 300, 572, 310), size=14, baseline=561, angle=-90.0
    )
    read = pages([line("1", TOP)], [line("2", TOP)], [sideways])
    assert [page.printed_number for page in read] == ["1", "2", "3"]


def test_a_head_on_three_pages_is_a_running_head() -> None:
    read = pages(*([line("แผนอัตรากำลัง ๓ ปี", TOP), line("เนื้อหา", MIDDLE)] for _ in range(3)))
    assert all(body(page) == ["เนื้อหา"] for page in read)


def test_a_heading_on_two_pages_is_text() -> None:
    read = pages(*([line("แนวทางการพัฒนา", TOP)] for _ in range(2)))
    assert all(body(page) == ["แนวทางการพัฒนา"] for page in read)


def test_headings_that_count_something_else_are_text() -> None:
    numbers = (1, 5, 2, 9)
    read = pages(*([line(f"ยุทธศาสตร์ที่ {n}", TOP)] for n in numbers))
    assert all(len(body(page)) == 1 for page in read)


def test_a_repeated_line_in_the_body_is_text() -> None:
    read = pages(*([line("เนื้อหา", MIDDLE)] for _ in range(4)))
    assert all(body(page) == ["เนื้อหา"] for page in read)


def test_the_head_of_a_table_stays_once() -> None:
    read = pages(*([line("ที่\tโครงการ\tงบประมาณ", TOP), line("ก", MIDDLE)] for _ in range(3)))
    assert [len(body(page)) for page in read] == [2, 1, 1]


def row(texts: Sequence[str], level: float) -> list[DraftLine]:
    cells = [Cell(row=1, top=level + 12, left=100.0 * n, width=100.0) for n in range(len(texts))]
    lines = [line(text, level) for text in texts]
    for one, cell in zip(lines, cells, strict=True):
        one.cell = cell
    return lines


def test_a_row_of_cells_goes_as_a_whole_or_not_at_all() -> None:
    """The zeros in the last row of a table come back on every page; the row is text."""
    sums = pages(*([line("ก", MIDDLE), *row(["0.00", f"{n},000", "-"], BOTTOM)] for n in (3, 9, 4)))
    assert all(len(body(page)) == 4 for page in sums)
    framed = [[*row([str(n)], TOP), *row(["เนื้อหา"], MIDDLE)] for n in (3, 4, 5)]
    assert [body(page) for page in pages(*framed)] == [["เนื้อหา"]] * 3
    head = pages(*([*row(["ที่", "โครงการ"], TOP), line("ก", MIDDLE)] for _ in range(3)))
    assert [len(body(page)) for page in head] == [3, 1, 1]


def test_a_number_inside_a_running_head_is_the_page_number() -> None:
    read = pages(*([line(f"เล่ม ๑๔๐\tหน้า {n}", TOP)] for n in (7, 8, 9)))
    assert [page.printed_number for page in read] == ["7", "8", "9"]
    assert all(body(page) == [] for page in read)


def test_a_pale_line_that_comes_back_is_a_watermark() -> None:
    read = pages(*([line("สำเนา", MIDDLE, veil=Veil.PALE)] for _ in range(3)))
    assert all(body(page) == [] for page in read)


def test_a_pale_line_alone_is_text() -> None:
    (read,) = pages([line("หมายเหตุ", MIDDLE, veil=Veil.PALE)])
    assert body(read) == ["หมายเหตุ"]


def test_a_slanted_line_that_comes_back_is_a_watermark() -> None:
    read = pages(*([line("ร่าง", MIDDLE, angle=45.0)] for _ in range(3)))
    assert all(body(page) == [] for page in read)


def test_what_is_clipped_away_is_kept_beside_the_text() -> None:
    (read,) = pages([line("๒", MIDDLE, veil=Veil.CLIPPED), line("เนื้อหา", MIDDLE)])
    assert (body(read), read.furniture) == (["เนื้อหา"], ("๒",))


# --- pages read from their pictures, after the others were freed of their furniture ---


def add_scans(built: list[DraftPage], scans: Mapping[int, Sequence[DraftLine]]) -> list[DraftPage]:
    """Put what was recognised on some pages of a file that was freed of its furniture."""
    for number, lines in scans.items():
        built[number - 1].lines = tuple(lines)
    remove_furniture(built, set(scans))
    return built


def test_a_scanned_page_between_pages_with_text_counts_with_them() -> None:
    text = [[line(str(n), TOP), line("เนื้อหา", MIDDLE)] for n in (1, 2, 3)]
    read = add_scans(pages(*text[:1], [], *text[2:]), {2: text[1]})
    assert [page.printed_number for page in read] == ["1", "2", "3"]
    assert [page.furniture for page in read] == [("1",), ("2",), ("3",)]
    assert body(read[1]) == ["เนื้อหา"]


def test_what_was_left_on_pages_with_text_stays_when_scans_are_added() -> None:
    text = [[line(str(n), TOP), line(str(n + 6), BOTTOM)] for n in (1, 2)]
    built = pages(*text, [], [])
    before = [(page.printed_number, body(page), page.furniture) for page in built[:2]]
    read = add_scans(built, {3: [line("3", TOP)], 4: [line("4", TOP), line("10", BOTTOM)]})
    assert [(page.printed_number, body(page), page.furniture) for page in read[:2]] == before
    assert [page.printed_number for page in read[2:]] == ["3", "4"]


def test_a_number_on_a_scan_that_fits_no_page_around_it_stays() -> None:
    text = [[line(str(n), TOP)] for n in (1, 2)]
    read = add_scans(pages(*text, []), {3: [line("250", BOTTOM)]})
    assert (read[2].printed_number, body(read[2])) == (None, ["250"])


def test_blank_backs_may_be_counted_or_not() -> None:
    for numbers in (["1", "2", "3"], ["1", "3", "5"]):
        built = [DraftPage(n, (), width=595, height=842) for n in range(1, 6)]
        for back in built[1::2]:
            back.reasons = ("empty",)
        read = add_scans(built, {2 * n + 1: [line(t, TOP)] for n, t in enumerate(numbers)})
        assert [page.printed_number for page in read[::2]] == numbers


def test_each_page_of_an_open_book_has_its_number() -> None:
    """The right page hangs below the left one; what stands inside it is no margin."""
    sheets = {
        n + 1: [
            line(str(2 * n + 4), TOP),
            line("เนื้อหา", MIDDLE),
            line(str(2 * n + 5), TOP - 842),
            line(str(n + 1), MIDDLE - 842),
        ]
        for n in range(3)
    }
    read = add_scans(pages([], [], []), sheets)
    assert [page.printed_number for page in read] == ["4", "6", "8"]
    assert [body(page) for page in read] == [["เนื้อหา", str(n)] for n in (1, 2, 3)]


def test_running_heads_of_scans_leave_the_text() -> None:
    sheets = {n: [line("แผนอัตรากำลัง ๓ ปี", TOP), line(f"เนื้อหา {n}", MIDDLE)] for n in (1, 2, 3)}
    read = add_scans(pages([], [], []), sheets)
    assert [body(page) for page in read] == [["เนื้อหา 1"], ["เนื้อหา 2"], ["เนื้อหา 3"]]
