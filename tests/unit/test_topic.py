"""Topic: a sentence with an element's words may be about something else."""

import tomllib
from dataclasses import replace
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
    return is_off_topic(section, stretch, alignment, BY_NAME[on], ASKED, found=0)


@each("sentences")
def test_a_sentence_is_off_the_topic_by_its_words(case: dict[str, Any]) -> None:
    assert is_off(case["on"], case["text"]) == case["is_off"]


def test_a_clause_behind_another_sentence_has_a_topic_of_its_own() -> None:
    before = "โดยจัดทำแผนพัฒนาบุคลากรทุกตำแหน่ง ตามที่กฎหมายกำหนด"
    section = SectionText(text := f"{before} {OTHER_PLAN}", fold_text(text))
    start = section.key.index(fold_key("ระยะเวลา"))
    stretch: Stretch = (start, len(section.key))
    element = BY_NAME["three_year_cycle"]
    alignment = align_element(element, section.key, *stretch)
    assert is_off_topic(section, stretch, alignment, element, ASKED, found=0)


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
    element = BY_NAME["training_frequency"]

    def is_off_topic_about(*words: str) -> bool:
        asked = replace(element, about=words)
        return is_off_topic(section, whole, None, asked, ASKED, found=1)

    assert is_off_topic_about("หลักสูตร", "อบรม")
    assert not is_off_topic_about("บุคลากร")
    assert not is_off_topic_about()


def test_a_clause_that_tells_nothing_goes_with_the_one_before() -> None:
    element = BY_NAME["training_frequency"]

    def is_off_topic_after(before: str) -> bool:
        section = SectionText(text := f"{before} ปีละ ๑ ครั้ง ดังนี้", fold_text(text))
        start = section.key.index(fold_key("ปีละ"))
        stretch: Stretch = (start, start + len(fold_key("ปีละ ๑ ครั้ง")))
        return is_off_topic(section, stretch, None, element, ASKED, found=1)

    assert is_off_topic_after("ผู้บริหารท้องถิ่นต้องรายงานผลการปฏิบัติงานต่อสภา")
    assert not is_off_topic_after("บุคลากรทุกคนต้องเข้ารับการอบรมหลักสูตรใดหลักสูตรหนึ่ง")


def test_another_choice_stands_between_a_clause_and_what_it_goes_with() -> None:
    element = BY_NAME["training_frequency"]
    rate = "อย่างน้อยปีละหนึ่งครั้ง"

    def is_off_topic_before(after: str) -> bool:
        before = "นายกเทศมนตรีรายงานผลการดำเนินงานต่อสภาเทศบาลทุกไตรมาส"
        section = SectionText(text := f"{before} {rate} {after}", fold_text(text))
        start = section.key.index(fold_key(rate))
        stretch: Stretch = (start, start + len(fold_text(rate).key))
        return is_off_topic(section, stretch, None, element, ASKED, found=1)

    choice = "หรือตามที่ผู้บริหารท้องถิ่นเห็นสมควร"
    assert not is_off_topic_before(f"{choice} คนของเทศบาลทุกคนจะได้พัฒนาความรู้")
    assert is_off_topic_before(f"{choice} สภาเทศบาลจะตรวจบัญชีทรัพย์สิน")
    assert is_off_topic_before(f"{choice} อาสาสมัครสาธารณสุขประจำหมู่บ้านจะได้พัฒนาความรู้")


def test_words_of_another_elements_alternatives_stay_strange() -> None:
    """ผู้ประกอบการ is one way to say ภาคเอกชน, and of another topic beside the rest."""
    text = "ผู้ประกอบการ"
    asked = BY_NAME["pillar_open_participation"]
    assert read_sentence(text, asked, ASKED).strange == ()
    assert read_sentence(text, BY_NAME["pillar_citizen_proactive"], ASKED).strange == (text,)


def test_several_key_wordings_stand_against_strange_words() -> None:
    text = "ระบบดิจิทัลสมัยใหม่จะถูกนำมาใช้กับบริการสาธารณะที่อยู่ในความรับผิดชอบ"
    section = SectionText(text, fold_text(text))
    whole, element = (0, len(section.key)), BY_NAME["pillar_citizen_digital"]
    assert is_off_topic(section, whole, None, element, ASKED, found=1)
    assert not is_off_topic(section, whole, None, element, ASKED, found=2)


def test_the_plans_own_names_are_not_strange() -> None:
    name = "เทศบาลตำบลท่าประมง"
    element, named = BY_NAME["section_heading"], replace(ASKED, names=(name,))
    told = read_sentence(f"{name}พัฒนาบุคลากร", element, ASKED)
    assert read_sentence(f"{name}พัฒนาบุคลากร", element, named).strange == ()
    assert told.fields == 1
    assert told.strangeness > 0


def test_words_of_any_official_text_tell_no_topic() -> None:
    text = "และให้ดำเนินการดังกล่าวอย่างทั่วถึง"
    sentence = read_sentence(text, BY_NAME["section_heading"], ASKED)
    assert sentence.telling == ()
    assert sentence.strangeness == 0.0
