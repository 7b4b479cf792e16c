"""Takers: others who have the duty or the benefit of a statement said in other words.

The clause itself marks who does a thing and for whom: the subject before its verb (กรมจะต้อง…),
the one who is told to (ให้ผู้ประกอบการ…), whose task it is (เป็นภารกิจที่อำเภอ…), who is named as its
doer (สำนักงานจังหวัดเป็นผู้ยกร่าง), and whose the benefit is (ความผาสุกของคณะผู้บริหาร).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from pipeline.judging.comparing.people import HEADS, INSIDER, PEOPLE, STAFF, STRANGER
from pipeline.judging.comparing.phrases import HELPING, OTHERS, OWN, names_own
from pipeline.judging.comparing.scopes import find_origin
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.text.letters import fold_key

REACH: Final = 130
"""Letters before a word in which the subject of its clause stands: a name with its place has 60."""

BEHIND: Final = 100
"""Letters behind a statement in which its clause makes it somebody else's."""

LINKING: Final = 40
LINKED: Final = 2
"""Letters and words between a statement and the clause that says who makes what it says."""

LEADING: Final = (
    "(?:ดังนั้น|ด้วยเหตุนี้|ในการนี้|ทั้งนี้|ปัจจุบัน|ขณะนี้|ขณะเดียวกัน|โดย|ซึ่ง|คือ|ให้|ทุก|บรรดา|ทาง|เฉพาะ|ผลที่ตามมา|ว่า"
    "|สนับสนุนให้|ส่งเสริมให้|ขอให้|[0-9๐-๙]+[.)])*"
)
"""What may stand before the subject of a clause."""

_BLANKS: Final = re.compile(r"\s+")
_GOING_ON: Final = (
    r"\s|$|คือ|กล่าวคือ|โดย|ใน|เพื่อ|(?:และ)?(?:จะ)?ต้อง|และ|หรือ|อย่าง|ไม่น้อยกว่า|ปีละ|ทุก|ตลอด|ตาม|ให้|จึง"
    r"|[0-9๐-๙]|[.,)]"
)
_OWN_CLAUSE: Final = re.compile(rf"\s(?!{_GOING_ON})")
"""A blank behind which another clause begins."""

_NEARER: Final = re.compile(rf"{OWN}|ท้องถิ่น(?!จังหวัด|อำเภอ)|หน่วยงาน|ส่วนราชการ")
_BEARER: Final = re.compile(
    rf"{LEADING}\s?(?P<who>{OTHERS})\s?(?:จะ|จึง|ก็|ย่อม)*"
    rf"(?:ต้อง|จำเป็น|พึง|มีหน้าที่|เป็นผู้|ได้รับ|มีโอกาส|มีสิทธิ|สามารถ|(?<=จะ)(?=[ก-์])|(?<=ย่อม)(?=[ก-์]))(?!{HELPING})"
)
"""Others at the head of a line or behind a blank who bear a duty or have the benefit."""

_TOLD: Final = re.compile(
    rf"(?<!เปิดกว้าง)(?<!โอกาส)(?:กำหนด|เพื่อ|โดย|ทำ|จัด|ขอ|รอ|แจ้ง|กำกับ)*ให้(?P<who>{STRANGER})"
)
_SAYS_MORE: Final = re.compile(rf"{HELPING}|ได้|จะ|มี|เป็น|ให้|ต้อง|กำหนด|ออก|เห็น")
"""A verb behind others: the clause says something of its own about them."""

_HELPED: Final = re.compile(rf"{HELPING}\S{{0,16}}$|^\S{{0,40}}{HELPING}")
"""Others who help, in what is said of them."""

_TASK: Final = "(?:หน้าที่|ภารกิจ|ภาระ|ความรับผิดชอบ|บทบาท|อำนาจหน้าที่|อำนาจ|เรื่อง|งาน|กิจ)"
_ASSIGNED: Final = re.compile(
    rf"(?<!เช่น)(?P<words>(?:(?:เป็น|คือ){_TASK}(?:หลัก|โดยตรง|สำคัญ|ประจำ)*(?:ของ|(?P<clause>ที่|ซึ่ง))"
    rf"|มอบ(?:หมาย)?(?:หน้าที่|งาน|ภารกิจ)?ให้(?:แก่|กับ)?)(?:ทาง)?(?P<who>{OTHERS}))"
    r"(?=\s|$|นั้น|เท่านั้น|(?P<duty>\s?(?:ที่)?(?:จะ)?(?:ต้อง|จำเป็น|พึง|ควร|รับผิดชอบ|เป็นผู้|ดำเนินการ|จัดทำ|ไป)))"
)
"""A task that is said to be somebody else's."""

