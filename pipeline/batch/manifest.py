"""A manifest: a table of whose plan each file is, and of the plans that have no file.

Each row names a file, or none. A row's place decides before its mere name does; a name
that fits two files, or two rows that fit one, stop the run before any work is done.
"""

import csv
import hashlib
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import zip_longest
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from pipeline.batch.inputs import FoundFile, show_name
from pipeline.errors import UsageError
from pipeline.judging.listing import NOTHING, read_claims
from pipeline.model import Listing, Problem, Status

FILE: Final = "file"

# Columns whose meaning is known, by every name they may have.
KNOWN: Final = {
    FILE: FILE,
    "organisation": "organisation",
    "type": "type",
    "organisation_type": "type",
    "amphoe": "amphoe",
    "province": "province",
    "period": "period",
}

# Under these names run.json tells which manifest it was.
SETTINGS: Final = ("manifest", "manifest_sha256")

# So many cells that are not understood are named; the others are counted.
NOTES_TOLD: Final = 3

_URL: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """One row: its first line in the file, the file it names (or ""), and what it says."""

    line: int
    file: str
    listing: Listing


@dataclass(frozen=True, slots=True)
class Manifest:
    """All rows; `notes` name the cells that are not understood, and so not compared."""

    path: Path
    sha256: str
    rows: tuple[ManifestRow, ...]
    notes: tuple[str, ...]

    @property
    def name(self) -> str:
        """The file's own name, as it is told to people."""
        return show_name(self.path.name)

    def describe(self) -> dict[str, str]:
        """Give what run.json tells of it."""
        return dict(zip(SETTINGS, (self.name, self.sha256), strict=True))

    def tell(self, matches: "Matches") -> str:
        """Say how its rows were matched, and which cells are not understood."""
        absent = len(matches.absent)
        told = f"{self.name}: {len(self.rows)} rows, {absent} of them without a file"
        told += " (listed in failures.csv)" if absent else ""
        if not self.notes:
            return f"{told}."
        rest = len(self.notes) - NOTES_TOLD
        more = f"; and {rest} more" if rest > 0 else ""
        return (
            f"{told}. Not understood, so not compared: {'; '.join(self.notes[:NOTES_TOLD])}{more}."
        )


@dataclass(frozen=True, slots=True)
class AbsentFile:
    """A row without a file in this run, under a name of its own, and what to do."""

    document: str
    file: str
    listing: Listing
    problem: Problem


@dataclass(frozen=True, slots=True)
class Matches:
    """What the manifest says of each document, and its rows that name none."""

    listings: dict[str, Listing]
    absent: tuple[AbsentFile, ...]


def load_manifest(path: Path) -> Manifest:
    """Read a CSV file with the column `file`; raises UsageError with file and line."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{show_name(str(path))}: cannot be opened ({error.strerror}).") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refuse(path, line, "is not UTF-8", "Save it as CSV UTF-8.") from error
    rows, notes = list[ManifestRow](), list[str]()
    for line, cells in _read_table(path, text):
        known = {KNOWN[name]: value for name, value in cells.items() if name in KNOWN}
        identity, unread = read_claims(known)
        notes += [f"line {line}, {name} “{known[name]}”" for name in unread]
        file = known[FILE].strip()
        listing = Listing(identity, tuple(cells.items()))
        rows.append(ManifestRow(line, "" if file in NOTHING else file, listing))
    return Manifest(path, hashlib.sha256(content).hexdigest(), tuple(rows), tuple(notes))


def match_files(manifest: Manifest, files: Sequence[FoundFile], paths: Sequence[Path]) -> Matches:
    """Find the file of each row: by its place below the manifest or a path, then by name.

    Raises UsageError where a name fits several files, or several rows name one.
    """
    places = {_spell(os.path.normpath(file.path.absolute())): file.document for file in files}
    bases = [manifest.path.absolute().parent, *(path.absolute() for path in paths)]
    taken: dict[str, ManifestRow] = {}
    waiting = []
    for row in manifest.rows:
        place = _find_place(row, bases, places)
        if place is None:
            waiting.append(row)
        else:
            _take(manifest, taken, places[place], row)
    free = [place for place, document in places.items() if document not in taken]
    absent = []
    for row, alike in zip(waiting, _find_alike(waiting, free), strict=True):
        if len(alike) > 1:
            names = ", ".join(places[place] for place in alike[:NOTES_TOLD])
            trouble = f"“{row.file}” may be any of {len(alike)} files ({names})"
            raise _refuse(manifest.path, row.line, trouble, "Write its path.")
        if alike:
            _take(manifest, taken, places[alike[0]], row)
        else:
            absent.append(row)
    listings = {document: row.listing for document, row in taken.items()}
    named = _name_absent(manifest, absent, {file.document for file in files})
    return Matches(listings, tuple(named))


def _refuse(path: Path, line: int, trouble: str, advice: str) -> UsageError:
    return UsageError(f"{show_name(str(path))}, line {line}: {trouble}.", advice=advice)


# --- the table --------------------------------------------------------------------


def _read_table(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Give line and cells of each row that is not empty, by column."""
    table = _read_rows(path, text)
    line, names = next(table, (1, []))
    columns = _name_columns(path, line, names)
    for line, cells in table:
        padded = list(zip_longest(columns, cells, fillvalue=""))
        stray = next((value for name, value in padded if value.strip() and not name), None)
        if stray is not None:
            trouble = f"has “{stray}” in a column without a name"
            raise _refuse(path, line, trouble, "Name it, or put text that holds a comma in quotes.")
        if any(value.strip() for value in cells):
            yield line, {name: value for name, value in padded if name}


