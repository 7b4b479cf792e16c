"""Findings about organisations: what a copied plan leaves behind, and what is right in any plan."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.audit import judge_plan
from pipeline.judging.findings.allowed import TOPICS
from pipeline.judging.findings.namings import Naming, find_namings, read_own
from pipeline.judging.findings.scope import find_lost
from pipeline.judging.findings.slots import read_slots
from pipeline.judging.registry import Registry, build_registry
from pipeline.model import Finding, Identity, OrganisationType, Repair, Source
from tests.builders import build_document
from tests.plans import NEWEST, TEMPLATES, canonical_texts, write_plan, write_section

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "organisations.toml").read_text(encoding="utf-8")
)["case"]
CODES = {case["code"] for case in CASES} | {"scope_narrowed"}
SECTION = "s12_development"
FOREIGN = "องค์การบริหารส่วนตำบลหนองโพรง"


def write_pages(text: str, *, kind: str = "tao", section: str = SECTION) -> list[str]:
    """Write a plan in which one section ends with a text."""
    pages = write_plan(write_section(canonical_texts(), kind=kind), kind=kind)
    place = 2 + [s.key for s in NEWEST.sections].index(section)
    pages[place] += "\n" + text
    return pages


def findings_of(pages: list[str], **options: Any) -> list[Finding]:
    document = build_document(pages, **options)
    return [f for f in judge_plan(document, TEMPLATES).findings if f.code in CODES]


def write_changed(element: str, old: str, new: str, *, kind: str = "tao") -> list[str]:
    texts = canonical_texts()
    assert old in texts[element]
    section = write_section({**texts, element: texts[element].replace(old, new)}, kind=kind)
    return write_plan(section, kind=kind)


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_what_is_out_of_place_is_told_and_nothing_else(case: dict[str, Any]) -> None:
    settings = {key: case[key] for key in ("kind", "section") if key in case}
    found = [
        f for f in findings_of(write_pages(case["text"], **settings)) if f.code == case["code"]
    ]
    if "found" not in case:
        assert not [(f.found, f.message_en) for f in found]
        return
    assert len(found) == 1, [f.found for f in found]
    assert found[0].found.startswith(case["found"])
    assert found[0].severity == case.get("severity", found[0].severity)
    assert found[0].section == case.get("section", SECTION)


@pytest.mark.parametrize("code", sorted(CODES - {"scope_narrowed"}))
def test_every_code_has_cases_both_ways(code: str) -> None:
    ways = {"found" in case for case in CASES if case["code"] == code}
    assert ways == {True, False}


@pytest.mark.parametrize("kind", ["tao", "municipality", "town", "city", "pao"])
def test_a_plan_in_the_templates_words_brings_none_of_these(kind: str) -> None:
    texts = canonical_texts()
    assert not findings_of(write_plan(write_section(texts, kind=kind), kind=kind))


def test_a_name_is_told_once_per_section_with_its_count() -> None:
    pages = write_pages(f"{FOREIGN}ได้ดำเนินการ และ{FOREIGN}ต้องติดตามผล")
    found = findings_of(pages)
    assert [f.found for f in found] == [FOREIGN]
    assert "2 times" in found[0].message_en
    assert "2 แห่ง" in found[0].message_th


def test_a_name_in_the_place_of_the_own_is_about_that_statement() -> None:
    for element in ("development_for_all_positions", "expected_outcome", "local_service_to_4_0"):
        found = findings_of(write_changed(element, "{organisation}", FOREIGN))
        assert [(f.code, f.element) for f in found] == [("foreign_organisation", element)]


def test_whatever_fills_the_place_of_the_own_name_is_a_name() -> None:
    found = findings_of(
        write_changed("national_policy_thailand_4", "{organisation}", "เทศบาลตำบลสามัคคีธรรม")
    )
    assert [f.found for f in found] == ["เทศบาลตำบลสามัคคีธรรม"]


@pytest.mark.parametrize("words", ["เทศบาลตำบลทุกแห่ง", "เทศบาลตำบลจำเป็น", "เทศบาลตำบล", "หน่วยงาน"])
def test_what_names_nobody_in_that_place_is_left_alone(words: str) -> None:
    pages = write_changed("national_policy_thailand_4", "{organisation}", words)
    assert not [f.found for f in findings_of(pages) if f.code == "foreign_organisation"]


def test_a_name_as_frequent_as_the_own_leaves_open_whose_plan_it_is() -> None:
    pages = write_pages("".join(f"{FOREIGN}ได้ดำเนินการ " for _ in range(30)))
    found = [f for f in findings_of(pages) if f.code == "foreign_organisation"]
    assert {f.severity.value for f in found} == {"info"}


def test_another_kind_of_document_is_not_checked() -> None:
    text = f"รายงานการประชุม\nเทศบาลตำบลทุ่งสมมุติ\nเทศบาลตำบลทุ่งสมมุติ\n{FOREIGN}ได้ พนักงานส่วนตำบล XXX"
    assert not findings_of([text])


def test_letters_that_recognition_may_have_misread_name_no_other() -> None:
    pages = write_pages("องค์การบริหารส่วนตำบลทุ่งสมมติ ให้บุคลากรเข้ารับการอบรม")
    assert not findings_of(pages, source=Source.OCR, confidence=0.95)
    pages = write_pages(f"{FOREIGN} ให้บุคลากรเข้ารับการอบรม")
    assert findings_of(pages, source=Source.OCR, confidence=0.95)
    assert not findings_of(pages, source=Source.OCR, confidence=0.8)


@pytest.mark.parametrize(("confidence", "is_charged"), [(1.0, True), (0.9, False)])
def test_a_repaired_name_is_charged_only_where_the_font_proves_it(
    confidence: float, is_charged: bool
) -> None:
    document = build_document(write_pages(f"{FOREIGN} ให้บุคลากรเข้ารับการอบรม"))
    start = document.text.index(FOREIGN)
    span = replace(document.pages[0].span, start=start, end=start + len(FOREIGN))
    repair = Repair("test", "test", 1, 0, 0, "\N{REPLACEMENT CHARACTER}", "ห", confidence, span)
    analysis = judge_plan(replace(document, repairs=(repair,)), TEMPLATES)
    assert any(f.code == "foreign_organisation" for f in analysis.findings) is is_charged


def test_a_name_at_the_end_of_a_line_is_no_scar() -> None:
    document = build_document(write_pages("เทศบาลตำบลทุ่งสมมุติเทศบาลตำบลทุ่งสมมุติ", kind="municipality"))
    place = document.text.rindex("เทศบาลตำบลทุ่งสมมุติ")
    lines = tuple(
        part
        for line in document.lines
        for part in (
            (
                replace(line, span=replace(line.span, end=place)),
                replace(line, span=replace(line.span, start=place)),
            )
            if line.span.start < place < line.span.end
            else (line,)
        )
    )
    analysis = judge_plan(replace(document, lines=lines), TEMPLATES)
    assert not [f for f in analysis.findings if f.code == "search_replace_scar"]


@pytest.mark.parametrize("element", ["national_policy_thailand_4", "local_service_to_4_0"])
def test_any_local_government_as_the_subject_is_a_place_left_open(element: str) -> None:
    found = findings_of(write_changed(element, "{organisation}", "องค์กรปกครองส่วนท้องถิ่น"))
    assert [(f.code, f.element) for f in found] == [("placeholder_left", element)]


@pytest.mark.parametrize(
    ("element", "old", "new"),
    [
        ("pillar_citizen_one_stop", "ทุกส่วนราชการ", "ทุกส่วน{organisation}ราชการ"),
        ("pillar_open_participation", "ไม่ควรดำเนินการ", "ไม่ควร{organisation}ดำเนินการ"),
    ],
)
def test_the_own_name_inside_the_templates_words_is_a_scar(
    element: str, old: str, new: str
) -> None:
    found = findings_of(write_changed(element, old, new))
    assert [(f.code, f.element) for f in found] == [("search_replace_scar", element)]


# --- scope ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("พนักงานส่วนตำบล", [("scope_narrowed", "low")]),
        ("ข้าราชการหรือพนักงานส่วนตำบล และลูกจ้างประจำ", [("scope_narrowed", "low")]),
        ("ลูกจ้างประจำ และพนักงานจ้าง", [("scope_narrowed", "low")]),
        ("พนักงานส่วนตำบล ลูกจ้าง", []),
        ("พนักงานจ้าง ลูกจ้างประจำ และพนักงานส่วนตำบล", []),
        ("พนักงานส่วนตำบล อีกทั้ง ลูกจ้างประจำ นอกจากนี้ พนักงานจ้าง", []),
        ("บุคลากร", []),
        ("ข้าราชการหรือพนักงานส่วนท้องถิ่น", []),
        ("พนักงานเทศบาล", [("wrong_category", "medium")]),
    ],
)
def test_a_later_list_with_fewer_categories_is_narrower(
    words: str, expected: list[tuple[str, str]]
) -> None:
    found = findings_of(write_changed("statutory_development_plan", "{personnel}", words))
    assert [(f.code, f.severity.value) for f in found] == expected
    assert all(f.element == "statutory_development_plan" for f in found)


def test_a_list_without_teachers_cannot_be_decided() -> None:
    pages = write_changed(
        "statutory_development_plan",
        "{personnel}",
        "พนักงานเทศบาล และพนักงานจ้าง",
        kind="municipality",
    )
    assert [(f.code, f.severity.value) for f in findings_of(pages)] == [("scope_narrowed", "info")]


def test_what_recognition_may_have_lost_narrows_nothing() -> None:
    pages = write_changed("statutory_development_plan", "{personnel}", "พนักงานส่วนตำบล")
    assert not findings_of(pages, source=Source.OCR)


CATEGORY = st.sampled_from(["officials", "permanent", "employees", "hired", "teachers", "neutral"])


@given(st.frozensets(CATEGORY), st.frozensets(CATEGORY))
def test_no_list_is_narrower_than_itself_or_than_its_part(
    first: frozenset[str], more: frozenset[str]
) -> None:
    assert not find_lost(first, first)
    assert not find_lost(first, first | more | {"officials"}) or "employees" in more
    assert set(find_lost(first, more)) <= first


# --- names ----------------------------------------------------------------------------

PLACES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["หนอง", "บ้าน", "ท่า", "วัง", "ห้วย", "โคก", "คลอง", "ทุ่ง"]),
        st.sampled_from(["โพรง", "แหลม", "ไผ่", "หลวง", "ยาว", "แก้ว", "กระโจม"]),
    ),
)
TYPE = st.sampled_from(["องค์การบริหารส่วนตำบล", "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร"])
FOLLOWING = st.sampled_from(["", " ", "\n", "ได้จัดทำแผน", "จึงกำหนด", "ต้องตระหนัก", " อำเภอเมือง"])


def read_names(text: str, own: str, registry: Registry | None = None) -> list[Naming | None]:
    organisation = read_own(Identity(organisation=own))
    assert organisation is not None
    return list(find_namings(text, organisation, read_slots(NEWEST), registry))


@given(TYPE, PLACES, FOLLOWING)
def test_any_place_name_after_a_type_word_is_read_whole(
    kind: str, name: str, following: str
) -> None:
    (naming,) = read_names(kind + name + following, "เทศบาลตำบลสมมุติ")
    assert naming is not None
    assert naming.full_name == kind + name


@given(TYPE, PLACES, FOLLOWING)
def test_the_own_name_is_never_another(kind: str, name: str, following: str) -> None:
    assert read_names(kind + name + following, kind + name) == [None]


@given(TYPE, PLACES)
def test_the_own_name_broken_over_lines_is_never_another(kind: str, name: str) -> None:
    for place in range(1, len(name)):
        text = kind + name[:place] + "\n" + name[place:]
        assert not [n for n in read_names(text, kind + name) if n is not None]


REGISTRY = build_registry(
    [
        ("เทศบาลตำบลพังโคน", "สกลนคร", "พังโคน"),
        ("เทศบาลตำบลพังโคนศรีจำปา", "สกลนคร", "พังโคน"),
        ("เทศบาลตำบลเลย", "เลย", "เมืองเลย"),
        ("เทศบาลตำบลสามัคคี", "ร้อยเอ็ด", "เมืองสมมุติ"),
        ("เทศบาลตำบลฉลุงเหนือ", "แพร่", "เมืองสมมุติ"),
    ]
)


@pytest.mark.parametrize(
    ("text", "registry", "names"),
    [
        ("เทศบาลตำบลพังโคนศรีจำปา ได้", REGISTRY, ["เทศบาลตำบลพังโคนศรีจำปา"]),
        ("เทศบาลตำบลพังโคนศรีจำปา ได้", None, []),
        ("เทศบาลตำบลพังโคนได้", REGISTRY, []),
        ("เทศบาลตำบลฉลุงเหนือได้", REGISTRY, ["เทศบาลตำบลฉลุงเหนือ"]),
        ("เทศบาลตำบลฉลุงเหนือได้", None, []),
        ("เทศบาลตำบล ฉลุงเหนือ ได้", REGISTRY, ["เทศบาลตำบลฉลุงเหนือ"]),
        ("เทศบาลตำบลสามัคคีได้", REGISTRY, []),
        ("เทศบาลตำบลสามัคคี อำเภอเมือง", REGISTRY, ["เทศบาลตำบลสามัคคี"]),
        ("เทศบาลตำบลเลยกำหนดเวลา", REGISTRY, []),
        ("เทศบาลตำบลหนองโพรงได้", REGISTRY, ["เทศบาลตำบลหนองโพรง"]),
    ],
)
def test_a_register_knows_the_longest_name(
    text: str, registry: Registry | None, names: list[str]
) -> None:
    found = read_names(text, "เทศบาลตำบลพังโคน", registry)
    assert [n.full_name for n in found if n is not None] == names


def test_the_register_reaches_the_findings() -> None:
    pages = write_pages("เทศบาลตำบลฉลุงเหนือได้จัดอบรม")
    document = build_document(pages)
    known = build_registry(
        [("องค์การบริหารส่วนตำบลทุ่งสมมุติ", "แพร่", "เมืองแพร่"), ("เทศบาลตำบลฉลุงเหนือ", "แพร่", "เมืองแพร่")]
    )
    for registry, count in ((None, 0), (known, 1)):
        findings = judge_plan(document, TEMPLATES, registry=registry).findings
        assert sum(f.code == "foreign_organisation" for f in findings) == count


def test_the_templates_own_words_are_no_topic_that_allows_names() -> None:
    texts = [w for s in NEWEST.sections for e in s.elements for w in (e.canonical, *e.variants)]
    assert not [text for text in texts if TOPICS.search(text)]


def test_special_organisations_have_no_type_word() -> None:
    identity = Identity("เมืองพัทยา", OrganisationType.SPECIAL)
    assert read_own(identity) is None
