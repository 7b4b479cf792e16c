"""What recognition cannot know is read from the shapes: Thai digits, tones over vowels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from pipeline.reading.scans.align import Pieces, Symbol, match_letters, part_pieces
from pipeline.reading.scans.blobs import Blobs
from pipeline.reading.scans.ground import Grey
from pipeline.reading.scans.rows import Row
from pipeline.reading.scans.shapes import (
    LETTERS,
    MARKS,
    OTHER,
    Net,
    Pictures,
    Shares,
    load_nets,
    picture_shape,
)
from pipeline.text.letters import (
    CONSONANTS,
    LOWER_VOWELS,
    NIKHAHIT,
    THAI_DIGITS,
    UPPER_VOWELS,
)
from pipeline.text.letters import MARKS as MARK_LETTERS

BODY_SIZES: Final = (0.55, 1.6)
"""Letter heights of what can be a digit."""
SURE: Final = 0.9
"""From this probability a shape is what the net says; wrong in one of a thousand digits."""
SURER: Final = 0.99
"""The same against a consonant that recognition names."""
LIKELY: Final = 0.6
"""The same between other digits."""
PHANTOM: Final = 0.3
"""Letter heights around a digit within which there is nothing else."""
LOWEST: Final = 0.3
"""Letter heights under which a blob is a dash or a stop."""
DASH: Final = 1.5
"""How many times wider than high a dash is at least."""
MIDDLE: Final = (0.2, 0.75)
"""Letter heights above the baseline between which a dash lies."""
COMMA_DROP: Final = 0.1
"""Letter heights by which a comma falls below the baseline."""
UNPROVED: Final = 0.5
"""How sure a Thai digit is that recognition names and its shape does not."""
LEAST_SHARE: Final = 0.05
"""Probability that the pile has the vowel recognised at all; else the net denies it."""
COMMON_TONES: Final = ("่", "้")
"""The tones that stand over vowels; the others do in a few borrowed words."""
REACH: Final = 0.35
"""Letter heights that a pile of marks may stand right of its letter."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with its marks: what recognition said (`raw`) and what it is after all.

    `left` and `right` are pixels across the sheet; `rule` names what changed it.
    """

    raw: str
    text: str
    left: float
    right: float
    confidence: float
    rule: str = ""


def read_letters(symbols: Sequence[Symbol], grey: Grey, blobs: Blobs, row: Row) -> list[Letter]:
    """Give the letters of a row from the symbols recognised in it, set right by their shapes."""
    pieces = part_pieces(blobs, row)
    if all(_name_sign(blobs, body, row) == "-" for body in pieces.bodies.tolist()):
        return [_write_dash(blobs, body) for body in pieces.bodies.tolist()]
    letters = _hang_marks(symbols)
    bases = [Symbol(entry.raw[0], entry.left, entry.right, 1.0) for entry in letters]
    places = match_letters(bases, blobs, pieces.bodies, row.height)
    letters = _place_letters(letters, places, blobs, pieces)
    shapes = _name_bodies(grey, blobs, row, pieces)
    letters = _complete_tones(letters, places, (grey, blobs, row, pieces))
    return _set_signs(letters, places, shapes, blobs, row, pieces)


def _write_dash(blobs: Blobs, body: int) -> Letter:
    """Write the dash that is all a cell holds, whatever was recognised for want of letters."""
    return Letter("-", "-", float(blobs.left[body]), float(blobs.right[body]), SURE)


def _hang_marks(symbols: Sequence[Symbol]) -> list[Letter]:
    """Join each mark to the letter before it."""
    letters: list[Letter] = []
    for symbol in symbols:
        if letters and symbol.text in MARK_LETTERS:
            last = letters[-1]
            text = last.text + symbol.text
            sure = min(last.confidence, symbol.confidence)
            letters[-1] = replace(last, raw=text, text=text, confidence=sure)
        else:
            letters.append(
                Letter(symbol.text, symbol.text, symbol.left, symbol.right, symbol.confidence)
            )
    return letters


def _place_letters(
    letters: list[Letter], places: list[int], blobs: Blobs, pieces: Pieces
) -> list[Letter]:
    """Give the letters the edges of their blobs: those of recognition are rough."""
    return [
        replace(
            entry,
            left=float(blobs.left[pieces.bodies[place]]),
            right=float(blobs.right[pieces.bodies[place]]),
        )
        if place >= 0
        else entry
        for entry, place in zip(letters, places, strict=True)
    ]


def _name_bodies(
    grey: Grey, blobs: Blobs, row: Row, pieces: Pieces
) -> dict[int, tuple[str, float]]:
    """Give what the net takes each body for, by its place, and how surely."""
    low, high = (size * row.height for size in BODY_SIZES)
    places = [
        place
        for place, body in enumerate(pieces.bodies.tolist())
        if place not in pieces.compound  # digits are drawn in one go, ะ and ู are not
        and low <= blobs.height[body] <= high
        and blobs.width[body] <= high
    ]
    pictures = [
        picture_shape(grey, blobs, pieces.bodies[place : place + 1], row, LETTERS)
        for place in places
    ]
    return dict(zip(places, _name_pictures(load_nets()[0], pictures), strict=True))


def _name_pictures(net: Net, pictures: Sequence[Pictures]) -> list[tuple[str, float]]:
    if not pictures:
        return []
    shares = net.weigh(np.stack(pictures))
    best = shares.argmax(axis=1)
    sure = shares[np.arange(len(best)), best].tolist()
    return [(net.names[number], share) for number, share in zip(best.tolist(), sure, strict=True)]


def _set_signs(
    letters: Sequence[Letter],
    places: Sequence[int],
    shapes: dict[int, tuple[str, float]],
    blobs: Blobs,
    row: Row,
    pieces: Pieces,
) -> list[Letter]:
    """Put the digits where their shapes stand, with the signs between them.

    What recognition saw in a number and no shape shows is left out; a Thai digit that it
    named and whose shape does not prove it is not sure.
    """
    signs = {
        place: "" if place in pieces.compound else _name_sign(blobs, body, row)
        for place, body in enumerate(pieces.bodies.tolist())
    }
    raw_of = {place: entry for entry, place in zip(letters, places, strict=True) if place >= 0}
    numbers = _find_numbers(shapes, signs, raw_of)
    spans = {p: (float(blobs.left[b]), float(blobs.right[b])) for p, b in enumerate(pieces.bodies)}
    waiting = [place for place in numbers if place not in raw_of]
    found: list[Letter] = []
    for entry, place in zip(letters, places, strict=True):
        while waiting and waiting[0] < place:
            missed = waiting.pop(0)
            found.append(_set_digit(Letter("", "", *spans[missed], 0.0), *numbers[missed]))
        middle, slack = (entry.left + entry.right) / 2, PHANTOM * row.height
        if place in numbers:
            entry = _set_digit(entry, *numbers[place])
        elif place < 0 and any(spans[p][0] - slack < middle < spans[p][1] + slack for p in numbers):
            entry = replace(entry, text="", rule="ocr_digit")
        elif signs.get(place):
            entry = _set_sign(entry, signs[place])
        elif entry.text in THAI_DIGITS:
            entry = replace(entry, confidence=min(entry.confidence, UNPROVED))
        found.append(entry)
    return found + [_set_digit(Letter("", "", *spans[p], 0.0), *numbers[p]) for p in waiting]


def _set_digit(entry: Letter, name: str, share: float) -> Letter:
    if entry.text == name:
        return replace(entry, confidence=max(entry.confidence, share))
    return replace(entry, text=name, confidence=share, rule="ocr_digit")


def _find_numbers(
    shapes: dict[int, tuple[str, float]], signs: dict[int, str], raw_of: dict[int, Letter]
) -> dict[int, tuple[str, float]]:
    """Give what stands at each place of a number: the digits of a run, the signs among them."""
    numbers: dict[int, tuple[str, float]] = {}
    run: list[int] = []
    for place in range(len(signs) + 1):
        name, share = shapes.get(place, (OTHER, 0.0))
        if (name != OTHER and share >= LIKELY) or (run and signs.get(place)):
            run.append(place)
        else:
            while run and signs[run[-1]]:
                run.pop()
            if _is_number([shapes[p] for p in run if not signs[p]], [raw_of.get(p) for p in run]):
                numbers |= {p: (signs[p], 1.0) if signs[p] else shapes[p] for p in run}
            run = []
    return numbers


def _is_number(digits: Sequence[tuple[str, float]], recognised: Sequence[Letter | None]) -> bool:
    """Whether shapes prove a run: two sure digits; of one, more if it was taken for a letter."""
    sure = sum(share >= SURE for _, share in digits)
    if sure != 1 or len(digits) > 1:
        return sure > 1
    is_letter = any(entry is None or entry.raw[0] in CONSONANTS for entry in recognised)
    return not is_letter or digits[0][1] >= SURER


def _name_sign(blobs: Blobs, body: int, row: Row) -> str:
    """Tell a dash, a comma and a stop by their size and level; empty for all else."""
    letter = row.height
    width = (blobs.right[body] - blobs.left[body]) / letter
    height = (blobs.bottom[body] - blobs.top[body]) / letter
    drop = (blobs.bottom[body] - row.bottom) / letter
    if height < LOWEST and width > DASH * height and -MIDDLE[1] < drop < -MIDDLE[0]:
        return "-"
    if width > LOWEST + COMMA_DROP or not -COMMA_DROP < drop < LOWEST + COMMA_DROP:
        return ""
    if drop > COMMA_DROP and height > width:
        return ","
    return "." if height < LOWEST and drop < COMMA_DROP else ""


def _set_sign(entry: Letter, sign: str) -> Letter:
    """Put the sign that stands there for a letter, or for the other of comma and stop."""
    if sign != entry.text and (entry.text in {".", ","} or sign == "-" != entry.text):
        return replace(entry, text=sign, rule="ocr_sign")
    return entry


def _complete_tones(
    letters: Sequence[Letter],
    places: Sequence[int],
    where: tuple[Grey, Blobs, Row, Pieces],
) -> list[Letter]:
    """Put the tones that stand over vowels and were not recognised."""
    grey, blobs, row, pieces = where
    net, number_of = load_nets()[1], {p: n for n, p in enumerate(places) if p >= 0}
    found = list(letters)
    for stack in pieces.stacks:
        place = _find_bearer(stack, blobs, pieces, row.height)
        if place in number_of:
            number = number_of[place]
            picture = picture_shape(grey, blobs, stack, row, MARKS)
            found[number] = _complete_tone(found[number], net, net.weigh(picture[None])[0])
    return found


def _find_bearer(stack: np.ndarray, blobs: Blobs, pieces: Pieces, letter: float) -> int:
    """Give the place of the letter that a pile of marks stands on; -1 for none."""
    left, right = int(blobs.left[stack].min()), int(blobs.right[stack].max())
    bodies = pieces.bodies
    if not len(bodies):
        return -1
    shared = np.minimum(blobs.right[bodies] + REACH * letter, right) - np.maximum(
        blobs.left[bodies], left
    )
    is_body = blobs.height[bodies] >= BODY_SIZES[0] * letter
    best = int(np.where(is_body, shared, -1).argmax())
    return best if shared[best] > 0 and is_body[best] else -1


def _complete_tone(entry: Letter, net: Net, shares: Shares) -> Letter:
    """Add the tone over the vowel recognised, by what the pile of marks looks like.

    A pile that no typeface has (a tone twice) is what the net says.
    """
    below = "".join(c for c in entry.text[1:] if c in LOWER_VOWELS)
    above = "".join(c for c in entry.text[1:] if c not in LOWER_VOWELS)
    if above and above not in net.names:
        best = int(shares.argmax())
        name, share = net.names[best], float(shares[best])
    elif above in UPPER_VOWELS | {NIKHAHIT}:
        rivals = {n: share for n, share in zip(net.names, shares, strict=True) if n[:1] == above}
        name = max(rivals, key=lambda pile: rivals[pile])
        if name[1:] not in COMMON_TONES:
            return entry
        share = float(rivals[name] / max(sum(rivals.values()), LEAST_SHARE))
    else:
        return entry
    if share < SURE or name == above:
        return entry
    sure = min(max(entry.confidence, SURE), share)
    text = entry.text[0] + below + name
    return replace(entry, text=text, confidence=sure, rule="ocr_tone")
