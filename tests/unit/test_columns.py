"""The characters of a page, taken from pdfium all at once: none may change its place."""

from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest

from pipeline.reading.columns import HYPHEN_CODE, read_codes
from pipeline.reading.pdfium import address_of, point_to

PLANS = Path(__file__).parents[2] / "corpus" / "plans"
PLAIN = "002-tao-thungsaithong-2564-clean.pdf"
WITH_CONTROLS = "019-town-wiangthong-2561-three-pages.pdf"


@pytest.mark.parametrize("name", [PLAIN, WITH_CONTROLS])
def test_copied_characters_are_those_asked_one_by_one(name: str) -> None:
    with pypdfium2.PdfDocument(PLANS / name) as pdf:
        for page in pdf:
            text = page.get_textpage()
            count = text.count_chars()
            asked = [raw.FPDFText_GetUnicode(text, row) for row in range(count)]
            expected = [ord("-") if code == HYPHEN_CODE else code for code in asked]
            assert read_codes(point_to(address_of(text.raw)), count).tolist() == expected


def test_some_page_has_control_characters_that_are_not_copied() -> None:
    with pypdfium2.PdfDocument(PLANS / WITH_CONTROLS) as pdf:
        texts = [page.get_textpage() for page in pdf]
        assert any(len(t.get_text_range()) < t.count_chars() for t in texts)
