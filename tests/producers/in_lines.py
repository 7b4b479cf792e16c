"""The sample drawn line by line by reportlab and fpdf2, with and without shaping."""

from collections.abc import Callable
from pathlib import Path

from fpdf import FPDF
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.generator.faces import text_width
from tests.producers.faces import Face
from tests.producers.sample import Sample
from tests.producers.setting import HEIGHT, SetPage, set_pages


def _set_sample(sample: Sample, face: Face) -> tuple[SetPage, ...]:
    return set_pages(
        sample, face.size, lambda text, bold: text_width(text, face.path(bold=bold), face.size)
    )


def draw_with_reportlab(
    sample: Sample, face: Face, target: Path, *, shaping: bool = False,
    place: Callable[[str], str] = str,
) -> None:  # fmt: skip
    """Draw with reportlab; `place` may put other characters for those of the text."""
    names = {}
    for bold in (False, True):
        path = face.path(bold=bold)
        names[bold] = f"{path.stem}-{int(bold)}"
        pdfmetrics.registerFont(TTFont(names[bold], str(path), shapable=shaping))
    canvas = Canvas(str(target), invariant=1)
    for page in _set_sample(sample, face):
        for left, bottom, right, top in page.rules:
            canvas.rect(left, bottom, right - left, top - bottom)
        for line in page.lines:
            canvas.setFont(names[line.bold], face.size)
            canvas.drawString(
                line.x, line.y, place(line.text), charSpace=line.tracking, shaping=shaping
            )
        canvas.showPage()
    canvas.save()


def draw_with_fpdf(sample: Sample, face: Face, target: Path, *, shaping: bool = False) -> None:
    """Draw with fpdf2, which counts from the top of the page."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(auto=False)
    for bold in (False, True):
        pdf.add_font("set", "B" if bold else "", str(face.path(bold=bold)))
    pdf.set_text_shaping(shaping, language="tha", script="thai") if shaping else None
    for page in _set_sample(sample, face):
        pdf.add_page()
        for left, bottom, right, top in page.rules:
            pdf.rect(left, HEIGHT - top, right - left, top - bottom)
        for line in page.lines:
            pdf.set_font("set", "B" if line.bold else "", face.size)
            pdf.set_char_spacing(line.tracking)
            pdf.text(line.x, HEIGHT - line.y, line.text)
    pdf.output(str(target))
