"""Front matter, and how pages are numbered and furnished."""

from collections.abc import Iterator
from dataclasses import replace

from corpus.generator.digits import set_block
from corpus.generator.furniture import furnish_page, print_number
from corpus.generator.headings import Heading
from corpus.generator.model import (
    Block,
    Flow,
    Look,
    Marked,
    Page,
    PageBreak,
    PageKind,
    Paragraph,
)
from corpus.generator.paginate import Sheet
from corpus.generator.prose import fill_slots, thai
from corpus.generator.recipe import Recipe


def compose_front(
    recipe: Recipe, words: dict[str, str], headings: tuple[Heading, ...], sheets: list[Sheet]
) -> Flow:
    """Cover, announcement, preface and contents, each on its own page."""
    parts = ["cover"]
    parts += ["announcement"] if recipe.announcement else []
    parts += ["preface"] if recipe.preface else []
    flow: list[tuple[str, Block]] = []
    for part in parts:
        flow.append((part, PageBreak()))
        for slot, texts in fill_slots(recipe, part, words):
            space = _front_space(slot.look, part)
            flow += [(part, Paragraph(Marked(text), slot.look, space=space)) for text in texts]
    if recipe.contents:
        flow.append(("contents", PageBreak()))
        flow += list(_list_contents(recipe, headings, sheets, len(parts) + 1))
    return tuple((key, set_block(block, recipe.digits)) for key, block in flow)


def _front_space(look: Look, part: str) -> float | None:
    """Give the cover is airy; a signature stands clear of the text."""
    if part == "cover":
        return 46.0
    return 40.0 if look is Look.SIGNATURE and part == "announcement" else None


def _list_contents(
    recipe: Recipe, headings: tuple[Heading, ...], sheets: list[Sheet], fronts: int
) -> Iterator[tuple[str, Block]]:
    yield "contents", Paragraph(Marked("สารบัญ"), Look.TITLE)
    yield "contents", Paragraph(Marked("เรื่อง\tหน้า"), Look.CONTENTS)
    last = 1
    for heading in headings:
        for number, sheet in enumerate(sheets, start=1):
            if any(key == heading.key for key, _ in sheet.blocks):
                last = number
                break
        shown = last + fronts if recipe.front_numbered else last
        yield "contents", Paragraph(Marked(f"{heading.text}\t{thai(shown)}"), Look.CONTENTS)


def number_pages(
    recipe: Recipe, fronts: list[Sheet], sheets: list[Sheet], words: dict[str, str]
) -> tuple[Page, ...]:
    """Front and body as pages, with what stands above and below the text."""
    pages = []
    for index, sheet in enumerate([*fronts, *sheets], start=1):
        is_front = index <= len(fronts)
        printed = None
        if recipe.front_numbered and index > 1:
            printed = index
        elif not recipe.front_numbered and not is_front:
            printed = index - len(fronts)
        page = Page(index, tuple(sheet.blocks), landscape=sheet.landscape)
        page = replace(page, printed=print_number(printed, recipe), kind=_kind(page, recipe))
        pages.append(furnish_page(page, recipe, words))
    return tuple(pages)


def _kind(page: Page, recipe: Recipe) -> PageKind:
    marks = {m.key for _, b in page.blocks if isinstance(b, Paragraph) for m in b.marked.marks} | {
        key for key, _ in page.blocks
    }
    for wanted, kind in recipe.image_pages.items():
        if wanted in marks:
            return PageKind(kind)
    return PageKind.TEXT
