"""Print what judging gets wrong of the open cases; of what is held out nothing is looked at.

Run from the project's folder: `python -m tests.mutations.open_failures [NAME...] [--suite]
[--every] [--counts]`, where NAME begins the name of a case (`deny`, `deny/3`). Each wrong case
takes three lines: its name; what is wrong; what the plan says. With `--suite` the typed open
cases of the suite are judged as well, with `--every` each case on every plan where it fits.
"""

import argparse
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Final

from tests.mutations.cases import Case, Medium
from tests.mutations.development import write_development
from tests.mutations.freehand import write_freehand
from tests.mutations.outcomes import Outcome, count_faults, judge_case
from tests.mutations.plans import Mark
from tests.mutations.suite import write_cases

WORKERS: Final = 2
"""Processes: judging holds one core each."""
CHUNK: Final = 4
"""Cases handed to a process at once."""
SHOWN: Final = 4
"""Elements told of one case; more than that says that the section was lost."""
QUOTED: Final = 400
"""Letters of the edited statement that are shown."""
COLUMNS: Final = (
    "cases",
    "right",
    "wrong verdict",
    "findings only",
    "false present",
    "false missing",
)
"""`findings only` are cases whose verdicts are right; the last two count elements."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Judge the open cases that were asked for, and print those that are wrong."""
    asked = _read_arguments(arguments)
    cases = list(write_open(is_suite=asked.suite, every=asked.every))
    chosen = [c for c in cases if not asked.names or c.name.startswith(tuple(asked.names))]
    outcomes = judge_all(chosen)
    for outcome in outcomes:
        if not (outcome.is_right or asked.counts):
            print(tell_failure(outcome), end="\n\n")
    print_counts(outcomes)


def _read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="how the cases' names begin")
    parser.add_argument("--suite", action="store_true", help="the suite's open cases as well")
    parser.add_argument("--every", action="store_true", help="each case on every plan it fits")
    parser.add_argument("--counts", action="store_true", help="the table alone")
    return parser.parse_args(arguments)


def write_open(*, is_suite: bool, every: bool) -> Iterator[Case]:
    """Give the development cases, free plans, and the suite's typed ones that are not held out."""
    yield from write_development(every=every)
    yield from (case for case in write_freehand() if not case.is_held_out)
    if is_suite:
        for case in write_cases(every=every):
            if not case.is_held_out and case.medium is Medium.TYPED:
                yield case


def judge_all(cases: Sequence[Case]) -> list[Outcome]:
    """Judge the cases in two processes, in order."""
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("fork")) as pool:
        return list(pool.map(judge_case, cases, chunksize=CHUNK))


def tell_failure(outcome: Outcome) -> str:
    """Tell a wrong case in three lines."""
    case = outcome.case
    told = [_tell_element(outcome, element) for element in outcome.wrong[:SHOWN]]
    told += [f"and {len(outcome.wrong) - SHOWN} more"] if len(outcome.wrong) > SHOWN else []
    told += [f"not found: {_tell_mark(m)}" for m in sorted(outcome.missed, key=str)]
    told += [f"false alarm: {_tell_mark(m)}" for m in sorted(outcome.alarms, key=str)]
    said = " ".join(case.said[:QUOTED].split())
    return f"{case.name}\n  {' | '.join(told)}\n  {said}"


def _tell_element(outcome: Outcome, element: str) -> str:
    right = " or ".join(
        [outcome.case.verdicts[element], *(v for e, v in outcome.case.also_right if e == element)]
    )
    is_edited = element in outcome.case.edited
    name = element if is_edited else f"{element} (not edited)"
    return f"{name}: {right} → {outcome.verdicts[element]}; {outcome.reasons[element]}"


def _tell_mark(mark: Mark) -> str:
    code, element = mark
    return code if element is None else f"{code} on {element}"


def print_counts(outcomes: Sequence[Outcome]) -> None:
    """Print a row for each recipe, and their sum."""
    print(f"{'recipe':26}" + "".join(f"{name:>15}" for name in COLUMNS))
    for recipe in dict.fromkeys(o.case.recipe for o in outcomes):
        _print_row(recipe, [o for o in outcomes if o.case.recipe == recipe])
    _print_row("all", outcomes)


def _print_row(name: str, outcomes: Sequence[Outcome]) -> None:
    wrong, not_right, praised, accused = count_faults(outcomes)
    numbers = (len(outcomes), len(outcomes) - not_right, wrong, not_right - wrong, praised, accused)
    print(f"{name:26}" + "".join(f"{number:15}" for number in numbers))


if __name__ == "__main__":
    main()
