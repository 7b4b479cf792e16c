"""Topic: whether a sentence with an element's words speaks of something else.

“ตรวจสภาพรถยนต์ส่วนกลางอย่างน้อยปีละ ๑ ครั้ง” has the frequency of training word for word and
is about cars. A sentence is off the topic when it is unlike the template's and too many of
its words have nothing to do with the section. The judgement is the section's own: its
words are those of all its elements, their alternatives and its headings.
"""

import re
from functools import lru_cache
from typing import Final

from pipeline.judging.paraphrase import bare
from pipeline.judging.schema import PLACEHOLDER
from pipeline.judging.spelling import EMPTY_WORDS
from pipeline.judging.statements import FRAGMENT_LIKENESS, Alignment
from pipeline.judging.terms import SectionText, Stretch
from pipeline.model import ExpectedSection
from pipeline.text.letters import fold_key
from pipeline.text.words import split_words

STRANGE_SHARE: Final = 0.4
"""Share of words from elsewhere: rewordings have up to 0.4 and are like the template, other
topics 0.4 to 0.8 and are not (measured on 40 rewordings and 9 sentences about other things)."""

SENTENCE_REACH: Final = 150
"""Characters beside what was found in which its sentence begins and ends."""

_GAP: Final = re.compile(r"(?<![0-9๐-๙])\s+(?![0-9๐-๙])")
_LETTER: Final = re.compile("[ก-ฮ]")
_STAFF: Final = re.compile("พนักงาน|ขาราชการ|ลูกจาง|บุคลากร|บุคคล|เจาหนาที|กาลังคน|ผูดารงตาแหนง")
"""Words for the people of whom the plan speaks, folded."""

SHORTEST_SUBJECT: Final = 4
"""Folded letters; what is shorter between two fragments is a linking word."""

EDGE: Final = 5
"""Folded letters of the wording on either side that must stand there, or the gap is not one."""

LONGEST_SUBJECT: Final = 40
"""Folded letters; in longer stretches the words are the plan's own list."""

GENERAL_WORDS: Final = frozenset(
    (
        *("สามารถ", "ต้อง", "จะ", "ทุก", "คน", "ทุกคน", "แต่ละคน", "ควร", "อย่าง", "ต่อ", "ตาม"),
        *("แต่", "ยัง", "ไม่", "มิ", "ผู้", "อาจ", "ถูก", "ขึ้น", "เข้า", "ออก", "ไว้", "อยู่", "เสมอ"),
        *("พร้อม", "ทั้ง", "ด้วย", "แห่ง", "ใด", "เรื่อง", "ด้าน", "ส่วน", "ครั้ง", "ปี", "วัน", "ตน"),
        *("ตนเอง", "เอง", "กัน", "ร่วม", "มาก", "น้อย", "ใหม่", "อีก", "ระหว่าง", "ภายใน", "ภายใต้"),
        *("สำหรับ", "ตั้งแต่", "จน", "ถึง", "จัด", "ทำ", "ดำเนินการ", "กำหนด", "ใช้", "เกิด", "นำ"),
        *("ได้แก่", "ต่อไปนี้", "ดังกล่าว", "เป็นสำคัญ", "เป็นที่ตั้ง", "มุ่ง", "เพื่อให้", "ทั่วถึง"),
    )
)
"""Words of any official text, which tell nothing of its topic."""


def is_off_topic(
    section: SectionText,
    stretch: Stretch,
    alignment: Alignment | None,
    expected: ExpectedSection,
    names: tuple[str, ...] = (),
) -> bool:
    """Whether what was found stands in a sentence about something else.

    `names` are the plan's own names, which tell nothing.
    """
    if alignment is not None and _has_other_subject(section, alignment):
        return True
    if alignment is not None and alignment.likeness >= FRAGMENT_LIKENESS:
        return False
    sentence = _sentence_around(section, stretch)
    for name in names:
        sentence = sentence.replace(name, " ")
    known = _words_of(expected)
    words = [w for w in split_words(sentence) if _LETTER.search(w)]
    telling = [w for w in words if w not in EMPTY_WORDS and w not in GENERAL_WORDS]
    strange = sum(fold_key(bare(word)) not in known for word in telling)
    return strange > 0 and strange >= STRANGE_SHARE * len(telling)


def _has_other_subject(section: SectionText, alignment: Alignment) -> bool:
    """Whether something other than staff stands where the wording has {personnel}.

    แผนพัฒนาท้องถิ่น is not a plan for the staff.
    """
    for left, right in alignment.find_neighbours("personnel"):
        start, end = left.window.end, right.window.start
        is_whole = section.key[:start].endswith(left.fragment.key[-EDGE:])
        is_whole &= section.key.startswith(right.fragment.key[:EDGE], end)
        is_noun = SHORTEST_SUBJECT <= end - start <= LONGEST_SUBJECT
        if is_whole and is_noun and _STAFF.search(section.key, start, end) is None:
            return True
    return False


def _sentence_around(section: SectionText, stretch: Stretch) -> str:
    """Quote from the blank before a stretch to the blank after it; digits do not part."""
    start, end = section.folded.source_span(*stretch)
    text = section.text
    low, high = max(0, start - SENTENCE_REACH), min(len(text), end + SENTENCE_REACH)
    before = [gap.end() for gap in _GAP.finditer(text, low, start + 1) if gap.end() <= start]
    after = _GAP.search(text, end, high)
    return text[before[-1] if before else low : after.start() if after is not None else high]


@lru_cache(maxsize=8)
def _words_of(expected: ExpectedSection) -> frozenset[str]:
    """Collect the words that the section's own statements are made of, folded."""
    texts = [*expected.headings, *(word for group in expected.synonyms for word in group)]
    for element in expected.elements:
        texts += [PLACEHOLDER.sub(" ", w) for w in (element.canonical, *element.variants)]
        texts += [term for line in element.terms for term in line]
    return frozenset(fold_key(bare(word)) for text in texts for word in split_words(text))
