"""Where a line has blanks: typed ones that part something, and gaps nobody typed.

Thai has no blanks between words, so a wrong one breaks a word. A line set wide
to fill the measure has gaps everywhere, so gaps are held against the line's own
tracking; a gap far wider parts two cells and becomes a tab.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reading.drafts import DraftLine
from pipeline.reading.fonts import ProvenGlyph
from pipeline.reading.frame import Flags, take_middle
from pipeline.reading.glyphs import BLANK, Glyphs, Rows
from pipeline.reading.repair import Edit
from pipeline.text.letters import NIKHAHIT, SARA_AA, SARA_AM, TONES

BLANK_GAP: Final = 0.15
"""A gap this many em wider than the line's own tracking is a blank (measured)."""
CLOSED_GAP: Final = 0.05
"""A typed blank drawn in a gap narrower than this many em parts nothing."""
COLUMN_GAP: Final = 1.5
"""A gap of this many em in which nobody typed a blank parts two cells."""
TYPED_GAP: Final = 2.5
"""With a blank typed in it the gap must be wider: pdfium hands out one blank of several."""
TRACKING_SAMPLE: Final = 8
"""Fewer gaps than this do not tell a line's tracking."""
WIDEST_TRACKING: Final = 0.35
"""Letters wider apart than this many em are cells, not tracking."""
LEAST_RISE: Final = 0.3
"""A nikhahit is drawn above the letters, at 0.4 to 0.6 em in the fonts seen."""
GLYPH_CONFIDENCE: Final = 1.0
INK_CONFIDENCE: Final = 0.95
"""The ink proves that something is drawn, the letters beside it what it is."""

_LEANING: Final = frozenset(map(ord, (SARA_AA, SARA_AM)))
"""No word begins with these: a blank before them is a claim to keep for repair."""
_TONE_CODES: Final = frozenset(map(ord, TONES))


