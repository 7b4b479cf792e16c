"""Which cell of a table, or which box of a chart, a character stands in.

Lines that touch each other part the page like the lines of a map: what they enclose is
a cell, whatever borders are missing inside it; what is open to the page is none.

    +----+---------+
    | ๑  |  ๒      |     four cells in two rows: ๑ and ๒ make the first,
    |    +----+----+     ๓ and ๔ the second; a cell belongs to the row
    |    | ๓  | ๔  |     in which it begins
    +----+----+----+
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reading.frame import Numbers
from pipeline.reading.rulings import Rulings

Labels = npt.NDArray[np.intp]
Places = npt.NDArray[np.floating]
Covered = npt.NDArray[np.bool_]

SLACK: Final = 2.5
"""Points by which lines may miss each other and still touch; double borders are 2 apart."""
MOST_LINES: Final = 3000
"""A page with more is a map or a drawing; the fullest table seen has 700 pieces of border."""
WIDE_FRAME: Final = 0.6
"""A single box of this share of the page holds a passage, a narrower one stands beside others."""
NOWHERE: Final = -1
OUTSIDE: Final = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its row among those of the page, its place, and how wide it is, in points."""

    row: int
    top: float
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class _Net:
    """A table: where its lines run, and the cell of each field between them."""

    across: Numbers
    upward: Numbers
    labels: Labels

    @property
    def area(self) -> float:
        return float(np.ptp(self.across) * np.ptp(self.upward))


class Cells:
    """The cells of a page; empty where nothing is ruled."""

    def __init__(self, rulings: Rulings, width: float) -> None:
        self._nets: list[_Net] = []
        self._places: list[tuple[float, float, float]] = []
        if rulings and len(rulings.level) + len(rulings.upright) <= MOST_LINES:
            nets = sorted(_draw_nets(rulings), key=lambda net: -net.area)
            for net in nets:
                self._add(net, width)
        self.rows, self._tops = _count_rows(self._places)
        self._cells: dict[int, Cell] = {}

    def __bool__(self) -> bool:
        """Whether there is any cell."""
        return bool(self._places)

    def __getitem__(self, number: int) -> Cell:
        """Give a cell by the number that `locate` gives; most of a form's are never asked for."""
        if number not in self._cells:
            _, left, width = self._places[number]
            row, top = int(self.rows[number]), float(self._tops[number])
            self._cells[number] = Cell(row, top, left, width)
        return self._cells[number]

    def _add(self, net: _Net, width: float) -> None:
        """Take over the cells of a table, unless it is the frame of one wide passage."""
        numbers, fields = np.unique(net.labels, return_inverse=True)
        fields = fields.reshape(net.labels.shape)
        inside = numbers != OUTSIDE
        if not inside.any() or (inside.sum() == 1 and np.ptp(net.across) > WIDE_FRAME * width):
            return
        first, last = _span(fields, 0, len(numbers))
        tops = _span(fields, 1, len(numbers))[1] + 1
        known = len(self._places)
        for column, end, top in zip(first[inside], last[inside], tops[inside], strict=True):
            left, right = float(net.across[column]), float(net.across[end + 1])
            self._places.append((float(net.upward[top]), left, right - left))
        renamed = np.where(inside, known + np.cumsum(inside) - 1, NOWHERE)
        self._nets.append(_Net(net.across, net.upward, renamed[fields]))

    def locate(self, x: Places, y: Places) -> Labels:
        """Give the number of the cell that holds each point, NOWHERE outside of all."""
        found = np.full(len(x), NOWHERE, dtype=np.intp)
        for net in self._nets:  # from the largest, so that a table in a table wins
            column = np.searchsorted(net.across, x) - 1
            level = np.searchsorted(net.upward, y) - 1
            columns, levels = net.labels.shape
            inside = (column >= 0) & (column < columns) & (level >= 0) & (level < levels)
            held = net.labels[np.where(inside, column, 0), np.where(inside, level, 0)]
            found = np.where(inside & (held != NOWHERE), held, found)
        return found


def _count_rows(places: list[tuple[float, float, float]]) -> tuple[Labels, Numbers]:
    """Give the row and the top of each cell: what begins at one height is one row."""
    tops = _snap(np.array([top for top, _, _ in places], dtype=np.float32))[1]
    return np.unique(tops, return_inverse=True)[1], tops


def _span(fields: Labels, axis: int, count: int) -> tuple[Labels, Labels]:
    """Give the first and the last place along an axis of each of the numbered cells."""
    places = np.indices(fields.shape)[axis].ravel()
    first = np.full(count, fields.shape[axis], dtype=np.intp)
    last = np.zeros(count, dtype=np.intp)
    np.minimum.at(first, fields.ravel(), places)
    np.maximum.at(last, fields.ravel(), places)
    return first, last


# --- lines to nets ------------------------------------------------------------


