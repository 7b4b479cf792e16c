"""Plans for tests, written from the template's own wording."""

from collections.abc import Mapping, Sequence

from pipeline.judging.checks import check_plan
from pipeline.judging.compare import judge_elements
from pipeline.judging.identity import identify_plan, tell_edition
from pipeline.judging.locate import locate_sections
from pipeline.judging.template import choose_template, load_template, load_templates
from pipeline.model import Document, Finding, Identity, Judgement, Section, Verdict
from pipeline.text.letters import to_thai_digits
from tests.builders import build_document

TEMPLATES = load_templates()
NEWEST = load_template("manpower-plan-2561")
ELEMENTS = next(section.elements for section in NEWEST.sections if section.elements)

PARAGRAPHS: tuple[tuple[str, ...], ...] = (
    (
        "development_for_all_positions",
        "development_purpose",
        "expected_outcome",
        "statutory_development_plan",
        "three_year_cycle",
        "five_development_areas",
        "national_policy_thailand_4",
        "local_service_to_4_0",
        "good_governance_lead_in",
    ),
    (
        "pillar_open_heading",
        "pillar_open_transparency",
        "pillar_open_participation",
        "pillar_open_network",
    ),
    (
        "pillar_citizen_heading",
        "pillar_citizen_proactive",
        "pillar_citizen_digital",
        "pillar_citizen_one_stop",
    ),
    ("pillar_modern_heading", "pillar_modern_innovation", "pillar_modern_agility"),
    ("development_methods", "training_frequency"),
    ("five_curricula",),
)
"""The elements of section 12 in their usual paragraphs, without heading and preamble."""

TYPES = {
    "tao": ("องค์การบริหารส่วนตำบลทุ่งสมมุติ", "พนักงานส่วนตำบล ลูกจ้างประจำ และพนักงานจ้าง"),
    "municipality": ("เทศบาลตำบลทุ่งสมมุติ", "พนักงานเทศบาล พนักงานครูเทศบาล และพนักงานจ้าง"),
    "town": ("เทศบาลเมืองเมืองสมมุติ", "พนักงานเทศบาล ลูกจ้างประจำ และพนักงานจ้าง"),
    "city": ("เทศบาลนครนครสวรรค์", "พนักงานเทศบาล ลูกจ้างประจำ และพนักงานจ้าง"),
    "pao": ("องค์การบริหารส่วนจังหวัดแพร่", "ข้าราชการองค์การบริหารส่วนจังหวัด ลูกจ้าง และพนักงานจ้าง"),
}


def canonical_texts() -> dict[str, str]:
    """Map each element to its canonical wording."""
    return {element.id: element.canonical for element in ELEMENTS}


def write_section(
    texts: Mapping[str, str],
    *,
    kind: str = "tao",
    heading: str = "๑๒. แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น",
    paragraphs: Sequence[Sequence[str]] = PARAGRAPHS,
) -> str:
    """Write section 12 from the given wordings; elements without one are left out."""
    organisation, personnel = TYPES[kind]
    lines = [heading] if heading else []
    lines += [" ".join(texts[name] for name in p if texts.get(name)) for p in paragraphs]
    text = "\n".join(line for line in lines if line)
    return text.replace("{organisation}", organisation).replace("{personnel}", personnel)


