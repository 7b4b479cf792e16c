"""What changed between two runs: verdicts, scores, sections, findings, and how files ended.

A plan is known by its `document`; where only one run has that name, by its content.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Final

from pipeline.batch.causes import Cause, Conditions, Origin, find_causes
from pipeline.batch.keys import Keys
from pipeline.judging.score import POINTS, score_judgements
from pipeline.model import (
    Analysis,
    Finding,
    Outcome,
    Section,
    SectionStatus,
    Status,
    Verdict,
)


class Kind(StrEnum):
    """What kind of thing changed, in the order in which it is told."""

    ONLY_IN_A = "only_in_a"
    ONLY_IN_B = "only_in_b"
    RENAMED = "renamed"
    STATUS = "status"
    IDENTITY = "identity"
    SCORE = "score"
    SECTION = "section"
    VERDICT = "verdict"
    FINDING = "finding"


class Effect(StrEnum):
    """Whether the plan comes off better or worse in the second run."""

    BETTER = "better"
    WORSE = "worse"
    OTHER = "other"


# Kinds that are better or worse only by the measure of one template: a score is a share of
# what it asks for, and some findings come of its words.
MEASURED: Final = frozenset({Kind.SCORE, Kind.FINDING})

# Kinds that say nothing of a plan's result.
ABOUT_FILES: Final = frozenset({Kind.ONLY_IN_A, Kind.ONLY_IN_B, Kind.RENAMED})

# Of a file that could not even be opened nothing was read or judged.
NO_KEYS: Final = Keys("", "", "")

# All other statuses are worth nothing: no result came of the file.
STATUS_WORTH: Final = {Status.PARTIAL: 1.0, Status.OK: 2.0}
SECTION_WORTH: Final = {
    SectionStatus.NOT_IN_FILE: 0.0,
    SectionStatus.ONLY_IN_CONTENTS: 1.0,
    SectionStatus.FOUND: 2.0,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that two runs say differently; what one of them lacks is an empty text."""

    document: str
    kind: Kind
    key: str
    before: str
    after: str
    effect: Effect
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a run says of one thing; `worth` orders what is better, None where nothing is."""

    text: str
    worth: float | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as far as two runs are compared: its code and place, and what it says."""

    key: str
    page: int
    words: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What one run says of one plan, without the texts that make an Analysis large."""

    document: str
    origin: Origin
    status: Said
    said: Mapping[tuple[Kind, str], Said] | None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A run as it is compared: its plans by their names, and how it was done."""

    plans: Mapping[str, Plan]
    conditions: Conditions


def view_run(outcomes: Iterable[Outcome], keys: Mapping[str, Keys], conditions: Conditions) -> Run:
    """Keep of a run what is compared; outcomes are taken one at a time.

    `keys` say of each document under which keys it was read and judged.
    """
    plans = (_view_plan(outcome, keys.get(outcome.document, NO_KEYS)) for outcome in outcomes)
    return Run({plan.document: plan for plan in plans}, conditions)


def find_changes(a: Run, b: Run) -> tuple[Change, ...]:
    """List what changed from run `a` to run `b`, sorted by document and kind."""
    changes: list[Change] = []
    for old, new in pair_plans(a.plans, b.plans):
        if old is not None and new is not None:
            changes += _compare_plans(old, new, (a.conditions, b.conditions))
        elif old is not None:
            changes.append(_tell_lonely(old, Kind.ONLY_IN_A))
        elif new is not None:
            changes.append(_tell_lonely(new, Kind.ONLY_IN_B))
    order = list(Kind)
    return tuple(sorted(changes, key=lambda c: (c.document, order.index(c.kind))))


def pair_plans(
    a: Mapping[str, Plan], b: Mapping[str, Plan]
) -> Iterator[tuple[Plan | None, Plan | None]]:
    """Give each plan of either run with itself in the other, or with None."""
    yield from ((a[name], b[name]) for name in a if name in b)
    moved: defaultdict[str, list[Plan]] = defaultdict(list)
    for name in sorted(b.keys() - a.keys(), reverse=True):
        moved[b[name].origin.sha256 or ""].append(b[name])
    for name in sorted(a.keys() - b.keys()):
        same = moved.get(a[name].origin.sha256 or "") if a[name].origin.sha256 else None
        yield a[name], same.pop() if same else None
    yield from ((None, plan) for plans in moved.values() for plan in plans)


def _view_plan(outcome: Outcome, keys: Keys) -> Plan:
    found, problem = outcome.analysis, outcome.problem
    origin = Origin(
        sha256=outcome.sha256,
        template=found.template if found else None,
        problem=problem.code if problem else None,
        keys=keys,
        listed=outcome.listing.identity if outcome.listing else None,
    )
    problems = ([problem] if problem else []) + list(found.problems if found else ())
    codes = ", ".join(sorted({one.code for one in problems}))
    text = f"{outcome.status} ({codes})" if codes else str(outcome.status)
    status = Said(text, STATUS_WORTH.get(outcome.status, 0.0))
    if found is None:
        return Plan(outcome.document, origin, status, None)
    marks = tuple(_view_finding(finding) for finding in found.findings)
    return Plan(outcome.document, origin, status, dict(_list_said(found)), marks)


