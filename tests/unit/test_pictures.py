"""Pictures are found wherever a file hides them, and counted together."""

from pathlib import Path

import pikepdf
import pytest

from pipeline.model import Box
from pipeline.reading.pdf import open_pdf
from pipeline.reading.pictures import measure_cover

SHEET = (200.0, 400.0)


def place(left: float, bottom: float, width: float, height: float, name: str = "Im") -> str:
    return f"q {width} 0 0 {height} {left} {bottom} cm /{name} Do Q\n"


def build(path: Path, content: str, *, rotate: int = 0, form: str | None = None) -> Path:
    """Write a page whose content may draw the picture /Im, and /Fm, a form with its own content."""
    with pikepdf.new() as pdf:
        image = pdf.make_stream(
            b"\x40",
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=1,
            Height=1,
            BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceGray,
        )
        named = pikepdf.Dictionary(Im=image)
        if form is not None:
            named.Fm = pdf.make_stream(
                form.encode(),
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Form,
                BBox=[0, 0, 1000, 1000],
                Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image)),
            )
        pdf.add_blank_page(page_size=SHEET)
        page = pdf.pages[0]
        page.Resources = pikepdf.Dictionary(XObject=named)
        page.Contents = pdf.make_stream(content.encode())
        page.Rotate = rotate
        pdf.save(path)
    return path


def find(path: Path) -> list[tuple[float, float, float, float]]:
    with open_pdf(path) as pdf:
        boxes = pdf.read_chars(1).pictures
    return [(round(b.left), round(b.bottom), round(b.right), round(b.top)) for b in boxes]


@pytest.mark.parametrize(
    ("content", "boxes"),
    [
        (place(20, 40, 100, 200), [(20, 40, 120, 240)]),
        (place(0, 0, 200, 200) + place(0, 200, 200, 200), [(0, 0, 200, 200), (0, 200, 200, 400)]),
        (place(-50, 300, 100, 200), [(0, 300, 50, 400)]),
        (place(300, 0, 100, 100), []),
        ("0 0 100 100 re f", []),
        ("", []),
    ],
)
def test_pictures_stand_where_the_reader_sees_them(
    tmp_path: Path, content: str, boxes: list[tuple[float, ...]]
) -> None:
    assert find(build(tmp_path / "a.pdf", content)) == boxes


def test_a_turned_page_shows_its_pictures_turned(tmp_path: Path) -> None:
    turned = build(tmp_path / "a.pdf", place(0, 0, 100, 200), rotate=90)
    assert find(turned) == [(0, 100, 200, 200)]


def test_pictures_inside_forms_are_found(tmp_path: Path) -> None:
    inside = build(tmp_path / "a.pdf", place(50, 80, 0.5, 2, "Fm"), form=place(20, 0, 100, 100))
    assert find(inside) == [(60, 80, 110, 280)]


@pytest.mark.parametrize(
    ("boxes", "share"),
    [
        ([], 0.0),
        ([Box(0, 0, 200, 400)], 1.0),
        ([Box(0, 0, 200, 100), Box(0, 100, 200, 200)], 0.5),
        ([Box(0, 0, 100, 400), Box(0, 0, 100, 400)], 0.5),
        ([Box(0, 0, 1, 1)], 0.0),
    ],
)
def test_what_pictures_cover_together_is_counted_once(boxes: list[Box], share: float) -> None:
    assert measure_cover(boxes, *SHEET) == pytest.approx(share, abs=0.02)


def test_a_page_without_a_size_has_no_cover() -> None:
    assert measure_cover([Box(0, 0, 1, 1)], 0.0, 0.0) == 0.0
