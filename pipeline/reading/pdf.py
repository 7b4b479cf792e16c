"""The only door to pdfium: characters with boxes, and pictures of pages.

pdfium is not safe for threads: one process, one reader.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as raw

from pipeline.errors import DamagedFileError, EncryptedFileError
from pipeline.reading.columns import PageChars, read_columns
from pipeline.reading.frame import Flags, Frame
from pipeline.reading.pdfium import address_of

if TYPE_CHECKING:
    from PIL.Image import Image

INK_DPI: Final = 36.0
"""Fine enough to see a line of text, coarse enough to cost a millisecond."""
INK_SIDE: Final = 4000
"""Pixels along a side of such a picture at most: A0 has 1,700, a file may claim millions."""
DARK: Final = 160
"""Grey below which a pixel of such a small picture is ink; thin strokes fade at this size."""
WHITE: Final = 252
"""Grey from which paper is white; a tint is a design or a scan."""
CONTRAST: Final = 50
"""Grey steps from tinted paper that make ink: gold on yellow is 60 away, a scan's stains 30."""
POINTS_PER_INCH: Final = 72.0


class PdfFile:
    """An open PDF; pages are closed as soon as they have been read."""

    def __init__(self, document: pypdfium2.PdfDocument, needs_ink: Flags) -> None:
        self._document = document
        self._needs_ink = needs_ink

    def __len__(self) -> int:
        return len(self._document)

    def read_chars(self, number: int) -> PageChars:
        """Give the characters of page `number` (from 1); DamagedFileError when it breaks."""
        with _opened_page(self._document, number) as page:
            text = page.get_textpage()
            try:
                return read_columns(
                    address_of(page.raw),
                    address_of(text.raw),
                    text.count_chars(),
                    _frame_page(page),
                    self._needs_ink,
                )
            finally:
                text.close()

    def measure_ink(self, number: int) -> float:
        """Give the share of page `number` that is drawn on when it is shown small."""
        with _opened_page(self._document, number) as page:
            scale = min(INK_DPI / POINTS_PER_INCH, INK_SIDE / max(page.get_size()))
            bitmap = page.render(scale=scale, grayscale=True)
            try:
                return _measure_ink(bitmap.to_numpy())
            finally:
                bitmap.close()

    def shows_pictures(self, number: int) -> bool:
        """Tell whether each picture of page `number` can be unpacked.

        One that cannot, for its damage or its size, is left out without a word.
        """
        with _opened_page(self._document, number) as page:
            for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
                try:
                    picture.get_bitmap()
                except pypdfium2.PdfiumError:
                    return False
        return True

    def render_page(self, number: int, *, dpi: float) -> "Image":
        """Page `number` as a grey picture."""
        with _opened_page(self._document, number) as page:
            bitmap = page.render(scale=dpi / POINTS_PER_INCH, grayscale=True)
            try:
                picture: Image = bitmap.to_pil().copy()
                return picture
            finally:
                bitmap.close()


def _measure_ink(grey: npt.NDArray[np.uint8]) -> float:
    """Give the share of dark pixels, or of those unlike the paper where that is tinted."""
    paper = int(np.median(grey))
    if paper >= WHITE:
        return float((grey < DARK).mean())
    return float((np.abs(grey.astype(np.int16) - paper) > CONTRAST).mean())


@contextmanager
def open_pdf(source: Path | bytes, *, needs_ink: Sequence[int] = ()) -> Iterator[PdfFile]:
    """Open a PDF by path or by content, with the empty password if it has one.

    For the code points in `needs_ink` the box of the ink is measured as well.
    Raises DamagedFileError or EncryptedFileError.
    """
    try:
        document = pypdfium2.PdfDocument(source, password="")
    except pypdfium2.PdfiumError as error:
        raise _explain_failure(error) from error
    wanted = np.zeros(0x10000, dtype=np.bool_)
    wanted[list(needs_ink)] = True
    try:
        yield PdfFile(document, wanted)
    finally:
        document.close()


def _explain_failure(error: pypdfium2.PdfiumError) -> DamagedFileError | EncryptedFileError:
    if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return EncryptedFileError(
            "the PDF opens only with a password",
            advice="open it with its password, print it to a new PDF, and use that file",
        )
    return DamagedFileError(
        "the PDF is damaged: its structure cannot be read, perhaps it was cut off",
        advice="download the file again from where it was published, and compare the sizes",
    )


@contextmanager
def _opened_page(document: pypdfium2.PdfDocument, number: int) -> Iterator[pypdfium2.PdfPage]:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise DamagedFileError(
            f"page {number} cannot be opened",
            advice="compare with the published file; the page may be damaged there as well",
        ) from error
    try:
        yield page
    finally:
        page.close()


def _frame_page(page: pypdfium2.PdfPage) -> Frame:
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right - left, top - bottom, -page.get_rotation())
