"""What a column is, and a table of columns."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Self

# Wide enough for a name or a remark, which wraps.
EXTRA_WIDTH: Final = 20


class Kind(StrEnum):
    """What a column holds; decides its type, its look and its Thai words."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    PERCENT = "percent"
    STATUS = "status"
    VERDICT = "verdict"
    WORDING = "wording"
    LEVEL = "level"
    SEVERITY = "severity"
    SECTION_STATUS = "section status"
    ORGANISATION_TYPE = "organisation type"
    STAGE = "stage"
    FINDING = "finding"
    SOURCE = "source"


class Place(StrEnum):
    """Where a column is shown."""

    BOTH = "both"
    CSV = "csv"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, its Thai heading, what it means, how wide it is shown."""

    key: str
    heading: str
    description: str
    width: int
    kind: Kind = Kind.TEXT
    place: Place = Place.BOTH


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a CSV file and a sheet of the same name.

    `pages_wide` is how many sheets of A4 it takes across when printed.
    """

    name: str
    heading: str
    description: str
    columns: tuple[Column, ...]
    pages_wide: int = 1

    def csv_columns(self) -> tuple[Column, ...]:
        """List the columns of the CSV file."""
        return tuple(c for c in self.columns if c.place is not Place.SHEET)

    def sheet_columns(self) -> tuple[Column, ...]:
        """List the columns of the workbook's sheet."""
        return tuple(c for c in self.columns if c.place is not Place.CSV)

    def extend_to(self, keys: Iterable[str]) -> Self:
        """Add a column of text for each key that is none of this table's own."""
        own = {column.key for column in self.columns}
        more = (Column(key, key, "", EXTRA_WIDTH) for key in keys if key not in own)
        return replace(self, columns=(*self.columns, *more))


DTYPES: Final = {Kind.INTEGER: "Int64", Kind.NUMBER: "float64", Kind.PERCENT: "float64"}
