"""A pulled plug costs the file in hand: a run that was killed goes on to the same tables."""

import os
import signal
from pathlib import Path
from typing import Final

import pytest

from pipeline.cli import main
from tests.batches import copy_plans, count_rows, read_tables, start_run, wait_for_rows

FILES: Final = 30
SETTINGS: Final = ("--jobs", "2", "--ocr", "never")
PATIENCE: Final = 120.0
"""Seconds; alone, the whole run takes 6."""

# In the beginning, in the middle, and when all is read and reports are being written.
MOMENTS: Final = (4, 17, FILES)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_run_killed_three_times_leaves_the_tables_of_one_that_was_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plans, out, whole = (tmp_path / name for name in ("plans", "out", "whole"))
    copy_plans(plans, FILES)
    for rows in MOMENTS:
        with start_run(plans, out, *SETTINGS) as process:
            wait_for_rows(out, rows, process, PATIENCE)
            assert main(["run", str(plans), "--out", str(out), *SETTINGS]) == 2
            process.send_signal(signal.SIGKILL)
        told = capsys.readouterr().err
        assert f"{out} is in use by another run" in told
        assert "Wait until that run has ended" in told
        assert not (out / "documents.csv").exists()
    assert main(["run", str(plans), "--out", str(out), *SETTINGS]) == 1
    assert main(["run", str(plans), "--out", str(whole), *SETTINGS]) == 1
    assert read_tables(out) == read_tables(whole)
    assert (out / "analyses.jsonl").read_bytes() == (whole / "analyses.jsonl").read_bytes()
    assert FILES <= count_rows(out) <= FILES + 2 * len(MOMENTS)
    assert not list(out.rglob("*.part"))
