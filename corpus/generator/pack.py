"""The picture of a sheet packed as scanners do: black on white as by fax, grey as JPEG."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image

JPEG_QUALITY: Final = 30  # what small files are made with; letters stay clear at 150 dots an inch
STRIP_OFFSETS: Final = 273  # tags of TIFF
STRIP_LENGTHS: Final = 279


@dataclass(frozen=True, slots=True)
class Packed:
    """A picture as it goes into the file: its bytes, and its size in dots."""

    content: bytes
    width: int
    height: int
    is_grey: bool


def pack_picture(picture: Image.Image) -> Packed:
    """Pack a picture of grey levels or of bits."""
    is_grey = picture.mode == "L"
    content = pack_grey(picture) if is_grey else pack_bits(picture)
    return Packed(content, picture.width, picture.height, is_grey)


def pack_grey(picture: Image.Image) -> bytes:
    """Pack grey levels as JPEG."""
    buffer = BytesIO()
    picture.save(buffer, format="JPEG", quality=JPEG_QUALITY, optimize=True)
    return buffer.getvalue()


def pack_bits(picture: Image.Image) -> bytes:
    """Pack black on white by the fax rules of group 4: the one strip of a TIFF file."""
    ink = picture.point([255, *[0] * 255])  # fax counts ink as one
    buffer = BytesIO()
    strip = (picture.width + 7) // 8 * picture.height
    ink.save(buffer, format="TIFF", compression="group4", strip_size=strip)
    with Image.open(buffer) as tiff:
        tags: Any = tiff.tag_v2  # type: ignore[attr-defined] # only pictures from TIFF have tags
        (start,), (length,) = tags[STRIP_OFFSETS], tags[STRIP_LENGTHS]
    return buffer.getvalue()[start : start + length]


def embed_picture(pdf: pikepdf.Pdf, packed: Packed) -> pikepdf.Object:
    """Put a packed picture into a PDF."""
    entries: dict[str, Any] = {"Filter": Name.DCTDecode, "BitsPerComponent": 8}
    if not packed.is_grey:
        fax = Dictionary(K=-1, Columns=packed.width, Rows=packed.height)
        entries = {"Filter": Name.CCITTFaxDecode, "BitsPerComponent": 1, "DecodeParms": fax}
    return pdf.make_stream(
        packed.content,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=packed.width,
        Height=packed.height,
        ColorSpace=Name.DeviceGray,
        **entries,
    )
