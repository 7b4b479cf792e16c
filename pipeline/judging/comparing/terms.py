"""Terms and anchors: the few words that carry a statement.

A term may be misspelt, but must never be satisfied by another word of the
dictionary: ประสิทธิภาพ is not ประสิทธิผล, though two edits part them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.judging.comparing.counting import NUMBER
from pipeline.judging.comparing.loanwords import spell_otherwise
from pipeline.judging.comparing.rates import find_rates
from pipeline.judging.comparing.small_words import PAIRS
from pipeline.model import Thresholds
from pipeline.text.letters import ZERO_WIDTH, Folded, fold_key, fold_text, split_clusters
from pipeline.text.likeness import Change, Match, diff_sequences, find_all_fuzzy
from pipeline.text.words import is_word, split_words, word_frequency

REAL_WORD_COUNT: Final = 50
"""A dictionary word rarer than this in the corpus is as likely a typing error (ด้อง: 12)."""

WORD_OVERHANG: Final = 4
"""Clusters by which the word that a match touches may reach beyond the match."""

WORD_REACH: Final = 24
"""Characters beside a stretch in which the words around it are told."""

LEAST_CUT: Final = 4
"""Characters of a word that is surely one; what is misspelt falls apart into shorter ones."""

_BLANKS: Final = re.compile(rf"[\s{''.join(sorted(ZERO_WIDTH))}]+")

BETWEEN: Final = (
    *("เร่งรัด", "เร่งด่วน", "เร่ง", "รีบ", "มุ่งเน้น", "มุ่ง", "มั่นใน", "มั่น", "ดำเนินการ", "ทำการ", "จะ", "ได้"),
    *("อย่างแท้จริง", "อย่างจริงจัง", "อย่างต่อเนื่อง", "อย่างยิ่ง", "อย่างเต็มที่", "ให้มี", "ในการ", "ที่จะ"),
    *("ประมาณ", "ราว", "ส่งเสริมและ", "สนับสนุนและ", "ปรับปรุงและ", "เสริมสร้างและ", "ยกระดับและ"),
    *("และระเบียบ", "หรือระเบียบ", "ระเบียบ", "และข้อบังคับ", "ข้อบังคับ", "และประกาศ"),
    *("และหลักเกณฑ์", "หลักเกณฑ์"),
    *("และเทศบัญญัติ", "และข้อบัญญัติ", "ข้อบัญญัติ", "และคำสั่ง", "และหนังสือสั่งการ", "และมติ"),
    *("ที่เหมาะสม", "ที่จำเป็น", "ที่พึงมี", "ที่ควรมี"),
    *("ทุกคน", "ทุกเพศ", "ทุกวัย", "ทุกศาสนา", "ทุกกลุ่ม", "ทุกหมู่เหล่า", "ในพื้นที่"),
    *("ที่เกี่ยวข้อง", "ว่าด้วยการนั้น", "เอา", "เหล่านี้", "ดังกล่าว", "พี่น้อง"),
)
"""What may stand between two words of a term: haste and zeal, empty verbs, and the lesser rules
that are named beside the law."""

_DIGITS: Final = frozenset("๐๑๒๓๔๕๖๗๘๙")

_NUMERAL: Final = re.compile("(?<![๐-๙.])[๑-๙](?![๐-๙.])")
_IN_WORDS: Final = dict(
    zip("๑๒๓๔๕๖๗๘๙", ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"), strict=True)
)

_GLOSS: Final = rf"\((?:[a-z .,&-]{{1,40}}|{NUMBER})\)"
"""What only says a word again: ๑ (หนึ่ง) ครั้ง, ทัศนคติ (Attitude), folded."""

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SectionText:
    """The text of a section and its folded key."""

    text: str
    folded: Folded

    @property
    def key(self) -> str:
        """The folded letters that are compared."""
        return self.folded.key

    def source(self, start: int, end: int) -> str:
        """Quote the source behind a stretch of the key."""
        left, right = self.folded.source_span(start, end)
        return self.text[left:right]


def fold_section(text: str) -> SectionText:
    """Take a text for a section's, with its letters folded."""
    return SectionText(text, fold_text(text))


