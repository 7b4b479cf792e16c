"""Meaning: what turns a familiar sentence into another one.

A changed number, a negation, a weakened duty or an opposite leaves nearly all
letters in place. Each is looked for where the template's own words stand, so that
the template's own negations (ภาครัฐไม่ควรดำเนินการเอง) are not taken for one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.judging.comparing.binding import find_changed_numbers
from pipeline.judging.comparing.duty_slots import find_softened, softens
from pipeline.judging.comparing.fragments import FRAGMENT_LIKENESS
from pipeline.judging.comparing.hedge_words import ABLE, ATTEMPT, BINDING, CHOICE, DUTY, READY, WISH
from pipeline.judging.comparing.hedging import find_hedges
from pipeline.judging.comparing.loosening import find_loosened, widen
from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.negation import (
    MAPPING_SLACK,
    MOVED_LETTERS,
    find_added_negations,
    find_negated,
)
from pipeline.judging.comparing.negation_words import NEGATING, NEGATION
from pipeline.judging.comparing.number_slots import find_fewer
from pipeline.judging.comparing.opposites import find_opposites, stands_near
from pipeline.judging.comparing.rough_numbers import find_rough_numbers
from pipeline.judging.comparing.scopes import find_words
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.softening import find_softenings
from pipeline.judging.comparing.statements import COPIED_LIKENESS, Alignment
from pipeline.judging.comparing.subjects import find_other_people
from pipeline.judging.comparing.supplanting import find_supplanted
from pipeline.judging.comparing.takers import find_takers
from pipeline.judging.comparing.terms import SectionText, Stretch, is_real_word, word_stretches
from pipeline.model import Element
from pipeline.text.letters import fold_key

BEFOREHAND_REACH: Final = 24
"""Folded letters before the asking in which is said what is done instead of waiting for it."""

_REJECTED: Final = re.compile(r"มากกว่า(\S+)")
"""What the wording itself sets behind something else: เครือข่ายมากกว่า…แนวดิ่ง."""

_BEFOREHAND: Final = re.compile("ก่อน|แทน(?:การ|ที่)|(?:มาก|ดี|ยิ่ง)กว่า(?:การ|จะ|ที่จะ)?รอ")
"""What is done before somebody asks is done without waiting to be asked: ก่อนที่ประชาชนจะต้อง…."""

# --- negations, duties, opposites -----------------------------------------------


def find_shifts(
    alignment: Alignment, section: SectionText, free: Sequence[Stretch], taken: Sequence[Stretch]
) -> tuple[Shift, ...]:
    """Find negations, weakened duties and opposites where a wording stands.

    `free` are the stretches around it that belong to no other statement, `taken`
    the other statements.
    """
    mappings = [Mapping(placed, section) for placed in alignment.placed]
    added = find_added_negations(alignment, section, free, taken, mappings)
    shifts = [Shift("negated", word, "", start, end) for start, end, word in added]
    for mapping in mappings:
        shifts += _find_lost_negations(mapping, section)
        shifts += _find_weakened(mapping, section)
        shifts += find_opposites(mapping, section)
    shifts += _find_others(alignment, section, taken, mappings, shifts)
    known = [(s.start, s.end) for s in shifts if s.code == "weakened"]
    shifts += [
        Shift("weakened", section.source(start, end), "", start, end)
        for start, end in find_hedges(alignment, section, (free, taken), mappings)
        if (start, end) not in known
    ]
    known = [(s.start, s.end) for s in shifts if s.code in ("weakened", "negated")]
    shifts += [
        Shift("weakened", section.source(start, end), head, start, end)
        for start, end, head in find_softened(section, mappings, taken)
        if not any(low < end and start < high for low, high in known)
    ]
    is_copied = alignment.likeness >= COPIED_LIKENESS
    if is_copied and not any(s.code == "weakened" for s in shifts):
        found = find_softenings(alignment, section, taken)
        shifts += _list_weighed("weakened", section, found, shifts)
    return tuple(shifts)


def _find_others(
    alignment: Alignment,
    section: SectionText,
    taken: Sequence[Stretch],
    mappings: Sequence[Mapping],
    known: Sequence[Shift],
) -> list[Shift]:
    """Find others in somebody's place: by rules, and where these tell none, by what edits weigh."""
    told = [*known]
    for other in find_other_people(alignment, section, mappings):
        if not any(
            s.start < other.end and other.start < s.end for s in told if s.code == other.code
        ):
            told.append(other)  # the same people are told once
    if any(shift.code == "changed_subject" for shift in told):
        return told[len(known) :]
    if alignment.likeness >= COPIED_LIKENESS:
        found = find_supplanted(alignment, section, taken)
        told += _list_weighed("changed_subject", section, found, told)
    else:
        wording = "".join(placed.fragment.text for placed in alignment.placed)
        told += find_takers(section, [(alignment.start, alignment.end)], wording)
    return told[len(known) :]


def _list_weighed(
    code: str, section: SectionText, edits: Iterable[Stretch], known: Sequence[Shift]
) -> list[Shift]:
    """List the edits that weigh enough where nothing else is known."""
    return [
        Shift(code, section.source(start, end), "", start, end)
        for start, end in edits
        if not any(s.start < end and start < s.end for s in known)
    ]


