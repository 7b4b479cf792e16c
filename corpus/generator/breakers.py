"""Every class of damage by name, and how classes combine on one line.

The page stays right: only claims, order and hair-fine places change. Classes of
the whole page or file (pictures, missing names, watermarks) are in `PAGE_CLASSES`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.generator.break_am import AM_BREAKERS
from corpus.generator.break_codes import CODE_BREAKERS
from corpus.generator.break_marks import MARK_BREAKERS
from corpus.generator.break_spaces import SPACE_BREAKERS
from corpus.generator.breaking import Breaker, Chance
from corpus.generator.faces import Family, face_path
from corpus.generator.glyphs import Glyph, compose_am, shape_line
from corpus.generator.model import Page
from corpus.generator.place import PlacedLine
from corpus.generator.prose import choose_random
from corpus.generator.recipe import Recipe

BREAKERS: Final = {
    b.name: b for b in (*AM_BREAKERS, *MARK_BREAKERS, *SPACE_BREAKERS, *CODE_BREAKERS)
}
PAGE_CLASSES: Final = {
    "H2B": "no ToUnicode and a font program without names: only outlines tell",
    "J4": "a grey slanting watermark behind the text",
    "O1": "lines written from the foot of the page upwards",
    "SCAN": "a picture of the page, no text",
    "NONSENSE": "a picture of the page under invisible Latin nonsense",
}
WATERMARK: Final = "สำเนาเอกสาร"  # what J4 writes across each page
LineShaper = Callable[[PlacedLine, Page, int], tuple[Glyph, ...]]


@dataclass(frozen=True, slots=True)
class Dose:
    """A class of damage and the share of its chances that it takes."""

    name: str
    rate: float


def read_dose(text: str) -> Dose:
    """Give A dose from `B1` or `B1:0.4`.

    >>> read_dose("B1:0.4")
    Dose(name='B1', rate=0.4)
    """
    name, _, rate = text.partition(":")
    if name not in BREAKERS and name not in PAGE_CLASSES:
        known = ", ".join(sorted([*BREAKERS, *PAGE_CLASSES]))
        raise ValueError(f"no class of damage is called {name!r}; known are {known}")
    return Dose(name, float(rate) if rate else 1.0)


def shape_broken(recipe: Recipe, family: Family) -> LineShaper:
    """How the lines of a plan are written: shaped, then broken as its recipe says."""
    memories: dict[str, dict[int, str]] = {}

    def shape(line: PlacedLine, page: Page, number: int) -> tuple[Glyph, ...]:
        path = face_path(family.name, bold=line.bold)
        glyphs = shape_line(line.text, path)
        composed = False
        for dose in sorted(doses_of(recipe, page), key=lambda d: not BREAKERS[d.name].apart):
            breaker: Breaker = BREAKERS[dose.name]
            if not breaker.apart and not composed:
                glyphs, composed = compose_am(glyphs, path), True
            memory = memories.setdefault(f"{dose.name}/{path.name}", {})
            source = choose_random(recipe, dose.name, page.number, number)
            glyphs = breaker.strike(glyphs, Chance(source, dose.rate, path, memory))
        return glyphs if composed else compose_am(glyphs, path)

    return shape


def doses_of(recipe: Recipe, page: Page) -> Sequence[Dose]:
    """Give the doses for a page: those of all pages, or those of a section standing on it."""
    keys = {key for key, _ in page.blocks}
    for section, classes in recipe.damage.items():
        if section in keys:
            return _line_doses(classes)
    return _line_doses(recipe.damage.get("all", ()))


def _line_doses(classes: tuple[str, ...]) -> Sequence[Dose]:
    return [d for d in map(read_dose, classes) if d.name in BREAKERS]


def page_classes_of(recipe: Recipe) -> set[str]:
    """Give the classes that concern whole pages or the whole file."""
    names = {read_dose(c).name for classes in recipe.damage.values() for c in classes}
    return names & set(PAGE_CLASSES)
