"""What judging says of a case, held against what is true."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from pipeline.audit import judge_plan
from pipeline.evaluation.measures import VERDICTS, Counts
from pipeline.judging.template import load_templates
from pipeline.model import Judgement, Template, Verdict
from tests.mutations.cases import Case
from tests.mutations.plans import Mark
from tests.mutations.suite import build_case
from tests.mutations.wordings import FAMILIES, TURNED


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case with the verdicts and findings that judging gave it."""

    case: Case
    verdicts: Mapping[str, Verdict]
    reasons: Mapping[str, str]
    marks: frozenset[Mark]

    @property
    def wrong(self) -> tuple[str, ...]:
        """The elements whose verdict is not the right one."""
        return tuple(e for e, v in self.verdicts.items() if not accepts(self.case, e, v))

    @property
    def missed(self) -> frozenset[Mark]:
        """The findings that should be there."""
        return frozenset(m for m in self.case.findings if not _is_among(m, self.marks))

    @property
    def alarms(self) -> frozenset[Mark]:
        """The findings that nothing planted."""
        true = self.case.findings | self.case.allowed
        return frozenset(m for m in self.marks if not _is_among(m, true))

    @property
    def unseen(self) -> frozenset[Mark]:
        """The planted findings that neither their name, another one for it, nor a verdict shows.

        A turned meaning is seen as well where the verdict is `contradicted`.
        """
        return frozenset(m for m in self.missed if not self._is_seen_otherwise(m))

    def _is_seen_otherwise(self, mark: Mark) -> bool:
        code, element = mark
        families = [f for f in FAMILIES if code in f]
        names = {(other, element) for family in families for other in family}
        turned = code in TURNED and self.verdicts.get(element or "") is Verdict.CONTRADICTED
        return turned or bool(names & self.marks)

    @property
    def is_right(self) -> bool:
        """Whether every verdict and every finding is right."""
        return not (self.wrong or self.missed or self.alarms)


def _is_among(mark: Mark, marks: Collection[Mark]) -> bool:
    """Whether a mark is there; where either names no element, the code alone tells."""
    code, element = mark
    if element is None:
        return any(code == other for other, _ in marks)
    return mark in marks or (code, None) in marks


def count_faults(outcomes: Sequence[Outcome]) -> tuple[int, int, int, int]:
    """Count the cases with a wrong verdict and those not wholly right, praise and accusation.

    Praise is an element called `present` that is not, accusation one called `missing`.
    """
    wrong = [o.verdicts[e] for o in outcomes for e in o.wrong]
    return (
        sum(bool(o.wrong) for o in outcomes),
        sum(not o.is_right for o in outcomes),
        wrong.count(Verdict.PRESENT),
        wrong.count(Verdict.MISSING),
    )


def accepts(case: Case, element: str, verdict: Verdict) -> bool:
    """Whether a verdict is the right one, or as right."""
    return verdict is case.verdicts[element] or (element, verdict) in case.also_right


@cache
def read_templates() -> tuple[Template, ...]:
    """Load the templates once."""
    return tuple(load_templates())


def judge_case(case: Case) -> Outcome:
    """Judge one case."""
    analysis = judge_plan(build_case(case), read_templates())
    judgements: dict[str, Judgement] = {j.element.id: j for j in analysis.judgements}
    return Outcome(
        case=case,
        verdicts={e: j.verdict for e, j in judgements.items()},
        reasons={e: j.reason for e, j in judgements.items()},
        marks=frozenset((f.code, f.element) for f in analysis.findings),
    )


def count_verdicts(
    case: Case, found: Mapping[str, Verdict], *, edited_only: bool = False
) -> Counts:
    """Count the right verdicts (rows) against those found (columns)."""
    matrix = np.zeros((len(VERDICTS), len(VERDICTS)))
    for element in case.edited if edited_only else case.verdicts:
        row, column = case.verdicts[element], found[element]
        if accepts(case, element, column):
            column = row
        matrix[VERDICTS.index(row), VERDICTS.index(column)] += 1
    return matrix
