"""Ours: the few words that may stand before the organisation's name or its staff, and behind them.

Where a wording has “พัฒนา{personnel}” or “บริการของ{organisation}”, what may stand between is soon
listed: a quality of the staff (ศักยภาพของ), a unit of the organisation (กองคลัง), a word for all of
them (ทุก). Whoever else stands there has their place: บุตรหลานของพนักงาน, ร้านค้าหน้าเทศบาล.
"""

import re
from typing import Final

from pipeline.judging.comparing.people import CLIENT, OTHER, PEOPLE, STRANGER
from pipeline.judging.comparing.phrases import OWN
from pipeline.judging.places import PLACE_WORDS
from pipeline.text.patterns import any_of, one_of
from pipeline.text.words import is_word, split_words

STAFF_WORD: Final = (
    "(?:พนักงาน|ข้าราชการ|ลูกจ้าง|บุคลากร|เจ้าหน้าที่|กำลังคน|ผู้ปฏิบัติ(?:งาน|หน้าที่|ราชการ)|ทรัพยากร(?:บุคคล|มนุษย์))"
)
"""The staff, as it is spelt."""

_ALL: Final = (
    one_of(
        *("ให้แก่", "ให้กับ", "ให้", "แก่", "ต่อ", "กับ", "ของ", "ทั้ง", "ทุก", "บรรดา", "เหล่า", "แต่ละ"),
        *("ตัว", "ทาง", "คือ", "ได้แก่", "อันได้แก่", "สำหรับ", "เพื่อ", "ด้าน", "ใน", "และ", "หรือ"),
        *("รวมถึง", "ตลอดจน", "รวมทั้ง", "ภายใน", "อันเป็น", "เฉพาะ", "โดย", "ใหม่", r"ต่าง\s?ๆ"),
        r'[\s,"“()]',
    )
    + "*"
)
"""Small words that may stand before any of these."""

_QUALITY: Final = one_of(
    *("ความ", "การ", "ศักยภาพ", "สมรรถนะ", "สมรรถภาพ", "ทักษะ", "คุณ", "ขีด", "ประสิทธิ"),
    *("จริยธรรม", "วินัย", "ทัศนคติ", "เจตคติ", "จิต", "องค์ความรู้", "งาน", "ระบบ", "ผล(?!ิต)"),
    *("พฤติกรรม", "ภาวะ", "อาชีพ", "สาย", "เส้นทาง", "ชีวิต", "สุข", "กำลัง", "แนว", "วิธี"),
    *("วัฒนธรรม", "บุคลิก", "ค่านิยม", "ปัญญา", "สติ", "ร่างกาย", "ขวัญ", "อัตรา", "โครงสร้าง"),
    *("ทรัพยากร", "สวัสดิการ", "บทบาท", "หน้าที่", "ภารกิจ", "วิชาชีพ", "มาตรฐาน", "ทุนมนุษย์"),
    *("คน(?:ใน|ของ)", "ส่งเสริม", "ฝึก", "อบรม", "ปรับ", "เสริม", "เพิ่ม", "ยก", "บริหาร", "ดูแล"),
    *("จัด", "รักษา", "ธำรง", "สรรหา", "ประเมิน", "ดำเนิน", "ประโยชน์", "ราชการ"),
    *("กิจการ(?=ของ|ทั้ง)", "ภาพลักษณ์", "ฐานะ", "แผน", "ตำแหน่ง", "ระดับ", "ประเภท", "สมัย"),
    *("เทคโนโลยี", "ดิจิทัล", "ข้อมูล", "ช่อง", "เว็บ", "ช่วง", "ชื่อเสียง", "เป้าหมาย", "นโยบาย"),
    *("พันธกิจ", "วิสัยทัศน์", "ยุทธศาสตร์", "รายได้", "การเงิน", "งบ"),
)
"""What the staff has or does, and what is done for it: it stays the staff's."""

