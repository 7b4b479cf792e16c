"""What a line must hold for most of the fixes to find anything in it.

A plan has thousands of lines, few of them damaged, and the fixes are two dozen: asked
one by one they would cost more than the rest of the repair. A few quick searches spare
an ordinary line most of them. What is looked for here may be wider than what the fixes
change, never narrower.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pipeline.reading.mojibake import LATIN_TO_THAI
from pipeline.text.letters import (
    LAKKHANGYAO,
    LEADING_VOWELS,
    LOWER_VOWELS,
    MARKS,
    NIKHAHIT,
    PHINTHU,
    PRIVATE_USE,
    SARA_A,
    SARA_AA,
    SARA_AM,
    SARA_E,
    THANTHAKHAT,
    TONES,
    UPPER_VOWELS,
    YAMAKKAN,
    ZERO_WIDTH,
)

_LEADING: Final = "".join(sorted(LEADING_VOWELS))
_MARK: Final = "".join(sorted(MARKS))
_TONE: Final = "".join(sorted(TONES | {THANTHAKHAT}))
_VOWEL: Final = "".join(sorted(UPPER_VOWELS | LOWER_VOWELS))
_SIGN: Final = "\N{REPLACEMENT CHARACTER}"
_BLANKS: Final = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}"
_RARE: Final = (LAKKHANGYAO, _SIGN, *_BLANKS, *ZERO_WIDTH, *PRIVATE_USE, *LATIN_TO_THAI)

PLAIN: Final = re.compile(r"[0-9๐-๙A-Za-z .,%/()+-]*")
"""A line in which no fix finds anything: half the cells of a plan's tables are numbers."""

_TRIGGERS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        # Characters that ordinary lines do not have: rare, Greek, control.
        rf"[{''.join(map(re.escape, _RARE))}\u0370-\u03ff\x00-\x08\x0b\x0c\x0e-\x1f]": frozenset(
            {
                "decode_greek_glyphs",
                "decode_thai_bytes",
                "free_fixed_blanks",
                "read_leaked_tones",
                "read_leg_as_aa",
                "read_lost_sign_as_am",
                "read_private_use",
                "remove_invisible",
                "undouble_am",
                "undouble_marks",
            }
        ),
        r"\(cid:": frozenset({"read_leaked_tones"}),
        NIKHAHIT: frozenset({"compose_am"}),
        # A blank before what begins no word, or behind what ends none.
        rf" [{_MARK}{SARA_A}{SARA_AA}{SARA_AM}]": frozenset(
            {"join_following_vowel", "join_torn_mark", "read_split_am"}
        ),
        rf" (?<=[{_LEADING}] )": frozenset({"join_leading_vowel"}),
        # What sara am does not stand before, sara e twice, marks in disorder.
        rf"{SARA_AM}[{_TONE}{SARA_AA}{SARA_AM}]": frozenset({"put_tone_before_am", "undouble_am"}),
        SARA_E * 2: frozenset({"join_double_e"}),
        rf"[{_TONE}{NIKHAHIT}{PHINTHU}{YAMAKKAN}][{_MARK}]|[{_VOWEL}][{_VOWEL}]": frozenset(
            {"put_tone_behind_vowel", "undouble_marks"}
        ),
    }
)
"""A pattern that is found in every line that the fixes named behind it may change."""

_SEARCHES: Final = tuple(
    (re.compile(trigger).search, fixes) for trigger, fixes in _TRIGGERS.items()
)

TRIGGERED: Final = frozenset().union(*_TRIGGERS.values())
"""The fixes with a trigger; all others are always asked."""


def find_triggered(line: str) -> set[str]:
    """Give the names of the triggered fixes that must be asked about a line.

    >>> find_triggered("แผนอัตรากำลัง 3 ปี"), find_triggered("เ ทศบาล")
    (set(), {'join_leading_vowel'})
    """
    asked: set[str] = set()
    for search, fixes in _SEARCHES:
        if search(line):
            asked |= fixes
    return asked
