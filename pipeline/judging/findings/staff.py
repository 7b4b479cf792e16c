"""Words for staff, heads, committees and by-laws that belong to another type of organisation.

The type-neutral forms (ข้าราชการหรือพนักงานส่วนท้องถิ่น, ผู้บริหารท้องถิ่น, ข้อบัญญัติ) are right
everywhere, and so is a list that names the same thing of several types.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from pipeline.judging.findings.allowed import is_allowed
from pipeline.judging.findings.case import Case, report_finding
from pipeline.judging.findings.grounds import statement_at
from pipeline.judging.findings.whereabouts import (
    is_judged,
    is_other_document,
    is_row,
    is_written,
    section_at,
    weigh_section,
)
from pipeline.judging.places import PLACE_WORDS
from pipeline.model import Finding, Identity, OrganisationType, Severity, Span

MUNICIPALITY: Final = "municipality"
SPECIAL: Final = OrganisationType.SPECIAL.value
"""เมืองพัทยา; กรุงเทพมหานคร has no words of this kind."""

FAMILY: Final[Mapping[OrganisationType, str]] = MappingProxyType(
    {
        OrganisationType.TAO: OrganisationType.TAO.value,
        OrganisationType.PAO: OrganisationType.PAO.value,
        OrganisationType.CITY: MUNICIPALITY,
        OrganisationType.TOWN: MUNICIPALITY,
        OrganisationType.SUBDISTRICT_MUNICIPALITY: MUNICIPALITY,
    }
)
"""The three families of words that a plan may have; the special ones have their own laws."""

WORDS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "committee": {
            "tao": ("คณะกรรมการพนักงานส่วนตำบล", "คณะกรรมการกลางพนักงานส่วนตำบล", "ก.อบต."),
            "pao": (
                "คณะกรรมการข้าราชการองค์การบริหารส่วนจังหวัด",
                "คณะกรรมการกลางข้าราชการองค์การบริหารส่วนจังหวัด",
                "ก.จ.จ.",
            ),
            MUNICIPALITY: ("คณะกรรมการพนักงานเทศบาล", "คณะกรรมการกลางพนักงานเทศบาล", "ก.ท.จ."),
        },
        "teacher": {
            "tao": ("พนักงานครูส่วนตำบล", "พนักงานครูองค์การบริหารส่วนตำบล"),
            "pao": ("ข้าราชการครูองค์การบริหารส่วนจังหวัด",),
            MUNICIPALITY: ("พนักงานครูเทศบาล",),
        },
        "staff": {
            "tao": ("พนักงานส่วนตำบล", "พนักงานอบต."),
            "pao": ("ข้าราชการองค์การบริหารส่วนจังหวัด", "พนักงานองค์การบริหารส่วนจังหวัด", "ข้าราชการอบจ."),
            MUNICIPALITY: ("พนักงานเทศบาล",),
            SPECIAL: ("พนักงานเมืองพัทยา",),
        },
        "head": {
            "tao": ("นายกองค์การบริหารส่วนตำบล", "นายกอบต."),
            "pao": ("นายกองค์การบริหารส่วนจังหวัด", "นายกอบจ."),
            MUNICIPALITY: ("นายกเทศมนตรี", "คณะเทศมนตรี"),
            SPECIAL: ("นายกเมืองพัทยา",),
        },
        "clerk": {
            "tao": ("ปลัดองค์การบริหารส่วนตำบล", "ปลัดอบต."),
            "pao": ("ปลัดองค์การบริหารส่วนจังหวัด", "ปลัดอบจ."),
            MUNICIPALITY: ("ปลัดเทศบาล",),
            SPECIAL: ("ปลัดเมืองพัทยา",),
        },
        "council": {
            "tao": ("สภาองค์การบริหารส่วนตำบล", "สภาอบต."),
            "pao": ("สภาองค์การบริหารส่วนจังหวัด", "สภาอบจ."),
            MUNICIPALITY: ("สภาเทศบาล",),
            SPECIAL: ("สภาเมืองพัทยา",),
        },
        "office": {
            "tao": ("ที่ทำการองค์การบริหารส่วนตำบล", "สำนักงานองค์การบริหารส่วนตำบล", "ที่ทำการอบต."),
            "pao": ("สำนักงานองค์การบริหารส่วนจังหวัด",),
            MUNICIPALITY: ("สำนักงานเทศบาล",),
        },
        "by-law": {
            "tao": ("ข้อบัญญัติองค์การบริหารส่วนตำบล", "ข้อบัญญัติตำบล"),
            "pao": ("ข้อบัญญัติองค์การบริหารส่วนจังหวัด", "ข้อบัญญัติจังหวัด"),
            MUNICIPALITY: ("เทศบัญญัติ",),
        },
    }
)
"""By what it is and whose it is (DOMAIN 4.1 and the laws); a blank may stand before อบ."""

TITLES: Final = ("teacher", "staff", "head", "clerk", "council", "office")
"""Of these words those for people and where they sit; boards and by-laws bear names."""

ANYBODY: Final = (
    *("พนักงานจ้าง", "ลูกจ้างประจำ", "ลูกจ้างชั่วคราว", "พนักงานส่วนท้องถิ่น", "ข้าราชการส่วนท้องถิ่น"),
    *("พนักงาน", "ลูกจ้าง", "ข้าราชการ", "บุคลากร", "เจ้าหน้าที่", "ผู้บริหาร", "ผู้บังคับบัญชา", "ผู้ปฏิบัติงาน"),
)
"""The same for any organisation's."""

