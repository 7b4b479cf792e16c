"""A page is read from its picture: in place of its text layer, or beside it."""

from collections.abc import Sequence
from typing import Final

from pipeline.errors import PipelineError
from pipeline.model import ROW_GIVEN_UP, Box, Source
from pipeline.reading.drafts import DraftLine, DraftPage
from pipeline.reading.ocr import OCR_DPI, SKIM_DPI, Recognition
from pipeline.reading.pdf import PdfFile
from pipeline.reading.pictures import measure_cover
from pipeline.reading.quality import PAGE_INK, SPECK, USABLE
from pipeline.reading.recognised import Eye, read_picture, skim_picture

LEAST_PICTURE: Final = 0.15
"""Share of a page under pictures that may hold what the plan says: a table shown as a picture
covered 0.2, logos, signatures and drawings beside text cover 0.06 or less."""
LETTERS_THERE: Final = 150
"""Letters of the layer over pictures the size of a page: a caption; a background holds more."""
SURELY_READ: Final = 0.75
"""Confidence of writing in a picture; photographs that are no writing are read with less."""
LEAST_WRITING: Final = 20
"""Letters that make a picture one with writing: the shortest statement of a plan has as many."""
LARGEST_SHEET: Final = 1191.0
"""Points along the long side of A3. Pictures put into a file without their resolution make
sheets of a metre and more, whose letters are as large."""
SMALLEST_SHEET: Final = 595.0
"""Points along the long side of A5; of smaller sheets the same is true, the other way round."""
SAME_WIDTH: Final = 0.05
"""Share by which a page read as it lies may differ from its sheet: else it was turned."""


class Viewer:
    """The pictures of one file's pages, and what reads them."""

    def __init__(self, pdf: PdfFile, eye: Eye) -> None:
        self._pdf = pdf
        self._eye = eye

    def skim(self, page: DraftPage) -> tuple[DraftLine, ...]:
        """Give the lines of a page as they are read in haste; nothing of them is kept."""
        try:
            image = self._pdf.render_page(page.number, dpi=_fit_resolution(page, SKIM_DPI))
        except PipelineError:
            return ()
        return skim_picture(self._eye, image, height=page.height)

    def read(self, page: DraftPage) -> None:
        """Put what is recognised in place of the layer where it is surer, or beside a good one."""
        try:
            image = self._pdf.render_page(page.number, dpi=_fit_resolution(page, OCR_DPI))
        except PipelineError:
            page.reasons += ("not_rendered",)
            return
        seen = read_picture(self._eye, image, height=page.height)
        if seen.given_up:
            page.reasons += (ROW_GIVEN_UP,)
        if find_wordless(page):
            _add_lines(page, seen)
        elif seen.lines and seen.confidence >= max(USABLE, page.quality):
            _replace_lines(page, seen)
        elif _shows_nothing(page, seen):
            page.source, page.quality, page.reasons = Source.OCR, 1.0, ("empty",)
        else:
            page.reasons += ("ocr_unsure",)


def _fit_resolution(page: DraftPage, dpi: float) -> float:
    """Give the dots per inch at which a page is as large as a sheet of paper at `dpi`."""
    side = max(page.width, page.height)
    return dpi * min(max(side, SMALLEST_SHEET), LARGEST_SHEET) / side


def find_wordless(page: DraftPage) -> tuple[Box, ...]:
    """Give the pictures of a page with text that may hold more of it; none where that is used.

    The layer's letters over a picture tell what it is: under a whole text, a background.
    """
    if page.source is not Source.TEXT or page.quality < USABLE:
        return ()
    if page.signs.ink is not None and page.signs.ink <= SPECK:
        return ()  # the scan of a blank back
    pictures = page.signs.pictures
    cover = measure_cover(pictures, page.width, page.height)
    letters = sum(
        len(line.text)
        for line in page.lines
        if line.box is not None and any(_holds_middle(box, line.box) for box in pictures)
    )
    return pictures if cover >= LEAST_PICTURE and letters <= LETTERS_THERE * cover else ()


def _replace_lines(page: DraftPage, seen: Recognition) -> None:
    page.layer = "\n".join(line.raw for line in page.lines)
    page.lines = seen.lines
    page.width, page.height = seen.width or page.width, seen.height or page.height
    page.furniture += seen.noise
    page.source = Source.OCR
    page.quality = round(seen.confidence, 3)


def _shows_nothing(page: DraftPage, seen: Recognition) -> bool:
    """Whether neither the picture nor the layer of a page says anything: specks on a blank back."""
    is_light = page.signs.ink is not None and page.signs.ink < PAGE_INK
    return is_light and not (seen.lines or seen.noise or page.text.strip())


def _add_lines(page: DraftPage, seen: Recognition) -> None:
    """Put the writing of a page's pictures among its own lines, if it surely is writing."""
    is_turned = abs(seen.width - page.width) > SAME_WIDTH * page.width
    if seen.width and is_turned:
        return
    pictures, own = find_wordless(page), [line.box for line in page.lines if line.box is not None]
    fresh = [
        line
        for line in seen.lines
        if line.box is not None
        and any(_holds_middle(picture, line.box) for picture in pictures)
        and not any(_overlap(line.box, box) for box in own)
    ]
    letters = sum(len(line.text) for line in fresh)
    sure = sum(line.confidence * len(line.text) for line in fresh)
    if letters >= LEAST_WRITING and sure >= SURELY_READ * letters:
        page.lines = _merge_lines(page.lines, fresh)
        page.source = Source.OCR
        page.quality = min(page.quality, round(sure / letters, 3))


def _merge_lines(lines: Sequence[DraftLine], fresh: Sequence[DraftLine]) -> tuple[DraftLine, ...]:
    """Put lines among others by their height; each side keeps its order."""
    merged: list[DraftLine] = []
    waiting = list(fresh)
    for line in lines:
        while waiting and waiting[0].baseline > line.baseline:
            merged.append(waiting.pop(0))
        merged.append(line)
    return (*merged, *waiting)


def _holds_middle(outer: Box, inner: Box) -> bool:
    across, upward = (inner.left + inner.right) / 2, (inner.bottom + inner.top) / 2
    return outer.left <= across <= outer.right and outer.bottom <= upward <= outer.top


def _overlap(one: Box, two: Box) -> bool:
    """Whether the middle of one of two boxes stands in the other."""
    return _holds_middle(one, two) or _holds_middle(two, one)
