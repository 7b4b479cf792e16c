"""Streams that cannot be unpacked to their end: what they would say is lost without a word.

Readers show what comes before the damage, or nothing, and call the rest of the page blank.
"""

import zlib
from typing import Final

HEADER: Final = 2
"""Bytes before the deflated data itself (RFC 1950)."""
CHUNK: Final = 1 << 20
"""Bytes unpacked at a time: a stream may inflate to gigabytes."""
MOST_CHUNKS: Final = 256
"""So many are looked through: the contents of a page of 40,000 rulings take one."""


def is_whole(packed: bytes) -> bool:
    r"""Tell whether a /FlateDecode stream can be unpacked to its end.

    Producers leave out the checksum after the data, or add a line end: nothing is lost by it.

    >>> packed = zlib.compress(b"BT (plan) Tj ET")
    >>> is_whole(packed), is_whole(packed[:-4] + b"\n"), is_whole(packed[:-8])
    (True, True, False)
    """
    if not packed.strip():
        return True
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    rest = packed[HEADER:]
    try:
        for _ in range(MOST_CHUNKS):
            given = unpacker.decompress(rest, CHUNK)
            rest = unpacker.unconsumed_tail
            if unpacker.eof:
                return True
            if not (given or rest):
                return False
    except zlib.error:
        return False
    return True
