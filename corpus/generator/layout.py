"""The measures of a page, and how text breaks into lines on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from pythainlp.tokenize import subword_tokenize, word_tokenize

from corpus.generator.faces import Family, face_path, text_width
from corpus.generator.model import Block, Look, Paragraph, Table

PAGE_WIDTH: Final = 595.0  # A4, points
PAGE_HEIGHT: Final = 842.0
LEFT: Final = 85.0  # 3 cm, the official left margin
RIGHT: Final = 57.0  # 2 cm
TOP: Final = 78.0
BOTTOM: Final = 68.0
HEAD_TOP: Final = 34.0  # where running heads begin
FOOT_PAD: Final = 28.0  # where running feet end
CELL_PAD: Final = 3.0
NUMBER_ROOM: Final = 48.0  # points kept free for the page number of a contents line
LEADER_GAP: Final = 6.0  # points between words and dots of a contents line
NEVER_FIRST: Final = "ๆฯ)]”’,.:;%"  # a line does not begin with these


@dataclass(frozen=True, slots=True)
class Setting:
    """How a look is set; lengths in points, `size` relative to the plan's size."""

    size: float = 1.0
    bold: bool = False
    align: str = "left"
    first_indent: float = 0.0
    indent: float = 0.0
    space: float = 0.0


SETTINGS: Final = {
    Look.COVER: Setting(1.5, bold=True, align="centre", space=14.0),
    Look.TITLE: Setting(1.2, bold=True, align="centre", space=4.0),
    Look.HEADING: Setting(1.0, bold=True, space=8.0),
    Look.SUBHEADING: Setting(1.0, bold=True, first_indent=28.0, space=4.0),
    Look.BODY: Setting(first_indent=71.0, space=3.0),
    Look.ITEM: Setting(first_indent=85.0),
    Look.CENTRE: Setting(align="centre", space=3.0),
    Look.SIGNATURE: Setting(align="centre", indent=160.0, space=2.0),
    Look.CONTENTS: Setting(space=2.0),
}


@dataclass(frozen=True, slots=True)
class Broken:
    """One line of a paragraph: where it stands in the text, and how far it is indented."""

    start: int
    end: int
    indent: float


def page_size(*, landscape: bool) -> tuple[float, float]:
    """Width and height in points."""
    return (PAGE_HEIGHT, PAGE_WIDTH) if landscape else (PAGE_WIDTH, PAGE_HEIGHT)


def text_area(*, landscape: bool) -> tuple[float, float]:
    """Width and height of the part of a page that holds text."""
    width, height = page_size(landscape=landscape)
    return width - LEFT - RIGHT, height - TOP - BOTTOM


@cache
def cut_words(text: str) -> tuple[str, ...]:
    """Pieces between which a line may break; blanks stay with the piece before them."""
    pieces: list[str] = []
    for word in word_tokenize(text, engine="newmm", keep_whitespace=True):
        if pieces and (word.isspace() or word[0] in NEVER_FIRST or pieces[-1][-1] in "([“‘"):
            pieces[-1] += word
        else:
            pieces.append(word)
    return tuple(pieces)


def _cut_to_fit(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """Give the words of a text; one that no line could hold is cut between letter clusters."""
    for piece in cut_words(text):
        if fits(piece):
            yield piece
        else:
            yield from subword_tokenize(piece, engine="tcc")


@cache
def break_text(
    text: str, *, family: Family, setting: Setting, width: float, scale: float = 1.0
) -> tuple[Broken, ...]:
    """Give the lines of a text set greedily; a trailing blank may hang over the edge."""
    path = face_path(family.name, bold=setting.bold)
    size = family.size * setting.size * scale
    lines: list[Broken] = []
    start = at = 0
    indent = setting.first_indent + setting.indent
    used = 0.0
    room = width - indent
    for piece in _cut_to_fit(text, lambda piece: text_width(piece, path, size) <= room):
        bare = text_width(piece.rstrip(), path, size)
        if at > start and used + bare > width - indent:
            lines.append(Broken(start, at, indent))
            start, used, indent = at, 0.0, setting.indent
        used += text_width(piece, path, size)
        at += len(piece)
    lines.append(Broken(start, at, indent))
    return tuple(lines)


def break_paragraph(paragraph: Paragraph, family: Family, width: float) -> tuple[Broken, ...]:
    """Give the lines of a paragraph; the rest of a split one has no first-line indent."""
    setting = SETTINGS[paragraph.look]
    if paragraph.continued:
        setting = Setting(setting.size, setting.bold, setting.align, 0.0, setting.indent)
    if paragraph.look is Look.CONTENTS:
        title = paragraph.text.partition("\t")[0]
        room = width - NUMBER_ROOM
        return break_text(title, family=family, setting=setting, width=room)
    return break_text(paragraph.text, family=family, setting=setting, width=width)


def leader_length(title: str, number: str, width: float, family: Family) -> int:
    """How many dots stand between the words and the page number of a contents line."""
    path = face_path(family.name, bold=False)
    taken = text_width(title + number, path, family.size) + 2 * LEADER_GAP
    return max(3, int((width - taken) / text_width(".", path, family.size)))


def line_pitch(look: Look, family: Family) -> float:
    """Give the height of one line of a look."""
    return family.size * SETTINGS[look].size * family.pitch


def space_above(paragraph: Paragraph) -> float:
    """Give the space above a paragraph, in points."""
    if paragraph.continued:
        return 0.0
    return SETTINGS[paragraph.look].space if paragraph.space is None else paragraph.space


def row_lines(
    row: tuple[str, ...], table: Table, family: Family, width: float, *, bold: bool
) -> tuple[tuple[str, ...], ...]:
    """Each cell of a row as its lines."""
    total = sum(table.widths)
    setting = Setting(bold=bold)
    cells = []
    for cell, share in zip(row, table.widths, strict=True):
        room = width * share / total - 2 * CELL_PAD
        broken = break_text(cell, family=family, setting=setting, width=room, scale=table.scale)
        cells.append(tuple(cell[b.start : b.end] for b in broken))
    return tuple(cells)


def row_height(row: tuple[str, ...], table: Table, family: Family, width: float) -> float:
    """Give the height of a row, in points; measured bold, the wider face."""
    deepest = max(len(c) for c in row_lines(row, table, family, width, bold=True))
    return deepest * table_pitch(table, family) + CELL_PAD


def table_pitch(table: Table, family: Family) -> float:
    """Give the height of one line in a table."""
    return family.size * table.scale * family.pitch


def block_height(block: Block, family: Family, width: float) -> float:
    """Give the height of a block with the space above it; nothing for a page break."""
    if isinstance(block, Paragraph):
        lines = len(break_paragraph(block, family, width))
        return space_above(block) + lines * line_pitch(block.look, family)
    if isinstance(block, Table):
        rows = (block.header, *block.rows)
        return sum(row_height(r, block, family, width) for r in rows) + 2 * CELL_PAD
    return 0.0


def iterate_cells(table: Table, width: float) -> Iterator[tuple[float, float]]:
    """Left edge and width of each column, from the left edge of the text."""
    left = 0.0
    for share in table.widths:
        cell = width * share / sum(table.widths)
        yield left, cell
        left += cell
