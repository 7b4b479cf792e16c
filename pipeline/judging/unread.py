"""Pages that nobody read: those on which a part of a section may stand."""

from pipeline.judging.locating.content import CONTENT_LIKENESS
from pipeline.model import PARTLY_READ, Document, ExpectedSection, Page, Section


def list_unread(document: Document) -> tuple[Page, ...]:
    """List the pages without a reading: what could not be read, and what was left out."""
    return tuple(page for page in document.pages if not page.is_readable)


def are_left_out(pages: tuple[Page, ...]) -> bool:
    """Whether there are such pages, and all of them could be read if somebody asked."""
    return bool(pages) and all(page.is_left_out for page in pages)


def is_sought(document: Document, expected: ExpectedSection) -> bool:
    """Whether no page was left out that may hold a section: none, or its headings were sought."""
    has_gaps = any(page.is_left_out for page in document.pages)
    return not has_gaps or set(expected.headings) <= set(document.looked_for)


def find_unread(document: Document, section: Section) -> tuple[Page, ...]:
    """List the unread pages inside a section, and those right after one that they cut off.

    A page inside of which a part was not read is unread as well: it may hold what it lacks.
    A section that only its content betrays may also begin on the pages before.
    """
    if section.span is None or section.page_first is None or section.page_last is None:
        return ()
    first, last = section.page_first, section.page_last
    inside = [
        page
        for page in document.pages[first - 1 : last]
        if not page.is_readable or PARTLY_READ & {*page.reasons}
    ]
    after: list[Page] = []
    for page in document.pages[last:]:
        if page.is_readable or document.text[section.span.end : page.span.start].strip():
            break
        after.append(page)
    before = _unread_before(document, section) if section.confidence <= CONTENT_LIKENESS else []
    return (*before, *inside, *after)


def _unread_before(document: Document, section: Section) -> list[Page]:
    """List the unread pages right before a section that begins at the top of its page."""
    if section.span is None or section.page_first is None:
        return []
    before: list[Page] = []
    for page in reversed(document.pages[: section.page_first - 1]):
        if page.is_readable or document.text[page.span.end : section.span.start].strip():
            break
        before.insert(0, page)
    return before
