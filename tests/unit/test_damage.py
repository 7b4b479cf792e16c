import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.damage import damage_counts
from tests.unit.official import compose_sentences


def test_clean_text_has_no_damage() -> None:
    assert sum(damage_counts("\n".join(compose_sentences())).values()) == 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ท\uf70aี", "private_use"),
        ("พื\ufffdน", "replacement_sign"),
        ("แผน\x02งาน", "control"),
        ("แผน\x9bงาน", "control"),
        ("ต(cid:286)าบล", "unnamed_glyph"),
        ("เพ่ือ", "impossible_cluster"),
        ("ที่ี่", "impossible_cluster"),
        ("ตำาบล", "impossible_cluster"),
        ("เะ", "impossible_cluster"),
        ("ความต ้องการ", "lone_mark"),
        ("ส่วนต าบล", "split_sara_am"),
        ("ทีÉดิน", "latin_in_thai"),
        ("Ωϔλμυϖύϔυ", "greek_run"),
    ],
)
def test_each_class_is_seen(text: str, name: str) -> None:
    assert damage_counts(text)[name] >= 1


@given(st.text(st.characters()))
def test_counting_never_fails(text: str) -> None:
    assert all(count >= 0 for count in damage_counts(text).values())
