"""Plans by elements, one sign a cell, for the wall and for the meeting."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from pipeline.model import Level, Verdict
from pipeline.reporting.column import Kind
from pipeline.reporting.labels import SIGN, VERDICT
from pipeline.reporting.looks import Looks
from pipeline.reporting.sheets import LINE_HEIGHT, count_lines, keep_plain, set_up_sheet
from pipeline.reporting.summary import ElementCount, tell_score

# Columns before the elements.
HEADINGS: Final = (("เอกสาร", 30), ("หน่วยงาน", 30), ("ปีเริ่ม", 8), ("คะแนน", 10))

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
    verdicts = elements.groupby("document", sort=False)
    for number, plan in enumerate(judged.itertuples(), start=1):
        names = (plan.document, plan.organisation)
        sheet.set_row(number, LINE_HEIGHT * count_lines(names, widths[: len(names)]))
        _write_plan(sheet, number, plan, looks)
        own = verdicts.get_group(plan.document)
        keys = zip(own["section"], own["element"], strict=True)
        verdicts_of_plan = zip(keys, own["verdict"], own["level"], strict=True)
        cells = {places[key]: (verdict, level) for key, verdict, level in verdicts_of_plan}
        for place in sorted(cells):
            verdict, level = cells[place]
            sheet.write_string(number, place, SIGN[verdict], looks.sign[_tone(verdict, level)])
    sheet.autofilter(0, 0, max(1, len(judged)), len(widths) - 1)


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


def _write_plan(sheet: Any, number: int, plan: Any, looks: Looks) -> None:
    sheet.write_string(number, 0, keep_plain(plan.document), looks.text)
    if plan.organisation is not None:
        sheet.write_string(number, 1, keep_plain(plan.organisation), looks.text)
    if not pd.isna(plan.period_start):
        sheet.write_number(number, 2, plan.period_start, looks.kinds[Kind.INTEGER])
    score = tell_score(plan.score_low, plan.score_high)
    sheet.write_string(number, 3, score, looks.kinds[Kind.PERCENT])
