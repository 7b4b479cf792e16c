"""A check of words that stand twice running."""

from collections.abc import Iterator

from pipeline.judging.comparing.echoes import find_echoes
from pipeline.judging.comparing.fragments import cut_statement
from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.findings.case import Case, locate_stretch, report_finding
from pipeline.judging.findings.own_names import read_name
from pipeline.judging.findings.repeats import find_repeats
from pipeline.model import Finding, Severity, Span


def check_duplicated_words(case: Case) -> Iterator[Finding]:
    """Report the same words twice running, unless one stands in another's place."""
    slips = [
        locate_stretch(stated, difference.start, difference.end)
        for stated in case.copied
        for difference in stated.differences
        if difference.is_slip
    ]
    told: list[Span] = []
    for section, span, words in _list_doubled(case):
        found = case.document.text[span.start : span.end]
        is_told = any(s.start < span.end and span.start < s.end for s in (*slips, *told))
        if (
            is_told
            or _is_place_of_name(case, span)
            or not case.is_authors(span, (found, words), letters_only=True)
        ):
            continue
        told.append(span)
        yield report_finding(
            case,
            ("duplicated_words", Severity.MEDIUM),
            span,
            words=(found, words),
            messages=(f"คำซ้ำ “{words}”", f"“{words}” stands twice running."),
            about=section,
        )


def _list_doubled(case: Case) -> Iterator[tuple[str, Span, str]]:
    """List words that no text says twice, then those that the template says once."""
    for section in case.judged_sections():
        if section.span is not None:
            text = case.document.text[section.span.start : section.span.end]
            for start, end, words in find_repeats(text):
                yield section.key, Span(section.span.start + start, section.span.start + end), words
    for stated in case.copied:
        wordings = wordings_of(stated.judgement.element)
        fragments = [fragment for wording in wordings for fragment in cut_statement(wording)]
        for start, end in find_echoes(stated.section, fragments):
            words = stated.section.source(start, (start + end) // 2).strip()
            yield stated.judgement.section, locate_stretch(stated, start, end), words


def _is_place_of_name(case: Case, span: Span) -> bool:
    """Whether the first copy ends the own name: scars.py tells an address from a slip."""
    if case.identity.organisation is None:
        return False
    own, text = read_name(case.identity.organisation), case.document.text
    start = max(0, span.start - len(own.full))
    middle = span.start + (span.end - span.start) // 2
    called = own.find_called(text, start, middle)
    return any(name.start < span.start and name.end == middle for name in called)
