"""Weigh anew by what words clerks let a duty off, and tell how well strangers are understood.

    python -m benchmarks.softening

Each labelled edit of the open cases is described by its traits, and a logistic regression (by
scikit-learn: `pip install -e '.[learn]'`) learns what they weigh. The table printed holds each
writer's edits against weights learned from all the others'; what is held out is not read.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from pipeline.judging.comparing.edits import list_edits
from pipeline.judging.comparing.question import Question
from pipeline.judging.comparing.readings import read_elements
from pipeline.judging.comparing.softening import (
    LEAST_WEIGHT,
    TABLE,
    Weights,
    checksum,
    list_traits,
    load_weights,
    weigh,
)
from pipeline.judging.comparing.statements import COPIED_LIKENESS
from pipeline.judging.comparing.terms import fold_section
from pipeline.judging.identity import identify_plan, tell_edition
from pipeline.judging.kind import tell_plan
from pipeline.judging.locate import locate_sections
from pipeline.judging.template import choose_template
from tests.mutations.cases import Case
from tests.mutations.development import FOLDER
from tests.mutations.open_failures import CHUNK, WORKERS, write_open
from tests.mutations.outcomes import read_templates
from tests.mutations.suite import build_case

CODE: Final = "weakened"
ROUNDS: Final = 3
"""Times that the softening edit of a statement with several is chosen by the weights so far."""
STRENGTH: Final = 10.0
"""Inverse of the regularisation: 30 tells more edits of strangers, harmless ones as well."""
FEWEST: Final = 3
"""Edits that must show a trait."""
OTHERS: Final = 4
"""Parts into which writers are put who softened nothing."""

Traits = tuple[str, ...]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sample:
    """A copied statement with its edits, who wrote it, and whether a duty was let off in it."""

    writer: str
    edits: tuple[Traits, ...]
    is_softened: bool


def main() -> None:
    """Print what is told of each writer's edits, and write the table."""
    cases = list(write_open(is_suite=True, every=False))
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("fork")) as pool:
        described = list(pool.map(describe_case, cases, chunksize=CHUNK))
    writers = _name_writers()
    samples = list(
        dict.fromkeys(
            Sample(writers.get(case.recipe, case.recipe), edits, is_softened)
            for case, statements in zip(cases, described, strict=True)
            for edits, is_softened in statements
        )
    )
    print_strangers(samples)
    save(learn(samples))


def describe_case(case: Case) -> list[tuple[tuple[Traits, ...], bool]]:
    """Describe the edited statements of a case, each with whether a duty was let off in it.

    Where the code may be told as well nothing is learned.
    """
    document = build_case(case)
    identity = identify_plan(document)
    template = choose_template(
        read_templates(),
        tell_edition(document, identity),
        plan=tell_plan(document, read_templates()),
    )
    names = (identity.organisation,) if identity.organisation else ()
    statements = []
    sections = locate_sections(document, template)
    for expected, section in zip(template.sections, sections, strict=True):
        if not expected.elements or section.span is None:
            continue
        text = document.text[section.span.start : section.span.end]
        whole = fold_section(text)
        question = Question(expected, template.thresholds, names)
        for element, reading in read_elements(question, whole, section.heading or "").items():
            marks = {(CODE, element), (CODE, None)}
            is_copied = reading.likeness >= COPIED_LIKENESS
            if reading.alignment is None or not is_copied or marks & case.allowed:
                continue
            edits = list_edits(reading.alignment, whole, reading.taken)
            if edits:
                traits = tuple(map(list_traits, edits))
                statements.append((traits, bool(marks & case.findings)))
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

    Of several edits of a softened statement one softens it: none that stands in a harmless
    statement as well, and at last the one that weighs most.
    """
    harmless = {edit for s in samples if not s.is_softened for edit in s.edits}
    rows = [
        (number, edit)
        for number, sample in enumerate(samples)
        for edit in sample.edits
        if not (sample.is_softened and edit in harmless)
    ]
    softened = np.array([samples[number].is_softened for number, _ in rows])
    counts = Counter(trait for _, edit in rows for trait in edit)
    known = sorted(trait for trait, count in counts.items() if count >= FEWEST)
    matrix = _tabulate([edit for _, edit in rows], {trait: n for n, trait in enumerate(known)})
    used: Flags = np.ones(len(rows), dtype=np.bool_)
    for _ in range(ROUNDS):
        model = LogisticRegression(C=STRENGTH, max_iter=2000, class_weight="balanced")
        model.fit(matrix[used], softened[used])
        used = ~softened | _choose_heaviest(rows, model.decision_function(matrix))
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


def print_strangers(samples: Sequence[Sample]) -> None:
    """Print, by writer, what weights learned from all the others' edits tell."""
    print(f"{'writer':24}{'softened':>10}{'told':>8}{'harmless':>10}{'told':>8}")
    sums = np.zeros(4, int)
    for writers in _part_writers(samples):
        weights = learn([s for s in samples if s.writer not in writers])
        own = [s for s in samples if s.writer in writers]
        told = [max(weigh(e, weights) for e in s.edits) >= LEAST_WEIGHT for s in own]
        softened = [t for t, s in zip(told, own, strict=True) if s.is_softened]
        harmless = [t for t, s in zip(told, own, strict=True) if not s.is_softened]
        row = [len(softened), sum(softened), len(harmless), sum(harmless)]
        sums += row
        name = writers[0] if len(writers) == 1 else f"{len(writers)} others"
        print(f"{name:24}{row[0]:10}{row[1]:8}{row[2]:10}{row[3]:8}")
    print(f"{'all':24}{sums[0]:10}{sums[1]:8}{sums[2]:10}{sums[3]:8}")


def _part_writers(samples: Sequence[Sample]) -> Iterator[tuple[str, ...]]:
    """Give each writer who softened something alone, and the others in a few parts."""
    names = sorted({s.writer for s in samples})
    soft = {s.writer for s in samples if s.is_softened}
    yield from ((name,) for name in names if name in soft)
    rest = [name for name in names if name not in soft]
    yield from (tuple(rest[part::OTHERS]) for part in range(min(OTHERS, len(rest))))


def save(weights: Weights) -> None:
    """Write the table."""
    np.savez_compressed(
        TABLE,
        checksums=weights.checksums,
        weights=weights.weights.astype(np.float16),
        start=np.float32(weights.start),
    )
    load_weights.cache_clear()
    print(f"{len(weights.checksums)} traits, {TABLE.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
