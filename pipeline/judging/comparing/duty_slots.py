"""Duty slots: what stands between the head of a copied statement and its first verb.

The template has the duty there (ต้อง, จึงจำเป็นต้อง), or nothing but a word that links (โดย, ตลอดจน).
What may stand there without taking from it is little and known; a verb that takes the statement's
own one along (ได้รับอนุญาตให้, มีสิทธิที่จะ, ลอง), a condition or a later day makes it a choice.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.judging.comparing.fragments import Fragment
from pipeline.judging.comparing.hedge_words import DUTY, PURPOSE
from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.negation_words import NEGATING
from pipeline.judging.comparing.people import ANYBODY, STAFF
from pipeline.judging.comparing.scopes import find_origin, is_gap
from pipeline.judging.comparing.slips import is_like
from pipeline.judging.comparing.slot_words import (
    ALL_BIND,
    COMPLEMENT,
    CONDITION,
    DENIED,
    EVENT,
    GIVING,
    HEADS,
    JOINED,
    NEUTRAL,
    ONGOING,
    PENDING,
    SERIAL,
    THEIRS,
    THINKING,
    THOUGHT_OUT,
)
from pipeline.judging.comparing.terms import SectionText, Stretch, is_real_word, word_stretches
from pipeline.text.letters import fold_key
from pipeline.text.words import is_noun, split_words

LONGEST_SLOT: Final = 80
"""Folded letters of the plan's own before a statement's first verb."""

VERB_LETTERS: Final = 4
"""Folded letters of the wording's own verb that must stand there."""

LONGEST_VERB: Final = 12
"""Folded letters of a verb that another one may stand for: ตระหนักถึง has ten."""

SHORTEST_SLOT: Final = 2
"""Folded letters; less is a slip of the hand."""

_NEVER: Final = re.compile(r"(?:ไม่|มิ)(?:เคย|ต้อง|ได้|ยอม)?\Z")
"""Right before what puts a deed off: it is not put off."""

_ORGANISATION: Final = re.compile("เทศบาล|องค์การบริหารส่วน|อบต|อบจ|เมืองพัทยา")


def find_softened(
    section: SectionText, mappings: Sequence[Mapping], taken: Sequence[Stretch]
) -> Iterator[tuple[int, int, str]]:
    """Find what stands in the place of a duty, or hangs a statement's verb on another one.

    Gives its stretch, and the head of the wording in whose place it stands.
    """
    for mapping in mappings:
        head = HEADS.match(mapping.fragment.text)
        if head is None or PURPOSE.match(mapping.fragment.text):
            continue
        size = len(fold_key(head.group()))
        verb, is_whole = _find_verb(mapping, section.key, size)
        if verb is None:
            continue
        start = _find_start(section, verb, mapping.fragment, head.group(), taken)
        if section.key.endswith(mapping.fragment.key[:size], start, verb):
            if _waits(section.source(start, verb)):
                yield start, verb, head.group()
                continue
            start += len(fold_key(section.source(start, verb).rpartition(" ")[0]))
        if is_misprint(section.source(start, verb), head.group()):
            continue
        if verb - start < SHORTEST_SLOT:
            continue
        # a blank before the verb: the words before it close another phrase
        is_duty = DUTY.search(head.group()) is not None and not is_gap(section, verb) and is_whole
        words = section.source(start, verb)
        if softens(words, is_duty=is_duty) and not _is_compound(section, words, verb):
            yield start, verb, head.group()


def _waits(words: str) -> bool:
    """Whether a condition before a duty that stands has no other clause: ผู้ใดสนใจ จึงจะพึง…."""
    *_, last = words.split() or [""]
    condition = CONDITION.search(words)
    is_event = condition is not None and EVENT.search(words, condition.end()) is not None
    return last.startswith(("จึง", "ก็", "ค่อย")) and condition is not None and not is_event


def _is_compound(section: SectionText, words: str, verb: int) -> bool:
    """Whether the last word before a verb makes one word with it: คิดเตรียม, คิดค้น."""
    origin = find_origin(section, verb)
    return words.endswith(THINKING) and THOUGHT_OUT.match(section.text, origin) is not None


def _find_start(
    section: SectionText, verb: int, fragment: Fragment, head: str, taken: Sequence[Stretch]
) -> int:
    """Find where the slot before a verb begins: behind another statement, a link or a name."""
    last = max((end for _, end in taken if end <= verb), default=0)
    low = max(last, verb - LONGEST_SLOT)
    text = section.source(low, verb)
    if not text.strip():
        return low
    return low + len(fold_key(_lead(text, section.text, fragment, head, is_near=low == last)))


def is_misprint(found: str, head: str) -> bool:
    """Whether letters are the head of the wording, one of them wrong: ด้อง for ต้อง."""
    is_longer = len(fold_key(found)) > len(fold_key(head)) + 1
    return is_like(found, head) and not is_longer and not is_real_word(found.strip())


