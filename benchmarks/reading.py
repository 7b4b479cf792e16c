"""How exact and how fast plan-audit reads, beside the usual extractors, in one run.

    python -m benchmarks.reading [FOLDER_OF_PDFS_WITH_TRUTH]

Measures every sample plan (truth in corpus/truth) and, where a folder is named, every
`NAME.pdf` in it that has a `NAME.truth.txt`. Two things are counted, blanks aside: letters
lost or made up (whatever their order, of each page), and 8-gram recall, the share of the
truth's runs of eight Thai characters that come back, which falls where marks stand wrong or
table cells are mixed. Speeds are pages per CPU second, as ratios to pdfplumber.
"""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pdfplumber
import pypdfium2
from pythainlp.util import normalize

from pipeline.reading.read import OcrMode, ReadingSettings, read_document

CORPUS: Final = Path(__file__).parent.parent / "corpus"
NOT_THAI: Final = re.compile(r"[^\N{THAI CHARACTER KO KAI}-\N{THAI CHARACTER KHOMUT}]")


@dataclass(frozen=True)
class Sample:
    """A PDF and the text that stands on its pages; one text where pages are not known."""

    path: Path
    truth: list[str]


@dataclass
class Tally:
    """What one extractor did over all samples."""

    errors: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)
    pages: int = 0
    seconds: float = 0.0


def read_pages_with_plan_audit(path: Path) -> list[str]:
    """Read as `plan-audit read` does, without OCR."""
    document = read_document(path, name=path.name, settings=ReadingSettings(ocr=OcrMode.NEVER))
    return [document.text[p.span.start : p.span.end] + "".join(p.furniture) for p in document.pages]


def read_pages_with_pdfium(path: Path) -> list[str]:
    """Read with pypdfium2's own text."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def read_pages_with_pdfplumber(path: Path) -> list[str]:
    """Read with pdfplumber's extract_text, closing each page."""
    texts = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            texts.append(page.extract_text())
            page.close()
    return texts


def normalized(read: Callable[[Path], list[str]]) -> Callable[[Path], list[str]]:
    """Follow an extractor with PyThaiNLP's normalize."""
    return lambda path: [normalize(text) for text in read(path)]


EXTRACTORS: Final[dict[str, Callable[[Path], list[str]]]] = {
    "pdfplumber": read_pages_with_pdfplumber,
    "pdfplumber + normalize": normalized(read_pages_with_pdfplumber),
    "pypdfium2": read_pages_with_pdfium,
    "pypdfium2 + normalize": normalized(read_pages_with_pdfium),
    "plan-audit": read_pages_with_plan_audit,
}


def find_samples(extra: Path | None) -> Iterator[Sample]:
    """Yield the sample plans that are PDFs, then the pairs of a folder."""
    for path in sorted((CORPUS / "plans").glob("*.pdf")):
        truth = json.loads((CORPUS / "truth" / f"{path.stem}.json").read_text(encoding="utf-8"))
        pages = truth["pages"]
        if all(page["kind"] == "text" for page in pages):  # scans are another benchmark's
            yield Sample(path, [page["text"] + "".join(page["furniture"]) for page in pages])
    for path in sorted(extra.glob("*.truth.txt")) if extra else ():
        yield Sample(
            path.with_name(path.name.replace(".truth.txt", ".pdf")),
            [path.read_text(encoding="utf-8-sig")],
        )


def wrong_letters(pages: list[str], truth: list[str]) -> float:
    """Return letters lost or made up per letter of the truth, in any order within a page."""
    if len(truth) != len(pages):
        pages, truth = ["".join(pages)], ["".join(truth)]
    counted = [(count_letters(p), count_letters(t)) for p, t in zip(pages, truth, strict=True)]
    wrong = sum(((have - want) | (want - have)).total() for have, want in counted)
    return wrong / max(1, sum(want.total() for _, want in counted))


def count_letters(text: str) -> Counter[str]:
    """Count characters; blanks and the leaders of contents pages say nothing."""
    return Counter(c for c in text if not c.isspace() and c != ".")


def recall_of_eight_grams(text: str, truth: str) -> float:
    """Return the share of the truth's runs of eight Thai characters that are in the text."""
    have, want = (Counter(eight_grams(NOT_THAI.sub("", t))) for t in (text, truth))
    return (have & want).total() / max(1, want.total())


def eight_grams(text: str) -> Iterator[str]:
    """Yield every run of eight characters."""
    return (text[i : i + 8] for i in range(len(text) - 7))


def measure(samples: list[Sample]) -> dict[str, Tally]:
    """Run every extractor over every sample."""
    tallies = {name: Tally() for name in EXTRACTORS}
    for sample in samples:
        for name, read in EXTRACTORS.items():
            start = time.process_time()
            pages = read(sample.path)
            tally = tallies[name]
            tally.seconds += time.process_time() - start
            tally.pages += len(pages)
            tally.errors.append(wrong_letters(pages, sample.truth))
            tally.recalls.append(recall_of_eight_grams("".join(pages), "".join(sample.truth)))
    return tallies


def print_table(tallies: dict[str, Tally]) -> None:
    """Print one row per extractor, in Markdown."""
    peer = tallies["pdfplumber"]
    print("| reader | letters wrong | worst file | 8-gram recall | worst file | speed |")
    print("|---|---|---|---|---|---|")
    for name, tally in tallies.items():
        speed = (tally.pages / tally.seconds) / (peer.pages / peer.seconds)
        print(
            f"| {name} | {mean(tally.errors):.2%} | {max(tally.errors):.2%} "
            f"| {mean(tally.recalls):.4f} | {min(tally.recalls):.4f} | {speed:.1f} × |"
        )


def mean(values: list[float]) -> float:
    """Return the arithmetic mean."""
    return sum(values) / len(values)


def main() -> None:
    """Measure and print."""
    read_pages_with_plan_audit(next(find_samples(None)).path)  # load the dictionary once
    extra = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    samples = list(find_samples(extra))
    print_table(measure(samples))


if __name__ == "__main__":
    main()
