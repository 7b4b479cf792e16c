"""Choose between spellings: which of several readings makes the likelier words.

A text in doubt is a row of slots, most with one spelling, some with several:

    ต  [ำ|า]  บ  ล        ต  [ำ|า] is one letter read two ways
    พ  ั  ฒ  [␣|]  น  า   a blank, or nothing

Every word of the dictionary that fits over a stretch of slots is an edge of a
lattice, and so is every single slot as an unknown letter. The cheapest way through
decides; how much dearer the best way with another spelling is, is the margin.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.text.letters import MARKS
from pipeline.text.words import UNKNOWN_COST, WORD_LETTERS, Lexicon, load_lexicon

Slot = tuple[str, ...]
"""Alternative spellings of one place."""

SURE: Final = 99.0
"""The margin where no other way exists; beyond it, numbers mean nothing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The spelling chosen for a slot, and by how many nats it beats the others.

    `price` is the cheapest way's cost per letter of the whole row: official prose
    costs 1.1 to 2.3 nats (95 % of its stretches), with names up to 4; scrambled
    text mostly 4 to 10.
    """

    spelling: str
    margin: float
    price: float


Picks = tuple[tuple[int, str], ...]
"""Slots with several spellings, and the one taken in each."""


@dataclass(frozen=True, slots=True)
class _Edge:
    start: int
    end: int
    cost: float
    picks: Picks


def choose_spellings(slots: Sequence[Slot]) -> dict[int, Choice]:
    """Choose for every slot with more than one spelling.

    >>> choose_spellings([("ต",), ("ำ", "า"), ("บ",), ("ล",)])[1].spelling
    'ำ'
    """
    edges = _lay_edges(slots)
    ahead = _cheapest_to(edges, len(slots))
    behind = _cheapest_from(edges, len(slots))
    best: dict[int, dict[str, float]] = {}
    for edge in edges:
        cost = ahead[edge.start] + edge.cost + behind[edge.end]
        for place, spelling in edge.picks:
            prices = best.setdefault(place, {})
            prices[spelling] = min(cost, prices.get(spelling, math.inf))
    price = ahead[-1] / max(1, _count_letters("".join(slot[0] for slot in slots)))
    return {place: _pick(prices, price) for place, prices in best.items()}


def price_text(text: str) -> float:
    """Price a text as the cheapest row of words, in nats per letter; see `Choice.price`.

    >>> price_text("การพัฒนาท้องถิ่น") < 2 < 4 < price_text("กรพฒั นำทอ้งถนิ่")
    True
    """
    edges = _lay_edges([(letter,) for letter in text])
    return _cheapest_to(edges, len(text))[-1] / max(1, _count_letters(text))


def _count_letters(text: str) -> int:
    return sum(letter in WORD_LETTERS for letter in text)


def _lay_edges(slots: Sequence[Slot]) -> list[_Edge]:
    lexicon = load_lexicon()
    return [edge for start in range(len(slots)) for edge in _edges_from(slots, start, lexicon)]


def _pick(prices: dict[str, float], price: float) -> Choice:
    (spelling, lowest), *others = sorted(prices.items(), key=lambda item: item[1])
    return Choice(spelling, min(SURE, others[0][1] - lowest) if others else SURE, price)


def _cheapest_to(edges: Sequence[_Edge], size: int) -> list[float]:
    costs = [0.0] + [math.inf] * size
    for edge in edges:
        costs[edge.end] = min(costs[edge.end], costs[edge.start] + edge.cost)
    return costs


def _cheapest_from(edges: Sequence[_Edge], size: int) -> list[float]:
    costs = [math.inf] * size + [0.0]
    for edge in reversed(edges):
        costs[edge.start] = min(costs[edge.start], costs[edge.end] + edge.cost)
    return costs


def _edges_from(slots: Sequence[Slot], start: int, lexicon: Lexicon) -> Iterator[_Edge]:
    """Give every edge that leaves a slot: as unknown letters, and as whole words."""
    yield from _unknown_from(slots, start)
    waiting: list[tuple[int, str, Picks]] = [(start, "", ())]
    while waiting:
        place, prefix, picks = waiting.pop()
        for spelling in slots[place]:
            word = prefix + spelling
            if word not in lexicon.beginnings:
                continue
            taken = (*picks, (place, spelling)) if len(slots[place]) > 1 else picks
            known = lexicon.costs.get(word)
            tears = spelling == "" and _has_mark(slots, place + 1)
            if known is not None and not tears:
                yield _Edge(start, place + 1, known, taken)
            if place + 1 < len(slots):
                waiting.append((place + 1, word, taken))


def _unknown_from(slots: Sequence[Slot], start: int) -> Iterator[_Edge]:
    """Give a slot's spellings as unknown letters.

    Where a gap before a mark may be closed, the letter before it and the mark are
    unknown together or not at all: no word ends between a letter and its mark.
    """
    for spelling in slots[start]:
        if spelling == "" and _has_mark(slots, start + 1):
            continue
        alone = ((start, spelling),) if len(slots[start]) > 1 else ()
        yield _Edge(start, start + 1, UNKNOWN_COST * _count_letters(spelling), alone)
    if start + 2 < len(slots) and "" in slots[start + 1] and _has_mark(slots, start + 2):
        letters = slots[start][0] + slots[start + 2][0]
        yield _Edge(start, start + 3, UNKNOWN_COST * _count_letters(letters), ((start + 1, ""),))


def _has_mark(slots: Sequence[Slot], place: int) -> bool:
    return place < len(slots) and slots[place][0][:1] in MARKS
