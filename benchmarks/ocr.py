"""How well and how fast pictures of pages are read, beside Tesseract's own page modes.

Run it with `python -m benchmarks.ocr [FOLDER...]`; it takes about four minutes of two
cores. Both sides use Tesseract with the plain Thai model, through the same package and
with one thread: what is compared is ours against handing it the page. The same pictures
go to all:

- spoiled: clean pages of sample plans, turned by a degree, with grain and specks;
- scanned: pages of the sample plans that are scans, as they are;
- of each FOLDER, `NAME.N.txt`, a transcription of page N of `NAME.pdf` by eye, line by
  line with tabs between the cells of tables; and `NAME.silver.txt`, a text of the whole
  document from elsewhere, from which running heads and hyphens are left out on both
  sides. The PDF may lie in any of the folders.

Blanks and leaders aside, there are counted wrong letters (the least number to put in, take
out or change, in the order in which each reads a page; running heads may come first or
last) per letter of the truth, and 8-gram recall (the share of the truth's runs of eight
Thai characters that come back, which minds the order of cells and columns less). Times are
CPU seconds; what a process loads once is loaded before.
"""

import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

os.environ["OMP_THREAD_LIMIT"] = "1"  # read as the library loads

import tesserocr

from benchmarks.measures import count_wrong_letters, drop_blanks, recall_grams
from benchmarks.sheets import Sample, draw_pages, find_samples, write_truths
from pipeline.reading.ocr import LANGUAGE, Engine, find_engine
from pipeline.reading.scans.page import read_page
from pipeline.text.letters import NIKHAHIT, SARA_AA, SARA_AM, TONES

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

POINTS_PER_INCH: Final = 72
PAGE_MODES: Final = {"page mode 3": 3, "page mode 4": 4, "page mode 6": 6}
"""Fully automatic; one column of lines of any size; one block of lines."""
PEER: Final = "page mode 3"
"""What times are held against: what Tesseract does when nobody asks for anything."""
OURS: Final = "plan-audit"
READERS: Final = (*PAGE_MODES, OURS)
SILVER_HEADS: Final = re.compile("(?:ฉบับพิเศษ|ราชกิจจา|เล่ม).*")
"""The running heads of the Royal Gazette, which texts from elsewhere have at the end if at all."""
TAKEN_APART: Final = re.compile(f"{NIKHAHIT}([{''.join(sorted(TONES))}]?){SARA_AA}")
"""Sara am in two parts, its tone between them: reading puts it together later."""


@dataclass(frozen=True)
class Score:
    """What one reader made of one sample."""

    kind: str
    dpi: int
    reader: str
    name: str
    letters: int
    wrong: int
    recall: float
    seconds: float
    pages: int


def read_with_plan_audit(picture: "Picture", dpi: int) -> str:
    """Read a picture row by row, as `plan-audit read` does."""
    height = picture.height * POINTS_PER_INCH / dpi
    return "\n".join(line.text for line in read_page(picture, get_engine(), height=height).lines)


def read_in_page_mode(picture: "Picture", dpi: int, mode: int) -> str:
    """Hand a picture to Tesseract, and take its text."""
    api = start_api(mode)
    api.SetImage(picture)
    api.SetSourceResolution(dpi)
    text: str = api.GetUTF8Text()
    return text


def choose_reader(name: str) -> Callable[["Picture", int], str]:
    """Give the reader of this name."""
    if name == OURS:
        return read_with_plan_audit
    return lambda picture, dpi: read_in_page_mode(picture, dpi, PAGE_MODES[name])


@cache
def get_engine() -> Engine:
    """Give the engine that is installed; the benchmark ends where there is none."""
    engine = find_engine(None)
    if engine is None:
        sys.exit("The Thai model of Tesseract is not installed.")
    return engine


@cache
def start_api(mode: int) -> Any:
    """Start Tesseract once for a process and a page mode."""
    return tesserocr.PyTessBaseAPI(path=f"{get_engine().folder}/", lang=LANGUAGE, psm=mode)


