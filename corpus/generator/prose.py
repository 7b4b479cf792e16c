"""Fragments of official prose, chosen and filled for one plan.

Each slot of fragments/*.toml offers alternatives; which one a plan takes follows from
its name alone, so that plans differ and a plan never changes.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Final

import msgspec

from corpus.generator.model import Look
from corpus.generator.recipe import HERE, Digits, Recipe

THAI_DIGITS: Final = "๐๑๒๓๔๕๖๗๘๙"
TO_ARABIC: Final = str.maketrans(THAI_DIGITS, "0123456789")
TO_THAI: Final = str.maketrans("0123456789", THAI_DIGITS)


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place in a section: sentences to say, a list of items, or a table."""

    section: str
    look: Look = Look.BODY
    say: tuple[tuple[str, ...], ...] = ()
    items: tuple[str, ...] = ()
    mark: str = ""
    count: int = 0
    table: str = ""
    share: float = 1.0
    role: str = ""


class Slots(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of slots."""

    slot: tuple[Slot, ...]


@cache
def read_slots() -> tuple[Slot, ...]:
    """Every slot, in the order of files and places."""
    files = sorted((HERE / "fragments").glob("*.toml"))
    return tuple(s for f in files for s in msgspec.toml.decode(f.read_bytes(), type=Slots).slot)


@cache
def read_vocabulary() -> dict[str, dict[str, str]]:
    """Give the words of each type of organisation."""
    return tomllib.loads((HERE / "vocabulary.toml").read_text(encoding="utf-8"))


def thai(number: int | str) -> str:
    """Give A number in Thai digits."""
    return str(number).translate(TO_THAI)


def choose_random(recipe: Recipe, *purpose: object) -> Random:
    """Give A source of choices that depends on the plan's name and the purpose alone."""
    return Random("/".join([recipe.name, *map(str, purpose)]))


def set_digits(text: str, digits: Digits) -> str:
    """Give A text in the plan's digits; as long as before, so that marks stay right."""
    return text.translate(TO_ARABIC) if digits is Digits.ARABIC else text


def fill_slots(
    recipe: Recipe, section: str, words: dict[str, str]
) -> Iterator[tuple[Slot, tuple[str, ...]]]:
    """Give the slots of a section that this plan takes, each with its paragraphs."""
    for number, slot in enumerate(s for s in read_slots() if s.section == section):
        source = choose_random(recipe, section, number)
        if source.random() >= slot.share:
            continue
        if slot.say:
            spoken = " ".join(source.choice(c) for c in slot.say)
            yield slot, (spoken.format_map(words),)
        else:
            items = _pick_items(slot, source)
            yield slot, tuple(f"{mark} {item.format_map(words)}" for mark, item in items)


def _pick_items(slot: Slot, source: Random) -> Iterator[tuple[str, str]]:
    picked = sorted(source.sample(range(len(slot.items)), k=min(slot.count, len(slot.items))))
    for number, index in enumerate(picked, start=1):
        yield slot.mark.replace("{n}", thai(number)), slot.items[index]
