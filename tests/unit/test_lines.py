"""Characters become lines as the eye sees them."""

from pathlib import Path

import pytest

from pipeline.reading.drafts import DraftLine
from pipeline.reading.layer import read_pdf_draft
from pipeline.text.letters import MAI_EK, MAI_HAN_AKAT, MAI_THO, NIKHAHIT, SARA_AA, SARA_AM
from tests.unit.glyph_pdfs import Sheet, build_pdf, encode, show


def read_lines(path: Path, *sheets: Sheet, **font: object) -> list[DraftLine]:
    build_pdf(path / "a.pdf", sheets, **font)  # type: ignore[arg-type]  # keywords of build_pdf
    return [line for page in read_pdf_draft(path / "a.pdf").pages for line in page.lines]


def test_a_mark_stays_on_its_base_when_the_next_letter_is_pulled_left(tmp_path: Path) -> None:
    pulled = f"BT /F1 16 Tf 72 700 Td [<{encode('จ' + MAI_HAN_AKAT)}> 80 <{encode('กร')}>] TJ ET"
    assert [line.text for line in read_lines(tmp_path, Sheet(drawing=pulled))] == [
        f"จ{MAI_HAN_AKAT}กร"
    ]


def test_a_mark_a_little_behind_its_base_is_not_the_next_letters(tmp_path: Path) -> None:
    """Justified lines move marks right: their middle can lie past the edge of a narrow base."""
    marks = show(84.0, 700, MAI_HAN_AKAT) + "\n" + show(84.0, 700, MAI_EK)
    moved = "\n".join((show(72, 700, "ห"), marks, show(81.6, 700, "ว")))
    assert [line.text for line in read_lines(tmp_path, Sheet(drawing=moved))] == [
        f"ห{MAI_HAN_AKAT}{MAI_EK}ว"
    ]


def test_a_mark_drawn_after_the_next_letter_finds_its_base(tmp_path: Path) -> None:
    late = show(72, 700, "หว") + "\n" + show(81.6, 700, MAI_HAN_AKAT)
    assert [line.text for line in read_lines(tmp_path, Sheet(drawing=late))] == [
        f"ห{MAI_HAN_AKAT}ว"
    ]


def test_the_font_proves_a_nikhahit_that_claims_a_space(tmp_path: Path) -> None:
    word = f"ต{NIKHAHIT}{SARA_AA}บล"
    (line,) = read_lines(tmp_path, Sheet([(72, 700, word)]), claims={NIKHAHIT: " "})
    assert (line.raw, line.text) == (f"ต {SARA_AA}บล", word)
    assert [(e.rule, e.evidence, e.start) for e in line.edits] == [
        ("nikhahit_claims_space", "font-cmap", 1)
    ]


def test_ink_proves_a_nikhahit_where_the_font_is_silent(tmp_path: Path) -> None:
    word = f"น{MAI_THO}{NIKHAHIT}{SARA_AA}"
    (line,) = read_lines(tmp_path, Sheet([(72, 700, word)]), claims={NIKHAHIT: " "}, has_cmap=False)
    assert NIKHAHIT in line.text
    assert [e.evidence for e in line.edits] == ["ink"]


@pytest.mark.parametrize("word", ["ก าร", f"ก{MAI_EK} ข"])
def test_a_blank_without_ink_stays_a_blank(tmp_path: Path, word: str) -> None:
    (line,) = read_lines(tmp_path, Sheet([(72, 700, word)]), has_cmap=False)
    assert (line.text, line.edits) == (word, ())


def test_sara_aa_that_claims_sara_am_is_read_as_drawn(tmp_path: Path) -> None:
    (line,) = read_lines(tmp_path, Sheet([(72, 700, f"ก{SARA_AA}ร")]), claims={SARA_AA: SARA_AM})
    assert (line.raw, line.text) == (f"ก{SARA_AM}ร", f"ก{SARA_AA}ร")


def test_letters_set_wide_are_not_parted(tmp_path: Path) -> None:
    wide = f"BT /F1 16 Tf 3 Tc 72 700 Td <{encode('กขคงจฉชซฌญ')}> Tj ET"
    assert [line.text for line in read_lines(tmp_path, Sheet(drawing=wide))] == ["กขคงจฉชซฌญ"]


