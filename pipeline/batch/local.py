"""Worker processes with time and memory limits; one may die, the run goes on.

Each task runs in a worker process of its own process group. Three watches guard it:

    time      pebble ends a worker whose task takes too long, even inside C code
    memory    a thread here reads each worker's resident memory and kills the excess;
              a limit on address space would count what libraries only reserve, and
              turn into crashes inside C instead of one clear reason
    kin       when a worker is gone, its process group is killed: no child survives
"""

import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Final, Generic, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from pipeline.batch.guard import Guard
from pipeline.batch.worker import do_task, enter_worker
from pipeline.errors import MemoryLimitError, TimeLimitError, WorkerDiedError

# Numeric libraries and Tesseract start a thread for each core; a file for each core
# is worth more, so each worker keeps to one thread unless the user says otherwise.
THREAD_LIMITS: Final = ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS")

# A worker is replaced after so many tasks, so that what libraries leak stays small.
TASKS_PER_WORKER: Final = 50

# So many tasks for each worker wait at hand: none idles, and little is in memory.
TASKS_AHEAD: Final = 2

# Seconds between two looks at the stop signal while tasks run.
LOOK: Final = 0.1

# Every task ends within its time limit, by itself or by pebble. So long a silence
# beyond it means that a worker took a lock of the pool with it when it died.
SILENCE_MAX: Final = 60.0

# A worker killed while it was idle breaks pebble's whole pool, and the tasks in hand
# are given to a new one; a task that met so many broken pools is given up.
BROKEN_POOLS_MAX: Final = 3

Task = TypeVar("Task")
Shared = TypeVar("Shared")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use: seconds of wall time, mebibytes of resident memory."""

    seconds: float
    mebibytes: int


@dataclass(frozen=True, slots=True)
class Crew(Generic[Shared]):
    """How tasks are worked on.

    `shared` is handed to each worker once; `jobs` tasks run at a time; `log` is the
    file that takes what libraries print; `preload` names modules that workers share.
    `should_stop` is asked between tasks: tasks in hand are finished, the rest is left.
    """

    shared: Shared
    jobs: int
    limits: Limits
    log: str | None = None
    preload: tuple[str, ...] = ()
    should_stop: Callable[[], bool] = bool


@dataclass(frozen=True, slots=True)
class Done(Generic[Task, Result]):
    """A task with its result, or with the error that stands for it."""

    task: Task
    result: Result | None
    error: Exception | None
    seconds: float


def count_cores() -> int:
    """Tell how many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_tasks(
    function: Callable[[Task, Shared], Result], tasks: Iterable[Task], crew: Crew[Shared]
) -> Iterator[Done[Task, Result]]:
    """Give each task's end as it comes, in any order; no task can end the run.

    A task whose worker died or outgrew its memory is tried once more at the end, in a
    worker that did nothing before: the fault may have been an earlier task's.
    """
    again: list[Task] = []
    for done in _run_round(function, tasks, crew, tasks_per_worker=TASKS_PER_WORKER):
        if isinstance(done.error, MemoryLimitError | WorkerDiedError):
            again.append(done.task)
        else:
            yield done
    if again:
        yield from _run_round(function, again, crew, tasks_per_worker=1)


def _run_round(
    function: Callable[[Task, Shared], Result],
    tasks: Iterable[Task],
    crew: Crew[Shared],
    *,
    tasks_per_worker: int,
) -> Iterator[Done[Task, Result]]:
    source = iter(tasks)
    with _Shift(function, crew, tasks_per_worker) as shift:
        while True:
            if crew.should_stop():
                source = iter(())
                shift.call_off()
            for task in islice(source, shift.room()):
                shift.begin(task)
            if shift.is_idle():
                break
            yield from shift.collect()


@dataclass(frozen=True, slots=True)
class _Begun(Generic[Task]):
    """A task given to the pool: when, and how many pools broke under it."""

    task: Task
    start: float
    broken: int


