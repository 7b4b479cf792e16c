"""Counting: whole numbers below a thousand in folded text, in digits or in words.

A half counts as none: “ครึ่งปี” is no whole year.
"""

from typing import Final

from pipeline.text.letters import fold_key, to_arabic_digits

_UNITS: Final = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_VALUES: Final = {fold_key(word): value for value, word in enumerate(_UNITS, start=1)}
_ONE: Final = fold_key("เอ็ด")
_TWENTY: Final = fold_key("ยี่")
_TEN, _HUNDRED, _ZERO, _HALF = (fold_key(word) for word in ("สิบ", "ร้อย", "ศูนย์", "ครึ่ง"))

_UNIT: Final = "|".join(_VALUES)
_TENS: Final = f"(?:(?:{_TWENTY}|{_UNIT})?{_TEN}(?:{_ONE}|{_UNIT})?)"
NUMBER: Final = (
    f"[๐-๙]{{1,3}}|(?:{_UNIT}){_HUNDRED}(?:{_TENS}|{_ONE}|{_UNIT})?|{_TENS}|{_UNIT}|{_ZERO}|{_HALF}"
)
"""A pattern of such a number, folded."""


def read_number(text: str) -> int:
    """Read a number that `NUMBER` matches.

    >>> [read_number(fold_key(text)) for text in ("๔๐", "สี่สิบ", "ยี่สิบเอ็ด", "หนึ่งร้อยสอง")]
    [40, 40, 21, 102]
    """
    if text.isdigit():
        return int(to_arabic_digits(text))
    hundreds, has_hundreds, rest = text.rpartition(_HUNDRED)
    value = 100 * _VALUES[hundreds] if has_hundreds else 0
    tens, has_tens, unit = rest.rpartition(_TEN)
    if has_tens:
        value += 10 * (2 if tens == _TWENTY else _VALUES.get(tens, 1))
    return value + (1 if unit == _ONE else _VALUES.get(unit, 0))
