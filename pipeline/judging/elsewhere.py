"""Elements that stand outside their section: shown with their page, given no points."""

import re
from collections.abc import Iterator

from pipeline.judging.comparing.rates import find_rates
from pipeline.judging.comparing.readings import read_place
from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.comparing.terms import SectionText, Stretch, fold_section
from pipeline.judging.rule import decide
from pipeline.judging.template import PLACEHOLDER
from pipeline.model import Document, Element, Span, Thresholds, Verdict
from pipeline.text.letters import fold_key


def fold_rest(document: Document, own: Span) -> SectionText:
    """Fold the whole document without one section."""
    text = document.text[: own.start] + "\n" * (own.end - own.start) + document.text[own.end :]
    return fold_section(text)


def read_elsewhere(rest: SectionText, element: Element, rules: Thresholds) -> Span | None:
    """Find a place outside its section, in what `fold_rest` gave, where an element is present."""
    length = max(len(fold_key(PLACEHOLDER.sub("", w))) for w in wordings_of(element))
    for anchor in element.anchors:
        for start, end in _find_places(anchor, rest.key):
            around = (max(0, start - length), min(len(rest.key), end + length))
            reading = read_place(element, rest, None, ([around], []), rules)
            if decide(element, reading, rules) is Verdict.PRESENT and reading.stretch:
                return Span(*rest.folded.source_span(*reading.stretch))
    return None


def _find_places(anchor: str, key: str) -> Iterator[Stretch]:
    """Find where an anchor stands letter by letter, or a rate as high as it is."""
    for match in re.finditer(re.escape(fold_key(anchor)), key):
        yield match.span()
    for rate in find_rates(anchor, key, 0, len(key)):
        yield rate.start, rate.end
