"""What is broken in the text of published PDFs, before and after, in Markdown.

    python -m benchmarks.damage FOLDER_OF_PDFS

Before is pdfium's own text, after what plan-audit reads, without OCR: damage per 1,000 Thai
characters by class, pages by how they were read and why not, and repairs by rule. Pages
that are not used count as no damage after: their text is not shown to anyone.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pypdfium2

from pipeline.errors import ReadingError
from pipeline.model import Document
from pipeline.reading.damage import damage_counts
from pipeline.reading.read import OcrMode, ReadingSettings, read_document
from pipeline.text.letters import is_thai

SETTINGS: Final = ReadingSettings(ocr=OcrMode.NEVER)
PER: Final = 1000
"""Thai characters to which damage is related."""


@dataclass(frozen=True)
class Row:
    """One file: its damage before and after, and how it was read."""

    name: str
    before: Mapping[str, float]
    after: Mapping[str, float]
    sources: Mapping[str, int]
    reasons: Mapping[str, int]
    rules: Mapping[str, int]


def measure_file(path: Path) -> Row:
    """Read a file both ways and count."""
    document = read_document(path, name=path.name, settings=SETTINGS)
    return Row(
        name=path.name,
        before=rate_damage(read_with_pdfium(path)),
        after=rate_damage(document.text),
        sources=Counter(page.source.value for page in document.pages),
        reasons=count_reasons(document),
        rules=Counter(repair.rule for repair in document.repairs),
    )


def read_with_pdfium(path: Path) -> str:
    """Give pdfium's own text of all pages."""
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def rate_damage(text: str) -> dict[str, float]:
    """Give the damage per 1,000 Thai characters, class by class; only what is there."""
    letters = max(1, sum(map(is_thai, text)))
    return {name: PER * count / letters for name, count in damage_counts(text).items() if count}


def count_reasons(document: Document) -> Counter[str]:
    """Count the pages for which each reason was given."""
    return Counter(reason for page in document.pages for reason in page.reasons)


def show(values: Mapping[str, float], *, digits: int = 0) -> str:
    """Write counts or rates in a cell, largest first."""
    ordered = sorted(values.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {value:.{digits}f}" for name, value in ordered) or "–"


def print_rows(rows: Iterable[Row]) -> None:
    """Print one line per file."""
    print("| file | damage before | damage after | pages | reasons | repairs |")
    print("|---|---|---|---|---|---|")
    for row in rows:
        cells = (
            f"{sum(row.before.values()):.1f} ({show(row.before, digits=1)})",
            f"{sum(row.after.values()):.2f} ({show(row.after, digits=2)})",
            show(row.sources),
            show(row.reasons),
            show(row.rules),
        )
        print(f"| {row.name} | {' | '.join(cells)} |", flush=True)


def measure_folder(folder: Path) -> Iterable[Row]:
    """Measure every PDF of a folder, and name on stderr what cannot be read."""
    for path in sorted(folder.glob("*.pdf")):
        try:
            yield measure_file(path)
        except ReadingError as error:
            print(f"{path.name}: {error}", file=sys.stderr)


def main() -> None:
    """Print the table of the folder that is named."""
    if len(sys.argv) != 2:
        sys.exit("give a folder of PDFs: python -m benchmarks.damage FOLDER")
    print_rows(measure_folder(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
