"""The ledger of a run folder: an SQLite file that one run at a time may open."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from pipeline.batch.packing import FORMAT
from pipeline.errors import RunFolderError

LEDGER: Final = "ledger.sqlite"

# Files of ours that a run writes over: their presence without a ledger means that
# somebody else's work lies in the folder.
PRODUCTS: Final = ("documents.csv", "elements.csv", "report.xlsx", "report.html", "run.json")

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS inputs (
    document TEXT PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT, problem BLOB, listing BLOB
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS contents (
    sha256 TEXT PRIMARY KEY, reading_key TEXT NOT NULL, limits TEXT NOT NULL,
    problem BLOB, seconds REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS analyses (
    document TEXT NOT NULL, sha256 TEXT NOT NULL, judging_key TEXT NOT NULL,
    analysis BLOB, problem BLOB,
    PRIMARY KEY (document, sha256)
);
CREATE TABLE IF NOT EXISTS templates (position INTEGER PRIMARY KEY, template BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS facts (facts BLOB NOT NULL);
"""
TABLES: Final = ("inputs", "contents", "analyses", "templates", "facts")


def refuse_foreign(folder: Path, *, create: bool) -> None:
    """Refuse a folder that is no run folder, or that holds somebody else's work."""
    if not create:
        raise RunFolderError(
            f"{folder} is not a run folder.",
            advice="Name the folder that was given to `plan-audit run` as --out.",
        )
    if folder.exists() and not folder.is_dir():
        raise RunFolderError(f"{folder} is a file.", advice="Name a folder as --out.")
    taken = [name for name in PRODUCTS if (folder / name).exists()]
    if taken:
        raise RunFolderError(
            f"{folder} already holds {taken[0]}, which this run would overwrite.",
            advice="Name a new or an empty folder as --out.",
        )


def open_ledger(folder: Path) -> sqlite3.Connection:
    """Connect and take the lock that a second run will meet.

    In exclusive mode SQLite keeps the lock it took for the first write until the
    connection closes, on every system, and the system drops it with the process.
    """
    ledger = sqlite3.connect(folder / LEDGER, timeout=0)
    try:
        ledger.execute("PRAGMA locking_mode = EXCLUSIVE")
        ledger.execute("PRAGMA journal_mode = WAL")
        ledger.execute("PRAGMA synchronous = NORMAL")
        ledger.execute("BEGIN IMMEDIATE")
        ledger.commit()
    except sqlite3.OperationalError as error:
        ledger.close()
        raise RunFolderError(
            f"{folder} is in use by another run ({error}).",
            advice="Wait until that run has ended, or name another folder as --out.",
        ) from error
    except sqlite3.DatabaseError as error:
        ledger.close()
        raise name_damage(folder, error) from error
    return ledger


def name_damage(folder: Path, error: sqlite3.Error) -> RunFolderError:
    """Say that a ledger is damaged, and what to do."""
    return RunFolderError(
        f"{folder / LEDGER} is damaged ({error}).",
        advice=f"Delete {LEDGER} in that folder, then run again.",
    )


def check_format(folder: Path, ledger: sqlite3.Connection) -> None:
    """Make the tables of a new ledger; refuse one of another format."""
    (version,) = ledger.execute("PRAGMA user_version").fetchone()
    if version == 0:
        create_tables(ledger)
    else:
        refuse_format(folder, version)


def refuse_format(folder: Path, version: int) -> None:
    """Refuse a ledger of another format than ours."""
    if version != FORMAT:
        raise RunFolderError(
            f"{folder} was written by another version (format {version}, this one is {FORMAT}).",
            advice="Run again with --fresh, or name another folder as --out.",
        )


def create_tables(ledger: sqlite3.Connection) -> None:
    """Make the tables that are not there yet."""
    with closing(ledger.cursor()) as cursor:
        cursor.executescript(SCHEMA)
        cursor.execute(f"PRAGMA user_version = {FORMAT}")


def drop_tables(ledger: sqlite3.Connection) -> None:
    """Forget everything."""
    with ledger:
        for table in TABLES:
            ledger.execute(f"DROP TABLE IF EXISTS {table}")
        ledger.execute("PRAGMA user_version = 0")
