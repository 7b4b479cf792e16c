"""A manifest: every row finds its file or is told, and nothing is charged that was not read."""

import csv
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.batch.inputs import find_inputs
from pipeline.batch.manifest import Matches, load_manifest, match_files
from pipeline.errors import UsageError
from pipeline.judging.listing import check_listing, part_name, read_claims
from pipeline.model import Analysis, Identity, Listing, OrganisationType, Outcome, Source, Status
from pipeline.reporting.about import About
from pipeline.reporting.csv_files import write_csv_files
from pipeline.reporting.report import write_reports
from pipeline.reporting.tables import TABLES, collect_tables
from tests.builders_reporting import (
    build_analysis,
    build_failure,
    build_outcome,
    build_page,
    build_template,
)

SAIYOI = "องค์การบริหารส่วนตำบลไทรย้อย"
TAO, TOWN, MUNICIPALITY = (
    OrganisationType.TAO,
    OrganisationType.TOWN,
    OrganisationType.SUBDISTRICT_MUNICIPALITY,
)


def write_manifest(folder: Path, text: str, *, encoding: str = "utf-8") -> Path:
    path = folder / "plans.csv"
    path.write_text(text, encoding=encoding)
    return path


def make_files(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")
    return root


def match(manifest: Path, *paths: Path) -> Matches:
    files = find_inputs(paths, run_folder=Path("nowhere")).files
    return match_files(load_manifest(manifest), files, paths)


# --- the table --------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_rows_are_read_with_their_lines_and_carried_unchanged(
    tmp_path: Path, encoding: str, end: str
) -> None:
    lines = ["File,Organisation, งบ  ประมาณ ,Type", 'a.pdf," ไทรย้อย ",007,อบต.', ",,,", "-,ข,=1,"]
    manifest = load_manifest(write_manifest(tmp_path, end.join(lines), encoding=encoding))
    first, second = manifest.rows
    assert (first.line, first.file, second.line, second.file) == (2, "a.pdf", 4, "")
    assert first.listing.identity == Identity(SAIYOI, TAO)
    assert dict(first.listing.cells) == {
        "file": "a.pdf",
        "organisation": " ไทรย้อย ",
        "งบ ประมาณ": "007",
        "type": "อบต.",
    }
    assert dict(second.listing.cells)["งบ ประมาณ"] == "=1"


def test_a_cell_of_several_lines_does_not_shift_the_line_numbers(tmp_path: Path) -> None:
    path = write_manifest(tmp_path, 'file,note\na.pdf,"x\ny"\nb.pdf\n')
    assert [(row.line, row.file) for row in load_manifest(path).rows] == [
        (2, "a.pdf"),
        (4, "b.pdf"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1: has no column “file”; its columns are: none"),
        ("name;organisation\n", "line 1: has no column “file”; its columns are: name;organisation"),
        ("file,type,organisation_type\n", "line 1: has two columns “type”"),
        ("file,หมายเหตุ,หมายเหตุ\n", "line 1: has two columns “หมายเหตุ”"),
        ("file,note\na.pdf,ก,ข\n", "line 2: has “ข” in a column without a name"),
        ("file,\na.pdf,\nb.pdf,x\n", "line 3: has “x” in a column without a name"),
        ('file,note\na.pdf,x\nb.pdf,"open\nc.pdf,x\n', "line 3: is not CSV"),
    ],
)
def test_a_bad_table_is_refused_with_file_and_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError) as raised:
        load_manifest(write_manifest(tmp_path, text))
    assert raised.value.exit_status == 2
    assert f"plans.csv, {told}" in raised.value.message
    assert raised.value.advice


@pytest.mark.parametrize(("encoding", "line"), [("cp874", 2), ("utf-16", 1)])
def test_another_encoding_is_refused(tmp_path: Path, encoding: str, line: int) -> None:
    path = write_manifest(tmp_path, "file,organisation\na.pdf,ไทรย้อย\n", encoding=encoding)
    with pytest.raises(UsageError, match=f"line {line}: is not UTF-8"):
        load_manifest(path)


