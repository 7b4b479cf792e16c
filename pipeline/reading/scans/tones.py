"""Marks that recognition loses or invents: tones over vowels, marks on what bears none.

Of the tones over vowels the Thai model of Tesseract loses some, and dirt becomes marks.
The shapes decide, but only on what recognition is known to miss.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from pipeline.reading.scans.align import Letter, Shown
from pipeline.reading.scans.blobs import Numbers
from pipeline.reading.scans.shapes import MARKS, Net, Shares, load_nets, picture_shape
from pipeline.text.letters import (
    CONSONANTS,
    LOWER_VOWELS,
    NIKHAHIT,
    SARA_AA,
    SARA_I,
    SARA_II,
    SARA_UE,
    SARA_UEE,
    UPPER_VOWELS,
)
from pipeline.text.letters import MARKS as MARK_LETTERS

SURE: Final = 0.9
"""From this probability a pile of marks is what the net says; wrong in three of a thousand."""
SURER: Final = 0.99
"""The same against another vowel that recognition names."""
VOWELS_ALIKE: Final = frozenset((SARA_I, SARA_II, SARA_UE, SARA_UEE))
"""The vowels that differ by a stroke, which recognition takes for each other."""
LEAST_SHARE: Final = 0.05
"""Probability that the pile has the vowel recognised at all; else the net denies it."""
COMMON_TONES: Final = ("\N{THAI CHARACTER MAI EK}", "\N{THAI CHARACTER MAI THO}")
"""The tones that stand over vowels; the others do in a few borrowed words."""
REACH: Final = 0.35
"""Letter heights that a pile of marks may stand right of its letter."""
LEAST_BODY: Final = 0.55
"""Letter heights from which a body bears marks."""


def read_marks(letters: Sequence[Letter], places: Sequence[int], shown: Shown) -> list[Letter]:
    """Give the letters with the marks that their shapes show; places are those of their bodies."""
    return _complete_tones([_drop_stray(entry) for entry in letters], places, shown)


def _drop_stray(entry: Letter) -> Letter:
    """Drop marks on what bears none: stops, digits, vowels, the edge of the paper."""
    base = entry.text[0]
    if base in CONSONANTS or (len(entry.text) == 1 and base not in MARK_LETTERS):
        return entry
    return replace(entry, text="" if base in MARK_LETTERS else base, rule="ocr_mark")


def _complete_tones(letters: Sequence[Letter], places: Sequence[int], shown: Shown) -> list[Letter]:
    """Put the tones that stand over vowels and were not recognised."""
    net, number_of = load_nets()[1], {p: n for n, p in enumerate(places) if p >= 0}
    found = list(letters)
    for stack in shown.pieces.stacks:
        place = _find_bearer(stack, shown)
        if place in number_of:
            number = number_of[place]
            picture = picture_shape(shown.grey, shown.blobs, stack, shown.row, MARKS)
            shares = net.weigh(picture[None])[0]
            is_am = [entry.raw[:1] for entry in found[number + 1 : number + 2]] == [SARA_AA]
            if is_am and _has_ring(found[number], net, shares):
                found[number] = _add_ring(found[number])
            else:
                found[number] = _complete_tone(found[number], net, shares)
    return found


def _has_ring(entry: Letter, net: Net, shares: Shares) -> bool:
    """Whether a tone recognised before sara aa stands on the ring of sara am."""
    above = "".join(c for c in entry.text[1:] if c not in LOWER_VOWELS)
    best = int(shares.argmax())
    is_tone = above in COMMON_TONES and net.names[best] == NIKHAHIT + above
    return is_tone and float(shares[best]) >= SURER


def _add_ring(entry: Letter) -> Letter:
    return replace(entry, text=f"{entry.text[0]}{NIKHAHIT}{entry.text[1:]}", rule="ocr_mark")


def _find_bearer(stack: Numbers, shown: Shown) -> int:
    """Give the place of the letter that a pile of marks stands on; -1 for none."""
    blobs, bodies, letter = shown.blobs, shown.pieces.bodies, shown.row.height
    if not len(bodies):
        return -1
    left, right = int(blobs.left[stack].min()), int(blobs.right[stack].max())
    shared = np.minimum(blobs.right[bodies] + REACH * letter, right) - np.maximum(
        blobs.left[bodies], left
    )
    is_body = blobs.height[bodies] >= LEAST_BODY * letter
    best = int(np.where(is_body, shared, -1).argmax())
    return best if shared[best] > 0 and is_body[best] else -1


def _complete_tone(entry: Letter, net: Net, shares: Shares) -> Letter:
    """Add the tone over the vowel recognised, by what the pile of marks looks like.

    Another vowel is put where the net is surer than that; and a pile that no typeface
    has (a tone twice) is what the net says.
    """
    below = "".join(c for c in entry.text[1:] if c in LOWER_VOWELS)
    above = "".join(c for c in entry.text[1:] if c not in LOWER_VOWELS)
    best = int(shares.argmax())
    name, share = net.names[best], float(shares[best])
    if above in net.names:
        if above not in UPPER_VOWELS | {NIKHAHIT}:
            return entry
        if share < SURER or name[:1] not in VOWELS_ALIKE or above not in VOWELS_ALIKE:
            rivals = {n: s for n, s in zip(net.names, shares, strict=True) if n[:1] == above}
            name = max(rivals, key=lambda pile: rivals[pile])
            share = float(rivals[name] / max(sum(rivals.values()), LEAST_SHARE))
        if name[1:] not in ("", *COMMON_TONES):
            return entry
    elif not above:
        return entry
    if share < SURE or name == above:
        return entry
    sure = min(max(entry.confidence, SURE), share)
    text = entry.text[0] + below + name
    return replace(entry, text=text, confidence=sure, rule="ocr_mark")
