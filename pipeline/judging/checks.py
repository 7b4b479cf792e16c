"""Findings: an ordered list of small checks; none of them moves the score.

A check takes a Case and gives findings. It never charges the author with what
repair touched or character recognition read.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from pipeline.judging.findings.case import CONTEXT, Case, align_statements, report_finding
from pipeline.judging.findings.columns import check_columns
from pipeline.judging.findings.copied import list_copied
from pipeline.judging.findings.cost import check_cost
from pipeline.judging.findings.doubled import check_duplicated_words
from pipeline.judging.findings.foreign import check_foreign_organisations, check_other_provinces
from pipeline.judging.findings.frame_table import check_frame
from pipeline.judging.findings.lacking import check_missing_sections
from pipeline.judging.findings.leftovers import check_placeholders
from pipeline.judging.findings.listed import check_contents
from pipeline.judging.findings.mistyped import check_keyboard
from pipeline.judging.findings.scars import check_pasted_names
from pipeline.judging.findings.scope import check_narrowed_scope
from pipeline.judging.findings.skips import check_lost_clauses
from pipeline.judging.findings.staff import check_wrong_categories
from pipeline.judging.findings.turned import check_lost_numbers, check_meaning
from pipeline.judging.findings.wording import (
    check_lost_words,
    check_misspellings,
    check_spelling_variants,
)
from pipeline.judging.findings.years import check_periods
from pipeline.judging.locating.headings import IN_WORDS, read_printed
from pipeline.judging.recognition import is_recognised
from pipeline.judging.registry import Registry
from pipeline.model import (
    Document,
    Finding,
    Identity,
    Judgement,
    Section,
    Severity,
    Span,
    Template,
)
from pipeline.text.letters import to_arabic_digits

SCAR: Final = "search_replace_scar"
LIST: Final = "scope_narrowed"
"""Of a list of staff, whose words a scar beside it may have taken."""
SCARRED: Final = frozenset({"foreign_organisation", "duplicated_words"})
"""What a scar looks like to the checks of names and of words."""
NAMED: Final = frozenset({"foreign_organisation", "wrong_category", "placeholder_left", SCAR})
"""What tells of other words in a copied sentence whose they are."""
STRONGER: Final = {
    **dict.fromkeys(SCARRED, frozenset({SCAR})),
    **dict.fromkeys(("changed_word", "lost_words"), NAMED),
    LIST: frozenset({SCAR}),
}
"""What tells more of the same letters than a code does."""

_FORM: Final = rf"([๐-๙0-9]{{1,2}}(?![๐-๙0-9])|{IN_WORDS})"
NUMBER_NAMED: Final = re.compile(
    r"[(\[]?(?!หน้าที่|ครั้งที่|ฉบับที่|แผ่นที่|เล่มที่|ชุดที่|ตารางที่|ภาพที่|วันที่|ปีที่)"
    rf"(?:[\u0e01-\u0e4e]{{0,14}}ที่|ข้อ|หัวข้อ|หมวด|บท|ตอน|เรื่อง|ลำดับ|ประเด็น|No\.|#)\s*{_FORM}"
)
"""The words by which a heading's number is called; those of pages, meetings and days are none."""
NUMBER_LISTED: Final = re.compile(r"[-–—•●▪■*\s]+\(?([๐-๙0-9]{1,2})\s*[.)]")
"""A number behind the mark of a list's item."""
NUMBER_LINE: Final = re.compile(rf"{NUMBER_NAMED.pattern}\s*[.):]?|\(?([๐-๙0-9]{{1,2}})\s*[.)]")
"""A line that holds a heading's number and nothing else."""
ITSELF: Final = ".0"
"""How the heading of a section is numbered whose parts are 12.1, 12.2."""

Check = Callable[[Case], Iterator[Finding]]


def check_plan(
    document: Document,
    template: Template,
    sections: Sequence[Section],
    judgements: Sequence[Judgement],
    *,
    identity: Identity,
    registry: Registry | None = None,
) -> tuple[Finding, ...]:
    """Run every check in order; the same finding is reported once."""
    stated = tuple(align_statements(document, judgements))
    copied = tuple(list_copied(document, sections, template.sections, judgements))
    case = Case(document, template, sections, judgements, identity, stated, registry, copied)
    findings: dict[tuple[object, ...], Finding] = {}
    for check in CHECKS:
        for finding in check(case):
            place = finding.evidence.span if finding.evidence is not None else None
            findings.setdefault((finding.code, place, finding.found), finding)
    return tuple(_drop_told_twice(list(findings.values())))


