"""Ctrl-C: once, the files in hand are finished; twice, everything stops at once."""

import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self


class Interrupt:
    """Watches for Ctrl-C and for the system's polite request to end.

    Only the main thread can be told of signals; elsewhere nothing is watched.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._asked = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for kind in (signal.SIGINT, signal.SIGTERM):
                self._before[kind] = signal.signal(kind, self._hear)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for signum, handler in self._before.items():
            signal.signal(signum, handler)

    def is_asked(self) -> bool:
        """Tell whether the run was asked to stop."""
        return self._asked

    def _hear(self, signum: int, frame: FrameType | None) -> None:  # noqa: ARG002 - given by Python
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
        self._say("Stopping after the files in hand. Press Ctrl-C again to stop at once.")
