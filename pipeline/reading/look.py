"""Pages whose text layer cannot be used are looked at: read from their picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from pipeline.errors import PipelineError
from pipeline.model import Problem, Source
from pipeline.reading.drafts import Draft, DraftPage
from pipeline.reading.layer import DAMAGED_PAGE
from pipeline.reading.ocr import OCR_DPI, Engine, find_engine, read_page
from pipeline.reading.pdf import PdfFile, open_pdf
from pipeline.reading.quality import USABLE

SUSPECT: Final = 0.95
"""A usable page of lower quality has letters that are not what they seem."""
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


def look_at_pages(path: Path, draft: Draft, settings: ReadingSettings) -> list[DraftPage]:
    """Read the pages that need it from their pictures; the pages that changed."""
    wanted = _choose_pages(draft.pages, settings.ocr)
    if not wanted:
        return []
    engine = find_engine(settings.tessdata)
    if engine is None:
        _report_missing_engine(draft, wanted)
        return []
    with open_pdf(path) as pdf:
        return [page for page in wanted if _look_at(pdf, page, engine)]


def _choose_pages(pages: Sequence[DraftPage], mode: OcrMode) -> list[DraftPage]:
    """`auto`: pages without usable text; `always`: also usable ones with strange letters."""
    if mode is OcrMode.NEVER:
        return []
    below = USABLE if mode is OcrMode.AUTO else SUSPECT
    return [p for p in pages if p.quality < below and DAMAGED_PAGE not in p.reasons]


def _look_at(pdf: PdfFile, page: DraftPage, engine: Engine) -> bool:
    """Put the recognised lines in place of the layer's where they are surer."""
    try:
        image = pdf.render_page(page.number, dpi=OCR_DPI)
    except PipelineError:
        page.reasons += ("not_rendered",)
        return False
    seen = read_page(image, engine, height=page.height)
    if not seen.lines or seen.confidence < max(USABLE, page.quality):
        page.reasons += ("ocr_unsure",)
        return False
    page.lines = seen.lines
    page.furniture += seen.noise
    page.source = Source.OCR
    page.quality = round(seen.confidence, 3)
    return True


def _report_missing_engine(draft: Draft, wanted: Sequence[DraftPage]) -> None:
    for page in wanted:
        page.reasons += ("ocr_unavailable",)
    draft.problems.append(
        Problem(
            "reading",
            "ocr_unavailable",
            f"{len(wanted)} pages need to be read from their pictures, and no OCR is installed",
            INSTALL_ADVICE,
        )
    )