_GOVERNING: Final = re.compile(r"\S{0,24}")
"""Between others' task and the words that say what it is: ที่จะต้อง."""

_TAKEN_UP: Final = re.compile(
    r"\S{0,2}(?:\s|,|ซึ่ง|ทั้งนี้|โดย|นั้น|นี้|ดังกล่าว|เรื่อง|การ|งาน|ทั้งหมด|ทั้งสิ้น|ดำเนินการ|ปฏิบัติ|จัดทำ"
    r"|ให้|ถือ|ก็|จะ|จึง|ต้อง|ย่อม|ได้|ทั้ง)*"
)
"""What takes up the whole of a statement; no example of it (ดังที่ได้มอบให้กลุ่มแม่บ้าน)."""

_MAKING: Final = (
    "(?:จัดทำ|ทำ|ยกร่าง|ร่าง|กำหนด|ดำเนินการ|ปฏิบัติ|รับผิดชอบ|ประกาศ|ออก|วาง|เขียน|รับ(?:ภาระ|หน้าที่|ไป)"
    "|ลงมือ|ตัดสิน)"
)
_ALONE: Final = r"\S{0,40}?(?:แทน|เอง|ทั้งหมด|ทั้งสิ้น|(?:ผู้|ฝ่าย)เดียว)"
_MAKER: Final = re.compile(
    rf"(?:^|(?<=\s)|(?<=ซึ่ง)|(?<=โดย)|(?<=นั้น)|(?<=ให้)|(?<=มี))(?:ทาง)?(?P<who>{OTHERS})\s?(?:จะ|ได้|ต้อง)*เป็นผู้"
    rf"(?P<verb>{_MAKING})(?!(?:การ)?(?:ฝึก)?อบรม|หลักสูตร)(?P<alone>{_ALONE})?"
)
"""Others who are named as those that make or do it, in the end of a sentence."""

_AGENT: Final = re.compile(
    rf"(?:ได้รับ(?:การ)?|ถูก)[ก-๎]{{2,50}}?โดย(?:ทาง)?(?P<who>{OTHERS})(?=\s|$|ไป|ให้|เพื่อ|ตาม|แล้ว)"
)
"""Others by whom it is to be done, where the wording says it of the organisation."""

_BY: Final = re.compile(rf"\s?โดย(?:ทาง)?(?P<who>{OTHERS})(?=\s|$)")
"""Others who are told behind a duty as those by whom it is done."""

_PASSIVE: Final = "ได้รับ"
"""In a wording that leaves the doer open itself."""

_DUTY: Final = re.compile("ต้อง|จัดทำ|พึง")
"""In a wording that says what somebody has to do; who trains the staff is left open elsewhere."""

_BENEFIT: Final = (
    "(?:ประโยชน์(?:สุข)?|ผาสุก|ความสุข|ต้องการ|ตรงใจ|ถูกใจ|พอใจ|พึงพอใจ|คาดหวัง|เดือดร้อน|บริการ|สนอง)"
    "(?:สูงสุด)?"
)
_SERVED: Final = re.compile(rf"{_BENEFIT}(?:ของ|แก่|ต่อ|กับ|ให้|แด่)*(?P<who>{HEADS}|{STRANGER})")
_ALIKE: Final = re.compile(
    rf"(?:\S{{0,40}}?(?:\s|และ|หรือ|ตลอดจน|รวมทั้ง)(?:ของ|แก่|ต่อ)?{STRANGER})*"
    r"\S{0,30}?(?:\s?(?:และ|หรือ|ตลอดจน|รวมทั้ง|รวมถึง)\s?| )(?:ของ|แก่|ต่อ)?(?:พี่น้อง|ทาง)?"
    rf"(?:{OWN}|ประชาชน|ราษฎร|ชาวบ้าน|ราชการ|ส่วนรวม|ท้องถิ่น)"
)
"""Those whom a benefit is for as well."""

_ONLY: Final = re.compile(
    r"(?:มี(?:แต่|เพียง|เฉพาะ)|เพียง|เฉพาะ|แต่เพียง)(?P<who>[^\s]{2,70}?)(?:เท่านั้น)?(?:ที่|จึง|ซึ่ง)?"
    r"(?:จะ)?(?:สามารถ|มีสิทธิ|มีโอกาส|เข้ามา|เข้าถึง|ได้รับ(?!อนุญาต|มอบ|เลือก|แต่งตั้ง|ความ))"
)
_GIVEN: Final = re.compile(
    rf"โดย(?P<who>(?:{HEADS}|{STRANGER})[^\s]{{0,60}}?)เป็นผู้(?:ได้รับ|มีโอกาส|มีสิทธิ)"
)
"""Others to whom a statement gives what its wording gives the staff or the people."""

