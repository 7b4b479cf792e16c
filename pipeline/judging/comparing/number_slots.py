"""Number slots: what stands in a copied sentence right before its binding number.

Few words leave a number as it is (อย่างน้อย, จำนวน, ครบ, ปีงบประมาณ); whatever else stands there
loosens it: เฉลี่ยปีละ, ตั้งเป้าหมายไว้ปีละ, อย่างมาก ๓ ปี. A length of time that nobody can count
(ระยะเวลาพอเหมาะ) is no number at all.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.judging.comparing.binding import UNITS_A_YEAR
from pipeline.judging.comparing.counting import NUMBER
from pipeline.judging.comparing.hedge_words import NEARLY
from pipeline.judging.comparing.mapping import MATCHED_LETTERS, Mapping
from pipeline.judging.comparing.option_words import ONE_OF_ALL
from pipeline.judging.comparing.rates import list_rates
from pipeline.judging.comparing.scopes import find_words
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.statements import COPIED_LIKENESS, Alignment, wordings_of
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.model import Element
from pipeline.text.letters import fold_key

SLOT_LETTERS: Final = 48
"""Folded letters of the plan's own that the words before a number may take."""

BESIDE_LETTERS: Final = 16
"""Folded letters behind a list in which a choice among its items begins."""

LEAD_LETTERS: Final = 40
"""The same before the list, where its items are chosen: จะเลือกพัฒนาด้านที่สะดวก ไม่ว่าจะเป็นด้าน…."""

_CHOOSE: Final = "เลือก"

ALL_LETTERS: Final = 6
"""Folded letters of a word for all with what it is said of: ทุกตาแ…."""

_SETTLED: Final = (
    *("อย่างน้อย", "อย่างน้อยที่สุด", "อย่างต่ำ", "ไม่น้อยกว่า", "มิน้อยกว่า", "ไม่ให้น้อยกว่า"),
    *("มิให้น้อยกว่า", "ไม่ต่ำกว่า", "มิต่ำกว่า", "มิให้ต่ำกว่า", "ไม่ให้ต่ำกว่า", "ขั้นต่ำ", "มากกว่า"),
    *("เป็นประจำ", "ประจำ", "สม่ำเสมอ", "อย่าง", "ต่อเนื่อง", "ทุก", "ๆ", "คน", "คนละ", "รายละ"),
    *("ต่อ", "ราย", "แต่ละ", "แห่ง", "ตำแหน่ง", "จำนวน", "รวม", "ครบ", "เต็ม", "ถึง", "คราวละ", "ครั้งละ"),
    *("เป็น", "โดย", "ให้", "ได้", "มี", "ต้อง", "จะ", "คือ", "ไว้", "ของ", "ใน", "และ", "ที่", "ดังกล่าว"),
    *("กำหนด", "ตาม", "เท่า", "กับ", "ทั้งสิ้น", "บังคับ", "ใช้", "มีผล", "กัน", "ดำเนินการ", "จัด", "อบรม"),
    *("เข้า", "รับ", "การ", "พัฒนา", "ฝึก", "แผน", "ปฏิบัติ", "บุคลากร", "พนักงาน", "ข้าราชการ", "หลักสูตร"),
    *("งบประมาณ", "พ.ศ.", "ปี", "รอบ", "ภายใน", "ตลอด", "ช่วง", "ทั้ง", "ระยะ", "เวลา", "เพียง", "นี้"),
    *("อยู่", "อายุ", "ละ", "ตั้งแต่", "เริ่ม", "นับ", "แต่", "จาก", "(", ")", "-", "–", ".", "หรือ", "สอง"),
    *("ติดต่อ", "นาน", "ยาว", "พอดี", "ถ้วน", "เท่านั้น", "สำหรับ", "คลุม", "ครอบ", "อีก", "ทำการ"),
    *("ครั้ง", "หน", "คราว", "เรื่อง", "แน่นอน", "ชัดเจน", "คงที่", "ตายตัว", "|", ":"),
)
"""What may stand before a binding number and leaves it as it is, with numbers and dates."""

_VAGUE_WORDS: Final = ("เหมาะ", "สมควร", "ควร", "ประมาณ", "เพียงพอ", "ไม่จำกัด", "ไม่กำหนด", "ไม่แน่")


def _either(*words: str) -> str:
    return "(?:" + "|".join(re.escape(fold_key(word)) for word in words) + ")"


