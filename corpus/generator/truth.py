"""What is true about a plan, known because the plan was made here."""

from collections.abc import Iterator
from typing import Any, Final

from corpus.generator.breakers import WATERMARK, page_classes_of
from corpus.generator.headings import read_sections
from corpus.generator.model import Block, Look, Page, PageKind, Paragraph, Plan, Planted, Table
from corpus.generator.recipe import Producer, Recipe
from corpus.generator.section12 import HEADING, KEY, read_statements
from corpus.generator.words import organisation_name

POINTS: Final = {"present": 1.0, "partial": 0.5, "missing": 0.0, "contradicted": 0.0}
NATURAL: Final = {  # measured on these files, under the /ActualText that some carry
    Producer.LIBREOFFICE: ("A4",),
    Producer.CHROMIUM: ("A3", "C1"),
    Producer.WEASYPRINT: ("A2",),
    Producer.REPORTLAB: ("C1",),
}
OLD_TEMPLATE: Final = "manpower-plan-2555"
NEW_TEMPLATE: Final = "manpower-plan-2561"


def describe_plan(plan: Plan, recipe: Recipe) -> dict[str, Any]:
    """Give the truth of one plan as it goes into corpus/truth."""
    unread = unreadable_verdicts(plan, recipe)
    places = dict(find_elements(plan))
    hidden = any(p.kind is not PageKind.TEXT for p in plan.pages)
    verdicts = {}
    for element, verdict in plan.verdicts.items():
        pages = places.get(element)
        entry: dict[str, Any] = {"verdict": unread.get(element, verdict)}
        if element in unread and hidden:
            entry["verdict_if_images_are_read"] = verdict
        if pages is not None:
            entry |= {"page": pages[0], "page_last": pages[1]}
        verdicts[element] = entry
    return {
        "synthetic": True,
        "organisation": organisation_name(recipe),
        "organisation_type": recipe.type,
        "amphoe": recipe.amphoe,
        "province": recipe.province,
        "period_start": recipe.start,
        "period_end": recipe.start + 2,
        "edition": recipe.start,
        "template": OLD_TEMPLATE if recipe.section12.old else NEW_TEMPLATE,
        "damage_classes": tell_damage(recipe),
        "watermark": WATERMARK if "J4" in page_classes_of(recipe) else None,
        "score": score_verdicts({k: v["verdict"] for k, v in verdicts.items()}),
        "score_if_images_are_read": score_verdicts(plan.verdicts) if hidden else None,
        "sections": describe_sections(plan),
        "verdicts": verdicts,
        "planted": list(_describe_planted(plan)),
        "pages": [_describe_page(p) for p in plan.pages],
    }


def tell_damage(recipe: Recipe) -> list[str]:
    """List the classes of damage in the file: those asked for and its producer's own."""
    asked = {c for classes in recipe.damage.values() for c in classes}
    return sorted(asked | set(NATURAL.get(recipe.producer, ())))


def score_verdicts(verdicts: dict[str, str]) -> dict[str, float | None]:
    """Percentages as the template counts them; unreadable opens low and high."""
    statements = {s.id: s for s in read_statements().element}
    counted = {k: v for k, v in verdicts.items() if v != "not_applicable"}
    whole = sum(statements[k].weight for k in counted)
    earned = sum(statements[k].weight * POINTS.get(v, 0.0) for k, v in counted.items())
    open_ = sum(statements[k].weight for k, v in counted.items() if v == "unreadable")
    required = {k: v for k, v in counted.items() if statements[k].level == "required"}
    core = sum(statements[k].weight for k in required)
    core_earned = sum(statements[k].weight * POINTS.get(v, 0.0) for k, v in required.items())
    low, high = 100 * earned / whole, 100 * (earned + open_) / whole
    return {
        "full": None if open_ else round(low, 2),
        "core": None if open_ else round(100 * core_earned / core, 2),
        "low": round(low, 2),
        "high": round(high, 2),
    }


def describe_sections(plan: Plan) -> dict[str, dict[str, Any]]:
    """Status, heading, number and pages of each of the thirteen sections."""
    found = find_sections(plan)
    listed = "contents" in found
    headings = dict(_read_headings(plan))
    described = {}
    for section in read_sections():
        key = section.key
        if key in headings:
            described[key] = {
                "status": "found",
                "heading": headings[key],
                "number": plan.section_numbers[key],
                "page_first": found[key][0],
                "page_last": found[key][1],
            }
            if plan.pages[found[key][0] - 1].kind is not PageKind.TEXT:
                described[key]["heading_readable"] = False
        else:
            named = listed and key in plan.section_numbers
            described[key] = {"status": "only_in_contents" if named else "not_in_file"}
    return described


