"""Weigh anew by what words a duty is let off or others put in somebody's place, and tell how well.

    python -m benchmarks.weights

Each labelled edit of the open cases is described by its traits, and a logistic regression (by
scikit-learn: `pip install -e '.[learn]'`) learns what they weigh. The tables printed hold each
writer's edits against weights learned from all the others'; what is held out is not read.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from pipeline.judging.comparing import softening, supplanting
from pipeline.judging.comparing.edits import Edit
from pipeline.judging.comparing.question import Question
from pipeline.judging.comparing.readings import read_elements
from pipeline.judging.comparing.statements import COPIED_LIKENESS, Alignment
from pipeline.judging.comparing.terms import SectionText, Stretch, fold_section
from pipeline.judging.comparing.weighing import Weights, checksum, load_weights, weigh
from pipeline.judging.identity import identify_plan, tell_edition
from pipeline.judging.kind import tell_plan
from pipeline.judging.locate import locate_sections
from pipeline.judging.template import choose_template
from tests.mutations.cases import Case
from tests.mutations.development import FOLDER
from tests.mutations.open_failures import CHUNK, WORKERS, write_open
from tests.mutations.outcomes import read_templates
from tests.mutations.suite import build_case

ROUNDS: Final = 3
"""Times that the telling edit of a statement with several is chosen by the weights so far."""
STRENGTH: Final = 20.0
"""Inverse of the regularisation: 10 tells fewer edits of strangers, 30 more harmless ones."""
FEWEST: Final = 3
"""Edits that must show a trait."""
OTHERS: Final = 4
"""Parts into which writers are put who made no such edit."""

Traits = tuple[str, ...]
Flags = npt.NDArray[np.bool_]
Described = tuple[str, tuple[Traits, ...], bool]
"""A finding, the edits of a statement that no rule settles for it, and whether it is planted."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A finding, its table, from what weight it is told, which edits are weighed, and by what."""

    code: str
    table: Path
    least: float
    list_open: Callable[[Alignment, SectionText, Sequence[Stretch]], Iterator[Edit]]
    list_traits: Callable[[Edit], Traits]


LESSONS: Final = tuple(
    Lesson(code, room.TABLE, room.LEAST_WEIGHT, room.list_open, room.list_traits)
    for code, room in (("weakened", softening), ("changed_subject", supplanting))
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A copied statement with its edits, who wrote it, and whether one of them is to be told."""

    writer: str
    edits: tuple[Traits, ...]
    is_planted: bool


def main() -> None:
    """Print what is told of each writer's edits, and write the tables."""
    cases = list(write_open(is_suite=True, every=False))
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("fork")) as pool:
        described = list(pool.map(describe_case, cases, chunksize=CHUNK))
    writers = _name_writers()
    for lesson in LESSONS:
        samples = dict.fromkeys(
            Sample(writers.get(case.recipe, case.recipe), edits, is_planted)
            for case, found in zip(cases, described, strict=True)
            for code, edits, is_planted in found
            if code == lesson.code
        )
        print_strangers(lesson, list(samples))
        save(lesson.table, learn(list(samples)))


def describe_case(case: Case) -> list[Described]:
    """Describe the edits of a case's copied statements, for each lesson.

    A statement in which the finding may be told as well as not teaches nothing.
    """
    document = build_case(case)
    identity = identify_plan(document)
    template = choose_template(
        read_templates(),
        tell_edition(document, identity),
        plan=tell_plan(document, read_templates()),
    )
    names = (identity.organisation,) if identity.organisation else ()
    statements: list[Described] = []
    sections = locate_sections(document, template)
    for expected, section in zip(template.sections, sections, strict=True):
        if not expected.elements or section.span is None:
            continue
        text = document.text[section.span.start : section.span.end]
        whole = fold_section(text)
        question = Question(expected, template.thresholds, names)
        for element, reading in read_elements(question, whole, section.heading or "").items():
            if reading.alignment is None or reading.likeness < COPIED_LIKENESS:
                continue
            around = (reading.alignment, whole, reading.taken)
            for lesson in LESSONS:
                marks = {(lesson.code, element), (lesson.code, None)}
                edits = tuple(map(lesson.list_traits, lesson.list_open(*around)))
                if edits and not marks & case.allowed:
                    statements.append((lesson.code, edits, bool(marks & case.findings)))
    return statements


