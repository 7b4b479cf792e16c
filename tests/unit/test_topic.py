"""Topic: a sentence with an element's words may be about something else."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.judging.comparing.question import Question
from pipeline.judging.comparing.statements import align_element
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.judging.comparing.topic import is_of_field, is_off_topic, read_sentence
from pipeline.text.letters import fold_key, fold_text
from tests.plans import ELEMENTS, NEWEST

CASES: Final[dict[str, list[dict[str, Any]]]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "topics.toml").read_text(encoding="utf-8")
)
BY_NAME: Final = {element.id: element for element in ELEMENTS}
SECTION: Final = next(section for section in NEWEST.sections if section.elements)
ASKED: Final = Question(SECTION, NEWEST.thresholds)
OTHER_PLAN: Final = "โดยแผนป้องกันและบรรเทาสาธารณภัยมีระยะเวลา ๓ ปี ตามรอบของแผนระดับจังหวัด"
BESIDE: Final = "การจัดเก็บขยะของหมู่บ้านทำทุกวัน"


def each(part: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES[part], ids=[c["name"] for c in CASES[part]])


def is_off(on: str, text: str, *, around: tuple[str, str] = ("", "")) -> bool:
    """Ask about a text that stands between two others."""
    before, after = around
    whole = " ".join(filter(None, (before, text, after)))
    section = SectionText(whole, fold_text(whole))
    low = len(fold_text(before).key)
    stretch: Stretch = (low, low + len(fold_text(text).key))
    alignment = align_element(BY_NAME[on], section.key, *stretch)
    return is_off_topic(section, stretch, alignment, ASKED, about=BY_NAME[on].about)


@each("sentences")
def test_a_sentence_is_off_the_topic_by_its_words(case: dict[str, Any]) -> None:
    assert is_off(case["on"], case["text"]) == case["is_off"]


def test_a_clause_behind_another_sentence_has_a_topic_of_its_own() -> None:
    before = "โดยจัดทำแผนพัฒนาบุคลากรทุกตำแหน่ง ตามที่กฎหมายกำหนด"
    section = SectionText(text := f"{before} {OTHER_PLAN}", fold_text(text))
    start = section.key.index(fold_key("ระยะเวลา"))
    stretch: Stretch = (start, len(section.key))
    alignment = align_element(BY_NAME["three_year_cycle"], section.key, *stretch)
    assert is_off_topic(section, stretch, alignment, ASKED)


@each("sentences")
def test_the_sentences_beside_it_tell_nothing(case: dict[str, Any]) -> None:
    assert is_off(case["on"], case["text"], around=(BESIDE, BESIDE)) == case["is_off"]


@each("words")
def test_a_word_names_another_field(case: dict[str, Any]) -> None:
    assert is_of_field(case["word"]) == case["is_off"]


def test_a_sentence_must_be_about_what_its_element_is_about() -> None:
    text = "ให้บุคลากรประชุมกับผู้บริหารท้องถิ่นอย่างน้อยปีละ ๑ ครั้ง"
    section = SectionText(text, fold_text(text))
    whole = (0, len(section.key))
    assert is_off_topic(section, whole, None, ASKED, about=("หลักสูตร", "อบรม"))
    assert not is_off_topic(section, whole, None, ASKED, about=("บุคลากร",))
    assert not is_off_topic(section, whole, None, ASKED)


def test_several_key_wordings_stand_against_strange_words() -> None:
    text = "ระบบดิจิทัลสมัยใหม่จะถูกนำมาใช้กับบริการสาธารณะที่อยู่ในความรับผิดชอบ"
    section = SectionText(text, fold_text(text))
    whole = (0, len(section.key))
    assert is_off_topic(section, whole, None, ASKED, found=1)
    assert not is_off_topic(section, whole, None, ASKED, found=2)


def test_the_plans_own_names_are_not_strange() -> None:
    name = "เทศบาลตำบลท่าประมง"
    told = read_sentence(f"{name}พัฒนาบุคลากร", SECTION, ())
    assert read_sentence(f"{name}พัฒนาบุคลากร", SECTION, (name,)).strange == ()
    assert told.fields == 1
    assert told.strangeness > 0


def test_words_of_any_official_text_tell_no_topic() -> None:
    sentence = read_sentence("และให้ดำเนินการดังกล่าวอย่างทั่วถึง", SECTION, ())
    assert sentence.telling == ()
    assert sentence.strangeness == 0.0
