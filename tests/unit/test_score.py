"""Scores: arithmetic on verdicts and weights."""

from dataclasses import replace

import pytest

from pipeline.judging.score import POINTS, points, score_judgements
from pipeline.model import Judgement, Level, Points, Score, Verdict
from tests.plans import ELEMENTS


def verdict_of(verdict: Verdict, weight: float = 10, level: Level = Level.REQUIRED) -> Judgement:
    element = replace(ELEMENTS[0], weight=weight, level=level)
    return Judgement("s", element, verdict, None, 0.0, 1.0, "", "")


def test_every_verdict_has_points() -> None:
    assert set(POINTS) == set(Verdict)


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (Verdict.PRESENT, Points(10, 10, 0)),
        (Verdict.PARTIAL, Points(5, 10, 0)),
        (Verdict.MISSING, Points(0, 10, 0)),
        (Verdict.CONTRADICTED, Points(0, 10, 0)),
        (Verdict.UNREADABLE, Points(0, 10, 10)),
        (Verdict.NOT_APPLICABLE, Points(0, 0, 0)),
    ],
)
def test_points_of_a_verdict(verdict: Verdict, expected: Points) -> None:
    assert points(verdict_of(verdict)) == expected


def test_unreadable_opens_a_range_and_not_applicable_leaves_the_total() -> None:
    judgements = [
        verdict_of(Verdict.PRESENT, 60),
        verdict_of(Verdict.UNREADABLE, 20),
        verdict_of(Verdict.MISSING, 20, Level.RECOMMENDED),
        verdict_of(Verdict.NOT_APPLICABLE, 900),
    ]
    assert score_judgements(judgements) == Score(full=60.0, core=75.0, low=60.0, high=80.0)


def test_nothing_applicable_gives_no_score() -> None:
    assert score_judgements([verdict_of(Verdict.NOT_APPLICABLE)]) == Score(None, None, None, None)
