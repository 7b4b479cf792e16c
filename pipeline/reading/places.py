"""Places of a line that may be read in several ways, and the reading words prefer."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.text.choose import Choice, Slot, choose_spellings
from pipeline.text.letters import CONSONANTS, LOWER_VOWELS, MARKS, SARA_AA, UPPER_VOWELS
from pipeline.text.words import WORD_LETTERS

READABLE_PRICE: Final = 4.0
"""Nats per letter up to which a stretch reads as Thai; see `Choice.price`."""

LETTERS: Final = "".join(sorted(WORD_LETTERS))
"""For character classes: the letters of words, no digit and no sign such as ๆ or ฯ."""

_STRETCH: Final = re.compile(f"[{LETTERS}]+(?: {{1,2}}[{LETTERS}]+)*")


class Place(NamedTuple):
    """A stretch of a line, and the spellings it may have."""

    start: int
    end: int
    spellings: tuple[str, ...]


_MARK: Final = "".join(sorted(MARKS))
_VOWEL: Final = UPPER_VOWELS | LOWER_VOWELS
_LONE_MARK: Final = re.compile(f" [{_MARK}]")
_TORN_MARK: Final = re.compile(
    rf"(?P<base>[{''.join(sorted(CONSONANTS))}][{_MARK}]{{0,2}})(?P<gap> {{1,2}})"
    rf"(?P<marks>[{_MARK}]++)(?!{SARA_AA})"
)


def find_torn_marks(line: str) -> Iterator[re.Match[str]]:
    """Give gaps before marks that could stand on the letter before: `base gap marks`.

    A tone before sara aa is left to the question of the split sara am.

    >>> [match["base"] + match["marks"] for match in find_torn_marks("ความต ้องการ ทื่ ี")]
    ['ต้']
    """
    if not _LONE_MARK.search(line):  # nearly always, and ten times as fast
        return
    for match in _TORN_MARK.finditer(line):
        marks = match["base"][1:] + match["marks"]
        vowels = sum(mark in _VOWEL for mark in marks)
        if vowels <= 1 and len(marks) - vowels <= 1:
            yield match


def choose_places(line: str, places: Sequence[Place]) -> Iterator[tuple[Place, Choice]]:
    """Choose a spelling for every place, one stretch of Thai letters and blanks at a time.

    A place with a single spelling is no choice; it only helps its neighbours.

    >>> [choice.spelling for _, choice in choose_places("ต าบล", [Place(1, 3, ("ำ", "า"))])]
    ['ำ']
    """
    for match in _STRETCH.finditer(line) if places else ():
        inside = [place for place in places if match.start() <= place.start < match.end()]
        if inside:
            slots, numbers = _lay_slots(line, match.span(), inside)
            choices = choose_spellings(slots)
            for place, number in zip(inside, numbers, strict=True):
                if number in choices:
                    yield place, choices[number]


def _lay_slots(
    line: str, span: tuple[int, int], places: Sequence[Place]
) -> tuple[list[Slot], list[int]]:
    """Lay a stretch out as slots; also give the slot number of each place."""
    slots: list[Slot] = []
    numbers: list[int] = []
    at = span[0]
    for place in places:
        slots += [(letter,) for letter in line[at : place.start]]
        numbers.append(len(slots))
        slots.append(place.spellings)
        at = place.end
    slots += [(letter,) for letter in line[at : span[1]]]
    return slots, numbers


def trust_margin(margin: float) -> float:
    """Turn a margin in nats into a probability, never quite certain.

    >>> trust_margin(0.0), trust_margin(3.0), trust_margin(50.0)
    (0.5, 0.953, 0.999)
    """
    return round(min(0.999, 1 / (1 + math.exp(-margin))), 3)