def _draw_nets(rulings: Rulings) -> Iterator[_Net]:
    """Give one net for each set of lines that touch."""
    level = _join_pieces(rulings.level)
    upright = _join_pieces(rulings.upright[:, [1, 0, 3, 2]])
    parts = _part_touching(level, upright)
    for part in np.unique(parts).tolist():
        own = parts == part
        flat, steep = level[own[: len(level)]], upright[own[len(level) :]]
        if len(flat) > 1 and len(steep) > 1:
            yield _draw_net(flat, steep)


def _join_pieces(boxes: Numbers) -> Numbers:
    """Join the pieces of each line; rows of height, start and end, along the first axis."""
    height = _snap(boxes[:, [1, 3]].mean(axis=1, dtype=np.float32))[1]
    order = np.lexsort((boxes[:, 0], height))
    joined: list[list[float]] = []
    columns = height[order].tolist(), boxes[order, 0].tolist(), boxes[order, 2].tolist()
    for level, start, end in zip(*columns, strict=True):
        if joined and joined[-1][0] == level and start <= joined[-1][2] + SLACK:
            joined[-1][2] = max(joined[-1][2], end)
        else:
            joined.append([level, start, end])
    return np.array(joined, dtype=np.float32).reshape(-1, 3)


def _snap(values: Numbers) -> tuple[Numbers, Numbers]:
    """Give the distinct places among values, and for each value its place."""
    order = np.argsort(values, kind="stable")
    number = np.cumsum(_find_firsts(values[order].tolist()), dtype=np.intp) - 1
    sums = np.bincount(number, weights=values[order])
    places = (sums / np.bincount(number)).astype(np.float32)
    snapped = np.empty_like(values)
    snapped[order] = places[number]
    return places, snapped


def _find_firsts(values: list[float]) -> list[bool]:
    """Tell which of the rising values begin a place: those too far from where the last began."""
    firsts = []
    start = -np.inf
    for value in values:
        is_first = value - start > SLACK
        firsts.append(is_first)
        if is_first:
            start = value
    return firsts


def _part_touching(level: Numbers, upright: Numbers) -> Labels:
    """Give the number of the set of touching lines to each: to the level, then the upright."""
    touches = (
        (level[:, None, 1] - SLACK <= upright[None, :, 0])
        & (level[:, None, 2] + SLACK >= upright[None, :, 0])
        & (upright[None, :, 1] - SLACK <= level[:, None, 0])
        & (upright[None, :, 2] + SLACK >= level[:, None, 0])
    )
    parts = np.arange(len(level) + len(upright), dtype=np.intp)
    while True:
        flat, steep = parts[: len(level)], parts[len(level) :]
        lowest = np.where(touches, np.minimum(flat[:, None], steep[None, :]), len(parts))
        found = np.minimum(
            parts,
            np.append(
                lowest.min(axis=1, initial=len(parts)), lowest.min(axis=0, initial=len(parts))
            ),
        )
        if (found == parts).all():
            return parts
        parts = found


def _draw_net(level: Numbers, upright: Numbers) -> _Net:
    across, upward = _snap(upright[:, 0])[0], _snap(level[:, 0])[0]
    floors = _cover(level, upward, across)  # [number of level line, field across]
    walls = _cover(upright, across, upward)  # [number of upright line, field upward]
    return _Net(across, upward, _flood(floors, walls))


def _cover(lines: Numbers, places: Numbers, edges: Numbers) -> Covered:
    """Tell for each place of a line which of the fields between edges it is drawn along."""
    covered = np.zeros((len(places), len(edges) - 1), dtype=np.bool_)
    middles = (edges[1:] + edges[:-1]) / 2
    numbers = np.abs(places[None, :] - lines[:, None, 0]).argmin(axis=1)
    for number, (_, start, end) in zip(numbers.tolist(), lines.tolist(), strict=True):
        covered[number] |= (middles > start - SLACK) & (middles < end + SLACK)
    return covered


def _flood(floors: Covered, walls: Covered) -> Labels:
    """Give each field the number of its cell; OUTSIDE is what is open to the page.

    Each field takes the least number of its open neighbours until all hold still; the
    fields around the net are the page.
    """
    columns, levels = floors.shape[1], walls.shape[1]
    labels = np.zeros((columns + 2, levels + 2), dtype=np.intp)
    labels[1:-1, 1:-1] = np.arange(1, columns * levels + 1).reshape(columns, levels)
    sideways = np.pad(~walls, ((0, 0), (1, 1)), constant_values=True)
    upwards = np.pad(~floors.T, ((1, 1), (0, 0)), constant_values=True)
    while True:
        before = labels.copy()
        for low, high, is_open in (
            (labels[:-1], labels[1:], sideways),
            (labels[:, :-1], labels[:, 1:], upwards),
        ):
            least = np.minimum(low, high)
            np.copyto(low, least, where=is_open)
            np.copyto(high, least, where=is_open)
        if (labels == before).all():
            return labels[1:-1, 1:-1]
