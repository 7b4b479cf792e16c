"""Words that negate: no and not, leaving off and neglect, exceptions; and what only looks so.

They are classes of the language, not of one plan; how far each reaches, `negation.py` tells.
"""

import re
from typing import Final

from pipeline.text.letters import fold_key

STOPPING: Final = (
    "(?:ยก|ล้ม)เลิก|(?<!เพิก)(?<!บอก)เลิก(?!จ้าง|งาน|กิจ)|ระงับ(?!ข้อพิพาท|เหตุ)|ยุติ(?!ธรรม)|ชะลอ|เพิกถอน"
    "|(?<!วัน)หยุด(?!ราชการ|ยั้ง|นิ่ง|งาน)|พักการ|เลื่อนการ"
)
"""Verbs that leave off what the statement says is done."""

SPURNING: Final = (
    "ละเลย|ละทิ้ง|เพิกเฉย|มองข้าม|ทอดทิ้ง|ฝ่าฝืน|ละเมิด|หลีกเลี่ยง(?!ไม่ได้|มิได้)|ปฏิเสธ|กีดกัน|ปิดกั้น|สกัดกั้น"
    "|คัดค้าน|ต่อต้าน|ขัดต่อ|ขัดกับ|ขัดแย้งกับ|ตรงข้ามกับ|สวนทางกับ|บั่นทอน|ลดทอน|จำกัด(?=การ|สิทธิ)|แทนที่จะ|แทนการ"
)
"""Verbs that neglect, break or bar what the statement asks for, and “instead of”."""

ONLY: Final = r"(?:ใช่)?\s?(?:เพียง|แค่|เฉพาะ|แต่(?!ง)|จำกัด)|(?:ให้|มี|ได้)*(?:ข้อ)?(?:ยกเว้น|จำกัด)"
"""Behind a negation: what it takes away is a limit (ไม่ใช่เฉพาะผู้บริหาร, ไม่มีข้อยกเว้น)."""

NEGATION: Final = re.compile(
    rf"(?<!เลี่ยง)(?<!ปฏิเสธ)(?<!ขาด)(?<!มองข้าม)(?<!ละเลย)ไม่(?!ว่า|ห้าม|{ONLY}|น้อยกว่า|เกิน|ต่ำกว่า|เว้น|มีเงื่อนไข)"
    rf"|(?<!เลี่ยง)(?<!ปฏิเสธ)(?<!ขาด)(?<!มองข้าม)(?<!ละเลย)(?<!เสีย)(?<!ภู)มิ(?!{ONLY})(?=ได้|ต้อง|ให้|ควร|อาจ|จำเป็น|พึง|ใช่|พัก|เคย|ยอม|สมควร|ประสงค์|ถือ|คำนึง)"
    r"|(?<!ปัญ)(?<!เนื้อ)(?<!สรร)(?<!จัด)(?<!ค้น)(?<!แสวง)(?<!ข้อ)(?<!กล่าว)หา(?=(?:ได้|ใช่|มี)[^\n]{0,80}ไม่|(?:จำเป็น|ต้อง|ควร|เคย|เป็น|สามารถ)[^\n]{0,120}ไม่(?:\s|$))"
    r"|งด(?=เว้น|การ|จัด|ดำเนิน|ใช้|ให้|ทำ|พัฒนา|ส่งเสริม)|ห้าม|(?<!ข้อ)ยกเว้น|เว้นแต่(?![^\n]{0,60}อย่างอื่น|[^\s]{0,40}?เห็น(?:(?:สม)?ควร|ว่า))|ละเว้น"
    rf"|ปราศจาก|ขาด(?=ความ|การ)|ไร้(?=ความ|ซึ่ง|การ)|ไ[นบฌฆ]่|{STOPPING}|{SPURNING}"
)
"""Words that turn a statement round, as they are spelt; phrases of measure and reservations
(เว้นแต่กฎหมายกำหนดเป็นอย่างอื่น) are none. ไน่ is no word: who wrote it, or the recognition that read
it, had ไม่ before them."""

NEGATING: Final = re.compile(
    r"ไม่|มิ(?=ได้|ต้อง|ให้|ควร|อาจ|จำเป็น|พึง|ใช่|พัก|เคย|ยอม|สมควร|ประสงค์|ถือ|คำนึง)|งด(?=เว้น|การ|จัด|ดำเนิน|ใช้|ให้|ทำ|พัฒนา|ส่งเสริม)"
    r"|ห้าม|ยกเลิก|ยกเว้น|เว้น|ปราศจาก|ขาด"
)
"""The same words in any phrase; where the template has one, none was added."""

EXCEPTION: Final = re.compile(r"ยกเว้น|เว้นแต่|งดเว้น|ไม่รวม|มิให้รวม")
"""What narrows a statement, whatever follows."""

MEASURE: Final = re.compile(r"ไม่รวม|มิให้รวม")
"""What leaves people out, or is a note on how something is counted (ไม่รวมวันหยุดราชการ)."""

RESERVED: Final = re.compile(
    r"(?:ยกเว้น|เว้นแต่)(?:[^\s()]{0,16}?(?:ข้อมูล|เรื่อง|เอกสาร|ความ)[^\s()]{0,24}?(?:ส่วนบุคคล|(?<![กส])ลับ)"
    r"|(?:จะ)?(?:มี|เกิด)\S{0,24}?(?:แก้ไข|เปลี่ยนแปลง|ปรับปรุง)"
    r"|[^\s()]{0,60}?\s?(?:กฎหมาย|พระราชบัญญัติ|พ\.ร\.บ\.|ระเบียบ)[^\s()]{0,80}?(?:ห้าม|มิให้|ไม่ให้|คุ้มครอง|ปกปิด))"
)
"""An exception that the law makes itself: เว้นแต่ข้อมูลส่วนบุคคลที่กฎหมายห้ามเปิดเผย."""

ADVERBIAL: Final = re.compile(r"(?:โดย|โดยที่|อย่าง|แบบ)\s*$")
"""Before a negation: a phrase of manner, which reaches no further than itself."""

RETRACTION: Final = re.compile(
    rf"(?:ซึ่ง|แต่|\(|(?:แต่|ซึ่ง|\()?\s?(?:ขณะนี้|ปัจจุบัน|บัดนี้|ต่อมา|ภายหลัง|ทั้งนี้))"
    rf"\s?(?:ได้|ถูก|ให้|มีมติให้|มี|ประกาศ|สั่ง|ก็|จะ|ต้อง|ขอ)*(?:{STOPPING}|งด)"
    r"(?:(?:การ)?(?:ดำเนินการ|ดำเนินงาน|พัฒนา|ดังกล่าว|ใช้|จัดทำ|จัด|ทำ|ปฏิบัติ|ฝึกอบรม|อบรม)|ลง|เสีย){0,3}"
    r"\s?(?:ไว้|ไป|แล้ว|ก่อน|ชั่วคราว|ทั้งหมด|ทั้งสิ้น|\)|$|\n)"
)
"""A clause behind a statement that takes all of it back: (ขณะนี้ให้ระงับการพัฒนาไว้ก่อน)."""

DUTYLESS: Final = re.compile(
    f"(?:{'|'.join(map(fold_key, ('ได้', 'มี', 'การ', 'เป็น', 'ถือเป็น')))})*"
    f"(?:{'|'.join(map(fold_key, ('บังคับ', 'กำหนดให้', 'หน้าที่', 'จำเป็นต้อง', 'จำเป็นที', 'พักต้อง')))})"
)
"""Behind a negation: a duty itself is denied, and with it all of its phrase (ไม่บังคับให้…), folded."""
