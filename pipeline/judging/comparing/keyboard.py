"""Words typed while the keyboard was set to the other language: 8nv for คือ."""

from typing import Final

_LATIN: Final = "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./\\"
_LATIN_SHIFTED: Final = '!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?|'
_THAI: Final = "ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฟหกดเ้่าสวงผปแอิืทมใฝฃ"
_THAI_SHIFTED: Final = '+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦฅ'
_TO_THAI: Final = str.maketrans(_LATIN + _LATIN_SHIFTED, _THAI + _THAI_SHIFTED)
_TO_LATIN: Final = str.maketrans(_THAI + _THAI_SHIFTED, _LATIN + _LATIN_SHIFTED)


def type_in_thai(text: str) -> str:
    """Give what the same keys type in Thai, on the Kedmanee keyboard.

    >>> type_in_thai("8nv")
    'คือ'
    """
    return text.translate(_TO_THAI)


def type_in_english(text: str) -> str:
    """Give what the same keys type in English.

    >>> type_in_english("ธ้ฟรสฟืก")
    'Thailand'
    """
    return text.translate(_TO_LATIN)
