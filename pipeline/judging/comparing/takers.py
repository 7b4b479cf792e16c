"""Takers: others who have the duty or the benefit of a statement said in other words.

The clause itself marks who does a thing and for whom: the subject before its verb (กรมจะต้อง…),
the one who is told to (ให้ผู้ประกอบการ…), whose task it is (เป็นภารกิจที่อำเภอ…), who is named as its
doer (สำนักงานจังหวัดเป็นผู้ยกร่าง), and whose the benefit is (ความผาสุกของคณะผู้บริหาร).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from pipeline.judging.comparing.bearers import (
    DUTY,
    HELPED,
    REACH,
    find_bearers,
    find_laden,
    find_told,
)
from pipeline.judging.comparing.deciders import find_deciding
from pipeline.judging.comparing.ours import STAFF_WORD
from pipeline.judging.comparing.people import HEADS, OTHER_SECTORS, OUTSIDERS, PEOPLE, STRANGER
from pipeline.judging.comparing.phrases import HELPING, OTHERS, STAFF_PLACE, names_first, names_own
from pipeline.judging.comparing.scopes import find_origin
from pipeline.judging.comparing.served import (
    BEHIND,
    find_benefit,
    find_kept,
    find_narrowed,
    find_served,
)
from pipeline.judging.comparing.shift import Shift, tell_others
from pipeline.judging.comparing.terms import SectionText, Stretch
from pipeline.text.patterns import any_of, one_of

LINKING: Final = 40
LINKED: Final = 2
"""Letters and words between a statement and the clause that says who makes what it says."""

_SAYS_MORE: Final = re.compile(rf"{HELPING}|ได้|จะ|มี|เป็น|ให้|ต้อง|กำหนด|ออก|เห็น")
"""A verb behind others: the clause says something of its own about them."""

_TASK: Final = (
    "(?:หน้าที่|ภารกิจ|พันธกิจ|ภาระ|ความจำเป็น|ธุระ|สิ่ง|ความรับผิดชอบ|บทบาท|อำนาจหน้าที่|อำนาจ|เรื่อง|งาน|กิจ)"
)
_ASSIGNED: Final = re.compile(
    "(?<!เช่น)(?P<words>"
    + one_of(
        f"(?:เป็น|คือ){_TASK}(?:หลัก|โดยตรง|สำคัญ|ประจำ)*(?:ของ|(?P<clause>ที่|ซึ่ง))",
        f"(?:ตก|โยน|ผลัก)(?:ไป|ภาระ)?(?:อยู่)?(?:แก่|กับ|ที่|ให้|เป็น{_TASK}?ของ)",
        "มอบ(?:หมาย)?(?:หน้าที่|งาน|ภารกิจ)?ให้(?:แก่|กับ)?",
    )
    + f"(?:ทาง)?(?P<who>{OTHERS})"
    + ")"
    + "(?="
    + any_of(
        (
            r"(?:\s?(?:เท่า)?นั้น)?"
            r"(?P<duty>\s?(?:ที่)?(?:จะ)?(?:ต้อง|จำเป็น|พึง|ควร|รับผิดชอบ|เป็นผู้|ดำเนินการ|จัดทำ|ไป))"
        ),
        *(r"\s", "$", "นั้น", "เท่านั้น"),
    )
    + ")"
)
"""A task that is said to be somebody else's."""

_GOVERNING: Final = re.compile(r"\S{0,24}")
"""Between others' task and the words that say what it is: ที่จะต้อง."""

_TAKEN_UP: Final = re.compile(
    r"\S{0,2}(?:\s|,|ซึ่ง|ทั้งนี้|โดย|นั้น|นี้|ดังกล่าว|เรื่อง|การ|งาน|ทั้งหมด|ทั้งสิ้น|ดำเนินการ|ปฏิบัติ|จัดทำ"
    r"|ให้|ถือ|ก็|จะ|จึง|ต้อง|ย่อม|ได้|ทั้ง|ไว้|ยก|มอบ(?:หมาย)?|โอน|ถ่าย|ปล่อย|โยน|ผลัก|ฝาก|ตก|กลาย|นับ|ด้วย(?:อีกแรงหนึ่ง)?|เช่น(?:เดียว)?กัน)*"
)
"""What takes up the whole of a statement; no example of it (ดังที่ได้มอบให้กลุ่มแม่บ้าน)."""

