"""The sample as HTML, printed by Chromium and by WeasyPrint."""

import subprocess
from html import escape
from pathlib import Path
from typing import Final

from tests.producers.faces import Face
from tests.producers.sample import BOLD, CENTRED, INDENT, TRACKING, Grid, Look, Sample, Words

PATIENCE: Final = 120
"""Seconds Chromium may take for one file."""


def print_with_chromium(sample: Sample, face: Face, target: Path) -> None:
    """Print the sample as Chromium (Skia) does."""
    source = target.with_suffix(".html")
    source.write_text(write_html(sample, face), encoding="utf-8")
    command = [
        "chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
        f"--user-data-dir={target.parent}/chromium", "--no-pdf-header-footer",
        f"--print-to-pdf={target}", source.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)


def print_with_weasyprint(sample: Sample, face: Face, target: Path) -> None:
    """Print the sample as WeasyPrint (Pango, pydyf) does."""
    from weasyprint import HTML  # needs pango, which not every machine has

    HTML(string=write_html(sample, face)).write_pdf(target)


def write_html(sample: Sample, face: Face) -> str:
    """Give the sample as one page of HTML with the font's own files."""
    faces = "".join(
        f"@font-face {{ font-family: Set; font-weight: {weight};"
        f" src: url('{face.path(bold=weight == 'bold').as_uri()}') }}"
        for weight in (("normal", "bold") if face.bold else ("normal",))
    )
    families = "Set" + (f", '{face.latin}'" if face.latin else "")
    body = "".join(_write_block(block) for block in sample)
    return (
        "<!DOCTYPE html><html lang='th'><head><meta charset='utf-8'><title>plan</title><style>"
        f"{faces} @page {{ size: A4; margin: 2.5cm 2cm 2cm 3cm }}"
        f" body {{ margin: 0; font: {face.size}pt/1.5 {families} }} {_write_looks()}"
        f"</style></head><body>{body}</body></html>"
    )


def _write_looks() -> str:
    rules = ["p { margin: 0 0 4pt } table { border-collapse: collapse }"]
    rules.append("td { border: 0.5pt solid black; padding: 0 4pt; white-space: nowrap }")
    rules += [f".{look} {{ text-align: center }}" for look in sorted(CENTRED)]
    rules += [f".{look} {{ font-weight: bold }}" for look in sorted(BOLD)]
    rules += [f".{look} {{ text-indent: {points}pt }}" for look, points in INDENT.items()]
    rules.append(f".{Look.JUSTIFIED} {{ text-align: justify }}")
    rules.append(f".{Look.SPACED} {{ letter-spacing: {TRACKING}pt }}")
    rules.append(f".{Look.ITEM} {{ padding-left: 36pt }}")
    return " ".join(rules)


def _write_block(block: Words | Grid) -> str:
    if isinstance(block, Words):
        return f"<p class='{block.look}'>{escape(block.text)}</p>"
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
