"""Hedges: words that leave a choice where the template binds.

“ควร” for “ต้อง” takes the duty's place; “อาจจัดทำ” stands before it; conditions (“หากมีงบประมาณ”) are
told by conditions.py. A statement whose own wording leaves a choice cannot be weakened so, and
what may be done besides (“และอาจจัดเพิ่มเติมได้หากมีงบประมาณ”) weakens nothing.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.judging.comparing.condition_words import IF_DONE
from pipeline.judging.comparing.conditions import find_conditions
from pipeline.judging.comparing.fragments import Fragment
from pipeline.judging.comparing.hedge_words import (
    ATTEMPT,
    BINDING,
    CHOICE,
    DUTY,
    PURPOSE,
    READY,
    WISH,
)
from pipeline.judging.comparing.mapping import MATCHED_LETTERS, Mapping, list_runs
from pipeline.judging.comparing.negation import governs
from pipeline.judging.comparing.option_words import WHETHER
from pipeline.judging.comparing.rates import list_rates
from pipeline.judging.comparing.scopes import (
    RELATIVE,
    asks,
    drop_staff,
    find_origin,
    find_words,
    has_blank,
    is_adjoined,
    is_aside,
    is_described,
)
from pipeline.judging.comparing.statements import COPIED_LIKENESS, Alignment
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.text.letters import fold_key

BEFORE: Final = 24
"""Folded letters before a statement in which its duty stands."""

HEAD_LETTERS: Final = 8
"""Folded letters at a statement's head: โดยพร้อมที่จะ…; further on readiness is no hedge."""

_OR: Final = fold_key("หรือ")
"""Before a choice: what may be done besides."""

_FOR: Final = (fold_key("เพื่อ"), fold_key("เพื่อให้"))
"""Before a purpose in the wording."""


def find_hedges(
    alignment: Alignment,
    section: SectionText,
    around: tuple[Sequence[Stretch], Sequence[Stretch]],
    mappings: Sequence[Mapping],
) -> Iterator[Stretch]:
    """Find words of choice and conditions that the wording lacks, on its own words or duty.

    `around` are the stretches that belong to no other statement, and the other statements.
    """
    if any(CHOICE.search(mapping.fragment.text) for mapping in mappings):
        yield from _find_whether(alignment, section)
        return
    yield from _find_results(alignment, section, mappings[0].fragment)
    yield from _find_choices(alignment, section, mappings)
    runs = [*list_runs(mappings), *_list_rates(alignment, section)]
    yield from find_conditions(alignment, section, around, sorted(runs))


def _find_whether(alignment: Alignment, section: SectionText) -> Iterator[Stretch]:
    """Find a choice whether to do at all what a wording lets be done in any way."""
    for start, end, _ in find_words(WHETHER, section):
        if alignment.start - BEFORE <= start and end <= alignment.end + BEFORE:
            yield start, end


def _list_rates(alignment: Alignment, section: SectionText) -> list[Stretch]:
    """List rates in other words, where the wording has one: ปีละครั้งเท่าที่งบประมาณเอื้ออำนวย."""
    keys = (placed.fragment.key for placed in alignment.placed)
    if not any(list_rates(key, 0, len(key)) for key in keys):
        return []
    return list_rates(section.key, alignment.start, alignment.end)


def _find_choices(
    alignment: Alignment, section: SectionText, mappings: Sequence[Mapping]
) -> Iterator[Stretch]:
    """Find words of choice, wishes and requests that govern the wording's own words."""
    fragments = [mapping.fragment for mapping in mappings]
    is_freed = _has_lost_duty(fragments, section, alignment)
    is_purpose = PURPOSE.match(fragments[0].text) is not None
    runs = list_runs(mappings)
    wishes = () if is_purpose else (WISH, ATTEMPT, READY, IF_DONE)
    for pattern in (CHOICE, *wishes):
        low = alignment.start - BEFORE
        high = alignment.end if pattern is not READY else alignment.start + HEAD_LETTERS
        if any(pattern.search(fragment.text) for fragment in fragments):
            continue
        for start, end, word in find_words(pattern, section):
            if any(a <= start and end <= b for a, b in runs):
                continue  # the wording's own (“ควร” where “ไม่ควร” lost its ไม่)
            if pattern is ATTEMPT and any(word.partition("ให้")[0] in f.text for f in fragments):
                continue  # “ส่งเสริมให้ทำงาน” for “ส่งเสริมการทำงาน”
            is_own_words = alignment.likeness < COPIED_LIKENESS
            if _is_no_duty(section, (start, end), is_own_words=is_own_words):
                continue
            if pattern in (WISH, ATTEMPT) and _is_purpose(mappings, end):
                continue
            is_head = is_freed and start < alignment.start
            if is_head and is_own_words:
                is_head = not has_blank(section, end, alignment.start)
            last = max((b for _, b in runs if b <= start), default=start)
            is_besides = _OR in section.key[max(0, last - len(_OR)) : start]
            is_near = low <= end and start < high and not is_besides
            if is_near and (is_head or governs(section.key, end, mappings, alignment.likeness)):
                yield start, end


def _is_no_duty(section: SectionText, place: Stretch, *, is_own_words: bool) -> bool:
    """Whether a choice belongs to a condition, to a question, or to those who are served."""
    start, end = place
    return (
        is_aside(section, start)
        or asks(section, end)
        or is_described(section, start)
        or (is_own_words and is_adjoined(section, start))
    )


def _find_results(alignment: Alignment, section: SectionText, first: Fragment) -> Iterator[Stretch]:
    """Find what may come of it where a wording tells what will, with the word that leads it."""
    if first.text.startswith(RELATIVE[0]):
        for start, end, _ in find_words(CHOICE, section):
            if _is_result(section, (start, end), alignment.start):
                yield start - len(fold_key(RELATIVE[0])), end


def _is_result(section: SectionText, place: Stretch, begins: int) -> bool:
    """Whether a word of choice leads to a statement that tells a result: อันอาจส่งผลให้…."""
    start, end = place
    if start >= begins:
        return False
    stop = min(
        begins + 2 * MATCHED_LETTERS, len(section.key)
    )  # an alignment may begin within a name
    between = drop_staff(section.source(end, stop)) if end < begins else ""
    is_led = section.text.endswith(RELATIVE, 0, find_origin(section, start))
    return is_led and " " not in between.strip() and len(fold_key(between)) <= 2 * BEFORE


def _is_purpose(mappings: Sequence[Mapping], place: int) -> bool:
    """Whether a place leads to words that the wording itself only hopes for: เพื่อประโยชน์สุข…."""
    following = min(
        (
            (mapping.start + c.b_start, mapping.fragment.key[: c.a_start])
            for mapping in mappings
            for c in mapping.changes
            if c.kind == "equal" and mapping.start + c.b_end > place + MATCHED_LETTERS
        ),
        default=(0, ""),
    )
    return following[1].endswith(_FOR)


def _has_lost_duty(
    fragments: Sequence[Fragment], section: SectionText, alignment: Alignment
) -> bool:
    """Whether a wording binds and what stands in its place does not."""
    if not any(DUTY.search(fragment.text) for fragment in fragments):
        return False
    low = alignment.start - BEFORE
    return not any(low <= start < alignment.end for start, _, _ in find_words(BINDING, section))
