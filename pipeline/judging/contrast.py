"""Contrast: a passage of the plan beside the wording nearest to it, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.judging.comparing.fragments import Fragment, cut_statement
from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.slips import spell
from pipeline.judging.comparing.statements import Alignment, Placed, align_element, wordings_of
from pipeline.judging.comparing.terms import SectionText, fold_section
from pipeline.judging.findings.case import BLANKS
from pipeline.model import Element
from pipeline.text.likeness import diff_sequences
from pipeline.text.words import split_words


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the template and those of the plan in their place; one of them may be empty."""

    expected: str
    found: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class Contrast:
    """A wording and a passage, piece by piece in their order, and how alike they are."""

    likeness: float
    pieces: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        """Whether no word differs."""
        return all(piece.is_same for piece in self.pieces)


def contrast_words(element: Element, text: str) -> Contrast | None:
    """Lay a passage beside the element's wording that it is most like; None if like none.

    Blanks and the kind of digits are no difference, nor are the plan's own words where the
    template leaves room for them.
    """
    section = fold_section(text)
    alignment = align_element(element, section.key, 0, len(section.key))
    if alignment is None:
        return None
    pieces = _compare_statement(_find_fragments(element, alignment), alignment, section)
    merged = [_merge(list(group)) for _, group in groupby(pieces, key=lambda p: p.is_same)]
    return Contrast(alignment.likeness, tuple(merged))


def _find_fragments(element: Element, alignment: Alignment) -> tuple[Fragment, ...]:
    """Give all fragments of the wording that was aligned, those without a place too."""
    own = alignment.placed[0].fragment
    cut = (cut_statement(wording) for wording in wordings_of(element))
    return next(fragments for fragments in cut if any(f is own for f in fragments))


def _compare_statement(
    fragments: tuple[Fragment, ...], alignment: Alignment, section: SectionText
) -> Iterator[Piece]:
    """Compare fragment by fragment, with the plan's own words between them."""
    placed = {id(p.fragment): p for p in alignment.placed}
    edge: int | None = None
    for fragment in fragments:
        place = placed.get(id(fragment))
        if fragment.before:
            start = place.window.start if place is not None else edge
            own = "" if edge is None or start is None else section.source(edge, start)
            yield Piece(BLANKS.get("{" + fragment.before + "}", "…"), own.strip(), is_same=True)
        if place is None:
            yield Piece(fragment.text, "", is_same=False)
        else:
            yield from _compare_words(place, section)
            edge = place.window.end


def _compare_words(placed: Placed, section: SectionText) -> Iterator[Piece]:
    mapping = Mapping(placed, section)
    expected = _list_words(placed.fragment.text)
    found = _list_words(section.source(mapping.start, mapping.end))
    for change in diff_sequences([spell(w) for w in expected], [spell(w) for w in found]):
        yield Piece(
            "".join(expected[change.a_start : change.a_end]),
            "".join(found[change.b_start : change.b_end]),
            is_same=change.kind == "equal",
        )


def _list_words(text: str) -> list[str]:
    """List the words of a text, each with the blanks behind it."""
    words: list[str] = []
    for word in split_words(" ".join(text.split())):
        if words and not word.strip():
            words[-1] += word
        elif word.strip():
            words.append(word)
    return words


def _merge(pieces: list[Piece]) -> Piece:
    """Join neighbours that are alike or that differ."""
    return Piece(
        "".join(_pad(piece.expected) for piece in pieces),
        "".join(_pad(piece.found) for piece in pieces),
        is_same=pieces[0].is_same,
    )


def _pad(words: str) -> str:
    """Set a place for the plan's own words apart from the words around."""
    return f" {words} " if words in BLANKS.values() else words
