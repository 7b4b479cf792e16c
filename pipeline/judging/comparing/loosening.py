"""Loosening: words of choice and conditions in a sentence of the plan's own.

Where the template's sentence is gone, what a hedge governs is told by the phrase it stands in:
key wordings, or some letters of a wording in a row, stand behind a word of choice before the
phrase ends, in front of a condition that closes it, or right behind one that opens it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.breaks import count_breaks, ends_sentence, find_break
from pipeline.judging.comparing.condition_words import ALIKE, CONDITIONS, IF_DONE, LEFT_OPEN
from pipeline.judging.comparing.conditions import CLAUSES, LINKS, NEXT_CLAUSE, OWN_VERB
from pipeline.judging.comparing.fragments import cut_statement
from pipeline.judging.comparing.hedge_words import BINDING, CHOICE, PURPOSE, WISH
from pipeline.judging.comparing.option_words import WHETHER
from pipeline.judging.comparing.scopes import (
    RELATIVE,
    asks,
    drop_staff,
    find_origin,
    find_words,
    is_adjoined,
    is_aside,
    is_described,
    is_peoples,
)
from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.model import Element
from pipeline.text.letters import fold_key
from pipeline.text.words import split_words

RUN: Final = 9
"""Folded letters of a wording in a row that are its own: two or three words."""

REACH: Final = 60
"""Folded letters behind a hedge in which the words begin that it governs."""

SENTENCE: Final = 90
"""Folded letters beside key wordings that the sentence around them may have."""

SEVERAL_TERMS: Final = 3
LEAST_FOUND: Final = 2
"""Of so many key wordings so many must stand there: one may stand in any sentence."""

_FOR: Final = "เพื่อ"
_OPENERS: Final = (*CLAUSES, "seldom")
"""Kinds of conditions that may open the clause of what waits for them."""

LEAD: Final = 24
"""Letters before a condition in which the word stands that opens its clause."""

_BUT: Final = re.compile(r"(?:แต่|ทว่า)(?:ให้|ขอ|จะ|ยัง|คง|ต้อง|ก็)*\s?$")
"""Before a condition that takes back what was said: … แต่ให้รอไว้จนกว่าจะมีผู้พร้อม."""

_TURN: Final = re.compile("ถึงกระนั้น|แม้กระนั้น|กระนั้นก็|อย่างไรก็(?:ตาม|ดี)|แต่ทว่า")
"""What begins a sentence against the one before."""

_OPENING: Final = re.compile(
    r"(?:^|\s|\(|และ|แต่|โดย|ทั้งนี้|นอกจากนี้|อีกทั้ง|รวมทั้ง|ตลอดจน|พร้อมทั้ง|กับทั้ง|ซึ่ง|จะ|ไว้|อีกสัก\S{2,12})\s?(?:ก็)?$"
)
"""Before a condition that opens its clause."""


def find_loosened(
    element: Element, section: SectionText, free: Sequence[Stretch], found: Sequence[Stretch]
) -> Iterator[Stretch]:
    """Find what leaves a statement in other words to choice; `found` are its key wordings."""
    wordings = wordings_of(element)
    own = sorted([*found, *_list_runs(element, section.key, free)])
    if not own or (len(element.terms) >= SEVERAL_TERMS and len(own) < LEAST_FOUND):
        return
    if any(CHOICE.search(wording) for wording in wordings):
        yield from _find_whether(section, free, own)
        return
    is_purpose = PURPOSE.match(element.canonical) is not None
    choices = (CHOICE,) if is_purpose else (CHOICE, WISH, IF_DONE)
    is_relative = element.canonical.startswith(RELATIVE[0])
    before = list(_list_choices(choices, section, own, is_relative=is_relative))
    before = [place for place in before if not _is_purpose(section, place, element.canonical)]
    before += _list_left_open(section, own)
    behind: list[Stretch] = []
    for place, is_opening in _list_conditions(wordings, section, own):
        if is_opening or element.numbers or not is_purpose:
            (before if is_opening else behind).append(place)
    loose = [p for p in before if _is_theirs(p, found, is_before=True)]
    loose += [p for p in behind if _is_theirs(p, found, is_before=False)]
    for start, end in loose:
        is_own = any(a <= start and end <= b for a, b in own)
        if not is_own and any(a <= start < b for a, b in free):
            yield start, end


def _is_theirs(place: Stretch, found: Sequence[Stretch], *, is_before: bool) -> bool:
    """Whether a hedge is of what was found: inside it, or beside most of it.

    One wording alone may stand there by chance.
    """
    start, end = place
    following, ahead = sum(a >= end for a, _ in found), sum(b <= start for _, b in found)
    is_inside = len(found) > LEAST_FOUND and following > 0 and ahead > 0
    return is_inside or 2 * (following if is_before else ahead) >= len(found)


def _find_whether(
    section: SectionText, free: Sequence[Stretch], own: Sequence[Stretch]
) -> Iterator[Stretch]:
    """Find a choice whether to do at all what a wording lets be done in any way."""
    for start, end, _ in find_words(WHETHER, section):
        is_near = any(a - REACH <= end and start <= b + REACH for a, b in own)
        if is_near and any(a <= start < b for a, b in free):
            yield start, end


def _list_choices(
    choices: Sequence[re.Pattern[str]],
    section: SectionText,
    own: Sequence[Stretch],
    *,
    is_relative: bool,
) -> Iterator[Stretch]:
    """List words of choice and wishes that govern a statement's words."""
    for pattern in choices:
        for start, end, _ in find_words(pattern, section):
            is_theirs = pattern is WISH and is_peoples(section, start)
            if not is_theirs and _governs(section, (start, end), own, is_relative=is_relative):
                yield start, end


