"""The sample plans against their truth: every row of it.

The truth was laid down by the generator before any reader saw the plans, so what stands
here is the program's error on plans of known content, not a picture of its own output.
"""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.audit import judge_plan, read_plan
from pipeline.judging.score import score_judgements
from pipeline.judging.template import load_templates
from pipeline.model import Analysis, Document, Finding
from pipeline.reading.read import OcrMode, ReadingSettings

CORPUS: Final = Path(__file__).parents[2] / "corpus"
CONTENTS: Final = "สารบัญ"
PLANS: Final = sorted(path.name for path in (CORPUS / "plans").iterdir())

# Defects that show in a verdict, not in a finding.
SHOWN_BY_VERDICTS: Final = {"deleted", "partial_list", "reworded", "shortened"}
# A word shortened by the author shows as another word than the template's.
SHOWN_AS: Final = {"shortened": "changed_word"}
# Letters that text alone cannot prove: where two kinds of damage meet in one word.
UNPROVABLE: Final = {"016-tao-huaihinngam-2567-extracted-text.txt": 18}


@cache
def read_truth(plan: str) -> dict[str, Any]:
    path = CORPUS / "truth" / (Path(plan).stem + ".json")
    truth: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return truth


@cache
def audit(plan: str) -> tuple[Document, Analysis]:
    settings = ReadingSettings(ocr=OcrMode.NEVER)
    document = read_plan(CORPUS / "plans" / plan, load_templates(), name=plan, settings=settings)
    return document, judge_plan(document, load_templates())


@pytest.mark.parametrize("plan", PLANS)
def test_identity_is_the_planted_one(plan: str) -> None:
    truth, identity = read_truth(plan), audit(plan)[1].identity
    if len(truth["pages"]) == 1:
        pytest.skip("a section without its cover says nothing of place and period")
    keys = ("organisation", "organisation_type", "amphoe", "province", "period_start", "period_end")
    found = {k: getattr(identity, k) for k in keys}
    if "scan_of" in truth:  # the cover is a picture: what is not known is not claimed
        found = {k: truth[k] if value is None else value for k, value in found.items()}
    assert found == {k: truth[k] for k in keys}


@pytest.mark.parametrize("plan", PLANS)
def test_template_is_that_of_the_edition(plan: str) -> None:
    assert audit(plan)[1].template == read_truth(plan)["template"]


@pytest.mark.parametrize("plan", PLANS)
def test_sections_stand_where_they_were_put(plan: str) -> None:
    truth = read_truth(plan)
    listed = any(is_readable_contents(page) for page in truth["pages"])
    wanted = {key: section_place(s, listed=listed) for key, s in truth["sections"].items()}
    found = {
        s.key: (s.status.value, s.number, s.page_first, s.page_last)
        for s in audit(plan)[1].sections
    }
    assert {key: found[key] for key in wanted} == wanted


def is_readable_contents(page: dict[str, Any]) -> bool:
    return page["kind"] == "text" and str(page["text"]).startswith(CONTENTS)


def section_place(section: dict[str, Any], *, listed: bool) -> tuple[Any, ...]:
    """Without OCR, a heading on a picture is known from the contents page at most."""
    if not section.get("heading_readable", True):
        return "only_in_contents" if listed else "not_in_file", None, None, None
    return tuple(section.get(key) for key in ("status", "number", "page_first", "page_last"))


@pytest.mark.parametrize("plan", PLANS)
def test_verdicts_and_their_pages_are_the_planted_ones(plan: str) -> None:
    wanted = {key: place(verdict) for key, verdict in read_truth(plan)["verdicts"].items()}
    found = {
        j.element.id: (j.verdict.value, j.evidence.page if j.evidence else None)
        for j in audit(plan)[1].judgements
    }
    assert found == wanted


def place(verdict: dict[str, Any]) -> tuple[str, int | None]:
    """Only what was found has a page."""
    has_page = verdict["verdict"] in {"present", "partial", "contradicted"}
    return verdict["verdict"], verdict.get("page") if has_page else None


@pytest.mark.parametrize("plan", PLANS)
def test_scores_follow(plan: str) -> None:
    wanted, score = read_truth(plan)["score"], score_judgements(audit(plan)[1].judgements)
    for key in ("full", "core", "low", "high"):
        if wanted[key] is not None:
            assert getattr(score, key) == pytest.approx(wanted[key], abs=0.05), key


@pytest.mark.parametrize("plan", PLANS)
def test_planted_defects_become_findings(plan: str) -> None:
    planted = [
        (p["code"], p["element"])
        for p in read_truth(plan)["planted"]
        if p["code"] not in SHOWN_BY_VERDICTS and p.get("readable", True)
    ]
    missed = Counter(planted) - Counter((f.code, f.element) for f in audit(plan)[1].findings)
    assert not missed


@pytest.mark.parametrize("plan", PLANS)
def test_nobody_is_accused_of_what_was_not_planted(plan: str) -> None:
    planted = {
        (SHOWN_AS.get(p["code"], p["code"]), p["element"]) for p in read_truth(plan)["planted"]
    }
    findings = audit(plan)[1].findings
    assert not [describe(f) for f in findings if (f.code, f.element) not in planted]


def describe(finding: Finding) -> str:
    """Say enough to find the place."""
    return f"{finding.code} {finding.element}: {finding.found} (expected {finding.expected})"


@pytest.mark.parametrize("plan", PLANS)
def test_pages_hold_the_characters_that_were_set(plan: str) -> None:
    document, strange, before = audit(plan)[0], 0, ""
    for page, truth in zip(document.pages, read_truth(plan)["pages"], strict=True):
        wanted = truth["text"]
        if truth["kind"] not in {"text", "blank"}:
            assert not page.is_readable, page.number
            continue
        text = document.text[page.span.start : page.span.end]
        if plan.endswith(".txt"):  # the marks of Markdown are facts of the page
            text += "".join(mark for mark in page.furniture if mark.strip("#-") == "")
        versions = [wanted]
        if plan.endswith(".docx"):
            versions.append(drop_repeated_head(wanted, before))
        strange += min(count_differences(text, version) for version in versions)
        before = truth["text"]
    assert strange == UNPROVABLE.get(plan, 0)


@pytest.mark.parametrize("plan", PLANS)
def test_no_letter_is_called_damaged_that_is_not(plan: str) -> None:
    """Words that go on in the next line of a cell look broken off and are whole."""
    damaged = {page.number for page in audit(plan)[0].pages if "damaged_letters" in page.reasons}
    assert bool(damaged) == (plan in UNPROVABLE), damaged


def drop_repeated_head(text: str, before: str) -> str:
    """Word repeats the head of a table that goes on over a page; in the file it stands once."""
    first, _, rest = text.partition("\n")
    return rest if "\t" in first and first in before.split("\n") else text


def count_differences(text: str, wanted: str) -> int:
    """Count the letters lost or made up, in whatever order."""
    found, right = letters_of(text), letters_of(wanted)
    return ((found - right) | (right - found)).total()


def letters_of(text: str) -> Counter[str]:
    """Count characters without blanks and the leaders of contents pages."""
    return Counter(c for c in re.sub(r"\.{2,}", "", text) if not c.isspace())


@pytest.mark.parametrize("plan", PLANS)
def test_printed_page_numbers_are_known(plan: str) -> None:
    if plan.endswith(".docx"):
        pytest.skip("the numbers of a Word file's pages are made on paper")
    document = audit(plan)[0]
    for page, truth in zip(document.pages, read_truth(plan)["pages"], strict=True):
        if truth["kind"] == "text":
            assert page.printed_number == truth["printed_page"], page.number
