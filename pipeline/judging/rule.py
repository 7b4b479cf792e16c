"""The rule: what was found of an element becomes a verdict (docs/judging.md)."""

from pipeline.judging.comparing.fragments import FRAGMENT_LIKENESS
from pipeline.judging.comparing.reading import Reading
from pipeline.judging.comparing.statements import COPIED_LIKENESS
from pipeline.model import Element, Thresholds, Verdict


def decide(element: Element, reading: Reading, rules: Thresholds) -> Verdict:
    """Apply the rule: terms and an anchor, whole lists, and unchanged meaning."""
    verdict = Verdict.PARTIAL if reading.is_remnant else Verdict.MISSING
    if reading.anchored and reading.found:
        if not reading.missing or (not element.complete and reading.share >= rules.present_min):
            verdict = Verdict.PRESENT
        elif (element.complete and not reading.is_reworded) or reading.share >= rules.partial_min:
            verdict = Verdict.PARTIAL
    if verdict is Verdict.PRESENT and is_only_offered(reading):
        verdict = Verdict.PARTIAL
    turned = [s for s in reading.shifts if s.code != "weakened"]
    stands = verdict is not Verdict.MISSING or reading.likeness >= FRAGMENT_LIKENESS
    stands = stands or any(
        shift.expected in element.canonical for shift in turned if shift.expected
    )
    return Verdict.CONTRADICTED if turned and stands else verdict


def is_only_offered(reading: Reading) -> bool:
    """Whether a plan says a statement in its own words, and leaves to choice what it asks.

    Of a copied sentence the duty alone was touched; in other words nothing binding was said.
    """
    is_own_words = reading.is_reworded or reading.likeness < COPIED_LIKENESS
    return is_own_words and any(shift.code == "weakened" for shift in reading.shifts)
