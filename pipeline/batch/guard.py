"""Watching worker processes from outside: their memory, and what they leave behind.

A worker reports itself once; a thread of the parent then looks at it ten times a
second, so that not even a loop inside C code escapes.
"""

import os
import signal
import threading
from multiprocessing.context import BaseContext
from pathlib import Path
from types import TracebackType
from typing import Final, Self

# A process that touches memory as fast as it can takes about 200 MiB in this time.
INTERVAL: Final = 0.1

PROCESSES: Final = Path("/proc")
MEBIBYTE: Final = 1024 * 1024


def is_memory_watched() -> bool:
    """Tell whether this system lets us see how much memory a process uses."""
    return (PROCESSES / "self" / "statm").is_file()


class Guard:
    """The watch over the workers that reported to `station`."""

    def __init__(self, context: BaseContext, mebibytes: int) -> None:
        self._inbox, self.station = context.Pipe(duplex=False)
        self._limit = mebibytes * MEBIBYTE
        self._workers: set[int] = set()
        self._outgrown: set[int] = set()
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._keep_watch, name="guard", daemon=True)

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._watch.join()
        self._meet_workers()
        for worker in self._workers:
            _kill_group(worker)
        self._inbox.close()
        self.station.close()

    def has_outgrown(self, worker: int) -> bool:
        """Tell whether a worker was killed for its memory."""
        return worker in self._outgrown

    def _keep_watch(self) -> None:
        while not self._ended.wait(INTERVAL):
            self._meet_workers()
            for worker in tuple(self._workers):
                self._look_at(worker)

    def _meet_workers(self) -> None:
        while self._inbox.poll():
            self._workers.add(int.from_bytes(self._inbox.recv_bytes(), "little"))

    def _look_at(self, worker: int) -> None:
        memory = measure_memory(worker)
        if memory is None:
            self._workers.discard(worker)
            _kill_group(worker)
        elif memory > self._limit:
            self._outgrown.add(worker)
            _kill_group(worker)


def measure_memory(process: int) -> int | None:
    """Give a process' resident memory in bytes; 0 where unknown, None once it is gone."""
    if not is_memory_watched():
        return 0
    try:
        size, resident, *_ = (PROCESSES / str(process) / "statm").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    # A process that ended and was not collected yet has no memory left at all.
    return int(resident) * os.sysconf("SC_PAGE_SIZE") if int(size) else None


def _kill_group(leader: int) -> None:
    if hasattr(os, "killpg"):
        try:
            os.killpg(leader, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return
