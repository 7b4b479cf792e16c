"""Hits: lines that look like the heading of an expected section."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipeline.judging.headings import LONGEST_HEADING, HeadingLine, read_lines
from pipeline.model import Document, ExpectedSection, Template
from pipeline.text.letters import fold_key
from pipeline.text.likeness import measure_likeness, rank_choices

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

OPENING: Final = 3
"""Folded letters by which the first of two wrapped lines is known."""

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


def find_hits(document: Document, template: Template) -> list[Hit]:
    """Find every line that looks like an expected heading, the best section for each."""
    index = _build_index(template)
    best: dict[int, Hit] = {}
    for line in read_lines(document):
        for hit in _match_line(line, index):
            before = best.get(line.first)
            if before is None or _is_better(hit, before):
                best[line.first] = hit
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


def _build_index(template: Template) -> _Index:
    """Fold every heading, and take apart those that can be composed."""
    headings = tuple(
        _Heading(number, fold_key(words), words, is_usual=place == 0)
        for number, section in enumerate(template.sections)
        for place, words in enumerate(section.headings)
    )
    compositions = (
        _find_composition(number, section) for number, section in enumerate(template.sections)
    )
    return _Index(
        headings,
        tuple(heading.key for heading in headings),
        frozenset(heading.key[:OPENING] for heading in headings),
        tuple(composition for composition in compositions if composition.stems),
    )


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


def _match_line(line: HeadingLine, index: _Index) -> Iterator[Hit]:
    """Give what a line may be the heading of: as it is, composed, or run on."""
    if len(line.words) <= LONGEST_HEADING and _may_open(line, index):
        is_single = line.first == line.last
        bare = _ORGANISATION_TAIL.sub("", line.words) if is_single else line.words
        for key in {fold_key(line.words), fold_key(bare)} - {""}:
            for place, likeness in rank_choices(key, index.keys, HEADING_LIKENESS):
                heading = index.headings[place]
                if _tail_likeness(key, heading.key) >= TAIL_LIKENESS:
                    yield Hit(heading.section, line, likeness, heading.is_usual, line.words)
            for composition in index.compositions:
                if _is_composed(key, composition):
                    yield Hit(composition.section, line, COMPOSED_LIKENESS, False, line.words)
    if _may_run_on(line):
        yield from _match_opening(line, index)


def _may_open(line: HeadingLine, index: _Index) -> bool:
    """Whether folding a line is worth the time; most are running text.

    Two lines are one heading only when they are numbered or begin as one.
    """
    if len(line.words) < SHORTEST_LINE:
        return False
    is_single = line.first == line.last or line.number is not None or line.marks > 0
    return is_single or fold_key(line.words[: 2 * OPENING])[:OPENING] in index.openings


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
    return line.first == line.last and (line.top_number is not None or line.marks > 0)


def _match_opening(line: HeadingLine, index: _Index) -> Iterator[Hit]:
    """Match the opening of a line; slightly less sure than a whole line."""
    key = fold_key(line.words[:LONGEST_HEADING])
    for heading in index.headings:
        if len(key) <= len(heading.key):
            continue
        likeness = measure_likeness(key[: len(heading.key)], heading.key)
        if likeness >= FUSED_LIKENESS:
            # The longer of two headings that both open the line says more.
            likeness = likeness * FUSED_LIKENESS + len(heading.key) / 10_000
            yield Hit(heading.section, line, likeness, heading.is_usual, heading.words)