def test_a_manifest_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be opened"):
        load_manifest(tmp_path / "gone.csv")


def test_cells_that_are_not_understood_are_named(tmp_path: Path) -> None:
    text = (
        "file,organisation,type,province,period\na.pdf,Sai Yoi,x,โคราช,ปีหน้า\nb.pdf,ก,ทต,แพร่,2564\n"
    )
    manifest = load_manifest(write_manifest(tmp_path, text))
    assert len(manifest.notes) == 4
    told = manifest.tell(Matches({}, ()))
    assert "line 2, organisation “Sai Yoi”; line 2, type “x”" in told
    assert "and 1 more" in told


# --- the files --------------------------------------------------------------------


@pytest.mark.parametrize(
    "file",
    [
        "plans/2564/แผน ก.pdf",
        "./plans/2564/แผน ก.pdf",
        "2564/แผน ก.pdf",
        r"2564\แผน ก.pdf",
        "{root}/plans/2564/แผน ก.pdf",
        "แผน ก.pdf",
        " แผน ก.pdf ",
        "https://a.go.th/x/%E0%B9%81%E0%B8%9C%E0%B8%99%20%E0%B8%81.pdf?v=1#page=2",
        "HTTPS://a.go.th/x/แผน ก.pdf",
    ],
)
def test_a_row_finds_its_file(tmp_path: Path, file: str) -> None:
    make_files(tmp_path, "plans/2564/แผน ก.pdf", "plans/2564/b.pdf")
    path = write_manifest(tmp_path, f"file\n{file.format(root=tmp_path)}\n")
    matches = match(path, tmp_path / "plans")
    assert list(matches.listings) == ["2564/แผน ก.pdf"]
    assert matches.absent == ()


@pytest.mark.parametrize(
    "file",
    [
        "2561/a.pdf",
        "a.PDF",
        "xa.pdf",
        "/elsewhere/plans/2564/a.pdf",
        "https://a.go.th/a.pdf/index",
        "https://a.go.th",
        "plans",
        "a",
        "",
        "-",
        "\N{EN DASH}",
    ],
)
def test_a_row_takes_no_file_that_it_does_not_name(tmp_path: Path, file: str) -> None:
    make_files(tmp_path, "plans/2564/a.pdf")
    path = write_manifest(tmp_path, f"file,organisation\n{file},ไทรย้อย\n")
    matches = match(path, tmp_path / "plans")
    assert matches.listings == {}
    (absent,) = matches.absent
    assert absent.problem.code == "no_file"
    assert "plans.csv, line 2" in absent.problem.message
    assert absent.problem.advice
    assert absent.document == (file if len(file) > 1 or file == "a" else "ไทรย้อย")


def test_marks_of_another_order_are_the_same_name(tmp_path: Path) -> None:
    tone, vowel = "\N{THAI CHARACTER MAI EK}", "\N{THAI CHARACTER SARA U}"
    make_files(tmp_path, f"plans/ก{vowel}{tone}.pdf")
    path = write_manifest(tmp_path, f"file\nก{tone}{vowel}.pdf\n")
    assert match(path, tmp_path / "plans").absent == ()


def test_a_place_decides_before_a_name(tmp_path: Path) -> None:
    make_files(tmp_path, "plans/a/plan.pdf", "plans/b/plan.pdf")
    text = "file,organisation\nhttps://x.go.th/plan.pdf,ก\nplans/a/plan.pdf,ข\n"
    listings = match(write_manifest(tmp_path, text), tmp_path / "plans").listings
    assert {d: entry.identity.organisation for d, entry in listings.items()} == {
        "b/plan.pdf": "ก",
        "a/plan.pdf": "ข",
    }


