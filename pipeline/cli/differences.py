"""The command diff: what changed between two runs, as a terminal shows it."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from pipeline.batch.causes import CAUSES, Cause, list_differences
from pipeline.batch.changes import ABOUT_FILES, Change, Effect, Kind, find_changes, pair_plans
from pipeline.batch.ledger import LEDGER
from pipeline.batch.readonly import read_run
from pipeline.errors import UsageError
from pipeline.reporting.cells import clean_text

SIGNS: Final = {Effect.BETTER: "+", Effect.WORSE: "-", Effect.OTHER: "~"}
LEGEND: Final = "(+ better, - worse, ~ neither)"

# How kinds are told where they are counted.
PLURALS: Final = {
    Kind.STATUS: "statuses",
    Kind.IDENTITY: "identities",
    Kind.SCORE: "scores",
    Kind.SECTION: "sections",
    Kind.VERDICT: "verdicts",
    Kind.FINDING: "findings",
}
LONELY: Final = {
    Kind.ONLY_IN_A: "only in A",
    Kind.ONLY_IN_B: "only in B",
    Kind.RENAMED: "renamed",
}

# What stands where one run says nothing.
NOTHING: Final = "(none)"


def compare_runs(arguments: Namespace) -> int:
    """Show what changed between two runs; give the exit status, which says whether anything did."""
    target: Path | None = arguments.out
    if target is not None:
        _check_target(target)
    before, after = read_run(arguments.before), read_run(arguments.after)
    changes = find_changes(before, after)
    if target is not None:
        _write_changes(changes, target)
    differences = list_differences(before.conditions, after.conditions)
    plans = sum(1 for _ in pair_plans(before.plans, after.plans))
    sys.stdout.writelines(f"{line}\n" for line in tell_changes(changes, differences, plans))
    return 1 if changes else 0


def list_cells(change: Change) -> tuple[str, ...]:
    """Give a change as one row of text."""
    told = (change.document, change.kind, change.key, change.before, change.after)
    return (*map(str, told), str(change.effect), " | ".join(change.causes))


def tell_changes(
    changes: Sequence[Change], differences: Sequence[str], plans: int
) -> Iterator[str]:
    """Tell what differs between two runs of `plans` plans in all, the sum of it last."""
    if changes:
        yield from (f"between the runs: {clean_text(line)}" for line in differences)
        for document, own in groupby(changes, key=lambda change: change.document):
            yield from _tell_plan(document, list(own))
        causes = Counter(cause for change in changes for cause in change.causes)
        yield from (f"{cause}: {CAUSES[cause]}" for cause in Cause if causes[cause])
    yield _tell_sum(changes, plans)


def _tell_plan(document: str, changes: Sequence[Change]) -> Iterator[str]:
    """Tell the changes of one plan in columns, below its name and what may be the cause."""
    causes = [cause for cause in Cause if any(cause in change.causes for change in changes)]
    yield f"{clean_text(document)} [{', '.join(causes)}]"
    wide = max(len(change.key) for change in changes)
    for change in changes:
        before, after = (clean_text(text) or NOTHING for text in (change.before, change.after))
        yield (
            f"  {SIGNS[change.effect]} {change.kind:9}  {clean_text(change.key):{wide}}  "
            f"{before} -> {after}"
        )


def _tell_sum(changes: Sequence[Change], plans: int) -> str:
    """Say in one line how many plans changed, in what, and why."""
    results = [change for change in changes if change.kind not in ABOUT_FILES]
    changed = {change.document for change in results}
    parts = []
    if results:
        told = [_count_effects(kind, results) for kind in PLURALS]
        parts.append(f"{', '.join(filter(None, told))} {LEGEND}")
    kinds = Counter(change.kind for change in changes)
    lonely = [f"{kinds[kind]} {words}" for kind, words in LONELY.items() if kinds[kind]]
    parts += [", ".join(lonely)] if lonely else []
    parts += [f"because of {_count_causes(changes)}"] if changes else []
    told_parts = f": {'; '.join(parts)}" if parts else ""
    return f"{len(changed)} of {plans} plans changed{told_parts}."


def _count_effects(kind: Kind, changes: Iterable[Change]) -> str:
    counts = Counter(change.effect for change in changes if change.kind is kind)
    if not counts:
        return ""
    return " ".join([PLURALS[kind], *(f"{SIGNS[e]}{counts[e]}" for e in Effect if counts[e])])


def _count_causes(changes: Iterable[Change]) -> str:
    """Count plans by what made them differ."""
    pairs = {(cause, change.document) for change in changes for cause in change.causes}
    counts = Counter(cause for cause, _ in pairs)
    return ", ".join(f"{cause} ({counts[cause]})" for cause in Cause if counts[cause])


def _check_target(target: Path) -> None:
    """Refuse a place that cannot take a table, or that belongs to a run."""
    place = target.resolve()
    if place.is_dir() or not place.parent.is_dir():
        raise UsageError(f"{target} cannot be written.", advice="Name a file in a folder.")
    if any((folder / LEDGER).exists() for folder in place.parents):
        raise UsageError(
            f"{target} lies in a run folder, which a comparison leaves as it is.",
            advice="Name a file elsewhere.",
        )


def _write_changes(changes: Iterable[Change], target: Path) -> None:
    from pipeline.reporting.comparison import write_changes  # loads pandas, which takes 0.4 s

    try:
        write_changes(map(list_cells, changes), target)
    except OSError as error:  # its usual status, 1, would say that something changed
        raise UsageError(
            f"{target} cannot be written ({error.strerror}).", advice="Name another file."
        ) from error
