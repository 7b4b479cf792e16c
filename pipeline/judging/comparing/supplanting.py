"""Supplanting: edits that sound like those by which others are put in somebody's place.

The rules know who may stand in the few places that wordings leave to people; a stranger finds other
places and other people (มือปืนรับจ้างทำแผน), told by what the edit weighs.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pipeline.judging.comparing.duty_slots import is_misprint
from pipeline.judging.comparing.edits import BESIDE, LEAD, Edit, list_edits
from pipeline.judging.comparing.frames import SHORT_WORDING
from pipeline.judging.comparing.ours import (
    LEAVERS,
    STAFF_WORD,
    TITLE,
    UNIT,
    names_leavers,
    names_only_others,
)
from pipeline.judging.comparing.people import (
    ANYONE,
    BODY,
    CLIENT,
    ELECTED,
    HEADS,
    HUMAN,
    MACHINE,
    OUTSIDER,
    PEOPLE,
    PLACE,
    STRANGER,
    THEIRS,
)
from pipeline.judging.comparing.phrases import HELPING, OWN, STAFF_PLACE
from pipeline.judging.comparing.roles import INSIDE, ROLES, STATE_BODY
from pipeline.judging.comparing.same_words import mean_same
from pipeline.judging.comparing.scopes import find_origin
from pipeline.judging.comparing.statements import Alignment
from pipeline.judging.comparing.terms import SectionText, Stretch, word_stretches
from pipeline.judging.comparing.weighing import list_word_traits, load_weights, weigh
from pipeline.text.letters import fold_key

TABLE: Final = Path(__file__).with_name("supplanting.npz")
"""Made by `python -m benchmarks.weights`."""

LEAST_WEIGHT: Final = 2.5
"""Log odds from which an edit is told: of harmless ones by a stranger one in four hundred."""

KINDS: Final = {
    name: re.compile(pattern)
    for name, pattern in {
        "stranger": STRANGER,
        "head": HEADS,
        "elected": ELECTED,
        "client": CLIENT,
        "human": HUMAN,
        "anyone": ANYONE,
        "place": PLACE,
        "body": BODY,
        "machine": MACHINE,
        "their staff": THEIRS,
        "outsider": OUTSIDER,
        "own": OWN,
        "staff": STAFF_WORD,
        "unit": UNIT,
        "title": TITLE,
        "helping": HELPING,
        "leaver": LEAVERS,
        "joined": "และ|หรือ|ตลอดจน|รวม|ร่วม|พร้อม",
        "governed": "ของ|แห่ง|ใน|กับ|แก่|ให้|โดย|จาก",
        **{f"group {number}": "|".join(names) for number, names in enumerate(PEOPLE)},
    }.items()
}
"""Kinds of people and of words beside them: what a kind means is learned with the rest."""

MOST_WORDS: Final = 12
"""Words from which an edit is a sentence of its own."""

_CLAUSE: Final = re.compile("ซึ่ง|ที่|อัน")
_LAW: Final = re.compile("กฎหมาย|ระเบียบ|ประกาศ|ขอบังคับ")
_OFFICIAL: Final = fold_key("ทางราชการ")
_JOINED: Final = re.compile("(?:และ|หรือ|ตลอดจน|รวมทั้ง|รวมถึง)$")
_LAST_WORDS: Final = re.compile(r"(?<=\s)[ก-๎]\S{2,}\Z")
_SECTOR: Final = re.compile("|".join(map(fold_key, ("ภาคเอกชน", "ภาคประชา", "ภาคส่วนอื่น"))))
_INSIDE: Final = re.compile(INSIDE)
_NAMED: Final = re.compile(
    "|".join([*(fold_key(names[0]) for names in ROLES), "ผูบริหาร", "{", _SECTOR.pattern])
)
"""How wordings name people and bodies, and their places for the plan's own."""

_STAFF: Final = re.compile(STAFF_WORD)
_GROUPS: Final = [tuple(map(fold_key, names)) for names in PEOPLE]


