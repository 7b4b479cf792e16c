"""A whole run over the seed texts, from the command to the tables."""

import csv
from pathlib import Path

import pytest

from pipeline.cli import main

SHARED = Path(__file__).parents[2].parent / "shared"

pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the seed texts are not beside the project"
)


def test_the_seeds_get_the_scores_that_their_readers_gave_them(tmp_path: Path) -> None:
    assert main(["run", str(SHARED / "seeds"), "--out", str(tmp_path), "--jobs", "1"]) == 0
    with (tmp_path / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["document"][:3]: row for row in csv.DictReader(file)}
    scores = {name: (float(row["score"]), float(row["score_core"])) for name, row in rows.items()}
    assert scores["000"] == pytest.approx((86.0, 95.6), abs=0.1)
    assert scores["001"] == (100.0, 100.0)
