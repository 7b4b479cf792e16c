"""Text that a damaged file loses without a word is unreadable, and nobody else's page is."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.reading.layer import read_pdf_draft
from pipeline.reading.streams import is_whole
from tests.unit import hostile as h

TEXT = b" ".join(b"(%d) Tj" % number for number in range(9_999))
PACKED = zlib.compress(TEXT)

WHOLE = {
    "as it is": PACKED,
    "without its checksum": PACKED[:-4],
    "with a false checksum": PACKED[:-4] + b"none",
    "with a line end": PACKED + b"\r\n",
    "with rubbish behind": PACKED + b"endobj" * 99,
    "empty": b"",
    "blank": b"\r\n",
    "of nothing": zlib.compress(b""),
    "of as much as is taken at a time": zlib.compress(b" " * (1 << 20)),
    "of more than that": zlib.compress(b" " * (3 << 20)),
}
BROKEN = {
    "cut in half": PACKED[: len(PACKED) // 2],
    "cut at its last block": PACKED[:-9],
    "only a header": PACKED[:2],
    "another byte inside": PACKED[:999] + bytes([PACKED[999] ^ 0xFF]) + PACKED[1000:2000],
    "zeros inside": PACKED[:500] + bytes(500) + PACKED[1000:],
}


@pytest.mark.parametrize("packed", WHOLE.values(), ids=WHOLE)
def test_what_can_be_unpacked_is_whole(packed: bytes) -> None:
    assert is_whole(packed)


@pytest.mark.parametrize("packed", BROKEN.values(), ids=BROKEN)
def test_what_breaks_off_is_not(packed: bytes) -> None:
    assert not is_whole(packed)


def list_damaged(path: Path) -> list[int | None]:
    return [p.page for p in read_pdf_draft(path).problems if p.code == "damaged_page"]


@pytest.mark.parametrize(
    ("spoil", "damaged"),
    [
        (lambda packed: packed, []),
        (lambda packed: packed[:-4], []),
        (lambda packed: packed + b"\n", []),
        (lambda packed: packed[: len(packed) // 2], [7]),
        (lambda packed: packed[:200] + bytes(50) + packed[250:], [7]),
    ],
    ids=["whole", "no checksum", "line end", "half", "zeros"],
)
def test_a_page_of_which_a_part_is_lost_is_named(
    tmp_path: Path, spoil: Callable[[bytes], bytes], damaged: list[int]
) -> None:
    h.spoil_contents(tmp_path / "plan.pdf", 7, spoil)
    assert list_damaged(tmp_path / "plan.pdf") == damaged


FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Filter /FlateDecode"
IMAGE = (
    b"/Type /XObject /Subtype /Image /Width 100 /Height 100 /BitsPerComponent 8"
    b" /ColorSpace /DeviceGray"
)
SHOW = h.make_stream(b"q 595 0 0 842 0 0 cm /X Do Q")
WHITE = zlib.compress(b"\xff" * 10_000)


@pytest.mark.parametrize(
    ("drawn", "damaged"),
    [
        (h.make_stream(PACKED, FORM), []),
        (h.make_stream(PACKED[:-99], FORM), [1]),
        (h.make_flate(WHITE, IMAGE), []),
        (h.make_stream(b"\xff" * 10_000, IMAGE), []),
        (h.make_stream(b"no JPEG", IMAGE + b" /Filter /DCTDecode"), [1]),
        (h.make_stream(b"no fax", IMAGE.replace(b"100", b"90000") + b" /Filter /DCTDecode"), [1]),
    ],
    ids=["form", "broken form", "blank back", "blank back, not packed", "no picture", "huge"],
)
def test_a_blank_page_is_blank_only_if_all_of_it_was_seen(
    tmp_path: Path, drawn: bytes, damaged: list[int]
) -> None:
    h.write_page(tmp_path / "plan.pdf", SHOW, drawn)
    assert list_damaged(tmp_path / "plan.pdf") == damaged
