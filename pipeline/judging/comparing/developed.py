"""Developed: people who are no staff where a wording says who is developed (ความรู้ของกำนัน)."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from pipeline.judging.comparing.mapping import Mapping, is_run
from pipeline.judging.comparing.ours import names_only_others, names_theirs
from pipeline.judging.comparing.people import ANYONE, OUTSIDER, STAFF
from pipeline.judging.comparing.scopes import find_origin
from pipeline.judging.comparing.shift import Shift, tell_others
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.text.letters import fold_key

BEFORE_LETTERS: Final = 80
"""Letters before a wording's own in which others stand who are said to be developed."""

HEAD_LETTERS: Final = 20
"""Folded letters at a wording's head in which it may say who is developed."""

STAFF_LETTERS: Final = 30
"""Folded letters behind others in which the staff is named beside them."""

_DEVELOPED: Final = tuple(
    map(fold_key, ("พัฒนา", "ความรู้", "ความสามารถ", "ทักษะ", "ฝึกอบรม", "หลักสูตร"))
)
"""Words behind which those stand who are developed, folded."""

_SERVING: Final = re.compile("|".join(map(fold_key, ("ประชาชน", "บุคคลภายนอก", "ภาค", "บริการ"))))
"""Words of statements that are about others than the staff, folded."""

_BARE: Final = re.compile(rf"\s?({OUTSIDER})")
_HOLDING: Final = (
    "(?:ตัว|ทุก|บรรดา|เหล่า|(?:อาชีพ|วิชาชีพ)(?:ของ)?|การประกอบอาชีพ(?:ของ)?|ธุรกิจ(?:ของ)?|ครัวเรือน|ครอบครัว"
    "|กิจการ(?:ของ)?(?!เด็ก|เยาวชน|นักเรียน|สตรี|ผู้สูงอายุ|คนพิการ|สภา|ชุมชน|พาณิชย์))*"
)
"""What people have by which they are named: อาชีพราษฎร."""

_GIVEN: Final = re.compile(rf"[ \t]?(?:ของ|แก่|ให้แก่|ให้กับ|สำหรับ)\s?{_HOLDING}({OUTSIDER}|{ANYONE})")
_METHOD: Final = re.compile("(?:ทังนี)?(?:วิธี)?การพัฒนา")
"""How a wording begins that names nobody who is developed, folded."""

_SOMEBODY: Final = re.compile(r"การพัฒนา\s?(?P<who>[ก-ฮเแโใไ]\S{2,60}?)\s?$")
_HELD: Final = tuple(map(fold_key, ("ความรู้", "ความสามารถ", "ทักษะ")))
_HOLDER: Final = re.compile(r"\s?(?:ของ|แก่|ให้แก่|ให้กับ|สำหรับ)\s?(?P<who>[ก-ฮเแโใไ][^\n]{2,60})")
"""What the staff has, folded; and who is said to have it."""

_WORTH: Final = re.compile(
    r"(?:คุณค่า|มูลค่า|ประโยชน์(?:สุข)?|ความสุข|ความสะดวก|ความพึงพอใจ|ความเชื่อมั่น|บริการ|ผลงาน|ผลลัพธ์)\s?\Z"
)
"""What is made for others: whom the wording does not name is added, and takes no one's place."""

_OF: Final = "ของ"
_BEFORE: Final = re.compile(rf"(?:พัฒนา|อบรม)\s?({OUTSIDER})\S{{0,50}}\s?$")


def find_developed(section: SectionText, mapping: Mapping) -> Iterator[Shift]:
    """Find people who are no staff right behind what is developed: ความรู้ของกำนัน."""
    key = mapping.fragment.key
    if not any(word in key for word in _DEVELOPED):
        return
    yield from _find_somebody(section, mapping)
    yield from _find_holders(section, mapping)
    if (
        any(word in key[:HEAD_LETTERS] for word in _DEVELOPED)
        and mapping.changes[0].kind != "equal"
    ):
        other = _BEFORE.search(section.text, *_reach_back(section, mapping))
        if other is not None and not _has_staff(section, other):
            yield tell_others(section, other.start(), other.end(1))
    for change in mapping.changes:
        end = mapping.start + change.b_end
        if change.kind != "equal":
            continue
        origin = find_origin(section, end)
        is_over = change.a_end == len(key) and not mapping.fragment.after
        is_object = section.key[:end].endswith(_DEVELOPED) and not is_over
        other = _BARE.match(section.text, origin) if is_object else None
        if other is None and _SERVING.search(key) is None:
            is_of = section.text.endswith(_OF, 0, origin)
            begin = origin - len(_OF) if is_of else origin
            is_worth = _WORTH.search(section.text, max(0, begin - BEFORE_LETTERS), begin)
            is_next = change.a_end == len(key) and section.text.startswith(f" {_OF}", begin - 1)
            other = None if is_worth or is_next else _GIVEN.match(section.text, begin)
        if other is not None and not _has_staff(section, other):
            yield tell_others(section, *other.span(1))


def _find_holders(section: SectionText, mapping: Mapping) -> Iterator[Shift]:
    """Find others who are said to have what is developed: ความสามารถของมัคคุเทศก์ในหลักสูตร."""
    key = mapping.fragment.key
    for at, start, end in mapping.insertions():
        if key.endswith(_HELD, 0, at) and _SERVING.search(key) is None:
            begin, close = find_origin(section, start), find_origin(section, end)
            held = _HOLDER.match(section.text, begin, close)
            if held is not None and names_only_others(held["who"]):
                yield tell_others(section, *held.span("who"))


def _reach_back(section: SectionText, mapping: Mapping) -> Stretch:
    """Give the stretch before a wording's own letters in which its lost head stands."""
    runs = (c.b_start for c in mapping.changes if c.kind == "equal" and is_run(c))
    end = find_origin(section, mapping.start + next(runs, 0))
    return max(0, end - BEFORE_LETTERS), end


def _find_somebody(section: SectionText, mapping: Mapping) -> Iterator[Shift]:
    """Find others behind a wording's first words, which leave open who is developed.

    There stand only the staff, what it has, and words of manner: การพัฒนานักโทษนอกจากจะพัฒนา….
    """
    head = _METHOD.match(mapping.fragment.key)
    if head is None:
        return
    places = [
        (find_origin(section, start), find_origin(section, start), find_origin(section, end))
        for at, start, end in mapping.insertions()
        if at == head.end()
    ]
    if mapping.changes[0].kind == "delete":
        found = _SOMEBODY.search(section.text, *_reach_back(section, mapping))
        places += [(found.start(), *found.span("who"))] if found is not None else []
    for begin, start, end in places:
        if names_only_others(section.text[start:end]):
            yield tell_others(section, begin, end)  # with the words that frame it: else it is lost


def _has_staff(section: SectionText, other: re.Match[str]) -> bool:
    """Whether the staff is named right behind others, and not only as whose they are."""
    place = bisect_left(section.folded.origins, other.end(1))
    staff = STAFF.search(section.key, place, place + STAFF_LETTERS)
    return staff is not None and not names_theirs(
        section.text[other.start(1) : find_origin(section, staff.end())]
    )
