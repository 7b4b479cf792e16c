"""A register of organisations, given by the user: it knows where a name ends."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.errors import UsageError
from pipeline.judging.places import SPECIAL_NAMES, TYPE_WORDS
from pipeline.model import OrganisationType

_COLUMNS: Final = (
    ("full_name_th", "province_th", "amphoe_th"),
    ("organisation", "province", "amphoe"),
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation; type, name, amphoe and province together are its key."""

    kind: OrganisationType
    name: str
    full_name: str
    amphoe: str
    province: str


@dataclass(frozen=True, slots=True)
class Registry:
    """Organisations by type and name; one name may belong to many."""

    entries: Mapping[tuple[OrganisationType, str], tuple[Organisation, ...]]

    def longest_name(self, kind: OrganisationType, text: str) -> str | None:
        """Find the longest name of a type that a text begins with."""
        for end in range(len(text), 0, -1):
            if (kind, text[:end]) in self.entries:
                return text[:end]
        return None

    def find(self, kind: OrganisationType, name: str) -> tuple[Organisation, ...]:
        """List every organisation of this type and name."""
        return self.entries.get((kind, name), ())


def load_registry(path: Path) -> Registry:
    """Read a CSV with the full name, province and amphoe of each organisation.

    Raises UsageError for a file that cannot be read or lacks the columns.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            columns = _find_columns(path, tuple(reader.fieldnames or ()))
            rows = [tuple((row.get(c) or "").strip() for c in columns) for row in reader]
    except OSError as error:
        raise UsageError(f"{path}: cannot be opened ({error.strerror}).") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(
            f"{path}: is not a CSV file in UTF-8 ({error}).", advice="Save it as CSV UTF-8."
        ) from error
    return build_registry([(name, province, amphoe) for name, province, amphoe in rows])


def build_registry(rows: list[tuple[str, str, str]]) -> Registry:
    """Index full name, province and amphoe; rows of no known type are left out."""
    entries: dict[tuple[OrganisationType, str], list[Organisation]] = {}
    for full_name, province, amphoe in rows:
        parts = split_name(full_name)
        if parts is not None:
            kind, name = parts
            found = entries.setdefault((kind, name), [])
            found.append(Organisation(kind, name, full_name, amphoe, province))
    return Registry({key: tuple(found) for key, found in entries.items()})


def split_name(full_name: str) -> tuple[OrganisationType, str] | None:
    """Part a full name into type and name.

    >>> split_name("เทศบาลนครนครสวรรค์")
    (<OrganisationType.CITY: 'city'>, 'นครสวรรค์')
    """
    if full_name in SPECIAL_NAMES:
        return OrganisationType.SPECIAL, full_name
    for kind, words in TYPE_WORDS:
        if full_name.startswith(words) and len(full_name) > len(words):
            return kind, full_name[len(words) :].strip()
    return None


def _find_columns(path: Path, names: tuple[str, ...]) -> tuple[str, str, str]:
    """Find the three columns under one of their two sets of names."""
    for columns in _COLUMNS:
        if set(columns) <= set(names):
            return columns
    wanted = " or ".join(", ".join(columns) for columns in _COLUMNS)
    raise UsageError(f"{path}: needs the columns {wanted}; it has {', '.join(names) or 'none'}.")
