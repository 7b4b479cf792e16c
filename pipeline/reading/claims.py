"""When a font's claim about a glyph may be put aside for what the glyph draws."""

import re
from dataclasses import dataclass
from typing import Final

from pipeline.model import GlyphClaim
from pipeline.text.letters import (
    ARABIC_DIGITS,
    CONSONANTS,
    LAKKHANGYAO,
    LOWER_VOWELS,
    LU,
    MARKS,
    NIKHAHIT,
    PRIVATE_USE,
    RU,
    SARA_AA,
    SARA_AM,
    is_thai,
    to_thai_digits,
)

UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
"""What stands for the claim of a code that its map does not name."""
SHOWN_DIGITS: Final = "font_draws_thai_digits"
"""The rule that keeps the text: the page shows the same number in other digits."""
BY_SHAPE: Final = frozenset(("glyph-outline", "known-face"))
"""Evidence from what is drawn; it overrules one Thai letter by another."""

_LIGATURES: Final = frozenset((letter + LAKKHANGYAO, letter) for letter in (RU, LU))
"""Claims of two letters that fonts do draw as one glyph, and what its name tells of them:
uni0E24.liga in TH Sarabun."""
_VOID: Final = re.compile("[\x00-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]*")
_STANDARD: Final = str.maketrans(dict(PRIVATE_USE))
_DIGITS: Final = frozenset(ARABIC_DIGITS)


@dataclass(frozen=True, slots=True)
class ProvenGlyph:
    """What a font's code claims and draws, and the rule that puts one for the other."""

    claim: GlyphClaim
    rule: str

    @property
    def text(self) -> str:
        """What the glyph adds to the text: its claim where only the digits' shape differs."""
        return self.claim.claimed if self.rule == SHOWN_DIGITS else self.claim.actual


def choose_rule(
    claimed: str | None, drawn: frozenset[str], evidence: str = "font-cmap"
) -> tuple[str, str] | None:
    """Give the rule that lets a glyph's claim be replaced, with the character it draws.

    `claimed` is None when the map has no entry, `drawn` what the embedded font
    calls the glyph, by `evidence`. None means: leave the claim alone.

    >>> choose_rule(" ", frozenset(NIKHAHIT)) == ("nikhahit_claims_space", NIKHAHIT)
    True
    >>> choose_rule("2", frozenset("2๒")) is None
    True
    """
    actual = to_standard(_pick_character(drawn))
    if claimed is None or not claimed:
        return "glyph_without_claim", actual
    if claimed in drawn or to_standard(claimed) == actual:
        return None
    rule = _name_fault(claimed, actual, is_seen=evidence in BY_SHAPE)
    return None if rule is None else (rule, actual)


def shows_thai_digit(claimed: str | None, drawn: frozenset[str]) -> str | None:
    """Give the Thai digit that a glyph draws which its font rightly calls an Arabic one.

    >>> shows_thai_digit("2", frozenset("2๒")), shows_thai_digit("2", frozenset("๒"))
    ('๒', None)
    """
    if claimed is None or claimed not in _DIGITS or claimed not in drawn:
        return None
    thai = to_thai_digits(claimed)
    return thai if thai in drawn else None


def is_void(claimed: str) -> bool:
    r"""Whether every character of the claim says nothing: control, private, replacement.

    >>> is_void("\x03"), is_void("ก")
    (True, False)
    """
    return _VOID.fullmatch(claimed) is not None


def to_standard(text: str) -> str:
    """Put the standard characters for the private forms of Windows and Mac fonts."""
    return text.translate(_STANDARD)


def _name_fault(claimed: str, actual: str, *, is_seen: bool) -> str | None:
    """Name what is wrong with a claim; two Thai letters that differ are left as they are.

    But a glyph that hangs below its base is no tone mark and one that stands above it
    no sara u: producers that tell the characters of a cluster off against its glyphs
    in drawing order give each the other's name. Nor is a mark a consonant: producers
    that give every glyph of a cluster the first character of it call it so.
    """
    is_turned = (claimed in LOWER_VOWELS) != (actual in LOWER_VOWELS)
    is_whole = claimed == NIKHAHIT + SARA_AA or (claimed, actual) in _LIGATURES
    faults = (
        ("glyph_claims_nothing", is_void(claimed)),
        ("nikhahit_claims_space", claimed.isspace() and actual == NIKHAHIT),
        ("glyph_claims_space", claimed.isspace()),
        ("glyph_claims_cluster", len(claimed) > 1 and not is_whole),
        ("sara_aa_claims_sara_am", (claimed, actual) == (SARA_AM, SARA_AA)),
        ("mark_claims_other_side", {claimed, actual} <= MARKS and is_turned),
        ("mark_claims_its_base", claimed in CONSONANTS and actual in MARKS),
        ("glyph_claims_other_script", not is_thai(claimed[0])),
        ("glyph_claims_other_letter", is_seen),
    )
    found = next((name for name, is_so in faults if is_so), None)
    needs_thai = found in ("glyph_claims_cluster", "glyph_claims_other_script")
    return None if needs_thai and not is_thai(actual[0]) else found


def _pick_character(drawn: frozenset[str]) -> str:
    """Give the most telling of a glyph's names: standard Thai, then any Thai form, then any."""
    return min(drawn, key=lambda c: (not is_thai(c), c not in PRIVATE_USE, len(c), c))
