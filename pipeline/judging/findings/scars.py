"""Scars of search and replace: the organisation's name where no sentence can have it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pipeline.judging.findings.case import Case, report_finding
from pipeline.judging.findings.grounds import statement_at
from pipeline.judging.findings.torn import find_torn
from pipeline.judging.findings.whereabouts import (
    crosses_lines,
    is_other_document,
    is_written,
    section_at,
)
from pipeline.judging.places import TYPE_WORDS
from pipeline.model import (
    Finding,
    Severity,
    Span,
)

_TYPES: Final = tuple(word for _, word in TYPE_WORDS)

PROVINCE_TWICE: Final = "องค์การบริหารส่วนจังหวัดจังหวัด"
COMMITTEES: Final = ("ข้าราชการ", "พนักงาน")
"""After these the province follows the type: คณะกรรมการข้าราชการองค์การบริหารส่วนจังหวัด จังหวัด…"""

SCARS: Final = (
    *("เทศบาลตำบลตำบล", "องค์การบริหารส่วนตำบลตำบล", PROVINCE_TWICE),
    *("องค์การบริหารส่วนตำบลองค์การ", "องค์การบริหารส่วนจังหวัดองค์การ"),
    *("เทศบาลตำบลเทศบาล", "เทศบาลเมืองเทศบาล", "เทศบาลนครเทศบาล", "เทศบาลเมืองเมืองเมือง"),
    *("พนักงานส่วนเทศบาล", "องค์การบริหารส่วนเทศบาล", "พนักงานส่วนองค์การ", "องค์การบริหารส่วนองค์การ"),
    *("สภาตำบลและเทศบาลตำบล", "สภาตำบลและเทศบาลเมือง"),
    *("ปกครองส่วนเทศบาล", "ปกครองส่วนองค์การ", "ราชการส่วนเทศบาล", "ราชการส่วนองค์การ"),
    *("พนักงานเทศบาลส่วน", "เทศบาลบัญญัติ", "เทศบาลมนตรี", "องค์การบริหารส่วนตำบลมนตรี"),
)
"""Type words doubled, one inside the words of another (“พนักงานส่วนเทศบาล”), and a law that is
called by a municipality. เทศบาลนครนคร… and เทศบาลเมืองเมือง… begin real names."""

LAWS: Final = ("สภาตำบลและ", "พ.ร.บ. ")
"""What no name of a single organisation follows in the title of a law."""

PREPOSITIONS: Final = ("กับ เป็น", "แก่ เป็น", "ของ เป็น", "ต่อ เป็น")
"""A preposition whose noun was replaced: “ประโยชน์สูงสุดกับ เป็นเทศบาลตำบล…”."""


def check_pasted_names(case: Case) -> Iterator[Finding]:
    """Report the marks that search and replace left."""
    if is_other_document(case):
        return
    told: list[Span] = []
    for span in (*_find_scars(case), *find_torn(case)):
        found = case.document.text[span.start : span.end]
        is_told = any(t.start < span.end and span.start < t.end for t in told)
        if is_told or crosses_lines(case, span):
            continue  # a blank may have stood where the line ends
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


def _find_scars(case: Case) -> Iterator[Span]:
    """Find what no plan writes on purpose, with and without the plan's own name."""
    text, name = case.document.text, case.identity.organisation
    for words in (*SCARS, *(scars_of(name) if name is not None else ())):
        for span in find_all(text, words):
            if words != PROVINCE_TWICE or not text[
                max(0, span.start - 12) : span.start
            ].rstrip().endswith(COMMITTEES):
                yield span


@lru_cache(maxsize=16)
def scars_of(name: str) -> tuple[str, ...]:
    """Write the scars that a name leaves: run together with another, or inside a law's title.

    >>> "เทศบาลตำบลพังโคนเทศบาลตำบล" in scars_of("เทศบาลตำบลพังโคน")
    True
    """
    together = tuple(name + kind for kind in (*_TYPES, _bare(name)))
    doubled = tuple(kind + name for kind in _TYPES)
    laws = tuple(law + name for law in LAWS)
    return (*together, *doubled, *laws, *(joint + name for joint in PREPOSITIONS))


def _bare(name: str) -> str:
    """Give a name without its type word."""
    return next((name.removeprefix(kind) for kind in _TYPES if name.startswith(kind)), name)


def find_all(text: str, words: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Find every place of some words."""
    place = text.find(words, start, end)
    while place >= 0:
        yield Span(place, place + len(words))
        place = text.find(words, place + len(words), end)
