"""What was recognised is kept, and nothing that cannot be kept or read again is an error."""

import json
import multiprocessing
from pathlib import Path

import pytest
from PIL import Image

from pipeline.reading.drafts import DraftLine
from pipeline.reading.ocr import MODEL, Engine, Recognition
from pipeline.reading.recognised import Eye, read_picture, skim_picture
from tests.unit.scanned_pages import ENGINE, NO_ENGINE, show_page

pytestmark = pytest.mark.skipif(ENGINE is None, reason=NO_ENGINE)
HEIGHT = 842.0
SHARE = 6


def eye(folder: Path | None) -> Eye:
    assert ENGINE is not None
    return Eye(ENGINE, folder)


def picture() -> Image.Image:
    """The first lines of a page of a plan."""
    page = show_page("002", 2)
    return page.crop((0, 0, page.width, page.height // SHARE))


def read(folder: Path | None) -> Recognition:
    return read_picture(eye(folder), picture(), height=HEIGHT / SHARE)


def forge(folder: Path, text: str) -> None:
    """Put another text into the first line of every entry."""
    for place in folder.iterdir():
        entry = json.loads(place.read_text(encoding="utf-8"))
        entry["lines"][0]["text"] = text
        place.write_text(json.dumps(entry), encoding="utf-8")


def test_what_is_kept_is_what_was_recognised(tmp_path: Path) -> None:
    first, again = read(tmp_path / "kept"), read(tmp_path / "kept")
    assert first.lines
    assert again == first == read(None)
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_what_is_kept_is_not_recognised_again(tmp_path: Path) -> None:
    read(tmp_path)
    forge(tmp_path, "ที่เก็บไว้")
    assert read(tmp_path).lines[0].text == "ที่เก็บไว้"


def test_skimming_is_kept_beside_reading(tmp_path: Path) -> None:
    small = show_page("002", 2, 75)
    first = skim_picture(eye(tmp_path), small, height=HEIGHT)
    assert first
    assert all(isinstance(line, DraftLine) for line in first)
    forge(tmp_path, "ที่เก็บไว้")
    assert skim_picture(eye(tmp_path), small, height=HEIGHT)[0].text == "ที่เก็บไว้"
    assert read_picture(eye(tmp_path), small, height=HEIGHT).lines[0].text != "ที่เก็บไว้"


def test_another_picture_size_or_model_is_another_entry(tmp_path: Path) -> None:
    assert ENGINE is not None
    models = tmp_path / "models"
    models.mkdir()
    model = (ENGINE.folder / MODEL).read_bytes()
    (models / MODEL).write_bytes(model + b"\0")
    kept = tmp_path / "kept"
    white = Image.new("L", (300, 400), 255)
    read_picture(eye(kept), white, height=HEIGHT)
    read_picture(eye(kept), white, height=HEIGHT)
    assert len(list(kept.iterdir())) == 1
    read_picture(eye(kept), white, height=HEIGHT / 2)
    read_picture(eye(kept), Image.new("L", (400, 300), 255), height=HEIGHT)
    read_picture(Eye(Engine(models), kept), white, height=HEIGHT)
    assert len(list(kept.iterdir())) == 4


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"lines": [{}]}', b'{"lines": [], "noise": [], "x": 1}', b"\xff"],
)
def test_a_broken_entry_is_read_anew_and_mended(tmp_path: Path, content: bytes) -> None:
    first = read(tmp_path)
    (place,) = tmp_path.iterdir()
    whole = place.read_bytes()
    place.write_bytes(content)
    assert read(tmp_path) == first
    assert place.read_bytes() == whole


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert read(tmp_path / "file" / "kept") == read(None)


def _read_in_process(folder: Path) -> int:
    return len(read(folder).lines)


def test_two_processes_may_keep_the_same_picture_at_once(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        found = pool.map(_read_in_process, [tmp_path] * 4, chunksize=1)
    assert len(set(found)) == 1
    assert [place.suffix for place in tmp_path.iterdir()] == [".json"]
