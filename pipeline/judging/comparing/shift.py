"""A shift: one change of meaning, and where it stands."""

from bisect import bisect_left
from dataclasses import dataclass

from pipeline.judging.comparing.terms import SectionText


@dataclass(frozen=True, slots=True)
class Shift:
    """One change of meaning, with its place in the section's key."""

    code: str
    found: str
    expected: str
    start: int
    end: int


def tell_others(section: SectionText, start: int, end: int) -> Shift:
    """Write the shift for others who stand in a stretch of the section's text."""
    left, right = (bisect_left(section.folded.origins, at) for at in (start, end))
    return Shift("changed_subject", section.text[start:end].strip(), "", left, max(left + 1, right))
