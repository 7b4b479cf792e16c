"""A picture of a page becomes lines: row by row, whichever way the sheet lies."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from pipeline.model import Box
from pipeline.reading.drafts import DraftLine
from pipeline.reading.ocr import LATIN, Engine, Recognition, recognise_strip
from pipeline.reading.scans.align import Symbol
from pipeline.reading.scans.correct import read_letters
from pipeline.reading.scans.latin import is_doubtful, put_latin
from pipeline.reading.scans.leaves import part_leaves, turn_upright
from pipeline.reading.scans.sheet import Sheet, lay_out
from pipeline.reading.scans.strips import LARGER, cut_strip
from pipeline.reading.scans.writing import write_line

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MOST_GIVEN_UP: Final = 3
"""Rows that may take too long before the rest of a page is given up: half a minute."""
TRIAL: Final = 6
"""The rows by which a page is tried upside down."""
PLAINLY_READ: Final = 0.8
"""Confidence of the longest rows of a page that stands the right way up."""
ILLEGIBLE: Final = 0.3
"""Confidence under which a row is a stamp, a signature or a picture."""
HALF_TURN: Final = 180


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One page on a sheet: its picture, its layout, and the points that a pixel is wide.

    `symbols` keeps what was recognised in a row by its number, None for what took too long.
    """

    picture: "Picture"
    sheet: Sheet
    scale: float
    symbols: dict[int, list[Symbol] | None] = field(default_factory=dict)

    @property
    def given_up(self) -> int:
        """How many rows took too long."""
        return sum(symbols is None for symbols in self.symbols.values())


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
            if line.confidence < ILLEGIBLE or not line.text:
                noise.append(line.raw)
            else:
                lines.append(_lower_line(line, number * foot))
    letters = sum(len(line.text) for line in lines)
    sure = sum(len(line.text) * line.confidence for line in lines)
    return Recognition(
        lines=tuple(lines),
        noise=tuple(noise),
        confidence=sure / letters if letters else 0.0,
        width=leaves[0].sheet.grey.shape[1] * scale,
        height=foot,
        given_up=sum(leaf.given_up for leaf in leaves),
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
    return _mean_confidence(symbols)


def _recognise_row(leaf: _Leaf, number: int, engine: Engine) -> list[Symbol]:
    if number not in leaf.symbols:
        strip = cut_strip(leaf.sheet, number)
        symbols = None if leaf.given_up >= MOST_GIVEN_UP else recognise_strip(strip, engine)
        if symbols and is_doubtful(symbols):
            again = recognise_strip(cut_strip(leaf.sheet, number, LARGER), engine) or []
            symbols = max(symbols, again, key=_mean_confidence)
            if engine.has_latin:
                symbols = put_latin(symbols, recognise_strip(strip, engine, LATIN) or ())
        leaf.symbols[number] = symbols
    return leaf.symbols[number] or []


def _mean_confidence(symbols: Sequence[Symbol]) -> float:
    return sum(s.confidence for s in symbols) / len(symbols) if symbols else 0.0


def _read_leaf(leaf: _Leaf, engine: Engine) -> list[DraftLine]:
    sheet, lines = leaf.sheet, []
    for number, found in enumerate(sheet.rows):
        symbols = _recognise_row(leaf, number, engine)
        letters = read_letters(symbols, sheet.grey, sheet.blobs, found.row)
        if letters:
            lines.append(write_line(letters, found, sheet, leaf.scale))
    return lines


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