def test_a_gap_parts_words_and_a_wide_gap_cells(tmp_path: Path) -> None:
    texts = [(72.0, 700.0, "กข"), (95.0, 700.0, "คง"), (200.0, 700.0, "จ")]
    assert [line.text for line in read_lines(tmp_path, Sheet(texts))] == ["กข คง\tจ"]


def test_what_is_printed_twice_to_look_bold_is_read_once(tmp_path: Path) -> None:
    texts = [(72.0, 700.0, "กาขา"), (72.3, 700.0, "กาขา")]
    assert [line.text for line in read_lines(tmp_path, Sheet(texts))] == ["กาขา"]


def test_a_repeated_letter_is_not_printing_twice(tmp_path: Path) -> None:
    assert [line.text for line in read_lines(tmp_path, Sheet([(72, 700, "กกรรม")]))] == ["กกรรม"]


def test_lines_come_from_top_to_bottom_whatever_the_order_of_drawing(tmp_path: Path) -> None:
    texts = [(72.0, 600.0, "ข"), (72.0, 700.0, "ก"), (72.0, 500.0, "ค")]
    assert [line.text for line in read_lines(tmp_path, Sheet(texts))] == ["ก", "ข", "ค"]


@pytest.mark.parametrize(("rotate", "matrix"), [(90, "0 1 -1 0 100 72"), (270, "0 -1 1 0 500 700")])
def test_a_turned_page_is_read_as_it_is_shown(tmp_path: Path, rotate: int, matrix: str) -> None:
    drawing = f"BT /F1 16 Tf {matrix} Tm <{encode('กขคง')}> Tj ET"
    (line,) = read_lines(tmp_path, Sheet(drawing=drawing, rotate=rotate))
    assert (line.text, line.angle) == ("กขคง", 0.0)
    assert line.box is not None
    assert line.box.right - line.box.left > line.box.top - line.box.bottom


def test_boxes_enclose_the_line_in_points_from_the_bottom_left(tmp_path: Path) -> None:
    (line,) = read_lines(tmp_path, Sheet([(72, 700, "กข")]))
    assert line.box is not None
    assert line.box.left == pytest.approx(72, abs=0.5)
    assert line.box.right == pytest.approx(72 + 2 * 0.6 * 16, abs=0.5)
    assert line.box.bottom < 700 < line.box.top


def test_a_control_character_that_is_drawn_does_not_break_the_line(tmp_path: Path) -> None:
    (line,) = read_lines(tmp_path, Sheet([(72, 700, "กขค")]), claims={"ข": "\n"}, has_cmap=False)
    assert "\n" not in line.text
    assert len(line.text) == 3


def test_a_nameless_mark_hangs_on_the_letter_under_its_ink(tmp_path: Path) -> None:
    # Distiller moves high tone marks to a Latin font; kerning pulls the next letter back.
    pulled = f"BT /F1 16 Tf 72 700 Td [<{encode('ท' + MAI_EK)}> 30 <{encode('ด')}>] TJ ET"
    (line,) = read_lines(tmp_path, Sheet(drawing=pulled), claims={MAI_EK: "É"}, has_cmap=False)
    assert line.text == "ทÉด"


H, W = encode("ห"), encode("ว")
LATE = f"[<{H}> -600 <{encode(MAI_HAN_AKAT)}> 600 <{W}>]"
"""A mark typed behind its letter and drawn a letter's width further on, over the next."""
EARLY = f"[-1200 <{encode(MAI_HAN_AKAT)}> 1200 <{H}{W}>]"
"""The same drawing, the mark first: nobody types so."""


@pytest.mark.parametrize(
    ("drawn", "read"), [(LATE, f"ห{MAI_HAN_AKAT}ว"), (EARLY, f"หว{MAI_HAN_AKAT}")]
)
def test_a_typewriter_draws_marks_beside_their_letters(
    tmp_path: Path, drawn: str, read: str
) -> None:
    rows = [f"BT /F1 16 Tf 72 {700 - 20 * n} Td {drawn} TJ ET" for n in range(24)]
    lines = read_lines(tmp_path, Sheet(drawing="\n".join(rows)))
    assert {line.text for line in lines} == {read}