_MAKING: Final = (
    "(?:จัดทำ|ทำ|ยกร่าง|ร่าง|กำหนด|ดำเนินการ|ปฏิบัติ|รับผิดชอบ|ประกาศ|ออก|วาง|เขียน|รับ(?:ภาระ|หน้าที่|ไป)"
    "|ลงมือ|ตัดสิน)"
)
_JOINED: Final = re.compile("และ|หรือ")
_ALONE: Final = r"\S{0,40}?(?:แทน|เอง|ทั้งหมด|ทั้งสิ้น|(?:ผู้|ฝ่าย)เดียว)"
_MAKER: Final = re.compile(
    one_of(
        *("^", r"(?<=\s)", "(?<=ซึ่ง)", "(?<=โดย)", "(?<=นั้น)", "(?<=ให้)", "(?<=มี)"),
        *("(?<=จ้าง)", "(?<=ดังกล่าว)", "(?<=ข้างต้น)", "(?<=นี้)"),
    )
    + (
        rf"(?:ทาง)?(?P<who>{OTHERS})\s?(?:ให้|เข้ามา|มา)?(?:จะ|ได้|ต้อง)*เป็นผู้(?=(?P<words>\S*))"
        f"(?P<verb>(?:{_MAKING}(?:และ|หรือ)?)+)?(?!(?:การ)?(?:ฝึก)?อบรม|หลักสูตร)"
        f"(?P<alone>{_ALONE})?"
    )
)
"""Others who are named as those that make or do it."""

OWN_LETTERS: Final = 8
"""Letters behind “เป็นผู้” that are the wording's own: what they do is what the wording says."""

_CLEFT: Final = re.compile(
    "(?:ผู้|ฝ่าย|คน|หน่วยงาน|องค์กร)(?:ที่|ซึ่ง)?(?:จะ|จำเป็น|มีหน้าที่)*(?:ต้อง|พึง|ควร|รับผิดชอบ|จัดทำ|ทำ|ดำเนินการ|ตระหนัก|ได้รับ|มีสิทธิ)"
    rf"[ก-๎]{{0,60}}?(?:คือ|ได้แก่)(?:ทาง)?(?P<who>{OTHERS})(?=\s|$)"
)
"""Others who are named behind what has to be done: ผู้ที่ต้องตระหนักคือหอการค้า."""

_DEVELOPED: Final = re.compile(
    "(?:แผน(?:การ)?พัฒนา|ตำแหน่ง(?:ใด|ใดก็ตาม|ต่างๆ|ต่าง ๆ)?(?:ใน|ของ)|โอกาส(?:ให้)?(?:แก่|กับ)?)"
    r"(?:ทุก|บรรดา|เหล่า|ทาง)*(?!จังหวัด|อำเภอ|โรงเรียน|สถานศึกษา|กลุ่ม(?:จังหวัด|ภารกิจ)|รัฐวิสาหกิจ|วิสาหกิจ)"
    rf"(?P<who>(?:{HEADS}|{STRANGER})\S{{0,60}})"
)
"""Others who are developed, have the plan or the posts, where no staff is named."""
_STAFF: Final = re.compile(STAFF_WORD)

_AGENT: Final = re.compile(
    rf"(?:ได้รับ(?:การ)?|ถูก)[ก-๎]{{2,50}}?โดย(?:ทาง)?(?P<who>{OTHERS})(?=\s|$|ไป|ให้|เพื่อ|ตาม|แล้ว)"
)
"""Others by whom it is to be done, where the wording says it of the organisation."""

_BY: Final = re.compile(rf"\s?โดย(?:ทาง)?(?P<who>{OTHERS})(?=\s|$)")
"""Others who are told behind a duty as those by whom it is done."""

_PASSIVE: Final = "ได้รับ"
"""In a wording that leaves the doer open itself."""

_BENEFIT: Final = "เกิดประโยชน์แก่"
"""In a wording that says at its end whose the benefit is."""

_OUTSIDE, _OTHER_SECTORS = PEOPLE[OUTSIDERS], PEOPLE[OTHER_SECTORS]


