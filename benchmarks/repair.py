"""Break clean text in every known way, repair it, and count what came back.

Run from the project's folder: `python -m benchmarks.repair [FILE]`. Without a
file the text is the composed official sentences of the tests. A character is right
when an alignment of repaired and clean text keeps it.
"""

import sys
import time
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

from pipeline.reading.repair import repair_lines
from tests.unit.broken import BREAKERS
from tests.unit.official import compose_sentences


def measure(name: str, lines: list[str]) -> str:
    """Give one row: damaged places, the share repaired, and the lines that are whole again."""
    breaker, random = BREAKERS[name], Random(12)
    damaged = [breaker(line, random) for line in lines]
    began = time.perf_counter()
    repaired = [line.text for line in repair_lines(damaged)]
    seconds = time.perf_counter() - began
    before = sum(_differences(*pair) for pair in zip(lines, damaged, strict=True))
    after = sum(_differences(*pair) for pair in zip(lines, repaired, strict=True))
    whole = sum(line == clean for line, clean in zip(repaired, lines, strict=True))
    speed = sum(map(len, damaged)) / seconds / 1e6
    share = 100 * (1 - after / before) if before else 100.0
    return (
        f"{name:32}{before:8}{share:8.1f} %{100 * whole / len(lines):8.1f} % lines{speed:8.2f} M/s"
    )


def _differences(one: str, other: str) -> int:
    if one == other:
        return 0
    opcodes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return sum(kind != "equal" for kind, *_ in opcodes)


def main() -> None:
    """Print a row for each way of breaking."""
    if len(sys.argv) > 1:
        lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    else:
        lines = compose_sentences()[::6]
    repair_lines(["อุ่น เครื่ อง"])
    print(f"{sum(map(len, lines)):,} characters; damaged places, repaired")
    for name in BREAKERS:
        print(measure(name, lines))


if __name__ == "__main__":
    main()
