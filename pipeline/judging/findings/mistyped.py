"""Check of the keyboard: words typed while it was set to the other language."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.keyboard import type_in_english, type_in_thai
from pipeline.judging.comparing.statements import wordings_of
from pipeline.judging.findings.case import Case, report_finding
from pipeline.model import Finding, Severity, Span
from pipeline.text.words import split_words

SHORTEST_TYPED: Final = 3
"""Letters; shorter words may be an abbreviation in the other language."""

_TYPED: Final = re.compile(r"[^\s\u0e01-\u0e4e]{3,}|[\u0e01-\u0e4e]{3,}")
_THAI_WORD: Final = re.compile(r"[\u0e01-\u0e4e]+")
_LATIN_WORD: Final = re.compile(r"[A-Za-z]+")


def check_keyboard(case: Case) -> Iterator[Finding]:
    """Report a word of the template typed while the keyboard was set to the other language."""
    for section in case.judged_sections():
        if section.span is None:
            continue
        expected = next(s for s in case.template.sections if s.key == section.key)
        words = _list_typed("\n".join(w for e in expected.elements for w in wordings_of(e)))
        for match in _TYPED.finditer(case.document.text, section.span.start, section.span.end):
            meant = words.get(match[0])
            span = Span(*match.span())
            if meant is not None and case.is_authors(span, (match[0], meant)):
                yield report_finding(
                    case,
                    ("misspelling", Severity.MEDIUM),
                    span,
                    words=(match[0], meant),
                    messages=(
                        f"พิมพ์ “{match[0]}” โดยไม่ได้เปลี่ยนแป้นพิมพ์ แบบใช้ “{meant}”",
                        f"Typed “{match[0]}” on the other keyboard; the template has “{meant}”.",
                    ),
                    about=section.key,
                )


@lru_cache(maxsize=64)
def _list_typed(wordings: str) -> dict[str, str]:
    """List what the words of wordings become on the other keyboard, each with the word."""
    words = {word for word in split_words(wordings) if len(word) >= SHORTEST_TYPED}
    typed = {type_in_english(word): word for word in words if _THAI_WORD.fullmatch(word)}
    return typed | {type_in_thai(word): word for word in words if _LATIN_WORD.fullmatch(word)}
