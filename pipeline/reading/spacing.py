"""Where a line has blanks: typed ones that part something, and gaps nobody typed.

Thai has no blanks between words, so a wrong one breaks a word. A line set wide
to fill the measure has gaps everywhere, so gaps are held against the line's own
tracking; a gap far wider parts two cells and becomes a tab.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, groupby, pairwise
from operator import itemgetter
from typing import Final, NamedTuple

import numpy as np

from pipeline.reading.claims import SHOWN_DIGITS
from pipeline.reading.drafts import DraftLine
from pipeline.reading.fonts import ProvenGlyph
from pipeline.reading.frame import Flags, Numbers, spell_codes
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

_LEANING: Final = frozenset((SARA_AA, SARA_AM))
"""No word begins with these: a blank before them is a claim to keep for repair."""
_TONE_CODES: Final = frozenset(map(ord, TONES))


@dataclass(frozen=True, slots=True)
class LineOfGlyphs:
    """Rows of one line in reading order, and the base of each mark (else -1)."""

    members: Rows
    hosts: Rows


@dataclass(frozen=True, slots=True)
class _Script:
    """The members of all lines of a layer in one row, so that numpy is asked once a page.

    Line `n` goes from `edges[n]` to `edges[n + 1]`; `blank` are the members that draw
    nothing, `bases` the places of those that no other carries.
    """

    glyphs: Glyphs
    members: Rows
    edges: Rows
    blank: Flags
    bases: Rows


class _Piece(NamedTuple):
    """A stretch of a line: what is claimed, what is drawn, and by what rule.

    `shown` is what the page shows where its digits are not those of the text.
    """

    claimed: str
    drawn: str
    rule: str = ""
    evidence: str = ""
    shown: str = ""


def write_lines(
    glyphs: Glyphs,
    lines: Sequence[LineOfGlyphs],
    proofs: Mapping[int, ProvenGlyph],
    fields: Rows,
) -> list[DraftLine | None]:
    """Give the text of each line with the edits its glyphs prove; None when nothing is drawn.

    `fields` are the cells that the glyphs stand in: from one to the next goes a tab.
    """
    script = _lay_out(glyphs, lines)
    gaps, proven = _choose_blanks(script, fields), _find_proven(script, proofs)
    writing = _Writing(
        letters=spell_codes(glyphs.codes[script.members[~script.blank]]),
        seen=np.append(0, np.cumsum(~script.blank)).tolist(),
        places=sorted(gaps.keys() | proven.keys()),
        gaps=gaps,
        proven=proven,
    )
    bases = np.diff(np.searchsorted(script.bases, script.edges)).tolist()
    return [
        _write_line(writing.cut(first, last), ends_blank=bool(script.blank[last - 1]))
        if count
        else None
        for (first, last), count in zip(pairwise(script.edges.tolist()), bases, strict=True)
    ]


def _lay_out(glyphs: Glyphs, lines: Sequence[LineOfGlyphs]) -> _Script:
    nothing = np.empty(0, dtype=np.intp)
    members = np.concatenate([nothing, *(line.members for line in lines)])
    hosts = np.concatenate([nothing, *(line.hosts for line in lines)])
    edges = np.cumsum([0, *(len(line.members) for line in lines)])
    blank = (glyphs.kind[members] == BLANK) & ~_find_inked_nikhahit(glyphs, members, edges)
    return _Script(glyphs, members, edges, blank, np.flatnonzero(~blank & (hosts < 0)))


def _find_inked_nikhahit(glyphs: Glyphs, members: Rows, edges: Rows) -> Flags:
    """Find the blanks that are drawn, and stand before sara aa (a tone may come between)."""
    drawn = glyphs.inked[members] & (glyphs.rise[members] > LEAST_RISE)
    suspects = np.flatnonzero((glyphs.kind[members] == BLANK) & drawn)
    ends = edges[np.searchsorted(edges, suspects, side="right")]
    proven = np.zeros(len(members), dtype=np.bool_)
    for place, end in zip(suspects.tolist(), ends.tolist(), strict=True):
        behind = glyphs.codes[members[place + 1 : end]].tolist()
        proven[place] = next((c for c in behind if c not in _TONE_CODES), None) == ord(SARA_AA)
    return proven


# --- gaps ---------------------------------------------------------------------


def _choose_blanks(script: _Script, fields: Rows) -> dict[int, str]:
    """Give what stands before a base, by its place: blanks, or a tab between cells."""
    bases, blank = script.bases, script.blank
    gaps = _measure_gaps(script)
    typed = np.diff(np.cumsum(blank)[bases])
    own = fields[script.members[bases]]
    gaps[(own[1:] != own[:-1]) & ~np.isnan(gaps)] = np.inf
    asked = np.flatnonzero(((typed > 0) & ~np.isnan(gaps)) | (gaps > BLANK_GAP))
    letters = spell_codes(script.glyphs.codes[script.members]) if len(asked) else ""
    chosen = {}
    for i, first, last, gap in zip(
        asked.tolist(), bases[asked].tolist(), bases[asked + 1].tolist(), gaps[asked], strict=True
    ):
        between = compress(letters[first:last], blank[first:last].tolist()) if typed[i] else ()
        choice = _choose_gap("".join(between), gap, letters[last] in _LEANING)
        if choice:
            chosen[last] = choice
    return chosen


def _measure_gaps(script: _Script) -> Numbers:
    """Give for each two bases how many em they are apart beyond the tracking of their line.

    Between the last base of a line and the first of the next one there is no gap: NaN.
    """
    glyphs, rows = script.glyphs, script.members[script.bases]
    if len(rows) < 2:
        return np.empty(0, dtype=np.float32)
    line = np.searchsorted(script.edges, script.bases, side="right")
    inside = line[1:] == line[:-1]
    size = glyphs.size[rows]
    reach = _follow_reach(glyphs.right[rows], line)
    em = np.maximum(size[1:], size[:-1])
    gaps: Numbers = np.divide(glyphs.left[rows][1:] - reach[:-1], em, dtype=np.float32)
    gaps[~inside] = np.nan
    gaps -= _measure_tracking(gaps[inside], line[1:][inside], line[-1] + 1)[line[1:]]
    return gaps


def _follow_reach(rights: Numbers, line: Rows) -> Numbers:
    """Give how far right each line has come with each of its bases."""
    reach = rights.copy()
    back = (line[1:] == line[:-1]) & ~(reach[1:] >= reach[:-1])
    for number in np.unique(line[1:][back]).tolist():
        first, last = np.searchsorted(line, (number, number + 1))
        reach[first:last] = np.maximum.accumulate(reach[first:last])
    return reach


def _measure_tracking(gaps: Numbers, line: Rows, count: int) -> Numbers:
    """How far apart in em the letters of each line are set: by the middle one of its gaps."""
    sizes = np.bincount(line, minlength=count)
    firsts = np.cumsum(sizes) - sizes
    told = sizes >= TRACKING_SAMPLE
    middle = gaps[np.lexsort((gaps, line))][(firsts + sizes // 2)[told]]
    tracking = np.zeros(count, dtype=np.float32)
    tracking[told] = np.clip(middle, 0.0, WIDEST_TRACKING)
    return tracking


def _choose_gap(typed: str, gap: float, leaning: bool) -> str:
    if gap > (TYPED_GAP if typed else COLUMN_GAP):
        return "\t"
    if typed:
        return typed if leaning or gap > CLOSED_GAP else ""
    return " " if gap > BLANK_GAP else ""


# --- what was claimed, what is drawn ------------------------------------------


def _find_proven(script: _Script, proofs: Mapping[int, ProvenGlyph]) -> dict[int, _Piece]:
    """Give the glyphs that draw something else than they claim, by their places."""
    glyphs, members = script.glyphs, script.members
    claimed = glyphs.chars.codes[glyphs.rows[members]]
    known = np.isin(claimed, np.fromiter(proofs, np.uint32, len(proofs)))
    inked = glyphs.kind[members] == BLANK
    places = np.flatnonzero(~script.blank & (known | inked))
    codes = list(zip(claimed[places].tolist(), glyphs.codes[members[places]].tolist(), strict=True))
    pieces = {pair: _name_piece(proofs.get(pair[0]), chr(pair[1])) for pair in set(codes)}
    return dict(zip(places.tolist(), map(pieces.__getitem__, codes), strict=True))


def _name_piece(proof: ProvenGlyph | None, character: str) -> _Piece:
    if proof is None:
        return _Piece(character, NIKHAHIT, "nikhahit_claims_space", "ink")
    claim = proof.claim
    if proof.rule == SHOWN_DIGITS:
        return _Piece(claim.claimed, claim.claimed, shown=claim.actual)
    return _Piece(claim.claimed, claim.actual, proof.rule, claim.evidence)


@dataclass(frozen=True, slots=True)
class _Writing:
    """What is written: the letters drawn, of which `seen` counts those before each place.

    `places` are those of `gaps` and `proven`, in order.
    """

    letters: str
    seen: list[int]
    places: list[int]
    gaps: dict[int, str]
    proven: dict[int, _Piece]

    def cut(self, first: int, last: int) -> Iterator[_Piece]:
        """Give the line from place to place in pieces: only what is proven stands alone."""
        at = first
        plain = ""
        for place in self.places[bisect_left(self.places, first) : bisect_left(self.places, last)]:
            plain += self.letters[self.seen[at] : self.seen[place]] + self.gaps.get(place, "")
            at = place
            if place in self.proven:
                if plain:
                    yield _Piece(plain, plain)
                yield self.proven[place]
                at, plain = place + 1, ""
        plain += self.letters[self.seen[at] : self.seen[last]]
        if plain:
            yield _Piece(plain, plain)


def _write_line(pieces: Iterable[_Piece], *, ends_blank: bool) -> DraftLine:
    """Raw line, drawn line, and the edits between them; neighbours by one rule are one."""
    first, *others = pieces
    if not others and first == _Piece(first.drawn, first.drawn):  # most lines are plain
        return DraftLine(first.drawn, first.drawn, ends_blank=ends_blank)
    raw: list[str] = []
    text: list[str] = []
    shown: list[str] = []
    edits: list[Edit] = []
    length = 0
    for (rule, evidence), group in groupby((first, *others), key=itemgetter(2, 3)):
        claims, draws, _, _, shows = zip(*group, strict=True)
        claimed, drawn = "".join(claims), "".join(draws)
        raw.append(claimed)
        text.append(drawn)
        shown += [show or claim for show, claim in zip(shows, claims, strict=True)]
        if rule:
            confidence = INK_CONFIDENCE if evidence == "ink" else GLYPH_CONFIDENCE
            edits.append(Edit(rule, evidence, length, claimed, drawn, confidence))
        length += len(drawn)
    line = DraftLine("".join(raw), "".join(text), tuple(edits), ends_blank=ends_blank)
    seen = "".join(shown)
    if seen != line.raw:
        line.shown = seen
    return line
