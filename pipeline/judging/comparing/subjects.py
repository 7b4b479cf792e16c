"""Subjects: of whom a statement speaks.

A wording leaves a place for the plan's own staff ({personnel}) or name ({organisation}), and
names people itself (ประชาชน, บุคลากร). Who stands there instead makes another statement:
แผนพัฒนาท้องถิ่น is not a plan for the staff, and what the district must heed is no duty of the plan's
own organisation.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.judging.comparing.mapping import Mapping
from pipeline.judging.comparing.negation import MAPPING_SLACK, find_words
from pipeline.judging.comparing.shift import Shift
from pipeline.judging.comparing.statements import Alignment, Placed
from pipeline.judging.comparing.terms import SectionText

STAFF: Final = re.compile("พนักงาน|ขาราชการ|ลูกจาง|บุคลากร|บุคคล|เจาหนาที|กาลังคน|ตาแหนง|ทุกคน|ผูปฏิบัติ|ครู")
"""Words for the people of whom the plan speaks, folded."""

SHORTEST_SUBJECT: Final = 4
"""Folded letters; what is shorter between two fragments is a linking word."""

LONGEST_SUBJECT: Final = 40
"""Folded letters; in longer stretches the words are the plan's own list."""

SUBJECT_REACH: Final = 30
"""Folded letters beside a fragment in which its staff is named."""

EDGE: Final = 5
"""Folded letters of the wording on either side that must stand there, or the gap is not one."""

OTHERS: Final = re.compile(
    r"(?:อำเภอ|จังหวัด|ประชาชน|ภาคเอกชน|ชุมชน|รัฐบาล|กระทรวง|โรงเรียน|ผู้รับจ้าง|กำนัน|ผู้ใหญ่บ้าน|สถานศึกษา)"
    r"(?:จะ|ก็|ทุกแห่ง|ทุกคน|\s)*$"
)
"""Who is not the organisation, right before its duty."""

PEOPLE: Final = (
    ("ประชาชน", "ผู้รับบริการ", "พลเมือง"),
    ("บุคคลภายนอก", "ประชาชน", "สาธารณชน"),
    ("บุคลากร", "พนักงาน", "ข้าราชการ", "เจ้าหน้าที่", "ลูกจ้าง"),
)
"""Whom the wordings name, with those that are the same people there."""

ANYBODY: Final = re.compile(
    r"ประชาชน|บุคคลภายนอก|ผู้บริหาร|สมาชิกสภา|บุคลากร|พนักงาน|ข้าราชการ|เจ้าหน้าที่|ผู้รับจ้าง|เกษตรกร|นักเรียน"
    r"|เยาวชน|กำนัน|ผู้ใหญ่บ้าน|ผู้ประกอบการ|นักท่องเที่ยว|ผู้สูงอายุ|ผู้นำชุมชน"
)
"""People who may stand in another's place."""


def has_other_subject(section: SectionText, alignment: Alignment) -> bool:
    """Whether something other than staff stands where the wording has {personnel}."""
    return any(_has_other_staff(section, *pair) for pair in _gaps(alignment))


def _gaps(alignment: Alignment) -> Iterator[tuple[Placed, Placed | None]]:
    """List the fragments before {personnel}, each with the one behind it, if it was found."""
    placed = alignment.placed
    for index, left in enumerate(placed):
        following = placed[index + 1] if index + 1 < len(placed) else None
        if left.fragment.after == "personnel":
            is_next = following is not None and following.fragment.before == "personnel"
            yield left, following if is_next else None


def _has_other_staff(section: SectionText, left: Placed, right: Placed | None) -> bool:
    """Whether what follows a fragment, up to the next one, names no staff."""
    start = left.window.end
    if not section.key[:start].endswith(left.fragment.key[-EDGE:]):
        return False
    end = min(start + SUBJECT_REACH, len(section.key))
    if right is not None:
        if not section.key.startswith(right.fragment.key[:EDGE], right.window.start):
            return False
        end = right.window.start
    is_noun = SHORTEST_SUBJECT <= end - start <= LONGEST_SUBJECT
    return is_noun and STAFF.search(section.key, start, end) is None


def find_other_people(
    alignment: Alignment, section: SectionText, mappings: Sequence[Mapping]
) -> Iterator[Shift]:
    """Find people in the place of those whom the wording names, or of the organisation."""
    first = alignment.placed[0]
    if first.fragment.before == "organisation":
        start = section.folded.source_span(first.window.start, first.window.start)[0]
        other = OTHERS.search(section.text, max(0, start - SUBJECT_REACH), start)
        if other is not None and not alignment.lacks_head:
            place = max(0, first.window.start - 1)
            yield Shift("changed_subject", other.group().strip(), "", place, place + 1)
    for mapping in mappings:
        yield from _find_replaced(mapping, section)


def _find_replaced(mapping: Mapping, section: SectionText) -> Iterator[Shift]:
    """Find people who stand where the wording names others."""
    for group in PEOPLE:
        for start, end, word in find_words(re.compile(group[0]), mapping.fragment):
            left, right = mapping.stretch(start, end)
            near = [
                found
                for found in find_words(ANYBODY, section)
                if found[0] <= right + MAPPING_SLACK and found[1] >= left - MAPPING_SLACK
            ]
            if near and not any(name.startswith(group) for _, _, name in near):
                yield Shift("changed_subject", near[0][2], word, near[0][0], near[0][1])
