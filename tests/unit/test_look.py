"""Which pages are read from their pictures, what they become, and what is said of the others."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from pipeline.audit import judge_plan, read_plan
from pipeline.judging.template import load_templates
from pipeline.model import NOT_LOOKED_AT, Box, Source, Verdict
from pipeline.reading.drafts import Draft, DraftLine, DraftPage, PageSigns
from pipeline.reading.landmarks import Sought
from pipeline.reading.look import FEW_PAGES, look_at_pages
from pipeline.reading.read import OcrMode, ReadingSettings, read_document
from tests.unit.scanned_pages import ENGINE, NO_ENGINE, find_plan, show_page

needs_engine = pytest.mark.skipif(ENGINE is None, reason=NO_ENGINE)
WHOLE = Box(0, 0, 595, 842)
HEADING = "หลักการและเหตุผล"


def draft_pages() -> list[DraftPage]:
    """One page of each kind, in the order of the names below."""
    text = DraftLine("ข้อความ", "ข้อความ", box=Box(72, 700, 200, 716))
    shown = PageSigns(image_cover=1.0, ink=0.02, pictures=(WHOLE,))
    return [
        DraftPage(1, (text,)),
        DraftPage(2, (), signs=shown, source=Source.NONE, quality=0.0, reasons=("image_only",)),
        DraftPage(3, (text,), 595, 842, shown, quality=0.8, reasons=("large_image",)),
        DraftPage(4, (text,), quality=0.9, reasons=("damaged_letters",)),
        DraftPage(5, (text,), quality=0.8, reasons=("large_image",)),
        DraftPage(6, (), source=Source.NONE, quality=0.0, reasons=("damaged_page",)),
        DraftPage(7, (), signs=PageSigns(1.0, ink=0.0), reasons=("empty",)),
    ]


TEXT, SCAN, MIXED, SUSPECT, ILLUSTRATED, BROKEN, BLANK = range(7)


@pytest.mark.parametrize(
    ("mode", "unread"),
    [
        (OcrMode.NEVER, {MIXED}),
        (OcrMode.AUTO, {SCAN, MIXED}),
        (OcrMode.ALWAYS, {SCAN, MIXED, SUSPECT}),
    ],
)
def test_what_the_mode_asks_for_and_nobody_can_read_is_said(
    tmp_path: Path, mode: OcrMode, unread: set[int]
) -> None:
    before, draft = draft_pages(), Draft(draft_pages())
    settings = ReadingSettings(ocr=mode, tessdata=str(tmp_path))
    assert look_at_pages(tmp_path / "never opened.pdf", draft, settings, Sought()) == []
    changed = {n for n, page in enumerate(draft.pages) if page.reasons != before[n].reasons}
    assert changed == unread
    problems = [] if mode is OcrMode.NEVER else ["ocr_unavailable"]
    assert [problem.code for problem in draft.problems] == problems


def test_without_an_engine_a_picture_beside_text_is_no_problem(tmp_path: Path) -> None:
    draft = Draft([draft_pages()[MIXED]])
    settings = ReadingSettings(tessdata=str(tmp_path))
    look_at_pages(tmp_path / "never opened.pdf", draft, settings, Sought())
    assert draft.problems == []
    assert draft.pages[0].reasons == ("large_image", "picture_not_read")


def test_without_an_engine_nothing_on_scanned_pages_is_missing(tmp_path: Path) -> None:
    """One problem says what to install; no verdict accuses what nobody read."""
    templates = load_templates()
    settings = ReadingSettings(tessdata=str(tmp_path))
    document = read_plan(find_plan("023"), templates, name="a.pdf", settings=settings)
    assert all("ocr_unavailable" in p.reasons for p in document.pages if not p.is_readable)
    assert [p.code for p in document.problems].count("ocr_unavailable") == 1
    verdicts = Counter(j.verdict for j in judge_plan(document, templates).judgements)
    assert set(verdicts) <= {Verdict.UNREADABLE, Verdict.NOT_APPLICABLE}


# --- with an engine -------------------------------------------------------------------


def save(path: Path, pictures: Sequence[Image.Image]) -> Path:
    pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=150)
    return path


def show_line(page: Image.Image, share: float = 0.25) -> Image.Image:
    """Leave the upper part of a page, and its foot blank: less to read, the size kept."""
    sheet = Image.new("L", page.size, 255)
    sheet.paste(page.crop((0, 0, page.width, int(share * page.height))))
    return sheet


@needs_engine
def test_a_second_run_recognises_nothing(tmp_path: Path) -> None:
    scan = save(tmp_path / "scan.pdf", [show_line(show_page("002", 5, 150))])
    settings = ReadingSettings(cache=str(tmp_path / "kept"))
    first = read_document(scan, name="a", settings=settings)
    assert HEADING in first.text.replace(" ", "")
    (entry,) = (tmp_path / "kept").iterdir()
    kept = json.loads(entry.read_text(encoding="utf-8"))
    kept["lines"] = [dict(kept["lines"][0], text="ที่เก็บไว้", raw="ที่เก็บไว้", edits=[])]
    entry.write_text(json.dumps(kept), encoding="utf-8")
    assert read_document(scan, name="a", settings=settings).text == "ที่เก็บไว้"


@needs_engine
def test_a_long_scan_is_read_where_something_is_looked_for(tmp_path: Path) -> None:
    """Pages that look the same are recognised once: the run's folder keeps them."""
    other, wanted = (show_line(show_page("002", n, 150)) for n in (3, 5))
    places = {FEW_PAGES: wanted}
    pictures = [places.get(n, other) for n in range(FEW_PAGES + 20)]
    scan = save(tmp_path / "scan.pdf", pictures)
    settings = ReadingSettings(cache=str(tmp_path / "kept"))
    document = read_document(scan, name="a", settings=settings, looked_for=(HEADING,))
    left_out = [page for page in document.pages if page.is_left_out]
    assert document.pages[FEW_PAGES].source is Source.OCR
    assert len(left_out) > len(pictures) / 3
    assert all(p.source is Source.NONE and p.reasons[-1] == NOT_LOOKED_AT for p in left_out)
    assert document.problems == ()
    whole = read_document(
        scan, name="a", settings=ReadingSettings(OcrMode.ALWAYS, None, settings.cache)
    )
    assert all(page.source is Source.OCR for page in whole.pages)


@needs_engine
def test_printed_numbers_of_scanned_pages_leave_the_text(tmp_path: Path) -> None:
    pages = range(6, 9)
    scan = save(tmp_path / "scan.pdf", [show_line(show_page("002", n, 150)) for n in pages])
    text = read_document(find_plan("002"), name="a", settings=ReadingSettings())
    wanted = [text.pages[number - 1].printed_number for number in pages]
    assert None not in wanted
    read = read_document(scan, name="a", settings=ReadingSettings())
    assert [page.printed_number for page in read.pages] == wanted
    assert all(len(page.furniture) >= 1 for page in read.pages)
