"""The rule: what was found of an element becomes a verdict (docs/judging.md)."""

from pipeline.judging.comparing.fragments import FRAGMENT_LIKENESS
from pipeline.judging.comparing.reading import Reading
from pipeline.model import Element, Thresholds, Verdict


def decide(element: Element, reading: Reading, rules: Thresholds) -> Verdict:
    """Apply the rule: terms and an anchor, whole lists, and unchanged meaning."""
    verdict = Verdict.PARTIAL if reading.is_remnant else Verdict.MISSING
    if reading.anchored and reading.found:
        if not reading.missing or (not element.complete and reading.share >= rules.present_min):
            verdict = Verdict.PRESENT
        elif (element.complete and not reading.is_reworded) or reading.share >= rules.partial_min:
            verdict = Verdict.PARTIAL
    turned = [s for s in reading.shifts if s.code != "weakened"]
    stands = verdict is not Verdict.MISSING or reading.likeness >= FRAGMENT_LIKENESS
    stands = stands or any(
        shift.expected in element.canonical for shift in turned if shift.expected
    )
    return Verdict.CONTRADICTED if turned and stands else verdict
