"""Topic: whether a sentence with an element's words speaks of something else.

“ตรวจสภาพรถยนต์ส่วนกลางอย่างน้อยปีละ ๑ ครั้ง” has the frequency of training word for word and
is about cars. A sentence is off the topic when it is unlike the template's and too many of
its words have nothing to do with the section. The judgement is the section's own: its
words are those of all its elements, their alternatives and its headings.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.fragments import FRAGMENT_LIKENESS
from pipeline.judging.comparing.paraphrase import bare
from pipeline.judging.comparing.people import OUTSIDER
from pipeline.judging.comparing.question import Question
from pipeline.judging.comparing.reading import Reading
from pipeline.judging.comparing.small_words import EMPTY_WORDS
from pipeline.judging.comparing.staff_places import has_other_subject
from pipeline.judging.comparing.statements import Alignment
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.judging.templates.schema import PLACEHOLDER
from pipeline.model import Element, ExpectedSection
from pipeline.text.letters import fold_key
from pipeline.text.words import split_words

STRANGE_SHARE: Final = 0.4
"""Share of words from elsewhere: of 110 rewordings 3 have more, of 40 sentences about other
things 30; of the rest a subject or a field tells."""

STRANGE_AMONG_FIELDS: Final = 0.25
"""The same where several of them name another field: one word in four is enough."""

SEVERAL: Final = 2
"""Words of other fields, or key wordings of the element; one may stand there by chance."""

STRANGE_BESIDE_SEVERAL: Final = 0.5
"""The same share beside several key wordings: who words a statement freely needs many words
that the template has not (nearly half of them in 24 plans so written)."""

STRANGE_BESIDE_ALL: Final = 0.67
"""The same share beside all of them, where there are two at least."""

SEVERAL_TERMS: Final = 3
"""Key wordings together that tell what a sentence is about, whatever else it names; of the
sentences about other things none has so many of them with most of the element's."""

MOST_TERMS: Final = 0.75
"""The share of its key wordings with which an element is surely meant: three of four."""

TOLD_SHARE: Final = 0.6
"""The share with which a statement told of others is still the template's: two of three."""

NAME_REACH: Final = 50
"""Folded letters behind a wording, or before it, in which the plan's own name stands."""

TOLD_LIKENESS: Final = 0.9
"""The likeness with which it is, though the plan's own name is not in it: the wording has no
place for it."""

COPIED_LIKENESS: Final = 0.95
"""Who copied the sentence speaks of its topic, whatever he added."""

TELLING_FIELD: Final = 4
"""Letters of a field's name that tell it inside a longer word (ก่อสร้าง, not น้ำ)."""

FIELDS: Final = frozenset(
    (
        *("ถนน", "ท่อ", "ระบายน้ำ", "น้ำ", "ประปา", "ไฟฟ้า", "จราจร", "ขยะ", "สิ่งปฏิกูล", "น้ำเสีย"),
        *("ภาษี", "ค่าธรรมเนียม", "ที่ดิน", "สิ่งปลูกสร้าง", "อาคาร", "ก่อสร้าง", "ผู้รับจ้าง", "พัสดุ"),
        *("จัดซื้อ", "สัญญาเช่า", "รถยนต์", "ครุภัณฑ์", "นักเรียน", "โรงเรียน", "ห้องเรียน", "เด็ก"),
        *("เยาวชน", "ผู้ปกครอง", "ผู้สูงอายุ", "คนพิการ", "ผู้พิการ", "ยังชีพ", "ผู้ป่วย", "สุขภาพ"),
        *("โรงพยาบาล", "สาธารณสุข", "อนามัย", "โรค", "วัคซีน", "ยาเสพติด", "อัคคีภัย", "สาธารณภัย"),
        *("อุทกภัย", "ดับเพลิง", "ป่าไม้", "ต้นไม้", "สิ่งแวดล้อม", "มลพิษ", "เกษตร", "ประมง", "ปศุสัตว์"),
        *("ท่องเที่ยว", "ตลาด", "ร้านค้า", "ผู้ประกอบการ", "หมู่บ้าน", "ชุมชน", "กำนัน", "ผู้ใหญ่บ้าน"),
        *("ประเพณี", "วัฒนธรรม", "ศาสนา", "กีฬา", "ว่ายน้ำ", "สมาชิกสภา", "ประชุมสภา", "เลือกตั้ง"),
        *("ประชาคม", "สวนสาธารณะ", "สุสาน", "โรงฆ่าสัตว์", "กล้องวงจรปิด", "คอมพิวเตอร์", "ตำรวจ"),
        *("ครัวเรือน", "ประชากร", "รีไซเคิล", "พลังงาน", "ผู้โดยสาร", "แม่น้ำ", "คลอง", "สะพาน"),
    )
)
"""Words of the other fields of local government: roads, water, waste, taxes, schools, health,
disasters, the economy, culture, councils (the duties that section 5 of a plan lists)."""

