"""Verdicts: nothing is praised that was changed, nothing accused that could not be read."""

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Source, Verdict, Wording
from tests.builders import build_document
from tests.plans import (
    PARAGRAPHS,
    TYPES,
    canonical_texts,
    judge,
    judge_all,
    verdicts,
    verdicts_of,
    write_plan,
    write_section,
)

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "mutations.toml").read_text(encoding="utf-8")
)["case"]
NAMES = [name for paragraph in PARAGRAPHS for name in paragraph]
CANONICAL = canonical_texts()


@pytest.mark.parametrize("kind", TYPES)
def test_the_canonical_wording_is_present_whatever_the_organisation(kind: str) -> None:
    found = verdicts_of(write_section(CANONICAL, kind=kind))
    assert {name for name, verdict in found.items() if verdict is not Verdict.PRESENT} == {
        "conduct_preamble"
    }


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_one_change_moves_one_verdict(case: dict[str, Any]) -> None:
    texts = dict(CANONICAL)
    assert case["old"] in texts[case["element"]]
    texts[case["element"]] = texts[case["element"]].replace(case["old"], case["new"])
    before = verdicts_of(write_section(CANONICAL))
    _, _, judgements, findings = judge_all(build_document([write_section(texts)]))
    after = {j.element.id: j.verdict for j in judgements}
    assert after[case["element"]] == case["verdict"]
    assert {n: v for n, v in after.items() if n != case["element"]} == {
        n: v for n, v in before.items() if n != case["element"]
    }
    if "finding" in case:
        assert case["finding"] in {f.code for f in findings if f.element == case["element"]}


@pytest.mark.parametrize("name", NAMES)
def test_a_deleted_element_is_missing_and_nothing_else_changes(name: str) -> None:
    texts = {key: text for key, text in CANONICAL.items() if key != name}
    expected = {**verdicts_of(write_section(CANONICAL)), name: Verdict.MISSING}
    assert verdicts_of(write_section(texts)) == expected


def test_any_set_of_elements_is_told_from_the_rest() -> None:
    chance = random.Random(2561)
    for _ in range(25):
        kept = {name for name in NAMES if chance.random() < chance.choice([0.2, 0.5, 0.8])}
        kind = chance.choice(sorted(TYPES))
        found = verdicts_of(write_section({n: CANONICAL[n] for n in kept}, kind=kind))
        assert {name for name in NAMES if found[name] is Verdict.PRESENT} == kept
        assert {name for name in NAMES if found[name] is Verdict.MISSING} == set(NAMES) - kept


def test_paragraphs_in_another_order_are_still_present() -> None:
    text = write_section(CANONICAL, paragraphs=PARAGRAPHS[::-1])
    assert verdicts_of(text) == verdicts_of(write_section(CANONICAL))


def test_an_element_in_another_section_earns_nothing_and_is_shown_there() -> None:
    texts = {key: text for key, text in CANONICAL.items() if key != "development_methods"}
    pages = write_plan(write_section(texts))
    pages[-1] += "\n" + CANONICAL["development_methods"]
    _, _, judgements, findings = judge_all(build_document(pages))
    found = {j.element.id: j.verdict for j in judgements}
    assert found["development_methods"] is Verdict.MISSING
    elsewhere = [f for f in findings if f.code == "present_elsewhere"]
    assert [(f.element, f.evidence.page) for f in elsewhere if f.evidence] == [
        ("development_methods", len(pages))
    ]


def test_a_page_break_inside_a_statement_changes_nothing() -> None:
    text = write_section(CANONICAL)
    place = text.index("ตรวจสอบการทำงาน") + len("ตรวจสอบ")
    pages = [text[:place], text[place:]]
    found = judge(build_document(pages))
    assert found["pillar_open_transparency"].verdict is Verdict.PRESENT
    assert found["pillar_open_transparency"].evidence is not None
    assert found["pillar_open_transparency"].evidence.page == 1


def test_what_may_stand_on_an_unreadable_page_is_unreadable_not_missing() -> None:
    lines = write_section(CANONICAL).split("\n")
    section = "\n".join(lines[:3]) + "\fscan\f" + "\n".join(lines[4:])
    pages = write_plan(section)
    number = pages.index("scan") + 1
    found = verdicts(build_document(pages, unreadable=[number]))
    assert {found[name] for name in PARAGRAPHS[2]} == {Verdict.UNREADABLE}
    assert Verdict.MISSING not in found.values()
    assert found["pillar_open_network"] is Verdict.PRESENT


