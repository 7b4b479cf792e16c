"""corpus/manifest.csv: one row for each sample plan."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any, Final

from corpus.generator.make import Made
from corpus.generator.recipe import Producer
from corpus.generator.truth import describe_plan
from corpus.generator.versions import name_producer

COLUMNS: Final = (
    "file", "synthetic", "origin", "producer", "organisation", "organisation_type", "amphoe",
    "province", "period", "edition", "pages", "damage_classes", "good_for",
)  # fmt: skip
OWN_ORIGIN: Final = "made by corpus/generator from recipes/{name}.toml"


def describe_row(made: Made) -> dict[str, Any]:
    """Give the manifest's row of a generated plan."""
    recipe = made.recipe
    truth = describe_plan(made.plan, recipe)
    return {
        "file": f"plans/{made.file_name}",
        "synthetic": "yes",
        "origin": OWN_ORIGIN.format(name=recipe.name),
        "producer": name_producer(Producer(recipe.producer)),
        "organisation": truth["organisation"],
        "organisation_type": truth["organisation_type"],
        "amphoe": truth["amphoe"],
        "province": truth["province"],
        "period": f"{truth['period_start']}-{truth['period_end']}",
        "edition": truth["edition"],
        "pages": len(truth["pages"]),
        "damage_classes": " ".join(truth["damage_classes"]),
        "good_for": recipe.good_for,
    }


def write_manifest(rows: Iterable[dict[str, Any]]) -> str:
    """Give the manifest as CSV, seeds first."""
    target = StringIO()
    writer = csv.DictWriter(target, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: str(row["file"])))
    return target.getvalue()
