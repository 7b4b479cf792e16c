"""Thai words: the only door to PyThaiNLP.

Importing this module costs nothing; the first question loads the word list (0.2 s)
or the tokenizer (about 1 s). The words are PyThaiNLP's dictionary, the frequencies
those of the Thai National Corpus that come with it.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from pipeline.text.letters import CONSONANTS, FOLLOWING_VOWELS, LEADING_VOWELS, LU, MARKS, RU

UNKNOWN_COST: Final = 13.0
"""Nats for one character outside any word: about the rarest tenth of the corpus."""

UNSEEN_COUNT: Final = 0.5
"""Occurrences granted to a dictionary word that the corpus does not have."""

LONGEST_PART: Final = 12
"""Letters of a word looked at before a gap in it; 98 % of the words are shorter."""

KEPT_GAPS: Final = 16384
"""Places between letters whose answer is remembered: a document is asked about them at
each look for its damage, and its words come back."""

SHORTEST_ACROSS: Final = 3
"""Letters of the shortest word that may stand across a gap; two meet by chance."""

SPACED_LENGTH: Final = 6
"""Letters of the shortest joined form among the 81 entries with a blank (ฮุน เซน)."""

WORD_LETTERS: Final = CONSONANTS | LEADING_VOWELS | FOLLOWING_VOWELS | MARKS | {RU, LU}
"""The characters a Thai word is written with; no digit, no sign, no blank."""

_WORD: Final = re.compile(f"[{''.join(sorted(WORD_LETTERS))}]+")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words with their costs in nats, and every beginning of a word."""

    costs: Mapping[str, float]
    beginnings: frozenset[str]


@cache
def load_lexicon() -> Lexicon:
    """Build the lexicon of words in Thai letters alone; kept for the process.

    What the dictionary also writes with a blank is left out: it could not prove that
    the blank is damage.
    """
    total = math.log(sum(_frequencies().values()))
    spaced = "/".join(word.replace(" ", "") for word in _dictionary() if " " in word)
    costs = {
        word: total - math.log(_frequencies().get(word, 0) or UNSEEN_COUNT)
        for word in _dictionary()
        if _WORD.fullmatch(word) and not (len(word) >= SPACED_LENGTH and word in spaced)
    }
    beginnings = frozenset(word[:end] for word in costs for end in range(1, len(word) + 1))
    return Lexicon(costs, beginnings)


@cache
def _dictionary() -> frozenset[str]:
    from pythainlp.corpus import thai_words

    return frozenset(thai_words())


@cache
def _common_words() -> frozenset[str]:
    from pythainlp.corpus import thai_stopwords

    return frozenset(thai_stopwords())


@cache
def _frequencies() -> Mapping[str, int]:
    from pythainlp.corpus.tnc import unigram_word_freqs

    frequencies: dict[str, int] = unigram_word_freqs()
    return frequencies


def is_word(text: str) -> bool:
    """Whether the dictionary has exactly this word.

    >>> is_word("ตำบล"), is_word("ตาบล")
    (True, False)
    """
    return text in _dictionary()


def is_common_word(text: str) -> bool:
    """Whether a word is on PyThaiNLP's list of words that say nothing of a topic.

    >>> is_common_word("ต้อง"), is_common_word("หนอง")
    (True, False)
    """
    return text in _common_words()


def word_frequency(text: str) -> int:
    """How often the Thai National Corpus has this word; 0 if never.

    >>> word_frequency("การ") > word_frequency("ตำบล") > word_frequency("ตาบล")
    True
    """
    return _frequencies().get(text, 0)


def word_cost(text: str) -> float:
    """Price a word in nats: minus the log of its probability, or 13 per unknown letter.

    >>> word_cost("การ") < word_cost("ตำบล") < word_cost("ตาบล")
    True
    """
    known = load_lexicon().costs.get(text)
    return UNKNOWN_COST * len(text) if known is None else known


@lru_cache(maxsize=KEPT_GAPS)
def has_word_across(before: str, after: str) -> bool:
    """Whether some word of three letters or more ends `before` and begins `after`.

    >>> has_word_across("ยังต้", "องเชื่อม"), has_word_across("แผน", "อัตรากำลัง")
    (True, False)
    """
    lexicon = load_lexicon()
    for size in range(1, min(len(before), LONGEST_PART) + 1):
        word = before[-size:]
        if word not in lexicon.beginnings:
            continue
        for letter in after:
            word += letter
            if word not in lexicon.beginnings:
                break
            if len(word) >= SHORTEST_ACROSS and word in lexicon.costs:
                return True
    return False


def count_known_letters(text: str) -> int:
    """Count the letters in words of two letters or more, the longest taken at each place.

    Five times as fast as `split_words` and not as right: a long word may reach into what
    is the next one, and break it.

    >>> count_known_letters("แผนอัตรากำลัง"), count_known_letters("ฟหกดสวงฟห")
    (13, 4)
    """
    words, beginnings = load_lexicon().costs, load_lexicon().beginnings
    known = start = 0
    while start < len(text):
        end, longest = start + 1, 0
        while end <= len(text) and (word := text[start:end]) in beginnings:
            if word in words:
                longest = len(word)
            end += 1
        known += longest if longest > 1 else 0
        start += longest or 1
    return known


def split_words(text: str) -> list[str]:
    """Cut a text into words; joined, they are the text.

    >>> split_words("แผนอัตรากำลัง")
    ['แผน', 'อัตรา', 'กำลัง']
    """
    from pythainlp.tokenize import word_tokenize

    words: list[str] = word_tokenize(text, engine="newmm", join_broken_num=False)
    return words


def is_noun(word: str) -> bool:
    """Whether PyThaiNLP's tagger takes a word that stands alone for a noun (Orchid corpus).

    >>> is_noun("ศูนย์กลาง"), is_noun("ต้องการ")
    (True, False)
    """
    return _tag(word) == "NOUN"


def is_verb(word: str) -> bool:
    """Whether it takes it for a verb.

    >>> is_verb("จัดทำ"), is_verb("แผน")
    (True, False)
    """
    return _tag(word) == "VERB"


@lru_cache(maxsize=4096)
def _tag(word: str) -> str:
    from pythainlp.tag import pos_tag

    return str(pos_tag([word], corpus="orchid_ud")[0][1])
