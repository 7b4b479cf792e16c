"""What the quick look may get wrong at most; `python -m tests.mutations.floors` lowers it.

A number never rises by this: where judging got worse it stays, and the test says so.
"""

import tomllib
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Final

from tests.mutations.cases import Case
from tests.mutations.development import write_development
from tests.mutations.freehand import write_freehand
from tests.mutations.outcomes import count_faults, judge_case
from tests.mutations.suite import thin_cases, write_cases

PLACE: Final = Path(__file__).with_name("floors.toml")
HEAD: Final = """\
# What the quick look may get wrong at most, by recipe: cases with a wrong verdict, cases not
# wholly right (verdicts and findings), elements called present that are not, elements called
# missing that are not. What is not named is right. `python -m tests.mutations.floors` lowers
# the numbers to what is reached; they only ever fall.
"""
FAULTLESS: Final = (0, 0, 0, 0)

Faults = tuple[int, ...]
Part = tuple[str, str]
"""Whether it is open, held out or of the development set, and the recipe."""


def gather_parts() -> dict[Part, list[Case]]:
    """Give the cases of the quick look, by the floor to which they belong."""
    parts: dict[Part, list[Case]] = {}
    for case in thin_cases((*write_cases(), *write_freehand())):
        parts.setdefault(("held_out" if case.is_held_out else "open", case.recipe), []).append(case)
    for case in thin_cases(tuple(write_development())):
        parts.setdefault(("development", case.recipe), []).append(case)
    return parts


def read_floors() -> dict[Part, Faults]:
    """Give the floor of each part; what is not named has none to lose."""
    stored = tomllib.loads(PLACE.read_text(encoding="utf-8"))
    return {(held, recipe): tuple(n) for held, own in stored.items() for recipe, n in own.items()}


def lower_floors(floors: Mapping[Part, Faults], found: Mapping[Part, Faults]) -> dict[Part, Faults]:
    """Take the lower number of each pair; a part that has no floor keeps none.

    >>> lower_floors({("open", "a"): (2, 3)}, {("open", "a"): (1, 4), ("open", "b"): (1, 1)})
    {('open', 'a'): (1, 3)}
    """
    lowered = {p: tuple(map(min, n, found.get(p, FAULTLESS))) for p, n in floors.items()}
    return {part: numbers for part, numbers in lowered.items() if any(numbers)}


def write_floors(floors: Mapping[Part, Faults]) -> str:
    """Write the file's text, recipes in order of their names."""
    parts = []
    for held in ("open", "held_out", "development"):
        rows = [f"{r} = {list(n)}\n" for (own, r), n in sorted(floors.items()) if own == held]
        parts.append(f"\n[{held}]\n{''.join(rows)}")
    return HEAD + "".join(parts)


def count_parts(parts: Mapping[Part, Sequence[Case]]) -> dict[Part, Faults]:
    """Judge the cases, and count what is wrong part by part."""
    cases = [case for own in parts.values() for case in own]
    with ProcessPoolExecutor(2) as pool:
        outcomes = pool.map(judge_case, cases, chunksize=8)
        return {part: count_faults(list(islice(outcomes, len(own)))) for part, own in parts.items()}


if __name__ == "__main__":
    reached = count_parts(gather_parts())
    PLACE.write_text(write_floors(lower_floors(read_floors(), reached)), encoding="utf-8")