def measure_sample(sample: Sample) -> list[Score]:
    """Read a sample with every reader, as finely as it is to be shown."""
    scores = []
    for dpi in sample.dpi:
        pictures = draw_pages(sample, dpi)
        for reader in READERS:
            read = choose_reader(reader)
            start = time.process_time()
            texts = [read(picture, dpi) for picture in pictures]
            seconds = time.process_time() - start
            scores.append(score_text("\n".join(texts), sample, (dpi, reader, seconds)))
    return scores


def score_text(text: str, sample: Sample, told: tuple[int, str, float]) -> Score:
    """Hold what was read against the truth, with the furniture where it costs least."""
    dpi, reader, seconds = told
    text, *truths = (settle_text(t, sample) for t in (text, *write_truths(sample)))
    wrong, truth = min((count_wrong_letters(text, truth), truth) for truth in truths)
    return Score(
        kind=sample.kind,
        dpi=dpi,
        reader=reader,
        name=f"{sample.path.stem} {sample.pages[0]}",
        letters=len(drop_blanks(truth)),
        wrong=wrong,
        recall=recall_grams(text, truth),
        seconds=seconds,
        pages=len(sample.pages),
    )


def settle_text(text: str, sample: Sample) -> str:
    """Write sara am as one; leave out what a text from elsewhere does not have."""
    text = TAKEN_APART.sub(rf"\1{SARA_AM}", text)
    if sample.is_silver:
        text = SILVER_HEADS.sub("", text).replace("-", "")
    return text


def warm_up(sample: Sample) -> None:
    """Load what a process loads once."""
    (picture,) = draw_pages(sample, sample.dpi[0])
    for reader in READERS:
        choose_reader(reader)(picture, sample.dpi[0])


def measure_samples(samples: Sequence[Sample]) -> list[Score]:
    """Measure all samples on all cores; the longest first, so that none is left to the end."""
    order = sorted(samples, key=lambda sample: -len(sample.pages) * len(sample.dpi))
    with ProcessPoolExecutor(initializer=warm_up, initargs=(samples[0],)) as pool:
        scores = dict(zip(order, pool.map(measure_sample, order), strict=True))
    return [score for sample in samples for score in scores[sample]]


def print_table(title: str, scores: Sequence[Score], tell: Callable[[list[Score]], str]) -> None:
    """Print a row for each kind of pictures and resolution, a column for each reader."""
    print(f"\n| {title} | dpi | pages | {' | '.join(READERS)} |")
    print("|---|---|---|" + "---|" * len(READERS))
    for kind, dpi in dict.fromkeys((score.kind, score.dpi) for score in scores):
        rows = [score for score in scores if (score.kind, score.dpi) == (kind, dpi)]
        told = [tell([row for row in rows if row.reader == reader]) for reader in READERS]
        pages = sum(row.pages for row in rows) // len(READERS)
        print(f"| {kind} | {dpi} | {pages} | {' | '.join(told)} |")


def tell_wrong(rows: Sequence[Score]) -> str:
    """Give the share of letters that are wrong."""
    return f"{sum(row.wrong for row in rows) / sum(row.letters for row in rows):.2%}"


def tell_recall(rows: Sequence[Score]) -> str:
    """Give the mean recall."""
    return f"{sum(row.recall for row in rows) / len(rows):.3f}"


def tell_time(rows: Sequence[Score], scores: Sequence[Score]) -> str:
    """Give how long the rows of one reader took, in times of the peer on the same pictures."""
    kind, dpi = rows[0].kind, rows[0].dpi
    own = sum(row.seconds for row in rows)
    peer = sum(s.seconds for s in scores if (s.kind, s.dpi, s.reader) == (kind, dpi, PEER))
    return f"{own / peer:.1f} ×"


def main(folders: Sequence[Path]) -> None:
    """Measure and print."""
    samples = find_samples(folders)
    kinds = list(dict.fromkeys(sample.kind for sample in samples))
    scores = measure_samples(samples)
    scores.sort(key=lambda score: (kinds.index(score.kind), score.dpi))
    print_table("wrong letters", scores, tell_wrong)
    print_table("8-gram recall", scores, tell_recall)
    print_table("time", scores, lambda rows: tell_time(rows, scores))


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]])