def test_a_section_cut_off_by_an_unreadable_page_leaves_the_rest_open() -> None:
    pages = write_plan("\n".join(write_section(CANONICAL).split("\n")[:3]) + "\fscan")
    number = pages.index("scan") + 1
    found = verdicts(build_document(pages, unreadable=[number]))
    assert found["five_curricula"] is Verdict.UNREADABLE
    assert found["pillar_open_network"] is Verdict.PRESENT


@pytest.mark.parametrize("rate", [0.02, 0.06])
def test_misread_letters_of_a_scan_never_accuse(rate: float) -> None:
    letters = "กขคงจชซญดตถทธนบปผพฟภมยรลวศษสหอฮ"
    chance = random.Random(7)
    heading, _, body = write_section(CANONICAL).partition("\n")
    noisy = "".join(
        chance.choice(letters) if c in letters and chance.random() < rate else c for c in body
    )
    found = verdicts(build_document([heading + "\n" + noisy], source=Source.OCR))
    assert {found[name] for name in NAMES} <= {Verdict.PRESENT, Verdict.UNREADABLE}


def test_a_changed_number_on_a_scan_is_left_to_the_reader() -> None:
    text = write_section(CANONICAL).replace("ระยะเวลา ๓ ปี", "ระยะเวลา ๘ ปี")
    found = judge(build_document([text], source=Source.OCR))["three_year_cycle"]
    assert found.verdict is Verdict.UNREADABLE
    assert "number" in found.reason


def test_a_latin_word_that_recognition_turns_to_thai_is_left_to_the_reader() -> None:
    text = write_section(CANONICAL).replace("Thailand ๔.๐", "Tกลlฟกด ๕.อ")
    assert "Tกลlฟกด" in text
    scanned = judge(build_document([text], source=Source.OCR))["national_policy_thailand_4"]
    typed = judge(build_document([text]))["national_policy_thailand_4"]
    assert (scanned.verdict, typed.verdict) == (Verdict.UNREADABLE, Verdict.PARTIAL)


def test_a_plan_without_the_section_lacks_it() -> None:
    found = judge(build_document(write_plan(None)))
    assert {j.verdict for j in found.values()} == {Verdict.MISSING}
    assert "not among them" in found["five_curricula"].reason


def test_a_part_of_a_plan_is_not_accused() -> None:
    pages = [write_plan(None)[0], *write_plan(None, contents=False)[1:5]]
    found = judge(build_document(pages))
    assert {j.verdict for j in found.values()} == {Verdict.UNREADABLE}
    assert "not in this file" in found["five_curricula"].reason


def test_nothing_is_asked_of_another_document() -> None:
    found = verdicts(build_document(["รายงานการประชุมสภา\nครั้งที่ ๑\nวาระที่ ๑ รับรองรายงาน"]))
    assert set(found.values()) == {Verdict.NOT_APPLICABLE}


def test_newer_elements_are_not_asked_of_an_older_edition() -> None:
    pages = write_plan(write_section(CANONICAL), years="พ.ศ. 2555 - 2557")
    found = judge(build_document(pages))
    applicable = {n for n, j in found.items() if j.verdict is not Verdict.NOT_APPLICABLE}
    assert applicable == {
        "section_heading",
        "development_purpose",
        "expected_outcome",
        "statutory_development_plan",
        "three_year_cycle",
    }
    assert "2561" in found["five_curricula"].reason


def test_every_verdict_has_a_reason_in_both_languages_and_present_ones_a_quotation() -> None:
    for judgement in judge(build_document(write_plan(write_section(CANONICAL)))).values():
        assert judgement.reason.endswith(".")
        assert judgement.reason_th
        assert "ไม่ปฏิบัติตาม" not in judgement.reason_th
        assert (judgement.evidence is None) is (judgement.verdict is Verdict.MISSING)


def test_wording_is_told_apart() -> None:
    texts = dict(CANONICAL)
    texts["pillar_open_network"] = (
        "ปรับโครงสร้างเป็นแนวระนาบแบบเครือข่าย แทนแนวดิ่ง และให้มีเอกภาพทั้งส่วนกลาง ส่วนภูมิภาค"
    )
    found = judge(build_document([write_section(texts)]))
    assert found["pillar_open_network"].verdict is Verdict.PRESENT
    assert found["pillar_open_network"].wording is Wording.REWORDED
    assert found["pillar_modern_agility"].wording is Wording.VERBATIM
    assert found["pillar_open_network"].confidence < found["pillar_modern_agility"].confidence
