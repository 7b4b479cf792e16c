"""A picture of a page becomes lines: row by row, whichever way the sheet lies."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from pipeline.model import Box
from pipeline.reading.cells import NOWHERE
from pipeline.reading.drafts import DraftLine
from pipeline.reading.ocr import LATIN, Engine, Recognition, recognise_strip
from pipeline.reading.repair import Edit
from pipeline.reading.scans.align import Letter, Symbol
from pipeline.reading.scans.blobs import Blobs, Numbers
from pipeline.reading.scans.correct import read_letters
from pipeline.reading.scans.latin import is_doubtful, put_latin
from pipeline.reading.scans.leaves import part_leaves, turn_upright
from pipeline.reading.scans.sheet import Sheet, lay_out
from pipeline.reading.scans.storeys import FieldRow
from pipeline.reading.scans.strips import bound_row, cut_strip

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

EM: Final = 2.2
"""Letter heights in an em of the typefaces that plans are set in."""
BLANK: Final = 0.5
"""Letter heights of the narrowest blank; gaps inside words are under 0.35."""
COLUMN: Final = 2.5 * EM
"""Letter heights of a gap that parts two cells where nothing is ruled."""
TRIAL: Final = 6
"""The rows by which a page is tried upside down."""
PLAINLY_READ: Final = 0.8
"""Confidence of the longest rows of a page that stands the right way up."""
PROVED: Final = 0.99
"""Confidence of a digit that can be held against the author: one in a thousand is wrong."""
DIRT: Final = frozenset("'|.,`‘’")
"""Signs that stand between blanks only where a speck or the rest of a ruling does."""
ILLEGIBLE: Final = 0.3
"""Confidence under which a row is a stamp, a signature or a picture."""
QUARTER: Final = 90
HALF_TURN: Final = 180


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One page on a sheet: its picture, its layout, and the points that a pixel is wide.

    `symbols` keeps what was recognised in a row, by its number.
    """

    picture: "Picture"
    sheet: Sheet
    scale: float
    symbols: dict[int, list[Symbol]] = field(default_factory=dict)


def read_page(image: "Picture", engine: Engine, *, height: float) -> Recognition:
    """Read the picture of a page that is `height` points high; lines in reading order.

    A sheet that lies on its side or upside down is turned; of two facing pages the left
    one is read first, and the right one is placed below it. The places of lines are
    those on the level sheet, in points.
    """
    scale = height / image.height
    picture = turn_upright(image)
    leaves = [_Leaf(leaf, lay_out(leaf, scale), scale) for leaf in part_leaves(picture)]
    leaves = [_right_leaf(leaf, engine) for leaf in leaves]
    lines: list[DraftLine] = []
    noise: list[str] = []
    foot = leaves[0].sheet.grey.shape[0] * scale
    for number, leaf in enumerate(leaves):
        for line in sorted(_read_leaf(leaf, engine), key=_reading_order):
            if line.confidence < ILLEGIBLE:
                noise.append(line.text)
            else:
                lines.append(_lower_line(line, number * foot))
    letters = sum(len(line.text) for line in lines)
    sure = sum(len(line.text) * line.confidence for line in lines)
    return Recognition(
        lines=tuple(lines),
        noise=tuple(noise),
        confidence=sure / letters if letters else 0.0,
        width=leaves[0].sheet.grey.shape[1] * scale,
    )


def _right_leaf(leaf: _Leaf, engine: Engine) -> _Leaf:
    """Turn a leaf that stands on its head."""
    upright = _try_rows(leaf, engine)
    if upright >= PLAINLY_READ or not leaf.sheet.rows:
        return leaf
    picture = leaf.picture.rotate(HALF_TURN)
    turned = _Leaf(picture, lay_out(picture, leaf.scale), leaf.scale)
    return turned if _try_rows(turned, engine) > upright else leaf


def _try_rows(leaf: _Leaf, engine: Engine) -> float:
    """Give how surely the longest rows of a leaf are read."""
    rows = leaf.sheet.rows
    longest = sorted(range(len(rows)), key=lambda number: -len(rows[number].row.blobs))
    symbols = [s for number in longest[:TRIAL] for s in _recognise_row(leaf, number, engine)]
    return float(np.mean([symbol.confidence for symbol in symbols])) if symbols else 0.0