def _find_verb(mapping: Mapping, key: str, size: int) -> tuple[int | None, bool]:
    """Find where the wording's first verb, which begins behind its head, stands.

    A window may be a letter or two too short at its edge. Also tells whether the verb is whole;
    where another one may stand for it (ขอรับไว้พิจารณา for ต้องตระหนัก), what follows it is given.
    """
    for change in mapping.changes:
        first = max(change.a_start, size)
        if change.kind == "equal" and change.a_end - first >= VERB_LETTERS:
            place = mapping.start + change.b_start + first - change.a_start
            lost = mapping.fragment.key[size:first]
            if key.endswith(lost, 0, place):
                return place - len(lost), True
            return (place, False) if len(lost) <= LONGEST_VERB else (None, False)
    return None, False


def _lead(text: str, whole: str, fragment: Fragment, head: str, *, is_near: bool) -> str:
    """Give what leads to a slot: words before the wording's own link, or the plan's own name.

    Where neither stands there, nor another statement `is_near`, the slot is its last phrase.
    """
    link = "จึง" if head.endswith("ต้อง") and "จึง" in head else head
    if DUTY.search(head) is None or link == "จึง":
        links = list(re.finditer(rf"(?:(?<=\s)|^){link}" if link == head else link, text))
        if links:
            return text[: links[-1].start()]
    name = _ORGANISATION.search(text) if fragment.before == "organisation" else None
    if name is not None:
        return text[: name.start() + _measure_name(text[name.start() :], whole)]
    return "" if is_near and DUTY.search(head) else text[: len(text) - len(text.split()[-1])]


def _measure_name(text: str, whole: str) -> int:
    """Measure the name that a text begins with: the words that stand twice in the section."""
    whole = "".join(whole.split())
    bare = "".join(text.split())
    size = next((n for n in range(len(bare), 0, -1) if whole.count(bare[:n]) > 1), 0)
    folded = len(fold_key(bare[:size]))
    edges = [end for _, end in word_stretches(bare) if end <= folded]
    edge = edges[-1] if edges else 0
    return next((n for n in range(len(text) + 1) if len(fold_key(text[:n])) >= edge), 0)


def softens(text: str, *, is_duty: bool) -> bool:
    """Whether words before a verb leave open what it asks.

    >>> softens("ได้รับอนุญาตให้", is_duty=True), softens("มีหน้าที่ต้อง", is_duty=True)
    (True, False)
    >>> softens("อยู่ระหว่างศึกษาแนวทางที่จะ", is_duty=False), softens("ได้", is_duty=False)
    (True, False)
    """
    if DENIED.search(text) is not None:
        return False  # a denial is told as such
    condition = CONDITION.search(text)
    if condition is not None and not EVENT.search(text, condition.end()):
        return True
    words = text.replace("\n", "").strip()
    if ONGOING.search(words) is not None:
        return True
    if NEUTRAL.fullmatch(words) or ALL_BIND.search(words) or JOINED.search(words):
        return False
    if COMPLEMENT.search(words) or GIVING.search(words) or _pends(words) or _tries(words):
        return True
    is_people = ANYBODY.search(words) or STAFF.search(fold_key(words))
    is_phrase = len(words.split()) == 1
    is_idle = is_people or NEGATING.search(words) or is_lone_noun(words)
    return is_duty and is_phrase and not is_idle


def is_lone_noun(words: str) -> bool:
    """Whether words are one noun, the end of what stands before: …เป็นศูนย์กลาง|ทำงานเชิงรุก.

    >>> is_lone_noun("ศูนย์กลาง"), is_lone_noun("ต้องการ"), is_lone_noun("ได้รับอนุญาตให้")
    (True, False, False)
    """
    parts = split_words(words)
    return len(parts) == 1 and is_noun(parts[0])


def _pends(words: str) -> bool:
    """Whether words put a deed off: รอ…; not inside a word (ใครอยาก), and not if nobody does.

    >>> _pends("อยู่ระหว่างรอผล"), _pends("ใครอยากมา"), _pends("ไม่เคยรอให้ลูกบ้านมา")
    (True, False, False)
    """
    edges = {start for start, _ in word_stretches(words)}
    return any(
        len(fold_key(words[: found.start()])) in edges
        and not _NEVER.search(words, 0, found.start())
        for found in PENDING.finditer(words)
    )


def _tries(words: str) -> bool:
    """Whether words end with a verb that another one follows: ลอง, ขอ; not อัตรากำลัง.

    Nor does what the people wish for govern the next verb: …ที่ประชาชนต้องการ.

    >>> _tries("เทศบาลต้องการ"), _tries("ตรงกับที่ประชาชนต้องการ")
    (True, False)
    """
    verb = SERIAL.search(words)
    if verb is None or THEIRS.search(words, 0, verb.start()):
        return False
    edges = {start for start, _ in word_stretches(words)}
    return len(fold_key(words[: verb.start()])) in edges
