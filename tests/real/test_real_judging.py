"""Verdicts on real files, which are not part of the project."""

import csv
from pathlib import Path

import pytest

from pipeline.audit import judge_plan, read_plan
from pipeline.judging.identity import identify_plan, load_registry
from pipeline.judging.names import NO_NAME
from pipeline.judging.template import load_templates
from pipeline.model import Analysis, SectionStatus, Verdict
from pipeline.reading.read import OcrMode, ReadingSettings

SHARED = Path(__file__).parents[2].parent / "shared"
REAL = SHARED / "real"
TEMPLATES = load_templates()

pytestmark = pytest.mark.skipif(
    not REAL.is_dir(), reason="the real files are kept outside the project"
)


def audit(name: str) -> Analysis:
    settings = ReadingSettings(ocr=OcrMode.NEVER)
    document = read_plan(REAL / name, TEMPLATES, name=name, settings=settings)
    return judge_plan(document, TEMPLATES)


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_a_plan_of_2555_is_held_against_its_own_edition(suffix: str) -> None:
    analysis = audit(f"saiyoi-manpower-2555-2557.{suffix}")
    identity = analysis.identity
    assert (identity.organisation, identity.amphoe, identity.province) == (
        "องค์การบริหารส่วนตำบลไทรย้อย",
        "เด่นชัย",
        "แพร่",
    )
    assert (identity.period_start, identity.period_end) == (2555, 2557)
    assert analysis.template == "manpower-plan-2555"
    judged = {
        j.element.id: j.verdict
        for j in analysis.judgements
        if j.verdict is not Verdict.NOT_APPLICABLE
    }
    assert judged.pop("expected_outcome") is Verdict.PARTIAL
    assert len(judged) == 4
    assert set(judged.values()) == {Verdict.PRESENT}


def test_the_section_is_the_body_and_not_the_contents_page() -> None:
    section = next(
        s for s in audit("saiyoi-manpower-2555-2557.pdf").sections if s.key == "s12_development"
    )
    assert (section.status, section.page_first, section.page_last) == (SectionStatus.FOUND, 21, 21)
    assert section.number == "12"


def test_a_document_that_speaks_of_the_pillars_is_not_taken_for_the_section() -> None:
    analysis = audit("phichai-national-strategy.pdf")
    section = next(s for s in analysis.sections if s.key == "s12_development")
    assert section.status is SectionStatus.NOT_IN_FILE
    assert {j.verdict for j in analysis.judgements} <= {
        Verdict.NOT_APPLICABLE,
        Verdict.UNREADABLE,
    }
    assert not analysis.findings


def test_a_register_completes_what_the_file_does_not_say() -> None:
    registry = load_registry(SHARED / "lgo" / "organisations-2017-03.csv")
    seed = Path(__file__).parents[1] / "cases" / "seed_clean.txt"
    document = read_plan(seed, TEMPLATES, name=seed.name, settings=ReadingSettings())
    identity = identify_plan(document, registry)
    assert (identity.amphoe, identity.province) == ("พังโคน", "สกลนคร")


def test_no_name_or_amphoe_of_the_register_is_taken_for_running_text() -> None:
    with (SHARED / "lgo" / "organisations-2017-03.csv").open(encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) > 7_000
    taken = {
        row[key] for row in rows for key in ("name_th", "amphoe_th") if NO_NAME.match(row[key])
    }
    assert taken <= {"กรุงเทพมหานคร", "เมืองพัทยา"}


def test_contents_and_body_of_a_real_plan_differ_where_the_eye_sees_it() -> None:
    findings = audit("saiyoi-manpower-2555-2557.pdf").findings
    differ = [(f.section, f.found) for f in findings if f.code == "contents_differ"]
    assert [section for section, _ in differ] == [
        *("s04_problems", "s07_summary", "s09_cost", "s10_chart"),
        *("s11_assignment", "s12_development", "s13_ethics"),
    ]
    assert dict(differ)["s10_chart"] == "10"
    assert dict(differ)["s09_cost"] == ""  # listed on pages that are not in the file


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_changes_that_a_real_table_does_not_follow_are_told(suffix: str) -> None:
    findings = audit(f"saiyoi-manpower-2555-2557.{suffix}").findings
    told = [(f.found, f.expected) for f in findings if f.code == "total_differs"]
    assert told == [("2555: 1", "1 +1 = 2")] * 2


def test_no_other_real_file_brings_findings_on_contents_years_or_tables() -> None:
    codes = ("contents_", "section_missing", "period_", "cost_", "total_", "table_")
    for path in sorted(REAL.glob("*.pdf"), key=lambda p: p.stat().st_size)[:5]:
        found = [f for f in audit(path.name).findings if f.code.startswith(codes)]
        assert found == [], path.name
