"""Skips of the eye: statements of which only the last words stand, behind their neighbours."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.judging.comparing.fragments import FRAGMENT_LIKENESS
from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.moved import stands_elsewhere
from pipeline.judging.comparing.slips import Difference
from pipeline.judging.comparing.statements import Placed
from pipeline.judging.findings.case import (
    Case,
    Stated,
    heading_span,
    locate_stretch,
    report_finding,
)
from pipeline.judging.findings.copied import COPIED_SHARE, GAP_LETTERS, count_same
from pipeline.judging.findings.holes import FILLING, find_wording
from pipeline.judging.template import PLACEHOLDER
from pipeline.model import Finding, Judgement, Severity, Span, Verdict
from pipeline.text.letters import fold_key, fold_text, is_thai

TAIL_LETTERS: Final = 240
"""Characters after a statement in which the tail of a lost one is looked for."""

SHORTEST_TAIL: Final = 5
"""Folded letters; fewer agree by chance (เช่นกัน has 6)."""

LONGER_TAIL: Final = 12
"""Folded letters of a tail that does not follow at once: a name may stand between."""

LOST_HEAD: Final = 0.3
"""Share of a wording; who lost less of its beginning lost words, and the sentence still stands."""

_WORD: Final = re.compile("[\u0e01-\u0e4ea-zA-Z]")
_LAST_STAFF: Final = r"(?:ลูกจ้าง(?:ประจำ)?|พนักงานจ้าง(?:ตามภารกิจ|ทั่วไป)?|บุคลากรทางการศึกษา)"
_REST_OF_LIST: Final = re.compile(rf"\s*(?:(?:และ|หรือ|,)?\s*{_LAST_STAFF}\s*)+")
"""The end of a list of staff: those who never come first in it."""


def check_lost_clauses(case: Case) -> Iterator[Finding]:
    """Report the last words of a missing statement where its neighbour ends: an eye-skip."""
    for before, judgement in pairwise(case.judgements):
        if _is_unaligned(judgement) and before.evidence is not None:
            span = _find_tail(case, before, before.evidence.span.end, judgement)
            if span is not None:
                yield report_tail(case, judgement, span)


def _is_unaligned(judgement: Judgement) -> bool:
    """Whether a statement is missing, or only some words of it were found."""
    is_partial = judgement.verdict is Verdict.PARTIAL
    return judgement.verdict is Verdict.MISSING or (
        is_partial and judgement.likeness < FRAGMENT_LIKENESS
    )


def _find_tail(case: Case, before: Judgement, place: int, lost: Judgement) -> Span | None:
    """Find the longest end of a wording right behind a statement, or behind the name it ends with.

    What follows a quotation may be the organisation's name: only a longer end tells there.
    """
    after = fold_text(case.document.text[place : place + TAIL_LETTERS])
    tail = fold_key(re.sub(rf"\s*{PLACEHOLDER.pattern}$", "", lost.element.canonical))
    starts = {0: SHORTEST_TAIL if lost.verdict is Verdict.MISSING else LONGER_TAIL}
    line = case.document.text[place : place + TAIL_LETTERS].find("\n")
    if line >= 0 and _is_title(case, before):
        starts[bisect_left(after.origins, line)] = LONGER_TAIL
    name = fold_key(case.identity.organisation or "")
    if name and before.element.canonical.endswith("{organisation}") and name in after.key:
        starts[after.key.find(name) + len(name)] = LONGER_TAIL
    for start in tuple(starts):
        origin = after.origins[start] if start < len(after.key) else len(after.origins)
        rest = _REST_OF_LIST.match(case.document.text, place + origin)
        if rest is not None:
            starts[bisect_left(after.origins, rest.end() - place)] = LONGER_TAIL
    for start, shortest in starts.items():
        for size in range(min(len(tail), len(after.key)), shortest - 1, -1):
            if after.key.startswith(tail[-size:], start):
                left, right = after.source_span(start, start + size)
                return Span(place + left, place + right)
    return None


def _is_title(case: Case, judgement: Judgement) -> bool:
    """Whether a statement is its section's heading, of which the quotation may lack the end."""
    own, span = judgement.evidence, None
    for section in case.judged_sections():
        if section.key == judgement.section:
            span = heading_span(section)
    return own is not None and span is not None and own.span.start < span.end


