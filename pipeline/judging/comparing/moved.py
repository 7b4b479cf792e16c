"""Words that seem lost and stand in another place."""

from typing import Final

from pipeline.judging.comparing.inverted import part_deed
from pipeline.judging.comparing.slips import Difference
from pipeline.judging.comparing.small_words import EMPTY_WORDS, EXPLETIVES, NUMBER_KEYS
from pipeline.judging.comparing.statements import Alignment
from pipeline.judging.comparing.terms import SectionText, is_real_word
from pipeline.text.letters import fold_key
from pipeline.text.likeness import share_beginning
from pipeline.text.words import split_words

VERB_ENDS: Final = ("ถึง", "ต่อ", "กับ", "ไป", "มา", "ให้", "ไว้", "อยู่")
"""Words that the dictionary joins to a verb, and that change with what follows."""

NOUN_HEADS: Final = ("มี", "การ", "ความ")
"""What the dictionary joins to the beginning of one: whoever says it as a verb has lost nothing."""


def stands_elsewhere(
    difference: Difference, section: SectionText, alignment: Alignment, after: str = ""
) -> bool:
    """Whether words that seem lost stand in another place, or their number is written out.

    Whoever puts the items of a list in another order loses none, nor does he lose a word that he
    then need not say twice. `after` are the folded
    letters behind the section's.
    """
    rest = section.key + after
    wording = "\0".join(placed.fragment.key for placed in alignment.placed)
    heads = NOUN_HEADS if difference.is_lost else NOUN_HEADS[:1]
    words = (part for word in _list_words(difference) for part in part_deed(word))
    keys = [fold_key(_find_core(word, heads)) for word in words]
    said = [_is_said(key, rest, wording) for key in keys]
    again = (ok or is_again(key, section.key, wording) for key, ok in zip(keys, said, strict=True))
    return any(said) and all(again)


def is_again(key: str, said: str, wording: str) -> bool:
    """Whether a word that is lost once stands there where the wording has it again."""
    return key in said and wording.count(key) > 1


def _list_words(difference: Difference) -> list[str]:
    """List the words of content, or the light ones where there are no others.

    Of a compound for another only that counts in which they differ.
    """
    expected, found = difference.expected, difference.found
    shared = len(share_beginning(expected, found))
    while shared and not (is_real_word(expected[shared:]) and is_real_word(found[shared:])):
        shared -= 1
    words = [word for word in split_words(expected[shared:]) if word not in EMPTY_WORDS]
    return [word for word in words if word not in EXPLETIVES] or words


def _find_core(word: str, heads: tuple[str, ...]) -> str:
    """Take a verb out of its compound, or its noun: ตระหนัก of ตระหนักถึง, ทำงาน of การทำงาน."""
    shorter = (word.removeprefix(head) for head in heads if word.startswith(head))
    bare = next((core for core in shorter if is_real_word(core)), word)
    ends = (bare.removesuffix(end) for end in VERB_ENDS if bare.endswith(end))
    return next((core for core in ends if is_real_word(core)), bare)


def _is_said(key: str, rest: str, wording: str) -> bool:
    """Whether a text has a word as often as the wording, or a number as a word."""
    numbers = NUMBER_KEYS.get(key[0], ())
    return rest.count(key) >= max(1, wording.count(key)) or any(word in rest for word in numbers)
