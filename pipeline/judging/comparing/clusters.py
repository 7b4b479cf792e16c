"""Clusters: wordings of one element that stand together, and so mark its place as an anchor does.

A plan in its own words may lack the anchors. One key wording stands somewhere by chance; two
that no other element of the section has, close together, speak of this element. A remnant of the
template's sentence, letter by letter, is not the plan's own words.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.paraphrase import find_reworded
from pipeline.judging.comparing.question import Question
from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.comparing.terms import SectionText, Stretch, find_term, list_free_terms
from pipeline.judging.templates.schema import PLACEHOLDER
from pipeline.model import Element, ExpectedSection
from pipeline.text.letters import fold_key

LEAST_TOGETHER: Final = 2
"""Key wordings of an element alone; one may stand anywhere."""

Line = tuple[str, ...]


def find_cluster(
    element: Element, whole: SectionText, bounds: Stretch, question: Question, reach: int
) -> Stretch | None:
    """Find where most key wordings that are the element's alone stand within `reach` letters."""
    expected, names = question.expected, element.canonical.count("{")
    places = []
    for line in list_own_terms(element, expected):
        match = find_term(line, whole, [bounds], question.rules)
        match = match or find_reworded(line, whole, [bounds], expected.synonyms, names=names)
        if match is not None:
            places.append((match.start, match.end))
    together = max((_list_within(places, start, reach) for start, _ in places), key=len, default=[])
    if len(together) < LEAST_TOGETHER:
        return None
    low, high = min(start for start, _ in together), max(end for _, end in together)
    wordings = (fold_key(PLACEHOLDER.sub("\0", wording)) for wording in wordings_of(element))
    is_remnant = any(whole.key[low:high] in wording for wording in wordings)
    return None if is_remnant else (low, high)


def _list_within(places: Sequence[Stretch], start: int, reach: int) -> list[Stretch]:
    """List the places from a start on that end within reach."""
    return [place for place in places if start <= place[0] and place[1] <= start + reach]


@lru_cache(maxsize=256)
def list_own_terms(element: Element, expected: ExpectedSection) -> tuple[Line, ...]:
    """List the key wordings of an element that no other element of the section has."""
    others = "\0".join(
        fold_key(text)
        for other in expected.elements
        if other.id != element.id
        for text in (
            *(PLACEHOLDER.sub("\0", w) for w in (other.canonical, *other.variants)),
            *(term for line in other.terms for term in line),
        )
    )
    own = list_free_terms(element.terms, element.freely)
    lines = (tuple(term for term in line if fold_key(term) not in others) for line in own)
    return tuple(line for line in lines if line)
