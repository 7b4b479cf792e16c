"""Repair Thai that the machine broke, line by line, with a record of every edit.

Nothing here corrects spelling: an author's mistake is evidence and stays. A line
runs through the ordered fixes until none finds anything; repairing twice changes
nothing more.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from pipeline.reading.encodings import (
    decode_greek_glyphs,
    decode_thai_bytes,
    free_fixed_blanks,
    read_leaked_tones,
    read_private_use,
    remove_invisible,
)
from pipeline.reading.fix import Fix
from pipeline.reading.gaps import (
    join_following_vowel,
    join_leading_vowel,
    join_spaced_letters,
    join_torn_mark,
    join_torn_word,
)
from pipeline.reading.marks import (
    join_double_e,
    put_tone_behind_vowel,
    read_leg_as_aa,
    read_low_vowel_as_tone,
    read_sign_as_mark,
    read_tone_as_ring,
    undouble_marks,
)
from pipeline.reading.profile import Profile, profile_lines
from pipeline.reading.sara_am import (
    compose_am,
    put_tone_before_am,
    read_lost_sign_as_am,
    read_split_am,
    read_wrong_am,
    undouble_am,
)
from pipeline.reading.triggers import PLAIN, TRIGGERED, find_triggered

__all__ = [
    "FIXES",
    "Edit",
    "Fix",
    "Profile",
    "RepairedLine",
    "profile_lines",
    "repair_line",
    "repair_lines",
    "replay_edits",
]

FIXES: Final[tuple[Fix, ...]] = (
    Fix(decode_greek_glyphs, "profile"),
    Fix(decode_thai_bytes, "encoding"),
    Fix(remove_invisible, "encoding"),
    Fix(free_fixed_blanks, "encoding"),
    Fix(read_private_use, "encoding"),
    Fix(read_leaked_tones, "encoding"),
    Fix(read_sign_as_mark, "profile"),
    Fix(read_leg_as_aa, "profile"),
    Fix(join_double_e, "impossible"),
    Fix(compose_am, "impossible"),
    Fix(undouble_am, "impossible"),
    Fix(put_tone_before_am, "impossible"),
    Fix(read_lost_sign_as_am, "profile"),
    Fix(read_low_vowel_as_tone, "dictionary"),
    # Before marks are undoubled: `น้้า` holds tone and ring.
    Fix(read_tone_as_ring, "profile"),
    Fix(join_spaced_letters, "dictionary"),
    # Before any gap is closed: `ต ่ากว่า` would become `ต่ากว่า`, the proof gone.
    Fix(read_split_am, "dictionary"),
    # Before sara am is joined: `ท ำงำน` tells the true one by its gap.
    Fix(read_wrong_am, "profile"),
    Fix(join_leading_vowel, "impossible"),
    Fix(join_following_vowel, "impossible"),
    Fix(undouble_marks, "impossible"),
    Fix(put_tone_behind_vowel, "impossible"),
    Fix(join_torn_mark, "dictionary"),
    Fix(join_torn_word, "dictionary"),
)
"""Every fix in its order; what one leaves, the next meets."""

_FIX_BY_NAME: Final = {fix.name: fix for fix in FIXES}
_ALWAYS_ASKED: Final = _FIX_BY_NAME.keys() - TRIGGERED
_NEEDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "read_sign_as_mark": "sign_marks",
        "read_tone_as_ring": "ring_tone",
        "read_wrong_am": "am_for_aa",
        "join_torn_word": "torn_words",
    }
)
"""What the profile must hold for a fix to find anything."""

TORN_WORD: Final = "join_torn_word"
ENOUGH_SLIPS: Final = 3
"""Blanks inside words from which they are damage; an author's own slips are one or two
(`ส่งเส ริม` stands so in the .docx behind a published plan)."""

MOST_ROUNDS: Final = 20
"""Rounds before rest is given up: every fix shortens the line, decodes it or orders
its marks, so that what is met in print rests after two; the bound is for the rest."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One repaired phenomenon; `start` is an offset in the line as the rule met it."""

    rule: str
    evidence: str
    start: int
    before: str
    after: str
    confidence: float


@dataclass(frozen=True, slots=True)
class RepairedLine:
    """A line before and after; `touched[i]` is where edit i's result stands in `text`."""

    raw: str
    text: str
    edits: tuple[Edit, ...]
    touched: tuple[tuple[int, int], ...]