def _is_purpose(section: SectionText, place: Stretch, wording: str) -> bool:
    """Whether a wish is for what the wording has for its purpose: ประสงค์จะส่งเสริม, for เพื่อส่งเสริม."""
    if WISH.search(section.source(*place)) is None:
        return False
    origin = find_origin(section, place[1])
    words = split_words(section.text[origin : origin + LEAD])
    return bool(words) and f"{_FOR}{words[0]}" in wording


def _list_left_open(section: SectionText, own: Sequence[Stretch]) -> Iterator[Stretch]:
    """List where a sentence begins with what it leaves to somebody's opinion."""
    for start, end, _ in find_words(LEFT_OPEN, section):
        first = next((a for a, _ in own if a >= end), None)
        if first is not None and not _is_parted(section, end, first, breaks=1):
            yield start, end


def _list_conditions(
    wordings: Sequence[str], section: SectionText, own: Sequence[Stretch]
) -> Iterator[tuple[Stretch, bool]]:
    """List conditions that a statement waits for, of kinds that its wordings lack.

    Each with whether it stands before what waits.
    """
    for kind, pattern in CONDITIONS.items():
        if any(CONDITIONS[ALIKE.get(kind, kind)].search(wording) for wording in wordings):
            continue
        for start, end, _ in find_words(pattern, section):
            place, is_clause = (start, end), kind in _OPENERS
            is_opening = is_clause and _opens(section, place, own)
            if is_opening or _closes(section, place, own, is_clause=is_clause):
                yield place, is_opening


def widen(
    section: SectionText,
    around: tuple[Sequence[Stretch], Sequence[Stretch]],
    found: Sequence[Stretch],
) -> list[Stretch]:
    """Add to what is free beside key wordings the sentence around, up to the next statements."""
    free, taken = around
    if not found:
        return list(free)
    low, high = min(start for start, _ in found), max(end for _, end in found)
    left = max((end for _, end in taken if end <= low), default=0)
    right = min((start for start, _ in taken if start >= high), default=len(section.key))
    return [*free, (max(left, low - SENTENCE), low), (high, min(right, high + SENTENCE))]


