"""Copied statements: what the plan says of an element, to its first and its last word."""

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.judging.comparing.edges import EDGE_PIECE
from pipeline.judging.comparing.fragments import cut_statement
from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.remnants import is_skipped
from pipeline.judging.comparing.slips import Difference
from pipeline.judging.comparing.spelling import diff_words
from pipeline.judging.comparing.statements import (
    COPIED_LIKENESS,
    Alignment,
    align_element,
    align_statement,
    wordings_of,
)
from pipeline.judging.comparing.terms import SectionText, fold_section
from pipeline.judging.findings.case import Stated
from pipeline.judging.findings.holes import find_holes
from pipeline.model import Document, Element, ExpectedSection, Judgement, Section, Span
from pipeline.text.letters import fold_key
from pipeline.text.likeness import Change

REACH: Final = 120
"""Characters beside a quotation in which the rest of its sentence is looked for: words that
are lost, or put in, can part it from the words that were known."""

COPIED_SHARE: Final = 0.945
"""Of a copied sentence that share stands letter for letter, beside what is lost; of 51 planted
losses and swaps all but two short ones had more, of 121 rewordings none that said as much."""

ONE_WORD: Final = 8
"""Folded letters of one other word in a sentence that lost none; a short one is copied too."""

LOST_SHARE: Final = 0.45
"""Who copied hardly half of a sentence did not lose the rest by a slip."""

SKIPPED_SHARE: Final = 0.65
"""More may be lost where the eye leapt from a word to the same word: no editor leaves that."""

MOST_GAPS: Final = 1
"""A slip of eye or hand loses one run of words; who leaves out more has put it shorter."""

GAP_LETTERS: Final = 8
"""Folded letters of a loss that counts as one; เป็นต้น, which many leave out, has five."""

FEW_LOST: Final = 0.2
"""Of a list that must be complete: one item of five or six."""

EDGE: Final = 2
"""Folded letters that may part an accepted wording from the words it can do without."""

DIFF_SHARE: Final = 0.85
"""Of a heading of four words another word is a quarter: that is another heading."""

LOST_LETTERS: Final = 5
"""Folded letters; fewer in one place are a word misspelt rather than one lost."""


def list_copied(
    document: Document,
    sections: Sequence[Section],
    expected: Sequence[ExpectedSection],
    judgements: Sequence[Judgement],
) -> Iterator[Stated]:
    """Align each statement with its wording, looking beyond its quotation as far as it is free."""
    spans = {s.key: s.span for s in sections if s.span is not None}
    synonyms = {s.key: s.synonyms for s in expected}
    taken = [j.evidence.span for j in judgements if j.evidence is not None]
    for judgement in judgements:
        own = spans.get(judgement.section)
        if judgement.evidence is None or own is None:
            continue
        place = _widen(judgement, document.text, own, taken)
        text = document.text[place.start : place.end]
        section = fold_section(text)
        element = judgement.element
        alignment = _align(element, section)
        if alignment is None or alignment.likeness < LOST_SHARE:
            continue
        groups = (*synonyms[judgement.section], *map(tuple, element.terms))
        differences = diff_words(alignment, section, wordings_of(element), groups)
        is_closed = any(span.start == place.end for span in taken)
        differences += (*find_holes(element, alignment, section, is_closed=is_closed),)
        yield Stated(judgement, section, place.start, alignment, differences)


def _align(element: Element, section: SectionText) -> Alignment | None:
    """Align the wording that was copied: of those far from the text, the one that has most of it.

    Where a piece is lost, another wording may by chance be more like what stands there instead.
    """
    best = align_element(element, section.key, 0, len(section.key), cut=True)
    if best is None or best.likeness >= COPIED_LIKENESS:
        return best
    wordings = map(cut_statement, wordings_of(element))
    tried = (align_statement(w, section.key, 0, len(section.key), cut=True) for w in wordings)
    return max((a for a in tried if a is not None), key=lambda a: _rate(a, section))


def _rate(alignment: Alignment, section: SectionText) -> int:
    """Count the letters of a wording that stand, less those that stand between them."""
    same, strange = count_same(alignment, section)
    return same - strange


def count_same(alignment: Alignment, section: SectionText) -> tuple[int, int]:
    """Count the letters of a statement that are the template's, and the plan's own between."""
    same = strange = 0
    for placed in alignment.placed:
        for change in Mapping(placed, section).changes:
            if change.kind == "equal":
                same += change.b_end - change.b_start
            else:
                strange += change.b_end - change.b_start
    return same, strange


