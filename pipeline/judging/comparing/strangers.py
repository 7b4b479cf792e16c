"""Strangers: others as the subject of a duty, or as those to whom a statement is given away.

“กระทรวงมหาดไทยต้องตระหนัก” lays the duty on a ministry, “เฉพาะสมาชิกสภาสามารถเข้ามาตรวจสอบ” gives the
right to the council alone, “แจ้งให้ผู้ประกอบการตระหนัก” has others heed it. Who helps the
organisation, or is served by it, takes nothing from it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.judging.comparing.bearers import LEADING
from pipeline.judging.comparing.mapping import Mapping, is_run
from pipeline.judging.comparing.people import OTHER, OUTSIDER, OWNER, PEOPLE, STAFF, STRANGER
from pipeline.judging.comparing.phrases import HELPING, OTHERS, OWN, names_own
from pipeline.judging.comparing.scopes import find_origin
from pipeline.judging.comparing.shift import Shift, tell_others
from pipeline.judging.comparing.statements import Alignment
from pipeline.judging.comparing.takers import find_handed_over
from pipeline.judging.comparing.terms import SectionText
from pipeline.text.letters import fold_key
from pipeline.text.likeness import Change

SUBJECT_LETTERS: Final = 80
"""Letters before a verb in which its subject stands: a name with its place has 60."""

STAFF_LETTERS: Final = 30
"""Folded letters behind others in which the staff is named beside them."""

HEAD_LETTERS: Final = 20
"""Folded letters of a wording's beginning that others may part from the rest."""

DOER_LETTERS: Final = 60
"""Folded letters before a verb in which others may stand who do what it says."""

EDGE: Final = 5
"""Folded letters of a wording before its first verb, which others may stand in front of."""

_SUBJECT: Final = re.compile(rf"{LEADING}\s?({OTHER})(?!มี)\S{{0,60}}")
"""Others at the beginning of what stands before a verb."""

_OFFICE: Final = (
    "(?:กอง(?!ทุน|ทัพ)|สำนัก|ฝ่าย|งาน|แผนก|ศูนย์|ส่วน(?=การ|โยธา|ส่งเสริม|สวัสดิการ)"
    "|คณะ|ผู้บริหาร|หัวหน้า|ปลัด|นายก)"
)
_ALONE: Final = (
    "(?:แต่)?(?:เพียง)?(?:กอง|ฝ่าย|สำนัก|ส่วน|งาน|คน|หน่วย|ผู้|แผนก|แห่ง|ราย|ศูนย์)เดียว"
    "|เท่านั้น|(?:แต่)?(?:เพียง|ตาม)ลำพัง"
)
_PART: Final = re.compile(
    rf"(?<![ก-๎])(?:ให้|มี)?(?:แต่)?(?:เพียง|เฉพาะ|แค่)\s?{_OFFICE}[ก-๎]{{0,60}}?(?:เท่านั้น)?(?:ที่|ซึ่ง)?\s?\Z"
    rf"|(?<![ก-๎]){_OFFICE}[ก-๎]{{0,60}}?\s?(?:{_ALONE})+(?:ที่|ซึ่ง)?\s?\Z"
)
"""A part of the organisation, and none but it, right before a duty."""

_ADDRESSED: Final = re.compile(rf"{OWN}[^\n]{{0,{SUBJECT_LETTERS}}}$")
_GOVERNED: Final = re.compile(r"(?:ของ|จาก|กับ|แก่|ต่อ|ตาม|ใน|แห่ง)\s$")
"""Before others who are no subject: ด้วยความเห็นชอบของ ก.ท.จ."""

_CALLING: Final = re.compile("(?:ให้|ว่า|ร่วมกัน|สนับสนุน)$")
"""Others who call upon the organisation: กรมแจ้งให้ต้อง…"""

_OPENING: Final = re.compile("|".join(map(fold_key, ("โดย", "ตลอดจน", "รวมทั้ง", "พร้อมทั้ง"))))
"""What may stand before the first verb of a statement, folded."""

_DOER: Final = re.compile(rf"(?:ให้|มี|มอบให้)?({STRANGER})(?!\S*(?:กับ|และ|ให้|ร่วม|สนับสนุน))\S{{0,60}}")
"""Others who do what the statement says, and do not only help."""

