"""The text that every producer sets, and what a reader should give back."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final


class Look(StrEnum):
    """How a paragraph is set."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    JUSTIFIED = "justified"
    SPACED = "spaced"
    ITEM = "item"
    CENTRE = "centre"


CENTRED: Final = frozenset({Look.TITLE, Look.CENTRE})
BOLD: Final = frozenset({Look.TITLE, Look.HEADING})
INDENT: Final = {Look.BODY: 36.0, Look.JUSTIFIED: 36.0}
"""Points by which a first line stands in."""
TRACKING: Final = 1.0
"""Points between the letters of a spaced paragraph."""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    look: Look = Look.BODY

    @property
    def is_bold(self) -> bool:
        return self.look in BOLD


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table of short cells, row by row."""

    rows: tuple[tuple[str, ...], ...]


Sample = tuple[Words | Grid, ...]


def load_sample() -> Sample:
    """Give the two pages of official Thai."""
    content = tomllib.loads(Path(__file__).with_name("sample.toml").read_text(encoding="utf-8"))
    return tuple(
        Grid(tuple(map(tuple, block["rows"])))
        if "rows" in block
        else Words(block["text"], Look(block["look"]))
        for block in content["block"]
    )


def write_truth(sample: Sample) -> str:
    """Give the text of a sample as it is read: a line per paragraph and per row of a table."""
    return "\n".join(
        block.text if isinstance(block, Words) else "\n".join(map("\t".join, block.rows))
        for block in sample
    )
