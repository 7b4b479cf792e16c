"""Recipes written by hand: one statement changed, said otherwise, or replaced."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pipeline.model import Verdict
from tests.mutations.cases import Case, Truth, choose_plans, fill_names, write_case
from tests.mutations.plans import Mark

HERE: Final = Path(__file__).parent
TURNED: Final = ("changed_number", "negated", "reversed", "changed_word", "lost_words")
"""What may be said besides of a statement that was turned into its opposite."""
CLOSE: Final = ("misspelling", "changed_word", "spelling_variant", "lost_words")
"""Findings that name the same slip of the pen by other words."""
SOFTENED: Final = ("weakened", "changed_word", "lost_words")
"""Findings that name the same lost obligation."""
FAMILIES: Final = (TURNED, CLOSE, SOFTENED)


def read_toml(name: str) -> dict[str, Any]:
    """Read one of the files of recipes."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def write_edits(*, every: bool = False) -> Iterator[Case]:
    """Give the cases of the edits to single statements."""
    for recipe, table in read_toml("edits").items():
        for part in ("edits", "held_out"):
            for turn, edit in enumerate(table[part]):
                settings = {**table, **edit}
                yield from apply_edit(f"{recipe}/{part}-{turn + 1}", settings, turn, every=every)


def apply_edit(name: str, edit: dict[str, Any], turn: int, *, every: bool) -> Iterator[Case]:
    """Give the case of one edit, or of the same edit to every plan where it fits."""
    element, old, new = edit["on"], edit.get("old"), edit["new"]
    truth = Truth(
        {element: Verdict(edit["verdict"])},
        frozenset((code, element) for code in edit.get("findings", ())),
        allow_beside(edit, element),
        frozenset((element, Verdict(v)) for v in edit.get("also_right", ())),
    )
    for plan in choose_plans(element, old or "", turn, every=every):
        body, said = plan.body_of(element), fill_names(new, plan)
        said = body + said if old is None else body.replace(fill_names(old, plan), said)
        edited = plan.replace_body(element, said)
        yield write_case(f"{name}/{element}", edited, truth, is_held_out="/held_out" in name)


def allow_beside(edit: dict[str, Any], element: str | None) -> frozenset[Mark]:
    """Allow what the recipe allows, and the other names of what it plants."""
    codes = set(edit.get("allowed", ()))
    if edit.get("verdict") == "contradicted":
        codes |= set(TURNED)
    for family in FAMILIES:
        if set(edit.get("findings", ())) & set(family):
            codes |= set(family)
    return frozenset((code, element) for code in codes)


def write_paraphrases(*, every: bool = False) -> Iterator[Case]:
    """Give the cases of statements that say the same in their own words."""
    yield from _replace_statements("reword", "paraphrase", Verdict.PRESENT, every=every)


def write_impostors(*, every: bool = False) -> Iterator[Case]:
    """Give the cases of statements that use the same words for something else."""
    yield from _replace_statements(
        "use_for_something_else", "impostor", Verdict.MISSING, every=every
    )


def _replace_statements(recipe: str, kind: str, verdict: Verdict, *, every: bool) -> Iterator[Case]:
    is_reworded = verdict is Verdict.PRESENT  # own words may count as half, never as nothing
    for turn, entry in enumerate(read_toml(f"{kind}s")[kind]):
        element, text = entry["element"], entry["text"]
        for plan in choose_plans(element, "", turn, every=every):
            said = fill_names(text, plan)
            also_right = frozenset({(element, Verdict.PARTIAL)} if is_reworded else ())
            edited = plan.replace_body(element, said)
            yield write_case(
                f"{recipe}/{turn + 1}/{element}",
                edited,
                Truth({element: verdict}, also_right=also_right),
                is_held_out=entry.get("held_out", False),
            )