_HEADED: Final = re.compile(r"[0-9๐-๙]+[.)]\s?(?:เป็น)?(?P<noun>องค์กร|องค์การ)ที่")
"""A heading that begins with the organisation."""

_HEAD_NOUN: Final = re.compile(rf"(?:เป็น)?(?P<who>{OTHER})")

_TOLD: Final = re.compile(
    r"(?:ให้|(?<=เห็น)ว่า|(?<=ถือ)ว่า|(?<=เชื่อ)ว่า|(?<!ค)รอ|คอย|พึ่ง|อาศัย)(?:ทาง)?"
    rf"(?P<who>(?:(?<=ให้)[ก-๎]{{2,24}}?(?:และ|หรือ))?{OTHERS})\Z"
)
"""Others who are told, waited for or relied upon; whoever is joined to them is no other kind."""

SLIDE: Final = 6
"""Letters that two words may begin with alike: บริษัท, บริการ."""

_TELLING: Final = "ให้"
"""May be the end of the wording's own words before: ให้บริการ, ให้บริษัทบริการ."""

_HELPING: Final = re.compile(rf"(?:{HELPING}\S{{0,16}}|และ|หรือ|กับ)$")
"""Who is told to help does not do it instead; nor who stands beside the wording's own people."""

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
        yield from _find_told(section, mapping, allowed)
        yield from _find_developed(section, mapping)
        yield from _find_headed(section, mapping)
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
    head = next((c for c in mapping.changes if c.kind == "equal" and is_run(c)), None)
    if is_slot:
        yield from _find_part(section, mapping)
        yield from _read_subject(section, edge, mapping.start, allowed, may_pause=True)
    elif head is not None and head.a_start <= EDGE:
        place = mapping.start + head.b_start
        for verb in filter(None, (_VERB.match(section.key, at) for at in (place, place - 1))):
            yield from _read_subject(section, edge, verb.start(), allowed)
    for change in mapping.changes:
        place = mapping.start + change.b_end
        if change.kind in ("insert", "replace") and _VERB.match(section.key, place):
            yield from _read_subject(section, mapping.start + change.b_start, place, allowed)


def _find_part(section: SectionText, mapping: Mapping) -> Iterator[Shift]:
    """Find a part of the organisation alone in the place of its name: เฉพาะสำนักปลัด."""
    end = find_origin(section, mapping.start)
    part = _PART.search(section.text, max(0, end - SUBJECT_LETTERS), end)
    if part is not None:
        yield tell_others(section, *part.span())


def _find_doers(section: SectionText, mapping: Mapping) -> Iterator[Shift]:
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
        doer = _DOER.fullmatch(section.source(start, end).strip())
        if doer is not None and STAFF.search(section.key, start, end) is None:
            yield Shift("changed_subject", doer.group(1), "", low, end)


def _find_first_verb(section: SectionText, mapping: Mapping) -> int | None:
    """Find where a statement goes on behind its linking word, if that does not stand before it."""
    opening = _OPENING.match(mapping.fragment.key)
    run = next((c for c in mapping.changes if c.kind == "equal" and is_run(c)), None)
    if opening is None or run is None or run.a_start > opening.end():
        return None
    place = mapping.start + run.b_start + opening.end() - run.a_start
    return None if section.key.endswith(opening.group(), 0, place) else place


def _find_told(section: SectionText, mapping: Mapping, allowed: tuple[str, ...]) -> Iterator[Shift]:
    """Find others right before the wording's own words who are told to do them: ให้ชมรมจัดทำ…."""
    low = 0
    for run in filter(is_run, mapping.changes):
        place = mapping.start + run.b_start
        ends = (find_origin(section, place - size) for size in _list_slides(section, mapping, run))
        found = (_TOLD.search(section.text, max(low, end - SUBJECT_LETTERS), end) for end in ends)
        told = next(filter(None, found), None)
        low = find_origin(section, mapping.start + run.b_end) - SLIDE - len(_TELLING)
        if told is None or told["who"].startswith(allowed or ("-",)):
            continue
        if not (names_own(f" {told['who']}") or _HELPING.search(told["who"])):
            yield tell_others(section, told.start(), told.end())


