"""Softening: edits that sound like those by which clerks let a duty off.

The rules know words; a stranger finds others (สุดแล้วแต่กำลังคนจะอำนวย), told by what the edit weighs.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pipeline.judging.comparing.condition_words import CONDITIONS, IF_DONE
from pipeline.judging.comparing.duty_slots import is_misprint
from pipeline.judging.comparing.edits import Edit, list_edits
from pipeline.judging.comparing.frames import SHORT_WORDING
from pipeline.judging.comparing.hedge_words import ABLE, ATTEMPT, CHOICE, DUTY, PURPOSE, READY, WISH
from pipeline.judging.comparing.negation_words import NEGATION
from pipeline.judging.comparing.option_words import ONE_OF_ALL
from pipeline.judging.comparing.same_words import mean_same
from pipeline.judging.comparing.slot_words import (
    ALL_BIND,
    COMPLEMENT,
    CONDITION,
    EVENT,
    GIVING,
    ONGOING,
    PENDING,
    SERIAL,
)
from pipeline.judging.comparing.statements import Alignment
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.judging.comparing.weighing import list_word_traits, load_weights, weigh

TABLE: Final = Path(__file__).with_name("softening.npz")
"""Made by `python -m benchmarks.weights`."""

LEAST_WEIGHT: Final = 2.2
"""Log odds from which an edit is told: of harmless ones by a stranger one in two hundred."""

KINDS: Final = {
    "choice": CHOICE,
    "wish": WISH,
    "attempt": ATTEMPT,
    "ready": READY,
    "able": ABLE,
    "praised": IF_DONE,
    "purpose": PURPOSE,
    "one of all": ONE_OF_ALL,
    **CONDITIONS,
    "binding": ALL_BIND,
    "complement": COMPLEMENT,
    "giving": GIVING,
    "serial": SERIAL,
    "ongoing": ONGOING,
    "pending": PENDING,
    "condition": CONDITION,
    "event": EVENT,
    "negation": NEGATION,
    "duty": DUTY,
}
"""Kinds of words that the rules know, by name: what a kind means is learned with the rest."""

_CONDITION: Final = re.compile("หาก|ถ้า|เมื่อ|(?:ใน)?กรณี")
_UTMOST: Final = re.compile(r"(?:ที่|สูง)สุด\s?เท่าที่")
_BESIDES: Final = re.compile(r"(?:และ|หรือ)?\s?(?:หาก|ถ้า|เมื่อ)\S{0,16}?อาจ")
"""A condition, the utmost (มากที่สุดเท่าที่จะทำได้), and a further way (หรือหากสะดวกอาจใช้…)."""


def find_softenings(
    alignment: Alignment, section: SectionText, taken: Sequence[Stretch]
) -> Iterator[Stretch]:
    """Find the edits of a copied statement that weigh enough; `taken` are the other statements."""
    for edit in list_open(alignment, section, taken):
        if weigh(list_traits(edit), load_weights(TABLE)) >= LEAST_WEIGHT:
            yield edit.start, edit.end


def list_open(
    alignment: Alignment, section: SectionText, taken: Sequence[Stretch]
) -> Iterator[Edit]:
    """List the edits that no rule settles."""
    is_heading = alignment.letters <= SHORT_WORDING
    for edit in list_edits(alignment, section, taken):
        if edit.written and not _is_settled(edit, is_heading=is_heading):
            yield edit


def _is_settled(edit: Edit, *, is_heading: bool) -> bool:
    """Whether rules settle an edit: a misprint or synonym, what binds for a duty, the utmost.

    A condition behind a heading, which lays no duty on anybody, opens the next statement.
    """
    is_next = is_heading and edit.is_added and _CONDITION.match(edit.text)
    is_bound = edit.lost and not edit.before and ALL_BIND.search(edit.text)
    is_plain = _UTMOST.search(edit.text) or _BESIDES.match(edit.text)
    lost = "".join(edit.lost)
    is_same = mean_same("".join(edit.written), lost) or is_misprint(edit.text, lost)
    return bool(is_next or is_bound or is_plain or is_same)


def list_traits(edit: Edit) -> tuple[str, ...]:
    """Describe an edit: its words and neighbours, and the kinds of words that the rules know.

    >>> edit = Edit(0, 3, "ควร", ("ควร",), ("ตอง",), ("ยัง",), ("มี",), (False, False))
    >>> [t for t in list_traits(edit) if t.startswith(("written", "lost", "left", "kind"))]
    ['kind choice', 'kind serial', 'left ยัง ควร', 'lost ตอง', 'written ควร']
    """
    kinds = {f"kind {kind}" for kind, pattern in KINDS.items() if pattern.search(edit.text)}
    return tuple(sorted(list_word_traits(edit) | kinds))
