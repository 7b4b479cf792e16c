"""Advice on a template: what is allowed and will still mislead, each with its place."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.locating.hits import SHORTEST_LINE
from pipeline.judging.templates.schema import PLACEHOLDER
from pipeline.judging.templates.source import Fault
from pipeline.judging.templates.specimen import is_heading
from pipeline.judging.templates.toml_lines import Place
from pipeline.model import Element, ExpectedSection, Template
from pipeline.text.letters import fold_key

USUAL_TOTAL: Final = 100
"""Weights that make one hundred read as percent."""

HEADING_SLACK: Final = 1.5
"""A wording this much longer than the heading that it holds is a sentence, no heading."""

COMMON: Final = 3
"""Other elements with the same word; one more, and it tells nothing of any of them."""


@dataclass(frozen=True, slots=True)
class _Known:
    """An element with its place, the section it stands in, and its folded wordings."""

    place: Place
    section: ExpectedSection
    element: Element
    canonical: tuple[str, ...]
    wordings: tuple[str, ...]

    @property
    def is_heading(self) -> bool:
        """Whether it is judged on the heading line alone."""
        return is_heading(self.element, self.section)


def advise(template: Template, others: Iterable[Template]) -> Iterator[Fault]:
    """Give every warning: of each section's elements, of headings, weights and editions."""
    for n, section in enumerate(template.sections):
        known = [_know(n, m, section) for m in range(len(section.elements))]
        for check in SECTION_CHECKS:
            yield from check(known, template)
    yield from _check_headings(template)
    yield from _check_weights(template)
    yield from _check_editions(template, [t for t in others if t.plan == template.plan])


def _know(n: int, m: int, section: ExpectedSection) -> _Known:
    element = section.elements[m]
    wordings = [_fold_pieces(wording) for wording in wordings_of(element)]
    return _Known(
        ("sections", n, "elements", m),
        section,
        element,
        canonical=wordings[0],
        wordings=tuple(piece for pieces in wordings for piece in pieces),
    )


def _fold_pieces(wording: str) -> tuple[str, ...]:
    """Fold what stands between the placeholders of a wording."""
    return tuple(fold_key(piece) for piece in PLACEHOLDER.sub("\0", wording).split("\0"))


def _stands_in(words: str, pieces: Iterable[str]) -> bool:
    """Whether words stand in one of the folded pieces."""
    key = fold_key(words)
    return any(key in piece for piece in pieces)


def _warn(place: Place, what: str, advice: str) -> Fault:
    return Fault(place, what, advice, is_error=False)


# --- the elements of one section ---------------------------------------------------


def check_terms_stand(known: Sequence[_Known], _: Template) -> Iterator[Fault]:
    """Warn of terms that the canonical wording has not, and of anchors no wording has."""
    for one in known:
        for n, line in enumerate(one.element.terms):
            if not any(_stands_in(term, one.canonical) for term in line):
                what = f"{_quote(line[0])} does not stand in the canonical wording"
                advice = "Take a word of it, or add one as an alternative in this line."
                yield _warn((*one.place, "terms", n), what, advice)
        anchors = one.element.anchors
        if anchors and not any(_stands_in(anchor, one.canonical) for anchor in anchors):
            what = "have none that stands in the canonical wording"
            yield _warn((*one.place, "anchors"), what, "Add a wording of it that only it has.")


def check_anchors_are_own(known: Sequence[_Known], _: Template) -> Iterator[Fault]:
    """Warn of anchors that stand in another element's wording, and of elements without any."""
    for one in known:
        if not one.element.anchors and not one.is_heading:
            what = "is empty: terms that recur elsewhere would satisfy it"
            advice = "Add a wording that no other element has."
            yield _warn((*one.place, "anchors"), what, advice)
        for n, anchor in enumerate(one.element.anchors):
            for other in known:
                if other is not one and _stands_in(anchor, other.wordings):
                    what = f"{_quote(anchor)} stands in the wording of {other.element.id}, too"
                    advice = "Make it longer, until only this element has it."
                    yield _warn((*one.place, "anchors", n), what, advice)
                    break


def check_told_apart(known: Sequence[_Known], template: Template) -> Iterator[Fault]:
    """Warn of an element that another one's statement would satisfy."""
    for one in known:
        for other in known:
            if other is one or one.is_heading or other.is_heading:
                continue
            if _satisfies(one.element, other.canonical, template):
                what = (
                    f"cannot be told apart from {other.element.id}: the canonical wording of "
                    "that one holds its terms and an anchor"
                )
                advice = "Choose terms and an anchor that only this element has."
                yield _warn((*one.place, "terms"), what, advice)


