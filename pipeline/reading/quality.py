"""How well a page can be read, from 0 to 1, and why.

A page is unreadable when its text is not what the eye sees: nothing over a scan,
nonsense from somebody's OCR, glyph numbers instead of letters, vowels or tone
marks replaced by other letters. Such text is not used, so that nothing is called
missing because it could not be read; a page left blank is readable and says nothing.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from pipeline.model import NOT_LOOKED_AT, Problem, Source
from pipeline.reading.damage import MISREAD, damage_counts, find_damage
from pipeline.reading.drafts import Draft, DraftPage, PageSigns
from pipeline.text.letters import CONSONANTS, MARKS, is_thai
from pipeline.text.words import WORD_LETTERS, count_known_letters, is_word, split_words

USABLE: Final = 0.5
"""A page of lower quality is not used."""
COVERAGE_SCALE: Final = (0.6, 0.9)
"""Share of letters in dictionary words that gives 0 and 1. On 900 pages: repaired text
0.83 and more (median 0.99), tone marks turned into consonants 0.72 and less."""
CLEAR_COVERAGE: Final = 0.93
"""Share that a walk through the words must reach to settle the matter. On 9,000 pages, most
of them scrambled in five ways, the tokenizer then gave no page another quality."""
STRANGE_SCALE: Final = 5.0
"""One strange character in ten halves the quality; glyph numbers make one in four."""
WRONG_SCALE: Final = 25.0
"""Two places in a hundred letters that no Thai word can have halve the quality: where a map
gives one mark for another there are 1 to 5, on readable pages at most 0.07."""
LOST_SCALE: Final = 10.0
"""A letter in twenty lost halves it: every fourth word has a hole, and cannot be looked for."""
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
CAPTION: Final = 150
"""Letters up to which a page is a caption to its picture."""
CAPTIONED_COVER: Final = 0.3
"""An image of this size is what such a page is about: forms and charts seen cover 0.37 and up."""
PAGE_INK: Final = 0.01
"""Dark share of a full page of text; a page number alone makes less than 0.001."""
SPECK: Final = 0.0002
"""Dark share below which a page is blank: short scanned pages show 0.0005, blank ones 0."""
LATIN_SHARE: Final = 0.8
"""Of a hidden layer in these files: nonsense by an OCR that did not know Thai."""
DAMAGED_LETTERS: Final = "damaged_letters"
MOST_SHOWN: Final = 5
"""Places quoted in one message; the pages are all named."""
QUOTED_AROUND: Final = 10
"""Letters shown on either side of such a place: a word or two."""

_RUN: Final = re.compile(f"[{''.join(sorted(WORD_LETTERS))}]{{{SHORTEST_RUN},}}")
_SYMBOL: Final = re.compile("(?<![\uf020-\uf0ff])[\uf020-\uf0ff]{1,2}(?![\uf020-\uf0ff])")
"""A bullet or a box of Symbol or Wingdings: it stands alone, where garbled text comes in rows."""
_UNUSUAL: Final = re.compile("[^!-~\N{THAI CHARACTER KO KAI}-\N{THAI CHARACTER KHOMUT}]")
_TYPOGRAPHY: Final = frozenset("×÷·•–—…฿°±²³½¼¾©®§«»\N{HANGUL LETTER ARAEA}")
"""Signs below U+0100, where mojibake uses them as letters, that plans use too; and a letter
that serves as a bullet."""
_ABBREVIATION: Final = re.compile(rf"[{''.join(sorted(CONSONANTS))}]{{2,6}}\.")
"""ปวช. and คสล. are no words and say nothing of how well the words were read."""


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
    """Add one problem that names the pages whose text is not used, and why.

    Pages that nobody needed are none of them: they can be read.
    """
    pages = [
        page
        for page in draft.pages
        if page.source is Source.NONE and NOT_LOOKED_AT not in page.reasons
    ]
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


def report_damage(draft: Draft) -> None:
    """Add one problem that shows the places which cannot be right on pages that are used."""
    pages = [p for p in draft.pages if p.source is Source.TEXT and DAMAGED_LETTERS in p.reasons]
    if pages:
        quotes = (f"page {page.number} {_quote_damage(page.text)}" for page in pages[:MOST_SHOWN])
        draft.problems.append(
            Problem(
                "reading",
                DAMAGED_LETTERS,
                f"{len(pages)} of {len(draft.pages)} pages have letters that cannot be right and "
                f"could not be repaired: {', '.join(str(page.number) for page in pages)} "
                f"(such as {', '.join(quotes)})",
                "look at these places on the page before you quote them",
            )
        )


def _quote_damage(text: str) -> str:
    """Show the first place that cannot be right, with the letters around it on its line."""
    start, end = find_damage(text)[0]
    before = text[:start].rsplit("\n", 1)[-1][-QUOTED_AROUND:]
    behind = text[end:].split("\n", 1)[0][:QUOTED_AROUND]
    return f"“{before}{text[start:end]}{behind}”"


def weigh_text(text: str, signs: PageSigns, *, is_stamped: bool = True) -> list[Weight]:
    """Everything that lowers the quality of a page, from its text and what it shows.

    `is_stamped` tells whether the page had text, be it a page number taken out.
    """
    letters = "".join(_SYMBOL.sub(" ", text).split())
    if len(letters) < FEW_LETTERS and _is_picture(signs, is_stamped=is_stamped):
        return [Weight(0.0, "stray_text_on_scan" if letters else "image_only")]
    if not letters:
        return [Weight(1.0, "empty")]
    weights = [
        *_weigh_signs(letters, signs),
        *_weigh_strange(letters),
        *_weigh_words(text),
    ]
    if all(w.quality >= USABLE for w in weights):
        weights += _weigh_damage(text, len(letters))
    elif signs.unmapped:
        weights.append(Weight(1.0, "unmapped_glyphs"))
    return weights


def _is_picture(signs: PageSigns, *, is_stamped: bool) -> bool:
    """Whether the page shows more than its few letters: without any, every ink tells."""
    if signs.ink is None:
        return False
    if not is_stamped:
        return signs.ink > SPECK
    return signs.ink > PAGE_INK or (signs.image_cover > PICTURE_COVER and signs.ink > SPECK)


def _weigh_signs(letters: str, signs: PageSigns) -> Iterator[Weight]:
    is_scan = signs.image_cover > SCANNED_COVER
    if is_scan and signs.hidden > USABLE:
        latin = 1 - sum(map(is_thai, letters)) / len(letters)
        yield Weight(0.1, "garbled_latin") if latin > LATIN_SHARE else Weight(0.9, "hidden_text")
    elif signs.image_cover > (PICTURE_COVER if len(letters) > CAPTION else CAPTIONED_COVER):
        yield Weight(0.8, "large_image")


def _weigh_strange(letters: str) -> Iterator[Weight]:
    """Characters that no Thai plan is written with, by kind."""
    counts = dict.fromkeys(("greek_elaas", "garbled_private_use", "garbled_control"), 0)
    other = 0
    for c in _UNUSUAL.findall(letters):
        if c in _TYPOGRAPHY or _is_sign(c):
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


def _is_sign(character: str) -> bool:
    """Whether it is punctuation or a symbol, of any script beyond Latin-1."""
    return character > "\xff" and unicodedata.category(character)[0] in "PS"


def _kind_of(character: str) -> str:
    code = ord(character)
    if 0x370 <= code < 0x400:
        return "greek_elaas"
    if 0xE000 <= code <= 0xF8FF or code > 0xF0000:
        return "garbled_private_use"
    return "garbled_control" if code < 0xA0 or code == 0xFFFD else ""


def _weigh_damage(text: str, letters: int) -> Iterator[Weight]:
    """Whether places are left that cannot be right; lost letters count less."""
    if find_damage(text):
        counts = damage_counts(text)
        wrong = WRONG_SCALE * sum(counts[name] for name in MISREAD)
        lost = LOST_SCALE * counts["replacement_sign"]
        yield Weight(max(0.0, 1 - (wrong + lost) / letters), DAMAGED_LETTERS)


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
    runs = _RUN.findall(_ABBREVIATION.sub(" ", text))
    step = max(1, sum(map(len, runs)) // SAMPLE_SIZE)
    return runs[::step]


def measure_coverage(runs: list[str]) -> float:
    """Give the share of letters that stand in dictionary words of two letters or more.

    The tokenizer is asked only where a quick walk through the words leaves a doubt.

    >>> measure_coverage(["แผนอัตรากำลัง"]), measure_coverage(["ฟหกดสวงฟห"]) < 0.7
    (1.0, True)
    """
    letters = max(sum(map(len, runs)), 1)
    walked = sum(map(count_known_letters, runs)) / letters
    if walked >= CLEAR_COVERAGE:
        return walked
    known = sum(
        len(word) for run in runs for word in split_words(run) if len(word) > 1 and is_word(word)
    )
    return known / letters