def _recognise_row(leaf: _Leaf, number: int, engine: Engine) -> list[Symbol]:
    if number not in leaf.symbols:
        strip = cut_strip(leaf.sheet, number)
        symbols = recognise_strip(strip, engine)
        if engine.has_latin and is_doubtful(symbols):
            symbols = put_latin(symbols, recognise_strip(strip, engine, LATIN))
        leaf.symbols[number] = symbols
    return leaf.symbols[number]


def _read_leaf(leaf: _Leaf, engine: Engine) -> list[DraftLine]:
    sheet, lines = leaf.sheet, []
    for number, found in enumerate(sheet.rows):
        symbols = _recognise_row(leaf, number, engine)
        letters = read_letters(symbols, sheet.grey, sheet.blobs, found.row)
        letters = _write_leaders(letters, sheet.blobs, found.leaders)
        if letters:
            lines.append(_write_line(letters, found, leaf))
    return lines


def _write_leaders(
    letters: Sequence[Letter], blobs: Blobs, leaders: Sequence[Numbers]
) -> list[Letter]:
    """Put the dots that lead from one part of a row to the next between the two."""
    found = list(letters)
    for dots in leaders:
        text, left, right = "." * len(dots), blobs.left[dots[0]], blobs.right[dots[-1]]
        place = next((n for n, letter in enumerate(found) if letter.left > left), len(found))
        found.insert(place, Letter(text, text, float(left), float(right), 1.0))
    return found


def _reading_order(line: DraftLine) -> tuple[float, ...]:
    """From the top; a row of cells stands where it begins."""
    top, left = (line.cell.top, line.cell.left) if line.cell else (line.baseline, 0.0)
    return -top, left, -line.baseline


def _lower_line(line: DraftLine, by: float) -> DraftLine:
    """Move a line down, and its cell with it."""
    if not by or line.box is None:
        return line
    box = line.box
    cell = line.cell and replace(line.cell, top=line.cell.top - by)
    return replace(
        line,
        box=Box(box.left, box.bottom - by, box.right, box.top - by),
        baseline=line.baseline - by,
        cell=cell,
    )


def _write_line(letters: Sequence[Letter], found: FieldRow, leaf: _Leaf) -> DraftLine:
    """Write the letters of a row with the blanks between them, and place it."""
    sheet, scale = leaf.sheet, leaf.scale
    raw, text, edits = "", "", list[Edit]()
    gaps = ["", *_find_blanks(letters, sheet, found)]
    for number, (gap, letter) in enumerate(zip(gaps, letters, strict=True)):
        apart = gap or not number, number + 1 == len(gaps) or gaps[number + 1]
        if letter.text in DIRT and all(apart):
            letter = replace(letter, text="", rule="ocr_dirt")
        raw += gap + letter.raw
        text += gap if letter.text and text and not text.endswith((" ", "\t")) else ""
        if letter.rule:
            at, sure = len(text), letter.confidence
            edits.append(Edit(letter.rule, "shape", at, letter.raw, letter.text, sure))
        text += letter.text
    height = sheet.grey.shape[0]
    left, top, right, bottom = bound_row(sheet, found)
    weight = sum(len(letter.text) for letter in letters)
    return DraftLine(
        raw=raw,
        text=text,
        edits=tuple(edits),
        box=Box(left * scale, (height - bottom) * scale, right * scale, (height - top) * scale),
        size=EM * found.row.height * scale,
        baseline=(height - found.row.bottom) * scale,
        cell=None if found.field == NOWHERE else sheet.cells[found.field],
        confidence=sum(len(x.text) * x.confidence for x in letters) / max(weight, 1),
        sure_digits=all(x.confidence >= PROVED for x in letters if x.text.isdigit()),
    )


def _find_blanks(letters: Sequence[Letter], sheet: Sheet, found: FieldRow) -> list[str]:
    """Give what stands between each two letters: nothing, a blank, a tab."""
    blobs, own = sheet.blobs, found.row.blobs
    order = own[np.argsort(blobs.left[own], kind="stable")]
    reach = np.maximum.accumulate(blobs.right[order])[:-1]
    widths = (blobs.left[order][1:] - reach) / found.row.height
    middles = (blobs.left[order][1:] + reach) / 2
    wide = widths > BLANK
    places, widths = middles[wide].tolist(), widths[wide].tolist()
    blanks = []
    for before, after in pairwise(letters):
        low, high = before.middle, after.middle
        width = max((w for x, w in zip(places, widths, strict=True) if low < x < high), default=0.0)
        blanks.append("\t" if width > COLUMN else " " if width else "")
    return blanks
