"""What is done with one content: read it, judge it under each of its names.

Runs inside a worker process, here or on another machine: bytes come in and go out.
"""

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pipeline.audit import judge_plan, read_plan
from pipeline.batch.packing import pack_reading, pack_value, unpack_reading
from pipeline.errors import (
    DamagedFileError,
    MemoryLimitError,
    PipelineError,
    RunFolderError,
)
from pipeline.judging.identity import Registry
from pipeline.model import Document, Problem, Template
from pipeline.reading.read import ReadingSettings

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is the same for every file of a run."""

    templates: tuple[Template, ...]
    registry: Registry | None
    reading: ReadingSettings


@dataclass(frozen=True, slots=True)
class Job:
    """One content to read, or, where `reading` holds it already, to judge again."""

    sha256: str
    path: Path | None
    documents: tuple[str, ...]
    reading: bytes | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What a job gave: the packed reading and analyses, or why there are none.

    `analyses` follow the job's documents; `reading` is None where it was not new.
    """

    reading: bytes | None
    analyses: tuple[bytes | Problem, ...]
    problem: Problem | None
    seconds: float


def audit_content(job: Job, recipe: Recipe) -> Made:
    """Do one job; whatever goes wrong becomes a Problem."""
    start = time.perf_counter()
    document = _attempt("reading", lambda: _get_document(job, recipe))
    if isinstance(document, Problem):
        return Made(None, (), document, time.perf_counter() - start)
    analyses = tuple(_judge(replace(document, path=name), recipe) for name in job.documents)
    reading = pack_reading(document) if job.reading is None else None
    return Made(reading, analyses, None, time.perf_counter() - start)


def name_problem(stage: str, error: Exception) -> Problem:
    """Turn an error into the Problem that a row will show."""
    if isinstance(error, PipelineError):
        return Problem(error.stage, error.code, error.message, error.advice)
    if isinstance(error, MemoryError):
        limit = MemoryLimitError("It needed more memory than there is.")
        return Problem(limit.stage, limit.code, limit.message, "Give it more memory.")
    place = traceback.extract_tb(error.__traceback__)[-1:]
    where = "".join(f" ({Path(frame.filename).name}, line {frame.lineno})" for frame in place)
    message = f"{type(error).__name__}: {error}{where}"
    return Problem(stage, "unexpected_error", message, "Please report this, with the file.")


def _attempt(stage: str, step: Callable[[], Value]) -> Value | Problem:
    try:
        return step()
    except Exception as error:  # noqa: BLE001 - batch is the one place that catches all
        if not isinstance(error, PipelineError):
            traceback.print_exc()
        return name_problem(stage, error)


def _get_document(job: Job, recipe: Recipe) -> Document:
    if job.reading is not None:
        return unpack_reading(job.reading)
    if job.path is None:
        raise RunFolderError("Its reading is gone.", advice="Run again on the files themselves.")
    document = read_plan(job.path, recipe.templates, name=job.documents[0], settings=recipe.reading)
    if document.sha256 != job.sha256:
        raise DamagedFileError(
            "The file changed while it was being read.",
            advice="Wait until it is complete, then run again.",
        )
    return document


def _judge(document: Document, recipe: Recipe) -> bytes | Problem:
    return _attempt(
        "judging",
        lambda: pack_value(judge_plan(document, recipe.templates, registry=recipe.registry)),
    )
