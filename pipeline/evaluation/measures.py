"""Measures of agreement, each a function of counts that add up over documents.

A confusion matrix has a row for each verdict of the gold and a column for each of the run,
in the order of `VERDICTS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.model import Verdict

Counts = npt.NDArray[np.float64]
Measure = Callable[[Counts], float]

VERDICTS: Final = tuple(Verdict)
SCALE: Final = {Verdict.MISSING: 0, Verdict.CONTRADICTED: 0, Verdict.PARTIAL: 1, Verdict.PRESENT: 2}
"""The points of the verdicts that earn or lose some, in halves."""
DRAWS: Final = 2000
"""Samples of an interval: its ends stand still to three digits."""
INTERVAL: Final = (0.025, 0.975)
BINS: Final = 10
"""Bins of confidence, each a tenth wide."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measure, its 95 % interval over documents, and how many things it was counted on."""

    name: str
    value: float
    low: float
    high: float
    count: int


def accuracy(matrix: Counts) -> float:
    """Give the share of verdicts that are those of the gold.

    >>> matrix = np.zeros((6, 6)); matrix[0, 0], matrix[2, 0] = 3, 1
    >>> accuracy(matrix)
    0.75
    """
    return _share(float(np.trace(matrix)), float(matrix.sum()))


def macro_f1(matrix: Counts) -> float:
    """Give the mean F1 of the verdicts that occur on either side."""
    both = matrix.sum(axis=0) + matrix.sum(axis=1)
    occurs = both > 0
    return float((2 * np.diag(matrix)[occurs] / both[occurs]).mean()) if occurs.any() else np.nan


def weighted_kappa(matrix: Counts) -> float:
    """Give Cohen's kappa with quadratic weights over the points of the verdicts (Cohen, 1968).

    Verdicts without points (unreadable, not applicable) are left out.
    """
    size = max(SCALE.values()) + 1
    points = np.zeros((size, size))
    for row, gold in enumerate(VERDICTS):
        for column, found in enumerate(VERDICTS):
            if gold in SCALE and found in SCALE:
                points[SCALE[gold], SCALE[found]] += matrix[row, column]
    total = points.sum()
    if not total:
        return np.nan
    weights = (np.arange(size)[:, None] - np.arange(size)[None, :]) ** 2
    by_chance = np.outer(points.sum(axis=1), points.sum(axis=0)) / total
    expected = (weights * by_chance).sum()
    return float(1 - (weights * points).sum() / expected) if expected else 1.0


def false_present(matrix: Counts) -> float:
    """Give the share called `present` of what the gold calls missing, partial or contradicted."""
    wrong = [VERDICTS.index(v) for v in SCALE if v is not Verdict.PRESENT]
    return _share(matrix[wrong, VERDICTS.index(Verdict.PRESENT)].sum(), matrix[wrong].sum())


def false_missing(matrix: Counts) -> float:
    """Give the share called `missing` of what the gold finds in the plan."""
    there = [VERDICTS.index(v) for v in SCALE if v is not Verdict.MISSING]
    return _share(matrix[there, VERDICTS.index(Verdict.MISSING)].sum(), matrix[there].sum())


def precision(counts: Counts) -> float:
    """Give the share of the findings that are right; counts are right, found, gold."""
    return _share(counts[0], counts[1])


def recall(counts: Counts) -> float:
    """Give the share of the gold's findings that were found; counts are right, found, gold."""
    return _share(counts[0], counts[2])


def calibration_error(bins: Counts) -> float:
    """Give how far confidence and accuracy lie apart, the mean over bins by their size.

    A row of `bins` counts verdicts, sums their confidence, and counts the right ones
    (expected calibration error; Naeini and others, 2015).
    """
    total = bins[:, 0].sum()
    return float(np.abs(bins[:, 1] - bins[:, 2]).sum() / total) if total else np.nan


def estimate(name: str, measure: Measure, tallies: Counts, count: int) -> Estimate:
    """Measure the sum of the documents' counts, with an interval by drawing documents anew.

    `tallies` has one entry for each document along its first axis (Efron, 1979).
    """
    value = measure(tallies.sum(axis=0))
    documents = len(tallies)
    if not documents:
        return Estimate(name, np.nan, np.nan, np.nan, 0)
    random = np.random.default_rng(0)
    draws = random.multinomial(documents, np.full(documents, 1 / documents), size=DRAWS)
    sums = np.tensordot(draws, tallies, axes=1)
    found = np.array([measure(one) for one in sums])
    found = found[~np.isnan(found)]
    low, high = np.quantile(found, INTERVAL) if len(found) else (np.nan, np.nan)
    return Estimate(name, value, float(low), float(high), count)


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole else float("nan")
