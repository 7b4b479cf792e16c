"""A tone that hangs from the ruling above its row is not taken away with the ruling."""

import numpy as np
import pytest

from pipeline.reading.pdf import open_pdf
from pipeline.reading.scans.sheet import lay_out
from pipeline.text.letters import MAI_EK
from tests.unit.scanned_pages import find_plan, show_page

POINT = 200 / 72


@pytest.mark.parametrize("page", [("003", 15), ("006", 17)], ids=str)
def test_the_tones_of_a_table_belong_to_a_row(page: tuple[str, int]) -> None:
    sheet = lay_out(show_page(*page), 1 / POINT)
    with open_pdf(find_plan(page[0]), needs_ink=[ord(MAI_EK)]) as pdf:
        chars = pdf.read_chars(page[1])
    left, bottom, right, top = (chars.ink[chars.codes == ord(MAI_EK)] * POINT).T
    height = chars.height * POINT
    blobs, lost = sheet.blobs, 0
    for x, y in zip((left + right) / 2, height - (top + bottom) / 2, strict=True):
        holds = (blobs.left <= x + 1) & (x - 1 <= blobs.right)
        holds &= (blobs.top <= y + 1) & (y - 1 <= blobs.bottom) & (blobs.height > 3)
        lost += not (sheet.owners[np.flatnonzero(holds)] >= 0).any()
    assert len(left) >= 20
    assert lost == 0
