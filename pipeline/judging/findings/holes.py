"""Holes: pieces of a wording that are gone beside a place for the plan's own words.

อันจะทำให้(การปฏิบัติหน้าที่ของ)พนักงานส่วนตำบล   a piece is gone, the people stand there
เกิดประโยชน์แก่( … ) โดยจัดทำแผน                nobody stands where the template has a name
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.judging.comparing.fragments import Fragment, cut_statement
from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.slips import Difference
from pipeline.judging.comparing.small_words import LEANING_WORDS
from pipeline.judging.comparing.statements import Alignment, Placed, wordings_of
from pipeline.judging.comparing.terms import SectionText
from pipeline.judging.findings.scope import CATEGORIES
from pipeline.model import Element
from pipeline.text.likeness import share_beginning
from pipeline.text.words import split_words

SHORTEST_LEAD: Final = 5
"""Folded letters of a piece's first words, right before the people: กำหนด."""

_CATEGORY: Final = "|".join(words for _, words in CATEGORIES)
_NAME: Final = r"(?:องค์การบริหารส่วน|เทศบาล|อบต\.|อบจ\.)[\u0e01-\u0e4e]*"
_LINK: Final = r"[\s,/]|และ|หรือ|รวมทั้ง|รวมถึง|ตลอดจน|อีกทั้ง|ทุกประเภท|ในสังกัด|ของ"
FILLING: Final = re.compile(rf"(?:(?:{_LINK})*(?:{_CATEGORY}|{_NAME}))+\s*")
"""What fills a place for the plan's people, its name, or both."""

_NEXT: Final = re.compile(
    r"\s+(?:และ|หรือ|โดย|เพื่อ|ทั้งนี้|ดังนั้น|จึง|ซึ่ง|อัน|ตลอดจน|รวมทั้ง|พร้อมทั้ง|นอกจาก)|\s*$"
)
"""What follows where nobody is named: the next clause, or the next statement."""


def find_holes(
    element: Element, alignment: Alignment, section: SectionText, *, is_closed: bool
) -> Iterator[Difference]:
    """Find pieces of the wording that are lost, and places for a name that are left empty.

    `is_closed` tells that the section's text ends where another statement begins.
    """
    yield from _find_lost_pieces(element, alignment, section, is_closed=is_closed)
    for before, after in pairwise(alignment.placed):
        if before.fragment.after and before.fragment.after == after.fragment.before:
            there = section.source(before.window.end, after.window.start)
            if not there.strip():
                yield from _leave_empty(before, section)
    last = alignment.placed[-1]
    behind = _read_behind(section, last.window.end)
    if last.fragment.after and _NEXT.match(behind) and (behind.strip() or is_closed):
        yield from _leave_empty(last, section)


def _leave_empty(placed: Placed, section: SectionText) -> Iterator[Difference]:
    """Give the empty place behind a word that needs somebody: ของ, แก่."""
    mapping = Mapping(placed, section)
    if (
        mapping.changes[-1].kind == "equal"
        and split_words(placed.fragment.text)[-1] in LEANING_WORDS
    ):
        yield Difference(f"{{{placed.fragment.after}}}", "", mapping.end, mapping.end)


def _find_lost_pieces(
    element: Element, alignment: Alignment, section: SectionText, *, is_closed: bool
) -> Iterator[Difference]:
    """Find the pieces before the first one that stands, and behind the last one."""
    first, last = alignment.placed[0], alignment.placed[-1]
    whole = find_wording(element, alignment)
    lead = next((p for p, after in pairwise(whole) if after is first.fragment), None)
    tail = next((p for before, p in pairwise(whole) if before is last.fragment), None)
    if lead is not None:
        yield from _find_lead(lead, first, section)
    behind = _read_behind(section, last.window.end)
    if tail is not None and is_closed and FILLING.fullmatch(behind):
        place = len(section.key)
        yield Difference(tail.text, "", place, place)


def find_wording(element: Element, alignment: Alignment) -> tuple[Fragment, ...]:
    """Find the pieces of the wording that an alignment is with, the lost ones as well."""
    first, last = alignment.placed[0].fragment, alignment.placed[-1].fragment
    wordings = (cut_statement(wording) for wording in wordings_of(element))
    return next((w for w in wordings if first in w and last in w), ())


def _find_lead(piece: Fragment, first: Placed, section: SectionText) -> Iterator[Difference]:
    """Find what is gone between a piece's first words and the people named behind them."""
    place = section.key.rfind(piece.key[:SHORTEST_LEAD], 0, first.window.start)
    if place < 0:
        return
    left = share_beginning(piece.key, section.key[place : first.window.start])
    for end in range(len(left), SHORTEST_LEAD - 1, -1):
        if FILLING.fullmatch(section.source(place + end, first.window.start)):
            lost = piece.text[piece.folded.source_span(end - 1, end)[1] :]
            yield Difference(lost, "", place + end, place + end)
            return


def _read_behind(section: SectionText, place: int) -> str:
    """Read the text behind a place of the key."""
    return section.text[section.folded.source_span(place - 1, place)[1] :]