_PLAIN: Final = re.compile("(?:ประชาชน|บุคคลภายนอก|บุคคลทั่วไป|ราษฎร|ผู้รับบริการ)")
"""Those who alone may do what is the people's and everybody's right; and the people themselves."""

_ELSEWHERE: Final = re.compile(
    r"(?P<who>(?:ประชาชน|ราษฎร|ชาวบ้าน|บุคคล|ผู้รับบริการ)(?:ใน|ของ|จาก|แห่ง)?(?:(?!ทั้ง|และ|หรือ|ทุก)[^\s]){0,40}?"
    r"(?:ข้างเคียง|ใกล้เคียง|ต่างถิ่น|นอกเขต|นอกพื้นที่|(?:ตำบล|อำเภอ|จังหวัด|เทศบาล|พื้นที่|ท้องที่|แห่ง)อื่น))"
)
_HERE: Final = re.compile(r"(?:ใน(?:เขต|พื้นที่|ตำบล)|ทั้ง|และ|รวมถึง)\S{0,12}$")
"""The people of another place; not beside those of this one."""

_EXAMPLE: Final = re.compile(r"(?:เช่น|อาทิ)\s?\S*$")
"""Before what is only named as an example, whose others take nothing from the rest."""

_ADMITTED: Final = re.compile(
    rf"(?:ให้|เฉพาะ|โดย)(?P<who>{INSIDER})\S{{0,16}}?(?:ขอ|ดู|เข้าถึง|เข้ามา|ตรวจ|รู้|ทราบ)"
)
"""People of the organisation who alone may see and ask."""

_PUBLIC, _OUTSIDE, _OTHER_SECTORS = (PEOPLE[number] for number in (0, 1, 3))


def find_takers(section: SectionText, stands: Sequence[Stretch], wording: str) -> Iterator[Shift]:
    """Find others who do or have what a wording gives, around the places of its words."""
    if not stands or _OTHER_SECTORS[0] in wording:
        return
    places = sorted({find_origin(section, start) for start, _ in stands})
    end = max(find_origin(section, end) for _, end in stands)
    takers = chain(
        _find_bearers(section.text, places),
        _find_told(section.text, places),
        _list_handed_over(section.text, (places[0], end), wording),
        _find_served(section.text, places[0], end, wording),
    )
    yield from islice((_tell(section, *taker) for taker in takers), 1)


def find_handed_over(section: SectionText, stretch: Stretch, wording: str) -> Iterator[Shift]:
    """Find others to whom a statement is handed over in so many words."""
    start, end = (find_origin(section, place) for place in stretch)
    takers = _list_handed_over(section.text, (start, end), wording)
    yield from islice((_tell(section, *taker) for taker in takers), 1)


def _list_handed_over(text: str, stretch: Stretch, wording: str) -> Iterator[Stretch]:
    """List others whose task it is, who make it, or by whom it is done."""
    if _OTHER_SECTORS[0] in wording:  # its own words hand something over
        yield from _find_assigned(text, stretch[1], stretch[1])
        return
    yield from _find_assigned(text, *stretch)
    yield from _find_makers(text, *stretch, wording)
    yield from _find_agents(text, stretch, wording)
    yield from _find_narrowed(text, stretch, wording)
    benefit = _SERVED.search(text, *stretch)
    if (
        benefit is not None
        and not _ALIKE.match(text, benefit.end())
        and not _is_example(text, benefit.start())
    ):
        yield benefit.span()


