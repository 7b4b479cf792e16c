"""Strangers: others as the subject of a duty, or as those to whom a statement is given away.

“กระทรวงมหาดไทยต้องตระหนัก” lays the duty on a ministry, “เฉพาะสมาชิกสภาสามารถเข้ามาตรวจสอบ” gives the
right to the council alone, “เป็นหน้าที่ของบริษัทที่ปรึกษา” takes the whole of it away. Who helps the
organisation, or is served by it, takes nothing from it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.people import BODY, OTHER, OUTSIDER, OWNER, PEOPLE, STAFF, STRANGER
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.statements import Alignment
from pipeline.judging.comparing.terms import SectionText
from pipeline.text.letters import fold_key
from pipeline.text.likeness import Change

SUBJECT_LETTERS: Final = 80
"""Letters before a verb in which its subject stands: a name with its place has 60."""

ADDRESS_LETTERS: Final = 80
"""Letters before a district or a province in which the organisation's name stands."""

STAFF_LETTERS: Final = 30
"""Folded letters behind others in which the staff is named beside them."""

HEAD_LETTERS: Final = 20
"""Folded letters of a wording's beginning that others may part from the rest."""

DOER_LETTERS: Final = 60
"""Folded letters before a verb in which others may stand who do what it says."""

EDGE: Final = 5
"""Folded letters of a wording that must stand before its place for the organisation's name."""

_LEADING: Final = (
    "(?:ดังนั้น|ด้วยเหตุนี้|ในการนี้|ทั้งนี้|ปัจจุบัน|ขณะนี้|ขณะเดียวกัน|โดย|ซึ่ง|คือ|ให้|ทุก|บรรดา|ทาง|เฉพาะ"
    "|สนับสนุนให้|ส่งเสริมให้|ขอให้|[0-9๐-๙]+[.)])*"
)
_SUBJECT: Final = re.compile(rf"{_LEADING}\s?({OTHER})(?!มี)\S{{0,60}}")
"""Others at the beginning of what stands before a verb."""

_OWN: Final = r"(?:เทศบาล|องค์การบริหารส่วน|อบ[ตจ]\.|ท[ตมน]\.|องค์กรปกครอง)"
_ADDRESSED: Final = re.compile(rf"{_OWN}[^\n]{{0,{ADDRESS_LETTERS}}}$")
_SHARED: Final = re.compile(rf"{_OWN}|ให้|ว่า|ทุก|ท้องถิ่น|หน่วยงาน|สนับสนุน")
_NAMED_BY: Final = re.compile(rf"ส่งเสริมการปกครองท้องถิ่น|ใน(?:เขต|พื้นที่)(?:{_OWN})")
"""Words for local government in the name or the place of others, who do not share its duty."""

_BLANKS: Final = re.compile(r"\s+")
_OWN_CLAUSE: Final = re.compile(r"\s(?!\s|$|(?:คือ|กล่าวคือ|โดย|ใน|เพื่อ|(?:และ)?(?:จะ)?ต้อง))")
_NEARER: Final = re.compile(rf"{_OWN}|ท้องถิ่น|หน่วยงาน|ส่วนราชการ|ให้")
_CALLING: Final = re.compile(
    rf"(?:ให้|ว่า|และ|กับ|ร่วม)(?:{_OWN}|ท้องถิ่น|ทุก|หน่วยงาน|ส่วนราชการ)|(?:ให้|ว่า|ร่วมกัน|สนับสนุน)$"
)
"""Others who call upon the organisation: กรมแจ้งให้เทศบาลต้อง…"""

_OPENING: Final = re.compile("|".join(map(fold_key, ("โดย", "ตลอดจน", "รวมทั้ง", "พร้อมทั้ง"))))
"""What may stand before the first verb of a statement, folded."""

_DOER: Final = re.compile(rf"(?:ให้|มี|มอบให้)?({STRANGER})(?!\S*(?:กับ|และ|ให้|ร่วม|สนับสนุน))\S{{0,60}}")
"""Others who do what the statement says, and do not only help."""

