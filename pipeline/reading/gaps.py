"""Fixes for blanks that stand inside a word.

A mark, sara a or sara am begins no word, a leading vowel ends none; those gaps are
plain. A gap between letters is closed only where the words on its sides are none and
the word across it is one.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.reading.fix import Change, fix_line  # noqa: F401 - for the examples
from pipeline.reading.places import (
    LETTERS,
    READABLE_PRICE,
    Place,
    choose_places,
    find_torn_marks,
    trust_margin,
)
from pipeline.reading.profile import ALL_LOST, MARK_MARGIN, Profile
from pipeline.text.choose import price_text
from pipeline.text.letters import (
    CONSONANTS,
    LEADING_VOWELS,
    MAI_HAN_AKAT,
    MAITAIKHU,
    MARKS,
    RU,
    SARA_A,
    SARA_AA,
    SARA_AM,
    SARA_UEE,
    TONES,
    split_clusters,
)
from pipeline.text.words import WORD_LETTERS, has_word_across, load_lexicon

TORN_MARGIN: Final = 10.0
"""Nats by which closing a gap must win where a part is no word: about one rare word."""

WORD_MARGIN: Final = 16.0
"""The same where both parts could be words."""

LONGEST_PART: Final = 12
"""Letters looked at on each side of a gap; longer words end in shorter ones."""

LEAST_GAPS: Final = 3
"""Blanks that a row of spaced letters has at least; a shorter one may be codes."""

LONG_ROW: Final = 6
"""Single letters in a row that are spaced out even beside words; fewer may be codes."""

LETTER_PRICE: Final = 3.0
"""Nats per letter up to which spaced letters make words; see `Choice.price`."""

_CONSONANT: Final = "".join(sorted(CONSONANTS))
_LEADING: Final = "".join(sorted(LEADING_VOWELS))
_MARK: Final = "".join(sorted(MARKS))
_TONE: Final = "".join(sorted(TONES))

_TORN_LEADING: Final = re.compile(rf"(?<![{_LEADING}])([{_LEADING}]) +(?=[{_CONSONANT}])")
_TORN_VOWEL: Final = re.compile(rf"([{_CONSONANT}][{_TONE}]?) +([{SARA_A}{SARA_AM}])")
# A dot on either side makes an abbreviation, `นาย ก. นามสมมุติ`, `ม.๑ บ้านนา ม.๒`.
_GAP: Final = re.compile(
    rf"(?P<before>(?<![{LETTERS}.])[{LETTERS}]+)(?P<gap> )"
    rf"(?=(?P<after>[{_CONSONANT}{_LEADING}{RU}][{LETTERS}]*+)(?!\.))"
)
# Mai han-akat, sara uee and maitaikhu want a letter behind them; only ก็ ends so.
_UNFINISHED: Final = re.compile(
    rf"(?:{MAI_HAN_AKAT}[{_TONE}]?|{SARA_UEE}[{_TONE}]?|(?<!ก){MAITAIKHU})$"
)
_TITLES: Final = ("นาย", "นาง")
_CLUSTER: Final = (
    rf"(?:[{_LEADING}]?[{_CONSONANT}][{_MARK}]*{SARA_AM}?|[{_LEADING}{SARA_A}{SARA_AA}])"
)
_SPACED: Final = re.compile(
    rf"(?<![{LETTERS}]){_CLUSTER}(?: {_CLUSTER}){{{LEAST_GAPS},}}(?![{LETTERS}])"
)
_VOWEL: Final = re.compile(rf"[{_MARK}{_LEADING}{SARA_A}{SARA_AA}]")


def join_spaced_letters(line: str, profile: Profile) -> Iterator[Change]:
    """Close up a row of single letters that make words: tracking, or a spaced heading.

    Where sara am was split, a lone sara aa may be half of one, and the row stays.

    >>> fix_line(join_spaced_letters, "ก า ร พั ฒ น า"), fix_line(join_spaced_letters, "ก ข ค ง")
    ('การพัฒนา', 'ก ข ค ง')
    """
    if line.count(" ") < LEAST_GAPS:
        return
    for match in _SPACED.finditer(line):
        pieces = match[0].split(" ")
        letters = "".join(pieces)
        may_be_split = profile.split_am == ALL_LOST and SARA_AA in letters
        if may_be_split or not _VOWEL.search(letters) or not _is_row(line, match, pieces):
            continue
        if price_text(letters) <= LETTER_PRICE:
            yield Change(*match.span(), letters, 0.95)


def _is_row(line: str, match: re.Match[str], pieces: list[str]) -> bool:
    """Whether single letters are spaced out: mostly no words, alone on the line or many."""
    words = load_lexicon().costs
    if 2 * sum(piece in words for piece in pieces) > len(pieces):
        return False
    beside = line[: match.start()].rstrip(" ")[-1:] + line[match.end() :].lstrip(" ")[:1]
    return len(pieces) >= LONG_ROW or not any(letter in WORD_LETTERS for letter in beside)


def join_leading_vowel(line: str, _profile: Profile) -> Iterator[Change]:
    """Close the gap between a leading vowel and its consonant.

    >>> fix_line(join_leading_vowel, "เ ทศบาล")
    'เทศบาล'
    """
    for match in _TORN_LEADING.finditer(line):
        yield Change(*match.span(), match[1])


def join_following_vowel(line: str, _profile: Profile) -> Iterator[Change]:
    """Close the gap before sara a or sara am.

    >>> fix_line(join_following_vowel, "ต ำบล")
    'ตำบล'
    """
    for match in _TORN_VOWEL.finditer(line):
        yield Change(*match.span(), match[1] + match[2])


def join_torn_mark(line: str, profile: Profile) -> Iterator[Change]:
    """Close the gap before a mark, unless the mark strayed here from another letter.

    >>> fix_line(join_torn_mark, "ความต ้องการ"), fix_line(join_torn_mark, "งบประมาณ ิ")
    ('ความต้องการ', 'งบประมาณ ิ')
    """
    matches = list(find_torn_marks(line))
    places = [Place(*match.span("gap"), ("", " ")) for match in matches]
    for place, choice in choose_places(line, places):
        fit = choice.margin if choice.spelling == "" else -choice.margin
        clear = fit >= MARK_MARGIN and choice.price <= READABLE_PRICE
        if clear or (fit > -MARK_MARGIN and not profile.stray_marks):
            match = matches[places.index(place)]
            yield Change(*match.span(), match["base"] + match["marks"], trust_margin(fit + 6))


def join_torn_word(line: str, profile: Profile) -> Iterator[Change]:
    """Close a gap inside a word whose parts are none.

    >>> fix_line(join_torn_word, "ยังต้ องเชื่อม"), fix_line(join_torn_word, "พนักงาน จ้าง")
    ('ยังต้องเชื่อม', 'พนักงาน จ้าง')
    """
    if not profile.torn_words:
        return
    gaps = {
        match.start("gap"): match
        for match in _GAP.finditer(line)
        if _may_span(match["before"], match["after"])
    }
    places = [Place(gap, gap + 1, ("", " ")) for gap in gaps]
    for place, choice in choose_places(line, places):
        match = gaps[place.start]
        needed = TORN_MARGIN if _is_torn(match["before"], match["after"]) else WORD_MARGIN
        wins = choice.spelling == "" and choice.margin >= needed
        if wins and choice.price <= READABLE_PRICE:
            cluster = split_clusters(line[: place.start])[-1]
            sure = trust_margin(choice.margin - needed + 3)
            yield Change(place.start - len(cluster), place.end, cluster, sure)


def _may_span(before: str, after: str) -> bool:
    """Whether a word could stand across the gap.

    A single letter is a code, unless the vowel before it needs one (`คื อ`); the blank
    behind a person's given name is meant, and so is one between two whole words.
    """
    words = load_lexicon().costs
    is_code = len(before) == 1 or (len(after) == 1 and not _UNFINISHED.search(before))
    is_meant = before.startswith(_TITLES) or (before in words and after in words)
    return not (is_code or is_meant) and has_word_across(before, after)


def _is_torn(before: str, after: str) -> bool:
    """Whether no word ends before the gap, or none begins behind it."""
    if _UNFINISHED.search(before):
        return True
    words = load_lexicon().costs
    # Shortest first: most gaps stand between words, and most words are short.
    if not any(after[:end] in words for end in range(2, min(len(after), LONGEST_PART) + 1)):
        return True
    return not any(before[-size:] in words for size in range(2, min(len(before), LONGEST_PART) + 1))
