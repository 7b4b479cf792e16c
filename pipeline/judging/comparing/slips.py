"""What a difference is: a word misspelt, another word, or words that are gone."""

import re
from dataclasses import dataclass, replace
from typing import Final

from pipeline.judging.comparing.small_words import EMPTY_WORDS, EXPLETIVES, LINKING_WORDS
from pipeline.judging.comparing.terms import SectionText, is_real_word
from pipeline.text.letters import (
    FOLLOWING_VOWELS,
    LEADING_VOWELS,
    MARKS,
    NIKHAHIT,
    SARA_AA,
    SARA_AI_MAIMALAI,
    SARA_AI_MAIMUAN,
    SARA_AM,
    TONES,
    ZERO_WIDTH,
    fold_key,
    split_clusters,
    to_thai_digits,
)
from pipeline.text.likeness import count_edits, measure_likeness
from pipeline.text.words import split_words

MISSPELT_LIKENESS: Final = 0.6
"""Under this the letters found are another word, not this one misspelt."""

SHORTEST_WHOLE: Final = 3
"""Characters; what is misspelt falls apart into shorter words (มน โน บาย)."""

LONGEST_SLIP: Final = 1.3
"""Times the letters expected; what is longer has other words in it."""

ONE_SLIP: Final = 1
"""Letters; a word inside a compound that differs by one is misspelt, be it a word or not (แปรง)."""

LEANING: Final = MARKS | FOLLOWING_VOWELS
"""What no word begins with."""

BRACKETS: Final = frozenset('()[]{}<>“”"…_|')
"""Signs that a slip of the hand does not leave in a word: the plan's own words stand there."""

BULLETS: Final = "-–—•●○▪■□·*/"
"""Marks of a list's items, which are no part of a word."""

WRITTEN: Final = re.compile(r"[\u0e01-\u0e4e]+")
_UNSEEN: Final = dict.fromkeys(map(ord, ZERO_WIDTH))
_SPLIT_AM: Final = re.compile(rf"{NIKHAHIT}([{''.join(sorted(TONES))}]?){SARA_AA}")
_BLANK_AM: Final = re.compile(rf"[ \t]+{SARA_AA}")
_SMALL: Final = EMPTY_WORDS | LINKING_WORDS | {"ใด", "ตน"}
_SOUNDS: Final = str.maketrans(
    {
        letter: letters[0]
        for letters in (
            SARA_AI_MAIMALAI + SARA_AI_MAIMUAN,
            *("สศษ", "นณ", "ดฎ", "ตฏ", "ทธฑฒ", "ถฐ", "คฆ", "ชฌ", "พภ", "ลฬ", "ยญ"),
        )
        for letter in letters
    }
)
"""Letters of one sound, which the hand takes for each other and the ear cannot tell apart."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the template and what stands in their place; offsets into the section's key.

    `is_slip` tells that the letters found are a word, but one that only a slip of the
    hand puts there: ประชาชนสังคม for ประชาสังคม, การการทำงาน for กับการทำงาน.
    `is_other` tells that they are, or begin, another word.
    """

    expected: str
    found: str
    start: int
    end: int
    is_slip: bool = False
    is_other: bool = False

    @property
    def is_lost(self) -> bool:
        """Whether nothing stands there."""
        return not self.found

    @property
    def is_empty(self) -> bool:
        """Whether the template's words say nothing by themselves."""
        words = split_words(self.expected)
        is_joint = all(word in EXPLETIVES for word in (*words, *split_words(self.found)))
        is_joint = is_joint or (not self.is_slip and self._is_padded)
        return is_joint or all(word in EMPTY_WORDS for word in words)

    @property
    def _is_padded(self) -> bool:
        """Whether such a word was only put into a compound: เพิ่มพูน(ทั้ง)ความรู้."""
        return any(self.found.replace(word, "", 1) == self.expected for word in EXPLETIVES)


def spell(text: str) -> str:
    """Take out what is no spelling: blanks, unseen signs, the encoding of ำ, the kind of digits.

    >>> spell("คุณค่ า 3") == "คุณค่า๓", spell("ทํางาน") == "ทำงาน"
    (True, True)
    """
    whole = _SPLIT_AM.sub(rf"\g<1>{SARA_AM}", text.translate(_UNSEEN))
    return to_thai_digits("".join(whole.split()))


def spells(text: str, expected: str) -> bool:
    """Whether a text is the expected word, a blank before า read as nothing or as half of ำ.

    >>> spells("ท างาน", "ทำงาน"), spells("คุณค่ า", "คุณค่า"), spells("คุณคา", "คุณค่า")
    (True, True, False)
    """
    if spell(text) == expected:
        return True
    return SARA_AM in expected and spell(_BLANK_AM.sub(SARA_AM, text)) == expected


def is_reordered(found: str, expected: str) -> bool:
    """Whether only the marks on one base stand in another order, which nobody sees."""
    return marks_by_base(found) == marks_by_base(expected)


