"""How well and how fast pages are read, beside the readers a user would pick instead.

Run it with `python -m benchmarks.reading [FOLDER]`. The sample plans whose pages have text
are read, and the pairs `NAME.pdf` and `NAME.truth.txt` of the folder, if one is given. Every
reader has a process of its own. Blanks and leaders aside, there are counted:

- wrong letters: the least number of letters to put in, take out or change, page by page and
  in order, per letter of the truth; only of the sample plans, whose truth is that of a page;
- 8-gram recall: the share of the truth's runs of eight Thai characters that come back, which
  falls where marks stand wrong or the cells of a table are mixed;
- damage: places per 1,000 Thai characters that cannot be right, whatever the truth is.

Speeds are pages per CPU second, as ratios to pdfplumber on the same files; dictionaries are
loaded before the clock starts. Memory is the peak of the process; the second table reads one
file of 400 pages and its first 100.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pikepdf

from benchmarks.measures import count_damage, count_wrong_letters, drop_blanks, recall_grams
from benchmarks.readers import PEER, READERS
from pipeline.text.words import split_words

CORPUS: Final = Path(__file__).parent.parent / "corpus"
MIB: Final = 1024
"""KiB, in which Linux tells the peak."""
LENGTHS: Final = (100, 400)
"""Pages of the files whose memory is compared."""


@dataclass(frozen=True)
class Sample:
    """A PDF and the text that stands on its pages; one text where pages are not known."""

    path: Path
    truth: list[str]


def find_samples(extra: Path | None) -> Iterator[Sample]:
    """Yield the sample plans that are PDFs, then the pairs of a folder."""
    for path in sorted((CORPUS / "plans").glob("*.pdf")):
        truth = json.loads((CORPUS / "truth" / f"{path.stem}.json").read_text(encoding="utf-8"))
        pages = truth["pages"]
        if all(page["kind"] == "text" for page in pages):  # scans are another benchmark's
            yield Sample(path, ["\n".join((page["text"], *page["furniture"])) for page in pages])
    for path in sorted(extra.glob("*.truth.txt")) if extra else ():
        yield Sample(
            path.with_name(path.name.replace(".truth.txt", ".pdf")),
            [path.read_text(encoding="utf-8-sig")],
        )


def measure_reader(name: str, extra: Path | None) -> dict[str, Any]:
    """Read all samples with one reader; what it took and how far it is from the truth."""
    samples = list(find_samples(extra))
    read = READERS[name]
    read(samples[0].path)
    split_words("แผน")  # loaded once for thousands of files: the dictionaries, and this one
    start = time.process_time()
    texts = [read(sample.path) for sample in samples]
    seconds = time.process_time() - start
    peak = peak_memory()
    errors, recalls = [], []
    for pages, sample in zip(texts, samples, strict=True):
        recalls.append(recall_grams("".join(pages), "".join(sample.truth)))
        if len(sample.truth) == len(pages):
            wrong = sum(map(count_wrong_letters, pages, sample.truth))
            errors.append(wrong / len(drop_blanks("".join(sample.truth))))
    return {
        "seconds": seconds,
        "peak": peak,
        "errors": errors,
        "recalls": recalls,
        "damage": count_damage("\n".join("\n".join(pages) for pages in texts)),
    }


def measure_length(name: str, path: Path) -> dict[str, Any]:
    """Read one file with one reader; its time and its peak."""
    start = time.process_time()
    READERS[name](path)
    return {"seconds": time.process_time() - start, "peak": peak_memory()}


def peak_memory() -> float:
    """Give the most memory that this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB


def ask_process(*arguments: str) -> dict[str, Any]:
    """Run one measurement in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.reading", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def print_quality(extra: list[str]) -> None:
    """Print what each reader makes of the samples, in Markdown."""
    told = {name: ask_process("--reader", name, *extra) for name in READERS}
    print("| reader | wrong letters | worst file | 8-gram recall | worst file | damage | speed |")
    print("|---|---|---|---|---|---|---|")
    for name, one in told.items():
        print(
            f"| {name} | {mean(one['errors']):.2%} | {max(one['errors']):.2%} "
            f"| {mean(one['recalls']):.4f} | {min(one['recalls']):.4f} | {one['damage']:.2f} "
            f"| {told[PEER]['seconds'] / one['seconds']:.1f} × |"
        )


def print_lengths() -> None:
    """Print the memory that a long file takes, in Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [write_long_file(Path(folder), pages) for pages in LENGTHS]
        print(f"\n| reader | {' | '.join(f'{pages} pages, MiB' for pages in LENGTHS)} | speed |")
        print("|---|---|---|---|")
        peer = None
        for name in (PEER, "pypdfium2", "plan-audit"):
            told = [ask_process("--file", name, str(path)) for path in paths]
            peer = peer or told[-1]["seconds"]
            peaks = " | ".join(f"{one['peak']:.0f}" for one in told)
            print(f"| {name} | {peaks} | {peer / told[-1]['seconds']:.1f} × |")


def write_long_file(folder: Path, pages: int) -> Path:
    """Put the sample plans behind each other until there are so many pages."""
    whole = pikepdf.new()
    for sample in find_samples(None):
        with pikepdf.open(sample.path) as plan:
            whole.pages.extend(plan.pages[: pages - len(whole.pages)])
    whole.save(folder / f"{pages}.pdf")
    return folder / f"{pages}.pdf"


def mean(values: list[float]) -> float:
    """Return the arithmetic mean."""
    return sum(values) / len(values)


def main(arguments: list[str]) -> None:
    """Measure and print, or answer the measuring process."""
    match arguments:
        case ["--reader", name, *extra]:
            print(json.dumps(measure_reader(name, Path(extra[0]) if extra else None)))
        case ["--file", name, path]:
            print(json.dumps(measure_length(name, Path(path))))
        case _:
            print_quality(arguments)
            print_lengths()


if __name__ == "__main__":
    main(sys.argv[1:])
