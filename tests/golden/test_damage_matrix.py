"""Every known way of breaking a text layer: read without an error, or said to be unreadable."""

from collections import Counter
from pathlib import Path
from typing import Final

import pytest

pytest.importorskip("uharfbuzz", reason="uharfbuzz shapes the sample plans (extra: dev)")

from corpus.generator.__main__ import break_recipe
from corpus.generator.breakers import BREAKERS, PAGE_CLASSES
from corpus.generator.faces import FONT_FOLDER
from corpus.generator.recipe import read_recipes
from corpus.generator.truth import describe_plan
from pipeline.audit import judge_plan, read_plan
from pipeline.judging.template import load_templates
from pipeline.model import Document, Verdict
from pipeline.reading.read import OcrMode, ReadingSettings

pytestmark = pytest.mark.skipif(
    not FONT_FOLDER.is_dir(), reason=f"no Thai fonts in {FONT_FOLDER}: install fonts-thai-tlwg"
)

PLAIN: Final = next(r for r in read_recipes() if r.name.startswith("002"))
SECTION_12: Final = (23, 26)
TEMPLATES: Final = load_templates()
# Two kinds at once, as real files have them.
MIXTURES: Final = (
    ("A1", "B1", "D2"),
    ("C1", "C3"),
    ("A5", "E1", "E3H"),
    ("A7", "J4"),
    ("C2", "A3"),
)
CLASSES: Final = [(name,) for name in (*BREAKERS, *PAGE_CLASSES)] + list(MIXTURES)


@pytest.mark.parametrize("classes", CLASSES, ids="+".join)
def test_a_broken_layer_is_read_whole_or_said_to_be_unreadable(
    classes: tuple[str, ...], tmp_path: Path
) -> None:
    made = break_recipe(PLAIN, classes, only=SECTION_12)
    path = tmp_path / f"plan{made.suffix}"
    path.write_bytes(made.content)
    settings = ReadingSettings(ocr=OcrMode.NEVER)
    document = read_plan(path, TEMPLATES, name=path.name, settings=settings)
    truth = describe_plan(made.plan, PLAIN)["pages"]
    strange = 0
    for page, wanted in zip(document.pages, truth, strict=True):
        if page.is_readable:
            text = document.text[page.span.start : page.span.end]
            found, right = letters_of(text), letters_of(wanted["text"])
            strange += ((found - right) | (right - found)).total()
        else:
            assert page.reasons, page.number
    assert strange == 0
    nobody_is_accused(document)


def nobody_is_accused(document: Document) -> None:
    """The plan is faultless: whatever was broken is the machine's doing."""
    analysis = judge_plan(document, TEMPLATES)
    verdicts = {j.element.id: j.verdict for j in analysis.judgements}
    del verdicts["conduct_preamble"]  # optional, and not in this plan
    assert set(verdicts.values()) <= {Verdict.PRESENT, Verdict.UNREADABLE}
    assert {f.code for f in analysis.findings} <= {"present_elsewhere"}


def letters_of(text: str) -> Counter[str]:
    """Count characters without blanks."""
    return Counter(c for c in text if not c.isspace())