class _Shift(Generic[Task, Shared, Result]):
    """A pool at work, with the tasks it has in hand."""

    def __init__(
        self,
        function: Callable[[Task, Shared], Result],
        crew: Crew[Shared],
        tasks_per_worker: int,
    ) -> None:
        self._function = function
        self._crew = crew
        self._tasks_per_worker = tasks_per_worker
        self._context = _choose_context(crew.preload)
        self._guard = Guard(self._context, crew.limits.mebibytes)
        self._pool = self._open_pool()
        self._begun: dict[Future[Result], _Begun[Task]] = {}
        self._given_up: list[Done[Task, Result]] = []
        self._heard = time.monotonic()

    def __enter__(self) -> Self:
        self._guard.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _end_pool(self._pool)
        self._guard.__exit__(kind, error, trace)

    def is_idle(self) -> bool:
        """Tell whether nothing is in hand."""
        return not (self._begun or self._given_up)

    def room(self) -> int:
        """Tell how many more tasks may be begun."""
        return max(0, self._crew.jobs * TASKS_AHEAD - len(self._begun))

    def begin(self, task: Task, broken: int = 0) -> None:
        """Give one task to the pool, or to a new one if the pool broke meanwhile."""
        if not self._begun:
            self._heard = time.monotonic()
        if not self._pool.active:
            self._renew_pool()
        job = self._pool.schedule(
            do_task, (self._function, task), timeout=self._crew.limits.seconds
        )
        self._begun[job] = _Begun(task, time.monotonic(), broken)

    def call_off(self) -> None:
        """Take back the tasks that no worker has started."""
        for job in [job for job in self._begun if not (job.running() or job.done())]:
            job.cancel()
            del self._begun[job]

    def collect(self) -> Iterator[Done[Task, Result]]:
        """Give the tasks that ended meanwhile."""
        ready, _ = wait(self._begun, timeout=LOOK, return_when=FIRST_COMPLETED)
        silence = time.monotonic() - self._heard
        if any(isinstance(job.exception(), BrokenProcessPool) for job in ready) or (
            not ready and silence > self._crew.limits.seconds + SILENCE_MAX
        ):
            self._renew_pool()
        else:
            yield from [self._end_task(job) for job in ready]
        given_up, self._given_up = self._given_up, []
        yield from given_up

    def _end_task(self, job: Future[Result]) -> Done[Task, Result]:
        self._heard = time.monotonic()
        begun, error = self._begun.pop(job), job.exception()
        result = job.result() if error is None else None
        return Done(begun.task, result, self._name_error(error), self._heard - begun.start)

    def _renew_pool(self) -> None:
        """Begin the tasks in hand again with new workers."""
        _end_pool(self._pool)
        self._pool = self._open_pool()
        lost, self._begun = self._begun, {}
        self._heard = time.monotonic()
        for begun in lost.values():
            if begun.broken < BROKEN_POOLS_MAX:
                self.begin(begun.task, begun.broken + 1)
            else:
                error = _died("it broke the pool of workers")
                self._given_up.append(Done(begun.task, None, error, 0.0))

    def _open_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._crew.jobs,
            max_tasks=self._tasks_per_worker,
            initializer=enter_worker,
            initargs=(self._crew.shared, self._guard.station, self._crew.log),
            context=self._context,
        )

    def _name_error(self, error: BaseException | None) -> Exception | None:
        limits = self._crew.limits
        if isinstance(error, ProcessExpired) and self._guard.has_outgrown(error.pid):
            return MemoryLimitError(
                f"It needed more than {limits.mebibytes} MiB of memory.",
                advice="Give it more memory with --memory MIB.",
            )
        if isinstance(error, ProcessExpired):
            return _died(f"its worker process ended with status {error.exitcode}")
        if isinstance(error, TimeoutError):
            return TimeLimitError(
                f"It took longer than {limits.seconds:g} seconds.",
                advice="Give it more time with --timeout SECONDS.",
            )
        return error if isinstance(error, Exception | None) else _died(repr(error))


def _died(how: str) -> WorkerDiedError:
    return WorkerDiedError(
        f"It ended its worker process twice: {how}.",
        advice="Open the file, save or print it as a new PDF, and run again.",
    )


def _end_pool(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it without types
    pool.join()


def _choose_context(preload: tuple[str, ...]) -> BaseContext:
    """Start workers without copies of our threads and locks.

    A fork server loads the libraries once and lends them to every worker; where the
    system has none, each worker starts from nothing. Workers inherit the environment.
    """
    for name in THREAD_LIMITS:
        os.environ.setdefault(name, "1")
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context
