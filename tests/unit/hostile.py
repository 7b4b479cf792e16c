"""Files that break readers, made by hand: bombs, cycles, lies about size, false names.

A maker takes a path and writes one file there. PDFs are put together object by object,
since no library would write such ones.
"""

import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pikepdf

from pipeline.text.letters import SARA_AM

Maker = Callable[[Path], None]

MEBIBYTE: Final = 1024 * 1024
GIBIBYTE: Final = 1024
"""In mebibytes."""

PLAN: Final = (
    f"แผนอัตราก{SARA_AM}ลัง ๓ ปี\nเทศบาลต{SARA_AM}บลพังโคน\n"
    "๑๒. แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น\n"
)
SECRET: Final = "what no plan may fetch from this disk"
SAMPLE: Final = (
    Path(__file__).parents[2] / "corpus" / "plans" / "002-tao-thungsaithong-2564-clean.pdf"
)

CATALOG: Final = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES: Final = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE: Final = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    b" /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>"
)
WORDS: Final = b"BT /F1 12 Tf 72 700 Td (A plan of three years) Tj ET"
HELVETICA: Final = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


# --- parts --------------------------------------------------------------------


def make_bomb(byte: bytes, mebibytes: int, *, raw: bool = False) -> bytes:
    """Give a deflated run of one byte, of any length: the same block flushed again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15 if raw else 15)
    first, block = (
        packer.compress(byte * MEBIBYTE) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2)
    )
    return first + block * (mebibytes - 1) + packer.flush()


def make_stream(content: bytes, entries: bytes = b"") -> bytes:
    head = b"<< /Length %d %s >>" % (len(content), entries)
    return head + b"\nstream\n" + content + b"\nendstream"


def make_flate(packed: bytes, entries: bytes = b"") -> bytes:
    return make_stream(packed, b"/Filter /FlateDecode " + entries)


def write_objects(path: Path, *objects: bytes, trailer: bytes = b"") -> None:
    """Write a PDF of these objects, numbered from 1; the first is the catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    facts = b"/Size %d /Root 1 0 R %s" % (len(objects) + 1, trailer)
    out += b"trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (facts, start)
    path.write_bytes(out)


def write_page(
    path: Path,
    contents: bytes = make_stream(WORDS),
    *others: bytes,
    page: bytes = PAGE,
    font: bytes = HELVETICA,
) -> None:
    """Write a PDF of one page; `others` are objects from 6 on."""
    write_objects(path, CATALOG, PAGES, page, contents, font, *others)


# --- PDFs ---------------------------------------------------------------------


def bomb_in_content(path: Path) -> None:
    write_page(path, make_flate(make_bomb(b" ", 2 * GIBIBYTE)))


def bomb_in_bomb(path: Path) -> None:
    packed = zlib.compress(make_bomb(b"\0", 2 * GIBIBYTE), 9)
    write_page(path, make_stream(packed, b"/Filter [/FlateDecode /FlateDecode]"))


def bomb_of_objects(path: Path) -> None:
    """An object stream that inflates to gigabytes holds the page itself."""
    entries = b"/Type /ObjStm /N 1 /First 4"
    bomb = make_flate(make_bomb(b" ", 2 * GIBIBYTE), entries)
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in ((1, CATALOG), (2, PAGES), (4, bomb)):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    rows = [(0, 0, 0xFFFF), (1, places[0], 0), (1, places[1], 0), (2, 4, 0), (1, places[2], 0)]
    table = b"".join(struct.pack(">BIH", *row) for row in (*rows, (1, start, 0)))
    facts = b"/Type /XRef /Size 6 /W [1 4 2] /Root 1 0 R"
    out += b"5 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (make_stream(table, facts), start)
    path.write_bytes(out)


def bomb_in_font(path: Path) -> None:
    """An embedded program, which readers take out whole."""
    font = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /F /FontDescriptor"
        b" << /Type /FontDescriptor /FontName /F /Flags 4 /FontFile2 6 0 R >> >>"
    )
    write_page(path, make_stream(WORDS), make_flate(make_bomb(b"\0", 2 * GIBIBYTE)), font=font)


def bomb_in_map(path: Path) -> None:
    """A map of codes to characters whose ranges name the same codes again and again."""
    ranges = b"<0000> <FFFF> <0E01>\n" * 100_000
    cmap = b"begincmap 1 beginbfrange " + ranges + b"endbfrange endcmap"
    font = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /F /ToUnicode 6 0 R /FontDescriptor"
        b" << /Type /FontDescriptor /FontName /F /Flags 4 /FontFile2 7 0 R >> >>"
    )
    program = make_stream(b"\0\1\0\0" + b"\0" * 60)
    write_page(path, make_stream(WORDS), make_flate(zlib.compress(cmap)), program, font=font)


