"""Pages whose text layer cannot be used are looked at: read from their picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from pipeline.model import NOT_LOOKED_AT, PICTURE_NOT_READ, Problem, Source
from pipeline.reading.drafts import Draft, DraftLine, DraftPage
from pipeline.reading.landmarks import Headings, Sought
from pipeline.reading.layer import DAMAGED_PAGE
from pipeline.reading.ocr import find_engine
from pipeline.reading.pdf import open_pdf
from pipeline.reading.quality import USABLE
from pipeline.reading.recognised import Eye
from pipeline.reading.view import Viewer, find_wordless
from pipeline.reading.wanted import Look, read_wanted

SUSPECT: Final = 0.95
"""A usable page of lower quality has letters that are not what they seem."""
BESIDE_THE_LETTERS: Final = frozenset(("large_image",))
"""Reasons that lower the quality of a page and say nothing against the letters of its layer."""
FEW_PAGES: Final = 12
"""So many pages are read without a search, which would take half as long."""
INSTALL_ADVICE: Final = (
    "install the Python package tesserocr and the Thai model of Tesseract "
    "(on Debian and Ubuntu: tesseract-ocr-tha), or give the folder of its models"
)


class OcrMode(StrEnum):
    """When a page is read from its picture: never, when it must be, when it may help."""

    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How to read; `tessdata` is the folder of Tesseract's models, if not the usual one.

    `cache` is the folder that keeps what was recognised; None keeps nothing.
    """

    ocr: OcrMode = OcrMode.AUTO
    tessdata: str | None = None
    cache: str | None = None


def look_at_pages(
    path: Path, draft: Draft, settings: ReadingSettings, sought: Sought
) -> list[DraftLine]:
    """Read the pages that need it from their pictures; give the lines that are new."""
    waiting = _choose_pages(draft.pages, settings.ocr)
    if settings.ocr is OcrMode.NEVER:
        _mark_pictures(waiting)
        return []
    if not waiting:
        return []
    engine = find_engine(settings.tessdata)
    if engine is None:
        _report_missing_engine(draft, waiting)
        return []
    known = {id(line) for page in waiting for line in page.lines}
    with open_pdf(path) as pdf:
        view = Viewer(pdf, Eye(engine, Path(settings.cache) if settings.cache else None))
        if settings.ocr is OcrMode.ALWAYS or len(waiting) <= FEW_PAGES:
            for page in waiting:
                view.read(page)
        else:
            _look_for(sought, draft, waiting, view)
    return [line for page in waiting for line in page.lines if id(line) not in known]


def _choose_pages(pages: Sequence[DraftPage], mode: OcrMode) -> list[DraftPage]:
    """Pages whose text is unusable or not all of it; `always`: also suspect letters."""
    return [
        page
        for page in pages
        if DAMAGED_PAGE not in page.reasons
        and (
            page.quality < USABLE
            or find_wordless(page)
            or (mode is OcrMode.ALWAYS and _is_suspect(page))
        )
    ]


def _is_suspect(page: DraftPage) -> bool:
    """Whether a page has letters that may not be what they seem."""
    return page.quality < SUSPECT and not BESIDE_THE_LETTERS.issuperset(page.reasons)


def _look_for(sought: Sought, draft: Draft, waiting: Sequence[DraftPage], view: Viewer) -> None:
    """Read what is looked for, and say which pages nobody needed."""
    look = Look(view.read, view.skim)
    found = read_wanted(draft.pages, waiting, Headings(sought), look)
    left_out = [page for page in found.left_out if page.source is Source.NONE]
    for page in left_out:
        page.reasons += (NOT_LOOKED_AT,)
    _mark_pictures(found.left_out)
    if left_out and not found.has_heading:
        draft.problems.append(_report_long_scan(left_out))


def _mark_pictures(pages: Iterable[DraftPage]) -> None:
    """Say of pages with text that their pictures were not read."""
    for page in pages:
        if find_wordless(page):
            page.reasons += (PICTURE_NOT_READ,)


def _report_long_scan(left_out: Sequence[DraftPage]) -> Problem:
    return Problem(
        "reading",
        "scan_too_long",
        f"a quick look found no heading that is looked for, and {len(left_out)} pages from page "
        f"{left_out[0].number} on were not read from their pictures",
        "run with --ocr always and more time (--timeout) to read every page",
    )


def _report_missing_engine(draft: Draft, waiting: Sequence[DraftPage]) -> None:
    """Say on each page what was not read, and once what to do if a page has no text at all."""
    wanted = [page for page in waiting if not find_wordless(page)]
    for page in wanted:
        page.reasons += ("ocr_unavailable",)
    _mark_pictures(waiting)
    if wanted:
        draft.problems.append(
            Problem(
                "reading",
                "ocr_unavailable",
                f"{len(wanted)} pages need to be read from their pictures, and no OCR is installed",
                INSTALL_ADVICE,
            )
        )
