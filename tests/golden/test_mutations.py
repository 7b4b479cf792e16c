"""The mutation suite: what judging gets right of it, and no less.

A quick look: some cases of every recipe, of what is open, of what is held out for measuring,
and of the development set. `python -m benchmarks.judging` judges all of the first two. What
fails of the held-out part is told as numbers only, so that nothing is written with it in view.
"""

from typing import Final

import pytest

from tests.mutations.cases import Case
from tests.mutations.floors import FAULTLESS, Part, gather_parts, lower_floors, read_floors
from tests.mutations.outcomes import Outcome, count_faults, judge_case
from tests.mutations.plans import ELEMENTS, read_plans
from tests.mutations.suite import write_cases

CASES: Final = write_cases()
QUICK: Final = gather_parts()
PARTS: Final = tuple(QUICK)
FLOORS: Final = read_floors()


@pytest.mark.parametrize("part", PARTS, ids="-".join)
def test_what_was_right_stays_right(part: Part) -> None:
    outcomes = [judge_case(case) for case in QUICK[part]]
    found, most = count_faults(outcomes), FLOORS.get(part, FAULTLESS)
    told = "\n".join(tell_failures(outcomes)) if part[0] != "held_out" else ""
    if any(now > then for now, then in zip(found, most, strict=True)):
        pytest.fail(f"{part}: {found} of {len(outcomes)}, at most {most}\n{told}", pytrace=False)


def test_floors_only_fall_and_none_is_of_a_part_that_is_gone() -> None:
    floors = {PARTS[0]: (2, 3, 0, 0)}
    assert lower_floors(floors, {PARTS[0]: (1, 5, 1, 0), PARTS[1]: (1, 1, 1, 1)}) == {
        PARTS[0]: (1, 3, 0, 0)
    }
    assert set(FLOORS) <= set(PARTS)


def tell_failures(outcomes: list[Outcome]) -> list[str]:
    return [
        f"{o.case.name}: wrong {o.wrong}, not found {set(o.missed)}, false alarms {set(o.alarms)}"
        for o in outcomes
        if not o.is_right
    ]


def test_a_third_of_the_cases_is_kept_for_measuring() -> None:
    old = [case for case in CASES if not case.is_fresh and case.medium == "typed"]
    assert sum(case.is_held_out for case in old) / len(old) == pytest.approx(1 / 3, abs=0.02)
    assert all(case.is_held_out for case in CASES if case.is_fresh)


def test_every_case_has_its_own_name_and_is_the_same_each_time() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
    assert [case.pages for case in write_cases.__wrapped__()] == [case.pages for case in CASES]


def test_every_case_says_something_else_than_its_plan_and_knows_every_element() -> None:
    plain = {plan.pages for plan in read_plans()}
    wrong = [case.recipe for case in CASES if not is_well_made(case, plain)]
    assert not wrong


def is_well_made(case: Case, plain: set[tuple[str, ...]]) -> bool:
    return (
        set(case.verdicts) == set(ELEMENTS)
        and not case.findings & case.allowed
        and (case.pages in plain) == ("leave_alone" in case.name)
    )


def test_only_the_edited_elements_have_another_verdict_than_in_their_plan() -> None:
    plans = {plan.name: plan for plan in read_plans()}
    for case in CASES:
        own = plans[case.name.rsplit("/", 1)[1]].verdicts
        changed = {e for e, v in case.verdicts.items() if v is not own[e]}
        assert changed <= set(case.edited), case.recipe
