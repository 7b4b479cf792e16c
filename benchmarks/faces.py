"""Make the table of known Thai typefaces anew: the measures of their glyphs, no outlines.

    python -m benchmarks.faces FONT...

The committed table was made of the proportional fonts of Debian's fonts-thai-tlwg:

    python -m benchmarks.faces /usr/share/fonts/truetype/tlwg/[!PT]*.ttf

Thirteen lengths stand for each glyph, as `pipeline.reading.outlines` measures them;
nothing can be drawn from them.
"""

import sys
from pathlib import Path
from typing import Final

import numpy as np

from pipeline.reading.claims import to_standard
from pipeline.reading.faces import TABLE, UNITS
from pipeline.reading.outlines import Shape
from pipeline.reading.programs import open_program
from pipeline.reading.twins import measure_glyphs
from pipeline.text.letters import is_thai

SIGNS: Final = frozenset(map(chr, range(0x21, 0x7F))) | frozenset("–—‘’“”•…")
"""What stands among the Thai of a plan, beside its letters."""
LAST_SIGN: Final = "\u2044"
"""The end of general punctuation; what lies behind it is rarely in a Thai font."""


def measure_face(path: Path) -> list[tuple[str, Shape]]:
    """Return the glyphs of a font: the character if plans are written with it, and the shape."""
    program = open_program(path.read_bytes())
    named = {glyph: names[0] for glyph, names in program.names.items()}
    given = {g: named[of] for g, of in program.substitutes().items() if of in named}
    wanted = {}
    for glyph, characters in {**given, **named}.items():
        texts = sorted(map(to_standard, characters))
        if all(len(text) == 1 and (text <= LAST_SIGN or is_thai(text)) for text in texts):
            wanted[glyph] = next((c for c in texts if is_thai(c) or c in SIGNS), "")
    shapes = measure_glyphs(program, wanted)
    return [(wanted[glyph], shape) for glyph, shape in sorted(shapes.items())]


def write_table(paths: list[Path]) -> None:
    """Measure the fonts and write the table."""
    names: list[str] = []
    starts: list[int] = []
    characters: list[str] = []
    shapes: list[Shape] = []
    for path in sorted(paths):
        starts.append(len(shapes))
        names.append(path.stem)
        for character, shape in measure_face(path):
            characters.append(character)
            shapes.append(np.round(shape * UNITS))
    np.savez_compressed(
        TABLE,
        names=np.array(names),
        starts=np.array(starts),
        characters=np.array(characters),
        shapes=np.array(shapes).astype(np.int16),
    )
    print(f"{len(names)} faces, {len(shapes)} glyphs, {TABLE.stat().st_size // 1024} kB")


if __name__ == "__main__":
    write_table([Path(argument) for argument in sys.argv[1:]])
