"""Verdicts: nothing is praised that was changed, nothing accused that could not be read."""

import random
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import PICTURE_NOT_READ, ROW_GIVEN_UP, Source, Verdict, Wording
from tests.builders import build_document
from tests.plans import (
    NEWEST,
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
HEADINGS = tuple(heading for s in NEWEST.sections if s.elements for heading in s.headings)


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


@pytest.mark.parametrize("reason", [PICTURE_NOT_READ, ROW_GIVEN_UP])
def test_what_may_stand_in_a_part_that_was_not_read_is_unreadable_not_missing(reason: str) -> None:
    texts = {key: text for key, text in CANONICAL.items() if key != "five_curricula"}
    pages = write_plan(write_section(texts))
    own = next(n for n, page in enumerate(pages) if page.startswith("๑๒."))
    for place, verdict in ((own, Verdict.UNREADABLE), (own - 3, Verdict.MISSING)):
        whole = build_document(pages)
        shown = [*whole.pages]
        shown[place] = replace(shown[place], reasons=(reason,))
        found = verdicts(replace(whole, pages=tuple(shown)))
        assert found["five_curricula"] is verdict
        assert found["pillar_open_network"] is Verdict.PRESENT


def test_a_section_cut_off_by_an_unreadable_page_leaves_the_rest_open() -> None:
    pages = write_plan("\n".join(write_section(CANONICAL).split("\n")[:3]) + "\fscan")
    number = pages.index("scan") + 1
    found = verdicts(build_document(pages, unreadable=[number]))
    assert found["five_curricula"] is Verdict.UNREADABLE
    assert found["pillar_open_network"] is Verdict.PRESENT


def plan_with_gap(keep: int, *, resume: int | None) -> tuple[list[str], int]:
    """Write a plan whose section loses paragraphs to one page; gives the pages and its number."""
    lines = write_section(CANONICAL).split("\n")
    section = "\n".join(lines[:keep]) + "\fscan"
    if resume is not None:
        section += "\f" + "\n".join(lines[resume:])
    pages = write_plan(section)
    return pages, pages.index("scan") + 1


@pytest.mark.parametrize("resume", [4, None], ids=["inside", "at its end"])
def test_what_may_stand_on_a_page_that_was_left_out_is_not_missing(resume: int | None) -> None:
    pages, number = plan_with_gap(3, resume=resume)
    found = judge(build_document(pages, left_out=[number]))
    assert Verdict.MISSING not in {j.verdict for j in found.values()}
    lost = found["pillar_citizen_digital"]
    assert lost.verdict is Verdict.UNREADABLE
    assert f"not read yet: {number}; run with --ocr always" in lost.reason
    assert "ยังไม่ได้อ่าน" in lost.reason_th
    assert found["pillar_open_network"].verdict is Verdict.PRESENT


def test_a_section_read_to_its_end_is_judged_whatever_was_left_out_elsewhere() -> None:
    texts = {key: text for key, text in CANONICAL.items() if key != "development_methods"}
    pages = write_plan(write_section(texts))
    own = next(n for n, page in enumerate(pages, 1) if page.startswith("๑๒."))
    others = set(range(2, len(pages) + 1)) - {own, own + 1}
    document = build_document(pages, left_out=others)
    found = verdicts(replace(document, looked_for=HEADINGS))
    assert found["development_methods"] is Verdict.MISSING
    assert found["five_curricula"] is Verdict.PRESENT
    unsought = verdicts(replace(document, looked_for=HEADINGS[1:]))
    assert unsought["development_methods"] is Verdict.UNREADABLE
    assert unsought["five_curricula"] is Verdict.PRESENT


def test_a_section_that_was_not_found_may_stand_on_any_page_that_was_not_read() -> None:
    pages = write_plan(None)
    left_out, unreadable = (
        build_document(pages, left_out=[6]),
        build_document(pages, unreadable=[6]),
    )
    for document, is_advised in ((left_out, True), (unreadable, False)):
        found = judge(document)
        assert {j.verdict for j in found.values()} == {Verdict.UNREADABLE}
        assert ("--ocr always" in found["five_curricula"].reason) is is_advised
    assert {j.verdict for j in judge(build_document(pages)).values()} == {Verdict.MISSING}


def test_a_heading_without_anything_of_its_section_is_none_while_pages_are_unread() -> None:
    heading = "๑๒. แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น"
    pages = write_plan(heading + "\nรายละเอียดตามเอกสารแนบ")
    whole, part = judge(build_document(pages)), judge(build_document(pages, left_out=[5]))
    assert whole["five_curricula"].verdict is Verdict.MISSING
    assert part["five_curricula"].verdict is Verdict.UNREADABLE


def test_lines_that_recognition_could_not_read_leave_open_what_the_section_lacks() -> None:
    texts = {key: text for key, text in CANONICAL.items() if key != "development_methods"}
    document = build_document([write_section(texts)], source=Source.OCR)
    clear = judge(document)["development_methods"]
    blurred = replace(document.lines[2], confidence=0.4)
    lines = (*document.lines[:2], blurred, *document.lines[3:])
    unsure = judge(replace(document, lines=lines))["development_methods"]
    assert (clear.verdict, unsure.verdict) == (Verdict.MISSING, Verdict.UNREADABLE)
    assert "on page 1" in unsure.reason


@pytest.mark.parametrize(
    ("aside", "verdict"),
    [
        ("ด้ านคุณธรร มแล ะจร ิยธรรม", Verdict.UNREADABLE),
        ("องค์การบริหารส่วนตำบลทุ่งสมมุติ แผนอัตรากำลัง ๓ ปี", Verdict.PARTIAL),
    ],
)
def test_what_recognition_took_for_noise_is_not_missing(aside: str, verdict: Verdict) -> None:
    name, lost = "five_development_areas", "ด้านคุณธรรมและจริยธรรม"
    assert lost in CANONICAL[name]
    text = write_section({**CANONICAL, name: CANONICAL[name].replace(lost, "")})
    document = build_document([text], source=Source.OCR)
    page = replace(document.pages[0], furniture=(aside,))
    assert judge(replace(document, pages=(page,)))[name].verdict is verdict


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


@pytest.mark.parametrize(
    ("name", "old", "new", "confidence", "verdict"),
    [
        ("three_year_cycle", "ระยะเวลา ๓ ปี", "ระยะเวลาห้าปี", 0.95, Verdict.CONTRADICTED),
        ("three_year_cycle", "ระยะเวลา ๓ ปี", "ระยะเวลาห้าปี", 0.7, Verdict.UNREADABLE),
        ("three_year_cycle", "ระยะเวลา ๓ ปี", "ระยะเวลา ๕ ปี", 0.95, Verdict.UNREADABLE),
        ("pillar_citizen_proactive", "เชิงรุก", "เชิงรับ", 0.95, Verdict.CONTRADICTED),
        ("pillar_citizen_proactive", "เชิงรุก", "เชิงรับ", 0.8, Verdict.UNREADABLE),
        ("pillar_open_transparency", "เปิดเผย", "ปิดเผย", 0.95, Verdict.UNREADABLE),
        ("pillar_open_participation", "เปิดกว้าง", "ไม่เปิดกว้าง", 0.95, Verdict.CONTRADICTED),
        ("pillar_open_participation", "เปิดกว้าง", "ไม่เปิดกว้าง", 0.85, Verdict.UNREADABLE),
    ],
)
def test_a_change_of_meaning_is_called_one_only_by_letters_that_are_sure(
    name: str, old: str, new: str, confidence: float, verdict: Verdict
) -> None:
    assert old in CANONICAL[name]
    text = write_section({**CANONICAL, name: CANONICAL[name].replace(old, new)})
    typed = judge(build_document([text], confidence=confidence))[name]
    scanned = judge(build_document([text], source=Source.OCR, confidence=confidence))[name]
    assert scanned.verdict is verdict
    assert typed.verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    ("sure_digits", "confidence", "verdict"),
    [
        (True, 0.95, Verdict.CONTRADICTED),
        (True, 0.85, Verdict.UNREADABLE),
        (False, 0.95, Verdict.UNREADABLE),
    ],
)
def test_a_changed_number_on_a_scan_is_one_if_its_digits_are_sure(
    sure_digits: bool, confidence: float, verdict: Verdict
) -> None:
    text = write_section(CANONICAL).replace("ระยะเวลา ๓ ปี", "ระยะเวลา ๕ ปี")
    document = build_document(
        [text], source=Source.OCR, confidence=confidence, sure_digits=sure_digits
    )
    assert judge(document)["three_year_cycle"].verdict is verdict


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