_OWNER: Final = {
    word: (role, family)
    for role, families in WORDS.items()
    for family, words in families.items()
    for word in words
}
_ANY: Final = re.compile(
    "|".join(
        re.escape(word).replace("อบ", "[ ]?อบ") for word in sorted(_OWNER, key=len, reverse=True)
    )
)
_GENERIC_LIST: Final = re.compile(
    r"(?:[\s,/()·-]|และ|หรือ|กับ|รวมทั้ง|ตลอดจน|ก\.[จท]\.|จังหวัด|\(ก\.\S{1,6}\))*"
)
"""What may stand between the words of a list of several types."""
LIST_REACH: Final = 16
"""Characters before a word in which the committee of another type stands."""

_BOARD_BEFORE: Final = re.compile(r"(?<![\u0e01-\u0e4e])ก\.[จท]\.(?:[\s,/]|และ|หรือ)*$")
_BOARD_AFTER: Final = re.compile(r"(?:[\s,/]|และ|หรือ)*ก\.[จท]\.")
_GLOSSING: Final = re.compile(r"(?:จังหวัด[\u0e01-\u0e4e]{0,20})?\s{0,2}[(]")
"""Between a committee and its short form: คณะกรรมการพนักงานเทศบาลจังหวัด (ก.ท.จ.)."""

_HOLDER: Final = re.compile(r"(?:ตำบล|เมือง|นคร)?[ \t]?")


def check_wrong_categories(case: Case) -> Iterator[Finding]:
    """Report words of another type of organisation: once per statement, elsewhere per section."""
    kind = case.identity.organisation_type
    if kind is None or kind not in FAMILY or is_other_document(case):
        return
    own, told = FAMILY[kind], dict[tuple[str, str | None, str], list[Span]]()
    matches = list(_ANY.finditer(case.document.text))
    counts = Counter(_owner_of(match)[1] for match in matches)
    if counts.most_common(1) and counts.most_common(1)[0][1] > counts[own]:
        return  # whose plan this is may have been misread
    for place, match in enumerate(matches):
        role, family = _owner_of(match)
        if family == own or _is_listed(matches, place) or _is_gloss(matches, place):
            continue
        span = Span(*match.span())
        section = section_at(case, span.start)
        if section is None or not _is_out_of_place(case, span):
            continue
        statement = statement_at(case, section, span)
        element = statement.element.id if statement is not None else None
        told.setdefault((section.key, element, role), []).append(span)
    for (_, _, role), spans in told.items():
        yield _report_word(case, spans, WORDS[role][own][0])