def _drop_told_twice(findings: list[Finding]) -> Iterator[Finding]:
    """Tell each slip once, by the name that says most.

    A scar of search and replace explains a word twice, a name that is no one's, and a list that
    lacks the words it took; a foreign name or a place left to fill explains that other words
    stand there than the template's.
    """
    for finding in findings:
        stronger = STRONGER.get(finding.code, frozenset())
        beside = (f for f in findings if f.code in stronger and _is_same_place(f, finding))
        if not any(finding.code not in SCARRED or _shares_words(finding, f) for f in beside):
            yield finding


def _shares_words(finding: Finding, other: Finding) -> bool:
    """Whether what one finding quotes is a part of what the other does."""
    return finding.found in other.found or other.found in finding.found


def _is_same_place(left: Finding, right: Finding) -> bool:
    """Whether two findings are about the same letters, less the words around that are quoted."""
    if left.evidence is None or right.evidence is None:
        return False
    one, two = left.evidence.span, right.evidence.span
    around = 0 if right.code in {*SCARRED, LIST} else 2 * CONTEXT
    return min(one.end, two.end) - max(one.start, two.start) > around


# --- places ----------------------------------------------------------------------


def check_section_number(case: Case) -> Iterator[Finding]:
    """Report a heading without a number, or with another than usual."""
    usual = {s.key: s.number for s in case.template.sections}
    for section in case.judged_sections():
        expected = usual[section.key]
        if section.span is None or expected is None:
            continue
        number = _read_number(case.document.text, section, str(expected))
        if number is not None and read_printed(number).removesuffix(ITSELF) == str(expected):
            continue
        heading = Span(section.span.start, section.span.start + len(section.heading or ""))
        if is_recognised(case.document, heading):
            continue  # recognition misreads digits and loses them
        found = number or ""
        yield report_finding(
            case,
            ("section_number", Severity.LOW if number is None else Severity.INFO),
            heading,
            words=(found, str(expected)),
            messages=(
                f"เลขหัวข้อ “{found or '-'}” แบบใช้ “{expected}”",
                f"The heading's number is {found or 'absent'}; usually it is {expected}.",
            ),
            about=section.key,
        )


def _read_number(text: str, section: Section, usual: str) -> str | None:
    """Read a heading's number, by itself or behind a word for it, or on a line of its own above it.

    A bare number there may be a page's: it needs a point or a bracket, or to be the usual one.
    """
    if section.number is not None:
        return section.number
    heading = section.heading or ""
    named = NUMBER_NAMED.match(heading) or NUMBER_LISTED.match(heading)
    if named is not None:
        return str(named[1])
    start = section.span.start if section.span is not None else 0
    above = text[:start].rstrip().rpartition("\n")[2].rpartition("\f")[2].strip()
    match = NUMBER_LINE.fullmatch(above)
    if match is not None:
        return next(filter(None, match.groups()), None)
    return above if to_arabic_digits(above) == usual else None


def check_elsewhere(case: Case) -> Iterator[Finding]:
    """Report elements that the section lacks, or has otherwise, and another place has."""
    for judgement in case.judgements:
        if judgement.search is None or judgement.search.elsewhere is None:
            continue
        span = judgement.search.elsewhere.span
        yield report_finding(
            case,
            ("present_elsewhere", Severity.INFO),
            span,
            words=(case.document.text[span.start : span.end], judgement.element.canonical),
            messages=(
                "พบข้อความตามแบบในส่วนอื่นของแผน (ไม่นับคะแนน)",
                "Stands in another part of the plan; no points.",
            ),
            about=judgement,
        )


def check_identity(case: Case) -> Iterator[Finding]:
    """Report names that disagree within the file; its years are those of `check_periods`."""
    for note in case.identity.disagreements:
        if note.startswith("period"):
            continue
        yield report_finding(
            case,
            ("organisation_mismatch", Severity.MEDIUM),
            None,
            words=(note, ""),
            messages=("ชื่อหน่วยงานในเอกสารไม่ตรงกัน", f"The file disagrees with itself: {note}."),
        )


CHECKS: Final[tuple[Check, ...]] = (
    check_meaning,
    check_lost_numbers,
    check_misspellings,
    check_keyboard,
    check_lost_words,
    check_lost_clauses,
    check_duplicated_words,
    check_spelling_variants,
    check_section_number,
    check_elsewhere,
    check_identity,
    check_periods,
    check_columns,
    check_contents,
    check_missing_sections,
    check_cost,
    check_frame,
    check_foreign_organisations,
    check_other_provinces,
    check_wrong_categories,
    check_placeholders,
    check_pasted_names,
    check_narrowed_scope,
)
"""Every check, in the order in which its findings are reported."""