def marks_by_base(text: str) -> list[str]:
    """Cut a text into clusters, the marks of each in one order."""
    return [cluster[0] + "".join(sorted(cluster[1:])) for cluster in split_clusters(text)]


def is_like(found: str, expected: str) -> bool:
    """Whether letters found may be the expected word misspelt."""
    return measure_likeness(fold_key(found), fold_key(expected)) >= MISSPELT_LIKENESS


def sounds_like(found: str, expected: str) -> bool:
    """Whether two spellings differ in tone marks and letters of one sound alone.

    >>> sounds_like("ได", "ใด"), sounds_like("หนาที่", "หน้าที่"), sounds_like("การ", "กร")
    (True, True, False)
    """
    return fold_key(found).translate(_SOUNDS) == fold_key(expected).translate(_SOUNDS)


def is_words(text: str) -> bool:
    """Whether a text is words that a writer may have meant, none of them a scrap.

    >>> is_words("บังคับคดี"), is_words("มนโนบาย")
    (True, False)
    """
    return bool(text) and all(
        is_real_word(word) and (len(word) >= SHORTEST_WHOLE or word in _SMALL)
        for word in split_words(text)
    )


def is_misspelling(difference: Difference) -> bool:
    """Whether the letters found are no word, and near the expected one.

    >>> is_misspelling(Difference("ทัศนคติ", "ทัศคติ", 0, 6))
    True
    >>> is_misspelling(Difference("ประสิทธิผล", "ประสิทธิภาพ", 0, 10))
    False
    """
    found, expected = difference.found, difference.expected
    if difference.is_slip:
        return True
    if not found or found[0] in LEANING:
        return False
    if sounds_like(found, expected):
        return True
    if difference.is_other or is_real_word(found):
        return False
    is_far = count_edits(found, expected, at_most=ONE_SLIP) > ONE_SLIP
    if (is_far and is_words(found)) or _ends_otherwise(found, expected):
        return False
    is_longer = len(found) > LONGEST_SLIP * len(expected) + ONE_SLIP
    is_item = any(map(str.isdigit, found)) and not any(map(str.isdigit, expected))
    return not (is_longer or is_item) and not BRACKETS & {*found} and is_like(found, expected)


def _ends_otherwise(found: str, expected: str) -> bool:
    """Whether whole words stand for others beside the words that both share.

    >>> _ends_otherwise("ตระหนักดีว่า", "ตระหนักถึง"), _ends_otherwise("ทัศคติ", "ทัศนคติ")
    (True, False)
    """
    head, tail = _shared_ends(split_words(found), expected)
    core = expected[len(head) : len(expected) - len(tail)]
    other = found[len(head) : len(found) - len(tail)]
    is_whole = all(map(is_real_word, split_words(other))) and is_words(core)
    return bool(head + tail) and bool(other) and is_whole and not is_like(other, core)


def narrow(difference: Difference) -> Difference:
    """Leave out the words that a compound and what stands in its place share at their ends.

    In บริการสาธารณสุข for บริการสาธารณะ one word is another; of ราชการส่วนท้องถิ่น, where
    ราชการ stands alone, one is lost. A word misspelt stays whole.
    """
    found, expected = difference.found, difference.expected
    head, tail = _shared_ends(split_words(found), expected)
    core = expected[len(head) : len(expected) - len(tail)]
    other = found[len(head) : len(found) - len(tail)]
    if difference.is_slip or not head + tail or not is_words(core):
        return difference
    if head and core in EMPTY_WORDS:
        return difference  # วิธี for วิธีการ is another word; การ in front says nothing
    if other and (not is_words(other) or count_edits(other, core, at_most=ONE_SLIP) <= ONE_SLIP):
        return difference
    end = difference.end - len(fold_key(tail))
    start = end - len(fold_key(other))
    return replace(difference, expected=core, found=other, start=start, end=end, is_other=True)


def _shared_ends(words: list[str], expected: str) -> tuple[str, str]:
    """Give the words with which both begin, and those with which both end."""
    head = tail = ""
    while words and expected.startswith(head + words[0]):
        head += words.pop(0)
    while words and expected[len(head) :].endswith(words[-1] + tail):
        tail = words.pop() + tail
    return head, tail


def spell_at(section: SectionText, stretch: tuple[int, int]) -> str:
    """Spell what stands in a stretch of the section, less the bullets before and behind it."""
    return spell(read_at(section, stretch)).strip(BULLETS)


def read_at(section: SectionText, stretch: tuple[int, int]) -> str:
    """Give what stands in a stretch of the section, with the vowel before its first letter."""
    if stretch[0] >= stretch[1]:
        return ""
    start, end = section.folded.source_span(*stretch)
    if start > 0 and section.text[start - 1] in LEADING_VOWELS:
        start -= 1
    return section.text[start:end]
