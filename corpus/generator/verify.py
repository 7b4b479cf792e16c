"""Whether a producer made exactly the pages that the truth describes."""

import subprocess
from collections import Counter
from io import BytesIO
from typing import Final

import pypdfium2

from corpus.generator.compose import chosen_family
from corpus.generator.faces import face_path, text_width
from corpus.generator.layout import (
    CELL_PAD,
    FOOT_PAD,
    RIGHT,
    iterate_cells,
    page_size,
    row_lines,
    text_area,
)
from corpus.generator.make import Made
from corpus.generator.model import Page, PageKind, Table
from corpus.generator.place import place_page
from corpus.generator.recipe import Producer
from corpus.generator.truth import clean_text

CONSONANTS: Final = frozenset(map(chr, range(ord("ก"), ord("ฮ") + 1)))
FOREIGN: Final = (Producer.CHROMIUM, Producer.WEASYPRINT, Producer.LIBREOFFICE)
PATIENCE: Final = 60  # seconds pdftotext may take for one plan
HANG: Final = 2.0  # points a line may pass the right margin before it is called too long


class WrongPagesError(Exception):
    """A file whose pages are not those of its truth."""


def verify_file(made: Made) -> None:
    """Raise unless page count, words and margins are what the plan says."""
    if made.recipe.producer in (Producer.DOCX, Producer.TXT):
        return
    with pypdfium2.PdfDocument(BytesIO(made.content)) as pdf:
        if len(pdf) != len(made.plan.pages):
            raise WrongPagesError(
                f"{made.file_name}: {len(pdf)} pages instead of {len(made.plan.pages)}"
            )
        texts = read_pages(made.content) if made.recipe.producer in FOREIGN else []
        for page in made.plan.pages:
            if made.recipe.producer in FOREIGN:
                _verify_words(made, page, texts[page.number - 1])
            elif page.kind is PageKind.TEXT:
                _verify_margins(made, page)


def read_pages(content: bytes) -> list[str]:
    """Give the text of each page in writing order, by poppler."""
    told = subprocess.run(
        ["pdftotext", "-raw", "-", "-"],
        input=content,
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    return told.stdout.decode("utf-8").split("\f")


def count_consonants(text: str) -> Counter[str]:
    """Count each consonant: what no producer loses, whatever the order of extraction."""
    return Counter(c for c in text if c in CONSONANTS)


def _verify_words(made: Made, page: Page, text: str) -> None:
    """Compare what the file says with what the truth says, furniture and all."""
    furniture = "".join(f for f in (page.head, page.foot) if f)
    wanted = count_consonants(clean_text(page) + furniture)
    found = count_consonants(text)
    if wanted != found:
        lost, gained = (wanted - found).total(), (found - wanted).total()
        raise WrongPagesError(
            f"{made.file_name} page {page.number}: {lost} consonants lost, {gained} too many"
        )


def _verify_margins(made: Made, page: Page) -> None:
    family = chosen_family(made.recipe)
    width, _ = page_size(landscape=page.landscape)
    for line in place_page(page, family).lines:
        end = line.x + text_width(
            line.text.rstrip(), face_path(family.name, bold=line.bold), line.size
        )
        if line.y < FOOT_PAD or end > width - RIGHT + HANG:
            raise WrongPagesError(f"{made.file_name} page {page.number}: {line.text!r} hangs over")
    for _, block in page.blocks:
        if isinstance(block, Table):
            _verify_cells(made, page, block)


def _verify_cells(made: Made, page: Page, table: Table) -> None:
    family = chosen_family(made.recipe)
    path = face_path(family.name, bold=True)
    width, _ = text_area(landscape=page.landscape)
    for row in (table.header, *table.rows):
        cells = row_lines(row, table, family, width, bold=True)
        for lines, (_, room) in zip(cells, iterate_cells(table, width), strict=True):
            for line in lines:
                if text_width(line.rstrip(), path, family.size * table.scale) > room - CELL_PAD:
                    raise WrongPagesError(
                        f"{made.file_name} page {page.number}: {line!r} is wider than its cell"
                    )
