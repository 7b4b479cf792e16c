"""Conditions: what makes a duty wait for means, fitness, opinion or good will.

“หากมีงบประมาณ” stands right behind the wording's own words, opens the sentence or a clause in it;
“ทั้งนี้ ส่วนราชการใดจะดำเนินการหรือไม่ก็ได้” says nothing but that. A condition with a clause of its own
(“หากมีความจำเป็นให้ทบทวนแผนได้”) is none of the duty's.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.judging.comparing.condition_words import CONDITIONS
from pipeline.judging.comparing.hedge_words import DUTY
from pipeline.judging.comparing.mapping import MATCHED_LETTERS
from pipeline.judging.comparing.scopes import drop_staff, find_origin, find_words
from pipeline.judging.comparing.statements import PLACEHOLDER_REACH, Alignment
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.text.letters import fold_key

BEHIND: Final = 24
"""Folded letters after a statement in which a condition may begin: three words that link."""

EMPTY_BEHIND: Final = 60
"""The same where nothing but empty words stand between: ทั้งนี้ ส่วนราชการใดจะดำเนินการหรือไม่ก็ได้."""

PHRASE_LETTERS: Final = 40
"""Folded letters of the plan's own between a statement's word and a condition in one phrase."""

TAIL_LETTERS: Final = 40
"""Folded letters behind a condition in which a clause of its own shows its verb."""

CUT_LETTERS: Final = 2
"""Folded letters of a statement's first word that an alignment may leave out."""

_LINKING: Final = (
    *("ทั้งนี้", "โดย", "ให้", "แต่", "ซึ่ง", "ก็", "จะ", "ได้", "นั้น", "เป็น", "ไป", "ดำเนินการ", "ปฏิบัติ"),
    *("ทำ", "จัด", "ขึ้น", "เฉพาะ", "เท่านั้น", "ด้วย", "แล้ว", "หรือ", "ไว้", "อย่าง", "เพียง", "ดังกล่าว"),
    *("เช่นกัน", "เสมอ", "อยู่", "บ้าง", "และตาม", "การ", "ความ", "ที่", "นี้", "ยัง", "เรื่อง", "สิ่ง"),
    *("ผู้", "ใด", "ใคร", "แต่ละ", "ทุก", "คน", "ราย", "แห่ง", "ต่าง", "ของ", "นำ", "ใช้", "เลือก"),
    *("เข้า", "ร่วม", "เมื่อ", "ไร", "หนึ่ง", "ครั้ง", "ข้อ", "ข้อความ", "ถือ"),
    *("ส่วนราชการ", "หน่วยงาน", "กอง", "สำนัก", "ฝ่าย", "องค์กร", "บุคลากร", "พนักงาน"),
    *("เจ้าหน้าที่", "ตำแหน่ง"),
)
CLAUSES: Final = ("means", "volunteers")
"""Kinds of conditions that have a verb, and may open the clause of what waits for them."""

LINKS: Final = re.compile(f"(?:{'|'.join(map(fold_key, _LINKING))}|[(),.])*")
"""Words between a statement and a condition of it, folded: they link, or say nothing new."""

_AND: Final = "|".join(map(fold_key, ("และ", "แต่", "รวมทั้ง", "ตลอดจน", "พร้อมทั้ง", "นอกจากนี้", "อีกทั้ง")))
_JOINED: Final = re.compile(f"(?:{LINKS.pattern})(?:{_AND})?(?:{LINKS.pattern})")
_LED: Final = re.compile(
    f"(?:.{{0,24}}?(?:{'|'.join(map(fold_key, ('ก็', 'จึง')))}).{{0,6}}?)?(?:{LINKS.pattern})"
)
"""What stands before a condition that opens a clause of the statement, and between the two."""

_NAME: Final = "|".join(
    map(fold_key, ("เทศบาล", "องค์การบริหารส่วน", "องค์กร", "หน่วยงาน", "อบต", "อบจ"))
)
_BEFORE_DUTY: Final = re.compile(f"(?:{LINKS.pattern})(?:(?:{_NAME}).{{0,60}})?(?:มี)?")
"""What stands between a condition and the sentence that it opens, folded: a name at most."""

_OWN_NAME: Final = re.compile(r"\s*(?:เทศบาล|องค์การบริหารส่วน|อบต|อบจ|เมืองพัทยา)\S*\s")
"""The organisation's name behind a statement that ends with its place."""

