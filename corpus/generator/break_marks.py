"""Breakers of marks: their order, their place, their private codings, their number."""

from dataclasses import replace
from typing import Final

from corpus.generator.breaking import Breaker, Chance, Line, cut_clusters
from corpus.generator.glyphs import Glyph, Part
from corpus.generator.thai import (
    BYTE_OF_WINDOWS,
    MAC_OF_WINDOWS,
    SARA_AM,
    TONES,
    UPPER,
    place_marks,
)

NUDGE: Final = 20.0  # thousandths by which Word draws the tone left of its vowel
OVERLAP: Final = 60.0  # thousandths by which a mark's pen passes the next base
OVERPRINT: Final = 18.0  # thousandths: 0.3 points at 16 points, as fake bold is drawn
LATIN: Final = dict(zip(TONES, "ÉÊËÌÍ", strict=True))


def swap_tone_and_vowel(line: Line, chance: Chance) -> Line:
    """เพ่ือ: the tone mark comes before the upper vowel."""
    broken = list(line)
    for i in range(len(broken) - 1):
        vowel, tone = broken[i], broken[i + 1]
        if vowel.char in tuple(UPPER) and tone.char in tuple(TONES) and chance.hits():
            broken[i], broken[i + 1] = replace(tone, x=tone.x - NUDGE), vowel
    return tuple(broken)


def push_marks_right(line: Line, chance: Chance) -> Line:
    """Right in content order, but sorting by x tears each mark off its base."""
    return tuple(
        replace(g, x=g.x + OVERLAP) if g.part is Part.MARK and chance.hits() else g for g in line
    )


def put_marks_after_next(line: Line, chance: Chance) -> Line:
    """เลม่: a mark is written after the next letter."""
    broken = list(line)
    at = 1
    while at < len(broken) - 1:
        mark, follower = broken[at], broken[at + 1]
        if mark.part is Part.MARK and follower.part is Part.LETTER and chance.hits():
            broken[at], broken[at + 1] = follower, mark
            at += 1
        at += 1
    return tuple(broken)


def put_marks_first(line: Line, chance: Chance) -> Line:
    """่เลม: marks are written before their base."""
    broken: list[Glyph] = []
    for cluster in cut_clusters(line):
        moved = len(cluster) > 1 and chance.hits()
        broken += (*cluster[1:], cluster[0]) if moved else cluster
    return tuple(broken)


def claim_windows(line: Line, chance: Chance) -> Line:
    """Give marks claim the private-use characters of Windows' Thai fonts."""
    return _claim_private(line, chance, {})


def claim_mac(line: Line, chance: Chance) -> Line:
    """Give marks claim the private-use characters of Apple's Thai fonts."""
    return _claim_private(line, chance, MAC_OF_WINDOWS)


def claim_bytes(line: Line, chance: Chance) -> Line:
    """Give marks claim control characters: the 8-bit extensions read as Latin-1."""
    return _claim_private(line, chance, {k: chr(b) for k, b in BYTE_OF_WINDOWS.items()})


def _claim_private(line: Line, chance: Chance, other: dict[str, str]) -> Line:
    # place_marks needs one character per glyph; a glyph without one is a plain blank.
    placed = place_marks("".join(g.char[:1] or " " for g in line))
    return tuple(
        replace(g, claim=other.get(p, p)) if p != (g.char[:1] or " ") and chance.hits() else g
        for g, p in zip(line, placed, strict=True)
    )


def claim_latin(line: Line, chance: Chance) -> Line:
    """ทีÉ: tone marks claim the Latin letters of their byte codes."""
    return tuple(
        replace(g, claim=LATIN[g.char]) if g.char in LATIN and chance.hits() else g for g in line
    )


def claim_cluster(line: Line, chance: Chance) -> Line:
    """วิิ: the base claims its whole cluster and each mark claims itself again."""
    broken: list[Glyph] = []
    for cluster in cut_clusters(line):
        base, *marks = cluster
        if marks and base.claim and chance.hits():
            whole = "".join(g.claim or "" for g in cluster)
            base = replace(base, claim=whole)
        broken += (base, *marks)
    return tuple(broken)


def claim_first_cluster(line: Line, chance: Chance) -> Line:
    """กิาร: a base claims, everywhere, the cluster it was first met with."""
    broken: list[Glyph] = []
    for cluster in cut_clusters(line):
        base, *marks = cluster
        whole = "".join(g.claim or "" for g in cluster)
        if marks and base.claim and chance.hits():
            chance.memory.setdefault(base.glyph, whole)
        if base.glyph in chance.memory:
            base = replace(base, claim=chance.memory[base.glyph])
        broken += (base, *marks)
    return tuple(broken)


def draw_twice(line: Line, chance: Chance) -> Line:
    """กกำำ: each glyph is drawn again a hair to the right, as fake bold."""
    broken: list[Glyph] = []
    struck = chance.hits()
    for glyph in line:
        broken.append(glyph)
        if struck and glyph.part is not Part.BLANK:
            broken.append(replace(glyph, x=glyph.x + OVERPRINT))
    return tuple(broken)


def draw_headings_twice(line: Line, chance: Chance) -> Line:
    """Overprint headings and first rows alone, where the bold face stands."""
    return draw_twice(line, chance) if chance.path.stem.endswith("-Bold") else line


def lose_marks(line: Line, chance: Chance) -> Line:
    """ตองทำตาม: marks have no entry in ToUnicode."""
    return tuple(
        replace(g, claim=None) if g.char in tuple(TONES) and chance.hits() else g for g in line
    )


def lift_marks(line: Line, chance: Chance) -> Line:
    """Give marks stand in text objects of their own, lifted: some readers drop these."""
    return tuple(
        replace(g, y=g.y + OVERPRINT) if g.part is Part.MARK and chance.hits() else g for g in line
    )


def put_tone_after_am(line: Line, chance: Chance) -> Line:
    """นำ้: the tone mark follows the whole SARA AM."""
    broken = list(line)
    for i in range(len(broken) - 1):
        tone, vowel = broken[i], broken[i + 1]
        if tone.char in tuple(TONES) and vowel.char == SARA_AM and chance.hits():
            broken[i], broken[i + 1] = vowel, tone
    return tuple(broken)


MARK_BREAKERS: Final = (
    Breaker("A6B", "นำ้: tone after the whole SARA AM", put_tone_after_am),
    Breaker("B1", "เพ่ือ: tone before upper vowel", swap_tone_and_vowel),
    Breaker("B2", "the pen of a mark stands right of the next base", push_marks_right),
    Breaker("B2S", "หนา้ เลม่: mark written after the next letter", put_marks_after_next),
    Breaker("B3", "mark written before its base", put_marks_first),
    Breaker("B4", "each mark in a lifted text object of its own", lift_marks),
    Breaker("C1", "private use U+F70x (Windows fonts)", claim_windows),
    Breaker("C2", "private use U+F88x (Apple fonts)", claim_mac),
    Breaker("C3", "ทีÉ: tones as Latin-1 letters", claim_latin),
    Breaker("C4", "marks as C1 control characters", claim_bytes),
    Breaker("E1", "วิิ: base claims the cluster, marks again", claim_cluster),
    Breaker("E2", "กิาร: base always claims its first cluster", claim_first_cluster),
    Breaker("E3", "กกำำ: overprinted fake bold", draw_twice),
    Breaker("E3H", "fake bold on headings alone", draw_headings_twice),
    Breaker("H4", "tones without ToUnicode entry", lose_marks),
)
