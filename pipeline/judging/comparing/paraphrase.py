"""Reworded text: key wordings said in another order, or with words that mean the same.

A wording is taken apart into its words of content. It is said again where all of them,
or words that mean the same here, stand close together, in whatever order.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.counting import NUMBER, read_number
from pipeline.judging.comparing.negation_words import NEGATING
from pipeline.judging.comparing.small_words import EMPTY_WORDS, NUMBER_KEYS
from pipeline.judging.comparing.terms import SectionText, Stretch, cuts_words
from pipeline.judging.templates.schema import PLACEHOLDER
from pipeline.model import ExpectedSection
from pipeline.text.letters import fold_key
from pipeline.text.likeness import Match
from pipeline.text.words import is_word, split_words

SPREAD: Final = 2
"""Times its own length over which the words of a wording may be spread."""

SPREAD_LETTERS: Final = 16
"""Folded letters more: two linking words and a noun between."""

NAME_LETTERS: Final = 60
"""Folded letters more for each name or list of staff: four of five have fewer."""

MANY: Final = 4
"""Statements that share a word (พัฒนา, ประชาชน): it tells none of them."""

PAIR: Final = 2
BESIDE: Final = 6
"""Folded letters between two words that may change places; a centre of the people is not
people at the centre."""

SHORTEST_WORD: Final = 3
"""Folded letters; shorter ones stand inside other words."""

LONGEST_PIECE: Final = 4
"""Folded letters of a word that stands inside others: ราบ in ทราบ, บน in บ่น."""

CLASS_REACH: Final = 200
"""Letters before a list in which its class is named: หลักสูตรต่อไปนี้ อย่างน้อยปีละหนึ่งครั้ง…."""

_COUNTED: Final = re.compile(r"([0-9๐-๙][0-9๐-๙.]*(?:ปี|ครั้ง|คน|ด้าน|หลักสูตร)?)")
CLASS_WORDS: Final = ("ด้าน", "หลักสูตร")
"""Nouns that a list may name once for all its items."""

_CLASSES: Final = re.compile(f"^(?:{'|'.join(CLASS_WORDS)})+")

_ORDINAL: Final = r"(?:แรก|ที่(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|สุดท้าย|[\d๐-๙]+))"
_BEFORE_ITEM: Final = (
    rf"(?:[\s,)|]|และ|กับ|คือ|ได้แก่|เรื่อง|ว่าด้วย|เกี่ยวกับ|รวมทั้ง|รวมถึง|ตลอดจน|{_ORDINAL})"
    rf"(?:(?:{'|'.join(CLASS_WORDS)}){_ORDINAL}?)*"
)
"""What parts an item of a list from what stands before it: เรื่องที่สาม(คือ), (ค), a bar, a blank."""

TELLING_WORDS: Final = 3
"""Words without which those left of a wording that denies may say its opposite (ไม่เลือกปฏิบัติ)."""

SHORT_UNITS: Final = frozenset({"ปี", "วัน"})
"""Units, which tell much although they are short."""

_NUMBER: Final = re.compile(f"(?:{NUMBER})$")
LONGEST_NUMBER: Final = 12
"""Folded letters of a number's word: หนึ่งร้อยสอง has eleven."""

Synonyms = tuple[tuple[str, ...], ...]


def find_reworded(
    alternatives: Iterable[str],
    section: SectionText,
    free: Sequence[Stretch],
    synonyms: Synonyms,
    *,
    names: int = 0,
) -> Match | None:
    """Find the place where the words of one alternative stand closest together.

    `names` counts the places for the plan's own names, any of which may stand between.
    """
    best: Match | None = None
    for term in alternatives:
        groups = take_apart(term, synonyms)
        if not groups:
            continue
        noun = next((word for word in CLASS_WORDS if term.startswith(word)), "")
        reach = SPREAD * len(fold_key(term)) + SPREAD_LETTERS + NAME_LETTERS * names
        for low, high in free:
            if section.key.find(fold_key(noun), low, high) < 0:
                continue  # nothing there is of the class
            match = _closest(groups, section, (low, high), reach)
            if match is not None and (best is None or match.edits < best.edits):
                best = match
    return best


def find_item(
    alternatives: Iterable[str], section: SectionText, region: Stretch, *, is_list: bool = False
) -> Match | None:
    """Find a term as a whole item of a list that names its class once: ด้าน… การบริหาร และ….

    What `is_list` by its other items need not name it at all: (ค) การบริหาร (ง)….
    """
    left, right = section.folded.source_span(*region)
    text, named = section.text[left:right], section.text[max(0, left - CLASS_REACH) : right]
    for term in alternatives:
        noun = next((word for word in CLASS_WORDS if term.startswith(word)), None)
        if noun is None or not (is_list or noun in named):
            continue
        rest = _CLASSES.sub("", term)
        words = r"\s*".join(map(re.escape, rest.split()))
        item = re.search(rf"{_BEFORE_ITEM}({words})(?=[\s,;|]|และ|แล้ว|ของ|$)", text)
        if item is not None and rest:
            start = bisect_left(section.folded.origins, left + item.start(1))
            return Match(start, start + len(fold_key(rest)), 0)
    return None


