"""Matched: which key wordings of an element stand somewhere, and which do not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.judging.comparing.meaning import affirms
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.model import Element
from pipeline.text.likeness import Match


@dataclass(frozen=True, slots=True)
class Matched:
    """Key wordings found and missing by their first wording, and where those found stand.

    Those that affirm are parted from those with a negation of their own.
    """

    found: tuple[str, ...]
    missing: tuple[str, ...]
    affirmed: tuple[Stretch, ...]
    denying: tuple[Stretch, ...]
    stands: tuple[Stretch, ...]


def sort_matches(
    element: Element, section: SectionText, matches: Iterable[tuple[Sequence[str], Match | None]]
) -> Matched:
    """Sort the lines of an element's terms by what was found of each."""
    found: list[str] = []
    missing: list[str] = []
    affirmed: list[Stretch] = []
    denying: list[Stretch] = []
    stands: list[Stretch] = []
    for line, match in matches:
        if match is None:
            missing.append(line[0])
            continue
        found.append(line[0])
        stands.append((match.start, match.end))
        said = section.source(match.start, match.end)
        (affirmed if affirms(line, said, element.canonical) else denying).append(stands[-1])
    return Matched(tuple(found), tuple(missing), tuple(affirmed), tuple(denying), tuple(stands))
