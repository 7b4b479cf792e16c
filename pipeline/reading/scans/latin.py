"""Latin words in Thai text: SWOT, Thailand 4.0.

The Thai model has hardly any Latin letters, and both models together read Thai worse.
So a row that is doubtful is read by the Latin model as well, which is sure of Latin
words alone: on Thai ones it stays under 0.87.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from pipeline.reading.scans.align import Symbol

DOUBTFUL: Final = 0.85
"""Confidence under which a word of the Thai model may be Latin; whole rows are above."""
SURELY_LATIN: Final = 0.9
"""Confidence from which a word of the Latin model is one."""
SURER: Final = 0.1
"""By how much it must be surer than the Thai model in the same place."""
SHORTEST: Final = 3
"""Letters of the shortest Latin word; shorter ones are found in Thai letters by chance."""


def is_doubtful(symbols: Sequence[Symbol]) -> bool:
    """Tell whether a row needs another look: it may hold Latin words."""
    return any(symbol.confidence < DOUBTFUL for symbol in symbols)


def put_latin(symbols: Sequence[Symbol], latin: Sequence[Symbol]) -> list[Symbol]:
    """Put the Latin words that are surely seen in place of what the Thai model made of them."""
    found = list(symbols)
    for word in _part_words(latin):
        inside = [n for n, s in enumerate(found) if word[0].left <= s.middle <= word[-1].right]
        if not inside:
            continue
        sure = sum(found[n].confidence for n in inside) / len(inside)
        if word[0].confidence >= max(SURELY_LATIN, sure + SURER):
            found[inside[0] : inside[-1] + 1] = word
    return found


def _part_words(symbols: Sequence[Symbol]) -> Iterator[list[Symbol]]:
    """Give the runs of Latin letters that were recognised as one word."""
    for key, run in groupby(symbols, lambda s: (is_latin(s.text), s.confidence)):
        word = list(run)
        if key[0] and len(word) >= SHORTEST:
            yield word


def is_latin(text: str) -> bool:
    """Tell whether a symbol is a Latin letter.

    >>> is_latin("T"), is_latin("4"), is_latin("ท")
    (True, False, False)
    """
    return text.isascii() and text.isalpha()
