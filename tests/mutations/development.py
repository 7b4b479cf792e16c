"""Open cases beside the suite: rules may be written with them in view."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from pipeline.model import Verdict
from tests.mutations.cases import Case, Truth, choose_plans, write_case
from tests.mutations.measuring import mark_all, rewrite_statement
from tests.mutations.plans import HEADING, Plan, read_plan
from tests.mutations.wordings import allow_beside

FOLDER: Final = Path(__file__).with_name("development")


def write_development(*, every: bool = False) -> Iterator[Case]:
    """Give the cases of the folder, file by file; with `every` on each plan where they fit."""
    for path in sorted(FOLDER.glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        for recipe, table in tables.items():
            for turn, edit in enumerate(table["cases"]):
                settings = {**table, **edit}
                if "edits" in edit:
                    yield _write_whole(f"{recipe}/{turn + 1}", settings)
                else:
                    name = f"{recipe}/{turn + 1}/{edit['on']}"
                    yield from _write_one(name, settings, turn, every=every)


def _write_whole(name: str, edit: dict[str, Any]) -> Case:
    """Give a whole plan whose pages before section 12 are edited; ValueError if nothing changes."""
    plan = read_plan(edit["plan"], is_whole=True)
    front = plan.front
    for old, new in edit["edits"]:
        if old not in front:
            raise ValueError(f"{old!r} does not stand there")
        front = front.replace(old, new, -1 if edit.get("everywhere") else 1)
    codes = edit.get("findings", ())
    allowed = allow_beside(edit, None) | mark_all(codes, HEADING)  # section 12 is named by it
    truth = Truth({}, mark_all(codes, None), allowed)
    return write_case(name, replace(plan, front=front), truth, is_held_out=False)


def _write_one(name: str, edit: dict[str, Any], turn: int, *, every: bool) -> Iterator[Case]:
    element, merged = edit["on"], edit.get("merged", ())
    verdict = Verdict(edit["verdict"])
    right = {(element, Verdict(v)) for v in edit.get("also_right", ())}
    truth = Truth(
        dict.fromkeys((element, *merged), verdict),
        mark_all(edit.get("findings", ()), element),
        allow_beside(edit, element),
        frozenset(right),
    )
    fitting = list(_list_fitting(edit))
    for plan in fitting if every else [fitting[turn % len(fitting)]]:
        edited = plan.replace_body(element, rewrite_statement(plan, edit, element))
        for other in merged:
            edited = edited.replace_body(other, "")
        yield write_case(name, edited, truth, is_held_out=False)


def _list_fitting(edit: dict[str, Any]) -> Iterator[Plan]:
    """Give the plans that say what the case changes, and all that it merges."""
    if "plan" in edit:
        yield read_plan(edit["plan"])
        return
    for plan in choose_plans(edit["on"], edit.get("old", ""), 0, every=True):
        if all(plan.verdicts[e] is Verdict.PRESENT for e in edit.get("merged", ())):
            yield plan
