"""Words that stand twice running by mistake.

Thai repeats words on purpose: ต่าง ๆ, ช้าช้า, and names such as เทศบาลนครนครสวรรค์.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.text.letters import SARA_AM, is_thai, split_clusters
from pipeline.text.words import is_word, split_words

LONGEST_REPEAT: Final = 6
"""Words; longer repetitions are copied sentences, not a slip of the hand."""

TWO_SYLLABLES: Final = 4
"""Clusters; shorter words may be doubled on purpose (ช้าช้า, ต่างต่าง)."""

NEVER_DOUBLED: Final = frozenset({"การ", "ความ", "และ", "ของ", "โดย", "เพื่อ", "หรือ", "จาก", "ซึ่ง"})
"""Words of one syllable that grammar never lets stand twice; ที่ที่ and ได้ได้ can."""

NAMES_THAT_DOUBLE: Final = frozenset({"นคร", "เมือง"})
"""เทศบาลนครนครราชสีมา, เทศบาลเมืองเมืองปัก: 88 names in the register begin so."""

_DOUBLED: Final = re.compile(
    r"([\u0e01-\u0e2e\u0e40-\u0e44][\u0e01-\u0e4e]{2,39}?)\1(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])"
)
"""Letters that stand twice running and may begin a word; slips of the hand repeat a few words.

A blank parts clauses, of which one may begin as the other ends (ครอบคลุมทุกตำแหน่ง ทุกตำแหน่งมีโอกาส):
there only the template proves a slip (echoes.py).
"""


def find_repeats(text: str) -> Iterator[tuple[int, int, str]]:
    """Find repeated words; gives start, end of both copies, and the words.

    >>> [words for _, _, words in find_repeats("ภารกิจที่ภาครัฐที่ภาครัฐไม่ควรดำเนินการ")]
    ['ที่ภาครัฐ']
    >>> list(find_repeats("เทศบาลนครนครสวรรค์ จากหลากหลายสาขา และอื่น ๆ"))
    []
    """
    if not _DOUBLED.search(text):
        return
    found = list(_find_word_by_word(text))
    for match in _DOUBLED.finditer(text):
        start, end = match.span()
        words = split_words(match[1])
        is_known = any(a < end and start < b for a, b, _ in found)
        is_telling = len(words) > 1 or words[0] not in NEVER_DOUBLED
        is_known = is_known or _is_inside_words(text, start, end)
        if not is_known and is_telling and all(map(is_word, words)) and _is_slip(words):
            found.append((start, end, match[1]))
    yield from sorted(found)


def _find_word_by_word(text: str) -> Iterator[tuple[int, int, str]]:
    """Find words that stand again right after themselves, or within the next one."""
    words = split_words(text)
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    index = 0
    while index < len(words):
        size = _repeat_size(words, index)
        if size:
            yield starts[index], starts[index + 2 * size], "".join(words[index : index + size])
            index += 2 * size
        elif _is_doubled_end(words, index):
            start = starts[index + 1] - len(words[index + 1])
            yield start, starts[index + 2], words[index + 1]
            index += 1
        elif _is_doubled_start(words, index):
            end = starts[index + 1] + len(words[index])
            yield starts[index], end, words[index]
            index += 1
        else:
            index += 1


def _is_inside_words(text: str, start: int, end: int) -> bool:
    """Whether doubled letters only end one good word and begin another: จา-กหลา-กหลา-ย."""
    left, copies = 0, (start, (start + end) // 2)
    for word in split_words(text):
        right = left + len(word)
        if left < end and start < right and (left in copies or not is_word(word)):
            return False
        left = right
    return True


def _repeat_size(words: list[str], index: int) -> int:
    """Count the words that stand again right after themselves; the longest run wins."""
    for size in range(min(LONGEST_REPEAT, (len(words) - index) // 2), 0, -1):
        first = words[index : index + size]
        if first == words[index + size : index + 2 * size] and _is_slip(first):
            return size
    return 0


def _is_slip(words: list[str]) -> bool:
    """Whether repeating these words is a mistake and no habit of the language."""
    text = "".join(words)
    if not all(is_thai(character) for character in text) or "ๆ" in text:
        return False
    if len(set(words)) == 1 and words[0] in NAMES_THAT_DOUBLE:
        return False
    clusters = split_clusters(text)
    # An ำ closes its syllable: ตำบล has two in three clusters.
    has_two = len(clusters) >= TWO_SYLLABLES or (len(clusters) > 2 and SARA_AM in clusters[0])
    return text in NEVER_DOUBLED or has_two


def _is_doubled_end(words: list[str], index: int) -> bool:
    """Whether a long word ends with the next one: เทศบาลตำบล ตำบล."""
    following = words[index + 1] if index + 1 < len(words) else ""
    is_end = following != "" and words[index].endswith(following)
    return is_end and following not in NEVER_DOUBLED and _is_slip([following])


def _is_doubled_start(words: list[str], index: int) -> bool:
    """Whether a word that is never doubled also begins the next one: การ การทำงาน."""
    following = words[index + 1] if index + 1 < len(words) else ""
    return words[index] in NEVER_DOUBLED and following.startswith(words[index])