def find_supplanted(
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
    edits = (*_list_heads(alignment, section), *list_edits(alignment, section, taken))
    for edit in edits:
        if not (is_settled(edit, edits) or (is_heading and edit.is_added)):
            yield edit


def _list_heads(alignment: Alignment, section: SectionText) -> Iterator[Edit]:
    """Give what stands in the place for own words that a wording begins with, behind a blank."""
    fragment, end = alignment.placed[0].fragment, alignment.start
    origin = find_origin(section, end)
    words = _LAST_WORDS.search(section.text, max(0, origin - LEAD), origin)
    if fragment.before and words is not None:
        start = bisect_left(section.folded.origins, words.start())
        stretches = word_stretches(words.group())
        written = tuple(section.key[start + a : start + b] for a, b in stretches)
        behind = [fragment.key[a:b] for a, b in word_stretches(fragment.text)][:BESIDE]
        place = (f"{{{fragment.before}}}",)
        yield Edit(start, end, words.group(), written, place, (), tuple(behind), (True, False))


def is_settled(edit: Edit, edits: Sequence[Edit]) -> bool:
    """Whether rules settle one of the edits of a statement: nobody takes another's place there.

    Letters lost, a sentence of its own, a misprint or synonym; one word for another where the
    template names nobody (a changed word); what was only moved; other outsiders than those whom
    the template names for an example, bodies of the state for the state, and what describes a law;
    and who stands beside those whom the template means.
    """
    lost = "".join(edit.lost)
    if not edit.written or len(edit.written) > MOST_WORDS or _is_ahead(edit):
        return True
    if mean_same("".join(edit.written), lost) or is_misprint(edit.text, lost):
        return True
    is_word = len(edit.written) == len(edit.lost) == 1 and _NAMED.search(lost) is None
    is_of_law = _CLAUSE.match(edit.text) and edit.before[-1:] and _LAW.search(edit.before[-1])
    is_official = _OFFICIAL in lost and STATE_BODY.match(edit.text)
    is_sector = _SECTOR.search(lost) and not _INSIDE.search(edit.text)
    is_known = is_word or is_of_law or is_official or is_sector
    return bool(is_known or _is_beside(edit) or _is_moved(edit, edits))


def _is_beside(edit: Edit) -> bool:
    """Whether those whom the template means are still named: ผู้นำและประชาชน, a list of the staff."""
    if edit.lost:
        is_staff = edit.lost == (STAFF_PLACE,) and _STAFF.search(edit.text)
        return bool(is_staff and not (names_only_others(edit.text) or names_leavers(edit.text)))
    is_before = _JOINED.search(edit.text) and _NAMED.search("".join(edit.behind[:1]))
    return bool(is_before)


def _is_ahead(edit: Edit) -> bool:
    """Whether a statement begins again behind an edit, which stands before it: โดยกรม… โดยมี…."""
    first = len(edit.before)
    is_first = not edit.lost and 0 < first < BESIDE
    return is_first and edit.written[-first:] == edit.before


def _is_moved(edit: Edit, edits: Sequence[Edit]) -> bool:
    """Whether what was written was lost elsewhere, or what was lost was written elsewhere."""
    others = [other for other in edits if other is not edit]
    lost = "".join(word for other in others for word in other.lost)
    is_staff = STAFF_PLACE in edit.lost and any(_STAFF.search(other.text) for other in others)
    return is_staff or "".join(edit.written) in lost


def list_traits(edit: Edit) -> tuple[str, ...]:
    """Describe an edit: its words and neighbours, whom it names, and whom the template does there.

    >>> edit = Edit(0, 6, "บริษัท", ("บริษัท",), ("ประชาชน",), (), ("ตอง",), (False, False))
    >>> [trait for trait in list_traits(edit) if trait.startswith("stranger for")]
    ['stranger for group 0', 'stranger for group 1', 'stranger for group 3']
    """
    named = [name for name, pattern in KINDS.items() if pattern.search(edit.text)]
    named += [f"{name} first" for name in named if KINDS[name].match(edit.text)]
    before, behind = "".join(edit.before[-1:]), "".join(edit.behind[:1])
    traits = {*list_word_traits(edit), *named}
    for place, words in (("for", edit.lost), ("behind", edit.before), ("before", edit.behind)):
        groups = _list_groups(words)
        traits.update(f"{place} {group}" for group in groups)
        traits.update(
            f"{name} {place} {group}"
            for name in named or ["nobody"]
            for group in groups or ["nobody"]
        )
    traits.update(
        trait
        for name in named or ["nobody"]
        for trait in (f"{name} after {before}", f"{name} ahead {behind}")
    )
    return tuple(sorted(traits))


def _list_groups(words: Sequence[str]) -> list[str]:
    """List the groups of people, and the places for own words, that the template's words name."""
    letters = "".join(words)
    groups = [
        f"group {number}"
        for number, names in enumerate(_GROUPS)
        if any(n in letters for n in names)
    ]
    return groups + [word for word in words if word.startswith("{")]
