"""Inputs: every path given and every file below leaves a trace, under one name each."""

import os
from pathlib import Path

import pytest

from pipeline.batch.inputs import FoundInputs, find_inputs
from pipeline.batch.ledger import LEDGER


def make_files(root: Path, *names: str, content: bytes = b"text") -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root


def find(*paths: Path) -> FoundInputs:
    return find_inputs(paths, run_folder=Path("nowhere"))


def names(found: FoundInputs) -> list[str]:
    return [file.document for file in found.files if file.error is None]


def codes(found: FoundInputs) -> dict[str, str]:
    return {file.document: file.error.code for file in found.files if file.error is not None}


def test_a_folder_gives_its_readable_files_sorted(tmp_path: Path) -> None:
    make_files(tmp_path, "b.txt", "a/z.md", "a/แผน.docx", "c.PDF")
    assert names(find(tmp_path)) == ["a/z.md", "a/แผน.docx", "b.txt", "c.PDF"]


def test_a_pdf_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    make_files(tmp_path, "plan", "plan.dat", content=b"junk\n%PDF-1.4 ...")
    assert names(find(tmp_path)) == ["plan", "plan.dat"]


def test_kinds_that_may_hold_a_plan_fail_with_advice_and_the_rest_is_skipped(
    tmp_path: Path,
) -> None:
    make_files(tmp_path, "a.doc", "b.zip", "c.jpg", "d.csv", "Thumbs.db", "~$e.docx", ".f.pdf")
    found = find(tmp_path)
    assert codes(found) == dict.fromkeys(["a.doc", "b.zip", "c.jpg"], "unsupported_format")
    assert all(file.error is not None and file.error.advice for file in found.files)
    assert [entry.path for entry in found.skipped] == ["Thumbs.db", "d.csv", "~$e.docx"]


def test_a_file_named_by_itself_is_always_an_input(tmp_path: Path) -> None:
    make_files(tmp_path, "d.csv", ".hidden.pdf")
    assert names(find(tmp_path / "d.csv", tmp_path / ".hidden.pdf")) == [".hidden.pdf", "d.csv"]


def test_a_path_that_names_nothing_is_a_row(tmp_path: Path) -> None:
    assert codes(find(tmp_path / "gone.pdf")) == {"gone.pdf": "missing_file"}


@pytest.mark.parametrize("content", [(), ("a.csv",)])
def test_a_folder_of_nothing_readable_is_a_row(tmp_path: Path, content: tuple[str, ...]) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    make_files(folder, *content)
    assert codes(find(folder)) == {"empty": "nothing_readable"}


def test_names_that_clash_take_the_folders_above(tmp_path: Path) -> None:
    make_files(tmp_path, "2561/plan.pdf", "2564/plan.pdf", "2564/own.pdf")
    found = find(tmp_path / "2561", tmp_path / "2564")
    assert names(found) == ["2561/plan.pdf", "2564/plan.pdf", "own.pdf"]


def test_names_that_clash_twice_take_more_folders(tmp_path: Path) -> None:
    make_files(tmp_path, "x/2561/plan.pdf", "y/2561/plan.pdf", "z/x/2561/plan.pdf")
    found = find(tmp_path / "x/2561", tmp_path / "y/2561", tmp_path / "z/x/2561")
    assert len(set(names(found))) == 3
    assert "y/2561/plan.pdf" in names(found)


def test_a_file_found_twice_is_one_input(tmp_path: Path) -> None:
    make_files(tmp_path, "a.pdf")
    assert names(find(tmp_path, tmp_path / "a.pdf", tmp_path / "." / "a.pdf")) == ["a.pdf"]


def test_a_link_back_does_not_go_round(tmp_path: Path) -> None:
    make_files(tmp_path, "a/plan.pdf")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    found = find(tmp_path)
    assert names(found) == ["a/plan.pdf"]
    assert codes(found) == {"a/up": "missing_file"}


def test_a_linked_folder_is_entered_once(tmp_path: Path) -> None:
    make_files(tmp_path, "far/plan.pdf", "here/own.pdf")
    (tmp_path / "here" / "one").symlink_to(tmp_path / "far")
    (tmp_path / "here" / "two").symlink_to(tmp_path / "far")
    found = find(tmp_path / "here")
    assert names(found) == ["one/plan.pdf", "own.pdf"]
    assert [entry.path for entry in found.skipped] == ["two"]


def test_a_broken_link_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").symlink_to(tmp_path / "gone.pdf")
    assert codes(find(tmp_path)) == {"plan.pdf": "missing_file"}


def test_run_folders_are_passed_over(tmp_path: Path) -> None:
    make_files(tmp_path, "a.pdf", "out/report.xlsx", f"old/{LEDGER}", "old/report.html")
    found = find_inputs([tmp_path], run_folder=tmp_path / "out")
    assert [file.document for file in found.files] == ["a.pdf"]
    assert [entry.path for entry in found.skipped] == ["old", "out"]


def test_a_name_that_is_no_text_still_has_a_name(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/\xb9\xc1.pdf"
    try:
        Path(os.fsdecode(raw)).write_bytes(b"%PDF-")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert names(find(tmp_path)) == ["\\xb9\\xc1.pdf"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such kind of file")
def test_what_is_no_regular_file_is_skipped(tmp_path: Path) -> None:
    make_files(tmp_path, "a.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    found = find(tmp_path)
    assert names(found) == ["a.pdf"]
    assert [entry.path for entry in found.skipped] == ["pipe.pdf"]
