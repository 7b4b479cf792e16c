"""Where the expected sections stand: in the body, or only on the contents page.

The number of a section is not stable between plans, its order neither; its words
are. A contents page lists many headings close together or ends each with a page
number, and is never taken for a section.
"""

from typing import Final

from pipeline.judging.locating.content import (
    CONTENT_LIKENESS,
    find_by_content,
    has_stem,
    measure_share,
)
from pipeline.judging.locating.contents import find_entries
from pipeline.judging.locating.ends import SHORT_HEADING, Body, find_end
from pipeline.judging.locating.headings import HeadingLine, list_rows, read_lines
from pipeline.judging.locating.hits import Hit, find_hits, find_openings
from pipeline.model import (
    Document,
    ExpectedSection,
    Page,
    Problem,
    Section,
    SectionStatus,
    Span,
    Template,
)
from pipeline.text.letters import fold_key

READ_ALL_ADVICE: Final = "Run again with --ocr always to read every scanned page."
"""What to do about pages that were left out."""


def locate_sections(document: Document, template: Template) -> tuple[Section, ...]:
    """Find each expected section; one answer per section, in the template's order."""
    rows = list_rows(document)
    read = tuple(read_lines(document, rows, find_openings(template.sections)))
    hits = find_hits(read, template.sections)
    entries = find_entries(document, hits, rows)
    body = [hit for hit in hits if hit.line.first not in entries]
    chosen = {
        index: _choose_hit(document, section, [h for h in body if h.section == index])
        for index, section in enumerate(template.sections)
    }
    lines = tuple(line for line in read if line.first == line.last)
    _rescue_sections(document, template, chosen, lines)
    starts = {hit.line.first: hit for hit in chosen.values() if hit is not None}
    listed = {hit.section: hit for hit in hits if hit.line.first in entries}
    found = Body(lines, starts)
    return tuple(
        _describe_section(document, section, chosen[index], listed.get(index), found)
        for index, section in enumerate(template.sections)
    )


def _rescue_sections(
    document: Document,
    template: Template,
    chosen: dict[int, Hit | None],
    lines: tuple[HeadingLine, ...],
) -> None:
    """Look for sections with elements by what they say, in a file that is such a plan."""
    known = tuple(hit for hit in chosen.values() if hit is not None)
    front = fold_key(document.text[:FRONT_LETTERS])
    is_titled = any(fold_key(title) in front for title in template.plan_titles)
    if len(known) < FEWEST_SECTIONS and not is_titled:
        return
    for index, section in enumerate(template.sections):
        if section.elements and chosen[index] is None:
            line = find_by_content(document, section, lines, known)
            if line is not None:
                heading = _own_heading(line, section)
                chosen[index] = Hit(index, line, CONTENT_LIKENESS, is_usual=False, heading=heading)


def main_section_problems(
    document: Document, template: Template, sections: tuple[Section, ...]
) -> tuple[Problem, ...]:
    """Say why the section that is judged could not be judged, if so."""
    section = next(s for s, e in zip(sections, template.sections, strict=True) if e.elements)
    if section.status is SectionStatus.FOUND:
        return ()
    if is_other_plan(document, sections, template.plan_titles):
        return (
            Problem(
                stage="judging",
                code="not_this_plan",
                message="The file is no such plan: it has neither its title nor its sections.",
                advice="Leave it out, or choose another template.",
            ),
        )
    where = (
        "only on the contents page" if section.status is SectionStatus.ONLY_IN_CONTENTS else "not"
    )
    return (_name_absence(document, section, where),)


def _name_absence(document: Document, section: Section, where: str) -> Problem:
    """Say that a section was not found, and what may have hidden it."""
    message = f"The section “{section.title}” was {where} found"
    left_out = sum(page.is_left_out for page in document.pages)
    unread = sum(not page.is_readable for page in document.pages)
    if not unread:
        return Problem(
            stage="judging",
            code=f"section_{section.status.value}",
            message=f"{message} in this file.",
            advice="A plan is often published in several files: look for the other parts.",
        )
    return Problem(
        stage="judging",
        code="section_not_read",
        message=f"{message}, and {unread} of {len(document.pages)} pages were not read.",
        advice=READ_ALL_ADVICE if left_out else "Look at those pages, or find a better copy.",
    )


