import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.damage import damage_counts, find_damage
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
        ("เปูาหมาย", "impossible_cluster"),
        ("กุาร", "impossible_cluster"),
        ("ผู้ยืBนคำขอ", "sign_in_word"),
        ("แลั ประเภท", "unfinished"),
        ("\uf0e0\uf0b7\uf0c8\uf0ba", "private_use"),
    ],
)
def test_each_class_is_seen(text: str, name: str) -> None:
    assert damage_counts(text)[name] >= 1


@pytest.mark.parametrize(
    "text",
    [
        "ขนาด ๑×๑.๕ นิ้ว พื้นที่ ๒๕ ม² อุณหภูมิ ๒๕°",
        "\uf0a3 ดี \uf052 ดีเลิศ \uf0b7 ข้อ",
        "ฟื้นฟู ปุ๋ย เหตุ เมรุ ตัวผัวะ",
        "การจั\nด ตำบล/แขวง",
    ],
)
def test_what_is_no_damage_is_not_counted(text: str) -> None:
    assert sum(damage_counts(text).values()) == 0
    assert find_damage(text) == []


def test_places_are_given_in_their_order() -> None:
    text = "เพ่ือ และ ที่ี"
    assert [text[start:end] for start, end in find_damage(text)] == ["่ื", "่ี"]


@given(st.text(st.characters()))
def test_counting_never_fails(text: str) -> None:
    assert all(count >= 0 for count in damage_counts(text).values())
