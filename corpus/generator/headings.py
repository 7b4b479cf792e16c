"""What the thirteen sections are called, and how one plan orders and numbers them."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import msgspec

from corpus.generator.prose import thai
from corpus.generator.recipe import HERE, Recipe
from corpus.generator.section12 import KEY

SCOPE: Final = "scope"  # the extra section of plans that have both framework and scope
SCOPE_TITLE: Final = "ขอบเขตและแนวทางในการจัดทำแผนอัตรากำลัง ๓ ปี"


class SectionTitles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One section of sections.toml."""

    key: str
    number: int
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section as this plan calls and numbers it."""

    key: str
    number: str | None
    title: str

    @property
    def text(self) -> str:
        """The heading as printed."""
        return f"{self.number}. {self.title}" if self.number else self.title


@cache
def read_sections() -> tuple[SectionTitles, ...]:
    """Give the thirteen sections in their usual order."""
    data = msgspec.toml.decode((HERE / "sections.toml").read_bytes())
    return msgspec.convert(data["section"], tuple[SectionTitles, ...])


def name_sections(recipe: Recipe, words: dict[str, str]) -> tuple[Heading, ...]:
    """Give the sections in this plan's order, numbered as it numbers them."""
    known = {s.key: s for s in read_sections()}
    order = list(recipe.order or known)
    titles = {k: known[k].titles[recipe.title_choice.get(k, 0)] for k in order}
    if recipe.section12.heading is not None:
        titles[KEY] = recipe.section12.heading
    if recipe.scope_section:
        order.insert(order.index("s03_framework") + 1, SCOPE)
        titles[SCOPE] = SCOPE_TITLE
    return tuple(
        Heading(key, thai(n) if recipe.numbered else None, titles[key].format_map(words))
        for n, key in enumerate(order, start=1)
    )