SENTENCE_REACH: Final = 150
"""Characters beside what was found in which its sentence begins and ends."""
_OTHERS: Final = re.compile(OUTSIDER)
_GAP: Final = re.compile(r"(?<![0-9๐-๙])\s+(?![0-9๐-๙])|\s*\n(?=\(?[0-9๐-๙]{1,2}(?:[.)\t]))|\t")
"""A blank, though not beside a number, unless the number begins a line."""
_CONTINUING: Final = re.compile("ซึ่ง|โดย|และ|ที่")
"""What goes on with the sentence before."""

_LETTER: Final = re.compile("[ก-ฮ]")
GENERAL_WORDS: Final = frozenset(
    (
        *("สามารถ", "ต้อง", "จะ", "ทุก", "คน", "ทุกคน", "แต่ละคน", "ควร", "อย่าง", "ต่อ", "ตาม"),
        *("แต่", "ยัง", "ไม่", "มิ", "ผู้", "อาจ", "ถูก", "ขึ้น", "เข้า", "ออก", "ไว้", "อยู่", "เสมอ"),
        *("พร้อม", "ทั้ง", "ด้วย", "แห่ง", "ใด", "เรื่อง", "ด้าน", "ส่วน", "ครั้ง", "ปี", "วัน", "ตน"),
        *("มิได้", "มิใช่", "ไม่ใช่", "ว่าด้วย", "เรื่องที่", "หาก", "ถ้า", "เพิ่ม", "เพิ่มเติม"),
        *("เดือน", "หนึ่ง", "ต่ำ", "ทุกปี", "เป็นประจำ", "สม่ำเสมอ", "ต่อเนื่อง", "คนละ", "รายละ"),
        *("ตนเอง", "เอง", "กัน", "ร่วม", "มาก", "น้อย", "ใหม่", "อีก", "ระหว่าง", "ภายใน", "ภายใต้"),
        *("สำหรับ", "ตั้งแต่", "จน", "ถึง", "จัด", "ทำ", "ดำเนินการ", "กำหนด", "ใช้", "เกิด", "นำ"),
        *("เป็นเรื่อง", "เป็นสิ่ง", "เป็นแนว", "ทางใน", "นำมา", "นำไป", "ถือเป็น", "เป็นการ", "เป็นไป"),
        *("สิ่ง", "ทำให้", "เป็นหลัก", "เพื่อประโยชน์ของ", "เพื่อเป็น", "ประกอบด้วย", "ละ", "เป็นผู้", "ไว้ใน"),
        *("ถาม", "ตอบ", "ได้แก่", "ต่อไปนี้", "ดังกล่าว", "เป็นสำคัญ", "เป็นที่ตั้ง", "มุ่ง", "เพื่อให้", "ทั่วถึง"),
    )
)
"""Words of any official text, which tell nothing of its topic."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence is made of: the words that tell its topic, and those that are strange."""

    telling: tuple[str, ...]
    strange: tuple[str, ...]

    @property
    def strangeness(self) -> float:
        """Share of the telling words that come from elsewhere."""
        return len(self.strange) / len(self.telling) if self.telling else 0.0

    @property
    def fields(self) -> int:
        """How many words name another field of local government."""
        return sum(is_of_field(word) for word in self.strange)


