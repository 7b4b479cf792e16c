"""Each hostile file ends in its own row, and takes nobody with it."""

import csv
import os
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from pipeline.batch.packing import unpack_reading
from pipeline.batch.store import open_store
from pipeline.cli import main
from pipeline.model import Outcome, Verdict
from tests.unit import hostile as h

LIMITS: Final = ("--timeout", "20", "--memory", "512")

posix = pytest.mark.skipif(os.name != "posix", reason="names and files that this system has not")
watched = pytest.mark.skipif(sys.platform != "linux", reason="memory is watched through /proc")

OTHER: Final = "not_this_plan"


class Case(NamedTuple):
    """A file, and how its row must end: the status, and one of the codes it must name."""

    name: str
    maker: h.Maker
    status: str
    codes: tuple[str, ...] = ()


# What a limit must end.
BOMBS: Final = (
    Case("bomb in contents.pdf", h.bomb_in_content, "failed", ("memory_limit",)),
    Case("bomb in a bomb.pdf", h.bomb_in_bomb, "failed", ("memory_limit",)),
    Case("bomb of objects.pdf", h.bomb_of_objects, "failed", ("memory_limit",)),
    Case("bomb in a font.pdf", h.bomb_in_font, "failed", ("memory_limit",)),
    Case("bomb.docx", h.docx_bomb, "failed", ("memory_limit",)),
    Case("open states.pdf", h.nested_marks, "failed", ("memory_limit",)),
    Case("forms in forms.pdf", h.forms_in_forms, "failed", ("memory_limit", "time_limit")),
    Case("forms in a circle.pdf", h.forms_in_a_circle, "failed", ("memory_limit", "time_limit")),
    Case("9 patterns in a pattern.pdf", h.pattern_of_itself, "failed", ("time_limit",)),
    # A machine ten times as fast reads them all.
    Case("50,000 pages.pdf", h.many_pages, "failed", ("time_limit",)),
)

# What can be read is read, whatever the file says of itself.
LIES: Final = (
    Case("bomb in a map.pdf", h.bomb_in_map, "partial", (OTHER,)),
    Case("endless codes.pdf", h.endless_code_range, "ok"),
    Case("nested arrays.pdf", h.nested_arrays, "partial", (OTHER,)),
    Case("nested dictionaries.pdf", h.nested_dictionaries, "partial", (OTHER,)),
    Case("pages in a circle.pdf", h.pages_in_a_circle, "partial", ("damaged_page",)),
    Case("parents in a circle.pdf", h.parents_in_a_circle, "partial", (OTHER,)),
    Case("false count.pdf", h.false_count, "partial", (OTHER,)),
    Case("tables in a circle.pdf", h.tables_in_a_circle, "partial", (OTHER,)),
    Case("huge sheet.pdf", h.huge_sheet, "partial", (OTHER,)),
    Case("sheet without size.pdf", h.sheet_without_size, "partial", (OTHER,)),
    Case("sheet of no numbers.pdf", h.sheet_of_no_numbers, "partial", (OTHER,)),
    Case("huge letters.pdf", h.huge_letters, "partial", (OTHER,)),
    Case("tiny letters.pdf", h.tiny_letters, "partial", (OTHER,)),
    Case("crowd of letters.pdf", h.crowd_of_letters, "partial", (OTHER,)),
    Case("crowd of rulings.pdf", h.crowd_of_rulings, "partial", (OTHER,)),
    Case("huge picture.pdf", h.huge_picture, "partial", ("damaged_page",)),
    Case("broken contents.pdf", h.broken_contents, "partial", ("damaged_page",)),
    Case("open to all.pdf", partial(h.locked, user=""), "ok"),
    Case("fetches.docx", h.docx_that_fetches, "ok"),
    Case("endless line.txt", h.endless_line, "partial", ("unreadable_pages",)),
)

