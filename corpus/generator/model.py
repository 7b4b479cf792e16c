"""The nouns of the generator: blocks of text, pages of blocks, and what was planted.

Text carries marks: half-open stretches that say which element or planted defect
stands there. A mark survives page breaks, which is how the truth knows its pages.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Look(StrEnum):
    """How a paragraph is set; `layout.STYLES` holds the measures."""

    COVER = "cover"
    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    BODY = "body"
    ITEM = "item"
    CENTRE = "centre"
    SIGNATURE = "signature"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that stands for `key`, such as `element:five_curricula`."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its marks."""

    text: str
    marks: tuple[Mark, ...] = ()

    def __add__(self, other: "Marked") -> "Marked":
        shift = len(self.text)
        moved = tuple(Mark(m.key, m.start + shift, m.end + shift) for m in other.marks)
        return Marked(self.text + other.text, self.marks + moved)

    def cut(self, start: int, end: int) -> "Marked":
        """Give the stretch from `start` to `end`, with the marks that reach into it."""
        marks = tuple(
            Mark(m.key, max(m.start, start) - start, min(m.end, end) - start)
            for m in self.marks
            if m.start < end and m.end > start
        )
        return Marked(self.text[start:end], marks)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `continued` when its beginning stands on the page before.

    A contents line holds title and page parted by a tab. `space` replaces the
    look's space above, in points.
    """

    marked: Marked
    look: Look = Look.BODY
    continued: bool = False
    continues: bool = False
    space: float | None = None
    at_foot: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return self.marked.text


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; `widths` are shares of the text width, `strong` rows are bold.

    `scale` is its size beside that of the running text.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    strong: tuple[int, ...] = ()
    centred: tuple[int, ...] = ()
    scale: float = 0.82


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The end of a page; `landscape` holds for what follows, None changes nothing."""

    landscape: bool | None = None


Block = Paragraph | Table | PageBreak
Flow = tuple[tuple[str, Block], ...]  # each block with the key of its section


class PageKind(StrEnum):
    """What a reader finds on a page without reading pictures."""

    TEXT = "text"
    IMAGE = "image"
    IMAGE_WITH_NONSENSE = "image_with_nonsense"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its blocks with their sections, and what stands around them."""

    number: int
    blocks: Flow
    printed: str | None = None
    head: str | None = None
    foot: str | None = None
    landscape: bool = False
    kind: PageKind = PageKind.TEXT


@dataclass(frozen=True, slots=True)
class Planted:
    """One defect put in on purpose; `element` is None outside section 12."""

    code: str
    section: str
    element: str | None
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan, laid out: what every producer draws and the truth describes."""

    name: str
    title: str
    pages: tuple[Page, ...]
    planted: tuple[Planted, ...]
    verdicts: dict[str, str]
    section_numbers: dict[str, str | None] = field(default_factory=dict)
    is_part: bool = False
