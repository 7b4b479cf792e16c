"""Text as it comes from damaged files and from scans; the plan behind it is the same."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Final

from pipeline.model import Document, Line, Page, Source, Span
from pipeline.reading.assemble import assemble_pages
from pipeline.reading.drafts import DraftLine, DraftPage
from pipeline.reading.quality import judge_page
from pipeline.reading.read import repair_pages
from pipeline.text.letters import (
    MAI_EK,
    MAI_THO,
    MARKS,
    SARA_I,
    SARA_II,
    SARA_UE,
    SARA_UEE,
    THANTHAKHAT,
    split_clusters,
)
from tests.mutations.cases import Case, Medium, suffer
from tests.unit.broken import BREAKERS

NOISY: Final = 0.01
"""Share of the letters that recognition misreads: a good scan's rate of errors."""
ROW: Final = 90
"""Letters of a line on an A4 page of these plans."""
SURE: Final = (0.90, 0.98)
"""How sure recognition is of a row that it read well."""
DOUBTFUL: Final = (0.80, 0.95)
"""How sure it is of one with a letter misread: less, and often no less."""
SUFFERING: Final = ("leave_alone", "delete", "change_number", "negate", "drop_item", "reword")
"""The recipes whose cases are shown damaged and recognised too."""
EACH: Final = 18
"""Cases of one recipe that are shown on a scan."""
CONFUSED: Final[Mapping[str, str]] = {
    "ก": "ถ", "ถ": "ก", "ภ": "ถ", "ค": "ด", "ด": "ค", "ต": "ค", "ข": "ช", "ช": "ข", "ซ": "ช",
    "ท": "ห", "ห": "ท", "น": "บ", "บ": "น", "ป": "บ", "พ": "ผ", "ผ": "พ", "ฟ": "ฝ", "ม": "น",
    "ย": "ผ", "ร": "ธ", "ธ": "ร", "ล": "ส", "ส": "ล", "อ": "ฮ", "ว": "า", "า": "ว", "ง": "ว",
    "ๆ": "า", "๑": "๐", "๓": "๗", "๔": "๕", "๕": "๔", "๗": "๓", "๐": "๑", "3": "8", "4": "1",
    MAI_EK: MAI_THO, MAI_THO: MAI_EK, THANTHAKHAT: "", SARA_I: SARA_II, SARA_II: SARA_I,
    SARA_UE: SARA_I, SARA_UEE: SARA_II,
}  # fmt: skip
"""What recognition takes for what: letters that differ by a loop, a notch or a tail."""


def write_noise(cases: Sequence[Case]) -> Iterator[Case]:
    """Give cases of every kind again: each way of breaking, and scans."""
    by_recipe = {r: [c for c in cases if c.recipe == r] for r in SUFFERING}
    for turn, breaker in enumerate(BREAKERS):
        for own in by_recipe.values():
            yield suffer(own[turn * len(own) // len(BREAKERS)], Medium.DAMAGED, breaker)
    for recipe, own in by_recipe.items():
        shown = min(EACH, len(own))
        for turn in range(shown):
            case = own[turn * len(own) // shown]
            yield suffer(case, Medium.RECOGNISED, f"scan_of_{recipe}")


def build_damaged(case: Case) -> Document:
    """Break the lines of a case, repair them as reading does, and join them."""
    chance, breaker = Random(case.name), BREAKERS[case.noise]
    pages = []
    for number, text in enumerate(case.pages, start=1):
        broken = [breaker(line, chance) for line in text.split("\n") if line]
        lines = tuple(DraftLine(raw=line, text=line) for line in broken)
        pages.append(DraftPage(number, lines))
    repair_pages(pages)
    for page in pages:
        judge_page(page)
    joined = assemble_pages(pages)
    return Document(
        case.name,
        "0" * 64,
        joined.text,
        tuple(joined.pages),
        tuple(joined.lines),
        tuple(joined.repairs),
    )


def build_recognised(case: Case) -> Document:
    """Misread one letter in a hundred, row by row, with the confidence of recognition."""
    chance = Random(case.name)
    text, pages, lines = "", list[Page](), list[Line]()
    for number, content in enumerate(case.pages, start=1):
        text += "\f" if number > 1 else ""
        start = len(text)
        for place, paragraph in enumerate(content.split("\n")):
            text += "\n" if place else ""
            for row in _cut_rows(paragraph):
                read = misread(row, chance)
                span = Span(len(text), len(text) + len(read))
                sure = chance.uniform(*(SURE if read == row else DOUBTFUL))
                has_digits = _digits_of(read) == _digits_of(row)
                lines.append(Line(span, number, None, read, None, sure, has_digits))
                text += read
        span = Span(start, len(text))
        pages.append(Page(number, None, Source.OCR, SURE[0], (), span))
    return Document(case.name, "0" * 64, text, tuple(pages), tuple(lines))


def misread(row: str, chance: Random) -> str:
    """Take some letters for others, as recognition does.

    >>> misread("กขค" * 30, Random(1)) == "กขค" * 30
    False
    """
    return "".join(CONFUSED.get(c, c) if chance.random() < NOISY else c for c in row)


def _digits_of(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())


def _cut_rows(paragraph: str) -> list[str]:
    """Cut a paragraph into rows of a page; a letter keeps its marks."""
    clusters = split_clusters(paragraph)
    rows, row, width = [], "", 0
    for cluster in clusters:
        row += cluster
        width += sum(c not in MARKS for c in cluster)
        if width >= ROW:
            rows.append(row)
            row, width = "", 0
    return [*rows, row] if row else rows
