"""Bytes to text: Unicode by its own marks, else the Thai eight-bit encoding."""

import codecs
from typing import Final

from pipeline.text.letters import is_thai

CONTROL_SHARE: Final = 0.01
"""Text has next to no control characters; binary files seen have over 5 %."""
THAI_SHARE: Final = 0.2
"""Bytes above ASCII that decode to Thai at this share of the file are TIS-620."""

_CONTROLS: Final = frozenset(range(0x20)) - frozenset(b"\t\n\r\f\v\x1a")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def looks_like_text(head: bytes) -> bool:
    """Whether the first bytes of a file are text in an encoding that is read."""
    try:
        text = decode_text(head, is_whole=False)
    except UnicodeDecodeError:
        return False
    controls = sum(ord(c) in _CONTROLS or c == "\N{REPLACEMENT CHARACTER}" for c in text)
    return controls <= CONTROL_SHARE * len(text)


def decode_text(content: bytes, *, is_whole: bool = True) -> str:
    """Decode by byte order mark, then as UTF-8, UTF-16 without a mark, or TIS-620.

    Raises UnicodeDecodeError when it is none of them. With `is_whole` false the
    last character may be cut off.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content, encoding, is_whole)
    try:
        if b"\0" not in content:
            return _decode(content, "utf-8", is_whole)
    except UnicodeDecodeError:
        pass
    if b"\0" in content:
        return _check_thai(_decode(content, _guess_utf16(content), is_whole))
    return _decode_thai_bytes(content)


def _decode(content: bytes, encoding: str, is_whole: bool) -> str:
    decoder = codecs.getincrementaldecoder(encoding)()
    return decoder.decode(content, final=is_whole)


def _guess_utf16(content: bytes) -> str:
    """Thai and ASCII have 0E or 00 in the high byte: see on which side it stands."""
    even = sum(byte in (0x00, 0x0E) for byte in content[::2])
    odd = sum(byte in (0x00, 0x0E) for byte in content[1::2])
    return "utf-16-le" if odd >= even else "utf-16-be"


def _decode_thai_bytes(content: bytes) -> str:
    return _check_thai(content.decode("cp874"))


def _check_thai(text: str) -> str:
    """Give the text back; UnicodeDecodeError when what is not ASCII in it is not Thai."""
    high = [c for c in text if ord(c) > 0x7F]
    if sum(map(is_thai, high)) < THAI_SHARE * len(high):
        raise UnicodeDecodeError("cp874", b"?", 0, 1, "not Thai")
    return text
