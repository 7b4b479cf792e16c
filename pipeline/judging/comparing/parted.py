"""Parted: key wordings of a copied sentence that name the same people otherwise, or let others in.

“ประโยชน์สุขของราษฎร” is the people's, “ประชาชน ทั้งเกษตรกรและผู้ด้อยโอกาส จะได้อะไร” asks what the people
have, and who must “ร่วมมือกับจังหวัดพัฒนา” must develop.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.people import SERVED
from pipeline.judging.comparing.terms import SectionText, Stretch, word_stretches
from pipeline.text.letters import fold_key
from pipeline.text.likeness import Match

_STEP: Final = (
    "(?:(?!" + "|".join(map(fold_key, ("ไม่", "มิ", "ให้", "เว้น", "รอ", "ผู้จัด", "เป็นผู้"))) + ").)"
)
"""A letter of what is let in; no negation, and nobody who is told to do it instead."""

_NAMING: Final = "|".join(
    map(fold_key, ("ทั้ง", "ไม่ว่า", "อันได้แก่", "ได้แก่", "โดยเฉพาะ", "รวมถึง", "รวมทั้ง", "ตลอดจน", "อาทิ"))
)
"""What begins an apposition, folded: it names some of the same people."""

_COMPANY: Final = "|".join(map(fold_key, ("ร่วมมือกับ", "ร่วมกับ", "ประสานกับ", "ประสานงานกับ", "หารือกับ")))
"""What begins the naming of those who do it as well, folded."""

_LET_IN: Final = rf"(?:(?:{_NAMING}|{_COMPANY}){_STEP}{{2,50}}?)?"
_PLACE_STEP: Final = (
    "(?:(?!"
    + "|".join(map(fold_key, ("ไม่", "มิ", "ให้", "ว่า", "จะ", "ต้อง", "และ", "หรือ", "นอก", "อื่น")))
    + ").)"
)
_WHERE: Final = "|".join(
    map(
        fold_key,
        (
            *("ใน", "ของ", "แห่ง", "ชาว", "ทุก", "ทั่ว", "ทั้ง", "ตำบล", "ที่อยู่"),
            *("ซึ่งเป็นเจ้าของ", "ผู้เป็นเจ้าของ"),
        ),
    )
)
_HERE: Final = f"(?:(?:{_WHERE}){_PLACE_STEP}{{2,40}}?)?"
"""Where the people live, which of them all, or that they own it, right behind their name."""

_PEOPLE: Final = fold_key(SERVED[0])
_SAME: Final = (
    f"(?:{'|'.join(sorted({fold_key(name) for name in SERVED}, key=len, reverse=True))}){_HERE}"
)


def find_parted(line: Iterable[str], section: SectionText, free: Sequence[Stretch]) -> Match | None:
    """Find a key wording in whose midst company or an apposition stands, or the same people."""
    for term in line:
        for low, high in free:
            found = _part_term(term).search(section.key, low, high)
            if found is not None:
                return Match(found.start(), found.end(), 0)
    return None


@lru_cache(maxsize=1024)
def _part_term(term: str) -> re.Pattern[str]:
    """Build the pattern of a term.

    >>> pattern = _part_term("ประชาชนจะได้อะไร")
    >>> pattern.search(fold_key("ชาวบ้าน ทั้งเกษตรกรและลูกจ้าง จะได้อะไร")) is not None
    True
    >>> pattern.search(fold_key("ประชาชนซึ่งไม่จะได้อะไร")) is None
    True
    >>> pattern.search(fold_key("ประชาชนในเขตเทศบาลจะได้อะไร")) is not None
    True
    """
    key = fold_key(term)
    words = (re.escape(key[start:end]) for start, end in word_stretches(term))
    return re.compile(_LET_IN.join(word.replace(_PEOPLE, _SAME) for word in words))
