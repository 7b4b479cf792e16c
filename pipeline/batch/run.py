"""A run folder from plan to finish: what is known is kept, the rest is worked on."""

import hashlib
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

from pipeline.batch.cluster import run_on_cluster
from pipeline.batch.facts import RunFacts, count_outcomes, list_versions, write_run_json
from pipeline.batch.inputs import FoundFile, SkippedFile, closed_file, find_inputs, show_name
from pipeline.batch.interrupt import Interrupt
from pipeline.batch.keys import Keys, make_keys
from pipeline.batch.local import Crew, Done, Limits, run_tasks
from pipeline.batch.manifest import SETTINGS as MANIFEST_SETTINGS
from pipeline.batch.manifest import Manifest, Matches, match_files
from pipeline.batch.plan import LIMIT_CODES, plan_judging, plan_reading
from pipeline.batch.store import RECOGNISED, Input, ReadingEnd, RunStore
from pipeline.batch.work import Job, Made, Recipe, audit_content, name_problem
from pipeline.judging.identity import load_registry
from pipeline.model import Problem, Template
from pipeline.reading.ocr import find_engine
from pipeline.reading.read import ReadingSettings

WORKERS_LOG: Final = "workers.log"

# The key of an analysis that no key fits, so that the next run makes it again.
UNSETTLED: Final = ""

# Loaded once and lent to every worker process.
PRELOAD: Final = (
    "pipeline.batch.local",
    "pipeline.batch.work",
    "pipeline.batch.warm",
    "pipeline.reading.office",
    "pipeline.reading.tables",
)


class Watcher(Protocol):
    """Who is told how a run goes."""

    def say(self, message: str) -> None:
        """Hear one sentence."""

    def begin(self, total: int) -> None:
        """Hear how many contents there are to work on."""

    def advance(self, documents: Sequence[str], problem: Problem | None, seconds: float) -> None:
        """Hear that one content was worked on, shown under these names."""

    def finish(self) -> None:
        """Hear that nothing more is worked on."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked for."""

    templates: tuple[Template, ...]
    registry: Path | None
    reading: ReadingSettings
    limits: Limits
    jobs: int
    engine: str = "local"
    scheduler: str | None = None
    manifest: Manifest | None = None
    retry_failed: bool = False


def run_plans(
    store: RunStore, paths: Sequence[Path], request: Request, watcher: Watcher
) -> RunFacts:
    """Read and judge every file below the paths that this folder does not know yet."""
    start = time.perf_counter()
    found = find_inputs(paths, run_folder=store.folder)
    matches = _match_manifest(found.files, paths, request.manifest)
    inputs = [
        replace(_hash_input(file), listing=matches.listings.get(file.document))
        for file in found.files
    ]
    absent = [Input(a.document, a.file, None, a.problem, a.listing) for a in matches.absent]
    store.write_inputs([*inputs, *absent])
    if request.retry_failed:
        store.forget_failures()
    places = {i.sha256: f.path for i, f in zip(inputs, found.files, strict=True) if i.sha256}
    keys = make_request_keys(request)
    jobs = plan_reading(store, inputs, places, keys)
    closed = [entry for entry in inputs if entry.problem is not None]
    watcher.say(_tell_plan(len(inputs), jobs, closed, len(found.skipped)))
    if request.manifest is not None:
        watcher.say(request.manifest.tell(matches))
    watcher.begin(len(jobs) + len(closed))
    for entry in closed:
        watcher.advance((entry.document,), entry.problem, 0.0)
    interrupted = _work_off(store, jobs, request, keys, watcher)
    listed = {} if request.manifest is None else request.manifest.describe()
    return _finish(store, request, listed, found.skipped, interrupted, start)


def judge_again(store: RunStore, request: Request, watcher: Watcher) -> RunFacts:
    """Judge the stored readings of a run by other templates.

    A file is opened only where scanned pages were left out that these templates need.
    """
    start = time.perf_counter()
    keys = make_request_keys(request)
    jobs = plan_judging(store, store.read_inputs(), keys)
    watcher.begin(len(jobs))
    interrupted = _work_off(store, jobs, request, keys, watcher)
    before = store.read_facts()
    skipped = () if before is None else before.skipped
    known = {} if before is None else before.settings
    listed: dict[str, str] = {key: known[key] for key in MANIFEST_SETTINGS if key in known}
    return _finish(store, request, listed, skipped, interrupted, start)


def _tell_plan(total: int, jobs: Sequence[Job], closed: Sequence[Input], skipped: int) -> str:
    waiting = sum(len(job.documents) for job in jobs)
    known = total - waiting - len(closed)
    told = f"{total} files found"
    told += f", {known} of them known already" if known else ""
    told += f"; {skipped} files of other kinds passed over (listed in run.json)" if skipped else ""
    return f"{told}."


