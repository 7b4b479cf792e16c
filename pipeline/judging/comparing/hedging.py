"""Hedges: words that leave a choice where the template binds.

“ควร” for “ต้อง” takes the duty's place; “อาจจัดทำ” stands before it; “หากมีงบประมาณ” goes behind,
or opens the sentence. A statement whose own wording leaves a choice cannot be weakened so, and
what may be done besides (“และอาจจัดเพิ่มเติมได้หากมีงบประมาณ”) weakens nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.judging.comparing.hedge_words import (
    BINDING,
    CHOICE,
    CONDITIONS,
    DUTY,
    PURPOSE,
    READY,
    WISH,
)
from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.negation import governs
from pipeline.judging.comparing.scopes import find_words, has_blank, is_aside
from pipeline.judging.comparing.statements import (
    COPIED_LIKENESS,
    PLACEHOLDER_REACH,
    Alignment,
    Fragment,
)
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.text.letters import fold_key

BEFORE: Final = 24
"""Folded letters before a statement in which its duty stands."""

BEHIND: Final = 24
"""Folded letters after a statement in which a condition may begin: three words that link."""

SHORTEST_RUN: Final = 6
"""Folded letters of the template that stand together; fewer agree by chance."""

HEAD_LETTERS: Final = 8
"""Folded letters at a statement's head: โดยพร้อมที่จะ…; further on readiness is no hedge."""

TAIL_LETTERS: Final = 40
"""Folded letters behind a condition in which a clause of its own shows its verb."""

CUT_LETTERS: Final = 2
"""Folded letters of a statement's first word that an alignment may leave out."""

_LINKING: Final = (
    *("ทั้งนี้", "โดย", "ให้", "แต่", "ซึ่ง", "ก็", "จะ", "ได้", "นั้น", "เป็น", "ไป", "ดำเนินการ", "ปฏิบัติ"),
    *("ทำ", "จัด", "ขึ้น", "เฉพาะ", "เท่านั้น", "ด้วย", "แล้ว", "หรือ", "ไว้", "อย่าง", "เพียง", "ดังกล่าว"),
    *("เช่นกัน", "เสมอ", "อยู่", "บ้าง", "และตาม", "การ", "ความ", "ที่"),
)
_LINKS: Final = re.compile(f"(?:{'|'.join(map(fold_key, _LINKING))}|[(),.])*")
"""Words between a statement and a condition of it, folded."""

_NAME: Final = "|".join(
    map(fold_key, ("เทศบาล", "องค์การบริหารส่วน", "องค์กร", "หน่วยงาน", "อบต", "อบจ"))
)
_BEFORE_DUTY: Final = re.compile(f"(?:{_LINKS.pattern})(?:(?:{_NAME}).{{0,60}})?(?:มี)?")
"""What stands between a condition and the sentence that it opens, folded: a name at most."""

_OR: Final = fold_key("หรือ")
"""Before a choice: what may be done besides."""

_BY: Final = fold_key("โดย")
"""Before a condition: the wording's own beginning (โดยหากมีบุคลากรเพียงพอจะจัดทำ)."""

_OPENED: Final = re.compile("|".join(map(fold_key, ("ต้อง", "จะต้อง", "จึงต้อง", "พึง", "จำเป็น"))))
_NEXT_CLAUSE: Final = re.compile(
    "|".join(map(fold_key, ("ทั้งนี้", "โดย", "และ", "ซึ่ง", "เพื่อ", "ตลอดจน")))
)
_OWN_VERB: Final = re.compile(
    "|".join(map(fold_key, ("อาจ", "สามารถ", "ให้", "จะ", "ต้อง", "ควร", "ก็")))
)
"""What begins another clause, and what shows that a condition has a clause of its own."""


def find_hedges(
    alignment: Alignment,
    section: SectionText,
    free: Sequence[Stretch],
    mappings: Sequence[Mapping],
) -> Iterator[Stretch]:
    """Find words of choice and conditions that the wording lacks, on its own words or duty."""
    fragments = [mapping.fragment for mapping in mappings]
    if any(CHOICE.search(fragment.text) for fragment in fragments):
        return
    yield from _find_choices(alignment, section, mappings)
    runs = _list_runs(mappings)
    for kind, pattern in CONDITIONS.items():
        is_clause = kind == "means"
        if any(pattern.search(fragment.text) for fragment in fragments):
            continue
        for start, end, _ in find_words(pattern, section):
            low, high = next(((a, b) for a, b in free if a <= start < b), (0, 0))
            if end <= high + BEHIND and (
                (
                    _is_behind(section.key, (start, end), (low, high), runs, alignment)
                    and not (is_clause and _has_own_verb(section.key, end, high, runs))
                )
                or (is_clause and _opens(section.key, (start, end), low, alignment))
            ):
                yield start, end