def _list_said(analysis: Analysis) -> Iterator[tuple[tuple[Kind, str], Said]]:
    identity = analysis.identity
    for name in ("organisation", "organisation_type", "amphoe", "province"):
        yield (Kind.IDENTITY, name), Said(getattr(identity, name) or "")
    for name in ("period_start", "period_end"):
        yield (Kind.IDENTITY, name), Said(_write(getattr(identity, name)))
    yield (Kind.IDENTITY, "template"), Said(analysis.template)
    score = score_judgements(analysis.judgements)
    # The lower end is the score itself.
    for name, value in (("score", score.full), ("core", score.core), ("high", score.high)):
        key = name if name == "score" else f"score_{name}"
        yield (Kind.SCORE, key), Said(_write(value), value)
    for section in analysis.sections:
        said = Said(_tell_section(section), SECTION_WORTH[section.status])
        yield (Kind.SECTION, section.key), said
    for judgement in analysis.judgements:
        verdict = judgement.verdict
        worth = None if verdict is Verdict.NOT_APPLICABLE else POINTS[verdict]
        yield (Kind.VERDICT, judgement.element.id), Said(verdict.value, worth)


def _tell_section(section: Section) -> str:
    if section.page_first is None:
        return section.status.value
    last = section.page_last if section.page_last is not None else section.page_first
    return f"{section.status.value}, pages {section.page_first}-{last}"


def _view_finding(finding: Finding) -> Mark:
    place = finding.element or finding.section
    words = finding.found
    words += f" (expected: {finding.expected})" if finding.expected else ""
    return Mark(
        key=f"{finding.code} {place}" if place else finding.code,
        page=finding.evidence.page if finding.evidence else 0,
        words=f"{finding.severity}: {words or finding.message_en}",
    )


def _tell_lonely(plan: Plan, kind: Kind) -> Change:
    told = (plan.status.text, "") if kind is Kind.ONLY_IN_A else ("", plan.status.text)
    return Change(plan.document, kind, "", *told, Effect.OTHER, (Cause.FILE,))


def _compare_plans(old: Plan, new: Plan, runs: tuple[Conditions, Conditions]) -> Iterator[Change]:
    if old.document != new.document:
        pair = (old.document, new.document)
        yield Change(new.document, Kind.RENAMED, "", *pair, Effect.OTHER, (Cause.FILE,))
    found = list(_compare_results(old, new))
    if found:
        causes = find_causes((old.origin, new.origin), runs)
        has_one_measure = old.origin.template == new.origin.template
        for kind, key, before, after, effect in found:
            own = effect if has_one_measure or kind not in MEASURED else Effect.OTHER
            yield Change(new.document, kind, key, before, after, own, causes)


Difference = tuple[Kind, str, str, str, Effect]
ORDER: Final = ("key", "page", "words")


def _compare_results(old: Plan, new: Plan) -> Iterator[Difference]:
    """Give what differs; where one run gave no analysis, its status says it all."""
    if old.status != new.status:
        yield _tell_difference(Kind.STATUS, "", old.status, new.status)
    if old.said is None or new.said is None:
        return
    nothing = Said("")
    for kind, key in {**old.said, **new.said}:
        before, after = old.said.get((kind, key), nothing), new.said.get((kind, key), nothing)
        if before.text != after.text:
            yield _tell_difference(kind, key, before, after)
    yield from _compare_findings(old.marks, new.marks)


def _tell_difference(kind: Kind, key: str, before: Said, after: Said) -> Difference:
    effect = Effect.OTHER
    if before.worth is not None and after.worth is not None and before.worth != after.worth:
        effect = Effect.BETTER if before.worth < after.worth else Effect.WORSE
    return kind, key, before.text, after.text, effect


def _compare_findings(old: Iterable[Mark], new: Iterable[Mark]) -> Iterator[Difference]:
    """Give the findings that came, went, moved to another page, or say something else."""
    a, b = Counter(old), Counter(new)
    gone, come = list((a - b).elements()), list((b - a).elements())
    pairs: list[tuple[Mark, Mark | None, Mark | None]] = []
    for likeness in (attrgetter("key", "words"), attrgetter("key", "page")):
        for one in tuple(gone):
            other = next((o for o in come if likeness(o) == likeness(one)), None)
            if other is not None:
                gone.remove(one)
                come.remove(other)
                pairs.append((one, one, other))
    pairs += [(one, one, None) for one in gone] + [(one, None, one) for one in come]
    for mark, before, after in sorted(pairs, key=lambda pair: attrgetter(*ORDER)(pair[0])):
        effect = Effect.OTHER
        if before is None or after is None:
            effect = Effect.WORSE if before is None else Effect.BETTER
        yield Kind.FINDING, mark.key, _tell_mark(before), _tell_mark(after), effect


def _tell_mark(mark: Mark | None) -> str:
    if mark is None:
        return ""
    return f"{mark.words}, page {mark.page}" if mark.page else mark.words


def _write(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
