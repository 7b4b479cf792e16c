"""Every opposite, put for its word in every statement of a plan, turns that statement round."""

from collections.abc import Iterator

import pytest

from pipeline.audit import judge_plan
from pipeline.judging.comparing.opposites import OPPOSITES
from tests.builders import build_document
from tests.mutations.outcomes import read_templates
from tests.mutations.plans import read_plan

PLAN = read_plan("002")


def _list_turned() -> Iterator[tuple[str, str, str]]:
    for element in PLAN.verdicts:
        body = PLAN.body_of(element)
        for word, others in OPPOSITES:
            if word in body:
                yield element, word, others[0]


@pytest.mark.parametrize(("element", "word", "other"), list(_list_turned()))
def test_an_opposite_is_told_wherever_it_stands(element: str, word: str, other: str) -> None:
    turned = PLAN.replace_body(element, PLAN.body_of(element).replace(word, other, 1))
    audit = judge_plan(build_document(turned.pages), read_templates())
    assert ("reversed", element) in {(f.code, f.element) for f in audit.findings}
