"""The readers that are compared: ours, and what a user would otherwise reach for."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pdfplumber
import pypdfium2
from pythainlp.util import normalize

from pipeline.reading.read import OcrMode, ReadingSettings, read_document

Read = Callable[[Path], list[str]]
"""Gives the text of each page of a PDF."""


def read_with_plan_audit(path: Path) -> list[str]:
    """Read as `plan-audit read` does, without OCR; what stands in the margins counts too."""
    document = read_document(path, name=path.name, settings=ReadingSettings(ocr=OcrMode.NEVER))
    return [
        "\n".join((document.text[page.span.start : page.span.end], *page.furniture))
        for page in document.pages
    ]


def read_with_pdfium(path: Path) -> list[str]:
    """Read with pypdfium2's own text."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def read_with_pdfplumber(path: Path) -> list[str]:
    """Read with pdfplumber's extract_text, closing each page."""
    texts = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            texts.append(page.extract_text())
            page.close()
    return texts


def normalized(read: Read) -> Read:
    """Follow a reader with PyThaiNLP's normalize."""
    return lambda path: [normalize(text) for text in read(path)]


PEER: Final = "pdfplumber"
"""What speeds are held against: the reader that most users begin with."""
READERS: Final[dict[str, Read]] = {
    PEER: read_with_pdfplumber,
    "pdfplumber + normalize": normalized(read_with_pdfplumber),
    "pypdfium2": read_with_pdfium,
    "pypdfium2 + normalize": normalized(read_with_pdfium),
    "plan-audit": read_with_plan_audit,
}
