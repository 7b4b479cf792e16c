"""Every stage of one file in plain text: how each verdict came about."""

from collections.abc import Iterator
from typing import Final

from pipeline.judging.score import score_judgements
from pipeline.model import (
    Analysis,
    Document,
    Evidence,
    Judgement,
    Page,
    Repair,
    Section,
    Source,
)
from pipeline.reporting.rows import tell_problem, tell_reasons

WRITTEN: Final = "Lines, as in the file (-), repaired (+), and as shown (=)"
RECOGNISED: Final = "Lines recognised in the picture, how surely (0 to 1), repaired (-, +)"

LEFT_OUT: Final = (
    "Not read: the page is a picture, and --ocr auto saw no need to read it.",
    "หน้านี้เป็นภาพสแกน ยังไม่ได้อ่าน เพราะไม่จำเป็นต่อการตรวจ",
    "To have it read, type the same command with --ocr always.",
)


def explain_plan(document: Document, analysis: Analysis) -> Iterator[str]:
    """Tell all stages: pages, repairs, glyphs, identity, sections, elements, findings."""
    yield from _head("Problems", [tell_problem(problem) for problem in analysis.problems])
    yield from _head("Pages", [_tell_page(page) for page in document.pages])
    yield from _head("Glyphs that draw another character than they claim", _tell_glyphs(document))
    yield from _head("Repairs", [tell_repair(repair) for repair in document.repairs])
    yield from _head("Identity", _tell_identity(analysis))
    yield from _head("Sections", [_tell_section(section) for section in analysis.sections])
    yield from _head("Elements", _tell_scores(analysis))
    for judgement in analysis.judgements:
        yield from explain_element(judgement)
    yield from _head("Findings", _tell_findings(analysis))


def explain_page(document: Document, number: int) -> Iterator[str]:
    """Tell how one page was read: raw lines, repairs, and what was taken out."""
    page = document.pages[number - 1]
    yield from _head(f"Page {number}", [_tell_page(page)])
    if page.is_left_out:
        yield from (f"  {line}" for line in LEFT_OUT)
        return
    yield from _head("Taken out as running heads or page numbers", page.furniture)
    if page.layer:
        yield from _head("What the file itself claims to stand here", page.layer.splitlines())
    yield from _head(RECOGNISED if page.source is Source.OCR else WRITTEN, [])
    yield from _tell_lines(document, page)


def _tell_lines(document: Document, page: Page) -> Iterator[str]:
    """Tell the lines of a page, each with its repairs, and how sure recognition was of it."""
    edits: dict[int, list[Repair]] = {}
    for repair in document.repairs:
        edits.setdefault(repair.line, []).append(repair)
    for place, line in enumerate(document.lines):
        if line.page != page.number:
            continue
        sure = f"{line.confidence:.2f}" if page.source is Source.OCR else ""
        text = document.text[line.span.start : line.span.end]
        if text == line.raw:
            yield f"{sure}    {text}"
        else:
            yield f"{sure}  - {line.raw}"
            yield f"{sure}  + {text}"
        if line.shown is not None:
            yield f"  = {line.shown}"
        yield from (f"      {tell_repair(repair)}" for repair in edits.get(place, ()))


def explain_element(judgement: Judgement) -> Iterator[str]:
    """Tell one element: what was looked for, what was found, where, and why."""
    element = judgement.element
    wording = f", {judgement.wording}" if judgement.wording else ""
    yield ""
    yield f"  {element.id}: {judgement.verdict}{wording}  ({element.name_th})"
    yield f"    level {element.level}, weight {element.weight:g}, from {element.since_edition}"
    yield f"    wanted: {element.canonical}"
    yield f"    terms: {'; '.join(' / '.join(choices) for choices in element.terms)}"
    own = (f"{line[0]}: {' / '.join(line[1:])}" for line in element.freely)
    yield f"    in own words: {'; '.join(own) or 'none more'}"
    yield f"    anchors: {'; '.join(element.anchors) or 'none'}"
    yield f"    found: {'; '.join(judgement.terms_found) or 'none'}"
    yield f"    not found: {'; '.join(judgement.terms_missing) or 'none'}"
    yield f"    likeness {judgement.likeness:.2f}, confidence {judgement.confidence:.2f}"
    reason, reason_th = tell_reasons(judgement)
    yield f"    because: {reason}"
    yield f"    เพราะ: {reason_th}"
    if judgement.evidence is not None:
        yield from (f"    {line}" for line in _tell_evidence(judgement.evidence))


def tell_repair(repair: Repair) -> str:
    """Say one repair in one line."""
    return (
        f"page {repair.page}: {repair.before!r} -> {repair.after!r}  "
        f"[{repair.rule}, {repair.evidence}, {repair.confidence:.2f}]"
    )


def _head(title: str, lines: Iterator[str] | list[str] | tuple[str, ...]) -> Iterator[str]:
    yield ""
    yield f"== {title} =="
    yield from (f"  {line}" for line in lines)


def _tell_page(page: Page) -> str:
    printed = f" (printed {page.printed_number})" if page.printed_number else ""
    reasons = f": {', '.join(page.reasons)}" if page.reasons else ""
    return f"page {page.number}{printed} {page.source} quality {page.quality:.2f}{reasons}"


def _tell_glyphs(document: Document) -> Iterator[str]:
    for claim in document.glyph_claims:
        yield (
            f"{claim.font} code {claim.code}: claims {claim.claimed!r}, draws {claim.actual!r}"
            f"  [{claim.evidence}]"
        )


def _tell_identity(analysis: Analysis) -> Iterator[str]:
    identity = analysis.identity
    yield f"organisation: {identity.organisation} ({identity.organisation_type})"
    yield f"amphoe: {identity.amphoe}, province: {identity.province}"
    yield f"period: {identity.period_start} to {identity.period_end}"
    yield f"edition: {analysis.edition}, template: {analysis.template}"
    yield from (f"disagreement: {note}" for note in identity.disagreements)


def _tell_section(section: Section) -> str:
    told = f"{section.key}: {section.status}"
    if section.page_first is None:
        return told
    pages = f"pages {section.page_first} to {section.page_last}"
    return f"{told}, {pages}, confidence {section.confidence:.2f}: {section.heading}"


def _tell_scores(analysis: Analysis) -> Iterator[str]:
    score = score_judgements(analysis.judgements)
    yield f"score {score.full}, core {score.core}, from {score.low} to {score.high}"


def _tell_evidence(evidence: Evidence) -> Iterator[str]:
    printed = f" (printed {evidence.printed_page})" if evidence.printed_page else ""
    yield f"page {evidence.page}{printed}, {evidence.source}: {evidence.quote}"
    if evidence.raw_quote != evidence.quote:
        yield f"before repair: {evidence.raw_quote}"


def _tell_findings(analysis: Analysis) -> Iterator[str]:
    for finding in analysis.findings:
        page = f"page {finding.evidence.page}: " if finding.evidence else ""
        yield f"[{finding.severity}] {finding.code}: {page}{finding.message_en}"
