"""Overlong: a word that letters behind it have made another word, or no word at all."""

from collections.abc import Iterator
from typing import Final

from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.slips import (
    WRITTEN,
    Difference,
    is_words,
    spell,
    spell_at,
)
from pipeline.judging.comparing.small_words import LINKING_WORDS
from pipeline.judging.comparing.terms import (
    SectionText,
    is_real_word,
    word_stretches,
)

LETTERS_BEFORE: Final = 2
"""Folded letters before a word by which it is the wording's own: no การ in สถานการณ์ is."""

STRAY_LETTERS: Final = 2
"""Folded letters behind a word that a slip of the hand leaves there; more are words."""


def find_outgrown(mapping: Mapping, section: SectionText) -> Iterator[Difference]:
    """Find a word that letters between two words have made another: ประชา(ชน)สังคม."""
    fragment = mapping.fragment
    for place, start, end in mapping.insertions():
        for left, right in word_stretches(fragment.text):
            end_of_word = fragment.folded.source_span(left, right)[1]
            is_joined = not fragment.text[end_of_word : end_of_word + 1].isspace()
            if right != place or not is_joined:
                continue  # only inside a compound can letters make another word by a slip
            source = fragment.folded.source_span(left, right)
            expected = spell(fragment.text[source[0] : source[1]])
            there = mapping.stretch(left, right)[0], end
            found = spell_at(section, there)
            added = spell_at(section, (start, end))
            is_word = added in LINKING_WORDS or is_words(added)
            is_grown = is_real_word(found) and found.startswith(expected) and not is_word
            before = fragment.key[max(0, left - LETTERS_BEFORE) : left]
            if is_grown and section.key.endswith(before, 0, there[0]):
                yield Difference(expected, found, *there, is_slip=True)


def find_stray(mapping: Mapping, section: SectionText) -> Iterator[Difference]:
    """Find a letter or two behind a word that are no word: ประสิทธิภาพพ, and not ภารกิจใด."""
    fragment = mapping.fragment
    ends = {end: start for start, end in word_stretches(fragment.text)}
    for place, start, end in mapping.insertions():
        added = spell_at(section, (start, end))
        source = section.folded.source_span(start, end)
        is_behind = place in ends and not section.text[: source[0]][-1:].isspace()
        is_behind = is_behind and fragment.key[place : place + 1] == section.key[end : end + 1]
        if not is_behind or end - start > STRAY_LETTERS or not WRITTEN.fullmatch(added):
            continue
        word = fragment.folded.source_span(ends[place], place)
        there = mapping.stretch(ends[place], place)[0], end
        found = spell_at(section, there)
        is_meant = is_real_word(added) or is_words(found)
        if not is_meant and section.text[source[1] :][:1] != ".":
            yield Difference(spell(fragment.text[word[0] : word[1]]), found, *there)
