"""The sample as Pango and cairo print it."""

import subprocess
from html import escape
from pathlib import Path
from typing import Final

from tests.producers.faces import Face, font_environment
from tests.producers.sample import TRACKING, Grid, Look, Sample, Words

PATIENCE: Final = 60
"""Seconds one file may take."""
WIDTH: Final = 453
"""Points of a line: A4 without the official margins."""


def print_with_pango(sample: Sample, face: Face, target: Path) -> None:
    """Print the sample as one long page, all of it justified."""
    source = target.with_suffix(".markup")
    source.write_text("\n".join(map(_write_block, sample)), encoding="utf-8")
    command = [
        "pango-view", "--no-display", "--markup", "--justify", f"--width={WIDTH}", "--dpi=72",
        "--language=th", "--wrap=word-char", f"--font={face.family} {face.size}",
        f"--output={target}", str(source),
    ]  # fmt: skip
    subprocess.run(
        command, check=True, capture_output=True, timeout=PATIENCE, env=font_environment()
    )


def _write_block(block: Words | Grid) -> str:
    if isinstance(block, Grid):
        return "\n".join("\t".join(map(escape, row)) for row in block.rows)
    if block.look is Look.SPACED:
        return f"<span letter_spacing='{round(TRACKING * 1024)}'>{escape(block.text)}</span>"
    return f"<b>{escape(block.text)}</b>" if block.is_bold else escape(block.text)
