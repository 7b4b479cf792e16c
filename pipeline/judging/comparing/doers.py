"""Doers: others between a statement's linking word and its first verb, who do what it says.

“โดยบริษัทจัดทำแผน” has a company make the plan; so has “โดยซื้อจากสำนักพิมพ์ซึ่งจัดทำแผน”, whose clause
hangs the wording's own verb on others.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.mapping import Mapping, is_run
from pipeline.judging.comparing.people import STAFF, STRANGER
from pipeline.judging.comparing.phrases import names_own
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.terms import SectionText
from pipeline.text.letters import fold_key
from pipeline.text.words import is_verb, split_words

DOER_LETTERS: Final = 60
"""Folded letters before a verb in which others may stand who do what it says."""

_OPENING: Final = re.compile("|".join(map(fold_key, ("โดย", "ตลอดจน", "รวมทั้ง", "พร้อมทั้ง"))))
"""What may stand before the first verb of a statement, folded."""

_DOER: Final = re.compile(
    rf"(?:ให้|มี|มอบให้|แผน\S{{0,20}}?(?:ของ|ที่))?({STRANGER})(?!\S*(?:กับ|ให้|ร่วม|สนับสนุน))\S{{0,60}}"
    rf"|(?!\S*(?:ร่วม|ปรึกษา|หารือ|ประสาน|ช่วย))\S{{2,30}}?({STRANGER})\S{{0,60}}(?:ซึ่ง|ที่)(?:ได้|จะ|เคย|เป็นผู้)*"
)
"""Others who do what the statement says, and do not only help; or in a clause about whom it is
said (ซื้อจากสำนักพิมพ์ซึ่งจัดทำ)."""

_NAMED: Final = ("personnel", "organisation")
"""Placeholders that a wording's verb has for its subject."""


def find_doers(section: SectionText, mapping: Mapping) -> Iterator[Shift]:
    """Find others put in between a statement's linking word and its first verb: โดยบริษัทจัดทำ…."""
    key = mapping.fragment.key
    places = [
        (mapping.start, start, end)
        for at, start, end in mapping.insertions()
        if _OPENING.fullmatch(key, 0, at)
    ]
    verb = _find_first_verb(section, mapping)
    if verb is not None:
        links = list(_OPENING.finditer(section.key, max(0, verb - DOER_LETTERS), verb))
        places += [(link.start(), link.end(), verb) for link in links[-1:]]
    for low, start, end in places:
        words = section.source(start, end).strip()
        doer = _DOER.fullmatch(words)
        is_shared = STAFF.search(section.key, start, end) is not None or names_own(words)
        if doer is not None and not is_shared:
            yield Shift("changed_subject", doer.group(1) or doer.group(2), "", low, end)


def _find_first_verb(section: SectionText, mapping: Mapping) -> int | None:
    """Find where a statement goes on behind its linking word, if that does not stand before it."""
    opening = _OPENING.match(mapping.fragment.key)
    run = next((c for c in mapping.changes if c.kind == "equal" and is_run(c)), None)
    if run is None:
        return None
    if opening is None:
        is_head = run.a_start == 0 and mapping.fragment.before not in _NAMED
        is_first = is_head and _begins_with_verb(mapping.fragment.text)
        return mapping.start + run.b_start if is_first else None
    if run.a_start > opening.end():
        return None
    place = mapping.start + run.b_start + opening.end() - run.a_start
    return None if section.key.endswith(opening.group(), 0, place) else place


@lru_cache(maxsize=512)
def _begins_with_verb(text: str) -> bool:
    """Whether a wording without a linking word begins with its verb: จัดทำแผน…."""
    return is_verb(next(iter(split_words(text.strip())), ""))
