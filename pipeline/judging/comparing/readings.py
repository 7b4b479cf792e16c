"""Readings: what a section holds of each element, before any verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipeline.judging.comparing.binding import find_rare
from pipeline.judging.comparing.fragments import FRAGMENT_LIKENESS
from pipeline.judging.comparing.frames import find_given_away
from pipeline.judging.comparing.inverted import find_inverted
from pipeline.judging.comparing.matched import sort_matches
from pipeline.judging.comparing.meaning import find_turned, read_shifts
from pipeline.judging.comparing.paraphrase import (
    find_item,
)
from pipeline.judging.comparing.parted import find_parted
from pipeline.judging.comparing.question import Question
from pipeline.judging.comparing.rates import find_low_rates, find_rates
from pipeline.judging.comparing.reading import Reading
from pipeline.judging.comparing.remnants import find_remnant
from pipeline.judging.comparing.rewording import LEAST_ITEMS, read_reworded
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.statements import (
    PLACEHOLDER_REACH,
    Alignment,
    align_element,
    wordings_of,
)
from pipeline.judging.comparing.tabled import find_in_columns
from pipeline.judging.comparing.takers import find_takers
from pipeline.judging.comparing.terms import SectionText, Stretch, find_term, list_free_terms
from pipeline.judging.comparing.territory import (
    find_claims,
    find_heading,
    find_territories,
    is_ours,
    neighbourhood_of,
    own_stretches,
    span_stretches,
    subtract_stretches,
)
from pipeline.judging.comparing.topic import check_topic
from pipeline.judging.template import PLACEHOLDER
from pipeline.model import Element, Thresholds
from pipeline.text.letters import fold_key
from pipeline.text.likeness import Match, Window, find_all_fuzzy

MOST_ANCHORS: Final = 12
"""Places of one anchor that are tried; an anchor met more often tells nothing."""

FAITHFUL_LIKENESS: Final = 0.85
"""From here in each part no key wording that is gone was said in other words."""

EDGE_LETTERS: Final = 2
"""Folded letters by which a window may be too short."""


def read_elements(question: Question, whole: SectionText, heading: str) -> dict[str, Reading]:
    """Place every element's statement, then look for its terms outside the others' places."""
    expected, head = question.expected, find_heading(whole, heading)
    title = fold_key(expected.headings[0])
    places: dict[str, Alignment | None] = {}
    for element in expected.elements:
        is_title = title in fold_key(element.canonical)
        low, high = head if is_title else (head[1], len(whole.key))
        places[element.id] = align_element(element, whole.key, low, high)
    claims = {key: find_claims(place, whole.key) for key, place in places.items()}
    readings = {
        element.id: _read_element(
            element, whole, (places[element.id], claims), (head, title), question
        )
        for element in expected.elements
    }
    return {key: replace(read, nearest=places[key]) for key, read in readings.items()}


def _read_element(
    element: Element,
    whole: SectionText,
    places: tuple[Alignment | None, Mapping[str, Sequence[Window]]],
    title: tuple[Stretch, str],
    question: Question,
) -> Reading:
    """Try each place where an element may stand and keep the best reading."""
    rules = question.rules
    (head, heading_key), (place, claims) = title, places
    if heading_key in fold_key(element.canonical):
        return read_place(element, whole, place, ([head], []), rules)
    taken = [head, *find_territories(element, claims, place)]
    best: Reading | None = None
    for alignment in _candidates(element, whole, place, head[1]):
        low, high = neighbourhood_of(element, alignment, len(whole.key))
        free = subtract_stretches((low, high), taken, own_stretches(alignment))
        own = alignment if is_ours(alignment, taken) else None
        reading = read_place(element, whole, own, (free, taken), rules)
        reading = check_topic(element, reading, alignment, whole, question)
        if best is None or _rank(reading) > _rank(best):
            best = reading
    best = best or read_place(element, whole, None, ([], []), rules)
    if best.anchored and not best.missing:
        return best
    rest = subtract_stretches((head[1], len(whole.key)), taken, [])
    given = tuple(find_given_away(element, whole, rest)) if not best.anchored else ()
    if given and not best.shifts:
        return replace(
            best, shifts=given, stretch=span_stretches([(s.start, s.end) for s in given])
        )
    reworded = read_reworded(element, whole, (rest, taken), question)
    if reworded is not None and _says_more(reworded, best):
        best = reworded
    best = _read_columns(element, whole, best)
    return _read_remnant(element, whole, best, rest, question)


def _read_columns(element: Element, whole: SectionText, best: Reading) -> Reading:
    """Add what stands in the columns of a table in which the statement's other items stand."""
    if not best.anchored or not best.missing:
        return best
    lines = list_free_terms(element.terms, element.freely)
    missing = [line for line in lines if line[0] in best.missing]
    found = find_in_columns(missing, whole, best.stands)
    if not found:
        return best
    own = dict(zip(best.found, best.stands, strict=True))
    own |= {term: (match.start, match.end) for term, match in found.items()}
    order = [line[0] for line in lines if line[0] in own]
    stands = tuple(own[term] for term in order)
    stretches = (*stands, *([best.stretch] if best.stretch is not None else []))
    return replace(
        best,
        found=tuple(order),
        missing=tuple(term for term in best.missing if term not in own),
        stands=stands,
        stretch=span_stretches(stretches),
    )


