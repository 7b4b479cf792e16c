"""Scars of search and replace: the organisation's name where no sentence can have it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pipeline.judging.findings.case import Case, report_finding
from pipeline.judging.findings.grounds import statement_at
from pipeline.judging.findings.own_names import OwnName, read_name
from pipeline.judging.findings.torn import find_torn
from pipeline.judging.findings.whereabouts import (
    crosses_lines,
    is_other_document,
    is_row,
    is_written,
    section_at,
)
from pipeline.judging.places import ABBREVIATIONS, TYPE_WORDS
from pipeline.model import (
    Finding,
    Severity,
    Span,
)

_TYPES: Final = tuple(word for _, word in TYPE_WORDS)
_NO_ADDRESS: Final = r"(?![ \t]?(?:อำเภอ|อ\.|จังหวัด|จ\.))"
_THAI_END: Final = re.compile("[\u0e01-\u0e4e]$")

PROVINCE_TWICE: Final = "องค์การบริหารส่วนจังหวัดจังหวัด"
COMMITTEES: Final = ("ข้าราชการ", "พนักงาน")
"""After these the province follows the type: คณะกรรมการข้าราชการองค์การบริหารส่วนจังหวัด จังหวัด…"""

TITLE_LETTERS: Final = 140
_TITLE: Final = re.compile(r"(?:เรื่อง|ประกาศ|ระเบียบ|พระราชบัญญัติ|หลักเกณฑ์|มาตรฐาน)[^\n]*ของ$")
"""The title of an announcement or a law, which ends with a type of organisation; and the letters
of the longest: ประกาศ… เรื่อง หลักเกณฑ์และเงื่อนไขเกี่ยวกับการบริหารงานบุคคลของเทศบาล."""

PROVINCE: Final = "จังหวัด"
"""What may follow the name of its organisation without more: an address."""

PARTS: Final = ("พนักงานส่วน", "บริหารส่วน", "ปกครองส่วน", "ราชการส่วน")
"""Words that ตำบล, จังหวัด or ท้องถิ่น completes, and nothing else."""

CALLED: Final = ("เทศบาล", "องค์การ", *(short for _, short in ABBREVIATIONS))
"""How the names of organisations begin."""

SCARS: Final = (
    *("เทศบาลตำบลตำบล", "องค์การบริหารส่วนตำบลตำบล", PROVINCE_TWICE),
    *("องค์การบริหารส่วนตำบลองค์การ", "องค์การบริหารส่วนจังหวัดองค์การ"),
    *("เทศบาลตำบลเทศบาล", "เทศบาลเมืองเทศบาล", "เทศบาลนครเทศบาล", "เทศบาลเมืองเมืองเมือง"),
    *(part + word for part in PARTS for word in CALLED),
    *("สภาตำบลและเทศบาลตำบล", "สภาตำบลและเทศบาลเมือง"),
    *("พนักงานเทศบาลส่วน", "เทศบาลบัญญัติ", "เทศบาลมนตรี", "องค์การบริหารส่วนตำบลมนตรี"),
)
"""Type words doubled, one inside the words of another (“พนักงานส่วนเทศบาล”), and a law that is
called by a municipality. เทศบาลนครนคร… and เทศบาลเมืองเมือง… begin real names."""

LAWS: Final = ("สภาตำบลและ", "พ.ร.บ. ")
"""What no name of a single organisation follows in the title of a law."""

LEADING: Final = (
    *("ของ", "แก่", "โดย", "ใน", "กับ", "จาก", "ให้", "ต่อ", "ที่", "ถึง", "สู่", "และ", "หรือ"),
    *("ว่า", "ซึ่ง", "เพื่อ"),
    *("ด้วย", "แห่ง", "เขต", "สังกัด", "คือ", "ได้แก่", "ดังนั้น", "ทั้งนี้", "เมื่อ", "ทำให้"),
)
"""Words that lead to an organisation; others make a word with its type (นายก, กอง, พนักงานครู)."""

HEADS: Final = (
    *("นายก", "ปลัด", "สภา", "สำนัก", "สำนักงาน", "ที่ทำการ", "พนักงาน", "ครู", "ข้าราชการ"),
    *("จ้าง", "บุคลากร"),
    *("สมาชิก", "ผู้บริหาร", "บัญญัติ", "คณะกรรมการ", "กอง", "แผน", "ประกาศ", "คำสั่ง", "ระเบียบ"),
    *("กฎหมาย", "ประเภท"),
    *(word for _, word in (*TYPE_WORDS, *ABBREVIATIONS)),
    *("และ", "หรือ", ",", "/", ":", "\t"),
)
"""What a blank may part from a type word that belongs to it: an office, a list of types."""

PREPOSITIONS: Final = ("กับ เป็น", "แก่ เป็น", "ของ เป็น", "ต่อ เป็น")
"""A preposition whose noun was replaced: “ประโยชน์สูงสุดกับ เป็นเทศบาลตำบล…”."""


def check_pasted_names(case: Case) -> Iterator[Finding]:
    """Report the marks that search and replace left."""
    if is_other_document(case):
        return
    told: list[Span] = []
    for span in _list_scars(case):
        found = case.document.text[span.start : span.end]
        if any(t.start < span.end and span.start < t.end for t in told):
            continue
        if not is_written(case, span, (found, "")):
            continue
        told.append(span)
        section = section_at(case, span.start)
        yield report_finding(
            case,
            ("search_replace_scar", Severity.MEDIUM),
            span,
            words=(found, ""),
            messages=(
                f"“{found}” น่าจะเกิดจากการค้นหาและแทนที่ชื่อหน่วยงาน",
                f"“{found}” looks like a name put in by search and replace.",
            ),
            about=statement_at(case, section, span) or (section.key if section else None),
        )


def _list_scars(case: Case) -> Iterator[Span]:
    """Find every scar; but for a type said twice, a blank may have stood where a line ends."""
    for span in (*_find_scars(case), *find_torn(case)):
        if not crosses_lines(case, span):
            yield span
    yield from _find_types_twice(case)


def _find_scars(case: Case) -> Iterator[Span]:
    """Find what no plan writes on purpose, with and without the plan's own name."""
    text, name = case.document.text, case.identity.organisation
    if name is not None:
        own = read_name(name)
        yield from (Span(*match.span()) for match in find_run_together(own).finditer(text))
    for words in (*SCARS, *(scars_of(name) if name is not None else ())):
        for span in find_all(text, words):
            if words != PROVINCE_TWICE or not text[
                max(0, span.start - 12) : span.start
            ].rstrip().endswith(COMMITTEES):
                yield span


