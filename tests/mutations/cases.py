"""A case: an edited plan with the verdict of every element and the findings it must bring."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from pipeline.model import Verdict
from tests.mutations.plans import HEADING, Mark, Plan, read_plans

HELD_OUT: Final = 3
"""Every third case of a recipe without hand-written edits is for measuring only."""
FREQUENCY: Final = "training_frequency"
SAID_ELSEWHERE: Final = "อย่างน้อยปีละ"
"""How section 3 of many plans says the frequency that section 12 should say."""

OF_CUT_PLANS: Final[frozenset[Mark]] = frozenset(
    {("contents_differ", None), ("section_missing", None)}
)
"""What is true of a plan of which pages were left away, and nobody planted."""


class Medium(StrEnum):
    """How the text of a case came from its pages."""

    TYPED = "typed"
    DAMAGED = "damaged"
    RECOGNISED = "recognised"


@dataclass(frozen=True, slots=True)
class Case:
    """One edited plan; truth is known by construction.

    `verdicts` is the right verdict of every element, of which only those of `edited` can
    differ from the plan's own; `also_right` are verdicts that are right as well;
    `findings` must be found and `allowed` may be. `section`
    is the text of section 12, for baselines that cannot find it, and `said` what stands there
    about the edited elements. `is_fresh` are the
    cases of measuring.toml, written apart from every rule. `noise` names the way in which
    the text suffers on its way from the page.
    """

    name: str
    recipe: str
    pages: tuple[str, ...]
    section: str
    said: str
    verdicts: Mapping[str, Verdict]
    edited: tuple[str, ...]
    findings: frozenset[Mark]
    allowed: frozenset[Mark]
    is_held_out: bool
    is_fresh: bool = False
    also_right: frozenset[tuple[str, Verdict]] = frozenset()
    medium: Medium = Medium.TYPED
    noise: str = ""


@dataclass(frozen=True, slots=True)
class Truth:
    """What an edit changes: verdicts (and others as right), findings that must and may come."""

    verdicts: Mapping[str, Verdict]
    findings: frozenset[Mark] = frozenset()
    allowed: frozenset[Mark] = frozenset()
    also_right: frozenset[tuple[str, Verdict]] = frozenset()


def write_case(name: str, plan: Plan, truth: Truth, *, is_held_out: bool) -> Case:
    """Write the case of an edited plan; its recipe is the first part of the name.

    >>> plan = read_plans()[0]
    >>> write_case("delete/x", plan, Truth({}), is_held_out=False).recipe
    'delete'
    """
    findings = truth.findings | _find_elsewhere(plan, truth)
    allowed = truth.allowed | plan.planted | {("present_elsewhere", FREQUENCY)}
    allowed |= frozenset() if plan.is_whole else OF_CUT_PLANS
    allowed |= {("contents_differ", e) for e in truth.verdicts if e == HEADING}
    return Case(
        name=f"{name}/{plan.name}",
        recipe=name.partition("/")[0],
        pages=plan.pages,
        section="".join(s.text for s in plan.statements).replace("\f", ""),
        said=" … ".join(plan.body_of(e) for e in list(truth.verdicts)[:2]),
        verdicts={**plan.verdicts, **truth.verdicts},
        edited=tuple(truth.verdicts),
        findings=findings,
        allowed=allowed - findings,
        is_held_out=is_held_out,
        also_right=truth.also_right,
    )


def _find_elsewhere(plan: Plan, truth: Truth) -> frozenset[Mark]:
    """What section 12 lost stands in another section of most plans: that must be said."""
    is_lost = truth.verdicts.get(FREQUENCY) is Verdict.MISSING
    is_said = SAID_ELSEWHERE in plan.front + plan.back
    return frozenset({("present_elsewhere", FREQUENCY)} if is_lost and is_said else ())


def choose_plans(element: str, old: str, turn: int, *, every: bool = False) -> Iterator[Plan]:
    """Give the plan whose turn it is among those that say `old` about an element, or every one."""
    fitting = [
        plan
        for plan in read_plans()
        if plan.verdicts[element] is Verdict.PRESENT
        and fill_names(old, plan) in plan.body_of(element)
    ]
    if not fitting:
        raise ValueError(f"no plan says {old!r} about {element}")
    yield from fitting if every else [fitting[turn % len(fitting)]]


def fill_names(text: str, plan: Plan) -> str:
    """Put the plan's own names where a text of the recipes leaves room for them."""
    return (
        text.replace("{organisation}", plan.organisation)
        .replace("{personnel}", plan.personnel)
        .replace("{first}", plan.personnel.split()[0])
        .replace("{alien}", name_alien(plan))
    )


def name_alien(plan: Plan) -> str:
    """Name the personnel of another type of organisation."""
    return "พนักงานเทศบาล" if plan.organisation_type in {"tao", "pao"} else "พนักงานส่วนตำบล"


def suffer(case: Case, medium: Medium, noise: str) -> Case:
    """Give the same case as a damaged file or a scan shows it; its truth stays.

    What is damaged may hide what an author did, so only a turned meaning must be
    found. Of a heading that is not there, a scan cannot tell whether it ever was: to leave
    it open is right as well. What is held out stays so.
    """
    unsure = {(HEADING, Verdict.UNREADABLE)} if medium is Medium.RECOGNISED else set()
    kept = {"changed_number", "negated"} if medium is Medium.DAMAGED else set()
    findings = frozenset(mark for mark in case.findings if mark[0] in kept)
    return replace(
        case,
        name=f"{noise}/{case.name}",
        recipe=noise,
        medium=medium,
        noise=noise,
        findings=findings,
        allowed=case.allowed | (case.findings - findings),
        also_right=case.also_right | unsure,
    )
