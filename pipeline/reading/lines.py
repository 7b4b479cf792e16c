"""Clusters become lines: cell by cell, level by level, then from left to right.

Two baselines are one line when they differ by less than a part of the em, so a row
without rulings stays together and a raised tone mark does not make a line of its own.
Where a table is ruled, each cell has lines of its own, and a row is read cell by cell:

    | ๑ | จ้างเหมา   | ๔,๕๐๐ |        ๑ · จ้างเหมา · รายเดือน · ๔,๕๐๐
    |   | รายเดือน   |        |
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.model import Box
from pipeline.reading.cells import NOWHERE, Cells, Labels
from pipeline.reading.clusters import SAME_PLACE, find_overprint, hang_marks
from pipeline.reading.columns import PageChars
from pipeline.reading.drafts import DraftLine
from pipeline.reading.fonts import ProvenGlyph
from pipeline.reading.frame import Numbers
from pipeline.reading.glyphs import BLANK, Glyphs, Layer, Rows, part_layers
from pipeline.reading.rulings import NO_RULINGS, QUARTER, turn_rulings
from pipeline.reading.spacing import LineOfGlyphs, write_lines

Heights = npt.NDArray[np.float64]
"""Heights of lines, with room for every cell of a page below the last."""

LINE_DRIFT: Final = 0.3
"""Baselines closer than this many em are one line; half of the tightest leading seen."""

MIDDLE: Final = 0.3
"""How many em above its pen the middle of a letter lies."""
RUN_GAP: Final = 0.25
"""Letters drawn one after another closer than this many em are of one cell; the inner
margins of two cells are together twice as wide."""
APART: Final = 10_000.0
"""Points between the lines of two cells when they are counted: more than a page is high."""
NO_LINE: Final = -1
NO_CELLS: Final = Cells(NO_RULINGS, 0.0)


def assemble_lines(chars: PageChars, proofs: Mapping[int, ProvenGlyph]) -> tuple[DraftLine, ...]:
    """Give the lines of a page: level ones from top to bottom, then the turned ones."""
    lines: list[DraftLine] = []
    for layer, glyphs in part_layers(chars, proofs):
        cells = _rule_layer(chars, layer.angle)
        hosts = hang_marks(glyphs)
        fields = _find_fields(glyphs, hosts, cells)
        grouped = _group_lines(glyphs, hosts, _join_rows(glyphs, hosts, fields, cells))
        drafts = write_lines(glyphs, grouped, proofs, fields)
        for line, draft in zip(grouped, drafts, strict=True):
            if draft is not None and fields[line.members[0]] != NOWHERE:
                draft.cell = cells[fields[line.members[0]]]
        lines += _place_lines(glyphs, grouped, drafts, layer)
    return tuple(sorted(lines, key=_reading_order))


def _reading_order(line: DraftLine) -> tuple[float, ...]:
    """Level lines first, from the top; a row of cells stands where it begins."""
    top, left = (line.cell.top, line.cell.left) if line.cell else (line.baseline, 0.0)
    return abs(line.angle), line.angle, -top, left, -line.baseline


def _rule_layer(chars: PageChars, angle: float) -> Cells:
    """Give the cells of a page for what is written in one direction."""
    if not chars.rulings or angle % QUARTER:
        return NO_CELLS
    return Cells(turn_rulings(chars.rulings, angle), chars.width)


def _find_fields(glyphs: Glyphs, hosts: Rows, cells: Cells) -> Labels:
    """Give the number of the cell that each character stands in, NOWHERE outside of all.

    What is drawn in one go is of one cell, that of most of it: a spreadsheet lets a long
    word run on over the border.
    """
    if not cells:
        return np.full(len(glyphs), NOWHERE, dtype=np.intp)
    middle, level = (glyphs.left + glyphs.right) / 2, glyphs.base + MIDDLE * glyphs.size
    fields = cells.locate(middle, level)
    gaps = (glyphs.left[1:] - glyphs.right[:-1]) / glyphs.size[1:]
    steps = np.abs(np.diff(glyphs.base)) / glyphs.size[1:]
    is_run = (np.abs(gaps) < RUN_GAP) & (steps < LINE_DRIFT)
    run = np.append(0, np.cumsum(~is_run))
    torn = np.unique(run[1:][is_run & (fields[1:] != fields[:-1])])
    for number in torn.tolist():
        own = slice(*np.searchsorted(run, (number, number + 1)))
        held, counts = np.unique(fields[own], return_counts=True)
        fields[own] = held[counts.argmax()]
    return np.where(hosts >= 0, fields[np.maximum(hosts, 0)], fields)


def _join_rows(glyphs: Glyphs, hosts: Rows, fields: Labels, cells: Cells) -> Labels:
    """Give all cells of a row the number of one of them where each has but one line.

    Most rows are so; read as one line they cost no more than a line of prose.
    """
    drawn = np.flatnonzero((hosts < 0) & (glyphs.kind != BLANK) & (fields != NOWHERE))
    if not len(drawn):
        return fields
    rows = cells.rows[fields[drawn]]
    highest = np.full(len(cells.rows), -np.inf)
    lowest = np.full(len(cells.rows), np.inf)
    np.maximum.at(highest, rows, glyphs.base[drawn])
    np.minimum.at(lowest, rows, glyphs.base[drawn])
    is_level = highest - lowest < LINE_DRIFT * glyphs.size[drawn].min()
    firsts = np.full(len(cells.rows), len(cells.rows), dtype=np.intp)
    np.minimum.at(firsts, rows, fields[drawn])
    row_of = cells.rows[np.maximum(fields, 0)]
    joined: Labels = np.where((fields != NOWHERE) & is_level[row_of], firsts[row_of], fields)
    return joined


def _group_lines(glyphs: Glyphs, hosts: Rows, fields: Labels) -> list[LineOfGlyphs]:
    """Give the characters of each line in reading order."""
    line_of = _number_lines(glyphs, hosts, fields)
    own = np.arange(len(glyphs), dtype=np.intp)
    place = np.where(hosts >= 0, hosts, own)
    # A blank without width belongs before the letter that kerning pulled over it.
    pulled = np.where((glyphs.kind == BLANK) & glyphs.widthless, SAME_PLACE * glyphs.size, 0.0)
    order = np.lexsort((own, own != place, place, (glyphs.left - pulled)[place], line_of))
    order = order[~find_overprint(glyphs)[order] & (line_of[order] != NO_LINE)]
    edges = np.flatnonzero(np.diff(line_of[order])) + 1
    return [LineOfGlyphs(members, hosts[members]) for members in np.split(order, edges)]


def _number_lines(glyphs: Glyphs, hosts: Rows, fields: Labels) -> Rows:
    """Give a number per character, counting lines field by field from the top.

    Marks follow their base.
    """
    visible = np.flatnonzero((hosts < 0) & (glyphs.kind != BLANK))
    if not len(visible):
        return np.zeros(len(glyphs), dtype=np.intp)
    base = glyphs.base - (fields - NOWHERE) * APART
    levels = _find_levels(base[visible], glyphs.size[visible])
    below = np.searchsorted(-levels, -base)
    upper = np.clip(below - 1, 0, len(levels) - 1)
    lower = np.clip(below, 0, len(levels) - 1)
    nearer = np.abs(levels[upper] - base) <= np.abs(levels[lower] - base)
    numbers = np.where(nearer, upper, lower).astype(np.intp)
    strays = (glyphs.kind == BLANK) & (np.abs(levels[numbers] - base) > LINE_DRIFT * glyphs.size)
    numbers[strays] = NO_LINE  # the blanks of an empty line between two others
    return np.where(hosts >= 0, numbers[np.maximum(hosts, 0)], numbers)


def _find_levels(bases: Heights, sizes: Numbers) -> Heights:
    """Give the heights of the lines, from the top; each the mean of what hangs together."""
    levels: list[float] = []
    count = 0
    start = np.inf
    for base, size, length in _count_runs(bases, sizes):
        if start - base > LINE_DRIFT * size:
            start, count = base, 0
            levels.append(base)
        if base == levels[-1]:
            count += length  # the mean stays what it is
            continue
        for _ in range(length):
            count += 1
            levels[-1] += (base - levels[-1]) / count
    return np.array(levels)


def _count_runs(bases: Heights, sizes: Numbers) -> Iterator[tuple[float, float, int]]:
    """Give the base and size of neighbours, and how many have both, from the top."""
    order = np.argsort(-bases, kind="stable")
    bases, sizes = bases[order], sizes[order]
    changes = (bases[1:] != bases[:-1]) | (sizes[1:] != sizes[:-1])
    firsts = np.append(0, np.flatnonzero(changes) + 1)
    lengths = np.diff(np.append(firsts, len(bases)))
    return zip(bases[firsts].tolist(), sizes[firsts].tolist(), lengths.tolist(), strict=True)


def _place_lines(
    glyphs: Glyphs,
    lines: Sequence[LineOfGlyphs],
    drafts: Sequence[DraftLine | None],
    layer: Layer,
) -> Iterator[DraftLine]:
    """Give what is drawn of the lines, each with its box on the page and its direction."""
    drawn = [
        (draft, line.members)
        for draft, line in zip(drafts, lines, strict=True)
        if draft is not None
    ]
    if not drawn:
        return
    members = np.concatenate([rows for _, rows in drawn])
    number = np.repeat(np.arange(len(drawn)), [len(rows) for _, rows in drawn])
    seen = glyphs.kind[members] != BLANK
    members, number = members[seen], number[seen]
    counts = np.bincount(number)
    firsts = np.cumsum(counts) - counts
    boxes = glyphs.chars.boxes[glyphs.rows[members]]
    lows = np.minimum.reduceat(boxes[:, :2], firsts)
    highs = np.maximum.reduceat(boxes[:, 2:], firsts)
    columns = (glyphs.size[members], glyphs.base[members])
    middles = [c[np.lexsort((c, number))][firsts + counts // 2].tolist() for c in columns]
    edges = np.concatenate([lows, highs], axis=1).tolist()
    for (draft, _), box, size, baseline in zip(drawn, edges, *middles, strict=True):
        draft.box, draft.size, draft.baseline = Box(*box), size, baseline
        draft.angle, draft.veil = layer.angle, layer.veil
        yield draft