def find_sections(plan: Plan) -> dict[str, tuple[int, int]]:
    """First and last page of each section in the body."""
    found: dict[str, tuple[int, int]] = {}
    for page in plan.pages:
        for key, _ in page.blocks:
            found[key] = (found.get(key, (page.number, 0))[0], page.number)
    return found


def find_elements(plan: Plan) -> Iterator[tuple[str, tuple[int, int]]]:
    """First and last page of each element that stands in section 12."""
    found: dict[str, tuple[int, int]] = {}
    for page in plan.pages:
        for key in _marks_on(page):
            if key.startswith("element:"):
                element = key.removeprefix("element:")
                found[element] = (found.get(element, (page.number, 0))[0], page.number)
    yield from found.items()


def unreadable_verdicts(plan: Plan, recipe: Recipe) -> dict[str, str]:
    """Name the elements that cannot be judged: on a picture, or outside this part."""
    places = dict(find_elements(plan))
    partial = recipe.last_section is not None or plan.is_part
    lost = set()
    if partial:
        begun = HEADING in places
        lost = {
            element
            for element, verdict in plan.verdicts.items()
            if verdict != "not_applicable"
            and element not in places
            and not (begun and verdict == "missing")
        }
    images = {p.number for p in plan.pages if p.kind is not PageKind.TEXT}
    pictured = {e for e, (first, last) in places.items() if images & {*range(first, last + 1)}}
    if pictured:  # what is not on the pages read may be on the picture
        pictured |= {e for e, verdict in plan.verdicts.items() if verdict == "missing"}
    return dict.fromkeys(sorted(lost | pictured), "unreadable")


def clean_text(page: Page) -> str:
    """Give the words of a page: a line for each paragraph and row, cells parted by tabs."""
    return "\n".join(_block_text(block) for _, block in page.blocks)


def _block_text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text.strip(" ") if block.look is not Look.CONTENTS else block.text
    if isinstance(block, Table):
        return "\n".join("\t".join(row) for row in (block.header, *block.rows))
    return ""


def _describe_page(page: Page) -> dict[str, Any]:
    last = page.blocks[-1][1] if page.blocks else None
    furniture = [f.replace("\t", " ").strip() for f in (page.head, page.foot) if f]
    described: dict[str, Any] = {
        "number": page.number,
        "printed_page": page.printed,
        "kind": str(page.kind),
        "furniture": furniture,
        "text": clean_text(page),
    }
    if isinstance(last, Paragraph) and last.continues:
        described["continues"] = True
    return described


def _describe_planted(plan: Plan) -> Iterator[dict[str, Any]]:
    places = dict(find_elements(plan))
    for planted in plan.planted:
        page = _page_of(plan, planted) if planted.found else None
        if page is None and planted.section == KEY and planted.element in places:
            page = places[planted.element][0]
        yield {
            "code": planted.code,
            "section": planted.section,
            "element": planted.element,
            "page": page,
            "found": planted.found,
            "expected": planted.expected,
        }


def _page_of(plan: Plan, planted: Planted) -> int | None:
    """Give the page on which the planted words stand; None when they cross two pages."""
    mark = f"element:{planted.element}" if planted.section == KEY else None
    for page in plan.pages:
        for key, block in page.blocks:
            if key != planted.section or planted.found not in _block_text(block):
                continue
            marks = block.marked.marks if isinstance(block, Paragraph) else ()
            if mark is None or any(mark == m.key for m in marks):
                return page.number
    return None


def _marks_on(page: Page) -> Iterator[str]:
    for _, block in page.blocks:
        if isinstance(block, Paragraph):
            yield from (m.key for m in block.marked.marks)


def _read_headings(plan: Plan) -> Iterator[tuple[str, str]]:
    for page in plan.pages:
        for _, block in page.blocks:
            if isinstance(block, Paragraph) and block.look is Look.HEADING:
                for mark in block.marked.marks:
                    if mark.key.startswith("section:"):
                        yield mark.key.removeprefix("section:"), block.text
