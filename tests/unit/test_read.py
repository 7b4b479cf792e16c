"""Any file becomes a Document, or an error that a clerk can act on."""

from pathlib import Path

import pikepdf
import pytest

from pipeline.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    MissingFileError,
    PipelineError,
    UnsupportedFormatError,
)
from pipeline.model import Document, Line, Source
from pipeline.reading.ocr import find_engine
from pipeline.reading.read import OcrMode, ReadingSettings, read_document
from pipeline.reading.repair import Edit, replay_edits
from pipeline.text.letters import MAI_THO, NIKHAHIT, SARA_AA, SARA_AM
from tests.unit.glyph_pdfs import Sheet, build_pdf, encode

CASES = Path(__file__).parent.parent / "cases"
PROSE = "พนักงานส่วนตำบลทุกคน"


def read(path: Path, mode: OcrMode = OcrMode.NEVER) -> Document:
    return read_document(path, name=f"in/{path.name}", settings=ReadingSettings(ocr=mode))


def text_of(document: Document, line: Line) -> str:
    return document.text[line.span.start : line.span.end]


def check_records(document: Document) -> None:
    """What must hold of every document: pages, spans, and repairs that replay."""
    pages = document.text.split("\f")
    assert len(pages) == len(document.pages)
    for page, text in zip(document.pages, pages, strict=True):
        assert document.text[page.span.start : page.span.end] == text
    ends = [line.span.end for line in document.lines]
    assert all(a <= line.span.start for a, line in zip([0, *ends], document.lines, strict=False))
    for number, line in enumerate(document.lines):
        repairs = [r for r in document.repairs if r.line == number]
        edits = [
            Edit(r.rule, r.evidence, r.start, r.before, r.after, r.confidence) for r in repairs
        ]
        assert replay_edits(line.raw, edits) == text_of(document, line)
        for repair in repairs:
            assert line.span.start <= repair.span.start <= repair.span.end <= line.span.end
            assert repair.page == line.page


def test_a_pdf_is_read_repaired_and_recorded(tmp_path: Path) -> None:
    am = NIKHAHIT + SARA_AA
    sheets = [
        Sheet([(72, 800, "1"), (72, 700, f"ส่วนต{am}บล น{MAI_THO}{am}"), (108, 660, "กข")]),
        Sheet([(72, 800, "2"), (72, 700, f"แผนอัตราก{am}ลัง")]),
    ]
    document = read(build_pdf(tmp_path / "a.pdf", sheets, claims={NIKHAHIT: " "}))
    assert document.text == f"ส่วนต{SARA_AM}บล น{MAI_THO}{SARA_AM}\nกข\fแผนอัตราก{SARA_AM}ลัง"
    assert [page.printed_number for page in document.pages] == ["1", "2"]
    assert {c.actual for c in document.glyph_claims} == {NIKHAHIT}
    assert document.path == "in/a.pdf"
    assert len(document.sha256) == 64
    check_records(document)


def test_the_broken_seed_gets_exactly_its_forty_repairs() -> None:
    document = read(CASES / "seed_broken.txt")
    assert len(document.repairs) == 40
    check_records(document)


def test_the_clean_seed_is_left_alone() -> None:
    document = read(CASES / "seed_clean.txt")
    assert document.repairs == ()
    assert "##" not in document.text
    check_records(document)


def test_wrapped_lines_of_a_text_file_become_paragraphs() -> None:
    paragraphs = read(CASES / "seed_broken.txt").text.split("\n")
    assert len(paragraphs) == 7
    assert paragraphs[0] == "แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น"


def test_form_feeds_part_the_pages_of_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("หน้าแรก\fหน้าสอง\n", encoding="utf-8")
    document = read(path)
    assert document.text == "หน้าแรก\fหน้าสอง"
    check_records(document)


def test_the_document_remembers_what_was_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE, encoding="utf-8")
    document = read_document(path, name="a", settings=ReadingSettings(), looked_for=("x",))
    assert document.looked_for == ("x",)


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    path = build_pdf(tmp_path / "a.pdf", [Sheet([(72, 700, PROSE)])], claims={"ก": ""})
    assert read(path) == read(path)


def test_a_page_without_text_is_unreadable_and_reported(tmp_path: Path) -> None:
    drawn = "0 0 0 rg " + " ".join(f"100 {y} 300 2 re f" for y in range(300, 500, 20))
    sheets = [Sheet([(72, 700, PROSE)]), Sheet(drawing=drawn), Sheet()]
    document = read(build_pdf(tmp_path / "a.pdf", sheets))
    assert [page.source for page in document.pages] == [Source.TEXT, Source.NONE, Source.TEXT]
    assert document.pages[2].reasons == ("empty",)
    assert [problem.code for problem in document.problems] == ["unreadable_pages"]
    check_records(document)


