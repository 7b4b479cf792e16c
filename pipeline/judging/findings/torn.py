"""Torn words: what search and replace leaves beside a name that took a part of a word.

จัดบริ(การ)สาธารณะ → จัดบริเทศบาลตำบล…สาธารณะ      half a word of the template is left
ระบบราชการส่วน(ท้องถิ่น) → ระบบราชการส่วนเทศบาลตำบล…  half a word that any plan has
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.statements import cut_statement, wordings_of
from pipeline.judging.comparing.terms import word_stretches
from pipeline.judging.findings.case import Case
from pipeline.judging.findings.namings import PLACE_WORDS, cut_run
from pipeline.judging.places import TYPE_WORDS, find_province
from pipeline.model import ExpectedSection, Identity, OrganisationType, Span
from pipeline.text.letters import fold_key
from pipeline.text.words import is_word, split_words

_TYPES: Final = "|".join(word for _, word in TYPE_WORDS)
_OTHER_NAME: Final = re.compile(rf"(?:{_TYPES})(?P<name>[\u0e01-\u0e4e]{{2,30}})$")

_THAI: Final = re.compile("[\u0e01-\u0e4e]")
_RUN_IN: Final = re.compile("[\u0e01-\u0e4e]+$")
_RUN_ON: Final = re.compile("[\u0e01-\u0e4e]+")

TITLES: Final = re.compile(
    r"(?:พระราชบัญญัติ|พ\.ร\.บ\.)[\u0e01-\u0e4e]{0,60}$|โรงพยาบาลส่งเสริมสุขภาพ$|ผู้ว่าราชการ$|นายอำเภอ$|"
    r"นักพัฒนา$|ภาค$|(?:^|\s|[^\u0e01-\u0e4e])ก\.$|(?:ของ|แก่|โดย|ใน|\s)เทศบาล$|"
    r"องค์การบริหาร$|(?:^|\s|[^\u0e01-\u0e4e])องค์การ$"
)
"""What a title, an office or a committee says before a common noun, and never before a name."""

BOARDS: Final = re.compile(r"คณะกรรมการ(?:กลาง)?(?:พนักงาน|ข้าราชการ)$")
"""The same of committees; the committees of provinces do bear the name of theirs."""

TITLE_REACH: Final = 80
"""Characters before a name in which the title of a law begins."""

IMPOSSIBLE: Final = re.compile(r"[\u0e30-\u0e3a\u0e47-\u0e4e][\u0e01-\u0e4e]*")
"""What no word begins with: the rest of the name that stood there before."""

HALVES: Final = ("ปฏิบัติ", "ประชา", "การปกครอง", "ระบบ", "ภูมิปัญญา", "ข้า", "ส่วน")
"""What is left before a name that took the rest of a word: ปฏิบัติ(ราชการ), ส่วน(ท้องถิ่น)."""

WHOLE: Final = re.compile(r"(?:^|[^\u0e01-\u0e4e])(?:ข้า|ส่วน|ระบบ)$|(?:แต่|ใน|ทุก|บาง|อีก|เป็น)ส่วน$")
"""Where such a half is a word for itself, and a name may follow."""

REMAINS: Final = re.compile(
    r"สังคม|บริหาร(?:ส่วน)?(?:กลาง|ภูมิภาค|ท้องถิ่น|ราชการ)|ส่วนท้องถิ่น|ปกครองส่วน|การ(?=\s|$)"
)
"""What is left after it: (ราชการ)บริหารส่วนกลาง, ทาง(ราช)การ."""

CUT_LETTERS: Final = 6
"""Folded letters on either side of a name that together prove where it was pasted."""

NAMED_OTHERWISE: Final = frozenset(
    map(fold_key, ("องค์กร", "องค์การ", "หน่วยงาน", "ท้องถิ่น", "ภาครัฐ", "ราชการ", "ส่วนราชการ"))
)
"""Words for an organisation, in whose place a plan may call itself by name."""

LONGEST_PART: Final = 10
"""Folded letters of a word's part that a name may have taken."""

