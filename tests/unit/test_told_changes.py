"""Changes as the terminal tells them: a line each, and a last one that sums them up."""

from dataclasses import replace
from typing import Any

from pipeline.batch.causes import Cause
from pipeline.batch.changes import Change, Effect, Kind
from pipeline.cli.differences import tell_changes


def make_change(document: str, kind: Kind, effect: Effect, **fields: Any) -> Change:
    change = Change(document, kind, "key", "old", "new", effect, (Cause.PROGRAM,))
    return replace(change, **fields)


def test_the_last_line_sums_up_results_and_causes() -> None:
    changes = (
        make_change("a", Kind.VERDICT, Effect.BETTER),
        make_change("a", Kind.VERDICT, Effect.WORSE),
        make_change("a", Kind.FINDING, Effect.OTHER, causes=(Cause.PROGRAM, Cause.FILE)),
        make_change("b", Kind.RENAMED, Effect.OTHER, causes=(Cause.FILE,)),
        make_change("c", Kind.ONLY_IN_A, Effect.OTHER, causes=(Cause.FILE,)),
    )
    *_, last = tell_changes(changes, [], 28)
    assert last == (
        "1 of 28 plans changed: verdicts +1 -1, findings ~1 (+ better, - worse, ~ neither); "
        "1 only in A, 1 renamed; because of file (3), program (1)."
    )


def test_no_change_is_one_line() -> None:
    assert list(tell_changes((), ["version python: 3.11 -> 3.12"], 28)) == [
        "0 of 28 plans changed."
    ]


def test_each_change_is_one_line_whatever_a_name_holds() -> None:
    change = make_change(
        "a\nb.pdf", Kind.STATUS, Effect.WORSE, key="", before="x\x1b[31my", after=""
    )
    lines = list(tell_changes((change,), ["setting ocr: auto -> never"], 1))
    assert lines[:3] == [
        "between the runs: setting ocr: auto -> never",
        "a b.pdf [program]",
        "  - status       x [31my -> (none)",
    ]
    assert lines[3].startswith("program: ")
