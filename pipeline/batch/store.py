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
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from pipeline.batch.facts import RunFacts
from pipeline.batch.keys import Keys
from pipeline.batch.ledger import (
    LEDGER,
    check_format,
    drop_tables,
    open_ledger,
    refuse_foreign,
)
from pipeline.batch.packing import (
    encode_json,
    pack_given,
    pack_value,
    unpack_given,
    unpack_json,
    unpack_value,
)
from pipeline.errors import RunFolderError
from pipeline.judging.listing import check_listing
from pipeline.model import Analysis, Listing, Outcome, Problem, Template

READINGS: Final = "readings"
RECOGNISED: Final = "recognised"
ANALYSES: Final = "analyses.jsonl"


@dataclass(frozen=True, slots=True)
class Input:
    """One file of a run; `problem` says why it could not even be opened.

    `listing` is what the manifest says of it, if it does.
    """

    document: str
    path: str
    sha256: str | None
    problem: Problem | None = None
    listing: Listing | None = None


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
        rows = [
            (i.document, i.path, i.sha256, pack_given(i.problem), pack_given(i.listing))
            for i in inputs
        ]
        with self._ledger:
            self._ledger.execute("DELETE FROM inputs")
            self._ledger.executemany("INSERT INTO inputs VALUES (?, ?, ?, ?, ?)", rows)

    def read_inputs(self) -> list[Input]:
        """Give the files of this run, sorted by document."""
        rows = self._ledger.execute("SELECT * FROM inputs ORDER BY document")
        return [
            Input(d, p, s, unpack_given(problem, Problem), unpack_given(listing, Listing))
            for d, p, s, problem, listing in rows
        ]

    def find_ending(self, sha256: str) -> ReadingEnd | None:
        """Tell how reading this content ended, if it was ever tried."""
        row = self._ledger.execute("SELECT * FROM contents WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            return None
        key, limits, problem, seconds = row[1:]
        return ReadingEnd(sha256, key, limits, unpack_given(problem, Problem), seconds)

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
                (*row, pack_given(ending.problem), ending.seconds),
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

        A file that was not reached yet gives a problem that says so; a plan that is not
        what the manifest says, a finding.
        """
        query = """
            SELECT inputs.document, path, inputs.sha256, inputs.problem, contents.problem,
                   analyses.problem, listing, analysis, seconds
            FROM inputs
            LEFT JOIN contents ON contents.sha256 = inputs.sha256
            LEFT JOIN analyses ON analyses.document = inputs.document
                AND analyses.sha256 = inputs.sha256 AND contents.problem IS NULL
            ORDER BY inputs.document
        """
        for document, path, sha256, *problems, listed, packed, time in self._ledger.execute(query):
            analysis, listing = _unpack_analysis(packed, listed), unpack_given(listed, Listing)
            problem = next((unpack_value(p, Problem) for p in problems if p is not None), None)
            if analysis is None and problem is None:
                problem = NOT_REACHED
            yield Outcome(document, path, sha256, analysis, problem, time or 0.0, listing)

    def read_keys(self) -> dict[str, Keys]:
        """Tell by which keys each document was read and judged; empty where it was not."""
        query = """
            SELECT inputs.document, COALESCE(reading_key, ''), COALESCE(limits, ''),
                   COALESCE(judging_key, '')
            FROM inputs
            LEFT JOIN contents ON contents.sha256 = inputs.sha256
            LEFT JOIN analyses ON analyses.document = inputs.document
                AND analyses.sha256 = inputs.sha256
        """
        return {document: Keys(*keys) for document, *keys in self._ledger.execute(query)}

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

    def need_facts(self) -> RunFacts:
        """Tell how the last run was done; RunFolderError where none came to its end."""
        facts = self.read_facts()
        if facts is None:
            raise RunFolderError(
                f"{self.folder} holds no finished run.",
                advice="Type the `plan-audit run` command for it again.",
            )
        return facts

    def export_analyses(self) -> None:
        """Write analyses.jsonl: one Analysis a line, sorted by document."""
        query = """
            SELECT analysis, listing FROM inputs JOIN analyses USING (document, sha256)
            WHERE analysis IS NOT NULL ORDER BY document
        """
        draft = self.folder / f"{ANALYSES}.part"
        with draft.open("wb") as lines:
            for packed, listed in self._ledger.execute(query):
                line = unpack_json(packed)
                if listed is not None:
                    line = encode_json(_unpack_analysis(packed, listed))
                lines.write(line + b"\n")
        draft.replace(self.folder / ANALYSES)

    def forget_failures(self) -> None:
        """Forget every reading and every judging that failed, so that it is tried again."""
        with self._ledger:
            self._ledger.execute("DELETE FROM contents WHERE problem IS NOT NULL")
            self._ledger.execute("DELETE FROM analyses WHERE problem IS NOT NULL")

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


def _unpack_analysis(packed: bytes | None, listed: bytes | None) -> Analysis | None:
    """Give an analysis with the findings that the manifest adds, which are never stored."""
    analysis, listing = unpack_given(packed, Analysis), unpack_given(listed, Listing)
    if analysis is None or listing is None:
        return analysis
    return replace(analysis, findings=(*analysis.findings, *check_listing(analysis, listing)))
