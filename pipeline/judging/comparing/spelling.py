"""Words of a statement as the plan spells them: the differences that are the author's.

Only what stands where a known word should stand is compared: no word is wrong for being
unknown. A difference that another accepted wording has is none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.small_words import EMPTY_WORDS, LINKING_WORDS, NUMBER_KEYS
from pipeline.judging.comparing.statements import Alignment, Fragment, cut_statement
from pipeline.judging.comparing.terms import (
    SectionText,
    is_other_word,
    is_real_word,
    word_stretches,
)
from pipeline.text.letters import (
    FOLLOWING_VOWELS,
    LEADING_VOWELS,
    MARKS,
    fold_key,
    split_clusters,
    to_thai_digits,
)
from pipeline.text.likeness import diff_sequences, measure_likeness
from pipeline.text.words import split_words

MISSPELT_LIKENESS: Final = 0.6
"""Under this the letters found are another word, not this one misspelt."""

WORD_REACH: Final = 24
"""Characters beside a difference in which the word around it is looked for."""

SHORTEST_WHOLE: Final = 3
"""Characters; what is misspelt falls apart into shorter words (มน โน บาย)."""

SHORTEST_READING: Final = 4
"""Folded letters; shorter pieces stand in any wording by chance."""

_LEANING: Final = MARKS | FOLLOWING_VOWELS
_THAI: Final = re.compile(r"[\u0e01-\u0e4e]")


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
        return all(word in EMPTY_WORDS for word in split_words(self.expected))


def diff_words(
    alignment: Alignment, section: SectionText, wordings: Iterable[str]
) -> tuple[Difference, ...]:
    """List the words of a wording that the text spells otherwise, leaves out or outgrows.

    What another accepted wording has is no difference, even in a text that mixes them.
    """
    aligned = {placed.fragment.key for placed in alignment.placed}
    others = (f for wording in wordings for f in cut_statement(wording))
    accepted = [fragment for fragment in others if fragment.key not in aligned]
    differences: list[Difference] = []
    for placed in alignment.placed:
        mapping = Mapping(placed, section)
        differences += _merge(_compare_words(mapping, section), section)
        differences += _find_outgrown(mapping, section)
    return tuple(
        d
        for d in differences
        if _THAI.search(d.expected)
        and d.found != d.expected
        and not (not d.is_slip and _is_accepted(_whole_word(d, section), accepted))
    )


def _whole_word(difference: Difference, section: SectionText) -> str:
    """Give the words that what was found is a part of: สอดคล้อง for ล้อง."""
    return spell("".join(_words_around(difference, section))) if difference.found else ""


def _words_around(difference: Difference, section: SectionText) -> list[str]:
    """List the words that a difference touches."""
    text = section.text
    start, end = section.folded.source_span(difference.start, difference.end)
    left, right = max(0, start - WORD_REACH), min(len(text), end + WORD_REACH)
    words, place = [], left
    for word in split_words(text[left:right]):
        if place < end and start < place + len(word):
            words.append(word)
        place += len(word)
    return words


def is_scrap(difference: Difference, section: SectionText) -> bool:
    """Whether what was found is cut out of whole words, or another word with the expected one.

    In เทกำลัง, of ทุ่มเทกำลัง, nothing is misspelt; น้อยกว่า is not น้อย misspelt.
    """
    found, expected = difference.found, difference.expected
    added = [c for c in diff_sequences(expected, found) if c.kind != "equal"]
    is_longer = len(added) == 1 and added[0].kind == "insert"
    extra = found[added[0].b_start : added[0].b_end] if is_longer else ""
    if len(extra) >= SHORTEST_WHOLE and all(map(is_real_word, split_words(extra))):
        return True
    words = _words_around(difference, section)
    is_cut = spell("".join(words)) != found
    return is_cut and all(len(w) >= SHORTEST_WHOLE and is_real_word(w) for w in words)


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
    keys = [fold_key(word.removeprefix("มี") or word) for word in words]
    return bool(keys) and all(_is_said(key, rest, wording) for key in keys)


def _is_said(key: str, rest: str, wording: str) -> bool:
    """Whether a text has a word as often as the wording, or a number as a word."""
    numbers = NUMBER_KEYS.get(key[0], ())
    return rest.count(key) >= wording.count(key) or any(word in rest for word in numbers)


def _is_accepted(found: str, accepted: list[Fragment]) -> bool:
    """Whether words long enough to mean something stand whole in an accepted wording."""
    key, spelt = fold_key(found), _marks_by_base(found)
    if len(key) < SHORTEST_READING:
        return False
    for fragment in accepted:
        place = fragment.key.find(key)
        if place >= 0:
            stretches = word_stretches(fragment.text)
            starts, ends = {start for start, _ in stretches}, {end for _, end in stretches}
            left, right = fragment.folded.source_span(place, place + len(key))
            is_whole = place in starts and place + len(key) in ends
            if is_whole and _marks_by_base(spell(fragment.text[left:right])) == spelt:
                return True
    return False


def _compare_words(mapping: Mapping, section: SectionText) -> list[tuple[str, int, int]]:
    """List the words that stand otherwise: the word expected, and its stretch in the section."""
    fragment = mapping.fragment
    differing = []
    for start, end in word_stretches(fragment.text):
        left, right = fragment.folded.source_span(start, end)
        expected = spell(fragment.text[left:right])
        there = mapping.stretch(start, end)
        found = _spell_at(section, there)
        if found != expected and not _is_reordered(found, expected):
            differing.append((expected, *there))
    return differing


def _is_reordered(found: str, expected: str) -> bool:
    """Whether only the marks on one base stand in another order, which nobody sees."""
    return _marks_by_base(found) == _marks_by_base(expected)


def _marks_by_base(text: str) -> list[str]:
    """Cut a text into clusters, the marks of each in one order."""
    return [cluster[0] + "".join(sorted(cluster[1:])) for cluster in split_clusters(text)]


def _merge(differing: list[tuple[str, int, int]], section: SectionText) -> list[Difference]:
    """Make one difference of neighbouring words that are lost or replaced together."""
    merged: list[tuple[str, int, int]] = []
    for word, start, end in differing:
        found = _spell_at(section, (start, end))
        is_own = bool(found) and is_like(found, word)
        if merged and not is_own and merged[-1][2] == start and not _is_like_last(merged, section):
            merged[-1] = (merged[-1][0] + word, merged[-1][1], end)
        else:
            merged.append((word, start, end))
    return [_trim(_build_difference(word, section, (start, end))) for word, start, end in merged]


def _build_difference(word: str, section: SectionText, there: tuple[int, int]) -> Difference:
    """Build a difference; a copy of the next word in another's place is a slip."""
    found = _spell_at(section, there)
    left, right = section.folded.source_span(*there)
    following = section.text[right:].lstrip()
    is_copy = bool(found) and is_real_word(found) and following.startswith(found)
    is_slip = is_copy and left < right
    is_other = bool(found) and not is_slip and is_other_word(section, *there)
    return Difference(word, found, *there, is_slip=is_slip, is_other=is_other)


