"""How far the lines of writing lean on a picture, and in which direction they run."""

from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reading.scans.blobs import Numbers, find_blobs
from pipeline.reading.scans.ground import Mask
from pipeline.reading.scans.rows import measure_letters

STEEPEST: Final = 6.0
"""Degrees looked through; sheets pulled in askew by a feeder measured up to 3."""
COARSE: Final = 0.5
FINE: Final = 0.1
MOST_POINTS: Final = 40_000
"""Points of ink that are looked at; four times as many give the same angle within 0.05."""
EDGE: Final = 0.04
"""Share of the picture at each edge that is not looked at: the dark rim of a copier."""
LEAST_SKEW: Final = 0.08
"""Degrees below which turning changes nothing that is read: 2 pixels over a line."""
UPRIGHT_LEAD: Final = 1.3
"""How many times more letters must follow each other upright than level."""

LETTER: Final = (0.5, 8.0)
"""Letter heights of what counts as one: marks are lower, rulings and pictures longer."""
CLOSE: Final = 0.4
"""Letter heights between two letters of a line; lines are 0.8 apart at least."""
MOST_LETTERS: Final = 500
"""Letters that are looked at."""

Points = npt.NDArray[np.float64]
Edges = tuple[Numbers, Numbers]


def measure_skew(ink: Mask) -> float:
    """Give the angle by which to turn the picture against the clock, in degrees."""
    x, y = _sample_points(ink)
    if not len(x):
        return 0.0
    best = 0.0
    for step, reach in ((COARSE, STEEPEST), (FINE, COARSE)):
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(x, y, angle)))
    return best if abs(best) >= LEAST_SKEW else 0.0


def runs_upright(ink: Mask) -> bool:
    """Tell whether the lines of writing run up or down the picture.

    Letters stand close to the next one of their line and far from the line below.
    """
    blobs = find_blobs(ink)
    letter = measure_letters(blobs)
    smaller, larger = np.minimum(blobs.width, blobs.height), np.maximum(blobs.width, blobs.height)
    is_letter = (smaller >= LETTER[0] * letter) & (larger <= LETTER[1] * letter)
    letters = np.flatnonzero(is_letter)
    across = (blobs.left[letters], blobs.right[letters])
    down = (blobs.top[letters], blobs.bottom[letters])
    level = _count_neighbours(across, down, CLOSE * letter)
    return _count_neighbours(down, across, CLOSE * letter) > UPRIGHT_LEAD * level


def _count_neighbours(along: Edges, beside: Edges, reach: float) -> int:
    """Count the letters after which another one closely follows along one direction."""
    every = slice(None, None, max(1, len(along[0]) // MOST_LETTERS))
    gap = along[0][None, :] - along[1][every, None]
    shared = np.minimum(beside[1][None, :], beside[1][every, None]) - np.maximum(
        beside[0][None, :], beside[0][every, None]
    )
    breadth = beside[1] - beside[0]
    narrower = np.minimum(breadth[None, :], breadth[every, None])
    follows = (np.abs(gap) < reach) & (2 * shared > narrower)
    return int(follows.any(axis=1).sum())


def _sample_points(ink: Mask) -> tuple[Points, Points]:
    """Give the places of ink at half the size, away from the edges."""
    height, width = ink.shape
    down, across = int(EDGE * height), int(EDGE * width)
    inner = ink[down : height - down : 2, across : width - across : 2]
    places = np.flatnonzero(inner)
    if len(places) > MOST_POINTS:
        places = places[:: len(places) // MOST_POINTS]
    y, x = np.divmod(places, max(1, inner.shape[1]))
    return x.astype(np.float64), y.astype(np.float64)


def _sharpness(x: Points, y: Points, angle: float) -> float:
    """How sharply the rows of a picture turned by an angle change from ink to paper."""
    rows = (y - x * np.tan(np.radians(angle))).astype(np.intp)
    counts = np.bincount(rows - rows.min()).astype(np.float64)
    return float((np.diff(counts) ** 2).sum() / len(x))
