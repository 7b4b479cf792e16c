"""The open cases that rules are written with: each changes its plan, and none is held out."""

from collections import Counter

import pytest

from pipeline.model import Verdict
from tests.mutations.cases import Case
from tests.mutations.development import write_development
from tests.mutations.open_failures import tell_failure
from tests.mutations.outcomes import Outcome
from tests.mutations.plans import read_plan

LEAST = 220
"""As many cases as the rules were promised."""


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return list(write_development())


def test_there_are_enough_cases_and_each_has_its_own_name(cases: list[Case]) -> None:
    assert len(cases) >= LEAST
    assert max(Counter(case.name for case in cases).values()) == 1


def test_no_case_is_for_measuring(cases: list[Case]) -> None:
    assert not any(case.is_held_out or case.is_fresh for case in cases)


def test_each_case_changes_what_its_plan_says(cases: list[Case]) -> None:
    for case in cases:
        assert case.pages != read_plan(case.name[-3:]).pages, case.name


def test_a_merged_statement_stands_nowhere_else(cases: list[Case]) -> None:
    merged = [case for case in cases if len(case.edited) > 1]
    assert merged
    for case in merged:
        for element in case.edited[1:]:
            own = read_plan(case.name[-3:]).body_of(element)
            assert own not in case.section, case.name


def test_a_failure_is_told_in_three_lines(cases: list[Case]) -> None:
    case = cases[0]
    turned = dict.fromkeys(case.verdicts, Verdict.CONTRADICTED)
    reasons = dict.fromkeys(turned, "because")
    told = tell_failure(Outcome(case, turned, reasons, frozenset()))
    assert len(told.splitlines()) == 3
    assert case.name in told
