"""Count the damage that is left in a text: what no repair could undo."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pipeline.reading.profile import count_splits
from pipeline.text.letters import (
    CONSONANTS,
    FOLLOWING_VOWELS,
    LEADING_VOWELS,
    LOWER_VOWELS,
    LU,
    MARKS,
    NIKHAHIT,
    RU,
    SARA_AM,
    THANTHAKHAT,
    TONES,
    UPPER_VOWELS,
)

_CONSONANT: Final = "".join(sorted(CONSONANTS))
_BASE: Final = _CONSONANT + RU + LU
_LEADING: Final = "".join(sorted(LEADING_VOWELS))
_FOLLOWING: Final = "".join(sorted(FOLLOWING_VOWELS))
_MARK: Final = "".join(sorted(MARKS))
_TONE: Final = "".join(sorted(TONES | {THANTHAKHAT}))
_VOWEL: Final = "".join(sorted(UPPER_VOWELS | LOWER_VOWELS))
_THAI: Final = "\N{THAI CHARACTER KO KAI}-\N{THAI CHARACTER KHOMUT}"

_PATTERNS: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        name: re.compile(pattern)
        for name, pattern in {
            "private_use": r"[\ue000-\uf8ff]",
            "replacement_sign": "\N{REPLACEMENT CHARACTER}",
            # Tab, line feed, form feed and carriage return are layout.
            "control": r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]",
            "unnamed_glyph": r"\(cid:\d+\)",
            # Two vowels or tones on one letter, a vowel under a tone, sara am twice, a
            # leading vowel before nothing it can lead.
            "impossible_cluster": (
                rf"[{_VOWEL}]{{2}}|[{_TONE}]{{2}}|[{_TONE}][{_VOWEL}]"
                rf"|{SARA_AM}[{_MARK}{_FOLLOWING}]|[{_LEADING}][{_FOLLOWING}{_MARK}]"
                rf"|{NIKHAHIT}[{_VOWEL}{_TONE}]"
            ),
            "lone_mark": rf"(?<![{_BASE}{_MARK}])[{_MARK}]",
            "latin_in_thai": rf"(?<=[{_THAI}])[\xa1-\xff]|[\xa1-\xff](?=[{_THAI}])",
            "greek_run": r"[\u0370-\u03ff]{4,}",
        }.items()
    }
)


def damage_counts(text: str) -> dict[str, int]:
    """Count each class of damage; clean Thai text has none.

    The classes are `private_use`, `replacement_sign`, `control` (C0 and C1),
    `unnamed_glyph` (`(cid:12)`), `impossible_cluster`, `lone_mark`,
    `split_sara_am`, `latin_in_thai` (a Latin-1 character touching Thai) and
    `greek_run` (four Greek letters in a row, which Thai plans do not have).

    >>> {name: count for name, count in damage_counts("ต าบล (cid:286)").items() if count}
    {'unnamed_glyph': 1, 'split_sara_am': 1}
    """
    counts = {name: len(pattern.findall(text)) for name, pattern in _PATTERNS.items()}
    return counts | {"split_sara_am": count_splits(text)}