def _list_slides(section: SectionText, mapping: Mapping, run: Change) -> Iterator[int]:
    """List by how many letters what is put in before a run may as well stand earlier.

    Of “ให้บริษัทบริการ” for “ให้บริการ” the letters บริษัท are put in, or ษัทบริ.
    """
    yield 0
    place = mapping.start + run.b_start
    start = next((low for _, low, high in mapping.insertions() if high == place), 0)
    for size in range(1, min(SLIDE, start) + 1):
        if section.key[start - size : start] == section.key[place - size : place]:
            yield size


def _read_subject(
    section: SectionText,
    low: int | None,
    place: int,
    allowed: tuple[str, ...],
    *,
    may_pause: bool = False,
) -> Iterator[Shift]:
    """Read the words before a verb, behind the last blank or a place."""
    end = find_origin(section, place)
    start = max(0, end - SUBJECT_LETTERS) if low is None else find_origin(section, low)
    words = section.text[start:end].rstrip(" ")
    if not may_pause and start + len(words) < end:
        return  # the end of another sentence
    chunk = words[max(words.rfind(" "), words.rfind("\n")) + 1 :]
    subject = _SUBJECT.fullmatch(chunk)
    if subject is None or subject.group(1).startswith(allowed or ("-",)):
        return
    before = words[: len(words) - len(chunk)]
    if names_own(chunk[subject.start(1) :]) or _CALLING.search(chunk) or _GOVERNED.search(before):
        return  # they call upon the organisation, or share the duty with its staff
    at = start + len(words) - len(chunk) + subject.start(1)
    is_place = subject.group(1) in ("อำเภอ", "จังหวัด")
    if is_place and _ADDRESSED.search(section.text, max(0, at - SUBJECT_LETTERS), at):
        return  # the organisation's own address
    yield tell_others(section, at, at + len(subject.group(1)))


def _find_developed(section: SectionText, mapping: Mapping) -> Iterator[Shift]:
    """Find people who are no staff right behind what is developed: ความรู้ของกำนัน."""
    key = mapping.fragment.key
    if not any(word in key for word in _DEVELOPED):
        return
    if (
        any(word in key[:HEAD_LETTERS] for word in _DEVELOPED)
        and mapping.changes[0].kind != "equal"
    ):
        runs = (c.b_start for c in mapping.changes if c.kind == "equal" and is_run(c))
        end = find_origin(section, mapping.start + next(runs, 0))
        other = _BEFORE.search(section.text, max(0, end - SUBJECT_LETTERS), end)
        if other is not None and not _has_staff(section, other.end(1)):
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
            other = _GIVEN.match(section.text, origin)
        if other is not None and not _has_staff(section, other.end(1)):
            yield tell_others(section, *other.span(1))


def _find_headed(section: SectionText, mapping: Mapping) -> Iterator[Shift]:
    """Find others where a heading begins with the organisation: ๓. ภาคเอกชนที่มี…."""
    noun = _HEADED.match(mapping.fragment.text)
    if noun is not None:
        own = tuple(bisect_left(mapping.fragment.folded.origins, at) for at in noun.span("noun"))
        left, right = mapping.stretch(own[0], own[1])
        begin, end = (find_origin(section, place) for place in (left, right))
        begin = max(section.text.rfind(sign, 0, begin + 1) for sign in " \n.") + 1
        other = _HEAD_NOUN.match(section.text, begin, end + EDGE)
        if other is not None and not names_own(section.text[begin:end]):
            yield tell_others(section, begin, other.end())


def _find_owners(section: SectionText, alignment: Alignment) -> Iterator[Shift]:
    """Find others to whom the whole of a statement is given right behind it."""
    start = find_origin(section, alignment.end)
    other = _OWNED.match(section.text, start)
    if other is not None:
        yield tell_others(section, *other.span(1))
    wording = "".join(placed.fragment.text for placed in alignment.placed)
    yield from find_handed_over(section, (alignment.start, alignment.end), wording)


def _has_staff(section: SectionText, origin: int) -> bool:
    """Whether the staff is named right behind a place."""
    place = bisect_left(section.folded.origins, origin)
    return STAFF.search(section.key, place, place + STAFF_LETTERS) is not None
