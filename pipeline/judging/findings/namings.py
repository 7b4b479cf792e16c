"""Namings: where organisations are called by their full names, and by which.

A register knows every name. Without one, what follows a type word is a name when it
begins as Thai place names do, or when an address follows it; all else may be running
text and is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.judging.findings.slots import Slots, read_slot
from pipeline.judging.names import LONGEST_NAME, NO_NAME, RUNNING_WORDS
from pipeline.judging.places import (
    ABBREVIATIONS,
    PLACE_WORDS,
    SPECIAL_NAMES,
    TYPE_WORDS,
    find_province,
)
from pipeline.judging.registry import Registry, split_name
from pipeline.model import Identity, OrganisationType, Span
from pipeline.text.letters import fold_key
from pipeline.text.patterns import any_of
from pipeline.text.words import is_common_word, is_noun, is_word, split_words

SHORTEST_NAME: Final = 3
"""Letters; 112 names in the register of 2560 have at most three, and most of them are words."""

_IN_TITLES: Final = tuple(
    (kind, word.replace("เทศบาล", "เทศมนตรี")) for kind, word in TYPE_WORDS if "เทศบาล" in word
)
"""How a head's title calls a municipality: นายกเทศมนตรีตำบล and its name."""

_KIND_OF: Final = {word: kind for kind, word in (*TYPE_WORDS, *_IN_TITLES, *ABBREVIATIONS)}
_WORD_OF: Final = {**dict(TYPE_WORDS), OrganisationType.SPECIAL: ""}
_FULL_WORDS: Final = frozenset(word for _, word in (*TYPE_WORDS, *_IN_TITLES))
_TITLE_WORDS: Final = frozenset(word for _, word in _IN_TITLES)

COMMITTEE: Final = "ก."
"""ก.อบต. is a committee and no organisation."""

_NAMING: Final = re.compile(
    "(?P<type>"
    + "|".join(re.escape(word) for word in sorted(_KIND_OF, key=len, reverse=True))
    + r")(?P<gap>[ \t]{0,2})(?P<run>[\u0e01-\u0e3a\u0e40-\u0e4e]+)(?![ๆฯ.])"
)

_AFTER_NAMES: Final = (
    *("อำเภอ", "จังหวัด", "ตำบล", "เทศบาล", "องค์การ", "มี", "ต้อง", "ได้", "จะ", "จึง", "มุ่ง"),
    *("รับ", "เรื่อง"),
    *("ตระหนัก", "พิจารณา", "ประกาศ", "ขอ", "เห็น", "ใน", "เมื่อ", "ยินดี", "ประสบ", "ครอบคลุม"),
    *("หวัง", "จัด"),
    *("ประพฤติ", "ปฏิบัติ", "นำผล", "ทั้ง", "มอบ", "ส่งเสริม", "สนับสนุน", "แจ้ง", "ยึด", "เสนอ", "วิเคราะห์"),
    *("ร่วม", "สามารถ", "ยัง", "ควร", "ปรับ", "วาง", "ตรวจ", "คำนึง", "เล็งเห็น", "อยู่"),
    *("ตั้งอยู่", "ประกอบด้วย"),
)
"""What ends a name that runs on, at the edge of a word."""

SEATS: Final = (OrganisationType.CITY, OrganisationType.TOWN)
"""Types whose organisations often have the name of their province."""

_OWNING: Final = ("ของ", "แก่", "โดย", "ให้แก่", "สังกัด", "ในเขต", "ดังนั้น ", "ดังนั้น")
"""What leads to an organisation that acts or owns."""

_ACTING: Final = ("ต้อง", "ได้", "จะ", "จึง", "จัดทำ", "กำหนด", "พึง", "มี")
"""How a sentence goes on after an organisation."""

FEWEST_GUESSED: Final = 4
"""Letters of a name that only its sentence shows."""

MOST_WORDS: Final = 4
"""Words that such a name falls apart into."""

ADDRESS: Final = re.compile(
    r"[ \t]{0,2}(?:อำเภอ|อ\.|จังหวัด|จ\.)[ \t]{0,2}[\u0e01-\u0e2e\u0e40-\u0e44]"
)
"""The address that follows a name."""

NO_PLACE: Final = re.compile(
    any_of(
        *("แผน", "พัทยา", "เทศบาล", "ต้นแบบ", "ตัวอย่าง", "ชั้น", "ดีเด่น", "เครือข่าย", "พัฒนา"),
        *("องค์การ", "สามัญ", "(?:ใกล้|ข้าง)เคียง", "อื่น", "ขนาด", "ประเภท", "ระดับ", "เดียวกัน"),
        *("จำเป็น", "ควร", "พึง", "ยัง", "ก็", "ของ", "จัก", "สามารถ", "ต่าง", "เอง", "ทั้ง", "นี้"),
        *("แห่ง", "เรา", "ร่วม", "กลุ่ม", "คือ", "หรือ", "แล้ว", "รวม", "จะ", "เท่า", "อัน"),
    )
)
"""What follows a type word in lists and in general statements."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where an organisation is called by type and name.

    `is_registered` tells that a register has the name; `is_guess` that only the words around
    it make it one, which is enough where no other organisation belongs.
    """

    kind: OrganisationType
    name: str
    span: Span
    is_registered: bool = False
    is_guess: bool = False

    @property
    def full_name(self) -> str:
        """Type and name as one."""
        return _WORD_OF[self.kind] + self.name


@dataclass(frozen=True, slots=True)
class Own:
    """The plan's own organisation; `key` is its name, folded."""

    kind: OrganisationType
    name: str
    key: str


