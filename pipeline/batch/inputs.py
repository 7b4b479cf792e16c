"""Which files a run is about: every path, file and folder leaves a trace.

A file named by itself is always an input. Below a folder a file is an input by its
first bytes (PDF) or its name; kinds that may hold a plan but are not read become
failures with advice; the rest is listed as skipped.
"""

import os
import stat
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Final

from pipeline.batch.ledger import LEDGER
from pipeline.errors import (
    MissingFileError,
    NothingReadableError,
    PipelineError,
    UnsupportedFormatError,
)

# The kinds that `reading` opens; a name decides, whatever the file holds, since a
# false name then fails in reading with the right advice.
READ_SUFFIXES: Final = frozenset({".pdf", ".docx", ".txt", ".md"})

# Kinds in which offices publish plans and which are not read.
UNREAD_SUFFIXES: Final = (
    frozenset({".doc", ".dot", ".docm", ".rtf", ".odt", ".odp", ".ods", ".pages", ".wps", ".xps"})
    | {".xls", ".xlsx", ".xlsm", ".ppt", ".pptx", ".zip", ".rar", ".7z", ".tar", ".gz", ".djvu"}
    | {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic"}
    | {".htm", ".html", ".mht", ".mhtml"}
)

PDF_MAGIC: Final = b"%PDF-"

# Readers accept junk before the header of a PDF within the first 1,024 bytes
# (ISO 32000-1, annex H.3.4.1, as Acrobat does).
MAGIC_WINDOW: Final = 1024

# Word's own lock file beside an open document starts so: no plan, only a user's name.
LOCK_PREFIX: Final = "~$"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One input: its name within the run, and its place; or why it cannot be read."""

    document: str
    path: Path
    error: PipelineError | None = None


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file below a folder that is no plan by its kind."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class FoundInputs:
    """All inputs, sorted by document, and what was passed over."""

    files: tuple[FoundFile, ...]
    skipped: tuple[SkippedFile, ...]


def find_inputs(paths: Sequence[Path], *, run_folder: Path) -> FoundInputs:
    """Find the inputs below the given paths; the run folder itself is left out."""
    files: list[FoundFile] = []
    skipped: list[SkippedFile] = []
    for path in paths:
        below = list(_walk_path(path, run_folder.resolve()))
        skipped += (entry for entry in below if isinstance(entry, SkippedFile))
        files += (entry for entry in below if isinstance(entry, FoundFile))
    once = {_absolute(file.path): file for file in reversed(files)}
    named = name_apart(once.values())
    return FoundInputs(
        tuple(sorted(named, key=lambda file: file.document)),
        tuple(sorted(set(skipped), key=lambda entry: entry.path)),
    )


def name_apart(files: Iterable[FoundFile]) -> list[FoundFile]:
    """Give files of the same name the names of the folders above, until all differ."""
    named: dict[str, FoundFile] = {}
    waiting = list(files)
    for depth in count():
        groups: defaultdict[str, list[FoundFile]] = defaultdict(list)
        for file in waiting:
            groups[_lengthen(file, depth)].append(file)
        waiting = []
        for document, group in groups.items():
            if len(group) == 1 and document not in named:
                named[document] = replace(group[0], document=document)
            else:
                waiting += group
        if not waiting:
            break
    return list(named.values())


def _lengthen(file: FoundFile, depth: int) -> str:
    """Put `depth` more folder names before a document's name.

    >>> _lengthen(FoundFile("b.pdf", Path("/plans/2564/b.pdf")), 1)
    '2564/b.pdf'
    """
    own = file.document.count("/") + 1
    above = _absolute(file.path).parts[:-own]
    prefix = "".join(f"{show_name(part)}/" for part in above[max(0, len(above) - depth) :])
    return prefix + file.document


def show_name(name: str) -> str:
    """Give a name as text that any file can hold.

    Names written by systems older than UTF-8 come as bytes that are not UTF-8, and
    Python shows each as half a surrogate pair, which no CSV can hold.

    >>> show_name(os.fsdecode(b"2564")), len(show_name(os.fsdecode(bytes([0xA1]))))
    ('2564', 4)
    """
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() loses the names of links


def _walk_path(path: Path, run_folder: Path) -> Iterator[FoundFile | SkippedFile]:
    if not _is_there(path.is_dir):
        yield _explicit_file(path)
        return
    name = show_name(_absolute(path).name) or "."
    entries = list(_walk_folder(path, "", run_folder, _Trail((), set())))
    yield from entries
    if not any(isinstance(entry, FoundFile) for entry in entries):
        error = NothingReadableError(
            f"Nothing in {show_name(str(path))} looks like a plan.",
            advice="Name a folder that holds PDF, .docx, .txt or .md files.",
        )
        yield FoundFile(name, path, error)


def _explicit_file(path: Path) -> FoundFile:
    document = show_name(_absolute(path).name)
    if _is_there(path.is_file):
        return FoundFile(document, path)
    error = MissingFileError(
        f"There is no file {show_name(str(path))}.",
        advice="Check the spelling of the path; put it in quotes if it holds blanks.",
    )
    return FoundFile(document, path, error)


@dataclass(frozen=True, slots=True)
class _Trail:
    """The folders above (as device and number), and all folders entered so far."""

    above: tuple[tuple[int, int], ...]
    entered: set[tuple[int, int]]


def _walk_folder(
    folder: Path, prefix: str, run_folder: Path, trail: _Trail
) -> Iterator[FoundFile | SkippedFile]:
    """Give what lies in a folder: files, then real folders, then linked ones."""
    try:
        identity = _identify(folder)
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        name = prefix.rstrip("/") or show_name(_absolute(folder).name)
        yield FoundFile(name, folder, _closed_folder(folder, error))
        return
    trail.entered.add(identity)
    below = _Trail((*trail.above, identity), trail.entered)
    visible = [entry for entry in entries if not entry.name.startswith(".")]
    folders = [entry for entry in visible if _is_there(entry.is_dir)]
    for entry in visible:
        if entry not in folders:
            yield _judge_file(Path(entry.path), prefix + show_name(entry.name))
    for entry in sorted(folders, key=lambda entry: entry.is_symlink()):
        path, name = Path(entry.path), prefix + show_name(entry.name)
        barrier = _find_barrier(path, name, run_folder, below)
        if barrier is None:
            yield from _walk_folder(path, f"{name}/", run_folder, below)
        else:
            yield barrier


def _find_barrier(
    folder: Path, name: str, run_folder: Path, trail: _Trail
) -> FoundFile | SkippedFile | None:
    """Tell why a folder is not entered, or None where it is."""
    if folder.resolve() == run_folder:
        return SkippedFile(name, "the folder of this run")
    if _is_there((folder / LEDGER).is_file):
        return SkippedFile(name, "the folder of another run")
    try:
        identity = _identify(folder)
    except OSError as error:
        return FoundFile(name, folder, _closed_folder(folder, error))
    if identity in trail.above:
        circle = MissingFileError(
            f"The link {name} leads back into a folder above it.",
            advice="Nothing is lost; delete the link to be rid of this line.",
        )
        return FoundFile(name, folder, circle)
    if identity in trail.entered:
        return SkippedFile(name, "a link to a folder that was read already")
    return None


def _judge_file(path: Path, name: str) -> FoundFile | SkippedFile:
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        return FoundFile(name, path, closed_file(path, error))
    suffix = path.suffix.lower()
    if not regular:
        return SkippedFile(name, "no regular file")
    if path.name.startswith(LOCK_PREFIX):
        return SkippedFile(name, "a lock file of an office program")
    if suffix in READ_SUFFIXES or _starts_like_pdf(path):
        return FoundFile(name, path)
    if suffix in UNREAD_SUFFIXES:
        return FoundFile(name, path, _unread_kind(suffix))
    return SkippedFile(name, f"kind {suffix}" if suffix else "no kind")


def _unread_kind(suffix: str) -> UnsupportedFormatError:
    return UnsupportedFormatError(
        f"Files of the kind {suffix} are not read.",
        advice="Unpack it, or save or print it as PDF, then run again.",
    )


def _starts_like_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return PDF_MAGIC in file.read(MAGIC_WINDOW)
    except OSError:
        return False


def _is_there(ask: Callable[[], bool]) -> bool:
    """Ask of a path what it is; a link to itself, or what may not be looked at, is nothing."""
    try:
        return ask()
    except OSError:
        return False


def _identify(folder: Path) -> tuple[int, int]:
    facts = folder.stat()
    return facts.st_dev, facts.st_ino


def _closed_folder(folder: Path, error: OSError) -> MissingFileError:
    return MissingFileError(
        f"The folder {show_name(str(folder))} cannot be opened ({error.strerror}).",
        advice="Ask for the right to read it, then run again.",
    )


def closed_file(path: Path, error: OSError) -> MissingFileError:
    """Say that a file cannot be opened, and why."""
    return MissingFileError(
        f"The file {show_name(str(path))} cannot be opened ({error.strerror}).",
        advice="Check that it is still there and that you may read it.",
    )
