"""Letters by kind, and the two private-use codings of mark positions.

Old Thai fonts hold each mark several times, at the heights and left shifts that
ascenders and upper vowels ask for, under private-use characters. Text set with
them extracts as those characters (classes C1 and C2 of docs/corpus.md).
"""

from typing import Final

SARA_AM: Final = "\N{THAI CHARACTER SARA AM}"
SARA_AA: Final = "\N{THAI CHARACTER SARA AA}"
NIKHAHIT: Final = "\N{THAI CHARACTER NIKHAHIT}"
TONES: Final = (
    "\N{THAI CHARACTER MAI EK}\N{THAI CHARACTER MAI THO}\N{THAI CHARACTER MAI TRI}"
    "\N{THAI CHARACTER MAI CHATTAWA}\N{THAI CHARACTER THANTHAKHAT}"
)
UPPER: Final = (
    "\N{THAI CHARACTER MAI HAN-AKAT}\N{THAI CHARACTER SARA I}\N{THAI CHARACTER SARA II}"
    "\N{THAI CHARACTER SARA UE}\N{THAI CHARACTER SARA UEE}\N{THAI CHARACTER MAITAIKHU}"
)
LOWER: Final = "\N{THAI CHARACTER SARA U}\N{THAI CHARACTER SARA UU}\N{THAI CHARACTER PHINTHU}"
LEADERS: Final = "เแโใไ"
TALL: Final = "ปฝฟฬ"  # consonants whose ascender pushes marks to the left
DEEP: Final = "ฎฏ"  # consonants whose descender pushes lower vowels down

# Windows coding: character -> private use, by place (THAI-TEXT, part 2).
LEFT_UPPER: Final = dict(
    zip(
        "\N{THAI CHARACTER SARA I}\N{THAI CHARACTER SARA II}\N{THAI CHARACTER SARA UE}"
        "\N{THAI CHARACTER SARA UEE}\N{THAI CHARACTER MAI HAN-AKAT}\N{THAI CHARACTER NIKHAHIT}"
        "\N{THAI CHARACTER MAITAIKHU}",
        "\uf701\uf702\uf703\uf704\uf710\uf711\uf712",
        strict=True,
    )
)
LOW_LEFT_TONE: Final = dict(zip(TONES, "\uf705\uf706\uf707\uf708\uf709", strict=True))
LOW_TONE: Final = dict(zip(TONES, "\uf70a\uf70b\uf70c\uf70d\uf70e", strict=True))
LEFT_TONE: Final = dict(zip(TONES, "\uf713\uf714\uf715\uf716\uf717", strict=True))
LOW_VOWEL: Final = dict(zip(LOWER, "\uf718\uf719\uf71a", strict=True))
NO_DESCENDER: Final = {"ฐ": "\uf700", "ญ": "\uf70f"}
MAC_OF_WINDOWS: Final = dict(
    zip(
        "\uf710\uf701\uf702\uf703\uf704\uf712\uf713\uf70a\uf705\uf714\uf70b\uf706\uf715"
        "\uf70c\uf707\uf716\uf70d\uf708\uf717\uf70e\uf709\uf711\uf70f\uf718\uf719\uf71a\uf700",
        map(chr, range(0xF884, 0xF89F)),
        strict=True,
    )
)
BYTE_OF_WINDOWS: Final = dict(  # the 8-bit extensions of the same glyphs
    zip(
        (*map(chr, range(0xF700, 0xF705)), *map(chr, range(0xF705, 0xF70F)), "\uf70f",
         *map(chr, range(0xF710, 0xF718)), "\uf718", "\uf719", "\uf71a"),
        (*range(0x80, 0x85), *range(0x86, 0x91), *range(0x98, 0xA0), 0xFC, 0xFD, 0xFE),
        strict=True,
    )
)  # fmt: skip


def place_marks(text: str) -> str:
    """Give the text with each mark under the private-use character of its place."""
    placed = list(text)
    for index, char in enumerate(text):
        base = _base_before(text, index)
        if char in LEFT_UPPER and base in TALL:
            placed[index] = LEFT_UPPER[char]
        elif char in TONES and base:
            lifted = _has_upper(text, index)
            if lifted:
                placed[index] = LEFT_TONE[char] if base in TALL else char
            else:
                placed[index] = (LOW_LEFT_TONE if base in TALL else LOW_TONE)[char]
        elif char in LOWER and base in DEEP:
            placed[index] = LOW_VOWEL[char]
        elif char in NO_DESCENDER and text[index + 1 : index + 2] in tuple(LOWER):
            placed[index] = NO_DESCENDER[char]
    return "".join(placed)


def _base_before(text: str, index: int) -> str:
    """Give the letter that carries the mark at `index`; empty when nothing does."""
    for char in reversed(text[:index]):
        if char not in TONES + UPPER + LOWER + NIKHAHIT:
            return char if "ก" <= char <= "ฮ" else ""
    return ""


def _has_upper(text: str, index: int) -> bool:
    """Whether an upper vowel or ring of the same base keeps the tone mark up."""
    cluster = text[max(0, index - 2) : index]
    before = cluster[-1:] in tuple(UPPER + NIKHAHIT)
    return before or text[index + 1 : index + 2] in (SARA_AM, NIKHAHIT)
