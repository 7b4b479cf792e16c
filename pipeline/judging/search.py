"""Search: where an element was looked for in vain, and what came nearest to it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.judging.elsewhere import fold_rest, read_elsewhere
from pipeline.judging.evidence import quote_span
from pipeline.judging.reasons import add_elsewhere
from pipeline.model import Document, Judgement, Page, Search, Span, Thresholds, Verdict

PROVED: Final = frozenset((Verdict.MISSING, Verdict.PARTIAL, Verdict.CONTRADICTED))
"""Verdicts against a plan: each needs the proof that nothing better stands anywhere."""


def describe_search(pages: Sequence[Page]) -> Search:
    """Say which pages were searched, and how well the worst of them was read."""
    return Search(
        page_first=pages[0].number,
        page_last=pages[-1].number,
        printed=(pages[0].printed_number, pages[-1].printed_number),
        quality=round(min(page.quality for page in pages), 3),
    )


def search_elsewhere(
    document: Document, own: Span | None, judgements: Iterable[Judgement], rules: Thresholds
) -> Iterator[Judgement]:
    """Look outside a section for what it lacks, or has otherwise, and say so in the reason."""
    rest = None
    for judgement in judgements:
        if judgement.search is None:
            yield judgement
            continue
        if rest is None:
            rest = fold_rest(document, own or Span(0, 0))
        span = read_elsewhere(rest, judgement.element, rules)
        if span is None:
            yield judgement
            continue
        evidence = quote_span(document, span)
        reason, reason_th = add_elsewhere((judgement.reason, judgement.reason_th), evidence)
        search = replace(judgement.search, elsewhere=evidence)
        yield replace(judgement, reason=reason, reason_th=reason_th, search=search)
