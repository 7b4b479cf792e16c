"""The page of one plan: who, how close to the template, every verdict with its proof."""

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Final
from urllib.parse import quote

from pipeline.judging.score import score_judgements
from pipeline.model import (
    Analysis,
    Evidence,
    Finding,
    Judgement,
    Level,
    Outcome,
    Page,
    Section,
    SectionStatus,
    Source,
    Verdict,
    Wording,
)
from pipeline.reporting.labels import (
    FINDING,
    LEFT_OUT,
    LEVEL,
    ORGANISATION_TYPE,
    SECTION_STATUS,
    SEVERITY,
    SOURCE,
    VERDICT,
    WORDING,
)
from pipeline.reporting.markup import Child, Markup, element
from pipeline.reporting.proof import tell_nearest, tell_searched
from pipeline.reporting.rows import main_section, tell_problem, tell_reasons
from pipeline.reporting.web import (
    join_lines,
    render_page,
    show_definitions,
    show_list,
    show_numbers,
    show_table,
    show_verdict,
)

PLANS: Final = "plans"

# Letters kept in the name of a page: with the hash, far below the 255 bytes that file
# systems allow, at three bytes for each Thai letter.
NAME_LENGTH: Final = 50
HASH_LENGTH: Final = 10

# What a template asks, and what comes of it, is the same on thousands of pages.
KEPT_CELLS: Final = 1024


def name_page(document: str) -> str:
    """Name the page of a document so that any file system takes it and none clash.

    >>> name_page("a/b c.pdf")[:8]
    'a-b-c-pd'
    """
    safe = re.sub(r"[^0-9A-Za-z\u0e00-\u0e7f]+", "-", document).strip("-")[:NAME_LENGTH]
    digest = hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{safe or 'plan'}-{digest[:HASH_LENGTH]}.html"


def link_plan(document: str) -> Markup:
    """Link to the page of a document from the index."""
    return element("a", document, href=f"{PLANS}/{quote(name_page(document))}")


def describe_plan(outcome: Outcome, analysis: Analysis) -> str:
    """Write the page of one plan."""
    problems = list(dict.fromkeys(tell_problem(problem) for problem in analysis.problems))
    body: list[Child] = [
        element("p", element("a", "← ทุกแผน", href="../report.html"), class_="quiet"),
        element("h1", analysis.identity.organisation or outcome.document),
        _show_identity(outcome, analysis),
        element("div", "ข้อจำกัด", show_list(problems), class_="note") if problems else None,
        _show_scores(analysis),
        element("h2", "ผลรายรายการ"),
        _show_judgements(analysis),
        element("h2", f"ข้อสังเกต ({len(analysis.findings)})"),
        _show_findings(analysis.findings),
        element("h2", "หัวข้อของแผน"),
        _show_sections(analysis.sections),
        element("h2", "การอ่านแต่ละหน้า"),
        _tell_left_out(analysis),
        _show_pages(analysis.pages),
        element("p", f"ซ่อมอักขระ {analysis.repairs:,} จุด", class_="quiet"),
    ]
    return render_page(outcome.document, body)


def _show_identity(outcome: Outcome, analysis: Analysis) -> Markup:
    identity, kind = analysis.identity, analysis.identity.organisation_type
    years = [str(y) for y in (identity.period_start, identity.period_end) if y is not None]
    place = (("อำเภอ", identity.amphoe), ("จังหวัด", identity.province))
    section = main_section(analysis)
    return show_definitions(
        [
            ("เอกสาร", outcome.document),
            ("ประเภท", ORGANISATION_TYPE[kind] if kind else None),
            *place,
            ("ปีของแผน", "–".join(years) or "ไม่พบ"),
            ("แบบที่ใช้เทียบ", analysis.template),
            ("หัวข้อที่ตรวจ", _tell_section(section) if section else None),
            ("ข้อมูลที่ขัดกันในเอกสาร", "; ".join(identity.disagreements)),
        ]
    )


def _tell_section(section: Section) -> str:
    told = section.heading or section.title
    pages = [str(p) for p in dict.fromkeys((section.page_first, section.page_last)) if p]
    where = f" หน้า {'–'.join(pages)}" if pages else ""
    return f"{told}: {SECTION_STATUS[section.status]}{where}"


def _show_scores(analysis: Analysis) -> Markup:
    score = score_judgements(analysis.judgements)
    numbers = [("ความใกล้เคียงกับแบบ (%)", "–" if score.full is None else f"{score.full:g}")]
    if score.core is not None:
        numbers.append(("เฉพาะรายการบังคับ (%)", f"{score.core:g}"))
    if score.low is not None and score.low != score.high:
        numbers.append(("ช่วงคะแนน (%)", f"{score.low:g}–{score.high:g}"))
    verdicts = [judgement.verdict for judgement in analysis.judgements]
    numbers += [(VERDICT[v], str(verdicts.count(v))) for v in Verdict if v in verdicts]
    return show_numbers(numbers)