def _find_types_twice(case: Case) -> Iterator[Span]:
    """Find a type before the name that has it, over a blank or a bracket, in a judged section."""
    text, name = case.document.text, case.identity.organisation
    own = read_name(name) if name is not None else None
    if own is None or not own.kind:
        return
    for section in case.judged_sections():
        place = section.span or Span(0, 0)
        for match in find_type_before(own).finditer(text, place.start, place.end):
            span = Span(*match.span())
            is_title = _TITLE.search(text, max(0, span.start - TITLE_LETTERS), span.start)
            if is_own_noun(text, span.start) and not (is_row(text, span) or is_title):
                yield span


def is_own_noun(text: str, start: int) -> bool:
    """Whether the type word at a place is a noun for itself, and no part of an office's name.

    >>> is_own_noun("นายกเทศบาลตำบล", 4), is_own_noun("ของเทศบาลตำบล", 3)
    (False, True)
    """
    before = text[max(0, start - 40) : start]
    bare = before.rstrip(" \n\f")
    if bare == before and _THAI_END.search(before):
        return before.endswith(LEADING)
    return not bare.endswith(HEADS)


@lru_cache(maxsize=16)
def find_type_before(own: OwnName) -> re.Pattern[str]:
    """Write how a type, its abbreviation or its area stands before the name that has it.

    >>> bool(find_type_before(read_name("เทศบาลตำบลพังโคน")).match("ทต.เทศบาลตำบลพังโคน"))
    True
    """
    kind, short, place = own.kind, re.escape(own.short), re.escape(own.place)
    either, called = rf"(?:{kind}|(?<!ก\.){short})", rf"(?:{kind}|{short}[ ]?){place}"
    bracketed = rf"{kind}[ ]?\({kind}{place}\)"
    return re.compile(rf"{own.area}{kind}{place}|{either}[ \n]{{0,2}}{called}|{bracketed}")


@lru_cache(maxsize=16)
def find_run_together(own: OwnName) -> re.Pattern[str]:
    """Write how a name runs into another naming, into a part of itself again, or into a type.

    ตำบล and the place may be a whole address, if อำเภอ or จังหวัด follow.

    >>> run_together = find_run_together(read_name("เทศบาลตำบลพังโคน"))
    >>> bool(run_together.search("เทศบาลตำบลพังโคนเทศบาลตำบล"))
    True
    >>> bool(run_together.search("เทศบาลตำบลพังโคนตำบลพังโคน อำเภอพังโคน"))
    False
    """
    place, short, called = re.escape(own.place), re.escape(own.short), own.called.pattern
    again = [*_TYPES, place]
    if own.kind:
        again.append(rf"{short}[ ]?{place}")
    again += (rf"(?:บริหาร)?ส่วน{own.area}{place}", rf"\.{place}")
    types = "|".join(_TYPES)
    twice = rf"{called}(?:{'|'.join(again)})|(?:{types})(?:{called}|ตำบล{place})"
    if own.area in ("", PROVINCE):
        return re.compile(twice)
    halves = rf"(?:{own.kind.removesuffix(own.area)}|{own.area}){place}"
    return re.compile(rf"{twice}|(?:{called}|{halves}){own.area}{place}{_NO_ADDRESS}")


@lru_cache(maxsize=16)
def scars_of(name: str) -> tuple[str, ...]:
    """Write the scars of a name inside a law's title, or where a noun or an area was.

    >>> "สภาตำบลและเทศบาลตำบลพังโคน" in scars_of("เทศบาลตำบลพังโคน")
    True
    """
    own = read_name(name)
    parts = (part + own.place for part in PARTS) if own.alone is not None else ()
    return (*(law + name for law in LAWS), *(joint + name for joint in PREPOSITIONS), *parts)


def find_all(text: str, words: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Find every place of some words."""
    place = text.find(words, start, end)
    while place >= 0:
        yield Span(place, place + len(words))
        place = text.find(words, place + len(words), end)
