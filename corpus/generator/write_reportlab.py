"""The pages as reportlab draws them.

reportlab cannot embed the glyph alternates that shaping asks for, so the marks are
placed the old way, by private-use characters: the page is right, its text is C1.
"""

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.generator.faces import Family, face_path
from corpus.generator.layout import page_size
from corpus.generator.model import Page
from corpus.generator.place import place_page
from corpus.generator.thai import place_marks


def write_with_reportlab(pages: Sequence[Page], family: Family, *, title: str) -> bytes:
    """Give the pages as a PDF by reportlab, without dates."""
    for bold in (False, True):
        path = face_path(family.name, bold=bold)
        pdfmetrics.registerFont(TTFont(path.stem, str(path)))
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setLineWidth(0.5)
    for page in pages:
        canvas.setPageSize(page_size(landscape=page.landscape))
        placed = place_page(page, family)
        for rule in placed.rules:
            canvas.line(rule.x0, rule.y0, rule.x1, rule.y1)
        for line in placed.lines:
            canvas.setFont(face_path(family.name, bold=line.bold).stem, line.size)
            canvas.drawString(line.x, line.y, place_marks(line.text))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
