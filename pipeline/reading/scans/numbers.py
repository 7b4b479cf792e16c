"""Numbers of a row by their shapes: digits, and the dashes, stops and commas among them.

The Thai model of Tesseract lacks half of the Thai digits, writes two for one of them, takes
a dash before a digit for a letter and one Arabic digit for another. So what stands in a
number is what its shapes say.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from pipeline.reading.scans.align import Letter, Shown
from pipeline.reading.scans.latin import is_latin
from pipeline.reading.scans.shapes import LETTERS, OTHER, load_nets, picture_shape
from pipeline.text.letters import THAI_DIGITS, is_thai

BODY_SIZES: Final = (0.55, 1.6)
"""Letter heights of what can be a digit."""
SURE: Final = 0.9
"""From this probability a shape is what the net says; wrong in one of a thousand digits."""
SURER: Final = 0.99
"""The same against a consonant that recognition names."""
LIKELY: Final = 0.6
"""The same between other digits."""
UNPROVED: Final = 0.5
"""How sure a Thai digit is that recognition names and its shape does not."""
PHANTOM: Final = 0.3
"""Letter heights around a digit within which there is nothing else."""
LOWEST: Final = 0.3
"""Letter heights under which a blob is a dash or a stop."""
DASH: Final = 1.5
"""How many times wider than high a dash is at least."""
MIDDLE: Final = (0.2, 0.75)
"""Letter heights above the foot of the row between which a dash lies."""
APART: Final = 0.45
"""Letter heights between a digit and a word; letters of a word are under 0.35 apart."""
COMMA_DROP: Final = 0.1
"""Letter heights by which a comma falls below the foot of the row."""

Named = dict[int, tuple[str, float]]
"""What stands at some places of a row, and how surely."""


def read_numbers(letters: Sequence[Letter], places: Sequence[int], shown: Shown) -> list[Letter]:
    """Put the digits where their shapes stand, with the signs between them.

    What recognition saw in a number and no shape shows is left out; a Thai digit that it
    named and whose shape does not prove it is not sure.
    """
    told = {place: entry for entry, place in zip(letters, places, strict=True) if place >= 0}
    signs = [
        _name_sign(shown, place, told[place].text if place in told else "")
        for place in range(len(shown.pieces.bodies))
    ]
    numbers = _find_numbers(_name_bodies(shown), signs, told, shown)
    slack = PHANTOM * shown.row.height
    spans = [(left - slack, right + slack) for left, right in map(shown.span, numbers)]
    waiting = [place for place in numbers if place not in told]
    found: list[Letter] = []
    for entry, place in zip(letters, places, strict=True):
        while waiting and waiting[0] < place:
            found.append(_add_digit(shown, waiting[0], *numbers[waiting.pop(0)]))
        if place in numbers:
            found.append(_set_digit(entry, *numbers[place]))
        elif place < 0 and any(left < entry.middle < right for left, right in spans):
            found.append(replace(entry, text="", rule="ocr_digit"))
        else:
            found.append(_set_sign(entry, signs[place] if place >= 0 else ""))
    return found + [_add_digit(shown, place, *numbers[place]) for place in waiting]


def is_dash(shown: Shown, place: int) -> bool:
    """Tell whether the body at a place is a dash."""
    return _name_sign(shown, place) == "-"


def _name_bodies(shown: Shown) -> Named:
    """Give the digits that the net sees, by their places."""
    blobs, pieces = shown.blobs, shown.pieces
    low, high = (size * shown.row.height for size in BODY_SIZES)
    places = [
        place
        for place, body in enumerate(pieces.bodies.tolist())
        if place not in pieces.compound  # digits are drawn in one go
        and low <= blobs.height[body] <= high
        and blobs.width[body] <= high
    ]
    if not places:
        return {}
    bodies = [pieces.bodies[place : place + 1] for place in places]
    net = load_nets()[0]
    shares = net.weigh(
        np.stack([picture_shape(shown.grey, blobs, b, shown.row, LETTERS) for b in bodies])
    )
    best = shares.argmax(axis=1).tolist()
    named = {
        place: (net.names[number], float(row[number]))
        for place, number, row in zip(places, best, shares, strict=True)
    }
    return {place: name for place, name in named.items() if name[0] != OTHER and name[1] >= LIKELY}


def _find_numbers(
    digits: Named, signs: Sequence[str], told: dict[int, Letter], shown: Shown
) -> Named:
    """Give what stands at each place of a number: the digits of a run, the signs among them."""
    numbers: Named = {}
    run: list[int] = []
    for place in range(len(signs) + 1):
        is_sign = place < len(signs) and signs[place] != ""
        is_letter = place in told and is_latin(told[place].raw[0])  # an o is drawn like a zero
        if (place in digits and not is_letter) or (run and is_sign):
            run.append(place)
            continue
        while run and run[-1] not in digits:
            run.pop()
        if _is_number(run, digits, told, shown):
            numbers |= {p: digits.get(p, (signs[p], 1.0)) for p in run}
        run = []
    return numbers


def _is_number(run: Sequence[int], digits: Named, told: dict[int, Letter], shown: Shown) -> bool:
    """Whether shapes prove a run: two sure digits; of one, more if it was taken for a letter."""
    own = [place for place in run if place in digits]
    if len(own) != 1:
        return sum(digits[place][1] >= SURE for place in own) > 1
    entry, share = told.get(own[0]), digits[own[0]][1]
    if (entry is not None and not is_thai(entry.raw[0])) or (entry and entry.raw[0] in THAI_DIGITS):
        return share >= SURE
    return share >= SURER and _stands_apart(own[0], shown)


def _stands_apart(place: int, shown: Shown) -> bool:
    """Whether there is a blank on one side of a body: a digit stands in no word."""
    left, right = shown.span(place)
    last = len(shown.pieces.bodies) - 1
    before = left - shown.span(place - 1)[1] if place else shown.row.height
    after = shown.span(place + 1)[0] - right if place < last else shown.row.height
    return max(before, after) > APART * shown.row.height


def _set_digit(entry: Letter, name: str, share: float) -> Letter:
    if entry.text == name:
        return replace(entry, confidence=max(entry.confidence, share))
    return replace(entry, text=name, confidence=share, rule="ocr_digit")


def _add_digit(shown: Shown, place: int, name: str, share: float) -> Letter:
    return Letter("", name, *shown.span(place), share, "ocr_digit")


def _name_sign(shown: Shown, place: int, told: str = "") -> str:
    """Tell a dash, a comma and a stop by their size and level; empty for all else.

    A comma that was recognised stays one: in small print its tail is paler than ink.
    """
    if place in shown.pieces.compound:
        return ""
    body, letter = shown.pieces.bodies[place], shown.row.height
    width = shown.blobs.width[body] / letter
    height = shown.blobs.height[body] / letter
    drop = (shown.blobs.bottom[body] - shown.row.bottom) / letter
    if height < LOWEST and width > DASH * height and -MIDDLE[1] < drop < -MIDDLE[0]:
        return "-"
    if width > LOWEST + COMMA_DROP or not -COMMA_DROP < drop < LOWEST + COMMA_DROP:
        return ""
    if drop > COMMA_DROP and height > width:
        return ","
    return ("," if told == "," else ".") if height < LOWEST and drop < COMMA_DROP else ""


def _set_sign(entry: Letter, sign: str) -> Letter:
    """Put the sign that stands there for a letter, or for the other of comma and stop."""
    if sign not in {"", entry.text} and (sign == "-" or entry.text in {".", ","}):
        return replace(entry, text=sign, rule="ocr_sign")
    if entry.text in THAI_DIGITS:
        return replace(entry, confidence=min(entry.confidence, UNPROVED))
    return entry