UNIT: Final = one_of(
    f"(?:คณะ|ทีม)(?!ครู|{STRANGER})",
    *("กลุ่มงาน", "หัวหน้า", "ผู้บริหาร", "ผู้บังคับบัญชา", "ผู้อำนวยการ", "ผู้ช่วย", "รอง", "ปลัด", "นายก"),
    "กอง(?!ทุน|ทัพ|กำลัง|บรรณาธิการ|ถ่าย|เชียร์|เกียรติยศ|อาสา|ผ้าป่า|พัน|ร้อย|บิน|ปราบ|บังคับการ|บัญชาการ)",
    "สำนัก(?!ข่าว|สงฆ์|งาน(?!ปลัด|เลขา))",
    "สำนักงาน(?:ปลัด|เลขา|เทศบาล|ของ)",
    *("ฝ่าย", "หน่วย", "ส่วน", "แผนก", "ศูนย์", "โรงเรียน", "สถานศึกษา", "องค์กร", "องค์การ"),
    *("ท้องถิ่น", "สังกัด", "ราชการ", "ภาครัฐ", "รัฐ(?!วิสาหกิจ|บาล|มนตรี)", "ตน", "เรา", "ทุก"),
    *("แต่ละ", "ที่นี่", "ผู้ใต้บังคับ"),
    "สภา(?:ท้องถิ่น|เทศบาล|อบ|องค์การ|ตำบล)",
    "แห่ง",
)
"""What is the organisation itself or a part of it."""

_MANNER: Final = one_of(
    *("อย่าง", "เชิง", "แบบ", "ต่อเนื่อง", "ที่(?!ปรึกษา|ทำการ|ว่าการ)", "ซึ่ง", "เพื่อ", "ร่วม", "ระยะ"),
    *("ประจำ", "ราย", "ตาม", "ทั่ว", "ตลอด", "ไว้", "ขึ้น", "จะ", "ได้", "มี", "เป็น", "สืบ", "เร่ง"),
    *("มุ่ง", "ต้อง", "ควร", "อีก", "ใด", "จึง", "แต่", "ใช้", "ครอบคลุม"),
)
"""Words of manner, and verbs: no nouns that could take a place."""

_OWN_HEAD: Final = rf"{_ALL}(?:$|{_QUALITY}|{_MANNER}|{UNIT}|{STAFF_WORD}|{OWN}|ครู"
_BEFORE_STAFF: Final = re.compile(rf"{_OWN_HEAD})")
_BEFORE_NAME: Final = re.compile(
    rf"{_OWN_HEAD}|{'|'.join(map(re.escape, PEOPLE[1]))}|(?:จังหวัด|อำเภอ|ตำบล|เมือง|นคร)$)"
)
"""The people who are served have the benefit as well, and do not take the staff's place; an area
run together with the name is a scar."""

_STAFF: Final = re.compile(STAFF_WORD)
_KIND: Final = one_of(
    *("ส่วน", "ท้องถิ่น", "ครบ", "ทุก", "ทั้ง", "หลาย", "ต่าง", "กำหนด", "จัดทำ", "ส่งเสริม", "พัฒนา"),
    *("ดำเนิน", "ปฏิบัติ", "ครู", "จ้าง", "ประจำ", "ชั่วคราว", "ทั่วไป", "ภารกิจ", "ผู้มี", "ทางการศึกษา"),
    *("การศึกษา", "ถ่ายโอน", "สามัญ", "ทุน", "อัตรา", "จำนวน", "ใหม่", "เก่า", "เดิม", "เฉพาะ"),
    *("รุ่น", "ขับ", "ดับเพลิง", "ธุรการ", "พัสดุ", "การเงิน", "บันทึก", "เทศกิจ", "ประปา", "สูบน้ำ"),
    *("ป้องกัน", "สนับสนุน", "ช่วย", "วิเคราะห์", "ประชาสัมพันธ์", "เก็บ", "สวน", "ผลิต", "จัด", "กู้"),
    *("เร่ง", "กระตือ", "คุณ"),
)
"""How the kinds and the posts of the own staff go on behind their first word, and the verbs of a
statement that is about them (แนวทางพัฒนาบุคลากรกำหนดไว้เพื่อ…)."""

