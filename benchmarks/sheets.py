"""The pictures of pages that recognition is measured on, and what is written on them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image

from pipeline.reading.pdf import open_pdf

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

Choice = dict[str, dict[str, tuple[int, ...]]]
"""For each matter the pages of each plan."""

CORPUS: Final = Path(__file__).parent.parent / "corpus"
SPOILED: Final[Choice] = {
    "prose": {"002": (3, 8, 24), "003": (4, 28), "006": (5, 11), "018": (6, 24)},
    "tables": {"002": (12, 17, 20), "003": (9, 15), "006": (17, 24), "018": (13, 16)},
}
"""Clean pages in four typefaces, half of them with Thai digits: plan, pages."""
SCANNED: Final[Choice] = {
    "prose": {"023": (5, 21), "024": (24, 25), "025": (30, 31), "026": (3, 14), "027": (9, 53)},
    "tables": {"023": (16, 19), "025": (20, 23), "026": (8, 11), "027": (31, 45)},
}
"""Pages of the scanned sample plans; some lie on their side or head, some are two to a sheet."""
SKEW: Final = 1.0
"""Degrees; sheets pulled in by a feeder measured up to 3, most of them under 1."""
GRAIN: Final = 14.0
"""Grey steps by which pixels of plain paper differ in a copy of a copy."""
SPECKS: Final = 0.001
"""Share of pixels that are black or white for no reason."""
USUAL_DPI: Final = 200
ALL_DPI: Final = (150, 200, 300)
"""How finely pages are shown: all of them as usual, every second spoiled one in all ways."""


@dataclass(frozen=True)
class Leaf:
    """What is written on one page; the lines of `furniture` stand above the text or below it."""

    text: str
    furniture: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sample:
    """Pages that are read together, and their truth.

    `dpi` says how finely they are shown; `spoiled` is for clean pages that are to look
    scanned. A transcription is told line by line, with tabs between the cells of tables.
    Where `is_silver`, the truth is a text of the same document from elsewhere.
    """

    kind: str
    path: Path
    pages: tuple[int, ...]
    truth: tuple[Leaf, ...]
    dpi: tuple[int, ...] = (USUAL_DPI,)
    spoiled: bool = False
    is_told_by_line: bool = False
    is_silver: bool = False


def find_samples(folders: Sequence[Path]) -> list[Sample]:
    """Give the pages of the sample plans, then what is found in the folders."""
    return [
        *_choose_pages("spoiled", SPOILED),
        *_choose_pages("scanned", SCANNED),
        *(sample for folder in folders for sample in _find_texts(folder, folders)),
    ]


def _choose_pages(manner: str, choice: Choice) -> Iterator[Sample]:
    spoiled = manner == "spoiled"
    for matter, plans in choice.items():
        pages = [(plan, number) for plan, numbers in plans.items() for number in numbers]
        for order, (plan, number) in enumerate(pages):
            path = next((CORPUS / "plans").glob(f"{plan}-*.pdf"))
            leaves = _load_leaves(path.stem)[number - 1]
            dpi = ALL_DPI if spoiled and order % 2 == 0 else (USUAL_DPI,)
            yield Sample(f"{manner} {matter}", path, (number,), leaves, dpi, spoiled)


def _load_leaves(plan: str) -> list[tuple[Leaf, ...]]:
    """Give what is written on each sheet of a plan; the sheets of a scan show other pages."""
    truth = json.loads((CORPUS / "truth" / f"{plan}.json").read_text(encoding="utf-8"))
    if "scan_of" not in truth:
        return [(Leaf(page["text"], tuple(page["furniture"])),) for page in truth["pages"]]
    source = _load_leaves(truth["scan_of"])
    return [
        tuple(leaf for number in page["source_pages"] for leaf in source[number - 1])
        for page in truth["pages"]
    ]


def _find_texts(folder: Path, folders: Sequence[Path]) -> Iterator[Sample]:
    """Find NAME.silver.txt and NAME.N.txt, and NAME.pdf in any of the folders."""
    for path in sorted(folder.glob("*.txt")):
        name, _, what = path.stem.rpartition(".")
        pdf = next((f / f"{name}.pdf" for f in folders if (f / f"{name}.pdf").is_file()), None)
        if pdf is None or not (what == "silver" or what.isdigit()):
            continue
        truth = (Leaf(path.read_text(encoding="utf-8-sig")),)
        if what == "silver":
            with open_pdf(pdf) as file:
                pages = tuple(range(1, len(file) + 1))
            yield Sample("silver texts", pdf, pages, truth, is_silver=True)
        else:
            yield Sample("transcriptions", pdf, (int(what),), truth, is_told_by_line=True)


def write_truths(sample: Sample) -> Iterator[str]:
    """Give what is written on a sheet in each order in which it may be told.

    Furniture stands above or below; a table is told line by line or cell by cell.
    """
    lines = [(leaf, line) for leaf in sample.truth for line in leaf.furniture]
    for places in product((True, False), repeat=len(lines)):
        stands = list(zip(lines, places, strict=True))
        parts = []
        for leaf in sample.truth:
            parts += [line for (of, line), above in stands if of is leaf and above]
            parts.append(leaf.text)
            parts += [line for (of, line), above in stands if of is leaf and not above]
        yield "\n".join(parts)
    if sample.is_told_by_line:
        yield from (join_cells(leaf.text) for leaf in sample.truth)


def join_cells(text: str) -> str:
    r"""Tell cell by cell what is told line by line: a line without a first cell goes on.

    >>> join_cells("1\tone\n\tmore\tend")
    '1\tone more\tend'
    """
    rows: list[list[str]] = []
    for line in text.splitlines():
        cells = line.split("\t")
        if rows and not cells[0]:
            rows[-1] = [f"{a} {b}".strip() for a, b in zip_longest(rows[-1], cells, fillvalue="")]
        else:
            rows.append(cells)
    return "\n".join("\t".join(row) for row in rows)


def draw_pages(sample: Sample, dpi: int) -> list["Picture"]:
    """Draw the pages of a sample; clean ones are made to look scanned."""
    with open_pdf(sample.path) as pdf:
        pictures = [pdf.render_page(number, dpi=dpi).convert("L") for number in sample.pages]
    if not sample.spoiled:
        return pictures
    return [spoil_page(p, seed) for p, seed in zip(pictures, sample.pages, strict=True)]


def spoil_page(picture: "Picture", seed: int) -> "Picture":
    """Turn a picture a little, and give it grain and specks; the same ones each time."""
    random = np.random.default_rng(seed)
    skewed = picture.rotate(SKEW, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(skewed) + random.normal(0, GRAIN, (picture.height, picture.width))
    chance = random.random(grey.shape)
    grey[chance < SPECKS / 2] = 0
    grey[chance > 1 - SPECKS / 2] = 255
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