OPENERS: Final = (
    *("และ", "หรือ", "โดย", "ซึ่ง", "ที่", "ให้", "ว่า", "ตลอดจน", "รวมทั้ง", "ทั้งนี้", "ดังนั้น", "เพื่อ", "แล้ว"),
    *("ของ", "แก่", "กับ", "จาก", "ต่อ", "ใน", "ตาม", "ถึง", "สู่", "ด้วย", "คือ", "เช่น", "ขณะเดียวกัน"),
    *("บุคลากร", "พนักงาน", "ข้าราชการ", "เจ้าหน้าที่", "ลูกจ้าง", "พนักงานจ้าง", "ผู้บริหาร"),
    *("บริการ", "ทาง", "บริหาร", "งาน", "นายก", "ปลัด", "สภา", "สำนักงาน", "ที่ทำการ"),
)
"""Words after which a name may be put in to make a sentence clearer, or to say whose they are."""


def find_torn(case: Case) -> Iterator[Span]:
    """Find the plan's own name where it stands for a part of a word, or between two halves."""
    text, name = case.document.text, case.identity.organisation
    if name is None:
        return
    for match in re.finditer(re.escape(name), text):
        span = Span(*match.span())
        yield from _find_halves(case, span)
    for section in case.judged_sections():
        expected = next(s for s in case.template.sections if s.key == section.key)
        place = section.span or Span(0, 0)
        for match in re.compile(re.escape(name)).finditer(text, place.start, place.end):
            span = Span(*match.span())
            if _tears_wording(text, span, expected):
                yield span


def _find_halves(case: Case, span: Span) -> Iterator[Span]:
    """Find what is left beside a name of words that any plan has."""
    text = case.document.text
    before = text[max(0, span.start - 2 * CUT_LETTERS) : span.start]
    half = next((half for half in HALVES if before.endswith(half)), None)
    rest = REMAINS.match(text, span.end) or IMPOSSIBLE.match(text, span.end)
    if half is not None and not WHOLE.search(before):
        yield Span(span.start - len(half), span.end)
    elif rest is not None:
        yield Span(span.start, rest.end())
    elif (title := _find_title(case, span)) is not None:
        yield Span(title, span.end)
    elif _is_glued(text, span) and _is_inside_word(text, span):
        yield Span(span.start - 1, span.end + 1)


def _is_inside_word(text: str, span: Span) -> bool:
    """Whether the letters on both sides, read without the name, have a word across its place."""
    before = _RUN_IN.search(text[max(0, span.start - TITLE_REACH) : span.start])
    after = _RUN_ON.match(text, span.end, span.end + TITLE_REACH)
    if before is None or after is None:
        return False
    place, cut = 0, len(before[0])
    for word in split_words(before[0] + after[0]):
        if place < cut < place + len(word):
            return not (is_word(word[: cut - place]) and is_word(word[cut - place :]))
        place += len(word)
    return False


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


def _is_glued(text: str, span: Span) -> bool:
    """Whether a word runs into a name, and is none that leads to it."""
    is_joined = _THAI.search(text, max(0, span.start - 1), span.start) is not None
    return is_joined and not text.endswith(OPENERS, 0, span.start)


def _tears_wording(text: str, span: Span, section: ExpectedSection) -> bool:
    """Whether a name stands inside a word of the template, or between words side by side."""
    reach = 4 * CUT_LETTERS
    before = fold_key(text[max(0, span.start - reach) : span.start])[-CUT_LETTERS:]
    after = fold_key(text[span.end : span.end + reach])[:CUT_LETTERS]
    is_glued = _is_glued(text, span)
    if len(before) < CUT_LETTERS or text.endswith(OPENERS, 0, span.start):
        return False
    for key, inside in read_words(section):
        place = key.find(before)
        while place >= 0:
            cut = place + CUT_LETTERS
            ends = [
                end
                for end in range(cut, cut + LONGEST_PART + 1)
                if len(after) == CUT_LETTERS and key.startswith(after, end)
                if key[cut:end] not in NAMED_OTHERWISE
            ]
            if any(end in inside for end in ends) or (is_glued and (cut in inside or cut in ends)):
                return True
            place = key.find(before, place + 1)
    return False


@lru_cache(maxsize=16)
def read_words(section: ExpectedSection) -> tuple[tuple[str, frozenset[int]], ...]:
    """Give each piece of a section's wordings, folded, with the places inside its words."""
    fragments = (
        fragment
        for element in section.elements
        for wording in wordings_of(element)
        for fragment in cut_statement(wording)
    )
    return tuple(
        (f.key, frozenset(n for a, b in word_stretches(f.text) for n in range(a + 1, b)))
        for f in fragments
    )
