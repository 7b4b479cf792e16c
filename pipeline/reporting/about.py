"""What a reader must know of a run to trust its numbers, and not more than that."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.model import Template

Rows = list[tuple[str, str]]

HOW_TO_READ: Final = (
    "ผลแต่ละรายการบอกว่า “พบ” หรือ “ไม่พบข้อความตามแบบ” เท่านั้น ไม่ได้วินิจฉัยว่าปฏิบัติตามระเบียบหรือไม่",
    "คะแนนคือความใกล้เคียงกับแบบมาตรฐาน ไม่ใช่คุณภาพของแผน โปรดอ่านข้อความที่พบและเลขหน้าประกอบทุกครั้ง",
    "“ประเมินไม่ได้” คือหน้าที่น่าจะมีข้อความนั้นอ่านไม่ได้หรือยังไม่ได้อ่าน จึงไม่นับว่าไม่พบ และทำให้คะแนนเป็นช่วงต่ำสุดถึงสูงสุด",
    "“อ่านจากภาพสแกน” คือข้อความที่โปรแกรมอ่านจากภาพ ตัวอักษรอาจผิดได้ โปรดเทียบกับหน้าในไฟล์ก่อนใช้อ้างอิง",
    "“หน้าสแกนที่ยังไม่ต้องอ่าน” คือหน้าภาพที่ไม่เกี่ยวกับหัวข้อที่ตรวจ อ่านได้ด้วย --ocr always",
    "“ขัดกับแบบ” คือมีข้อความนั้น แต่ความหมายหรือตัวเลขสำคัญเปลี่ยนไป ควรอ่านต้นฉบับก่อนรายการอื่น",
    "“ไม่พบในไฟล์นี้” ไม่ได้แปลว่าไม่มีในแผน เพราะแผนหนึ่งฉบับอาจเผยแพร่เป็นหลายไฟล์",
    "อักขระที่เสียจากไฟล์ PDF ซ่อมโดยมีหลักฐานและบันทึกไว้ ส่วนคำที่ผู้เขียนสะกดผิดคงไว้ตามต้นฉบับ",
    "หน้าในไฟล์นับจาก 1 อาจต่างจากเลขหน้าที่พิมพ์ในแผน",
)

NOT_CHECKED: Final = (
    "ผลรวมของตารางอื่น นอกจากกรอบอัตรากำลังและร้อยละค่าใช้จ่ายด้านบุคคล",
    "การได้รับความเห็นชอบจาก ก.จังหวัด และการประกาศใช้แผน",
    "เนื้อหาของหัวข้ออื่น นอกจากมีหรือไม่มีในไฟล์ ชื่อและบุคลากรของหน่วยงานอื่น และปีของแผน",
)


@dataclass(frozen=True, slots=True)
class About:
    """By which templates, versions and settings a run was made."""

    templates: tuple[Template, ...]
    versions: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    skipped: int = 0
    interrupted: bool = False


def keep_judged_plans(about: About, used: Collection[str]) -> About:
    """Leave out the templates of kinds of plan by which nothing was judged."""
    plans = {template.plan for template in about.templates if template.id in used}
    kept = tuple(template for template in about.templates if template.plan in plans)
    return replace(about, templates=kept or about.templates)


def name_template(template: Template) -> str:
    """Name a template for people, with what in it nobody has held against a source."""
    note = f" (ยังไม่ได้ยืนยัน: {template.unverified})" if template.unverified else ""
    return template.title + note


def list_template_rows(template: Template) -> Rows:
    """Tell what a template is and which thresholds turn words into verdicts."""
    numbers = template.thresholds
    elements = [e for s in template.sections for e in s.elements]
    editions = f"ตั้งแต่ พ.ศ. {template.first_edition}"
    if template.last_edition is not None:
        editions += f" ถึง {template.last_edition}"
    return [
        ("แบบที่ใช้เทียบ", f"{template.title} ({template.id})"),
        ("ใช้กับแผนที่เริ่ม", editions),
        ("ที่มาของแบบ", template.source),
        ("จำนวนรายการ", f"{len(elements)} รายการ น้ำหนักรวม {sum(e.weight for e in elements):g}"),
        ("ถือว่าพบ", f"มีคำสำคัญตั้งแต่ร้อยละ {numbers.present_min * 100:g} ขึ้นไป"),
        ("ถือว่าพบบางส่วน", f"มีคำสำคัญตั้งแต่ร้อยละ {numbers.partial_min * 100:g} ขึ้นไป"),
        (
            "ยอมให้คำต่างได้",
            f"ไม่เกิน {numbers.fuzzy_max_edits} ตัวอักษร และไม่เกินร้อยละ "
            f"{numbers.fuzzy_share * 100:g} ของคำ (คำยาวตั้งแต่ {numbers.fuzzy_min_length} ตัว)",
        ),
        ("รหัสเนื้อหาของแบบ", template.sha256),
        *_list_unverified(template),
    ]


def _list_unverified(template: Template) -> Rows:
    """Tell what of a template nobody has held against a source."""
    notes = [("ทั้งแบบ", template.unverified)]
    for section in template.sections:
        notes.append((section.title, section.unverified))
        notes += [(element.name_th, element.unverified) for element in section.elements]
    return [("ยังไม่ได้ยืนยัน", f"{name}: {note}") for name, note in notes if note]


def list_run_rows(about: About) -> Rows:
    """Tell the versions and settings of a run."""
    rows = [(f"รุ่น {name}", text) for name, text in about.versions.items()]
    rows += [(f"ค่าที่ใช้ {name}", text) for name, text in about.settings.items()]
    rows.append(("ไฟล์ชนิดอื่นที่ข้ามไป", f"{about.skipped} ไฟล์ (รายชื่อใน run.json)"))
    return rows