def _read_rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row with its first line; a quote that stays open would swallow rows."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise _refuse(path, line, f"is not CSV ({error})", "Look at its quotes.") from error


def _name_columns(path: Path, line: int, names: list[str]) -> list[str]:
    """Give the columns' names on one line each, those that are known in small letters."""
    columns = [" ".join(name.split()) for name in names]
    columns = [name.casefold() if name.casefold() in KNOWN else name for name in columns]
    if FILE not in columns:
        told = ", ".join(name for name in columns if name) or "none"
        trouble = f"has no column “{FILE}”; its columns are: {told}"
        raise _refuse(path, line, trouble, "Name the column of the files so, parted by commas.")
    meanings = [KNOWN.get(name, name) for name in columns if name]
    twice = next((name for name in meanings if meanings.count(name) > 1), None)
    if twice is not None:
        raise _refuse(path, line, f"has two columns “{twice}”", "Rename or delete one.")
    return columns


# --- the files --------------------------------------------------------------------


def _spell(place: str) -> str:
    """Spell a place in the one way in which it is compared: marks in one order, slashes."""
    return unicodedata.normalize("NFC", show_name(place)).replace(os.sep, "/")


def _spell_paths(row: ManifestRow) -> list[str]:
    """Give the paths that a row may mean: as written, and with the slashes of Windows turned."""
    if not row.file or _URL.match(row.file):
        return []
    return list(dict.fromkeys((row.file, row.file.replace("\\", "/"))))


def _find_place(row: ManifestRow, bases: list[Path], places: Mapping[str, str]) -> str | None:
    """Find the place that a row's path leads to, from one of the folders."""
    wanted = (_spell(os.path.normpath(base / n)) for n in _spell_paths(row) for base in bases)
    return next((place for place in wanted if place in places), None)


def _find_alike(rows: Sequence[ManifestRow], free: Sequence[str]) -> Iterator[list[str]]:
    """List for each row the places that end as its file does, folder by folder."""
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for place in free:
        by_name[place.rpartition("/")[2]].append(place)
    for row in rows:
        tails = [_spell(os.path.normpath(n)).lstrip("/") for n in _spell_paths(row)]
        tails += _name_downloads(row.file) if _URL.match(row.file) else []
        alike = (
            place
            for tail in tails
            for place in by_name.get(tail.rpartition("/")[2], ())
            if place.endswith(f"/{tail}")
        )
        yield list(dict.fromkeys(alike))


def _name_downloads(url: str) -> list[str]:
    """Give the names under which the file of a URL may have been kept.

    >>> _name_downloads("https://a.go.th/b/%E0%B8%81.pdf?v=2#top")
    ['ก.pdf', '%E0%B8%81.pdf', '%E0%B8%81.pdf?v=2']
    """
    whole = url.partition("#")[0]
    path, mark, query = whole.partition("?")
    last = path.rstrip("/").rpartition("/")[2]
    names = (unquote(last), last, f"{last}{mark}{query}")
    return [_spell(name) for name in dict.fromkeys(names) if name]


def _take(
    manifest: Manifest, taken: dict[str, ManifestRow], document: str, row: ManifestRow
) -> None:
    """Give a document to a row; a document has one row."""
    other = taken.setdefault(document, row)
    if other is not row:
        trouble = f"names {document}, which line {other.line} names already"
        raise _refuse(manifest.path, row.line, trouble, "Leave one of the two rows.")


def _name_absent(
    manifest: Manifest, rows: Sequence[ManifestRow], taken: set[str]
) -> Iterator[AbsentFile]:
    """Name rows without a file: by the file they want, or their organisation, all apart."""
    for row in rows:
        name = row.file or row.listing.identity.organisation or ""
        while not name or name in taken:
            name = f"{name} (line {row.line})".strip()
        taken.add(name)
        yield AbsentFile(name, row.file, row.listing, _explain_absence(manifest, row))


def _explain_absence(manifest: Manifest, row: ManifestRow) -> Problem:
    where = f"{manifest.name}, line {row.line}"
    if row.file:
        message = f"{row.file} ({where}) is not among the files of this run."
        advice = "Check its name, and that a PATH given to the run leads to it; then run again."
    else:
        message = f"The manifest ({where}) names no file."
        advice = "Ask the organisation for its plan, write its name there, then run again."
    return Problem("run", Status.NO_FILE.value, message, advice)
