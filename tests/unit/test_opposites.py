"""Opposites: a word that turns a copied statement round is told, one that is denied is not."""

import pytest

from pipeline.judging.comparing.opposites import OPPOSITES, is_denied


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ให้บริการประชาชนอย่างล่าช้า", "ล่าช้า"),
        ("ปฏิบัติหน้าที่ด้วยความประมาท", "ประมาท"),
        ("ไม่ว่าที่ใดก็ให้บริการอย่างเหลื่อมล้ำ", "เหลื่อมล้ำ"),
    ],
)
def test_an_opposite_stands_for_itself(text: str, word: str) -> None:
    assert not is_denied(text, text.index(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ให้บริการประชาชนโดยไม่ล่าช้า", "ล่าช้า"),
        ("ปฏิบัติหน้าที่ด้วยความไม่ประมาท", "ประมาท"),
        ("ให้บริการโดยปราศจากความเหลื่อมล้ำ", "เหลื่อมล้ำ"),
        ("เพื่อลดความเหลื่อมล้ำ", "เหลื่อมล้ำ"),
        ("ป้องกันการทุจริต", "ทุจริต"),
    ],
)
def test_an_opposite_that_is_denied_says_the_same(text: str, word: str) -> None:
    assert is_denied(text, text.index(word))


def test_no_word_is_its_own_opposite() -> None:
    assert all(mine not in others for mine, others in OPPOSITES)
