"""The run folder: what was known stays known, and nobody else's work is touched."""

import sqlite3
from pathlib import Path

import pytest

from pipeline.batch.ledger import LEDGER
from pipeline.batch.packing import pack_reading, pack_value, unpack_reading, unpack_value
from pipeline.batch.store import ANALYSES, READINGS, Input, ReadingEnd, RunStore, open_store
from pipeline.errors import RunFolderError
from pipeline.model import Analysis, Document, Problem, Status
from tests.builders import build_document
from tests.builders_reporting import build_analysis, build_finding, build_template

TROUBLE = Problem("reading", "encrypted_file", "It opens only with a password.", "Ask.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "run"


def fill(store: RunStore, document: str = "a.pdf", sha256: str = "a" * 64) -> None:
    store.write_inputs([Input(document, document, sha256)])
    store.save_reading(ReadingEnd(sha256, "r1", "l1", None, 2.5), pack_reading(build_document([])))
    store.save_analysis(document, sha256, "j1", pack_value(build_analysis(document)))


@pytest.mark.parametrize(
    "value",
    [build_analysis(findings=(build_finding(),)), build_document(["ก\nข", "ที่ น้ำ"]), TROUBLE],
    ids=["analysis", "document", "problem"],
)
def test_values_come_back_as_they_went(value: Analysis | Document | Problem) -> None:
    assert unpack_value(pack_value(value), type(value)) == value


def test_templates_come_back_as_they_went(folder: Path) -> None:
    with open_store(folder, create=True) as store:
        store.write_templates([build_template(2), build_template(3)])
        assert store.read_templates() == (build_template(2), build_template(3))


def test_a_document_comes_back_from_its_envelope() -> None:
    document = build_document(["หน้า ๑"])
    assert unpack_reading(pack_reading(document)) == document


@pytest.mark.parametrize("broken", [b"", b"no zstd at all", pack_value({"format": 1})])
def test_a_broken_reading_is_refused_with_advice(broken: bytes) -> None:
    with pytest.raises(RunFolderError) as raised:
        unpack_reading(broken)
    assert "--fresh" in raised.value.advice


def test_what_was_known_is_known_when_the_folder_is_opened_again(folder: Path) -> None:
    with open_store(folder, create=True) as store:
        fill(store)
    with open_store(folder) as store:
        assert store.find_ending("a" * 64) == ReadingEnd("a" * 64, "r1", "l1", None, 2.5)
        assert store.find_judging_key("a.pdf", "a" * 64) == "j1"
        (outcome,) = store.read_outcomes()
    assert outcome.status is Status.OK
    assert outcome.analysis == build_analysis("a.pdf")
    assert outcome.seconds == 2.5


def test_outcomes_are_sorted_and_each_input_has_one(folder: Path) -> None:
    with open_store(folder, create=True) as store:
        fill(store, "ข.pdf")
        store.save_reading(ReadingEnd("b" * 64, "r1", "l1", TROUBLE, 0.1), None)
        store.write_inputs(
            [
                Input("ข.pdf", "ข.pdf", "a" * 64),
                Input("ก.pdf", "ก.pdf", "b" * 64),
                Input("new.pdf", "new.pdf", "c" * 64),
                Input("gone.pdf", "gone.pdf", None, TROUBLE),
            ]
        )
        outcomes = list(store.read_outcomes())
    assert [outcome.document for outcome in outcomes] == ["gone.pdf", "new.pdf", "ก.pdf", "ข.pdf"]
    codes = [outcome.problem.code if outcome.problem else None for outcome in outcomes]
    assert codes == ["encrypted_file", "not_reached", "encrypted_file", None]


def test_a_judging_that_failed_is_an_outcome_too(folder: Path) -> None:
    with open_store(folder, create=True) as store:
        fill(store)
        store.save_analysis("a.pdf", "a" * 64, "j2", TROUBLE)
        (outcome,) = store.read_outcomes()
    assert outcome.problem == TROUBLE
    assert outcome.analysis is None


def test_a_second_user_of_the_folder_is_refused(folder: Path) -> None:
    with open_store(folder, create=True):
        with pytest.raises(RunFolderError, match="in use") as raised:
            open_store(folder)
        assert raised.value.exit_status == 2
    open_store(folder).__exit__(None, None, None)


def test_a_folder_that_is_no_run_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(RunFolderError, match="not a run folder"):
        open_store(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_somebody_elses_report_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "report.xlsx").write_text("mine")
    with pytest.raises(RunFolderError, match=r"already holds report\.xlsx"):
        open_store(tmp_path, create=True)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(RunFolderError, match="is a file"):
        open_store(tmp_path / "out", create=True)


def test_another_format_is_refused_until_a_fresh_start(folder: Path) -> None:
    with open_store(folder, create=True) as store:
        fill(store)
    ledger = sqlite3.connect(folder / LEDGER)
    ledger.execute("PRAGMA user_version = 99")
    ledger.close()
    with pytest.raises(RunFolderError, match="another version"):
        open_store(folder)
    with open_store(folder, fresh=True) as store:
        assert store.read_inputs() == []
    assert list((folder / READINGS).iterdir()) == []


def test_a_damaged_ledger_is_refused_in_one_sentence(folder: Path) -> None:
    folder.mkdir()
    (folder / LEDGER).write_bytes(b"no ledger " * 1000)
    with pytest.raises(RunFolderError, match="damaged"):
        open_store(folder)


def test_analyses_are_exported_one_a_line_and_sorted(folder: Path) -> None:
    with open_store(folder, create=True) as store:
        for name, sha256 in (("b.pdf", "b" * 64), ("a.pdf", "a" * 64)):
            fill(store, name, sha256)
        store.write_inputs([Input(n, n, n[0] * 64) for n in ("b.pdf", "a.pdf")])
        store.export_analyses()
    lines = (folder / ANALYSES).read_bytes().splitlines()
    assert [b'"document":"a.pdf"' in lines[0], b'"document":"b.pdf"' in lines[1]] == [True, True]
