"""A cluster of two workers gives what one machine gives, also when a worker is killed."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from pipeline.batch.cluster import run_on_cluster
from pipeline.batch.local import Crew, Limits, run_tasks
from pipeline.cli import main
from tests.batches import copy_plans, read_tables, start_module, start_run, wait_for_rows
from tests.unit.saboteurs import work

pytest.importorskip("distributed")

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="memory is watched through /proc"),
    pytest.mark.filterwarnings("ignore"),  # distributed warns of its own sockets and loops
]

FILES: Final = 20
SETTINGS: Final = ("--jobs", "2", "--ocr", "never")
PATIENCE: Final = 120.0
WORKER: Final = ("distributed.cli.dask_worker", "--no-nanny", "--nthreads", "1", "--no-dashboard")

SABOTEURS: Final = {
    "raise:x": "ZeroDivisionError",
    "damaged:y": "DamagedFileError",
    "segfault": "WorkerDiedError",
    "exit:3": "WorkerDiedError",
    "loop": "TimeLimitError",
    "bomb": "MemoryLimitError",
    "unpicklable": "WorkerDiedError",
}


class Cluster(NamedTuple):
    """A scheduler and its two workers, each a process of its own."""

    address: str
    workers: tuple[subprocess.Popen[str], ...]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    notice = tmp_path / "scheduler.json"
    found = ("--scheduler-file", str(notice))
    scheduler = start_module(
        "distributed.cli.dask_scheduler", *found, "--port", "0", "--no-dashboard"
    )
    workers = tuple(
        start_module(*WORKER, *found, "--local-directory", str(tmp_path / name)) for name in "ab"
    )
    try:
        yield Cluster(wait_for_workers(notice, len(workers)), workers)
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.communicate()


def wait_for_workers(notice: Path, count: int) -> str:
    """Give the address of the scheduler once so many workers reported to it."""
    import distributed

    client = distributed.Client(  # type: ignore[no-untyped-call]  # it comes without types
        scheduler_file=str(notice), timeout=PATIENCE
    )
    with client:
        client.wait_for_workers(count, timeout=PATIENCE)
        address: str = json.loads(notice.read_text())["address"]
    return address


def test_two_workers_give_the_tables_of_this_machine_even_if_one_is_killed(
    tmp_path: Path, cluster: Cluster
) -> None:
    plans, here, there, lost = (tmp_path / name for name in ("plans", "here", "there", "lost"))
    copy_plans(plans, FILES)
    engine = ("--engine", "dask", "--scheduler", cluster.address)
    assert main(["run", str(plans), "--out", str(here), *SETTINGS]) == 1
    assert main(["run", str(plans), "--out", str(there), *SETTINGS, *engine]) == 1
    with start_run(plans, lost, *SETTINGS, *engine) as process:
        wait_for_rows(lost, FILES // 4, process, PATIENCE)
        cluster.workers[0].send_signal(signal.SIGKILL)
        _, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, errors
    assert read_tables(there) == read_tables(here)
    assert read_tables(lost) == read_tables(here)
    assert (there / "analyses.jsonl").read_bytes() == (here / "analyses.jsonl").read_bytes()


@pytest.mark.parametrize(("engine", "good"), [("local", 93), ("dask", 20)])
def test_saboteurs_fail_their_own_rows_on_both_engines(
    tmp_path: Path, cluster: Cluster, engine: str, good: int
) -> None:
    tasks = [*SABOTEURS, *(f"good {number}" for number in range(good))]
    crew = Crew("done:", 2, Limits(seconds=10, mebibytes=300), log=str(tmp_path / "workers.log"))
    ended = (
        run_tasks(work, tasks, crew)
        if engine == "local"
        else run_on_cluster(work, tasks, crew, scheduler=cluster.address)
    )
    ends = {done.task: done for done in ended}
    errors = {task: type(done.error).__name__ for task, done in ends.items() if done.error}
    assert errors == SABOTEURS
    assert {task: done.result for task, done in ends.items() if done.error is None} == {
        f"good {number}": f"done: good {number}" for number in range(good)
    }
