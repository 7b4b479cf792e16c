"""People: words for those of whom a plan may speak, by what they are to the organisation.

Own staff, the people it serves, those that wordings call other sectors; and others, who are
none of these: leaders and groups of the place, executives and councillors, contractors, and
authorities above the organisation.
"""

import re
from typing import Final

STAFF: Final = re.compile("พนักงาน|ขาราชการ|ลูกจาง|บุคลากร|บุคคล|เจาหนาที|กาลังคน|ตาแหนง|ทุกคน|ผูปฏิบัติ|ครู")
"""Words for the people of whom the plan speaks, folded."""

_PLACE: Final = (
    "เกษตรกร|นักเรียน|เยาวชน|เด็ก|สตรี|กำนัน|ผู้ใหญ่บ้าน|ผู้นำ|ผู้สูงอายุ|คนพิการ|ผู้พิการ|ผู้ประกอบการ|นักท่องเที่ยว"
    "|(?:สมาชิก)?อาสาสมัคร|กลุ่มอาชีพ|กลุ่มแม่บ้าน|กลุ่มผู้|ผู้ปกครอง|คณะกรรมการหมู่บ้าน|คณะกรรมการชุมชน|อสม\\."
)
_PUBLIC: Final = "ประชาชน|ราษฎร|ชาวบ้าน|ชุมชน"
_HEADS: Final = "สมาชิกสภา|คณะผู้บริหาร|ผู้บริหาร|ผู้บังคับบัญชา|หัวหน้าส่วน|หัวหน้าหน่วย|นักการเมือง"
_TRADE: Final = "บริษัท|ห้างหุ้นส่วน|ผู้รับจ้าง|ผู้รับเหมา|คู่สัญญา|ที่ปรึกษา|ภาคเอกชน|เอกชน|นายทุน|มูลนิธิ"
_ABOVE: Final = (
    "อำเภอ|นายอำเภอ|จังหวัด|สำนักงานจังหวัด|ผู้ว่าราชการ|กระทรวง|(?<!า)กรม(?!ธรรม์|[ะ-ู])|รัฐบาล|ส่วนราชการ(?:ใน)?ส่วนกลาง|ส่วนกลาง"
    "|หน่วยงานส่วนกลาง|โรงเรียน|สถานศึกษา|มหาวิทยาลัย|วัด(?=[^ก-๎]|$)"
)

OUTSIDER: Final = f"(?:{_PUBLIC}|{_PLACE}|สมาชิกสภา|ผู้รับจ้าง|ผู้รับเหมา)"
"""Who is nobody's staff, in the place of those who are developed."""

OTHER: Final = f"(?:{_PUBLIC}|{_PLACE}|{_HEADS}|{_TRADE}|{_ABOVE})"
"""Who is neither the organisation nor its staff, as the subject of a duty."""

OWNER: Final = f"(?:{_PLACE}|{_HEADS}|{_TRADE}|สำนักงานจังหวัด|อำเภอ|โรงเรียน)"
"""Whose plan or benefit it is not; what is the people's is the organisation's too."""

_SERVED: Final = (
    "ประชาชน",
    "ผู้รับบริการ",
    "ผู้ใช้บริการ",
    "ผู้มาติดต่อ",
    "ผู้มารับ",
    "ราษฎร",
    "ชาวบ้าน",
    "พลเมือง",
)
PEOPLE: Final = (
    (*_SERVED, "พี่น้อง", "ผู้มีส่วนได้เสีย", "สังคม", "ท้องถิ่น", "ชุมชน"),
    ("บุคคลภายนอก", *_SERVED, "สาธารณชน", "ผู้มีส่วนได้เสีย", "สื่อมวลชน", "ทุกคน", "ผู้สนใจ"),
    ("บุคลากร", "พนักงาน", "ข้าราชการ", "เจ้าหน้าที่", "ลูกจ้าง", "ผู้ปฏิบัติงาน", "กำลังคน"),
    (
        "ภาคส่วนอื่น",
        "กำนัน",
        "ผู้ใหญ่บ้าน",
        "ผู้นำ",
        "สถานศึกษา",
        "โรงเรียน",
        "มูลนิธิ",
        "เกษตรกร",
        "ผู้ประกอบการ",
        "ภาคเอกชน",
        "ภาคประชา",
        "เอกชน",
        "ประชาสังคม",
        *_SERVED,
        "ชุมชน",
        "กลุ่ม",
        "อาสาสมัคร",
    ),
    (
        "ภาครัฐ",
        "ราชการ",
        "หน่วยงาน",
        "ส่วนราชการ",
        "รัฐ",
        "องค์กร",
        "เทศบาล",
        "องค์การบริหารส่วน",
        "อบต",
        "อบจ",
    ),
)
"""Whom the wordings name, with those that are the same people there."""

ANYBODY: Final = re.compile(
    rf"บุคคลภายนอก|ผู้(?:รับ|ใช้)บริการ|ผู้มาติดต่อ|ผู้มารับ|พลเมือง|พี่น้อง|ผู้มีส่วนได้เสีย|สาธารณชน|สื่อมวลชน|ผู้สนใจ"
    rf"|ภาคส่วนอื่น|ภาคประชา|ประชาสังคม|ภาครัฐ|ส่วนราชการ|หน่วยงาน|เทศบาล|องค์การบริหารส่วน|องค์กร|อบ[ตจ]\."
    rf"|บุคลากร|พนักงาน|ข้าราชการ|เจ้าหน้าที่|ลูกจ้าง|ผู้ปฏิบัติงาน|{OTHER}"
)
"""People and bodies that may stand in another's place."""