_BY: Final = fold_key("โดย")
"""Before a condition: the wording's own beginning (โดยหากมีบุคลากรเพียงพอจะจัดทำ)."""

_OPENED: Final = re.compile("|".join(map(fold_key, ("ต้อง", "จะต้อง", "จึงต้อง", "พึง", "จำเป็น"))))
NEXT_CLAUSE: Final = re.compile(
    "|".join(map(fold_key, ("ทั้งนี้", "โดย", "และ", "ซึ่ง", "เพื่อ", "ตลอดจน", "รวมทั้ง", "หรือ", "แต่")))
)
OWN_VERB: Final = re.compile(
    "|".join(map(fold_key, ("อาจ", "สามารถ", "จะ", "ต้อง", "ควร", "ก็", "จึง", "ค่อย")))
    + f"|{fold_key('ให้')}(?![มญ])"
)
"""What begins another clause, and what shows that a condition has a clause of its own."""


RESULT_LETTERS: Final = 160
_ANEW: Final = "|".join(
    map(
        fold_key,
        ("ทั้งนี้", "โดย", "ซึ่ง", "เพื่อ", "ตลอดจน", "รวมทั้ง", "อันจะ", "ดังนั้น", "ต้อง", "จึง"),
    )
)
RESULT: Final = re.compile(f"(?:(?!{_ANEW}).){{0,60}}?{fold_key('ก็จะ')}")
"""Behind a condition, folded: what comes of it, after a long subject: … งานของ…ก็จะสำเร็จ."""


_GOING_ON: Final = "ทั้งนี้|โดย|และ|ซึ่ง|เพื่อ|ตลอดจน|รวมทั้ง|หรือ|แต่|หาก|ถ้า|เมื่อ"
_MAIN_CLAUSE: Final = re.compile(rf"\S{{0,24}}[ \t](?!{_GOING_ON})(?:[ก-๎]{{12,}}|[ก-๎]+ [ก-๎]{{8,}})")
"""Behind a condition that a blank closes: a clause of its own, which tells what is done then."""


def find_conditions(
    alignment: Alignment,
    section: SectionText,
    around: tuple[Sequence[Stretch], Sequence[Stretch]],
    runs: Sequence[Stretch],
) -> Iterator[Stretch]:
    """Find conditions of a statement of a kind that its wording lacks.

    `around` are the stretches that belong to no other statement, and the other statements;
    `runs` are the wording's own letters.
    """
    free = [*around[0], *_find_sides(alignment, section, around[1])]
    for kind, pattern in CONDITIONS.items():
        if any(pattern.search(placed.fragment.text) for placed in alignment.placed):
            continue
        for start, end, _ in find_words(pattern, section):
            holding = [(a, b) for a, b in free if a <= start < b] or [(0, 0)]
            place, bounds = (start, end), (holding[0][0], max(b for _, b in holding))
            if end <= bounds[1] + BEHIND and (
                _waits(alignment, section, place, bounds, runs)
                if kind in CLAUSES
                else _is_behind(section, place, bounds, runs, alignment)
            ):
                yield start, end


def _waits(
    alignment: Alignment,
    section: SectionText,
    place: Stretch,
    bounds: Stretch,
    runs: Sequence[Stretch],
) -> bool:
    """Whether the statement waits for a condition that is a clause: หากมีงบประมาณ."""
    key, (low, high) = section.key, bounds
    if _opens(key, place, low, alignment) or _leads(key, place, runs, alignment):
        return True
    is_behind = _is_behind(section, place, bounds, runs, alignment)
    return is_behind and not _has_own_verb(section, place[1], high, runs)


def _find_sides(
    alignment: Alignment, section: SectionText, taken: Sequence[Stretch]
) -> tuple[Stretch, Stretch]:
    """Find where a clause about a statement may stand beside it: up to the next statements."""
    before = (end for _, end in taken if end <= alignment.start)
    behind = (start for start, _ in taken if start >= alignment.end)
    low = max((*before, alignment.start - EMPTY_BEHIND, 0))
    high = min((*behind, alignment.end + EMPTY_BEHIND, len(section.key)))
    return (low, alignment.start), (alignment.end, high)


