"""The plan's years where it names them: cover, headings, and the name of its file."""

from collections.abc import Iterator
from typing import Final

from pipeline.judging.findings.case import Case, report_finding
from pipeline.judging.periods import (
    USUAL_LENGTH,
    Period,
    find_other_periods,
    find_periods,
    read_file_name,
    write_period,
)
from pipeline.judging.recognition import is_recognised
from pipeline.model import Finding, Severity, Span

FIRST_YEAR: Final = 2
"""Editions begin in years that leave this rest when divided by three: 2555, 2558, … 2567."""


def check_periods(case: Case) -> Iterator[Finding]:
    """Report years that are not the plan's, where the plan gives its own, once for each place."""
    first, last = case.identity.period_start, case.identity.period_end
    if first is None or last is None:
        return
    chosen = (first, last)
    seen: set[tuple[Period, bool]] = set()
    mentions = tuple(find_periods(case.document))
    for mention in find_other_periods(case.document, chosen, mentions):
        if (mention.period, mention.is_front) not in seen:
            seen.add((mention.period, mention.is_front))
            where = ("หน้าแรก ๆ", "the front pages") if mention.is_front else ("หัวข้อ", "a heading")
            yield report_mismatch(case, mention.span, write_period(mention.period), where)
    named = read_file_name(case.document, chosen)
    if named is not None:
        yield report_mismatch(case, None, named, ("ชื่อไฟล์", "the file's name"))
    own = next((m.span for m in mentions if m.period == chosen), None)
    if own is not None and not is_recognised(case.document, own):
        yield from _check_length(case, chosen, own)


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


def report_mismatch(case: Case, span: Span | None, found: str, where: tuple[str, str]) -> Finding:
    """Report a period that is not the plan's; `where` it stands, in Thai and English."""
    own = write_period((case.identity.period_start or 0, case.identity.period_end or 0))
    return report_finding(
        case,
        ("period_mismatch", Severity.MEDIUM),
        span,
        words=(found, own),
        messages=(
            f"{where[0]}ระบุปี {found} แต่ปีของแผนตามส่วนใหญ่ของเอกสารคือ {own}",
            f"Years on {where[1]} are {found}; by most of the file the plan's are {own}.",
        ),
    )
