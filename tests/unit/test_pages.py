"""The pages: self-contained, escaped, linked, and honest about what is missing."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from pipeline.model import Outcome, Problem, SectionStatus, Source, Verdict
from pipeline.reporting import charts
from pipeline.reporting.about import About
from pipeline.reporting.markup import VOID, Markup, element
from pipeline.reporting.plan_page import name_page
from pipeline.reporting.report import write_reports
from tests.builders_reporting import (
    build_analysis,
    build_evidence,
    build_failure,
    build_finding,
    build_judgement,
    build_left_out,
    build_outcome,
    build_template,
)

ABOUT = About((build_template(),), {"plan-audit": "1"}, {"ocr": "auto"})
EVIL = '"><script>alert(1)</script>&.pdf'


def write(folder: Path, *outcomes: Outcome, about: About = ABOUT) -> str:
    write_reports(outcomes, about, folder)
    return (folder / "report.html").read_text(encoding="utf-8")


def plan_pages(folder: Path) -> list[Path]:
    return sorted((folder / "plans").iterdir())


class Balance(HTMLParser):
    """Checks that every element that opens also closes, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - given by Python
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_every_judged_plan_has_a_page_that_the_index_links_to(tmp_path: Path) -> None:
    index = write(tmp_path, build_outcome("a/แผน ๑.pdf"), build_outcome("b.pdf"), build_failure())
    links = {unquote(link) for link in re.findall(r'href="(plans/[^"]+)"', index)}
    assert links == {f"plans/{path.name}" for path in plan_pages(tmp_path)}
    assert len(links) == 2


def test_pages_need_nothing_from_elsewhere(tmp_path: Path) -> None:
    index = write(tmp_path, build_outcome())
    (page,) = plan_pages(tmp_path)
    for text in (index, page.read_text(encoding="utf-8")):
        assert '<html lang="th">' in text
        assert "<script" not in text
        assert not re.search(r'(src|href)="https?:', text)


def test_whatever_a_plan_says_stays_text(tmp_path: Path) -> None:
    analysis = build_analysis(EVIL, quote=EVIL, findings=(build_finding(),))
    index = write(tmp_path, build_outcome(EVIL, analysis), build_failure(EVIL + "2"))
    (page,) = plan_pages(tmp_path)
    for text in (index, page.read_text(encoding="utf-8")):
        assert "<script" not in text
        assert "&lt;script&gt;" in text


def test_elements_close_in_order(tmp_path: Path) -> None:
    index = write(tmp_path, build_outcome(), build_failure())
    for text in (index, plan_pages(tmp_path)[0].read_text(encoding="utf-8")):
        balance = Balance()
        balance.feed(text)
        assert balance.open == []


def test_a_plan_page_shows_verdicts_with_quote_and_page(tmp_path: Path) -> None:
    limits = (Problem("reading", "damaged_page", "A page is damaged.", page=3),)
    analysis = build_analysis(problems=limits, findings=(build_finding(),))
    write(tmp_path, build_outcome(analysis=analysis))
    text = plan_pages(tmp_path)[0].read_text(encoding="utf-8")
    for part in (
        "✓ พบ",
        "? ประเมินไม่ได้",
        "<blockquote>",
        "หน้า 2",
        "จำนวนปีต่างจากแบบ",
        "damaged_page",
    ):
        assert part in text


