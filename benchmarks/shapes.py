"""Teach the nets that tell digits and upper marks by their shapes, anew.

    python -m benchmarks.shapes FONT...

The committed table was made of the proportional fonts of Debian's fonts-thai-tlwg, drawn
small and large, blurred, thinned and specked:

    python -m benchmarks.shapes /usr/share/fonts/truetype/tlwg/[!PT]*.ttf
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pipeline.reading.scans.blobs import Blobs, find_blobs
from pipeline.reading.scans.ground import Grey, find_ink, flatten_ground
from pipeline.reading.scans.rows import Row, find_rows, measure_letters
from pipeline.reading.scans.shapes import (
    LETTERS,
    MARKS,
    OTHER,
    TABLE,
    Pictures,
    picture_shape,
    stack_marks,
)
from pipeline.text.letters import THAI_DIGITS

CONSONANTS: Final = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
ASCENDING: Final = frozenset("ปฝฟฬ")
DIGITS: Final = frozenset(THAI_DIGITS) | frozenset("0123456789")
SIGNS: Final = "เโใไาฯๆฤABCDEGHIKLMNPRSTVWabdeghklmnopqsuy@%&()/|"
VOWELS: Final = ("", "ิ", "ี", "ึ", "ื", "ั", "ํ")
TONES: Final = ("", "่", "้", "๊", "๋")
ALONE: Final = ("็", "์", "ิ์")
PAGES: Final = 1400
HIDDEN: Final = 112
ROUNDS: Final = 24
BATCH: Final = 256
PEN: Final = 260
"""Pixels of a page's width to each cluster, so that clusters of 90 pixels stand apart."""

Random = np.random.Generator


@dataclass
class Lesson:
    """Pictures and the names of what they show."""

    pictures: list[Pictures] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def list_marks() -> list[str]:
    """Return every pile of marks that stands above a letter."""
    return [v + t for v, t in product(VOWELS, TONES) if v + t] + list(ALONE)


def draw_page(font: ImageFont.FreeTypeFont, clusters: list[list[str]], step: int) -> Image.Image:
    """Draw rows of clusters, each cluster alone in its field."""
    page = Image.new("L", (step * (len(clusters[0]) + 1), 2 * step * (len(clusters) + 1)), 255)
    pen = ImageDraw.Draw(page)
    for number, row in enumerate(clusters):
        for place, cluster in enumerate(row):
            at = ((place + 1) * step, (2 * number + 2) * step)
            pen.text(at, cluster, font=font, fill=0, anchor="ms", language="th")
    return page


