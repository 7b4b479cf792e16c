"""Blocks into pages: the same pages for every producer, because all breaks are forced.

Producers break lines a little differently, so a page is filled only to `fill` of
its height; what is left over takes the difference.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from corpus.generator.faces import Family
from corpus.generator.layout import (
    block_height,
    break_paragraph,
    line_pitch,
    row_height,
    space_above,
    text_area,
)
from corpus.generator.model import Block, Flow, Look, PageBreak, Paragraph, Table

FEWEST_LINES: Final = 2  # no single line of a paragraph is left alone on a page
HEADINGS: Final = (Look.HEADING, Look.SUBHEADING)


@dataclass(slots=True)
class Sheet:
    """A page being filled."""

    landscape: bool
    room: float
    blocks: list[tuple[str, Block]] = field(default_factory=list)


class Pager:
    """Fills sheet after sheet; `sheets` is what came out."""

    def __init__(self, family: Family, fill: float) -> None:
        self.family = family
        self.fill = fill
        self.sheets: list[Sheet] = []
        self._open(landscape=False)

    def _open(self, *, landscape: bool) -> None:
        self.width, height = text_area(landscape=landscape)
        self.sheets.append(Sheet(landscape, height * self.fill))

    @property
    def sheet(self) -> Sheet:
        """The page being filled."""
        return self.sheets[-1]

    def turn(self, landscape: bool | None = None) -> None:
        """End the page, unless nothing stands on it yet."""
        wanted = self.sheet.landscape if landscape is None else landscape
        if not self.sheet.blocks:
            self.sheets.pop()
        self._open(landscape=wanted)

    def put(self, key: str, block: Block) -> None:
        """Set a block that fits."""
        self.sheet.blocks.append((key, block))
        self.sheet.room -= block_height(block, self.family, self.width)

    def put_paragraph(self, key: str, paragraph: Paragraph) -> None:
        """Set a paragraph, over as many pages as it needs."""
        if paragraph.at_foot:
            self._put_at_foot(key, paragraph)
            return
        rest = paragraph
        while block_height(rest, self.family, self.width) > self.sheet.room:
            lines = break_paragraph(rest, self.family, self.width)
            fitting = int(
                (self.sheet.room - space_above(rest)) // line_pitch(rest.look, self.family)
            )
            fitting = min(fitting, len(lines) - FEWEST_LINES)
            if fitting < FEWEST_LINES:
                if not self.sheet.blocks:
                    break
                self.turn()
                continue
            cut = lines[fitting - 1].end
            first = replace(rest, marked=rest.marked.cut(0, cut), continues=True)
            self.put(key, first)
            rest = replace(
                rest, marked=rest.marked.cut(cut, len(rest.text)), continued=True, space=None
            )
            self.turn()
        self.put(key, rest)

    def _put_at_foot(self, key: str, paragraph: Paragraph) -> None:
        height = block_height(paragraph, self.family, self.width) - space_above(paragraph)
        if self.sheet.room < height:
            self.turn()
        self.put(key, replace(paragraph, space=self.sheet.room - height))
        self.turn()

    def put_table(self, key: str, table: Table) -> None:
        """Set a table, its header again on each page."""
        rows = list(table.rows)
        strong = set(table.strong)
        first = 0
        while first < len(rows):
            fitting = self._rows_that_fit(table, rows[first:])
            if fitting < min(2, len(rows) - first) and self.sheet.blocks:
                self.turn()
                continue
            last = first + max(fitting, 1)
            part = replace(
                table,
                rows=tuple(rows[first:last]),
                strong=tuple(i - first for i in sorted(strong) if first <= i < last),
            )
            self.put(key, part)
            first = last
            if first < len(rows):
                self.turn()

    def _rows_that_fit(self, table: Table, rows: Iterable[tuple[str, ...]]) -> int:
        room = self.sheet.room - block_height(replace(table, rows=()), self.family, self.width)
        count = 0
        for row in rows:
            room -= row_height(row, table, self.family, self.width)
            if room < 0:
                break
            count += 1
        return count


def paginate_flow(flow: Flow, family: Family, *, fill: float) -> list[Sheet]:
    """Give the pages of a flow of blocks; a heading keeps company with what follows."""
    pager = Pager(family, fill)
    for index, (key, block) in enumerate(flow):
        if isinstance(block, PageBreak):
            pager.turn(block.landscape)
        elif isinstance(block, Table):
            pager.put_table(key, block)
        else:
            if _wants_company(block) and pager.sheet.room < _company(flow, index, pager):
                pager.turn()
            pager.put_paragraph(key, block)
    return [s for s in pager.sheets if s.blocks]


def _wants_company(paragraph: Paragraph) -> bool:
    return paragraph.look in HEADINGS and not paragraph.at_foot


def _company(flow: Flow, index: int, pager: Pager) -> float:
    """Give the height of a heading with two lines, or two rows, of what follows it."""
    height = block_height(flow[index][1], pager.family, pager.width)
    follower = flow[index + 1][1] if index + 1 < len(flow) else None
    if isinstance(follower, Table):
        part = replace(follower, rows=follower.rows[:FEWEST_LINES])
        return height + block_height(part, pager.family, pager.width)
    if isinstance(follower, Paragraph):
        lines = FEWEST_LINES * line_pitch(follower.look, pager.family)
        return height + space_above(follower) + lines
    return height
