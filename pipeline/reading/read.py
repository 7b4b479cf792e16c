"""A file becomes a Document: sniff, read pages, repair, judge, look, join, assemble."""

import hashlib
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from pipeline.model import Document, Source
from pipeline.reading.assemble import assemble_pages
from pipeline.reading.drafts import Draft, DraftLine, DraftPage
from pipeline.reading.furniture import remove_furniture
from pipeline.reading.landmarks import Sought
from pipeline.reading.layer import read_pdf_draft
from pipeline.reading.look import OcrMode, ReadingSettings, look_at_pages
from pipeline.reading.paragraphs import choose_joint, join_lines
from pipeline.reading.quality import judge_page, report_damage, report_unreadable
from pipeline.reading.repair import repair_lines
from pipeline.reading.sniff import Kind, sniff_kind

__all__ = ["OcrMode", "ReadingSettings", "read_document"]


def _read_docx(path: Path) -> Draft:
    from pipeline.reading.office import read_docx_pages  # loads python-docx, which takes 0.1 s

    return Draft(read_docx_pages(path))


def _read_text(path: Path) -> Draft:
    from pipeline.reading.office import read_text_pages

    return Draft(read_text_pages(path))


_READERS: Final[dict[Kind, Callable[[Path], Draft]]] = {
    Kind.PDF: read_pdf_draft,
    Kind.DOCX: _read_docx,
    Kind.TEXT: _read_text,
}


def read_document(
    path: Path,
    *,
    name: str,
    settings: ReadingSettings,
    looked_for: tuple[str, ...] = (),
    other_headings: tuple[str, ...] = (),
) -> Document:
    """Read one file as `name`; the errors of `pipeline.errors` say why one cannot be read.

    `looked_for` are headings that matter most to the caller; the document keeps
    them, so that a stored reading tells what it was made for. By `other_headings` the
    end of what they begin is known.
    """
    kind = sniff_kind(path)
    draft = _READERS[kind](path)
    repair_pages(draft.pages, blanks_are_seen=kind is not Kind.TEXT)
    remove_furniture(draft.pages)
    for page in draft.pages:
        judge_page(page)
    if kind is Kind.PDF:
        repair_all(look_at_pages(path, draft, settings, Sought(looked_for, other_headings)))
        seen = {page.number for page in draft.pages if page.source is Source.OCR}
        remove_furniture(draft.pages, seen)
    for page in draft.pages:
        join_page(page)
    report_unreadable(draft)
    report_damage(draft)
    assembly = assemble_pages(draft.pages)
    return Document(
        path=name,
        sha256=hash_file(path),
        text=assembly.text,
        pages=tuple(assembly.pages),
        lines=tuple(assembly.lines),
        repairs=tuple(assembly.repairs),
        glyph_claims=draft.glyph_claims,
        problems=tuple(draft.problems),
        looked_for=looked_for,
    )


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def repair_pages(pages: Sequence[DraftPage], *, blanks_are_seen: bool = False) -> None:
    """Repair all lines together: the profile of the whole decides doubtful cases."""
    repair_all([line for page in pages for line in page.lines], blanks_are_seen=blanks_are_seen)


def repair_all(lines: Sequence[DraftLine], *, blanks_are_seen: bool = False) -> None:
    """Repair lines that were read in the same way."""
    texts = [line.text for line in lines]
    fixed = repair_lines(texts, blanks_are_seen=blanks_are_seen)
    for line, repaired in zip(lines, fixed, strict=True):
        line.text = repaired.text
        line.edits += repaired.edits


def join_page(page: DraftPage) -> None:
    """Decide what joins the lines of a page; lines without a place know it already."""
    if any(line.box is not None for line in page.lines):
        join_lines(page)
    else:
        _join_typed_lines(page.lines)


def _join_typed_lines(lines: Sequence[DraftLine]) -> None:
    for before, line in pairwise(lines):
        if not line.joint:
            line.joint = choose_joint(before, line)
