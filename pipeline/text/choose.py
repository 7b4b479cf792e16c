"""Choose between spellings: which of several readings makes the likelier words.

A text in doubt is a row of slots, most with one spelling, some with several:

    ต  [ำ|า]  บ  ล        ต  [ำ|า] is one letter read two ways
    พ  ั  ฒ  [␣|]  น  า   a blank, or nothing

Every word of the dictionary that fits over a stretch of slots is an edge of a
lattice, and so is every single slot as an unknown letter. The cheapest way through
decides; how much dearer the best way with another spelling is, is the margin.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.text.letters import MARKS
from pipeline.text.words import UNKNOWN_COST, WORD_LETTERS, load_lexicon

Slot = tuple[str, ...]
"""Alternative spellings of one place."""

KEPT_ROWS: Final = 4096
"""Rows whose prices are remembered: a document is gone through again after each round of
repair, and half of what is then asked has been asked before."""

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


_Edge = tuple[int, int, float, Picks]
"""From which slot to which, at what cost, with which spellings: a tuple, since a long row
has thousands."""
Prices = Mapping[int, Mapping[str, float]]
"""For each slot with several spellings, the cheapest way with each."""


def choose_spellings(slots: Sequence[Slot]) -> dict[int, Choice]:
    """Choose for every slot with more than one spelling.

    >>> choose_spellings([("ต",), ("ำ", "า"), ("บ",), ("ล",)])[1].spelling
    'ำ'
    """
    cost = 0.0
    best: dict[int, Mapping[str, float]] = {}
    for first, last in _cut_at_blanks(slots):
        row = tuple(slots[first:last])
        if any(len(slot) > 1 for slot in row):
            row_cost, prices = _weigh_row(row)
            best |= {first + place: spellings for place, spellings in prices.items()}
        else:
            row_cost = _price_letters("".join(slot[0] for slot in row))
        cost += row_cost
    price = cost / max(1, _count_letters("".join(slot[0] for slot in slots)))
    return {place: _pick(spellings, price) for place, spellings in best.items()}


def price_text(text: str) -> float:
    """Price a text as the cheapest row of words, in nats per letter; see `Choice.price`.

    >>> price_text("การพัฒนาท้องถิ่น") < 2 < 4 < price_text("กรพฒั นำทอ้งถนิ่")
    True
    """
    return _price_letters(text) / max(1, _count_letters(text))


def _cut_at_blanks(slots: Sequence[Slot]) -> Iterator[tuple[int, int]]:
    """Cut behind every blank that stays: no word goes across it, so the rows are apart."""
    first = 0
    for place, slot in enumerate(slots, start=1):
        if slot == (" ",) and not (place < len(slots) and "" in slots[place]):
            yield first, place
            first = place
    if first < len(slots):
        yield first, len(slots)


@lru_cache(maxsize=KEPT_ROWS)
def _price_letters(text: str) -> float:
    """Give the cost of the cheapest row of words over a text that has one spelling."""
    words, beginnings = load_lexicon().costs, load_lexicon().beginnings
    costs = [0.0] + [math.inf] * len(text)
    for start, letter in enumerate(text):
        here = costs[start]
        unknown = here + UNKNOWN_COST * (letter in WORD_LETTERS)
        costs[start + 1] = min(costs[start + 1], unknown)
        end = start + 1
        while end <= len(text) and (word := text[start:end]) in beginnings:
            if word in words and here + words[word] < costs[end]:
                costs[end] = here + words[word]
            end += 1
    return costs[-1]


@lru_cache(maxsize=KEPT_ROWS)
def _weigh_row(row: tuple[Slot, ...]) -> tuple[float, Prices]:
    """Give the cost of the cheapest way through a row, and of those with each spelling."""
    edges = _lay_edges(row)
    ahead = _cheapest_to(edges, len(row))
    behind = _cheapest_from(edges, len(row))
    best: dict[int, dict[str, float]] = {}
    for start, end, cost, picks in edges:
        if picks:
            way = ahead[start] + cost + behind[end]
            for place, spelling in picks:
                prices = best.setdefault(place, {})
                prices[spelling] = min(way, prices.get(spelling, math.inf))
    return ahead[-1], best


@lru_cache(maxsize=KEPT_ROWS)
def _count_letters(text: str) -> int:
    return sum(letter in WORD_LETTERS for letter in text)


def _lay_edges(slots: Sequence[Slot]) -> list[_Edge]:
    edges: list[_Edge] = []
    for start in range(len(slots)):
        edges += _unknown_from(slots, start)
        edges += _words_from(slots, start)
    return edges


def _pick(prices: Mapping[str, float], price: float) -> Choice:
    (spelling, lowest), *others = sorted(prices.items(), key=lambda item: item[1])
    return Choice(spelling, min(SURE, others[0][1] - lowest) if others else SURE, price)


def _cheapest_to(edges: Sequence[_Edge], size: int) -> list[float]:
    costs = [0.0] + [math.inf] * size
    for start, end, cost, _ in edges:
        costs[end] = min(costs[end], costs[start] + cost)
    return costs


def _cheapest_from(edges: Sequence[_Edge], size: int) -> list[float]:
    costs = [math.inf] * size + [0.0]
    for start, end, cost, _ in reversed(edges):
        costs[start] = min(costs[start], costs[end] + cost)
    return costs


def _words_from(slots: Sequence[Slot], start: int) -> Iterator[_Edge]:
    """Give every word that leaves a slot."""
    words, beginnings = load_lexicon().costs, load_lexicon().beginnings
    waiting: list[tuple[int, str, Picks]] = [(start, "", ())]
    while waiting:
        place, prefix, picks = waiting.pop()
        several = len(slots[place]) > 1
        for spelling in slots[place]:
            word = prefix + spelling
            if word not in beginnings:
                continue
            taken = (*picks, (place, spelling)) if several else picks
            tears = spelling == "" and _has_mark(slots, place + 1)
            if word in words and not tears:
                yield start, place + 1, words[word], taken
            if place + 1 < len(slots):
                waiting.append((place + 1, word, taken))


def _unknown_from(slots: Sequence[Slot], start: int) -> Iterator[_Edge]:
    """Give a slot's spellings as unknown letters; the shorter one is no likelier.

    Where a gap before a mark may be closed, the letter before it and the mark are
    unknown together or not at all: no word ends between a letter and its mark.
    """
    widest = max(map(_count_letters, slots[start]))
    for spelling in slots[start]:
        if spelling == "" and _has_mark(slots, start + 1):
            continue
        alone = ((start, spelling),) if len(slots[start]) > 1 else ()
        size = widest if _count_letters(spelling) else 0
        yield start, start + 1, UNKNOWN_COST * size, alone
    if start + 2 < len(slots) and "" in slots[start + 1] and _has_mark(slots, start + 2):
        letters = slots[start][0] + slots[start + 2][0]
        yield start, start + 3, UNKNOWN_COST * _count_letters(letters), ((start + 1, ""),)


def _has_mark(slots: Sequence[Slot], place: int) -> bool:
    return place < len(slots) and slots[place][0][:1] in MARKS
