"""A reading: what a section holds of one element, before any verdict."""

from dataclasses import dataclass

from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.statements import Alignment
from pipeline.judging.comparing.terms import Stretch


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found of one element, before a verdict.

    `is_remnant` tells that a copied statement stands there without its key wordings.
    `taken` are the other statements around it. `stands` says where each term of `found`
    stands; `nearest` is where the whole section comes nearest to the element's wording,
    be it in another statement.
    """

    alignment: Alignment | None
    free: tuple[Stretch, ...]
    found: tuple[str, ...]
    missing: tuple[str, ...]
    stretch: Stretch | None
    anchored: bool
    shifts: tuple[Shift, ...]
    is_reworded: bool = False
    is_off_topic: bool = False
    half_said: int = 0
    is_remnant: bool = False
    stands: tuple[Stretch, ...] = ()
    nearest: Alignment | None = None
    taken: tuple[Stretch, ...] = ()

    @property
    def share(self) -> float:
        """Share of the terms that were found; of reworded ones half where half was said."""
        total = len(self.found) + len(self.missing)
        return (len(self.found) + self.half_said / 2) / total if total else 0.0

    @property
    def likeness(self) -> float:
        """Likeness of the nearest wording; 0 without one."""
        return self.alignment.likeness if self.alignment is not None else 0.0
