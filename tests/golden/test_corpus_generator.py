"""The corpus is what its generator makes, and its truth is what its pages say."""

import csv
import hashlib
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("uharfbuzz", reason="uharfbuzz shapes the sample plans (extra: dev)")
pytest.importorskip("reportlab", reason="reportlab draws one sample plan (extra: dev)")

import numpy as np
import pikepdf
import pypdfium2
from numpy.typing import NDArray

from corpus.generator import make
from corpus.generator.__main__ import break_recipe
from corpus.generator.breakers import BREAKERS, PAGE_CLASSES
from corpus.generator.faces import FONT_FOLDER
from corpus.generator.make import make_file
from corpus.generator.model import PageKind
from corpus.generator.pack import pack_picture
from corpus.generator.recipe import Producer, Recipe, read_recipes
from corpus.generator.scan import Scan, lay_sheets, read_scans
from corpus.generator.truth import describe_plan
from corpus.generator.truth_scan import describe_scan
from corpus.generator.verify import WrongPagesError, verify_file
from corpus.generator.versions import name_producer, name_scanner
from corpus.generator.write_scan import scan_sheet

CORPUS = Path(__file__).parents[2] / "corpus"
PLANS = sorted((CORPUS / "plans").iterdir())
PLAIN = next(r for r in read_recipes() if r.name.startswith("002"))
INK = 96  # grey levels by which a dot must differ to count as changed
CHANGED = 0.025  # share of changed dots; the most is 0.022, by rounding of the pen
INKED = {"F1", "F2", "E3", "E3H"}  # typed or printed otherwise: there the page itself differs
SECTION_12 = (24, 24)  # the page of PLAIN that holds most of section 12
SEEDS = {
    "000-seed-tao-bangkhae-broken-extraction.txt": "28c06380019ab45d",
    "001-seed-municipality-phangkhon-clean.txt": "d4668bb4e555d311",
}
IMPORTABLE = (Producer.OWN, Producer.REPORTLAB, Producer.DOCX, Producer.TXT, Producer.WEASYPRINT)
needs_fonts = pytest.mark.skipif(
    not FONT_FOLDER.is_dir(), reason=f"no Thai fonts in {FONT_FOLDER}: install fonts-thai-tlwg"
)


def read_manifest() -> dict[str, dict[str, str]]:
    with (CORPUS / "manifest.csv").open(encoding="utf-8", newline="") as source:
        return {row["file"].removeprefix("plans/"): row for row in csv.DictReader(source)}


def read_truth(plan: Path) -> dict[str, Any]:
    text = (CORPUS / "truth" / f"{plan.stem}.json").read_text(encoding="utf-8")
    truth: dict[str, Any] = json.loads(text)
    return truth


def test_every_plan_has_a_truth_and_a_row_and_nothing_else_has() -> None:
    names = {p.name for p in PLANS}
    assert set(read_manifest()) == names
    assert {p.stem for p in (CORPUS / "truth").iterdir()} == {p.stem for p in PLANS}


def test_no_file_outside_the_plans_folder_looks_like_a_plan() -> None:
    looks = {".pdf", ".docx", ".txt", ".md"}
    stray = [p for p in CORPUS.rglob("*") if p.suffix in looks and p.parent != CORPUS / "plans"]
    assert stray == []


@pytest.mark.parametrize("name", SEEDS)
def test_the_seeds_are_kept_byte_for_byte(name: str) -> None:
    content = (CORPUS / "plans" / name).read_bytes()
    assert hashlib.sha256(content).hexdigest().startswith(SEEDS[name])


def test_the_corpus_stays_small() -> None:
    sizes = [p.stat().st_size for p in CORPUS.rglob("*") if "__pycache__" not in p.parts]
    drawn = [p.stat().st_size for p in PLANS if "scan_of" not in read_truth(p)]
    assert max(drawn) < 400_000
    assert max(p.stat().st_size for p in PLANS) < 700_000
    assert sum(sizes) < 8_500_000


def test_at_least_three_plans_are_wholly_clean() -> None:
    truths = [read_truth(p) for p in PLANS]
    clean = [t for t in truths if t["score"]["full"] == 100 and not t["planted"]]
    assert len(clean) >= 3


def test_the_corpus_covers_types_editions_and_sources() -> None:
    truths = [read_truth(p) for p in PLANS]
    types = {t["organisation_type"] for t in truths}
    assert types == {"pao", "city", "town", "subdistrict_municipality", "tao"}
    assert {2555, 2561, 2564, 2567} <= {t["edition"] for t in truths}
    verdicts = {v["verdict"] for t in truths for v in t["verdicts"].values()}
    assert verdicts == {
        "present", "partial", "missing", "contradicted", "unreadable", "not_applicable",
    }  # fmt: skip


@pytest.mark.parametrize("plan", PLANS, ids=lambda p: p.name[:3])
def test_what_was_planted_stands_on_the_page_that_the_truth_names(plan: Path) -> None:
    truth = read_truth(plan)
    for planted in truth["planted"]:
        if planted["found"] and planted["code"] != "section_number":
            assert planted["found"] in truth["pages"][planted["page"] - 1]["text"]


@pytest.mark.parametrize("plan", PLANS, ids=lambda p: p.name[:3])
def test_a_plan_has_as_many_pages_as_its_truth(plan: Path) -> None:
    truth = read_truth(plan)
    if plan.suffix == ".pdf":
        with pypdfium2.PdfDocument(plan) as pdf:
            assert len(pdf) == len(truth["pages"])
    elif plan.suffix == ".txt":
        assert plan.read_text(encoding="utf-8").count("\f") == len(truth["pages"]) - 1