def _widen(judgement: Judgement, text: str, section: Span, taken: Sequence[Span]) -> Span:
    """Widen a quotation within its section, up to the quotations beside it.

    What another begins before it and ends inside it is the other's, but for the wording's own.
    """
    span = judgement.evidence.span if judgement.evidence is not None else section
    wordings = "\0".join(map(fold_key, wordings_of(judgement.element)))
    before = [
        other.end
        for other in taken
        if other.end <= span.start
        or (
            (other.start < span.start < other.end < span.end)
            and fold_key(text[span.start : other.end]) not in wordings
        )
    ]
    after = [other.start for other in taken if other.start >= span.end]
    low = max(section.start, span.start - REACH, *before)
    high = max(span.end, min(section.end, span.end + REACH, *after))
    return Span(low, high)


def is_copied(stated: Stated) -> bool:
    """Whether a statement is the template's sentence, with words lost or another word in it.

    Words of the plan's own inside it take nothing away, unless others are lost: then it is put
    otherwise. Of a list that must be complete the verdict tells which items are gone.
    """
    total = sum(len(placed.fragment.key) for placed in stated.alignment.placed)
    same, lost, added, other, gaps = _count_letters(stated)
    if gaps > MOST_GAPS:
        return False
    most = FEW_LOST if stated.judgement.element.complete else LOST_SHARE
    if any(is_skipped(placed, stated.section) for placed in stated.alignment.placed):
        most = max(most, SKIPPED_SHARE)
    if lost > most * total or _begins_otherwise(stated):
        return False
    is_one_word = other <= ONE_WORD and not lost and not added and same >= DIFF_SHARE * total
    return is_one_word or same >= COPIED_SHARE * (same + other + min(lost, added))


def _count_letters(stated: Stated) -> tuple[int, int, int, int, int]:
    """Count the letters that are the template's, lost, the plan's own, or other, and the gaps."""
    same = lost = added = other = gaps = 0
    for placed in stated.alignment.placed:
        mapping = Mapping(placed, stated.section)
        for change in mapping.changes:
            gone, new = change.a_end - change.a_start, change.b_end - change.b_start
            if change.kind == "equal" or _is_same(change, mapping, stated):
                same += gone
            elif change.kind == "delete" and gone >= LOST_LETTERS:
                lost += gone
                gaps += gone >= GAP_LETTERS
            elif change.kind == "insert" and new >= LOST_LETTERS:
                added += new
            else:
                other += max(gone, new)
    return same, lost, added, other, gaps


def _is_same(change: Change, mapping: Mapping, stated: Stated) -> bool:
    """Whether letters at a window's edge are the wording's own, though taken for replaced."""
    there = stated.section.key[mapping.start + change.b_start : mapping.start + change.b_end]
    return mapping.fragment.key[change.a_start : change.a_end] == there


def _begins_otherwise(stated: Stated) -> bool:
    """Whether the first words are lost and the sentence begins with the plan's own instead."""
    first = stated.alignment.placed[0]
    mapping = Mapping(first, stated.section)
    change = mapping.changes[0]
    start = stated.section.folded.source_span(mapping.start, mapping.start)[0]
    is_lost = change.kind == "delete" and change.a_end >= EDGE_PIECE and not first.fragment.before
    return is_lost and bool(stated.section.text[max(0, start - 1) : start].strip())


def is_dispensable(stated: Stated, difference: Difference) -> bool:
    """Whether the wording that stands there is accepted without these words.

    Of ยึดประชาชนเป็นศูนย์กลาง the template also takes ประชาชนเป็นศูนย์กลาง.
    """
    expected = fold_key(difference.expected)
    wording = "\0".join(placed.fragment.key for placed in stated.alignment.placed)
    for line in stated.judgement.element.terms:
        terms = [fold_key(term) for term in line]
        if any(expected in term and term in wording for term in terms):
            shorter = (term for term in terms if expected not in term)
            if any(_touches(term, stated.section.key, difference) for term in shorter):
                return True
    return False


def _touches(term: str, key: str, difference: Difference) -> bool:
    """Whether a term stands right where a difference is, or beside it."""
    low = max(0, difference.start - EDGE - len(term))
    return term in key[low : difference.end + EDGE + len(term)]