def test_a_name_whose_file_another_row_names_by_its_place_has_no_file(tmp_path: Path) -> None:
    make_files(tmp_path, "plans/plan.pdf")
    text = "file,organisation\nhttps://x.go.th/plan.pdf,ก\nplans/plan.pdf,ข\n"
    matches = match(write_manifest(tmp_path, text), tmp_path / "plans")
    assert list(matches.listings) == ["plan.pdf"]
    assert [entry.document for entry in matches.absent] == ["https://x.go.th/plan.pdf"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("a.pdf\na.pdf", "line 3: names a.pdf, which line 2 names already"),
        ("plans/a.pdf\n./plans/a.pdf", "line 3: names a.pdf, which line 2 names already"),
        ("https://x.go.th/a.pdf\nhttps://y.go.th/a.pdf", "line 3: names a.pdf, which line 2"),
        ("b.pdf", "line 2: “b.pdf” may be any of 2 files (x/b.pdf, y/b.pdf)"),
    ],
)
def test_what_fits_twice_is_refused(tmp_path: Path, rows: str, told: str) -> None:
    make_files(tmp_path, "plans/a.pdf", "plans/x/b.pdf", "plans/y/b.pdf")
    with pytest.raises(UsageError) as raised:
        match(write_manifest(tmp_path, f"file\n{rows}\n"), tmp_path / "plans")
    assert f"plans.csv, {told}" in raised.value.message


def test_rows_without_files_have_names_of_their_own(tmp_path: Path) -> None:
    make_files(tmp_path, "plans/ก", "plans/a.pdf")
    text = "file,organisation,note\nไม่มี,ก,\nไม่มี,ข,\n,ก,\n,a.pdf,\n,,x\n,,y\n"
    names = [e.document for e in match(write_manifest(tmp_path, text), tmp_path / "plans").absent]
    assert names == ["ไม่มี", "ไม่มี (line 3)", "ก", "a.pdf (line 5)", "(line 6)", "(line 7)"]


# --- what is held against a plan ----------------------------------------------------


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        (SAIYOI, (TAO, "ไทรย้อย")),
        ("องค์การบริหารส่วนตำบล ไทรย้อย", (TAO, "ไทรย้อย")),
        ("อบต.ไทรย้อย", (TAO, "ไทรย้อย")),
        ("อบต ไทรย้อย", (TAO, "ไทรย้อย")),
        ("ที่ทำการองค์การบริหารส่วนตำบลไทรย้อย (จังหวัดแพร่)", (TAO, "ไทรย้อย")),
        ("สำนักงานเทศบาลเมืองแพร่ อ.เมือง จ.แพร่", (TOWN, "แพร่")),
        ("ทต.พังโคน", (MUNICIPALITY, "พังโคน")),
        ("เทศบาลพังโคน", (None, "พังโคน")),
        ("พังโคน", (None, "พังโคน")),
        ("เมืองพัทยา", (OrganisationType.SPECIAL, "เมืองพัทยา")),
        ("องค์การบริหารส่วนจังหวัดแพร่", (OrganisationType.PAO, "แพร่")),
        ("ทนงศักดิ์", (None, "ทนงศักดิ์")),
        ("", (None, "")),
    ],
)
def test_an_organisation_is_parted_as_people_write_it(
    written: str, parts: tuple[OrganisationType | None, str]
) -> None:
    assert part_name(written) == parts


@pytest.mark.parametrize(
    "written",
    ["๒๕๖๔-๒๕๖๖", "2564-2566", "พ.ศ. 2564 – 2566", "2564-66", "๒๕๖๔ ถึง ๒๕๖๖", "2564/2566"],
)
def test_periods_are_read_as_people_write_them(written: str) -> None:
    identity, unread = read_claims({"period": written})
    assert (identity.period_start, identity.period_end, unread) == (2564, 2566, ())


@pytest.mark.parametrize("written", ["2566-2564", "25644", "ปี 2564-2566 (แก้ไข)", "64-66"])
def test_what_is_no_period_is_told(written: str) -> None:
    identity, unread = read_claims({"period": written})
    assert (identity.period_start, unread) == (None, ("period",))