# What is no plan at all, or only half of one.
BROKEN: Final = (
    Case("10 %.pdf", partial(h.cut, share=0.1), "failed", ("damaged_file",)),
    Case("50 %.pdf", partial(h.cut, share=0.5), "failed", ("damaged_file",)),
    Case("90 %.pdf", partial(h.cut, share=0.9), "failed", ("damaged_file",)),
    Case("header.pdf", h.only_a_header, "failed", ("damaged_file",)),
    Case("laughs.docx", h.docx_of_laughs, "failed", ("damaged_file",)),
    Case("depth.docx", h.docx_of_depth, "failed", ("damaged_file",)),
    Case("locked.pdf", h.locked, "failed", ("encrypted_file",)),
    Case("empty.pdf", partial(h.content, held=b""), "failed", ("empty_file",)),
    Case("blanks.txt", partial(h.content, held=b" \n\t \n"), "partial", (OTHER,)),
    Case("zip.pdf", h.archive, "failed", ("unsupported_format",)),
    Case(
        "png.pdf", partial(h.content, held=b"\x89PNG\r\n\x1a\n"), "failed", ("unsupported_format",)
    ),
    Case("html.pdf", partial(h.content, held=b"<html>404"), "failed", ("unsupported_format",)),
    Case("word.pdf", h.good_docx, "ok"),
    Case(
        "binary.txt",
        partial(h.content, held=bytes(range(256)) * 9),
        "failed",
        ("unsupported_format",),
    ),
)

# Names and encodings that are odd, and files that are not.
ODD: Final = (
    Case("utf-16.txt", partial(h.text_in, encoding="utf-16"), "ok"),
    Case("tis-620.txt", partial(h.text_in, encoding="cp874"), "ok"),
    Case("=1+1.txt", h.good_text, "ok"),
    Case("comma, semicolon; and 'quotes'.txt", h.good_text, "ok"),
    Case("%s {0} $HOME `ls`.txt", h.good_text, "ok"),
    Case("x" * 196 + ".txt", h.good_text, "ok"),
    Case("ก\N{THAI CHARACTER SARA AM}หนด.txt", h.good_text, "ok"),
)
ODD_ON_POSIX: Final = (
    Case('line\nfeed, tab\t, "quotes" <b>.txt', h.good_text, "ok"),
    Case("\N{RIGHT-TO-LEFT OVERRIDE}fdp.txt", h.good_text, "ok"),
    Case(os.fsdecode(b"\xa1\xa2\xa3.txt"), h.good_text, "ok"),
    Case("-rf ~.txt", h.good_text, "ok"),
    Case("link to itself.pdf", h.link_to_itself, "failed", ("missing_file",)),
)
CLOSED: Final = (
    Case("closed.pdf", h.closed_file, "failed", ("missing_file",)),
    Case("closed folder", h.closed_folder, "failed", ("missing_file",)),
)
IS_ROOT: Final = hasattr(os, "geteuid") and os.geteuid() == 0
IS_POSIX: Final = os.name == "posix"

CASES: Final = BOMBS + LIES + BROKEN + ODD + (ODD_ON_POSIX if IS_POSIX else ())
INNOCENT: Final = tuple(f"{place} innocent.txt" for place in ("!", "a", "m", "z", "๙"))


@dataclass(frozen=True)
class Batch:
    """What one run left of everything."""

    folder: Path
    exit_status: int
    outcomes: dict[str, Outcome]

    def rows(self, table: str) -> list[dict[str, str]]:
        path = self.folder / f"{table}.csv"
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """Run everything as one batch: it must come to its end by itself."""
    root = tmp_path_factory.mktemp("hostile")
    plans, out = root / "plans", root / "out"
    plans.mkdir()
    for case in CASES:
        case.maker(plans / case.name)
    for name in INNOCENT:
        h.good_text(plans / name)
    h.folder_of_a_plan(plans / "folder.pdf")
    if IS_POSIX:
        h.pipe_without_end(plans / "pipe.pdf")
        (plans / "folder.pdf" / "back").symlink_to(plans)
        (plans / "nowhere.pdf").symlink_to("gone")
    status = main(["run", str(plans), "--out", str(out), "--jobs", "2", *LIMITS])
    with open_store(out) as store:
        outcomes = {outcome.document: outcome for outcome in store.read_outcomes()}
    return Batch(out, status, outcomes)


