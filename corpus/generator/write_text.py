"""The pages as a text file: what an extractor would give of a broken text layer."""

from itertools import groupby
from typing import Final

from corpus.generator.breakers import shape_broken
from corpus.generator.faces import Family
from corpus.generator.layout import LEFT
from corpus.generator.model import Plan
from corpus.generator.place import PlacedLine, place_page
from corpus.generator.recipe import Recipe

INDENT: Final = 20.0  # points from the margin that extractors show as one leading blank


def write_text(plan: Plan, family: Family, recipe: Recipe) -> bytes:
    """Give the claims of each line, what stands on one baseline parted by blanks."""
    shape = shape_broken(recipe, family)
    pages = []
    for page in plan.pages:
        said = []
        placed = enumerate(place_page(page, family).lines)
        for _, row in groupby(placed, key=lambda item: item[1].y):
            parts = [(line, shape(line, page, number)) for number, line in row]
            words = " ".join("".join(g.claim or "" for g in glyphs) for _, glyphs in parts)
            said.append(_indent(parts[0][0]) + words)
        pages.append("\n".join(said) + "\n")
    return "\f".join(pages).encode("utf-8")


def _indent(line: PlacedLine) -> str:
    return " " if line.x > LEFT + INDENT else ""
