"""The numbers that Word writes before paragraphs, counted from its definitions."""

from collections.abc import Callable
from typing import Any, Final

from pipeline.text.letters import to_thai_digits

THAI_LETTERS: Final = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
"""The letters of a Thai list in their order; the obsolete ones are left out."""
LEVELS: Final = 9
"""Word's lists have nine levels."""


def _letters(alphabet: str) -> Callable[[int], str]:
    return lambda n: alphabet[(n - 1) % len(alphabet)] * ((n - 1) // len(alphabet) + 1)


def _roman(number: int) -> str:
    parts = (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
        (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    )  # fmt: skip
    text = ""
    for value, letters in parts:
        text += letters * (number // value)
        number %= value
    return text


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "thaiNumbers": lambda n: to_thai_digits(str(n)),
    "thaiLetters": _letters(THAI_LETTERS),
    "lowerLetter": _letters("abcdefghijklmnopqrstuvwxyz"),
    "upperLetter": _letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "bullet": lambda _: "-",
    "none": lambda _: "",
}


_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _word_name(name: str) -> str:
    """Give the full name of `w:…` in Word's own namespace."""
    return f"{{{_WORD}}}{name.removeprefix('w:')}"


class Numbering:
    """Counts the paragraphs of each list as they come."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, Any]] = {}
        self._counts: dict[str, list[int]] = {}
        self._abstract: dict[str, str] = {}
        self._styles = {s.style_id: s.element for s in document.styles}
        part = next(
            (
                r.target_part
                for r in document.part.rels.values()
                if r.reltype.endswith("/numbering")
            ),
            None,
        )
        if part is not None:
            self._read_definitions(part.element)

    def next_label(self, paragraph: Any) -> str:
        """Give the label before this paragraph with its blank, or nothing."""
        place = self._find_place(paragraph)
        if place is None:
            return ""
        number_id, level = place
        abstract = self._abstract.get(number_id)
        definition = self._levels.get(abstract or "", {}).get(level)
        if abstract is None or definition is None:
            return ""
        counts = self._counts.setdefault(abstract, [0] * LEVELS)
        counts[level] += 1
        counts[level + 1 :] = [0] * (LEVELS - level - 1)
        label = self._write_label(abstract, level, counts)
        return f"{label} " if label else ""

    def _read_definitions(self, element: Any) -> None:
        for abstract in element.iterchildren(_word_name("w:abstractNum")):
            levels = {
                int(lvl.get(_word_name("w:ilvl"))): lvl
                for lvl in abstract.iterchildren(_word_name("w:lvl"))
            }
            self._levels[abstract.get(_word_name("w:abstractNumId"))] = levels
        for number in element.iterchildren(_word_name("w:num")):
            target = number.find(_word_name("w:abstractNumId"))
            if target is not None:
                self._abstract[number.get(_word_name("w:numId"))] = target.get(_word_name("w:val"))

    def _find_place(self, paragraph: Any) -> tuple[str, int] | None:
        """Give the list and level of a paragraph, its own or its style's."""
        properties = paragraph.find(_word_name("w:pPr"))
        style: str | None = None
        for _ in range(LEVELS):  # styles are based on styles; a ring must not hold us
            if properties is not None:
                place = _read_place(properties)
                if place is not None:
                    return None if place[0] == "0" else place
                named = properties.find(_word_name("w:pStyle"))
                style = named.get(_word_name("w:val")) if named is not None else style
            element = self._styles.get(style) if style is not None else None
            if element is None:
                return None
            properties = element.find(_word_name("w:pPr"))
            based = element.find(_word_name("w:basedOn"))
            style = based.get(_word_name("w:val")) if based is not None else None
        return None

    def _write_label(self, abstract: str, level: int, counts: list[int]) -> str:
        definition = self._levels[abstract][level]
        pattern = _value(definition, "w:lvlText")
        if _value(definition, "w:numFmt") == "bullet":
            return "-"
        for depth in range(level + 1):
            shown = self._levels[abstract].get(depth)
            if shown is None:
                continue
            start = int(_value(shown, "w:start") or 1)
            number = start + max(counts[depth], 1) - 1
            write = _FORMATS.get(_value(shown, "w:numFmt") or "decimal", str)
            pattern = pattern.replace(f"%{depth + 1}", write(number))
        return pattern


def _value(element: Any, name: str) -> str:
    child = element.find(_word_name(name))
    return "" if child is None else str(child.get(_word_name("w:val")) or "")


def _read_place(properties: Any) -> tuple[str, int] | None:
    numbered = properties.find(_word_name("w:numPr"))
    if numbered is None:
        return None
    number = _value(numbered, "w:numId")
    return (number, int(_value(numbered, "w:ilvl") or 0)) if number else None