_AND: Final = re.compile("และ|หรือ|กับ|ตลอดจน|รวมทั้ง")
_BODIES: Final = re.compile(BODY)
"""Bodies, whose names may have staff in them (สถาบันพัฒนาบุคลากร) without sharing the duty with it."""

_BEARER: Final = re.compile(
    rf"{_LEADING}\s?({STRANGER})(?P<between>[^\s]{{0,60}}?)\s?(?:จะ|จึง|ก็|ย่อม)*(?:ต้อง|จำเป็น|พึง|มีหน้าที่|เป็นผู้)"
)
"""Others at the head of a line who bear a duty."""

_VERB: Final = re.compile(
    "|".join(map(fold_key, ("ต้อง", "จะต้อง", "เป็น", "สามารถ", "จึง", "ได้", "พึง", "จะพึง", "องค์กร")))
)
"""How a clause goes on behind its subject, folded."""

_DEVELOPED: Final = tuple(
    map(fold_key, ("พัฒนา", "ความรู้", "ความสามารถ", "ทักษะ", "ฝึกอบรม", "หลักสูตร"))
)
"""Words behind which those stand who are developed, folded."""

_SERVING: Final = re.compile("|".join(map(fold_key, ("ประชาชน", "บุคคลภายนอก", "ภาค", "บริการ"))))
"""Words of statements that are about others than the staff, folded."""

_BARE: Final = re.compile(rf"\s?({OUTSIDER})")
_GIVEN: Final = re.compile(rf"\s?(?:ของ|แก่|ให้แก่|ให้กับ|สำหรับ)\s?({OUTSIDER})")
_BEFORE: Final = re.compile(rf"(?:พัฒนา|อบรม)\s?({OUTSIDER})\S{{0,50}}\s?$")
_OWNED: Final = re.compile(rf"\s?ของ\s?({OWNER})")
_NAMED: Final = re.compile(rf"\s?({OWNER})")
_TAKEN_UP: Final = (
    r"\S{0,2}(?:\s|,|ซึ่ง|ทั้งนี้|โดย|นั้น|นี้|ดังกล่าว|เรื่อง|การ|งาน|ทั้งหมด|ทั้งสิ้น|ดำเนินการ|ปฏิบัติ|จัดทำ"
    r"|ให้|ถือ|ก็|จะ|ต้อง|ย่อม|ได้|ทั้ง)*"
)
_ASSIGNED: Final = re.compile(
    rf"{_TAKEN_UP}(?P<words>(?:เป็น(?:หน้าที่|ภารกิจ|ภาระ|ความรับผิดชอบ|อำนาจหน้าที่|อำนาจ|เรื่อง|งาน)(?:ของ|ที่|ซึ่ง)"
    rf"|มอบ(?:หมาย)?(?:หน้าที่|งาน|ภารกิจ)?ให้(?:แก่)?){STRANGER})"
)
"""A clause that takes up the whole of a statement and makes it somebody else's; no example of it
(ดังที่ได้มอบให้กลุ่มแม่บ้าน)."""


def find_strangers(
    alignment: Alignment, section: SectionText, mappings: Sequence[Mapping]
) -> Iterator[Shift]:
    """Find others who have the duty, the right or the development that the wording gives."""
    allowed = _list_allowed(mappings)
    edge = None
    for mapping in mappings:
        if edge is not None or not alignment.lacks_head:
            yield from _find_subjects(section, mapping, edge, allowed)
        yield from _find_doers(section, mapping)
        yield from _find_developed(section, mapping)
        yield from _find_named(section, mapping)
        edge = mapping.end
    yield from _find_owners(section, alignment)


def _list_allowed(mappings: Sequence[Mapping]) -> tuple[str, ...]:
    """List words for the people whom a wording names itself."""
    texts = [mapping.fragment.text for mapping in mappings]
    groups = (group for group in PEOPLE if any(group[0] in text for text in texts))
    return tuple(word for group in groups for word in group)


