"""Outlines of glyphs as polygons, and the measures by which two are known to be one shape.

A subset of a font keeps its outlines and may lose every name; the same letter is
then known by its shape. Thirteen lengths are measured that do not depend on where
the outline stands, on the points it is made of, or on its direction: how wide and
high it is, how long its edge (which tells a notch), how full, where its centre lies,
and how its area is spread.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

Point = tuple[float, float]
Contours = Sequence[Sequence[Point]]
Shape = npt.NDArray[np.float64]
"""Measures of an outline, in em."""

CURVE_STEPS: Final = 4
"""Lines that stand for one curve; the areas of both fonts are cut alike, so few do."""
LEAST_AREA: Final = 1e-6
"""Square em under which an outline is a hair line or nothing."""
ON_CURVE: Final = 1

_POWERS: Final = np.array(
    ((0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2), (3, 0), (2, 1), (1, 2), (0, 3))
)
_STEPS: Final = tuple(step / CURVE_STEPS for step in range(1, CURVE_STEPS + 1))


def bend_curve(points: Sequence[Point]) -> list[Point]:
    """Give points on a Bézier curve of any degree, its start left out.

    >>> bend_curve([(0, 0), (4, 0)])
    [(1.0, 0.0), (2.0, 0.0), (3.0, 0.0), (4.0, 0.0)]
    """
    bent = []
    for t in _STEPS:
        rest = list(points)
        while len(rest) > 1:
            rest = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(rest)]
        bent.append(rest[0])
    return bent


def trace_points(points: list[Point], ends: list[int], flags: list[int]) -> list[list[Point]]:
    """Give a TrueType outline as polygons; points off the curve bend it.

    `ends` are the last points of the contours, `flags` tell which points lie on the curve.
    """
    contours = []
    start = 0
    for end in ends:
        own = slice(start, end + 1)
        corners = [(p, bool(f & ON_CURVE)) for p, f in zip(points[own], flags[own], strict=True)]
        contours.append(list(_trace_contour(corners)))
        start = end + 1
    return contours


def _trace_contour(corners: list[tuple[Point, bool]]) -> Iterator[Point]:
    """Walk one contour; between two points off the curve lies one on it."""
    whole: list[tuple[Point, bool]] = []
    for place, (point, is_on) in enumerate(corners):
        before, was_on = corners[place - 1]
        if not is_on and not was_on:
            whole.append((((point[0] + before[0]) / 2, (point[1] + before[1]) / 2), True))
        whole.append((point, is_on))
    for place, (point, is_on) in enumerate(whole):
        if is_on:
            yield point
        else:
            after = whole[(place + 1) % len(whole)][0]
            yield from bend_curve((whole[place - 1][0], point, after))[:-1]


def measure_outline(contours: Contours, em: float) -> Shape | None:
    """Give the measures of an outline; None for a blank or one without area.

    The last ten are shares of the box, times its shorter side, so that all are lengths
    that rounding to a font's units changes about equally.
    """
    polygons = [np.array(contour) / em for contour in contours if len(contour) > 2]
    if not polygons:
        return None
    corners = np.concatenate(polygons)
    low = corners.min(axis=0)
    width, height = (corners.max(axis=0) - low).tolist()
    moments = np.sum([_measure_polygon(polygon - low) for polygon in polygons], axis=0)
    area = float(moments[0])
    if abs(area) < LEAST_AREA:
        return None
    spread = moments / area / (width ** _POWERS[:, 0] * height ** _POWERS[:, 1])
    spread[0] = abs(area) / (width * height)
    length = sum(float(np.hypot(*(p - np.roll(p, 1, axis=0)).T).sum()) for p in polygons)
    return np.concatenate(((width, height, length / 2), spread * min(width, height)))


def _measure_polygon(polygon: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Give a polygon's signed integrals of x^i y^j in the order of _POWERS, by Green's theorem."""
    x, y = polygon.T
    u, v = np.roll(polygon, -1, axis=0).T
    c = x * v - u * y
    sums = (
        c / 2,
        c * (x + u) / 6,
        c * (y + v) / 6,
        c * (x * x + x * u + u * u) / 12,
        c * (2 * x * y + x * v + u * y + 2 * u * v) / 24,
        c * (y * y + y * v + v * v) / 12,
        c * (x + u) * (x * x + u * u) / 20,
        c * (x * x * (3 * y + v) + 2 * x * u * (y + v) + u * u * (y + 3 * v)) / 60,
        c * (y * y * (3 * x + u) + 2 * y * v * (x + u) + v * v * (x + 3 * u)) / 60,
        c * (y + v) * (y * y + v * v) / 20,
    )
    return np.array([float(term.sum()) for term in sums])


def compare_shapes(ones: npt.NDArray[np.float64], others: npt.NDArray[np.float64]) -> Shape:
    """Give the largest difference in em between each two shapes, a row for each of `ones`."""
    differences: Shape = np.abs(ones[:, None, :] - others[None, :, :]).max(axis=2)
    return differences