def spoil_page(page: Image.Image, random: Random) -> Image.Image:
    """Do to a page what printers, copiers and scanners do."""
    if random.random() < 0.4:  # scanned coarsely and shown finely
        share = random.uniform(0.45, 0.8)
        small = page.resize((int(page.width * share), int(page.height * share)))
        page = small.resize(page.size, Image.Resampling.BICUBIC)
    if random.random() < 0.5:
        page = page.filter(ImageFilter.GaussianBlur(random.uniform(0.3, 1.3)))
    if random.random() < 0.5:
        page = page.rotate(random.uniform(-0.6, 0.6), Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(page, dtype=np.float32)
    contrast = random.uniform(0.55, 1.0)
    grey = 255 - (255 - grey) * contrast
    grey += random.normal(0, random.uniform(0, 22), grey.shape)
    if random.random() < 0.45:  # one bit; the threshold makes strokes thin or fat
        grey = np.where(grey < random.uniform(110, 200), 0, 255)
    specks = random.random(grey.shape)
    share = random.choice([0, 0.0005, 0.002])
    grey[specks < share] = 0
    grey[specks > 1 - share] = 255
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def cut_page(
    page: Image.Image,
    clusters: list[list[str]],
    step: int,
    lessons: tuple[Lesson, Lesson],
    random: Random,
) -> None:
    """Find the blobs of each cluster as reading does, and keep what they look like."""
    grey = flatten_ground(page)
    blobs = find_blobs(find_ink(grey))
    letter = measure_letters(blobs)
    if letter < 6:
        return
    rows = find_rows(blobs, np.arange(len(blobs)), letter)
    for number, row in enumerate(clusters):
        level = (2 * number + 2) * step
        near = [r for r in rows if abs(r.bottom - level) < 0.5 * letter]
        if len(near) != 1 or not 0.75 < (near[0].bottom - near[0].top) / letter < 1.3:
            continue
        middle = (blobs.left[near[0].blobs] + blobs.right[near[0].blobs]) / 2
        place = np.rint(middle / step).astype(int) - 1
        for field_number, cluster in enumerate(row):
            shift = round(random.normal(0, 0.04) * letter)
            top = near[0].top + shift
            bottom = top + round(letter * random.normal(1, 0.05))
            own = Row(top, bottom, near[0].blobs[place == field_number])
            if len(own.blobs):
                _cut_cluster(cluster, (grey, blobs, own), *lessons)


def _cut_cluster(
    cluster: str, where: tuple[Grey, Blobs, Row], letters: Lesson, marks: Lesson
) -> None:
    grey, blobs, row = where
    above = stack_marks(blobs, row)
    raised = np.concatenate([*above, np.empty(0, np.intp)])
    body = np.setdiff1d(row.blobs, raised)
    body = body[blobs.height[body] > 0.5 * row.height]
    piled = cluster[1:].replace("ุ", "").replace("ู", "")
    if len(body) != 1:
        return
    shape = picture_shape(grey, blobs, body, row, LETTERS)
    rises = blobs.top[body[0]] < row.top - 0.35 * row.height
    if piled and rises and cluster[0] not in ASCENDING:
        return  # the mark touches its letter
    if len(above) == (1 if piled else 0) and not (rises and piled):
        letters.pictures.append(shape)
        letters.names.append(cluster[0] if cluster[0] in DIGITS else OTHER)
    if len(above) == 1 and piled:
        marks.pictures.append(picture_shape(grey, blobs, above[0], row, MARKS))
        marks.names.append(piled)
    elif len(above) == 1 and not piled and cluster[0] not in ASCENDING:
        marks.pictures.append(picture_shape(grey, blobs, above[0], row, MARKS))
        marks.names.append(OTHER)


def draw_clusters(random: Random, rows: int, columns: int) -> list[list[str]]:
    """Choose what a page shows: digits, other letters, letters with marks."""
    piles = list_marks()
    found: list[list[str]] = []
    for _ in range(rows):
        row = []
        for _ in range(columns):
            kind = random.random()
            if kind < 0.42:
                row.append(str(random.choice(sorted(DIGITS))))
            elif kind < 0.66:
                row.append(str(random.choice(list(CONSONANTS + SIGNS))))
            else:
                row.append(str(random.choice(list(CONSONANTS))) + str(random.choice(piles)))
        found.append(row)
    return found


def learn_pages(paths: list[Path], pages: int, seed: int) -> tuple[Lesson, Lesson]:
    """Draw pages and cut them; half of them in the faces that offices use most."""
    random = np.random.default_rng(seed)
    letters, marks = Lesson(), Lesson()
    common = [path for path in paths if path.stem.startswith("Laksaman")]
    for _ in range(pages):
        usable = common if common and random.random() < 0.4 else paths
        path = usable[int(random.integers(len(usable)))]
        size = int(random.uniform(24, 110))
        clusters = draw_clusters(random, 8, 12)
        step = int(1.6 * size)
        page = draw_page(ImageFont.truetype(str(path), size), clusters, step)
        cut_page(spoil_page(page, random), clusters, step, (letters, marks), random)
    return letters, marks


def teach_net(lesson: Lesson, seed: int) -> dict[str, Any]:
    """Fit one hidden layer by Adam; weights are kept in a byte each."""
    names = sorted(set(lesson.names))
    x = np.stack(lesson.pictures)
    y = np.array([names.index(name) for name in lesson.names])
    random = np.random.default_rng(seed)
    weights = [
        random.normal(0, np.sqrt(2 / x.shape[1]), (x.shape[1], HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        random.normal(0, np.sqrt(1 / HIDDEN), (HIDDEN, len(names))).astype(np.float32),
        np.zeros(len(names), np.float32),
    ]
    first = [np.zeros_like(w) for w in weights]
    second = [np.zeros_like(w) for w in weights]
    count = 0
    for turn in range(ROUNDS):
        rate = 2e-3 * 0.5 * (1 + np.cos(np.pi * turn / ROUNDS)) + 2e-5
        wrong = 0
        order = random.permutation(len(x))
        for start in range(0, len(x), BATCH):
            rows = order[start : start + BATCH]
            count += 1
            gradients, missed = _derive(weights, x[rows], y[rows], random)
            wrong += missed
            for w, g, m, v in zip(weights, gradients, first, second, strict=True):
                m += 0.1 * (g - m)
                v += 0.001 * (g * g - v)
                w -= rate * (m / (1 - 0.9**count)) / (np.sqrt(v / (1 - 0.999**count)) + 1e-8)
        print(f"  round {turn + 1}: {100 * wrong / len(x):.2f} % wrong", flush=True)
    return {"names": names, "weights": weights}


def _derive(
    weights: list[Pictures], x: Pictures, y: npt.NDArray[np.intp], random: Random
) -> tuple[list[Pictures], int]:
    first, first_bias, second, second_bias = weights
    hidden = np.maximum(x @ first + first_bias, 0)
    keep = (random.random(hidden.shape, dtype=np.float32) > 0.15) / np.float32(0.85)
    hidden = hidden * keep
    answer = hidden @ second + second_bias
    powers = np.exp(answer - answer.max(axis=1, keepdims=True))
    shares = powers / powers.sum(axis=1, keepdims=True)
    missed = int((shares.argmax(axis=1) != y).sum())
    shares[np.arange(len(y)), y] -= 1
    shares /= len(y)
    back = (shares @ second.T) * (hidden > 0) * keep
    decay = np.float32(2e-5)
    gradients = [
        x.T @ back + decay * first,
        back.sum(axis=0),
        hidden.T @ shares + decay * second,
        shares.sum(axis=0),
    ]
    return gradients, missed


def pack_net(kind: str, net: dict[str, Any]) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    """Give the arrays of a net under the names that reading looks for."""
    yield f"{kind}_names", np.array(net["names"])
    parts = ("first", "first_bias", "second", "second_bias")
    for part, values in zip(parts, net["weights"], strict=True):
        step = np.array(np.abs(values).max() / 127, dtype=np.float32)
        yield f"{kind}_{part}", np.rint(values / step).astype(np.int8)
        yield f"{kind}_{part}_step", step


def teach_all(paths: list[Path]) -> None:
    """Write the table, and print how many shapes it was made of."""
    letters, marks = learn_pages(sorted(paths), PAGES, seed=1)
    arrays: dict[str, npt.NDArray[Any]] = {}
    for kind, lesson in (("letters", letters), ("marks", marks)):
        print(kind, len(lesson.names), Counter(lesson.names).most_common(40))
        arrays.update(pack_net(kind, teach_net(lesson, seed=2)))
    np.savez_compressed(TABLE, allow_pickle=False, **arrays)
    print(f"{TABLE.stat().st_size // 1024} kB")


if __name__ == "__main__":
    teach_all([Path(argument) for argument in sys.argv[1:]])
