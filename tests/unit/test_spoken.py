"""What a file speaks for its glyphs: said once, its marks on their bases.

That the pieces of one tag are said once is held by the sample plans of Chromium.
"""

from pathlib import Path

import numpy as np
import pytest

from pipeline.reading.inks import Stretch
from pipeline.reading.layer import read_pdf_draft
from pipeline.reading.spoken import settle_boxes
from pipeline.text.letters import MAI_EK, MAI_THO, NIKHAHIT, SARA_AA, SARA_AM, SARA_I
from tests.unit.glyph_pdfs import Sheet, build_pdf, show

THIRDS = np.array([[0, 0, 2, 9], [2, 0, 4, 9], [4, 0, 6, 9], [7, 0, 13, 9]], dtype=np.float32)
CODES = np.array([ord(c) for c in "ถ" + SARA_I + MAI_EK + "น"], dtype=np.uint32)

THI = "ถ" + SARA_I + MAI_EK
NAM = "น" + MAI_THO + SARA_AM
STEP = 9.6
"""How far a letter of the font of boxes moves the pen at its 16 points."""
LEFT, LEVEL = 100.0, 700.0
CLIP = "90 690 400 100 re W n"
TURNED = f"0 1 -1 0 {LEFT + LEVEL} {LEVEL - LEFT} cm"
LEANING = f"0.94 0.342 -0.342 0.94 {LEFT} {-LEFT} cm"


def say(text: str, letters: float, drawn: str, level: float = LEVEL) -> str:
    """Draw something so many letters from the left, and say a text for it."""
    spoken = ("\ufeff" + text).encode("utf-16-be").hex()
    place = round(LEFT + letters * STEP, 3)
    return f"/Span <</ActualText <{spoken}>>> BDC {show(place, level, drawn)} EMC"


def read(path: Path, *drawing: str) -> list[str]:
    (page,) = read_pdf_draft(build_pdf(path, [Sheet(drawing="\n".join(drawing))])).pages
    return [line.text for line in page.lines if not line.veil]


# --- the boxes of a stretch ---------------------------------------------------


def test_the_marks_of_a_stretch_stand_on_its_base() -> None:
    settled = settle_boxes(THIRDS, CODES, [Stretch(0, 3, tag=1)], {})
    assert settled[:, [0, 2]].tolist() == [[0, 6], [0, 6], [0, 6], [7, 13]]


def test_a_stretch_reaches_as_far_as_its_pieces_are_drawn() -> None:
    settled = settle_boxes(THIRDS, CODES, [Stretch(0, 3, tag=1)], {1: 6.5})
    assert settled[:, [0, 2]].tolist() == [[0, 6.5], [0, 6.5], [0, 6.5], [7, 13]]


def test_what_nobody_speaks_stays_where_it_is_drawn() -> None:
    assert np.array_equal(settle_boxes(THIRDS, CODES, [], {}), THIRDS)


# --- a cluster said by each of its parts --------------------------------------

PARTS = {
    "a raised mark says its cluster again": (
        [say(THI, 0, "ถ" + SARA_I), say(THI, 1, MAI_EK), show(LEFT + STEP, LEVEL, "น")],
        THI + "น",
    ),
    "so do the marks and the tail of sara am": (
        [say(NAM, 0, "น"), say(NAM, 1, NIKHAHIT + MAI_THO), say(NAM, 1, SARA_AA)],
        NAM,
    ),
    "the tail may stand apart, and only it say the cluster again": (
        [say(NAM, 0, "น" + NIKHAHIT + MAI_THO), say(NAM, 1.2, SARA_AA)],
        NAM,
    ),
    "a letter is drawn and said before the mark says both": (
        [show(LEFT, LEVEL, "กถ" + SARA_I), say("ถ" + MAI_EK, 2, MAI_EK)],
        "ก" + THI,
    ),
    "a word written twice, each time in parts": (
        [
            *(say(NAM, 0, "น"), say(NAM, 1, NIKHAHIT + MAI_THO), say(NAM, 1, SARA_AA)),
            *(say(NAM, 2, "น"), say(NAM, 3, NIKHAHIT + MAI_THO), say(NAM, 3, SARA_AA)),
        ],
        NAM * 2,
    ),
}
WHOLE = {
    "a cluster written twice, each time drawn whole": (
        [say(THI, 0, THI), say(THI, 1, THI)],
        THI * 2,
    ),
    "sara am written twice, each time drawn whole": (
        [say(NAM, 0, "น" + NIKHAHIT + MAI_THO + SARA_AA), say(NAM, 2, "น" + MAI_THO + SARA_AM)],
        NAM * 2,
    ),
    "a letter without marks": ([say("ถ", 0, "ถ"), say("ถ", 1, "ก")], "ถถ"),
    "two clusters that differ": (
        [say(THI, 0, THI), say(NAM, 1, "น" + MAI_THO + SARA_AM)],
        THI + NAM,
    ),
    "the same cluster in other letters further on": (
        [say(THI, 0, THI), show(LEFT + STEP, LEVEL, "กน"), say(THI, 3, "ก" + SARA_I)],
        THI + "กน" + THI,
    ),
    "a cluster whose mark is drawn first": (
        [say(THI, 0, "ถ" + SARA_I + MAI_EK), say("น" + MAI_EK, 1, "น" + MAI_EK)],
        THI + "น" + MAI_EK,
    ),
}


@pytest.mark.parametrize("case", PARTS)
def test_a_cluster_is_said_once_for_all_its_parts(case: str, tmp_path: Path) -> None:
    drawing, expected = PARTS[case]
    assert read(tmp_path / "parts.pdf", *drawing) == [expected]


@pytest.mark.parametrize("case", WHOLE)
def test_what_is_written_twice_is_read_twice(case: str, tmp_path: Path) -> None:
    drawing, expected = WHOLE[case]
    assert read(tmp_path / "whole.pdf", *drawing) == [expected]


def test_the_same_word_in_the_next_line_is_no_part(tmp_path: Path) -> None:
    drawing = say(THI, 0, THI), say(THI, 0, "น" + SARA_I + MAI_EK, LEVEL - 18)
    assert read(tmp_path / "lines.pdf", *drawing) == [THI, THI]


@pytest.mark.parametrize("turn", [TURNED, LEANING])
def test_turned_writing_has_parts_as_well(turn: str, tmp_path: Path) -> None:
    drawing = say(THI, 0, "ถ" + SARA_I), say(THI, 1, MAI_EK), say("ก", 1, "ก")
    assert read(tmp_path / "turned.pdf", turn, *drawing) == [THI + "ก"]


# --- the first line of the next page ------------------------------------------


def test_marks_that_reach_in_from_the_next_page_say_nothing(tmp_path: Path) -> None:
    drawing = CLIP, show(LEFT, LEVEL, "กน"), say(THI, 1, MAI_EK, level=680.5)
    assert read(tmp_path / "reach.pdf", *drawing) == ["กน"]


def test_letters_whose_feet_are_cut_off_are_read(tmp_path: Path) -> None:
    drawing = CLIP, show(LEFT, 720, "กน"), show(LEFT, 687, "ถม")
    assert read(tmp_path / "feet.pdf", *drawing) == ["กน", "ถม"]


def test_marks_of_a_line_inside_the_frame_are_read(tmp_path: Path) -> None:
    drawing = CLIP, show(LEFT, 691, "ก"), say("น" + MAI_EK, 1, "น" + MAI_EK, level=691)
    assert read(tmp_path / "inside.pdf", *drawing) == ["กน" + MAI_EK]
