"""A specimen: the plan that a template describes, written in the template's own words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.model import (
    Document,
    Element,
    ExpectedSection,
    Line,
    OrganisationType,
    Page,
    Source,
    Span,
    Template,
)
from pipeline.text.letters import fold_key, to_thai_digits


@dataclass(frozen=True, slots=True)
class Sample:
    """An organisation that a specimen is written for, with the words for its staff."""

    kind: OrganisationType
    name: str
    personnel: str


SAMPLES: Final = (
    Sample(
        OrganisationType.TAO,
        "องค์การบริหารส่วนตำบลทุ่งสมมุติ",
        "พนักงานส่วนตำบล ลูกจ้างประจำ และพนักงานจ้าง",
    ),
    Sample(
        OrganisationType.SUBDISTRICT_MUNICIPALITY,
        "เทศบาลตำบลทุ่งสมมุติ",
        "พนักงานเทศบาล พนักงานครูเทศบาล ลูกจ้างประจำ และพนักงานจ้าง",
    ),
    Sample(OrganisationType.TOWN, "เทศบาลเมืองเมืองสมมุติ", "พนักงานเทศบาลและพนักงานจ้าง"),
    Sample(OrganisationType.CITY, "เทศบาลนครนครสวรรค์", "พนักงานเทศบาล ลูกจ้าง และพนักงานจ้าง"),
    Sample(
        OrganisationType.PAO,
        "องค์การบริหารส่วนจังหวัดแพร่",
        "ข้าราชการองค์การบริหารส่วนจังหวัด ลูกจ้างประจำ และพนักงานจ้าง",
    ),
    Sample(OrganisationType.SPECIAL, "เมืองพัทยา", "พนักงานเมืองพัทยาและพนักงานจ้าง"),
)
"""One organisation of each type; those with a doubled syllable and a province's name are usual."""

ANYTHING: Final = "ตามที่เห็นสมควร"
"""What stands for {any}."""

BODY: Final = "ย่อหน้านี้เป็นเนื้อความของหัวข้อข้างต้น เขียนขึ้นเพื่อทดลองแบบเท่านั้น และยาวพอที่จะไม่ดูเหมือนรายการในสารบัญ"
"""Prose of every section, so that none looks like an entry of a contents page."""


def write_specimen(template: Template, sample: Sample, wordings: Mapping[str, str]) -> Document:
    """Write a plan with the given wordings, by id of element; those without one are left out."""
    years = f"พ.ศ. {template.first_edition} - {template.first_edition + 2}"
    cover = f"{template.plan_titles[0]}\n{sample.name}\nประจำปีงบประมาณ {to_thai_digits(years)}"
    pages = [cover, *(_write_section(s, wordings) for s in template.sections)]
    return _assemble([_fill_in(page, sample) for page in pages])


def list_wordings(template: Template) -> dict[str, str]:
    """Map each element to its canonical wording."""
    return {e.id: e.canonical for s in template.sections for e in s.elements}


def is_heading(element: Element, section: ExpectedSection) -> bool:
    """Whether an element is the section's own heading, and judged on that line alone."""
    return fold_key(section.headings[0]) in fold_key(element.canonical)


def _write_section(section: ExpectedSection, wordings: Mapping[str, str]) -> str:
    """Write a section on a page of its own: heading, a paragraph for each element, prose."""
    lines = []
    heading = section.headings[0]
    for element in section.elements:
        if is_heading(element, section):
            heading = wordings.get(element.id, "")
        elif element.id in wordings:
            lines.append(wordings[element.id])
    number = "" if section.number is None else to_thai_digits(f"{section.number}. ")
    title = [number + heading.removeprefix(number)] if heading else []
    return "\n".join([*title, *lines, BODY])


def _fill_in(text: str, sample: Sample) -> str:
    """Put the sample's words where the template leaves a place for them."""
    words = {"organisation": sample.name, "personnel": sample.personnel, "any": ANYTHING}
    for name, value in words.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _assemble(pages: list[str]) -> Document:
    """Build the Document of a file that was read without loss."""
    text = "\f".join(pages)
    spans = list(_part(text, "\f", 0))
    lines = [
        Line(span, number, None, text[span.start : span.end])
        for number, page in enumerate(spans, start=1)
        for span in _part(text[page.start : page.end], "\n", page.start)
        if span.start < span.end
    ]
    built = [Page(number, None, Source.TEXT, 1.0, (), span) for number, span in enumerate(spans, 1)]
    return Document("specimen", "0" * 64, text, tuple(built), tuple(lines))


def _part(text: str, sign: str, start: int) -> Iterator[Span]:
    """Give the stretches between two signs."""
    for piece in text.split(sign):
        yield Span(start, start + len(piece))
        start += len(piece) + 1
