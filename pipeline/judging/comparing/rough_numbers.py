"""Rough numbers: those that bind in the template and are only about right in the plan.

“ราว ๆ ๓ ปี”, “๓ ปีโดยประมาณ” and “๓ ปี หรือตามที่เห็นสมควร” leave open what “๓ ปี” settles.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from pipeline.judging.comparing.binding import TIMES, YEAR
from pipeline.judging.comparing.counting import NUMBER
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.statements import Alignment
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.model import Element
from pipeline.text.letters import fold_key

BESIDE: Final = 24
"""Folded letters beside a statement in which its number may stand: three words that link."""

_ABOUT: Final = ("ราว", "ประมาณ", "สัก", "เกือบ", "ใกล้", "ใกล้เคียง", "พอกับ")
_MORE_OR_LESS: Final = (
    *("โดยประมาณ", "โดยคร่าวๆ", "หรือใกล้เคียง", "หรือประมาณนั้น", "หรือราวนั้น", "หรือน้อยกว่า", "หรือมากน้อย"),
    *("หรือตามความเหมาะสม", "หรือตามความจำเป็น", "หรือตามสมควร", "หรือตามแต่", "หรือแล้วแต่"),
    *("โดยเฉลี่ย", "เฉลี่ย", "เป็นอย่างมาก", "เป็นอย่างสูง", "อย่างมาก", "เป็นการประมาณ", "ตามโอกาส"),
    *("ยืดหยุ่น", "โดยยืดหยุ่น", "ซึ่งยืดหยุ่น", "ไม่ตายตัว", "ประมาณ)", "ไม่บังคับ", "เป้าหมาย", "เป็นเป้าหมาย"),
    *("ถ้าทำได้", "หากทำได้", "เศษ", "ปรับลด", "ลดลงได้", "แล้วแต่", "สุดแต่"),
    *("ปรับได้", "ปรับเปลี่ยนได้", "ปรับเพิ่มลด", "ขยับได้", "เลื่อนได้", "บวกลบ", "ไม่แน่นอน", "คร่าวๆ"),
)
_SMALL: Final = tuple(map(fold_key, ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")))
_ONE_OR_NEXT: Final = f"(?:{'|'.join(a + b for a, b in pairwise(_SMALL))}){YEAR}"
"""Two numbers that follow each other: สองสามปี."""

_AS_SEEN_FIT: Final = (
    f"{fold_key('หรือตาม')}.{{0,24}}?{fold_key('เห็น')}(?:{fold_key('สม')})?{fold_key('ควร')}"
)
_MUCH: Final = "|".join(map(fold_key, ("มาก", "น้อย", "นาน", "ยาว", "สั้น", "เร็ว", "ช้า")))
_OR_ELSE: Final = (
    f"(?:{fold_key('หรือ')}.{{0,12}}?|{fold_key('จะ')})?(?:{_MUCH}).{{0,20}}?"
    f"{fold_key('ก็')}(?:{fold_key('ย่อม')})?{fold_key('ได้')}"
)
"""Behind a number: more or less is as good."""

_LINKS: Final = "|".join(map(fold_key, ("เวลา", "จำนวน", "ว่า", "เป็น", "แค่", "เพียง")))
"""Words before a number or behind it that leave it open, and those between them."""


def find_rough_numbers(
    element: Element, section: SectionText, alignment: Alignment, free: Sequence[Stretch]
) -> Iterator[Shift]:
    """Find numbers of a statement's unit that are given roughly, or left to somebody's opinion."""
    low, high = alignment.start - BESIDE, alignment.end + BESIDE
    for pattern in _rough_patterns(tuple(n.after for n in element.numbers)):
        if pattern.search(fold_key(element.canonical)) is not None:
            continue
        for left, right in free:
            for match in pattern.finditer(section.key, max(left, low), max(low, min(right, high))):
                yield Shift("weakened", section.source(*match.span()), "", *match.span())


@lru_cache(maxsize=64)
def _rough_patterns(afters: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str], ...]:
    """Build the patterns of a rough number, and of one left open, in the units that count."""
    words = {fold_key(word) for after in afters for word in after}
    units = "|".join(unit for unit in (YEAR, TIMES) if any(word.startswith(unit) for word in words))
    if not units:
        return ()
    about, behind = (
        "|".join(re.escape(fold_key(w)) for w in words) for words in (_ABOUT, _MORE_OR_LESS)
    )
    counted = f"(?:{NUMBER})(?:\\((?:{NUMBER})\\))?(?:{units})"
    left_open = re.compile(f"{counted}(?:{_AS_SEEN_FIT}|{_OR_ELSE})")
    rough = re.compile(f"(?:{about})(?:{_LINKS})*{counted}|{_ONE_OR_NEXT}")
    return rough, re.compile(f"{counted}\\(?(?!{_AS_SEEN_FIT})(?:{behind})"), left_open
