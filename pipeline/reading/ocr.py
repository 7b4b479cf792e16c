"""The only door to Tesseract: the text of a page from its picture.

Tesseract is optional. It needs the Python package `tesserocr` and the Thai model
`tha.traineddata`; `find_engine` says None when one of them is absent, and
everything else works without it.
"""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pipeline.model import Box
from pipeline.reading.drafts import DraftLine
from pipeline.reading.scans.align import Symbol

os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # read as the library loads

try:
    import tesserocr
except ImportError:  # the extra `ocr` is not installed
    tesserocr = None

if TYPE_CHECKING:
    from PIL.Image import Image

    from pipeline.reading.scans.strips import Strip

OCR_DPI: Final = 200.0
"""Measured on Thai prose: 0.6 % wrong characters at 150 to 200, 3.5 % at 300."""
LANGUAGE: Final = "tha"
"""The plain Thai model; `script/Thai` is worse and `tha+eng` no better on Thai pages."""
LATIN: Final = "eng"
MODEL: Final = f"{LANGUAGE}.traineddata"
LATIN_MODEL: Final = f"{LATIN}.traineddata"
ONE_LINE: Final = 7
"""Page segmentation for a picture of a single row; 13 reads it as well and dots worse."""
STRIP_DPI: Final = 200
"""What strips say they are, whatever they were scaled from."""
STRIP_LIMIT: Final = 10_000
"""Milliseconds after which a row is given up; a long one takes 60."""
WORD_GAP: Final = 0.25
"""A gap of this share of the line's height is a blank; gaps inside words measure under 0.2."""
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
    """A Tesseract that can read Thai: the folder of its models, and if Latin is among them."""

    folder: Path
    has_latin: bool = False


@dataclass(frozen=True, slots=True)
class Recognition:
    """The lines of a page, what was left out as noise, and the mean confidence, 0 to 1.

    `width` and `height` are those of the level page in points: of one page of an open
    book (the right one follows below), of a sheet that lay on its side; 0 for unknown.
    `given_up` counts the rows that recognition did not end in their time.
    """

    lines: tuple[DraftLine, ...]
    noise: tuple[str, ...]
    confidence: float
    width: float = 0.0
    height: float = 0.0
    given_up: int = 0


@dataclass(slots=True)
class _Line:
    """A line in pixels as its words come in."""

    left: int
    top: int
    right: int
    bottom: int
    text: str = ""
    end: int = 0

    @property
    def height(self) -> int:
        return self.bottom - self.top


def find_engine(tessdata: str | None) -> Engine | None:
    """Give an engine with a Thai model, in `tessdata` or where systems keep it; None if absent."""
    if tesserocr is None:
        return None
    folders = USUAL_FOLDERS if tessdata is None else (tessdata,)
    folder = next((Path(f) for f in folders if (Path(f) / MODEL).is_file()), None)
    return None if folder is None else Engine(folder, (folder / LATIN_MODEL).is_file())


def recognise_strip(
    strip: "Strip", engine: Engine, language: str = LANGUAGE
) -> list[Symbol] | None:
    """Recognise one row of writing: its letters and marks, placed across their sheet.

    A symbol is as sure as the word that Tesseract counts it to; None if it took too long.
    """
    api = _start_api(engine, language)
    api.SetImage(strip.picture)
    api.SetSourceResolution(STRIP_DPI)
    if not api.Recognize(STRIP_LIMIT):
        return None
    symbol, word = tesserocr.RIL.SYMBOL, tesserocr.RIL.WORD
    found = []
    for entry in tesserocr.iterate_level(api.GetIterator(), symbol):
        box = None if entry.Empty(symbol) else entry.BoundingBox(symbol)
        text = "" if box is None else (entry.GetUTF8Text(symbol) or "").strip()
        if box is None or not text:
            continue
        left, right = strip.to_sheet(box[0]), strip.to_sheet(box[2])
        found.append(Symbol(text, left, right, entry.Confidence(word) / 100))
    api.Clear()
    return found


@cache
def _start_api(engine: Engine, language: str) -> Any:
    """Start Tesseract once for a process: its model takes longer to load than a row to read."""
    return tesserocr.PyTessBaseAPI(path=f"{engine.folder}/", lang=language, psm=ONE_LINE)


def _place_line(line: _Line, scale: float, height: float, size: float) -> DraftLine:
    """Put a line on the page; a line's own height depends on its marks, so `size` is the usual."""
    bottom = height - line.bottom * scale
    box = Box(line.left * scale, bottom, line.right * scale, height - line.top * scale)
    return DraftLine(raw=line.text, text=line.text, box=box, size=size, baseline=bottom)


SKIM_DPI: Final = 75.0
"""Enough to know a heading by: 0.4 to 1.4 s a page, and its letters come out right."""
SKIMMED_BLOCK: Final = 6
"""Page segmentation that takes a page for one block of lines, whatever else it is."""
WIDE_GAP: Final = 2.0
"""A gap of so many heights of the line parts columns, cells, or the pages of an open book."""


def skim_page(image: "Image", engine: Engine, *, height: float) -> tuple[DraftLine, ...]:
    """Read a small picture for its headings alone: cheap, and no text to quote."""
    scale = height / image.height
    word, row = tesserocr.RIL.WORD, tesserocr.RIL.TEXTLINE
    pieces: list[_Line] = []
    with tesserocr.PyTessBaseAPI(path=f"{engine.folder}/", lang=LANGUAGE, psm=SKIMMED_BLOCK) as api:
        api.SetImage(image)
        api.SetSourceResolution(int(POINTS_PER_INCH / scale))
        api.Recognize()
        for entry in tesserocr.iterate_level(api.GetIterator(), word):
            box = None if entry.Empty(word) else entry.BoundingBox(word)
            text = "" if box is None else (entry.GetUTF8Text(word) or "").strip()
            if box is None or not text:
                continue
            whole = entry.BoundingBox(row) or box
            is_new = not pieces or entry.IsAtBeginningOf(row)
            if is_new or box[0] - pieces[-1].end > WIDE_GAP * pieces[-1].height:
                pieces.append(_Line(box[0], whole[1], box[2], whole[3]))
            piece = pieces[-1]
            parted = piece.text and box[0] - piece.end > WORD_GAP * piece.height
            piece.text += (" " if parted else "") + text
            piece.end = piece.right = max(piece.end, box[2])
    return tuple(_place_line(piece, scale, height, piece.height * scale) for piece in pieces)