def test_missing_ocr_is_said_once_and_everything_else_works(tmp_path: Path) -> None:
    drawn = "0 0 0 rg 100 100 300 300 re f"
    path = build_pdf(tmp_path / "a.pdf", [Sheet(drawing=drawn)] * 2 + [Sheet([(72, 700, PROSE)])])
    settings = ReadingSettings(ocr=OcrMode.AUTO, tessdata=str(tmp_path))
    document = read_document(path, name="a", settings=settings)
    codes = [problem.code for problem in document.problems]
    assert codes == ["ocr_unavailable", "unreadable_pages"]
    assert all("ocr_unavailable" in page.reasons for page in document.pages[:2])
    assert document.text.endswith(PROSE)


@pytest.mark.skipif(find_engine(None) is None, reason="Tesseract's Thai model is not installed")
def test_a_good_text_layer_is_never_replaced(tmp_path: Path) -> None:
    path = build_pdf(tmp_path / "a.pdf", [Sheet([(72, 700, PROSE)])])
    assert read(path, OcrMode.ALWAYS).text == PROSE


# --- files that cannot be read ------------------------------------------------


def refuse(path: Path, content: bytes, kind: type[PipelineError]) -> PipelineError:
    path.write_bytes(content)
    with pytest.raises(kind) as caught:
        read(path)
    assert caught.value.advice
    return caught.value


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"<!DOCTYPE html><html><body>404</body></html>", "web page"),
        ("a.pdf", b"\n\n <html>", "web page"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Office"),
        ("a.docx", b"{\\rtf1 x}", "RTF"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 99, "picture"),
        ("a.rar", b"Rar!\x1a\x07" + b"\0" * 99, "RAR"),
        ("a.pdf", bytes(range(256)) * 4, "neither"),
    ],
)
def test_other_kinds_are_named_for_what_they_are(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    assert said in refuse(tmp_path / name, content, UnsupportedFormatError).message


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    refuse(tmp_path / "a.pdf", b"", EmptyFileError)


@pytest.mark.parametrize("name", ["nothing.pdf", "."])
def test_a_path_that_names_no_file_is_missing(tmp_path: Path, name: str) -> None:
    with pytest.raises(MissingFileError):
        read(tmp_path / name)


def test_a_pdf_without_its_inside_is_damaged(tmp_path: Path) -> None:
    refuse(tmp_path / "a.pdf", b"%PDF-1.7\n1 0 obj << /Type", DamagedFileError)


def test_a_pdf_that_was_cut_off_is_damaged_or_says_so(tmp_path: Path) -> None:
    path = build_pdf(tmp_path / "a.pdf", [Sheet([(72, 700, PROSE)])] * 9, claims={"ก": ""})
    content = path.read_bytes()
    for share in (0.3, 0.6, 0.9, 0.99):
        path.write_bytes(content[: int(len(content) * share)])
        assert what_is_said(path) & {"damaged_file", "cut_off"}


def what_is_said(path: Path) -> set[str]:
    try:
        return {problem.code for problem in read(path).problems}
    except PipelineError as error:
        return {error.code}


def test_a_docx_that_was_cut_off_is_damaged(tmp_path: Path) -> None:
    refuse(tmp_path / "a.docx", b"PK\x03\x04" + b"\0" * 200, DamagedFileError)


def encrypt(path: Path, user: str) -> Path:
    build_pdf(path, [Sheet([(72, 700, PROSE)])], claims={"ก": ""})
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user=user))
    return path


def test_a_pdf_with_a_password_is_encrypted(tmp_path: Path) -> None:
    with pytest.raises(EncryptedFileError) as caught:
        read(encrypt(tmp_path / "a.pdf", "secret"))
    assert caught.value.advice


def test_a_pdf_with_an_empty_password_is_read(tmp_path: Path) -> None:
    assert read(encrypt(tmp_path / "a.pdf", "")).text == PROSE


def test_a_page_that_breaks_leaves_the_others_readable(tmp_path: Path) -> None:
    path = build_pdf(tmp_path / "a.pdf", [Sheet([(72, 700, PROSE)]), Sheet(), Sheet()])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[1].obj["/Type"] = pikepdf.Name("/Nothing")
        pdf.pages[1].obj["/MediaBox"] = pikepdf.String("none")
        pdf.save(path)
    document = read(path)
    assert len(document.pages) == 3
    assert document.text.startswith(PROSE)
    check_records(document)


def test_a_file_whose_fonts_cannot_be_examined_is_read_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = build_pdf(tmp_path / "a.pdf", [Sheet([(72, 700, PROSE)])])

    def fail(*_: object, **__: object) -> None:
        raise pikepdf.PdfError

    monkeypatch.setattr(pikepdf, "open", fail)
    document = read(path)
    assert document.text == PROSE
    assert [problem.code for problem in document.problems] == ["fonts_not_examined"]


def test_text_over_many_pieces_is_one_line(tmp_path: Path) -> None:
    drawing = f"BT /F1 16 Tf 72 700 Td <{encode('กข')}> Tj <{encode('คง')}> Tj ET"
    assert read(build_pdf(tmp_path / "a.pdf", [Sheet(drawing=drawing)])).text == "กขคง"
