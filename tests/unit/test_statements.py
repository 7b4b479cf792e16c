"""Statements: which wording is preferred, and which letters an element may call its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.judging.comparing.fragments import WHOLE_LIKENESS, cut_statement
from pipeline.judging.comparing.statements import Alignment, align_statement, best_alignment
from pipeline.judging.comparing.territory import find_claims
from pipeline.text.letters import fold_key
from pipeline.text.likeness import Window
from tests.plans import canonical_texts

SHORT = "จัดทำแผนพัฒนาบุคลากรทุกตำแหน่ง"
LONG = f"{SHORT} และรายงานผลต่อผู้บริหารท้องถิ่นทุกปี"
NEXT = "ยึดประชาชนเป็นศูนย์กลางในการให้บริการ"
WHOLE = [text for text in canonical_texts().values() if "{" not in text]


def align(wording: str, text: str) -> Alignment:
    key = fold_key(text)
    alignment = align_statement(cut_statement(wording), key, 0, len(key))
    assert alignment is not None
    return alignment


@pytest.mark.parametrize("turn", [1, -1])
def test_the_longer_of_two_wordings_that_both_stand_there_is_preferred(turn: int) -> None:
    tried = [align(SHORT, LONG), align(LONG.replace("รายงานผล", "รายงานพล"), LONG)][::turn]
    assert tried[0].likeness != tried[1].likeness
    best = best_alignment(tried)
    assert best is not None
    assert best.end == len(fold_key(LONG))


@pytest.mark.parametrize("turn", [1, -1])
def test_a_longer_wording_that_does_not_stand_there_is_not(turn: int) -> None:
    tried = [align(SHORT, SHORT), align(LONG, SHORT)][::turn]
    assert min(a.likeness for a in tried) < WHOLE_LIKENESS
    best = best_alignment(tried)
    assert best is not None
    assert best.likeness == 1.0


def test_a_wording_longer_by_a_word_is_not_preferred_to_one_more_alike() -> None:
    said = f"{SHORT}แล้ว"
    best = best_alignment([align(f"{SHORT}แน่", said), align(SHORT, said)])
    assert best is not None
    assert best.likeness == 1.0


def test_of_nothing_nothing_is_best() -> None:
    assert best_alignment([]) is None


def test_a_claim_ends_where_the_plan_says_no_more() -> None:
    text = f"{LONG[: len(LONG) - 8]} {NEXT}"
    key = fold_key(text)
    alignment = align(LONG, text)
    (claim,) = find_claims(alignment, key)
    assert key[claim.start :].startswith(fold_key(SHORT))
    assert claim.end <= key.index(fold_key(NEXT))
    assert claim.end <= alignment.end


def test_a_wording_that_stands_whole_claims_all_of_it() -> None:
    key = fold_key(f"{LONG} {NEXT}")
    assert find_claims(align(LONG, f"{LONG} {NEXT}"), key) == [Window(0, len(fold_key(LONG)), 1.0)]


@pytest.mark.parametrize(
    "alignment", [None, align(SHORT, "ถนนสายหลักชำรุดในฤดูฝนทุกปี")], ids=["none", "unlike"]
)
def test_what_is_not_there_claims_nothing(alignment: Alignment | None) -> None:
    assert find_claims(alignment, fold_key("ถนนสายหลักชำรุดในฤดูฝนทุกปี")) == []


@given(st.sampled_from(WHOLE), st.data())
def test_blanks_and_line_breaks_thrown_in_leave_a_wording_whole(
    wording: str, data: st.DataObject
) -> None:
    text = wording
    for place in sorted(data.draw(st.sets(st.integers(0, len(wording)), max_size=9)), reverse=True):
        text = text[:place] + data.draw(st.sampled_from([" ", "\n", "\t", "\f"])) + text[place:]
    found = align(wording, f"{NEXT} {text} {NEXT}")
    assert found.likeness == 1.0
    assert (found.start, found.end) == (len(fold_key(NEXT)), len(fold_key(NEXT + wording)))