def _satisfies(element: Element, pieces: Sequence[str], template: Template) -> bool:
    """Whether a wording would make an element present, letter by letter."""
    found = sum(any(_stands_in(term, pieces) for term in line) for line in element.terms)
    least = 1.0 if element.complete else template.thresholds.present_min
    is_anchored = not element.anchors or any(_stands_in(a, pieces) for a in element.anchors)
    return is_anchored and found >= least * len(element.terms)


def check_terms_tell(known: Sequence[_Known], template: Template) -> Iterator[Fault]:
    """Warn of terms that are short, or that most elements have."""
    shortest = template.thresholds.fuzzy_min_length
    for one in known:
        for n, line in enumerate(one.element.terms):
            for m, term in enumerate(line):
                place = (*one.place, "terms", n, m)
                if len(fold_key(term)) < shortest:
                    what = f"{_quote(term)} has fewer than {shortest} letters without tone marks"
                    yield _warn(place, what, "Add the word before or after it.")
                sharing = [o for o in known if o is not one and _stands_in(term, o.wordings)]
                if len(sharing) > COMMON:
                    what = f"{_quote(term)} stands in {len(sharing)} other elements, too"
                    yield _warn(place, what, "Add the word before or after it.")


def check_one_heading(known: Sequence[_Known], _: Template) -> Iterator[Fault]:
    """Warn of a sentence that holds the section's heading, and is judged on its line alone."""
    for one in known:
        length = sum(map(len, one.canonical))
        if one.is_heading and length > HEADING_SLACK * len(fold_key(one.section.headings[0])):
            what = (
                f"holds the section's first heading {_quote(one.section.headings[0])}, and is "
                "looked for on the heading line alone"
            )
            advice = "Put a longer heading first in `headings`."
            yield _warn((*one.place, "canonical"), what, advice)


SectionCheck = Callable[[Sequence[_Known], Template], Iterator[Fault]]
SECTION_CHECKS: Final[tuple[SectionCheck, ...]] = (
    check_terms_stand,
    check_anchors_are_own,
    check_told_apart,
    check_terms_tell,
    check_one_heading,
)
"""Every check of the elements of one section."""


# --- the whole template -------------------------------------------------------------


def _check_headings(template: Template) -> Iterator[Fault]:
    """Warn of headings that two sections share, and of short ones."""
    owners: dict[str, int] = {}
    for n, section in enumerate(template.sections):
        for heading in section.headings:
            owner = owners.setdefault(fold_key(heading), n)
            if owner != n:
                what = f"have {_quote(heading)}, which {template.sections[owner].key} has, too"
                advice = "Leave it to one of the two, or make it longer."
                yield _warn(("sections", n, "headings"), what, advice)
        short = [heading for heading in section.headings if len(heading) < SHORTEST_LINE]
        if short:
            what = f"have {_quote(short[0])}, which is so short that it is never looked for"
            advice = "Write it as long as plans have it, or leave it out."
            yield _warn(("sections", n, "headings"), what, advice)


def _check_weights(template: Template) -> Iterator[Fault]:
    """Warn when the weights do not make one hundred."""
    total = sum(e.weight for s in template.sections for e in s.elements)
    if abs(total - USUAL_TOTAL) > 1e-6:
        what = f"have weights that make {total:g}, not {USUAL_TOTAL}"
        advice = "Scores are right all the same; with 100 each weight reads as points."
        yield _warn(("sections",), what, advice)


def _check_editions(template: Template, others: Sequence[Template]) -> Iterator[Fault]:
    """Warn of editions that two templates of one plan claim, or that none does."""
    for other in others:
        if other.id == template.id and other.sha256 != template.sha256:
            what = f"is the name of a template that ships with the program ({other.title})"
            advice = "With --template ID that one would be taken; choose another name."
            yield _warn(("id",), what, advice)
    rivals = [other for other in others if other.id != template.id]
    for other in rivals:
        older, newer = sorted((template, other), key=lambda t: t.first_edition)
        last = older.last_edition
        if older.first_edition == newer.first_edition or (
            last is not None and last >= newer.first_edition
        ):
            what = f"is also an edition of {other.id} ({_tell_years(other)})"
            advice = "Let the older one end the year before the newer one begins."
            yield _warn(("first_edition",), what, advice)
    yield from _check_gap(template, rivals)


def _check_gap(template: Template, rivals: Sequence[Template]) -> Iterator[Fault]:
    """Warn of years between a template and the next older one that belong to neither."""
    older = [t for t in rivals if t.first_edition < template.first_edition]
    if not older:
        return
    nearest = max(older, key=lambda t: t.first_edition)
    last = nearest.last_edition
    if last is not None and last + 1 < template.first_edition:
        what = f"leaves a gap after {nearest.id}, which ends with {last}"
        advice = f"Plans of the years between are held against {nearest.id}."
        yield _warn(("first_edition",), what, advice)


def _tell_years(template: Template) -> str:
    return f"{template.first_edition} to {template.last_edition or 'now'}"


def _quote(words: str) -> str:
    return f"“{words}”"
