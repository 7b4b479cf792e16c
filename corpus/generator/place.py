"""A page of blocks becomes lines of text at fixed places, and ruling lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.generator.faces import Family, face_path, text_width
from corpus.generator.layout import (
    CELL_PAD,
    LEADER_GAP,
    LEFT,
    RIGHT,
    SETTINGS,
    TOP,
    Setting,
    break_paragraph,
    iterate_cells,
    leader_length,
    line_pitch,
    page_size,
    row_height,
    row_lines,
    space_above,
    table_pitch,
    text_area,
)
from corpus.generator.model import Look, Page, Paragraph, Table

BASELINE: Final = 0.72  # where the baseline lies in a line's height, by eye on Laksaman
HEAD_BASELINE: Final = 46.0  # points below the upper edge
FOOT_BASELINE: Final = 34.0  # points above the lower edge


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of text; `x`, `y` are the start of its baseline, origin bottom left."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line from one point to another."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Placed:
    """All that is drawn on one page."""

    lines: tuple[PlacedLine, ...]
    rules: tuple[Rule, ...]


def place_page(page: Page, family: Family) -> Placed:
    """Where everything on a page stands."""
    width, _ = text_area(landscape=page.landscape)
    page_width, page_height = page_size(landscape=page.landscape)
    lines: list[PlacedLine] = []
    rules: list[Rule] = []
    if page.head is not None:
        lines += _place_furniture(page.head, page_height - HEAD_BASELINE, page_width, family)
    top = page_height - TOP
    for _, block in page.blocks:
        if isinstance(block, Paragraph):
            lines += _place_paragraph(block, top, width, family)
            count = len(break_paragraph(block, family, width))
            top -= space_above(block) + count * line_pitch(block.look, family)
        elif isinstance(block, Table):
            more_lines, more_rules, top = _place_table(block, top, width, family)
            lines += more_lines
            rules += more_rules
    if page.foot is not None:
        lines += _place_furniture(page.foot, FOOT_BASELINE, page_width, family)
    return Placed(tuple(lines), tuple(rules))


def _place_furniture(
    text: str, y: float, page_width: float, family: Family
) -> Iterator[PlacedLine]:
    """Words parted by a tab stand left and right, others in the middle."""
    size = family.size
    path = face_path(family.name, bold=False)
    if "\t" not in text:
        yield PlacedLine(text, (page_width - text_width(text, path, size)) / 2, y, size)
        return
    left, right = text.split("\t")
    if left:
        yield PlacedLine(left, LEFT, y, size)
    if right:
        yield PlacedLine(right, page_width - RIGHT - text_width(right, path, size), y, size)


def _place_paragraph(
    paragraph: Paragraph, top: float, width: float, family: Family
) -> Iterator[PlacedLine]:
    setting = SETTINGS[paragraph.look]
    pitch = line_pitch(paragraph.look, family)
    size = family.size * setting.size
    baseline = top - space_above(paragraph) - pitch * BASELINE
    if paragraph.look is Look.CONTENTS:
        yield from _place_contents(paragraph, baseline, width, family)
        return
    path = face_path(family.name, bold=setting.bold)
    for broken in break_paragraph(paragraph, family, width):
        text = paragraph.text[broken.start : broken.end]
        x = LEFT + broken.indent
        if setting.align == "centre":
            spare = width - broken.indent - text_width(text.rstrip(), path, size)
            x += spare / 2
        yield PlacedLine(text, x, baseline, size, setting.bold)
        baseline -= pitch


def _place_contents(
    paragraph: Paragraph, y: float, width: float, family: Family
) -> Iterator[PlacedLine]:
    """Give the title on as many lines as it needs; dots and number end the last one."""
    title, _, number = paragraph.text.partition("\t")
    path = face_path(family.name, bold=False)
    size = family.size
    words = ""
    for broken in break_paragraph(paragraph, family, width):
        words = title[broken.start : broken.end]
        yield PlacedLine(words, LEFT, y, size)
        y -= line_pitch(paragraph.look, family)
    y += line_pitch(paragraph.look, family)
    number_x = LEFT + width - text_width(number, path, size)
    dots_x = LEFT + text_width(words, path, size) + LEADER_GAP
    yield PlacedLine("." * leader_length(words, number, width, family), dots_x, y, size)
    yield PlacedLine(number, number_x, y, size)


def _place_table(
    table: Table, top: float, width: float, family: Family
) -> tuple[list[PlacedLine], list[Rule], float]:
    lines: list[PlacedLine] = []
    upper = y = top - CELL_PAD
    rules = [Rule(LEFT, y, LEFT + width, y)]
    for number, row in enumerate((table.header, *table.rows)):
        bold = number == 0 or number - 1 in table.strong
        lines += _place_row(row, table, y, width, family, bold=bold)
        y -= row_height(row, table, family, width)
        rules.append(Rule(LEFT, y, LEFT + width, y))
    edges = [LEFT + left for left, _ in iterate_cells(table, width)] + [LEFT + width]
    rules += [Rule(x, upper, x, y) for x in edges]
    return lines, rules, y - CELL_PAD


def _place_row(
    row: tuple[str, ...], table: Table, y: float, width: float, family: Family, *, bold: bool
) -> Iterator[PlacedLine]:
    setting = Setting(bold=bold)
    size = family.size * table.scale
    path = face_path(family.name, bold=setting.bold)
    pitch = table_pitch(table, family)
    cells = row_lines(row, table, family, width, bold=bold)
    for column, (left, room) in enumerate(iterate_cells(table, width)):
        baseline = y - pitch * BASELINE
        for text in cells[column]:
            x = LEFT + left + CELL_PAD
            if column in table.centred:
                x = LEFT + left + (room - text_width(text.rstrip(), path, size)) / 2
            if text.strip():
                yield PlacedLine(text, x, baseline, size, bold)
            baseline -= pitch
