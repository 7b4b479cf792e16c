"""Repair held against real files with known truth; skipped where they are absent."""

import re
from pathlib import Path

import pypdfium2
import pytest

from pipeline.reading.repair import repair_lines

REAL = Path(__file__).parents[2].parent / "shared" / "real"

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real plans are not published")


def pdf_lines(name: str) -> list[str]:
    document = pypdfium2.PdfDocument(REAL / name)
    pages = [page.get_textpage().get_text_range() for page in document]
    # Not splitlines: in the encoding of e-LAAS pages \x0b, \x0c and \x1c are signs.
    return "\n".join(pages).replace("\r", "").split("\n")


def words(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("ํา", "ำ"))


def test_split_sara_am_of_a_real_plan_are_read_as_its_author_wrote_them() -> None:
    truth = words((REAL / "saiyoi-manpower-2555-2557.truth.txt").read_text(encoding="utf-8"))
    repaired = repair_lines(pdf_lines("saiyoi-manpower-2555-2557.pdf"))
    wrong = []
    for line in repaired:
        for start, end in line.touched:
            around = words(line.text[max(0, start - 6) : end + 6])
            if around not in truth:
                wrong.append(around)
    assert sum(len(line.edits) for line in repaired) > 400
    assert len(wrong) <= 10, wrong


@pytest.mark.parametrize(
    "name",
    ["rmutl-18128b80.pdf", "wairung-a639ebf1.pdf", "ktltc-4bc59843.pdf"],
)
def test_a_clean_file_stays(name: str) -> None:
    repaired = repair_lines(pdf_lines(name))
    assert [line.raw for line in repaired if line.edits] == []


def test_every_file_reaches_its_rest_in_one_pass() -> None:
    for name in ("phichai-a9e42a88.pdf", "ktltc-8f9d9a13.pdf", "nysso-9ce622cd.pdf"):
        once = [line.text for line in repair_lines(pdf_lines(name))]
        assert [line.text for line in repair_lines(once)] == once


def test_the_decoded_totals_of_greek_pages_are_the_sums_of_their_parts() -> None:
    lines = repair_lines(pdf_lines("poknoi-elaas-statement-greek.pdf"))
    amounts = re.findall(r"(\S*)จำนวน ?([\d,]+\.\d\d)", "\n".join(line.text for line in lines))
    values = [(name, round(float(amount.replace(",", "")), 2)) for name, amount in amounts]
    totals = [place for place, (name, _) in enumerate(values) if name.endswith("จริง")]
    for place, size in zip(totals, (8, 6), strict=True):
        parts = values[place + 1 : place + 1 + size]
        assert all(name == "" for name, _ in parts)
        assert values[place][1] == pytest.approx(sum(value for _, value in parts))
