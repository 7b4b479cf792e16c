"""What a busy reader should see first, drawn from the tables of a run."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pandas as pd

from pipeline.model import SectionStatus, Severity, Status, Template, Verdict
from pipeline.reporting.cells import format_number
from pipeline.reporting.tables import Frames

# So many plans are named on the first sheet: what fits under the numbers on one page.
FIRST_LOOKS: Final = 15

APPLICABLE: Final = (
    Verdict.PRESENT,
    Verdict.PARTIAL,
    Verdict.MISSING,
    Verdict.CONTRADICTED,
    Verdict.UNREADABLE,
)


@dataclass(frozen=True, slots=True)
class FirstLook:
    """A plan worth opening first, and what speaks for it."""

    document: str
    organisation: str
    score: str
    contradicted: int
    missing: int
    unreadable: int
    high_findings: int


@dataclass(frozen=True, slots=True)
class ElementCount:
    """How the plans do with one element; `counts` follow `APPLICABLE`."""

    section: str
    element: str
    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many plans the element applies to."""
        return sum(self.counts)

    @property
    def found_share(self) -> float | None:
        """Share of them that have it whole, of 1; None where it applies to none."""
        return self.counts[0] / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers, the plans and the elements of the first sheet."""

    numbers: tuple[tuple[str, str], ...]
    first_looks: tuple[FirstLook, ...]
    elements: tuple[ElementCount, ...]


def summarise_run(frames: Frames, templates: Iterable[Template]) -> Summary:
    """Draw the first sheet from the tables."""
    return Summary(
        numbers=tuple(_count_files(frames["documents"])),
        first_looks=tuple(_choose_first_looks(frames["documents"], frames["findings"])),
        elements=tuple(count_elements(frames["elements"], templates)),
    )


def tell_score(low: float | None, high: float | None) -> str:
    """Say a score, as a range where unreadable pages leave it open.

    >>> tell_score(86.0, 86.0), tell_score(40.0, 100.0), tell_score(None, None)
    ('86', '40–100', '')
    """
    if low is None or high is None or pd.isna(low):
        return ""
    return format_number(low) if low == high else f"{format_number(low)}–{format_number(high)}"


def count_elements(elements: pd.DataFrame, templates: Iterable[Template]) -> list[ElementCount]:
    """Count the verdicts on each element, in the order of the templates."""
    counted = elements.groupby(["section", "element", "verdict"], sort=False).size().to_dict()
    names = {(s, e): n for s, e, n in _name_elements(elements, templates)}
    return [
        ElementCount(
            section,
            element,
            name,
            tuple(int(counted.get((section, element, v.value), 0)) for v in APPLICABLE),
        )
        for (section, element), name in names.items()
    ]


def _name_elements(
    elements: pd.DataFrame, templates: Iterable[Template]
) -> Iterable[tuple[str, str, str]]:
    """List the elements that were judged: in template order, then in order of appearance."""
    seen = elements.drop_duplicates(["section", "element"])
    judged = dict(
        zip(zip(seen["section"], seen["element"], strict=True), seen["name_th"], strict=True)
    )
    for template in templates:
        for section in template.sections:
            for element in section.elements:
                if judged.pop((section.key, element.id), None) is not None:
                    yield section.key, element.id, element.name_th
    for (section_key, element_id), name in judged.items():
        yield section_key, element_id, name


def _count_files(documents: pd.DataFrame) -> Iterable[tuple[str, str]]:
    status = documents["status"].value_counts()
    judged = documents[documents["template"].notna()]
    absent = int(status.get(Status.NO_FILE.value, 0))
    found = int((judged["section_found"] == SectionStatus.FOUND.value).sum())
    yield "ไฟล์ทั้งหมด", f"{len(documents) - absent:,}"
    yield "ประเมินได้ครบ", f"{status.get(Status.OK.value, 0):,}"
    yield "ประเมินได้ มีข้อจำกัด", f"{status.get(Status.PARTIAL.value, 0):,}"
    yield "อ่านไม่ได้", f"{status.get(Status.FAILED.value, 0):,}"
    if absent:
        yield "อยู่ในบัญชีรายชื่อ แต่ไม่มีไฟล์", f"{absent:,}"
    yield "พบหัวข้อที่ตรวจในไฟล์", f"{found:,} จาก {len(judged):,}"
    scored = documents["score"].dropna()
    yield "ไม่มีรายการที่ใช้กับไฟล์", f"{len(judged) - len(scored):,}"
    # A score that unreadable pages leave open says nothing about the plan's words.
    closed = documents["score_low"] == documents["score_high"]
    scored = documents[closed]["score"]
    if len(scored):
        middle = f"{scored.median():.1f} ({scored.min():.1f}–{scored.max():.1f})"
        yield "คะแนนกลาง (ต่ำสุด–สูงสุด)", middle


def _choose_first_looks(documents: pd.DataFrame, findings: pd.DataFrame) -> Iterable[FirstLook]:
    """Choose the plans with contradictions, grave findings, then the lowest scores."""
    judged = documents[documents["score"].notna()].copy()
    grave = findings[findings["severity"] == Severity.HIGH.value]["document"].value_counts()
    judged["high"] = judged["document"].map(grave).fillna(0).astype(int)
    worth_it = (judged["score_low"] < 100) | (judged["high"] > 0)
    # By the best that is possible: pages that could not be read speak against nobody.
    order = ["contradicted", "high", "score_high", "document"]
    ranked = judged[worth_it].sort_values(order, ascending=[False, False, True, True])
    for row in ranked.head(FIRST_LOOKS).to_dict(orient="records"):
        yield FirstLook(
            document=row["document"],
            organisation=row["organisation"] or "",
            score=tell_score(row["score_low"], row["score_high"]),
            contradicted=int(row["contradicted"]),
            missing=int(row["missing"]),
            unreadable=int(row["unreadable"]),
            high_findings=int(row["high"]),
        )
