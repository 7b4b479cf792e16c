"""Hedges: words that leave a choice where the template binds.

“ควร” for “ต้อง” takes the duty's place; “อาจจัดทำ” stands before it; “หากมีงบประมาณ” goes behind.
A statement whose own wording leaves a choice cannot be weakened so.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.negation import find_words, governs
from pipeline.judging.comparing.statements import Alignment, Fragment
from pipeline.judging.comparing.terms import SectionText, Stretch

DUTY: Final = re.compile(r"(?<!ความ)(?<!ถูก)ต้อง(?!การ)|พึง")
"""Words that bind."""

CHOICE: Final = re.compile(
    r"(?<!ไม่)(?<!มิ)อาจ(?!ารย์)|(?<!สม)(?<!ไม่)(?<!อัน)ควร|(?<!ความ)พยายาม|น่าจะ|สามารถเลือก|หากเป็นไปได้|ตามความเหมาะสม"
)
"""Words that leave a choice where a binding one stood."""

CONDITION: Final = re.compile(
    r"(?:หาก|ถ้า|เมื่อ)(?:เป็นไปได้|มี(?:งบประมาณ|ความพร้อม|โอกาส|เวลา|ความจำเป็น)|งบประมาณ|ไม่ขัด)"
    r"|ตาม(?:กำลังงบประมาณ|ความเหมาะสม|ความจำเป็น|ความสมัครใจ|ความประสงค์|สมควร|โอกาส|สถานะการ(?:เงิน|คลัง))"
    r"|เท่าที่(?:จะ|ทำได้|จำเป็น|เป็นไปได้|งบประมาณ|มี)|แล้วแต่|ตามแต่|โดยสมัครใจ"
)
"""What makes a duty depend on money, time or good will."""

BEFORE: Final = 24
"""Folded letters before a statement in which its duty stands."""

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
    is_freed = _has_lost_duty(fragments, section, alignment)
    for start, end, word in find_words(CHOICE, section):
        is_near = alignment.start - BEFORE <= start < alignment.end
        is_own = any(word in fragment.text for fragment in fragments)
        is_head = is_freed and start < alignment.start
        if is_near and not is_own and (is_head or governs(section.key, end, mappings)):
            yield start, end
    for start, end, _ in find_words(CONDITION, section):
        is_inside = any(a <= start < b for a, b in inside)
        is_behind = 0 <= start - alignment.end <= BEHIND
        is_ours = any(a <= start and end <= b for a, b in free)
        if is_inside or (is_ours and (is_behind or alignment.start < start < alignment.end)):
            yield start, end


def _has_lost_duty(
    fragments: Sequence[Fragment], section: SectionText, alignment: Alignment
) -> bool:
    """Whether a wording binds and what stands in its place does not."""
    if not any(DUTY.search(fragment.text) for fragment in fragments):
        return False
    low = alignment.start - BEFORE
    return not any(low <= start < alignment.end for start, _, _ in find_words(DUTY, section))
