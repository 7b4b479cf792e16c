"""What was recognised on a picture is kept, so that no picture is read twice.

An entry is known by its picture, by the engine, and by the code that reads: a page that
comes again in another file is known there too, and nothing outlives the rule it came from.
Keeping fails in silence: what cannot be kept is only read again.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pipeline import reading, text
from pipeline.model import Box
from pipeline.reading import ocr
from pipeline.reading.cells import Cell
from pipeline.reading.drafts import DraftLine, Veil
from pipeline.reading.ocr import Engine, Recognition
from pipeline.reading.repair import Edit
from pipeline.reading.scans.page import read_page

if TYPE_CHECKING:
    from PIL.Image import Image

READ, SKIMMED = "read", "skimmed"
RULES: Final = frozenset((".py", ".npz"))
"""Files by which our own code decides what is on a picture; all of reading, not a list of it
that somebody would have to keep."""


@dataclass(frozen=True, slots=True)
class Eye:
    """An engine, and the folder that keeps what it has recognised, if any."""

    engine: Engine
    folder: Path | None = None


def read_picture(eye: Eye, image: "Image", *, height: float) -> Recognition:
    """Read the picture of a page `height` points high, unless that was done before."""
    return _recall(eye, READ, image, height, lambda: read_page(image, eye.engine, height=height))


def skim_picture(eye: Eye, image: "Image", *, height: float) -> tuple[DraftLine, ...]:
    """Skim the small picture of a page `height` points high, unless that was done before."""

    def skim() -> Recognition:
        return Recognition(ocr.skim_page(image, eye.engine, height=height), (), 0.0)

    return _recall(eye, SKIMMED, image, height, skim).lines


def _recall(
    eye: Eye, manner: str, image: "Image", height: float, recognise: Callable[[], Recognition]
) -> Recognition:
    if eye.folder is None:
        return recognise()
    picture = hashlib.sha256(image.tobytes()).hexdigest()
    told = (manner, picture, str(image.size), image.mode, f"{height:.3f}", *_describe(eye.engine))
    place = eye.folder / f"{hashlib.sha256(repr(told).encode()).hexdigest()}.json"
    known = _load(place)
    if known is None:
        known = recognise()
        if not known.given_up:  # another time there may be more of it
            _keep(place, known)
    return known


@cache
def _describe(engine: Engine) -> tuple[str, str, str]:
    """Tell what a recognition depends on beside its picture: program, models and our own code."""
    try:
        program = version("tesserocr")
    except PackageNotFoundError:
        program = ""
    models = [ocr.MODEL, *([ocr.LATIN_MODEL] if engine.has_latin else [])]
    rooms = (Path(room) for package in (reading, text) for room in package.__path__)
    code = (file for room in rooms for file in room.rglob("*.*") if file.suffix in RULES)
    return program, _hash_files(engine.folder / model for model in models), _hash_files(code)


def _hash_files(files: Iterable[Path]) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted(files))).hexdigest()


# --- entries ------------------------------------------------------------------


def _load(place: Path) -> Recognition | None:
    """Give an entry; None where there is none that can be used."""
    try:
        entry = json.loads(place.read_text(encoding="utf-8"))
        lines = tuple(_load_line(line) for line in entry.pop("lines"))
        return Recognition(lines=lines, noise=tuple(entry.pop("noise")), **entry)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _load_line(entry: dict[str, Any]) -> DraftLine:
    box, cell, edits, veil = (entry.pop(name) for name in ("box", "cell", "edits", "veil"))
    return DraftLine(
        box=None if box is None else Box(**box),
        cell=None if cell is None else Cell(**cell),
        edits=tuple(Edit(**edit) for edit in edits),
        veil=Veil(veil),
        **entry,
    )


def _keep(place: Path, seen: Recognition) -> None:
    """Write an entry whole or not at all: another process may read or write it meanwhile."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(seen), file, ensure_ascii=False)
            Path(name).replace(place)
        except OSError:
            Path(name).unlink(missing_ok=True)
    except OSError:
        return