def read_shifts(
    element: Element,
    section: SectionText,
    alignment: Alignment | None,
    around: tuple[Sequence[Stretch], Sequence[Stretch]],
    matched: tuple[Sequence[Stretch], Sequence[Stretch]],
) -> tuple[Shift, ...]:
    """List what changes the meaning of a statement, or of its key wordings alone.

    `matched` are the key wordings that affirm, and those with a negation of their own.
    """
    (free, taken), (affirmed, denying) = around, matched
    shifts = find_changed_numbers(element, section, free)
    likeness = alignment.likeness if alignment is not None else 0.0
    if alignment is not None and likeness >= FRAGMENT_LIKENESS:
        shifts += find_shifts(alignment, section, free, taken)
        shifts += tuple(find_rough_numbers(element, section, alignment, free))
        shifts = add_new(shifts, find_fewer(element, section, alignment))
    if likeness >= COPIED_LIKENESS:
        return shifts
    found = (*affirmed, *denying)
    shifts = add_new(shifts, find_turned(section, affirmed, denying))
    shifts = add_new(shifts, find_loose(element, section, widen(section, around, found), found))
    if likeness >= FRAGMENT_LIKENESS:
        return shifts
    return (*shifts, *find_takers(section, affirmed, element.canonical))


def find_loose(
    element: Element, section: SectionText, free: Sequence[Stretch], found: Sequence[Stretch]
) -> tuple[Shift, ...]:
    """Find what leaves a statement in the plan's own words to choice."""
    return tuple(
        Shift("weakened", section.source(start, end), "", start, end)
        for start, end in find_loosened(element, section, free, found)
    )


def add_new(shifts: Iterable[Shift], more: Iterable[Shift]) -> tuple[Shift, ...]:
    """Add the shifts that begin where none is known."""
    own = tuple(shifts)
    known = {shift.start for shift in own}
    return (*own, *(shift for shift in more if shift.start not in known))


def find_turned(
    section: SectionText, affirmed: Sequence[Stretch], denying: Sequence[Stretch] = ()
) -> tuple[Shift, ...]:
    """Find negations of key wordings that stand outside any sentence of the template."""
    return tuple(
        Shift("negated", word, "", start, end)
        for start, end, word in find_negated(section, affirmed, denying)
    )


def affirms(line: Sequence[str], said: str, wording: str) -> bool:
    """Whether a term affirms: it holds no negation, and its wording does not reject it.

    One alternative may deny (ไม่ต้องรอ) where another affirms (เชิงรุก): the one `said` letter by
    letter decides, else any that denies.
    """
    key = fold_key(said)
    meant = [term for term in line if fold_key(term) == key] or line
    rejected = fold_key("".join(_REJECTED.findall(wording)))
    return not any(map(NEGATION.search, meant)) and not any(fold_key(t) in rejected for t in line)


def _find_lost_negations(mapping: Mapping, section: SectionText) -> Iterator[Shift]:
    """Find a negation of the template that the text has left out or replaced by a word.

    Letters that are no word there are a misprint of the negation.
    """
    present = [start for start, _, _ in find_words(NEGATING, section)]
    fragment = mapping.fragment
    for start, end, _ in find_words(NEGATION, fragment):
        left, right = mapping.stretch(start, end)
        if any(abs(other - left) <= MOVED_LETTERS for other in present):
            continue  # said in another place of the sentence
        instead = section.source(left, right).strip() if left < right else ""
        around = section.source(max(0, left - BEFOREHAND_REACH), right + MAPPING_SLACK)
        if (instead and not is_real_word(instead)) or _BEFOREHAND.search(around):
            continue
        reach = min(end + 2 * MAPPING_SLACK, len(fragment.key))
        reach = next((stop for _, stop in word_stretches(fragment.text) if stop >= reach), reach)
        left, right = mapping.stretch(start, reach)
        if left >= right:
            continue  # what it denies is gone as well
        source = fragment.folded.source_span(start, reach)
        yield Shift(
            "negated",
            section.source(left, right),
            fragment.text[source[0] : source[1]],
            left,
            right,
        )


def _find_weakened(mapping: Mapping, section: SectionText) -> Iterator[Shift]:
    """Find a duty that has become a choice."""
    for start, end, word in find_words(DUTY, mapping.fragment):
        if stands_near(BINDING, section, mapping, (start, end)) is None:
            near = (
                stands_near(p, section, mapping, (start, end))
                for p in (CHOICE, WISH, ATTEMPT, READY, ABLE)
            )
            choice = next(filter(None, near), None) or _find_instead(mapping, section, start, end)
            if choice is not None:
                yield Shift("weakened", choice[2], word, choice[0], choice[1])


def _find_instead(
    mapping: Mapping, section: SectionText, start: int, end: int
) -> tuple[int, int, str] | None:
    """Find words in the place of a duty that leave its verb open: ยังเปิดช่องไว้ให้ for ยังต้อง."""
    for change in mapping.changes:
        if change.kind == "replace" and change.a_start <= start and end <= change.a_end:
            left, right = mapping.start + change.b_start, mapping.start + change.b_end
            found = section.source(left, right)
            return (left, right, found) if softens(found, is_duty=False) else None
    return None
