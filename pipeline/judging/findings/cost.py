"""What the staff costs: the share of the budget in each year, against the limit of the law.

มาตรา ๓๕ of the Local Personnel Administration Act, พ.ศ. ๒๕๔๒: not more than 40 percent of
the yearly budget. Plans write the rule itself many times; only what a row of the cost
table or a sentence says of a year of the plan is the plan's own figure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.judging.findings.case import Case, report_finding
from pipeline.judging.findings.figures import NUMBER_WORD, are_sure, read_number
from pipeline.model import Finding, SectionStatus, Severity, Span
from pipeline.text.letters import to_arabic_digits

LIMIT: Final = 40.0
"""Percent of the yearly budget (มาตรา ๓๕)."""

COST_SECTION: Final = "s09_cost"
"""The key of the section on personnel cost in the templates of the manpower plan."""

WHOLE: Final = 100.0
"""Percent; a row with larger figures gives 40 percent of the budget in baht."""

REACH: Final = 160
"""Characters before a figure in which a sentence says of what and of which year it is."""

LONGEST_SECTION: Final = 60_000
"""Characters; a cost table of 300 positions has 40,000."""

_NUMBER: Final = rf"\d{{1,2}}(?:\.\d+)?(?![\d,.]*\d)|(?:{NUMBER_WORD})+"
_PERCENT: Final = "(?:ร้อยละ|เปอร์เซ็นต์|%)"
_FIGURE: Final = r"\d[\d,.]*(?:[ \t]*%)?\)?"
_BUDGET: Final = r"งบประมาณ(?:รายจ่าย|ประจำปี|ทั้งสิ้น|ทั้งหมด|ตามข้อบัญญัติ|ตามเทศบัญญัติ|[\s:=.…])*"
_ROW: Final = re.compile(
    rf"(?P<label>{_PERCENT}[\s(]*(?:(?:{_NUMBER})[\s)%]*)?"
    rf"(?:(?:ของ|จาก|ต่อ)\s*[^\d\t\f]{{0,12}}?{_BUDGET}|(?<=ร้อยละ)[^\d\n\t\f]{{0,40}}(?=\t)))"
    rf"(?P<cells>[\s(]*{_FIGURE}(?:[ \t(]+{_FIGURE})*)"
)
_CELL: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SENTENCE: Final = re.compile(
    rf"(?:(?:เป็น|เท่ากับ|อยู่ที่|ประมาณ)\s*|(?<=25\d\d)\s*[=:]?\s*)ร้อยละ\s*(?P<number>{_NUMBER})"
    r"(?:\s*(?:ของ|จาก)\s*(?P<whole>[^\s\d]{0,30}))?"
)
_YEAR: Final = re.compile(r"(?<!\d)25\d\d(?!\d)")
_RULE: Final = re.compile(r"ไม่เกิน|มิให้เกิน|ไม่ให้เกิน|ไม่สูงกว่า|เกินกว่า|ไม่ต่ำกว่า|ไม่น้อยกว่า|เพิ่มขึ้น|ปีละ|ลดลง")
_PEOPLE: Final = re.compile("บุคคล|เงินเดือน|บุคลากร|ภาระค่าใช้จ่าย")
_OTHER: Final = re.compile("เพิ่ม|รายได้|รายรับ|อุดหนุน|ลงทุน|เบิกจ่าย|จัดเก็บ")


@dataclass(frozen=True, slots=True)
class _Share:
    """The percentage of one of the plan's years, or of no known one, and where it stands."""

    year: int | None
    percent: float
    span: Span


def check_cost(case: Case) -> Iterator[Finding]:
    """Report each year over the limit, and once what could not be told of the years."""
    section = next((s for s in case.sections if s.key == COST_SECTION), None)
    if section is None or section.status is not SectionStatus.FOUND or section.span is None:
        return
    span = _find_reach(case, section.span)
    text = to_arabic_digits(case.document.text[span.start : span.end])
    shares = [*_read_rows(case, text, span.start), *_read_sentences(case, text, span.start)]
    over = [share for share in shares if share.percent > LIMIT]
    sure = [share for share in over if _is_sure(case, share)]
    for share in sure:
        yield _report_share(case, share)
    doubtful = [share for share in over if share not in sure]
    if doubtful:
        yield _report_doubt(case, doubtful[0].span, f"{doubtful[0].percent:g}")
    elif not _are_all_known(case, shares) and are_sure(case.document, span):
        heading = Span(section.span.start, section.span.start + len(section.heading or ""))
        yield _report_doubt(case, heading, "")


