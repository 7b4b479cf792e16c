"""Running heads and page numbers, in the ways plans print them."""

from dataclasses import replace
from typing import Final

from corpus.generator.model import Page
from corpus.generator.prose import set_digits, thai
from corpus.generator.recipe import Digits, Furniture, Recipe

RUNNING: Final = "แผนอัตรากำลัง ๓ ปี ประจำปีงบประมาณ {period}"


def print_number(number: int | None, recipe: Recipe) -> str | None:
    """Give A page number as printed, without what stands around it."""
    if number is None or recipe.furniture is Furniture.NONE:
        return None
    digits = Digits.THAI if recipe.digits is Digits.THAI else Digits.ARABIC
    return set_digits(thai(number), digits)


def furnish_page(page: Page, recipe: Recipe, words: dict[str, str]) -> Page:
    """Give the page with its head and foot; a page without number has neither."""
    if page.printed is None:
        return page
    if recipe.furniture is Furniture.DASHES:
        return replace(page, head=f"- {page.printed} -")
    if recipe.furniture is Furniture.WORD:
        return replace(page, head=f"\tหน้า {page.printed}", foot=words["org"])
    if recipe.furniture is Furniture.RUNNING:
        running = set_digits(RUNNING.format_map(words), recipe.digits)
        return replace(page, head=f"{running}\t{page.printed}")
    return replace(page, foot=page.printed)
