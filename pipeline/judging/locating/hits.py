"""Hits: lines that look like the heading of an expected section."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from pipeline.judging.locating.headings import LONGEST_HEADING, OPENING, HeadingLine
from pipeline.model import ExpectedSection
from pipeline.text.letters import fold_key
from pipeline.text.likeness import measure_likeness, measure_pairs, pair_alike

HEADING_LIKENESS: Final = 0.85
"""On noisy scans this found exactly the right line without blanks and number (LIBRARIES: 75 at
page level hit four wrong pages)."""

TAIL_LIKENESS: Final = 0.7
"""Headings that begin alike part in their second half: แนวทางการพัฒนา of staff, of roads."""

FUSED_LIKENESS: Final = 0.93
"""A heading that runs on into its paragraph must itself be nearly exact."""

COMPOSED_LIKENESS: Final = 0.9
"""A heading put together from known words: surer than the threshold, less sure than a copy."""

SHORTEST_STEM: Final = 10
"""Folded letters; แนวทางการพัฒนา has 14, shorter beginnings are common words."""

SHORTEST_LINE: Final = 8
"""Characters; the shortest heading, วัตถุประสงค์, has 12."""

LEADERS: Final = "...."
"""What leads to a page number on a contents page."""

STRAY_SHARE: Final = 0.1
"""Letters of the rest that no known word accounts for: one typing error in a long list."""

_JOINTS: Final = re.compile(r"\s+|,|(?:และ|หรือ)(?=[ก-ฮเ-ไ])")
_FILLERS: Final = tuple(
    fold_key(word)
    for word in (
        *("และ", "หรือ", "ของ", "ใน", "สังกัด", "ทุก", "(", ")", ",", "ครู", "ประจำ", "ลูกจ้าง"),
        *("เทศบาล", "องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด", "องค์กรปกครองส่วนท้องถิ่น"),
        *("ทางการศึกษา", "ชั่วคราว", "อบต.", "อบจ."),
    )
)
_ORGANISATION_TAIL: Final = re.compile(
    r"(?:ของ|ใน|\s)*(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:นคร|เมือง|ตำบล))(?!และ|หรือ).*$",
    re.DOTALL,
)
_NOTE: Final = re.compile(r"\s*\((?=[^()]*[\s\d])[^()]{4,80}\)$")
"""A note of more than a word behind a heading: a resolution, a law, years, a translation."""
_LABEL: Final = re.compile(r"[(\[]?[\u0e01-\u0e4e]{2,14}ที่\s*[0-9๐-๙]{1,2}[\s:.)\]–-]+")
"""What counts headings by another name than those known: เรื่องที่ ๑๒, องค์ประกอบที่ ๑๒."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that looks like the heading of an expected section."""

    section: int
    line: HeadingLine
    likeness: float
    is_usual: bool
    heading: str


@dataclass(frozen=True, slots=True)
class _Heading:
    """One wording of one expected section's heading."""

    section: int
    key: str
    words: str
    is_usual: bool


@dataclass(frozen=True, slots=True)
class _Composition:
    """What headings of a section may be put together from."""

    section: int
    stems: tuple[str, ...]
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Index:
    """All headings of a template, folded once."""

    headings: tuple[_Heading, ...]
    keys: tuple[str, ...]
    openings: frozenset[str]
    compositions: tuple[_Composition, ...]
    stems: tuple[str, ...]
    by_start: Mapping[str, list[_Heading]]
    by_next: Mapping[str, list[_Heading]]


def find_hits(lines: Iterable[HeadingLine], sections: tuple[ExpectedSection, ...]) -> list[Hit]:
    """Find every line that looks like an expected heading, the best section for each."""
    index = _build_index(sections)
    best: dict[int, Hit] = {}
    for hit in _match_lines(tuple(lines), index):
        before = best.get(hit.line.first)
        if before is None or _is_better(hit, before):
            best[hit.line.first] = hit
    return _drop_overlaps([best[first] for first in sorted(best)])


def _is_better(hit: Hit, before: Hit) -> bool:
    """Whether a hit is surer, or the same words with leaders on a second line.

    A number alone on the second line may be the page's own.
    """
    if hit.likeness != before.likeness:
        return hit.likeness > before.likeness
    return LEADERS in hit.line.text and hit.line.words == before.line.words


def _drop_overlaps(hits: list[Hit]) -> list[Hit]:
    """Of two hits that share a line keep the better one."""
    kept: list[Hit] = []
    for hit in hits:
        if kept and kept[-1].line.last >= hit.line.first:
            if hit.likeness > kept[-1].likeness:
                kept[-1] = hit
            continue
        kept.append(hit)
    return kept


@lru_cache(maxsize=8)
def _build_index(sections: tuple[ExpectedSection, ...]) -> _Index:
    """Fold every heading, and take apart those that can be composed."""
    headings = tuple(
        _Heading(number, fold_key(words), words, is_usual=place == 0)
        for number, section in enumerate(sections)
        for place, words in enumerate(section.headings)
    )
    compositions = (_find_composition(number, section) for number, section in enumerate(sections))
    composed = tuple(composition for composition in compositions if composition.stems)
    return _Index(
        headings,
        tuple(heading.key for heading in headings),
        frozenset(heading.key[:OPENING] for heading in headings),
        composed,
        tuple(stem for composition in composed for stem in composition.stems),
        _group_by(headings, 0),
        _group_by(headings, OPENING),
    )