def check_topic(
    element: Element,
    reading: Reading,
    alignment: Alignment | None,
    whole: SectionText,
    question: Question,
) -> Reading:
    """Take a reading for none when its sentence speaks of something else."""
    if not (reading.anchored or reading.shifts) or reading.stretch is None:
        return reading
    if len(reading.found) >= SEVERAL_TERMS and reading.share >= MOST_TERMS:
        return reading
    others = [shift.found for shift in reading.shifts if shift.code == "changed_subject"]
    if others and (reading.likeness < FRAGMENT_LIKENESS or len(reading.found) > SEVERAL):
        # others who do the same are no other topic
        question = replace(question, names=(*others, *question.names))
    if _is_told_of_others(reading, whole, question):
        return reading
    found = len(reading.found)
    if not is_off_topic(whole, reading.stretch, alignment, element, question, found=found):
        return reading
    return replace(reading, anchored=False, is_off_topic=True, shifts=())


def _is_told_of_others(reading: Reading, whole: SectionText, question: Question) -> bool:
    """Whether most of a statement stands there, told of others: nearly all, or the own name."""
    alignment = reading.alignment
    is_others = any(shift.code == "changed_subject" for shift in reading.shifts)
    if alignment is None or not is_others or reading.share < TOLD_SHARE:
        return False
    if alignment.likeness < FRAGMENT_LIKENESS or has_other_subject(whole, alignment):
        return False
    fragments = [placed.fragment for placed in alignment.placed]
    is_close = alignment.likeness >= TOLD_LIKENESS
    if is_close and not any("organisation" in (f.before, f.after) for f in fragments):
        return True
    reach = NAME_REACH if is_close and fragments[0].before == "organisation" else 0
    said = whole.key[max(0, alignment.start - reach) : alignment.end + NAME_REACH]
    return any(fold_key(name) in said for name in question.names)


def is_off_topic(
    section: SectionText,
    stretch: Stretch,
    alignment: Alignment | None,
    element: Element,
    question: Question,
    *,
    found: int,
) -> bool:
    """Whether the `found` key wordings of an element stand in a sentence about something else."""
    if alignment is not None and has_other_subject(section, alignment):
        return True
    likeness = alignment.likeness if alignment is not None else 0.0
    if likeness >= COPIED_LIKENESS:
        return False
    low, high = _sentence_around(section, stretch)
    text = section.text[low:high]
    sentence = read_sentence(text, element, question)
    is_copied = likeness >= FRAGMENT_LIKENESS and not sentence.telling
    if element.about and not (is_copied or _speaks_of(element, section, (low, high), question)):
        return True
    own = _cut_before(text, section, stretch)
    clause = read_sentence(own, element, question)
    if clause.strangeness < STRANGE_SHARE and any(word in own for word in element.about):
        return _is_of_other_field(clause)
    if found < SEVERAL:
        most = STRANGE_SHARE
    else:
        most = STRANGE_BESIDE_SEVERAL if found < len(element.terms) else STRANGE_BESIDE_ALL
    if likeness < FRAGMENT_LIKENESS and sentence.strangeness >= most:
        return True
    return _is_of_other_field(sentence) or _is_of_other_field(clause)


