"""Which lines belong together: a wrapped line is joined, a new thing stands alone.

Thai is wrapped between any two words without a sign, so the page has to tell:
a line goes on in the next one unless the next one begins something (its first
line is indented, it carries a list mark, its letters are larger, it stands in
the middle, it follows a gap) or this one stopped before the margin.

Getting it wrong is not equal: a heading glued to its paragraph is lost, a
paragraph cut in two is only cut. In doubt a line starts a paragraph.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from pipeline.model import Box
from pipeline.reading.drafts import UPRIGHT, DraftLine, DraftPage
from pipeline.text.letters import is_thai, split_clusters
from pipeline.text.words import load_lexicon

INDENT: Final = 1.0
"""First-line indents seen begin at about two em; half of that is no accident."""
FAR_RIGHT: Final = 8.0
"""A line this many em right of the next one is set to the right, not indented."""
LARGER_GAP: Final = 1.45
"""A step this many times the usual one parts paragraphs (Word adds a half or a whole line)."""
SIZE_CHANGE: Final = 0.12
"""Letters larger or smaller by this share are another kind of line; 14 to 16 points is 14 %."""
LEAST_ROOM: Final = 0.6
"""A line that ends within this many em of the edge is full, whatever comes next."""
LONGEST_WORD: Final = 4.0
"""Em at which a word is broken or unknown; two thirds of Thai words are under 3."""
LONG_LINE: Final = 0.6
"""A line of this share of the widest one is running text."""
RUNNING_SHARE: Final = 0.7
"""A piece of this share of its line is running text with one wide gap, not a cell."""
DEEP_INSET: Final = 0.18
"""No margin of running text is this share of the sheet; a margin of 1.25 inch is 0.15."""
WIDE_CELL: Final = 0.5
"""A cell of this share of the page holds running text, not an entry of a table."""
CELL_END: Final = "\t"
CENTRE_SLACK: Final = 1.0
"""A line whose middle lies this many em from the page's middle may be centred."""

_NUMBER: Final = r"(?:[0-9๐-๙]{1,3})"
STRONG_MARK: Final = re.compile(
    rf"(?:{_NUMBER}(?:\.{_NUMBER})*[.)](?=\s|[^\s0-9๐-๙])"
    rf"|\({_NUMBER}(?:\.{_NUMBER})*\)"
    r"|\([ก-ฮ]\)|[ก-ฮ]\)"
    r"|[-–•·*●○▪◆✓➢§]\s)"
)
"""List marks that nothing inside a sentence looks like: `1.`, `๑)`, `(๒)`, `(ก)`, bullets."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure of a page: its edges and width, its step from line to line."""

    left: float
    right: float
    width: float
    step: float


def join_lines(page: DraftPage) -> None:
    """Decide for each line of a page what joins it to the line before."""
    measure = measure_page(page)
    for before, line in pairwise(page.lines):
        if before.cell and line.cell and before.cell.row == line.cell.row:
            line.joint = _join_cells(before, line, page.width)
        elif measure is not None and not begins_paragraph(before, line, measure):
            line.joint = choose_joint(before, line)


def _join_cells(before: DraftLine, line: DraftLine, width: float) -> str:
    """Part the cells of a row; in one cell a row goes on, but for lists in a wide one."""
    assert line.cell is not None  # asked of lines in cells
    if before.cell != line.cell:
        return CELL_END
    if STRONG_MARK.match(line.text) or _leaves_room(before, line):
        return "\n" if line.cell.width > WIDE_CELL * width else " "
    return choose_joint(before, line)


def _leaves_room(before: DraftLine, line: DraftLine) -> bool:
    """Whether the first word of `line` would still have stood in the cell's line before."""
    assert before.box is not None  # lines in cells have a place
    assert before.cell is not None
    box, upright = before.box, before.angle % 180 == 0
    taken = box.right - box.left if upright else box.top - box.bottom
    room = before.cell.width - taken - 2 * LEAST_ROOM * before.size
    return room > _first_word_width(line)