def endless_code_range(path: Path) -> None:
    """A simple font has 256 codes; this one claims two thousand million."""
    with pikepdf.open(SAMPLE) as pdf:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font":
                found.FirstChar, found.LastChar = 0, 2_000_000_000
        pdf.save(path)


def nested_arrays(path: Path) -> None:
    deep = b"[" * 200_000 + b"]" * 200_000
    write_page(path, page=PAGE[:-2] + b" /Deep " + deep + b">>")


def nested_dictionaries(path: Path) -> None:
    deep = b"<< /A " * 200_000 + b"0" + b" >>" * 200_000
    write_page(path, page=PAGE[:-2] + b" /Deep " + deep + b">>")


def nested_marks(path: Path) -> None:
    """Contents that open 300,000 states and never close them."""
    write_page(path, make_stream(b"q /M BMC " * 300_000 + WORDS))


def pages_in_a_circle(path: Path) -> None:
    kids = b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 3 0 R >>"
    write_objects(path, CATALOG, kids, b"<< /Type /Pages /Kids [2 0 R] /Count 5 /Parent 2 0 R >>")


def parents_in_a_circle(path: Path) -> None:
    """What a page inherits is looked for in its parent, which is the page itself."""
    page = b"<< /Type /Page /Parent 3 0 R /Contents 4 0 R >>"
    write_page(path, page=page)


def false_count(path: Path) -> None:
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>"
    write_objects(path, CATALOG, pages, PAGE, make_stream(WORDS), HELVETICA)


def tables_in_a_circle(path: Path) -> None:
    write_page(path)
    content = path.read_bytes()
    start = content.index(b"xref\n0 ")
    path.write_bytes(content.replace(b"/Root", b"/Prev %d /Root" % start))


def forms_in_a_circle(path: Path) -> None:
    own = b"/Resources << /XObject << /X 6 0 R >> >>"
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + own
    write_page(path, make_stream(WORDS + b" /X Do"), make_stream(b"/X Do /X Do", form))


def forms_in_forms(path: Path) -> None:
    """Each form draws the next one ten times: ten thousand million words on the last floor."""
    forms = []
    for floor in range(10):
        own = b"/XObject << /X %d 0 R >> /Font << /F1 5 0 R >>" % (7 + floor)
        entries = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >>" % own
        forms.append(make_stream(b"/X Do " * 10 if floor < 9 else WORDS, entries))
    write_page(path, make_stream(b"/X Do"), *forms)


def pattern_of_itself(path: Path) -> None:
    pattern = (
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1]"
        b" /XStep 0.0001 /YStep 0.0001 /Resources << /Pattern << /P 6 0 R >> >>"
    )
    page = PAGE.replace(b"/XObject << /X", b"/Pattern << /P")
    fill = b"/Pattern cs /P scn 0 0 595 842 re f "
    write_page(path, make_stream(fill + WORDS), make_stream(fill, pattern), page=page)


def huge_sheet(path: Path) -> None:
    write_page(path, page=PAGE.replace(b"595 842", b"200000000 200000000"))


def sheet_without_size(path: Path) -> None:
    write_page(path, page=PAGE.replace(b"0 0 595 842", b"0 0 0 0"))


def sheet_of_no_numbers(path: Path) -> None:
    write_page(path, page=PAGE.replace(b"0 0 595 842", b"-1e400 nan (x) 1e400"))


def many_pages(path: Path, count: int = 50_000) -> None:
    kids = b"".join(b"%d 0 R " % number for number in range(3, count + 3))
    pages = b"<< /Type /Pages /Count %d /Kids [%s] /MediaBox [0 0 595 842] >>" % (count, kids)
    write_objects(path, CATALOG, pages, *[b"<< /Type /Page /Parent 2 0 R >>"] * count)


def huge_letters(path: Path) -> None:
    words = WORDS.replace(b"/F1 12 Tf", b"/F1 1e30 Tf 1e20 0 0 1e20 0 0 Tm")
    write_page(path, make_stream(words))


def tiny_letters(path: Path) -> None:
    write_page(path, make_stream(WORDS.replace(b"/F1 12 Tf", b"/F1 0 Tf 1e-30 0 0 -1e-30 0 0 Tm")))


def crowd_of_letters(path: Path) -> None:
    """Thirty thousand letters on one page, all at one place."""
    words = b"BT /F1 12 Tf 72 700 Td " + b"(plan) Tj -40 0 Td " * 8_000 + b"ET"
    write_page(path, make_flate(zlib.compress(words)))


def crowd_of_rulings(path: Path) -> None:
    """Forty thousand lines that cross each other."""
    lines = b"".join(
        b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % ((n % 595,) * 4) for n in range(20_000)
    )
    write_page(path, make_flate(zlib.compress(lines + WORDS)))