def _speaks_of(
    element: Element, section: SectionText, sentence: Stretch, question: Question
) -> bool:
    """Whether a sentence has a word that the element is about, or tells nothing by itself.

    What tells nothing goes with what it follows, and with what goes on behind it, be it behind
    another choice (อย่างน้อยปีละ ๑ ครั้ง หรือตามที่เห็นสมควร ทุกคนจะได้พัฒนา…), unless it begins
    with others: อาสาสมัครจะได้พัฒนา….
    """
    low, high = sentence
    least = max(0, low - SENTENCE_REACH)
    behind = section.text[high : high + SENTENCE_REACH].split()
    following = next((clause for clause in behind if not clause.startswith("หรือ")), "")
    if any(word in following for word in element.about) and not _OTHERS.match(fold_key(following)):
        return True
    while True:
        text = section.text[low:high]
        if any(word in text for word in element.about):
            return True
        if len(read_sentence(text, element, question).telling) >= SEVERAL:
            return False
        if low <= least:
            return True
        gaps = [gap.end() for gap in _GAP.finditer(section.text, least, low) if gap.end() < low]
        low = gaps[-1] if gaps else least


def _is_of_other_field(sentence: Sentence) -> bool:
    """Whether a sentence names another field, and enough of its words are strange."""
    least = STRANGE_SHARE if sentence.fields < SEVERAL else STRANGE_AMONG_FIELDS
    return sentence.fields > 0 and sentence.strangeness >= least


def _cut_before(text: str, section: SectionText, stretch: Stretch) -> str:
    """Cut a sentence at the blank before what was found: a clause with a topic of its own."""
    quoted = section.source(*stretch)
    place = text.find(quoted)
    return text[text.rfind(" ", 0, place) + 1 :] if place > 0 else text


def read_sentence(text: str, element: Element, question: Question) -> Sentence:
    """Take a sentence apart into the words that tell its topic, and the strange ones."""
    for name in question.names:
        text = text.replace(name, " ")
    words = [word for word in split_words(text) if _LETTER.search(word)]
    telling = tuple(w for w in words if w not in EMPTY_WORDS and w not in GENERAL_WORDS)
    known, own = _words_of(question.expected), _words_of_terms(element)
    keys = {word: fold_key(bare(word)) for word in telling}
    strange = (w for w in telling if keys[w] not in known and keys[w] not in own)
    return Sentence(telling, tuple(strange))


def is_of_field(word: str) -> bool:
    """Whether a word names a field of local government other than its staff.

    >>> is_of_field("งานก่อสร้าง"), is_of_field("หลักสูตร")
    (True, False)
    """
    return word in FIELDS or any(field in word for field in FIELDS if len(field) >= TELLING_FIELD)


def _sentence_around(section: SectionText, stretch: Stretch) -> Stretch:
    """Reach from the blank before a stretch to the blank after it; digits do not part."""
    start, end = section.folded.source_span(*stretch)
    text = section.text
    low, high = max(0, start - SENTENCE_REACH), min(len(text), end + SENTENCE_REACH)
    before = [gap.end() for gap in _GAP.finditer(text, low, start + 1) if gap.end() <= start]
    if len(before) > 1 and _CONTINUING.match(text, before[-1]):
        before.pop()
    after = _GAP.search(text, end, high)
    return before[-1] if before else low, after.start() if after is not None else high


@lru_cache(maxsize=8)
def _words_of(expected: ExpectedSection) -> frozenset[str]:
    """Collect the words that the section's own statements are made of, folded."""
    texts = [*expected.headings, *(word for group in expected.synonyms for word in group)]
    for element in expected.elements:
        texts += [PLACEHOLDER.sub(" ", w) for w in (element.canonical, *element.variants)]
        texts += [line[0] for line in element.terms]
    return _collect_words(texts)


@lru_cache(maxsize=256)
def _words_of_terms(element: Element) -> frozenset[str]:
    """Collect the words of an element's key wordings, which tell no topic beside another's."""
    lines = (*element.terms, *element.freely)
    return _collect_words(term for line in lines for term in line)


def _collect_words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_key(bare(word)) for text in texts for word in split_words(text))