def _show_judgements(analysis: Analysis) -> Markup:
    return show_table(
        ("รายการ", "ผล", "ข้อความที่พบ และเหตุผล"),
        (_show_judgement(judgement, analysis) for judgement in analysis.judgements),
        look="wide",
    )


def _show_judgement(judgement: Judgement, analysis: Analysis) -> tuple[Child, ...]:
    item, missing = judgement.element, " · ".join(judgement.terms_missing)
    return (
        _show_item(item.name_th, item.level, item.weight),
        _show_result(judgement.verdict, judgement.wording),
        join_lines(
            _show_evidence(judgement.evidence),
            element("span", "คำที่ไม่พบ: ", missing, class_="quiet") if missing else None,
            _quiet(tell_reasons(judgement)[1]),
            _show_search(judgement, analysis),
        ),
    )


@lru_cache(maxsize=KEPT_CELLS)
def _show_item(name: str, level: Level, weight: float) -> Markup:
    return join_lines(name, _quiet(f"{LEVEL[level]} น้ำหนัก {weight:g}"))


@lru_cache(maxsize=KEPT_CELLS)
def _show_result(verdict: Verdict, wording: Wording | None) -> Markup:
    told = WORDING[wording] if wording else None
    return join_lines(show_verdict(verdict), _quiet(told) if told else None)


def _show_search(judgement: Judgement, analysis: Analysis) -> Markup | None:
    """Write where an element was looked for in vain, and the passage that came nearest."""
    search = judgement.search
    if search is None or judgement.verdict not in (Verdict.MISSING, Verdict.PARTIAL):
        return None
    searched = _quiet(f"ค้นหาใน{tell_searched(search)[1]}")
    if search.nearest is None:
        return searched
    nearest = _quiet(f"ข้อความใกล้เคียงที่สุด: {tell_nearest(search, analysis.judgements)[1]}")
    return join_lines(
        searched, nearest, element("blockquote", search.nearest.quote, class_="quiet")
    )


def _quiet(text: str) -> Markup:
    return element("span", text, class_="quiet")


def _show_evidence(evidence: Evidence | None) -> Markup | None:
    if evidence is None:
        return None
    printed = f" (เลขที่พิมพ์ {evidence.printed_page})" if evidence.printed_page else ""
    where = f"หน้า {evidence.page}{printed}"
    if evidence.source is Source.OCR:
        where += f" · {SOURCE[Source.OCR]}"
    return join_lines(element("blockquote", evidence.quote), _quiet(where))


def _show_findings(findings: tuple[Finding, ...]) -> Markup:
    if not findings:
        return element("p", "ไม่มี", class_="quiet")
    rows = (
        (
            join_lines(finding.message_th, _quiet(FINDING.get(finding.code, finding.code))),
            element("span", SEVERITY[finding.severity], class_=f"sign {finding.severity}"),
            _show_evidence(finding.evidence),
        )
        for finding in findings
    )
    return show_table(("ข้อสังเกต", "ความสำคัญ", "ข้อความในแผน"), rows, look="wide")


def _show_sections(sections: tuple[Section, ...]) -> Markup:
    return show_table(
        ("หัวข้อตามแบบ", "ผล", "หัวข้อในแผน", "หน้าแรก", "หน้าสุดท้าย"),
        (
            (s.title, SECTION_STATUS[s.status], s.heading, s.page_first, s.page_last)
            for s in sections
        ),
        numbers_from=3,
    )


def _tell_left_out(analysis: Analysis) -> Markup | None:
    """Say what it means that scanned pages were not read, and how to have them read."""
    left_out = sum(page.is_left_out for page in analysis.pages)
    if not left_out:
        return None
    section = main_section(analysis)
    is_found = section is not None and section.status is SectionStatus.FOUND
    why = (
        "เพราะพบหัวข้อที่ตรวจในหน้าอื่นแล้ว จึงไม่จำเป็นต้องอ่าน"
        if is_found
        else "หัวข้อที่ตรวจอาจอยู่ในหน้าเหล่านี้ จึงไม่ถือว่าไม่มี"
    )
    told = f"หน้าสแกน {left_out:,} หน้ายังไม่ได้อ่าน {why} หากต้องการอ่านทุกหน้า ให้สั่งงานใหม่ด้วย --ocr always"
    return element("p", told, class_="quiet" if is_found else "note")


def _show_pages(pages: tuple[Page, ...]) -> Markup:
    """Write the pages, those read alike in one row."""
    return show_table(("หน้า", "อ่านจาก", "คุณภาพต่ำสุด", "เหตุผล"), _group_pages(pages))


def _group_pages(pages: tuple[Page, ...]) -> Iterator[tuple[Child, ...]]:
    for (source, reasons), group in groupby(pages, key=lambda page: (page.source, page.reasons)):
        alike = list(group)
        first, last = alike[0].number, alike[-1].number
        where = f"{first}" if first == last else f"{first}–{last}"
        worst = min(page.quality for page in alike)
        if alike[0].is_left_out:
            yield where, LEFT_OUT, None, None
        else:
            yield where, SOURCE[source], round(worst, 2), ", ".join(reasons)
