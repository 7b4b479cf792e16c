"""Torn words: what search and replace leaves beside a name that took a part of a word.

จัดบริ(การ)สาธารณะ → จัดบริเทศบาลตำบล…สาธารณะ      half a word of the template is left
ระบบราชการส่วน(ท้องถิ่น) → ระบบราชการส่วนเทศบาลตำบล…  half a word that any plan has
พนักงานจ้าง → พนักงานเทศบาลตำบล…จ้าง               without the name a word stands there

The name is taken out: where the letters left beside it are whole words, nothing is told.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.judging.findings.case import Case
from pipeline.judging.findings.cuts import CUT_LETTERS, find_cuts
from pipeline.judging.findings.namings import cut_run
from pipeline.judging.findings.own_names import OwnName, read_name
from pipeline.judging.findings.staff import list_staff_words
from pipeline.judging.places import PLACE_WORDS, TYPE_WORDS, find_province
from pipeline.model import ExpectedSection, Identity, OrganisationType, Span
from pipeline.text.letters import fold_key
from pipeline.text.patterns import any_of
from pipeline.text.words import is_word, split_words

_TYPES: Final = "|".join(word for _, word in TYPE_WORDS)
_OTHER_NAME: Final = re.compile(rf"(?:{_TYPES})(?P<name>[\u0e01-\u0e4e]{{2,30}})$")

_THAI: Final = re.compile("[\u0e01-\u0e4e]")
_RUN_IN: Final = re.compile("[\u0e01-\u0e4e]+$")
_RUN_ON: Final = re.compile("[\u0e01-\u0e4e]+")

TITLES: Final = re.compile(
    any_of(
        r"(?:พระราชบัญญัติ|พ\.ร\.บ\.)[\u0e01-\u0e4e]{0,60}$",
        *("โรงพยาบาลส่งเสริมสุขภาพ$", "ผู้ว่าราชการ$", "นายอำเภอ$", "นักพัฒนา$", "ภาค$"),
        r"(?:^|\s|[^\u0e01-\u0e4e])ก\.$",
        r"(?:ของ|แก่|โดย|ใน|กับ|จาก|ให้|ต่อ|ที่|และ|หรือ|\s)เทศบาล$",
        "(?:ทุก|แต่ละ|(?<!หลาก)หลาย)$",
        "องค์การบริหาร$",
        r"(?:^|\s|[^\u0e01-\u0e4e])องค์การ$",
    )
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

WHOLE: Final = re.compile(r"(?:^|[^\u0e01-\u0e4e])(?:ส่วน|ระบบ)$|(?:แต่|ใน|ทุก|บาง|อีก|เป็น)ส่วน$")
"""Where such a half is a word for itself, and a name may follow."""

REMAINS: Final = re.compile(
    r"บาล(?!ี)|มนตรี|ส่วน(?:ตำบล|จังหวัด)|สังคม|บริหาร(?:ส่วน)?(?:กลาง|ภูมิภาค|ท้องถิ่น|ราชการ)|ส่วนท้องถิ่น|ปกครองส่วน|การ(?=\s|$)"
)
"""What is left after it: (ราชการ)บริหารส่วนกลาง, ทาง(ราช)การ, (เทศ)บาล."""

STEM: Final = "เทศ"
"""What a type begins with, and other words end with: สารสนเทศ, ประเทศ, นิเทศ."""

PREFIX: Final = "ประ"
"""The one that is a word as well, and never says whose an organisation is."""

SHORTEST_STEMMED: Final = 3
LONGEST_STEMMED: Final = 8
"""Letters of such words before it: ประ, ปัจฉิมนิ."""

NAMED_OTHERWISE: Final = frozenset(
    map(fold_key, ("องค์กร", "องค์การ", "หน่วยงาน", "ท้องถิ่น", "ภาครัฐ", "ราชการ", "ส่วนราชการ"))
)
"""Words for an organisation, in whose place a plan may call itself by name."""

OPENERS: Final = (
    *("และ", "หรือ", "โดย", "ซึ่ง", "ที่", "ให้", "ว่า", "ตลอดจน", "รวมทั้ง", "ทั้งนี้", "ดังนั้น", "เพื่อ", "แล้ว"),
    *("ของ", "แก่", "กับ", "จาก", "ต่อ", "ใน", "ตาม", "ถึง", "สู่", "ด้วย", "คือ", "เช่น", "ขณะเดียวกัน"),
    *("บุคลากร", "พนักงาน", "ข้าราชการ", "เจ้าหน้าที่", "ลูกจ้าง", "พนักงานจ้าง", "ผู้บริหาร"),
    *("บริการ", "ทาง", "บริหาร", "งาน", "นายก", "ปลัด", "สภา", "สำนักงาน", "ที่ทำการ"),
)
"""Words after which a name may be put in to make a sentence clearer, or to say whose they are."""

PLACED: Final = (
    *(
        "ชาว",
        "คน",
        "ประชาชน",
        "ราษฎร",
        "พลเมือง",
        "ชุมชน",
        "ภาคประชาสังคม",
        "ภาคเอกชน",
        "กลุ่ม",
        "เครือข่าย",
    ),
    *("ตำบล", "อำเภอ", "จังหวัด", "เมือง", "บ้าน", "เขต", "พื้นที่", "ท้องที่", "ท้องถิ่น", "ถนน", "คลอง"),
    *("โรงเรียน", "วัด", "ตลาด", "โรงพยาบาล", "สถานี", "เพจ", "เว็บไซต์", "แอป", "แอปพลิเคชัน", "ชื่อ"),
    *("พัฒนา", "ณ"),
)
"""Words behind which the name of a place alone says who lives there, or which one is meant."""

FOLLOWERS: Final = (
    *("และ", "หรือ", "กับ", "โดย", "ซึ่ง", "ที่", "ให้", "ว่า", "ของ", "แก่", "จาก", "ต่อ", "ใน"),
    *("ตาม", "ถึง"),
    *("สู่", "ไปสู่", "ด้วย", "คือ", "เช่น", "เพื่อ", "ตลอดจน", "รวมทั้ง", "รวมถึง", "อย่าง", "เมื่อ", "ระหว่าง"),
    *("ต้อง", "ได้", "จะ", "จึง", "พึง", "ควร", "มี", "เป็น", "ไม่", "ทุก", "นี้", "นั้น"),
)
"""Words before which a noun may end, and the name say whose it is: การทำงานเทศบาลตำบล…ต้อง."""

MOTIONS: Final = ("ไป", "มา", "ขึ้น", "ลง", "ออก", "เข้า")
"""What a verb ends with, and no noun that a name may follow: ออกไป…ให้แก่."""

STAFF_ENDS: Final = re.compile(
    r"(?![\u0e01-\u0e4e])|และ|หรือ|รวม|ตลอดจน|ทุก|ที่|ของ|ใน|ตามภารกิจ|ทั่วไป|พนักงาน|ลูกจ้าง|ข้าราชการ|"
    r"บุคลากร|ครู|จ้าง|ส่วน(?:ตำบล|ท้องถิ่น)|เทศบาล(?!ตำบล|เมือง|นคร)"
)
"""What follows a word for staff; a verb would show that a new sentence begins."""


def find_torn(case: Case) -> Iterator[Span]:
    """Find the plan's own name where it stands for a part of a word, or between two halves."""
    text = case.document.text
    if case.identity.organisation is None:
        return
    own = read_name(case.identity.organisation)
    for span in own.find_called(text):
        yield from _find_halves(case, span)
    for section in case.judged_sections():
        expected = next(s for s in case.template.sections if s.key == section.key)
        place = section.span or Span(0, 0)
        for span in own.find_called(text, place.start, place.end):
            if _tears_wording(text, span, expected):
                yield span
        for span in own.find_alone(text, place.start, place.end):
            if _replaces_part(text, span, expected, own) or _is_inside_staff(text, span):
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
    elif _is_in_stemmed(text, span) or _is_inside_word(text, span) or _is_inside_staff(text, span):
        yield Span(span.start - 1, span.end + 1)


