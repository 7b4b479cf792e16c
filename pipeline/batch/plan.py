"""What is left to do: which contents to read, and which readings to judge again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from pipeline.batch.keys import Keys
from pipeline.batch.store import Input, ReadingEnd, RunStore
from pipeline.batch.work import Job
from pipeline.errors import MemoryLimitError, TimeLimitError, WorkerDiedError

# Failures that other limits may cure: tried again when the limits change.
LIMIT_CODES: Final = frozenset({TimeLimitError.code, MemoryLimitError.code, WorkerDiedError.code})


def plan_reading(
    store: RunStore, inputs: Iterable[Input], places: Mapping[str, Path], keys: Keys
) -> list[Job]:
    """List the contents to read, and those whose stored reading is to be judged again.

    `places` says where each content lies; a content that failed stays failed.
    """
    jobs: list[Job] = []
    for sha256, documents in _group_inputs(inputs).items():
        job = Job(sha256, places[sha256], documents)
        ending = store.find_ending(sha256)
        if ending is None or not _is_settled(store, ending, keys):
            jobs.append(job)
        elif ending.problem is None:
            jobs += _plan_content(store, job, keys)
    return jobs


def plan_judging(store: RunStore, inputs: Iterable[Input], keys: Keys) -> list[Job]:
    """List the stored readings that were judged by other templates or rules."""
    known = list(inputs)
    places = {entry.sha256: Path(entry.path) for entry in known if entry.sha256 is not None}
    return [
        job
        for sha256, documents in _group_inputs(known).items()
        if store.has_reading(sha256)
        for job in _plan_content(store, Job(sha256, places[sha256], documents), keys)
    ]


def _plan_content(store: RunStore, job: Job, keys: Keys) -> list[Job]:
    """Keep of a content the documents that other templates or rules judged last."""
    key = keys.judging
    stale = tuple(d for d in job.documents if store.find_judging_key(d, job.sha256) != key)
    return [replace(job, documents=stale, is_known=True)] if stale else []


def _is_settled(store: RunStore, ending: ReadingEnd, keys: Keys) -> bool:
    if ending.reading_key != keys.reading:
        return False
    if ending.problem is None:
        return store.has_reading(ending.sha256)
    return ending.problem.code not in LIMIT_CODES or ending.limits == keys.limits


def _group_inputs(inputs: Iterable[Input]) -> dict[str, tuple[str, ...]]:
    """Give the documents of each content, in the order of the inputs."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for entry in inputs:
        if entry.sha256 is not None:
            groups[entry.sha256].append(entry.document)
    return {sha256: tuple(documents) for sha256, documents in groups.items()}
