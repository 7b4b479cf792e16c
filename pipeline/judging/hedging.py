"""Hedges: words that leave a choice where the template binds.

“ควร” for “ต้อง” takes the duty's place; “อาจจัดทำ” stands before it; “หากมีงบประมาณ” goes behind.
A statement whose own wording leaves a choice cannot be weakened so.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.judging.mapping import Mapping
from pipeline.judging.negation import find_words, governs
from pipeline.judging.statements import Alignment
from pipeline.judging.terms import SectionText, Stretch

DUTY: Final = re.compile(r"(?<!ความ)(?<!ถูก)ต้อง(?!การ)|พึง")
"""Words that bind."""

CHOICE: Final = re.compile(
    r"(?<!ไม่)(?<!มิ)อาจ(?!ารย์)|(?<!สม)(?<!ไม่)(?<!อัน)ควร|(?<!ความ)พยายาม|สามารถเลือก|หากเป็นไปได้|ตามความเหมาะสม"
)
"""Words that leave a choice where a binding one stood."""

CONDITION: Final = re.compile(
    r"(?:หาก|ถ้า|เมื่อ)(?:เป็นไปได้|มี(?:งบประมาณ|ความพร้อม|โอกาส|เวลา|ความจำเป็น)|งบประมาณ|ไม่ขัด)"
    r"|ตาม(?:กำลังงบประมาณ|ความเหมาะสม|ความจำเป็น|ความสมัครใจ|ความประสงค์|สมควร|โอกาส|สถานะการ(?:เงิน|คลัง))"
    r"|เท่าที่(?:จะ|ทำได้|จำเป็น|เป็นไปได้|งบประมาณ|มี)|แล้วแต่|ตามแต่|โดยสมัครใจ"
)
"""What makes a duty depend on money, time or good will."""

BEHIND: Final = 16
"""Folded letters after a statement in which a condition still belongs to it."""


def find_hedges(
    alignment: Alignment,
    section: SectionText,
    free: Sequence[Stretch],
    mappings: Sequence[Mapping],
) -> Iterator[Stretch]:
    """Find words of choice that the wording lacks, before its own words or on its duty."""
    fragments = [mapping.fragment for mapping in mappings]
    if any(CHOICE.search(f.text) or CONDITION.search(f.text) for f in fragments):
        return
    inside = [(p.window.start, p.window.end) for p in alignment.placed]
    for start, end, _ in find_words(CHOICE, section):
        is_near = alignment.start - (end - start) <= start < alignment.end
        if is_near and governs(section.key, end, mappings):
            yield start, end
    for start, end, _ in find_words(CONDITION, section):
        is_inside = any(a <= start < b for a, b in inside)
        is_behind = 0 <= start - alignment.end <= BEHIND
        is_ours = any(a <= start and end <= b for a, b in free)
        if is_inside or (is_ours and (is_behind or alignment.start < start < alignment.end)):
            yield start, end