def repair_lines(
    lines: Sequence[str], *, blanks_are_seen: bool = False
) -> tuple[RepairedLine, ...]:
    """Profile the lines of one document and repair each, until both hold still.

    A repair can uncover what the damage hid: once torn marks are closed, the blanks
    that are left say more plainly what they were. `blanks_are_seen` says that the
    reader of the file sees every blank of these lines: one or two inside words are
    then the author's slips and stay.

    >>> [line.text for line in repair_lines(["ส่วนต าบล", "เพ่ือก าหนด"])]
    ['ส่วนตำบล', 'เพื่อกำหนด']
    """
    profile = profile_lines(lines)
    known = {line: repair_line(line, profile) for line in dict.fromkeys(lines)}
    repaired = [known[line] for line in lines]  # cells repeat their words
    if not any(line.edits for line in repaired):
        return tuple(repaired)
    has_slips = blanks_are_seen and 0 < _count_torn(repaired) < ENOUGH_SLIPS
    if has_slips:
        profile = replace(profile, torn_words=False)
        repaired = [_keep_slips(line, profile) for line in repaired]
    for _ in range(MOST_ROUNDS):
        texts = [line.text for line in repaired]
        before, profile = profile, replace(profile_lines(texts), torn_words=not has_slips)
        if profile == before:
            break
        repaired = [_repair_further(line, profile) for line in repaired]
        if texts == [line.text for line in repaired]:
            break
    return tuple(repaired)


def _count_torn(lines: Iterable[RepairedLine]) -> int:
    return sum(edit.rule == TORN_WORD for line in lines for edit in line.edits)


def _keep_slips(line: RepairedLine, profile: Profile) -> RepairedLine:
    """Repair a line anew with the blanks inside its words left alone."""
    return repair_line(line.raw, profile) if _count_torn([line]) else line


def _repair_further(line: RepairedLine, profile: Profile) -> RepairedLine:
    """Repair a repaired line by a new profile, and keep one record of both."""
    more = repair_line(line.text, profile)
    touched = line.touched
    for edit in more.edits:
        touched = tuple(_follow(span, edit) for span in touched)
    return RepairedLine(line.raw, more.text, line.edits + more.edits, touched + more.touched)


def repair_line(raw: str, profile: Profile) -> RepairedLine:
    """Run one line through the fixes until it holds still.

    >>> [(edit.start, edit.before, edit.after) for edit in repair_line("ส่วนต าบล", Profile()).edits]
    [(4, 'ต า', 'ตำ')]
    """
    if PLAIN.fullmatch(raw):
        return RepairedLine(raw, raw, (), ())
    text = raw
    edits: list[Edit] = []
    touched: list[tuple[int, int]] = []
    needless = {name for name, need in _NEEDS.items() if not getattr(profile, need)}
    asked = (_ALWAYS_ASKED | find_triggered(text)) - needless
    for _ in range(MOST_ROUNDS):
        known = len(edits)
        for name, fix in _FIX_BY_NAME.items():
            found = _edits_of(fix, text, profile) if name in asked else ()
            for edit in found:
                text = _apply(text, edit)
                touched = [_follow(span, edit) for span in touched]
                touched.append((edit.start, edit.start + len(edit.after)))
                edits.append(edit)
            if found:
                asked = (_ALWAYS_ASKED | find_triggered(text)) - needless
        if len(edits) == known:
            break
    return RepairedLine(raw, text, tuple(edits), tuple(touched))


def _edits_of(fix: Fix, text: str, profile: Profile) -> list[Edit]:
    """Turn a fix's changes into edits, each placed as the ones before it left the line."""
    edits = []
    drift = 0
    for start, end, after, confidence in fix.find(text, profile):
        before = text[start:end]
        edits.append(Edit(fix.name, fix.evidence, start + drift, before, after, confidence))
        drift += len(after) - len(before)
    return edits


def _apply(text: str, edit: Edit) -> str:
    return text[: edit.start] + edit.after + text[edit.start + len(edit.before) :]


def _follow(span: tuple[int, int], edit: Edit) -> tuple[int, int]:
    """Say where a stretch stands after a later edit; one that it meets grows to hold it."""
    start, end = span
    edit_end = edit.start + len(edit.before)
    drift = len(edit.after) - len(edit.before)
    if edit_end <= start:
        return start + drift, end + drift
    if edit.start >= end:
        return span
    return min(start, edit.start), max(end, edit_end) + drift


def replay_edits(raw: str, edits: Iterable[Edit]) -> str:
    """Do the recorded edits again; raises ValueError where one does not fit the line.

    >>> line = repair_line("เพ่ือส่วนต าบล", Profile())
    >>> replay_edits(line.raw, line.edits) == line.text
    True
    """
    text = raw
    for edit in edits:
        if not text.startswith(edit.before, edit.start):
            raise ValueError(f"the line has no {edit.before!r} at {edit.start}: {text!r}")
        text = _apply(text, edit)
    return text
