"""What comes back of two pages of Thai from each producer and font, in Markdown.

    python -m benchmarks.producers

A sample text is set by every producer that is installed, in every font that is there
(`tests/producers`), and read again: wrong letters, blanks aside, beside pdfium's own text,
and wrong blanks per page. LibreOffice and Chromium are programs; what is absent is named.
"""

import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.measures import count_wrong_blanks, count_wrong_letters, drop_blanks
from benchmarks.readers import read_with_pdfium
from pipeline.reading.read import OcrMode, ReadingSettings, read_document
from tests.producers.faces import FACES
from tests.producers.matrix import PRODUCERS, make_files
from tests.producers.sample import load_sample, write_truth

SETTINGS: Final = ReadingSettings(ocr=OcrMode.NEVER)
ALLOWED: Final = 0.001
"""Share of wrong letters up to which a file counts as read."""


class Score(NamedTuple):
    """Wrong letters of ours and of pdfium, and wrong blanks of ours, in one file."""

    face: str
    ours: int
    theirs: int
    blanks: int


def main() -> None:
    """Make, read, and print a row per producer."""
    sample = load_sample()
    truth = write_truth(sample)
    letters = len(drop_blanks(truth))
    pairs = []
    for producer in PRODUCERS:
        for face in FACES.values():
            missing = producer.tell_missing(face)
            if missing is None:
                pairs.append((producer, face))
            else:
                print(f"{producer.name}, {face.family}: {missing}", file=sys.stderr)
    scores: dict[str, list[Score]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for (name, slug), path in make_files(sample, pairs, Path(folder)).items():
            text = read_document(path, name=path.name, settings=SETTINGS).text
            theirs = count_wrong_letters("\n".join(read_with_pdfium(path)), truth)
            ours, blanks = count_wrong_letters(text, truth), count_wrong_blanks(text, truth)
            scores[name].append(Score(slug, ours, theirs, blanks))
    print_scores(scores, letters)


def print_scores(scores: dict[str, list[Score]], letters: int) -> None:
    """Print a row per producer, and how many files are read within what is allowed."""
    print("| producer | fonts | wrong letters | pdfium | wrong blanks | not within 0.1 % |")
    print("|---|---|---|---|---|---|")
    for name, rows in scores.items():
        ours = sum(row.ours for row in rows) / len(rows) / letters
        theirs = sum(row.theirs for row in rows) / len(rows) / letters
        blanks = sum(row.blanks for row in rows) / len(rows)
        worse = ", ".join(
            f"{r.face} {r.ours / letters:.2%}" for r in rows if not is_read(r, letters)
        )
        print(
            f"| {name} | {len(rows)} | {ours:.3%} | {theirs:.2%} | {blanks:.0f} | {worse or '–'} |"
        )
    every = [row for rows in scores.values() for row in rows]
    read = sum(is_read(row, letters) for row in every)
    print(f"\n{read} of {len(every)} files ({read / len(every):.1%}); {letters:,} letters each")


def is_read(row: Score, letters: int) -> bool:
    """Whether a file came back within what is allowed."""
    return row.ours <= ALLOWED * letters


if __name__ == "__main__":
    main()
