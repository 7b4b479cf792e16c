"""The plan's years where it names them: cover, headings, text, and the name of its file."""

from collections.abc import Iterator
from typing import Final

from pipeline.judging.claims import COLUMN, FRONT, HEADING, TEXT, find_claims, read_file_name
from pipeline.judging.findings.case import Case, report_finding
from pipeline.judging.findings.figures import is_restored
from pipeline.judging.findings.whereabouts import PROVEN
from pipeline.judging.periods import (
    USUAL_LENGTH,
    Period,
    find_periods,
    front_end,
    write_period,
)
from pipeline.judging.recognition import is_recognised
from pipeline.model import Finding, Severity, Span

FIRST_YEAR: Final = 2
"""Editions begin in years that leave this rest when divided by three: 2555, 2558, … 2567."""


WHERE: Final = {
    FRONT: ("หน้าแรก ๆ ", "on the front pages"),
    HEADING: ("หัวข้อ", "in a heading"),
    COLUMN: ("หัวตาราง", "over a column"),
    TEXT: ("เนื้อหา", "in the text"),
}
"""How the places of years are called to people."""


def check_periods(case: Case) -> Iterator[Finding]:
    """Report years that are not the plan's, where the plan gives its own, once for each place."""
    first, last = case.identity.period_start, case.identity.period_end
    if first is None or last is None:
        return
    chosen = (first, last)
    seen: set[tuple[str, str]] = set()
    for claim in find_claims(case.document, chosen, front=_find_front(case)):
        told = (claim.write(), claim.place)
        if told not in seen and not is_restored(case.document, claim.span, sure=PROVEN):
            seen.add(told)
            severity = Severity.LOW if claim.place == TEXT else Severity.MEDIUM
            yield report_mismatch(case, claim.span, told[0], WHERE[claim.place], severity)
    named = read_file_name(case.document, chosen)
    if named is not None:
        yield report_mismatch(case, None, named, ("ชื่อไฟล์", "in the file's name"))
    mentions = find_periods(case.document)
    own = next((m.span for m in mentions if m.period == chosen), None)
    if own is not None and not is_recognised(case.document, own):
        yield from _check_length(case, chosen, own)


def _find_front(case: Case) -> int:
    """Give where the front matter ends: at the first section at the latest."""
    starts = [section.span.start for section in case.sections if section.span is not None]
    return min([front_end(case.document), *starts])


def _check_length(case: Case, chosen: Period, span: Span) -> Iterator[Finding]:
    """Report a period that no edition of the plan has."""
    is_long = chosen[1] - chosen[0] != USUAL_LENGTH
    if not is_long and chosen[0] % (USUAL_LENGTH + 1) == FIRST_YEAR:
        return
    yield report_finding(
        case,
        ("period_unusual", Severity.LOW if is_long else Severity.INFO),
        span,
        words=(write_period(chosen), ""),
        messages=(
            f"แผน ๓ ปี แต่ระบุปี {write_period(chosen)}"
            if is_long
            else f"รอบของแผนมักเริ่มปี ๒๕๖๑, ๒๕๖๔, ๒๕๖๗ แต่แผนนี้ระบุปี {write_period(chosen)}",
            f"The plan's years are {write_period(chosen)}: "
            + ("not three." if is_long else "no usual edition begins then."),
        ),
    )


def report_mismatch(
    case: Case,
    span: Span | None,
    found: str,
    where: tuple[str, str],
    severity: Severity = Severity.MEDIUM,
) -> Finding:
    """Report a period that is not the plan's; `where` it stands, in Thai and English."""
    own = write_period((case.identity.period_start or 0, case.identity.period_end or 0))
    return report_finding(
        case,
        ("period_mismatch", severity),
        span,
        words=(found, own),
        messages=(
            f"{where[0]}ระบุปี {found} แต่ปีของแผนตามส่วนใหญ่ของเอกสารคือ {own}",
            f"Years {where[1]}: {found}; by most of the file the plan's are {own}.",
        ),
    )
