"""Own names: the ways in which a plan writes the name of its own organisation.

เทศบาลตำบลหนองคำหอม   full: type and place
ทต.หนองคำหอม          short: abbreviation and place
หนองคำหอม             the place alone
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.terms import REAL_WORD_COUNT
from pipeline.judging.places import ABBREVIATIONS, PROVINCES, TYPE_WORDS
from pipeline.judging.registry import split_name
from pipeline.model import Span
from pipeline.text.words import word_frequency

SHORTEST_PLACE: Final = 4
"""Letters of a place that is looked for without its type: เลย and ตาก are words as well."""

AREAS: Final = ("ตำบล", "เมือง", "นคร", "จังหวัด")
"""What the five types end with."""

_WORD_OF: Final = dict(TYPE_WORDS)
_SHORT_OF: Final = dict(ABBREVIATIONS)


@dataclass(frozen=True, slots=True)
class OwnName:
    """The parts of the own name; `kind` and `short` are empty for those without a type word.

    `called` finds type or abbreviation with the place, `alone` the place without them, or
    nothing where the place is an everyday word.
    """

    full: str
    kind: str
    short: str
    place: str
    called: re.Pattern[str]
    alone: re.Pattern[str] | None

    @property
    def area(self) -> str:
        """What the type word ends with: ตำบล, เมือง, นคร, จังหวัด."""
        return next((area for area in AREAS if self.kind.endswith(area)), "")

    def find_called(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Find the name, full or short."""
        stop = len(text) if end is None else end
        return (Span(*match.span()) for match in self.called.finditer(text, start, stop))

    def find_alone(self, text: str, start: int, end: int) -> Iterator[Span]:
        """Find the place where no type word or abbreviation stands before it."""
        matches = self.alone.finditer(text, start, end) if self.alone is not None else ()
        return (Span(*m.span("place")) for m in matches if m["place"] is not None)


@lru_cache(maxsize=16)
def read_name(organisation: str) -> OwnName:
    """Take the name of an organisation apart.

    >>> own = read_name("เทศบาลตำบลหนองคำหอม")
    >>> own.short, own.place, [s.start for s in own.find_called("ทต. หนองคำหอม")]
    ('ทต.', 'หนองคำหอม', [0])
    """
    parts = split_name(organisation)
    kind, place = parts if parts is not None else (None, organisation)
    word = _WORD_OF.get(kind, "") if kind is not None else ""
    short = _SHORT_OF.get(kind, "") if kind is not None else ""
    if not word:
        return OwnName(organisation, "", "", place, re.compile(re.escape(organisation)), None)
    types = rf"(?:{word}|(?<!ก\.){re.escape(short)})"
    called = rf"{types}[ ]?{re.escape(place)}"
    is_plain = word_frequency(place) >= REAL_WORD_COUNT and place not in PROVINCES
    alone = None
    if len(place) >= SHORTEST_PLACE and not is_plain:
        alone = re.compile(rf"{called}|(?P<place>{re.escape(place)})")
    return OwnName(organisation, word, short, place, re.compile(called), alone)
