"""A run folder is read without a trace, and only where nobody writes to it."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from pipeline.batch.ledger import LEDGER
from pipeline.batch.packing import pack_value
from pipeline.batch.readonly import read_run, read_store
from pipeline.batch.store import Input, ReadingEnd, open_store
from pipeline.errors import RunFolderError
from tests.builders_reporting import build_analysis


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "run #1 ก?"
    with open_store(folder, create=True) as store:
        store.write_inputs([Input("a.pdf", "a.pdf", "a" * 64), Input("b.pdf", "b.pdf", None)])
        store.save_reading(ReadingEnd("a" * 64, "r1", "l1", None, 2.5), b"reading")
        store.save_analysis("a.pdf", "a" * 64, "j1", pack_value(build_analysis("a.pdf")))
    return folder


def look(folder: Path) -> dict[Path, tuple[int, int]]:
    """Tell the date and the size of all that is there, the folder itself included."""
    paths = [folder, *folder.rglob("*")]
    return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in paths}


def test_reading_a_run_leaves_its_folder_as_it_was(folder: Path) -> None:
    before = look(folder)
    with read_store(folder) as store:
        assert [outcome.document for outcome in store.read_outcomes()] == ["a.pdf", "b.pdf"]
        keys = store.read_keys()
    assert look(folder) == before
    assert (keys["a.pdf"].reading, keys["a.pdf"].judging) == ("r1", "j1")
    assert (keys["b.pdf"].reading, keys["b.pdf"].judging) == ("", "")


def test_what_is_read_cannot_be_written(folder: Path) -> None:
    with pytest.raises(RunFolderError, match="readonly"), read_store(folder) as store:
        store.write_inputs([])


def test_a_folder_in_use_is_refused_and_its_user_not_disturbed(folder: Path) -> None:
    with open_store(folder) as user:
        with pytest.raises(RunFolderError, match="in use"), read_store(folder):
            pass
        user.write_inputs([])
        assert user.read_inputs() == []
    with read_store(folder) as store:
        assert store.read_inputs() == []


def test_a_run_that_was_killed_is_refused_with_what_to_do(folder: Path, tmp_path: Path) -> None:
    with open_store(folder) as store:
        store.write_inputs([])
        shutil.copytree(folder, tmp_path / "killed")
    before = look(tmp_path / "killed")
    with (
        pytest.raises(RunFolderError, match="was killed") as raised,
        read_store(tmp_path / "killed"),
    ):
        pass
    assert "type its command again" in raised.value.advice
    assert look(tmp_path / "killed") == before
    open_store(tmp_path / "killed").__exit__(None, None, None)
    with read_store(tmp_path / "killed") as store:
        assert store.read_inputs() == []


def test_a_run_that_began_meanwhile_is_noticed(folder: Path) -> None:
    refused = pytest.raises(RunFolderError, match="in use")
    with refused, read_store(folder), open_store(folder) as user:
        user.write_inputs([Input(f"{n}.pdf", "x", None) for n in range(500)])


def test_a_folder_that_is_no_run_of_this_format_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(RunFolderError, match="not a run folder"), read_store(tmp_path):
        pass
    with pytest.raises(RunFolderError, match="holds no finished run"):
        read_run(folder)
    with sqlite3.connect(folder / LEDGER) as ledger:
        ledger.execute("PRAGMA user_version = 99")
    ledger.close()
    with pytest.raises(RunFolderError, match="format 99"), read_store(folder):
        pass
    (folder / LEDGER).write_bytes(b"no ledger " * 1000)
    with pytest.raises(RunFolderError, match="damaged"), read_store(folder):
        pass
