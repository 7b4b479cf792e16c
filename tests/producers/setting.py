"""The sample broken into lines at fixed places, for producers that only draw lines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from corpus.generator.layout import cut_words
from tests.producers.sample import CENTRED, INDENT, TRACKING, Grid, Look, Sample, Words

Measure = Callable[[str, bool], float]
"""How wide a text runs in points, regular or bold."""

WIDTH: Final = 595.0
HEIGHT: Final = 842.0
LEFT: Final = 85.0
RIGHT: Final = 57.0
TOP: Final = 78.0
BOTTOM: Final = 68.0
PITCH: Final = 1.5
PAD: Final = 4.0
"""Points between the words of a cell and its ruling."""
WIDEST_TRACKING: Final = 1.5
"""Points between letters that distributing a line may add before it stays ragged."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of text; `x`, `y` from the bottom left, `tracking` in points."""

    text: str
    x: float
    y: float
    bold: bool = False
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class SetPage:
    """What stands on one page; rules are left, bottom, right, top."""

    lines: tuple[SetLine, ...]
    rules: tuple[tuple[float, float, float, float], ...]


def set_pages(sample: Sample, size: float, measure: Measure) -> tuple[SetPage, ...]:
    """Break the sample into lines and the lines into pages."""
    pages: list[SetPage] = []
    lines: list[SetLine] = []
    rules: list[tuple[float, float, float, float]] = []
    y = HEIGHT - TOP
    for placed in _break_blocks(sample, measure):
        y -= size * PITCH
        if y < BOTTOM:
            pages.append(SetPage(tuple(lines), tuple(rules)))
            lines, rules = [], []
            y = HEIGHT - TOP - size * PITCH
        lines += [SetLine(p.text, p.x, y, p.bold, p.tracking) for p in placed]
        rules += [_frame(p.x, y, size, measure(p.text, p.bold)) for p in placed if p.y]
    return (*pages, SetPage(tuple(lines), tuple(rules)))


def _frame(x: float, y: float, size: float, width: float) -> tuple[float, float, float, float]:
    low = y - size * PITCH * 0.3
    return x - PAD, low, x + width + PAD, low + size * PITCH


def _break_blocks(sample: Sample, measure: Measure) -> Iterator[list[SetLine]]:
    """Give what stands on each line; a cell has y 1, to be framed."""
    for block in sample:
        if isinstance(block, Grid):
            yield from _set_rows(block, measure)
        else:
            yield from ([line] for line in _break_words(block, measure))


def _set_rows(grid: Grid, measure: Measure) -> Iterator[list[SetLine]]:
    widths = [
        max(measure(row[column], False) for row in grid.rows) + 2 * PAD
        for column in range(len(grid.rows[0]))
    ]
    for row in grid.rows:
        yield [
            SetLine(text, LEFT + PAD + sum(widths[:column]), 1.0) for column, text in enumerate(row)
        ]


def _break_words(words: Words, measure: Measure) -> Iterator[SetLine]:
    """Fill lines greedily; a justified one is spread between its letters."""
    tracking = TRACKING if words.look is Look.SPACED else 0.0
    indent = INDENT.get(words.look, 36.0 if words.look is Look.ITEM else 0.0)
    room = WIDTH - LEFT - RIGHT
    line = ""
    pieces = cut_words(words.text)
    for place, piece in enumerate((*pieces, "")):
        grown = line + piece
        full = measure(grown.rstrip(), words.is_bold) + tracking * len(grown) > room - indent
        last = place == len(pieces)
        if line and (full or last):
            spare = room - indent - measure(line.rstrip(), words.is_bold)
            spread = words.look is Look.JUSTIFIED and not last
            added = min(spare / len(line.rstrip()), WIDEST_TRACKING) if spread else tracking
            start = indent + (spare / 2 if words.look in CENTRED else 0.0)
            yield SetLine(line, LEFT + start, 0.0, words.is_bold, added)
            line, grown = "", piece
            indent = 36.0 if words.look is Look.ITEM else 0.0
        line = grown
