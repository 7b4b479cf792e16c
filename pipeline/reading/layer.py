"""The text layer of a PDF, page by page, with what the fonts prove about it."""

from pathlib import Path
from typing import Final

import numpy as np

from pipeline.errors import DamagedFileError
from pipeline.model import Problem, Source
from pipeline.reading.drafts import Draft, DraftPage, PageSigns
from pipeline.reading.fonts import FontEvidence, weigh_fonts
from pipeline.reading.frame import Flags
from pipeline.reading.glyphs import INKED_CODES
from pipeline.reading.lines import assemble_lines
from pipeline.reading.pdf import PdfFile, open_pdf
from pipeline.reading.pictures import measure_cover
from pipeline.reading.quality import FEW_LETTERS, SPECK

DAMAGED_PAGE: Final = "damaged_page"
TAIL_SIZE: Final = 16384
"""Bytes searched for the end mark; servers append their own lines after it."""
COMPARE: Final = (
    "download the file again from where it was published; if it is the same, look at the page "
    "yourself: what would stand on it is reported as unreadable, not as missing"
)
CUT_OFF: Final = Problem(
    "reading",
    "cut_off",
    "the PDF has no end: it was probably cut off, and pages may be missing from it",
    "download the file again from where it was published, and compare the sizes",
)


def read_pdf_draft(path: Path) -> Draft:
    """Every page of a PDF; one that breaks keeps its place, empty, with a problem."""
    evidence, problems = _gather_evidence(path)
    pages: list[DraftPage] = []
    seen: set[int] = set()
    with open_pdf(evidence.content or path, needs_ink=(*INKED_CODES, *evidence.glyphs)) as pdf:
        for number in range(1, len(pdf) + 1):
            try:
                pages.append(_read_page(pdf, number, evidence, seen))
            except DamagedFileError as error:
                problems.append(
                    Problem("reading", DAMAGED_PAGE, error.message, error.advice, number)
                )
                pages.append(
                    DraftPage(number, (), source=Source.NONE, quality=0.0, reasons=(DAMAGED_PAGE,))
                )
    claims = tuple(evidence.glyphs[code].claim for code in sorted(seen))
    return Draft(pages, claims, problems)


def _gather_evidence(path: Path) -> tuple[FontEvidence, list[Problem]]:
    """Weigh the fonts, and drop the evidence if the rewritten file lost a page."""
    problems = [] if _is_whole(path) else [CUT_OFF]
    with open_pdf(path) as pdf:  # what pdfium cannot open is damaged, whoever can mend it
        pages = len(pdf)
    evidence = weigh_fonts(path)
    if evidence.content is not None:
        with open_pdf(evidence.content) as pdf:
            if len(pdf) != pages:
                evidence = FontEvidence(None, {}, problem="its pages are counted differently")
    if evidence.problem is not None:
        problems.append(_report_fonts(evidence.problem))
    return evidence, problems


def _is_whole(path: Path) -> bool:
    """Tell whether the file has the end that every whole PDF has."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - TAIL_SIZE, 0))
        return b"%%EOF" in file.read()


def _read_page(pdf: PdfFile, number: int, evidence: FontEvidence, seen: set[int]) -> DraftPage:
    """One page; the sentinels met are added to `seen`."""
    if number in evidence.damaged:
        raise DamagedFileError(f"a part of page {number} cannot be unpacked", advice=COMPARE)
    chars = pdf.read_chars(number)
    seen.update(evidence.glyphs.keys() & set(np.unique(chars.codes).tolist()))
    lines = assemble_lines(chars, evidence.glyphs)
    letters = sum(len(line.text) for line in lines)
    ink = pdf.measure_ink(number) if letters < FEW_LETTERS else None
    if ink is not None and ink <= SPECK and chars.pictures and not pdf.shows_pictures(number):
        raise DamagedFileError(f"a picture of page {number} cannot be shown", advice=COMPARE)
    signs = PageSigns(
        hidden=_share(chars.hidden),
        unmapped=_share(chars.unmapped),
        image_cover=measure_cover(chars.pictures, chars.width, chars.height),
        pictures=chars.pictures,
        ink=ink,
    )
    return DraftPage(number, lines, width=chars.width, height=chars.height, signs=signs)


def _share(flags: Flags) -> float:
    return float(flags.mean()) if len(flags) else 0.0


def _report_fonts(problem: str) -> Problem:
    return Problem(
        "reading",
        "fonts_not_examined",
        f"the fonts could not be examined ({problem}); damaged letters are repaired from the "
        "text alone",
        "nothing to do, unless the file was cut off: then download it again",
    )
