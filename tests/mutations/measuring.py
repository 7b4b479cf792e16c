"""Cases kept for measuring alone: edits of one statement, or of the plan around section 12."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from pipeline.model import Verdict
from tests.mutations.cases import Case, Truth, choose_plans, fill_names, write_case
from tests.mutations.plans import Mark, Plan, read_plan
from tests.mutations.wordings import allow_beside, read_toml

FILES: Final = ("measuring", "measuring_findings", "measuring_edits", "measuring_wordings")
"""The files of recipes; no recipe stands in two."""


def write_measuring(*, every: bool = False) -> Iterator[Case]:
    """Give the cases of the files kept for measuring."""
    for file in FILES:
        for recipe, table in read_toml(file).items():
            for turn, edit in enumerate(table["cases"]):
                settings = {**table, **edit}
                name = f"{recipe}/fresh-{turn + 1}"
                for case in _write_one(name, settings, turn, every=every):
                    yield replace(case, is_fresh=True)


def _write_one(name: str, edit: dict[str, Any], turn: int, *, every: bool) -> Iterator[Case]:
    if "in" in edit:
        plan = _edit_around(read_plan(edit["plan"], is_whole=True), edit)
        truth = Truth({}, mark_all(edit.get("findings", ()), None), allow_beside(edit, None))
        yield write_case(name, plan, truth, is_held_out=True)
        return
    element, old = edit["on"], edit.get("old", "")
    right = {(element, Verdict(v)) for v in edit.get("also_right", ())}
    truth = Truth(
        {element: Verdict(edit["verdict"])},
        mark_all(edit.get("findings", ()), element),
        allow_beside(edit, element),
        frozenset(right),
    )
    for plan in _choose(edit, element, old, turn, every=every):
        edited = plan.replace_body(element, rewrite_statement(plan, edit, element))
        yield write_case(f"{name}/{element}", edited, truth, is_held_out=True)


def _choose(
    edit: dict[str, Any], element: str, old: str, turn: int, *, every: bool
) -> Iterator[Plan]:
    if "plan" in edit:
        yield read_plan(edit["plan"])
    else:
        yield from choose_plans(element, old, turn, every=every)


def rewrite_statement(plan: Plan, edit: dict[str, Any], element: str) -> str:
    """Say the statement as the edit wants it; ValueError where nothing would change."""
    body = plan.body_of(element)
    if "text" in edit:
        return fill_names(edit["text"], plan)
    if "old" not in edit:
        return body + fill_names(edit["new"], plan)
    return _replace_first(body, fill_names(edit["old"], plan), fill_names(edit["new"], plan))


def _edit_around(plan: Plan, edit: dict[str, Any]) -> Plan:
    """Edit the pages before section 12 at the first place where the old words stand."""
    return replace(plan, front=_replace_first(plan.front, edit["old"], edit["new"]))


def _replace_first(text: str, old: str, new: str) -> str:
    if old not in text:
        raise ValueError(f"{old!r} does not stand there")
    return text.replace(old, new, 1)


def mark_all(codes: Sequence[str], element: str | None) -> frozenset[Mark]:
    """Name each finding together with the element it is about."""
    return frozenset((code, element) for code in codes)
