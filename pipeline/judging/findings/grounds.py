"""Grounds: which statement a place in the text belongs to.

Statements follow each other without a break, and the evidence of one may end before its
own last words or reach over the next line's first.
"""

import re
from dataclasses import dataclass
from typing import Final

from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.findings.case import Case
from pipeline.judging.template import PLACEHOLDER
from pipeline.model import Judgement, Section, Span
from pipeline.text.letters import fold_key

BESIDE: Final = 40
"""Characters between a statement's evidence and the words that begin or end it."""

OVERHANG: Final = 20
"""Characters of another line that a statement's evidence may hold by a near likeness."""

EDGE_LETTERS: Final = 8
"""Folded letters that must be the template's own beside a name."""

SAID_LETTERS: Final = 14
"""Folded letters in a row that are a statement's own, and no common word's."""

_LINE: Final = re.compile(r"[\n\f]")
_BLANK: Final = re.compile(r"\s")
_SIGNS: Final = re.compile(r"\W+")
_JOINING: Final = re.compile(r"\(|ของ|แก่|ใน|ตาม|ต่อ|ให้แก่|จาก|ณ |ที่|กับ|และ|หรือ|ทั้ง|โดย|ซึ่ง|เป็น|เพื่อ")
"""How words go on with the sentence before them."""

_LINKS: Final = frozenset({"โดย", "ดังนั้น", "ทั้งนี้", "ซึ่ง", "และ", "เพื่อให้"})
"""Words that open a sentence and stand alone before its subject."""

_VERB: Final = re.compile("ต้อง|ได้|จะ|จึง|พึง|มี|กำหนด|ควร")
"""How a sentence goes on after its subject."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """A statement and the stretch of the text that is surely its own."""

    judgement: Judgement
    start: int
    end: int

    def is_around(self, span: Span) -> bool:
        return self.start < span.end and span.start < self.end

    def gap(self, span: Span) -> int:
        return max(self.start - span.end, span.start - self.end)


def statement_at(case: Case, section: Section | None, span: Span) -> Judgement | None:
    """Find the statement that a span stands in or beside; None where none is near.

    What stands between two belongs to the one whose wording has its place just there, else
    to the one on its own line.
    """
    if section is None:
        return None
    text = case.document.text
    grounds = _list_grounds(case, section)
    around = [g for g in grounds if g.is_around(span)]
    before = next((g for g in reversed(grounds) if g.end <= span.start), None)
    after = next((g for g in grounds if span.end <= g.start), None)
    beside = [g for g in (before, after) if g is not None and g.gap(span) <= BESIDE]
    placed = [g for g in around if _has_place_at(text, g, span)]
    if not placed:
        placed = [g for g in beside if _is_joined(text, g, span) and _has_place_at(text, g, span)]
    if around or len(placed) == 1:
        return min(placed or around, key=lambda g: g.end - g.start).judgement
    chosen = _choose_beside(text, span, before, after)
    return chosen.judgement if chosen is not None and chosen in beside else None


def _list_grounds(case: Case, section: Section) -> list[_Ground]:
    """List the statements of a section in the order of the text."""
    text = case.document.text
    judgements = [j for j in case.judgements if j.section == section.key and j.evidence]
    return sorted((_find_ground(text, j) for j in judgements), key=lambda g: (g.start, g.end))


def _find_ground(text: str, judgement: Judgement) -> _Ground:
    """Take a statement's evidence without the few letters that reach over a line's end."""
    span = judgement.evidence.span if judgement.evidence is not None else Span(0, 0)
    lines = _LINE.split(text[span.start : span.end])
    head = len(lines[0]) + 1 if len(lines) > 1 and len(lines[0]) <= OVERHANG else 0
    tail = len(lines[-1]) + 1 if len(lines) > 1 and len(lines[-1]) <= OVERHANG else 0
    start = span.start + head
    return _Ground(judgement, start, max(start, span.end - tail))


def _is_joined(text: str, ground: _Ground, span: Span) -> bool:
    """Whether no line ends between a statement and a span beside it."""
    between = text[min(ground.end, span.end) : max(ground.start, span.start)]
    return _LINE.search(between) is None


def _choose_beside(
    text: str, span: Span, before: _Ground | None, after: _Ground | None
) -> _Ground | None:
    """Choose between the statement that ends before a span and the one that begins after it."""
    is_left = before is not None and _is_joined(text, before, span)
    is_right = after is not None and _is_joined(text, after, span)
    if before is not None and after is not None and is_left and is_right:
        left, right = text[before.end : span.start], text[span.end : after.start]
        is_befores, is_afters = (_says(g.judgement, left, right) for g in (before, after))
        following = text[after.start : after.start + BESIDE]
        is_left = is_befores if is_befores != is_afters else _goes_on(left, right, following)
    return before if is_left else after if is_right else None


def _says(judgement: Judgement, *words: str) -> bool:
    """Whether a statement's wordings have some letters of the words in a row."""
    wordings = "\0".join(map(fold_key, wordings_of(judgement.element)))
    keys = [fold_key(word) for word in words]
    return any(
        key[place : place + SAID_LETTERS] in wordings
        for key in keys
        for place in range(len(key) - SAID_LETTERS + 1)
    )


def _goes_on(left: str, right: str, following: str) -> bool:
    """Whether words between two statements belong to the first: blanks part Thai clauses."""
    opening, clause = left.strip(), right.strip()
    if not _BLANK.search(right):
        return not _BLANK.search(left)
    if not opening:
        return not left or _VERB.match(clause or following) is None
    if opening in _LINKS and not any(map(str.isalnum, clause)):
        return False
    is_attached = not left[:1].isspace() or _JOINING.match(opening) is not None
    return is_attached or any(map(str.isalnum, clause))


def _has_place_at(text: str, ground: _Ground, span: Span) -> bool:
    """Whether a wording leaves room for the plan's own words just where a span stands.

    The evidence may end before it: “… ประสิทธิผล และเกิดประโยชน์แก่{organisation}”.
    """
    before, after = _list_pieces(ground.judgement)
    ahead = fold_key(_SIGNS.sub("", text[span.end : span.end + BESIDE], count=1))[:EDGE_LETTERS]
    if span.end <= ground.end and any(piece.startswith(ahead) for piece in after):
        return True
    behind = fold_key(text[max(0, span.start - BESIDE) : span.start])[-EDGE_LETTERS:]
    return ground.start <= span.start and any(piece.endswith(behind) for piece in before)


def _list_pieces(judgement: Judgement) -> tuple[list[str], list[str]]:
    """Give, folded, what a statement's wordings say before their places, and after them."""
    pieces = [
        [fold_key(piece) for piece in PLACEHOLDER.sub("\0", wording).split("\0")]
        for wording in wordings_of(judgement.element)
    ]
    return [p for cut in pieces for p in cut[:-1]], [p for cut in pieces for p in cut[1:]]
