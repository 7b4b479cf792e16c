"""Meaning: what turns a statement, weakens it or moves it to others, and what only looks so."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.judging.comparing.binding import find_changed_numbers
from pipeline.judging.comparing.frames import find_given_away
from pipeline.judging.comparing.meaning import affirms, find_loose, find_shifts, find_turned
from pipeline.judging.comparing.number_slots import find_fewer
from pipeline.judging.comparing.rough_numbers import find_rough_numbers
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.staff_places import has_other_subject
from pipeline.judging.comparing.statements import Alignment, align_element
from pipeline.judging.comparing.terms import SectionText, find_term
from pipeline.model import Thresholds
from pipeline.text.letters import fold_key, fold_text
from tests.plans import ELEMENTS

CASES: Final[dict[str, list[dict[str, Any]]]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "meaning.toml").read_text(encoding="utf-8")
)
BY_NAME: Final = {element.id: element for element in ELEMENTS}

RULES: Final = Thresholds(0.8, 0.3, 2, 0.25, 4)


def each(part: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES[part], ids=[c["name"] for c in CASES[part]])


def read(text: str) -> SectionText:
    return SectionText(text, fold_text(text))


def align(case: dict[str, Any], section: SectionText) -> Alignment:
    alignment = align_element(BY_NAME[case["on"]], section.key, 0, len(section.key))
    assert alignment is not None
    return alignment


def shifts_of(case: dict[str, Any]) -> tuple[Shift, ...]:
    section = read(case["text"])
    return find_shifts(align(case, section), section, [(0, len(section.key))], [])


def words_of(case: dict[str, Any], code: str) -> set[str]:
    return {shift.found for shift in shifts_of(case) if shift.code == code}


@each("negations")
def test_a_negation_turns_what_it_reaches_and_nothing_else(case: dict[str, Any]) -> None:
    assert words_of(case, "negated") == ({case["found"]} if "found" in case else set())


def test_a_negation_before_another_statement_belongs_to_that_one() -> None:
    own = "โดยจัดทำแผนพัฒนาพนักงานเทศบาล ตามที่กฎหมายกำหนด"
    section = read(f"{own} ไม่ต้อง\nมีความเปิดเผยโปร่งใสในการทำงาน")
    whole, end = (0, len(section.key)), len(fold_key(own))
    alignment = align({"on": "statutory_development_plan"}, section)
    following = (section.key.index(fold_key("มีความเปิดเผย")), whole[1])
    assert [s.found for s in find_shifts(alignment, section, [whole], [])] == ["ไม่"]
    assert not find_shifts(alignment, section, [whole], [following])
    assert not find_shifts(alignment, section, [(0, end)], [(end, whole[1])])


@each("lost_negations")
def test_a_lost_negation_turns_a_statement_unless_it_is_said_otherwise(
    case: dict[str, Any],
) -> None:
    lost = [shift for shift in shifts_of(case) if shift.code == "negated"]
    assert bool(lost) == ("found" in case)
    assert all(case["found"] in shift.found for shift in lost)


@each("denied_words")
def test_key_words_are_denied_by_a_negation_that_reaches_them(case: dict[str, Any]) -> None:
    section, key = read(case["text"]), fold_key(case["key"])
    place = section.key.index(key)
    found = find_turned(section, [(place, place + len(key))])
    assert [shift.found for shift in found] == ([case["found"]] if "found" in case else [])


@pytest.mark.parametrize(
    ("line", "said", "is_affirmed"),
    [
        (("เปิดกว้าง", "ข้าราชการ"), "ข้าราชการ", True),
        (("โดยไม่ต้องรอ",), "โดยไม่ต้องรอ", False),
        (("เชิงรุก", "ไม่รอ"), "เชิงรุก", True),  # the words said decide, not their alternatives
        (("เชิงรุก", "ไม่รอ"), "ไม่รอ", False),
        (("เชิงรุก", "ไม่ต้องรอให้"), "ักต้องรอให้", False),  # a match that lost its first letters
        (("แนวดิ่ง", "สายบังคับบัญชา"), "สายบังคับบัญชา", False),  # rejected by the wording
    ],
)
def test_the_words_said_decide_whether_a_wording_affirms(
    line: tuple[str, ...], said: str, is_affirmed: bool
) -> None:
    assert affirms(line, said, "เครือข่ายมากกว่าแนวดิ่ง") is is_affirmed


@each("hedges")
def test_a_hedge_weakens_a_duty_and_no_choice_of_the_wording(case: dict[str, Any]) -> None:
    assert words_of(case, "weakened") == ({case["found"]} if "found" in case else set())


@each("rough_numbers")
def test_a_number_that_is_about_right_or_left_open_is_told(case: dict[str, Any]) -> None:
    section, element = read(case["text"]), BY_NAME[case["on"]]
    found = find_rough_numbers(element, section, align(case, section), [(0, len(section.key))])
    assert [shift.found for shift in found] == ([case["found"]] if "found" in case else [])


@each("fewer")
def test_less_than_the_number_or_all_the_items_is_told(case: dict[str, Any]) -> None:
    section, element = read(case["text"]), BY_NAME[case["on"]]
    found = find_fewer(element, section, align(case, section))
    assert [shift.found for shift in found] == ([case["found"]] if "found" in case else [])


@each("loose")
def test_a_hedge_loosens_the_phrase_that_it_governs(case: dict[str, Any]) -> None:
    section, key = read(case["text"]), fold_key(case["key"])
    place = section.key.index(key)
    whole, term = (0, len(section.key)), (place, place + len(key))
    found = find_loose(BY_NAME[case["on"]], section, [whole], [term])
    assert [shift.found for shift in found] == ([case["found"]] if "found" in case else [])


@each("opposites")
def test_an_opposite_in_the_place_of_a_word_turns_a_statement(case: dict[str, Any]) -> None:
    assert words_of(case, "reversed") == ({case["found"]} if "found" in case else set())


@each("people")
def test_others_in_the_place_of_those_whom_a_wording_names_are_seen(case: dict[str, Any]) -> None:
    assert words_of(case, "changed_subject") == ({case["found"]} if "found" in case else set())


@each("staff")
def test_what_is_no_staff_stands_in_their_place(case: dict[str, Any]) -> None:
    section = read(case["text"])
    assert has_other_subject(section, align(case, section)) == case["is_other"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("๒. ยึดองค์การบริหารส่วนจังหวัดเป็นศูนย์กลาง", ["องค์การบริหารส่วนจังหวัด"]),
        ("๒. ยึดประชาชนในพื้นที่เป็นศูนย์กลาง", []),
        ("ใช้ห้องสมุดเป็นศูนย์กลาง", []),
    ],
)
def test_a_heading_is_given_away_within_its_frame(text: str, found: list[str]) -> None:
    section, element = read(text), BY_NAME["pillar_citizen_heading"]
    given = find_given_away(element, section, [(0, len(section.key))])
    assert [shift.found for shift in given] == found


@pytest.mark.parametrize(
    ("term", "text", "stands"),
    [
        ("ปีละ๑ครั้ง", "อย่างน้อยปีละ ๑ (หนึ่ง) ครั้ง", True),
        ("ทัศนคติที่ดี", "ทัศนคติ (Attitude) ที่ดี", True),
        ("ทัศนคติที่ดี", "ทัศนคติ (ยกเว้นพนักงานจ้าง) ที่ดี", False),
    ],
)
def test_a_gloss_in_brackets_parts_no_term(term: str, text: str, stands: bool) -> None:
    section = read(text)
    match = find_term([term], section, [(0, len(section.key))], RULES)
    assert (match is not None) == stands


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("องค์กาธบริหารส่วนตำบล", False),  # one letter of ด้าน is there, and two are not
        ("ด้าฉบริหาร", True),
        ("ดานบริหาร", True),
    ],
)
def test_a_misread_word_has_most_of_its_letters(text: str, stands: bool) -> None:
    section = read(text)
    match = find_term(["ด้านบริหาร"], section, [(0, len(section.key))], RULES)
    assert (match is not None) == stands


@pytest.mark.parametrize(
    ("text", "lost"),
    [("ไปสู่ยุค ๔๐ เช่นกัน", True), ("ไปสู่ยุค ๔.๐ เช่นกัน", False), ("ยุค ๔๐ ปีก่อน", False)],
)
def test_a_number_that_lost_its_point_is_another(text: str, lost: bool) -> None:
    section, element = read(text), BY_NAME["local_service_to_4_0"]
    assert bool(find_changed_numbers(element, section, [(0, len(section.key))])) == lost


@pytest.mark.parametrize("part", CASES)
def test_cases_go_both_ways(part: str) -> None:
    outcomes = {case.get("is_other", "found" in case) for case in CASES[part]}
    assert outcomes == {True, False}