def _read_beside(text: str, span: Span) -> tuple[str, str]:
    """Read the letters that run into a name, and those that run on from it."""
    before = _RUN_IN.search(text[max(0, span.start - TITLE_REACH) : span.start])
    after = _RUN_ON.match(text, span.end, span.end + TITLE_REACH)
    return before[0] if before is not None else "", after[0] if after is not None else ""


def _is_inside_word(text: str, span: Span) -> bool:
    """Whether the letters on both sides, read without the name, have a word across its place.

    Two halves that are words may meet by chance; behind a word that leads to a name, what
    follows must be no word at all (สภา…พ).
    """
    before, after = _read_beside(text, span)
    place, cut = 0, len(before)
    for word in split_words(before + after) if before and after else ():
        if place < cut < place + len(word):
            left, right = word[: cut - place], word[cut - place :]
            if before.endswith(OPENERS):
                return is_word(word) and not is_word(right) and not is_word(split_words(after)[0])
            return not (is_word(left) and is_word(right))
        place += len(word)
    return False


def _is_in_stemmed(text: str, span: Span) -> bool:
    """Whether a type was completed where only the end of another word stood: สารสนเทศบาล."""
    before = text[max(0, span.start - LONGEST_STEMMED) : span.start]
    rests = (before[place:] for place in range(len(before) - SHORTEST_STEMMED + 1))
    return text.startswith(STEM, span.start) and any(
        is_word(rest + STEM) and (rest == PREFIX or not is_word(rest)) for rest in rests
    )