@lru_cache(maxsize=512)
def list_free_terms(
    terms: tuple[tuple[str, ...], ...], freely: tuple[tuple[str, ...], ...]
) -> tuple[tuple[str, ...], ...]:
    """Add to each line of terms what says the same in a plan's own words.

    >>> list_free_terms((("ทักษะ", "ความชำนาญ"), ("ความรู้",)), (("ทักษะ", "ฝีมือ"),))
    (('ทักษะ', 'ความชำนาญ', 'ฝีมือ'), ('ความรู้',))
    """
    more = {line[0]: line[1:] for line in freely}
    return tuple((*line, *more.get(line[0], ())) for line in terms)


def find_term(
    alternatives: Iterable[str], section: SectionText, free: Sequence[Stretch], rules: Thresholds
) -> Match | None:
    """Find the first alternative that stands in one of the free stretches."""
    alternatives = tuple(alternatives)
    for find in (_find_as_spelt, _find_widened, _find_rate):
        for term in alternatives:
            for low, high in free:
                match = find(term, section.key, low, high)
                if match is not None:
                    return match
    for term in alternatives:
        for bounds in free:
            match = _find_misspelt(term, section, bounds, rules)
            if match is not None:
                return match
    return None


@lru_cache(maxsize=2048)
def _write_otherwise(term: str) -> tuple[str, ...]:
    """Give a term with its loan words in other spellings, its numbers in words, its pairs turned.

    >>> _write_otherwise("ปีละ๑ครั้ง"), _write_otherwise("ยุค๔.๐")
    (('ปีละ๑ครั้ง', 'ปีละหนึ่งครั้ง'), ('ยุค๔.๐',))
    """
    words = _NUMERAL.sub(lambda numeral: _IN_WORDS[numeral[0]], term)
    turned = (term.replace(a + b, b + a) for a, b in PAIRS if a + b in term)
    return (*spell_otherwise(term), *([words] if words != term else []), *turned)


def _find_as_spelt(term: str, key: str, low: int, high: int) -> Match | None:
    """Find a term letter by letter, its loan words in any spelling and its numbers in words."""
    for wanted in map(fold_key, _write_otherwise(term)):
        place = key.find(wanted, low, high)
        if place >= 0:
            return Match(place, place + len(wanted), 0)
    return None


def _find_widened(term: str, key: str, low: int, high: int) -> Match | None:
    """Find a term with words between its own that add nothing to its sense."""
    place = low
    for word in _words_of(term):
        place = key.find(word, place, high)
        if place < 0:
            return None
        place += len(word)
    pattern = _widen_term(term)
    wide = pattern.search(key, low, high) if pattern is not None else None
    return Match(wide.start(), wide.end(), 0) if wide is not None else None


@lru_cache(maxsize=4096)
def _words_of(term: str) -> tuple[str, ...]:
    """Give the words of a term, folded."""
    key = fold_key(term)
    return tuple(key[start:end] for start, end in word_stretches(term))


def _find_rate(term: str, key: str, low: int, high: int) -> Match | None:
    """Find what is asked as often as a term asks it, or oftener."""
    return next(iter(find_rates(term, key, low, high)), None)


@lru_cache(maxsize=1024)
def _widen_term(term: str) -> re.Pattern[str] | None:
    """Build a pattern that lets words between those of a term which add nothing to its sense.

    >>> _widen_term("ต้องพัฒนา").search(fold_key("ต้องเร่งพัฒนา")) is not None
    True
    """
    words = _words_of(term)
    if words[1:] == ():
        return None  # a word alone has no place between
    between = f"(?:{'|'.join(map(fold_key, BETWEEN))}|{_GLOSS})*"
    return re.compile(between.join(map(re.escape, words)))


def _find_misspelt(
    term: str, section: SectionText, bounds: Stretch, rules: Thresholds
) -> Match | None:
    """Find a term with few wrong letters, where no other word is meant."""
    key = fold_key(term)
    # Rounded: ผสมผสาน has 7 letters, and two of them are often misread (ผลมผลาน).
    budget = min(rules.fuzzy_max_edits, round(len(key) * rules.fuzzy_share))
    if len(key) < rules.fuzzy_min_length or budget == 0:
        return None
    matches = find_all_fuzzy(key, section.key, budget, *bounds)
    return next((m for m in matches if is_same_term(term, section, m)), None)


