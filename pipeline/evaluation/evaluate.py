"""A run held against gold: verdicts, sections, findings, confidence."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.errors import RunFolderError, UsageError
from pipeline.evaluation.baselines import Baseline, SectionText, list_baselines
from pipeline.evaluation.gold import NO_FINDING, Gold, read_table
from pipeline.evaluation.measures import (
    BINS,
    VERDICTS,
    Counts,
    Estimate,
    accuracy,
    calibration_error,
    estimate,
    false_missing,
    false_present,
    macro_f1,
    precision,
    recall,
    weighted_kappa,
)
from pipeline.model import Verdict

VERDICT_MEASURES: Final = (
    ("accuracy", accuracy),
    ("macro F1", macro_f1),
    ("weighted kappa", weighted_kappa),
    ("false present", false_present),
    ("false missing", false_missing),
)
SECTION_PARTS: Final = (
    ("status", "value"),
    ("first page", "page_first"),
    ("last page", "page_last"),
)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured, the verdicts' confusion matrix, and the rows that differ.

    `baselines` are the measures of the verdicts that simpler ways would give to the same rows.
    `not_judged` are the documents and keys of the gold that the run has no row for.
    """

    estimates: tuple[Estimate, ...]
    confusion: Counts
    differences: pd.DataFrame
    not_judged: tuple[tuple[str, str], ...]
    baselines: tuple[tuple[str, tuple[Estimate, ...]], ...] = ()


def evaluate_run(
    gold: Gold, folder: Path, sections_read: Mapping[str, SectionText] | None = None
) -> Evaluation:
    """Hold the tables of a run folder against gold; with its texts, baselines as well."""
    elements = _join(gold.elements, _read_run(folder, "elements"), "element")
    sections = _join(gold.sections, _read_run(folder, "sections"), "section")
    known = [*elements["_merge"], *sections["_merge"]]
    if gold.elements.empty and gold.sections.empty and gold.findings.empty:
        raise UsageError("The gold file has no rows.", advice="Fill in at least one.")
    missed = [
        (str(document), str(key))
        for joined in (elements, sections)
        for document, key in joined.loc[joined["_merge"] == "left_only", ["document", "key"]].values
    ]
    if known and len(missed) == len(known):
        raise UsageError(
            "No row of the gold file names a document of this run.",
            advice="`document` must be written as in documents.csv of the run.",
        )
    elements, sections = (part[part["_merge"] == "both"] for part in (elements, sections))
    tallies = _tally_verdicts(elements)
    return Evaluation(
        (
            *_measure_verdicts(tallies, len(elements)),
            *_measure_confidence(elements),
            *_measure_sections(sections),
            *_measure_findings(gold.findings, _read_run(folder, "findings")),
        ),
        tallies.sum(axis=0),
        elements.loc[elements["value"] != elements["verdict"], list(DIFFERENCE)],
        tuple(missed),
        _measure_baselines(elements, sections_read or {}),
    )


DIFFERENCE: Final = ("document", "key", "value", "verdict", "confidence", "page", "quote", "reason")


def _read_run(folder: Path, name: str) -> pd.DataFrame:
    path = folder / f"{name}.csv"
    if not path.is_file():
        raise RunFolderError(
            f"{folder} holds no {path.name}.", advice="Name the --out folder of a finished run."
        )
    return read_table(path)


def _join(gold: pd.DataFrame, rows: pd.DataFrame, key: str) -> pd.DataFrame:
    found = rows.rename(columns={key: "key", "page_first": "first", "page_last": "last"})
    return gold.merge(found, on=["document", "key"], how="left", indicator=True)


def _tally_verdicts(elements: pd.DataFrame) -> Counts:
    """Count verdicts document by document: gold along rows, found along columns."""
    places = {str(verdict): place for place, verdict in enumerate(VERDICTS)}
    documents = _number(elements["document"])
    tallies = np.zeros((documents.max(initial=-1) + 1, len(VERDICTS), len(VERDICTS)))
    gold = elements["value"].map(places).to_numpy(dtype=int)
    found = elements["verdict"].map(places).to_numpy(dtype=int)
    np.add.at(tallies, (documents, gold, found), 1)
    return tallies


