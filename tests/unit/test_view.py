"""A page read from its picture: in place of a layer that is worse, beside one that is good."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pipeline.model import ROW_GIVEN_UP, Box, Source
from pipeline.reading import ocr
from pipeline.reading.drafts import DraftLine, DraftPage, PageSigns
from pipeline.reading.pdf import open_pdf
from pipeline.reading.recognised import Eye
from pipeline.reading.view import Viewer, find_wordless
from tests.unit.scanned_pages import ENGINE, NO_ENGINE, show_page

needs_engine = pytest.mark.skipif(ENGINE is None, reason=NO_ENGINE)
A4 = (595.0, 842.0)
WHOLE = Box(0, 0, *A4)
UPPER, LOWER = Box(0, 421, 595, 842), Box(0, 0, 595, 421)
SCAN = PageSigns(image_cover=1.0, ink=0.03, pictures=(WHOLE,))
NONSENSE = "j.v _,rttnartunuragiruaul"


def line(text: str, level: float) -> DraftLine:
    box = Box(72, level, 523, level + 16)
    return DraftLine(text, text, box=box, size=16, baseline=level)


def page(lines: Sequence[DraftLine], signs: PageSigns, **other: object) -> DraftPage:
    built = DraftPage(1, tuple(lines), *A4, signs)
    for name, value in other.items():
        setattr(built, name, value)
    return built


def scan(lines: Sequence[DraftLine] = ()) -> DraftPage:
    return page(lines, SCAN, source=Source.NONE, quality=0.1, reasons=("garbled_latin",))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What these tests recognise is kept between them."""
    return tmp_path_factory.mktemp("kept")


@contextmanager
def viewing(kept: Path, picture: Image.Image, dpi: float = 200.0) -> Iterator[Viewer]:
    """Open a file that is this one picture."""
    assert ENGINE is not None
    file = io.BytesIO()
    picture.save(file, "PDF", resolution=dpi)
    with open_pdf(file.getvalue()) as pdf:
        yield Viewer(pdf, Eye(ENGINE, kept))


# --- which pictures say more than the text beside them -------------------------------


@pytest.mark.parametrize(
    ("lines", "signs"),
    [
        ([line("โครงสร้างงานบุคลากร", 780)], PageSigns(0, 0, 0.5, None, (LOWER,))),
        ([line("ข้อความ" * 12, 450 + 20 * n) for n in range(18)], PageSigns(pictures=(LOWER,))),
        ([line("ตราประทับ", 300)], PageSigns(image_cover=1.0, pictures=(WHOLE,))),
        ([], PageSigns(image_cover=0.4, ink=0.008, pictures=(Box(0, 500, 595, 842),))),
    ],
)
def test_a_picture_beside_the_text_may_say_more(lines: list[DraftLine], signs: PageSigns) -> None:
    assert find_wordless(page(lines, signs)) == signs.pictures


@pytest.mark.parametrize(
    ("lines", "signs"),
    [
        ([line("ข้อความ" * 12, 40 + 20 * n) for n in range(38)], PageSigns(pictures=(WHOLE,))),
        ([line("ข้อความ", 780)], PageSigns(pictures=(Box(250, 750, 340, 840),))),
        ([line("ข้อความ", 780)], PageSigns()),
        ([], PageSigns(image_cover=1.0, ink=0.0001, pictures=(WHOLE,))),
    ],
)
def test_backgrounds_logos_and_blank_backs_say_nothing(
    lines: list[DraftLine], signs: PageSigns
) -> None:
    assert find_wordless(page(lines, signs)) == ()


def test_a_page_whose_text_is_not_used_is_read_as_a_whole() -> None:
    assert find_wordless(scan()) == ()


# --- what reading makes of a page -----------------------------------------------------


@needs_engine
@pytest.mark.parametrize("layer", [(), (line(NONSENSE, 500), line(NONSENSE, 480))])
def test_what_is_recognised_takes_the_place_of_a_layer_that_cannot_be_used(
    kept: Path, layer: Sequence[DraftLine]
) -> None:
    read = scan(layer)
    with viewing(kept, show_page("002", 5)) as view:
        view.read(read)
    assert read.source is Source.OCR
    assert "หลักการและเหตุผล" in read.text.replace(" ", "")
    assert NONSENSE not in read.text
    assert read.layer == "\n".join(one.raw for one in layer)
    assert 0.8 < read.quality < 1
    assert read.reasons == ("garbled_latin",)


