"""A shift: one change of meaning, and where it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shift:
    """One change of meaning, with its place in the section's key."""

    code: str
    found: str
    expected: str
    start: int
    end: int