@dataclass(frozen=True, slots=True)
class LineOfGlyphs:
    """Rows of one line in reading order, and the base of each mark (else -1)."""

    members: Rows
    hosts: Rows


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a line: what is claimed, what is drawn, and by what rule."""

    claimed: str
    drawn: str
    rule: str = ""
    evidence: str = ""


def write_line(
    glyphs: Glyphs, line: LineOfGlyphs, proofs: Mapping[int, ProvenGlyph]
) -> DraftLine | None:
    """Give the text of a line with the edits its glyphs prove; None when nothing is drawn."""
    members = line.members
    blank = (glyphs.kind[members] == BLANK) & ~_is_inked_nikhahit(glyphs, members)
    bases = np.flatnonzero(~blank & (line.hosts < 0))
    if not len(bases):
        return None
    gaps = _choose_blanks(glyphs, members, bases, blank)
    if not _is_plain(glyphs, members, blank, proofs):
        raw, text, edits = _collect_edits(_read_pieces(glyphs, members, blank, gaps, proofs))
    else:
        codes = glyphs.codes[members].tolist()
        drawn = ("" if empty else chr(c) for c, empty in zip(codes, blank.tolist(), strict=True))
        raw = text = "".join(chain.from_iterable(zip(gaps, drawn, strict=True)))
        edits = ()
    return DraftLine(raw=raw, text=text, edits=edits, ends_blank=bool(blank[-1]))


def _is_plain(
    glyphs: Glyphs, members: Rows, blank: Flags, proofs: Mapping[int, ProvenGlyph]
) -> bool:
    """Tell whether every glyph of a line is what it claims to be."""
    if np.any((glyphs.kind[members] == BLANK) != blank):
        return False
    claimed = glyphs.chars.codes[glyphs.rows[members]]
    return not proofs or proofs.keys().isdisjoint(claimed.tolist())


def _read_pieces(
    glyphs: Glyphs,
    members: Rows,
    blank: Flags,
    gaps: list[str],
    proofs: Mapping[int, ProvenGlyph],
) -> list[_Piece]:
    pieces: list[_Piece] = []
    for row, empty, gap in zip(members.tolist(), blank.tolist(), gaps, strict=True):
        if gap:
            pieces.append(_Piece(gap, gap))
        if not empty:
            pieces.append(_read_glyph(glyphs, row, proofs))
    return pieces


def _is_inked_nikhahit(glyphs: Glyphs, members: Rows) -> Flags:
    """Blanks that are drawn, and stand before sara aa (a tone may come between)."""
    drawn = glyphs.inked[members] & (glyphs.rise[members] > LEAST_RISE)
    suspects = np.flatnonzero((glyphs.kind[members] == BLANK) & drawn)
    proven = np.zeros(len(members), dtype=np.bool_)
    codes = glyphs.codes[members].tolist()
    for place in suspects.tolist():
        after = place + 1
        while after < len(codes) and codes[after] in _TONE_CODES:
            after += 1
        proven[place] = after < len(codes) and codes[after] == ord(SARA_AA)
    return proven


def _choose_blanks(glyphs: Glyphs, members: Rows, bases: Rows, blank: Flags) -> list[str]:
    """Give what stands before each member: nothing, blanks, or a tab between cells."""
    chosen = [""] * len(members)
    if len(bases) < 2:
        return chosen
    rows = members[bases]
    reach = np.maximum.accumulate(glyphs.right[rows])
    em = np.maximum(glyphs.size[rows][1:], glyphs.size[rows][:-1])
    gaps = (glyphs.left[rows][1:] - reach[:-1]) / em
    gaps = (gaps - _measure_tracking(gaps)).astype(np.float32)
    typed_counts = np.add.reduceat(blank, bases)[:-1]
    for i in np.flatnonzero((typed_counts > 0) | (gaps > BLANK_GAP)).tolist():
        between = members[bases[i] : bases[i + 1]]
        codes = glyphs.codes[between][blank[bases[i] : bases[i + 1]]]
        leaning = int(glyphs.codes[rows[i + 1]]) in _LEANING
        chosen[bases[i + 1]] = _choose_gap("".join(map(chr, codes.tolist())), gaps[i], leaning)
    return chosen


def _choose_gap(typed: str, gap: float, leaning: bool) -> str:
    if gap > (TYPED_GAP if typed else COLUMN_GAP):
        return "\t"
    if typed:
        return typed if leaning or gap > CLOSED_GAP else ""
    return " " if gap > BLANK_GAP else ""


def _measure_tracking(gaps: npt.NDArray[np.floating]) -> float:
    """How far apart in em the letters of this line are set."""
    if len(gaps) < TRACKING_SAMPLE:
        return 0.0
    return min(max(take_middle(gaps), 0.0), WIDEST_TRACKING)


# --- what was claimed, what is drawn ------------------------------------------


def _read_glyph(glyphs: Glyphs, row: int, proofs: Mapping[int, ProvenGlyph]) -> _Piece:
    proof = proofs.get(int(glyphs.chars.codes[glyphs.rows[row]]))
    if proof is not None:
        claim = proof.claim
        return _Piece(claim.claimed, claim.actual, proof.rule, claim.evidence)
    character = chr(int(glyphs.codes[row]))
    if glyphs.kind[row] == BLANK:
        return _Piece(character, NIKHAHIT, "nikhahit_claims_space", "ink")
    return _Piece(character, character)


def _collect_edits(pieces: list[_Piece]) -> tuple[str, str, tuple[Edit, ...]]:
    """Raw line, drawn line, and the edits between them; neighbours by one rule are one."""
    raw: list[str] = []
    text: list[str] = []
    edits: list[Edit] = []
    length = 0
    for piece in _merge_neighbours(pieces):
        raw.append(piece.claimed)
        text.append(piece.drawn)
        if piece.rule:
            confidence = INK_CONFIDENCE if piece.evidence == "ink" else GLYPH_CONFIDENCE
            edits.append(
                Edit(piece.rule, piece.evidence, length, piece.claimed, piece.drawn, confidence)
            )
        length += len(piece.drawn)
    return "".join(raw), "".join(text), tuple(edits)


def _merge_neighbours(pieces: list[_Piece]) -> Iterator[_Piece]:
    pending: _Piece | None = None
    for piece in pieces:
        if pending is not None and (pending.rule, pending.evidence) == (piece.rule, piece.evidence):
            pending = _Piece(
                pending.claimed + piece.claimed,
                pending.drawn + piece.drawn,
                piece.rule,
                piece.evidence,
            )
            continue
        if pending is not None:
            yield pending
        pending = piece
    if pending is not None:
        yield pending
