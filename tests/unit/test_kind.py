"""Which kind of plan a file is: its cover decides, and in doubt it is a manpower plan."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.audit import judge_plan
from pipeline.judging.kind import tell_plan
from pipeline.judging.template import load_template, load_templates
from tests.builders import build_document
from tests.plans import canonical_texts, write_plan, write_section

TEMPLATES = load_templates()
CASES: dict[str, Any] = {
    case["name"]: case
    for case in tomllib.loads(
        (Path(__file__).parents[1] / "cases" / "kinds.toml").read_text(encoding="utf-8")
    )["cases"]
}


@pytest.mark.parametrize("name", CASES)
def test_only_a_title_in_front_tells_the_kind_of_plan(name: str) -> None:
    case = CASES[name]
    document = build_document(case["pages"], unreadable=case.get("unreadable", ()))
    assert tell_plan(document, TEMPLATES) == case.get("plan")


@pytest.mark.parametrize("name", CASES)
def test_in_doubt_the_manpower_plan_is_the_template(name: str) -> None:
    case = CASES[name]
    document = build_document(case["pages"], unreadable=case.get("unreadable", ()))
    is_personnel = case.get("plan") == "personnel_development_3y"
    chosen = judge_plan(document, TEMPLATES).template
    assert chosen.startswith("personnel-development" if is_personnel else "manpower-plan")


def test_a_template_that_was_asked_for_is_taken_whatever_the_cover_says() -> None:
    document = build_document(write_plan(write_section(canonical_texts())))
    assert judge_plan(document, TEMPLATES).template == "manpower-plan-2561"
    asked = load_template("personnel-development-2567")
    assert judge_plan(document, [asked]).template == asked.id