BODIES = {
    "s01_rationale": "ตามที่คณะกรรมการกลางกำหนดมาตรฐานทั่วไป"
    "เกี่ยวกับอัตราตำแหน่ง {organisation}จึงจัดทำแผนนี้ขึ้น",
    "s02_objectives": "เพื่อให้{organisation}มีโครงสร้างการแบ่งงานและระบบงานที่เหมาะสม",
    "s03_framework": "วิเคราะห์ภารกิจ อำนาจหน้าที่ และให้ทุกคนได้รับการพัฒนาความรู้ความสามารถอย่างน้อยปีละ ๑ ครั้ง",
    "s04_problems": "๑. ด้านโครงสร้างพื้นฐาน ถนนชำรุด\n๒. ด้านเศรษฐกิจ รายได้น้อย\n"
    "แนวทางการพัฒนา ก่อสร้างและซ่อมแซมถนน",
    "s05_mandate": "อำนาจหน้าที่ตามกฎหมายว่าด้วยการกำหนดแผนและขั้นตอนการกระจายอำนาจ ๗ ด้าน",
    "s06_main_secondary": "ภารกิจหลัก ได้แก่ การสาธารณูปโภค\nภารกิจรอง ได้แก่ การส่งเสริมอาชีพ",
    "s07_summary": "ปริมาณงานเพิ่มขึ้น จึงจำเป็นต้องกำหนดตำแหน่งเพิ่ม",
    "s08_structure": "๘.๑ โครงสร้าง\n๑. สำนักปลัด\n๒. กองคลัง\n๓. กองช่าง\n๘.๒ การวิเคราะห์การกำหนดตำแหน่ง",
    "s09_cost": "ต้องไม่เกินร้อยละสี่สิบของงบประมาณรายจ่ายประจำปี\n"
    "คิดเป็นร้อยละของงบประมาณรายจ่ายประจำปี\t๓๑.๒๐\t๓๒.๔๐\t๓๓.๖๐",
    "s10_chart": "ปลัด รองปลัด หัวหน้าสำนักปลัด ผู้อำนวยการกองคลัง",
    "s11_assignment": "ที่ ชื่อ คุณวุฒิ ตำแหน่ง เลขที่ตำแหน่ง หมายเหตุ",
    "s13_ethics": "ข้าราชการและลูกจ้างมีหน้าที่ดำเนินการให้เป็นไปตามกฎหมายด้วยความสุภาพเรียบร้อย",
}
"""A few words for every other section of the plan."""


def write_plan(
    section: str | None,
    *,
    kind: str = "tao",
    years: str = "พ.ศ. ๒๕๖๑ - ๒๕๖๓",
    contents: bool = True,
) -> list[str]:
    """Write a plan of thirteen sections, a page each, after a cover and a contents page."""
    organisation, _ = TYPES[kind]
    titles = [f"{s.number}. {s.title}" for s in NEWEST.sections]
    cover = f"แผนอัตรากำลัง ๓ ปี\n{organisation}\nอำเภอเมืองแพร่ จังหวัดแพร่\nประจำปีงบประมาณ {years}"
    pages = [cover]
    if contents:
        entries = [f"{title} {'.' * 30} {n}" for n, title in enumerate(titles, start=1)]
        pages.append("\n".join(["สารบัญ", "เรื่อง หน้า", *entries]))
    for expected, title in zip(NEWEST.sections, titles, strict=True):
        if not expected.elements:
            body = BODIES[expected.key].replace("{organisation}", organisation)
            pages.append(f"{to_thai_digits(title)}\n{body}")
        elif section is not None:
            pages += section.split("\f")
    return pages


def judge(document: Document) -> dict[str, Judgement]:
    """Judge a document, by element."""
    return {j.element.id: j for j in judge_all(document)[2]}


def judge_all(
    document: Document,
) -> tuple[Identity, tuple[Section, ...], tuple[Judgement, ...], tuple[Finding, ...]]:
    """Run the whole of judging."""
    identity = identify_plan(document)
    edition = tell_edition(document, identity)
    template = choose_template(TEMPLATES, edition)
    sections = locate_sections(document, template)
    judgements = judge_elements(document, template, sections, identity=identity, edition=edition)
    findings = check_plan(document, template, sections, judgements, identity=identity)
    return identity, sections, judgements, findings


def verdicts(document: Document) -> dict[str, Verdict]:
    """Give the verdict of each element."""
    return {name: judgement.verdict for name, judgement in judge(document).items()}


def verdicts_of(text: str) -> dict[str, Verdict]:
    """Give the verdicts of a text of one page."""
    return verdicts(build_document([text]))