_SLOT: Final = re.compile(f"(?:{_either(*_SETTLED)}|{NUMBER}|[๐-๙])*")
_YEARS: Final = re.compile(f"(?:{NUMBER})(?:\\((?:{NUMBER})\\))?(?:{'|'.join(UNITS_A_YEAR)})")
_LEAST: Final = re.compile(
    _either("อย่างน้อย", "อย่างต่ำ", "ไม่น้อย", "มิน้อย", "ไม่ต่ำ", "มิต่ำ", "มิให้", "ไม่ให้")
)
_LOOSE: Final = re.compile(
    _either(
        *("เฉลี่ย", "ประมาณ", "ราว", "สัก", "เกือบ", "ตั้งเป้า", "เป้าหมาย", "คาด", "หวัง", "ตั้งใจ"),
        *("อยาก", "ใคร่", "พยายาม", "ถ้า", "หาก", "น่า", "ควร", "อาจ", "คิด", "วางแผน", "คง"),
        *("เท่าที่", "ลอง", "เสนอ", "แนะนำ", "ขอ", "แล้วแต่", "สุดแต่", "พอ", "ไม่เกิน", "อย่างมาก"),
        "สูงสุด",
    )
)
"""Before a number with its own lower bound: what loosens it all the same."""

_LENGTH: Final = fold_key("ระยะเวลา")
_VAGUE: Final = re.compile(f"{_either('ที่', 'อัน', 'ตาม', 'พอ', 'เห็น')}*{_either(*_VAGUE_WORDS)}")


def find_fewer(element: Element, section: SectionText, alignment: Alignment) -> Iterator[Shift]:
    """Find what asks for less than a statement does: of its number, or of its items."""
    yield from _find_loosened_numbers(element, section, alignment)
    yield from _find_nearly(element, section, alignment)
    if element.complete and not any(ONE_OF_ALL.search(w) for w in wordings_of(element)):
        for start, end, word in find_words(ONE_OF_ALL, section):
            low = alignment.start - (LEAD_LETTERS if word.startswith(_CHOOSE) else 0)
            if low < start <= alignment.end + BESIDE_LETTERS:
                yield Shift("weakened", word, "", start, end)


def _find_nearly(element: Element, section: SectionText, alignment: Alignment) -> Iterator[Shift]:
    """Find what takes some out of all that a wording means: เกือบทุกตำแหน่ง."""
    wordings = "".join(map(fold_key, wordings_of(element)))
    low, high = alignment.start - BESIDE_LETTERS, alignment.end + BESIDE_LETTERS
    for start, end, word in find_words(NEARLY, section):
        if low <= start <= high and section.key[end : end + ALL_LETTERS] in wordings:
            yield Shift("weakened", word, "", start, end)


def _find_loosened_numbers(
    element: Element, section: SectionText, alignment: Alignment
) -> Iterator[Shift]:
    """Find what stands before the number of a copied sentence and loosens it."""
    if not element.numbers or alignment.likeness < COPIED_LIKENESS:
        return
    for placed in alignment.placed:
        key = placed.fragment.key
        for number in _list_numbers(key, 0, len(key))[:1]:
            slot = _find_slot(Mapping(placed, section), number, alignment.end)
            if slot is not None:
                yield from _find_in_slot(section, slot)


def _find_slot(mapping: Mapping, number: Stretch, end: int) -> Stretch | None:
    """Find the plan's own words between the wording's before its number and those behind it."""
    start, stop = number
    own = [c for c in mapping.changes if c.kind == "equal"]
    ends = [
        mapping.start + c.b_start + min(c.a_end, start) - c.a_start
        for c in own
        if min(c.a_end, start) - c.a_start >= MATCHED_LETTERS
    ]
    following = (
        mapping.start + c.b_end - (c.a_end - max(c.a_start, stop))
        for c in own
        if c.a_end - max(c.a_start, stop) >= MATCHED_LETTERS
    )
    return (ends[-1], min(following, default=end)) if ends else None


def _find_in_slot(section: SectionText, slot: Stretch) -> Iterator[Shift]:
    """Find the words before a number, unless all of them leave it."""
    key, (low, end) = section.key, slot
    if key.endswith(_LENGTH, 0, low) and (vague := _VAGUE.match(key, low)) is not None:
        yield Shift("weakened", section.source(*vague.span()), "", *vague.span())
        return
    numbers = _list_numbers(key, low, min(low + SLOT_LETTERS, end))
    if not numbers:
        return
    start = numbers[0][0]
    is_bound = _LEAST.match(key, start) is not None and _LOOSE.search(key, low, start) is None
    if _SLOT.fullmatch(key, low, start) is None and not is_bound:
        yield Shift("weakened", section.source(low, start), "", low, start)


def _list_numbers(key: str, low: int, high: int) -> list[Stretch]:
    """List rates and numbers of years, in order."""
    years = (match.span() for match in _YEARS.finditer(key, low, high))
    return sorted([*list_rates(key, low, high), *years])