def _is_behind(
    section: SectionText,
    place: Stretch,
    bounds: Stretch,
    runs: Sequence[Stretch],
    alignment: Alignment,
) -> bool:
    """Whether a condition follows the wording's own words, and opens no clause of its own."""
    key, (start, end), (_, high) = section.key, place, bounds
    if not alignment.start < start <= alignment.end + EMPTY_BEHIND:
        return False
    last = max((b for a, b in runs if a < start), default=alignment.start)
    high = max(high, end)
    following = min((a for a, _ in runs if a >= end), default=high)
    is_linked = LINKS.fullmatch(key, min(last, start), start) is not None
    is_near = start <= alignment.end + BEHIND
    if not (is_linked or _is_behind_name(alignment, section, last, start)) and not (
        is_near
        and (
            _is_after_names(alignment, last, start)
            or _is_one_phrase(section, last, start, ends=start >= alignment.end)
        )
    ):
        return False
    # the next statement's duty may wait for it
    return following < high or _OPENED.match(key, high) is None


def _is_one_phrase(section: SectionText, last: int, start: int, *, ends: bool) -> bool:
    """Whether a condition closes the phrase of a word: …พัฒนาตามลำดับก่อนหลังเท่าที่วงเงินจะพอ.

    Where the statement `ends` there, a line's end is the end of the phrase as well.
    """
    if not 0 <= start - last <= PHRASE_LETTERS:
        return False
    gap = section.text[find_origin(section, last - 1) : find_origin(section, start)]
    is_parted = any(letter in " \t" or (ends and letter.isspace()) for letter in gap)
    return not is_parted and NEXT_CLAUSE.search(section.key, last, start) is None


def _leads(key: str, place: Stretch, runs: Sequence[Stretch], alignment: Alignment) -> bool:
    """Whether the wording's own words wait for a condition inside it: และหากมีผู้สนใจก็ให้สร้าง…."""
    start, end = place
    last = max((b for a, b in runs if a < start), default=alignment.start)
    following = min((a for a, _ in runs if a >= end), default=None)
    return (
        following is not None
        and alignment.start < start < following < alignment.end
        and _JOINED.fullmatch(key, min(last, start), start) is not None
        and _LED.fullmatch(key, end, following) is not None
    )


def _has_own_verb(section: SectionText, end: int, high: int, runs: Sequence[Stretch]) -> bool:
    """Whether a condition that ends at a place has a clause of its own: … ให้ทบทวนแผนได้."""
    key = section.key
    following = min((a for a, _ in runs if a >= end), default=high)
    if following < high and LINKS.fullmatch(key, end, following) is not None:
        return False
    if RESULT.match(_read_behind(section, end, end + RESULT_LETTERS)) is not None:
        return True
    if _MAIN_CLAUSE.match(section.source(end, following) if end < following else ""):
        return True
    tail = _read_behind(section, end, following)[:TAIL_LETTERS]
    clause = NEXT_CLAUSE.search(tail)
    return OWN_VERB.search(tail, 0, clause.start() if clause else len(tail)) is not None


def _read_behind(section: SectionText, start: int, end: int) -> str:
    """Read a stretch, folded, without lists of staff."""
    end = min(end, len(section.key))
    return fold_key(drop_staff(section.source(start, end))) if start < end else ""


def _is_after_names(alignment: Alignment, last: int, start: int) -> bool:
    """Whether the plan's own names stand between the wording and a place."""
    return start - last <= PLACEHOLDER_REACH and any(
        p.fragment.after and abs(p.window.end - last) <= MATCHED_LETTERS for p in alignment.placed
    )


def _is_behind_name(alignment: Alignment, section: SectionText, last: int, start: int) -> bool:
    """Whether nothing but the plan's own name and empty words stand between two places."""
    gap = section.text[find_origin(section, last) : find_origin(section, start)]
    ends_with_name = alignment.placed[-1].fragment.after == "organisation"
    name = _OWN_NAME.match(gap) if ends_with_name else None
    return name is not None and LINKS.fullmatch(fold_key(gap[name.end() :])) is not None


def _opens(key: str, place: Stretch, low: int, alignment: Alignment) -> bool:
    """Whether a condition opens the sentence of a duty, and does not end the one before."""
    start, end = place
    first = alignment.placed[0].fragment
    is_led = first.key.startswith(_BY) and (start == 0 or key.endswith(_BY, 0, start))
    is_main = DUTY.match(first.text) is not None or bool(first.before) or is_led
    is_first = first.before and low > 0 and start - low < MATCHED_LETTERS
    if not is_main or end > alignment.start or is_first:
        return False
    stops = range(alignment.start, max(end, alignment.start - CUT_LETTERS) - 1, -1)
    return any(_BEFORE_DUTY.fullmatch(key, end, stop) is not None for stop in stops)