def _find_narrowed(text: str, stretch: Stretch, wording: str) -> Iterator[Stretch]:
    """Find the few who alone have a right of all, and the people of another place."""
    start, end = stretch
    for given in _GIVEN.finditer(text, start, min(len(text), end + BEHIND // 2)):
        if not names_own(given["who"]):
            yield given.span()
    if not any(group[0] in wording for group in (_PUBLIC, _OUTSIDE)):
        return
    for only in _ONLY.finditer(text, start, min(len(text), end + BEHIND // 2)):
        if _PLAIN.fullmatch(only["who"]) is None and not _is_example(text, only.start()):
            yield only.span()
    for other in _ELSEWHERE.finditer(text, start, min(len(text), end + BEHIND // 2)):
        if _HERE.search(text, max(0, other.start() - REACH), other.start()) is None:
            yield other.span()


def _find_agents(text: str, stretch: Stretch, wording: str) -> Iterator[Stretch]:
    """Find others by whom it is done: ได้รับการพัฒนาโดยบริษัท, or right behind a duty โดยบริษัท."""
    is_duty = _DUTY.search(wording) is not None and _OUTSIDE[0] not in wording
    by = _BY.match(text, stretch[1]) if is_duty else None
    if by is not None and not (names_own(by["who"]) or _SAYS_MORE.search(by["who"])):
        yield by.span()
    if _PASSIVE not in wording:
        for agent in _AGENT.finditer(text, stretch[0], min(len(text), stretch[1] + BEHIND)):
            if agent.start() < stretch[1] and not names_own(agent["who"]):
                yield agent.span()


def _find_bearers(text: str, places: Sequence[int]) -> Iterator[Stretch]:
    """Find others at the head of a clause who bear its duty, before the first of the words."""
    place = places[0]
    low = max(0, place - REACH)
    heads = [low] if low == 0 else []
    heads += [blank.end() for blank in _BLANKS.finditer(text, low, place)]
    for bearer in filter(None, (_BEARER.match(text, head, place + 1) for head in heads)):
        behind, is_address = (
            text[bearer.end() : place],
            bearer["who"].startswith(("อำเภอ", "จังหวัด")),
        )
        if not (is_address or names_own(bearer["who"]) or _is_parted(behind)):
            yield bearer.span("who")


def _is_parted(behind: str) -> bool:
    """Whether somebody nearer, or another clause, stands between others and the words."""
    return _NEARER.search(behind) is not None or _OWN_CLAUSE.search(behind) is not None


def _find_told(text: str, places: Sequence[int]) -> Iterator[Stretch]:
    """Find others who are told, or enabled, to do what the words say: กำหนดให้เจ้าของร้านเข้าอบรม…."""
    for place in places:
        for told in _TOLD.finditer(text, max(0, place - REACH), place):
            between = text[told.start("who") : place]
            is_parted = _OWN_CLAUSE.search(between) or STAFF.search(fold_key(between))
            if not (is_parted or names_own(f" {between}") or _HELPED.search(between)):
                yield told.start(), told.end()


def _find_assigned(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Find a task that is said to be others', within the statement or right behind it."""
    for task in _ASSIGNED.finditer(text, max(0, start - REACH), min(len(text), end + BEHIND)):
        is_bare = task["clause"] and not task["duty"]
        is_far = task.start() > end and _TAKEN_UP.fullmatch(text, end, task.start()) is None
        is_before = task.end() <= start and (
            not task["duty"] or _GOVERNING.fullmatch(text, task.end(), start) is None
        )
        is_help = _HELPED.search(task["who"]) is not None
        if not (is_bare or is_far or is_before or is_help or names_own(task["who"])):
            yield task.start("words"), task.end("duty") if task["duty"] else task.end("words")


def _find_makers(text: str, start: int, end: int, wording: str) -> Iterator[Stretch]:
    """Find others who are said to make what the statement says, behind its first words."""
    for maker in _MAKER.finditer(text, start, min(len(text), end + BEHIND)):
        is_own_verb = maker["verb"] in wording
        before = text[end : maker.start()]
        is_far = len(before) > LINKING or len(before.split()) > LINKED
        if (is_own_verb or maker["alone"]) and not is_far and not names_own(maker["who"]):
            yield maker.span()


def _find_served(text: str, start: int, end: int, wording: str) -> Iterator[Stretch]:
    """Find others who have the benefit or the right, where the wording's people are not named."""
    sentence = text[start : end + BEHIND // 2]
    for group, pattern in ((_PUBLIC, _SERVED), (_OUTSIDE, _ADMITTED)):
        if group[0] in wording and not any(name in sentence for name in group):
            found = pattern.search(text, max(0, start - REACH // 2), end + BEHIND // 2)
            if found is not None and not _is_example(text, found.start()):
                yield found.span()


def _is_example(text: str, place: int) -> bool:
    """Whether what stands at a place is only an example of what is said before."""
    return _EXAMPLE.search(text, max(0, place - REACH), place) is not None


def _tell(section: SectionText, start: int, end: int) -> Shift:
    """Write the shift for a stretch of the text."""
    left, right = (bisect_left(section.folded.origins, at) for at in (start, end))
    return Shift("changed_subject", section.text[start:end].strip(), "", left, max(left + 1, right))
