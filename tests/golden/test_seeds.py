"""The two sample sections, judged whole: one as extracted from a PDF, one clean."""

from pathlib import Path

import pytest

from pipeline.audit import audit_plan
from pipeline.judging.score import score_judgements
from pipeline.judging.template import load_templates
from pipeline.model import Analysis, OrganisationType, Score, Verdict

CASES = Path(__file__).parents[1] / "cases"
TEMPLATES = load_templates()


def judge_seed(name: str) -> Analysis:
    return audit_plan(CASES / name, TEMPLATES)


@pytest.fixture(scope="module")
def broken() -> Analysis:
    return judge_seed("seed_broken.txt")


@pytest.fixture(scope="module")
def clean() -> Analysis:
    return judge_seed("seed_clean.txt")


def not_present(analysis: Analysis) -> dict[str, Verdict]:
    return {
        j.element.id: j.verdict for j in analysis.judgements if j.verdict is not Verdict.PRESENT
    }


def pairs(analysis: Analysis, *codes: str) -> set[tuple[str, str]]:
    return {(f.found, f.expected) for f in analysis.findings if f.code in codes}


def test_the_clean_section_has_everything_but_the_optional_preamble(clean: Analysis) -> None:
    assert not_present(clean) == {"conduct_preamble": Verdict.MISSING}
    assert score_judgements(clean.judgements) == Score(100.0, 100.0, 100.0, 100.0)


def test_the_broken_section_lacks_three_elements(broken: Analysis) -> None:
    assert not_present(broken) == dict.fromkeys(
        ("local_service_to_4_0", "training_frequency", "five_curricula"), Verdict.MISSING
    )
    assert score_judgements(broken.judgements) == Score(86.0, 95.6, 86.0, 86.0)


def test_whose_plan_it_is(broken: Analysis, clean: Analysis) -> None:
    assert broken.identity.organisation == "องค์การบริหารส่วนตำบลบางแค"
    assert broken.identity.organisation_type is OrganisationType.TAO
    assert clean.identity.organisation == "เทศบาลตำบลพังโคน"
    assert clean.identity.organisation_type is OrganisationType.SUBDISTRICT_MUNICIPALITY
    assert broken.edition == clean.edition == 2561


def test_every_error_of_the_broken_section_is_found_and_no_damage_is_charged(
    broken: Analysis,
) -> None:
    assert pairs(broken, "misspelling") == {
        ("ทัศคติ", "ทัศนคติ"),
        ("ประสิทธิปผล", "ประสิทธิผล"),
        ("ด้อง", "ต้อง"),
        ("ติจิทัล", "ดิจิทัล"),
        ("บริการสาธารณ", "บริการสาธารณะ"),
        ("ผลมผลาน", "ผสมผสาน"),
        ("ประยุกค์", "ประยุกต์"),
        ("การ", "กับ"),
    }
    assert pairs(broken, "spelling_variant") == {
        ("อินเตอร์เน็ต", "อินเทอร์เน็ต"),
        ("เว็ปไซด์", "เว็บไซต์"),
        ("แอปพลิเคชั่น", "แอปพลิเคชัน"),
    }
    doubled = {f.found for f in broken.findings if f.code == "duplicated_words"}
    assert doubled == {"ที่ภาครัฐที่ภาครัฐ"}
    assert pairs(broken, "changed_word", "lost_words") == {("วิธี", "วิธีการ")}
    skipped = [f for f in broken.findings if f.code == "lost_clause"]
    assert [(f.element, f.found) for f in skipped] == [("local_service_to_4_0", "เช่นกัน")]
    numbers = [f for f in broken.findings if f.code == "section_number"]
    assert [(f.element, f.found) for f in numbers] == [("section_heading", "")]


def test_the_clean_section_has_only_its_own_error(clean: Analysis) -> None:
    assert [(f.code, f.found, f.expected) for f in clean.findings] == [
        ("misspelling", "ประชาชน", "ประชา")
    ]


def test_nothing_the_template_itself_spells_oddly_is_charged(
    broken: Analysis, clean: Analysis
) -> None:
    for analysis in (broken, clean):
        assert not any("เตรียมการณ์" in f.found for f in analysis.findings)
