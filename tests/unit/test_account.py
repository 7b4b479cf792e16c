"""An account of one verdict: what was looked for, what was found, why; in words for a clerk."""

import pytest

from pipeline.audit import judge_plan
from pipeline.cli.arguments import find_language
from pipeline.judging.contrast import contrast_words
from pipeline.model import Analysis, Document
from pipeline.reporting.account import Account, Language
from pipeline.reporting.plan_page import describe_plan
from tests.builders import build_document
from tests.builders_reporting import build_outcome
from tests.plans import ELEMENTS, NEWEST, TEMPLATES, canonical_texts, write_plan, write_section

CANONICAL = canonical_texts()
BY_ID = {element.id: element for element in ELEMENTS}


def judge_mixed() -> tuple[Document, Analysis]:
    """Judge a plan with one element of each kind: present, contradicted, missing."""
    texts = {k: v for k, v in CANONICAL.items() if k != "five_curricula"}
    texts["three_year_cycle"] = texts["three_year_cycle"].replace("ระยะเวลา ๓ ปี", "ระยะเวลา ๕ ปี")
    document = build_document(write_plan(write_section(texts)))
    return document, judge_plan(document, TEMPLATES)


def tell(name: str, language: Language) -> str:
    document, analysis = judge_mixed()
    account = Account(document, analysis, NEWEST, language)
    judgement = next(j for j in analysis.judgements if j.element.id == name)
    return "\n".join(account.tell(judgement))


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("development_purpose", Language.THAI, ["✓ พบ", "ตรงกับแบบทุกคำ", "หน้า 14", "80%"]),
        (
            "development_purpose",
            Language.ENGLISH,
            ["✓ present", "by word the same", "Page 14"],
        ),
        (
            "three_year_cycle",
            Language.THAI,
            ["⚠ ขัดกับแบบ", "แบบ: โดยมีระยะเวลา [๓] ปี", "แผน: โดยมีระยะเวลา [๕] ปี", "ตัวเลขสำคัญต่าง"],
        ),
        ("three_year_cycle", Language.ENGLISH, ["⚠ contradicted", "[๕]", "binding number"]),
        (
            "five_curricula",
            Language.THAI,
            ["✗ ไม่พบ", "ค้นหาในหน้า 14", "ข้อความใกล้เคียงที่สุด หน้า 14", "การพัฒนา ๕ ด้าน"],
        ),
        (
            "five_curricula",
            Language.ENGLISH,
            ["✗ missing", "Searched: page 14", "nearest passage stands on page 14", "not found"],
        ),
    ],
)
def test_an_account_says_what_was_looked_for_and_found_and_why(
    name: str, language: Language, said: list[str]
) -> None:
    told = tell(name, language)
    for words in said:
        assert words in told, words


def test_an_account_tells_the_stages_before() -> None:
    told = tell("three_year_cycle", Language.THAI)
    assert "พบจากชื่อหัวข้อ" in told
    assert "หัวข้อก่อนหน้า: บัญชีแสดงจัดคน" in told
    assert "หัวข้อถัดไป: ประกาศคุณธรรม" in told
    assert "รายการถัดไปในแบบ: การพัฒนา ๕ ด้าน (พบ หน้า 14)" in told


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("ทัศนคติ", "ทัศคติ", [("ทัศนคติ", "ทัศคติ")]),
        ("ทักษะ ", "", [("ทักษะ", "")]),
        ("มีคุณธรรม", "ไม่มีคุณธรรม", [("", "ไม่")]),
    ],
)
def test_a_contrast_shows_the_words_that_differ(
    old: str, new: str, pieces: list[tuple[str, str]]
) -> None:
    element = BY_ID["development_purpose"]
    assert old in element.canonical
    contrast = contrast_words(element, element.canonical.replace(old, new))
    assert contrast is not None
    differ = [p for p in contrast.pieces if not p.is_same]
    assert [(p.expected.strip(), p.found.strip()) for p in differ] == pieces


@pytest.mark.parametrize("name", ["three_year_cycle", "expected_outcome", "training_frequency"])
def test_blanks_digits_and_the_plans_own_words_are_no_difference(name: str) -> None:
    element = BY_ID[name]
    text = element.canonical.replace("๓", "3").replace("๑", "1").replace(" ", "  ")
    text = text.replace("{organisation}", "เทศบาลตำบลทุ่งสมมุติ").replace("{personnel}", "พนักงานเทศบาล")
    contrast = contrast_words(element, text)
    assert contrast is not None
    assert contrast.is_same, [p for p in contrast.pieces if not p.is_same]


def test_a_contrast_joined_again_is_the_wording_and_the_passage() -> None:
    for element in ELEMENTS:
        contrast = contrast_words(element, element.canonical)
        assert contrast is not None
        assert contrast.is_same, element.id


def test_the_page_of_a_plan_shows_where_a_missing_element_was_looked_for() -> None:
    document, analysis = judge_mixed()
    page = describe_plan(build_outcome(document.path, analysis), analysis)
    assert "ค้นหาในหน้า 14 คุณภาพการอ่านต่ำสุด 1.00" in page
    assert "ข้อความใกล้เคียงที่สุด: หน้า 14" in page


@pytest.mark.parametrize(
    ("name", "language"), [("th_TH.UTF-8", "th"), ("en_US.UTF-8", "en"), ("C", "en")]
)
def test_the_language_is_that_of_the_system(
    name: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", name)
    assert find_language() == language
