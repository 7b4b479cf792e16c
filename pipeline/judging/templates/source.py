"""The file of a template: what it holds, on which line, and what is wrong with it."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.errors import TemplateError
from pipeline.judging.templates.toml_lines import Place, find_lines

FOLDER: Final = Path(__file__).parents[2] / "templates"
"""Where the templates stand that come with the program."""

_AT_LINE: Final = re.compile(
    r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)"
)
_CURLY: Final = re.compile("[“”‘’«»]")
_BARE_VALUE: Final = re.compile(r"""^\s*[\w.-]+\s*=\s*(?!true\b|false\b)[^\s\d"'\[{+-]""")

# What tomllib says, in the words of those who never heard of TOML.
_IN_PLAIN_WORDS: Final = {
    "Cannot overwrite a value": "the same key stands twice in one table",
    "Cannot declare": "the same table is opened twice; a list of tables has [[two brackets]]",
    "Expected '=' after a key": "a key is not followed by `=` (keys have no blanks)",
    "Unclosed array": "a list is not closed with `]`, or a comma lacks between two items",
    "Unclosed inline table": "a table is not closed with `}`, or a comma lacks in it",
    "Unterminated string": "a text has no closing quote",
    "Illegal character": "a text has no closing quote on its line",
    "Invalid value": "a value is no text in quotes, number, list, true or false",
    "Invalid statement": "the line is neither `key = value` nor `[table]` nor `# comment`",
    "Expected newline": "something stands behind a value that is over",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a template, or doubtful; `advice` says what to write instead."""

    place: Place
    what: str
    advice: str = ""
    is_error: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A template file with what it extends; `faults` are what kept it from being read."""

    path: Path
    data: Mapping[str, Any]
    digest: str
    lines: Mapping[Place, tuple[Path, int]]
    faults: tuple[Fault, ...] = ()

    def find(self, place: Place) -> tuple[Path, int | None]:
        """Find file and line of a place; of what is absent, those of the table that lacks it."""
        for length in range(len(place), -1, -1):
            if place[:length] in self.lines:
                return self.lines[place[:length]]
        return self.path, None

    def label(self, place: Place) -> str:
        """Name a place as people do: items of lists by their id or key, others from 1."""
        label, value = "", self.data
        for step in place:
            value = _step_into(value, step)
            if isinstance(step, str):
                label += f".{step}" if label else step
            else:
                names = value if isinstance(value, Mapping) else {}
                label += f"[{names.get('id') or names.get('key') or step + 1}]"
        return label


def _step_into(value: Any, step: str | int) -> Any:
    """Go one step into read TOML; nothing where it has no such place."""
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return {}


def tell_fault(source: Source, fault: Fault) -> str:
    """Say one fault in one line: file, line, key, what is wrong, what to write."""
    path, line = source.find(fault.place)
    where = f"{path}:{line}" if line is not None else f"{path}"
    key = f"`{source.label(fault.place)}` " if fault.place else ""
    return f"{where}: {key}{fault.what}. {fault.advice}".strip()


def read_source(path: Path) -> Source:
    """Read a file and what it extends; TemplateError when it cannot be opened at all."""
    own = _read_file(path)
    base = own.data.get("extends")
    if base is None or own.faults:
        return own
    base_path = _find_base(path, base)
    if base_path is None:
        return _refuse_base(own, f"names {base!r}, which is no template beside it or among ours")
    below = _read_file(base_path)
    if "extends" in below.data:
        return _refuse_base(own, "names a template that itself extends another")
    data = {key: value for key, value in own.data.items() if key != "extends"}
    inherited = {p: at for p, at in below.lines.items() if p and p[0] not in data}
    return Source(
        path=path,
        data={**below.data, "last_edition": None, **data},
        digest=hashlib.sha256((below.digest + own.digest).encode()).hexdigest(),
        lines={**inherited, **own.lines},
        faults=below.faults,
    )


def _read_file(path: Path) -> Source:
    """Parse one file."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise TemplateError(
            f"{path}: cannot be opened ({error.strerror}).", advice="Check the name of the file."
        ) from error
    digest = hashlib.sha256(raw).hexdigest()
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        fault = Fault((), "is not UTF-8 text", "Save the file as UTF-8 in your editor.")
        return Source(path, {}, digest, {(): (path, line)}, (fault,))
    except tomllib.TOMLDecodeError as error:
        line, fault = _explain_syntax(str(error), text)
        return Source(path, {}, digest, {(): (path, line)}, (fault,))
    lines = {place: (path, line) for place, line in {(): 1, **find_lines(text)}.items()}
    return Source(path, data, digest, lines)


def _explain_syntax(said: str, text: str) -> tuple[int, Fault]:
    """Turn what the TOML reader says into line, plain words and advice."""
    at = _AT_LINE.search(said)
    rows = text.split("\n")
    line = int(at["line"]) if at is not None and at["line"] else len(text.rstrip().split("\n"))
    bare = _AT_LINE.sub("", said)
    plain = next(
        (words for start, words in _IN_PLAIN_WORDS.items() if bare.startswith(start)), bare
    )
    row = rows[line - 1] if line <= len(rows) else ""
    before = row[: int(at["column"]) - 1] if at is not None and at["column"] else row
    if bare.startswith("Invalid value") and not before.strip():
        plain = "a list that begins above this line is not closed with `]`"
    if _CURLY.search(row):
        advice = 'Write straight quotes ("…") around texts, not curly ones.'
    elif _BARE_VALUE.search(row):
        advice = 'Put the text in straight quotes: key = "…".'
    else:
        advice = "Look at this line and the one before it."
    return line, Fault((), f"is not valid TOML: {plain}", advice)


def _find_base(path: Path, base: object) -> Path | None:
    """Find the file that a template extends: beside it, or among our own."""
    candidates = (folder / f"{base}.toml" for folder in (path.parent, FOLDER))
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def _refuse_base(own: Source, what: str) -> Source:
    known = ", ".join(sorted(file.stem for file in FOLDER.glob("*.toml")))
    fault = Fault(("extends",), what, f"Ours are: {known}.")
    return Source(own.path, own.data, own.digest, own.lines, (fault,))
