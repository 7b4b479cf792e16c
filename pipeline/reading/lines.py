"""Clusters become lines: level by level, then from left to right.

Two baselines are one line when they differ by less than a part of the em, so a
table row stays together and a raised tone mark does not make a line of its own.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from pipeline.model import Box
from pipeline.reading.clusters import SAME_PLACE, find_overprint, hang_marks
from pipeline.reading.columns import PageChars
from pipeline.reading.drafts import DraftLine
from pipeline.reading.fonts import ProvenGlyph
from pipeline.reading.frame import Numbers, take_middle
from pipeline.reading.glyphs import BLANK, Glyphs, Layer, Rows, part_layers
from pipeline.reading.spacing import LineOfGlyphs, write_lines

LINE_DRIFT: Final = 0.3
"""Baselines closer than this many em are one line; half of the tightest leading seen."""

NO_LINE: Final = -1


def assemble_lines(chars: PageChars, proofs: Mapping[int, ProvenGlyph]) -> tuple[DraftLine, ...]:
    """Give the lines of a page: level ones from top to bottom, then the turned ones."""
    lines: list[DraftLine] = []
    for layer, glyphs in part_layers(chars, proofs):
        grouped = _group_lines(glyphs)
        for line, draft in zip(grouped, write_lines(glyphs, grouped, proofs), strict=True):
            if draft is not None:
                lines.append(_place_line(draft, glyphs, line.members, layer))
    return tuple(sorted(lines, key=lambda line: (abs(line.angle), line.angle, -line.baseline)))


def _group_lines(glyphs: Glyphs) -> list[LineOfGlyphs]:
    """Give the characters of each line in reading order."""
    hosts = hang_marks(glyphs)
    line_of = _number_lines(glyphs, hosts)
    own = np.arange(len(glyphs), dtype=np.intp)
    place = np.where(hosts >= 0, hosts, own)
    # A blank without width belongs before the letter that kerning pulled over it.
    pulled = np.where((glyphs.kind == BLANK) & glyphs.widthless, SAME_PLACE * glyphs.size, 0.0)
    order = np.lexsort((own, own != place, place, (glyphs.left - pulled)[place], line_of))
    order = order[~find_overprint(glyphs)[order] & (line_of[order] != NO_LINE)]
    edges = np.flatnonzero(np.diff(line_of[order])) + 1
    return [LineOfGlyphs(members, hosts[members]) for members in np.split(order, edges)]


def _number_lines(glyphs: Glyphs, hosts: Rows) -> Rows:
    """Give a number per character, counting lines from the top; marks follow their base."""
    visible = np.flatnonzero((hosts < 0) & (glyphs.kind != BLANK))
    if not len(visible):
        return np.zeros(len(glyphs), dtype=np.intp)
    levels = _find_levels(glyphs.base[visible], glyphs.size[visible])
    below = np.searchsorted(-levels, -glyphs.base)
    upper = np.clip(below - 1, 0, len(levels) - 1)
    lower = np.clip(below, 0, len(levels) - 1)
    nearer = np.abs(levels[upper] - glyphs.base) <= np.abs(levels[lower] - glyphs.base)
    numbers = np.where(nearer, upper, lower).astype(np.intp)
    strays = (glyphs.kind == BLANK) & (
        np.abs(levels[numbers] - glyphs.base) > LINE_DRIFT * glyphs.size
    )
    numbers[strays] = NO_LINE  # the blanks of an empty line between two others
    return np.where(hosts >= 0, numbers[np.maximum(hosts, 0)], numbers)


def _find_levels(bases: Numbers, sizes: Numbers) -> Numbers:
    """Give the heights of the lines, from the top; each the mean of what hangs together."""
    order = np.argsort(-bases, kind="stable")
    levels: list[float] = []
    count = 0
    start = np.inf
    for base, size in zip(bases[order].tolist(), sizes[order].tolist(), strict=True):
        if start - base > LINE_DRIFT * size:
            start, count = base, 0
            levels.append(base)
        count += 1
        levels[-1] += (base - levels[-1]) / count
    return np.array(levels, dtype=np.float32)


def _place_line(draft: DraftLine, glyphs: Glyphs, members: Rows, layer: Layer) -> DraftLine:
    """Give the same line with its box on the page and its direction."""
    seen = members[glyphs.kind[members] != BLANK]
    boxes = glyphs.chars.boxes[glyphs.rows[seen]]
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    draft.box = Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    draft.size = take_middle(glyphs.size[seen])
    draft.baseline = take_middle(glyphs.base[seen])
    draft.angle, draft.veil = layer.angle, layer.veil
    return draft
