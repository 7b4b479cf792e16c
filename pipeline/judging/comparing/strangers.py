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
from pipeline.judging.comparing.developed import find_developed
from pipeline.judging.comparing.doers import find_doers
from pipeline.judging.comparing.mapping import Mapping, is_run
from pipeline.judging.comparing.ours import names_only_staff_of_others
from pipeline.judging.comparing.people import OTHER, OWNER, PEOPLE, STRANGER
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

EDGE: Final = 5
"""Folded letters of a wording before its first verb, which others may stand in front of."""

_SUBJECT: Final = re.compile(rf"{LEADING}\s?({OTHER})(?!มี)\S{{0,60}}")
"""Others at the beginning of what stands before a verb."""

_TEAM: Final = re.compile(
    rf"(?!\S*{OWN}){LEADING}\s?((?:คณะ|ทีม|กลุ่ม|ฝ่าย|หน่วย|กอง|สำนัก|หัวหน้า|ปลัด|รอง|แผนก|ศูนย์|งาน(?!ของ)|ผู้)[ก-๎]{{0,30}}?"
    rf"(?:ของ|จาก|แห่ง|ใน(?!อำเภอ|จังหวัด)|ประจำ|สังกัด|(?<=ผู้อำนวยการ)|(?<=หัวหน้า)|(?<=ผู้แทน)){STRANGER})\S{{0,60}}"
)
"""The same, by the others whom a group of no name of its own is of: คณะที่ปรึกษาจากสถาบัน."""

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

_EXECUTIVE: Final = re.compile(
    rf"(?:คณะ)?ผู้บริหาร(?:ท้องถิ่น)?(?:ของ)?\s?{OWN}(?!\S{{0,8}}(?:ดังกล่าว|นั้น|อื่น|ข้างเคียง|ใกล้เคียง))"
)
_CONDUCT: Final = fold_key("จะพึง")
"""The organisation's own executives; and what is asked of its staff itself."""

_HAVING: Final = re.compile(
    r"(?:(?!ต้อง|ตระหนัก|พึง)\S){2,60}?(?:มี|กำหนด|ประกาศ|วาง|แถลง|ออก)(?:เป็น)?นโยบาย"
)
"""The state has its policy, and takes no duty by it: รัฐบาลยังมีนโยบายแห่งรัฐ."""

_NAMESAKE: Final = re.compile(
    rf"(?:\A|\s){LEADING}\s?(?P<who>(?:เทศบาล(?:นคร|เมือง|ตำบล)?|องค์การบริหารส่วน(?:จังหวัด|ตำบล)?|อบ[ตจ]\.|ท[ตมน]\.|องค์กรปกครองส่วนท้องถิ่น)\s?"
    rf"(?:(?:ซึ่ง|ที่|อัน|ผู้)\S*?(?:ของ|แทน|กับ|ให้){OWN}\S{{4,}}?(?:แล้ว|ไป|มา|เดิม|ทั้งหมด|ไว้)*"
    r"|(?:แห่ง)?(?:ข้างเคียง|ใกล้เคียง|อื่น|แม่ข่าย|พี่เลี้ยง)))\Z"
)
"""Another organisation of its kind, of which the own name only says what it has to do with it."""

_ADDRESSED: Final = re.compile(rf"{OWN}[^\n]{{0,{SUBJECT_LETTERS}}}$")
_GOVERNED: Final = re.compile(r"(?:ของ|จาก|กับ|แก่|ต่อ|ตาม|ใน|แห่ง)\s$")
"""Before others who are no subject: ด้วยความเห็นชอบของ ก.ท.จ."""

_CALLING: Final = re.compile("(?:ให้|ว่า|ร่วมกัน|สนับสนุน)$")
"""Others who call upon the organisation: กรมแจ้งให้ต้อง…"""

_HEADED: Final = re.compile(r"(?:[0-9๐-๙]+[.)]\s?(?:เป็น)?|เป็น)(?P<noun>องค์กร|องค์การ)ที่")
"""A heading, or a predicate, that is about the organisation."""

_HEAD_NOUN: Final = re.compile(rf"(?:ตลอดจน|รวมทั้ง|และ|ให้|กลาย)*(?:เป็น)?(?P<who>{OTHER})")

_TOLD: Final = re.compile(
    r"(?:ให้|(?<!ก)(?<!ต้น)ว่า|(?<!ค)รอ|คอย|พึ่ง|อาศัย)(?:ทาง)?"
    rf"(?P<who>(?:(?<=ให้)[ก-๎]{{2,24}}?(?:และ|หรือ))?{OTHERS}|(?:ประชาชน|ราษฎร|ชาวบ้าน|ครัวเรือน)\S{{0,60}}?)\Z"
)
"""Others who are told, waited for or relied upon; whoever is joined to them is no other kind."""

_LIKENED: Final = re.compile("(?:เหมือน|เช่นเดียวกับ|เช่นกับ|ดัง|ดุจ|เสมือน|ราวกับ|อย่างที่|ทำนองเดียวกับ)\\S*\\Z")
"""A comparison, in which others are told something for an example."""

_LINKING: Final = re.compile("เพื่อ|อันจะ|ทั้งนี้|ดังนั้น")
"""A wording's own first word that begins a clause."""

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

_MUST: Final = fold_key("ต้อง")
"""How a wording begins that leaves its subject out: it is the organisation, not the people."""