def _find_subjects(
    section: SectionText, mapping: Mapping, edge: int | None, allowed: tuple[str, ...]
) -> Iterator[Shift]:
    """Find others right before a verb of the wording: at its head, or put in."""
    is_slot = mapping.fragment.before == "organisation"
    head = next((c for c in mapping.changes if c.kind == "equal" and _is_run(c)), None)
    if is_slot:
        yield from _read_subject(section, edge, mapping.start, allowed, may_pause=True)
    elif head is not None and head.a_start <= EDGE:
        place = mapping.start + head.b_start
        for verb in filter(None, (_VERB.match(section.key, at) for at in (place, place - 1))):
            yield from _read_subject(section, edge, verb.start(), allowed)
    for change in mapping.changes:
        place = mapping.start + change.b_end
        if change.kind in ("insert", "replace") and _VERB.match(section.key, place):
            yield from _read_subject(section, mapping.start + change.b_start, place, allowed)


def _find_doers(section: SectionText, mapping: Mapping) -> Iterator[Shift]:
    """Find others put in between a statement's linking word and its first verb: โดยบริษัทจัดทำ…."""
    key, first = mapping.fragment.key, mapping.changes[0]
    places = [
        (mapping.start, start, end)
        for at, start, end in mapping.insertions()
        if _OPENING.fullmatch(key, 0, at)
    ]
    if first.kind == "delete" and _OPENING.fullmatch(key, 0, first.a_end):
        low = max(0, mapping.start - DOER_LETTERS)
        links = list(_OPENING.finditer(section.key, low, mapping.start))
        places += [(link.start(), link.end(), mapping.start) for link in links[-1:]]
    if first.a_end <= EDGE:
        places += _find_told(section, mapping.start)
    for low, start, end in places:
        doer = _DOER.fullmatch(section.source(start, end).strip())
        if doer is not None and STAFF.search(section.key, start, end) is None:
            yield Shift("changed_subject", doer.group(1), "", low, end)


def _find_told(section: SectionText, place: int) -> Iterator[tuple[int, int, int]]:
    """Find the words before a statement's verb that tell somebody to do it: ให้สำนักงานจังหวัดจัดทำ."""
    end = _origin(section, place)
    start = max(section.text.rfind(sign, 0, end) for sign in " \n") + 1
    if section.text.startswith("ให้", start) and end - start <= SUBJECT_LETTERS:
        left = bisect_left(section.folded.origins, start)
        yield left, left, place


def _read_subject(
    section: SectionText,
    low: int | None,
    place: int,
    allowed: tuple[str, ...],
    *,
    may_pause: bool = False,
) -> Iterator[Shift]:
    """Read the words before a verb, behind the last blank or a place."""
    end = _origin(section, place)
    start = max(0, end - SUBJECT_LETTERS) if low is None else _origin(section, low)
    words = section.text[start:end].rstrip(" ")
    if not may_pause and start + len(words) < end:
        return  # the end of another sentence
    chunk = words[max(words.rfind(" "), words.rfind("\n")) + 1 :]
    subject = _SUBJECT.fullmatch(chunk)
    if subject is None or subject.group(1).startswith(allowed or ("-",)):
        return
    beside = "".join(_AND.split(chunk)[1:] if _BODIES.match(subject.group(1)) else [chunk])
    if _CALLING.search(chunk) or STAFF.search(fold_key(beside)):
        return  # they call upon the organisation, or share the duty with its staff
    at = start + len(words) - len(chunk) + subject.start(1)
    is_place = subject.group(1) in ("อำเภอ", "จังหวัด")
    if is_place and _ADDRESSED.search(section.text, max(0, at - ADDRESS_LETTERS), at):
        return  # the organisation's own address
    yield _tell(section, at, subject.group(1))


