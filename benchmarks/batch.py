"""Measure what a batch costs beside reading and judging; prints ratios.

Run from the project's folder: `python -m benchmarks.batch [--files N] [--outcomes N]`. Times are
the processor's, so that other work on the machine disturbs them little; the clock's are told
beside them.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Sequence
from multiprocessing import forkserver
from pathlib import Path
from typing import Final
from unittest.mock import patch

from benchmarks.batches import find_samples, make_run, time_content, write_tiny_plans
from pipeline.audit import judge_plan, read_plan
from pipeline.batch.guard import MEBIBYTE, measure_memory
from pipeline.batch.local import Limits
from pipeline.batch.packing import pack_reading, pack_value, unpack_reading
from pipeline.batch.run import Request, run_plans
from pipeline.batch.store import open_store
from pipeline.judging.template import load_templates
from pipeline.model import Problem, Source
from pipeline.reading.read import OcrMode, ReadingSettings
from pipeline.reporting.about import About
from pipeline.reporting.report import write_reports

JOBS: Final = 2
SAMPLES: Final = 8
"""How often the parent's memory is looked at."""
TICKS: Final = os.sysconf("SC_CLK_TCK")


class Stopwatch:
    """Watches a run: what its files took, and how much memory the parent holds."""

    def __init__(self) -> None:
        self.work = 0.0
        self.memory: list[float] = []
        self._every = self._done = 0

    def say(self, message: str) -> None:
        """Hear one sentence."""

    def begin(self, total: int) -> None:
        """Hear how many contents there are."""
        self._every = max(1, total // SAMPLES)

    def advance(self, documents: Sequence[str], problem: Problem | None, seconds: float) -> None:
        """Hear that one content was worked on."""
        if problem is not None:
            raise RuntimeError(f"{documents}: {problem.message}")
        self.work += seconds
        self._done += 1
        if self._done % self._every == 0:
            self.memory.append((measure_memory(os.getpid()) or 0) / MEBIBYTE)

    def finish(self) -> None:
        """Hear that nothing more is worked on."""


def measure_overhead(files: int) -> None:
    """Run many tiny plans, and tell what was spent on none of them."""
    few = files // 8
    small, large = _time_run(few), _time_run(files)
    # The difference leaves out what a run costs once, as loading the libraries does.
    per_file = {
        key: 1000 * (large[key] - small[key]) / (files - few) for key in ("here", "workers")
    }
    print(f"beside reading and judging, over {files} files of one line, ms of processor a file:")
    print(f"  parent {per_file['here']:.1f}, workers {per_file['workers']:.1f}, together "
          f"{sum(per_file.values()):.1f}; the clock says {large['clock']:.0f} s")  # fmt: skip


def _time_run(files: int) -> dict[str, float]:
    watch = Stopwatch()
    reading, limits = ReadingSettings(ocr=OcrMode.NEVER), Limits(600, 2048)
    request = Request(load_templates(), None, reading, limits, JOBS)
    with tempfile.TemporaryDirectory() as place:
        plans = write_tiny_plans(Path(place) / "plans", files)
        before = _measure_workers()
        start, clock = time.process_time(), time.perf_counter()
        with (
            patch("pipeline.batch.run.audit_content", time_content),
            open_store(Path(place) / "run", create=True) as store,
        ):
            run_plans(store, [plans], request, watch)
        here, clock = time.process_time() - start, time.perf_counter() - clock
    workers = _measure_workers() - before
    print(f"  parent's memory, MiB: {' '.join(f'{m:.0f}' for m in watch.memory)}")
    return {"here": here, "workers": workers - watch.work, "clock": clock}


def _measure_workers() -> float:
    """Give the processor's seconds of all workers that have ended: children of the fork server."""
    server: int | None = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]  # untyped
    if server is None:
        return 0.0
    fields = Path(f"/proc/{server}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(map(int, fields[13:15])) / TICKS


def measure_judging() -> None:
    """Tell what reading, judging and what lies between them take for each sample plan."""
    templates = load_templates()
    spent: dict[str, list[float]] = {}

    def note(name: str, start: float) -> None:
        spent.setdefault(name, []).append(time.process_time() - start)

    for path in find_samples():
        start = time.process_time()
        document = read_plan(path, templates, name=path.name, settings=ReadingSettings())
        is_seen = any(page.source is Source.OCR for page in document.pages)
        note("read with OCR" if is_seen else "read without", start)
        packed = pack_reading(document)
        for _ in range(2):  # once for the caches, which a run fills with its first file
            start = time.process_time()
            document = unpack_reading(packed)
            unpacked = time.process_time()
            analysis = judge_plan(document, templates)
            judged = time.process_time()
            pack_value(analysis)
        spent.setdefault("unpack", []).append(unpacked - start)
        spent.setdefault("judge", []).append(judged - unpacked)
        note("pack", judged)
    means = {name: 1000 * sum(took) / len(took) for name, took in spent.items()}
    again = means["unpack"] + means["judge"] + means["pack"]
    print("ms of processor a sample plan:")
    for name, mean in means.items():
        ratio = f", {mean / again:.0f} times judging again" if name.startswith("read") else ""
        print(f"  {name} ({len(spent[name])}): {mean:.1f}{ratio}")


def measure_reports(outcomes: int) -> None:
    """Write the reports of many outcomes."""
    with tempfile.TemporaryDirectory() as place, make_run(Path(place), outcomes) as store:
        start, clock = time.process_time(), time.perf_counter()
        write_reports(store.read_outcomes(), About(store.read_templates()), store.folder)
        spent, clock = time.process_time() - start, time.perf_counter() - clock
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEBIBYTE
    print(
        f"reports of {outcomes} outcomes: {spent:.0f} s of processor, {clock:.0f} s on the clock,"
    )
    print(f"  {1000 * spent / outcomes:.1f} ms each; at most {memory:.0f} MiB")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=800)
    parser.add_argument("--outcomes", type=int, default=800)
    sizes = parser.parse_args()
    measure_overhead(sizes.files)
    measure_judging()
    measure_reports(sizes.outcomes)


if __name__ == "__main__":
    main()
