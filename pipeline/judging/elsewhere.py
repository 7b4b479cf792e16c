"""Elements that stand outside their section: shown with their page, given no points."""

from pipeline.judging.compare import decide
from pipeline.judging.readings import read_place
from pipeline.judging.statements import wordings_of
from pipeline.judging.template import PLACEHOLDER
from pipeline.judging.terms import SectionText
from pipeline.model import Document, Element, Span, Thresholds, Verdict
from pipeline.text.letters import fold_key, fold_text


def read_elsewhere(
    document: Document, element: Element, own: Span, rules: Thresholds
) -> Span | None:
    """Find a place outside its section where an element would be present."""
    if not element.anchors:
        return None
    text = document.text[: own.start] + "\n" * (own.end - own.start) + document.text[own.end :]
    whole = SectionText(text, fold_text(text))
    length = max(len(fold_key(PLACEHOLDER.sub("", w))) for w in wordings_of(element))
    for anchor in element.anchors:
        key = fold_key(anchor)
        place = whole.key.find(key)
        while place >= 0:
            around = (max(0, place - length), min(len(whole.key), place + length + len(key)))
            reading = read_place(element, whole, None, ([around], []), rules)
            if decide(element, reading, rules) is Verdict.PRESENT and reading.stretch:
                return Span(*whole.folded.source_span(*reading.stretch))
            place = whole.key.find(key, place + 1)
    return None
