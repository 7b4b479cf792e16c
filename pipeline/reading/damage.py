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
    MAI_HAN_AKAT,
    MARKS,
    NIKHAHIT,
    RU,
    SARA_AA,
    SARA_AM,
    SARA_UEE,
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
_LOWER: Final = "".join(sorted(LOWER_VOWELS))
_VOWEL: Final = "".join(sorted(UPPER_VOWELS | LOWER_VOWELS))
_LATIN: Final = "\xa1-\xa6\xa8\xaa\xac\xad\xaf\xb4\xb6\xb8\xb9\xbf-\xd6\xd8-\xf6\xf8-\xff"
_THAI: Final = "\N{THAI CHARACTER KO KAI}-\N{THAI CHARACTER KHOMUT}"

_PATTERNS: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        name: re.compile(pattern)
        for name, pattern in {
            # Bullets and boxes of symbol fonts (U+F020 to U+F0FF) stand alone; letters do not.
            "private_use": r"[\ue000-\uf01f\uf100-\uf8ff]|[\uf020-\uf0ff]{3,}",
            "replacement_sign": "\N{REPLACEMENT CHARACTER}",
            # Tab, line feed, form feed and carriage return are layout.
            "control": r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]",
            "unnamed_glyph": r"\(cid:\d+\)",
            # Two vowels or tones on one letter, a vowel under a tone, sara am twice, a
            # leading vowel before nothing it can lead, a vowel below or above beside one
            # before or behind.
            "impossible_cluster": (
                rf"[{_VOWEL}]{{2}}|[{_TONE}]{{2}}|[{_TONE}][{_VOWEL}]"
                rf"|{SARA_AM}[{_MARK}{_FOLLOWING}]|[{_LEADING}][{_FOLLOWING}{_MARK}]"
                rf"|{NIKHAHIT}[{_VOWEL}{_TONE}]|[{_LEADING}][{_CONSONANT}][{_LOWER}]"
                rf"|[{_VOWEL}][{_TONE}]?[{SARA_AA}{SARA_AM}]"
            ),
            "lone_mark": rf"(?<![{_BASE}{_MARK}])[{_MARK}]",
            # Letters, and no measures: ๑×๑.๕, ม², 25°.
            "latin_in_thai": rf"(?<=[{_THAI}])[{_LATIN}]|[{_LATIN}](?=[{_THAI}])",
            "greek_run": r"[\u0370-\u03ff]{4,}",
            # Mai han-akat and sara uee want a letter behind them; at the end of a line or a
            # cell it stands in the next one.
            "sign_in_word": rf"[{MAI_HAN_AKAT}{SARA_UEE}][!-/:-~](?=[{_CONSONANT}])",
            "unfinished": (
                rf"[{MAI_HAN_AKAT}{SARA_UEE}][{_TONE}]?(?= [{_BASE}{_LEADING}]|[{_LEADING}])"
            ),
        }.items()
    }
)

MISREAD: Final = ("impossible_cluster", "lone_mark", "latin_in_thai", "sign_in_word", "unfinished")
"""The classes that show letters for other letters; the others show that letters are lost."""


def damage_counts(text: str) -> dict[str, int]:
    """Count each class of damage; clean Thai text has none.

    The classes are `private_use`, `replacement_sign`, `control` (C0 and C1),
    `unnamed_glyph` (`(cid:12)`), `impossible_cluster`, `lone_mark`,
    `split_sara_am`, `latin_in_thai` (a Latin-1 letter touching Thai), `greek_run`
    (four Greek letters in a row, which Thai plans do not have), `sign_in_word`
    (`ยื<น`) and `unfinished` (`แลั `).

    >>> {name: count for name, count in damage_counts("ต าบล (cid:286)").items() if count}
    {'unnamed_glyph': 1, 'split_sara_am': 1}
    """
    counts = {name: len(pattern.findall(text)) for name, pattern in _PATTERNS.items()}
    return counts | {"split_sara_am": count_splits(text)}


def find_damage(text: str) -> list[tuple[int, int]]:
    """Give the places that cannot be right, in their order; blanks may be, and are left out.

    >>> find_damage("เพ่ือ ยื<น")
    [(2, 4), (7, 9)]
    """
    spans = sorted(match.span() for p in _PATTERNS.values() for match in p.finditer(text))
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart
