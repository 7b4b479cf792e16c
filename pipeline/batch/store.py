"""The run folder as state: a ledger, the stored readings and the analyses.

What was read is known by the content of the file, so that a plan under two names
is read once, and judged under each of its names.

    ledger.sqlite                    inputs, how their reading ended, analyses
    readings/<sha256>.json.zst       one Document for each content
    recognised/                      what recognition read, for the next time
"""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from pipeline.batch.facts import RunFacts
from pipeline.batch.ledger import (
    LEDGER,
    check_format,
    drop_tables,
    open_ledger,
    refuse_foreign,
)
from pipeline.batch.packing import pack_value, unpack_json, unpack_value
from pipeline.model import Analysis, Outcome, Problem, Template

READINGS: Final = "readings"
RECOGNISED: Final = "recognised"
ANALYSES: Final = "analyses.jsonl"


@dataclass(frozen=True, slots=True)
class Input:
    """One file of a run; `problem` says why it could not even be opened."""

    document: str
    path: str
    sha256: str | None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class ReadingEnd:
    """How reading one content ended, under which settings and limits."""

    sha256: str
    reading_key: str
    limits: str
    problem: Problem | None
    seconds: float


class RunStore:
    """A run folder held open; nobody else may use it meanwhile."""

    def __init__(self, folder: Path, ledger: sqlite3.Connection) -> None:
        self.folder = folder
        self._ledger = ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ledger.close()

    def write_inputs(self, inputs: Iterable[Input]) -> None:
        """Replace the list of files that this run is about."""
        rows = [(i.document, i.path, i.sha256, _pack_problem(i.problem)) for i in inputs]
        with self._ledger:
            self._ledger.execute("DELETE FROM inputs")
            self._ledger.executemany("INSERT INTO inputs VALUES (?, ?, ?, ?)", rows)

    def read_inputs(self) -> list[Input]:
        """Give the files of this run, sorted by document."""
        rows = self._ledger.execute("SELECT * FROM inputs ORDER BY document")
        return [Input(d, p, s, _unpack_problem(problem)) for d, p, s, problem in rows]

    def find_ending(self, sha256: str) -> ReadingEnd | None:
        """Tell how reading this content ended, if it was ever tried."""
        row = self._ledger.execute("SELECT * FROM contents WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            return None
        key, limits, problem, seconds = row[1:]
        return ReadingEnd(sha256, key, limits, _unpack_problem(problem), seconds)

    def find_judging_key(self, document: str, sha256: str) -> str | None:
        """Tell by which templates and rules a document was judged last."""
        row = self._ledger.execute(
            "SELECT judging_key FROM analyses WHERE document = ? AND sha256 = ?",
            (document, sha256),
        ).fetchone()
        return None if row is None else str(row[0])

    def has_reading(self, sha256: str) -> bool:
        """Tell whether a reading of this content is stored."""
        return self._reading_path(sha256).is_file()

    def load_reading(self, sha256: str) -> bytes | None:
        """Give the packed reading of a content, or None where none is stored."""
        try:
            return self._reading_path(sha256).read_bytes() or None
        except FileNotFoundError:
            return None

    def save_reading(self, ending: ReadingEnd, reading: bytes | None) -> None:
        """Keep a reading, or the reason why there is none."""
        if reading is not None:
            _write_whole(self._reading_path(ending.sha256), reading)
        row = (ending.sha256, ending.reading_key, ending.limits)
        with self._ledger:
            self._ledger.execute(
                "INSERT OR REPLACE INTO contents VALUES (?, ?, ?, ?, ?)",
                (*row, _pack_problem(ending.problem), ending.seconds),
            )

    def save_analysis(
        self, document: str, sha256: str, judging_key: str, analysis: bytes | Problem
    ) -> None:
        """Keep what judging gave for a document: a packed Analysis or a Problem."""
        packed, problem = (
            (None, pack_value(analysis)) if isinstance(analysis, Problem) else (analysis, None)
        )
        with self._ledger:
            self._ledger.execute(
                "INSERT OR REPLACE INTO analyses VALUES (?, ?, ?, ?, ?)",
                (document, sha256, judging_key, packed, problem),
            )

    def read_outcomes(self) -> Iterator[Outcome]:
        """Give how each file of the run ended, sorted by document, one at a time.

        A file that was not reached yet gives a problem that says so.
        """
        query = """
            SELECT inputs.document, path, inputs.sha256, inputs.problem, contents.problem,
                   analyses.problem, analysis, seconds
            FROM inputs
            LEFT JOIN contents ON contents.sha256 = inputs.sha256
            LEFT JOIN analyses ON analyses.document = inputs.document
                AND analyses.sha256 = inputs.sha256 AND contents.problem IS NULL
            ORDER BY inputs.document
        """
        for document, path, sha256, *problems, packed, seconds in self._ledger.execute(query):
            analysis = None if packed is None else unpack_value(packed, Analysis)
            problem = next((_unpack_problem(p) for p in problems if p is not None), None)
            if analysis is None and problem is None:
                problem = NOT_REACHED
            yield Outcome(document, path, sha256, analysis, problem, seconds or 0.0)

    def write_templates(self, templates: Iterable[Template]) -> None:
        """Keep the templates by which this run is judged."""
        rows = [(number, pack_value(t)) for number, t in enumerate(templates)]
        with self._ledger:
            self._ledger.execute("DELETE FROM templates")
            self._ledger.executemany("INSERT INTO templates VALUES (?, ?)", rows)

    def read_templates(self) -> tuple[Template, ...]:
        """Give the templates by which this run was judged."""
        rows = self._ledger.execute("SELECT template FROM templates ORDER BY position")
        return tuple(unpack_value(packed, Template) for (packed,) in rows)

    def write_facts(self, facts: RunFacts) -> None:
        """Keep how the last run on this folder was done."""
        with self._ledger:
            self._ledger.execute("DELETE FROM facts")
            self._ledger.execute("INSERT INTO facts VALUES (?)", (pack_value(facts),))

    def read_facts(self) -> RunFacts | None:
        """Tell how the last run was done, or None where none came to its end."""
        row = self._ledger.execute("SELECT facts FROM facts").fetchone()
        return None if row is None else unpack_value(row[0], RunFacts)

    def export_analyses(self) -> None:
        """Write analyses.jsonl: one Analysis a line, sorted by document."""
        query = """
            SELECT analysis FROM inputs JOIN analyses USING (document, sha256)
            WHERE analysis IS NOT NULL ORDER BY document
        """
        draft = self.folder / f"{ANALYSES}.part"
        with draft.open("wb") as lines:
            for (packed,) in self._ledger.execute(query):
                lines.write(unpack_json(packed) + b"\n")
        draft.replace(self.folder / ANALYSES)

    def clear(self) -> None:
        """Forget everything, so that a run starts over."""
        drop_tables(self._ledger)
        for reading in (self.folder / READINGS).glob("*.json.zst"):
            reading.unlink()
        shutil.rmtree(self.folder / RECOGNISED, ignore_errors=True)

    def _reading_path(self, sha256: str) -> Path:
        return self.folder / READINGS / f"{sha256}.json.zst"


NOT_REACHED: Final = Problem(
    stage="run",
    code="not_reached",
    message="The run was stopped before this file's turn.",
    advice="Type the same command again: it goes on where it stopped.",
)


def open_store(folder: Path, *, create: bool = False, fresh: bool = False) -> RunStore:
    """Open a run folder for one user at a time.

    `create` makes a new one where there is none; `fresh` forgets what an old one
    holds. Raises RunFolderError where the folder is missing, in use, somebody
    else's, or of another format.
    """
    exists = (folder / LEDGER).is_file()
    if not exists:
        refuse_foreign(folder, create=create)
        (folder / READINGS).mkdir(parents=True, exist_ok=True)
    ledger = open_ledger(folder)
    store = RunStore(folder, ledger)
    try:
        if fresh:
            store.clear()
        check_format(folder, ledger)
    except BaseException:
        ledger.close()
        raise
    return store


def _write_whole(path: Path, content: bytes) -> None:
    """Write so that a reader meets all of it or nothing."""
    draft = path.with_name(path.name + ".part")
    draft.write_bytes(content)
    draft.replace(path)


def _pack_problem(problem: Problem | None) -> bytes | None:
    return None if problem is None else pack_value(problem)


def _unpack_problem(packed: bytes | None) -> Problem | None:
    return None if packed is None else unpack_value(packed, Problem)
