"""The same work on Dask: results come home, and a crash costs one task."""

import pytest

from pipeline.batch.cluster import run_on_cluster
from pipeline.batch.local import Crew, Limits
from pipeline.errors import TimeLimitError, UsageError, WorkerDiedError
from tests.unit.saboteurs import work

pytest.importorskip("distributed")

LIMITS = Limits(seconds=5, mebibytes=300)


@pytest.mark.filterwarnings("ignore")  # distributed warns of its own sockets and loops
def test_crashes_and_loops_cost_only_their_own_task() -> None:
    tasks = ["a", "segfault", "loop", "b"]
    crew = Crew("well done:", 2, LIMITS)
    ended = {done.task: done for done in run_on_cluster(work, tasks, crew, scheduler=None)}
    assert {task: done.result for task, done in ended.items() if done.error is None} == {
        "a": "well done: a",
        "b": "well done: b",
    }
    assert isinstance(ended["segfault"].error, WorkerDiedError)
    assert isinstance(ended["loop"].error, TimeLimitError)


@pytest.mark.filterwarnings("ignore")
def test_an_address_where_nobody_answers_is_told_in_one_sentence() -> None:
    crew = Crew("", 1, LIMITS)
    with pytest.raises(UsageError, match="No Dask scheduler answers"):
        list(run_on_cluster(work, ["a"], crew, scheduler="tcp://127.0.0.1:9"))
