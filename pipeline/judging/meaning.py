"""Meaning: what turns a familiar sentence into another one.

A changed number, a negation, a weakened duty or an opposite leaves nearly all
letters in place. Each is looked for where the template's own words stand, so that
the template's own negations (ภาครัฐไม่ควรดำเนินการเอง) are not taken for one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.judging.counting import NUMBER, read_number
from pipeline.judging.mapping import Mapping
from pipeline.judging.negation import (
    MAPPING_SLACK,
    NEGATING,
    NEGATION,
    find_added_negations,
    find_negated,
    find_words,
)
from pipeline.judging.statements import Alignment
from pipeline.judging.terms import SectionText, Stretch, is_real_word
from pipeline.model import BindingNumber, Element
from pipeline.text.letters import LEADING_VOWELS, fold_key

DUTY: Final = re.compile(r"(?<!ความ)(?<!ถูก)ต้อง(?!การ)|พึง")
"""Words that bind."""

CHOICE: Final = re.compile(r"อาจ(?!ารย์)|ควร|พยายาม|สามารถเลือก|หากเป็นไปได้|ตามความเหมาะสม")
"""Words that leave a choice where a binding one stood."""

OPPOSITES: Final = (
    ("มากกว่า", "น้อยกว่า"),
    ("อย่างน้อย", "ไม่เกิน"),
    ("อย่างน้อย", "อย่างมาก"),
    ("ทุก", "บาง"),
    ("เปิด", "ปิด"),
    ("เพิ่ม", "ลด"),
    ("เชิงรุก", "เชิงรับ"),
    ("ภายนอก", "ภายใน"),
    ("สูง", "ต่ำ"),
    ("ล่วงหน้า", "ย้อนหลัง"),
    ("สามารถ", "มิอาจ"),
)
"""A word of the template, and one that turns the statement round in its place."""

TIME_UNITS: Final = ("ปี", "เดือน", "สัปดาห์", "วัน", "ไตรมาส", "ชั่วโมง")
"""Units in which a term may be given; each makes another number of the same digits."""

NUMBER_LINKS: Final = (
    *("จำนวน", "รวม", "เพียง", "ประมาณ", "เป็นเวลา", "เป็น", "คราวละ", "ดำเนินการ", "ไว้", "คือ"),
    *("ของแผน", "ทั้งสิ้น", "บังคับใช้", "ใช้บังคับ", "กำหนด", "มี", "ตาม"),
)
"""Words between what is counted and its number."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One change of meaning, with its place in the section's key."""

    code: str
    found: str
    expected: str
    start: int
    end: int


# --- numbers --------------------------------------------------------------------


def find_changed_numbers(
    element: Element, section: SectionText, free: Sequence[Stretch]
) -> tuple[Shift, ...]:
    """Find framed numbers that the statement does not allow."""
    return tuple(
        Shift("changed_number", section.source(start, end), _name_accepted(number), start, end)
        for number in element.numbers
        for start, end, value in _framed_numbers(number, section.key, free)
        if value not in number.accepted
    )


def _framed_numbers(
    number: BindingNumber, key: str, free: Sequence[Stretch]
) -> Iterator[tuple[int, int, int | None]]:
    """Find each number in its frame; gives start, end and value, None in another unit."""
    pattern = _frame_pattern(number)
    for low, high in free:
        for match in pattern.finditer(key, low, high):
            value = None if match["other"] else read_number(match["number"])
            yield match.start(), match.end(), value


@lru_cache(maxsize=256)
def _frame_pattern(number: BindingNumber) -> re.Pattern[str]:
    """Build the pattern of a number between its frames; words and digits alike.

    Where the unit counts time, another unit of time in its place makes another number.
    """
    before = "|".join(re.escape(fold_key(text)) for text in number.before)
    after = "|".join(re.escape(fold_key(text)) for text in number.after)
    others = [fold_key(unit) for unit in TIME_UNITS]
    is_time = any(fold_key(text) in others for text in number.after)
    other = "|".join(unit for unit in others if is_time and fold_key(unit) not in after.split("|"))
    links = "|".join(map(fold_key, NUMBER_LINKS))
    return re.compile(
        f"(?:{before}){'(?:' + links + ')*' if before else ''}(?P<number>{NUMBER})"
        f"(?:\\((?:{NUMBER})\\))?(?:(?:{after})|(?P<other>{other or '(?!)'}))"
    )


