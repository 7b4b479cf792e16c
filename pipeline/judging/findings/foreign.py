"""Another organisation's name in the plan: what a copied plan leaves behind."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.judging.findings.allowed import is_allowed
from pipeline.judging.findings.case import Case, report_finding
from pipeline.judging.findings.grounds import statement_at
from pipeline.judging.findings.namings import Naming, Own, find_namings, read_own
from pipeline.judging.findings.slots import read_slots
from pipeline.judging.findings.whereabouts import (
    is_judged,
    is_other_document,
    is_row,
    is_written,
    section_at,
    weigh_section,
)
from pipeline.judging.periods import front_end
from pipeline.judging.places import find_province
from pipeline.model import Finding, OrganisationType, Severity, Span
from pipeline.text.letters import fold_key
from pipeline.text.likeness import count_edits

NEAR_EDITS: Final = 1
"""Letters in which a name may differ from the plan's own and be its misspelling: of 7,852
names in the register of 2560 hundreds have another so near."""

ADDRESS: Final = (
    r"(?P<at>\s{0,2}(?:(?:อำเภอ|อ\.)\s{0,2}[\u0e01-\u0e4e]{2,30}\s{1,2})?(?:จังหวัด|จ\.)\s{0,2})"
    r"(?P<province>[\u0e01-\u0e4e]+)"
)
"""What follows a name where its place is told: “อำเภอเมือง จังหวัดตราด”."""


@dataclass(frozen=True, slots=True)
class _Doubt:
    """Why a name may be right after all, in Thai and English."""

    thai: str
    english: str


_MISSPELT: Final = _Doubt(
    "อาจเป็นชื่อหน่วยงานของแผนที่สะกดผิด จึงตัดสินไม่ได้",
    "It may be the plan's own name misspelt: cannot be decided.",
)
_FORMER: Final = _Doubt(
    "ชื่อเดียวกันแต่ต่างประเภท อาจเป็นชื่อเดิมของหน่วยงาน จึงตัดสินไม่ได้",
    "The same name with another type may be the former name: cannot be decided.",
)
_PREVAILING: Final = _Doubt(
    "แต่พบในหน้าแรก ๆ หรือพบบ่อยกว่าชื่อที่เห็นว่าเป็นเจ้าของแผน จึงตัดสินไม่ได้ว่าแผนเป็นของหน่วยงานใด",
    "It stands in front, or as often as the name taken for the plan's own: cannot be decided.",
)


def check_foreign_organisations(case: Case) -> Iterator[Finding]:
    """Report each other organisation that is named, once per section, at its first place."""
    own = read_own(case.identity)
    if own is None or is_other_document(case):
        return
    namings = list(find_namings(case.document.text, own, read_slots(case.template), case.registry))
    own_count = namings.count(None)
    counts = Counter(naming.full_name for naming in namings if naming is not None)
    told: dict[tuple[str | None, str], list[Naming]] = {}
    for naming in namings:
        if naming is not None and _is_out_of_place(case, naming, own):
            section = section_at(case, naming.span.start)
            key = section.key if section is not None else None
            told.setdefault((key, naming.full_name), []).append(naming)
    fronted = {n.full_name for n in namings if n is not None and _is_in_front(case, n)}
    for (_, name), same in told.items():
        is_open = counts[name] >= own_count or name in fronted
        doubt = _PREVAILING if is_open else _find_doubt(same[0], own)
        yield _report_naming(case, same, doubt)


def check_other_provinces(case: Case) -> Iterator[Finding]:
    """Report the plan's own name with the address of another province, once per section."""
    name, own = case.identity.organisation, case.identity.province
    if name is None or own is None or is_other_document(case):
        return
    told: set[str | None] = set()
    for match in re.finditer(re.escape(name) + ADDRESS, case.document.text):
        province = find_province(match["province"])
        section = section_at(case, match.start())
        if section is None or province in (None, own) or section.key in told:
            continue
        span = Span(match.start("at"), match.start("province") + len(province or ""))
        if not is_written(case, span, (province or "", own)):
            continue
        told.add(section.key)
        yield report_finding(
            case,
            ("foreign_organisation", weigh_section(case, section)),
            span,
            words=(case.document.text[span.start : span.end], f"จังหวัด{own}"),
            messages=(
                f"ต่อท้ายชื่อหน่วยงานด้วยจังหวัดอื่น “{province}” หน่วยงานนี้อยู่จังหวัด{own}",
                f"Its own name with another province, “{province}”; it lies in {own}.",
            ),
            about=statement_at(case, section, span) or section.key,
        )


def _is_in_front(case: Case, naming: Naming) -> bool:
    """Whether a name stands on the cover, in the announcement or the foreword."""
    place = naming.span.start
    return place < front_end(case.document) and section_at(case, place) is None


def _is_out_of_place(case: Case, naming: Naming, own: Own) -> bool:
    """Whether the author surely wrote this name, and nothing around makes it right."""
    text = case.document.text
    section = section_at(case, naming.span.start)
    is_strict = weigh_section(case, section) is Severity.HIGH
    if naming.is_guess and not is_judged(case, section):
        return False
    if is_row(text, naming.span) and not is_strict:
        return False  # tables of staff and projects compare, and tell where people come from
    if _is_upper_tier(case, naming) and not is_strict:
        return False
    if is_allowed(text, naming.span, is_strict=is_strict):
        return False
    words = (naming.name, own.name if naming.kind is own.kind else "")
    return is_written(case, naming.span, words)


def _is_upper_tier(case: Case, naming: Naming) -> bool:
    """Whether this is the organisation of the plan's own province, with which all work."""
    return naming.kind is OrganisationType.PAO and naming.name == case.identity.province


def _find_doubt(naming: Naming, own: Own) -> _Doubt | None:
    """Say why a name may be the plan's own after all, if it may."""
    key = fold_key(naming.name)
    if naming.kind is not own.kind:
        return _FORMER if key == own.key else None
    is_near = count_edits(key, own.key, at_most=NEAR_EDITS) <= NEAR_EDITS
    return _MISSPELT if is_near and not naming.is_registered else None


def _report_naming(case: Case, same: list[Naming], doubt: _Doubt | None) -> Finding:
    """Write the finding about a name that stands in one section, maybe several times."""
    naming = same[0]
    section = section_at(case, naming.span.start)
    severity = Severity.INFO if doubt is not None else weigh_section(case, section)
    times = f" ({len(same)} แห่งในส่วนนี้)" if len(same) > 1 else ""
    counted = f" {len(same)} times in this part" if len(same) > 1 else ""
    thai = f"ชื่อหน่วยงานอื่น “{naming.full_name}”{times}"
    english = f"Names another organisation, “{naming.full_name}”{counted}."
    if doubt is not None:
        thai, english = f"{thai} {doubt.thai}", f"{english} {doubt.english}"
    return report_finding(
        case,
        ("foreign_organisation", severity),
        naming.span,
        words=(naming.full_name, case.identity.organisation or ""),
        messages=(thai, english),
        about=statement_at(case, section, naming.span) or (section.key if section else None),
    )
