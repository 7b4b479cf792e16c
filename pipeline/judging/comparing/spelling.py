"""Words of a statement as the plan spells them: the differences that are the author's.

Only what stands where a known word should stand is compared: no word is wrong for being
unknown. A difference that another accepted wording has is none.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from pipeline.judging.comparing.fragments import Fragment, cut_statement
from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.overlong import find_outgrown, find_stray
from pipeline.judging.comparing.people import STAFF
from pipeline.judging.comparing.same_words import Group, says_same
from pipeline.judging.comparing.slips import (
    LEANING,
    SHORTEST_WHOLE,
    WRITTEN,
    Difference,
    is_like,
    is_reordered,
    is_words,
    marks_by_base,
    narrow,
    read_at,
    spell,
    spell_at,
    spells,
)
from pipeline.judging.comparing.statements import Alignment
from pipeline.judging.comparing.terms import (
    SectionText,
    is_other_word,
    is_real_word,
    word_stretches,
)
from pipeline.text.letters import LEADING_VOWELS, fold_key, is_thai, split_clusters
from pipeline.text.likeness import diff_sequences
from pipeline.text.words import split_words

WORD_REACH: Final = 24
"""Characters beside a difference in which the word around it is looked for."""

SHORTEST_READING: Final = 4
"""Folded letters; shorter pieces stand in any wording by chance."""

NOUN_HEADS: Final = ("การ", "ความ")
"""What makes a noun of a verb."""

_SIGNS: Final = re.compile("^[:;,.()/–-]+")
_THAI: Final = re.compile(r"[\u0e01-\u0e4e]")


def diff_words(
    alignment: Alignment,
    section: SectionText,
    wordings: Iterable[str],
    groups: Sequence[Group] = (),
) -> tuple[Difference, ...]:
    """List the words of a wording that the text spells otherwise, leaves out or outgrows.

    What another accepted wording has is no difference, even in a text that mixes them, nor is
    a word for the same, in general use or by the template's `groups`.
    """
    aligned = {placed.fragment.key for placed in alignment.placed}
    others = (f for wording in wordings for f in cut_statement(wording))
    accepted = [fragment for fragment in others if fragment.key not in aligned]
    differences: list[Difference] = []
    for placed in alignment.placed:
        mapping = Mapping(placed, section)
        words = _compare_words(mapping, section, groups)
        spelt = _merge(words, section, mapping)
        spelt += (*find_outgrown(mapping, section), *find_stray(mapping, section))
        told = (d for d in spelt if _THAI.search(d.expected))
        new = (
            d
            for d in told
            if d.is_slip
            or _is_cut_short(d, mapping)
            or not _is_accepted(_whole_word(d, section), accepted)
        )
        differences += (_end_lost(_narrow(d, section, mapping), mapping, section) for d in new)
    return tuple(d for d in differences if d.found != d.expected)


def _narrow(difference: Difference, section: SectionText, mapping: Mapping) -> Difference:
    """Tell of two compounds the words that differ, unless a longer word was found (สม่ำเสมอ)."""
    narrowed = narrow(difference)
    if not narrowed.is_lost or difference.is_lost or _is_cut_short(difference, mapping):
        return narrowed
    whole = _whole_word(difference, section)
    is_longer = whole != difference.found and is_words(whole)
    return replace(difference, found=whole, is_other=True) if is_longer else narrowed


def _is_cut_short(difference: Difference, mapping: Mapping) -> bool:
    """Whether a part of a compound is lost, and the wording's next words follow at once.

    In มี(ประสิทธิภาพ )ประสิทธิผล and การปฏิบัติ(ราชการ และปฏิบัติ)หน้าที่ no other word stands.
    """
    place = difference.end - mapping.start
    runs_on = any(
        change.kind == "equal" and change.b_start <= place <= change.b_end - SHORTEST_READING
        for change in mapping.changes
    )
    return runs_on and bool(difference.found) and narrow(difference).is_lost


def _end_lost(difference: Difference, mapping: Mapping, section: SectionText) -> Difference:
    """Find the other word where the last words of a wording are lost, and the text goes on.

    A blank ends a copied sentence that lost its end; without one, something stands there. Where
    the wording leaves a place for the plan's own people, they do, or the letters they begin with.
    """
    if difference.end < mapping.end:
        return difference
    if mapping.fragment.after and STAFF.match(section.key, difference.start):
        return replace(difference, found="", end=difference.start, is_slip=False)
    if not difference.is_lost:
        return difference
    start = section.folded.source_span(mapping.end - 1, mapping.end)[1]
    is_next = section.text[start - 2 : start - 1].isspace()
    following = None if is_next else WRITTEN.match(section.text, start)
    word = split_words(following[0])[0] if following else ""
    if len(word) < SHORTEST_WHOLE or not is_real_word(word):
        return difference
    end = mapping.end + len(fold_key(word))
    return replace(difference, found=word, start=mapping.end, end=end, is_other=True)


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

    In เทกำลัง, of ทุ่มเทกำลัง, nothing is misspelt, nor in ปีเ, of ปีเต็ม; น้อยกว่า is not น้อย misspelt,
    and กันเอง บริการ not ให้บริการ, nor “: การ” ให้การ.
    """
    found, expected = difference.found, difference.expected
    if (bare := _SIGNS.sub("", found)) != found and is_words(bare):
        return True
    if found[-1:] in LEADING_VOWELS and _goes_on(section, difference.end):
        return True
    added = [c for c in diff_sequences(expected, found) if c.kind != "equal"]
    is_longer = len(added) == 1 and added[0].kind == "insert"
    extra = found[added[0].b_start : added[0].b_end] if is_longer else ""
    if len(extra) >= SHORTEST_WHOLE and all(map(is_real_word, split_words(extra))):
        return True
    words = _words_around(difference, section)
    is_cut = spell("".join(words)) != found
    whole = [word for word in words if not word.isspace()]
    is_parted = len(whole) < len(words)
    return is_cut and all(map(is_words, whole)) and (not is_parted or expected.endswith(whole[-1]))


