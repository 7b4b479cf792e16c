import pytest

from pipeline.text.choose import SURE, choose_spellings, price_text
from pipeline.text.letters import SARA_AA, SARA_AM


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ต?บล", "ตำบล"),
        ("ก?รบริห?ร", "การบริหาร"),
        ("ท?ง?น", "ทำงาน"),
        ("น?เข้?", "นำเข้า"),
        ("ค่?ใช้จ่?ย", "ค่าใช้จ่าย"),
        ("ด?เนินก?รก?หนด", "ดำเนินการกำหนด"),
    ],
)
def test_words_decide_between_sara_am_and_sara_aa(text: str, expected: str) -> None:
    slots = [(SARA_AM, SARA_AA) if letter == "?" else (letter,) for letter in text]
    chosen = choose_spellings(slots)
    assert (
        "".join(chosen[i].spelling if i in chosen else s[0] for i, s in enumerate(slots))
        == expected
    )


def test_a_row_without_doubt_has_no_choice() -> None:
    assert choose_spellings([("ก",), ("า",)]) == {}
    assert choose_spellings([]) == {}


def test_unknown_letters_leave_no_margin() -> None:
    choice = choose_spellings([("ฉ",), (SARA_AM, SARA_AA), ("ฉ",)])[1]
    assert choice.margin < 1


def test_no_word_ends_between_a_letter_and_its_mark() -> None:
    slots = [*[(letter,) for letter in "งบประมาณ"], ("", " "), ("ิ",)]
    choice = choose_spellings(slots)[8]
    assert choice.spelling == " "
    assert 3 < choice.margin < SURE


def test_scrambled_text_is_dear() -> None:
    assert price_text("แนวทางการพัฒนาพนักงานส่วนท้องถิ่น") < 2
    assert price_text("สว่ นรำชกำรในสงั กดั สำ นกั งำน") > 4
    assert price_text("") == 0
