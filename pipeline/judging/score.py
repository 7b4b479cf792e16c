"""Scores: arithmetic only, on verdicts and weights."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from pipeline.model import Judgement, Level, Points, Score, Verdict

POINTS: Final[Mapping[Verdict, float]] = MappingProxyType(
    {
        Verdict.PRESENT: 1.0,
        Verdict.PARTIAL: 0.5,
        Verdict.MISSING: 0.0,
        Verdict.CONTRADICTED: 0.0,
        Verdict.UNREADABLE: 0.0,
        Verdict.NOT_APPLICABLE: 0.0,
    }
)
"""Share of its weight that an element earns (docs/design.md, section 2)."""


def points(judgement: Judgement) -> Points:
    """Turn one verdict into points earned, points possible, and points left open."""
    weight = judgement.element.weight
    if judgement.verdict is Verdict.NOT_APPLICABLE:
        return Points(earned=0.0, possible=0.0, open=0.0)
    left_open = weight if judgement.verdict is Verdict.UNREADABLE else 0.0
    return Points(earned=POINTS[judgement.verdict] * weight, possible=weight, open=left_open)


def score_judgements(judgements: Iterable[Judgement]) -> Score:
    """Score all elements, the required ones alone, and what unreadable pages leave open.

    Percentages of the weight that applies, to one decimal.
    """
    counted = [(points(judgement), judgement.element.level) for judgement in judgements]
    every = [p for p, _ in counted]
    core = [p for p, level in counted if level is Level.REQUIRED]
    low = _percent(every)
    high = _percent([Points(p.earned + p.open, p.possible, 0.0) for p in every])
    return Score(full=low, core=_percent(core), low=low, high=high)


def _percent(counted: Iterable[Points]) -> float | None:
    """Share earned in percent; None where nothing applies."""
    earned = possible = 0.0
    for item in counted:
        earned += item.earned
        possible += item.possible
    return round(100 * earned / possible, 1) if possible else None