def _find_developed(section: SectionText, mapping: Mapping) -> Iterator[Shift]:
    """Find people who are no staff right behind what is developed: ความรู้ของกำนัน."""
    key = mapping.fragment.key
    if not any(word in key for word in _DEVELOPED):
        return
    if (
        any(word in key[:HEAD_LETTERS] for word in _DEVELOPED)
        and mapping.changes[0].kind != "equal"
    ):
        runs = (c.b_start for c in mapping.changes if c.kind == "equal" and _is_run(c))
        end = _origin(section, mapping.start + next(runs, 0))
        other = _BEFORE.search(section.text, max(0, end - SUBJECT_LETTERS), end)
        if other is not None and not _has_staff(section, other.end(1)):
            yield _tell(section, other.start(), section.text[other.start() : other.end(1)])
    for change in mapping.changes:
        end = mapping.start + change.b_end
        if change.kind != "equal":
            continue
        origin = _origin(section, end)
        is_over = change.a_end == len(key) and not mapping.fragment.after
        is_object = section.key[:end].endswith(_DEVELOPED) and not is_over
        other = _BARE.match(section.text, origin) if is_object else None
        if other is None and _SERVING.search(key) is None:
            other = _GIVEN.match(section.text, origin)
        if other is not None and not _has_staff(section, other.end(1)):
            yield _tell(section, other.start(1), other.group(1))


def _is_run(change: Change) -> bool:
    """Whether letters agree by more than chance."""
    return change.b_end - change.b_start > EDGE


def _find_named(section: SectionText, mapping: Mapping) -> Iterator[Shift]:
    """Find others where the wording has the organisation's name at its end."""
    fragment = mapping.fragment
    if fragment.after == "organisation" and section.key[: mapping.end].endswith(
        fragment.key[-EDGE:]
    ):
        other = _NAMED.match(section.text, _origin(section, mapping.end))
        if other is not None:
            yield _tell(section, other.start(1), other.group(1))


def _find_owners(section: SectionText, alignment: Alignment) -> Iterator[Shift]:
    """Find others to whom the whole of a statement is given right behind it."""
    start = _origin(section, alignment.end)
    other = _OWNED.match(section.text, start)
    if other is not None:
        yield _tell(section, other.start(1), other.group(1))
    assigned = _ASSIGNED.match(section.text, start)
    if assigned is not None:
        yield _tell(section, assigned.start("words"), assigned["words"])


def find_bearers(section: SectionText, stands: Sequence[tuple[int, int]]) -> Iterator[Shift]:
    """Find others who bear the duty of a statement said in other words, before its words."""
    for start, _ in sorted(stands)[:1]:
        place = _origin(section, start)
        low = max(0, place - ADDRESS_LETTERS)
        heads = [low] if low == 0 else []
        heads += [blank.end() for blank in _BLANKS.finditer(section.text, low, place)]
        bearers = (_BEARER.match(section.text, head) for head in heads)
        for bearer in (b for b in bearers if b is not None and _bears_alone(section, b, place)):
            yield _tell(section, bearer.start(1), bearer.group(1) + bearer["between"])


def _bears_alone(section: SectionText, bearer: re.Match[str], place: int) -> bool:
    """Whether others bear a duty that reaches to a place, and neither call upon nor share it."""
    between, behind = bearer["between"], section.text[bearer.end() : place]
    is_address = bearer.group(1) in ("อำเภอ", "จังหวัด")
    between = _NAMED_BY.sub("", between)
    is_shared = _SHARED.search(between) or STAFF.search(fold_key(between))
    is_other = _CALLING.search(bearer.group()) or _NEARER.search(behind)
    is_over = _OWN_CLAUSE.search(behind) is not None  # their duty was another one
    return not (is_address or is_shared or is_other or is_over) and bearer.end("between") <= place


def _has_staff(section: SectionText, origin: int) -> bool:
    """Whether the staff is named right behind a place."""
    place = bisect_left(section.folded.origins, origin)
    return STAFF.search(section.key, place, place + STAFF_LETTERS) is not None


def _origin(section: SectionText, place: int) -> int:
    """Give the offset in the text of a place in the key."""
    return section.folded.origins[place] if place < len(section.key) else len(section.text)


def _tell(section: SectionText, start: int, words: str) -> Shift:
    """Write the shift for words that stand at an offset of the text."""
    left, right = (bisect_left(section.folded.origins, at) for at in (start, start + len(words)))
    return Shift("changed_subject", words, "", left, max(left + 1, right))
