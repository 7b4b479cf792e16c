"""A scan recipe says which sample plan went through a scanner, and how each stack of it fared."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from corpus.generator.model import PageKind
from corpus.generator.recipe import HERE

SCANS: Final = HERE / "scans"


class Setting(StrEnum):
    """What a scanner was set to; `text` pages never saw one and go over as they are."""

    TEXT = "text"
    BITS = "bits"
    GREY = "grey"


class Stack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Pages of the source that were scanned in one go.

    `tilt` is the most a sheet may lean, in degrees; `specks` the share of dots that dust
    changes. `facing` lays two pages beside each other on one sheet, `blank_backs` adds the
    empty back of each leaf, `nonsense` hides Latin letters behind the picture. `turned` says
    by how many degrees a page lies clockwise, `marked` which marks a page bears.
    """

    pages: str
    setting: Setting = Setting.BITS
    dpi: int = 200
    tilt: float = 0.0
    specks: float = 0.0
    edges: bool = False
    facing: bool = False
    blank_backs: bool = False
    nonsense: bool = False
    turned: dict[str, int] = msgspec.field(default_factory=dict)
    marked: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)

    @property
    def kind(self) -> PageKind:
        """What a reader finds on these pages without reading pictures."""
        if self.setting is Setting.TEXT:
            return PageKind.TEXT
        return PageKind.IMAGE_WITH_NONSENSE if self.nonsense else PageKind.IMAGE


class Scan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One scanned plan: the sample plan it was made of, and its stacks in order."""

    name: str
    scan_of: str
    good_for: str
    stack: tuple[Stack, ...]

    @property
    def file_name(self) -> str:
        """The file's name in corpus/plans."""
        return f"{self.name}.pdf"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a scanned plan; `leaves` are the source's pages on it, left to right."""

    number: int
    leaves: tuple[int, ...]
    stack: Stack

    @property
    def turn(self) -> int:
        """How many degrees clockwise the sheet lies."""
        return next((self.stack.turned.get(str(n), 0) for n in self.leaves), 0)

    @property
    def marks(self) -> tuple[str, ...]:
        """The stamps and signatures on the sheet."""
        return tuple(m for n in self.leaves for m in self.stack.marked.get(str(n), ()))


def read_scans() -> tuple[Scan, ...]:
    """Every scan recipe, by name."""
    return tuple(read_scan(p) for p in sorted(SCANS.glob("*.toml")))


def read_scan(path: Path) -> Scan:
    """One scan recipe from its file."""
    return msgspec.toml.decode(path.read_bytes(), type=Scan)


def lay_sheets(scan: Scan) -> tuple[Sheet, ...]:
    """Give the sheets of a scanned plan in the order of its stacks."""
    laid = [(leaves, stack) for stack in scan.stack for leaves in _lay_leaves(stack)]
    return tuple(Sheet(n, leaves, stack) for n, (leaves, stack) in enumerate(laid, start=1))


def _lay_leaves(stack: Stack) -> Iterator[tuple[int, ...]]:
    numbers = list_pages(stack.pages)
    step = 2 if stack.facing else 1
    for at in range(0, len(numbers), step):
        yield numbers[at : at + step]
        if stack.blank_backs:
            yield ()


def list_pages(text: str) -> tuple[int, ...]:
    """List the pages of a range such as `1-3, 7`.

    >>> list_pages("1-3, 7")
    (1, 2, 3, 7)
    """
    ends = [part.partition("-") for part in text.replace(" ", "").split(",")]
    return tuple(n for first, _, last in ends for n in range(int(first), int(last or first) + 1))