def _find_choices(
    alignment: Alignment, section: SectionText, mappings: Sequence[Mapping]
) -> Iterator[Stretch]:
    """Find words of choice, wishes and requests that govern the wording's own words."""
    fragments = [mapping.fragment for mapping in mappings]
    is_freed = _has_lost_duty(fragments, section, alignment)
    is_purpose = PURPOSE.match(fragments[0].text) is not None
    runs = _list_runs(mappings)
    for pattern in (CHOICE,) if is_purpose else (CHOICE, WISH, READY):
        low = alignment.start - BEFORE
        high = alignment.end if pattern is not READY else alignment.start + HEAD_LETTERS
        if any(pattern.search(fragment.text) for fragment in fragments):
            continue
        for start, end, word in find_words(pattern, section):
            if any(a <= start and end <= b for a, b in runs):
                continue  # the wording's own (“ควร” where “ไม่ควร” lost its ไม่)
            if pattern is WISH and any(word.partition("ให้")[0] in f.text for f in fragments):
                continue  # “ส่งเสริมให้ทำงาน” for “ส่งเสริมการทำงาน”
            if is_aside(section, start):
                continue
            is_head = is_freed and start < alignment.start
            if is_head and alignment.likeness < COPIED_LIKENESS:
                is_head = not has_blank(section, end, alignment.start)
            last = max((b for _, b in runs if b <= start), default=start)
            is_besides = _OR in section.key[max(0, last - len(_OR)) : start]
            is_near = low <= start < high and not is_besides
            if is_near and (is_head or governs(section.key, end, mappings, alignment.likeness)):
                yield start, end


def _list_runs(mappings: Sequence[Mapping]) -> list[Stretch]:
    """List where the template's own letters stand."""
    return sorted(
        (mapping.start + change.b_start, mapping.start + change.b_end)
        for mapping in mappings
        for change in mapping.changes
        if change.kind == "equal" and change.b_end - change.b_start >= SHORTEST_RUN
    )


def _is_behind(
    key: str, place: Stretch, bounds: Stretch, runs: Sequence[Stretch], alignment: Alignment
) -> bool:
    """Whether a condition follows the wording's own words, and opens no clause of its own."""
    (start, end), (_, high) = place, bounds
    if not alignment.start < start <= alignment.end + BEHIND:
        return False
    last = max((b for a, b in runs if a < start), default=alignment.start)
    high = max(high, end)
    following = min((a for a, _ in runs if a >= end), default=high)
    is_linked = _LINKS.fullmatch(key, min(last, start), start) is not None
    if not (is_linked or _is_after_names(alignment, last, start)):
        return False
    # the next statement's duty may wait for it
    return following < high or _OPENED.match(key, high) is None


def _has_own_verb(key: str, end: int, high: int, runs: Sequence[Stretch]) -> bool:
    """Whether a condition that ends at a place has a clause of its own: … ให้ทบทวนแผนได้."""
    following = min((a for a, _ in runs if a >= end), default=high)
    if following < high and _LINKS.fullmatch(key, end, following) is not None:
        return False
    clause = _NEXT_CLAUSE.search(key, end, following)
    stop = min(clause.start() if clause is not None else following, end + TAIL_LETTERS)
    return _OWN_VERB.search(key, end, stop) is not None


def _is_after_names(alignment: Alignment, last: int, start: int) -> bool:
    """Whether the plan's own names stand between the wording and a place."""
    return start - last <= PLACEHOLDER_REACH and any(
        p.fragment.after and abs(p.window.end - last) <= SHORTEST_RUN for p in alignment.placed
    )


def _opens(key: str, place: Stretch, low: int, alignment: Alignment) -> bool:
    """Whether a condition opens the sentence of a duty, and does not end the one before."""
    start, end = place
    first = alignment.placed[0].fragment
    is_led = first.key.startswith(_BY) and (start == 0 or key.endswith(_BY, 0, start))
    is_main = DUTY.match(first.text) is not None or bool(first.before) or is_led
    is_first = first.before and low > 0 and start - low < SHORTEST_RUN
    if not is_main or end > alignment.start or is_first:
        return False
    stops = range(alignment.start, max(end, alignment.start - CUT_LETTERS) - 1, -1)
    return any(_BEFORE_DUTY.fullmatch(key, end, stop) is not None for stop in stops)


def _has_lost_duty(
    fragments: Sequence[Fragment], section: SectionText, alignment: Alignment
) -> bool:
    """Whether a wording binds and what stands in its place does not."""
    if not any(DUTY.search(fragment.text) for fragment in fragments):
        return False
    low = alignment.start - BEFORE
    return not any(low <= start < alignment.end for start, _, _ in find_words(BINDING, section))
