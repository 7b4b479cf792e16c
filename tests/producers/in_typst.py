"""The sample as a Typst document."""

import json
from pathlib import Path

import typst

from tests.producers.faces import Face
from tests.producers.sample import CENTRED, INDENT, TRACKING, Grid, Look, Sample, Words


def print_with_typst(sample: Sample, face: Face, target: Path) -> None:
    """Compile the sample; Typst breaks Thai lines by itself."""
    families = json.dumps([face.family, *([face.latin] if face.latin else ())])
    head = (
        '#set page(paper: "a4", margin: (left: 3cm, right: 2cm, top: 2.5cm, bottom: 2cm))\n'
        f'#set text(font: ({families[1:-1]},), size: {face.size}pt, lang: "th")\n'
        "#set par(spacing: 1em, leading: 0.8em)\n"
    )
    source = head + "\n\n".join(map(_write_block, sample))
    target.with_suffix(".typ").write_text(source, encoding="utf-8")
    typst.compile(target.with_suffix(".typ"), output=target, font_paths=[face.regular.parent])


def _write_block(block: Words | Grid) -> str:
    if isinstance(block, Grid):
        cells = ", ".join(f"[{_quote(cell)}]" for row in block.rows for cell in row)
        return f"#table(columns: {len(block.rows[0])}, {cells})"
    text = _quote(block.text)
    if block.is_bold:
        text = f"#strong[{text}]"
    if block.look is Look.SPACED:
        text = f"#text(tracking: {TRACKING}pt)[{text}]"
    if block.look in CENTRED:
        return f"#align(center)[{text}]"
    indent = INDENT.get(block.look, 0)
    justify = "true" if block.look is Look.JUSTIFIED else "false"
    text = (
        f"#h({indent}pt)#par(justify: {justify})[{text}]"
        if not indent
        else (
            f"#par(justify: {justify}, first-line-indent: (amount: {indent}pt, all: true))[{text}]"
        )
    )
    return f"#pad(left: 36pt)[{text}]" if block.look is Look.ITEM else text


def _quote(text: str) -> str:
    return f"#{json.dumps(text, ensure_ascii=False)}"