def _name_accepted(number: BindingNumber) -> str:
    """Write the accepted value as the template would."""
    before = number.before[0] if number.before else ""
    after = number.after[0] if number.after else ""
    return f"{before} {number.accepted[0]} {after}".strip()


# --- negations, duties, opposites -----------------------------------------------


def find_shifts(
    alignment: Alignment, section: SectionText, free: Sequence[Stretch], taken: Sequence[Stretch]
) -> tuple[Shift, ...]:
    """Find negations, weakened duties and opposites where a wording stands.

    `free` are the stretches around it that belong to no other statement, `taken`
    the other statements.
    """
    mappings = [Mapping(placed, section) for placed in alignment.placed]
    added = find_added_negations(alignment, section, free, taken, mappings)
    shifts = [Shift("negated", word, "", start, end) for start, end, word in added]
    for mapping in mappings:
        shifts += _find_lost_negations(mapping, section)
        shifts += _find_weakened(mapping, section)
        shifts += _find_opposites(mapping, section)
    return tuple(shifts)


def find_turned(section: SectionText, affirmed: Sequence[Stretch]) -> tuple[Shift, ...]:
    """Find negations of key wordings that stand outside any sentence of the template."""
    return tuple(
        Shift("negated", word, "", start, end)
        for start, end, word in find_negated(section, affirmed)
    )


def affirms(line: Sequence[str]) -> bool:
    """Whether the wordings of a term have no negation of their own."""
    return not any(NEGATING.search(term) for term in line)


def _find_lost_negations(mapping: Mapping, section: SectionText) -> Iterator[Shift]:
    """Find a negation of the template that the text has left out or replaced by a word.

    Letters that are no word there are a misprint of the negation.
    """
    present = [start for start, _, _ in find_words(NEGATING, section)]
    fragment = mapping.fragment
    inside = [p for p in present if mapping.start - MAPPING_SLACK <= p < mapping.end]
    if len(inside) >= len(find_words(NEGATING, fragment)):
        return  # said in another place of the sentence
    for start, end, word in find_words(NEGATION, fragment):
        left, right = mapping.stretch(start, end)
        if any(abs(other - left) <= MAPPING_SLACK for other in present):
            continue
        instead = section.source(left, right).strip() if left < right else ""
        if instead and not is_real_word(instead):
            continue
        reach = min(end + 2 * MAPPING_SLACK, len(fragment.key))
        left, right = mapping.stretch(start, reach)
        source = fragment.folded.source_span(start, reach)
        yield Shift(
            "negated",
            section.source(left, right) if left < right else word,
            fragment.text[source[0] : source[1]],
            left,
            max(left + 1, right),
        )


def _find_weakened(mapping: Mapping, section: SectionText) -> Iterator[Shift]:
    """Find a duty that has become a choice."""
    for start, end, word in find_words(DUTY, mapping.fragment):
        if _stands_near(DUTY, section, mapping, (start, end)) is None:
            choice = _stands_near(CHOICE, section, mapping, (start, end))
            if choice is not None:
                yield Shift("weakened", choice[2], word, choice[0], choice[1])


def _find_opposites(mapping: Mapping, section: SectionText) -> Iterator[Shift]:
    """Find a word whose place is taken by its opposite."""
    for mine, other in OPPOSITES:
        for start, end, word in find_words(_literal(mine), mapping.fragment):
            if _stands_near(_literal(mine), section, mapping, (start, end)) is not None:
                continue
            turned = _stands_near(_literal(other), section, mapping, (start, end))
            if turned is not None and not _literal(other).search(mapping.fragment.text):
                yield Shift("reversed", other, word, turned[0], turned[1])


@lru_cache(maxsize=64)
def _literal(word: str) -> re.Pattern[str]:
    """Compile a word as it is spelt; behind a leading vowel it is another one (เปิด, ปิด)."""
    return re.compile(f"(?<![{''.join(LEADING_VOWELS)}]){re.escape(word)}")


def _stands_near(
    pattern: re.Pattern[str], section: SectionText, mapping: Mapping, own: Stretch
) -> tuple[int, int, str] | None:
    """Find a word where a stretch of the fragment should stand, or a few letters off."""
    left, right = mapping.stretch(*own)
    for start, end, word in find_words(pattern, section):
        if start <= right + MAPPING_SLACK and end >= left - MAPPING_SLACK:
            return start, end, word
    return None
