"""How far a text is from the truth: letters, blanks, runs of letters, damage left."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import Levenshtein

from pipeline.reading.damage import damage_counts

NOT_THAI: Final = re.compile(r"[^\N{THAI CHARACTER KO KAI}-\N{THAI CHARACTER KHOMUT}]")
LEADERS: Final = re.compile(r"\.{2,}")
GRAM: Final = 8
"""Characters of one run: about one and a half Thai words."""


def count_wrong_letters(text: str, truth: str) -> int:
    """Count the letters to put in, take out or change, in order, blanks aside.

    >>> count_wrong_letters("ต าบล", "ตำบล")
    1
    """
    return Levenshtein.distance(drop_blanks(text), drop_blanks(truth))


def count_wrong_blanks(text: str, truth: str) -> int:
    """Count the blanks put in or lost beside the wrong letters; any blank is as good as another.

    >>> count_wrong_blanks("ตำ บล บางแค", "ตำบล  บางแค")
    1
    """
    with_blanks = Levenshtein.distance(" ".join(text.split()), " ".join(truth.split()))
    return max(0, with_blanks - count_wrong_letters(text, truth))


def drop_blanks(text: str) -> str:
    """Give the text without its blanks and the leaders of contents pages, which say nothing."""
    return "".join(LEADERS.sub("", text).split())


def recall_grams(text: str, truth: str) -> float:
    """Return the share of the truth's runs of eight Thai characters that are in the text."""
    have, want = (Counter(_cut_grams(NOT_THAI.sub("", t))) for t in (text, truth))
    return (have & want).total() / max(1, want.total())


def _cut_grams(text: str) -> Iterator[str]:
    return (text[i : i + GRAM] for i in range(len(text) - GRAM + 1))


def count_damage(text: str) -> float:
    """Return the damaged places per 1,000 Thai characters."""
    return 1000 * sum(damage_counts(text).values()) / max(1, len(NOT_THAI.sub("", text)))
