"""Words that seem lost and stand in another place."""

from typing import Final

from pipeline.judging.comparing.slips import Difference
from pipeline.judging.comparing.small_words import EMPTY_WORDS, NUMBER_KEYS
from pipeline.judging.comparing.statements import Alignment
from pipeline.judging.comparing.terms import SectionText, is_real_word
from pipeline.text.letters import fold_key
from pipeline.text.words import split_words

VERB_ENDS: Final = ("ถึง", "ต่อ", "กับ", "ไป", "มา", "ให้", "ไว้", "อยู่")
"""Words that the dictionary joins to a verb, and that change with what follows."""


def stands_elsewhere(
    difference: Difference, section: SectionText, alignment: Alignment, after: str = ""
) -> bool:
    """Whether words that seem lost stand in another place, or their number is written out.

    Whoever puts the items of a list in another order loses none. `after` are the folded
    letters behind the section's.
    """
    words = [w for w in split_words(difference.expected) if w not in EMPTY_WORDS]
    rest = section.key + after
    wording = "\0".join(placed.fragment.key for placed in alignment.placed)
    keys = [fold_key(_find_core(word)) for word in words]
    return bool(keys) and all(_is_said(key, rest, wording) for key in keys)


def _find_core(word: str) -> str:
    """Take a verb out of its compound: ตระหนัก of ตระหนักถึง."""
    bare = word.removeprefix("มี") or word
    ends = (bare.removesuffix(end) for end in VERB_ENDS if bare.endswith(end))
    return next((core for core in ends if is_real_word(core)), bare)


def _is_said(key: str, rest: str, wording: str) -> bool:
    """Whether a text has a word as often as the wording, or a number as a word."""
    numbers = NUMBER_KEYS.get(key[0], ())
    return rest.count(key) >= wording.count(key) or any(word in rest for word in numbers)
