"""The command evaluate: how often a run is right, as a terminal shows it."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.ledger import LEDGER
from pipeline.batch.packing import unpack_reading
from pipeline.batch.readonly import read_store
from pipeline.batch.store import RunStore
from pipeline.model import Outcome, Template

if TYPE_CHECKING:
    from pipeline.evaluation.baselines import SectionText


def evaluate(arguments: Namespace) -> int:
    """Hold a run against gold, and simpler ways to judge the same beside it."""
    from pipeline.evaluation.evaluate import evaluate_run  # loads pandas, which takes 0.4 s
    from pipeline.evaluation.gold import read_gold
    from pipeline.evaluation.show import list_values, show_evaluation

    gold = read_gold(arguments.gold)
    texts = _read_texts(arguments.folder, frozenset(gold.elements["document"]))
    evaluation = evaluate_run(gold, arguments.folder, texts)
    values = json.dumps(list_values(evaluation), ensure_ascii=False, indent=1)
    sys.stdout.write((values if arguments.json else show_evaluation(evaluation)) + "\n")
    return 0


def _read_texts(folder: Path, wanted: frozenset[str]) -> dict[str, "SectionText"]:
    """Read what the run keeps of the judged sections; tables alone have no texts."""
    if not (folder / LEDGER).is_file():
        return {}
    with read_store(folder) as store:
        templates = {template.id: template for template in store.read_templates()}
        return dict(_list_texts(store, templates, wanted))


def _list_texts(
    store: RunStore, templates: dict[str, Template], wanted: frozenset[str]
) -> Iterator[tuple[str, "SectionText"]]:
    from pipeline.evaluation.baselines import SectionText

    for outcome in store.read_outcomes():
        analysis = outcome.analysis
        if analysis is None or outcome.document not in wanted:
            continue
        sections = templates[analysis.template].sections
        elements = next(s.elements for s in sections if s.key == analysis.main_section)
        yield outcome.document, SectionText(_cut_section(store, outcome), elements)


def _cut_section(store: RunStore, outcome: Outcome) -> str:
    """Give the text of the judged section, empty where none was found."""
    if outcome.analysis is None or outcome.sha256 is None:
        return ""
    key = outcome.analysis.main_section
    span = next((s.span for s in outcome.analysis.sections if s.key == key), None)
    packed = store.load_reading(outcome.sha256)
    if span is None or packed is None:
        return ""
    return unpack_reading(packed).text[span.start : span.end]
