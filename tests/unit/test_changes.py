"""Two runs are compared: each change is told once, with all that may be its cause."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from pipeline.batch.causes import Cause, Conditions
from pipeline.batch.changes import Change, Kind, Run, find_changes, pair_plans, view_run
from pipeline.batch.keys import Keys
from pipeline.model import (
    Finding,
    Identity,
    Outcome,
    Problem,
    Section,
    SectionStatus,
    Severity,
    Verdict,
)
from tests.builders_reporting import (
    build_analysis,
    build_evidence,
    build_failure,
    build_finding,
    build_outcome,
)
from tests.builders_runs import CONDITIONS, KEYS

TOOK_LONG = Problem("batch", "time_limit", "It took longer.", "Give it more.")


def run(*outcomes: Outcome, keys: Keys = KEYS, conditions: Conditions = CONDITIONS) -> Run:
    return view_run(outcomes, {outcome.document: keys for outcome in outcomes}, conditions)


def plan(document: str = "plan.pdf", sha256: str = "a" * 64, **fields: Any) -> Outcome:
    """Build the outcome of a plan whose analysis has these fields."""
    analysis = replace(build_analysis(document), sha256=sha256, **fields)
    return build_outcome(document, analysis)


def judged(*verdicts: Verdict, document: str = "plan.pdf") -> Outcome:
    return build_outcome(document, build_analysis(document, verdicts))


def told(changes: Sequence[Change]) -> list[tuple[str, str, str, str, str]]:
    return [(c.kind.value, c.key, c.before, c.after, c.effect.value) for c in changes]


def compare(old: Outcome, new: Outcome) -> list[tuple[str, str, str, str, str]]:
    return told(find_changes(run(old), run(new)))


# --- what changed -------------------------------------------------------------


def test_two_runs_that_say_the_same_have_no_changes() -> None:
    same = (plan("a.pdf", findings=(build_finding(),)), build_failure("b.pdf"))
    assert find_changes(run(*same), run(*same)) == ()


@pytest.mark.parametrize(
    "field",
    [
        {"pages": ()},
        {"repairs": 99},
    ],
    ids=str,
)
def test_how_a_plan_was_read_is_no_result(field: dict[str, Any]) -> None:
    assert compare(plan(), plan(**field)) == []


def test_the_time_it_took_and_the_place_it_lay_are_no_result() -> None:
    moved = replace(plan(), seconds=99.0, path="elsewhere/plan.pdf")
    assert compare(plan(), moved) == []


P, H, M, C, U, N = (
    Verdict.PRESENT,
    Verdict.PARTIAL,
    Verdict.MISSING,
    Verdict.CONTRADICTED,
    Verdict.UNREADABLE,
    Verdict.NOT_APPLICABLE,
)


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        (M, P, "better"),
        (M, H, "better"),
        (H, P, "better"),
        (C, H, "better"),
        (U, P, "better"),
        (P, H, "worse"),
        (P, C, "worse"),
        (H, M, "worse"),
        (P, U, "worse"),
        (M, C, "other"),
        (M, U, "other"),
        (U, M, "other"),
        (N, P, "other"),
        (P, N, "other"),
    ],
)
def test_a_verdict_that_changed_is_better_or_worse_by_its_points(
    before: Verdict, after: Verdict, effect: str
) -> None:
    (change,) = [c for c in compare(judged(before), judged(after)) if c[0] == "verdict"]
    assert change == ("verdict", "element_1", before.value, after.value, effect)


def test_scores_change_with_the_verdicts() -> None:
    changes = compare(judged(P, M), judged(P, P))
    assert [c for c in changes if c[0] == "score"] == [
        ("score", "score", "50", "100", "better"),
        ("score", "score_core", "50", "100", "better"),
        ("score", "score_high", "50", "100", "better"),
    ]


def test_the_upper_end_of_a_score_is_a_score_of_its_own() -> None:
    changes = [c for c in compare(judged(P, U), judged(P, M)) if c[0] == "score"]
    assert changes == [("score", "score_high", "100", "50", "worse")]


def test_scores_and_findings_by_another_template_are_neither_better_nor_worse() -> None:
    old = plan(findings=(build_finding(),))
    new = judged(P, P)
    assert new.analysis is not None
    other = build_outcome(analysis=replace(new.analysis, template="plan-2555"))
    effects = {kind: effect for kind, _, _, _, effect in compare(old, other)}
    assert (effects["score"], effects["finding"]) == ("other", "other")
    effects = {kind: effect for kind, _, _, _, effect in compare(old, new)}
    assert (effects["score"], effects["finding"]) == ("better", "better")


def test_an_element_that_only_one_template_asks_for_is_a_change() -> None:
    changes = [c for c in compare(judged(P), judged(P, P)) if c[0] == "verdict"]
    assert changes == [("verdict", "element_2", "", "present", "other")]


FOUND = Section("s12", "แนวทาง", SectionStatus.FOUND, "๑๒.", "๑๒", None, 2, 3, 0.9)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (replace(FOUND, confidence=0.1), []),
        (replace(FOUND, heading="12."), []),
        (
            replace(FOUND, page_last=4),
            [("section", "s12", "found, pages 2-3", "found, pages 2-4", "other")],
        ),
        (
            Section("s12", "แนวทาง", SectionStatus.NOT_IN_FILE),
            [("section", "s12", "found, pages 2-3", "not_in_file", "worse")],
        ),
    ],
    ids=["confidence", "heading", "place", "lost"],
)
def test_a_section_changed_where_its_status_or_place_did(
    after: Section, expected: list[tuple[str, str, str, str, str]]
) -> None:
    assert compare(plan(sections=(FOUND,)), plan(sections=(after,))) == expected


def word(found: str, page: int = 2, severity: Severity = Severity.LOW) -> Finding:
    finding = replace(build_finding(severity), code="misspelling", element=None)
    return replace(finding, found=found, expected="ก", evidence=build_evidence(page=page))


KEY = "misspelling s12"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([word("x"), word("y")], [word("y"), word("x")], []),
        ([word("x")], [], [(KEY, "low: x (expected: ก), page 2", "", "better")]),
        ([], [word("x")], [(KEY, "", "low: x (expected: ก), page 2", "worse")]),
        (
            [word("x"), word("x")],
            [word("x")],
            [(KEY, "low: x (expected: ก), page 2", "", "better")],
        ),
        (
            [word("x")],
            [word("x", page=3)],
            [(KEY, "low: x (expected: ก), page 2", "low: x (expected: ก), page 3", "other")],
        ),
        (
            [word("x")],
            [word("x", severity=Severity.HIGH)],
            [(KEY, "low: x (expected: ก), page 2", "high: x (expected: ก), page 2", "other")],
        ),
        (
            [word("x", page=2)],
            [word("y", page=9)],
            [
                (KEY, "low: x (expected: ก), page 2", "", "better"),
                (KEY, "", "low: y (expected: ก), page 9", "worse"),
            ],
        ),
        (
            [word("a", page=1), word("b", page=2)],
            [word("b", page=3)],
            [
                (KEY, "low: a (expected: ก), page 1", "", "better"),
                (KEY, "low: b (expected: ก), page 2", "low: b (expected: ก), page 3", "other"),
            ],
        ),
    ],
    ids=["order", "gone", "new", "one of two", "moved", "severity", "others", "moved and gone"],
)
def test_findings_are_matched_by_what_they_say_and_where(
    before: list[Finding], after: list[Finding], expected: list[tuple[str, str, str, str]]
) -> None:
    changes = compare(plan(findings=tuple(before)), plan(findings=tuple(after)))
    assert [change[1:] for change in changes] == expected
    assert {change[0] for change in changes} <= {"finding"}


def test_a_finding_without_words_is_told_by_its_sentence() -> None:
    bare = replace(build_finding(), found="", expected="", evidence=None)
    (change,) = compare(plan(), plan(findings=(bare,)))
    assert change[3] == "high: Another number of years."


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            plan("bad.pdf"),
            build_failure(),
            [("status", "", "ok", "failed (encrypted_file)", "worse")],
        ),
        (
            build_failure(),
            plan("bad.pdf"),
            [("status", "", "failed (encrypted_file)", "ok", "better")],
        ),
        (
            build_failure(),
            build_failure(code="damaged_file"),
            [("status", "", "failed (encrypted_file)", "failed (damaged_file)", "other")],
        ),
        (
            plan(),
            plan(problems=(TOOK_LONG, TOOK_LONG)),
            [("status", "", "ok", "partial (time_limit)", "worse")],
        ),
        (build_failure(), build_failure(), []),
    ],
)
def test_how_a_file_ended_is_one_change_and_says_enough_of_a_failure(
    before: Outcome, after: Outcome, expected: list[tuple[str, str, str, str, str]]
) -> None:
    assert compare(before, after) == expected


def test_whose_plan_it_is_is_compared_too() -> None:
    changes = compare(plan(), plan(identity=Identity("เทศบาลตำบลพังโคน", period_start=2564)))
    assert ("identity", "period_start", "2561", "2564", "other") in changes
    assert ("identity", "province", "แพร่", "", "other") in changes


# --- which plan is which ------------------------------------------------------


def test_plans_of_one_run_alone_are_told_with_how_they_ended() -> None:
    a, b = run(plan("old.pdf", "1" * 64)), run(plan("new.pdf", "2" * 64))
    changes = find_changes(a, b)
    assert told(changes) == [
        ("only_in_b", "", "", "ok", "other"),
        ("only_in_a", "", "ok", "", "other"),
    ]
    assert [(c.document, c.causes) for c in changes] == [
        ("new.pdf", (Cause.FILE,)),
        ("old.pdf", (Cause.FILE,)),
    ]


def test_a_renamed_file_is_known_by_its_content_and_compared() -> None:
    old = replace(judged(P, document="old.pdf"), sha256="1" * 64)
    new = replace(judged(M, document="new.pdf"), sha256="1" * 64)
    changes = find_changes(run(old), run(new))
    assert told(changes)[0] == ("renamed", "", "old.pdf", "new.pdf", "other")
    assert ("verdict", "element_1", "present", "missing", "worse") in told(changes)
    assert {c.document for c in changes} == {"new.pdf"}
    assert [c.causes for c in changes][:2] == [(Cause.FILE,), (Cause.UNKNOWN,)]


def test_a_name_counts_for_more_than_content() -> None:
    a = run(plan("a.pdf", "1" * 64), plan("b.pdf", "2" * 64))
    b = run(plan("a.pdf", "2" * 64), plan("b.pdf", "1" * 64))
    assert [(o and o.document, n and n.document) for o, n in pair_plans(a.plans, b.plans)] == [
        ("a.pdf", "a.pdf"),
        ("b.pdf", "b.pdf"),
    ]


def test_of_one_content_under_many_names_each_is_paired_once() -> None:
    a = run(*(plan(name, "1" * 64) for name in ("a1", "a2", "a3")))
    b = run(*(plan(name, "1" * 64) for name in ("b1", "b2")))
    pairs = [(o and o.document, n and n.document) for o, n in pair_plans(a.plans, b.plans)]
    assert pairs == [("a1", "b1"), ("a2", "b2"), ("a3", None)]


def test_files_that_could_not_be_opened_are_no_twins() -> None:
    closed = replace(build_failure("x.pdf"), sha256=None)
    a, b = run(closed), run(replace(closed, document="y.pdf"))
    assert [kind for kind, *_ in told(find_changes(a, b))] == ["only_in_a", "only_in_b"]


def test_changes_are_sorted_by_document_and_kind() -> None:
    a = run(judged(P, document="b"), judged(P, document="a"))
    b = run(judged(M, document="a"), judged(M, document="b"))
    changes = find_changes(a, b)
    assert [c.document for c in changes] == ["a"] * 4 + ["b"] * 4
    assert [c.kind for c in changes][:4] == [Kind.SCORE] * 3 + [Kind.VERDICT]