def measure_page(page: DraftPage) -> Measure | None:
    """Give the page's edges and usual step; None when no line has a place.

    A row of cells counts as one line, as wide as the table.
    """
    boxes = _measure_rows(page)
    if not boxes:
        return None
    left = np.array([box.left for box in boxes])
    right = np.array([box.right for box in boxes])
    long = right - left >= LONG_LINE * float((right - left).max())
    edge = float(np.percentile(right[long], 95))
    upright = [line for line in page.lines if line.angle == UPRIGHT]
    steps = np.array([a.baseline - b.baseline for a, b in pairwise(upright) if a.cell is b.cell])
    steps = steps[steps > 0]
    return Measure(
        left=float(np.percentile(left[long], 20)),
        right=edge,
        width=page.width,
        step=float(np.median(steps)) if len(steps) else 0.0,
    )


def _measure_rows(page: DraftPage) -> list[Box]:
    rows: dict[int, Box] = {}
    for number, line in enumerate(page.lines):
        if line.box is not None and line.angle == UPRIGHT:
            row = line.cell.row if line.cell else -number
            rows[row] = line.box if row not in rows else _unite(rows[row], line.box)
    return list(rows.values())


def _unite(one: Box, two: Box) -> Box:
    return Box(
        min(one.left, two.left),
        min(one.bottom, two.bottom),
        max(one.right, two.right),
        max(one.top, two.top),
    )


def begins_paragraph(before: DraftLine, line: DraftLine, measure: Measure) -> bool:
    """Whether `line` starts something new after `before`."""
    if before.box is None or line.box is None or before.angle != line.angle:
        return True
    step = before.baseline - line.baseline
    return (
        line.angle != UPRIGHT
        or line.cell is not before.cell
        or is_row(line.text)
        or is_row(before.text)
        or STRONG_MARK.match(line.text) is not None
        or abs(line.size - before.size) > SIZE_CHANGE * before.size
        or not 0 <= step <= LARGER_GAP * measure.step
        or _is_centred(before, measure)
        or _is_centred(line, measure)
        or line.box.left - max(before.box.left, measure.left) > INDENT * line.size
        or before.box.left - max(line.box.left, measure.left) > FAR_RIGHT * line.size
        or _is_short(before, line, measure)
    )


def is_row(text: str) -> bool:
    """Whether wide gaps part a line into cells, none of which is running text."""
    cells = text.split("\t")
    return len(cells) > 2 or (len(cells) == 2 and max(map(len, cells)) < RUNNING_SHARE * len(text))


def choose_joint(before: DraftLine, line: DraftLine) -> str:
    """Nothing between two Thai characters where no blank was typed, else one blank."""
    if before.ends_blank or not before.text or not line.text:
        return " "
    both_thai = is_thai(before.text[-1]) and is_thai(line.text[0])
    return "" if both_thai else " "


def _is_short(before: DraftLine, line: DraftLine, measure: Measure) -> bool:
    """Whether the first word of `line` would still have stood on the line before."""
    assert before.box is not None  # asked of placed lines only
    room = measure.right - before.box.right
    if room < LEAST_ROOM * before.size:
        return False
    return room > LEAST_ROOM * before.size + _first_word_width(line)


def _first_word_width(line: DraftLine) -> float:
    """How wide the first word is set, by its share of the line's clusters."""
    assert line.box is not None
    clusters = split_clusters(line.text)
    word = split_clusters(_first_word(line.text))
    length = max(line.box.right - line.box.left, line.box.top - line.box.bottom)
    width = length * len(word) / max(len(clusters), 1)
    return min(width, LONGEST_WORD * line.size)


def _first_word(text: str) -> str:
    """Give the longest dictionary word at the start, else everything up to a blank.

    >>> _first_word("เงื่อนไขการบริหาร"), _first_word("Thailand 4.0")
    ('เงื่อนไข', 'Thailand')
    """
    lexicon = load_lexicon()
    longest = ""
    end = 1
    while end <= len(text) and text[:end] in lexicon.beginnings:
        if text[:end] in lexicon.costs:
            longest = text[:end]
        end += 1
    return longest or text.split(maxsplit=1)[0]


def _is_centred(line: DraftLine, measure: Measure) -> bool:
    assert line.box is not None
    middle = (line.box.left + line.box.right) / 2
    if abs(middle - measure.width / 2) > CENTRE_SLACK * line.size:
        return False
    inset = min(line.box.left, measure.width - line.box.right)
    margin = min(measure.left, measure.width - measure.right)
    return inset > min(margin + 2 * INDENT * line.size, DEEP_INSET * measure.width)
