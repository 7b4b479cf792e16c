"""What a text fix is: a named function that looks at a line and proposes changes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.reading.profile import Profile


class Change(NamedTuple):
    """Put `after` in the place of `line[start:end]`."""

    start: int
    end: int
    after: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Fix:
    """One entry of the ordered list: the function, and why it may touch the text.

    `find` gives changes from left to right that do not overlap; `evidence` is
    `encoding` (another way to write the same character), `impossible` (no Thai
    word is spelled so), `profile` (the whole document shows the defect) or
    `dictionary` (word frequencies decide).
    """

    find: Callable[[str, Profile], Iterable[Change]]
    evidence: str

    @property
    def name(self) -> str:
        """The rule's name in every record: that of its function."""
        return self.find.__name__


def fix_line(find: Callable[[str, Profile], Iterable[Change]], line: str, **proved: Any) -> str:
    """Apply one fix once, as in the examples of the fixes; `proved` is the profile."""
    at, parts = 0, []
    for change in find(line, Profile(**proved)):
        parts += [line[at : change.start], change.after]
        at = change.end
    return "".join(parts) + line[at:]
