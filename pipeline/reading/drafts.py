"""What passes between the rooms of reading before there is a Document.

A draft line carries the text that the file claims and the edits that follow, so
that nothing is changed without a trace; offsets into the document do not exist yet.
"""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from pipeline.model import Box, GlyphClaim, Problem, Source
from pipeline.reading.cells import Cell
from pipeline.reading.repair import Edit

UPRIGHT: Final = 0.0


class Veil(IntEnum):
    """What keeps the reader from seeing a text: nothing, its paleness, the edge of its frame."""

    NONE = 0
    PALE = 1
    CLIPPED = 2


@dataclass(slots=True)
class DraftLine:
    """One line as the file gives it, changed in place on its way.

    `raw` is the claimed text and `text` the text after `edits`; `shown` is `raw` with
    the digits that the page shows where a font draws others, else empty; `cell` is where
    it stands in a table; `joint` is what stands between this line and the one
    before it: nothing, a blank, the tab between two cells, or the line feed of a
    new paragraph or row; `confidence` is how sure recognition was of its letters,
    and `sure_digits` whether it was sure of each digit.
    """

    raw: str
    text: str
    edits: tuple[Edit, ...] = ()
    shown: str = ""
    box: Box | None = None
    size: float = 0.0
    baseline: float = 0.0
    angle: float = UPRIGHT
    veil: Veil = Veil.NONE
    ends_blank: bool = False
    cell: Cell | None = None
    joint: str = "\n"
    confidence: float = 1.0
    sure_digits: bool = True


@dataclass(frozen=True, slots=True)
class PageSigns:
    """What the page itself shows, whatever its text says; shares of 0 to 1.

    `hidden` and `unmapped` are shares of the drawn characters, `image_cover`
    of the page under its images, which stand at `pictures`, `ink` of what is dark
    when the page is drawn (None: not looked, the page has text).
    """

    hidden: float = 0.0
    unmapped: float = 0.0
    image_cover: float = 0.0
    ink: float | None = None
    pictures: tuple[Box, ...] = ()


@dataclass(slots=True)
class DraftPage:
    """One page on its way into the document, changed in place.

    `layer` is the claimed text of a page whose picture was read instead.
    """

    number: int
    lines: tuple[DraftLine, ...]
    width: float = 0.0
    height: float = 0.0
    signs: PageSigns = PageSigns()
    source: Source = Source.TEXT
    quality: float = 1.0
    reasons: tuple[str, ...] = ()
    printed_number: str | None = None
    furniture: tuple[str, ...] = ()
    layer: str = ""

    @property
    def text(self) -> str:
        """The lines one below the other, as they are now."""
        return "\n".join(line.text for line in self.lines)


@dataclass(slots=True)
class Draft:
    """A file on its way into a document."""

    pages: list[DraftPage]
    glyph_claims: tuple[GlyphClaim, ...] = ()
    problems: list[Problem] = field(default_factory=list)
