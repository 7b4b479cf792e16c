"""Slots: where a template leaves room for the organisation's name, and what stands in them.

Whatever follows a type word there is a name, however it begins.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.names import LONGEST_NAME
from pipeline.judging.template import PLACEHOLDER
from pipeline.model import ExpectedSection, Template
from pipeline.text.letters import fold_key, fold_text

NAME_PLACE: Final = "{organisation}"

KEY_LETTERS: Final = 8
"""Folded letters of the template's own beside a name that prove the slot."""

SHORTEST_KEY: Final = 6
"""Folded letters; fewer (โดย, จึง) stand beside anything."""


@dataclass(frozen=True, slots=True)
class Slots:
    """What a template says right before and right after a name, folded."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def read_slots(template: Template) -> Slots:
    """Read the slots of all sections that have elements."""
    cut = [cut_slots(section) for section in template.sections if section.elements]
    return Slots(
        tuple(key for slots in cut for key in slots.before),
        tuple(key for slots in cut for key in slots.after),
    )


@lru_cache(maxsize=32)
def cut_slots(section: ExpectedSection) -> Slots:
    """Read the slots of one section."""
    before, after = set[str](), set[str]()
    for wording in (w for element in section.elements for w in wordings_of(element)):
        pieces = wording.split(NAME_PLACE)
        before |= {fold_key(PLACEHOLDER.split(p)[-1])[-KEY_LETTERS:] for p in pieces[:-1]}
        after |= {fold_key(PLACEHOLDER.split(p)[0])[:KEY_LETTERS] for p in pieces[1:]}
    return Slots(*(tuple(k for k in keys if len(k) >= SHORTEST_KEY) for keys in (before, after)))


def read_slot(text: str, kind: int, run: tuple[int, int], slots: Slots) -> str | None:
    """Read the name that fills a slot; None where this is no slot.

    `kind` is where the type word begins, `run` where the letters after it begin and end.
    """
    start, end = run
    ahead = fold_text(text[start : start + 2 * LONGEST_NAME])
    places = [place for key in slots.after if (place := ahead.key.find(key)) > 0]
    if places:
        return text[start : start + ahead.source_span(0, min(places))[1]].strip()
    before = fold_key(text[max(0, kind - 2 * LONGEST_NAME) : kind])
    return text[start:end] if before.endswith(slots.before) else None
