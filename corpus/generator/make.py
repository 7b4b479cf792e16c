"""One recipe becomes one file: composed, drawn by its producer, broken as asked, or scanned."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from corpus.generator.breakers import WATERMARK, page_classes_of, shape_broken
from corpus.generator.compose import chosen_family, compose_plan
from corpus.generator.faces import Family
from corpus.generator.model import Plan
from corpus.generator.recipe import HERE, Producer, Recipe
from corpus.generator.scan import Scan
from corpus.generator.settle import settle_pdf
from corpus.generator.truth_scan import describe_scan
from corpus.generator.write_docx import print_with_libreoffice, write_docx
from corpus.generator.write_html import print_with_chromium, print_with_weasyprint
from corpus.generator.write_own import Manner, write_pdf
from corpus.generator.write_reportlab import write_with_reportlab
from corpus.generator.write_scan import write_scan
from corpus.generator.write_text import write_text

CORPUS: Final = HERE.parent


@dataclass(frozen=True, slots=True)
class Made:
    """A sample plan and the file made of it."""

    recipe: Recipe
    plan: Plan
    suffix: str
    content: bytes

    @property
    def file_name(self) -> str:
        """The file's name in corpus/plans."""
        return self.recipe.name + self.suffix


@dataclass(frozen=True, slots=True)
class Scanned:
    """A scanned plan, what is true about it, and its file."""

    scan: Scan
    truth: dict[str, Any]
    content: bytes


def make_scan(scan: Scan) -> Scanned:
    """Give the scan of a plan as it lies in corpus/plans: it scans paper and composes nothing."""
    source = (CORPUS / "plans" / f"{scan.scan_of}.pdf").read_bytes()
    return Scanned(scan, describe_scan(scan, read_truth(scan.scan_of)), write_scan(scan, source))


def read_truth(name: str) -> dict[str, Any]:
    """Read what is true about a sample plan."""
    truth: dict[str, Any] = json.loads(
        (CORPUS / "truth" / f"{name}.json").read_text(encoding="utf-8")
    )
    return truth


def make_file(recipe: Recipe, *, only: tuple[int, int] | None = None) -> Made:
    """Give the file of a recipe; `only` keeps its pages from the first to the last named."""
    plan = compose_plan(recipe)
    if only is not None:
        plan = cut_pages(plan, *only)
    suffix = {Producer.DOCX: ".docx", Producer.TXT: ".txt"}.get(recipe.producer, ".pdf")
    return Made(recipe, plan, suffix, MAKERS[recipe.producer](plan, chosen_family(recipe), recipe))


def cut_pages(plan: Plan, first: int, last: int) -> Plan:
    """Give a part of a plan, its pages counted anew."""
    kept = plan.pages[first - 1 : last]
    pages = tuple(replace(page, number=n) for n, page in enumerate(kept, start=1))
    return replace(plan, pages=pages, is_part=True)


def _make_own(plan: Plan, family: Family, recipe: Recipe) -> bytes:
    whole = page_classes_of(recipe)
    manner = Manner(
        plan.title,
        bare="H2B" in whole,
        upwards="O1" in whole,
        watermark=WATERMARK if "J4" in whole else None,
    )
    return write_pdf(plan.pages, family, shape_broken(recipe, family), manner)


def _settled(write: Callable[..., bytes]) -> Callable[[Plan, Family, Recipe], bytes]:
    """Give A foreign producer whose file is freed of dates and chance."""

    def make(plan: Plan, family: Family, _recipe: Recipe) -> bytes:
        return settle_pdf(write(plan.pages, family, title=plan.title), title=plan.title)

    return make


def _make_docx(plan: Plan, family: Family, _recipe: Recipe) -> bytes:
    return write_docx(plan.pages, family, title=plan.title)


MAKERS: Final[dict[Producer, Callable[[Plan, Family, Recipe], bytes]]] = {
    Producer.OWN: _make_own,
    Producer.REPORTLAB: _settled(write_with_reportlab),
    Producer.WEASYPRINT: _settled(print_with_weasyprint),
    Producer.CHROMIUM: _settled(print_with_chromium),
    Producer.LIBREOFFICE: _settled(print_with_libreoffice),
    Producer.DOCX: _make_docx,
    Producer.TXT: write_text,
}
