"""Gaps: words of the template that are gone by a slip, and words that an editor left out.

Whoever edits leaves phrases out at their joints, in one sentence and the next. A slip of hand
or eye leaves one gap in a copy that is faithful elsewhere, or words that do not go together.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.slips import Difference
from pipeline.judging.findings.case import Stated
from pipeline.model import Judgement
from pipeline.text.words import split_words

EDITED_SHARE: Final = 0.1
"""Of a section's other statements: a copy of 24 may have three slips. Of seven plans that were
copied the worst has 1 of 22 in other words; of 37 that clerks edited or wrote freely 35 have a
fifth or more."""

LEANING_WORDS: Final = frozenset(
    {"การ", "ความ", "ของ", "แห่ง", "ต่อ", "แก่", "จาก", "กับ", "ใน", "ด้วย"}
)
"""Words that need another one behind them where the template has one there."""

_JOINT: Final = re.compile(r"\s*(?:และ|หรือ|ตลอดจน|รวมทั้ง|พร้อมทั้ง|เพื่อ(?!น)|[).,;])")
"""What begins another phrase."""


def is_copy(
    stated: Stated, judgements: Sequence[Judgement], faithful: Collection[Judgement]
) -> bool:
    """Whether a statement stands in a section that says nearly all others word for word."""
    own = stated.judgement
    others = [
        j
        for j in judgements
        if j.section == own.section and j.evidence is not None and j is not own
    ]
    edited = sum(judgement not in faithful for judgement in others)
    return edited <= EDITED_SHARE * len(others)


def is_torn(stated: Stated, difference: Difference) -> bool:
    """Whether lost words leave one that leans on them: ความผูกพันต่อการ( … ) และปฏิบัติหน้าที่.

    Nobody who leaves out a phrase leaves its first word behind.
    """
    place = stated.section.folded.source_span(difference.start, difference.start)[0]
    text = stated.section.text
    if not difference.is_lost or not _JOINT.match(text, place):
        return False
    before = text[:place].rstrip()
    words = _list_words_before(stated, difference.start)
    return any(word in LEANING_WORDS and before.endswith(word) for word in words)


def _list_words_before(stated: Stated, start: int) -> Iterator[str]:
    """Give the template's word with which a gap's first one is in one breath."""
    for placed in stated.alignment.placed:
        mapping, fragment = Mapping(placed, stated.section), placed.fragment
        for change in mapping.changes:
            if change.kind == "delete" and mapping.start + change.b_start == start:
                before = fragment.text[
                    : fragment.folded.source_span(change.a_start, change.a_end)[0]
                ]
                yield from split_words(before)[-1:]
