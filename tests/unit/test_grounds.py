"""To which statement a name, a blank or another's word belongs: what follows what."""

import pytest

from pipeline.judging.findings.case import Case
from pipeline.judging.findings.grounds import statement_at
from pipeline.model import Span
from tests.builders import build_document
from tests.plans import NEWEST, canonical_texts, judge_all, write_plan, write_section

MARK = "เทศบาลตำบลบ้านแหลม"

CASES = [
    ("begins its statement", "good_governance_lead_in", "โดยกำหนด", f"โดย{MARK}กำหนด"),
    ("begins it after a blank", "good_governance_lead_in", "โดยกำหนด", f"โดย {MARK} กำหนด"),
    ("acts before the verb", "pillar_modern_innovation", "ต้องทำงาน", f"{MARK} ต้องทำงาน"),
    ("owns at the end", "three_year_cycle", "กำลัง ๓ ปี", f"กำลัง ๓ ปี ของ{MARK}"),
    ("stands in brackets at the end", "three_year_cycle", "กำลัง ๓ ปี", f"กำลัง ๓ ปี ({MARK})"),
    ("runs on at the end", "pillar_open_transparency", "ทำงานได้", f"ทำงานได้ผ่าน{MARK}"),
    ("ends before the last words", "development_methods", "เป็นต้น", f"งานของ{MARK} เป็นต้น"),
    ("takes the template's place", "national_policy_thailand_4", "{organisation}", MARK),
    ("takes its last place", "expected_outcome", "แก่{organisation}", f"แก่{MARK}"),
    ("stands in the middle", "development_purpose", "ความรู้ ทักษะ", f"ความรู้ของ{MARK} ทักษะ"),
]


@pytest.mark.parametrize(
    ("element", "old", "new"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_words_belong_to_their_statement(element: str, old: str, new: str) -> None:
    texts = canonical_texts()
    assert old in texts[element]
    texts[element] = texts[element].replace(old, new)
    document = build_document(write_plan(write_section(texts)))
    identity, sections, judgements, _ = judge_all(document)
    section = next(s for s in sections if s.key == "s12_development")
    case = Case(document, NEWEST, sections, judgements, identity, ())
    start = document.text.index(MARK)
    found = statement_at(case, section, Span(start, start + len(MARK)))
    assert found is not None
    assert found.element.id == element


def test_a_line_of_its_own_belongs_to_none() -> None:
    texts = canonical_texts()
    texts["five_curricula"] += f"\n{'ก' * 60}\n{MARK}"
    document = build_document(write_plan(write_section(texts)))
    identity, sections, judgements, _ = judge_all(document)
    section = next(s for s in sections if s.key == "s12_development")
    case = Case(document, NEWEST, sections, judgements, identity, ())
    start = document.text.index(MARK)
    assert statement_at(case, section, Span(start, start + len(MARK))) is None
