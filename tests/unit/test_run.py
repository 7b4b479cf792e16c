"""A run goes on where it stopped, and does nothing twice."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.batch.facts import RunFacts
from pipeline.batch.local import Limits
from pipeline.batch.manifest import load_manifest
from pipeline.batch.packing import pack_reading, unpack_reading
from pipeline.batch.run import Request, judge_again, make_request_keys, run_plans
from pipeline.batch.store import RECOGNISED, ReadingEnd, RunStore, open_store
from pipeline.judging.template import load_templates
from pipeline.model import NOT_LOOKED_AT, Outcome, Problem, Source, Span, Template, Verdict
from pipeline.reading.read import OcrMode, ReadingSettings
from pipeline.reporting.csv_files import write_csv_files
from pipeline.reporting.tables import TABLES, collect_tables

PLAN = "แผนอัตรากำลัง ๓ ปี\nเทศบาลตำบลพังโคน\n๑๒. แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น\n"


class Listener:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.total = 0

    def say(self, message: str) -> None:
        self.said = message

    def begin(self, total: int) -> None:
        self.total = total

    def advance(self, documents: Sequence[str], problem: Problem | None, seconds: float) -> None:
        assert seconds >= 0
        self.done += [f"{d}: {problem.code}" if problem else d for d in documents]

    def finish(self) -> None:
        self.said = "finished"


def ask(*, jobs: int = 1, seconds: float = 60.0, ocr: OcrMode = OcrMode.NEVER) -> Request:
    return Request(load_templates(), None, ReadingSettings(ocr=ocr), Limits(seconds, 1024), jobs)


def audit(
    out: Path, plans: Path, request: Request | None = None, *, fresh: bool = False
) -> tuple[RunFacts, Listener]:
    listener = Listener()
    with open_store(out, create=True, fresh=fresh) as store:
        facts = run_plans(store, [plans], request or ask(), listener)
    return facts, listener


def csv_hashes(out: Path) -> dict[str, str]:
    """Hash every CSV of a run, without the one column that may differ."""
    with open_store(out) as store:
        frames = collect_tables(store.read_outcomes())
    frames["documents"]["seconds"] = 0.0
    write_csv_files(frames, out)
    paths = [out / f"{table.name}.csv" for table in TABLES]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.txt").write_text(PLAN, encoding="utf-8")
    (folder / "b.txt").write_text(PLAN + "เพิ่มเติม\n", encoding="utf-8")
    (folder / "same as a.txt").write_text(PLAN, encoding="utf-8")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "old.doc").write_bytes(b"doc")
    (folder / "notes.csv").write_bytes(b"1,2")
    return folder


def test_a_second_run_reads_nothing_and_gives_the_same(tmp_path: Path, plans: Path) -> None:
    out = tmp_path / "out"
    facts, first = audit(out, plans)
    before = csv_hashes(out)
    again, second = audit(out, plans)
    assert sorted(first.done) == [
        "a.txt",
        "b.txt",
        "empty.pdf: empty_file",
        "old.doc: unsupported_format",
        "same as a.txt",
    ]
    assert second.done == ["old.doc: unsupported_format"]
    assert csv_hashes(out) == before
    assert facts.counts == again.counts
    assert (facts.counts.documents, facts.counts.failed) == (5, 2)


def test_the_same_content_is_read_once_and_shown_twice(tmp_path: Path, plans: Path) -> None:
    audit(tmp_path / "out", plans)
    assert len(list((tmp_path / "out" / "readings").iterdir())) == 2
    with open_store(tmp_path / "out") as store:
        outcomes = {outcome.document: outcome for outcome in store.read_outcomes()}
    for name in ("a.txt", "same as a.txt"):
        analysis = outcomes[name].analysis
        assert analysis is not None
        assert analysis.document == name


def test_the_number_of_workers_changes_nothing(tmp_path: Path, plans: Path) -> None:
    audit(tmp_path / "one", plans, ask(jobs=1))
    audit(tmp_path / "two", plans, ask(jobs=2))
    assert csv_hashes(tmp_path / "one") == csv_hashes(tmp_path / "two")


def test_only_what_is_new_or_changed_is_read(tmp_path: Path, plans: Path) -> None:
    audit(tmp_path / "out", plans)
    (plans / "b.txt").write_text(PLAN + "แก้ไข\n", encoding="utf-8")
    (plans / "c.txt").write_text(PLAN + "ใหม่\n", encoding="utf-8")
    (plans / "a.txt").unlink()
    _, listener = audit(tmp_path / "out", plans)
    assert sorted(listener.done) == ["b.txt", "c.txt", "old.doc: unsupported_format"]
    with open_store(tmp_path / "out") as store:
        names = [outcome.document for outcome in store.read_outcomes()]
    assert names == ["b.txt", "c.txt", "empty.pdf", "old.doc", "same as a.txt"]


def test_other_templates_judge_again_without_the_files(tmp_path: Path, plans: Path) -> None:
    audit(tmp_path / "out", plans)
    for path in plans.iterdir():
        path.unlink()
    listener = Listener()
    request = Request(load_templates()[-1:], None, ReadingSettings(), Limits(60, 1024), 1)
    with open_store(tmp_path / "out") as store:
        facts = judge_again(store, request, listener)
        used = {o.analysis.template for o in store.read_outcomes() if o.analysis}
    assert sorted(listener.done) == ["a.txt", "b.txt", "same as a.txt"]
    assert used == {load_templates()[-1].id}
    assert facts.counts.failed == 2
    assert len(facts.skipped) == 1


def test_a_run_on_the_folder_that_another_template_judged_keeps_the_readings(
    tmp_path: Path, plans: Path
) -> None:
    audit(tmp_path / "out", plans)
    times = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "out" / "readings").iterdir()}
    request = Request(
        load_templates()[-1:], None, ReadingSettings(ocr=OcrMode.NEVER), Limits(60, 1024), 1
    )
    _, listener = audit(tmp_path / "out", plans, request)
    assert sorted(listener.done)[:2] == ["a.txt", "b.txt"]
    readings = (tmp_path / "out" / "readings").iterdir()
    assert {p.name: p.stat().st_mtime_ns for p in readings} == times


def test_a_fresh_run_starts_over(tmp_path: Path, plans: Path) -> None:
    audit(tmp_path / "out", plans)
    _, listener = audit(tmp_path / "out", plans, fresh=True)
    assert len(listener.done) == 5


def fail_reading(store: RunStore, sha256: str, code: str) -> None:
    """Write into the ledger that a content failed, as its last ending has it."""
    ending = store.find_ending(sha256)
    assert ending is not None
    problem = Problem("batch", code, "as if", "")
    store.save_reading(
        ReadingEnd(sha256, ending.reading_key, ending.limits, problem, ending.seconds), None
    )


@pytest.mark.parametrize(
    ("code", "seconds", "is_tried"),
    [
        ("time_limit", 60.0, False),
        ("time_limit", 90.0, True),
        ("memory_limit", 90.0, True),
        ("damaged_file", 90.0, False),
    ],
)
def test_a_failure_is_tried_again_only_where_other_limits_may_cure_it(
    tmp_path: Path, plans: Path, code: str, seconds: float, is_tried: bool
) -> None:
    audit(tmp_path / "out", plans)
    sha256 = hashlib.sha256((plans / "b.txt").read_bytes()).hexdigest()
    with open_store(tmp_path / "out") as store:
        fail_reading(store, sha256, code)
    _, listener = audit(tmp_path / "out", plans, ask(seconds=seconds))
    assert ("b.txt" in listener.done) is is_tried


NEWEST = load_templates()[-1:]


def leave_out(out: Path, *, looked_for: tuple[str, ...] = ()) -> None:
    """Make of every stored reading one of scanned pages, none of which was needed."""
    for path in (out / "readings").iterdir():
        document = unpack_reading(path.read_bytes())
        pages = tuple(
            replace(page, source=Source.NONE, reasons=(NOT_LOOKED_AT,), span=Span(0, 0))
            for page in document.pages
        )
        bare = replace(document, text="", pages=pages, lines=(), looked_for=looked_for)
        path.write_bytes(pack_reading(bare))


def judge_with(out: Path, templates: tuple[Template, ...]) -> dict[str, Outcome]:
    with open_store(out) as store:
        request = Request(templates, None, ReadingSettings(), Limits(60, 1024), 1)
        judge_again(store, request, Listener())
        return {outcome.document: outcome for outcome in store.read_outcomes()}


def texts(out: Path) -> set[str]:
    return {unpack_reading(p.read_bytes()).text.strip() for p in (out / "readings").iterdir()}


def test_a_template_that_needs_pages_left_out_reads_the_file_again(
    tmp_path: Path, plans: Path
) -> None:
    audit(tmp_path / "out", plans)
    whole = texts(tmp_path / "out")
    leave_out(tmp_path / "out")
    outcomes = judge_with(tmp_path / "out", NEWEST)
    assert texts(tmp_path / "out") == whole
    for name in ("a.txt", "same as a.txt"):
        analysis = outcomes[name].analysis
        assert analysis is not None
        assert analysis.document == name
        assert not any(page.is_left_out for page in analysis.pages)


def test_a_template_whose_headings_were_sought_is_judged_from_what_was_read(
    tmp_path: Path, plans: Path
) -> None:
    audit(tmp_path / "out", plans)
    sections = [s for t in NEWEST for s in t.sections if s.elements]
    leave_out(tmp_path / "out", looked_for=tuple(h for s in sections for h in s.headings))
    outcomes = judge_with(tmp_path / "out", NEWEST)
    assert texts(tmp_path / "out") == {""}
    analysis = outcomes["a.txt"].analysis
    assert analysis is not None
    assert "file_gone" not in {problem.code for problem in analysis.problems}


@pytest.mark.parametrize("how", ["gone", "changed"])
def test_where_the_file_is_gone_nothing_is_called_missing_until_it_is_back(
    tmp_path: Path, plans: Path, how: str
) -> None:
    audit(tmp_path / "out", plans)
    leave_out(tmp_path / "out")
    if how == "gone":
        (plans / "b.txt").unlink()
    else:
        (plans / "b.txt").write_text("อื่น", encoding="utf-8")
    analysis = judge_with(tmp_path / "out", NEWEST)["b.txt"].analysis
    assert analysis is not None
    (problem,) = (p for p in analysis.problems if p.code == "file_gone")
    assert "b.txt" in problem.advice
    assert Verdict.MISSING not in {judgement.verdict for judgement in analysis.judgements}
    (plans / "b.txt").write_text(PLAN + "เพิ่มเติม\n", encoding="utf-8")
    analysis = judge_with(tmp_path / "out", NEWEST)["b.txt"].analysis
    assert analysis is not None
    assert "file_gone" not in {problem.code for problem in analysis.problems}


def test_a_run_by_another_template_reads_again_what_was_left_out(
    tmp_path: Path, plans: Path
) -> None:
    audit(tmp_path / "out", plans)
    leave_out(tmp_path / "out")
    request = Request(NEWEST, None, ReadingSettings(ocr=OcrMode.NEVER), Limits(60, 1024), 1)
    audit(tmp_path / "out", plans, request)
    assert "" not in texts(tmp_path / "out")


def test_a_run_folder_that_moved_is_not_read_again(tmp_path: Path, plans: Path) -> None:
    audit(tmp_path / "out", plans)
    (tmp_path / "out").rename(tmp_path / "moved")
    _, listener = audit(tmp_path / "moved", plans)
    assert listener.done == ["old.doc: unsupported_format"]


def test_what_recognition_read_is_kept_in_the_run_folder_and_leaves_no_trace_in_the_keys(
    tmp_path: Path,
) -> None:
    settings = ReadingSettings(ocr=OcrMode.NEVER)
    here, there = (replace(settings, cache=str(tmp_path / name)) for name in ("a", "b"))
    keys = [make_request_keys(replace(ask(), reading=own)) for own in (settings, here, there)]
    assert keys[0] == keys[1] == keys[2]
    always = replace(ask(), reading=replace(settings, ocr=OcrMode.ALWAYS))
    assert make_request_keys(always) != keys[0]


def test_a_fresh_run_forgets_what_recognition_read(tmp_path: Path, plans: Path) -> None:
    audit(tmp_path / "out", plans)
    kept = tmp_path / "out" / RECOGNISED / "ab" / "page"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"text")
    audit(tmp_path / "out", plans)
    assert kept.exists()
    audit(tmp_path / "out", plans, fresh=True)
    assert not kept.exists()


def test_a_stored_reading_that_broke_is_a_row_with_advice(tmp_path: Path, plans: Path) -> None:
    audit(tmp_path / "out", plans)
    for reading in (tmp_path / "out" / "readings").iterdir():
        reading.write_bytes(b"broken")
    with open_store(tmp_path / "out") as store:
        request = Request(load_templates()[-1:], None, ReadingSettings(), Limits(60, 1024), 1)
        judge_again(store, request, Listener())
        problems = {o.document: o.problem for o in store.read_outcomes()}
    problem = problems["a.txt"]
    assert problem is not None
    assert (problem.code, "--fresh" in problem.advice) == ("bad_run_folder", True)


def test_run_json_tells_versions_settings_inputs_and_what_was_skipped(
    tmp_path: Path, plans: Path
) -> None:
    audit(tmp_path / "out", plans)
    told = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert told["counts"]["documents"] == 5
    assert told["skipped"] == [{"path": "notes.csv", "reason": "kind .csv"}]
    assert told["inputs"][0]["document"] == "a.txt"
    assert told["settings"]["ocr"] == "never"
    assert len(told["templates"]) == len(load_templates())
    assert "plan-audit" in told["versions"]


def list_plans(tmp_path: Path, rows: str, *, retry_failed: bool = False) -> Request:
    """Ask for a run with a manifest of these rows."""
    path = tmp_path / "manifest.csv"
    path.write_text(f"file,organisation,note\n{rows}", encoding="utf-8")
    return replace(ask(), manifest=load_manifest(path), retry_failed=retry_failed)


def outcomes_of(out: Path) -> dict[str, Outcome]:
    with open_store(out) as store:
        return {outcome.document: outcome for outcome in store.read_outcomes()}


def mismatches(outcome: Outcome) -> list[str]:
    assert outcome.analysis is not None
    codes = [(f.code, f.expected) for f in outcome.analysis.findings]
    return [expected for code, expected in codes if code == "manifest_mismatch"]


ROWS = "a.txt,เทศบาลตำบลพังโคน,x\nsame as a.txt,เทศบาลตำบลอื่น,y\n,เทศบาลตำบลไกล,z\ngone.pdf,ก,\n"


def test_one_content_under_two_names_is_held_against_two_rows_of_the_manifest(
    tmp_path: Path, plans: Path
) -> None:
    facts, _ = audit(tmp_path / "out", plans, list_plans(tmp_path, ROWS))
    outcomes = outcomes_of(tmp_path / "out")
    assert len(list((tmp_path / "out" / "readings").iterdir())) == 2
    assert mismatches(outcomes["a.txt"]) == []
    assert mismatches(outcomes["same as a.txt"]) == ["เทศบาลตำบลอื่น"]
    assert outcomes["b.txt"].listing is None
    assert [outcomes[name].status for name in ("gone.pdf", "เทศบาลตำบลไกล")] == ["no_file"] * 2
    assert (facts.counts.documents, facts.counts.no_file, facts.counts.failed) == (7, 2, 2)
    assert facts.counts.tell().startswith("5 files: ")
    lines = (tmp_path / "out" / "analyses.jsonl").read_text(encoding="utf-8").splitlines()
    assert ["manifest_mismatch" in line for line in lines] == [False, False, True]


def test_a_changed_manifest_changes_rows_and_reads_and_judges_nothing(
    tmp_path: Path, plans: Path
) -> None:
    audit(tmp_path / "out", plans, list_plans(tmp_path, ROWS))
    request = list_plans(tmp_path, "b.txt,เทศบาลตำบลอื่น,n\n")
    facts, listener = audit(tmp_path / "out", plans, request)
    assert listener.done == ["old.doc: unsupported_format"]
    outcomes = outcomes_of(tmp_path / "out")
    assert len(outcomes) == 5
    assert mismatches(outcomes["b.txt"]) == ["เทศบาลตำบลอื่น"]
    assert mismatches(outcomes["same as a.txt"]) == []
    told = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256((tmp_path / "manifest.csv").read_bytes()).hexdigest()
    assert told["settings"]["manifest"] == "manifest.csv"
    assert told["settings"]["manifest_sha256"] == digest == facts.settings["manifest_sha256"]


def test_judging_again_keeps_what_the_manifest_says(tmp_path: Path, plans: Path) -> None:
    facts, _ = audit(tmp_path / "out", plans, list_plans(tmp_path, ROWS))
    outcomes = judge_with(tmp_path / "out", NEWEST)
    assert mismatches(outcomes["same as a.txt"]) == ["เทศบาลตำบลอื่น"]
    assert outcomes["เทศบาลตำบลไกล"].listing is not None
    with open_store(tmp_path / "out") as store:
        judged = store.read_facts()
    assert judged is not None
    assert judged.settings["manifest_sha256"] == facts.settings["manifest_sha256"]
    plain, _ = audit(tmp_path / "out", plans)
    assert "manifest" not in plain.settings
    assert outcomes_of(tmp_path / "out")["a.txt"].listing is None


@pytest.mark.parametrize("is_asked", [True, False])
def test_failed_files_are_tried_again_only_when_asked(
    tmp_path: Path, plans: Path, is_asked: bool
) -> None:
    audit(tmp_path / "out", plans)
    digests = {n: hashlib.sha256((plans / n).read_bytes()).hexdigest() for n in ("a.txt", "b.txt")}
    with open_store(tmp_path / "out") as store:
        fail_reading(store, digests["b.txt"], "damaged_file")
        keys = make_request_keys(ask())
        trouble = Problem("judging", "unexpected_error", "as if", "")
        store.save_analysis("a.txt", digests["a.txt"], keys.judging, trouble)
    _, listener = audit(tmp_path / "out", plans, replace(ask(), retry_failed=is_asked))
    tried = ["a.txt", "b.txt", "empty.pdf: empty_file"] if is_asked else []
    assert sorted(listener.done) == [*tried, "old.doc: unsupported_format"]
    failed = [d for d, o in outcomes_of(tmp_path / "out").items() if o.analysis is None]
    own = [] if is_asked else ["a.txt", "b.txt"]
    assert failed == [*own, "empty.pdf", "old.doc"]
