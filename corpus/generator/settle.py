"""Files of other producers made the same on each run: no dates, no chance identifiers."""

from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Name

from corpus.generator.write_own import save_pdf

CHANCE: Final = ("/CreationDate", "/ModDate")  # of the information dictionary


def settle_pdf(content: bytes, *, title: str) -> bytes:
    """Give the same pages, without what changes from run to run."""
    with pikepdf.open(BytesIO(content)) as pdf:
        for key in CHANCE:
            if key in pdf.docinfo:
                del pdf.docinfo[key]
        pdf.docinfo[Name.Title] = title
        if Name.Metadata in pdf.Root:
            del pdf.Root.Metadata
        for key in ("/DocChecksum", "/ID"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        return save_pdf(pdf)