def is_same_term(term: str, section: SectionText, match: Match) -> bool:
    """Whether a match is the term misspelt, not another expression.

    Digits must agree, no word be cut in two (แนวต่อไ is no แนวตั้ง), lost, added or replaced by a
    real one, nor have more wrong letters than right ones: กาธบริหาร, misread of องค์การบริหาร…,
    is no ด้านบริหาร.
    """
    expected = fold_text(term)
    found = section.key[match.start : match.end]
    if [c for c in expected.key if c in _DIGITS] != [c for c in found if c in _DIGITS]:
        return False
    compared = diff_sequences(expected.key, found)
    alike = [c for c in compared if c.kind == "equal"]
    if cuts_words(section, match.start + alike[0].b_start, match.start + alike[-1].b_end):
        return False
    changes = [c for c in compared if c.kind != "equal"]
    for start, end in word_stretches(term):
        touching = [c for c in changes if c.a_start < end and c.a_end > start]
        touching += [c for c in changes if c.kind == "insert" and start <= c.a_start <= end]
        if not touching:
            continue
        right_letters = end - start - sum(_overlap(c, start, end) for c in touching)
        if 2 * right_letters < end - start:
            return False
        shift_left = sum(_growth(c) for c in changes if c.a_end <= start and c not in touching)
        shift_right = shift_left + sum(_growth(c) for c in touching)
        left, right = match.start + start + shift_left, match.start + end + shift_right
        if right <= left or is_other_word(section, left, right):
            return False
    return True


def _overlap(c: Change, start: int, end: int) -> int:
    """How many letters of a stretch a change takes away."""
    return max(0, min(c.a_end, end) - max(c.a_start, start))


def _growth(c: Change) -> int:
    """How many letters a change adds."""
    return (c.b_end - c.b_start) - (c.a_end - c.a_start)


@lru_cache(maxsize=4096)
def word_stretches(term: str) -> tuple[Stretch, ...]:
    """Stretches of a term's key, word by word."""
    stretches = []
    place = 0
    for word in split_words("".join(term.split())):
        length = len(fold_key(word))
        stretches.append((place, place + length))
        place += length
    return tuple(stretches)


def is_other_word(section: SectionText, start: int, end: int) -> bool:
    """Whether the letters found for a word are themselves a word, perhaps a longer one."""
    left, right = section.folded.source_span(start, end)
    found = "".join(section.text[left:right].split())
    before = split_clusters(section.text[max(0, left - 3 * WORD_OVERHANG) : left])
    after = split_clusters(section.text[right : right + 3 * WORD_OVERHANG])
    heads = ["".join(before[len(before) - n :]) for n in range(min(WORD_OVERHANG, len(before)) + 1)]
    tails = ["".join(after[:n]) for n in range(min(WORD_OVERHANG, len(after)) + 1)]
    return any(is_real_word(head + found + tail) for head in heads for tail in tails)


def cuts_words(section: SectionText, start: int, end: int) -> bool:
    """Whether a stretch begins or ends inside a word of the text, as ราบ does in ทราบ.

    A compound may be parted between its words, สูง is one in ระดับสูง; and blanks inside a
    word part nothing.
    """
    left, right = section.folded.source_span(start, end)
    low = max(0, left - WORD_REACH)
    around = section.text[low : right + WORD_REACH]
    joined = _BLANKS.sub("", around)
    return any(
        _cuts_at(around, place - low)
        and _cuts_at(joined, len(_BLANKS.sub("", around[: place - low])))
        for place in (left, right)
    )


@lru_cache(maxsize=8192)
def _cuts_at(text: str, place: int) -> bool:
    """Whether an offset parts a word of a text into what are no words."""
    for word in split_words(text):
        if 0 < place < len(word):
            is_sure = len(word) >= LEAST_CUT and is_real_word(word)
            return is_sure and not all(map(is_real_word, (word[:place], word[place:])))
        place -= len(word)
    return False


def is_real_word(text: str) -> bool:
    """Whether a text is a word that a writer may have meant.

    >>> is_real_word("ประสิทธิภาพ"), is_real_word("ทัศคติ"), is_real_word("ด้อง")
    (True, False, False)
    """
    return is_word(text) and not 0 < word_frequency(text) < REAL_WORD_COUNT
