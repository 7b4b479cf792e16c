"""What a stored result depends on: when its key changes, it is made again."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pipeline
from pipeline.batch.packing import encode_json
from pipeline.model import Template

# Rooms whose code decides what is read, and what is judged: when one changes, what it
# made is made again, so that no result outlives the rule it came from.
READING_ROOMS: Final = ("reading", "text")
JUDGING_ROOMS: Final = ("judging", "text")


@dataclass(frozen=True, slots=True)
class Keys:
    """What the readings, the failures and the analyses of a run depend on."""

    reading: str
    limits: str
    judging: str


def hash_code(rooms: Iterable[str]) -> str:
    """Hash the code of some rooms with that of the main path."""
    home = Path(pipeline.__file__).parent
    files = [home / "audit.py", home / "model.py"]
    files += [file for room in rooms for file in sorted((home / room).rglob("*.py"))]
    return hash_values(*(file.read_bytes() for file in files))


def hash_values(*values: bytes | str) -> str:
    """Hash values in their order.

    >>> hash_values("a", "b") == hash_values("ab")
    False
    """
    whole = hashlib.sha256()
    for value in values:
        content = value.encode() if isinstance(value, str) else value
        whole.update(len(content).to_bytes(8, "little") + content)
    return whole.hexdigest()


def make_keys(
    reading: object, limits: object, templates: Iterable[Template], registry: Path | None
) -> Keys:
    """Make the keys of a run from what was asked for."""
    people = b"" if registry is None else registry.read_bytes()
    wanted = (template.sha256 for template in templates)
    return Keys(
        reading=hash_values(hash_code(READING_ROOMS), encode_json(reading)),
        limits=hash_values(encode_json(limits)),
        judging=hash_values(hash_code(JUDGING_ROOMS), people, *wanted),
    )