def _name_writers() -> dict[str, str]:
    """Give the file of each recipe of the development cases: one writer's work."""
    return {
        recipe: path.stem
        for path in sorted(FOLDER.glob("*.toml"))
        for recipe in tomllib.loads(path.read_text(encoding="utf-8"))
    }


def learn(samples: Sequence[Sample]) -> Weights:
    """Learn what traits weigh.

    Of several edits of a statement one is the planted one: none that stands in a harmless
    statement as well, and at last the one that weighs most.
    """
    harmless = {edit for s in samples if not s.is_planted for edit in s.edits}
    rows = [
        (number, edit)
        for number, sample in enumerate(samples)
        for edit in sample.edits
        if not (sample.is_planted and edit in harmless)
    ]
    planted = np.array([samples[number].is_planted for number, _ in rows])
    counts = Counter(trait for _, edit in rows for trait in edit)
    known = sorted(trait for trait, count in counts.items() if count >= FEWEST)
    matrix = _tabulate([edit for _, edit in rows], {trait: n for n, trait in enumerate(known)})
    used: Flags = np.ones(len(rows), dtype=np.bool_)
    for _ in range(ROUNDS):
        model = LogisticRegression(C=STRENGTH, max_iter=2000, class_weight="balanced")
        model.fit(matrix[used], planted[used])
        used = ~planted | _choose_heaviest(rows, model.decision_function(matrix))
    checksums = np.array([checksum(trait) for trait in known], np.uint32)
    order = np.argsort(checksums)
    weights = model.coef_[0][order].astype(np.float32)
    return Weights(checksums[order], weights, float(model.intercept_[0]))


def _tabulate(edits: Sequence[Traits], columns: dict[str, int]) -> Any:
    """Put edits in rows; the known traits of one share its weight, as `weigh` has it."""
    places = [[columns[trait] for trait in edit if trait in columns] for edit in edits]
    values = [value for row in places for value in [1 / np.sqrt(len(row))] * len(row)]
    bounds = np.cumsum([0, *map(len, places)])
    flat = [place for row in places for place in row]
    return csr_matrix((values, flat, bounds), shape=(len(edits), len(columns)))


def _choose_heaviest(rows: Sequence[tuple[int, Traits]], weights: Sequence[float]) -> Flags:
    """Mark the heaviest edit of each statement."""
    best: dict[int, int] = {}
    for row, (number, _) in enumerate(rows):
        if number not in best or weights[row] > weights[best[number]]:
            best[number] = row
    chosen = np.zeros(len(rows), dtype=np.bool_)
    chosen[list(best.values())] = True
    return chosen


def print_strangers(lesson: Lesson, samples: Sequence[Sample]) -> None:
    """Print, by writer, what weights learned from all the others' edits tell."""
    print(f"{lesson.code:24}{'planted':>10}{'told':>8}{'harmless':>10}{'told':>8}")
    sums = np.zeros(4, int)
    for writers in _part_writers(samples):
        weights = learn([s for s in samples if s.writer not in writers])
        own = [s for s in samples if s.writer in writers]
        told = [max(weigh(e, weights) for e in s.edits) >= lesson.least for s in own]
        planted = [t for t, s in zip(told, own, strict=True) if s.is_planted]
        harmless = [t for t, s in zip(told, own, strict=True) if not s.is_planted]
        row = [len(planted), sum(planted), len(harmless), sum(harmless)]
        sums += row
        name = writers[0] if len(writers) == 1 else f"{len(writers)} others"
        print(f"{name:24}{row[0]:10}{row[1]:8}{row[2]:10}{row[3]:8}")
    print(f"{'all':24}{sums[0]:10}{sums[1]:8}{sums[2]:10}{sums[3]:8}")


def _part_writers(samples: Sequence[Sample]) -> Iterator[tuple[str, ...]]:
    """Give each writer who made such an edit alone, and the others in a few parts."""
    names = sorted({s.writer for s in samples})
    own = {s.writer for s in samples if s.is_planted}
    yield from ((name,) for name in names if name in own)
    rest = [name for name in names if name not in own]
    yield from (tuple(rest[part::OTHERS]) for part in range(min(OTHERS, len(rest))))


def save(table: Path, weights: Weights) -> None:
    """Write a table."""
    np.savez_compressed(
        table,
        checksums=weights.checksums,
        weights=weights.weights.astype(np.float16),
        start=np.float32(weights.start),
    )
    load_weights.cache_clear()
    print(f"{len(weights.checksums)} traits, {table.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
