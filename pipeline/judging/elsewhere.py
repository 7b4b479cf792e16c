"""Elements that stand outside their section: shown with their page, given no points."""

from pipeline.judging.comparing.readings import read_place
from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.comparing.terms import SectionText
from pipeline.judging.rule import decide
from pipeline.judging.template import PLACEHOLDER
from pipeline.model import Document, Element, Span, Thresholds, Verdict
from pipeline.text.letters import fold_key, fold_text


def fold_rest(document: Document, own: Span) -> SectionText:
    """Fold the whole document without one section."""
    text = document.text[: own.start] + "\n" * (own.end - own.start) + document.text[own.end :]
    return SectionText(text, fold_text(text))


def read_elsewhere(rest: SectionText, element: Element, rules: Thresholds) -> Span | None:
    """Find a place outside its section, in what `fold_rest` gave, where an element is present."""
    length = max(len(fold_key(PLACEHOLDER.sub("", w))) for w in wordings_of(element))
    for anchor in element.anchors:
        key = fold_key(anchor)
        place = rest.key.find(key)
        while place >= 0:
            around = (max(0, place - length), min(len(rest.key), place + length + len(key)))
            reading = read_place(element, rest, None, ([around], []), rules)
            if decide(element, reading, rules) is Verdict.PRESENT and reading.stretch:
                return Span(*rest.folded.source_span(*reading.stretch))
            place = rest.key.find(key, place + 1)
    return None
