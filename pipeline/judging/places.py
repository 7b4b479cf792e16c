"""Kinds of local government, and the provinces of Thailand."""

from typing import Final

from pipeline.model import OrganisationType

TYPE_WORDS: Final = (
    (OrganisationType.PAO, "องค์การบริหารส่วนจังหวัด"),
    (OrganisationType.TAO, "องค์การบริหารส่วนตำบล"),
    (OrganisationType.CITY, "เทศบาลนคร"),
    (OrganisationType.TOWN, "เทศบาลเมือง"),
    (OrganisationType.SUBDISTRICT_MUNICIPALITY, "เทศบาลตำบล"),
)
"""The words before a name."""

ABBREVIATIONS: Final = (
    (OrganisationType.PAO, "อบจ."),
    (OrganisationType.TAO, "อบต."),
    (OrganisationType.CITY, "ทน."),
    (OrganisationType.TOWN, "ทม."),
    (OrganisationType.SUBDISTRICT_MUNICIPALITY, "ทต."),
)
"""The same, shortened; ก.อบต. is a committee and no organisation."""

SPECIAL_NAMES: Final = ("กรุงเทพมหานคร", "เมืองพัทยา")
"""The two organisations without a type word."""

PROVINCES: Final = frozenset(
    [
        "กระบี่",
        "กรุงเทพมหานคร",
        "กาญจนบุรี",
        "กาฬสินธุ์",
        "กำแพงเพชร",
        "ขอนแก่น",
        "จันทบุรี",
        "ฉะเชิงเทรา",
        "ชลบุรี",
        "ชัยนาท",
        "ชัยภูมิ",
        "ชุมพร",
        "เชียงราย",
        "เชียงใหม่",
        "ตรัง",
        "ตราด",
        "ตาก",
        "นครนายก",
        "นครปฐม",
        "นครพนม",
        "นครราชสีมา",
        "นครศรีธรรมราช",
        "นครสวรรค์",
        "นนทบุรี",
        "นราธิวาส",
        "น่าน",
        "บึงกาฬ",
        "บุรีรัมย์",
        "ปทุมธานี",
        "ประจวบคีรีขันธ์",
        "ปราจีนบุรี",
        "ปัตตานี",
        "พระนครศรีอยุธยา",
        "พะเยา",
        "พังงา",
        "พัทลุง",
        "พิจิตร",
        "พิษณุโลก",
        "เพชรบุรี",
        "เพชรบูรณ์",
        "แพร่",
        "ภูเก็ต",
        "มหาสารคาม",
        "มุกดาหาร",
        "แม่ฮ่องสอน",
        "ยโสธร",
        "ยะลา",
        "ร้อยเอ็ด",
        "ระนอง",
        "ระยอง",
        "ราชบุรี",
        "ลพบุรี",
        "ลำปาง",
        "ลำพูน",
        "เลย",
        "ศรีสะเกษ",
        "สกลนคร",
        "สงขลา",
        "สตูล",
        "สมุทรปราการ",
        "สมุทรสงคราม",
        "สมุทรสาคร",
        "สระแก้ว",
        "สระบุรี",
        "สิงห์บุรี",
        "สุโขทัย",
        "สุพรรณบุรี",
        "สุราษฎร์ธานี",
        "สุรินทร์",
        "หนองคาย",
        "หนองบัวลำภู",
        "อ่างทอง",
        "อำนาจเจริญ",
        "อุดรธานี",
        "อุตรดิตถ์",
        "อุทัยธานี",
        "อุบลราชธานี",
    ]
)
"""The 76 provinces and Bangkok, as the Ministry of Interior writes them."""


def find_province(text: str) -> str | None:
    """Find the longest province that a text begins with.

    >>> find_province("นครราชสีมาได้"), find_province("นคร")
    ('นครราชสีมา', None)
    """
    return max((p for p in PROVINCES if text.startswith(p)), key=len, default=None)