def read_own(identity: Identity) -> Own | None:
    """Part the plan's own organisation into type and name; None for those without a type word."""
    parts = split_name(identity.organisation) if identity.organisation else None
    if parts is None or parts[0] is OrganisationType.SPECIAL:
        return None
    return Own(*parts, fold_key(parts[1]))


def find_namings(
    text: str, own: Own, slots: Slots, registry: Registry | None
) -> Iterator[Naming | None]:
    """Find every naming in a text; None stands for one of the plan's own organisation."""
    for match in _NAMING.finditer(text):
        kind = _KIND_OF[match["type"]]
        if text.endswith(COMMITTEE, 0, match.start()):
            continue
        if kind is own.kind and _is_own(text, match, own, slots, registry):
            yield None
            continue
        found = _read_name(text, match, slots, registry)
        if found is not None:
            name, is_registered = found
            start = match.start("run")
            yield Naming(kind, name, Span(match.start(), start + len(name)), is_registered)
        elif (guess := _guess_name(text, match)) is not None:
            span = Span(match.start(), match.start("run") + len(guess))
            yield Naming(kind, guess, span, is_guess=True)
    yield from _find_special(text, slots)


def _find_special(text: str, slots: Slots) -> Iterator[Naming]:
    """Find เมืองพัทยา where it acts or owns: as a place it may be visited."""
    for match in re.finditer(SPECIAL_NAMES[-1], text):
        before, after = (
            text[: match.start()][-2 * LONGEST_NAME :],
            text[match.end() :][:LONGEST_NAME],
        )
        is_slot = fold_key(before).endswith(slots.before) or fold_key(after).startswith(slots.after)
        if is_slot or before.endswith(_OWNING) or after.lstrip().startswith(_ACTING):
            yield Naming(OrganisationType.SPECIAL, match.group(), Span(*match.span()))


def _guess_name(text: str, match: re.Match[str]) -> str | None:
    """Read what follows a type word as a name where its sentence has room for nothing else."""
    run = match["run"]
    if (
        match["gap"]
        or match["type"] not in _FULL_WORDS
        or NO_NAME.match(run)
        or NO_PLACE.match(run)
    ):
        return None
    name = cut_run(run)
    words = split_words(name)
    is_led = text.endswith(_OWNING, 0, match.start()) or match["type"] in _TITLE_WORDS
    is_plain = any(is_common_word(word) for word in words)
    if is_plain or not is_led or not FEWEST_GUESSED <= len(name) <= LONGEST_NAME:
        return None
    return name if len(words) <= MOST_WORDS else None


def _is_own(
    text: str, match: re.Match[str], own: Own, slots: Slots, registry: Registry | None
) -> bool:
    """Whether the plan's own name follows, or its beginning where the line ends.

    A longer name that begins with it is another's only if a register has it whole, or if the
    template's own words show where it ends.
    """
    run = match["run"]
    slot = read_slot(text, match.start(), match.span("run"), slots)
    if slot is not None and slot.startswith(own.name):
        longer = cut_run(slot)
        return PLACE_WORDS.match(longer, len(own.name)) is None
    if registry is not None and registry.longest_name(own.kind, run) == run != own.name:
        return False
    ahead = fold_key(text[match.start("run") : match.end() + 2 * len(own.name)])
    return ahead.startswith(own.key) or own.key.startswith(fold_key(run))


def _read_name(
    text: str, match: re.Match[str], slots: Slots, registry: Registry | None
) -> tuple[str, bool] | None:
    """Read the name after a type word, and say whether a register has it.

    Some registered names are everyday words (องค์การบริหารส่วนตำบลประกอบ): they need more proof.
    """
    kind, run = _KIND_OF[match["type"]], match["run"]
    is_glued = not match["gap"] or match["type"] not in _FULL_WORDS
    if kind is OrganisationType.PAO:
        province = find_province(run)
        return (province, True) if province is not None and is_glued else None
    if NO_NAME.match(run) or NO_PLACE.match(run):
        return None
    slot = read_slot(text, match.start(), match.span("run"), slots)
    listed = registry.longest_name(kind, run) if registry is not None else None
    name = listed or cut_run(run if slot is None else slot)
    is_addressed = ADDRESS.match(text, match.start("run") + len(name)) is not None
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME:
        return None
    if not is_glued:
        return (name, listed is not None) if is_addressed or listed == run else None
    is_seat = kind in SEATS and find_province(name) == name
    is_slot = slot is not None and not (match["gap"] and _goes_on(name, slot, run))
    is_place = is_addressed or is_slot or is_seat or PLACE_WORDS.match(name) is not None
    is_name = is_place or (listed is not None and not is_word(listed))
    return (name, listed is not None) if is_name else None


def _goes_on(name: str, slot: str, run: str) -> bool:
    """Whether words behind an abbreviation and a blank are the sentence's own: อบต. ใช้ข้อมูล.

    They begin with a word of the dictionary, and none that names of places begin with, or the
    sentence goes on behind them in the same place: อบต. เดินหน้าเรื่องนี้โดย….
    """
    first = split_words(name)[0]
    is_verb = slot == run and not is_noun(first)
    return is_word(first) and (is_verb or len(slot) > len(name))


def cut_run(run: str) -> str:
    """Cut what follows a type word where a name must have ended.

    >>> cut_run("หนองโพรงได้กำหนดแนวทาง"), cut_run("วังไผ่เหลืองอำเภอเมือง")
    ('หนองโพรง', 'วังไผ่เหลือง')
    """
    words = split_words(run)
    place = 0
    for index, word in enumerate(words):
        rest = run[place:]
        is_over = word in RUNNING_WORDS or rest.startswith(_AFTER_NAMES) or NO_NAME.match(rest)
        if index > 0 and is_over:
            return run[:place]
        place += len(word)
    return run