def _group_by(headings: Iterable[_Heading], start: int) -> Mapping[str, list[_Heading]]:
    """Group headings by a few of their folded letters."""
    groups: dict[str, list[_Heading]] = defaultdict(list)
    for heading in headings:
        groups[heading.key[start : start + OPENING]].append(heading)
    return dict(groups)


def _find_composition(number: int, section: ExpectedSection) -> _Composition:
    """Find the beginnings that several headings share, and the words that complete them."""
    keys = [fold_key(heading) for heading in section.headings]
    shared = {_shared_start(*pair) for pair in pairwise(keys)}
    stems = tuple(sorted(stem for stem in shared if len(stem) >= SHORTEST_STEM))
    usual = section.headings[0]
    tails = [heading[len(_shared_start(heading, usual)) :] for heading in section.headings]
    words = {fold_key(w) for tail in tails for w in _JOINTS.split(tail) if w} | set(_FILLERS)
    longest_first = sorted(words, key=len, reverse=True)
    return _Composition(number, stems, re.compile("|".join(map(re.escape, longest_first))))


def _shared_start(left: str, right: str) -> str:
    """Find what two texts both begin with."""
    for index, (a, b) in enumerate(zip(left, right, strict=False)):
        if a != b:
            return left[:index]
    return min(left, right, key=len)


def _match_lines(lines: Sequence[HeadingLine], index: _Index) -> Iterator[Hit]:
    """Give, line by line, what each may be the heading of: as it is, composed, or run on."""
    keyed = [(line, key) for line in lines for key in _keys_of(line)]
    alike: dict[int, list[Hit]] = defaultdict(list)
    for row, place, likeness in pair_alike([k for _, k in keyed], index.keys, HEADING_LIKENESS):
        line, key = keyed[row]
        heading = index.headings[place]
        if _tail_likeness(key, heading.key) >= TAIL_LIKENESS:
            hit = Hit(heading.section, line, likeness, heading.is_usual, line.words)
            alike[row].append(hit)
    for row, (line, key) in enumerate(keyed):
        yield from sorted(alike[row], key=lambda hit: -hit.likeness)
        if key.startswith(index.stems):
            for composition in index.compositions:
                if _is_composed(key, composition):
                    yield Hit(composition.section, line, COMPOSED_LIKENESS, False, line.words)
    yield from _match_openings([line for line in lines if _may_run_on(line)], index)


def _keys_of(line: HeadingLine) -> list[str]:
    """Fold a line that may be a heading, with and without the organisation or a note at its end."""
    if len(line.words) > LONGEST_HEADING or not _may_open(line):
        return []
    bare = _ORGANISATION_TAIL.sub("", line.words) if line.first == line.last else line.words
    unlabelled = _LABEL.sub("", line.words) if _LABEL.match(line.words) else line.words
    forms = dict.fromkeys((line.words, bare, _NOTE.sub("", line.words), unlabelled))
    return [key for key in map(fold_key, forms) if key]


def _may_open(line: HeadingLine) -> bool:
    """Whether folding a line is worth the time; most are running text."""
    return len(line.words) >= SHORTEST_LINE and not line.is_row


def _tail_likeness(key: str, heading: str) -> float:
    """Compare the second halves of two headings."""
    return measure_likeness(key[len(key) // 2 :], heading[len(heading) // 2 :])


def _is_composed(key: str, composition: _Composition) -> bool:
    """Whether a line begins like a heading and goes on with its words in any order.

    แนวทางการพัฒนา may be followed by any list of staff, and by nothing else.
    """
    for stem in composition.stems:
        rest = key[len(stem) :] if key.startswith(stem) else ""
        if rest and len(composition.words.sub("", rest)) <= STRAY_SHARE * len(rest):
            return True
    return False


def _may_run_on(line: HeadingLine) -> bool:
    """Whether a line may be a heading joined to its paragraph: it must count sections."""
    is_single = line.first == line.last and not line.is_row
    return is_single and (line.top_number is not None or line.marks > 0)


def _match_openings(lines: Sequence[HeadingLine], index: _Index) -> Iterator[Hit]:
    """Match the opening of lines; slightly less sure than a whole line."""
    keyed = [(line, fold_key(line.words[:LONGEST_HEADING])) for line in lines]
    tried = [(n, h) for n, (_, key) in enumerate(keyed) for h in _may_begin_with(key, index)]
    openings = [keyed[n][1][: len(heading.key)] for n, heading in tried]
    alike = measure_pairs(openings, [heading.key for _, heading in tried], FUSED_LIKENESS)
    for (n, heading), likeness in zip(tried, alike, strict=True):
        if likeness >= FUSED_LIKENESS:
            # The longer of two headings that both open the line says more.
            likeness = likeness * FUSED_LIKENESS + len(heading.key) / 10_000
            yield Hit(heading.section, keyed[n][0], likeness, heading.is_usual, heading.words)


def _may_begin_with(key: str, index: _Index) -> list[_Heading]:
    """List the headings of which a line has the first or the next few letters, in its place.

    So nearly exact an opening has one wrong letter in fourteen: one of the two is whole.
    """
    found = dict.fromkeys(index.by_start.get(key[:OPENING], ()))
    for shift in (-1, 0, 1):
        chunk = key[OPENING + shift : 2 * OPENING + shift]
        found.update(dict.fromkeys(index.by_next.get(chunk, ())))
    return [heading for heading in found if len(heading.key) < len(key)]


def find_openings(sections: tuple[ExpectedSection, ...]) -> frozenset[str]:
    """Give the first folded letters of every heading."""
    return _build_index(sections).openings
