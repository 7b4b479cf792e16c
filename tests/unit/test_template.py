"""Templates: what ships is whole, and every mistake is explained with its place."""

from pathlib import Path

import pytest

from pipeline.errors import TemplateError
from pipeline.judging.template import choose_template, load_template, load_templates
from pipeline.model import Level

GOOD = """
id = "mine"
title = "แผน"
plan = "some_plan"
plan_titles = ["แผน"]
first_edition = 2561
source = "test"
[thresholds]
present_min = 0.8
partial_min = 0.3
fuzzy_max_edits = 2
fuzzy_share = 0.25
fuzzy_min_length = 4
[[sections]]
key = "s1"
title = "หัวข้อ"
headings = ["หัวข้อ"]
[[sections.elements]]
id = "one"
name_th = "หนึ่ง"
name_en = "One"
level = "required"
since_edition = 2561
weight = 10
canonical = "{organisation}ต้องทำ"
terms = [["ต้องทำ"]]
anchors = ["ต้องทำ"]
"""

BAD = {
    "a misspelt key": ("weight = 10", "wieght = 10", "weight"),
    "an unknown level": ('"required"', '"must"', "level"),
    "a Christian year": ("since_edition = 2561", "since_edition = 2018", "Buddhist"),
    "an unknown placeholder": ("{organisation}", "{mayor}", "mayor"),
    "no terms": ('terms = [["ต้องทำ"]]', "terms = []", "terms"),
    "a flat list of terms": ('terms = [["ต้องทำ"]]', 'terms = ["ต้องทำ"]', "list of lists"),
    "a share beyond one": ("present_min = 0.8", "present_min = 80", "between 0 and 1"),
    "shares the wrong way round": ("partial_min = 0.3", "partial_min = 0.9", "partial_min"),
    "a negative weight": ("weight = 10", "weight = -1", "negative"),
    "no heading": ('headings = ["หัวข้อ"]', "headings = []", "headings"),
    "a blank title": ('title = "แผน"', 'title = " "', "blank"),
    "broken TOML": ("[thresholds]", "[thresholds", "TOML"),
    "an unknown base": ('id = "mine"', 'extends = "nothing"\nid = "mine"', "extends"),
    "an unknown key": ('source = "test"', 'source = "test"\nsources = "x"', "sources"),
}


def test_the_shipped_weights_make_one_hundred() -> None:
    elements = [e for s in load_template("manpower-plan-2561").sections for e in s.elements]
    assert len(elements) == 25
    assert sum(e.weight for e in elements) == 100
    assert sum(e.weight for e in elements if e.level is Level.REQUIRED) == 90
    assert sum(e.level is Level.REQUIRED for e in elements) == 22


def test_the_older_template_writes_nothing_twice() -> None:
    new, old = load_template("manpower-plan-2561"), load_template("manpower-plan-2555")
    assert old.sections == new.sections
    assert (old.first_edition, old.last_edition) == (2555, 2560)
    assert old.sha256 != new.sha256


@pytest.mark.parametrize(
    ("edition", "template"),
    [
        (2555, "2555"),
        (2558, "2555"),
        (2560, "2555"),
        (2561, "2561"),
        (2570, "2561"),
        (None, "2561"),
    ],
)
def test_the_template_follows_the_edition(edition: int | None, template: str) -> None:
    assert choose_template(load_templates(), edition).id == f"manpower-plan-{template}"


def test_a_plan_older_than_every_template_is_held_against_the_oldest() -> None:
    assert choose_template(load_templates(), 2549).id == "manpower-plan-2555"


def test_a_template_of_ones_own_is_loaded_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert load_template(str(path)).id == "mine"


@pytest.mark.parametrize("mistake", BAD)
def test_a_mistake_is_named_with_file_and_key(tmp_path: Path, mistake: str) -> None:
    old, new, said = BAD[mistake]
    assert old in GOOD
    path = tmp_path / "mine.toml"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        load_template(str(path))
    assert "mine.toml" in caught.value.message
    assert said in caught.value.message


def test_an_unknown_template_lists_the_known_ones() -> None:
    with pytest.raises(TemplateError) as caught:
        load_template("nothing")
    assert "manpower-plan-2561" in caught.value.advice
