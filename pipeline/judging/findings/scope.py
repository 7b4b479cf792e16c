"""Statements about fewer categories of personnel than the section is for."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.findings.case import Case, heading_span, report_finding
from pipeline.judging.findings.grounds import statement_at
from pipeline.judging.findings.staff import is_alien
from pipeline.judging.findings.whereabouts import is_written
from pipeline.judging.recognition import is_recognised
from pipeline.model import Finding, Judgement, Level, Section, Severity, Span
from pipeline.text.letters import fold_key

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

EVERYBODY: Final = "บุคลากร"
"""The template's own word for all of them."""

FEWEST_LISTED: Final = 2
"""Categories that make a list; one may be named by the way."""

ASIDE_LETTERS: Final = 16
"""Characters beside a list in which it is told how it is meant."""

BEFORE_LETTERS: Final = 20
"""Characters before people in which the wording's own words end."""

EDGE_LETTERS: Final = 8
"""Folded letters of the wording that must stand there: “แผนพัฒนา” has 7."""

SOME: Final = ("ที่", "ซึ่ง", "ผู้", "ใหม่", "บรรจุ", "บาง", "ระดับ", "สาย")
"""What follows a list of some of them."""

LEADING: Final = re.compile(r"(?:การพัฒนา|วิธีการพัฒนา|พัฒนา|ของ|ทำให้|ให้|แก่|ส่งเสริม)\s?$")
"""What stands before those whom a statement is about."""

TEACHERS: Final = (
    "ไม่ระบุพนักงานครูตามที่ระบุไว้ในหัวข้อนี้ ซึ่งอาจนับรวมเป็นพนักงานแล้ว จึงตัดสินไม่ได้",
    "Leaves out teachers, who may count as officials: cannot be decided.",
)
"""In law teachers are officials, and lists name them or not."""

_WORD: Final = re.compile("|".join(f"(?P<{name}>{words})" for name, words in CATEGORIES))
_NEXT: Final = re.compile(
    rf"(?:[\s,/]|และ|หรือ|รวมทั้ง|รวมถึง|ตลอดจน|อีกทั้ง)*(?:{'|'.join(words for _, words in CATEGORIES)})"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """The list of personnel in a statement, and every category the statement names."""

    judgement: Judgement
    span: Span
    categories: frozenset[str]


def check_narrowed_scope(case: Case) -> Iterator[Finding]:
    """Report statements about fewer categories of personnel than the section is for."""
    for section in case.judged_sections():
        named = list(_read_section(case, section))
        usual = _choose_usual(named)
        for own in named:
            if usual is None or own is usual or own.judgement.element.level is Level.OPTIONAL:
                continue
            lost = find_lost(usual.categories, own.categories)
            if lost and _is_authors(case, own.span):
                yield _report_list(case, own, usual, lost)


def _choose_usual(named: list[_Named]) -> _Named | None:
    """Choose the list that says whom the section is for: as most do, or else the first."""
    places = [n for n in named if PLACE in n.judgement.element.canonical]
    required = [n for n in places if n.judgement.element.level is not Level.OPTIONAL]
    counts = Counter(n.categories for n in places)
    if not required:
        return None
    most, count = counts.most_common(1)[0]
    if count > len(places) / 2:
        return next(n for n in places if n.categories == most)
    return required[0]


def _read_section(case: Case, section: Section) -> Iterator[_Named]:
    """Read whom each statement of a section is about: its first list, and what others add.

    A statement may be begun twice: กฎหมายกำหนดให้จัดทำแผนพัฒนา…, เทศบาลจึงจัดทำแผนพัฒนา….
    """
    read: dict[str, _Named] = {}
    latest: Judgement | None = None
    for span in _find_lists(case, section):
        judgement = statement_at(case, section, span)
        if judgement is None and latest is not None:
            judgement = latest if _stands_in_place(case.document.text, latest, span) else None
        latest = judgement or latest
        if judgement is None or not _is_about(case, judgement, span):
            continue
        first = read.get(judgement.element.id)
        categories = _read_statement(case, judgement, span)
        if first is None:
            read[judgement.element.id] = _Named(judgement, span, categories)
        else:
            read[judgement.element.id] = replace(first, categories=first.categories | categories)
    yield from read.values()


def _is_about(case: Case, judgement: Judgement, span: Span) -> bool:
    """Whether a list says whom its statement is about: no example, not by the way, not some."""
    text, canonical = case.document.text, judgement.element.canonical
    is_one = len(read_categories(text[span.start : span.end])) < FEWEST_LISTED
    if any(word in canonical for word in (PLACE, EVERYBODY)):
        return not is_one or _stands_in_place(text, judgement, span)
    after = text[span.end : span.end + ASIDE_LETTERS].lstrip()
    before = text[max(0, span.start - ASIDE_LETTERS) : span.start]
    return not is_one and not after.startswith(SOME) and LEADING.search(before) is not None


def _stands_in_place(text: str, judgement: Judgement, span: Span) -> bool:
    """Whether people stand right behind the words that a wording has before its own."""
    before = fold_key(text[max(0, span.start - BEFORE_LETTERS) : span.start])
    pieces = (
        fold_key(piece)[-EDGE_LETTERS:]
        for wording in wordings_of(judgement.element)
        for piece in wording.replace(EVERYBODY, PLACE).split(PLACE)[:-1]
    )
    return any(before.endswith(piece) for piece in pieces)


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
    if "neutral" in covered:
        covered |= {"officials", "teachers"}  # พนักงานครู are พนักงาน
    if "officials" in covered:
        covered.add("neutral")
    return tuple(name for name in NAMES if name in first - covered)


def _find_lists(case: Case, section: Section) -> Iterator[Span]:
    """Find the lists of personnel in a section."""
    text, place = case.document.text, section.span or Span(0, 0)
    end = heading_span(section).end
    while (first := _WORD.search(text, end, place.end)) is not None:
        end = first.end()
        while (following := _NEXT.match(text, end)) is not None:
            end = following.end()
        yield Span(first.start(), end)


def _read_statement(case: Case, judgement: Judgement, span: Span) -> frozenset[str]:
    """Read every category that a statement names, in its list and behind other words."""
    own = judgement.evidence.span if judgement.evidence is not None else span
    return read_categories(case.document.text[min(own.start, span.start) : max(own.end, span.end)])


def _is_authors(case: Case, span: Span) -> bool:
    """Whether the list surely stands so on the page, and its words are the plan's own."""
    text = case.document.text[span.start : span.end]
    if is_alien(text, case.identity):
        return False  # check_wrong_categories tells more
    if is_recognised(case.document, span):
        return False  # a word that recognition lost is not the author's loss
    return is_written(case, span, (text, ""))


def _report_list(case: Case, own: _Named, usual: _Named, lost: tuple[str, ...]) -> Finding:
    """Write the finding about a list and the one that says whom the section is for."""
    first, found = (case.document.text[named.span.start : named.span.end] for named in (usual, own))
    names = ", ".join(NAMES[name] for name in lost)
    thai = f"กล่าวถึงบุคลากรไม่ครบตามที่ระบุไว้ในหัวข้อนี้ ขาด {names}"
    english = f"Leaves out categories of personnel that the section is for: {names}."
    if lost == ("teachers",):
        thai, english = TEACHERS
    return report_finding(
        case,
        ("scope_narrowed", Severity.LOW if lost != ("teachers",) else Severity.INFO),
        own.span,
        words=(found, first),
        messages=(thai, english),
        about=own.judgement,
    )