def _goes_on(section: SectionText, place: int) -> bool:
    """Whether a letter stands right behind a place: no blank and no sign."""
    end = section.folded.source_span(place - 1, place)[1]
    return is_thai(section.text[end : end + 1])


def _is_accepted(found: str, accepted: list[Fragment]) -> bool:
    """Whether words long enough to mean something stand whole in an accepted wording."""
    key, spelt = fold_key(found), marks_by_base(found)
    if len(key) < SHORTEST_READING:
        return False
    for fragment in accepted:
        place = fragment.key.find(key)
        if place >= 0:
            stretches = word_stretches(fragment.text)
            starts, ends = {start for start, _ in stretches}, {end for _, end in stretches}
            left, right = fragment.folded.source_span(place, place + len(key))
            is_whole = place in starts and place + len(key) in ends
            if is_whole and marks_by_base(spell(fragment.text[left:right])) == spelt:
                return True
    return False


def _compare_words(
    mapping: Mapping, section: SectionText, groups: Sequence[Group]
) -> list[tuple[str, int, int]]:
    """List the words that stand otherwise: the word expected, and its stretch in the section."""
    fragment = mapping.fragment
    differing = []
    for start, end in word_stretches(fragment.text):
        left, right = fragment.folded.source_span(start, end)
        expected = spell(fragment.text[left:right])
        there = mapping.stretch(start, end)
        found = spell_at(section, there)
        if found == expected or is_reordered(found, expected):
            continue
        if spells(read_at(section, there), expected):
            continue
        bare = start + _measure_noun(expected, found)
        if not says_same(mapping, section, (bare, end), groups):
            differing.append((expected, *there))
    return differing


def _measure_noun(expected: str, found: str) -> int:
    """Measure the การ or ความ that makes a noun of both verbs: การตอบโต้, การรับมือ."""
    heads = (h for h in NOUN_HEADS if expected.startswith(h) and found.startswith(h))
    return next((len(fold_key(head)) for head in heads if len(head) < len(expected)), 0)


def _merge(
    differing: list[tuple[str, int, int]], section: SectionText, mapping: Mapping
) -> list[Difference]:
    """Make one difference of neighbouring words that are lost or replaced together."""
    merged: list[tuple[str, int, int]] = []
    for word, start, end in differing:
        found = spell_at(section, (start, end))
        is_own = bool(found) and is_like(found, word)
        if merged and not is_own and merged[-1][2] == start and not _is_like_last(merged, section):
            merged[-1] = (merged[-1][0] + word, merged[-1][1], end)
        else:
            merged.append((word, start, end))
    built = (_build_difference(word, section, (start, end)) for word, start, end in merged)
    return [_trim(difference, section, mapping) for difference in built]


def _build_difference(word: str, section: SectionText, there: tuple[int, int]) -> Difference:
    """Build a difference; a copy of the next word in another's place is a slip."""
    found = spell_at(section, there)
    left, right = section.folded.source_span(*there)
    following = section.text[right:].lstrip()
    is_copy = bool(found) and is_real_word(found) and following.startswith(found)
    is_slip = is_copy and left < right
    is_other = bool(found) and not is_slip and is_other_word(section, *there)
    return Difference(word, found, *there, is_slip=is_slip, is_other=is_other)


def _is_like_last(merged: list[tuple[str, int, int]], section: SectionText) -> bool:
    """Whether the last difference is a word misspelt, which stays for itself."""
    word, start, end = merged[-1]
    return is_like(spell_at(section, (start, end)), word)


def _stay_inside(difference: Difference, section: SectionText, mapping: Mapping) -> Difference:
    """Leave the letters of what follows out of a wording's last word: ได้รับการ(พัฒนา)เพื่อ.

    They belong to it where a blank parts them, or where a word goes on behind them.
    """
    found, expected = difference.found, difference.expected
    if not found or difference.end < mapping.end:
        return difference
    own, *rest = section.source(difference.start, difference.end).split()
    words = _words_around(difference, section)
    if not rest and spell("".join(words)) != found:
        own = spell("".join(words[:-1]))
    if not own or own == found or not expected.startswith(own) or expected == own:
        return difference
    return replace(difference, found=own, end=difference.start + len(fold_key(own)))


def _trim(difference: Difference, section: SectionText, mapping: Mapping) -> Difference:
    """Take a scrap for the word that it is cut out of, or for nothing.

    A scrap of a word that the wording has beside it, that ends the plan's own words in front, or
    that follows a blank behind the last ones, is nothing: no cluster, no likeness.
    """
    difference = _stay_inside(difference, section, mapping)
    found = difference.found
    is_piece = bool(found) and (found[0] in LEANING or found[-1] in LEADING_VOWELS)
    is_short = len(split_clusters(found)) < 2 and not is_like(found, difference.expected)
    if not (is_piece or is_short) or _is_cut_short(difference, mapping):
        return difference
    if difference.start <= mapping.start and mapping.fragment.before:
        return replace(difference, found="", start=difference.end, is_slip=False)
    whole = _whole_word(difference, section) if difference.start < difference.end else ""
    start = section.folded.source_span(difference.start, difference.end)[0]
    is_next = difference.end >= mapping.end and section.text[start - 1 : start].isspace()
    is_other = is_words(whole) and whole not in spell(mapping.fragment.text)
    if len(whole) > SHORTEST_WHOLE and is_other and not is_next:
        return replace(difference, found=whole, is_slip=False, is_other=True)
    return replace(difference, found="", is_slip=False)
