"""The only door to Tesseract: the text of a page from its picture.

Tesseract is optional. It needs the Python package `tesserocr` and the Thai model
`tha.traineddata`; `find_engine` says None when one of them is absent, and
everything else works without it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from pipeline.model import Box
from pipeline.reading.drafts import DraftLine

try:
    import tesserocr
except ImportError:  # the extra `ocr` is not installed
    tesserocr = None

if TYPE_CHECKING:
    from PIL.Image import Image

OCR_DPI: Final = 200.0
"""Measured on Thai prose: 0.6 % wrong characters at 150 to 200, 3.5 % at 300."""
LANGUAGE: Final = "tha"
"""The plain Thai model; `script/Thai` is worse and `tha+eng` no better on Thai pages."""
MODEL: Final = f"{LANGUAGE}.traineddata"
ONE_COLUMN: Final = 4
"""Page segmentation for one column of text of various sizes; best with 6 on prose."""
WORD_GAP: Final = 0.25
"""A gap of this share of the line's height is a blank; gaps inside words measure under 0.2."""
LOW_LINE: Final = 0.55
"""A line of this share of the usual height is a row of marks read as a line of its own."""
POINTS_PER_INCH: Final = 72.0
USUAL_FOLDERS: Final = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)
"""Where Debian, Fedora, macOS and Windows put the models."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A Tesseract that can read Thai: the folder of its models."""

    folder: Path


@dataclass(frozen=True, slots=True)
class Recognition:
    """The lines of a page, what was left out as noise, and the mean confidence, 0 to 1."""

    lines: tuple[DraftLine, ...]
    noise: tuple[str, ...]
    confidence: float


@dataclass(slots=True)
class _Line:
    """A line in pixels as its words come in."""

    left: int
    top: int
    right: int
    bottom: int
    text: str = ""
    end: int = 0
    sure: float = 0.0

    @property
    def height(self) -> int:
        return self.bottom - self.top


def find_engine(tessdata: str | None) -> Engine | None:
    """Give an engine with a Thai model, in `tessdata` or where systems keep it; None if absent."""
    if tesserocr is None:
        return None
    folders = USUAL_FOLDERS if tessdata is None else (tessdata,)
    return next((Engine(Path(f)) for f in folders if (Path(f) / MODEL).is_file()), None)


def read_page(image: "Image", engine: Engine, *, height: float) -> Recognition:
    """Read the picture of a page `height` points high; lines from top to bottom."""
    scale = height / image.height
    with tesserocr.PyTessBaseAPI(path=f"{engine.folder}/", lang=LANGUAGE, psm=ONE_COLUMN) as api:
        api.SetImage(image)
        api.SetSourceResolution(int(POINTS_PER_INCH / scale))
        api.Recognize()
        lines = [line for line in _collect_lines(api) if line.text]
    usual = float(np.median([line.height for line in lines])) if lines else 0.0
    kept = [line for line in lines if line.height >= LOW_LINE * usual]
    letters = sum(len(line.text) for line in kept)
    return Recognition(
        lines=tuple(_place_line(line, scale, height, usual * scale) for line in kept),
        noise=tuple(line.text for line in lines if line not in kept),
        confidence=sum(line.sure for line in kept) / letters if letters else 0.0,
    )


def _collect_lines(api: Any) -> list[_Line]:
    """Join what Tesseract calls words: in Thai often single letters, apart or not by their gap."""
    lines: list[_Line] = []
    word, row = tesserocr.RIL.WORD, tesserocr.RIL.TEXTLINE
    for entry in tesserocr.iterate_level(api.GetIterator(), word):
        box = entry.BoundingBox(word)
        if box is None:
            continue
        if not lines or entry.IsAtBeginningOf(row):
            lines.append(_Line(*(entry.BoundingBox(row) or box)))
        line = lines[-1]
        text = (entry.GetUTF8Text(word) or "").strip()
        parted = line.text and box[0] - line.end > WORD_GAP * line.height
        line.text += (" " if parted else "") + text
        line.sure += len(text) * entry.Confidence(word) / 100
        line.end = max(line.end, box[2])
    return lines


def _place_line(line: _Line, scale: float, height: float, size: float) -> DraftLine:
    """Put a line on the page; a line's own height depends on its marks, so `size` is the usual."""
    bottom = height - line.bottom * scale
    box = Box(line.left * scale, bottom, line.right * scale, height - line.top * scale)
    return DraftLine(raw=line.text, text=line.text, box=box, size=size, baseline=bottom)
