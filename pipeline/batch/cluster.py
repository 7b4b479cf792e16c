"""The same isolated work on a Dask cluster.

A loop inside C code cannot be ended from within a Dask worker, and a crash would
cost the tasks beside it, so each task runs in a process of its own there too.
Files must be reachable under the same path on every machine.
"""

import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from pipeline.batch.local import LOOK, TASKS_AHEAD, Crew, Done, run_tasks
from pipeline.errors import UsageError, WorkerDiedError

Task = TypeVar("Task")
Shared = TypeVar("Shared")
Result = TypeVar("Result")


def run_on_cluster(
    function: Callable[[Task, Shared], Result],
    tasks: Iterable[Task],
    crew: Crew[Shared],
    *,
    scheduler: str | None,
) -> Iterator[Done[Task, Result]]:
    """Do as `run_tasks` does, on the workers of a scheduler, or of one started here."""
    with _open_client(scheduler, crew.jobs) as client:
        _check_workers(client)
        alone = replace(crew, jobs=1, log=None, should_stop=bool)
        shared = client.scatter(alone, broadcast=True)
        room = TASKS_AHEAD * max(1, sum(client.nthreads().values()))
        source, begun = iter(tasks), dict[Any, tuple[Task, float]]()
        while True:
            if crew.should_stop():
                source = iter(())
                for future in [future for future in begun if not future.done()]:
                    future.cancel()
                    del begun[future]
            for task in islice(source, room - len(begun)):
                future = client.submit(_do_alone, function, task, shared, pure=False)
                begun[future] = task, time.monotonic()
            if not begun:
                break
            ended = [future for future in begun if future.done()]
            for future in ended:
                yield _end_task(future, *begun.pop(future))
            if not ended:
                time.sleep(LOOK)


def _do_alone(
    function: Callable[[Task, Shared], Result], task: Task, crew: Crew[Shared]
) -> Done[Task, Result]:
    (done,) = run_tasks(function, [task], crew)
    return done


def _end_task(future: Any, task: Task, start: float) -> Done[Task, Any]:
    if future.status == "finished":
        done: Done[Task, Any] = future.result()
        return done
    error = WorkerDiedError(
        f"The cluster lost it ({future.exception()!r}).",
        advice="Look at the workers' logs, then run again: it goes on where it stopped.",
    )
    return Done(task, None, error, time.monotonic() - start)


def _open_client(scheduler: str | None, jobs: int) -> Any:
    try:
        import distributed
    except ImportError as error:
        raise UsageError(
            "The engine dask is not installed.",
            advice='Type: pip install "plan-audit[cluster]"; or leave out --engine dask.',
        ) from error
    dask: Any = distributed  # it publishes types for some of its functions only
    if scheduler is None:
        settings = {"n_workers": 1, "threads_per_worker": jobs, "processes": False}
        return dask.Client(dask.LocalCluster(**settings, dashboard_address=None))
    try:
        return dask.Client(scheduler, timeout=10)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"No Dask scheduler answers at {scheduler} ({error}).",
            advice="Give its address as --scheduler tcp://HOST:8786.",
        ) from error


def _check_workers(client: Any) -> None:
    """Refuse workers that may not start processes of their own."""
    if any(client.run(_is_daemon).values()):
        raise UsageError(
            "The cluster's workers may not start processes of their own.",
            advice="Start them with: dask worker ADDRESS --no-nanny",
        )


def _is_daemon() -> bool:
    return multiprocessing.current_process().daemon
