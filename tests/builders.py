"""Documents for tests, built from plain text."""

from collections.abc import Collection, Sequence

from pipeline.model import NOT_LOOKED_AT, Document, Line, Page, Source, Span


def build_document(
    pages: Sequence[str],
    *,
    path: str = "plan.txt",
    unreadable: Collection[int] = (),
    left_out: Collection[int] = (),
    source: Source = Source.TEXT,
    confidence: float = 1.0,
    sure_digits: bool = False,
) -> Document:
    """Build a Document; line feeds inside a page part lines.

    Pages whose number is in `unreadable` lose their text, as after failed reading, and
    those in `left_out` as scanned pages that nobody needed. `confidence` is that of each line.
    """
    text = ""
    built: list[Page] = []
    lines: list[Line] = []
    for number, content in enumerate(pages, start=1):
        readable = number not in unreadable and number not in left_out
        body = content if readable else ""
        if number > 1:
            text += "\f"
        start = len(text)
        for part in body.split("\n"):
            if part:
                span = Span(len(text), len(text) + len(part))
                lines.append(
                    Line(span, number, None, part, confidence=confidence, sure_digits=sure_digits)
                )
            text += part + "\n"
        text = text[:-1]
        built.append(
            Page(
                number=number,
                printed_number=None,
                source=source if readable else Source.NONE,
                quality=1.0 if readable else 0.0,
                reasons=() if readable else _reasons(number in left_out),
                span=Span(start, len(text)),
            )
        )
    return Document(path, "0" * 64, text, tuple(built), tuple(lines))


def _reasons(is_left_out: bool) -> tuple[str, ...]:
    return ("no_text", NOT_LOOKED_AT) if is_left_out else ("no_text",)
