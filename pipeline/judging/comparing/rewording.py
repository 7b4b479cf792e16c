"""Rewording: what a section holds of an element in the plan's own words."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.judging.comparing.binding import find_changed_numbers
from pipeline.judging.comparing.clusters import find_cluster
from pipeline.judging.comparing.inverted import find_inverted
from pipeline.judging.comparing.matched import sort_matches
from pipeline.judging.comparing.meaning import read_shifts
from pipeline.judging.comparing.paraphrase import (
    NAME_LETTERS,
    find_item,
    find_reworded,
    find_weak_words,
    is_half_said,
)
from pipeline.judging.comparing.question import Question
from pipeline.judging.comparing.rates import find_rates
from pipeline.judging.comparing.reading import Reading
from pipeline.judging.comparing.statements import align_element, wordings_of
from pipeline.judging.comparing.terms import SectionText, Stretch, find_term, list_free_terms
from pipeline.judging.comparing.territory import span_stretches
from pipeline.judging.comparing.topic import check_topic
from pipeline.judging.template import PLACEHOLDER
from pipeline.model import Element
from pipeline.text.letters import fold_key

ITEM_SPREAD: Final = 4
"""Times its length over which a list may be spread that tells more of each item: rows of a
table with who is trained, how long and at what cost."""

LEAST_ITEMS: Final = 3
"""Items of a complete list that show a list, whose others need not name their class."""

LEAST_FOR_HALVES: Final = 4
"""Key wordings of an element; of three, two and a half would pass for all."""


def read_reworded(
    element: Element,
    whole: SectionText,
    around: tuple[Sequence[Stretch], Sequence[Stretch]],
    question: Question,
) -> Reading | None:
    """Look for a statement in other words where no other statement stands."""
    names = element.canonical.count("{")
    reach = max(len(fold_key(PLACEHOLDER.sub("", w))) for w in wordings_of(element))
    reach += NAME_LETTERS * names
    reach *= ITEM_SPREAD if element.complete else 1
    best: Reading | None = None
    for low, high in around[0]:
        anchor = find_reworded(
            element.anchors, whole, [(low, high)], question.expected.synonyms, names=names
        )
        place = (anchor.start, anchor.end) if anchor is not None else None
        numbers = [(m.start, m.end) for m in find_changed_numbers(element, whole, [(low, high)])]
        for line in element.terms:
            numbers += [(m.start, m.end) for m in find_rates(line[0], whole.key, low, high)]
        place = place or next(iter(numbers), None)  # such a number is the element's own
        place = place or find_cluster(element, whole, (low, high), question, reach)
        if place is None:
            continue
        region = (max(low, place[0] - reach), min(high, place[1] + reach))
        reading = _read_words(element, whole, (region, around[1]), question)
        reading = check_topic(element, reading, reading.alignment, whole, question)
        if best is None or reading.share > best.share:
            best = reading
    return best


def _read_words(
    element: Element,
    whole: SectionText,
    around: tuple[Stretch, Sequence[Stretch]],
    question: Question,
) -> Reading:
    """Look for the words of every term within a region."""
    region, taken = around
    synonyms, weak = question.expected.synonyms, find_weak_words(question.expected)
    names = element.canonical.count("{")
    matches = {}
    for line in list_free_terms(element.terms, element.freely):
        match = find_term(line, whole, [region], question.rules)
        match = match or find_reworded(line, whole, [region], synonyms, names=names)
        match = match or find_inverted(line, whole, [region])
        matches[line] = match or find_item(line, whole, region)
    if element.complete and sum(map(bool, matches.values())) >= LEAST_ITEMS:
        for line in (line for line, match in matches.items() if match is None):
            matches[line] = find_item(line, whole, region, is_list=True)
    matched = sort_matches(element, whole, matches.items())
    half = 0
    # Half of a binding number is another number.
    if not element.numbers and len(element.terms) >= LEAST_FOR_HALVES:
        half = sum(is_half_said((m,), whole, region, synonyms, weak) for m in matched.missing)
    alignment = align_element(element, whole.key, *region)
    shifts = read_shifts(
        element, whole, alignment, ([region], taken), (matched.affirmed, matched.denying)
    )
    stretch = span_stretches([*matched.stands, *((shift.start, shift.end) for shift in shifts)])
    reading = Reading(alignment, (region,), matched.found, matched.missing, stretch, True, shifts)
    return replace(reading, is_reworded=True, stands=matched.stands, half_said=half)
