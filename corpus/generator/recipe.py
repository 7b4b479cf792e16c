"""A recipe says what one sample plan is: whose, when, how set, and what is wrong with it."""

from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

HERE: Final = Path(__file__).parent
RECIPES: Final = HERE / "recipes"


class Digits(StrEnum):
    """Which digits a plan is written with; mixed mingles both, even within a year."""

    THAI = "thai"
    ARABIC = "arabic"
    MIXED = "mixed"


class Furniture(StrEnum):
    """What stands above and below the text of each page."""

    DASHES = "dashes"
    WORD = "word"
    PLAIN = "plain"
    RUNNING = "running"
    NONE = "none"


class Producer(StrEnum):
    """What makes the file."""

    OWN = "own"
    REPORTLAB = "reportlab"
    WEASYPRINT = "weasyprint"
    CHROMIUM = "chromium"
    LIBREOFFICE = "libreoffice"
    DOCX = "docx"
    TXT = "txt"


class Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One defect: `find` stands once in the statement and gives way to `replace`.

    Without `find` the whole statement goes. `found` and `expected` are what a
    finding should quote; they default to the words exchanged.
    """

    element: str
    code: str
    find: str | None = None
    replace: str = ""
    verdict: str = "present"
    found: str | None = None
    expected: str | None = None


class Elsewhere(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A defect outside section 12: words exchanged where they first occur in a section."""

    section: str
    code: str
    find: str
    replace: str
    element: str | None = None


class Section12(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How section 12 departs from the template."""

    heading: str | None = None
    with_preamble: bool = False
    new_page: bool = True
    at_foot: bool = False
    breaks_before: tuple[str, ...] = ()
    omitted: bool = False
    old: bool = False
    changes: tuple[Change, ...] = ()


class Recipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sample plan. Damage maps a section key, or `all`, to classes like `B1:0.4`."""

    name: str
    type: str
    place: str
    amphoe: str
    province: str
    start: int
    producer: Producer
    good_for: str
    digits: Digits = Digits.THAI
    family: str = "Laksaman"
    furniture: Furniture = Furniture.DASHES
    fill: float = 0.97
    announcement: bool = True
    preface: bool = True
    contents: bool = True
    front_numbered: bool = False
    numbered: bool = True
    new_page_sections: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    last_section: str | None = None
    scope_section: bool = False
    annex: bool = False
    landscape_sections: tuple[str, ...] = ()
    title_choice: dict[str, int] = msgspec.field(default_factory=dict)
    frequency_in_framework: bool = True
    section12: Section12 = Section12()
    elsewhere: tuple[Elsewhere, ...] = ()
    damage: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    image_pages: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def years(self) -> tuple[int, int, int, int]:
        """The year before the plan and its three years."""
        return self.start - 1, self.start, self.start + 1, self.start + 2


def read_recipe(path: Path) -> Recipe:
    """One recipe from its file."""
    return msgspec.toml.decode(path.read_bytes(), type=Recipe)


def read_recipes() -> tuple[Recipe, ...]:
    """Every recipe, by name."""
    return tuple(read_recipe(p) for p in sorted(RECIPES.glob("*.toml")))