def test_sara_am_in_two_pieces_is_one() -> None:
    aa, nikhahit = "\N{THAI CHARACTER SARA AA}", "\N{THAI CHARACTER NIKHAHIT}"
    for tone in ("", "\N{THAI CHARACTER MAI THO}"):
        identity, _ = read_claims({"organisation": f"บ้านน{nikhahit}{tone}{aa}", "type": "อบต."})
        written = f"องค์การบริหารส่วนตำบลบ้านน{tone}\N{THAI CHARACTER SARA AM}"
        assert identity.organisation == written


def check(
    manifest: dict[str, str], *, own: Identity | None = None, analysis: Analysis | None = None
) -> dict[str, tuple[str, str]]:
    """Give what is found and expected, by the first word of the English message's subject."""
    plan = analysis or build_analysis()
    plan = plan if own is None else replace(plan, identity=own)
    listing = Listing(read_claims(manifest)[0], tuple(manifest.items()))
    findings = check_listing(plan, listing)
    assert {finding.code for finding in findings} <= {"manifest_mismatch"}
    assert all(f.found in f.message_th and f.expected in f.message_en for f in findings)
    return {f.message_en.split()[2]: (f.found, f.expected) for f in findings}


@pytest.mark.parametrize(
    "manifest",
    [
        {},
        {"organisation": "", "type": "-", "province": "–", "period": ""},
        {"organisation": "อบต.ไทรย้อย", "type": "อบต.", "province": "จ.แพร่", "period": "๒๕๖๑-๒๕๖๓"},
        {"organisation": "ไทรย้อย", "type": "tao", "province": "จังหวัดแพร่", "period": "2561"},
        {"organisation": "องค์การบริหารส่วนตําบลไทรย้อย อ.เด่นชัย"},
        {"organisation": "ไทรย้อยเหนือ"},
        {"organisation": "องค์การบริหาร\u200bส่วนตำบลไทรย้อย\n\u00a0อ.เด่นชัย"},
        {"organisation": "Sai Yoi", "type": "village", "province": "Phrae", "period": "next"},
        {"organisation": "Sai Yoi", "type": "tao"},
        {"amphoe": "เมือง"},
    ],
)
def test_a_manifest_that_says_the_same_or_nothing_is_no_finding(manifest: dict[str, str]) -> None:
    assert check(manifest) == {}


@pytest.mark.parametrize(
    ("manifest", "subject", "expected"),
    [
        ({"organisation": "อบต.พังโคน"}, "organisation", "องค์การบริหารส่วนตำบลพังโคน"),
        ({"organisation": "เทศบาลตำบลไทรย้อย"}, "type", "เทศบาลตำบล"),
        ({"type": "ทต."}, "type", "เทศบาลตำบล"),
        ({"province": "น่าน"}, "province", "น่าน"),
        ({"period": "๒๕๖๔-๒๕๖๖"}, "period", "2564-2566"),
        ({"period": "2561-2564"}, "period", "2561-2564"),
        ({"period": "2564"}, "period", "2564"),
    ],
)
def test_a_manifest_that_says_otherwise_is_a_finding(
    manifest: dict[str, str], subject: str, expected: str
) -> None:
    found = check(manifest)
    assert list(found) == [subject]
    assert found[subject][1] == expected


@pytest.mark.parametrize(
    "own", [Identity(), Identity("เทศบาลตำบลพังโคน"), Identity(province="แพร่", period_start=2561)]
)
def test_what_was_not_read_is_never_held_against_a_plan(own: Identity) -> None:
    manifest = {"organisation": "พังโคน", "type": "ทม.", "province": "แพร่", "period": "2561-2563"}
    assert check(manifest, own=own) == {}


@pytest.mark.parametrize(
    ("manifest", "subjects"),
    [
        ({"organisation": "อบต.ไทรยัอย", "period": "2561-2564"}, []),
        ({"period": "2564"}, []),
        ({"organisation": "อบต.พังโคน", "period": "2564-2566"}, ["organisation", "period"]),
    ],
)
def test_what_recognition_may_have_misread_is_no_finding(
    manifest: dict[str, str], subjects: list[str]
) -> None:
    scanned = replace(build_analysis(), pages=(build_page(1, Source.OCR),))
    assert list(check(manifest, analysis=scanned)) == subjects


