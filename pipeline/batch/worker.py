"""The inside of a worker process: what it is given, and how it settles in."""

import faulthandler
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

# The value shared by all tasks: filled once in each worker, never in the parent.
_SHARED: list[Any] = []


def enter_worker(shared: object, station: Connection, log: str | None) -> None:
    """Make the calling process a group of its own that ends with its parent.

    It reports its number to `station`, and what libraries print goes to `log`.
    """
    _SHARED[:] = [shared]
    _send_output(log)
    faulthandler.enable()
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    _end_with_parent()
    station.send_bytes(os.getpid().to_bytes(8, "little"))


def do_task(function: Callable[[Task, Any], Result], task: Task) -> Result:
    """Do one task with the shared value."""
    return function(task, _SHARED[0])


def _end_with_parent() -> None:
    """Let the kernel kill this process group when the parent of the pool is gone.

    The pipe that multiprocessing keeps to the parent closes with it; the kernel then
    sends a signal of our choice, which not even a loop inside C code escapes. The
    signal on a parent's death (PR_SET_PDEATHSIG) would watch the fork server instead.
    """
    parent = multiprocessing.parent_process()
    if parent is None or sys.platform != "linux":
        return
    import fcntl  # not on every system

    pipe = parent.sentinel
    fcntl.fcntl(pipe, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(pipe, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)
    if not parent.is_alive():
        os.killpg(os.getpgrp(), signal.SIGKILL)


def _send_output(log: str | None) -> None:
    """Keep what C libraries print away from standard output, which is for results."""
    if log is None:
        os.dup2(2, 1)
        return
    target = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    os.dup2(target, 1)
    os.dup2(target, 2)
    os.close(target)
