"""Clusters: two key wordings that only one element has, close together, mark its place."""

from typing import Final

import pytest

from pipeline.judging.comparing.clusters import find_cluster, list_own_terms
from pipeline.judging.comparing.question import Question
from pipeline.judging.comparing.terms import SectionText
from pipeline.text.letters import fold_text
from tests.plans import ELEMENTS, NEWEST

SECTION: Final = next(section for section in NEWEST.sections if section.elements)
ASKED: Final = Question(SECTION, NEWEST.thresholds)
BY_NAME: Final = {element.id: element for element in ELEMENTS}
REACH: Final = 200


@pytest.mark.parametrize(
    ("on", "text", "found"),
    [
        (
            "pillar_open_network",
            "ทำงานกันแบบเครือข่ายในแนวราบ ประสานกับส่วนภูมิภาคให้เป็นหนึ่งเดียว",
            "เครือข่ายในแนวราบ ประสานกับส่วนภูมิภาคให้เป็นหนึ่งเดียว",
        ),
        ("pillar_open_network", "ถนนในแนวราบของหมู่บ้าน", None),
        ("pillar_citizen_one_stop", "พัฒนาบุคลากรตลอดเวลา", None),
    ],
)
def test_two_wordings_of_its_own_mark_an_element(on: str, text: str, found: str | None) -> None:
    section = SectionText(text, fold_text(text))
    place = find_cluster(BY_NAME[on], section, (0, len(section.key)), ASKED, REACH)
    assert (section.source(*place) if place is not None else None) == found


def test_two_far_from_each_other_mark_nothing() -> None:
    text = "ทำงานในแนวราบ" + "และอื่น ๆ " * 40 + "ส่วนภูมิภาค"
    section = SectionText(text, fold_text(text))
    element = BY_NAME["pillar_open_network"]
    assert find_cluster(element, section, (0, len(section.key)), ASKED, REACH) is None


def test_no_wording_that_another_element_has_is_an_elements_own() -> None:
    own = [t for line in list_own_terms(BY_NAME["development_purpose"], SECTION) for t in line]
    assert "ทักษะ" not in own
    assert "ทัศนคติที่ดี" in own
