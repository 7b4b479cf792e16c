"""Typed access to the fields of a template file; every mistake is noted with its place.

What is wrong is noted and read as an empty value of its kind, so that one look at a
file finds all its mistakes. Whoever reads must ask for the faults before using anything.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Final, TypeVar

from pipeline.judging.templates.source import Fault
from pipeline.judging.templates.toml_lines import Place

Choice = TypeVar("Choice", bound=StrEnum)

EARLIEST_YEAR: Final = 2500
LATEST_YEAR: Final = 2700
"""Years are Buddhist; a year outside was written in another calendar."""

BUDDHIST_ERA: Final = 543
"""Years by which the Buddhist calendar is ahead of the Christian one."""

_NOTHING: Final = object()
_LACKS: Final = "is missing"


class Faults:
    """The mistakes of one file, one for each place: the first says it best."""

    def __init__(self) -> None:
        self._noted: dict[Place, Fault] = {}

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._noted.values())

    def add(self, place: Place, what: str, advice: str = "") -> None:
        """Note what is wrong at a place."""
        self._noted.setdefault(place, Fault(place, what, advice))

    def replace_missing(self, place: Place) -> None:
        """Forget that a key is missing: another fault says that it stands there misspelt."""
        if place in self._noted and self._noted[place].what.startswith(_LACKS):
            del self._noted[place]


class Fields:
    """One table of a TOML file; remembers what was read, so that typing errors surface."""

    def __init__(self, data: Mapping[str, Any], faults: Faults, place: Place = ()) -> None:
        self._data = data
        self._faults = faults
        self._place = place
        self._read: set[str] = set()

    def note(self, key: str | Place, what: str, advice: str = "") -> None:
        """Note a fault at one key, or at a place below this table."""
        below = (key,) if isinstance(key, str) else key
        self._faults.add((*self._place, *below), what, advice)

    def note_unknown(self) -> None:
        """Note every key that nothing reads: most often a typing error."""
        for key in self._data:
            if key in self._read:
                continue
            meant = suggest(key, self._read)
            if meant is not None:
                self._faults.replace_missing((*self._place, meant))
            advice = (
                f"Did you mean `{meant}`?"
                if meant is not None
                else f"Here may stand: {', '.join(sorted(self._read))}."
            )
            self.note(key, "is not a key that a template can have here", advice)

    def has(self, key: str) -> bool:
        """Whether the key is there with a value."""
        self._read.add(key)
        return self._data.get(key) is not None

    def names(self) -> tuple[str, ...]:
        """List the keys of the table."""
        return tuple(self._data)

    def text(self, key: str, default: str | object = _NOTHING) -> str:
        """Read a text that is not blank."""
        value = self._get(key, str, "a text", default=default, example='"…"')
        if value is None:
            return ""
        if not value.strip() and value is not default:
            self.note(key, "is blank", f'Write: {key} = "…".')
        return str(value)

    def texts(self, key: str, default: Iterable[str] | object = _NOTHING) -> tuple[str, ...]:
        """Read a list of texts."""
        value = self._get(key, list, "a list of texts", default=default, example='["…", "…"]')
        return self._only_texts((key,), value or ())

    def text_lists(
        self, key: str, default: Iterable[Any] | object = _NOTHING
    ) -> tuple[tuple[str, ...], ...]:
        """Read a list of lists of texts."""
        example = '[["…"], ["…", "…"]]'
        value = self._get(key, list, "a list of lists", default=default, example=example) or []
        if not all(isinstance(line, list) for line in value):
            what = "must be a list of lists: each line its alternatives"
            self.note(key, what, f"Write: {key} = {example}.")
            return ()
        return tuple(self._only_texts((key, n), line) for n, line in enumerate(value))

    def flag(self, key: str) -> bool:
        """Read true or false; false where it is absent."""
        return bool(self._get(key, bool, "true or false", default=False, example="true"))

    def number(self, key: str, example: str = "5") -> float:
        """Read a number."""
        value = self._get(key, (int, float), "a number", example=example)
        return float(value or 0)

    def count(self, key: str, example: str = "1", what: str = "a whole number from zero up") -> int:
        """Read a whole number from zero up."""
        value = self._get(key, int, what, example=example) or 0
        if value < 0:
            self.note(key, f"must be {what}", f"Write: {key} = {example}.")
        return int(value)

    def counts(self, key: str) -> tuple[int, ...]:
        """Read a list of whole numbers."""
        value = self._get(key, list, "a list of whole numbers", example="[3]") or []
        if not all(isinstance(item, int) and not isinstance(item, bool) for item in value):
            self.note(key, "must be a list of whole numbers", f"Write: {key} = [3].")
            return ()
        return tuple(value)

    def share(self, key: str, example: str) -> float:
        """Read a share between 0 and 1."""
        value = self.number(key, example)
        if not 0 <= value <= 1:
            hundredth = f"Write: {key} = {value / 100:g}." if 0 < value <= 100 else ""
            self.note(key, "must lie between 0 and 1", hundredth)
            return 0.0
        return value

    def year(self, key: str) -> int:
        """Read a Buddhist year."""
        value = self.count(key, "2567", "a Buddhist year")
        if value and not EARLIEST_YEAR <= value <= LATEST_YEAR:
            other = value + BUDDHIST_ERA
            is_christian = EARLIEST_YEAR <= other <= LATEST_YEAR
            advice = f"Write: {key} = {other if is_christian else 2567}."
            self.note(key, f"must be a Buddhist year, not {value}", advice)
            return 0
        return value

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        """Read one of a few words."""
        return self._check_choice((key,), self.text(key), kind)

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Read some of a few words."""
        values = enumerate(self.texts(key))
        return tuple(self._check_choice((key, n), value, kind) for n, value in values)

    def table(self, key: str, default: Mapping[str, Any] | object = _NOTHING) -> "Fields":
        """Read a table."""
        value = self._get(key, dict, "a table", default=default, example=f"[{key}] on its own line")
        noted = Faults() if value is None else self._faults  # one fault for a whole table
        return Fields(value or {}, noted, (*self._place, key))

    def tables(self, key: str, default: Iterable[Any] | object = _NOTHING) -> tuple["Fields", ...]:
        """Read a list of tables."""
        example = f"[[{key}]] on its own line"
        value = self._get(key, list, "a list of tables", default=default, example=example) or ()
        if not all(isinstance(item, dict) for item in value):
            self.note(key, "must be a list of tables", f"Write: {example}.")
            return ()
        return tuple(
            Fields(item, self._faults, (*self._place, key, n)) for n, item in enumerate(value)
        )

    def _get(
        self, key: str, kind: Any, name: str, *, example: str, default: object = _NOTHING
    ) -> Any:
        """Give a value of its kind; nothing where it is absent or of another kind."""
        self._read.add(key)
        is_table = example.startswith("[") and example.endswith("line")
        advice = f"Write: {example}." if is_table else f"Write: {key} = {example}."
        if key not in self._data:
            if default is _NOTHING:
                self.note(key, f"{_LACKS}; it must be {name}", advice)
                return None
            return default
        value = self._data[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.note(key, f"must be {name}", advice)
            return None
        return value

    def _only_texts(self, place: Place, values: Iterable[object]) -> tuple[str, ...]:
        """Keep the texts of a list, and note what is none."""
        kept = []
        for n, value in enumerate(values):
            if isinstance(value, str) and value.strip():
                kept.append(value)
            else:
                what = "must be a text that is not blank"
                self.note((*place, n), what, "Write a text in quotes, or take it out.")
        return tuple(kept)

    def _check_choice(self, place: Place, value: str, kind: type[Choice]) -> Choice:
        """Read a word that must be one of a few."""
        known = list(kind)
        if value in known:
            return kind(value)
        if value:
            meant = suggest(value, known)
            advice = f"Did you mean {meant!r}?" if meant is not None else ""
            self.note(place, f"must be one of {', '.join(known)}, not {value!r}", advice)
        return known[0]


def suggest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that was probably meant, if any.

    >>> suggest("wieght", ["weight", "level"])
    'weight'
    """
    return next(iter(get_close_matches(word, sorted(map(str, known)), n=1)), None)
