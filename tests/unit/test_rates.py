"""How often a year: every order of words gives the same rate, and what is rarer is not met."""

import pytest

from pipeline.judging.comparing.rates import find_low_rates, find_rates, rate_of
from pipeline.text.letters import fold_key

ONCE_A_YEAR = "อย่างน้อยปีละ ๑ ครั้ง"


def meets(text: str) -> bool:
    key = fold_key(text)
    return bool(find_rates(ONCE_A_YEAR, key, 0, len(key)))


@pytest.mark.parametrize(
    "text",
    [
        "อย่างน้อยปีละ 1 ครั้ง",
        "ไม่น้อยกว่าปีละครั้ง",
        "ปีละหนึ่งครั้งเป็นอย่างต่ำ",
        "ปีละ ๑ (หนึ่ง) ครั้ง",
        "ปีละ ๑ - ๒ ครั้ง",
        "อย่างต่ำปีงบประมาณละ ๒ หลักสูตร",
        "เดือนละ ๑ ครั้ง",
        "คนละ ๑ ครั้งต่อปีเป็นอย่างน้อย",
        "๑ ครั้ง/คน/ปี",
        "ไม่ต่ำกว่า ๑ หลักสูตรต่อคนต่อปี",
        "อย่างน้อยหนึ่งครั้งในแต่ละปี",
        "อย่างน้อย ๑ ครั้ง ต่อหนึ่งปีงบประมาณ",
        "หนึ่งครั้งในรอบ ๑๒ เดือน",
        "ในรอบ 1 ปี ให้บุคลากรได้พัฒนาความรู้ความสามารถหนึ่งครั้งเป็นอย่างน้อย",
        "ปีหนึ่ง ๆ บุคลากรต้องได้เพิ่มพูนความรู้ไม่ต่ำกว่าหนึ่งหน",
        "๑๒ เดือนต้องได้เข้าอบรมหนึ่งครั้งเป็นอย่างน้อย",
        "อย่างน้อยทุก ๖ เดือน",
        "คนละไม่ต่ำกว่า ๑ ครั้งในแต่ละปีงบประมาณ",
        "ในรอบปีหนึ่ง ๆ ทุกคนต้องผ่านหลักสูตรตามข้อ ๑๒.๓ อย่างน้อยหนึ่งครั้ง",
    ],
)
def test_once_a_year_or_oftener_is_met(text: str) -> None:
    assert meets(text)


@pytest.mark.parametrize(
    "text",
    [
        "ไม่เกินปีละ ๑ ครั้ง",
        "อย่างน้อย ๑ ครั้ง ในรอบ ๕ ปี",
        "อย่างน้อย ๒ ปีต่อ ๑ ครั้ง",
        "หนึ่งครั้งในทุกสองปี",
        "อย่างน้อยทุก ๆ ๒ ปี",
        "ปีเว้นปี อย่างน้อย ๑ ครั้ง",
        "อย่างน้อย ๑ ครั้ง ตลอดอายุราชการ",
        "๑ ครั้งต่อ ๒๔ เดือน",
        "อย่างน้อยทุก ๑๘ เดือน",
        "๑ ครั้งในปี ๒๕๖๕",
        "จัดอบรม ๑ ครั้ง ในปีงบประมาณ พ.ศ. ๒๕๖๕",
        "ในระยะเวลา ๓ ปี อย่างน้อย ๓ ครั้ง",
        "แผนอัตรากำลัง ๓ ปี",
        "ในแต่ละปีงบประมาณให้จัดสรรเงินอย่างน้อยร้อยละ ๑",
    ],
)
def test_what_is_rarer_or_no_rate_is_not_met(text: str) -> None:
    assert not meets(text)


@pytest.mark.parametrize(
    ("term", "times"),
    [
        ("อย่างน้อยปีละหนึ่งครั้ง", 1.0),
        ("๒ ครั้งต่อปี", 2.0),
        ("ทุก ๖ เดือน", 2.0),
        ("ปีละ ๑ ครั้ง หรือตามที่เห็นสมควร", None),
        ("ระยะเวลา ๓ ปี", None),
    ],
)
def test_only_a_wording_that_is_a_rate_is_read_as_one(term: str, times: float | None) -> None:
    assert rate_of(term) == times


def is_rarer(text: str) -> bool:
    key = fold_key(text)
    return bool(find_low_rates(ONCE_A_YEAR, key, 0, len(key)))


@pytest.mark.parametrize(
    "text",
    [
        "อย่างน้อยสองปีงบประมาณต่อ ๑ ครั้ง",
        "อย่างน้อยสิบแปดเดือนต่อ ๑ ครั้ง",
        "เข้ารับการพัฒนาสองปีต่อหนึ่งครั้งในหลักสูตรใดหลักสูตรหนึ่ง",
        "๒ ปีครั้ง",
        "ครั้งหนึ่งในรอบ ๒ ปี",
        "หนึ่งครั้งในทุกสองปี",
        "ทุก ๆ สองปี",
        "๑ ครั้งต่อ ๒๔ เดือน",
    ],
)
def test_a_rate_over_several_years_is_rarer(text: str) -> None:
    assert is_rarer(text)


@pytest.mark.parametrize(
    "text",
    [
        "ปีละ ๑ ครั้ง",
        "ภายใน ๓ ปี ทุกคนต้องได้อบรมไม่น้อยกว่าปีละ ๑ ครั้ง",
        "ระยะเวลา ๓ ปี ตามรอบของแผนอัตรากำลัง ๓ ปี ปีละ ๑ ครั้ง",
        "แผนอัตรากำลัง ๓ ปี ครั้งที่ ๒",
        "ในระยะเวลา ๓ ปี อย่างน้อย ๓ ครั้ง",
        "ทุก ๖ เดือน",
        "ครึ่งปีต่อครั้ง",
    ],
)
def test_what_is_as_often_or_no_rate_is_not_rarer(text: str) -> None:
    assert not is_rarer(text)