@needs_fonts
@pytest.mark.parametrize("recipe", read_recipes(), ids=lambda r: r.name[:3])
def test_a_recipe_makes_the_committed_bytes_again(recipe: Recipe) -> None:
    row = next(r for name, r in read_manifest().items() if name.startswith(recipe.name))
    if recipe.producer not in IMPORTABLE:
        pytest.skip(f"{recipe.producer} is a program: run python -m corpus.generator")
    if recipe.producer is Producer.WEASYPRINT:
        try:
            import weasyprint  # noqa: F401 - fails without pango, not only without itself
        except (ImportError, OSError) as error:
            pytest.skip(f"WeasyPrint does not start: {error}")
    if row["producer"] != name_producer(recipe.producer):
        pytest.skip(f"committed with {row['producer']}, here is {name_producer(recipe.producer)}")
    made = make_file(recipe)
    verify_file(made)
    assert made.content == (CORPUS / "plans" / made.file_name).read_bytes()
    committed = read_truth(Path(made.file_name))
    assert committed == {"file": made.file_name, **describe_plan(made.plan, recipe)}


@pytest.mark.parametrize("scan", read_scans(), ids=lambda s: s.name[:3])
def test_a_scan_recipe_tells_the_committed_truth_again(scan: Scan) -> None:
    assert read_truth(Path(scan.file_name)) == describe_scan(scan, make.read_truth(scan.scan_of))
    assert read_manifest()[scan.file_name]["scan_of"] == f"plans/{scan.scan_of}.pdf"


@pytest.mark.parametrize("scan", read_scans(), ids=lambda s: s.name[:3])
def test_a_scan_recipe_makes_the_committed_pictures_again(scan: Scan) -> None:
    """The first and the last picture; all of them would take long."""
    row = read_manifest()[scan.file_name]
    if row["producer"] != name_scanner():
        pytest.skip(f"committed with {row['producer']}, here is {name_scanner()}")
    pictured = [s for s in lay_sheets(scan) if s.leaves and s.stack.kind is not PageKind.TEXT]
    plans = CORPUS / "plans"
    with (
        pikepdf.open(plans / scan.file_name) as pdf,
        pypdfium2.PdfDocument(plans / f"{scan.scan_of}.pdf") as source,
    ):
        for sheet in (pictured[0], pictured[-1]):
            committed = pdf.pages[sheet.number - 1].obj.Resources.XObject.Im0.read_raw_bytes()
            assert pack_picture(scan_sheet(scan, sheet, source)).content == committed


@pytest.mark.parametrize("scan", read_scans(), ids=lambda s: s.name[:3])
def test_every_page_of_the_source_was_scanned_once(scan: Scan) -> None:
    leaves = [leaf for sheet in lay_sheets(scan) for leaf in sheet.leaves]
    assert leaves == [page["number"] for page in make.read_truth(scan.scan_of)["pages"]]


@needs_fonts
@pytest.mark.parametrize("name", [*sorted(set(BREAKERS) - INKED), "H2B", "O1"])
def test_breaking_the_text_leaves_the_page_as_it_was(name: str) -> None:
    clean = break_recipe(PLAIN, (), only=SECTION_12)
    broken = break_recipe(PLAIN, (name,), only=SECTION_12)
    before, after = draw_first_page(clean.content), draw_first_page(broken.content)
    assert np.mean(np.abs(before - after) > INK) < CHANGED


@needs_fonts
@pytest.mark.parametrize("name", ["A1", "A3", "B1", "C1", "D2", "E1", "H1", "H6"])
def test_breaking_the_text_changes_what_is_read(name: str) -> None:
    clean = break_recipe(PLAIN, (), only=SECTION_12)
    broken = break_recipe(PLAIN, (name,), only=SECTION_12)
    assert read_first_page(clean.content) != read_first_page(broken.content)


@needs_fonts
@pytest.mark.parametrize("name", ["SCAN", "NONSENSE"])
def test_a_pictured_page_holds_no_thai_text(name: str) -> None:
    broken = break_recipe(PLAIN, (name,), only=SECTION_12)
    assert not any("ก" <= c <= "๛" for c in read_first_page(broken.content))
    verdicts = describe_plan(broken.plan, broken.recipe)["verdicts"]
    assert verdicts["good_governance_lead_in"]["verdict"] == "unreadable"


@needs_fonts
def test_a_bare_font_keeps_no_names() -> None:
    broken = break_recipe(PLAIN, ("H2B",), only=SECTION_12)
    with pikepdf.open(BytesIO(broken.content)) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        assert all("/ToUnicode" not in font for font in fonts.values())
        program = bytes(fonts["/F0"].DescendantFonts[0].FontDescriptor.FontFile2.read_bytes())
    assert b"cmap" not in program[:300]


@needs_fonts
def test_a_file_with_a_page_too_few_is_refused() -> None:
    made = break_recipe(PLAIN, (), only=(1, 2))
    short = break_recipe(PLAIN, (), only=(1, 1))
    with pytest.raises(WrongPagesError, match="1 pages instead of 2"):
        verify_file(type(made)(made.recipe, made.plan, made.suffix, short.content))


def test_an_unknown_class_is_named_with_those_that_exist() -> None:
    with pytest.raises(ValueError, match=r"Z9.*A1"):
        break_recipe(PLAIN, ("Z9",))


def test_page_classes_and_breakers_do_not_share_names() -> None:
    assert not set(BREAKERS) & set(PAGE_CLASSES)


def draw_first_page(content: bytes) -> NDArray[np.int16]:
    with pypdfium2.PdfDocument(content) as pdf:
        drawn: NDArray[np.int16] = pdf[0].render(scale=0.6, grayscale=True).to_numpy()
        return drawn.astype(np.int16)


def read_first_page(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return str(pdf[0].get_textpage().get_text_bounded())
