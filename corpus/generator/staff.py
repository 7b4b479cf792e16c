"""The divisions, positions and people of one plan, with sums that add up."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import msgspec

from corpus.generator.prose import choose_random
from corpus.generator.recipe import HERE, Recipe

NEW_STYLE: Final = 2559  # positions have names of levels instead of numbers since then
CONTRACT: Final = ("ภารกิจ", "ทั่วไป")  # levels that stand for พนักงานจ้าง
NEW_SHARE: Final = 0.12  # of the posts that get one more seat in one of the years
VACANT_SHARE: Final = 0.2  # of the posts with an empty seat, about what plans report
STEP: Final = 0.02  # by which pay differs between people of one level
GROWTH: Final = 0.055  # yearly rise of pay, about one and a half steps
BENEFITS: Final = 0.20  # other benefits as a share of pay, as plans estimate them
COST_SHARES: Final = (0.285, 0.315, 0.335, 0.36)  # of the budget: all below the 40 % of the law


class Division(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One division as staff.toml describes it."""

    name: str
    code: str
    chief: str
    types: tuple[str, ...]
    duties: tuple[str, ...]
    positions: tuple[tuple[str, str, int, int], ...]


class StaffFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of staff.toml."""

    men: tuple[str, ...]
    women: tuple[str, ...]
    surnames: tuple[str, ...]
    division: tuple[Division, ...]
    old_division: tuple[Division, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """One position: how many people now and in each of the three years."""

    division: str
    name: str
    level: str
    now: int
    filled: int
    years: tuple[int, int, int]
    pay: int

    @property
    def is_contract(self) -> bool:
        """Whether the post is a พนักงานจ้าง."""
        return self.level in CONTRACT


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody: divisions in order, posts in order, and the yearly budget."""

    divisions: tuple[Division, ...]
    posts: tuple[Post, ...]
    budget: int

    def total(self, year: int) -> int:
        """How many people in a year of the plan, 0 to 2; -1 is now."""
        return sum(p.now if year < 0 else p.years[year] for p in self.posts)


@cache
def read_staff() -> StaffFile:
    """Give the data file."""
    return msgspec.toml.decode((HERE / "staff.toml").read_bytes(), type=StaffFile)


def hire_staff(recipe: Recipe, words: dict[str, str]) -> Staff:
    """Give the staff of one plan."""
    data = read_staff()
    source = choose_random(recipe, "staff")
    offered = data.division if recipe.start >= NEW_STYLE else data.old_division
    divisions = tuple(d for d in offered if recipe.type in d.types)
    posts = []
    for division in divisions:
        for name, level, count, pay in division.positions:
            rises = [0, 0, 0]
            if source.random() < NEW_SHARE:
                rises[source.randrange(3)] = 1
            years = (count + rises[0], count + sum(rises[:2]), count + sum(rises))
            filled = count - (1 if source.random() < VACANT_SHARE else 0)
            paid = int(round(pay * (1 + source.randrange(-4, 5) * STEP), -1))
            place, called = division.name.format_map(words), name.format_map(words)
            posts.append(Post(place, called, level, count, filled, years, paid))
    first_year = sum(p.years[0] * p.pay * 12 for p in posts) * (1 + GROWTH) * (1 + BENEFITS)
    budget = round(first_year / source.choice(COST_SHARES) / 1.05, -4)
    return Staff(divisions, tuple(posts), int(budget))


def name_person(recipe: Recipe, *purpose: object) -> str:
    """Give an invented person."""
    data = read_staff()
    source = choose_random(recipe, "person", *purpose)
    surname = source.choice(data.surnames)
    if source.random() < 0.5:
        return f"นาย{source.choice(data.men)} {surname}"
    return f"{source.choice(('นาง', 'นางสาว'))}{source.choice(data.women)} {surname}"
