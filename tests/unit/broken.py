"""Ways in which PDFs and programs break Thai text: each turns clean text into damage.

Every function takes a text and a source of chance and gives the text as a broken
file would show it; none loses information that `expected` would need.
"""

import re
from collections.abc import Callable, Mapping
from random import Random

from pipeline.text.letters import (
    MAI_EK,
    MAI_THO,
    NIKHAHIT,
    PRIVATE_USE,
    SARA_AA,
    SARA_AM,
    SARA_U,
    SARA_UU,
    TONES,
)
from pipeline.text.words import split_words

Breaker = Callable[[str, Random], str]

TONE = f"[{''.join(sorted(TONES))}]"
MARK = "[ัิ-ฺ็-๎]"
CONSONANT = "[ก-ฮ]"
WINDOWS_FORMS = {standard: form for form, standard in PRIVATE_USE.items() if len(standard) == 1}


def sara_am_split(text: str, _random: Random) -> str:
    """`ต าบล`, `น ้า`: the nikhahit claims to be a blank (Word)."""
    return re.sub(f"({TONE}?){SARA_AM}", rf" \1{SARA_AA}", text)


def sara_am_split_behind_tone(text: str, _random: Random) -> str:
    return re.sub(f"({TONE}?){SARA_AM}", rf"\1 {SARA_AA}", text)


def sara_am_split_here_and_there(text: str, random: Random) -> str:
    return re.sub(
        f"({TONE}?){SARA_AM}",
        lambda m: f" {m[1]}{SARA_AA}" if random.random() < 0.5 else m[0],
        text,
    )


def sara_am_apart(text: str, _random: Random) -> str:
    return re.sub(f"({TONE}?){SARA_AM}", rf"{NIKHAHIT}\1{SARA_AA}", text)


def sara_am_doubled(text: str, _random: Random) -> str:
    return text.replace(SARA_AM, SARA_AM + SARA_AA)


def sara_am_with_sign(text: str, _random: Random) -> str:
    return re.sub(f"({TONE}?){SARA_AM}", "\N{REPLACEMENT CHARACTER}" + rf"\1{SARA_AA}", text)


def tone_behind_sara_am(text: str, _random: Random) -> str:
    return re.sub(f"({TONE}){SARA_AM}", rf"{SARA_AM}\1", text)


def ring_as_tone(text: str, _random: Random) -> str:
    """`ต้าบล`, `น้้า`: the nikhahit claims to be mai tho."""
    return re.sub(f"({TONE}?){SARA_AM}", rf"\1{MAI_THO}{SARA_AA}", text)


def low_tones_as_vowels(text: str, _random: Random) -> str:
    """`เปูาหมาย`, `ฝุาย`: the low tones of tall letters claim to be the vowels below."""
    return re.sub("(?<=[ปฝฟ])[่้]", lambda m: {MAI_EK: SARA_U, MAI_THO: SARA_UU}[m[0]], text)


def tones_as_signs(text: str, _random: Random) -> str:
    """`ชื#อ`, `ขึVน`: marks have the code of any sign that was free."""
    return text.translate(str.maketrans("่้๊๋", "#V<~"))


def sara_aa_as_am(text: str, _random: Random) -> str:
    """Every sara aa reads as sara am: `กำรบริหำร`."""
    return text.replace(SARA_AA, SARA_AM)


def tone_before_vowel(text: str, random: Random) -> str:
    return re.sub(f"([ัิ-ู])({TONE}|์)", lambda m: m[2] + m[1] if random.random() < 0.5 else m[0], text)


def blank_before_mark(text: str, random: Random) -> str:
    return _blank(text, f"(?<={CONSONANT})(?={MARK})", random, 0.05)


def blank_behind_leading_vowel(text: str, random: Random) -> str:
    return _blank(text, f"(?<=[เ-ไ])(?={CONSONANT})", random, 0.1)


def blank_behind_mark(text: str, random: Random) -> str:
    """Blanks inside words, behind a mark: `ต้ อง`."""
    return _blank_in_words(text, f"(?<={MARK})(?=[ก-ฮเ-ไ])", random, 0.05)


def blank_between_letters(text: str, random: Random) -> str:
    """Blanks inside words, between consonants: `พัฒ นา`."""
    return _blank_in_words(text, f"(?<={CONSONANT})(?={CONSONANT})", random, 0.05)


def blank_behind_any_mark(text: str, random: Random) -> str:
    """The same wherever a mark ends, also between two words, where nothing can tell."""
    return _blank(text, f"(?<={MARK})(?=[ก-ฮเ-ไ])", random, 0.05)


def blank_between_any_letters(text: str, random: Random) -> str:
    return _blank(text, f"(?<={CONSONANT})(?={CONSONANT})", random, 0.05)


def marks_doubled(text: str, _random: Random) -> str:
    return re.sub(f"({MARK})", r"\1\1", text)


def marks_private(text: str, _random: Random) -> str:
    return re.sub(MARK, lambda m: WINDOWS_FORMS.get(m[0], m[0]), text)


def tones_leaked(text: str, _random: Random) -> str:
    return text.translate(str.maketrans("่้๊๋", "ÉÊËÌ"))


def bytes_as_latin(text: str, _random: Random) -> str:
    return "".join(c.encode("cp874").decode("latin-1") if "ก" <= c <= "๛" else c for c in text)


def glyph_numbers_as_greek(text: str, _random: Random) -> str:
    """Consonants, vowels and signs as e-LAAS pages show them; unlike the others, apart."""
    return "".join(map(_as_glyph_number, text))


def _as_glyph_number(letter: str) -> str:
    code = ord(letter)
    if 0x0E01 <= code <= 0x0E3A:
        return chr(code - 0xA5E)
    if 0x0E3F <= code <= 0x0E51:
        return chr(code - 0xA61)
    return chr(code - 0x1D) if letter in "%()-./:0123456789" else letter


def double_e(text: str, _random: Random) -> str:
    return text.replace("แ", "เเ")


def invisible_characters(text: str, random: Random) -> str:
    return re.sub(
        f"(?<={CONSONANT})",
        lambda _: random.choice("\u200b\u200c\ufeff\u00ad") if random.random() < 0.1 else "",
        text,
    )


def spaced_letters(text: str, _random: Random) -> str:
    return re.sub(r"(?<=[ก-๎])(?=[ก-ะาเ-ไ])(?<![เ-ไ])", " ", text)


def _blank(text: str, where: str, random: Random, share: float) -> str:
    return re.sub(where, lambda _: " " if random.random() < share else "", text)


def _blank_in_words(text: str, where: str, random: Random, share: float) -> str:
    return "".join(_blank(word, where, random, share) for word in split_words(text))


BREAKERS: Mapping[str, Breaker] = {
    breaker.__name__: breaker
    for breaker in (
        sara_am_split,
        sara_am_split_behind_tone,
        sara_am_split_here_and_there,
        sara_am_apart,
        sara_am_doubled,
        sara_am_with_sign,
        tone_behind_sara_am,
        ring_as_tone,
        low_tones_as_vowels,
        tones_as_signs,
        sara_aa_as_am,
        tone_before_vowel,
        blank_before_mark,
        blank_behind_leading_vowel,
        blank_behind_mark,
        blank_between_letters,
        blank_behind_any_mark,
        blank_between_any_letters,
        marks_doubled,
        marks_private,
        tones_leaked,
        bytes_as_latin,
        double_e,
        invisible_characters,
    )
}
