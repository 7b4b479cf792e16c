"""What may stand in a cell: text and numbers that no spreadsheet misreads."""

import re
from functools import lru_cache
from typing import Final

# Excel's limit for one cell, in UTF-16 units.
LENGTH_MAX: Final = 32_767

# Control characters and the Unicode line and paragraph separators, with the blanks
# around them: a cell is one line.
BREAKS: Final = re.compile(r"[ \t]*[\x00-\x1f\x7f-\x9f\u2028\u2029]+[ \t]*")

# Half surrogate pairs and the two code points that XML forbids.
IMPOSSIBLE: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")

# Starts that make a spreadsheet take text for a formula (OWASP, "CSV injection"), also
# in their full-width forms, and also behind blanks, which Excel drops.
FORMULA_START: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")

# Most cells of 8,000 plans say one of some 10,000 things: each is looked at, and kept
# in memory, once.
KEPT_TEXTS: Final = 65_536

# Decimals kept: likeness and confidence are given to two, products of them to four.
DECIMALS: Final = 4


@lru_cache(maxsize=KEPT_TEXTS)
def clean_text(text: str) -> str:
    """Make text fit for one cell, without changing a character that can be shown.

    >>> clean_text("หน้า" + chr(10) + " ๑")
    'หน้า ๑'
    """
    if not text.isprintable():
        text = IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", BREAKS.sub(" ", text)).strip()
    # A character beyond U+FFFF counts twice: only long text is worth encoding.
    if len(text) > LENGTH_MAX // 2 and len(text.encode("utf-16-le")) // 2 > LENGTH_MAX:
        cut = text.encode("utf-16-le")[: (LENGTH_MAX - 1) * 2].decode("utf-16-le", "ignore")
        text = cut + "…"
    return text


@lru_cache(maxsize=KEPT_TEXTS)
def guard_formula(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute.

    >>> guard_formula("-1+1"), guard_formula("๑-๒")
    ("'-1+1", '๑-๒')
    """
    return f"'{text}" if FORMULA_START.match(text) else text


@lru_cache(maxsize=KEPT_TEXTS)
def format_number(number: float) -> str:
    """Write a number without the noise of binary fractions.

    >>> format_number(0.1 + 0.2), format_number(6.0), format_number(-0.00001)
    ('0.3', '6', '0')
    """
    text = f"{number:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
