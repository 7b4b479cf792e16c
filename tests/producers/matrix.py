"""Every producer by name, and what it needs to run here."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from corpus.generator.thai import place_marks
from tests.producers import in_html, in_lines, in_office, in_pango, in_typst
from tests.producers.faces import Face
from tests.producers.sample import Sample

Write = Callable[[Sample, Face, Path], None]


@dataclass(frozen=True, slots=True)
class Producer:
    """How a sample becomes a PDF; with `printed` set, LibreOffice prints what `write` writes."""

    name: str
    write: Write
    program: str | None = None
    package: str | None = None
    printed: str | None = None
    has_fallback: bool = True

    def tell_missing(self, face: Face) -> str | None:
        """Say what this machine lacks for a file, or None."""
        if self.program is not None and shutil.which(self.program) is None:
            return f"{self.program} is not installed"
        if self.package is not None and find_spec(self.package) is None:
            return f"{self.package} is not installed"
        if not face.regular.exists():
            return f"no font file {face.regular.name}"
        if face.latin is not None and not self.has_fallback:
            return f"{self.name} lends {face.family} no Latin letters"
        return None


PRODUCERS: Final = (
    Producer("libreoffice-docx", in_office.write_docx, "soffice", "docx", printed=".docx"),
    Producer("libreoffice-odt", in_office.write_odt, "soffice", printed=".fodt"),
    Producer("chromium", in_html.print_with_chromium, "chromium"),
    Producer("weasyprint", in_html.print_with_weasyprint, package="weasyprint"),
    Producer("reportlab", in_lines.draw_with_reportlab, package="reportlab", has_fallback=False),
    Producer(
        "reportlab-shaped",
        partial(in_lines.draw_with_reportlab, shaping=True),
        package="reportlab",
        has_fallback=False,
    ),
    Producer(
        "reportlab-private",
        partial(in_lines.draw_with_reportlab, place=place_marks),
        package="reportlab",
        has_fallback=False,
    ),
    Producer("fpdf2", in_lines.draw_with_fpdf, package="fpdf", has_fallback=False),
    Producer(
        "fpdf2-shaped",
        partial(in_lines.draw_with_fpdf, shaping=True),
        package="fpdf",
        has_fallback=False,
    ),
    Producer("typst", in_typst.print_with_typst, package="typst"),
    Producer("pango", in_pango.print_with_pango, "pango-view"),
)


def make_files(
    sample: Sample, pairs: list[tuple[Producer, Face]], folder: Path
) -> dict[tuple[str, str], Path]:
    """Make one PDF for each producer and face, LibreOffice's all in one call."""
    files = {}
    sources = []
    for producer, face in pairs:
        target = folder / f"{producer.name}-{face.slug}.pdf"
        files[producer.name, face.slug] = target
        if producer.printed is not None:
            target = target.with_suffix(producer.printed)
            sources.append(target)
        producer.write(sample, face, target)
    if sources:
        in_office.print_with_libreoffice(sources, folder)
    return files
