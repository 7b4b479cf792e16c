"""Every case of the suite, and the documents that readers would give for them."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from pipeline.model import Document
from tests.builders import build_document
from tests.mutations.cases import Case, Medium
from tests.mutations.measuring import write_measuring
from tests.mutations.noise import build_damaged, build_recognised, write_noise
from tests.mutations.structures import write_structures
from tests.mutations.wordings import write_edits, write_impostors, write_paraphrases

KEPT: Final = {Medium.TYPED: 9, Medium.DAMAGED: 1, Medium.RECOGNISED: 2}
"""Cases of a recipe, open or held out, that a quick look takes: half a minute on two cores."""


@cache
def write_cases(*, every: bool = False) -> tuple[Case, ...]:
    """Give every case, always in the same order; with `every` on each plan where it fits."""
    typed = tuple(_write_typed(every=every))
    return (*typed, *write_noise(typed))


def _write_typed(*, every: bool) -> Iterator[Case]:
    yield from write_structures(every=every)
    yield from write_edits(every=every)
    yield from write_paraphrases(every=every)
    yield from write_impostors(every=every)
    yield from write_measuring(every=every)


def thin_cases(cases: Sequence[Case]) -> tuple[Case, ...]:
    """Give some cases of each recipe, evenly: of those that go on as typed more than of others."""
    groups: dict[tuple[str, bool], list[Case]] = {}
    for case in cases:
        groups.setdefault((case.recipe, case.is_held_out), []).append(case)
    chosen = []
    for own in groups.values():
        most = KEPT[own[0].medium]
        step = max(1, -(-len(own) // most))
        chosen += own[::step]
    return tuple(chosen)


def build_case(case: Case) -> Document:
    """Build the document that a reader would give for a case."""
    if case.medium is Medium.DAMAGED:
        return build_damaged(case)
    if case.medium is Medium.RECOGNISED:
        return build_recognised(case)
    return build_document(case.pages)
