"""Doubt: what was read too badly to be called missing or changed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final

from pipeline.judging.comparing.fragments import FRAGMENT_LIKENESS
from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.reading import Reading
from pipeline.judging.comparing.terms import SectionText
from pipeline.judging.recognition import SURE_QUALITY
from pipeline.model import Element, Page, Source, Thresholds
from pipeline.text.letters import fold_key
from pipeline.text.likeness import find_fuzzy, measure_likeness

GARBLED_LIKENESS: Final = 0.5
"""Half of a term's letters in its place: somebody wrote it, nobody could read it."""

SHORTEST_ASIDE: Final = 8
"""Folded letters; shorter terms stand in running heads by chance."""

LETTERS_PER_EDIT: Final = 6
"""Lines that are set aside read badly: every sixth letter may be wrong."""

LATIN: Final = re.compile("[a-z]")
"""The Thai model of Tesseract knows no Latin letters: Thailand comes out as anything."""

DOUBTFUL_EDITS: Final = 6
"""Wrong letters allowed in a term on a doubtful page, within the same share of its length:
recognition gets 4 to 10 letters in 100 wrong on real scans."""


class Doubt(StrEnum):
    """Why a verdict stays open although the page has text."""

    UNREAD_PAGE = "unread_page"
    LEFT_OUT_PAGE = "left_out_page"
    BLURRED_LINE = "blurred_line"
    NUMBER = "number"
    CHANGE = "change"
    GARBLED = "garbled"


def is_doubtful(page: Page) -> bool:
    """Whether single letters of a page may be wrong."""
    return page.source is Source.OCR or page.quality < SURE_QUALITY


def loosen_rules(rules: Thresholds) -> Thresholds:
    """Allow more wrong letters in long terms; never another word or another number."""
    return replace(rules, fuzzy_max_edits=max(rules.fuzzy_max_edits, DOUBTFUL_EDITS))


def gather_aside(pages: Sequence[Page]) -> str:
    """Gather, folded, what recognition took for noise or for furniture of the pages."""
    aside = (line for page in pages if page.source is Source.OCR for line in page.furniture)
    return fold_key("\0".join(aside))


def count_garbled(element: Element, reading: Reading, whole: SectionText, aside: str) -> Reading:
    """Count as found the terms that stand garbled where the wording has them, or set aside."""
    garbled = {
        line[0]
        for line in element.terms
        if line[0] in reading.missing
        and any(_stands_garbled(t, reading, whole) or _stands_aside(t, aside) for t in line)
    }
    if not garbled:
        return reading
    return replace(
        reading,
        found=(*reading.found, *(t for t in reading.missing if t in garbled)),
        missing=tuple(t for t in reading.missing if t not in garbled),
        anchored=True,
    )


def _stands_aside(term: str, aside: str) -> bool:
    """Whether recognition read a term and took its line for noise."""
    key = fold_key(term)
    if len(key) < SHORTEST_ASIDE or not aside:
        return False
    return find_fuzzy(key, aside, max(1, len(key) // LETTERS_PER_EDIT)) is not None


def _stands_garbled(term: str, reading: Reading, whole: SectionText) -> bool:
    """Whether something like a term stands where the aligned wording has it."""
    if reading.alignment is None:
        return False
    key = fold_key(term)
    if LATIN.search(key) and reading.likeness >= FRAGMENT_LIKENESS:
        return True  # the statement is there, and its Latin word no one could read
    for placed in reading.alignment.placed:
        place = placed.fragment.key.find(key)
        if place < 0 or placed.window.likeness < FRAGMENT_LIKENESS:
            continue
        start, end = Mapping(placed, whole).stretch(place, place + len(key))
        if measure_likeness(whole.key[start:end], key) >= GARBLED_LIKENESS:
            return True
    return False
