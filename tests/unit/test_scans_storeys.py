"""Of marks between two rows, tones go to the vowel they stand on and lower vowels stay."""

from collections.abc import Sequence

import numpy as np
import pytest

from pipeline.reading.scans.blobs import find_blobs
from pipeline.reading.scans.ground import Mask
from pipeline.reading.scans.rows import find_rows
from pipeline.reading.scans.storeys import FieldRow, number_owners, settle_marks
from tests.unit.scanned_pages import paint

LETTER = 20
WIDTH, HEIGHT = 700, 420
TOPS = (100, 150, 200, 250)
VOWEL = (12, 5)
TONE = (4, 8)
HOOK = (8, 8)
"""Width and height of an upper vowel, of a tone (a stem) and of a vowel below (a hook)."""

Spot = tuple[int, int]
"""Left and top of a mark."""


def draw_sheet(
    *,
    vowels: Sequence[Spot] = (),
    tones: Sequence[Spot] = (),
    hooks: Sequence[Spot] = (),
) -> Mask:
    """Four rows of letters with marks."""
    bodies = [(x, top, x + 12, top + LETTER) for top in TOPS for x in range(50, 650, LETTER)]
    ink = paint(bodies, width=WIDTH, height=HEIGHT)
    for spots, (width, height) in ((vowels, VOWEL), (tones, TONE), (hooks, HOOK)):
        for left, top in spots:
            ink[top : top + height, left : left + width] = True
    for left, top in hooks:
        ink[top : top + 5, left : left + 5] = False  # open to the upper left
    return ink


def settle(ink: Mask) -> dict[Spot, int]:
    """Give the row of each mark after settling, by its left and top."""
    blobs = find_blobs(ink)
    rows = [FieldRow(-1, row) for row in find_rows(blobs, np.arange(len(blobs)), LETTER)]
    settled = settle_marks(blobs, rows, LETTER)
    assert [(found.row.top, found.row.bottom) for found in settled] == [
        (top, top + LETTER) for top in TOPS
    ]
    owners = number_owners(blobs, [found.row for found in settled])
    marks = np.flatnonzero(blobs.height < LETTER // 2)
    spots = zip(blobs.left[marks].tolist(), blobs.top[marks].tolist(), strict=True)
    return dict(zip(spots, owners[marks].tolist(), strict=True))


SURE_TONES = [(90, 74), (130, 74), (170, 74)]
"""Over vowels of the first row, above which there is nothing."""
SURE_VOWELS = [(86, 86), (126, 86), (166, 86)]
SURE_HOOKS = [(92, 274), (132, 274), (172, 274)]
"""Below the last row, beneath which there is nothing."""


@pytest.mark.parametrize("row", [1, 2, 3])
def test_a_tone_over_a_vowel_goes_to_its_own_row(row: int) -> None:
    top = TOPS[row]
    vowel, tone = (306, top - 13), (310, top - 24)  # two pixels under the feet of the row above
    told = settle(
        draw_sheet(vowels=[*SURE_VOWELS, vowel], tones=[*SURE_TONES, tone], hooks=SURE_HOOKS)
    )
    assert told[tone] == told[vowel] == row


@pytest.mark.parametrize("row", [1, 2, 3])
def test_a_vowel_below_stays_even_over_a_vowel_of_the_next_row(row: int) -> None:
    top = TOPS[row]
    vowel, hook = (306, top - 13), (308, top - 24)
    told = settle(
        draw_sheet(vowels=[*SURE_VOWELS, vowel], tones=SURE_TONES, hooks=[*SURE_HOOKS, hook])
    )
    assert told[hook] == row - 1
    assert told[vowel] == row


@pytest.mark.parametrize("row", [1, 2, 3])
def test_marks_that_nothing_is_beneath_stay(row: int) -> None:
    top = TOPS[row]
    tone, hook = (310, top - 24), (408, top - 26)
    told = settle(draw_sheet(vowels=SURE_VOWELS, tones=[*SURE_TONES, tone], hooks=[hook]))
    assert told[hook] == row - 1
    assert told[tone] == row - 1


def test_a_tone_out_of_reach_of_every_row_comes_back_with_its_vowel() -> None:
    ink = draw_sheet(vowels=SURE_VOWELS, tones=[*SURE_TONES, (310, 66)])
    ink[78:83, 306:318] = True  # a high vowel, as over an ascender
    assert settle(ink)[310, 66] == 0


def test_a_sheet_without_rows_stays_empty() -> None:
    blobs = find_blobs(np.zeros((30, 40), dtype=np.bool_))
    assert settle_marks(blobs, [], LETTER) == ()
    assert number_owners(blobs, []).tolist() == [-1]
