"""Batches for tests: many plans of our own, and what a run over them left."""

import csv
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
SAMPLES: Final = ROOT / "corpus" / "plans"

# Text is read in a tenth of a second; of the rest there are few, and each of its kind.
PLENTY: Final = (
    "000-seed-tao-bangkhae-broken-extraction.txt",
    "001-seed-municipality-phangkhon-clean.txt",
)
RARE: Final = (
    "002-tao-thungsaithong-2564-clean.pdf",
    "011-tao-pasakngam-2564-reportlab-part.pdf",
    "022-tao-thakrathong-2567-turned-meaning.pdf",
)
RARE_EVERY: Final = 15
TABLES: Final = ("documents", "elements", "findings", "sections", "failures")

Rows = list[dict[str, str]]


def copy_plans(folder: Path, count: int) -> Path:
    """Fill a folder with sample plans, each of its own content by a comment at its end."""
    for number in range(count):
        kinds = RARE if number % RARE_EVERY == RARE_EVERY - 1 else PLENTY
        sample = SAMPLES / kinds[number // RARE_EVERY % len(kinds)]
        comment = f"\n% {number}\n" if sample.suffix == ".pdf" else f"\n{number}\n"
        target = folder / f"{number % 7}" / f"{number:03} {sample.name}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(sample.read_bytes() + comment.encode())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    (folder / "old.doc").write_bytes(b"old")
    return folder


def start_run(plans: Path, out: Path, *options: str) -> subprocess.Popen[str]:
    """Start a run in a process of its own."""
    return start_module("pipeline.cli", "run", str(plans), "--out", str(out), *options)


def start_module(*argv: str) -> subprocess.Popen[str]:
    """Start a Python module in a session of its own, so that a signal meets it alone."""
    return subprocess.Popen(
        [sys.executable, "-m", *argv],
        cwd=ROOT,
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def wait_for_rows(out: Path, rows: int, process: subprocess.Popen[str], seconds: float) -> None:
    """Wait until a run has stored so many readings: the log tells of each after it was stored."""
    until = time.monotonic() + seconds
    while count_rows(out) < rows:
        assert time.monotonic() < until, "the run stands still"
        assert process.poll() is None, "the run ended by itself"
        time.sleep(0.01)


def count_rows(out: Path) -> int:
    """Count what was read in all runs on a folder."""
    log = out / "run.log"
    return log.read_text(encoding="utf-8").count(": done (") if log.exists() else 0


def read_tables(out: Path) -> dict[str, bytes | Rows]:
    """Give every CSV as it is, and of the one with the time taken all but that."""
    tables: dict[str, bytes | Rows] = {
        name: (out / f"{name}.csv").read_bytes() for name in TABLES if name != "documents"
    }
    with (out / "documents.csv").open(encoding="utf-8-sig", newline="") as lines:
        tables["documents"] = [
            {key: cell for key, cell in row.items() if key != "seconds"}
            for row in csv.DictReader(lines)
        ]
    return tables
