"""Documents for tests, built from plain text."""

from collections.abc import Collection, Sequence

from pipeline.model import Document, Line, Page, Source, Span


def build_document(
    pages: Sequence[str],
    *,
    path: str = "plan.txt",
    unreadable: Collection[int] = (),
    source: Source = Source.TEXT,
) -> Document:
    """Build a Document; line feeds inside a page part lines.

    Pages whose number is in `unreadable` lose their text, as after failed reading.
    """
    text = ""
    built: list[Page] = []
    lines: list[Line] = []
    for number, content in enumerate(pages, start=1):
        readable = number not in unreadable
        body = content if readable else ""
        if number > 1:
            text += "\f"
        start = len(text)
        for part in body.split("\n"):
            if part:
                lines.append(Line(Span(len(text), len(text) + len(part)), number, None, part))
            text += part + "\n"
        text = text[:-1]
        built.append(
            Page(
                number=number,
                printed_number=None,
                source=source if readable else Source.NONE,
                quality=1.0 if readable else 0.0,
                reasons=() if readable else ("no_text",),
                span=Span(start, len(text)),
            )
        )
    return Document(path, "0" * 64, text, tuple(built), tuple(lines))