# --- what is shown ------------------------------------------------------------------


def list_file(outcome: Outcome, **cells: str) -> Outcome:
    return replace(outcome, listing=Listing(read_claims(cells)[0], tuple(cells.items())))


def read_rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def lose_file(document: str, **cells: str) -> Outcome:
    return list_file(build_failure(document, "no_file"), **cells)


def test_cells_follow_in_documents_behind_a_name_that_cannot_clash(tmp_path: Path) -> None:
    outcomes = [
        build_outcome("a.pdf"),
        list_file(build_outcome("b.pdf"), file="b.pdf", score="=1", รหัส="007"),
        lose_file("c.pdf", file="c.pdf", organisation="อบต.ไทรย้อย", province="แพร่"),
    ]
    write_csv_files(collect_tables(outcomes), tmp_path)
    rows = read_rows(tmp_path, "documents")
    own = [column.key for column in TABLES[0].csv_columns()]
    more = ["file", "score", "รหัส", "organisation", "province"]
    assert list(rows[0]) == own + [f"manifest_{name}" for name in more]
    assert [row["manifest_file"] for row in rows] == ["", "b.pdf", "c.pdf"]
    assert (rows[1]["manifest_score"], rows[1]["manifest_รหัส"]) == ("'=1", "007")
    assert [row["status"] for row in rows] == ["ok", "ok", "no_file"]
    assert (rows[2]["organisation"], rows[2]["organisation_type"]) == (SAIYOI, "tao")
    (failure,) = read_rows(tmp_path, "failures")
    assert (failure["document"], failure["code"]) == ("c.pdf", "no_file")


def test_the_manifest_does_not_speak_for_a_plan_that_was_read(tmp_path: Path) -> None:
    outcome = build_outcome("a.pdf", build_analysis("a.pdf", identity=Identity()))
    write_csv_files(collect_tables([list_file(outcome, organisation=SAIYOI)]), tmp_path)
    (row,) = read_rows(tmp_path, "documents")
    assert (row["organisation"], row["manifest_organisation"]) == ("", SAIYOI)


def test_reports_show_the_files_of_one_organisation_together(tmp_path: Path) -> None:
    other = replace(build_analysis().identity, organisation="เทศบาลตำบลพังโคน")
    outcomes = [
        build_outcome("a.pdf"),
        build_failure("b.pdf"),
        build_outcome("c.pdf", build_analysis("c.pdf", identity=other)),
        list_file(
            build_outcome("d.pdf", build_analysis("d.pdf", identity=Identity())),
            organisation="อบต.ไทรย้อย",
            province="แพร่",
            amphoe="เด่นชัย",
        ),
        lose_file("e.pdf", organisation="เทศบาลตำบลพังโคน", note="จดหมาย"),
    ]
    write_reports(outcomes, About((build_template(),)), tmp_path)
    names = [f"{letter}.pdf" for letter in "abcde"]
    assert [row["document"] for row in read_rows(tmp_path, "documents")] == names
    page = (tmp_path / "report.html").read_text(encoding="utf-8").split("แผนทั้งหมด", 1)[1]
    shown = sorted(names, key=page.index)
    assert shown[-1] == "b.pdf"
    assert {frozenset("ad"), frozenset("ce")} <= {
        frozenset((one[0], two[0])) for one, two in pairwise(shown)
    }
    assert 'href="plans/e' not in page
    assert "อยู่ในบัญชีรายชื่อ แต่ไม่มีไฟล์" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_only_a_row_without_a_file_has_that_status() -> None:
    assert build_failure("a.pdf", "no_file").status is Status.NO_FILE
    assert build_failure("a.pdf", "encrypted_file").status is Status.FAILED
    assert build_outcome().status is Status.OK