def test_a_quotation_from_a_picture_says_so(tmp_path: Path) -> None:
    judgement = build_judgement(1, Verdict.PRESENT)
    seen = replace(judgement.evidence or build_evidence(), source=Source.OCR)
    for evidence, times in ((judgement.evidence, 0), (seen, 2)):
        analysis = replace(
            build_analysis(findings=(replace(build_finding(), evidence=evidence),)),
            judgements=(replace(judgement, evidence=evidence),),
        )
        write(tmp_path, build_outcome(analysis=analysis))
        text = plan_pages(tmp_path)[0].read_text(encoding="utf-8")
        assert text.count("หน้า 2 (เลขที่พิมพ์ 2) · อ่านจากภาพสแกน") == times


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (SectionStatus.FOUND, "จึงไม่จำเป็นต้องอ่าน"),
        (SectionStatus.NOT_IN_FILE, "อาจอยู่ในหน้าเหล่านี้"),
    ],
)
def test_pages_that_were_left_out_are_told_with_what_that_means(
    tmp_path: Path, status: SectionStatus, told: str
) -> None:
    analysis = build_analysis()
    sections = (replace(analysis.sections[0], status=status), analysis.sections[1])
    write(tmp_path, build_outcome(analysis=replace(analysis, sections=sections)))
    assert "--ocr always" not in plan_pages(tmp_path)[0].read_text(encoding="utf-8")
    pages = (*analysis.pages, build_left_out(4), build_left_out(5))
    write(tmp_path, build_outcome(analysis=replace(analysis, sections=sections, pages=pages)))
    text = plan_pages(tmp_path)[0].read_text(encoding="utf-8")
    assert "หน้าสแกน 2 หน้ายังไม่ได้อ่าน" in text
    assert told in text
    assert "4–5" in text
    assert "หน้าสแกนที่ยังไม่ต้องอ่าน" in text
    assert "not_looked_at" not in text


@pytest.mark.parametrize("name", ["แผน ๑.pdf", "CON", "a/b\\c:d*?.pdf", "ก" * 300, "..", "", EVIL])
def test_names_of_pages_suit_every_file_system(name: str) -> None:
    page = name_page(name)
    assert len(page.encode("utf-8")) <= 255
    assert not set(page) & set('/\\:*?"<>| ')
    assert not page.startswith(".")


def test_names_that_look_alike_have_pages_of_their_own() -> None:
    assert len({name_page(name) for name in ("a b", "a-b", "A-B", "a/b")}) == 4


def test_pages_of_plans_that_are_gone_go_too(tmp_path: Path) -> None:
    write(tmp_path, build_outcome("old.pdf"))
    write(tmp_path, build_outcome("new.pdf"))
    assert [path.name for path in plan_pages(tmp_path)] == [name_page("new.pdf")]


def test_a_run_without_results_says_so(tmp_path: Path) -> None:
    assert "ยังไม่มีแผนที่ประเมินได้" in write(tmp_path, build_failure())


def test_an_interrupted_run_says_that_it_is_not_whole(tmp_path: Path) -> None:
    assert "ยังไม่ครบ" in write(tmp_path, about=About((), interrupted=True))


def test_without_a_thai_font_the_page_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "THAI_FONTS", ())
    text = write(tmp_path, build_outcome())
    assert "<svg" not in text
    assert "fonts-thai-tlwg" in text


def test_the_figure_draws_letters_as_outlines_and_twice_alike(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    try:
        charts.find_thai_font()
    except charts.ChartError as error:
        pytest.skip(error.message)
    first = write(tmp_path, build_outcome())
    assert "<svg" in first
    assert "<text" not in first
    assert write(tmp_path, build_outcome()) == first


def test_an_unreadable_plan_shows_a_range(tmp_path: Path) -> None:
    analysis = build_analysis(verdicts=(Verdict.PRESENT, Verdict.UNREADABLE))
    assert "50–100" in write(tmp_path, build_outcome(analysis=analysis))


@pytest.mark.parametrize(
    ("made", "html"),
    [
        (element("p", "<&>"), "<p>&lt;&amp;&gt;</p>"),
        (element("p", Markup("<b>")), "<p><b></p>"),
        (element("p", None, 1.50, ["a", "b"]), "<p>1.5ab</p>"),
        (element("a", href='"x"', class_=None), '<a href="&quot;x&quot;"></a>'),
        (element("br"), "<br>"),
    ],
)
def test_markup_escapes_all_but_markup(made: Markup, html: str) -> None:
    assert made == html