def _governs(
    section: SectionText, place: Stretch, own: Sequence[Stretch], *, is_relative: bool
) -> bool:
    """Whether a word of choice stands before the statement's words in their phrase.

    Where the wording `is_relative`, so may the statement be: อันอาจส่งผลให้….
    """
    start, end = place
    if is_aside(section, start) or is_described(section, start) or asks(section, end):
        return False
    is_head = is_relative and section.text.endswith(RELATIVE, 0, find_origin(section, start))
    if is_adjoined(section, start) and not is_head:
        return False
    first = next((a for a, _ in own if a >= end), None)
    return first is not None and not _is_parted(section, end, first)


def _is_parted(section: SectionText, end: int, first: int, *, breaks: int = 0) -> bool:
    """Whether another phrase, or a word that binds, begins between two places."""
    left, right = find_origin(section, end), find_origin(section, first)
    if BINDING.search(section.text, left, right) or _TURN.search(section.text, left, right):
        return True
    between = drop_staff(section.text[left:right])
    size = first - end if len(between) == right - left else len(fold_key(between))
    if len(between) < right - left and "\n" not in between:
        return size > REACH or count_breaks(between, 0, len(between)) > breaks
    return size > REACH or count_breaks(section.text, left, right) > breaks


def _closes(
    section: SectionText, place: Stretch, own: Sequence[Stretch], *, is_clause: bool
) -> bool:
    """Whether a condition closes the phrase of a statement's words, or follows with empty ones."""
    start, end = place
    last = max((b for a, b in own if a < start), default=None)
    if last is None or (is_clause and _find_own_verb(section, end) is not None):
        return False
    last = min(last, start)
    if LINKS.fullmatch(section.key, last, start) is not None:
        return True
    origin = find_origin(section, start)
    if _BUT.search(section.text, max(0, origin - 12), origin) is not None:
        return start - last <= SENTENCE
    is_near = start - last <= REACH and NEXT_CLAUSE.search(section.key, last, start) is None
    left, right = find_origin(section, last - 1) + 1, find_origin(section, start)
    if not is_clause or _ends(section, end):
        # a phrase of its own, which says nothing but that: … เท่าที่งบประมาณจะพอ
        right = len(section.text[:right].rstrip(" \t"))
    return is_near and not count_breaks(section.text, left, right)


def _ends(section: SectionText, end: int) -> bool:
    """Whether a condition ends its sentence."""
    return ends_sentence(section.text, find_origin(section, end - 1) + 1)


def _find_own_verb(section: SectionText, end: int) -> int | None:
    """Find the last verb of the clause that a condition has for itself: … ให้ทบทวนแผนได้."""
    text = section.text
    if _ends(section, end):
        return None
    stop = find_break(text, find_origin(section, end))
    right = bisect_left(section.folded.origins, stop)
    return max((v.start() for v in OWN_VERB.finditer(section.key, end, right)), default=None)


def _opens(section: SectionText, place: Stretch, own: Sequence[Stretch]) -> bool:
    """Whether the statement's words wait for a condition before them: หากระบบเอื้ออำนวย …."""
    start, end = place
    origin = find_origin(section, start)
    verb = _find_own_verb(section, end)
    first = next((a for a, _ in own if a >= (end if verb is None else verb)), None)
    if first is None or _OPENING.search(section.text, max(0, origin - LEAD), origin) is None:
        return False
    # a clause of its own in the same phrase is what waits, and not the next one
    return not _is_parted(section, end, first, breaks=1 if verb is None else 0)


def _list_runs(element: Element, key: str, free: Sequence[Stretch]) -> list[Stretch]:
    """List where letters of a wording stand in a row."""
    pieces = _cut_pieces(wordings_of(element))
    return [
        (at, at + RUN)
        for low, high in free
        for at in range(low, high - RUN + 1)
        if key[at : at + RUN] in pieces
    ]


@lru_cache(maxsize=128)
def _cut_pieces(wordings: tuple[str, ...]) -> frozenset[str]:
    """Cut wordings into all their runs of letters."""
    keys = [fragment.key for wording in wordings for fragment in cut_statement(wording)]
    return frozenset(key[at : at + RUN] for key in keys for at in range(len(key) - RUN + 1))
