"""Gaps: words of the template that are gone by a slip, and words that an editor left out.

Whoever edits leaves phrases out at their joints, in one sentence and the next. A slip of hand
or eye leaves one gap in a copy that is faithful elsewhere, or words that do not go together.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.slips import Difference
from pipeline.judging.comparing.small_words import EXPLETIVES, LEANING_WORDS
from pipeline.judging.findings.case import Stated
from pipeline.judging.findings.joints import leaves_hole
from pipeline.model import Judgement
from pipeline.text.letters import fold_key, is_thai
from pipeline.text.words import split_words

EDITED_SHARE: Final = 0.1
"""Of a section's other statements: a copy of 24 may have three slips. Of seven plans that were
copied the worst has 1 of 22 in other words; of 37 that clerks edited or wrote freely 35 have a
fifth or more."""

_JOINT: Final = re.compile(r"\s*(?:และ|หรือ|ตลอดจน|รวมทั้ง|พร้อมทั้ง|เพื่อ(?!น)|[).,;])")
"""What begins another phrase."""

_JOINED: Final = re.compile(
    r"(?:\s|และ|หรือ|กับ|ทั้ง|ตลอดจน|รวมถึง|นอกจาก(?:จะ)?|เช่น|ได้แก่|คือ|ไม่ว่าจะเป็น|[(,])$"
)
"""What ends in front of one of several phrases."""

_OPENING: Final = re.compile("อัน|ซึ่ง|เพื่อ|โดย|ทั้งนี้|ดังนั้น|กล่าวคือ")
"""What joins a statement to the one before it."""

_LEADING: Final = re.compile(r"(?:คือ|ได้แก่|ว่า|ดังนี้|:)\s*$")
"""Words of the plan's own that do so."""

PHRASE_LETTERS: Final = 12
"""Characters of a phrase; of an item of a list (และด้าน…) the verdict tells."""

MOST_JOINTS: Final = 1
"""Statements of a plan that lost a whole phrase at its joints by a slip."""

SHARED_REACH: Final = 30
"""Folded letters from a word left out to where it stands for both phrases; about four words."""


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
    """Whether another phrase begins where words are lost that one leans on: ต่อการ( … ) และ.

    Nobody who leaves out a phrase leaves its first word behind.
    """
    place = stated.section.folded.source_span(difference.start, difference.start)[0]
    text = stated.section.text
    if not difference.is_lost or not _JOINT.match(text, place):
        return False
    gap, before = find_gap(stated, difference), text[:place].rstrip()
    return gap is not None and gap.leaning in LEANING_WORDS and before.endswith(gap.leaning)


def is_hole(stated: Stated, difference: Difference) -> bool:
    """Whether what stands on either side of lost words does not go together."""
    gap = find_gap(stated, difference) if difference.is_lost else None
    return gap is not None and leaves_hole(gap.before, gap.lost, gap.after)


def is_spared(stated: Stated, difference: Difference) -> bool:
    """Whether all that is lost is a word that two phrases share: ภาคเอกชนและ(ภาค)ประชาสังคม.

    It stands again beside the joint of the two, and nothing is left that leans on it. At the
    head of a statement the plan's own words may lead to it: ผลที่คาดหวัง คือ (อันจะทำให้)….
    """
    if difference.is_lost and _is_led_to(stated, difference):
        return True
    gap = find_gap(stated, difference)
    if gap is None or not difference.is_lost or gap.leaning in LEANING_WORDS:
        return False
    if not (_JOINED.search(gap.before) or gap.lost[:1].isspace() or _JOINT.match(gap.after)):
        return False
    near = fold_key(gap.before)[-SHARED_REACH:], fold_key(gap.after)[:SHARED_REACH]
    keys = [fold_key(word) for word in split_words(gap.lost) if word not in EXPLETIVES]
    shared = (any(key in part for part in near) for key in keys if key)
    return all(shared) and all(key in stated.section.key for key in keys)


def _is_led_to(stated: Stated, difference: Difference) -> bool:
    """Whether the joint at a statement's head is lost behind other words that lead to it."""
    first, section = stated.alignment.placed[0], stated.section
    if difference.start > first.window.start or not _OPENING.match(difference.expected):
        return False
    place = section.folded.source_span(difference.start, difference.start)[0]
    return _LEADING.search(section.text[:place]) is not None


def is_joint(stated: Stated, difference: Difference) -> bool:
    """Whether a whole phrase is gone with the word that joined it: มีเอกภาพ(และสอดรับประสานกัน)."""
    gap = find_gap(stated, difference) if difference.is_lost else None
    return (
        gap is not None
        and _JOINT.match(gap.lost) is not None
        and len(gap.lost) >= PHRASE_LETTERS
        and not leaves_hole(gap.before, gap.lost, gap.after)
    )


def takes_phrases(changes: Iterable[tuple[Stated, Sequence[Difference]]]) -> bool:
    """Whether an editor left out phrases, in one statement and in another."""
    edited = sum(any(is_joint(stated, d) for d in lost) for stated, lost in changes)
    return edited > MOST_JOINTS


def opens_statement(stated: Stated, difference: Difference) -> bool:
    """Whether words are lost at the head of a statement in front of which nobody is named.

    There an item of a list begins, whose heading has the duty: ๑. (ต้อง)ทำงานในเชิงรุก.
    """
    first, section = stated.alignment.placed[0], stated.section
    if first.fragment.before or difference.start > first.window.start:
        return False
    place = section.folded.source_span(difference.start, difference.start)[0]
    return not section.text[:place].strip() or not is_thai(section.text[place - 1])


@dataclass(frozen=True, slots=True)
class Gap:
    """Words of a wording that are lost, with its words before and after, the next place too."""

    before: str
    lost: str
    after: str

    @property
    def leaning(self) -> str:
        """The word in front, which may need what is lost."""
        return "" if self.before[-1:].isspace() else "".join(split_words(self.before)[-1:])


def find_gap(stated: Stated, difference: Difference) -> Gap | None:
    """Find the words of the wording that are lost where a difference is."""
    for placed in stated.alignment.placed:
        mapping, fragment = Mapping(placed, stated.section), placed.fragment
        for change in mapping.changes:
            if change.kind == "delete" and mapping.start + change.b_start == difference.start:
                start, end = fragment.folded.source_span(change.a_start, change.a_end)
                filled = f"{{{fragment.after}}}" if fragment.after else ""
                before, after = fragment.text[:start], fragment.text[end:] + filled
                return Gap(before, fragment.text[start:end], after)
    return None