_ELSEWHERE: Final = re.compile(
    any_of(
        "^การ(?:รถไฟ|ไฟฟ้า|ท่าเรือ|เคหะ|บิน|แพทย์|เมือง)",
        "^ทาง(?:การ)?(?:แพทย์|เมือง|ทหาร|ทูต)",
        *("เอกชน", "บริษัท", "ห้าง", "รัฐวิสาหกิจ"),
    )
)
"""What makes staff another branch's or a business's, wherever it stands behind the word."""

_MODIFIED: Final = re.compile(rf"{STAFF_WORD}(?P<who>[ก-ฮเแโใไ][ก-๎]{{2,}})?")
_OURS: Final = re.compile(
    any_of(
        rf"\s?(?:{_MANNER}|ทั้ง|ดัง|นี้|นั้น|ให้|โดย|และ|ใน|จึง|แต่|ปัจจุบัน)",
        r"\s?(?:ทาง|คน|พวก)?"
        + one_of(
            rf"{OWN}(?!\S{{0,8}}(?:ข้างเคียง|ใกล้เคียง|อื่น))",
            rf"{UNIT}(?!(?:\S{{0,12}}?)(?:อื่น|กลาง|ภูมิภาค|เอกชน|ภายนอก|กำกับ))",
            *(f"{STAFF_WORD}", "ประเทศ", "ชาติ", "กรุงเทพ", "เมืองพัทยา", "งาน"),
            *("สาย(?:งาน|ผู้)", "ตำแหน่ง", "ระดับ", "ประเภท", "ประชาชน", "ชุมชน"),
        ),
    )
)
_GOVERNING: Final = re.compile(
    "(?:ของ|กับ|ใน|แห่ง|จาก|แก่|ต่อ|หน้า|ข้าง|ใกล้|แทน|ถึง|สำหรับ|ใต้|หลัง|ติด|รอบ|บน|ที่)$"
)
"""Right before the organisation or its staff: it only says whose, or where, the others are."""

TITLE: Final = any_of(
    "นัก(?:วิชา|บริหาร|จัด|ทรัพ|พัฒนา|วิเคราะห์|ผัง|ประชา|สังคม|สันทนา)",
    *("เจ้าพนักงาน", "นายช่าง", "วิศวกร", "สถาปนิก", "นิติกร", "พยาบาล"),
    "ช่าง(?=ไฟ|โยธา|สำรวจ|เครื่อง|เขียน|ศิลป์|ปูน|ไม้|ประปา|ยนต์|กล|เทคนิค|ผัง|เชื่อม|ทั่วไป|[^ก-๎]|$)",
    *("ภารโรง", "คน(?:งาน|ขับ|ทำ)"),
)
"""Titles of the staff's own posts."""

_THING: Final = any_of(
    *("ขั้น", "กระบวน", "จุด", "ฐาน", "เครื่อง", "กิจกรรม", "โครงการ", "เรื่อง", "ภาคส่วน"),
    *("หลักสูตร", "พื้นที่", "กลุ่ม", "บุคคล"),
    "ผู้(?:ปฏิบัติ|ดำรง|มีหน้าที่|เกี่ยวข้อง|ที่|เข้า|รับการ|เรียน|อบรม)",
    *("ดัง", "นี้", "นั้น", "ข้าง", "ไป", "มา", "แล้ว", "ด้วย", "อื่น", "เช่น", "หลัก", "รอบ"),
)
_VERB: Final = any_of(
    *("ไม่", "มิ", "ยัง", "กำลัง", "เคย", "ถูก", "ล้วน", "มัก", "ย่อม", "ก็", "เกิด", "สร้าง"),
    *("สามารถ", "กัน", "นำ", "ใช้", "ให้", "จะ", "จึง", "ต้อง", "ควร", "พึง", "อาจ(?!าร)", "ได้"),
    *("โดย", "ตาม", "เพื่อ", "ใน", "ประกอบ", "แบ่ง", "แยก", "ครอบคลุม", "จำแนก", "เน้น", "มุ่ง"),
)
_NEUTRAL: Final = re.compile(rf"{_OWN_HEAD}|{TITLE}|{_THING}|{_VERB}|องค์)")
"""What may stand in the place of people, and is no one else: a post, a thing, a verb."""

