"""The command line: results on stdout, one clear sentence on stderr, honest exit status."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from pipeline.cli import main
from pipeline.cli.arguments import build_parser, parse_pages
from pipeline.errors import UsageError
from pipeline.model import Source
from pipeline.reporting.explain import explain_page
from tests.builders import build_document

ROOT = Path(__file__).parents[2]
Captured = pytest.CaptureFixture[str]

PLAN = "แผนอัตรากำลัง ๓ ปี\nเทศบาลตำบลพังโคน\n๑๒. แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def write_scan(path: Path, mark: str) -> None:
    """Write a PDF of one page that is only a picture."""
    picture = Image.new("L", (620, 877), 255)
    ImageDraw.Draw(picture).text((100, 100), f"scan {mark}", fill=0)
    picture.save(path, "PDF", resolution=75)


def test_a_run_tells_the_workbook_and_the_counts(
    tmp_path: Path, plan: Path, capsys: Captured
) -> None:
    out = tmp_path / "out"
    assert main(["run", str(plan), "--out", str(out), "--jobs", "1"]) == 0
    told = capsys.readouterr()
    workbook, counts = told.out.splitlines()
    assert workbook == str(out / "report.xlsx")
    assert counts.startswith("1 files: ")
    assert "[1/1] plan.txt: done" in told.err
    products = "documents elements findings sections failures".split()  # noqa: SIM905 - reads better
    assert all((out / f"{name}.csv").is_file() for name in products)
    assert all((out / name).is_file() for name in ("report.html", "run.json", "run.log"))


def test_failed_files_make_it_exit_1_and_are_listed(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "plan.zip").write_bytes(b"PK")
    assert main(["run", str(folder), "--out", str(tmp_path / "out")]) == 1
    assert "unsupported_format" in capsys.readouterr().err
    failures = (tmp_path / "out" / "failures.csv").read_text(encoding="utf-8-sig")
    assert "plan.zip,reading,unsupported_format" in failures


def test_judge_and_report_work_on_the_folder_alone(
    tmp_path: Path, plan: Path, capsys: Captured
) -> None:
    out = str(tmp_path / "out")
    assert main(["run", str(plan), "--out", out, "--jobs", "1"]) == 0
    plan.unlink()
    (tmp_path / "out" / "report.xlsx").unlink()
    assert main(["report", out]) == 0
    assert (tmp_path / "out" / "report.xlsx").is_file()
    assert main(["judge", out, "--template", "manpower-plan-2555", "--jobs", "1"]) == 0
    documents = (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8-sig")
    assert "manpower-plan-2555" in documents
    assert capsys.readouterr().out.count("report.xlsx") == 3


def test_diff_tells_what_changed_and_why_and_ends_with_1(
    tmp_path: Path, plan: Path, capsys: Captured
) -> None:
    a, b, table = (str(tmp_path / name) for name in ("a", "b", "changes.csv"))
    assert main(["run", str(plan), "--out", a, "--jobs", "1"]) == 0
    assert main(["diff", a, a, "--out", table]) == 0
    assert capsys.readouterr().out.endswith("0 of 1 plans changed.\n")
    head = "document,kind,key,before,after,effect,cause\n"
    assert Path(table).read_text(encoding="utf-8-sig") == head
    plan.write_text(PLAN.replace("๑๒. แนวทางการพัฒนา", "๑๒. การพัฒนาอื่น"), encoding="utf-8")
    plan.with_name("=1+1.txt").write_text("แผน", encoding="utf-8")
    assert main(["run", str(plan), str(plan.with_name("=1+1.txt")), "--out", b]) == 0
    capsys.readouterr()
    assert main(["diff", a, b, "--out", table]) == 1
    told = capsys.readouterr().out.splitlines()
    assert "  ~ only_in_b    (none) -> partial (not_this_plan)" in told
    assert any(line.startswith("plan.txt [file") for line in told)
    assert told[-1].startswith("1 of 2 plans changed: ")
    assert "; 1 only in B; because of file (2)" in told[-1]
    rows = Path(table).read_bytes().decode("utf-8").splitlines()
    assert rows[0] == "\ufeff" + head.strip()
    assert rows[1] == "'=1+1.txt,only_in_b,,,partial (not_this_plan),other,file"
    assert {row.split(",")[0] for row in rows[2:]} == {"plan.txt"}


def test_diff_writes_its_table_into_no_run_and_only_where_it_can(
    tmp_path: Path, plan: Path, capsys: Captured
) -> None:
    out = tmp_path / "run"
    assert main(["run", str(plan), "--out", str(out), "--jobs", "1"]) == 0
    before = {path: path.stat().st_mtime_ns for path in (out, *out.rglob("*"))}
    capsys.readouterr()
    for target in ("run/documents.csv", "run/plans/new.csv", "run", "gone/new.csv"):
        assert main(["diff", str(out), str(out), "--out", str(tmp_path / target)]) == 2
        told = capsys.readouterr()
        assert (told.out, told.err.count("\n")) == ("", 1)
    assert {path: path.stat().st_mtime_ns for path in (out, *out.rglob("*"))} == before


def test_read_parts_pages_by_form_feeds(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("หน้าหนึ่ง\fหน้าสอง\fหน้าสาม", encoding="utf-8")
    assert main(["read", str(path)]) == 0
    assert capsys.readouterr().out == "หน้าหนึ่ง\fหน้าสอง\fหน้าสาม\n"
    assert main(["read", str(path), "--pages", "2-3"]) == 0
    assert capsys.readouterr().out == "หน้าสอง\fหน้าสาม\n"


def test_read_gives_the_raw_lines_and_everything_as_json(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "plan.txt"
    broken = "องค์การบริหารส่วนต าบลบางแค"
    path.write_text(broken + "\n", encoding="utf-8")
    assert main(["read", str(path), "--raw"]) == 0
    assert capsys.readouterr().out.strip() == broken
    assert main(["read", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["lines"][0]["raw"] == broken


def test_explain_tells_every_stage(plan: Path, capsys: Captured) -> None:
    assert main(["explain", str(plan)]) == 0
    told = capsys.readouterr().out
    for head in ("Pages", "Repairs", "Identity", "Sections", "Elements", "Findings"):
        assert f"== {head} ==" in told
    assert main(["explain", str(plan), "--element", "section_heading"]) == 0
    assert "[section_heading]" in capsys.readouterr().out
    assert main(["explain", str(plan), "--page", "1"]) == 0
    assert "== Page 1 ==" in capsys.readouterr().out


def test_explain_shows_both_readings_of_a_page_and_how_sure_recognition_was() -> None:
    document = build_document(["แผนอัตรากำลัง\nบรรทัดสอง"], source=Source.OCR, confidence=0.87)
    page = replace(document.pages[0], layer="#9!x nonsense")
    told = "\n".join(explain_page(replace(document, pages=(page,)), 1))
    assert "#9!x nonsense" in told
    assert "0.87    บรรทัดสอง" in told
    typed = "\n".join(explain_page(build_document(["แผนอัตรากำลัง"]), 1))
    assert "    แผนอัตรากำลัง" in typed
    assert "1.00" not in typed.split("== Lines")[1]


def test_explain_tells_why_a_page_was_left_out_and_how_to_have_it_read() -> None:
    document = build_document(["แผน", "ภาพ", "ภาพ"], left_out=[2], unreadable=[3])
    told = ["\n".join(explain_page(document, number)) for number in (1, 2, 3)]
    assert ["--ocr always" in text for text in told] == [False, True, False]


def test_a_run_without_recognition_says_once_what_to_type(tmp_path: Path, capsys: Captured) -> None:
    folder, models = tmp_path / "plans", tmp_path / "no models"
    folder.mkdir()
    models.mkdir()
    for name in "ab":
        write_scan(folder / f"{name}.pdf", name)
    argv = ["run", str(folder), "--out", str(tmp_path / "out"), "--tessdata", str(models)]
    assert main(argv) == 0
    told = capsys.readouterr()
    assert told.err.count("Type: ") == 1
    assert "2 scanned pages of 2 files were not read" in told.err
    assert any(words in told.err for words in ("tesseract-ocr-tha", "plan-audit[ocr]"))
    assert main(["run", str(folder), "--out", str(tmp_path / "off"), "--ocr", "never"]) == 0
    assert "Type: " not in capsys.readouterr().err


def test_doctor_looks_into_the_folder_of_models_that_is_named(
    tmp_path: Path, capsys: Captured
) -> None:
    pytest.importorskip("tesserocr")
    assert main(["doctor", "--tessdata", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert f"none found in {tmp_path}" in told
    assert "tesseract-ocr-eng" in told
    assert "--tessdata DIR" in told


def test_a_run_is_measured_against_gold(plan: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "out"
    assert main(["run", str(plan), "--out", str(out)]) == 0
    gold = tmp_path / "gold.csv"
    gold.write_text("document,kind,key,value\nplan.txt,element,section_heading,present\n")
    capsys.readouterr()
    assert main(["evaluate", str(gold), str(out)]) == 0
    told = capsys.readouterr().out
    assert "accuracy" in told
    assert "keywords" in told
    assert main(["evaluate", str(gold), str(out), "--json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert values["measures"][0]["value"] == 1.0
    assert len(values["baselines"]) == 2
    assert main(["evaluate", str(tmp_path / "none.csv"), str(out)]) == 2


def test_templates_are_listed_shown_and_checked(tmp_path: Path, capsys: Captured) -> None:
    assert main(["templates"]) == 0
    assert "manpower-plan-2561" in capsys.readouterr().out
    assert main(["templates", "show", "manpower-plan-2561"]) == 0
    assert "section_heading" in capsys.readouterr().out
    bad = tmp_path / "bad.toml"
    bad.write_text("id = 1")
    assert main(["templates", "check", str(bad)]) == 2
    told = capsys.readouterr()
    assert "bad.toml:1: error: `id` must be a text.\n    Write: id" in told.out
    assert "bad.toml cannot be used: 8 errors." in told.err


def test_a_template_that_keeps_the_rules_is_told_so(capsys: Captured) -> None:
    assert main(["templates", "check", "personnel-development-2567"]) == 0
    assert "keeps all rules" in capsys.readouterr().out
    assert main(["templates", "show", "personnel-development-2567"]) == 0
    assert "not verified: " in capsys.readouterr().out


def test_what_is_not_verified_in_a_template_stands_beside_its_verdicts(
    tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "plan.txt"
    title = "แผนพัฒนาบุคลากร ๓ ปี\n\nเทศบาลตำบลพังโคน\n\n"
    path.write_text(f"{title}๑. หลักการและเหตุผล\n\nเพื่อพัฒนาบุคลากร\n", encoding="utf-8")
    assert main(["run", str(path), "--out", str(tmp_path / "out"), "--jobs", "1"]) == 0
    elements = (tmp_path / "out" / "elements.csv").read_text(encoding="utf-8-sig")
    assert "personnel-development-2567,p1_rationale,rationale" in elements
    assert "Not verified in the template: " in elements
    index = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "ยังไม่ได้ยืนยัน: " in index
    assert "แผนอัตรากำลัง ๓ ปี (" not in index  # nothing was judged by those templates
    assert main(["explain", str(path), "--element", "rationale", "--lang", "en"]) == 0
    assert "Not verified in the template: " in capsys.readouterr().out


def test_doctor_names_what_it_looked_at(capsys: Captured) -> None:
    assert main(["doctor"]) == 0
    told = capsys.readouterr().out
    assert all(name in told for name in ("Python", "Tesseract with", "Thai font", "memory limit"))


@pytest.mark.parametrize(
    "argv",
    [
        ["read", "{missing}"],
        ["run", "{plan}", "--out", "{plan}"],
        ["run", "{plan}", "--out", "{out}", "--template", "no-such"],
        ["run", "{plan}", "--out", "{out}", "--registry", "{missing}"],
        ["run", "{plan}", "--out", "{out}", "--manifest", "{missing}"],
        ["run", "{plan}", "--out", "{out}", "--manifest", "{plan}"],
        ["judge", "{missing}"],
        ["report", "{missing}"],
        ["diff", "{missing}", "{missing}"],
        ["diff", "{missing}", "{missing}", "--out", "{missing}/deep/changes.csv"],
        ["read", "{plan}", "--pages", "9"],
        ["read", "{plan}", "--pages", "x"],
        ["explain", "{plan}", "--element", "no-such"],
        ["explain", "{plan}", "--page", "0"],
        ["templates", "show"],
    ],
    ids=" ".join,
)
def test_mistakes_get_one_sentence_and_no_traceback(
    tmp_path: Path, plan: Path, capsys: Captured, argv: list[str]
) -> None:
    places = {"missing": str(tmp_path / "gone"), "plan": str(plan), "out": str(tmp_path / "out")}
    status = main([part.format(**places) for part in argv])
    told = capsys.readouterr()
    assert status == (1 if argv[:2] == ["read", "{missing}"] else 2)
    assert told.out == ""
    assert told.err.startswith("plan-audit: ")
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["run"],
        ["run", "a.pdf"],
        ["run", "a.pdf", "--out", "o", "--jobs", "0"],
        ["run", "a.pdf", "--out", "o", "--timeout", "soon"],
        ["run", "a.pdf", "--out", "o", "--ocr", "perhaps"],
        ["no-such-command"],
    ],
    ids=" ".join,
)
def test_bad_arguments_exit_2(argv: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as raised:
        main(argv)
    assert raised.value.code == 2
    assert "usage: plan-audit" in capsys.readouterr().err


def test_help_shows_examples_and_version_a_number(capsys: Captured) -> None:
    assert "plan-audit run plans/ --out result" in build_parser().format_help()
    with pytest.raises(SystemExit) as raised:
        main(["--version"])
    assert raised.value.code == 0
    assert capsys.readouterr().out.startswith("plan-audit ")


@pytest.mark.parametrize("wanted", ["0", "4", "3-1", "", "1-", "-1", "1,,2", "๑๒"])
def test_pages_that_are_none_are_refused(wanted: str) -> None:
    with pytest.raises(UsageError):
        parse_pages(wanted, 3)


def start(*argv: str) -> subprocess.Popen[str]:
    """Start the command in a group of its own, so that a signal meets it alone."""
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", *argv],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_ends_with_130_writes_what_is_there_and_the_next_run_goes_on(
    tmp_path: Path, capsys: Captured
) -> None:
    plans, out = tmp_path / "plans", tmp_path / "out"
    plans.mkdir()
    for number in range(40):
        (plans / f"{number}.txt").write_text(PLAN + "แผน\n" * (500 + number), encoding="utf-8")
    with start("run", str(plans), "--out", str(out), "--jobs", "1") as process:
        log, until = out / "run.log", time.monotonic() + 60
        while "[1/40]" not in (log.read_text(encoding="utf-8") if log.exists() else ""):
            assert time.monotonic() < until
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        told, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert "not reached" in told
    assert "not_reached" in (out / "failures.csv").read_text(encoding="utf-8-sig")
    done = (out / "run.log").read_text(encoding="utf-8").count(": done")
    assert 1 <= done < 40
    assert main(["run", str(plans), "--out", str(out)]) == 0
    assert "40 files: " in capsys.readouterr().out


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("ก" * 200_000, encoding="utf-8")
    with start("read", str(path)) as process:
        assert process.stdout is not None
        process.stdout.close()
        _, status = process.stderr, process.wait(timeout=60)
        assert process.stderr is not None
        errors = process.stderr.read()
    assert status in (0, 141)
    assert "Traceback" not in errors