@lru_cache(maxsize=2048)
def take_apart(term: str, synonyms: Synonyms) -> tuple[tuple[str, ...], ...]:
    """Take a wording apart into its words of content, each with those that mean the same.

    A number stays with the word that it counts. One word left of several tells nothing
    (บนลงล่าง), and few of a wording that denies (ไม่รอให้ประชาชน): such a wording can only be found
    as it stands, or with its short words (รายงานผล).
    """
    groups: list[tuple[str, ...]] = []
    short: list[tuple[str, ...]] = []
    for word in _COUNTED.split("".join(term.split())):
        if _COUNTED.fullmatch(word):
            groups.append(_write_number(fold_key(word)))
            continue
        for part in split_words(word):
            key = fold_key(bare(part))
            if part in SHORT_UNITS or (part not in EMPTY_WORDS and len(key) >= SHORTEST_WORD):
                same = (w for group in _folded(synonyms) if key in group for w in group)
                groups.append(tuple(dict.fromkeys((key, *same))))
            elif key and part not in EMPTY_WORDS:
                short.append((key,))
    if len(groups) < TELLING_WORDS and NEGATING.search(term):
        return ()
    if len(groups) == 1 and groups[0][0] != fold_key(bare(term)):
        groups = [*groups, *short] if short else []
    classes = [fold_key(word) for word in CLASS_WORDS]
    items = tuple(group for group in groups if group[0] not in classes)
    return items if len(items) > 1 else tuple(groups)


def _write_number(key: str) -> tuple[str, ...]:
    """Write a small number with its unit in digits, in words, and as both: ๓ (สาม) ปี."""
    digit, unit = key[0], key[1:]
    return (
        key,
        *(
            written + unit
            for word in NUMBER_KEYS.get(digit, ())
            for written in (word, f"{digit}({word})", f"{word}({digit})")
        ),
    )


def bare(word: str) -> str:
    """Take การ off a noun made of a verb: the plan may use the verb."""
    rest = word.removeprefix("การ")
    return rest if is_word(rest) else word


@lru_cache(maxsize=8)
def find_weak_words(expected: ExpectedSection) -> frozenset[str]:
    """Find the words of content that stand in many of a section's statements, folded."""
    counts = Counter(
        group[0]
        for element in expected.elements
        for group in set(take_apart(PLACEHOLDER.sub(" ", element.canonical), ()))
    )
    return frozenset(word for word, count in counts.items() if count >= MANY)


@lru_cache(maxsize=8)
def _folded(synonyms: Synonyms) -> Synonyms:
    return tuple(tuple(fold_key(word) for word in group) for group in synonyms)


def is_half_said(
    alternatives: Iterable[str],
    section: SectionText,
    region: Stretch,
    synonyms: Synonyms,
    weak: frozenset[str],
) -> bool:
    """Whether half of the words of one alternative stand in a region, telling ones among them.

    `weak` are words that stand in many statements and tell nothing of one.
    """
    for term in alternatives:
        groups = take_apart(term, synonyms)
        said = [g for g in groups if any(section.key.find(w, *region) >= 0 for w in g)]
        if len(groups) > 1 and 2 * len(said) >= len(groups) and any(g[0] not in weak for g in said):
            return True
    return False


def _closest(
    groups: tuple[tuple[str, ...], ...], section: SectionText, bounds: Stretch, reach: int
) -> Match | None:
    """Find the shortest stretch with a word of every group; `edits` is its length."""
    places = sorted(
        (start, start + len(word), number)
        for number, group in enumerate(groups)
        for word in group
        for start in _places(word, section, bounds)
    )
    best: Match | None = None
    for index, (start, _, _) in enumerate(places):
        seen: set[int] = set()
        end = start
        for left, right, number in places[index:]:
            if left - start > reach:
                break
            if number in seen or (left < end and seen):
                continue
            seen.add(number)
            end = max(end, right)
            if len(seen) == len(groups):
                is_turned = len(groups) == PAIR and places[index][2] == 1
                is_far = end - start > reach or (is_turned and left - places[index][1] > BESIDE)
                if not is_far and (best is None or end - start < best.edits):
                    best = Match(start, end, end - start)
                break
    return best


def _places(word: str, section: SectionText, bounds: Stretch) -> list[int]:
    """List where a word stands; ๓ ปี does not stand in ๑๓ ปี, nor ปี alone in ๒ ปี, nor ราบ in ทราบ."""
    key = section.key
    places, place = [], key.find(word, *bounds)
    while place >= 0:
        is_cut = word[0].isdigit() and key[place - 1 : place].isdigit()
        before = key[max(0, place - LONGEST_NUMBER) : place] if word in SHORT_UNITS else ""
        number = _NUMBER.search(before)
        is_piece = len(word) <= LONGEST_PIECE and not word[0].isdigit()
        is_own = not is_piece or not cuts_words(section, place, place + len(word))
        if is_own and not is_cut and (number is None or read_number(number.group()) == 1):
            places.append(place)
        place = key.find(word, place + 1, bounds[1])
    return places
