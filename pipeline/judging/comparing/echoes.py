"""Echoes: words that a copied sentence says twice running where the template says them once.

There even one syllable may be told, over a line's end too: the template proves the slip.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.judging.comparing.fragments import Fragment
from pipeline.judging.comparing.scopes import is_gap
from pipeline.judging.comparing.terms import SectionText, word_stretches

LONGEST_ECHO: Final = 60
"""Folded letters; who writes more of a sentence twice has copied it twice."""

SHORTEST_ECHO: Final = 2
"""Folded letters; a single one doubled is a word misspelt."""

SIDE: Final = 3
"""Folded letters of the wording that must stand on either side of the words."""

_TWICE: Final = re.compile(rf"(?=(.{{{SHORTEST_ECHO},{LONGEST_ECHO}}})\1)")
"""The place where letters begin that stand again right behind themselves."""


GOVERNING_REACH: Final = 12
"""Letters before a noun in which stands what governs it."""

_GOVERNING: Final = re.compile(r"(?:ของ|เรื่อง|ว่าด้วย|เกี่ยวกับ|สำหรับ)\s?\Z")
"""What leads to a noun that is not the subject of the next sentence."""


def find_echoes(section: SectionText, fragments: Sequence[Fragment]) -> Iterator[tuple[int, int]]:
    """Find words said twice where a wording has them once; gives the stretch of both copies.

    Of the ways to cut what is doubled, only that at whole words of the wording counts.
    """
    end = 0
    for match in _TWICE.finditer(section.key):
        start = match.start()
        size = _echo_size(section, start, len(match[1]), fragments) if start >= end else 0
        if size:
            end = start + 2 * size
            yield start, end


def _echo_size(
    section: SectionText, start: int, longest: int, fragments: Sequence[Fragment]
) -> int:
    """Count the letters that stand again right behind themselves; 0 where a wording has both."""
    key = section.key
    for size in range(longest, SHORTEST_ECHO - 1, -1):
        if key.startswith(key[start : start + size], start + size) and any(
            _is_said_once(section, start, size, fragment) for fragment in fragments
        ):
            return size
    return 0


def _is_said_once(section: SectionText, start: int, size: int, fragment: Fragment) -> bool:
    """Whether a wording has these words once, between the same letters, as whole words."""
    key, wording = section.key, fragment.key
    before, after = key[max(0, start - SIDE) : start], key[start + 2 * size :][:SIDE]
    stretches = word_stretches(fragment.text)
    starts, ends = {left for left, _ in stretches}, {right for _, right in stretches}
    place = wording.find(key[start : start + size])
    while place >= 0:
        end = place + size
        is_whole = place in starts and end in ends
        is_after = wording.startswith(after[: len(wording) - end], end)
        is_before = before.endswith(wording[max(0, place - SIDE) : place])
        is_ended = end < len(wording) or _is_at_end(section, start + 2 * size)
        is_others = place == 0 and _ends_phrase(section, start, start + size)
        if is_whole and is_after and is_before and is_ended and not is_others:
            return True
        place = wording.find(key[start : start + size], place + 1)
    return False


def _ends_phrase(section: SectionText, start: int, end: int) -> bool:
    """Whether the first copy ends the phrase before a blank: สาระของการพัฒนา การพัฒนานอกจากจะ…."""
    place = section.folded.source_span(start, end)[0]
    is_governed = _GOVERNING.search(section.text[max(0, place - GOVERNING_REACH) : place])
    return is_governed is not None and is_gap(section, end)


def _is_at_end(section: SectionText, place: int) -> bool:
    """Whether a blank follows; else what is doubled begins other words."""
    end = section.folded.source_span(place - 1, place)[1]
    return section.text[end : end + 1].isspace()
