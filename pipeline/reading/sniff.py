"""What a file is, by what it holds: names of files lie."""

import io
import zipfile
from enum import Enum
from pathlib import Path
from typing import Final

from pipeline.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    MissingFileError,
    UnsupportedFormatError,
)
from pipeline.reading.encoded import looks_like_text


class Kind(Enum):
    """The kinds of file that are read."""

    PDF = "PDF"
    DOCX = "DOCX"
    TEXT = "text"


HEAD_SIZE: Final = 65536
"""Bytes looked at; the PDF standard wants its mark within the first 1,024."""
PDF_MARK_WITHIN: Final = 1024
_SAVE_AS_PDF: Final = "open it in the program it was made with and save it as PDF or .docx"

_OTHER_KINDS: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"{\\rtf", "an RTF document", _SAVE_AS_PDF),
    (b"\x89PNG", "a picture (PNG)", "join the pictures of the pages into one PDF"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "join the pictures of the pages into one PDF"),
    (b"II*\x00", "a picture (TIFF)", "join the pictures of the pages into one PDF"),
    (b"MM\x00*", "a picture (TIFF)", "join the pictures of the pages into one PDF"),
    (b"GIF8", "a picture (GIF)", "join the pictures of the pages into one PDF"),
    (b"BM", "a picture (BMP)", "join the pictures of the pages into one PDF"),
    (b"Rar!", "a RAR archive", "unpack it and give the files inside"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it and give the files inside"),
    (b"\x1f\x8b", "a gzip archive", "unpack it and give the files inside"),
    (b"%!PS", "a PostScript file", "convert it to PDF"),
)
_OLE_MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_MARK: Final = b"PK\x03\x04"
_EMPTY_ZIP_MARK: Final = b"PK\x05\x06"
_WEB_MARKS: Final = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script")


def load_head(path: Path) -> bytes:
    """Give the first bytes of a file; MissingFileError or EmptyFileError when there are none."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_SIZE)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise MissingFileError(
            f"{path.name}: no such file", advice="check the name and the folder"
        ) from error
    except OSError as error:
        raise MissingFileError(
            f"{path.name}: the file cannot be opened ({error.strerror})",
            advice="check that you may read it and that no other program holds it",
        ) from error
    if not head:
        raise EmptyFileError(
            f"{path.name}: the file is empty (0 bytes)", advice="download or copy it again"
        )
    return head


def sniff_kind(path: Path) -> Kind:
    """Give what the file is; raises with its true kind and what to do when it is not read."""
    head = load_head(path)
    if head.startswith((_ZIP_MARK, _EMPTY_ZIP_MARK)):
        return _sniff_zip(path)  # first, for an archive may hold a PDF as it is
    if b"%PDF-" in head[:PDF_MARK_WITHIN]:
        return Kind.PDF
    if head.startswith(_OLE_MARK):
        _refuse_ole(path)
    _refuse_other(path, head)
    if looks_like_text(head):
        return Kind.TEXT
    raise UnsupportedFormatError(
        f"{path.name}: neither PDF nor .docx nor text",
        advice="check that the download was complete; plans are read from PDF, .docx, .txt and .md",
    )


def _sniff_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise DamagedFileError(
            f"{path.name}: the file is damaged: it begins like a .docx and breaks off",
            advice="download or copy it again, and compare the sizes",
        ) from error
    if "word/document.xml" in names:
        return Kind.DOCX
    kinds = (
        ("xl/", "an Excel workbook"),
        ("ppt/", "a PowerPoint file"),
        ("content.xml", "an OpenDocument file"),
    )
    for mark, kind in kinds:
        if any(name.startswith(mark) for name in names):
            raise UnsupportedFormatError(f"{path.name}: this is {kind}", advice=_SAVE_AS_PDF)
    raise UnsupportedFormatError(
        f"{path.name}: this is a zip archive", advice="unpack it and give the files inside"
    )


def _refuse_ole(path: Path) -> None:
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        raise EncryptedFileError(
            f"{path.name}: the Office file opens only with a password",
            advice="open it with its password and save it without one",
        )
    raise UnsupportedFormatError(
        f"{path.name}: this is an old Office file (.doc, .xls or .ppt)", advice=_SAVE_AS_PDF
    )


def _refuse_other(path: Path, head: bytes) -> None:
    for mark, kind, advice in _OTHER_KINDS:
        if head.startswith(mark):
            raise UnsupportedFormatError(f"{path.name}: this is {kind}", advice=advice)
    opening = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if opening.startswith(_WEB_MARKS):
        raise UnsupportedFormatError(
            f"{path.name}: this is a web page, not the document",
            advice="open its address in a browser and download the document itself",
        )
