"""The letters of a row: what was recognised, held against the shapes that stand there."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.reading.scans.align import (
    Letter,
    Shown,
    Symbol,
    match_letters,
    part_pieces,
)
from pipeline.reading.scans.blobs import Blobs
from pipeline.reading.scans.ground import Grey
from pipeline.reading.scans.numbers import is_dash, read_numbers
from pipeline.reading.scans.rows import Row
from pipeline.reading.scans.tones import read_marks
from pipeline.text.letters import MARKS


def read_letters(symbols: Sequence[Symbol], grey: Grey, blobs: Blobs, row: Row) -> list[Letter]:
    """Give the letters of a row from the symbols recognised in it, set right by their shapes."""
    shown = Shown(grey, blobs, row, part_pieces(blobs, row))
    places = range(len(shown.pieces.bodies))
    if all(is_dash(shown, place) for place in places):
        return [Letter("-", "-", *shown.span(place), 1.0) for place in places]
    letters = _hang_marks(symbols)
    bases = [Symbol(entry.raw[0], entry.left, entry.right, 1.0) for entry in letters]
    found = match_letters(bases, blobs, shown.pieces.bodies, row.height)
    letters = [
        replace(entry, left=shown.span(place)[0], right=shown.span(place)[1])
        if place >= 0  # the edges that recognition gives are rough
        else entry
        for entry, place in zip(letters, found, strict=True)
    ]
    return read_numbers(read_marks(letters, found, shown), found, shown)


def _hang_marks(symbols: Sequence[Symbol]) -> list[Letter]:
    """Join each mark to the letter before it."""
    letters: list[Letter] = []
    for symbol in symbols:
        if letters and symbol.text in MARKS:
            last = letters[-1]
            text = last.text + symbol.text
            sure = min(last.confidence, symbol.confidence)
            letters[-1] = replace(last, raw=text, text=text, confidence=sure)
        else:
            letters.append(
                Letter(symbol.text, symbol.text, symbol.left, symbol.right, symbol.confidence)
            )
    return letters
