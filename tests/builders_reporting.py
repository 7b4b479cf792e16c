"""Outcomes for tests of reports, built by hand: every verdict, every kind of text."""

from collections.abc import Sequence

from pipeline.model import (
    NOT_LOOKED_AT,
    Analysis,
    Element,
    Evidence,
    ExpectedSection,
    Finding,
    Identity,
    Judgement,
    Level,
    OrganisationType,
    Outcome,
    Page,
    Problem,
    Search,
    Section,
    SectionStatus,
    Severity,
    Source,
    Span,
    Template,
    Thresholds,
    Verdict,
    Wording,
)

QUOTE = "เพื่อเพิ่มพูนความรู้ ทักษะ ทัศนคติที่ดี มีคุณธรรมและจริยธรรม"


def build_element(number: int = 1, *, level: Level = Level.REQUIRED) -> Element:
    return Element(
        id=f"element_{number}",
        name_th=f"รายการที่ {number} น้ำหนักปั่นป่วน",
        name_en=f"Element {number}",
        level=level,
        since_edition=2555,
        weight=4.0,
        canonical=QUOTE,
        terms=(("เพิ่มพูนความรู้",), ("ทักษะ", "ทัศนคติ")),
        anchors=("เพิ่มพูนความรู้",),
    )


def build_template(elements: int = 6) -> Template:
    section = ExpectedSection(
        key="s12",
        title="แนวทางการพัฒนา",
        number=12,
        headings=("แนวทางการพัฒนา",),
        elements=tuple(build_element(n) for n in range(1, elements + 1)),
    )
    return Template(
        id="plan-2561",
        title="แผนอัตรากำลัง ๓ ปี",
        plan="manpower",
        plan_titles=("แผนอัตรากำลัง",),
        first_edition=2561,
        last_edition=None,
        source="made for tests",
        thresholds=Thresholds(0.8, 0.3, 2, 0.25, 4),
        sections=(section,),
        sha256="e" * 64,
    )


def build_evidence(quote: str = QUOTE, page: int = 2) -> Evidence:
    return Evidence(page, str(page), Span(0, len(quote)), (), quote, quote)


def build_search(quote: str = QUOTE) -> Search:
    return Search(2, 3, ("2", "3"), 0.95, build_evidence(quote, 3), 0.44)


def build_judgement(number: int, verdict: Verdict, *, quote: str = QUOTE) -> Judgement:
    is_found = verdict in {Verdict.PRESENT, Verdict.PARTIAL, Verdict.CONTRADICTED}
    return Judgement(
        section="s12",
        element=build_element(number),
        verdict=verdict,
        wording=Wording.NEAR if is_found else None,
        likeness=0.1 + 0.2,
        confidence=0.9,
        reason="2 of 2 terms",
        reason_th="พบคำสำคัญ 2 จาก 2",
        evidence=build_evidence(quote) if is_found else None,
        terms_missing=() if is_found else ("เพิ่มพูนความรู้", "ทักษะ"),
        search=build_search(quote) if verdict is Verdict.MISSING else None,
    )


def build_page(number: int, source: Source = Source.TEXT) -> Page:
    reasons = ("no_text",) if source is Source.NONE else ()
    return Page(number, str(number), source, 0.98, reasons, Span(0, 0))


def build_left_out(number: int) -> Page:
    reasons = ("no_text", NOT_LOOKED_AT)
    return Page(number, None, Source.NONE, 0.0, reasons, Span(0, 0))


def build_finding(severity: Severity = Severity.HIGH) -> Finding:
    return Finding(
        code="changed_number",
        severity=severity,
        section="s12",
        element="element_1",
        evidence=build_evidence(),
        found="๕ ปี",
        expected="๓ ปี",
        message_th="จำนวนปีต่างจากแบบ",
        message_en="Another number of years.",
    )


def build_analysis(
    document: str = "plan.pdf",
    verdicts: Sequence[Verdict] = tuple(Verdict),
    *,
    quote: str = QUOTE,
    identity: Identity | None = None,
    problems: tuple[Problem, ...] = (),
    findings: tuple[Finding, ...] = (),
    pages: int = 3,
) -> Analysis:
    judgements = [build_judgement(n, v, quote=quote) for n, v in enumerate(verdicts, start=1)]
    named = Identity("องค์การบริหารส่วนตำบลไทรย้อย", OrganisationType.TAO, "เด่นชัย", "แพร่", 2561, 2563)
    found = Section(
        "s12", "แนวทางการพัฒนา", SectionStatus.FOUND, "๑๒. แนวทาง", "๑๒", Span(0, 9), 2, 3, 0.9
    )
    return Analysis(
        document=document,
        sha256="a" * 64,
        identity=identity or named,
        edition=2561,
        template="plan-2561",
        main_section="s12",
        pages=tuple(build_page(n) for n in range(1, pages + 1)),
        repairs=7,
        sections=(found, Section("s13", "จริยธรรม", SectionStatus.NOT_IN_FILE)),
        judgements=tuple(judgements),
        findings=findings,
        problems=problems,
    )


def build_outcome(document: str = "plan.pdf", analysis: Analysis | None = None) -> Outcome:
    found = analysis or build_analysis(document)
    return Outcome(document, f"in/{document}", found.sha256, found, None, 1.25)


def build_failure(document: str = "bad.pdf", code: str = "encrypted_file") -> Outcome:
    problem = Problem("reading", code, "It opens only with a password.", "Ask for a copy.")
    return Outcome(document, f"in/{document}", "b" * 64, None, problem, 0.5)
