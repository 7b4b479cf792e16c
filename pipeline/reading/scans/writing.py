"""The letters of a row become a line: with blanks, leaders and the record of every edit."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np

from pipeline.model import Box
from pipeline.reading.cells import NOWHERE
from pipeline.reading.drafts import DraftLine
from pipeline.reading.repair import Edit
from pipeline.reading.scans.align import Letter
from pipeline.reading.scans.blobs import Blobs, Numbers
from pipeline.reading.scans.sheet import Sheet
from pipeline.reading.scans.storeys import FieldRow
from pipeline.reading.scans.strips import bound_row

EM: Final = 2.2
"""Letter heights in an em of the typefaces that plans are set in."""
BLANK: Final = 0.5
"""Letter heights of the narrowest blank; gaps inside words are under 0.35."""
COLUMN: Final = 2.5 * EM
"""Letter heights of a gap that parts two cells where nothing is ruled."""
PROVED: Final = 0.99
"""Confidence of a digit that can be held against the author: one in a thousand is wrong."""
DIRT: Final = frozenset("'|.,`‘’")
"""Signs that stand between blanks only where a speck or the rest of a ruling does."""


def write_line(letters: Sequence[Letter], found: FieldRow, sheet: Sheet, scale: float) -> DraftLine:
    """Write the letters of a row with the blanks between them; a pixel is `scale` points wide."""
    letters = _write_leaders(letters, sheet.blobs, found.leaders)
    parts = list(_drop_dirt(letters, _find_blanks(letters, sheet, found)))
    raw, text, gap, edits = "", "", "", list[Edit]()
    for blank, letter in parts:
        raw, gap = raw + blank + letter.raw, gap or blank
        if letter.text:
            text, gap = text + (gap if text else ""), ""
        if letter.rule:
            sure = letter.confidence
            edits.append(Edit(letter.rule, "shape", len(text), letter.raw, letter.text, sure))
        text += letter.text
    height = sheet.grey.shape[0]
    left, top, right, bottom = bound_row(sheet, found)
    weight = sum(len(letter.text) for _, letter in parts)
    return DraftLine(
        raw=raw,
        text=text,
        edits=tuple(edits),
        box=Box(left * scale, (height - bottom) * scale, right * scale, (height - top) * scale),
        size=EM * found.row.height * scale,
        baseline=(height - found.row.bottom) * scale,
        cell=None if found.field == NOWHERE else sheet.cells[found.field],
        confidence=sum(len(x.text) * x.confidence for _, x in parts) / max(weight, 1),
        sure_digits=all(x.confidence >= PROVED for _, x in parts if x.text.isdigit()),
    )


def _drop_dirt(letters: Sequence[Letter], blanks: Sequence[str]) -> Iterator[tuple[str, Letter]]:
    """Give each letter with the blank before it, and without text if it is dirt between two."""
    for number, letter in enumerate(letters):
        before, after = blanks[number], blanks[number + 1] if number + 1 < len(blanks) else " "
        stands_alone = (before or not number) and after
        is_dirt = letter.text in DIRT and stands_alone
        yield before, replace(letter, text="", rule="ocr_dirt") if is_dirt else letter


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


def _find_blanks(letters: Sequence[Letter], sheet: Sheet, found: FieldRow) -> list[str]:
    """Give what stands before each letter: nothing, a blank, a tab."""
    blobs, own = sheet.blobs, found.row.blobs
    order = own[np.argsort(blobs.left[own], kind="stable")]
    reach = np.maximum.accumulate(blobs.right[order])[:-1]
    widths = (blobs.left[order][1:] - reach) / found.row.height
    middles = (blobs.left[order][1:] + reach) / 2
    wide = widths > BLANK
    places, widths = middles[wide].tolist(), widths[wide].tolist()
    blanks = [""][: len(letters)]
    for before, after in pairwise(letters):
        low, high = before.middle, after.middle
        width = max((w for x, w in zip(places, widths, strict=True) if low < x < high), default=0.0)
        blanks.append("\t" if width > COLUMN else " " if width else "")
    return blanks
