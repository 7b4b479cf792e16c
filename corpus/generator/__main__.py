"""Make the corpus again, or one file with one class of damage.

python -m corpus.generator                         every plan, its truth, the manifest
python -m corpus.generator --only 004              the plans whose names begin so
python -m corpus.generator --class A1 --out X.pdf  one plan with that damage, and X.json
python -m corpus.generator --class A1 --class D2:0.1 --plan 003 --out X.pdf
python -m corpus.generator --list                  the classes
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from corpus.generator.breakers import BREAKERS, PAGE_CLASSES, read_dose
from corpus.generator.make import CORPUS, Made, make_file, make_scan
from corpus.generator.manifest import describe_row, describe_scan_row, write_manifest
from corpus.generator.recipe import Producer, Recipe, read_recipes
from corpus.generator.scan import read_scans
from corpus.generator.truth import describe_plan
from corpus.generator.verify import WrongPagesError, verify_file

PLAIN_PLAN: Final = "002"  # clean, by our own writer: what --class breaks unless told otherwise
IMAGES: Final = {"SCAN": "image", "NONSENSE": "image_with_nonsense"}


def main() -> int:
    """Read the arguments and make what they ask for."""
    parser = argparse.ArgumentParser(
        prog="python -m corpus.generator",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", metavar="NAME", default="", help="plans whose names begin so")
    parser.add_argument("--class", dest="classes", action="append", metavar="CLASS[:RATE]")
    parser.add_argument("--plan", default=PLAIN_PLAN, help="the plan to break, for --class")
    parser.add_argument("--pages", metavar="FIRST-LAST", help="these pages alone, for --class")
    parser.add_argument("--out", type=Path, help="where to write, for --class")
    parser.add_argument("--list", action="store_true", help="list the classes of damage")
    arguments = parser.parse_args()
    if arguments.list:
        list_classes()
    elif arguments.classes:
        if arguments.out is None:
            parser.error("--class needs --out")
        recipe = next(r for r in read_recipes() if r.name.startswith(arguments.plan))
        only = read_pages(arguments.pages) if arguments.pages else None
        save_made(break_recipe(recipe, arguments.classes, only=only), arguments.out)
    else:
        make_corpus(arguments.only)
    return 0


def list_classes() -> None:
    """Every class with what a reader sees."""
    for name, breaker in BREAKERS.items():
        print(f"{name}\t{breaker.effect}")
    for name, effect in PAGE_CLASSES.items():
        print(f"{name}\t{effect}")


def read_pages(text: str) -> tuple[int, int]:
    """Read `23-25` as first and last page, `23` as both."""
    first, _, last = text.partition("-")
    return int(first), int(last or first)


def break_recipe(
    recipe: Recipe, classes: Sequence[str], *, only: tuple[int, int] | None = None
) -> Made:
    """Give A plan written by our own writer with the given classes on every page.

    Pictures stand for the pages of section 12 alone.
    """
    names = {read_dose(c).name for c in classes}
    kinds = sorted(names & set(IMAGES))
    images = {"s12_development": IMAGES[kinds[0]]} if kinds else {}
    damage = (*classes, "H2") if "H2B" in names else tuple(classes)
    return make_file(
        msgspec.structs.replace(
            recipe, producer=Producer.OWN, damage={"all": damage}, image_pages=images
        ),
        only=only,
    )


def save_made(made: Made, path: Path) -> None:
    """Write a file and, beside it, its truth."""
    path.write_bytes(made.content)
    save_truth(tell_truth(made), path.with_suffix(".json"))


def tell_truth(made: Made) -> dict[str, Any]:
    """Give what is true about a plan, with the name of its file."""
    return {"file": made.file_name, **describe_plan(made.plan, made.recipe)}


def save_truth(truth: dict[str, Any], path: Path) -> None:
    """Write what is true about a plan."""
    path.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def make_corpus(only: str) -> None:
    """Make the plans, verify them, scan some, and bring the manifest up to date."""
    manifest = CORPUS / "manifest.csv"
    with manifest.open(encoding="utf-8", newline="") as source:
        rows = {row["file"]: dict(row) for row in csv.DictReader(source)}
    for row in (*make_plans(only), *make_scans(only)):
        rows[row["file"]] = row
        print(f"{row['file']}\t{row['pages']} pages")
    manifest.write_text(write_manifest(rows.values()), encoding="utf-8")


def make_plans(only: str) -> Iterator[dict[str, Any]]:
    """Write the plans whose names begin so; their rows for the manifest."""
    for recipe in read_recipes():
        if not recipe.name.startswith(only):
            continue
        made = make_file(recipe)
        try:
            verify_file(made)
        except WrongPagesError as error:
            print(error)
            continue
        (CORPUS / "plans" / made.file_name).write_bytes(made.content)
        save_truth(tell_truth(made), CORPUS / "truth" / f"{recipe.name}.json")
        yield describe_row(made)


def make_scans(only: str) -> Iterator[dict[str, Any]]:
    """Write the scanned plans whose names begin so; their rows for the manifest."""
    for scan in read_scans():
        if scan.name.startswith(only):
            made = make_scan(scan)
            (CORPUS / "plans" / scan.file_name).write_bytes(made.content)
            save_truth(made.truth, CORPUS / "truth" / f"{scan.name}.json")
            yield describe_scan_row(made)


if __name__ == "__main__":
    sys.exit(main())
