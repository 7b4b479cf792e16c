"""Blanks: what a form leaves open, in all the ways clerks and programs write it.

Dots and lines, crosses, rings, words in brackets, keys of a mail merge, a letter or a gap for
a name, types of which none was struck out, and the form's own advice to who fills it in.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.text.patterns import any_of

_FULL: Final = r"(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร))"
_SHORT: Final = r"(?:อบ[ตจ]\.|ท[ตมน]\.)"
_VERB: Final = "(?:ต้อง|ได้|จะ|จึง|พึง|มี|กำหนด|จัดทำ)"
_WHOSE: Final = (
    r"(?:อปท|หน่วยงาน|เทศบาล|อบต|อบจ|ท[ตมน]\.|องค์กร|องค์การบริหารส่วน|ตำบล|อำเภอ|จังหวัด|"
    "ผู้บริหาร|นายก|ปลัด)"
)
_OPEN: Final = r"[(\[<{«#%$@]{1,2}\s?"
_CLOSE: Final = r"\s?[)\]>}»#%$@]{1,2}"
_FILL: Final = "(?:(?:โปรด|กรุณา|ให้)?(?:ระบุ|ใส่|กรอก|เติม))"

RUN: Final = re.compile(r"[.…]{2,}|…|\.(?: \.){3,}|_(?: ?_)+|[xX×]{2,}|[○◯●◌*]{2,}|[oO0๐]{3,}")
"""Dots, lines, crosses or rings."""

WORDS: Final = re.compile(
    rf"{_OPEN}{_FILL}?\s?ชื่อ[ _]?{_WHOSE}[^)\]>}}»\n]{{0,30}}{_CLOSE}"
    rf"|(?<=[ก-๎.…]) ?{_OPEN}(?:{_FILL}(?:ชื่อ)?|ชื่อ){_CLOSE}"
    r"|\{\{?\s?[A-Za-z_][\w ]{1,30}\}\}?|<<\s?[A-Za-z_][\w ]{1,30}>>|\$\{\w{2,30}\}"
)
"""What a form, or a program that fills in forms, says where a name belongs."""

DUMMY: Final = re.compile(
    rf"(?:{_FULL}|{_SHORT}) ?(?:(?:[ก-ฮ]|[A-Z])(?=[.)]?(?:\s|$|{_VERB}))"
    rf"|(?:ตัวอย่าง|สมมุติ|สมมติ)(?=\s|$|{_VERB}))"
)
"""A letter, or the word for an example, in a name's place."""

OPTIONS: Final = rf"(?:{_FULL}|เทศบาล|{_SHORT})(?:\s?/\s?(?:{_FULL}|เทศบาล|{_SHORT}))+"
"""Types of which none was struck out."""

GAP: Final = re.compile(
    rf"{_FULL}(?:\s?\(\s*\)|[ \t]{{4,}}(?={_VERB})| ?[-–] ?(?={_VERB})|[-–](?=\s|$))"
    r"|เทศบาล ?\(?(?:นคร|เมือง|ตำบล)(?: ?/ ?(?:นคร|เมือง|ตำบล))+\)?"
    rf"|{OPTIONS}(?=\s?(?:{_VERB}|\())"
)
"""A name's place left blank, or the types of organisation of which none was struck out."""

ADVICE: Final = re.compile(
    any_of(
        (
            r"\(\s?(?:ให้|โปรด|กรุณา)?\s?(?:ระบุ|เลือก|ใส่|กรอก|ปรับ|แก้ไข|ขีดฆ่า|เปลี่ยน)[^)\n]{0,60}"
            r"(?:ของท่าน|ให้ตรง|ที่ไม่ใช้|ที่ไม่ต้องการ|ตามความเป็นจริง|ใช้จริง)[^)\n]{0,30}\)"
        ),
        r"ให้แต่ละ\s?(?:แห่ง|อปท\.?|องค์กรปกครองส่วนท้องถิ่น|หน่วยงาน)\s?(?:ปรับ|ระบุ|แก้ไข|เลือก|เติม)",
    )
)
"""What a form tells those who fill it in."""

RINGS: Final = re.compile("[○◯●◌*]{2,}|[oO]{3,}|[0๐]{3,}")
"""Rings and stars, which are no leaders: after a type word they stand for a name."""

ROUND: Final = re.compile("[oO0๐]+")
"""Letters and figures that are typed for rings; alone they may be a number."""

CROSSES: Final = re.compile("[xX×]+")
"""Crosses alone, that stand for letters."""

TYPE: Final = re.compile(
    r"(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)?|อบ[ตจ]\.?|ท[ตมน]\.?)[ ]?[(\[<{]?$"
)
"""The type word that the name should follow."""

TYPE_REACH: Final = 28
"""Characters of the longest type word, with a blank and a bracket."""

FEWEST_DOTS: Final = 4
"""Fewer end a sentence or an abbreviation; two … are as many."""

FEWEST_CROSSES: Final = 3
"""Without a type word before them, fewer crosses may be anything."""

CODE: Final = re.compile(r"[-\da-zA-Z]")
"""What stands beside crosses that hide the digits of a number."""

LEADER: Final = re.compile(r"[\s.…]*\d{1,3}[ .]*(?:$|[\n\f])")
"""The page to which dots lead."""

RUNNING: Final = re.compile(r"[)\]>}]?[ ]?(?:[\u0e01-\u0e3a\u0e40-\u0e4e]{3}|/\s?\d)")
"""A sentence that goes on after dots: what ends its line may be a leader."""

_NAMED: Final = re.compile(rf"{_FULL} ?[(\[<{{]?\Z")
"""A whole type word, behind which a name must stand."""

Blank = tuple[int, int, bool]
"""Where a blank begins and ends, and whether it surely stands for the organisation's name."""


def find_blanks(text: str) -> Iterator[Blank]:
    """Find all that stands open in a text; a type word before it belongs to it."""
    for pattern in (WORDS, DUMMY, GAP, ADVICE):
        for match in pattern.finditer(text):
            yield _start_at_type(text, match)[0], match.end(), True
    for match in RUN.finditer(text):
        start, has_type = _start_at_type(text, match)
        if _is_open(text, match, has_type=has_type):
            yield start, match.end(), has_type or CROSSES.fullmatch(match.group()) is not None


def _start_at_type(text: str, match: re.Match[str]) -> tuple[int, bool]:
    kind = TYPE.search(text, max(0, match.start() - TYPE_REACH), match.start())
    return (match.start(), False) if kind is None else (kind.start(), True)


def _is_open(text: str, match: re.Match[str], *, has_type: bool) -> bool:
    """Whether dots, crosses or rings stand where words would; not a leader, not a code."""
    found, after = match.group(), text[match.end() : match.end() + 1]
    before = text[max(0, match.start() - 2) : match.start()]
    if CROSSES.fullmatch(found):
        is_code = CODE.search(before[-1:] + after) is not None
        return not is_code and (has_type or len(found) >= FEWEST_CROSSES)
    if RINGS.fullmatch(found) and (has_type or ROUND.fullmatch(found)):
        return has_type and not after.isdigit()
    is_long = len(found) + found.count("…") >= FEWEST_DOTS
    if _NAMED.search(text, max(0, match.start() - TYPE_REACH), match.start()):
        return LEADER.match(text, match.end()) is None
    if has_type:
        return is_long and LEADER.match(text, match.end()) is None
    return is_long and RUNNING.match(text, match.end()) is not None and before.strip() != ""
