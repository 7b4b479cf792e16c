"""Where a section ends: at the next of the same rank, not at a list or a chapter of its own."""

import re
from dataclasses import dataclass
from typing import Final

from pipeline.judging.locating.content import measure_share
from pipeline.judging.locating.headings import HeadingLine
from pipeline.judging.locating.hits import Hit
from pipeline.model import Document, ExpectedSection

SHORT_HEADING: Final = 100
"""A line longer than this is no heading of an unexpected section."""

HALF: Final = 0.5
"""Share of the elements behind a first chapter that make it the section's own."""

_ANNEX: Final = re.compile(r"(?:ภาคผนวก|เอกสารแนบท้าย|บรรณานุกรม)(?:\s*[ก-ฮ0-9๐-๙]{1,2})?$")
_ANNOUNCED: Final = re.compile(r"(?:ดัง(?:ต่อไป)?นี้|ต่อไปนี้|กล่าวคือ|คือ|ได้แก่|:)[\s:]*$")


@dataclass(frozen=True, slots=True)
class Body:
    """What finding an end needs to know of a document."""

    lines: tuple[HeadingLine, ...]
    hits: dict[int, Hit]


def find_end(document: Document, section: ExpectedSection, hit: Hit, body: Body) -> int:
    """Find where the next section of the same rank begins.

    Inside a section ๑. ๒. ๓. count pillars: a number ends the section only when it
    follows the section's own number and does not continue such a list. ตอนที่ ๑ may count them too.
    """
    own = hit.line.top_number
    counted = parts = 0
    for line in body.lines:
        if line.first <= hit.line.last:
            continue
        other = body.hits.get(line.first)
        if other is not None and (other.line.number is None or other.line.top_number is not None):
            return line.start
        is_next = line.is_part and line.top_number == parts + 1
        if is_next and (parts or _is_own_part(document, section, hit, line)):
            parts += 1
            continue
        if _ends_section(line, hit, own, counted):
            return line.start
        number = line.top_number
        if number is not None and number in (1, counted + 1):
            counted = number
    return len(document.text)


def _ends_section(line: HeadingLine, hit: Hit, own: int | None, counted: int) -> bool:
    """Whether a line that is no expected heading still begins something of the same rank."""
    is_row = "\t" in line.words or line.text.count("\t") > 1  # one tab may follow a number
    if len(line.text) > SHORT_HEADING or is_row:
        return False
    if _ANNEX.match(line.words) and line.number is None:
        return True
    if line.marks and hit.line.marks:
        return line.marks <= hit.line.marks
    if line.is_part:
        return True
    return own is not None and line.top_number == own + 1 and counted != own


def _is_own_part(document: Document, section: ExpectedSection, hit: Hit, line: HeadingLine) -> bool:
    """Whether a first part is the section's own: announced, or most elements stand behind it."""
    if _ANNOUNCED.search(document.text[max(0, line.start - SHORT_HEADING) : line.start]):
        return True
    if hit.line.is_part or not section.elements:
        return False
    before, behind = document.text[hit.line.end : line.start], document.text[line.end :]
    return measure_share(section, behind) > max(HALF, 2 * measure_share(section, before))
