"""Search: a verdict against a plan says where was looked, and what came nearest."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.audit import judge_plan
from pipeline.batch.packing import encode_json, pack_value, unpack_value
from pipeline.model import Analysis, Verdict
from pipeline.text.letters import fold_key
from tests.builders import build_document
from tests.plans import (
    TEMPLATES,
    canonical_texts,
    judge,
    judge_all,
    write_plan,
    write_section,
)

CANONICAL = canonical_texts()

# element cut out -> the element whose words come nearest.
NEAREST = {
    "five_curricula": "five_development_areas",
    "pillar_modern_heading": "pillar_modern_agility",  # “… มีขีดสมรรถนะสูง และปรับตัว …”
    "pillar_citizen_heading": "good_governance_lead_in",  # “… ประชาชนเป็นหลัก”
}


def without(*names: str) -> list[str]:
    return write_plan(write_section({k: v for k, v in CANONICAL.items() if k not in names}))


@pytest.mark.parametrize(("name", "near"), NEAREST.items())
def test_the_nearest_passage_is_where_a_person_would_look(name: str, near: str) -> None:
    found = judge(build_document(without(name)))
    search, other = found[name].search, found[near].evidence
    assert search is not None
    assert search.nearest is not None
    assert other is not None
    assert search.nearest.span.start < other.span.end
    assert other.span.start < search.nearest.span.end
    assert 0.5 < search.likeness < 0.9


def test_a_statement_that_lost_its_term_is_its_own_nearest_passage() -> None:
    whole = CANONICAL["training_frequency"]
    cut = whole.replace("อย่างน้อยปีละ ๑ ครั้ง", "")
    assert cut != whole
    document = build_document(write_plan(write_section({**CANONICAL, "training_frequency": cut})))
    search = judge(document)["training_frequency"].search
    assert search is not None
    assert search.nearest is not None
    assert search.likeness > 0.8
    assert "".join(search.nearest.quote.split()) in "".join(cut.split())


def test_a_search_names_its_pages_and_how_the_worst_was_read() -> None:
    lines = without("five_curricula")
    place = next(n for n, page in enumerate(lines) if page.startswith("๑๒."))
    head, _, tail = lines[place].partition("\n")
    document = build_document([*lines[:place], head, tail, *lines[place + 1 :]])
    pages = [replace(p, printed_number=f"{p.number + 10}") for p in document.pages]
    pages[place + 1] = replace(pages[place + 1], quality=0.9)
    search = judge(replace(document, pages=tuple(pages)))["five_curricula"].search
    assert search is not None
    assert (search.page_first, search.page_last) == (place + 1, place + 2)
    assert search.printed == (f"{place + 11}", f"{place + 12}")
    assert search.quality == 0.9


def test_only_verdicts_against_a_plan_are_searched() -> None:
    texts = {k: v for k, v in CANONICAL.items() if k != "five_curricula"}
    texts["three_year_cycle"] = texts["three_year_cycle"].replace("ระยะเวลา ๓ ปี", "ระยะเวลา ๕ ปี")
    for judgement in judge(build_document(write_plan(write_section(texts)))).values():
        against = judgement.verdict in (Verdict.MISSING, Verdict.PARTIAL, Verdict.CONTRADICTED)
        assert (judgement.search is not None) == against, judgement.element.id
        is_missing = judgement.verdict is Verdict.MISSING
        assert judgement.search is None or judgement.search.nearest is None or is_missing


@pytest.mark.parametrize("names", [(), ("development_methods",)])
def test_what_stands_elsewhere_is_told_with_its_page(names: Sequence[str]) -> None:
    pages = without("development_methods")
    pages[3] += "".join("\n" + CANONICAL[name] for name in names)
    _, _, judgements, findings = judge_all(build_document(pages))
    own = next(j for j in judgements if j.element.id == "development_methods")
    assert own.verdict is Verdict.MISSING
    assert own.search is not None
    pages_found = [
        f.evidence.page for f in findings if f.code == "present_elsewhere" and f.evidence
    ]
    assert (own.search.elsewhere is not None) == bool(names)
    assert ("หน้า 4" in own.reason_th) == ("page 4" in own.reason) == bool(names)
    assert pages_found == ([4] if names else [])


def test_every_key_wording_found_stands_where_it_is_said_to() -> None:
    document = build_document(write_plan(write_section(CANONICAL)))
    for judgement in judge(document).values():
        assert len(judgement.terms_at) == len(judgement.terms_found)
        for term, span in zip(judgement.terms_found, judgement.terms_at, strict=True):
            quote = document.text[span.start : span.end]
            line = next(line for line in judgement.element.terms if line[0] == term)
            assert fold_key(quote) in {fold_key(choice) for choice in line}, (term, quote)


def test_a_whole_plan_without_the_section_was_searched_from_first_to_last() -> None:
    document = build_document(write_plan(None))
    found = judge(document)["five_curricula"]
    assert found.verdict is Verdict.MISSING
    assert found.search is not None
    assert (found.search.page_first, found.search.page_last) == (1, len(document.pages))
    assert found.search.nearest is None


def test_an_analysis_stored_before_there_were_searches_is_read_back() -> None:
    analysis = judge_plan(build_document(without("five_curricula")), TEMPLATES)
    assert unpack_value(pack_value(analysis), Analysis) == analysis
    stored = json.loads(encode_json(analysis))
    for judgement in stored["judgements"]:
        del judgement["search"], judgement["terms_at"]
    older = unpack_value(pack_value(stored), Analysis)
    assert [j.verdict for j in older.judgements] == [j.verdict for j in analysis.judgements]
    assert {j.search for j in older.judgements} == {None}