_OWNED: Final = re.compile(
    rf"\s?(?:(?:ซึ่ง|ที่|อัน)?เป็น(?:แผน)?)?(?:ของ|แห่ง)\s?"
    rf"({OWNER}|{OWN}\S{{0,30}}?(?:ข้างเคียง|ใกล้เคียง|(?:แห่ง|ตำบล|อำเภอ|จังหวัด)อื่น))"
)
_MADE: Final = re.compile(
    rf"\s?(?:ที่|ซึ่ง|อัน)(?:ทาง)?(?P<who>{OTHERS})\s?(?:ได้|เป็นผู้)*(?:จัดทำ|ยกร่าง|ทำ|ใช้|ประกาศใช้)"
    r"(?:ขึ้น|ไว้|เอง)*(?=\s|$|สำหรับ|ให้(?:แก่)?|เพื่อ|แก่|แทน)"
)
_PLAN: Final = "แผน"
"""Others whose plan it is, in a clause behind the wording's own."""


def find_strangers(
    alignment: Alignment, section: SectionText, mappings: Sequence[Mapping]
) -> Iterator[Shift]:
    """Find others who have the duty, the right or the development that the wording gives."""
    allowed = _list_allowed(mappings)
    edge = None
    for mapping in mappings:
        is_named = mapping.fragment.before == "organisation"
        if edge is not None or is_named or not alignment.lacks_head:
            yield from _find_subjects(section, mapping, edge, allowed)
        yield from find_doers(section, mapping)
        yield from _find_told(section, mapping, allowed)
        yield from find_developed(section, mapping)
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
    head = next((c for c in mapping.changes if is_run(c) or _is_duty(mapping, c)), None)
    if is_slot:
        yield from _find_part(section, mapping)
        yield from _read_subject(section, edge, mapping.start, allowed, may_pause=True)
    elif head is not None and head.a_start <= EDGE:
        place = mapping.start + head.b_start
        served = () if mapping.fragment.key.startswith(_MUST) else allowed
        for verb in filter(None, (_VERB.match(section.key, at) for at in (place, place - 1))):
            yield from _read_subject(section, edge, verb.start(), served)
    for change in mapping.changes:
        place = mapping.start + change.b_end
        if change.kind in ("insert", "replace") and _VERB.match(section.key, place):
            yield from _read_subject(section, mapping.start + change.b_start, place, allowed)


def _is_duty(mapping: Mapping, change: Change) -> bool:
    """Whether letters that agree are the duty that a wording begins with: ต้องเปิดเผย."""
    return (
        change.kind == "equal"
        and change.a_start == 0
        and change.a_end >= len(_MUST)
        and mapping.fragment.key.startswith(_MUST)
    )


def _find_part(section: SectionText, mapping: Mapping) -> Iterator[Shift]:
    """Find a part of the organisation alone in the place of its name: เฉพาะสำนักปลัด."""
    end = find_origin(section, mapping.start)
    part = _PART.search(section.text, max(0, end - SUBJECT_LETTERS), end)
    if part is not None:
        yield tell_others(section, *part.span())


def _find_told(section: SectionText, mapping: Mapping, allowed: tuple[str, ...]) -> Iterator[Shift]:
    """Find others right before the wording's own words who are told to do them: ให้ชมรมจัดทำ…."""
    low = 0
    for run in filter(is_run, mapping.changes):
        if run.a_start == 0 and _LINKING.match(mapping.fragment.text):
            continue  # what stands before belongs to another clause
        place = mapping.start + run.b_start
        ends = (find_origin(section, place - size) for size in _list_slides(section, mapping, run))
        found = (_TOLD.search(section.text, max(low, end - SUBJECT_LETTERS), end) for end in ends)
        told = next(filter(None, found), None)
        low = find_origin(section, mapping.start + run.b_end) - SLIDE - len(_TELLING)
        if told is None or told["who"].startswith(allowed or ("-",)):
            continue
        is_like = _LIKENED.search(
            section.text, max(0, told.start() - SUBJECT_LETTERS), told.start()
        )
        if not (is_like or names_own(f" {told['who']}") or _HELPING.search(told["who"])):
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
    subject = _SUBJECT.fullmatch(chunk) or _TEAM.fullmatch(chunk)
    line = words[words.rfind("\n") + 1 :]
    if subject is None and may_pause and all(map(names_only_staff_of_others, (chunk, line))):
        yield tell_others(section, start + len(words) - len(chunk), start + len(words))
    namesake = _NAMESAKE.search(words) if may_pause and subject is None else None
    if namesake is not None:
        yield tell_others(section, start + namesake.start("who"), start + len(words))
    if subject is None or subject.group(1).startswith(allowed or ("-",)):
        return
    before = words[: len(words) - len(chunk)]
    if _EXECUTIVE.match(chunk, subject.start(1)) and not section.key.startswith(_CONDUCT, place):
        return  # they act for the organisation
    if names_own(chunk[subject.start(1) :]) or _CALLING.search(chunk) or _GOVERNED.search(before):
        return  # they call upon the organisation, or share the duty with its staff
    at = start + len(words) - len(chunk) + subject.start(1)
    having = _HAVING.match(section.text, at)
    if having is not None and having.end() > end:
        return  # the policy follows that they have
    is_place = subject.group(1) in ("อำเภอ", "จังหวัด")
    if is_place and _ADDRESSED.search(section.text, max(0, at - SUBJECT_LETTERS), at):
        return  # the organisation's own address
    yield tell_others(section, at, at + len(subject.group(1)))


def _find_headed(section: SectionText, mapping: Mapping) -> Iterator[Shift]:
    """Find others where a heading begins with the organisation: ๓. ภาคเอกชนที่มี…."""
    noun = _HEADED.search(mapping.fragment.text)
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
    made = _MADE.match(section.text, start) if _PLAN in wording else None
    if made is not None and not names_own(made["who"]):
        yield tell_others(section, *made.span())
    yield from find_handed_over(section, (alignment.start, alignment.end), wording)
