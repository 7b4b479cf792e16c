"""Run folders to measure on: many plans of one line, and the outcomes of a few plans multiplied."""

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from pipeline.audit import judge_plan, read_plan
from pipeline.batch.facts import RunCounts, RunFacts
from pipeline.batch.keys import Keys
from pipeline.batch.packing import pack_value
from pipeline.batch.store import Input, ReadingEnd, RunStore, open_store
from pipeline.batch.work import Job, Made, Recipe, audit_content
from pipeline.judging.template import load_templates
from pipeline.model import Analysis, Evidence, Finding, Judgement
from pipeline.reading.read import OcrMode, ReadingSettings

PLANS: Final = Path(__file__).parent.parent / "corpus" / "plans"
TINY: Final = "แผนอัตรากำลัง ๓ ปี องค์การบริหารส่วนตำบลบางแค ประจำปีงบประมาณ ๒๕๖๗ - ๒๕๖๙\nฉบับที่ {}\n"
"""A plan that is read and judged in little time, so that what is spent beside it shows."""
KEYS: Final = Keys("reading", "limits", "judging")
PER_FOLDER: Final = 100


def write_tiny_plans(folder: Path, count: int) -> Path:
    """Write so many plans, each of its own content."""
    for number in range(count):
        target = folder / f"{number // PER_FOLDER:03}" / f"{number:05}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(TINY.format(number), encoding="utf-8")
    return folder


def time_content(job: Job, recipe: Recipe) -> Made:
    """Do a job, and tell the processor's seconds it took instead of the clock's."""
    start = time.process_time()
    return replace(audit_content(job, recipe), seconds=time.process_time() - start)


def make_run(folder: Path, count: int) -> RunStore:
    """Give a finished run of so many outcomes: those of the sample plans, over and over.

    Each has a name, a content and quotations of its own, as real plans do.
    """
    samples = list(_judge_samples())
    store = open_store(folder, create=True)
    names = [
        f"{n // PER_FOLDER:03}/{n:05} {samples[n % len(samples)].document}" for n in range(count)
    ]
    hashes = [hashlib.sha256(name.encode()).hexdigest() for name in names]
    store.write_inputs(Input(n, n, h) for n, h in zip(names, hashes, strict=True))
    store.write_templates(load_templates())
    for number, (name, sha256) in enumerate(zip(names, hashes, strict=True)):
        plan = _set_apart(samples[number % len(samples)], name, number)
        store.save_reading(ReadingEnd(sha256, KEYS.reading, KEYS.limits, None, 1.0), None)
        store.save_analysis(name, sha256, KEYS.judging, pack_value(plan))
    store.write_facts(RunFacts({}, {}, (), RunCounts(count, count, 0, 0, 0), "", 0.0, False))
    return store


def find_samples() -> Sequence[Path]:
    """Give the sample plans, in their order."""
    return sorted(PLANS.iterdir())


def _judge_samples() -> Iterator[Analysis]:
    settings, templates = ReadingSettings(ocr=OcrMode.NEVER), load_templates()
    for path in find_samples():
        document = read_plan(path, templates, name=path.name, settings=settings)
        yield judge_plan(document, templates)


def _set_apart(analysis: Analysis, document: str, number: int) -> Analysis:
    def quote_anew(evidence: Evidence | None) -> Evidence | None:
        return evidence and replace(evidence, quote=f"{evidence.quote} {number}")

    def tell_judgement(judgement: Judgement) -> Judgement:
        return replace(judgement, evidence=quote_anew(judgement.evidence))

    def tell_finding(finding: Finding) -> Finding:
        return replace(finding, evidence=quote_anew(finding.evidence))

    return replace(
        analysis,
        document=document,
        judgements=tuple(map(tell_judgement, analysis.judgements)),
        findings=tuple(map(tell_finding, analysis.findings)),
    )
