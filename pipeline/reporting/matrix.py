"""Plans by elements, one sign a cell, for the wall and for the meeting."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pandas as pd

from pipeline.model import Level, Verdict
from pipeline.reporting.column import Kind
from pipeline.reporting.labels import SIGN, VERDICT
from pipeline.reporting.looks import Looks
from pipeline.reporting.sheet_rows import Cell, SheetRows, make_number, make_text, tell_style
from pipeline.reporting.sheets import LINE_HEIGHT, count_lines, set_up_sheet
from pipeline.reporting.summary import ElementCount, tell_score
from pipeline.reporting.tables import list_rows

# Columns before the elements.
HEADINGS: Final = (("เอกสาร", 30), ("หน่วยงาน", 30), ("ปีเริ่ม", 8), ("คะแนน", 10))

# What stands in them; the last of them holds both bounds of the score.
PLAN_KEYS: Final = ("document", "organisation", "period_start", "score_low", "score_high")

ELEMENT_WIDTH: Final = 4

# Points of height for upright headings: the longest element names take two lines of it.
TALL: Final = 240


def write_matrix(
    sheet: Any,
    documents: pd.DataFrame,
    elements: pd.DataFrame,
    counts: Sequence[ElementCount],
    looks: Looks,
) -> None:
    """Write one row for each judged plan and one column for each element."""
    widths = [width for _, width in HEADINGS] + [ELEMENT_WIDTH] * len(counts)
    set_up_sheet(sheet, widths, looks, title=tell_legend())
    sheet.set_row(0, TALL)
    for place, (heading, _) in enumerate(HEADINGS):
        sheet.write_string(0, place, heading, looks.header)
    for place, count in enumerate(counts, start=len(HEADINGS)):
        sheet.write_string(0, place, count.name, looks.tall_header)
    places = {(c.section, c.element): p for p, c in enumerate(counts, start=len(HEADINGS))}
    judged = documents[documents["document"].isin(elements["document"])]
    signs = _Signs(looks)
    verdicts = _gather_verdicts(elements)
    rows = SheetRows(sheet, 1, len(widths))
    for plan in list_rows(judged, PLAN_KEYS):
        cells: list[Cell] = [*signs.show_plan(plan), *[None] * len(counts)]
        for key, verdict, level in verdicts[plan[0]]:
            cells[places[key]] = signs.show(verdict, level)
        rows.write(cells, LINE_HEIGHT * count_lines(plan[:2], widths[:2]))
    rows.end()
    sheet.autofilter(0, 0, max(1, len(judged)), len(widths) - 1)


def _gather_verdicts(elements: pd.DataFrame) -> dict[str, list[tuple[tuple[str, str], str, str]]]:
    """Give for each document its elements (section and id), each with verdict and level."""
    gathered: defaultdict[str, list[tuple[tuple[str, str], str, str]]] = defaultdict(list)
    keys = ("document", "section", "element", "verdict", "level")
    for document, section, element, verdict, level in list_rows(elements, keys):
        gathered[document].append(((section, element), verdict, level))
    return gathered


def _tone(verdict: str, level: str) -> str:
    """Choose whose colour a sign has: what a plan may leave out is no alarm."""
    is_free = verdict == Verdict.MISSING and level == Level.OPTIONAL
    return Verdict.NOT_APPLICABLE if is_free else verdict


def tell_legend() -> str:
    """Say what each sign means.

    >>> tell_legend()[:4]
    '✓ พบ'
    """
    return "   ".join(f"{SIGN[verdict]} {VERDICT[verdict]}" for verdict in SIGN)


class _Signs:
    """The cells of the matrix: each sign is made once for each colour."""

    def __init__(self, looks: Looks) -> None:
        self._text = tell_style(looks.text)
        self._year = tell_style(looks.kinds[Kind.INTEGER])
        self._score = tell_style(looks.kinds[Kind.PERCENT])
        styles = {tone: tell_style(look) for tone, look in looks.sign.items()}
        self._signs = {
            (verdict, level): make_text(SIGN[verdict], styles[_tone(verdict, level)])
            for verdict in map(str, Verdict)
            for level in map(str, Level)
        }

    def show(self, verdict: str, level: str) -> str:
        """Give the cell of one element of a plan."""
        return self._signs[verdict, level]

    def show_plan(self, plan: Sequence[Any]) -> Iterator[Cell]:
        """Give the cells before the elements: whose plan it is, and its score."""
        document, organisation, year, low, high = plan
        yield make_text(document, self._text)
        yield None if organisation is None else make_text(organisation, self._text)
        yield None if year is None else make_number(year, self._year)
        yield make_text(tell_score(low, high), self._score)