def show(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def list_codes(outcome: Outcome) -> list[str]:
    problems = outcome.analysis.problems if outcome.analysis is not None else (outcome.problem,)
    return [problem.code for problem in problems if problem is not None]


@watched
@pytest.mark.parametrize("case", CASES, ids=lambda case: show(case.name))
def test_each_hostile_file_ends_in_its_row(batch: Batch, case: Case) -> None:
    outcome = batch.outcomes[show(case.name)]
    codes = list_codes(outcome)
    assert outcome.status == case.status, codes
    assert set(case.codes) & set(codes) or not (case.codes or codes), codes


def test_the_others_are_untouched(batch: Batch) -> None:
    assert [batch.outcomes[name].status for name in INNOCENT] == ["ok"] * len(INNOCENT)
    assert batch.outcomes["folder.pdf/inside.txt"].status == "ok"


def test_there_is_one_row_for_each_file_and_the_run_says_that_some_failed(batch: Batch) -> None:
    extra = 3 if IS_POSIX else 1  # the file in a folder, a link back and a link to nowhere
    wanted = len(CASES) + len(INNOCENT) + extra
    assert len(batch.outcomes) == len(batch.rows("documents")) == wanted
    failed = sum(outcome.analysis is None for outcome in batch.outcomes.values())
    assert len(batch.rows("failures")) == failed
    assert batch.exit_status == 1


def test_no_name_breaks_a_table_or_a_log(batch: Batch) -> None:
    cells = [
        cell
        for table in ("documents", "failures")
        for row in batch.rows(table)
        for cell in row.values()
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@")) or "\n" in cell]
    log = (batch.folder / "run.log").read_text(encoding="utf-8")
    assert not [line for line in log.splitlines() if not line[:2].isdigit()]


@posix
def test_links_and_pipes_leave_a_trace(batch: Batch) -> None:
    loops = {name: batch.outcomes[name].problem for name in ("folder.pdf/back", "nowhere.pdf")}
    assert {name: p and p.code for name, p in loops.items()} == dict.fromkeys(loops, "missing_file")
    told = (batch.folder / "run.json").read_text(encoding="utf-8")
    assert '"pipe.pdf"' in told


def test_a_word_file_fetches_nothing_from_the_disk(batch: Batch) -> None:
    readings = [unpack_reading(p.read_bytes()) for p in (batch.folder / "readings").iterdir()]
    assert not [reading.path for reading in readings if h.SECRET in reading.text]


@pytest.mark.parametrize("name", ["huge picture.pdf", "broken contents.pdf"])
def test_what_cannot_be_unpacked_is_called_unreadable_and_not_missing(
    batch: Batch, name: str
) -> None:
    analysis = batch.outcomes[name].analysis
    assert analysis is not None
    verdicts = {judgement.verdict for judgement in analysis.judgements}
    assert Verdict.UNREADABLE in verdicts
    assert Verdict.MISSING not in verdicts


@posix
@pytest.mark.skipif(IS_ROOT, reason="root may open everything")
@pytest.mark.parametrize("case", CLOSED, ids=lambda case: case.name)
def test_what_may_not_be_opened_is_a_row(tmp_path: Path, case: Case) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    case.maker(plans / case.name)
    h.good_text(plans / "open.txt")
    try:
        status = main(["run", str(plans), "--out", str(tmp_path / "out"), "--jobs", "1"])
    finally:
        (plans / case.name).chmod(0o700)
    with open_store(tmp_path / "out") as store:
        outcomes = {outcome.document: outcome for outcome in store.read_outcomes()}
    assert status == 1
    assert outcomes["open.txt"].status == "ok"
    assert list_codes(outcomes[case.name]) == list(case.codes)


@posix
def test_a_pipe_named_by_itself_is_not_waited_for(tmp_path: Path) -> None:
    h.pipe_without_end(tmp_path / "pipe.pdf")
    assert main(["run", str(tmp_path / "pipe.pdf"), "--out", str(tmp_path / "out")]) == 1
