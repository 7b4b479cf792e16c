"""The inside of a worker process: what it is given, and how it settles in."""

import ctypes
import faulthandler
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Final, TypeVar

# From <linux/prctl.h>: the signal a process gets when its parent is gone.
PR_SET_PDEATHSIG: Final = 1

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
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    station.send_bytes(os.getpid().to_bytes(8, "little"))


def do_task(function: Callable[[Task, Any], Result], task: Task) -> Result:
    """Do one task with the shared value."""
    return function(task, _SHARED[0])


def _send_output(log: str | None) -> None:
    """Keep what C libraries print away from standard output, which is for results."""
    if log is None:
        os.dup2(2, 1)
        return
    target = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    os.dup2(target, 1)
    os.dup2(target, 2)
    os.close(target)
