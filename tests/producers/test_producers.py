"""What real producers print comes back letter by letter."""

from pathlib import Path
from typing import Final

import pytest

from benchmarks.measures import count_wrong_letters
from pipeline.reading.read import OcrMode, ReadingSettings, read_document
from tests.producers.faces import FACES
from tests.producers.matrix import PRODUCERS, Producer, make_files
from tests.producers.sample import load_sample, write_truth

# Two designs each: one that the gate's own fonts have, one with marks drawn otherwise.
CHOSEN: Final = ("Garuda", "Laksaman", "THSarabunNew")
# Rows that break over a page are read page by page, and the truth is told cell by cell.
BROKEN_ROWS: Final = {("libreoffice-docx", "Laksaman")}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Give every file that can be made here; LibreOffice is started once."""
    pairs = [
        (producer, FACES[slug])
        for producer in PRODUCERS
        for slug in CHOSEN
        if producer.tell_missing(FACES[slug]) is None
    ]
    return make_files(load_sample(), pairs, tmp_path_factory.mktemp("producers"))


@pytest.mark.parametrize("slug", CHOSEN)
@pytest.mark.parametrize("producer", PRODUCERS, ids=lambda producer: producer.name)
def test_every_letter_comes_back(
    producer: Producer, slug: str, files: dict[tuple[str, str], Path]
) -> None:
    missing = producer.tell_missing(FACES[slug])
    if missing is not None:
        pytest.skip(missing)
    if (producer.name, slug) in BROKEN_ROWS:
        pytest.skip("a row breaks over the page: the order of reading is another one")
    settings = ReadingSettings(ocr=OcrMode.NEVER)
    document = read_document(files[producer.name, slug], name="sample.pdf", settings=settings)
    assert count_wrong_letters(document.text, write_truth(load_sample())) == 0
