"""Saboteurs: whatever one task does, the others come home, and it is named."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.batch.local import Crew, Done, Limits, run_tasks
from pipeline.errors import DamagedFileError, MemoryLimitError, TimeLimitError, WorkerDiedError
from tests.unit.saboteurs import work

LIMITS = Limits(seconds=5, mebibytes=300)


def run_all(tasks: Iterable[str], **options: object) -> dict[str, Done[str, str]]:
    crew = Crew("well done:", 2, LIMITS, **options)  # type: ignore[arg-type]  # options of Crew
    return {done.task: done for done in run_tasks(work, tasks, crew)}


def is_running(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except FileNotFoundError:
        return False


def test_good_tasks_are_done_with_the_shared_value() -> None:
    ended = run_all(["a", "b", "c"])
    assert {task: done.result for task, done in ended.items()} == {
        "a": "well done: a",
        "b": "well done: b",
        "c": "well done: c",
    }


@pytest.mark.skipif(sys.platform != "linux", reason="memory is watched through /proc")
def test_no_saboteur_takes_the_others_with_it(tmp_path: Path) -> None:
    kinds = {
        "raise:x": ZeroDivisionError,
        "damaged:y": DamagedFileError,
        "segfault": WorkerDiedError,
        "exit:3": WorkerDiedError,
        "loop": TimeLimitError,
        "bomb": MemoryLimitError,
        "unpicklable": WorkerDiedError,
    }
    good = [f"good {number}" for number in range(20)]
    ended = run_all([*kinds, *good], log=str(tmp_path / "workers.log"))
    assert {task: type(ended[task].error) for task in kinds} == kinds
    assert all(ended[task].result == f"well done: {task}" for task in good)
    assert len(ended) == len(kinds) + len(good)


def test_an_error_raised_on_purpose_keeps_its_advice() -> None:
    error = run_all(["damaged:y"])["damaged:y"].error
    assert isinstance(error, DamagedFileError)
    assert error.advice == "throw it away"


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="process groups")
def test_a_child_left_behind_dies_with_its_worker(tmp_path: Path) -> None:
    note = tmp_path / "child"
    run_all([f"child:{note}"], log=str(tmp_path / "workers.log"))
    child = int(note.read_text())
    assert not is_running(child)


def test_what_libraries_print_goes_to_the_log(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run_all(["print:noise"], log=str(tmp_path / "workers.log"))
    assert capfd.readouterr().out == ""
    assert (tmp_path / "workers.log").read_text() == "noise"


def test_asked_to_stop_it_finishes_what_is_in_hand_and_leaves_the_rest() -> None:
    ended: list[Done[str, str]] = []
    crew = Crew("", 2, LIMITS, should_stop=lambda: bool(ended))
    for done in run_tasks(work, [f"sleep:0.{number}" for number in range(1, 10)], crew):
        ended.append(done)  # noqa: PERF402 - what is asked above must see each as it comes
    assert 1 <= len(ended) <= 4
    assert all(done.error is None for done in ended)


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = (
        "from pipeline.batch.local import Crew, Limits, run_tasks\n"
        "from tests.unit.saboteurs import work\n"
        "if __name__ == '__main__':\n"
        f"    list(run_tasks(work, ['pid:{tmp_path / 'pid'}'], Crew('', 1, Limits(60, 300))))\n"
    )
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", script], cwd=root) as parent:
        note = tmp_path / "pid"
        until = time.monotonic() + 20
        while not (note.exists() and note.read_text()) and time.monotonic() < until:
            time.sleep(0.05)
        parent.send_signal(signal.SIGKILL)
    until = time.monotonic() + 5
    while is_running(int(note.read_text())) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_running(int(note.read_text()))
