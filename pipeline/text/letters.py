"""Thai letters: their classes, their private-use spellings, their folded keys.

Everything here follows from the Unicode Thai block alone; no dictionary. Marks
are written by name, because a bare combining mark in source code cannot be read.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

SARA_A: Final = "\N{THAI CHARACTER SARA A}"
MAI_HAN_AKAT: Final = "\N{THAI CHARACTER MAI HAN-AKAT}"
SARA_AA: Final = "\N{THAI CHARACTER SARA AA}"
SARA_AM: Final = "\N{THAI CHARACTER SARA AM}"
SARA_I: Final = "\N{THAI CHARACTER SARA I}"
SARA_II: Final = "\N{THAI CHARACTER SARA II}"
SARA_UE: Final = "\N{THAI CHARACTER SARA UE}"
SARA_UEE: Final = "\N{THAI CHARACTER SARA UEE}"
SARA_U: Final = "\N{THAI CHARACTER SARA U}"
SARA_UU: Final = "\N{THAI CHARACTER SARA UU}"
PHINTHU: Final = "\N{THAI CHARACTER PHINTHU}"
SARA_E: Final = "\N{THAI CHARACTER SARA E}"
SARA_AE: Final = "\N{THAI CHARACTER SARA AE}"
SARA_O: Final = "\N{THAI CHARACTER SARA O}"
SARA_AI_MAIMUAN: Final = "\N{THAI CHARACTER SARA AI MAIMUAN}"
SARA_AI_MAIMALAI: Final = "\N{THAI CHARACTER SARA AI MAIMALAI}"
LAKKHANGYAO: Final = "\N{THAI CHARACTER LAKKHANGYAO}"
MAIYAMOK: Final = "\N{THAI CHARACTER MAIYAMOK}"
MAITAIKHU: Final = "\N{THAI CHARACTER MAITAIKHU}"
MAI_EK: Final = "\N{THAI CHARACTER MAI EK}"
MAI_THO: Final = "\N{THAI CHARACTER MAI THO}"
MAI_TRI: Final = "\N{THAI CHARACTER MAI TRI}"
MAI_CHATTAWA: Final = "\N{THAI CHARACTER MAI CHATTAWA}"
THANTHAKHAT: Final = "\N{THAI CHARACTER THANTHAKHAT}"
NIKHAHIT: Final = "\N{THAI CHARACTER NIKHAHIT}"
YAMAKKAN: Final = "\N{THAI CHARACTER YAMAKKAN}"
RU: Final = "\N{THAI CHARACTER RU}"
LU: Final = "\N{THAI CHARACTER LU}"
PAIYANNOI: Final = "\N{THAI CHARACTER PAIYANNOI}"
FONGMAN: Final = "\N{THAI CHARACTER FONGMAN}"

CONSONANTS: Final = frozenset(chr(code) for code in range(0x0E01, 0x0E2F))
LEADING_VOWELS: Final = frozenset((SARA_E, SARA_AE, SARA_O, SARA_AI_MAIMUAN, SARA_AI_MAIMALAI))
FOLLOWING_VOWELS: Final = frozenset((SARA_A, SARA_AA, SARA_AM, LAKKHANGYAO))
UPPER_VOWELS: Final = frozenset((MAI_HAN_AKAT, SARA_I, SARA_II, SARA_UE, SARA_UEE, MAITAIKHU))
LOWER_VOWELS: Final = frozenset((SARA_U, SARA_UU))
TONES: Final = frozenset((MAI_EK, MAI_THO, MAI_TRI, MAI_CHATTAWA))
MARKS: Final = UPPER_VOWELS | LOWER_VOWELS | TONES | {THANTHAKHAT, NIKHAHIT, PHINTHU, YAMAKKAN}
"""Every character that is drawn above or below the one before it."""

ZERO_WIDTH: Final = frozenset(
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
)

ARABIC_DIGITS: Final = "0123456789"
THAI_DIGITS: Final = "".join(chr(code) for code in range(0x0E50, 0x0E5A))

_TO_THAI: Final = str.maketrans(ARABIC_DIGITS, THAI_DIGITS)
_TO_ARABIC: Final = str.maketrans(THAI_DIGITS, ARABIC_DIGITS)

_FIRST_THAI: Final = "\N{THAI CHARACTER KO KAI}"
_LAST_THAI: Final = "\N{THAI CHARACTER KHOMUT}"

# Positional forms of one mark or letter, in the order of their code points.
# Windows: agreed by HarfBuzz, libthai and the cmaps of four Thai fonts; the last
# rows are the additions of TH Sarabun and of the TLWG fonts.
_WINDOWS_FORMS: Final = (
    (0xF700, "\N{THAI CHARACTER THO THAN}"),
    (0xF701, SARA_I + SARA_II + SARA_UE + SARA_UEE),
    (0xF705, MAI_EK + MAI_THO + MAI_TRI + MAI_CHATTAWA + THANTHAKHAT),
    (0xF70A, MAI_EK + MAI_THO + MAI_TRI + MAI_CHATTAWA + THANTHAKHAT),
    (0xF70F, "\N{THAI CHARACTER YO YING}" + MAI_HAN_AKAT + NIKHAHIT + MAITAIKHU),
    (0xF713, MAI_EK + MAI_THO + MAI_TRI + MAI_CHATTAWA + THANTHAKHAT),
    (0xF718, SARA_U + SARA_UU + PHINTHU),
    (0xF71B, "\N{THAI CHARACTER DO CHADA}\N{THAI CHARACTER TO PATAK}\N{THAI CHARACTER LO CHULA}"),
    (0xF71E, NIKHAHIT + MAITAIKHU + YAMAKKAN),
    # The last two are drawn as one glyph with the long leg.
    (0xF880, (FONGMAN, RU + LAKKHANGYAO, LU + LAKKHANGYAO)),
)
# Mac: HarfBuzz, bytes after libthai. Each tone has three forms in a row.
_MAC_FORMS: Final = (
    (0xF884, MAI_HAN_AKAT + SARA_I + SARA_II + SARA_UE + SARA_UEE + MAITAIKHU),
    (0xF88A, MAI_EK * 3 + MAI_THO * 3 + MAI_TRI * 3 + MAI_CHATTAWA * 3 + THANTHAKHAT * 3),
    (0xF899, NIKHAHIT + "\N{THAI CHARACTER YO YING}" + SARA_U + SARA_UU + PHINTHU),
    (0xF89E, "\N{THAI CHARACTER THO THAN}"),
)

PRIVATE_USE: Final[Mapping[str, str]] = MappingProxyType(
    {
        chr(first + offset): standard
        for first, row in _WINDOWS_FORMS + _MAC_FORMS
        for offset, standard in enumerate(row)
    }
)
"""Private-use code points of Windows and Mac Thai fonts, to the standard character."""


def is_thai(character: str) -> bool:
    """Whether one character stands in the Unicode Thai block.

    >>> is_thai("ก"), is_thai("๓"), is_thai("a"), is_thai("฿")
    (True, True, False, True)
    """
    return _FIRST_THAI <= character <= _LAST_THAI


def to_thai_digits(text: str) -> str:
    """Write every Arabic digit as the Thai one.

    >>> to_thai_digits("พ.ศ. 2566")
    'พ.ศ. ๒๕๖๖'
    """
    return text.translate(_TO_THAI)


def to_arabic_digits(text: str) -> str:
    """Write every Thai digit as the Arabic one.

    >>> to_arabic_digits("๔.๐")
    '4.0'
    """
    return text.translate(_TO_ARABIC)


_CLUSTER: Final = re.compile(
    rf"[^\s{''.join(sorted(MARKS))}][{''.join(sorted(MARKS))}]*{SARA_AM}?|.", re.DOTALL
)


def split_clusters(text: str) -> list[str]:
    """Cut a text into grapheme clusters: a base, its marks, and a sara am.

    A mark without a base is a cluster of its own, so nothing is lost.

    >>> split_clusters("น้ำเพื่อ")
    ['น้ำ', 'เ', 'พื่', 'อ']
    """
    return _CLUSTER.findall(text)


# --- folding ------------------------------------------------------------------

_MARK_ORDER: Final[Mapping[str, int]] = {
    **dict.fromkeys(LOWER_VOWELS | {PHINTHU}, 1),
    **dict.fromkeys(UPPER_VOWELS, 2),
    YAMAKKAN: 3,
    NIKHAHIT: 4,
}
_SPACES: Final = frozenset(chr(code) for code in range(0x3001) if chr(code).isspace())
_DROPPED_MARKS: Final = TONES | {THANTHAKHAT} | ZERO_WIDTH
_UNSAID: Final = _SPACES | {MAIYAMOK}
_LEFT_OUT: Final = _UNSAID | _DROPPED_MARKS
_REPLACED: Final[Mapping[str, str]] = {
    **dict(zip(ARABIC_DIGITS, THAI_DIGITS, strict=True)),
    **{chr(code): chr(code).lower() for code in range(ord("A"), ord("Z") + 1)},
    SARA_AM: SARA_AA,
}
_FOLDING: Final = str.maketrans({**dict.fromkeys(_LEFT_OUT), **_REPLACED})
_UNORDERED: Final = re.compile(
    "|".join(
        f"[{''.join(m for m, order in _MARK_ORDER.items() if order > low)}]"
        f"[{''.join(m for m, order in _MARK_ORDER.items() if order == low)}]"
        for low in (1, 2, 3)
    )
    + f"|{NIKHAHIT}{SARA_AA}"
)
LONGEST_KEPT: Final = 64
"""Letters of a text whose folding is kept: words and wordings are folded again and again."""

_DROPPED_RUN: Final = re.compile(f"[{''.join(sorted(_DROPPED_MARKS))}]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without what spelling and broken extraction change, and the way back.

    `origins[i]` is the offset in the source of the character behind `key[i]`,
    `ends[i]` the offset after it and after the marks that the key dropped there.
    """

    key: str
    origins: tuple[int, ...]
    ends: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a half-open stretch of the key into one of the source text.

        An empty stretch gives the empty stretch before the key character at
        `start`, or after the last one.

        >>> fold_text("ที่ น้ำ").source_span(2, 4)
        (4, 7)
        """
        if start < end:
            return min(self.origins[start:end]), max(self.ends[start:end])
        place = self.origins[start] if start < len(self.key) else max(self.ends, default=0)
        return place, place


def fold_text(text: str) -> Folded:
    """Fold a text into the key by which wordings are compared.

    Marks stand in canonical order, white space and ๆ are gone, digits are Thai, ASCII
    letters small, nikhahit with sara aa is sara am; then tone marks and
    thanthakhat are dropped and sara am counts as sara aa. Never use the key for
    spelling or for names: it joins words that differ.

    >>> fold_text("เพ่ือ 3 ตํ่า").key == fold_text("เพื่อ ๓ ต ่า").key
    True
    """
    key = text.translate(_FOLDING)
    if _UNORDERED.search(key):
        return _order_marks(text)
    origins = [place for place, character in enumerate(text) if character not in _LEFT_OUT]
    ends = [place + 1 for place in origins]
    for run in _DROPPED_RUN.finditer(text):
        index = bisect_left(origins, run.start()) - 1
        if index >= 0 and ends[index] == run.start():
            ends[index] = run.end()
    return Folded(key, tuple(origins), tuple(ends))


def _order_marks(text: str) -> Folded:
    """Fold a text of which some marks are out of order, letter by letter."""
    letters: list[str] = []
    origins: list[int] = []
    ends: list[int] = []
    for place, character in enumerate(text):
        if character in _DROPPED_MARKS:
            if ends and ends[-1] == place:
                ends[-1] = place + 1
        elif character in _MARK_ORDER:
            slot = _find_slot(letters, character)
            letters.insert(slot, character)
            origins.insert(slot, place)
            ends.insert(slot, place + 1)
        elif character not in _UNSAID:
            letter = _REPLACED.get(character, character)
            if letter == SARA_AA and letters and letters[-1] == NIKHAHIT:
                letters[-1], ends[-1] = letter, place + 1
            else:
                letters.append(letter)
                origins.append(place)
                ends.append(place + 1)
    return Folded("".join(letters), tuple(origins), tuple(ends))


def _find_slot(letters: list[str], mark: str) -> int:
    """Find where a mark belongs among the marks that end `letters`."""
    slot = len(letters)
    while slot and _MARK_ORDER.get(letters[slot - 1], 0) > _MARK_ORDER[mark]:
        slot -= 1
    return slot


def fold_key(text: str) -> str:
    """Fold a text where the way back is not needed.

    >>> fold_key("ต ำบล No. 1") == fold_key("ตําบล no.๑")
    True
    """
    return _fold_kept(text) if len(text) <= LONGEST_KEPT else _fold(text)


def _fold(text: str) -> str:
    key = text.translate(_FOLDING)
    return _order_marks(text).key if _UNORDERED.search(key) else key


_fold_kept: Final = lru_cache(maxsize=16384)(_fold)