def _read_remnant(
    element: Element, whole: SectionText, best: Reading, rest: Sequence[Stretch], question: Question
) -> Reading:
    """Take what is left of a copied statement for a part of it; of a number nothing is left.

    But where looser words took the number's place, the statement stands: … เป็นครั้งคราว.
    """
    if element.numbers and not best.found and best.likeness >= FRAGMENT_LIKENESS:
        return replace(best, is_remnant={s.code for s in best.shifts} == {"weakened"})
    is_enough = best.anchored and best.share >= question.rules.partial_min
    if is_enough or best.is_off_topic or best.shifts or element.numbers:
        return best
    others = [other for other in question.expected.elements if other is not element]
    remnant = find_remnant(element, others, whole, rest)
    if remnant is None:
        return best
    shifts = read_shifts(element, whole, remnant, (rest, ()), ((), ()))
    stretch = (remnant.start, remnant.end)
    return replace(best, alignment=remnant, stretch=stretch, shifts=shifts, is_remnant=True)


def _says_more(reworded: Reading, strict: Reading) -> bool:
    """Whether what is said in other words is more than what is said in the template's."""
    if any(shift.code != "weakened" for shift in strict.shifts):
        return False
    placed = strict.alignment.placed if strict.alignment is not None else ()
    is_copied = all(p.window.likeness >= FAITHFUL_LIKENESS for p in placed)
    is_copied = is_copied and strict.likeness >= FAITHFUL_LIKENESS
    is_turned = reworded.share == strict.share and bool(reworded.shifts)
    return not strict.anchored or ((reworded.share > strict.share or is_turned) and not is_copied)


def _rank(reading: Reading) -> tuple[bool, float, float]:
    """Order readings of one element: anchored, then by terms and likeness together."""
    return reading.anchored, reading.share + reading.likeness, reading.likeness


def _candidates(
    element: Element, whole: SectionText, best: Alignment | None, low: int
) -> list[Alignment]:
    """List the places of an element: its best alignment, and one around each anchor."""
    found = [best] if best is not None else []
    length = max(len(fold_key(PLACEHOLDER.sub("", w))) for w in wordings_of(element))
    reach = length + PLACEHOLDER_REACH * element.canonical.count("{")
    for anchor in element.anchors:
        places = (
            *find_all_fuzzy(fold_key(anchor), whole.key, 1, low),
            *find_rates(anchor, whole.key, low, len(whole.key)),
            *find_low_rates(anchor, whole.key, low, len(whole.key)),
        )
        for match in places[:MOST_ANCHORS]:
            if any(a.start <= match.start and match.end <= a.end for a in found):
                continue
            around = (max(low, match.start - reach), min(len(whole.key), match.end + reach))
            alignment = align_element(element, whole.key, *around)
            if alignment is not None and alignment not in found:
                found.append(alignment)
    return found


def read_place(
    element: Element,
    whole: SectionText,
    alignment: Alignment | None,
    around: tuple[Sequence[Stretch], Sequence[Stretch]],
    rules: Thresholds,
) -> Reading:
    """Look for terms, anchors, numbers and shifts in the free stretches of one place."""
    free = around[0]
    matches = _match_terms(element, whole, alignment, free, rules)
    matched = sort_matches(element, whole, matches.items())
    rare = tuple(find_rare(element, whole, free))
    anchored = not element.anchors or find_term(element.anchors, whole, free, rules) is not None
    anchored = anchored or bool(rare)
    shifts: tuple[Shift, ...] = ()
    if alignment is not None and (anchored or alignment.likeness >= FRAGMENT_LIKENESS):
        shifts = read_shifts(element, whole, alignment, around, (matched.affirmed, matched.denying))
    elif anchored:
        shifts = (*rare, *find_turned(whole, matched.affirmed, matched.denying))
        shifts += tuple(find_takers(whole, matched.affirmed, element.canonical))
    stretches = list(matched.stands)
    if alignment is not None and alignment.likeness >= FRAGMENT_LIKENESS:
        windows = [(p.window.start, p.window.end) for p in alignment.placed]
        stretches += windows if shifts else own_stretches(alignment)
    stretches += [(shift.start, shift.end) for shift in shifts]
    return Reading(
        alignment,
        tuple(free),
        matched.found,
        matched.missing,
        span_stretches(stretches),
        anchored,
        shifts,
        stands=matched.stands,
        taken=tuple(around[1]),
    )


def _match_terms(
    element: Element,
    whole: SectionText,
    alignment: Alignment | None,
    free: Sequence[Stretch],
    rules: Thresholds,
) -> dict[tuple[str, ...], Match | None]:
    """Find each key wording: as it is, as a list's item, parted in a copied sentence, inverted."""
    matches = {line: find_term(line, whole, free, rules) for line in element.terms}
    if element.complete and alignment is not None:
        end = min(len(whole.key), alignment.end + EDGE_LETTERS)
        is_list = sum(map(bool, matches.values())) >= LEAST_ITEMS
        for line in (line for line, match in matches.items() if match is None):
            matches[line] = find_item(line, whole, (alignment.start, end), is_list=is_list)
    if alignment is not None and alignment.likeness >= FRAGMENT_LIKENESS:
        for line in (line for line, match in matches.items() if match is None):
            matches[line] = find_parted(line, whole, free)
    for line in (line for line, match in matches.items() if match is None):
        matches[line] = find_inverted(line, whole, free)
    return matches
