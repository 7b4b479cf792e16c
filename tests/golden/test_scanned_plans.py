"""Scanned plans, read from their pictures, against what is true about the plans scanned.

The verdicts on a scan are those on the text it was made from: recognition may lose a few,
but it may not praise what is not there, nor accuse of what is.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.audit import audit_plan
from pipeline.judging.template import load_templates
from pipeline.model import Analysis
from pipeline.reading.ocr import find_engine

CORPUS: Final = Path(__file__).parents[2] / "corpus"
TRUTHS: Final[dict[str, dict[str, Any]]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((CORPUS / "truth").iterdir())
}
SCANS: Final = [name for name, truth in TRUTHS.items() if "scan_of" in truth]
ENOUGH: Final = 0.95
"""Share of the elements whose verdict must be that of the text: one of 25 may differ."""
IDENTITY: Final = (
    "organisation", "organisation_type", "amphoe", "province", "period_start", "period_end",
)  # fmt: skip

needs_engine = pytest.mark.skipif(
    find_engine(None) is None, reason="Tesseract's Thai model is absent: no picture can be read"
)


@dataclass(frozen=True)
class Audited:
    """A scan as it was audited, its truth, and the verdicts on the plan that was scanned."""

    analysis: Analysis
    truth: dict[str, Any]
    wanted: dict[str, str]

    @property
    def found(self) -> dict[str, str]:
        return {j.element.id: j.verdict.value for j in self.analysis.judgements}


@pytest.fixture(scope="module", params=SCANS, ids=lambda name: name[:3])
def scan(request: pytest.FixtureRequest) -> Audited:
    truth = TRUTHS[request.param]
    source = TRUTHS[truth["scan_of"]]["verdicts"]
    return Audited(
        audit_plan(CORPUS / "plans" / truth["file"], load_templates()),
        truth,
        {element: entry["verdict"] for element, entry in source.items()},
    )


def test_there_are_scans_of_every_manner() -> None:
    pages = [page for name in SCANS for page in TRUTHS[name]["pages"]]
    assert {page["kind"] for page in pages} == {"text", "image", "image_with_nonsense", "blank"}
    assert {90, 180} <= {page.get("turned") for page in pages}
    assert max(len(page["source_pages"]) for page in pages) == 2
    assert max(len(TRUTHS[name]["pages"]) for name in SCANS) >= 60


@needs_engine
def test_section_12_stands_on_the_pages_of_its_truth(scan: Audited) -> None:
    truth = scan.truth["sections"]["s12_development"]
    found = next(s for s in scan.analysis.sections if s.key == "s12_development")
    wanted = (truth["status"], truth["page_first"], truth["page_last"])
    assert (found.status.value, found.page_first, found.page_last) == wanted


@needs_engine
def test_sections_that_were_found_begin_on_the_pages_of_their_truth(scan: Audited) -> None:
    """Pages that nobody needed may be left unread; what was found must be right."""
    wanted = {key: s.get("page_first") for key, s in scan.truth["sections"].items()}
    found = {s.key: s.page_first for s in scan.analysis.sections if s.page_first is not None}
    assert found == {key: wanted[key] for key in found}


@needs_engine
def test_verdicts_are_those_on_the_plan_that_was_scanned(scan: Audited) -> None:
    other = {e: (scan.found[e], v) for e, v in scan.wanted.items() if scan.found[e] != v}
    assert len(other) <= (1 - ENOUGH) * len(scan.wanted), other


@needs_engine
def test_a_scan_is_never_praised_for_what_the_plan_lacks(scan: Audited) -> None:
    praised = {e: v for e, v in scan.wanted.items() if scan.found[e] == "present" != v}
    assert praised == {}


@needs_engine
def test_a_scan_is_never_accused_of_lacking_what_the_plan_has(scan: Audited) -> None:
    accused = {
        e: scan.found[e]
        for e, verdict in scan.wanted.items()
        if verdict == "present" and scan.found[e] in {"missing", "contradicted"}
    }
    assert accused == {}


@needs_engine
def test_findings_on_a_scan_were_planted(scan: Audited) -> None:
    """A misread letter is not the author's misspelling."""
    planted = {(p["code"], p["element"]) for p in scan.truth["planted"]}
    findings = [(f.code, f.element, f.found) for f in scan.analysis.findings]
    assert [f for f in findings if f[:2] not in planted] == []


@needs_engine
def test_whose_plan_it_is_is_known_or_left_open(scan: Audited) -> None:
    identity = {key: getattr(scan.analysis.identity, key) for key in IDENTITY}
    wrong = {k: v for k, v in identity.items() if v is not None and v != scan.truth[k]}
    assert wrong == {}
    for key in ("organisation_type", "period_start"):
        assert identity[key] == scan.truth[key]
