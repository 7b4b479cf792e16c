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
from pipeline.judging.unread import is_sought
from pipeline.model import Document, Problem, Template
from pipeline.reading.read import ReadingSettings, hash_file

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is the same for every file of a run."""

    templates: tuple[Template, ...]
    registry: Registry | None
    reading: ReadingSettings


@dataclass(frozen=True, slots=True)
class Job:
    """One content to read, or, where it `is_known`, to judge again by its stored `reading`.

    `path` is where it lies: of a known content it may be gone.
    """

    sha256: str
    path: Path
    documents: tuple[str, ...]
    is_known: bool = False
    reading: bytes | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What a job gave: the packed reading and analyses, or why there are none.

    `analyses` follow the job's documents; `reading` is None where it was not new. What is
    not settled is tried again by the next run.
    """

    reading: bytes | None
    analyses: tuple[bytes | Problem, ...]
    problem: Problem | None
    seconds: float
    is_settled: bool = True


def audit_content(job: Job, recipe: Recipe) -> Made:
    """Do one job; whatever goes wrong becomes a Problem."""
    start = time.perf_counter()
    got = _attempt("reading", lambda: _get_document(job, recipe))
    if isinstance(got, Problem):
        return Made(None, (), got, time.perf_counter() - start)
    analyses = tuple(_judge(replace(got.document, path=name), recipe) for name in job.documents)
    reading = pack_reading(got.document) if got.is_new else None
    return Made(reading, analyses, None, time.perf_counter() - start, got.is_whole)


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


@dataclass(frozen=True, slots=True)
class _Got:
    """A document to judge: `is_whole` unless it lacks pages that these templates need."""

    document: Document
    is_new: bool
    is_whole: bool = True


def _get_document(job: Job, recipe: Recipe) -> _Got:
    """Read a content, or take its stored reading where that serves these templates."""
    if not job.is_known:
        return _Got(_read_file(job, recipe), is_new=True)
    if job.reading is None:
        raise RunFolderError("Its reading is gone.", advice="Run again on the files themselves.")
    document = unpack_reading(job.reading)
    sections = [s for t in recipe.templates for s in t.sections if s.elements]
    if all(is_sought(document, section) for section in sections):
        return _Got(document, is_new=False)
    try:
        if hash_file(job.path) == job.sha256:
            return _Got(_read_file(job, recipe), is_new=True)
        trouble = "the file has changed since"
    except OSError:
        trouble = "the file is no longer there"
    problems = (*document.problems, _name_gap(document, job.path, trouble))
    return _Got(replace(document, problems=problems), is_new=False, is_whole=False)


def _name_gap(document: Document, path: Path, trouble: str) -> Problem:
    """Say that other templates need pages that were left out, and that nobody can read them."""
    left_out = sum(page.is_left_out for page in document.pages)
    return Problem(
        stage="reading",
        code="file_gone",
        message=f"{left_out} scanned pages were not read for this template, and {trouble}.",
        advice=f"Put the file back as {path} and judge again, or run again on the files.",
    )


def _read_file(job: Job, recipe: Recipe) -> Document:
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
