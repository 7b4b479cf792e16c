"""Typed access to the fields of a template file, with errors that name the place."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

from pipeline.errors import TemplateError

Choice = TypeVar("Choice", bound=StrEnum)

EARLIEST_YEAR: Final = 2500
LATEST_YEAR: Final = 2700
"""Years are Buddhist; a year outside was written in another calendar."""

_NOTHING: Final = object()


class Fields:
    """One table of a TOML file; remembers what was read, so that typing errors surface."""

    def __init__(self, path: Path, place: str, data: Mapping[str, Any]) -> None:
        self._path = path
        self._place = place
        self._data = data
        self._read: set[str] = set()

    def error(self, key: str, what: str) -> TemplateError:
        """Build the error for one key, ready to be raised."""
        place = f"{self._place}.{key}" if self._place else key
        return TemplateError(
            f"{self._path}: `{place}` {what}.",
            advice="docs/templates.md explains every key; `plan-audit templates check FILE` helps.",
        )

    def refuse_unknown(self) -> None:
        """Raise for a key that nothing reads: most often a typing error."""
        for key in self._data:
            if key not in self._read:
                raise self.error(key, "is not a key that a template can have")

    def has(self, key: str) -> bool:
        """Whether the key is there with a value."""
        self._read.add(key)
        return self._data.get(key) is not None

    def names(self) -> tuple[str, ...]:
        """List the keys of the table."""
        return tuple(self._data)

    def text(self, key: str) -> str:
        """Read a text that is not blank."""
        value = self._get(key, str, "a text")
        if not value.strip():
            raise self.error(key, "is blank")
        return str(value)

    def texts(self, key: str, default: Iterable[str] | object = _NOTHING) -> tuple[str, ...]:
        """Read a list of texts."""
        value = self._get(key, list, "a list of texts", default)
        return tuple(self._check_text(key, item) for item in value)

    def text_lists(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Read a list of lists of texts."""
        value = self._get(key, list, "a list of lists")
        if not all(isinstance(line, list) for line in value):
            raise self.error(key, "must be a list of lists: each line its alternatives")
        return tuple(tuple(self._check_text(key, item) for item in line) for line in value)

    def flag(self, key: str) -> bool:
        """Read true or false; false where it is absent."""
        return bool(self._get(key, bool, "true or false", False))

    def number(self, key: str) -> float:
        """Read a number."""
        value = self._get(key, (int, float), "a number")
        if isinstance(value, bool):
            raise self.error(key, "must be a number")
        return float(value)

    def count(self, key: str) -> int:
        """Read a whole number from zero up."""
        value = self._get(key, int, "a whole number")
        if isinstance(value, bool) or value < 0:
            raise self.error(key, "must be a whole number from zero up")
        return int(value)

    def counts(self, key: str) -> tuple[int, ...]:
        """Read a list of whole numbers."""
        value = self._get(key, list, "a list of whole numbers")
        if not all(isinstance(item, int) and not isinstance(item, bool) for item in value):
            raise self.error(key, "must be a list of whole numbers")
        return tuple(value)

    def share(self, key: str) -> float:
        """Read a share between 0 and 1."""
        value = self.number(key)
        if not 0 <= value <= 1:
            raise self.error(key, "must lie between 0 and 1")
        return value

    def year(self, key: str) -> int:
        """Read a Buddhist year."""
        value = self.count(key)
        if not EARLIEST_YEAR <= value <= LATEST_YEAR:
            raise self.error(key, f"must be a Buddhist year, not {value}")
        return value

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        """Read one of a few words."""
        return self._check_choice(key, self.text(key), kind)

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Read some of a few words."""
        return tuple(self._check_choice(key, value, kind) for value in self.texts(key))

    def table(self, key: str, default: Mapping[str, Any] | object = _NOTHING) -> "Fields":
        """Read a table."""
        return Fields(self._path, self._join(key), self._get(key, dict, "a table", default))

    def tables(self, key: str, default: Iterable[Any] | object = _NOTHING) -> tuple["Fields", ...]:
        """Read a list of tables."""
        value = self._get(key, list, "a list of tables", default)
        if not all(isinstance(item, dict) for item in value):
            raise self.error(key, "must be a list of tables")
        return tuple(
            Fields(self._path, f"{self._join(key)}[{item.get('id', item.get('key', n))}]", item)
            for n, item in enumerate(value, start=1)
        )

    def _join(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key

    def _get(self, key: str, kind: Any, name: str, default: object = _NOTHING) -> Any:
        self._read.add(key)
        if key not in self._data:
            if default is _NOTHING:
                raise self.error(key, f"is missing; it must be {name}")
            return default
        value = self._data[key]
        if not isinstance(value, kind):
            raise self.error(key, f"must be {name}")
        return value

    def _check_text(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, "must hold only texts that are not blank")
        return value

    def _check_choice(self, key: str, value: str, kind: type[Choice]) -> Choice:
        try:
            return kind(value)
        except ValueError:
            known = ", ".join(kind)
            raise self.error(key, f"must be one of {known}, not {value!r}") from None
