"""Scars of search and replace: the organisation's name where no sentence can have it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.statements import cut_statement, wordings_of
from pipeline.judging.findings.case import Case, report_finding
from pipeline.judging.findings.grounds import statement_at
from pipeline.judging.findings.namings import PLACE_WORDS, cut_run
from pipeline.judging.findings.whereabouts import (
    crosses_lines,
    is_other_document,
    is_written,
    section_at,
)
from pipeline.judging.places import TYPE_WORDS, find_province
from pipeline.model import (
    ExpectedSection,
    Finding,
    Identity,
    OrganisationType,
    Severity,
    Span,
)
from pipeline.text.letters import fold_key

_TYPES: Final = tuple(word for _, word in TYPE_WORDS)
_OTHER_NAME: Final = re.compile(rf"(?:{'|'.join(_TYPES)})(?P<name>[\u0e01-\u0e4e]{{2,30}})$")

PROVINCE_TWICE: Final = "องค์การบริหารส่วนจังหวัดจังหวัด"
COMMITTEES: Final = ("ข้าราชการ", "พนักงาน")
"""After these the province follows the type: คณะกรรมการข้าราชการองค์การบริหารส่วนจังหวัด จังหวัด…"""

SCARS: Final = (
    *("เทศบาลตำบลตำบล", "องค์การบริหารส่วนตำบลตำบล", PROVINCE_TWICE),
    *("องค์การบริหารส่วนตำบลองค์การ", "องค์การบริหารส่วนจังหวัดองค์การ"),
    *("เทศบาลตำบลเทศบาล", "เทศบาลเมืองเทศบาล", "เทศบาลนครเทศบาล", "เทศบาลเมืองเมืองเมือง"),
    *("พนักงานส่วนเทศบาล", "องค์การบริหารส่วนเทศบาล", "พนักงานส่วนองค์การ", "องค์การบริหารส่วนองค์การ"),
    *("สภาตำบลและเทศบาลตำบล", "สภาตำบลและเทศบาลเมือง"),
)
"""Type words doubled, one inside the words of another (“พนักงานส่วนเทศบาล”), and a law that is
called by a municipality. เทศบาลนครนคร… and เทศบาลเมืองเมือง… begin real names."""

LAWS: Final = ("สภาตำบลและ", "พ.ร.บ. ")
"""What no name of a single organisation follows in the title of a law."""

TITLES: Final = re.compile(
    r"(?:พระราชบัญญัติ|พ\.ร\.บ\.)[\u0e01-\u0e4e]{0,60}$|โรงพยาบาลส่งเสริมสุขภาพ$|ผู้ว่าราชการ$|นายอำเภอ$|"
    r"นักพัฒนา$|ภาค$|(?:^|\s|[^\u0e01-\u0e4e])ก\.$|(?:ของ|แก่|โดย|ใน|\s)เทศบาล$"
)
"""What a title, an office or a committee says before a common noun, and never before a name."""

BOARDS: Final = re.compile(r"คณะกรรมการ(?:กลาง)?(?:พนักงาน|ข้าราชการ)$")
"""The same of committees; the committees of provinces do bear the name of theirs."""

TITLE_REACH: Final = 80
"""Characters before a name in which the title of a law begins."""

IMPOSSIBLE: Final = re.compile(r"[\u0e30-\u0e3a\u0e47-\u0e4e][\u0e01-\u0e4e]*")
"""What no word begins with: the rest of the name that stood there before."""

PREPOSITIONS: Final = ("กับ เป็น", "แก่ เป็น", "ของ เป็น", "ต่อ เป็น")
"""A preposition whose noun was replaced: “ประโยชน์สูงสุดกับ เป็นเทศบาลตำบล…”."""

HALVES: Final = ("ปฏิบัติ", "การปกครอง", "ระบบ", "ภูมิปัญญา", "ข้า", "ส่วน")
"""What is left before a name that took the rest of a word: ปฏิบัติ(ราชการ), ส่วน(ท้องถิ่น)."""

WHOLE: Final = re.compile(r"(?:^|[^\u0e01-\u0e4e])(?:ข้า|ส่วน|ระบบ)$|(?:แต่|ใน|ทุก|บาง|อีก|เป็น)ส่วน$")
"""Where such a half is a word for itself, and a name may follow."""

REMAINS: Final = re.compile(
    r"สังคม|บริหาร(?:ส่วน)?(?:กลาง|ภูมิภาค|ท้องถิ่น|ราชการ)|ส่วนท้องถิ่น|ปกครองส่วน|การ(?=\s|$)"
)
"""What is left after it: (ราชการ)บริหารส่วนกลาง, ทาง(ราช)การ."""

CUT_LETTERS: Final = 6
"""Folded letters on either side of a name that together prove where it was pasted."""

OPENERS: Final = (
    *("และ", "หรือ", "โดย", "ซึ่ง", "ที่", "ให้", "ว่า", "ตลอดจน", "รวมทั้ง", "ทั้งนี้", "ดังนั้น", "เพื่อ", "แล้ว"),
    *("ของ", "แก่", "กับ", "จาก", "ต่อ", "ใน", "ตาม", "ถึง", "สู่", "ด้วย", "คือ", "เช่น", "ขณะเดียวกัน"),
    *("บุคลากร", "พนักงาน", "ข้าราชการ", "เจ้าหน้าที่", "ลูกจ้าง", "พนักงานจ้าง", "ผู้บริหาร", "บริการ"),
)
"""Words after which a name may be put in to make a sentence clearer, or to say whose they are."""


def check_pasted_names(case: Case) -> Iterator[Finding]:
    """Report the marks that search and replace left."""
    if is_other_document(case):
        return
    told: list[Span] = []
    for span in (*_find_scars(case), *_find_pasted(case), *_find_halves(case)):
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


def _find_pasted(case: Case) -> Iterator[Span]:
    """Find the own name glued into words that the template has side by side."""
    text, name = case.document.text, case.identity.organisation
    for section in case.judged_sections():
        if section.span is None or name is None:
            continue
        expected = next(s for s in case.template.sections if s.key == section.key)
        for span in find_all(text, name, section.span.start, section.span.end):
            if _is_glued(text, span) and _cuts_wording(text, span, fold_wordings(expected)):
                yield span


def _find_halves(case: Case) -> Iterator[Span]:
    """Find the own name glued to half a word, of which it took the other half."""
    text, name = case.document.text, case.identity.organisation
    for span in find_all(text, name) if name is not None else ():
        before = text[max(0, span.start - 2 * CUT_LETTERS) : span.start]
        half = next((half for half in HALVES if before.endswith(half)), None)
        rest = REMAINS.match(text, span.end) or IMPOSSIBLE.match(text, span.end)
        if half is not None and not WHOLE.search(before):
            yield Span(span.start - len(half), span.end)
        elif rest is not None:
            yield Span(span.start, rest.end())
        elif (title := _find_title(case, span)) is not None:
            yield Span(title, span.end)


def _find_title(case: Case, span: Span) -> int | None:
    """Find where the title, or the other name, begins in which a name was pasted."""
    text, identity = case.document.text, case.identity
    before = text[max(0, span.start - TITLE_REACH) : span.start]
    found = TITLES.search(before) or _OTHER_NAME.search(before)
    if identity.organisation_type is not OrganisationType.PAO:
        found = found or BOARDS.search(before)
    if found is None or (found.re is _OTHER_NAME and not _is_name(found["name"], identity)):
        return None
    return span.start - len(before) + found.start()


def _is_name(words: str, identity: Identity) -> bool:
    """Whether what stands after a type word is a name, or the own one cut short."""
    is_own = (identity.organisation or "").endswith(words) or words in (identity.organisation or "")
    is_place = PLACE_WORDS.match(words) is not None or find_province(words) == words
    return is_own or (is_place and cut_run(words) == words)


@lru_cache(maxsize=16)
def fold_wordings(section: ExpectedSection) -> str:
    """Fold all that a section's template says, parted where it leaves room for names."""
    fragments = (
        fragment.key
        for element in section.elements
        for wording in wordings_of(element)
        for fragment in cut_statement(wording)
    )
    return "\0".join(fragments)


def _is_glued(text: str, span: Span) -> bool:
    """Whether words stand right before and after a name, and none that leads to it."""
    around = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    is_inside = all(character and not character.isspace() for character in around)
    return is_inside and not text.endswith(OPENERS, 0, span.start)


def _cuts_wording(text: str, span: Span, wordings: str) -> bool:
    """Whether the letters on both sides stand side by side in the template's own words."""
    reach = 4 * CUT_LETTERS
    before = fold_key(text[max(0, span.start - reach) : span.start])[-CUT_LETTERS:]
    after = fold_key(text[span.end : span.end + reach])[:CUT_LETTERS]
    return len(before) == len(after) == CUT_LETTERS and before + after in wordings
