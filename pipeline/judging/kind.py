"""Which kind of plan a file is, by the title on its front: the wrong kind is worse than none.

Plans name each other: a manpower plan speaks of the personnel development plan on many
pages. Only a title that stands by itself, in front of everything else, counts.

    แผนพัฒนาบุคลากร ๓ ปี (พ.ศ. ๒๕๖๗ - ๒๕๖๙)      a line of the cover: a title
    เรื่อง ประกาศใช้แผนพัฒนาบุคลากร ๓ ปี          an announcement: a title
    แผนพัฒนาบุคลากร ๓ ปี ให้สอดคล้องกับแผนอัตรากำลัง   running text that wraps there: none
    แผนพัฒนาบุคลากร ๓ ปี .............. ๔๕        an entry of a contents page: none
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.judging.locating.headings import cut_page_tail
from pipeline.judging.periods import front_end
from pipeline.model import Document, Template
from pipeline.text.letters import fold_key

WRAPPED: Final = 3
"""Lines over which large letters may wrap a title on a cover."""

COVER_LINES: Final = 30
"""Lines of a first page without a number or a table of contents: cover and announcement."""

OPENING: Final = 3
"""Letters of a title with which its first line must begin: “แผน”."""

FIRST_LOOK: Final = 40
"""Characters of a line in which a title begins: an announcement says up to 20 before it."""

_SIGNS: Final = r"""[\s#*_"“”(),.–—/:-]"""
_OPENING: Final = re.compile(
    f"{_SIGNS}*(?:{fold_key('เรื่อง')}{_SIGNS}*)?"
    f"(?:{'|'.join(map(fold_key, ('ประกาศ', 'การ', 'ให้', 'ใช้', 'กำหนด', 'จัดทำ')))})*{_SIGNS}*"
)
_YEARS: Final = (
    *("รอบ", "ระยะ", "ประจำ", "ปี", "งบประมาณ", "พ.ศ.", "ถึง", "สาม"),
    *("ฉบับ", "ที่", "แก้ไข", "เพิ่มเติม", "ปรับปรุง", "ครั้ง", "ร่าง"),
)
_OWNERS: Final = (
    *("ของ", "เทศบาล", "องค์การบริหารส่วน", "เมืองพัทยา", "อบต", "อบจ"),
    *("อำเภอ", "จังหวัด", "สำนักปลัด", "งานการเจ้าหน้าที่"),
)
_ENDING: Final = re.compile(
    rf"(?:{_SIGNS}|\d|{'|'.join(re.escape(fold_key(word)) for word in _YEARS)})*"
    rf"(?:$|{'|'.join(map(fold_key, _OWNERS))})"
)
_YEAR: Final = re.compile(r"25\d\d|๒๕\d\d")
_NUMBERED: Final = re.compile(r"\s*\(?\d{1,2}(?:\.\d+)*[.)]\s*\D")
_CONTENTS: Final = fold_key("สารบัญ")


def tell_plan(document: Document, templates: Sequence[Template]) -> str | None:
    """Tell the kind of plan whose title alone stands in front; None when in any doubt."""
    titles = {(fold_key(title), t.plan) for t in templates for title in t.plan_titles}
    if len({plan for _, plan in titles}) < 2 or not document.pages[0].is_readable:
        return None
    lines = [
        document.text[line.span.start : line.span.end]
        for line in document.lines
        if line.span.start < front_end(document)
    ]
    first_page = sum(line.page == document.pages[0].number for line in document.lines)
    end = _find_cover_end(lines[:first_page])
    cover = set(_find_titles(lines, range(end), titles))
    anywhere = cover | set(_find_titles(lines, range(end, len(lines)), titles))
    return cover.pop() if len(cover) == 1 and cover == anywhere else None


def _find_cover_end(lines: Sequence[str]) -> int:
    """Find where the first number or the contents begin on a first page."""
    for place, line in enumerate(lines[:COVER_LINES]):
        if _NUMBERED.match(line) or fold_key(line).startswith(_CONTENTS):
            return place
    return min(len(lines), COVER_LINES)


def _find_titles(
    lines: Sequence[str], places: Iterable[int], titles: Iterable[tuple[str, str]]
) -> Iterator[str]:
    """Give the kind of plan of each line that is a title, or begins one."""
    starts = tuple({title[:OPENING] for title, _ in titles})
    for place in places:
        if not _fold_opening([lines[place][:FIRST_LOOK]]).startswith(starts):
            continue
        if cut_page_tail(lines[place])[1] and not _YEAR.search(lines[place]):
            continue  # an entry of a contents page
        keys = [_fold_opening(lines[place : place + count]) for count in range(1, WRAPPED + 1)]
        for title, plan in titles:
            key = next((k for k in keys if len(k) >= len(title)), "")
            if key.startswith(title) and _ENDING.match(key[len(title) :]):
                yield plan


def _fold_opening(lines: Sequence[str]) -> str:
    """Fold lines into one key, without what an announcement says before a title."""
    key = fold_key(" ".join(lines))
    opening = _OPENING.match(key)
    return key[opening.end() :] if opening is not None else key
