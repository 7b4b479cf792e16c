"""Tasks that misbehave, each in one of the ways a PDF library can.

Top-level functions, so that worker processes find them by name.
"""

import ctypes
import os
import re
import subprocess
import sys
import time
from pathlib import Path

from pipeline.errors import DamagedFileError


def work(task: str, shared: str) -> str:
    """Do what the task's name says; a plain name is done well."""
    deed, _, rest = task.partition(":")
    deeds = {
        "raise": _raise_error,
        "damaged": _raise_pipeline_error,
        "segfault": _read_nowhere,
        "loop": _loop_in_c,
        "bomb": _eat_memory,
        "exit": _leave,
        "child": _leave_child,
        "print": _print,
        "sleep": _sleep,
        "pid": _tell_process,
        "unpicklable": _give_unpicklable,
    }
    return deeds[deed](rest) if deed in deeds else f"{shared} {task}"


def _raise_error(rest: str) -> str:
    raise ZeroDivisionError(rest)


def _raise_pipeline_error(rest: str) -> str:
    raise DamagedFileError(rest, advice="throw it away")


def _read_nowhere(_rest: str) -> str:
    return ctypes.string_at(0).decode()


def _loop_in_c(_rest: str) -> str:
    """Backtrack without end inside one C call that never lets go of the interpreter."""
    return str(re.fullmatch(r"(a+)+b", "a" * 60))


def _eat_memory(_rest: str) -> str:
    eaten = []
    for _ in range(400):
        eaten.append(b"x" * (10 * 1024 * 1024))
        time.sleep(0.001)
    return str(len(eaten))


def _leave(rest: str) -> str:
    os._exit(int(rest))


def _leave_child(rest: str) -> str:
    """Start a process that outlives this task, and die."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(rest).write_text(str(child.pid))
    return ctypes.string_at(0).decode()


def _print(rest: str) -> str:
    os.write(1, rest.encode())
    return rest


def _sleep(rest: str) -> str:
    time.sleep(float(rest))
    return rest


def _tell_process(rest: str) -> str:
    Path(rest).write_text(str(os.getpid()))
    time.sleep(60)
    return rest


def _give_unpicklable(rest: str) -> str:
    return lambda: rest  # type: ignore[return-value]  # the point of this saboteur
