"""A cluster that each of its parts says in full: said once, by the first part.

Typst breaks a run wherever its glyphs change their height, also inside a cluster, and
gives each part an /ActualText of its own with the whole cluster:

    drawn    [น][ํ้][า]          three parts, three tags
    said      น้ำ น้ำ น้ำ         once for each
    kept      น้ำ

The parts of one cluster draw different things; who writes a word twice draws the same twice.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from pipeline.reading.frame import Codes, Flags, Numbers, spell_codes
from pipeline.reading.inks import Ink, Stretch, turn_boxes
from pipeline.text.letters import CONSONANTS, MARKS, SARA_AM

SAME_SIZE: Final = 0.02
"""Part of the ink's height by which two drawings of the same glyphs may differ: nothing but
rounding, where two Thai letters of one face differ by 0.05 or more."""
SAME_LEVEL: Final = 0.5
"""Part of a letter's height by which the pens of a cluster's parts may differ: the raising of
a mark, not the next line, which is a whole height away or more."""
NEAR: Final = 8
"""Characters before a mark among which its letter is sought; pdfium sorts what overlaps."""


def find_echoes(
    stretches: Sequence[Stretch], inks: Mapping[int, Ink], codes: Codes, boxes: Numbers
) -> tuple[Flags, dict[int, float]]:
    """Mark the characters that a later part says again; give where each tag ends on the page.

    A cluster ends where its last part ends. `boxes` are as pdfium gives them.
    """
    repeated = np.zeros(len(codes), dtype=np.bool_)
    rights = {tag: ink.right for tag, ink in inks.items()}
    heads: dict[str, int] = {}
    for stretch in stretches:
        said = spell_codes(codes[stretch.first : stretch.last])
        ink, head = inks.get(stretch.tag), heads.get(said)
        if ink is None or not _is_cluster(said):
            continue
        if head is not None and _is_part(ink, inks[head], said):
            repeated[stretch.first : stretch.last] = True
            rights[head] = max(rights[head], ink.right)
            continue
        heads[said] = stretch.tag
        repeated[stretch.first] = _hangs_on_letter(stretch.first, said, ink, codes, boxes)
    return repeated, rights


def _is_cluster(said: str) -> bool:
    return len(said) > 1 and (said[-1] == SARA_AM or not MARKS.isdisjoint(said))


def _is_part(ink: Ink, head: Ink, said: str) -> bool:
    """Whether something else than before is drawn over it, or as the tail of sara am behind it."""
    height = head.high - head.low
    sizes = (ink.end - ink.start, ink.high - ink.low), (head.end - head.start, height)
    is_same = all(abs(one - two) < SAME_SIZE * height for one, two in zip(*sizes, strict=True))
    if is_same or abs(ink.level - head.level) > SAME_LEVEL * height:
        return False
    is_over = head.start <= ink.middle <= head.end
    gap = ink.start - head.end
    is_behind = said[-1] == SARA_AM and abs(gap) < head.end - head.start and ink.middle > head.end
    return is_over or is_behind


def _hangs_on_letter(row: int, said: str, ink: Ink, codes: Codes, boxes: Numbers) -> bool:
    """Whether a stretch says a letter which it does not draw: another one drew it beneath."""
    if said[0] not in CONSONANTS or not ink.hangs:
        return False
    near = slice(max(row - NEAR, 0), row)
    turned = turn_boxes(boxes[near].astype(np.float64), ink.direction)
    is_letter = [chr(code) not in MARKS and code > ord(" ") for code in codes[near].tolist()]
    left, low, right, high = turned.T
    is_beneath = (left <= ink.middle) & (ink.middle <= right) & (low <= ink.level)
    return bool((is_beneath & (ink.level <= high) & is_letter).any())
