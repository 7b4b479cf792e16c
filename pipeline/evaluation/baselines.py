"""The two simplest ways to judge a section, beside which a run is held.

Both are given the text of the section, which they could not have found, and the likeness of
the whole section takes the threshold that suits the gold best: both are flattered.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.model import Element, Verdict
from pipeline.text.letters import fold_key
from pipeline.text.likeness import measure_likeness

THRESHOLDS: Final = tuple(t / 100 for t in range(30, 101))
"""Likeness from which the whole section could count as present."""
KEYWORDS: Final = "keywords"


@dataclass(frozen=True, slots=True)
class SectionText:
    """What stands in the section of one document, and what its template asks of it.

    The text is empty where no section was found.
    """

    text: str
    elements: tuple[Element, ...]


Verdicts = Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class Baseline:
    """A way to judge a section, with its name."""

    name: str
    judge: Callable[[SectionText], Verdicts]


def list_baselines(score: Callable[[Baseline], float]) -> tuple[Baseline, ...]:
    """Give both ways; `score` says how good a threshold is, and the lowest of the best is taken."""
    return max(map(judge_by_likeness, THRESHOLDS), key=score), Baseline(KEYWORDS, judge_by_keywords)


def judge_by_keywords(section: SectionText) -> Verdicts:
    """Call an element present when any of its terms occurs, else missing."""
    text = fold_key(section.text)
    return {
        element.id: _either(any(term in text for term in _fold_terms(element.terms)))
        for element in section.elements
    }


def judge_by_likeness(threshold: float) -> Baseline:
    """Judge every element alike: by how like the whole section is to the whole template."""

    def judge(section: SectionText) -> Verdicts:
        wording = " ".join(element.canonical for element in section.elements)
        verdict = _either(_measure(section.text, wording) >= threshold)
        return dict.fromkeys((element.id for element in section.elements), verdict)

    return Baseline(f"ratio >= {threshold:.2f}", judge)


def _either(is_there: bool) -> Verdict:
    return Verdict.PRESENT if is_there else Verdict.MISSING


@cache
def _measure(text: str, wording: str) -> float:
    return measure_likeness(fold_key(text), fold_key(wording))


@cache
def _fold_terms(terms: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(fold_key(term) for line in terms for term in line)