def _measure_verdicts(tallies: Counts, count: int) -> tuple[Estimate, ...]:
    return tuple(estimate(name, measure, tallies, count) for name, measure in VERDICT_MEASURES)


def _measure_baselines(
    elements: pd.DataFrame, texts: Mapping[str, SectionText]
) -> tuple[tuple[str, tuple[Estimate, ...]], ...]:
    """Measure the baselines on the same rows, where the run has kept what it read."""
    if not texts or elements.empty:
        return ()

    def tally(baseline: Baseline) -> Counts:
        verdicts = {
            name: baseline.judge(texts[name]) for name in set(elements["document"]) & set(texts)
        }
        found = [
            str(verdicts.get(document, {}).get(key, Verdict.MISSING))
            for document, key in elements[["document", "key"]].values
        ]
        return _tally_verdicts(elements.assign(verdict=found))

    best = list_baselines(lambda baseline: macro_f1(tally(baseline).sum(axis=0)))
    return tuple((one.name, _measure_verdicts(tally(one), len(elements))) for one in best)


def _number(names: pd.Series) -> npt.NDArray[np.intp]:
    """Give each row the number of its document, in the order in which they come."""
    return pd.factorize(names)[0]


def _measure_confidence(elements: pd.DataFrame) -> tuple[Estimate, ...]:
    judged = elements[elements["verdict"] != str(Verdict.NOT_APPLICABLE)]
    documents = _number(judged["document"])
    sure = pd.to_numeric(judged["confidence"]).fillna(0.0).to_numpy()
    right = (judged["value"] == judged["verdict"]).to_numpy(dtype=float)
    place = np.minimum((sure * BINS).astype(int), BINS - 1)
    bins = np.zeros((documents.max(initial=-1) + 1, BINS, 3))
    np.add.at(bins, (documents, place), np.stack([np.ones_like(sure), sure, right], axis=1))
    return (
        (estimate("calibration error", calibration_error, bins, len(judged)),) if len(bins) else ()
    )


def _measure_sections(sections: pd.DataFrame) -> tuple[Estimate, ...]:
    found = []
    for name, gold in SECTION_PARTS:
        own = {"value": "status", "page_first": "first", "page_last": "last"}[gold]
        told = sections[sections[gold] != ""]
        if told.empty:
            continue
        documents = _number(told["document"])
        tallies = np.zeros((documents.max(initial=-1) + 1, 2))
        right = (told[gold] == told[own]).to_numpy(dtype=float)
        np.add.at(tallies, documents, np.stack([right, np.ones_like(right)], axis=1))
        found.append(estimate(f"section {name}", _ratio, tallies, len(told)))
    return tuple(found)


def _ratio(counts: Counts) -> float:
    return float(counts[0] / counts[1]) if counts[1] else float("nan")


def _measure_findings(gold: pd.DataFrame, rows: pd.DataFrame) -> tuple[Estimate, ...]:
    """Measure each code of finding on the documents whose findings people looked for."""
    documents = sorted(set(gold["document"]))
    told = gold[gold["key"] != NO_FINDING]
    found = rows[rows["document"].isin(documents)]
    estimates = []
    for code in sorted({*told["key"], *found["code"]}):
        tallies = np.array(
            [
                _match_findings(
                    told[(told["document"] == name) & (told["key"] == code)]["page_first"],
                    found[(found["document"] == name) & (found["code"] == code)]["page"],
                )
                for name in documents
            ]
        )
        _, given, wanted = tallies.sum(axis=0).astype(int)
        estimates.append(estimate(f"{code}: precision", precision, tallies, int(given)))
        estimates.append(estimate(f"{code}: recall", recall, tallies, int(wanted)))
    return tuple(estimates)


def _match_findings(gold: pd.Series, found: pd.Series) -> tuple[int, int, int]:
    """Count what is right, found, and in the gold; a gold finding without a page fits any."""
    wanted, given = Counter(gold), Counter(found)
    right = wanted & given
    anywhere = min(wanted[""], given.total() - right.total())
    return right.total() + anywhere, given.total(), wanted.total()
