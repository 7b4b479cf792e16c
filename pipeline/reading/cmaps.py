"""CMaps of PDF fonts: codes to text (ToUnicode), read and written, and codes to CIDs."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

BLOCK_SIZE: Final = 100
"""Entries in one block of a CMap; the PDF standard allows no more."""

_BLOCK: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CID_BLOCK: Final = re.compile(rb"begincid(char|range)(.*?)endcid\1", re.DOTALL)
_CID_TOKEN: Final = re.compile(rb"<([0-9A-Fa-f]+)>|(\d+)")
_TOKEN: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")

_HEAD: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Evidence-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_FOOT: Final = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def read_to_unicode(content: bytes) -> dict[int, str]:
    """Give the entries of a ToUnicode CMap, ranges unrolled; what makes no sense is left out.

    >>> read_to_unicode(b"1 beginbfrange <0001> <0002> <0E01> endbfrange")
    {1: 'ก', 2: 'ข'}
    """
    entries: dict[int, str] = {}
    for kind, body in _BLOCK.findall(content):
        tokens = [_read_token(match) for match in _TOKEN.finditer(body)]
        entries.update(_read_chars(tokens) if kind == b"bfchar" else _read_ranges(tokens))
    return entries


def read_code_map(content: bytes) -> dict[int, int]:
    """Give the CIDs of the codes of a CMap that is embedded as a font's encoding.

    >>> read_code_map(b"1 begincidrange <20> <21> 5 endcidrange 1 begincidchar <30> 9 endcidchar")
    {32: 5, 33: 6, 48: 9}
    """
    cids: dict[int, int] = {}
    for kind, body in _CID_BLOCK.findall(content):
        tokens = [int(code, 16) if code else int(cid) for code, cid in _CID_TOKEN.findall(body)]
        if kind == b"char":
            cids.update(zip(tokens[::2], tokens[1::2], strict=False))
        else:
            for first, last, cid in zip(tokens[::3], tokens[1::3], tokens[2::3], strict=False):
                steps = range(min(last - first, 0xFFFF) + 1)
                cids.update((first + step, cid + step) for step in steps)
    return cids


def write_to_unicode(entries: Mapping[int, str]) -> bytes:
    """Give a CMap of two-byte codes that says the same as `entries`.

    >>> read_to_unicode(write_to_unicode({3: "ก", 4: "กำ"}))
    {3: 'ก', 4: 'กำ'}
    """
    lines = [f"<{code:04X}> <{_hex_text(text)}>\n" for code, text in sorted(entries.items())]
    blocks = [lines[start : start + BLOCK_SIZE] for start in range(0, len(lines), BLOCK_SIZE)]
    body = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return (_HEAD + body + _FOOT).encode("ascii")


def _hex_text(text: str) -> str:
    return text.encode("utf-16-be", errors="surrogatepass").hex().upper()


def _read_token(match: re.Match[bytes]) -> bytes:
    """Bytes of a hex string, or a bracket as itself marked by a length no code has."""
    if match[2] or match[3]:
        return b"bracket[" if match[2] else b"bracket]"
    digits = re.sub(rb"\s", b"", match[1])
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _read_chars(tokens: list[bytes]) -> Iterator[tuple[int, str]]:
    for code, text in zip(tokens[::2], tokens[1::2], strict=False):
        yield int.from_bytes(code, "big"), _decode(text)


def _read_ranges(tokens: list[bytes]) -> Iterator[tuple[int, str]]:
    place = 0
    while place + 2 < len(tokens):
        first, last = (int.from_bytes(t, "big") for t in tokens[place : place + 2])
        place += 2
        if tokens[place] == b"bracket[":
            closing = tokens.index(b"bracket]", place) if b"bracket]" in tokens[place:] else None
            texts = tokens[place + 1 : closing]
            yield from ((first + i, _decode(text)) for i, text in enumerate(texts))
            place = len(tokens) if closing is None else closing + 1
        else:
            yield from _unroll(first, min(last, first + 0xFFFF), tokens[place])
            place += 1


def _unroll(first: int, last: int, text: bytes) -> Iterator[tuple[int, str]]:
    start = int.from_bytes(text, "big")
    for step in range(last - first + 1):
        value = start + step
        if value < 1 << (8 * len(text)):
            yield first + step, _decode(value.to_bytes(len(text), "big"))


def _decode(text: bytes) -> str:
    if len(text) == 1:
        return chr(text[0])
    return text.decode("utf-16-be", errors="replace")
