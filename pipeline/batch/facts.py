"""What is worth telling about a run: versions, settings, hashes, counts."""

import json
import platform
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from pipeline.batch.inputs import SkippedFile
from pipeline.batch.keys import JUDGING_ROOMS, READING_ROOMS, hash_code
from pipeline.model import Outcome, Page, Source, Status, Template

RUN_JSON: Final = "run.json"

# The libraries whose version can change what is read or found.
NOT_INSTALLED: Final = "not installed"

# The reason of a page that was to be read from its picture where nothing can.
OCR_UNAVAILABLE: Final = "ocr_unavailable"

# What stands for our own code: its version, and a hash of what decides results, since the
# code may change between two versions. Twelve hexadecimal digits tell any two apart.
CODE: Final = "plan-audit code"
OWN_VERSIONS: Final = frozenset({"plan-audit", CODE})
CODE_DIGITS: Final = 12

LIBRARIES: Final = ("pypdfium2", "pikepdf", "fonttools", "pythainlp", "rapidfuzz", "tesserocr")


@dataclass(frozen=True, slots=True)
class RunCounts:
    """How many files ended how, and how many pages were read from their pictures.

    `unseen` are those that needed it where nothing is installed that can read them;
    `no_file` are rows of a manifest without a file, which cannot fail.
    """

    documents: int
    ok: int
    partial: int
    failed: int
    not_reached: int
    pages_ocr: int = 0
    pages_left_out: int = 0
    unseen_files: int = 0
    unseen_pages: int = 0
    no_file: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether every file was read and judged."""
        return self.failed == 0 and self.not_reached == 0

    def tell(self) -> str:
        """Say the counts in one line.

        >>> RunCounts(documents=3, ok=2, partial=0, failed=1, not_reached=0).tell()
        '3 files: 2 ok, 0 with limits, 1 failed'
        """
        left = f", {self.not_reached} not reached" if self.not_reached else ""
        done = f"{self.ok} ok, {self.partial} with limits, {self.failed} failed"
        absent = f", {self.no_file} in the manifest without a file" if self.no_file else ""
        return f"{self.documents - self.no_file} files: {done}{left}{absent}{self._tell_pages()}"

    def _tell_pages(self) -> str:
        told = f"; {self.pages_ocr} pages read from pictures" if self.pages_ocr else ""
        return told + (f", {self.pages_left_out} not needed" if self.pages_left_out else "")


@dataclass(frozen=True, slots=True)
class RunFacts:
    """How a run was done; `interrupted` runs have files left to read."""

    versions: dict[str, str]
    settings: dict[str, str]
    skipped: tuple[SkippedFile, ...]
    counts: RunCounts
    finished: str
    seconds: float
    interrupted: bool


def find_version(package: str) -> str:
    """Tell an installed package's version.

    >>> find_version("no-such-package")
    'not installed'
    """
    try:
        return version(package)
    except PackageNotFoundError:
        return NOT_INSTALLED


def list_versions() -> dict[str, str]:
    """List the versions that decide what a run finds."""
    code = hash_code((*READING_ROOMS, *JUDGING_ROOMS))[:CODE_DIGITS]
    own = {"plan-audit": find_version("plan-audit"), CODE: code}
    own["python"] = platform.python_version()
    return own | {name: find_version(name) for name in LIBRARIES}


def count_outcomes(outcomes: Iterable[Outcome]) -> RunCounts:
    """Count how the files of a run ended."""
    counts: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    for outcome in outcomes:
        waits = outcome.problem is not None and outcome.problem.code == "not_reached"
        counts["not_reached" if waits else outcome.status.value] += 1
        pages += _count_pages(outcome.analysis.pages if outcome.analysis else ())
    return RunCounts(
        documents=counts.total(),
        ok=counts[Status.OK],
        partial=counts[Status.PARTIAL],
        failed=counts[Status.FAILED],
        not_reached=counts["not_reached"],
        no_file=counts[Status.NO_FILE],
        **pages,
    )


def _count_pages(pages: tuple[Page, ...]) -> Counter[str]:
    """Count what became of the scanned pages of one file."""
    unseen = sum(OCR_UNAVAILABLE in page.reasons for page in pages)
    return Counter(
        pages_ocr=sum(page.source is Source.OCR for page in pages),
        pages_left_out=sum(page.is_left_out for page in pages),
        unseen_files=int(unseen > 0),
        unseen_pages=unseen,
    )


def write_run_json(
    folder: Path,
    facts: RunFacts,
    templates: Iterable[Template],
    inputs: Iterable[tuple[str, str | None]],
) -> None:
    """Write run.json."""
    told = {
        "versions": facts.versions,
        "settings": facts.settings,
        "templates": [{"id": t.id, "title": t.title, "sha256": t.sha256} for t in templates],
        "counts": asdict(facts.counts) | {"skipped": len(facts.skipped)},
        "finished": facts.finished,
        "seconds": facts.seconds,
        "interrupted": facts.interrupted,
        "inputs": [{"document": document, "sha256": sha256} for document, sha256 in inputs],
        "skipped": [asdict(entry) for entry in facts.skipped],
    }
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (folder / RUN_JSON).write_text(text + "\n", encoding="utf-8")
