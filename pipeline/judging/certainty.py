"""Certainty: how close the words of a verdict are to the template's, and how sure it is."""

from typing import Final

from pipeline.judging.comparing.reading import Reading
from pipeline.model import Document, Evidence, Verdict, Wording

VERBATIM_LIKENESS: Final = 0.98
"""Above this only blanks, marks or one letter of a long statement differ."""

NEAR_LIKENESS: Final = 0.80
"""Above this a reader sees the template's sentence with changes."""


def tell_wording(reading: Reading, verdict: Verdict) -> Wording | None:
    """Say how close the words are; nothing where nothing was found."""
    if verdict in (Verdict.MISSING, Verdict.NOT_APPLICABLE, Verdict.UNREADABLE):
        return None
    if reading.likeness >= VERBATIM_LIKENESS:
        return Wording.VERBATIM
    return Wording.NEAR if reading.likeness >= NEAR_LIKENESS else Wording.REWORDED


def rate_confidence(
    document: Document, reading: Reading, verdict: Verdict, evidence: Evidence | None
) -> float:
    """Be sure of what is alike and of what is far from anything; doubt what lies between."""
    if verdict is Verdict.MISSING:
        sure = 1.0 - max(0.0, reading.likeness - 0.3)
    elif verdict is Verdict.PRESENT:
        sure = 0.5 * reading.share + 0.5 * max(reading.likeness, 0.5)
    else:
        sure = 0.5 + 0.4 * reading.likeness
    number = evidence.page if evidence is not None else None
    quality = next((p.quality for p in document.pages if p.number == number), 1.0)
    return round(max(0.05, min(1.0, sure) * quality), 3)
