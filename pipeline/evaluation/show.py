"""What was measured, as text for a terminal and as values for a machine."""

import math
from typing import Any, Final

from pipeline.evaluation.evaluate import Evaluation
from pipeline.evaluation.measures import VERDICTS, Estimate

MOST_DIFFERENCES: Final = 20
"""Differences that a terminal shows; the file has all."""


def show_evaluation(evaluation: Evaluation) -> str:
    """Show the measures, the confusion matrix and the first differences."""
    parts = ["\n".join(_show_estimates(evaluation)), "\n".join(_show_matrix(evaluation))]
    if evaluation.not_judged:
        parts.append(f"{len(evaluation.not_judged)} rows of the gold file are not in the run.")
    if len(evaluation.differences):
        parts.append("\n".join(_show_differences(evaluation)))
    return "\n\n".join(parts)


def list_values(evaluation: Evaluation) -> dict[str, Any]:
    """List everything as plain values; what could not be measured is None."""
    return {
        "measures": _list_estimates(evaluation.estimates),
        "baselines": {name: _list_estimates(own) for name, own in evaluation.baselines},
        "verdicts": [str(verdict) for verdict in VERDICTS],
        "confusion": evaluation.confusion.astype(int).tolist(),
        "differences": evaluation.differences.to_dict("records"),
        "not_judged": [list(pair) for pair in evaluation.not_judged],
    }


def _list_estimates(estimates: tuple[Estimate, ...]) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name,
            "value": _plain(one.value),
            "low": _plain(one.low),
            "high": _plain(one.high),
            "count": one.count,
        }
        for one in estimates
    ]


def _plain(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


def _show_estimates(evaluation: Evaluation) -> list[str]:
    """Show a row for each measure; the baselines' values stand behind those of the run."""
    width = max((len(one.name) for one in evaluation.estimates), default=0)
    names = [name for name, _ in evaluation.baselines]
    others = [{one.name: one.value for one in own} for _, own in evaluation.baselines]
    head = "".join(f"  {name:>13}" for name in names)
    lines = [f"{'':<{width}}   value  95 % interval     of{head}"]
    for one in evaluation.estimates:
        interval = "" if math.isnan(one.low) else f"{one.low:.3f} to {one.high:.3f}"
        cells = "".join(f"  {_show(other[one.name]):>13}" for other in others if one.name in other)
        lines.append(
            f"{one.name:<{width}}  {_show(one.value):>6}  {interval:<14}  {one.count:>5}{cells}"
        )
    return lines


def _show(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.3f}"


def _show_matrix(evaluation: Evaluation) -> list[str]:
    shown = [
        place
        for place in range(len(VERDICTS))
        if evaluation.confusion[place].any() or evaluation.confusion[:, place].any()
    ]
    names = [str(VERDICTS[place]) for place in shown]
    width = max((len(name) for name in names), default=0)
    head = "  ".join(f"{name:>{width}}" for name in names)
    lines = [f"{'gold ↓  run →':<{width + 2}}{head}"]
    for name, place in zip(names, shown, strict=True):
        cells = (f"{int(evaluation.confusion[place, other]):>{width}}" for other in shown)
        lines.append(f"{name:<{width + 2}}{'  '.join(cells)}")
    return lines


def _show_differences(evaluation: Evaluation) -> list[str]:
    rows = evaluation.differences.to_dict("records")
    lines = [
        f"{row['document']}: {row['key']} is {row['verdict']}, the gold says {row['value']}"
        for row in rows[:MOST_DIFFERENCES]
    ]
    if len(rows) > MOST_DIFFERENCES:
        lines.append(f"… and {len(rows) - MOST_DIFFERENCES} more (--json shows all)")
    return lines
