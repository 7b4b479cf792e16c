"""A run folder opened for reading alone, which leaves no trace in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.batch.causes import Conditions
from pipeline.batch.changes import Run, view_run
from pipeline.batch.ledger import LEDGER, name_damage, refuse_foreign, refuse_format
from pipeline.batch.store import RunStore
from pipeline.errors import RunFolderError


def read_run(folder: Path) -> Run:
    """Take from a run folder what is compared between runs."""
    with read_store(folder) as store:
        facts = store.need_facts()
        templates = {template.id: template.sha256 for template in store.read_templates()}
        conditions = Conditions(templates, facts.settings, facts.versions)
        return view_run(store.read_outcomes(), store.read_keys(), conditions)


@contextmanager
def read_store(folder: Path) -> Iterator[RunStore]:
    """Open a run folder that nobody is writing to; it may be write-protected.

    Raises RunFolderError where the folder is missing, in use, damaged, of another format,
    or where a run began on it meanwhile.
    """
    path = folder / LEDGER
    if not path.is_file():
        refuse_foreign(folder, create=False)
    _refuse_open(path)
    before = _date_file(path)
    # Without locks and without the files that locks need: nothing else is read-only.
    ledger = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
    try:
        with RunStore(folder, ledger) as store:
            (version,) = ledger.execute("PRAGMA user_version").fetchone()
            refuse_format(folder, version)
            yield store
    except sqlite3.Error as error:
        raise name_damage(folder, error) from error
    if _date_file(path) != before:
        _refuse_use(folder)


def _refuse_open(path: Path) -> None:
    """Refuse a ledger that somebody writes to, or was writing to when it was killed.

    Its newest rows are kept in a file beside it, which goes when the ledger is closed.
    """
    if path.with_name(f"{LEDGER}-wal").exists():
        _refuse_use(path.parent)


def _refuse_use(folder: Path) -> None:
    raise RunFolderError(
        f"{folder} is in use by another run, or its last run was killed.",
        advice="Wait until that run has ended; if there is none, type its command again.",
    )


def _date_file(path: Path) -> tuple[int, int]:
    facts = path.stat()
    return facts.st_mtime_ns, facts.st_size
