"""A recipe becomes a whole plan: front matter, thirteen sections, pages, furniture."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from corpus.generator.digits import set_block
from corpus.generator.faces import FAMILIES, Family
from corpus.generator.front import compose_front, number_pages
from corpus.generator.headings import SCOPE, Heading, name_sections, read_sections
from corpus.generator.model import (
    Block,
    Flow,
    Look,
    Mark,
    Marked,
    PageBreak,
    Paragraph,
    Plan,
    Planted,
    Table,
)
from corpus.generator.paginate import paginate_flow
from corpus.generator.prose import fill_slots, set_digits, thai
from corpus.generator.recipe import Digits, Elsewhere, Recipe
from corpus.generator.section12 import HEADING, KEY, compose_section12, tell_verdicts
from corpus.generator.staff import Staff, hire_staff
from corpus.generator.tables import TABLES, Case
from corpus.generator.words import fill_words, place_words

ANNEX: Final = "annex"
FREQUENCY: Final = "training_frequency"
YEARLY: Final = "อย่างน้อยปีละ ๑ ครั้ง"  # as the slot with the role `frequency` words it
USUAL_NUMBER: Final = "๑๒"
COST: Final = "s09_cost"
LIMIT: Final = 40  # percent of the budget, มาตรา ๓๕
SECTION_TITLE: Final = "แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น"


def compose_plan(recipe: Recipe) -> Plan:
    """Give the plan a recipe describes, laid out page by page."""
    family = FAMILIES[recipe.family]
    place = place_words(recipe)
    staff = hire_staff(recipe, place)
    words = fill_words(recipe, staff, place)
    headings = name_sections(recipe, words)
    words |= {f"no{h.key[1:3]}": h.number or "" for h in headings if h.key != SCOPE}
    body, planted = compose_body(recipe, headings, staff, words)
    sheets = paginate_flow(body, family, fill=recipe.fill)
    front = compose_front(recipe, words, headings, sheets)
    fronts = paginate_flow(front, family, fill=recipe.fill)
    pages = number_pages(recipe, fronts, sheets, words)
    return Plan(
        recipe.name,
        set_digits(f"แผนอัตรากำลัง ๓ ปี {words['period']} {words['org']}", recipe.digits),
        pages,
        planted,
        tell_verdicts(recipe),
        {h.key: _printed(h.number, recipe) for h in headings},
    )


def compose_body(
    recipe: Recipe, headings: tuple[Heading, ...], staff: Staff, words: dict[str, str]
) -> tuple[Flow, tuple[Planted, ...]]:
    """All sections as one flow of blocks, and everything planted in them."""
    flow: list[tuple[str, Block]] = []
    planted: list[Planted] = []
    for heading in headings:
        if heading.key == KEY and recipe.section12.omitted:
            continue
        flow += _open_section(recipe, heading)
        if heading.key == KEY:
            development = compose_section12(recipe, words)
            flow += [(KEY, b) for b in development.blocks]
            planted += development.planted
        else:
            flow += _fill_section(recipe, heading, staff, words)
        if heading.key in recipe.landscape_sections:
            flow.append((heading.key, PageBreak(landscape=False)))
        if heading.key == recipe.last_section:
            break
    if recipe.annex:
        flow.append((ANNEX, PageBreak()))
        flow += _fill_section(recipe, Heading(ANNEX, None, ""), staff, words)
    planted += find_traits(recipe, headings)
    planted += find_excess(flow)
    for change in recipe.elsewhere:
        flow, found = plant_elsewhere(flow, change, words)
        planted.append(found)
    return tuple((key, set_block(block, recipe.digits)) for key, block in flow), tuple(
        _set_planted(p, recipe.digits) for p in planted
    )


def find_traits(recipe: Recipe, headings: tuple[Heading, ...]) -> Iterator[Planted]:
    """Tell what follows from the recipe and is worth a finding, though no words were changed."""
    number = next((h.number for h in headings if h.key == KEY), None)
    verdict = tell_verdicts(recipe)[FREQUENCY]
    if recipe.section12.omitted and recipe.contents:
        yield Planted("contents_differ", KEY, None, "", SECTION_TITLE)
    elif recipe.last_section is None and number != USUAL_NUMBER:
        yield Planted("section_number", KEY, HEADING, number or "", USUAL_NUMBER)
    if recipe.frequency_in_framework and verdict in ("missing", "contradicted"):
        yield Planted("present_elsewhere", "s03_framework", FREQUENCY, YEARLY, "")


def find_excess(flow: list[tuple[str, Block]]) -> Iterator[Planted]:
    """Tell the years in which the invented staff cost more of the budget than the law allows."""
    for key, block in flow:
        if key == COST and isinstance(block, Table):
            for share in block.rows[-1][-3:]:
                if float(share) > LIMIT:
                    yield Planted("cost_over_limit", COST, None, share, thai(LIMIT))


def _open_section(recipe: Recipe, heading: Heading) -> Iterator[tuple[str, Block]]:
    key = heading.key
    if key in recipe.landscape_sections:
        yield key, PageBreak(landscape=True)
    elif key in recipe.new_page_sections or (key == KEY and recipe.section12.new_page):
        yield key, PageBreak()
    text = heading.text
    marks = [Mark(f"section:{key}", 0, len(text))]
    if key == KEY:
        marks.append(Mark(f"element:{HEADING}", 0, len(text)))
    at_foot = key == KEY and recipe.section12.at_foot
    yield key, Paragraph(Marked(text, tuple(marks)), Look.HEADING, at_foot=at_foot)


def _fill_section(
    recipe: Recipe, heading: Heading, staff: Staff, words: dict[str, str]
) -> Iterator[tuple[str, Block]]:
    usual = {s.key: thai(s.number) for s in read_sections()}.get(heading.key, "")
    for slot, texts in fill_slots(recipe, heading.key, words):
        if slot.role == "frequency" and not recipe.frequency_in_framework:
            continue
        if slot.table:
            yield heading.key, TABLES[slot.table](Case(recipe, staff, words))
        for text in texts:
            if usual and heading.number and text.startswith(f"{usual}."):
                text = heading.number + text[len(usual) :]
            yield heading.key, Paragraph(Marked(text), slot.look)


def plant_elsewhere(
    flow: list[tuple[str, Block]], change: Elsewhere, words: dict[str, str]
) -> tuple[list[tuple[str, Block]], Planted]:
    """Exchange words where they first occur in a section other than 12."""
    find, new = change.find.format_map(words), change.replace.format_map(words)
    changed = list(flow)
    for index, (key, block) in enumerate(flow):
        if key != change.section or not isinstance(block, Paragraph) or find not in block.text:
            continue
        before, after = block.text.split(find, 1)
        mark = Mark(f"planted:{change.code}", len(before), len(before) + len(new))
        marks = tuple(replace(m, end=m.end + len(new) - len(find)) for m in block.marked.marks)
        marked = Marked(before + new + after, (*marks, mark))
        changed[index] = key, replace(block, marked=marked)
        return changed, Planted(change.code, change.section, change.element, new, find)
    raise ValueError(f"{change.section} holds no {find!r}")


def _set_planted(planted: Planted, digits: Digits) -> Planted:
    return replace(
        planted,
        found=set_digits(planted.found, digits),
        expected=set_digits(planted.expected, digits),
    )


def _printed(number: str | None, recipe: Recipe) -> str | None:
    return None if number is None else set_digits(number, recipe.digits)


def chosen_family(recipe: Recipe) -> Family:
    """Give the font family of a recipe."""
    return FAMILIES[recipe.family]