def _is_inside_staff(text: str, span: Span) -> bool:
    """Whether a word for staff or an office stands across the name's place: พนักงาน…จ้าง."""
    before, after = _read_beside(text, span)
    joined, cut = before + after, len(before)
    for word in list_staff_words() if before and after else ():
        place = joined.find(word, max(0, cut - len(word) + 1), cut + len(word) - 1)
        if place >= 0 and STAFF_ENDS.match(joined, place + len(word)):
            return True
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
    """Whether a name stands inside a word of the template, or between words side by side.

    Behind a noun it may say whose that is, where the template's phrase ends there.
    """
    is_glued = _is_glued(text, span)
    is_led = text.endswith(OPENERS, 0, span.start)
    may_own = text.startswith(FOLLOWERS, span.end) and not text.endswith(MOTIONS, 0, span.start)
    for piece, cut, ends in find_cuts(text, span, section):
        if is_led:
            if cut in ends and cut in piece.inside:
                return True
            continue
        lost = [end for end in ends if piece.key[cut:end] not in NAMED_OTHERWISE]
        is_between = cut in lost and cut not in piece.parted
        is_between = is_between and not may_own
        if any(end in piece.inside for end in lost):
            return True
        if is_glued and (cut in piece.inside or is_between):
            return True
    return False


def _replaces_part(text: str, span: Span, section: ExpectedSection, own: OwnName) -> bool:
    """Whether the place's name stands for a part of the template's words.

    เป็นศูนย์|หนองคำหอม           it cuts a word, whatever follows
    ประโยชน์|หนองคำหอม|ของประชาชน   it stands for a word between the template's own
    ประชาชนหนองคำหอมสามารถ        behind people, areas and the like it says whose they are
    """
    name, is_led = fold_key(own.place), text.endswith((*OPENERS, *PLACED), 0, span.start)
    cuts = list(find_cuts(text, span, section))
    inside = [cut in p.inside and not p.key.startswith(name, cut) for p, cut, _ in cuts]
    if inside and all(inside) and _is_glued(text, span) and not is_led:
        return True
    for piece, cut, ends in cuts:
        for end in ends:
            lost = piece.key[cut:end]
            is_torn = cut in piece.inside or end in piece.inside
            if lost not in (name, *NAMED_OTHERWISE) and (is_torn or (lost and not is_led)):
                return True
    return False
