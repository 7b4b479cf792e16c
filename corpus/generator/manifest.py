"""corpus/manifest.csv: one row for each sample plan."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any, Final

from corpus.generator.make import Made, Scanned
from corpus.generator.recipe import Producer
from corpus.generator.truth import describe_plan
from corpus.generator.versions import name_producer, name_scanner

COLUMNS: Final = (
    "file", "synthetic", "origin", "producer", "organisation", "organisation_type", "amphoe",
    "province", "period", "edition", "pages", "damage_classes", "scan_of", "good_for",
)  # fmt: skip
SCAN_ORIGIN: Final = "made by corpus/generator from scans/{name}.toml"
OWN_ORIGIN: Final = "made by corpus/generator from recipes/{name}.toml"


def describe_row(made: Made) -> dict[str, Any]:
    """Give the manifest's row of a generated plan."""
    recipe = made.recipe
    return {
        **_describe_truth(describe_plan(made.plan, recipe)),
        "file": f"plans/{made.file_name}",
        "origin": OWN_ORIGIN.format(name=recipe.name),
        "producer": name_producer(Producer(recipe.producer)),
        "good_for": recipe.good_for,
    }


def describe_scan_row(made: Scanned) -> dict[str, Any]:
    """Give the manifest's row of a scanned plan."""
    return {
        **_describe_truth(made.truth),
        "file": f"plans/{made.scan.file_name}",
        "origin": SCAN_ORIGIN.format(name=made.scan.name),
        "producer": name_scanner(),
        "scan_of": f"plans/{made.scan.scan_of}.pdf",
        "good_for": made.scan.good_for,
    }


def _describe_truth(truth: dict[str, Any]) -> dict[str, Any]:
    """Give what a row says of the plan itself."""
    said = ("organisation", "organisation_type", "amphoe", "province", "edition")
    return {
        "synthetic": "yes",
        **{key: truth[key] for key in said},
        "period": f"{truth['period_start']}-{truth['period_end']}",
        "pages": len(truth["pages"]),
        "damage_classes": " ".join(truth["damage_classes"]),
    }


def write_manifest(rows: Iterable[dict[str, Any]]) -> str:
    """Give the manifest as CSV, seeds first."""
    target = StringIO()
    writer = csv.DictWriter(target, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: str(row["file"])))
    return target.getvalue()