def _match_manifest(
    files: Sequence[FoundFile], paths: Sequence[Path], manifest: Manifest | None
) -> Matches:
    return Matches({}, ()) if manifest is None else match_files(manifest, files, paths)


def _hash_input(file: FoundFile) -> Input:
    place, error = show_name(str(file.path)), file.error
    if error is None:
        try:
            with file.path.open("rb") as content:
                digest = hashlib.file_digest(content, "sha256").hexdigest()
            return Input(file.document, place, digest)
        except OSError as trouble:
            error = closed_file(file.path, trouble)
    return Input(file.document, place, None, name_problem("reading", error))


def make_request_keys(request: Request) -> Keys:
    """Make the keys of what a request gives; two that give the same have the same."""
    # Scanned pages are read anew once somebody installs what reads them; where their
    # recognised text is kept changes nothing.
    can_see = find_engine(request.reading.tessdata) is not None
    reading = (replace(request.reading, cache=None), can_see)
    return make_keys(reading, request.limits, request.templates, request.registry)


def _work_off(
    store: RunStore, jobs: Sequence[Job], request: Request, keys: Keys, watcher: Watcher
) -> bool:
    """Do the jobs and keep each result as it comes; tell whether the user cut it short."""
    store.write_templates(request.templates)
    registry = None if request.registry is None else load_registry(request.registry)
    cache = str(store.folder.resolve() / RECOGNISED)
    recipe = Recipe(request.templates, registry, replace(request.reading, cache=cache))
    with Interrupt(watcher.say) as interrupt:
        crew = Crew(
            shared=recipe,
            jobs=request.jobs,
            limits=request.limits,
            log=str(store.folder.resolve() / WORKERS_LOG),
            preload=PRELOAD,
            should_stop=interrupt.is_asked,
        )
        tasks = (_load_job(store, job) for job in jobs)
        ended = 0
        for done in _run_engine(tasks, crew, request):
            _keep_result(store, done, keys, watcher)
            ended += 1
    watcher.finish()
    return ended < len(jobs)


def _run_engine(
    tasks: Iterable[Job], crew: Crew[Recipe], request: Request
) -> Iterator[Done[Job, Made]]:
    if request.engine == "dask":
        return run_on_cluster(audit_content, tasks, crew, scheduler=request.scheduler)
    return run_tasks(audit_content, tasks, crew)


def _load_job(store: RunStore, job: Job) -> Job:
    return replace(job, reading=store.load_reading(job.sha256)) if job.is_known else job


def _keep_result(store: RunStore, done: Done[Job, Made], keys: Keys, watcher: Watcher) -> None:
    job, made = done.task, done.result
    if made is None:
        error = done.error or RuntimeError("no result")
        problem = name_problem("batch", error)
        made = Made(None, (), problem, done.seconds, problem.code not in LIMIT_CODES)
    if made.reading is not None or not job.is_known:
        ending = ReadingEnd(job.sha256, keys.reading, keys.limits, made.problem, made.seconds)
        store.save_reading(ending, made.reading)
    verdicts = made.analyses
    if made.problem is not None and job.is_known:
        verdicts = (made.problem,) * len(job.documents)
    judging = keys.judging if made.is_settled else UNSETTLED
    for document, analysis in zip(job.documents, verdicts, strict=False):
        store.save_analysis(document, job.sha256, judging, analysis)
    problems = [made.problem, *(v for v in verdicts if isinstance(v, Problem))]
    watcher.advance(job.documents, next((p for p in problems if p), None), made.seconds)


def _finish(
    store: RunStore,
    request: Request,
    listed: dict[str, str],
    skipped: tuple[SkippedFile, ...],
    interrupted: bool,
    start: float,
) -> RunFacts:
    """Write what a finished or interrupted run leaves beside its reports."""
    store.export_analyses()
    facts = RunFacts(
        versions=list_versions(),
        settings=_describe_settings(request) | listed,
        skipped=skipped,
        counts=count_outcomes(store.read_outcomes()),
        finished=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=round(time.perf_counter() - start, 1),
        interrupted=interrupted,
    )
    store.write_facts(facts)
    inputs = ((entry.document, entry.sha256) for entry in store.read_inputs())
    write_run_json(store.folder, facts, request.templates, inputs)
    return facts


def _describe_settings(request: Request) -> dict[str, str]:
    """List what was asked for, as text, with the hash of what lies outside."""
    settings = {
        "ocr": str(request.reading.ocr),
        "engine": request.engine,
        "jobs": str(request.jobs),
        "timeout_seconds": f"{request.limits.seconds:g}",
        "memory_mib": str(request.limits.mebibytes),
    }
    if request.reading.tessdata is not None:
        settings["tessdata"] = request.reading.tessdata
    if request.registry is not None:
        content = request.registry.read_bytes()
        settings["registry"] = show_name(str(request.registry.resolve()))
        settings["registry_sha256"] = hashlib.sha256(content).hexdigest()
    return settings
