"""What every breaker works with: chances, blanks, clusters."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from corpus.generator.glyphs import Glyph, Part, advance_of, glyph_of

Line = tuple[Glyph, ...]


@dataclass(slots=True)
class Chance:
    """How often a breaker strikes, on which face, and what it struck before.

    `memory` lasts for the whole document: some producers decide once per glyph.
    """

    random: Random
    rate: float
    path: Path
    memory: dict[int, str] = field(default_factory=dict)

    def hits(self) -> bool:
        """Whether to strike here."""
        return self.random.random() < self.rate

    def blank(self, x: float, claim: str = " ") -> Glyph:
        """Give A blank of its own advance that the next glyph's pen takes back."""
        glyph = glyph_of(self.path, " ")
        return Glyph(glyph, "", claim, x, 0.0, advance_of(self.path, glyph), Part.BLANK)

    def drawn(self, glyph: Glyph, char: str) -> Glyph:
        """Give the same place with another character drawn and claimed."""
        other = glyph_of(self.path, char)
        advance = advance_of(self.path, other)
        return Glyph(other, char, char, glyph.x, glyph.y, advance, glyph.part)


Break = Callable[[Line, Chance], Line]


@dataclass(frozen=True, slots=True)
class Breaker:
    """One class of damage: its identifier in THAI-TEXT, what a reader sees, how it is made.

    `apart` breakers work while SARA AM is still a ring and a tail.
    """

    name: str
    effect: str
    strike: Break
    apart: bool = False


def cut_clusters(line: Sequence[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    """Give A letter with the marks that follow it, or one blank."""
    cluster: list[Glyph] = []
    for glyph in line:
        if cluster and glyph.part not in (Part.MARK, Part.RING):
            yield tuple(cluster)
            cluster = []
        cluster.append(glyph)
    if cluster:
        yield tuple(cluster)
