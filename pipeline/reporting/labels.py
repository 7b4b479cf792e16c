"""The Thai words for every key, and the advice for every code."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pipeline.model import (
    Level,
    OrganisationType,
    SectionStatus,
    Severity,
    Source,
    Status,
    Verdict,
    Wording,
)

STATUS: Final[Mapping[str, str]] = MappingProxyType(
    {
        Status.OK: "ประเมินได้ครบ",
        Status.PARTIAL: "ประเมินได้ มีข้อจำกัด",
        Status.FAILED: "อ่านไม่ได้",
        Status.NO_FILE: "ไม่มีไฟล์",
    }
)

VERDICT: Final[Mapping[str, str]] = MappingProxyType(
    {
        Verdict.PRESENT: "พบ",
        Verdict.PARTIAL: "พบบางส่วน",
        Verdict.MISSING: "ไม่พบ",
        Verdict.CONTRADICTED: "ขัดกับแบบ",
        Verdict.UNREADABLE: "ประเมินไม่ได้",
        Verdict.NOT_APPLICABLE: "ไม่ใช้กับแผนนี้",
    }
)

# One sign for each verdict, told apart without colour.
SIGN: Final[Mapping[str, str]] = MappingProxyType(
    {
        Verdict.PRESENT: "✓",
        Verdict.PARTIAL: "△",
        Verdict.MISSING: "✗",
        Verdict.CONTRADICTED: "⚠",
        Verdict.UNREADABLE: "?",
        Verdict.NOT_APPLICABLE: "–",
    }
)

# What each verdict means, in the careful words of the report: the template is
# guidance, so an absent sentence is no breach.
MEANING: Final[Mapping[str, str]] = MappingProxyType(
    {
        Verdict.PRESENT: "พบข้อความตามแบบ",
        Verdict.PARTIAL: "พบข้อความตามแบบเพียงบางส่วน",
        Verdict.MISSING: "ไม่พบข้อความตามแบบในส่วนที่อ่านได้",
        Verdict.CONTRADICTED: "พบข้อความ แต่ความหมายหรือตัวเลขสำคัญต่างจากแบบ",
        Verdict.UNREADABLE: "หน้าที่น่าจะมีข้อความนี้อ่านไม่ได้หรือยังไม่ได้อ่าน จึงไม่ถือว่าไม่พบ",
        Verdict.NOT_APPLICABLE: "แบบของปีหรือประเภทหน่วยงานนี้ไม่มีรายการนี้",
    }
)

WORDING: Final[Mapping[str, str]] = MappingProxyType(
    {
        Wording.VERBATIM: "ตรงแบบ",
        Wording.NEAR: "ใกล้เคียง",
        Wording.REWORDED: "เรียบเรียงใหม่",
    }
)

LEVEL: Final[Mapping[str, str]] = MappingProxyType(
    {Level.REQUIRED: "บังคับ", Level.RECOMMENDED: "ควรมี", Level.OPTIONAL: "ทางเลือก"}
)

SEVERITY: Final[Mapping[str, str]] = MappingProxyType(
    {
        Severity.HIGH: "สูง",
        Severity.MEDIUM: "ปานกลาง",
        Severity.LOW: "ต่ำ",
        Severity.INFO: "เพื่อทราบ",
    }
)

SECTION_STATUS: Final[Mapping[str, str]] = MappingProxyType(
    {
        SectionStatus.FOUND: "พบในไฟล์",
        SectionStatus.ONLY_IN_CONTENTS: "มีเฉพาะในสารบัญ",
        SectionStatus.NOT_IN_FILE: "ไม่พบในไฟล์นี้",
    }
)

ORGANISATION_TYPE: Final[Mapping[str, str]] = MappingProxyType(
    {
        OrganisationType.PAO: "องค์การบริหารส่วนจังหวัด",
        OrganisationType.CITY: "เทศบาลนคร",
        OrganisationType.TOWN: "เทศบาลเมือง",
        OrganisationType.SUBDISTRICT_MUNICIPALITY: "เทศบาลตำบล",
        OrganisationType.TAO: "องค์การบริหารส่วนตำบล",
        OrganisationType.SPECIAL: "รูปแบบพิเศษ",
    }
)

# Where the words of a page, or of a quotation, come from.
SOURCE: Final[Mapping[str, str]] = MappingProxyType(
    {
        Source.TEXT: "ข้อความในไฟล์",
        Source.OCR: "อ่านจากภาพสแกน",
        Source.NONE: "อ่านไม่ได้",
    }
)

LEFT_OUT: Final = "หน้าสแกนที่ยังไม่ต้องอ่าน"
"""What a page is called that is a picture and was not needed."""

STAGE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "run": "การสั่งงาน",
        "arguments": "การสั่งงาน",
        "template": "แบบมาตรฐาน",
        "store": "โฟลเดอร์ผลลัพธ์",
        "reading": "การอ่านไฟล์",
        "judging": "การเทียบกับแบบ",
        "batch": "การประมวลผล",
    }
)

FINDING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "changed_number": "ตัวเลขสำคัญต่างจากแบบ",
        "changed_word": "ใช้คำต่างจากแบบ",
        "contents_differ": "สารบัญกับเนื้อหาไม่ตรงกัน",
        "cost_over_limit": "ค่าใช้จ่ายด้านบุคคลเกินร้อยละ ๔๐",
        "cost_unclear": "ร้อยละค่าใช้จ่ายด้านบุคคลไม่แน่ชัด",
        "duplicated_words": "คำซ้ำ",
        "foreign_organisation": "ชื่อหน่วยงานอื่น",
        "lost_clause": "ข้อความขาดหาย",
        "lost_words": "คำขาดหาย",
        "manifest_mismatch": "ไม่ตรงกับบัญชีรายชื่อ",
        "misspelling": "สะกดผิด",
        "negated": "ความหมายกลายเป็นปฏิเสธ",
        "organisation_mismatch": "ชื่อหน่วยงานไม่ตรงกัน",
        "period_mismatch": "ปีของแผนไม่ตรงกัน",
        "period_unusual": "ปีของแผนไม่เป็นไปตามรอบ",
        "placeholder_left": "ยังไม่ได้ใส่ชื่อหน่วยงาน",
        "present_elsewhere": "พบในส่วนอื่นของแผน",
        "reversed": "ความหมายตรงข้ามกับแบบ",
        "changed_subject": "กล่าวถึงผู้อื่นแทน",
        "scope_narrowed": "กล่าวถึงบุคลากรไม่ครบ",
        "search_replace_scar": "ร่องรอยการค้นหาและแทนที่",
        "section_missing": "ไม่พบหัวข้อในแผน",
        "section_number": "เลขหัวข้อต่างจากแบบ",
        "spelling_variant": "คำทับศัพท์ไม่ตรงราชบัณฑิต",
        "table_unclear": "อ่านตารางได้ไม่ครบ",
        "total_differs": "ตัวเลขในตารางไม่สอดคล้องกัน",
        "weakened": "ผลผูกพันน้อยกว่าแบบ",
        "wrong_category": "คำของหน่วยงานประเภทอื่น",
    }
)

# code of what limits a plan that was read -> what it means, in Thai.
LIMIT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cut_off": "ไฟล์ไม่มีส่วนท้าย อาจขาดหายไปบางหน้า",
        "damaged_page": "หน้านี้ของไฟล์เสียหาย",
        "file_gone": "มีหน้าสแกนที่ต้องอ่านเพิ่มสำหรับแบบนี้ แต่ไม่พบไฟล์เดิม",
        "fonts_not_examined": "ตรวจฟอนต์ในไฟล์ไม่ได้ จึงซ่อมอักขระจากข้อความเพียงอย่างเดียว",
        "not_this_plan": "ไฟล์นี้ไม่ใช่แผนประเภทที่ตรวจ",
        "ocr_unavailable": "มีหน้าสแกน แต่ยังไม่ได้ติดตั้งโปรแกรมอ่านภาพ (ดู plan-audit doctor)",
        "scan_too_long": "ไฟล์สแกนยาวมาก จึงอ่านจากภาพเพียงบางหน้า (อ่านทุกหน้าได้ด้วย --ocr always)",
        "section_not_in_file": "ไม่พบหัวข้อที่ตรวจในไฟล์นี้ แผนอาจแยกเป็นหลายไฟล์",
        "section_not_read": "ไม่พบหัวข้อที่ตรวจในหน้าที่อ่านได้ อาจอยู่ในหน้าที่อ่านไม่ได้หรือยังไม่ได้อ่าน",
        "section_only_in_contents": "หัวข้อที่ตรวจมีเฉพาะในสารบัญ ไม่พบในเล่ม",
        "unreadable_pages": "มีหน้าที่อ่านไม่ได้",
    }
)

# code -> what to do, in Thai; and in English, where the error itself brings no advice.
ADVICE: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "pipeline_error": ("ลองสั่งงานใหม่อีกครั้ง", "Try again."),
        "bad_arguments": ("ตรวจคำสั่งที่พิมพ์ แล้วสั่งใหม่", "Check what was typed."),
        "bad_template": ("แก้ไฟล์แบบมาตรฐานตามข้อความ แล้วสั่งใหม่", "Correct the template."),
        "bad_run_folder": (
            "ใช้โฟลเดอร์ผลลัพธ์อื่น หรือเริ่มใหม่ด้วย --fresh",
            "Name another folder as --out, or start over with --fresh.",
        ),
        "unreadable_file": (
            "เปิดไฟล์ดูว่าอ่านได้ แล้วบันทึกเป็น PDF ใหม่",
            "Open the file, save it as a new PDF, and run again.",
        ),
        "empty_file": ("ไฟล์ว่างเปล่า ให้ดาวน์โหลดหรือขอไฟล์ใหม่", "Fetch the file again."),
        "nothing_readable": (
            "ระบุโฟลเดอร์ที่มีไฟล์ PDF, .docx, .txt หรือ .md",
            "Name a folder that holds PDF, .docx, .txt or .md files.",
        ),
        "unsupported_format": (
            "ไฟล์ชนิดนี้อ่านไม่ได้ ให้ดาวน์โหลดหรือบันทึกเป็น PDF แล้วสั่งใหม่",
            "Unpack it, or save or print it as PDF, then run again.",
        ),
        "damaged_file": (
            "ไฟล์เสียหายหรือไม่ครบ ให้ดาวน์โหลดหรือขอไฟล์ใหม่",
            "Fetch the file again; it is damaged or cut off.",
        ),
        "encrypted_file": (
            "ขอไฟล์ที่ไม่ใส่รหัสผ่าน หรือเปิดแล้วพิมพ์เป็น PDF ใหม่",
            "Ask for a copy without a password.",
        ),
        "missing_file": (
            "ตรวจชื่อและที่อยู่ของไฟล์ และสิทธิ์ในการเปิด",
            "Check the path, and that you may open it.",
        ),
        "time_limit": (
            "ให้เวลามากขึ้นด้วย --timeout แล้วสั่งใหม่",
            "Give it more time with --timeout SECONDS.",
        ),
        "memory_limit": (
            "ให้หน่วยความจำมากขึ้นด้วย --memory แล้วสั่งใหม่",
            "Give it more memory with --memory MIB.",
        ),
        "worker_died": (
            "เปิดไฟล์แล้วพิมพ์เป็น PDF ใหม่ จากนั้นสั่งใหม่",
            "Open the file, print it as a new PDF, and run again.",
        ),
        "unexpected_error": (
            "โปรดแจ้งผู้พัฒนา พร้อมไฟล์นี้",
            "Please report this, with the file.",
        ),
        "no_file": (
            "หาไฟล์แผนของหน่วยงานนี้ หรือแก้ชื่อไฟล์ในบัญชีรายชื่อ แล้วสั่งใหม่",
            "Fetch the plan, or correct its name in the manifest, then run again.",
        ),
        "not_reached": (
            "ยังไม่ถึงคิวไฟล์นี้ พิมพ์คำสั่งเดิมอีกครั้งเพื่อทำต่อ",
            "Type the same command again: it goes on where it stopped.",
        ),
    }
)


def advise(code: str, own_advice: str) -> str:
    """Say what to do about a code: Thai, then English, the error's own if it has one.

    >>> advise("empty_file", "Ask the office.")[-16:]
    ' Ask the office.'
    """
    thai, english = ADVICE.get(code, ADVICE["pipeline_error"])
    return f"{thai} / {own_advice or english}"
