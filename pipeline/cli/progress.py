"""How a run goes, for the person who waits and for the log that stays."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar

from pipeline.model import Problem
from pipeline.reporting.cells import clean_text

RUN_LOG: Final = "run.log"


class Progress:
    """Tells a run on standard error and in run.log.

    On a terminal a bar with time left; otherwise one line for each file.
    """

    def __init__(self, folder: Path) -> None:
        self._console = Console(file=sys.stderr, highlight=False, markup=False)
        self._log = (folder / RUN_LOG).open("a", encoding="utf-8", errors="backslashreplace")
        self._bar: Bar | None = None
        self._task = TaskID(0)
        self._total = self._done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.finish()
        self._log.close()

    def say(self, message: str) -> None:
        """Tell one sentence."""
        self._console.print(message, soft_wrap=True)
        self._write_log(message)

    def begin(self, total: int) -> None:
        """Start counting to `total`."""
        self._total = total
        if self._console.is_terminal and total:
            self._bar = Bar(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TaskProgressColumn(show_speed=True),
                TimeRemainingColumn(),
                console=self._console,
                # Standard output is for results, which may go to a file.
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._task = self._bar.add_task("Reading", total=total)
            self._bar.start()

    def advance(self, documents: Sequence[str], problem: Problem | None, seconds: float) -> None:
        """Tell that one content, shown under these names, is done."""
        self._done += 1
        for document in documents:
            if problem is None:
                line = f"{document}: done ({seconds:.1f} s)"
            else:
                line = f"{document}: {problem.code}: {problem.message}"
            # A name may hold line ends, and codes that steer a terminal.
            line = clean_text(f"[{self._done}/{self._total}] {line}")
            self._tell_line(line, is_trouble=problem is not None)

    def finish(self) -> None:
        """Take the bar away: nothing more is worked on."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _tell_line(self, line: str, *, is_trouble: bool) -> None:
        self._write_log(line)
        if self._bar is None or is_trouble:
            self._console.print(line, soft_wrap=True)
        if self._bar is not None:
            self._bar.update(self._task, completed=self._done)

    def _write_log(self, line: str) -> None:
        self._log.write(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S} {line}\n")
        self._log.flush()
