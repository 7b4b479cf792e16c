"""Clusters become lines: level by level, then from left to right.

Two baselines are one line when they differ by less than a part of the em, so a
table row stays together and a raised tone mark does not make a line of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from pipeline.model import Box
from pipeline.reading.clusters import SAME_PLACE, find_overprint, hang_marks
from pipeline.reading.columns import PageChars
from pipeline.reading.drafts import DraftLine
from pipeline.reading.fonts import ProvenGlyph
from pipeline.reading.frame import Numbers
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
        drafts = write_lines(glyphs, grouped, proofs)
        lines += _place_lines(glyphs, grouped, drafts, layer)
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
    return np.array(levels, dtype=np.float32)


def _count_runs(bases: Numbers, sizes: Numbers) -> Iterator[tuple[float, float, int]]:
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
