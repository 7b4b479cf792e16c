"""The question: what is asked of a section's text."""

from dataclasses import dataclass

from pipeline.model import ExpectedSection, Thresholds


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a section, and how; `names` are the plan's own."""

    expected: ExpectedSection
    rules: Thresholds
    names: tuple[str, ...] = ()
