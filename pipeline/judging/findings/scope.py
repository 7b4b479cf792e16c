"""A later mention of the personnel that leaves out categories named first."""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.judging.findings.case import Case, report_finding
from pipeline.judging.findings.staff import is_alien
from pipeline.judging.findings.whereabouts import is_written
from pipeline.judging.recognition import is_recognised
from pipeline.model import Finding, Judgement, Level, Severity, Span

PLACE: Final = "{personnel}"
"""Where the template leaves room for the plan's own list of its personnel."""

CATEGORIES: Final = (
    (
        "teachers",
        "(?:พนักงาน|ข้าราชการ)ครู(?:เทศบาล|ส่วนตำบล|องค์การบริหารส่วน(?:ตำบล|จังหวัด))?|บุคลากรทางการศึกษา",
    ),
    ("hired", "พนักงานจ้าง(?:ตามภารกิจ|ทั่วไป|ผู้เชี่ยวชาญพิเศษ)?"),
    ("permanent", "ลูกจ้างประจำ"),
    ("employees", "ลูกจ้าง"),
    (
        "officials",
        "(?:ข้าราชการ(?:หรือ|และ)?)?(?:พนักงานเทศบาล|พนักงานส่วนตำบล)|ข้าราชการองค์การบริหารส่วนจังหวัด",
    ),
    ("everybody", "บุคลากร"),
    ("neutral", "(?:ข้าราชการ(?:หรือ|และ))?พนักงานส่วนท้องถิ่น|ข้าราชการ(?:ส่วนท้องถิ่น)?|พนักงาน"),
)
"""The words of DOMAIN 4.1; each is read before the shorter ones that it holds."""

NAMES: Final = {
    "officials": "ข้าราชการหรือพนักงาน",
    "permanent": "ลูกจ้างประจำ",
    "employees": "ลูกจ้าง",
    "hired": "พนักงานจ้าง",
    "teachers": "พนักงานครู",
}

TEACHERS: Final = (
    "ไม่ระบุพนักงานครูตามที่ระบุไว้ตอนต้น ซึ่งอาจนับรวมเป็นพนักงานแล้ว จึงตัดสินไม่ได้",
    "Leaves out teachers, who may count as officials: cannot be decided.",
)
"""In law teachers are officials, and lists name them or not."""

_WORD: Final = re.compile("|".join(f"(?P<{name}>{words})" for name, words in CATEGORIES))
_JOINT: Final = re.compile(r"(?:[\s,/]|และ|หรือ|รวมทั้ง|รวมถึง|ตลอดจน|อีกทั้ง)*")


def check_narrowed_scope(case: Case) -> Iterator[Finding]:
    """Report statements about fewer categories of personnel than the section names first."""
    for section in case.judged_sections():
        lists = [
            (judgement, span, _read_statement(case, judgement, span))
            for judgement in case.judgements
            if judgement.section == section.key and judgement.element.level is not Level.OPTIONAL
            if PLACE in judgement.element.canonical
            if (span := _find_list(case, judgement)) is not None
        ]
        for judgement, span, named in lists[1:]:
            lost = find_lost(lists[0][2], named)
            if lost and _is_authors(case, span):
                yield _report_list(case, judgement, (lists[0][1], span), lost)


def read_categories(text: str) -> frozenset[str]:
    """Read the categories that a list names; blanks, which damage puts into words, tell nothing.

    >>> sorted(read_categories("พนักงานส่วนตำบล ลูกจ้างและพนักงานจ้าง"))
    ['employees', 'hired', 'officials']
    """
    return frozenset(str(m.lastgroup) for m in _WORD.finditer("".join(text.split())))


def find_lost(first: frozenset[str], later: frozenset[str]) -> tuple[str, ...]:
    """List the categories of the first list that a later one surely leaves out.

    Words for all, or for the staff of any local government, leave out nobody. ลูกจ้าง means
    those hired as well, unless the first list tells them apart.

    >>> find_lost(frozenset(["officials", "employees", "hired"]), frozenset(["officials"]))
    ('employees', 'hired')
    >>> find_lost(frozenset(["officials", "permanent", "hired"]), frozenset(["neutral"]))
    ()
    """
    if "everybody" in first | later or later == {"neutral"} or not later:
        return ()
    covered = set(later)
    if later & {"permanent", "employees"}:
        covered |= {"permanent", "employees"}
    if "employees" in later and "employees" not in first:
        covered.add("hired")
    if covered & {"officials", "neutral"}:
        covered |= {"officials", "neutral"}
    return tuple(name for name in NAMES if name in first - covered)


def _find_list(case: Case, judgement: Judgement) -> Span | None:
    """Find the first list of personnel in a statement."""
    if judgement.evidence is None:
        return None
    own, text = judgement.evidence.span, case.document.text
    first = _WORD.search(text, own.start, own.end)
    if first is None:
        return None
    last = first
    while (joint := _JOINT.match(text, last.end())) is not None:
        following = _WORD.match(text, joint.end())
        if following is None:
            break
        last = following
    return Span(first.start(), last.end())


def _read_statement(case: Case, judgement: Judgement, span: Span) -> frozenset[str]:
    """Read every category that a statement names, in its list and behind other words."""
    own = judgement.evidence.span if judgement.evidence is not None else span
    return read_categories(case.document.text[own.start : max(own.end, span.end)])


def _is_authors(case: Case, span: Span) -> bool:
    """Whether the list surely stands so on the page, and its words are the plan's own."""
    text = case.document.text[span.start : span.end]
    if is_alien(text, case.identity):
        return False  # check_wrong_categories tells more
    if is_recognised(case.document, span):
        return False  # a word that recognition lost is not the author's loss
    return is_written(case, span, (text, ""))


def _report_list(
    case: Case, judgement: Judgement, spans: tuple[Span, Span], lost: tuple[str, ...]
) -> Finding:
    """Write the finding about a later list and the first one."""
    first, found = (case.document.text[span.start : span.end] for span in spans)
    names = ", ".join(NAMES[name] for name in lost)
    thai = f"กล่าวถึงบุคลากรไม่ครบตามที่ระบุไว้ตอนต้น ขาด {names}"
    english = f"Leaves out categories of personnel that the section names first: {names}."
    if lost == ("teachers",):
        thai, english = TEACHERS
    return report_finding(
        case,
        ("scope_narrowed", Severity.LOW if lost != ("teachers",) else Severity.INFO),
        spans[1],
        words=(found, first),
        messages=(thai, english),
        about=judgement,
    )