BELONGING: Final = one_of(
    *("ของ", "แห่ง", "จาก"),
    (
        "(?P<clause>ซึ่ง|ที่|อัน)?(?:เป็น)?"
        "(?:(?:อยู่)?(?:ใน)?สังกัด|ขึ้นตรงต่อ|ทำงาน(?:ให้|กับ|อยู่)|ประจำอยู่)(?:อยู่)?(?:ใน|กับ|ของ|ที่)?"
    ),
)
"""What says whose the staff is."""

_THEIR_STAFF: Final = re.compile(
    rf"{STAFF_WORD}(?:(?!ให้|เพื่อ|มี|ตาม|โดย|ใน|ที่|ด้าน|ได้|และ|หรือ)[ก-๎]){{0,16}}?\s?{BELONGING}\s?(?P<who>[ก-ฮเแโใไ]\S{{2,60}})"
)
LEAVERS: Final = r"(?:ที่|ซึ่ง|ผู้|อัน)?(?:ได้|ถูก|เคย|กำลัง|จะ|ขอ|มี|อยู่ระหว่าง(?:การ)?|ต้อง|ใกล้)*\s?" + one_of(
    *("เกษียณ", "ลาออก", "ออกจาก(?:งาน|ราชการ)", "ปลดออก", "ไล่ออก", "ให้ออก"),
    "พ้น(?:จาก)?(?:ราชการ|ตำแหน่ง|หน้าที่|สภาพ)",
    *("พัก(?:งาน|ราชการ)", "เลิกจ้าง", "หมดสัญญา", "สิ้นสุดสัญญา", "ถึงแก่(?:กรรม|ความตาย)"),
    *("เสียชีวิต", "โอน(?:ย้าย)?ไป", "ย้าย(?:ออก|ไป)", "ยืมตัว", "(?:มา|ไป|ให้)ช่วยราชการ"),
    *("ไม่ได้(?:สังกัด|อยู่ใน)", "นอกสังกัด", "ต่างสังกัด", "(?:สังกัด|หน่วยงาน)อื่น", "เป็นเพียง"),
)
"""A clause behind the staff that makes them others: those who left, and those on loan."""

_LEAVING: Final = re.compile(rf"{STAFF_WORD}(?:ทุกคน)?\s?{LEAVERS}")

_KIND_HEAD: Final = re.compile(_KIND)
_NOUN: Final = re.compile(rf"{OTHER}|{CLIENT}")
_JOINED: Final = re.compile(r"(?:และ|หรือ|ตลอดจน|รวมทั้ง|รวมถึง|พร้อม(?:ทั้ง|ด้วย)|ร่วมกับ|[\s,ๆ])$")
_PIECES: Final = re.compile(r"[\s,]+|และ|หรือ|ตลอดจน|รวมทั้ง|รวมถึง")
_THAI: Final = re.compile(r"[ก-ฮเแโใไ][ก-๎]{2}")
_SLIP: Final = 3
"""Letters of a first word; shorter ones are as likely letters of a damaged one."""


def takes_staffs_place(head: str) -> bool:
    """Whether words right before the staff name others, of whom it only says whose they are.

    >>> takes_staffs_place("บุตรหลานของ"), takes_staffs_place("ศักยภาพของ")
    (True, False)
    >>> takes_staffs_place("ผู้บริหาร ")
    False
    """
    return _is_strange(head, _BEFORE_STAFF)


def names_theirs(words: str) -> bool:
    """Whether words in the staff's place name it only as those whose the others are.

    >>> names_theirs("ครอบครัวของบุคลากร"), names_theirs("ผู้บริหารและบุคลากร")
    (True, False)
    """
    staff = _STAFF.search(words)
    return staff is not None and takes_staffs_place(words[: staff.start()])