@needs_engine
def test_a_good_layer_is_never_replaced(kept: Path) -> None:
    read = page([line("ข้อความ" * 12, 40 + 20 * n) for n in range(38)], PageSigns())
    before = read.text
    with viewing(kept, show_page("002", 5)) as view:
        view.read(read)
    assert (read.text, read.source, read.layer) == (before, Source.TEXT, "")


@needs_engine
def test_writing_in_a_picture_joins_the_text_by_its_place(kept: Path) -> None:
    own = [line("โครงสร้างงานบุคลากร", 800), line("หมายเหตุ", 20)]
    read = page(own, PageSigns(0, 0, 0.9, None, (Box(0, 100, 595, 790),)))
    with viewing(kept, show_page("002", 5)) as view:
        view.read(read)
    texts = [one.text for one in read.lines]
    assert (texts[0], texts[-1]) == ("โครงสร้างงานบุคลากร", "หมายเหตุ")
    assert len(texts) > 10
    assert (read.source, read.layer) == (Source.OCR, "")


@needs_engine
def test_what_the_layer_says_is_not_said_twice(kept: Path) -> None:
    with viewing(kept, show_page("002", 5)) as view:
        whole = scan()
        view.read(whole)
        own = whole.lines[2]
        read = page([own], PageSigns(0, 0, 1.0, None, (WHOLE,)))
        view.read(read)
    assert [one.text for one in read.lines].count(own.text) == 1
    assert len(read.lines) == len(whole.lines)


@needs_engine
@pytest.mark.parametrize("noise", [0, 255])
def test_a_picture_without_writing_adds_nothing(kept: Path, noise: int) -> None:
    random = np.random.default_rng(1)
    photo = random.integers(255 - noise, 256, size=(1100, 800), dtype=np.uint8)
    read = page([line("ภาพกิจกรรม", 800)], PageSigns(0, 0, 0.9, None, (Box(0, 0, 595, 790),)))
    with viewing(kept, Image.fromarray(photo), 96) as view:
        view.read(read)
    assert (read.text, read.source) == ("ภาพกิจกรรม", Source.TEXT)


@needs_engine
def test_a_page_that_turns_out_blank_is_readable_and_empty(kept: Path) -> None:
    read = page([], PageSigns(0, 0, 1.0, 0.0006, (WHOLE,)), source=Source.NONE, quality=0.0)
    with viewing(kept, Image.new("L", (800, 1100), 255), 96) as view:
        view.read(read)
    assert (read.source, read.quality, read.reasons) == (Source.OCR, 1.0, ("empty",))


@needs_engine
def test_a_picture_that_cannot_be_read_says_so(kept: Path) -> None:
    read = scan()
    with viewing(kept, Image.new("L", (800, 1100), 255), 96) as view:
        view.read(read)
    assert (read.source, read.reasons) == (Source.NONE, ("garbled_latin", "ocr_unsure"))


@needs_engine
@pytest.mark.parametrize("limit", [1, ocr.STRIP_LIMIT])
def test_a_page_whose_rows_take_too_long_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.setattr(ocr, "STRIP_LIMIT", limit)
    read = scan()
    with viewing(tmp_path, show_page("002", 5)) as view:
        view.read(read)
    assert (ROW_GIVEN_UP in read.reasons) is (limit == 1)


@needs_engine
@pytest.mark.parametrize("dpi", [48, 600])
def test_a_sheet_of_any_size_is_read(kept: Path, dpi: int) -> None:
    """The same picture on a sheet of two metres, and on one of a hand's breadth."""
    picture = show_page("002", 5)
    read = scan()
    read.width, read.height = (side * 72 / dpi for side in picture.size)
    with viewing(kept, picture, dpi) as view:
        skimmed = view.skim(read)
        view.read(read)
    for text in (read.text, "\n".join(one.text for one in skimmed)):
        assert "หลักการและเหตุผล" in text.replace(" ", "")


@needs_engine
def test_a_sheet_that_lay_on_its_side_is_measured_as_it_stands(kept: Path) -> None:
    picture = show_page("002", 5).rotate(90, expand=True)
    read = scan()
    read.width, read.height = 842.0, 595.0
    with viewing(kept, picture) as view:
        view.read(read)
    assert (read.width, read.height) == pytest.approx((595.0, 842.0), rel=0.05)
