"""Judge every case of the mutation suite, and count what is right.

Run from the project's folder: `python -m benchmarks.judging [--typed] [--all] [--failures FILE]`.
With `--all` each edit is made on every plan where it fits. Verdicts are counted twice: over
every element, and over the edited ones alone, of which few are as they were. Of what is held
out for measuring only numbers are told; its fresh part was written apart from every rule.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import numpy as np

from pipeline.evaluation.baselines import Baseline, SectionText, list_baselines
from pipeline.evaluation.measures import (
    VERDICTS,
    Counts,
    Measure,
    accuracy,
    estimate,
    false_missing,
    false_present,
    macro_f1,
    weighted_kappa,
)
from pipeline.model import Element, Verdict
from tests.mutations.cases import Case, Medium, Truth, write_case
from tests.mutations.freehand import write_freehand
from tests.mutations.outcomes import Outcome, count_verdicts, judge_case, read_templates
from tests.mutations.plans import SOURCES, read_plan
from tests.mutations.suite import write_cases

WORKERS: Final = 2
"""Processes: judging holds one core each."""
CHUNK: Final = 8
"""Cases handed to a process at once."""
TEMPLATE: Final = "manpower-plan-2561"
PARTS: Final = ("open", "held out", "fresh")
"""What may be looked at, what may not, and the newest third of that."""
TURNED: Final = ("changed_number", "negated", "reversed", "weakened")
"""Codes of what nobody may miss: the meaning moved."""


def left_open(matrix: Counts) -> float:
    """Give the share called `unreadable`, all of which can be read here."""
    return float(matrix[:, VERDICTS.index(Verdict.UNREADABLE)].sum() / matrix.sum())


MEASURES: Final[tuple[tuple[str, Measure], ...]] = (
    ("accuracy", accuracy),
    ("macro-F1", macro_f1),
    ("weighted kappa", weighted_kappa),
    ("false present", false_present),
    ("false missing", false_missing),
    ("left open", left_open),
)
QUOTED: Final = 400
"""Letters of the edited statement that a failure quotes."""
SHOWN: Final = 12
"""Elements or findings named in one row of failures."""


def judge_all(cases: Sequence[Case]) -> list[Outcome]:
    """Judge the cases in a few processes, in order."""
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("fork")) as pool:
        return list(pool.map(judge_case, cases, chunksize=CHUNK))


def name_part(case: Case) -> str:
    """Tell whether a case is open, held out, or freshly so."""
    return PARTS[case.is_held_out + case.is_fresh]


def select_part(outcomes: Iterable[Outcome], medium: Medium, part: str) -> list[Outcome]:
    """Give the outcomes of one medium and part."""
    return [o for o in outcomes if (o.case.medium, name_part(o.case)) == (medium, part)]


# --- tables -----------------------------------------------------------------------


def print_recipes(outcomes: Iterable[Outcome]) -> None:
    """Print a row for each recipe, part by part."""
    rows: dict[tuple[Medium, str], dict[str, list[Outcome]]] = defaultdict(
        lambda: {part: [] for part in PARTS}
    )
    for outcome in outcomes:
        rows[outcome.case.medium, outcome.case.recipe][name_part(outcome.case)].append(outcome)
    head = "cases right verd open f.pr f.mi mov"
    print(f"{'':25}" + "".join(f"{part:^36}" for part in PARTS))
    print(f"{'recipe':25}" + f"{head:36}" * len(PARTS))
    for (_, recipe), parts in rows.items():
        print(f"{recipe:25}" + "".join(f"{_count_row(own):36}" for own in parts.values()))


def _count_row(outcomes: Sequence[Outcome]) -> str:
    """Count whole cases, right verdicts, unreadable ones, both grave errors, others moved."""
    if not outcomes:
        return f"{0:4}"
    right = sum(o.is_right for o in outcomes)
    verdicts = sum(not o.wrong for o in outcomes)
    wrong = [
        (o.case.verdicts[e], o.verdicts[e], e in o.case.edited) for o in outcomes for e in o.wrong
    ]
    left_open = sum(found is Verdict.UNREADABLE for _, found, _ in wrong)
    praised = sum(found is Verdict.PRESENT for _, found, _ in wrong)
    accused = sum(found is Verdict.MISSING for _, found, _ in wrong)
    moved = sum(not is_edited for *_, is_edited in wrong)
    return f"{len(outcomes):4}{right:6}{verdicts:5}{left_open:5}{praised:5}{accused:5}{moved:4}"


def print_sums(title: str, outcomes: Sequence[Outcome], baselines: Sequence[Baseline]) -> None:
    """Print every measure with its interval, over every element and the edited ones alone."""
    if not outcomes:
        return
    print(f"\n{title}: {len(outcomes)} cases")
    print(
        f"{'':18}{'every element':26}{'edited elements':26}"
        + "".join(f"{b.name:>18}" for b in baselines)
    )
    for name, measure in MEASURES:
        cells = [_estimate(name, measure, outcomes, edited_only=only) for only in (False, True)]
        others = [_judge_baseline(b, measure, outcomes) for b in baselines]
        print(
            f"{name:18}" + "".join(f"{c:26}" for c in cells) + "".join(f"{o:18.3f}" for o in others)
        )


def _estimate(
    name: str, measure: Measure, outcomes: Sequence[Outcome], *, edited_only: bool
) -> str:
    tallies = [count_verdicts(o.case, o.verdicts, edited_only=edited_only) for o in outcomes]
    found = estimate(name, measure, np.array(tallies), len(tallies))
    return f"{found.value:.3f} ({found.low:.3f}-{found.high:.3f})"


def _judge_baseline(baseline: Baseline, measure: Measure, outcomes: Sequence[Outcome]) -> float:
    """Measure a baseline on the edited elements, where it has something to see."""
    return measure(_tally_baseline(baseline, [o.case for o in outcomes]))


def choose_baselines(cases: Sequence[Case]) -> tuple[Baseline, ...]:
    """Give the baselines, with the threshold that is best on these cases."""
    return list_baselines(lambda baseline: macro_f1(_tally_baseline(baseline, cases)))


def _tally_baseline(baseline: Baseline, cases: Sequence[Case]) -> Counts:
    elements = _elements()
    matrices = [
        count_verdicts(c, baseline.judge(SectionText(c.section, elements)), edited_only=True)
        for c in cases
    ]
    tally: Counts = np.sum(matrices, axis=0)
    return tally


def _elements() -> tuple[Element, ...]:
    template = next(t for t in read_templates() if t.id == TEMPLATE)
    return next(s.elements for s in template.sections if s.elements)


def print_findings(outcomes: Sequence[Outcome]) -> None:
    """Print precision and recall of each code; what is allowed counts for neither.

    What is seen has been found by this name, another one for the same slip, or a verdict.
    """
    planted = Counter(code for o in outcomes for code, _ in o.case.findings)
    missed = Counter(code for o in outcomes for code, _ in o.missed)
    unseen = Counter(code for o in outcomes for code, _ in o.unseen)
    alarms = Counter(code for o in outcomes for code, _ in o.alarms)
    head = ("planted", "found", "alarms", "precision", "recall", "seen")
    print(f"{'finding':24}" + "".join(f"{word:>10}" for word in head))
    for code in sorted({*planted, *alarms}):
        found = planted[code] - missed[code]
        cells = (
            *(str(n) for n in (planted[code], found, alarms[code])),
            _share(found, found + alarms[code]),
            _share(found, planted[code]),
            _share(planted[code] - unseen[code], planted[code]),
        )
        print(f"{code:24}" + "".join(f"{cell:>10}" for cell in cells))


def print_turned(outcomes: Sequence[Outcome]) -> None:
    """Print how often a moved meaning is seen, and claimed where nobody moved one."""
    planted = [m for o in outcomes for m in o.case.findings if m[0] in TURNED]
    unseen = [m for o in outcomes for m in o.unseen if m[0] in TURNED]
    alarms = [m for o in outcomes for m in o.alarms if m[0] in TURNED]
    claims = [e for o in outcomes for e in o.wrong if o.verdicts[e] is Verdict.CONTRADICTED]
    print(
        f"meaning moved: {len(planted) - len(unseen)} of {len(planted)} seen "
        f"({_share(len(planted) - len(unseen), len(planted))}); "
        f"false: {len(alarms)} findings, {len(claims)} verdicts of {len(outcomes)} cases"
    )


def print_freehand(baselines: Sequence[Baseline]) -> None:
    """Print what is right of plans in their own words, those to look at and those not."""
    outcomes = judge_all(list(write_freehand()))
    for is_held_out, part in enumerate(PARTS[:2]):
        own = [o for o in outcomes if o.case.is_held_out == bool(is_held_out)]
        print_sums(f"written freely, {part}", own, baselines)
        print_turned(own)
        print_findings(own)


def print_unedited() -> None:
    """Print what is said of the seeds and of the whole sample plans as they are."""
    plans = [read_plan(number, is_whole=True) for number in SOURCES]
    cases = [
        write_case("leave_whole", p, Truth({}, findings=p.planted), is_held_out=False)
        for p in plans
    ]
    outcomes = judge_all(cases)
    alarms = Counter(code for o in outcomes for code, _ in o.alarms)
    missed = Counter(code for o in outcomes for code, _ in o.missed)
    wrong = sum(len(o.wrong) for o in outcomes)
    print(f"\nunedited: {len(plans)} plans, {wrong} wrong verdicts")
    print(f"false alarms: {_tell(alarms)}; planted and not found: {_tell(missed)}")


def _tell(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{code} {n}" for code, n in sorted(counts.items())) or "none"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


# --- failures -----------------------------------------------------------------------


def list_failures(outcomes: Iterable[Outcome]) -> str:
    """Write what went wrong in the open part, case by case: expected, found, and why."""
    lines = []
    for outcome in outcomes:
        if outcome.is_right or outcome.case.is_held_out:
            continue
        lines.append(f"## {outcome.case.name}")
        lines.append(f"- says: {outcome.case.said[:QUOTED]}")
        for element in outcome.wrong[:SHOWN]:
            right, found = outcome.case.verdicts[element], outcome.verdicts[element]
            lines.append(f"- {element}: {right}, found {found}: {outcome.reasons[element]}")
        for word, marks in (("not found", outcome.missed), ("false alarm", outcome.alarms)):
            lines += [f"- {word}: {code} {element}" for code, element in sorted(marks, key=str)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Judge, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--typed", action="store_true", help="leave out what is damaged or scanned")
    parser.add_argument("--all", action="store_true", help="every edit on every plan")
    parser.add_argument("--failures", type=Path, help="write what went wrong into this file")
    arguments = parser.parse_args()
    media = (Medium.TYPED,) if arguments.typed else tuple(Medium)
    cases = [case for case in write_cases(every=arguments.all) if case.medium in media]
    outcomes = judge_all(cases)
    print_recipes(outcomes)
    typed = [c for c in cases if c.medium is Medium.TYPED and not c.is_held_out]
    baselines = choose_baselines(typed)
    for medium in media:
        for part in PARTS:
            own = select_part(outcomes, medium, part)
            print_sums(f"{medium.value}, {part}", own, baselines)
            if medium is Medium.TYPED:
                print_turned(own)
                print_findings(own)
    typed_outcomes = [o for o in outcomes if o.case.medium is Medium.TYPED]
    print("\nfindings of all that is held out, fresh or not")
    print_findings([o for o in typed_outcomes if o.case.is_held_out])
    print("\nfindings of the whole suite")
    print_findings(typed_outcomes)
    print_freehand(baselines)
    print_unedited()
    if arguments.failures is not None:
        arguments.failures.write_text(list_failures(outcomes), encoding="utf-8")


if __name__ == "__main__":
    main()