def find_takers(section: SectionText, stands: Sequence[Stretch], wording: str) -> Iterator[Shift]:
    """Find others who do or have what a wording gives, around the places of its words."""
    if not stands:
        return
    places = sorted({find_origin(section, start) for start, _ in stands})
    end = max(find_origin(section, end) for _, end in stands)
    if _OTHER_SECTORS[0] in wording:
        kept = find_kept(section.text, places[0], end)
        yield from islice((tell_others(section, *taker) for taker in kept), 1)
        return
    close = min(len(section.text), end + BEHIND // 2) if _BENEFIT in wording else end
    takers = chain(
        find_benefit(section.text, (end, close)),
        find_bearers(section.text, places),
        find_laden(section.text, places, wording),
        find_told(section.text, places),
        _find_developed(section.text, (places[0], end), wording),
        _list_handed_over(section.text, (places[0], end), wording),
        find_served(section.text, places[0], end, wording),
    )
    yield from islice((tell_others(section, *taker) for taker in takers), 1)


def find_handed_over(section: SectionText, stretch: Stretch, wording: str) -> Iterator[Shift]:
    """Find others to whom a statement is handed over in so many words."""
    start, end = (find_origin(section, place) for place in stretch)
    takers = _list_handed_over(section.text, (start, end), wording)
    yield from islice((tell_others(section, *taker) for taker in takers), 1)


def _list_handed_over(text: str, stretch: Stretch, wording: str) -> Iterator[Stretch]:
    """List others whose task it is, who make it, or by whom it is done."""
    if _OTHER_SECTORS[0] in wording:  # its own words hand something over
        yield from _find_assigned(text, stretch[1], stretch[1])
        return
    yield from _find_assigned(text, *stretch)
    yield from _find_makers(text, *stretch, wording)
    yield from _find_clefts(text, *stretch)
    yield from _find_agents(text, stretch, wording)
    yield from find_narrowed(text, stretch, wording)
    yield from find_benefit(text, stretch)
    yield from find_deciding(text, stretch, wording)


def _find_agents(text: str, stretch: Stretch, wording: str) -> Iterator[Stretch]:
    """Find others by whom it is done: ได้รับการพัฒนาโดยบริษัท, or right behind a duty โดยบริษัท."""
    is_duty = DUTY.search(wording) is not None and _OUTSIDE[0] not in wording
    by = _BY.match(text, stretch[1]) if is_duty else None
    if by is not None and not (names_own(by["who"]) or _SAYS_MORE.search(by["who"])):
        yield by.span()
    if _PASSIVE not in wording:
        for agent in _AGENT.finditer(text, stretch[0], min(len(text), stretch[1] + BEHIND)):
            if agent.start() < stretch[1] and not names_own(agent["who"]):
                yield agent.span()


def _find_assigned(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Find a task that is said to be others', within the statement or right behind it."""
    for task in _ASSIGNED.finditer(text, max(0, start - REACH), min(len(text), end + BEHIND)):
        is_bare = task["clause"] and not task["duty"]
        is_far = task.start() > end and _TAKEN_UP.fullmatch(text, end, task.start()) is None
        is_before = task.end() <= start and (
            not task["duty"] or _GOVERNING.fullmatch(text, task.end(), start) is None
        )
        is_help = HELPED.search(task["who"]) is not None
        if not (is_bare or is_far or is_before or is_help or names_own(task["who"])):
            yield task.start("words"), task.end("duty") if task["duty"] else task.end("words")


def _find_developed(text: str, stretch: Stretch, wording: str) -> Iterator[Stretch]:
    """Find others who are developed in the staff's place, where none is named in the statement."""
    start, end = max(0, stretch[0] - LINKING), stretch[1]
    if STAFF_PLACE not in wording or _STAFF.search(text, *stretch):
        return
    for found in _DEVELOPED.finditer(text, start, min(len(text), end + BEHIND)):
        if found.start() <= end and not names_first(found["who"]):
            yield found.span("who")


def _find_clefts(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Find others who are named last as those who have to do what a statement says."""
    for cleft in _CLEFT.finditer(text, start, min(len(text), end + BEHIND)):
        is_far = cleft.start() > end and _TAKEN_UP.fullmatch(text, end, cleft.start()) is None
        if not (is_far or names_own(cleft["who"])):
            yield cleft.span("who")


def _find_makers(text: str, start: int, end: int, wording: str) -> Iterator[Stretch]:
    """Find others who are said to make what the statement says, behind its first words."""
    for maker in _MAKER.finditer(text, max(0, start - REACH), min(len(text), end + BEHIND)):
        verb, words = maker["verb"], maker["words"][:OWN_LETTERS]
        is_own_verb = len(words) == OWN_LETTERS and words in wording
        is_own_verb |= any(word in wording for word in _JOINED.split(verb or "") if word)
        is_alone = verb and maker["alone"] and maker.start() >= start
        before = text[end : maker.start()]
        is_far = len(before) > LINKING or len(before.split()) > LINKED
        is_far = is_far or maker.end("words") < start
        if (is_own_verb or is_alone) and not is_far and not names_own(maker["who"]):
            yield maker.span()
