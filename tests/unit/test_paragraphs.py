"""A wrapped line is joined to the one before; a new thing stands alone."""

import pytest

from pipeline.model import Box
from pipeline.reading.drafts import DraftLine, DraftPage
from pipeline.reading.paragraphs import choose_joint, is_row, join_lines

LETTER = 6.0
EDGE = 520.0


def line(text: str, left: float, right: float, level: float, *, size: float = 16.0) -> DraftLine:
    box = Box(left, level - 4, right, level + 12)
    return DraftLine(raw=text, text=text, box=box, size=size, baseline=level)


def join(*lines: DraftLine) -> list[str]:
    page = DraftPage(1, lines, width=595.0, height=842.0)
    join_lines(page)
    text = ""
    for one in page.lines:
        text += (one.joint if text else "") + one.text
    return text.split("\n")


FULL = "พนักงานส่วนตำบลทุกคนได้รับการพัฒนาความรู้"
REST = "ความสามารถตามกรอบของแผนอัตรากำลัง"


def test_a_full_line_goes_on_in_the_next() -> None:
    assert join(line(FULL, 108, EDGE, 700), line(REST, 72, 400, 682)) == [FULL + REST]


def test_a_ragged_line_goes_on_when_the_next_word_had_no_room() -> None:
    first = line(FULL, 108, EDGE - 20, 700)
    assert join(first, line(FULL, 72, EDGE, 682), line(REST, 72, 400, 664)) == [FULL + FULL + REST]


def test_a_heading_is_never_glued_to_the_paragraph_below() -> None:
    heading = "12.  แนวทางการพัฒนาพนักงานส่วนตำบล"
    lines = (line(heading, 72, 262, 718), line(FULL, 108, EDGE, 700), line(REST, 72, 400, 682))
    assert join(*lines) == [heading, FULL + REST]


@pytest.mark.parametrize("mark", ["๑.", "(2)", "๓)", "(ก)", "-", "•", "1.2.", "10."])
def test_a_list_item_is_never_glued_to_the_one_before(mark: str) -> None:
    item = f"{mark} {FULL}"
    assert join(line(FULL, 72, EDGE, 700), line(item, 72, EDGE, 682)) == [FULL, item]


@pytest.mark.parametrize("start", ["๔.๐ เช่นกัน", "2555 นั้น", "ขององค์การ"])
def test_a_number_inside_a_sentence_begins_nothing(start: str) -> None:
    assert join(line(FULL, 72, EDGE, 700), line(start, 72, 200, 682), line(FULL, 72, EDGE, 640))[
        0
    ].endswith(start)


def test_an_indent_begins_a_paragraph() -> None:
    assert len(join(line(FULL, 72, EDGE, 700), line(FULL, 108, EDGE, 682))) == 2


def test_a_larger_gap_begins_a_paragraph() -> None:
    lines = [line(FULL, 72, EDGE, 700 - 18 * n) for n in range(4)]
    assert len(join(*lines, line(FULL, 72, EDGE, 600))) == 2


def test_larger_letters_begin_a_paragraph() -> None:
    assert len(join(line(FULL, 72, EDGE, 700), line(FULL, 72, EDGE, 682, size=20.0))) == 2


def test_centred_lines_stand_alone() -> None:
    title, name = "แผนอัตรากำลัง", "องค์การบริหารส่วนตำบล"
    lines = (line(title, 250, 345, 760), line(name, 240, 355, 742))
    assert join(*lines) == [title, name]


def test_a_table_row_is_a_line_of_its_own() -> None:
    rows = (line("ที่\tโครงการ\tงบประมาณ", 72, EDGE, 700), line("1\tก\t5", 72, EDGE, 682))
    assert len(join(*rows)) == 2


@pytest.mark.parametrize(("text", "answer"), [("ก\tข\tค", True), ("กขคง", False)])
def test_cells_make_a_row(text: str, answer: bool) -> None:
    assert is_row(text) is answer


def test_one_wide_gap_in_running_text_makes_no_row() -> None:
    assert not is_row("ทั้งนี้\t" + FULL * 2)


@pytest.mark.parametrize(
    ("before", "after", "ends_blank", "joint"),
    [
        ("ก", "ข", False, ""),
        ("ก", "ข", True, " "),
        ("Thailand", "4.0", False, " "),
        ("ก", "A", False, " "),
    ],
)
def test_thai_is_joined_with_nothing_unless_a_blank_was_typed(
    before: str, after: str, ends_blank: bool, joint: str
) -> None:
    first = DraftLine(raw=before, text=before, ends_blank=ends_blank)
    assert choose_joint(first, DraftLine(raw=after, text=after)) == joint


def test_a_line_set_to_the_right_stands_alone() -> None:
    lines = (line("หน่วย : ล้านบาท", 440, EDGE, 700), line(REST, 72, EDGE, 682))
    assert len(join(*lines)) == 2
