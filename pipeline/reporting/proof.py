"""The proof that an element is not there, in words: the pages searched, and what came nearest."""

from collections.abc import Iterable
from typing import Final

from pipeline.model import Judgement, Search
from pipeline.reporting.rows import tell_pages

HALF: Final = 0.5
"""A passage belongs to the statement that covers more than this share of it."""

LOSSES: Final = {
    "cut_off": ("the section seems cut off at its end", "หัวข้อนี้ขาดตอนที่ท้ายหัวข้อ"),
    "pages_lost": ("pages of the section are not in the file", "บางหน้าของหัวข้อนี้ไม่มีในไฟล์"),
}
"""What a section has lost, by code, English and Thai."""


def tell_searched(search: Search) -> tuple[str, str]:
    """Say which pages were searched and how well they were read, English and Thai."""
    pages = tell_pages(search)
    english, thai = f"page {pages}", f"หน้า {pages}"
    numbers = [number for number in dict.fromkeys(search.printed) if number]
    if numbers:
        english += f" (printed {'–'.join(numbers)})"
        thai += f" (เลขที่พิมพ์ {'–'.join(numbers)})"
    english += f", read with quality {search.quality:.2f} or better"
    thai += f" คุณภาพการอ่านต่ำสุด {search.quality:.2f}"
    for code in search.losses:
        english += f"; {LOSSES[code][0]}, at a place that is not this element's"
        thai += f" ทั้งนี้ {LOSSES[code][1]} แต่ไม่ใช่ตำแหน่งของรายการนี้"
    return english, thai


def tell_nearest(search: Search, judgements: Iterable[Judgement]) -> tuple[str, str]:
    """Say where the nearest passage stands, how like it is, and whose words it is.

    Raises ValueError where nothing was near.
    """
    if search.nearest is None:
        raise ValueError("nothing came near")
    page, printed = search.nearest.page, search.nearest.printed_page
    english = f"on page {page}" + (f", printed {printed}" if printed else "")
    thai = f"หน้า {page}" + (f" เลขที่พิมพ์ {printed}" if printed else "")
    english += f" (likeness {search.likeness:.2f})"
    thai += f" (ความเหมือน {search.likeness:.2f})"
    owner = find_owner(search, judgements)
    if owner is not None:
        english += f", which is part of “{owner.element.name_en}”"
        thai += f" ซึ่งเป็นข้อความของรายการ “{owner.element.name_th}”"
    return english, thai


def find_owner(search: Search, judgements: Iterable[Judgement]) -> Judgement | None:
    """Find the element that stands where another one's nearest passage was found."""
    if search.nearest is None:
        return None
    span = search.nearest.span
    for judgement in judgements:
        own = judgement.evidence.span if judgement.evidence is not None else None
        shared = min(own.end, span.end) - max(own.start, span.start) if own is not None else 0
        if shared > HALF * (span.end - span.start):
            return judgement
    return None