def huge_picture(path: Path) -> None:
    """A picture of 60,000 by 60,000 pixels: 3.6 gigabytes once it is unpacked."""
    facts = (
        b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8"
        b" /ColorSpace /DeviceGray"
    )
    picture = make_flate(make_bomb(b"\x7f", 3434), facts)
    write_page(path, make_stream(b"q 595 0 0 842 0 0 cm /X Do Q"), picture)


def locked(path: Path, *, user: str = "secret") -> None:
    with pikepdf.open(SAMPLE) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user=user, owner="owner"))


def cut(path: Path, share: float) -> None:
    content = SAMPLE.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])


def spoil_contents(path: Path, page: int, spoil: Callable[[bytes], bytes]) -> None:
    """Write the sample plan with the packed contents of one page spoilt."""
    with pikepdf.open(SAMPLE) as pdf:
        contents = pdf.pages[page - 1].obj.Contents
        contents.write(spoil(contents.read_raw_bytes()), filter=pikepdf.Name.FlateDecode)
        pdf.save(path, compress_streams=False)


def broken_contents(path: Path) -> None:
    """Half of the page that carries the section cannot be unpacked."""
    spoil_contents(path, 24, lambda packed: packed[: len(packed) // 2] + b"?" * 999)


def only_a_header(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + b"\0" * 100_000)


# --- other kinds --------------------------------------------------------------


def write_docx(path: Path, document: bytes) -> None:
    types = (
        b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats'
        b'-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType='
        b'"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    kin = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/'
        b'2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        b"</Relationships>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", kin)
        archive.writestr("word/document.xml", document)


def make_body(text: str, *, before: str = "") -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return (
        f'<?xml version="1.0"?>{before}<w:document {space}><w:body>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    ).encode()


def good_docx(path: Path) -> None:
    write_docx(path, make_body(PLAN))


def docx_bomb(path: Path) -> None:
    """The text inflates to gigabytes; the lists of the archive tell what is needed to begin."""
    good_docx(path)
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()[:2]}
    head = make_body("")[: -len("</w:t></w:r></w:p></w:body></w:document>")]
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    body = first + make_bomb(b"x", 4000, raw=True)
    members = [(name, zlib.compress(c)[2:-4], len(c), zlib.crc32(c)) for name, c in kept.items()]
    write_zip(path, [*members, ("word/document.xml", body, len(head) + 4000 * MEBIBYTE, 0)])


def write_zip(path: Path, members: list[tuple[str, bytes, int, int]]) -> None:
    """Write an archive of members (name, packed content, size, checksum), true or not."""
    out, listing = bytearray(), bytearray()
    for name, packed, size, sum_ in members:
        facts = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, sum_, len(packed), size, len(name), 0)
        listing += b"PK\1\2" + struct.pack("<H", 20) + facts
        listing += struct.pack("<HHHII", 0, 0, 0, 0, len(out)) + name.encode()
        out += b"PK\3\4" + facts + name.encode() + packed
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(listing), len(out), 0)
    path.write_bytes(bytes(out + listing) + b"PK\5\6" + end)


def docx_of_laughs(path: Path) -> None:
    """Ten entities, each of ten of the one before: ten thousand million words."""
    entities = '<!ENTITY e0 "plan ">' + "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 11)
    )
    write_docx(path, make_body("&e10;", before=f"<!DOCTYPE d [{entities}]>"))


def docx_that_fetches(path: Path) -> None:
    secret = path.with_name(".secret")
    secret.write_text(SECRET)
    entity = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    write_docx(path, make_body(f"{PLAN}&e;", before=entity))


def docx_of_depth(path: Path) -> None:
    open_, close = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
    deep = open_ * 50_000 + close * 50_000
    write_docx(path, make_body(f"{PLAN}</w:t></w:r></w:p>{deep}<w:p><w:r><w:t>"))


def good_text(path: Path) -> None:
    """A plan like no other of the batch: it says its own name."""
    path.write_text(PLAN + repr(path.name), encoding="utf-8")


def text_in(path: Path, encoding: str) -> None:
    path.write_bytes((PLAN + encoding).encode(encoding))


def content(path: Path, held: bytes) -> None:
    path.write_bytes(held)


def archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("plan.pdf", b"%PDF-1.7")


def endless_line(path: Path) -> None:
    path.write_text("ก" * 300_000, encoding="utf-8")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def pipe_without_end(path: Path) -> None:
    os.mkfifo(path)


def folder_of_a_plan(path: Path) -> None:
    path.mkdir()
    good_text(path / "inside.txt")


def closed_file(path: Path) -> None:
    good_text(path)
    path.chmod(0)


def closed_folder(path: Path) -> None:
    folder_of_a_plan(path)
    path.chmod(0)