FEWEST_SECTIONS: Final = 3
"""Fewer expected headings than this, and no title of the plan: another kind of document."""

FRONT_LETTERS: Final = 6000
"""Letters of the front matter (cover, announcement, foreword) in which a plan names itself."""


def is_other_plan(
    document: Document, sections: tuple[Section, ...], titles: tuple[str, ...]
) -> bool:
    """Whether a file is not this kind of plan at all, as far as it could be read.

    A file read whole must name the plan in front; of one with unreadable pages the
    title may stand anywhere, and most of it must have been read.
    """
    known = [s for s in sections if s.status is not SectionStatus.NOT_IN_FILE]
    if len(known) >= FEWEST_SECTIONS:
        return False
    readable = [page for page in document.pages if page.is_readable]
    unread = len(document.pages) - len(readable)
    written = sum(page.span.start < page.span.end for page in readable)  # not a blank back
    if unread > written:
        return False
    text = fold_key(document.text if unread else document.text[:FRONT_LETTERS])
    return not any(fold_key(title) in text for title in titles)


# --- choosing -------------------------------------------------------------------


def _choose_hit(document: Document, section: ExpectedSection, hits: list[Hit]) -> Hit | None:
    """Choose the heading among several: by words, number, and what follows."""
    ranked = [(_rank_hit(document, section, hit), -hit.line.first, hit) for hit in hits]
    ranked = [item for item in ranked if item[0] > 0]
    return max(ranked, key=lambda item: item[:2])[2] if ranked else None


def _rank_hit(document: Document, section: ExpectedSection, hit: Hit) -> float:
    """Rank a heading; zero refuses it.

    แนวทางการพัฒนาบุคลากร is also the name of a guideline under a strategy: without
    a section number and without one anchor after it, it is not our section.
    """
    number = hit.line.top_number
    rank = hit.likeness
    if number is not None or hit.line.marks:
        rank += 0.2
    if number is not None and section.number is not None and abs(number - section.number) <= 1:
        rank += 0.2
    if not section.elements:
        return rank
    share = measure_share(section, document.text[hit.line.end :])
    is_sure = number is not None or hit.line.marks > 0 or hit.is_usual
    return rank + 2 * share if is_sure or share > 0 else 0.0


# --- spans ----------------------------------------------------------------------


def _own_heading(line: HeadingLine, section: ExpectedSection) -> str:
    """Take a line for a heading only if it is short, and numbered or begins as headings do."""
    is_heading = line.number is not None or line.marks > 0 or has_stem(line, section)
    return line.words if is_heading and len(line.text) <= SHORT_HEADING else ""


def _describe_section(
    document: Document,
    section: ExpectedSection,
    hit: Hit | None,
    entry: Hit | None,
    body: Body,
) -> Section:
    """Turn a choice into a Section, with the pages that hold its text."""
    if hit is None and entry is None:
        return Section(section.key, section.title, SectionStatus.NOT_IN_FILE)
    if hit is None:
        line = entry.line if entry is not None else None
        return Section(
            section.key,
            section.title,
            SectionStatus.ONLY_IN_CONTENTS,
            heading=line.words if line else None,
            confidence=entry.likeness if entry else 0.0,
        )
    end = find_end(document, section, hit, body)
    text = document.text[hit.line.start : end]
    end = hit.line.start + len(text.rstrip())
    return Section(
        key=section.key,
        title=section.title,
        status=SectionStatus.FOUND,
        heading=" ".join(hit.heading.split()) or None,
        number=hit.line.printed.strip("()") if hit.line.printed and hit.heading else None,
        span=Span(hit.line.start, end),
        page_first=page_at(document, hit.line.start).number,
        page_last=page_at(document, max(hit.line.start, end - 1)).number,
        confidence=round(hit.likeness * (1.0 if hit.line.number or hit.line.marks else 0.9), 3),
    )


def page_at(document: Document, offset: int) -> Page:
    """Find the page that holds an offset of the text."""
    for page in document.pages:
        if offset < page.span.end or page is document.pages[-1]:
            return page
    raise ValueError("a document has at least one page")  # pragma: no cover


def pages_of(document: Document, span: Span) -> list[Page]:
    """List the pages that hold a part of a span."""
    return [p for p in document.pages if p.span.start < span.end and span.start < p.span.end]