def find_tail(stated: Stated) -> Span | None:
    """Find where a statement stands of which the beginning is lost, be it present or partial.

    Less of a beginning is words lost; one that stands elsewhere, or says nothing, is not lost.
    """
    wording = find_wording(stated.judgement.element, stated.alignment)
    first = stated.alignment.placed[0]
    mapping = Mapping(first, stated.section)
    cut = _measure_head(mapping)
    before = wording[: wording.index(first.fragment)] if first.fragment in wording else ()
    lost = sum(len(fragment.key) for fragment in before) + cut
    total = sum(len(fragment.key) for fragment in wording)
    same, strange = count_same(stated.alignment, stated.section)
    if lost < LOST_HEAD * total or same < max(LONGER_TAIL, COPIED_SHARE * (same + strange)):
        return None
    start = stated.section.folded.source_span(mapping.start, mapping.start)[0]
    front = stated.section.text[:start].strip()
    is_rest = _REST_OF_LIST.fullmatch(front) is not None
    is_own = first.fragment.before or not FILLING.fullmatch(front)
    if _WORD.search(front) and is_own and not is_rest:
        return None
    if not _is_whole_tail(stated):
        return None
    words = [*(fragment.text for fragment in before), _read_head(first, cut)]
    gone = Difference("".join("".join(words).split()), "", mapping.start, mapping.start)
    if gone.is_empty or stands_elsewhere(gone, stated.section, stated.alignment):
        return None
    return locate_stretch(stated, mapping.start, stated.alignment.end)


def _is_whole_tail(stated: Stated) -> bool:
    """Whether all behind a statement's lost beginning stands, and ends there.

    Who says it in other words leaves out more than one piece, or goes on with his own.
    """
    first, last = stated.alignment.placed[0], stated.alignment.placed[-1]
    for placed in stated.alignment.placed:
        changes = Mapping(placed, stated.section).changes
        rest = changes[2:] if placed is first else changes
        if any(c.kind == "delete" and c.a_end - c.a_start >= GAP_LETTERS for c in rest):
            return False
    end = stated.section.folded.source_span(last.window.end - 1, last.window.end)[1]
    is_over = bool(last.fragment.after) or not is_thai(stated.section.text[end : end + 1])
    return is_over and Mapping(last, stated.section).changes[-1].kind == "equal"


def _measure_head(mapping: Mapping) -> int:
    """Count the letters lost at a piece's beginning, also where its first word comes again.

    In โดยยึดหลัก, of โดยกำหนดแนวทาง … โดยยึดหลัก, the word that stands is the second one.
    """
    key, (first, *rest) = mapping.fragment.key, mapping.changes
    if first.kind == "delete":
        return first.a_end
    if first.kind == "equal" and rest and rest[0].kind == "delete":
        word, gone = key[: first.a_end], key[first.a_end : rest[0].a_end]
        if gone.endswith(word):
            return len(gone)
    return 0


def _read_head(placed: Placed, cut: int) -> str:
    """Read the first letters of a piece, as the template spells them."""
    fragment = placed.fragment
    return fragment.text[: fragment.folded.source_span(cut - 1, cut)[1]] if cut else ""


def report_tail(case: Case, lost: Judgement, span: Span) -> Finding:
    """Report that only the end of a statement stands."""
    found = case.document.text[span.start : span.end]
    return report_finding(
        case,
        ("lost_clause", Severity.MEDIUM),
        span,
        words=(found, lost.element.canonical),
        messages=(
            f"พบเพียงท้ายข้อความ “{found}” ข้อความตามแบบที่นำหน้าขาดหาย",
            f"Only the tail “{found}” of the template's statement is there.",
        ),
        about=lost,
    )