@cache
def list_staff_words() -> tuple[str, ...]:
    """List the words for staff, heads and offices of every type; none is two words by chance."""
    titles = (words for role in TITLES for words in WORDS[role].values())
    return (*(word for words in titles for word in words if "." not in word), *ANYBODY)


def _owner_of(match: re.Match[str]) -> tuple[str, str]:
    """Tell what a word is for, and which family has it."""
    return _OWNER[match.group().replace(" ", "")]


def is_alien(text: str, identity: Identity) -> bool:
    """Whether a text has words of another type than the plan's own.

    >>> is_alien("พนักงานส่วนตำบล", Identity(organisation_type=OrganisationType.TOWN))
    True
    """
    kind = identity.organisation_type
    if kind is None or kind not in FAMILY:
        return False
    return any(_owner_of(w)[1] != FAMILY[kind] for w in _ANY.finditer(text))


def _is_listed(matches: list[re.Match[str]], place: int) -> bool:
    """Whether the same thing of another type stands beside a word: a list of several types."""
    role, family = _owner_of(matches[place])
    text, span = matches[place].string, matches[place].span()
    if _BOARD_BEFORE.search(text, max(0, span[0] - LIST_REACH), span[0]) or _BOARD_AFTER.match(
        text, span[1]
    ):
        return True
    for beside in (place - 1, place + 1):
        if not 0 <= beside < len(matches):
            continue
        first, second = sorted((matches[place], matches[beside]), key=lambda m: m.start())
        other_role, other = _owner_of(matches[beside])
        between = first.string[first.end() : second.start()]
        if other_role == role and other != family and _GENERIC_LIST.fullmatch(between):
            return True
    return False


def _is_gloss(matches: list[re.Match[str]], place: int) -> bool:
    """Whether a word is the short form, in brackets, of the one before it."""
    if place == 0 or _owner_of(matches[place]) != _owner_of(matches[place - 1]):
        return False
    text, end = matches[place].string, matches[place - 1].end()
    return _GLOSSING.fullmatch(text, end, matches[place].start()) is not None


def _is_out_of_place(case: Case, span: Span) -> bool:
    """Whether the author surely wrote a word of another type where the plan's own belongs."""
    text = case.document.text
    section = section_at(case, span.start)
    is_strict = is_judged(case, section)
    if weigh_section(case, section) is Severity.INFO or is_row(text, span):
        return False  # laws, neighbours and careers are told there
    holder = _HOLDER.match(text, span.end)
    if holder is not None and PLACE_WORDS.match(text, holder.end()):
        return False  # whose it is follows: check_foreign_organisations tells
    if is_allowed(text, span, is_strict=is_strict):
        return False
    return is_written(case, span, (text[span.start : span.end], ""))


def _report_word(case: Case, spans: list[Span], expected: str) -> Finding:
    """Write the finding about a word of another type, at its first place."""
    span = spans[0]
    section = section_at(case, span.start)
    found = case.document.text[span.start : span.end]
    times = f" ({len(spans)} แห่งในส่วนนี้)" if len(spans) > 1 else ""
    counted = f" {len(spans)} times in this part" if len(spans) > 1 else ""
    return report_finding(
        case,
        ("wrong_category", Severity.MEDIUM if is_judged(case, section) else Severity.LOW),
        span,
        words=(found, expected),
        messages=(
            f"“{found}” เป็นคำของหน่วยงานประเภทอื่น{times} หน่วยงานประเภทนี้ใช้ “{expected}”",
            f"“{found}” belongs to another type of organisation{counted}; here it is “{expected}”.",
        ),
        about=statement_at(case, section, span) or (section.key if section else None),
    )