def names_others_staff(words: str) -> bool:
    """Whether the staff is said to belong to others.

    >>> names_others_staff("ข้าราชการจากหน่วยงานอื่น"), names_others_staff("บุคลากรของเทศบาล")
    (True, False)
    """
    owned = _THEIR_STAFF.search(words)
    return owned is not None and not is_ours(owned["who"]) and is_plain(owned["who"])


def is_others_staff(words: str) -> bool:
    """Whether staff is that of another body or branch, by what stands right behind its word.

    >>> is_others_staff("พนักงานสอบสวน"), is_others_staff("บุคลากรมหาวิทยาลัย")
    (True, True)
    >>> is_others_staff("พนักงานครูเทศบาล"), is_others_staff("เจ้าหน้าที่ธุรการ")
    (False, False)
    """
    staff = _MODIFIED.search(words)
    if staff is None or staff["who"] is None:
        return False
    who = staff["who"]
    if _ELSEWHERE.search(who):
        return True
    is_known = _KIND_HEAD.match(who) or PLACE_WORDS.match(who) or is_ours(who)
    return not is_known and is_plain(who) and not (is_neutral(who) and not _NOUN.match(who))


def names_only_others(words: str) -> bool:
    """Whether words in the staff's place name others, and none of the staff beside them.

    >>> names_only_others("คณาจารย์และบุคลากรมหาวิทยาลัย"), names_only_others("ครูและบุคลากร")
    (True, False)
    """
    parts = [part for part in _PIECES.split(words.strip()) if part]
    if not parts or not is_plain(parts[0]):
        return False
    staff = [part for part in parts if _STAFF.search(part)]
    return not any(map(_is_own_staff, staff)) if staff else not is_neutral(parts[0])


def names_only_staff_of_others(words: str) -> bool:
    """Whether staff is named, and all of it is others'.

    >>> names_only_staff_of_others("ครูและบุคลากรของวิทยาลัย"), names_only_staff_of_others("กรม")
    (True, False)
    """
    return _STAFF.search(words) is not None and names_only_others(words)


def _is_own_staff(part: str) -> bool:
    """Whether the staff that a part of a list names is the organisation's own."""
    staff = _STAFF.search(part)
    if staff is None or takes_staffs_place(part[: staff.start()]):
        return False
    return not (is_others_staff(part[staff.start() :]) or names_others_staff(part))


def names_leavers(words: str) -> bool:
    """Whether the staff that is named has left, or is lent.

    >>> names_leavers("พนักงานที่เกษียณอายุไปแล้ว"), names_leavers("พนักงานที่บรรจุใหม่")
    (True, False)
    """
    return _LEAVING.search(words) is not None


def is_neutral(words: str) -> bool:
    """Whether words in the place of people begin with what is no one else.

    >>> is_neutral("ศักยภาพ"), is_neutral("โปรแกรม")
    (True, False)
    """
    return _NEUTRAL.match(words.strip()) is not None


def takes_names_place(head: str) -> bool:
    """Whether words right before the organisation's name are others', and no part of it.

    >>> takes_names_place("ร้านถ่ายเอกสารหน้า"), takes_names_place("ประชาชนในเขต")
    (True, False)
    """
    return _is_strange(head, _BEFORE_NAME)


def _is_strange(head: str, neutral: re.Pattern[str]) -> bool:
    """Whether words that stand before others begin with none of the known few."""
    if _JOINED.search(head) or _THAI.match(head.strip()) is None:
        return False
    pieces = [piece for piece in _PIECES.split(head) if piece]
    if any(neutral.match(piece) for piece in pieces) or not is_plain(head):
        return False
    return _GOVERNING.search(head) is not None or any(_NOUN.match(piece) for piece in pieces)


def is_plain(words: str) -> bool:
    """Whether words begin with one of the dictionary, not with letters that damage left."""
    first = next(iter(split_words(words.strip())), "")
    return len(first) >= _SLIP and is_word(first)


def is_ours(words: str) -> bool:
    """Whether words that say whose a thing is name the organisation or a part of it.

    >>> is_ours("กองช่าง"), is_ours("บริษัทคู่สัญญา"), is_ours("หน่วยงานอื่น")
    (True, False, False)
    """
    return _OURS.match(words) is not None
