"""What recognition cannot know is read from the shapes, and what it knows stays.

A page of a sample plan is drawn, and its own characters stand in for a perfect
recognition; then they are spoiled as the model of Tesseract spoils them.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from pipeline.reading.pdf import open_pdf
from pipeline.reading.scans.align import Letter, Symbol
from pipeline.reading.scans.correct import read_letters
from pipeline.reading.scans.page import read_page
from pipeline.reading.scans.sheet import Sheet, lay_out
from pipeline.text.letters import MAI_EK, MAI_THO, MARKS, THAI_DIGITS, UPPER_VOWELS
from tests.unit.scanned_pages import ENGINE, NO_ENGINE, find_plan, show_page

DPI = 200
POINT = DPI / 72
PROSE, TABLE, NUMBERS = ("002", 5), ("002", 16), ("002", 17)
ARABIC, FINE_PRINT = ("003", 18), ("018", 20)
LACKING, MISTAKEN = "๔๖๗๘๙", "48"
SEEN_AS = str.maketrans("๔๖๗๘๙", "๒๐๕๕๕")
"""How the model of Tesseract reads the digits that it does not have."""
TONES = (MAI_EK, MAI_THO)
THAI_NUMBER = re.compile(r"[๐-๙][๐-๙,.]{2,}")
Row = tuple[int, list[Symbol]]
Spoil = Callable[[list[Symbol]], list[Symbol]]


@cache
def lay_page(plan: str, number: int) -> tuple[Sheet, tuple[Row, ...]]:
    """Give a page laid out, and for each row the characters that stand in it."""
    sheet = lay_out(show_page(plan, number, DPI), 1 / POINT)
    with open_pdf(find_plan(plan)) as pdf:
        chars = pdf.read_chars(number)
    level = (chars.height - chars.baseline) * POINT
    left, right = chars.boxes[:, 0] * POINT, chars.boxes[:, 2] * POINT
    rows = []
    for place, found in enumerate(sheet.rows):
        edges = sheet.blobs.left[found.row.blobs].min(), sheet.blobs.right[found.row.blobs].max()
        middle = (left + right) / 2
        own = np.abs(level - found.row.bottom) < 0.4 * found.row.height
        own &= (middle > edges[0] - found.row.height) & (middle < edges[1] + found.row.height)
        symbols = [
            Symbol(chr(chars.codes[n]), float(left[n]), float(right[n]), 0.9)
            for n in np.flatnonzero(own)
            if not chr(chars.codes[n]).isspace()
        ]
        rows.append((place, symbols))
    return sheet, tuple(rows)


@cache
def read_rows(page: tuple[str, int], spoil: Spoil) -> list[tuple[list[Symbol], list[Letter]]]:
    """Give for each row what stands there, and what comes of the spoiled recognition."""
    sheet, rows = lay_page(*page)
    return [
        (symbols, read_letters(spoil(symbols), sheet.grey, sheet.blobs, sheet.rows[place].row))
        for place, symbols in rows
    ]


def read(page: tuple[str, int], spoil: Spoil) -> list[tuple[str, str]]:
    """Give the same as text."""
    return [
        ("".join(s.text for s in symbols), "".join(c.text for c in letters))
        for symbols, letters in read_rows(page, spoil)
    ]


def keep(symbols: list[Symbol]) -> list[Symbol]:
    return symbols


def lose_digits(symbols: list[Symbol]) -> list[Symbol]:
    return [replace(symbol, text=symbol.text.translate(SEEN_AS)) for symbol in symbols]


def mistake_digits(symbols: list[Symbol]) -> list[Symbol]:
    seen_as = str.maketrans(MISTAKEN, "66")
    return [replace(symbol, text=symbol.text.translate(seen_as)) for symbol in symbols]


def lose_tones(symbols: list[Symbol]) -> list[Symbol]:
    return [
        symbol
        for before, symbol in zip([Symbol("", 0, 0, 0.0), *symbols], symbols, strict=False)
        if not (symbol.text in TONES and before.text in UPPER_VOWELS)
    ]


@pytest.mark.parametrize("page", [PROSE, TABLE, NUMBERS], ids=str)
def test_what_was_recognised_well_stays(page: tuple[str, int]) -> None:
    told = read(page, keep)
    assert len(told) > 20
    assert [pair for pair in told if pair[0] != pair[1]] == []


@pytest.mark.parametrize(
    ("page", "spoil", "spoiled"),
    [
        (PROSE, lose_digits, LACKING),
        (TABLE, lose_digits, LACKING),
        (NUMBERS, lose_digits, LACKING),
        (ARABIC, mistake_digits, MISTAKEN),
    ],
    ids=["prose", "table", "numbers", "arabic"],
)
def test_digits_that_the_model_mistakes_come_out_right(
    page: tuple[str, int], spoil: Spoil, spoiled: str
) -> None:
    told = read(page, spoil)
    lacking = sum(char in spoiled for truth, _ in told for char in truth)
    back = sum(
        char == read
        for truth, text in told
        if len(truth) == len(text)
        for char, read in zip(truth, text, strict=True)
        if char in spoiled
    )
    assert lacking >= 5
    assert back >= 0.97 * lacking


def test_the_comma_of_fine_print_stays_one() -> None:
    told = read(FINE_PRINT, keep)
    assert sum(truth.count(",") for truth, _ in told) > 10
    assert [pair for pair in told if pair[0] != pair[1]] == []


@pytest.mark.parametrize("page", [PROSE, TABLE, NUMBERS], ids=str)
def test_digits_that_no_shape_proves_are_not_sure(page: tuple[str, int]) -> None:
    for symbols, letters in read_rows(page, lose_digits):
        truth = [symbol.text for symbol in symbols if symbol.text not in MARKS]
        if len(letters) == len(truth):
            wrong = [
                letter
                for letter, text in zip(letters, truth, strict=True)
                if letter.text[:1] != text and text in THAI_DIGITS
            ]
            assert all(letter.confidence <= 0.5 for letter in wrong)


def test_tones_over_vowels_come_back() -> None:
    told = read(PROSE, lose_tones)
    lost = sum(truth.count(tone) for truth, _ in read(PROSE, keep) for tone in TONES)
    wrong = [pair for pair in told if pair[0] != pair[1]]
    assert lost > 50
    assert len(wrong) <= 3
    for truth, text in wrong:  # nothing else has changed
        assert "".join(char for char in truth if char not in TONES) == "".join(
            char for char in text if char not in TONES
        )


@pytest.mark.skipif(ENGINE is None, reason=NO_ENGINE)
def test_the_numbers_of_a_table_are_those_of_its_truth() -> None:
    assert ENGINE is not None
    page = show_page(*NUMBERS, DPI)
    upper = page.copy()
    upper.paste(255, (0, page.height // 4, page.width, page.height))
    lines = read_page(upper, ENGINE, height=842.0).lines
    _, rows = lay_page(*NUMBERS)
    truth = Counter("".join(symbol.text for symbol in symbols) for _, symbols in rows)
    seen = Counter("".join(line.text.split()) for line in lines if THAI_NUMBER.fullmatch(line.text))
    assert seen.total() >= 12
    assert seen - truth == Counter()
