"""Values of the model as compressed JSON and back: the only door to msgspec."""

from dataclasses import dataclass
from typing import Final, TypeVar

import msgspec
import zstandard

from pipeline.errors import RunFolderError
from pipeline.model import Document

# Level 3 is zstd's own default: 11 % of the size of a 300 kB reading, about 1 ms.
COMPRESSION: Final = 3

# Counts up whenever the shape of a stored Document or Analysis, or of the ledger, changes.
FORMAT: Final = 2

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A Document in its envelope."""

    format: int
    document: Document


def encode_json(value: object) -> bytes:
    """Give a value of the model as JSON."""
    return msgspec.json.encode(value)


def pack_value(value: object) -> bytes:
    """Give a value of the model as compressed JSON."""
    return zstandard.ZstdCompressor(level=COMPRESSION).compress(encode_json(value))


def unpack_json(packed: bytes) -> bytes:
    """Give the JSON text of a packed value."""
    return zstandard.ZstdDecompressor().decompress(packed)


def unpack_value(packed: bytes, kind: type[Value]) -> Value:
    """Give back what `pack_value` took; a broken value raises RunFolderError."""
    try:
        return msgspec.json.decode(unpack_json(packed), type=kind)
    except (zstandard.ZstdError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RunFolderError(
            f"A stored {kind.__name__} cannot be read back ({error}).",
            advice="Run again with --fresh to read the files anew.",
        ) from error


def pack_given(value: object | None) -> bytes | None:
    """Pack a value, or pass on that there is none."""
    return None if value is None else pack_value(value)


def unpack_given(packed: bytes | None, kind: type[Value]) -> Value | None:
    """Give back what `pack_given` took."""
    return None if packed is None else unpack_value(packed, kind)


def pack_reading(document: Document) -> bytes:
    """Give a Document as it is stored in `readings/`."""
    return pack_value(StoredReading(FORMAT, document))


def unpack_reading(packed: bytes) -> Document:
    """Give back the Document that `pack_reading` took."""
    return unpack_value(packed, StoredReading).document