def _is_like_last(merged: list[tuple[str, int, int]], section: SectionText) -> bool:
    """Whether the last difference is a word misspelt, which stays for itself."""
    word, start, end = merged[-1]
    return is_like(_spell_at(section, (start, end)), word)


def _trim(difference: Difference) -> Difference:
    """Take a scrap of a neighbouring word for nothing: no cluster, no likeness."""
    found = difference.found
    is_scrap = bool(found) and (found[0] in _LEANING or found[-1] in LEADING_VOWELS)
    is_short = len(split_clusters(found)) < 2 and not is_like(found, difference.expected)
    if is_scrap or is_short:
        return replace(difference, found="", is_slip=False)
    return difference


def _find_outgrown(mapping: Mapping, section: SectionText) -> Iterator[Difference]:
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
            found = _spell_at(section, there)
            added = _spell_at(section, (start, end))
            if is_real_word(found) and found.startswith(expected) and added not in LINKING_WORDS:
                yield Difference(expected, found, *there, is_slip=True)


def _spell_at(section: SectionText, stretch: tuple[int, int]) -> str:
    """Spell what stands in a stretch of the section."""
    if stretch[0] >= stretch[1]:
        return ""
    start, end = section.folded.source_span(*stretch)
    if start > 0 and section.text[start - 1] in LEADING_VOWELS:
        start -= 1
    return spell(section.text[start:end])


def is_like(found: str, expected: str) -> bool:
    """Whether letters found may be the expected word misspelt."""
    return measure_likeness(fold_key(found), fold_key(expected)) >= MISSPELT_LIKENESS


def spell(text: str) -> str:
    """Take out what is no spelling: blanks, and the kind of digits."""
    return to_thai_digits("".join(text.split()))


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
    if not found or found[0] in _LEANING or difference.is_other or is_real_word(found):
        return False
    return is_like(found, expected)
