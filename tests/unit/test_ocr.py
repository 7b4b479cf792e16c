"""OCR is found where it is installed, and never missed where it is not."""

from pathlib import Path

import pytest
from PIL import Image

from pipeline.reading import ocr
from pipeline.reading.scans.page import read_page


def test_a_folder_without_the_thai_model_is_no_engine(tmp_path: Path) -> None:
    assert ocr.find_engine(str(tmp_path)) is None


def test_without_the_package_there_is_no_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ocr.MODEL).touch()
    monkeypatch.setattr(ocr, "tesserocr", None)
    assert ocr.find_engine(str(tmp_path)) is None


@pytest.mark.skipif(ocr.find_engine(None) is None, reason="Tesseract's Thai model is absent")
def test_a_blank_picture_has_no_lines() -> None:
    engine = ocr.find_engine(None)
    assert engine is not None
    seen = read_page(Image.new("L", (800, 1100), 255), engine, height=842.0)
    assert (seen.lines, seen.noise, seen.confidence) == ((), (), 0.0)
