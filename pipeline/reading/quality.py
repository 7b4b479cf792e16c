"""How well a page can be read, from 0 to 1, and why.

A page is unreadable when its text is not what the eye sees: nothing over a scan,
nonsense from somebody's OCR, glyph numbers instead of letters, vowels or tone
marks replaced by other letters. Such text is not used, so that nothing is called
missing because it could not be read; a page left blank is readable and says nothing.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from pipeline.model import Problem, Source
from pipeline.reading.drafts import Draft, DraftPage, PageSigns
from pipeline.text.letters import CONSONANTS, MARKS, is_thai
from pipeline.text.words import WORD_LETTERS, is_word, split_words

USABLE: Final = 0.5
"""A page of lower quality is not used."""
COVERAGE_SCALE: Final = (0.6, 0.9)
"""Share of letters in dictionary words that gives 0 and 1. On 900 pages: repaired text
0.83 and more (median 0.99), tone marks turned into consonants 0.72 and less."""
STRANGE_SCALE: Final = 5.0
"""One strange character in ten halves the quality; glyph numbers make one in four."""
LEAST_MARKS: Final = 0.05
"""Marks per consonant: 0.19 to 0.45 on every readable page seen, 0 where they are lost."""
LEAST_LETTERS: Final = 60
"""Thai letters below which neither words nor marks can be counted."""
SAMPLE_SIZE: Final = 400
"""Letters looked up per page; 1,000 give the same answer within 0.03."""
SHORTEST_RUN: Final = 3
"""Shorter runs of letters are abbreviations (พ.ศ., ม.ค.) and no words."""
FEW_LETTERS: Final = 40
"""A stamp or a caption: text too short to be what a page of pictures says."""
SCANNED_COVER: Final = 0.7
"""Share of the page under one image from which hidden text is that of a scan."""
PICTURE_COVER: Final = 0.5
"""An image of this size may hold text that is not read; scans seen cover 0.56 to 1."""
PAGE_INK: Final = 0.01
"""Dark share of a full page of text; a page number alone makes less than 0.001."""
SPECK: Final = 0.0002
"""Dark share below which a page is blank: short scanned pages show 0.0005, blank ones 0."""
LATIN_SHARE: Final = 0.8
"""Of a hidden layer in these files: nonsense by an OCR that did not know Thai."""
GREEK_SHARE: Final = 0.1
"""Greek letters in a Thai plan are glyph numbers; a formula has a handful."""

_RUN: Final = re.compile(f"[{''.join(sorted(WORD_LETTERS))}]{{{SHORTEST_RUN},}}")
_SYMBOL_BULLETS: Final = frozenset(map(chr, (0xF076, 0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8, 0xF0FC)))
"""The bullets Word takes from Symbol and Wingdings."""
_TYPOGRAPHY: Final = _SYMBOL_BULLETS | frozenset("×÷·•–—…฿°±²³½¼¾©®§«»☐☑✓✔○●◯□■▪◆➢→←↑↓≥≤≠√∑")


class Weight(NamedTuple):
    """A quality and the reason for it."""

    quality: float
    reason: str


def judge_page(page: DraftPage) -> None:
    """Give a page its quality and reasons; without usable text it has no source."""
    if page.source is Source.NONE:
        return  # it could not even be opened, and says so
    stamped = page.furniture or any(line.text.strip() for line in page.lines)
    weights = sorted(weigh_text(page.text, page.signs, is_stamped=bool(stamped)))
    page.quality = round(min((w.quality for w in weights), default=1.0), 3)
    page.reasons = tuple(w.reason for w in weights)
    if page.quality < USABLE:
        page.source = Source.NONE


def report_unreadable(draft: Draft) -> None:
    """Add one problem that names the pages whose text is not used, and why."""
    pages = [page for page in draft.pages if page.source is Source.NONE]
    if pages:
        numbers = ", ".join(str(page.number) for page in pages)
        reasons = ", ".join(sorted({reason for page in pages for reason in page.reasons}))
        draft.problems.append(
            Problem(
                "reading",
                "unreadable_pages",
                f"{len(pages)} of {len(draft.pages)} pages could not be read: "
                f"{numbers} ({reasons})",
                "look at these pages yourself, or use a file with better text; what would stand "
                "on them is reported as unreadable, not as missing",
            )
        )


def weigh_text(text: str, signs: PageSigns, *, is_stamped: bool = True) -> list[Weight]:
    """Everything that lowers the quality of a page, from its text and what it shows.

    `is_stamped` tells whether the page had text, be it a page number taken out.
    """
    letters = [c for c in text if not c.isspace()]
    if len(letters) < FEW_LETTERS and _is_picture(signs, is_stamped=is_stamped):
        return [Weight(0.0, "stray_text_on_scan" if letters else "image_only")]
    if not letters:
        return [Weight(1.0, "empty")]
    weights = [*_weigh_signs(letters, signs), *_weigh_strange(letters), *_weigh_words(text)]
    if signs.unmapped and any(w.quality < USABLE for w in weights):
        weights.append(Weight(1.0, "unmapped_glyphs"))
    return weights


def _is_picture(signs: PageSigns, *, is_stamped: bool) -> bool:
    """Whether the page shows more than its few letters: without any, every ink tells."""
    if signs.ink is None:
        return False
    if not is_stamped:
        return signs.ink > SPECK
    return signs.ink > PAGE_INK or (signs.image_cover > PICTURE_COVER and signs.ink > SPECK)


def _weigh_signs(letters: list[str], signs: PageSigns) -> Iterator[Weight]:
    thai = sum(map(is_thai, letters)) / len(letters)
    is_scan = signs.image_cover > SCANNED_COVER
    if is_scan and signs.hidden > USABLE:
        latin = 1 - thai
        yield Weight(0.1, "garbled_latin") if latin > LATIN_SHARE else Weight(0.9, "hidden_text")
    elif signs.image_cover > PICTURE_COVER:
        yield Weight(0.8, "large_image")


def _weigh_strange(letters: list[str]) -> Iterator[Weight]:
    """Characters that no Thai plan is written with, by kind."""
    counts = dict.fromkeys(("greek_elaas", "garbled_private_use", "garbled_control"), 0)
    other = 0
    for c in letters:
        if " " < c < "\x7f" or is_thai(c) or c in _TYPOGRAPHY or "\u2010" <= c <= "\u203a":
            continue
        kind = _kind_of(c)
        if kind:
            counts[kind] += 1
        else:
            other += 1
    share = (sum(counts.values()) + other) / len(letters)
    quality = max(0.0, 1 - STRANGE_SCALE * share)
    if quality < 1 and share * len(letters) > 1:
        worst = max(counts, key=lambda kind: counts[kind])
        yield Weight(quality, worst if counts[worst] > other else "garbled_latin")


def _kind_of(character: str) -> str:
    code = ord(character)
    if 0x370 <= code < 0x400:
        return "greek_elaas"
    if 0xE000 <= code <= 0xF8FF or code > 0xF0000:
        return "garbled_private_use"
    return "garbled_control" if code < 0xA0 or code == 0xFFFD else ""


def _weigh_words(text: str) -> Iterator[Weight]:
    """Whether the Thai is made of words and carries marks."""
    runs = _sample_runs(text)
    letters = "".join(runs)
    if len(letters) < LEAST_LETTERS:
        return
    consonants = sum(c in CONSONANTS for c in letters)
    if sum(c in MARKS for c in letters) < LEAST_MARKS * consonants:
        yield Weight(0.2, "marks_lost")
    low, high = COVERAGE_SCALE
    quality = (measure_coverage(runs) - low) / (high - low)
    if quality < 1:
        yield Weight(max(0.0, quality), "low_dictionary_coverage")


def _sample_runs(text: str) -> list[str]:
    """Give runs of Thai letters from all over the page, about SAMPLE_SIZE letters in all."""
    runs = _RUN.findall(text)
    step = max(1, sum(map(len, runs)) // SAMPLE_SIZE)
    return runs[::step]


def measure_coverage(runs: list[str]) -> float:
    """Give the share of letters that stand in dictionary words of two letters or more.

    >>> measure_coverage(["แผนอัตรากำลัง"]), measure_coverage(["ฟหกดสวงฟห"]) < 0.7
    (1.0, True)
    """
    known = sum(
        len(word) for run in runs for word in split_words(run) if len(word) > 1 and is_word(word)
    )
    return known / max(sum(map(len, runs)), 1)