def _find_reach(case: Case, span: Span) -> Span:
    """Go on to the next section: a row of the table with its number may have ended this one."""
    starts = [s.span.start for s in case.sections if s.span is not None]
    end = min((start for start in starts if start > span.start), default=len(case.document.text))
    return Span(span.start, min(end, span.start + LONGEST_SECTION))


def _years_of(case: Case) -> tuple[int, ...]:
    """List the plan's years; nothing where they are not known."""
    first, last = case.identity.period_start, case.identity.period_end
    return tuple(range(first, last + 1)) if first is not None and last is not None else ()


def _read_rows(case: Case, text: str, offset: int) -> Iterator[_Share]:
    """Read the rows that give a percentage for each year, in the order of the years.

    The head of the table may name other years, a base year before them aside; a row that does
    not say of what it is the percentage is bound to none.
    """
    years = _years_of(case)
    for match in _ROW.finditer(text):
        cells = [float(m.group().replace(",", "")) for m in _CELL.finditer(match["cells"])]
        if max(cells) > WHOLE or _OTHER.search(match["label"]):
            continue
        named = _read_head(text[: match.start()])
        headed = (
            not named or tuple(year for year in named if year >= min(years, default=0)) == years
        )
        is_bound = len(cells) == len(years) and headed and "งบประมาณ" in match["label"]
        span = Span(offset + match.start(), offset + match.end("cells"))
        for place, percent in enumerate(cells):
            yield _Share(years[place] if is_bound else None, percent, span)


def _read_head(before: str) -> tuple[int, ...]:
    """Give the years that the last head of a table names, each once."""
    for line in reversed(before.split("\n")):
        if "\t" in line:
            named = tuple(dict.fromkeys(map(int, _YEAR.findall(line))))
            if len(named) > 1:
                return named
    return ()


def _read_sentences(case: Case, text: str, offset: int) -> Iterator[_Share]:
    """Read what sentences say of the cost of staff in one of the plan's years."""
    years = _years_of(case)
    for match in _SENTENCE.finditer(text):
        before = re.split("[\n\f]", text[max(0, match.start() - REACH) : match.start()])[-1]
        named = [int(year) for year in _YEAR.findall(before)]
        if not named or named[-1] not in years:
            continue
        clause = before[before.rfind(str(named[-1])) :]
        is_budget = "งบประมาณ" in before + (match["whole"] or "")
        if not is_budget or not _PEOPLE.search(before) or _OTHER.search(before):
            continue
        if _RULE.search(clause):
            continue
        percent = read_number(match["number"])
        if percent is not None:
            span = Span(offset + match.start(), offset + match.end("number"))
            yield _Share(named[-1], percent, span)


def _are_all_known(case: Case, shares: list[_Share]) -> bool:
    """Whether each of the plan's years has its percentage, or the years are not known at all."""
    return {share.year for share in shares} >= {*_years_of(case)}


def _is_sure(case: Case, share: _Share) -> bool:
    """Whether a figure is bound to its year, and stands in the file as it was read."""
    return share.year is not None and are_sure(case.document, share.span)


def _report_share(case: Case, share: _Share) -> Finding:
    return report_finding(
        case,
        ("cost_over_limit", Severity.HIGH),
        share.span,
        words=(f"{share.year}: {share.percent:g}", f"{LIMIT:g}"),
        messages=(
            f"ปี {share.year} ค่าใช้จ่ายด้านบุคคลคิดเป็นร้อยละ {share.percent:g} "
            f"เกินร้อยละ {LIMIT:g} (มาตรา ๓๕)",
            f"In {share.year} staff costs {share.percent:g} % of the budget, "
            f"over {LIMIT:g} % (section 35 of the Act).",
        ),
        about=COST_SECTION,
    )


def _report_doubt(case: Case, span: Span, found: str) -> Finding:
    return report_finding(
        case,
        ("cost_unclear", Severity.INFO),
        span,
        words=(found, f"{LIMIT:g}"),
        messages=(
            "อ่านร้อยละของค่าใช้จ่ายด้านบุคคลได้ไม่ครบหรือไม่แน่ชัดทุกปี จึงไม่ได้ตัดสิน โปรดตรวจจากต้นฉบับ",
            "The percentage of staff costs could not be told for every year: look at the page.",
        ),
        about=COST_SECTION,
    )
