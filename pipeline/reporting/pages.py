"""The index of a run as one self-contained page: report.html."""

from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import pandas as pd

from pipeline.model import Outcome, Status, Verdict
from pipeline.reporting.about import (
    HOW_TO_READ,
    NOT_CHECKED,
    About,
    list_run_rows,
    list_template_rows,
    name_template,
)
from pipeline.reporting.charts import ChartError, draw_elements
from pipeline.reporting.labels import MEANING, STATUS, VERDICT
from pipeline.reporting.markup import Child, Markup, element, join
from pipeline.reporting.plan_page import PLANS, describe_plan, link_plan, name_page
from pipeline.reporting.rows import MANIFEST_PREFIX
from pipeline.reporting.summary import (
    APPLICABLE,
    ElementCount,
    FirstLook,
    summarise_run,
    tell_score,
)
from pipeline.reporting.tables import Frames
from pipeline.reporting.web import (
    render_page,
    show_definitions,
    show_list,
    show_numbers,
    show_table,
    show_verdict,
)

INDEX: Final = "report.html"

# Verdicts that are counted for each plan of the index.
COUNTED: Final = tuple(
    VERDICT[v] for v in (Verdict.CONTRADICTED, Verdict.MISSING, Verdict.UNREADABLE)
)


def write_plan_pages(outcomes: Iterable[Outcome], folder: Path) -> Iterator[Outcome]:
    """Write a page for each judged plan, and give every outcome on."""
    plans = folder / PLANS
    plans.mkdir(exist_ok=True)
    for old in plans.glob("*.html"):
        old.unlink()
    for outcome in outcomes:
        if outcome.analysis is not None:
            page = describe_plan(outcome, outcome.analysis)
            (plans / name_page(outcome.document)).write_text(page, encoding="utf-8")
        yield outcome


def write_index(frames: Frames, about: About, folder: Path) -> Path:
    """Write report.html and give its path."""
    summary = summarise_run(frames, about.templates)
    body: list[Child] = [
        element("h1", "ผลการเทียบแผนกับแบบมาตรฐาน"),
        [element("p", name_template(t), class_="quiet") for t in about.templates],
        _warn_interrupted(about),
        show_numbers(summary.numbers),
        element("h2", "แผนที่ควรเปิดอ่านก่อน"),
        _show_first_looks(summary.first_looks),
        element("h2", "ผลของทุกแผนแยกตามรายการ"),
        _show_chart(summary.elements),
        _show_elements(summary.elements),
        element("h2", "แผนทั้งหมด"),
        _show_documents(frames["documents"]),
        _show_failures(frames["failures"]),
        element("h2", "ความหมายของผล"),
        show_definitions([(show_verdict(verdict), text) for verdict, text in MEANING.items()]),
        element("h2", "วิธีอ่านผล"),
        show_list(HOW_TO_READ),
        element("h2", "สิ่งที่โปรแกรมไม่ได้ตรวจ"),
        show_list(NOT_CHECKED),
        _show_about(about),
    ]
    target = folder / INDEX
    draft = folder / f"{INDEX}.part"
    draft.write_text(render_page("plan-audit", body), encoding="utf-8")
    return draft.replace(target)


def _warn_interrupted(about: About) -> Markup | None:
    if not about.interrupted:
        return None
    return element("p", "ผลนี้ยังไม่ครบ เพราะการทำงานถูกหยุดไว้ก่อน", class_="note")


def _show_chart(counts: tuple[ElementCount, ...]) -> Markup:
    if not counts:
        return element("p", "ยังไม่มีแผนที่ประเมินได้", class_="quiet")
    try:
        picture = draw_elements(counts)
    except ChartError as error:
        return element("p", f"ไม่มีแผนภูมิ: {error.message} {error.advice}", class_="note")
    return element("figure", Markup(picture))


def _show_first_looks(plans: tuple[FirstLook, ...]) -> Markup:
    headings = ("เอกสาร", "หน่วยงาน", "คะแนน", *COUNTED, "ข้อสังเกตสำคัญ")
    rows = (
        (
            link_plan(plan.document),
            plan.organisation,
            plan.score,
            plan.contradicted,
            plan.missing,
            plan.unreadable,
            plan.high_findings,
        )
        for plan in plans
    )
    return show_table(headings, rows, numbers_from=2)


def _show_elements(counts: tuple[ElementCount, ...]) -> Markup:
    headings = ("รายการ", *(VERDICT[verdict] for verdict in APPLICABLE), "พบ (%)")
    return show_table(
        headings,
        (
            (count.name, *count.counts, round(100 * count.found_share, 1))
            for count in counts
            if count.found_share is not None
        ),
        numbers_from=1,
    )


def _show_documents(documents: pd.DataFrame) -> Markup:
    headings = ("เอกสาร", "หน่วยงาน", "จังหวัด", "สถานะ", "ปีเริ่ม", "คะแนน", *COUNTED, "ข้อสังเกต")
    known = documents.astype(object).where(documents.notna(), None)
    rows = (_show_document(row) for row in known.to_dict(orient="records"))
    return show_table(headings, rows, numbers_from=4)


def _show_document(row: dict[Hashable, Any]) -> tuple[Child, ...]:
    has_page = row["status"] not in (Status.FAILED, Status.NO_FILE)
    return (
        link_plan(row["document"]) if has_page else row["document"],
        row["organisation"] or row.get(f"{MANIFEST_PREFIX}organisation"),
        row["province"],
        STATUS[row["status"]],
        row["period_start"],
        tell_score(row["score_low"], row["score_high"]),
        row["contradicted"],
        row["missing"],
        row["unreadable"],
        row["findings"],
    )


def _show_failures(failures: pd.DataFrame) -> Markup | None:
    if failures.empty:
        return None
    rows = failures[["document", "message", "advice"]].itertuples(index=False)
    table = show_table(("เอกสาร", "สิ่งที่เกิดขึ้น", "ควรทำอย่างไร"), rows)
    return join([element("h2", f"ไฟล์ที่ไม่มีผล ({len(failures)})"), table])


def _show_about(about: About) -> Markup:
    templates = [
        join([element("h2", template.title), show_definitions(list_template_rows(template))])
        for template in about.templates
    ]
    return join([*templates, element("h2", "การทำงานครั้งนี้"), show_definitions(list_run_rows(about))])
